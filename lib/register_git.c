/* The register: what Git calls when it merges and before it commits. */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "codec.h"
#include "register_impl.h"
#include "register_proof.h"

extern char **environ;

bool afi_register_lags(const char *copy, size_t copy_len, const char *head,
		       size_t head_len)
{
	struct afi_record old = AFI_RECORD_INIT, now = AFI_RECORD_INIT;
	struct afi_err ignored = AFI_ERR_INIT;
	bool lags;

	lags = !afi_codec_parse(&old, copy, copy_len, &ignored) &&
	       !afi_codec_parse(&now, head, head_len, &ignored) &&
	       afi_record_keeps(&now, &old, NULL);
	afi_record_clear(&now);
	afi_record_clear(&old);
	return lags;
}

static enum afi_code read_file(struct afi_str *out, const char *path,
			       struct afi_err *err)
{
	FILE *file = fopen(path, "rb");
	char buf[65536];
	size_t n;

	if (!file)
		return afi_err_set(err, AFI_EFAILED, "cannot read '%s': %s",
				   path, strerror(errno));
	while ((n = fread(buf, 1, sizeof(buf), file)) > 0 &&
	       out->len <= AFI_RECORD_MAX)
		afi_str_add(out, buf, n);
	if (ferror(file)) {
		fclose(file);
		return afi_err_set(err, AFI_EFAILED, "cannot read '%s': %s",
				   path, strerror(errno));
	}
	fclose(file);
	return AFI_OK;
}

static enum afi_code write_file(const char *path, const struct afi_str *bytes,
				struct afi_err *err)
{
	FILE *file = fopen(path, "wb");
	bool ok;

	ok = file && fwrite(bytes->s, 1, bytes->len, file) == bytes->len;
	if (file)
		ok = fclose(file) == 0 && ok;
	if (!ok)
		return afi_err_set(err, AFI_EFAILED, "cannot write '%s': %s",
				   path, strerror(errno));
	return AFI_OK;
}

/* Git tells a merge driver the other commits by variables' names alone. */
static void name_commits(struct afi_err *err)
{
	static const char prefix[] = "GITHEAD_";
	const char *theirs = NULL;
	struct afi_store *store = NULL;
	struct afi_err ignored = AFI_ERR_INIT;
	char ours[AFI_OID_LEN + 1] = "";

	for (char **var = environ; *var; var++)
		if (strncmp(*var, prefix, strlen(prefix)) == 0)
			theirs = *var + strlen(prefix);
	if (!afi_store_open(&store, NULL, NULL, &ignored))
		snprintf(ours, sizeof(ours), "%s", afi_store_commit_id(store));
	afi_store_free(store);
	if (theirs && *ours)
		afi_err_prefix(err, "merging %.40s into %s", theirs, ours);
}

static enum afi_code parse_side(struct afi_record *out, const char *path,
				const char *whose, struct afi_err *err)
{
	struct afi_str bytes = AFI_STR_INIT;
	enum afi_code rc;

	rc = read_file(&bytes, path, err);
	if (!rc && bytes.len)
		rc = afi_codec_parse(out, bytes.s, bytes.len, err);
	if (rc)
		afi_err_prefix(err, "%s", whose);
	afi_str_clear(&bytes);
	return rc;
}

static enum afi_code check_kept(const struct afi_record *side,
				const struct afi_record *base,
				const char *whose, struct afi_err *err)
{
	const struct afi_entry *lost;

	if (afi_record_keeps(side, base, &lost))
		return AFI_OK;
	return afi_err_set(err, AFI_EINVALID, "%s has lost or changed the "
			   "entry %s of %s; what is recorded stays as it is, "
			   "so nothing was merged", whose, lost->id, lost->by);
}

enum afi_code afi_register_merge_files(const char *base, const char *ours,
				       const char *theirs, const char *name,
				       struct afi_err *err)
{
	struct afi_record old = AFI_RECORD_INIT, a = AFI_RECORD_INIT;
	struct afi_record b = AFI_RECORD_INIT, merged = AFI_RECORD_INIT;
	struct afi_str bytes = AFI_STR_INIT;
	enum afi_code rc;

