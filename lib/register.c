/* The register: opening it, and reading the records in it. */
#include "register_impl.h"

#include <stdio.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "codec.h"
#include "mem.h"
#include "register_proof.h"

#define BOOK "register.yaml"

/* What counts as now; Git's own variable stops the clock, as it does there. */
enum afi_code afi_register_look_at_clock(struct afi_register *reg,
					 struct afi_err *err)
{
	const char *fixed = getenv("GIT_AUTHOR_DATE");

	if (fixed && *fixed) {
		if (afi_clock_parse(&reg->now, fixed, err))
			return afi_err_prefix(err, "GIT_AUTHOR_DATE");
		return AFI_OK;
	}
	reg->now = (int64_t)time(NULL);
	return AFI_OK;
}

enum afi_code afi_register_reload(struct afi_register *reg, bool founding,
				  struct afi_err *err)
{
	const char *commit = afi_store_commit_id(reg->store);
	struct afi_str bytes = AFI_STR_INIT;
	enum afi_code rc = AFI_OK;

	if (reg->book.n && strcmp(reg->book_commit, commit) == 0)
		return AFI_OK;
	afi_setup_clear(&reg->setup);
	afi_record_clear(&reg->book);
	snprintf(reg->book_commit, sizeof(reg->book_commit), "%s", commit);
	if (*commit)
		rc = afi_store_read(&bytes, reg->store, BOOK, AFI_RECORD_MAX,
				    err);
	else
		rc = afi_err_set(err, AFI_ENOTFOUND, "nothing is in it yet");
	if (rc == AFI_ENOTFOUND) {
		if (founding)
			rc = AFI_OK;
		else if (reg->past.rev)
			rc = afi_register_not_yet(reg, "there was no register",
					  err);
		else
			afi_err_set(err, rc, "this Git repository is no "
				    "register: it has no '" BOOK "'; "
				    "'afi init --force NAME' makes it one");
		goto out;
	}
	if (rc || (rc = afi_codec_parse(&reg->book, bytes.s, bytes.len, err))) {
		afi_err_prefix(err, BOOK);
		goto out;
	}
	if (strcmp(afi_record_kind(&reg->book), "register") != 0) {
		rc = afi_err_set(err, AFI_EINVALID, BOOK ": line 1: its kind "
				 "is '%s', not 'register'",
				 afi_record_kind(&reg->book));
		goto out;
	}
	afi_record_until(&reg->book, reg->past.until);
	if (!reg->book.n)
		rc = afi_register_not_yet(reg, "there was no register",
					  err);
	afi_setup_fold(&reg->setup, &reg->book, INT_MAX);
out:
	afi_str_clear(&bytes);
	return rc;
}

enum afi_code afi_register_on(struct afi_register **out,
			      struct afi_store *store, bool founding,
			      const struct afi_lookback *back,
			      struct afi_err *err)
{
	struct afi_register *reg = afi_xcalloc(1, sizeof(*reg));
	enum afi_code rc;

	reg->store = store;
	reg->book = (struct afi_record)AFI_RECORD_INIT;
	reg->hiding = (struct afi_hiding){
		.book = AFI_RECORD_INIT, .secrets = AFI_SECRETS_INIT,
		.doubt = AFI_ERR_INIT,
	};
	reg->setup = (struct afi_setup)AFI_SETUP_INIT;
	if ((rc = afi_register_look_at_clock(reg, err)) ||
	    (rc = afi_register_look_back(reg, back, err)) ||
	    (rc = afi_register_reload(reg, founding, err))) {
		afi_register_free(reg);
		return rc;
	}
	*out = reg;
	return AFI_OK;
}

enum afi_code afi_register_open_back(struct afi_register **out,
				     const char *dir,
				     const struct afi_lookback *back,
				     struct afi_err *err)
{
	struct afi_store *store;
	enum afi_code rc;

	if ((rc = afi_store_open(&store, dir, afi_register_lags, err)))
		return rc;
	return afi_register_on(out, store, false, back, err);
}

enum afi_code afi_register_open(struct afi_register **out, const char *dir,
				struct afi_err *err)
{
	return afi_register_open_back(out, dir, NULL, err);
}

void afi_register_free(struct afi_register *reg)
{
	if (!reg)
		return;
	afi_hiding_clear(&reg->hiding);
	afi_setup_clear(&reg->setup);
	afi_record_clear(&reg->book);
	free(reg->past.rev);
	afi_store_free(reg->store);
	free(reg);
}

struct afi_store *afi_register_store(struct afi_register *reg)
{
	return reg->store;
}

const struct afi_setup *afi_register_setup(const struct afi_register *reg)
{
	return &reg->setup;
}

