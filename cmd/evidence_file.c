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
#include "setup.h"
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

/* What has the same bytes already, under the same thing; or NULL.  The same
 * file twice proves no more than once. */
static const struct afi_entry *find_filed(const struct afi_fold *fold,
					  const char *action,
					  const char *sha256)
{
	for (size_t i = 0; i < fold->nlive; i++) {
		const struct afi_entry *entry = fold->live[i];

		if (afi_entry_is(entry, "evidence") &&
		    !entry->action == !action &&
		    (!action || strcmp(entry->action, action) == 0) &&
		    strcmp(afi_entry_get(entry, "sha256"), sha256) == 0)
			return entry;
	}
	return NULL;
}

/* Whether @filed only refers to what now is kept. */
static bool is_wanting(const struct afi_entry *filed,
		       const struct evidence *evidence)
{
	return evidence->kept &&
	       strcmp(afi_entry_get(filed, "kept"), "yes") != 0;
}

/* It would go unsaid that what is there already answers something. */
static enum afi_code check_answer(const struct afi_entry *filed,
				  const struct evidence_about *about,
				  struct afi_err *err)
{
	const char *answers = afi_entry_get(filed, "answers");

	if (!about->answers ||
	    (answers && strcmp(answers, about->answers) == 0))
		return AFI_OK;
	return afi_err_set(err, AFI_ECONFLICT, "'%s' is filed there already, "
			   "as '%s'; answer with 'afi update TARGET --answers "
			   "%s -m TEXT' and say so",
			   afi_entry_get(filed, "name"), filed->id,
			   about->answers);
}

/* Whether the writer speaks for the party whose entry @filed is. */
static bool is_theirs(struct afi_change *change, const struct afi_entry *filed)
{
	const struct afi_setup *setup =
		afi_register_setup(afi_change_register(change));
	struct afi_err ignored = AFI_ERR_INIT;
	const char *party;

	return !afi_change_party(&party, change, &ignored) &&
	       strcmp(party, filed->as) == 0 &&
	       afi_person_speaks(afi_setup_person(setup,
						  afi_change_by(change)),
				 party);
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

/* Say in the place of @filed, if it is their own, what it said, but that the
 * file is kept. */
static const char *replace(struct afi_draft *draft,
			   struct evidence_about *about,
			   struct afi_change *change,
			   const struct afi_entry *filed)
{
	if (!is_theirs(change, filed))
		return NULL;
	afi_draft_add(draft, "corrects", filed->id);
	if (!about->held)
		about->held = afi_entry_get(filed, "held");
	if (!about->text)
		about->text = afi_entry_get(filed, "text");
	if (!about->answers)
		about->answers = afi_entry_get(filed, "answers");
	return afi_change_source(change) ? NULL : filed->source;
}

enum afi_code evidence_add(struct afi_change *change,
			   struct afi_target *target,
			   const struct evidence *evidence,
			   const struct evidence_about *about,
			   struct afi_err *err)
{
	struct afi_register *reg = afi_change_register(change);
	struct evidence_about all = *about;
	const struct afi_entry *action = NULL, *filed;
	struct afi_draft draft = AFI_DRAFT_INIT;
	struct afi_fold fold = AFI_FOLD_INIT;
	const struct afi_record *rec;
	const char *source = NULL;
	enum afi_code rc;

	if ((rc = afi_change_record(&rec, change, target, err)) ||
	    (target->level == AFI_ACTION &&
	     (rc = afi_record_action(&action, rec, target, err))))
		goto out;
	afi_fold_make(&fold, rec, INT_MAX, 0);
	filed = find_filed(&fold, action ? action->id : NULL,
			   evidence->sha256);
	if (filed && !is_wanting(filed, evidence)) {
		rc = check_answer(filed, about, err);
		goto out;
	}
	if (filed)
		source = replace(&draft, &all, change, filed);
	draft_it(&draft, evidence, &all, afi_register_now(reg));
	if (evidence->kept)
		afi_change_keep(change, evidence->sha256, evidence->bytes.s,
				evidence->bytes.len);
	rc = afi_change_add(change, target, "evidence", NULL, source, &draft,
			    err);
out:
	afi_fold_clear(&fold);
	afi_draft_clear(&draft);
	return rc;
}
