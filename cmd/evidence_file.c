/* A file as evidence: read from the disk, and recorded. */
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "date.h"
#include "evidence.h"
#include "mem.h"
#include "opt.h"
#include "record.h"
#include "state.h"

enum { PIECE = 1 << 16 };

/* Hash the file, and keep its bytes if they are few enough. */
static enum afi_code read_bytes(struct evidence *out, int fd, const char *path,
				struct afi_err *err)
{
	struct afi_hash *hash = NULL;
	unsigned long long size = 0;
	char *piece = afi_xmalloc(PIECE);
	enum afi_code rc;
	ssize_t n = 0;

	rc = afi_hash_new(&hash, err);
	while (!rc && (n = read(fd, piece, PIECE)) > 0) {
		size += (unsigned long long)n;
		if (size > EVIDENCE_KEPT_MAX)
			out->kept = false;
		if (out->kept)
			afi_str_add(&out->bytes, piece, (size_t)n);
		rc = afi_hash_add(hash, piece, (size_t)n, err);
	}
	if (!rc && n < 0)
		rc = afi_err_set(err, AFI_EFAILED, "cannot read '%s': %s",
				 path, strerror(errno));
	if (!rc && !size)
		rc = afi_err_set(err, AFI_EINVALID, "'%s' is empty, which "
				 "proves nothing", path);
	if (!rc)
		rc = afi_hash_end(out->sha256, hash, err);
	if (!out->kept)
		afi_str_clear(&out->bytes);
	snprintf(out->size, sizeof(out->size), "%llu", size);
	afi_hash_free(hash);
	free(piece);
	return rc;
}

enum afi_code evidence_read_file(struct evidence *out, const char *path,
				 bool keep, const char *held,
				 struct afi_err *err)
{
	const char *slash = strrchr(path, '/');
	enum afi_code rc;
	struct stat st;
	int fd;

	out->kept = keep;
	/* not waiting, or a named pipe would hold us up for ever */
	fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
	if (fd < 0 || fstat(fd, &st) < 0) {
		rc = afi_err_set(err, AFI_EFAILED, "cannot read '%s': %s",
				 path, strerror(errno));
		goto out;
	}
	if (!S_ISREG(st.st_mode)) {
		rc = afi_err_set(err, AFI_EINVALID, "'%s' is not a file; name "
				 "the files themselves", path);
		goto out;
	}
	if ((rc = opt_line(&out->name, slash ? slash + 1 : path,
			   "the file's name", err)) ||
	    (rc = read_bytes(out, fd, path, err)))
		goto out;
	if (keep && !out->kept)
		fprintf(stderr, "afi: '%s' is over 25 MiB, so it is referred "
			"to by name, size and hash but not kept%s\n",
			out->name.s, held ? "" : "; say with --held where it "
			"is");
out:
	if (fd >= 0)
		close(fd);
	return rc;
}

void evidence_clear(struct evidence *evidence)
{
	afi_str_clear(&evidence->name);
	afi_str_clear(&evidence->bytes);
	afi_str_clear(&evidence->address);
	afi_str_clear(&evidence->final);
	afi_str_clear(&evidence->type);
}

/* The same file twice under one thing proves no more than once. */
static bool is_there(const struct afi_record *rec, const char *action,
		     const char *sha256)
{
	struct afi_fold fold = AFI_FOLD_INIT;
	bool there = false;

	afi_fold_make(&fold, rec, INT_MAX, 0);
	for (size_t i = 0; i < fold.nlive && !there; i++) {
		const struct afi_entry *entry = fold.live[i];

		there = afi_entry_is(entry, "evidence") &&
			!entry->action == !action &&
			(!action || strcmp(entry->action, action) == 0) &&
			strcmp(afi_entry_get(entry, "sha256"), sha256) == 0;
	}
	afi_fold_clear(&fold);
	return there;
}

static void draft_it(struct afi_draft *draft, const struct evidence *evidence,
		     const struct evidence_about *about, int64_t now)
{
	struct afi_str when = AFI_STR_INIT;

	afi_draft_add(draft, "name", evidence->name.s);
	afi_draft_add(draft, "size", evidence->size);
	afi_draft_add(draft, "sha256", evidence->sha256);
	afi_draft_add(draft, "kept", evidence->kept ? "yes" : "no");
	afi_draft_add(draft, "held", about->held);
	if (evidence->address.len) {
		afi_time_iso(&when, now);
		afi_draft_add(draft, "address", evidence->address.s);
		if (evidence->final.len)
			afi_draft_add(draft, "final-address",
				      evidence->final.s);
		if (evidence->type.len)
			afi_draft_add(draft, "type", evidence->type.s);
		afi_draft_add(draft, "read-at", when.s);
	}
	afi_draft_add(draft, "text", about->text);
	afi_draft_add(draft, "answers", about->answers);
	afi_str_clear(&when);
}

enum afi_code evidence_add(struct afi_change *change,
			   struct afi_target *target,
			   const struct evidence *evidence,
			   const struct evidence_about *about,
			   struct afi_err *err)
{
	struct afi_register *reg = afi_change_register(change);
	const struct afi_entry *action = NULL;
	struct afi_draft draft = AFI_DRAFT_INIT;
	const struct afi_record *rec;
	enum afi_code rc;

	if ((rc = afi_change_record(&rec, change, target, err)) ||
	    (target->level == AFI_ACTION &&
	     (rc = afi_record_action(&action, rec, target, err))) ||
	    is_there(rec, action ? action->id : NULL, evidence->sha256))
		goto out;
	draft_it(&draft, evidence, about, afi_register_now(reg));
	if (evidence->kept)
		afi_change_keep(change, evidence->sha256, evidence->bytes.s,
				evidence->bytes.len);
	rc = afi_change_add(change, target, "evidence", NULL, NULL, &draft,
			    err);
out:
	afi_draft_clear(&draft);
	return rc;
}