	if ((rc = parse_side(&old, base, "the version both began with", err)) ||
	    (rc = parse_side(&a, ours, "our version", err)) ||
	    (rc = parse_side(&b, theirs, "the other version", err)) ||
	    (rc = check_kept(&a, &old, "our version", err)) ||
	    (rc = check_kept(&b, &old, "the other version", err)) ||
	    (rc = afi_record_merge(&merged, &a, &b, err)))
		goto out;
	afi_codec_write(&bytes, &merged);
	rc = write_file(ours, &bytes, err);
out:
	if (rc) {
		afi_err_prefix(err, "%s", name);
		name_commits(err);
	}
	afi_str_clear(&bytes);
	afi_record_clear(&merged);
	afi_record_clear(&b);
	afi_record_clear(&a);
	afi_record_clear(&old);
	return rc;
}

/* One line of git diff-index --raw: modes, blobs, status, path. */
struct staged {
	char mode[7];
	char before[AFI_OID_LEN + 1], now[AFI_OID_LEN + 1];
	const char *path;
};

/* Take the next one off @diff.  False at its end. */
static bool next_staged(struct staged *out, const char **diff,
			const char *end)
{
	char status;
	const char *path;

	if (*diff >= end ||
	    sscanf(*diff, ":%*6s %6s %40s %40s %c", out->mode, out->before,
		   out->now, &status) != 4)
		return false;
	path = memchr(*diff, '\0', (size_t)(end - *diff));
	if (!path || ++path >= end)
		return false;
	out->path = path;
	path = memchr(path, '\0', (size_t)(end - path));
	*diff = path ? path + 1 : end;
	return true;
}

static bool is_none(const char *oid)
{
	return strspn(oid, "0") == strlen(oid);
}

static enum afi_code parse_blob(struct afi_record *out,
				struct afi_store *store, const char *oid,
				struct afi_err *err)
{
	struct afi_str bytes = AFI_STR_INIT;
	enum afi_code rc;

	if (!(rc = afi_store_read_blob(&bytes, store, oid, AFI_RECORD_MAX,
				       err)))
		rc = afi_codec_parse(out, bytes.s, bytes.len, err);
	afi_str_clear(&bytes);
	return rc;
}

/* A record that was broken before may be mended, but not made worse. */
static enum afi_code check_one(struct afi_store *store,
			       const struct staged *staged,
			       struct afi_err *err)
{
	struct afi_record old = AFI_RECORD_INIT, now = AFI_RECORD_INIT;
	struct afi_err ignored = AFI_ERR_INIT;
	const struct afi_entry *lost;
	enum afi_code rc = AFI_OK;
	bool had;

	had = !is_none(staged->before) &&
	      !parse_blob(&old, store, staged->before, &ignored);
	if (is_none(staged->now))
		rc = had ? afi_err_set(err, AFI_EINVALID, "this commit would "
				       "remove the record") : AFI_OK;
	else if (strncmp(staged->mode, "100", 3) != 0)
		rc = afi_err_set(err, AFI_EINVALID, "this is a link or a "
				 "submodule, not a record");
	else if (!(rc = parse_blob(&now, store, staged->now, err)) && had &&
		 !afi_record_keeps(&now, &old, &lost))
		rc = afi_err_set(err, AFI_EINVALID, "this commit would drop or "
				 "change the entry %s of %s; 'afi check' "
				 "brings a copy that is merely out of date up "
				 "to date, then commit again", lost->id,
				 lost->by);
	if (rc)
		afi_err_prefix(err, "%s", staged->path);
	afi_record_clear(&now);
	afi_record_clear(&old);
	return rc;
}

enum afi_code afi_register_check_staged(struct afi_store *store,
					const char *diff, size_t len,
					struct afi_err *err)
{
	const char *end = diff + len;
	struct afi_target target;
	struct staged staged;
	enum afi_code rc = AFI_OK;

	while (!rc && next_staged(&staged, &diff, end))
		if (afi_target_of_path(&target, staged.path))
			rc = check_one(store, &staged, err);
	if (!rc && diff < end)
		rc = afi_err_set(err, AFI_EINVALID, "Git's list of what is "
				 "staged cannot be read");
	return rc;
}