void afi_register_setup_on(struct afi_setup *out,
			   const struct afi_register *reg, int day)
{
	afi_setup_fold(out, &reg->book, day);
}

int64_t afi_register_now(const struct afi_register *reg)
{
	return reg->now;
}

/* A file that was renamed by hand must not pass for another finding. */
static enum afi_code check_name(const struct afi_record *rec,
				const struct afi_target *target,
				struct afi_err *err)
{
	const struct afi_entry *heading = &rec->entries[0];
	const char *kind = afi_record_kind(rec), *want;
	int number, sub;

	if (target->level == AFI_REGISTER)
		want = "register";
	else if (target->level == AFI_INSPECTION)
		want = "inspection";
	else if (!afi_finding_split(&want, &number, &sub, target->finding))
		return afi_err_set(err, AFI_EINVALID, "no finding's name");
	if (strcmp(kind, want) != 0)
		return afi_err_set(err, AFI_EINVALID, "line %d: its kind is "
				   "'%s', but its file is for '%s'",
				   heading->line, kind, want);
	if (target->level <= AFI_INSPECTION)
		return AFI_OK;
	if (afi_entry_number(heading, "number") != (sub ? sub : number) ||
	    afi_entry_number(heading, "under") != (sub ? number : 0))
		return afi_err_set(err, AFI_EINVALID, "line %d: its number is "
				   "not that of its file '%s'", heading->line,
				   target->finding);
	return AFI_OK;
}

static const char *const not_files[] = {
	[AFI_FILE] = "a file", [AFI_FOLDER] = "a folder",
	[AFI_LINK] = "a symbolic link", [AFI_MODULE] = "a submodule",
};

enum afi_code afi_register_read(struct afi_record *out,
				struct afi_register *reg,
				const struct afi_place *place,
				struct afi_err *err)
{
	struct afi_str bytes = AFI_STR_INIT;
	enum afi_code rc;

	if (place->type != AFI_FILE) {
		rc = afi_err_set(err, AFI_EINVALID, "this is %s, not a record",
				 not_files[place->type]);
		goto out;
	}
	if (place->stray) {
		rc = afi_err_set(err, AFI_EINVALID, "this is no record's "
				 "name; such a file does not belong here");
		goto out;
	}
	if ((rc = afi_store_read_blob(&bytes, reg->store, place->oid,
				      AFI_RECORD_MAX, err)) ||
	    (rc = afi_codec_parse(out, bytes.s, bytes.len, err)))
		goto out;
	if ((rc = check_name(out, &place->target, err)))
		afi_record_clear(out);
out:
	if (rc) {
		afi_err_prefix(err, "%s", place->path);
		afi_register_doubt(reg, err);
	} else if ((rc = afi_register_clean(reg, out, place->path, err))) {
		afi_record_clear(out);
	} else {
		afi_record_until(out, reg->past.until);
	}
	afi_str_clear(&bytes);
	return rc;
}

static enum afi_code not_yet(const struct afi_register *reg,
			     const struct afi_target *target,
			     struct afi_err *err)
{
	struct afi_str name = AFI_STR_INIT;
	enum afi_code rc;

	afi_str_addc(&name, '\'');
	afi_target_print(&name, target);
	afi_str_adds(&name, "' was not recorded");
	rc = afi_register_not_yet(reg, name.s, err);
	afi_str_clear(&name);
	return rc;
}

enum afi_code afi_register_load(struct afi_record *out,
				struct afi_register *reg,
				const struct afi_target *target,
				struct afi_err *err)
{
	struct afi_str path = AFI_STR_INIT, bytes = AFI_STR_INIT;
	enum afi_code rc;

	afi_target_path(&path, target);
	rc = afi_store_read(&bytes, reg->store, path.s, AFI_RECORD_MAX, err);
	if (rc)
		goto out;
	if ((rc = afi_codec_parse(out, bytes.s, bytes.len, err)) ||
	    (rc = check_name(out, target, err))) {
		afi_err_prefix(err, "%s", path.s);
		afi_register_doubt(reg, err);
		afi_record_clear(out);
		goto out;
	}
	if ((rc = afi_register_clean(reg, out, path.s, err))) {
		afi_record_clear(out);
		goto out;
	}
	afi_record_until(out, reg->past.until);
	if (!out->n)
		rc = not_yet(reg, target, err);
	else if (!afi_past_is(&reg->past) &&
		 afi_store_differs(reg->store, path.s))
		fprintf(stderr, "afi: '%s' has changes that are not recorded; "
			"this is what is recorded\n", path.s);
out:
	afi_str_clear(&bytes);
	afi_str_clear(&path);
	return rc;
}
