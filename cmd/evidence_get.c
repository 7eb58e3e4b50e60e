/* Kept files written out again. */
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "disk.h"
#include "evidence.h"
#include "filename.h"
#include "record.h"
#include "secrets.h"
#include "state.h"
#include "store.h"
#include "text.h"

/* A folder being filled. */
struct getting {
	struct afi_register *reg;
	const char *dir;		/* as it was given, less a last slash */
	int folder;			/* open */
	struct afi_str line;		/* what is said of a file */
	size_t files;			/* seen */
	size_t absent;			/* not in this copy */
	size_t wrong;			/* not what was filed, or not read */
	size_t withheld;		/* from the public */
	size_t unread;			/* written, and nobody looked into it */
};

/* Say the line, which holds others' words. */
static void say(struct getting *g, FILE *to)
{
	struct afi_secrets *secrets = afi_register_hidden(g->reg);
	struct afi_str safe = AFI_STR_INIT, clean = AFI_STR_INIT;

	if (secrets)
		(void)afi_secrets_hide(&clean, secrets, g->line.s);
	else
		afi_str_adds(&clean, g->line.s);
	afi_text_safe(&safe, clean.s, clean.len);
	fprintf(to, "%s\n", safe.s);
	afi_str_clear(&clean);
	afi_str_clear(&safe);
	afi_str_reset(&g->line);
}

static void say_wrong(struct getting *g, const char *what, const char *name,
		      const char *why)
{
	fflush(stdout);
	afi_str_addf(&g->line, "afi: %s '%s': %s", what, name, why);
	say(g, stderr);
	g->wrong++;
}

/* ---- folders ------------------------------------------------------------- */

static enum afi_code open_dir(struct getting *g, struct afi_err *err)
{
	if (mkdir(g->dir, 0777) < 0 && errno != EEXIST)
		return afi_err_set(err, AFI_EFAILED, "cannot make the folder "
				   "'%s': %s", g->dir, strerror(errno));
	g->folder = open(g->dir, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	if (g->folder < 0)
		return afi_err_set(err, AFI_EFAILED, "cannot open the folder "
				   "'%s': %s", g->dir, strerror(errno));
	return AFI_OK;
}

/* Open the folder @name in it; no link is followed. */
static enum afi_code open_sub(int *out, const struct getting *g,
			      const char *name, struct afi_err *err)
{
	if (mkdirat(g->folder, name, 0777) < 0 && errno != EEXIST)
		return afi_err_set(err, AFI_EFAILED, "cannot make the folder "
				   "'%s/%s': %s", g->dir, name,
				   strerror(errno));
	*out = openat(g->folder, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW |
		      O_CLOEXEC);
	if (*out < 0)
		return afi_err_set(err, AFI_EFAILED, "'%s/%s' is in the way: "
				   "it should be a folder; move it aside, or "
				   "name another DIR", g->dir, name);
	return AFI_OK;
}

/* ---- files --------------------------------------------------------------- */

/* Put the @bytes under @wanted, or under that with a number if something else
 * has that name. */
static enum afi_code place(struct getting *g, const char *sub,
			   const char *wanted, const struct afi_str *bytes,
			   struct afi_err *err)
{
	struct afi_str name = AFI_STR_INIT;
	enum afi_placed placed = AFI_PLACED_NOT;
	enum afi_code rc = AFI_OK;
	int folder = g->folder;

	if (*sub && (rc = open_sub(&folder, g, sub, err)))
		return rc;
	afi_str_adds(&name, wanted);
	for (size_t n = 2; !rc; n++) {
		rc = afi_disk_place(&placed, folder, name.s, bytes->s,
				    bytes->len, err);
		if (placed != AFI_PLACED_NOT)
			break;
		afi_str_reset(&name);
		afi_filename_numbered(&name, wanted, n);
	}
	if (!rc) {
		afi_str_addf(&g->line, "%s %s/%s%s%s",
			     placed == AFI_PLACED ? "wrote" : "already there:",
			     g->dir, sub, *sub ? "/" : "", name.s);
		say(g, stdout);
	}
	if (*sub)
		close(folder);
	afi_str_clear(&name);
	return rc;
}

static void say_where(struct getting *g, const struct afi_entry *entry,
		      const char *target, const char *how)
{
	const char *held = afi_entry_get(entry, "held");
	const char *address = afi_entry_get(entry, "address");

	afi_str_addf(&g->line, "%s: %s, %s bytes, of %s", how,
		     afi_entry_get(entry, "name"),
		     afi_entry_get(entry, "size"), target);
	if (held)
		afi_str_addf(&g->line, "; held: %s", held);
	if (address)
		afi_str_addf(&g->line, "; from %s", address);
	say(g, stdout);
}

static void say_withheld(struct getting *g, const struct afi_entry *entry,
			 const char *target)
{
	afi_str_addf(&g->line, "withheld: %s, of %s",
		     afi_entry_get(entry, "name"), target);
	say(g, stdout);
	g->withheld++;
}

/* Write the bytes of @entry, if who asks may have them. */
static enum afi_code hand_out(struct getting *g, const struct afi_entry *entry,
			      const char *target, const char *sub,
			      const struct afi_str *bytes,
			      struct afi_err *err)
{
	const char *filed = afi_entry_get(entry, "name");
	const enum evidence_fit fit = evidence_look_into(g->reg, bytes);
	struct afi_str name = AFI_STR_INIT;
	enum afi_code rc;

	if (fit == EVIDENCE_UNFIT) {
		say_withheld(g, entry, target);
		return AFI_OK;
	}
	g->unread += fit == EVIDENCE_UNREAD;
	afi_filename_safe(&name, filed, strlen(filed));
	rc = place(g, sub, name.s, bytes, err);
	afi_str_clear(&name);
	return rc;
}

static enum afi_code get_one(struct getting *g, const struct afi_record *rec,
			     const struct afi_entry *entry,
			     const char *target, const char *sub,
			     struct afi_err *err)
{
	const char *filed = afi_entry_get(entry, "name");
	const char *sha256 = afi_entry_get(entry, "sha256");
	struct afi_str bytes = AFI_STR_INIT;
	struct afi_err wrong = AFI_ERR_INIT;
	char got[AFI_HASH_LEN + 1];
	enum afi_code rc = AFI_OK;

	g->files++;
	if (evidence_is_withheld(g->reg, rec, entry)) {
		say_withheld(g, entry, target);
		goto out;
	}
	if (strcmp(afi_entry_get(entry, "kept"), "yes") != 0) {
		say_where(g, entry, target, "only referred to");
		goto out;
	}
	if (afi_store_kept(&bytes, afi_register_store(g->reg), sha256,
			   &wrong)) {
		if (wrong.code != AFI_ENOTFOUND) {
			say_wrong(g, "the kept file", filed, wrong.msg);
			goto out;
		}
		say_where(g, entry, target, "not in this copy");
		g->absent++;
		goto out;
	}
	if ((rc = afi_hash_bytes(got, bytes.s, bytes.len, err)))
		goto out;
	if (strcmp(got, sha256) != 0) {
		say_wrong(g, "the kept file", filed, "it is not what was "
			  "filed, so it was not written; 'afi check' says "
			  "more");
		goto out;
	}
	rc = hand_out(g, entry, target, sub, &bytes, err);
out:
	afi_str_clear(&bytes);
	return rc;
}

/* ---- records ------------------------------------------------------------- */

static enum afi_code get_record(struct getting *g,
				const struct afi_target *target,
				const struct afi_record *rec, const char *sub,
				struct afi_err *err)
{
	const struct afi_entry *action = NULL;
	struct afi_target at = *target;
	struct afi_fold fold = AFI_FOLD_INIT;
	struct afi_str name = AFI_STR_INIT;
	enum afi_code rc = AFI_OK;

	if (at.level == AFI_ACTION &&
	    (rc = afi_record_action(&action, rec, &at, err)))
		goto out;
	afi_target_print(&name, target);
	afi_fold_make(&fold, rec, INT_MAX, 0);
	for (size_t i = 0; !rc && i < fold.nlive; i++) {
		const struct afi_entry *entry = fold.live[i];

		if (!entry->known || (!afi_entry_is(entry, "evidence") &&
				      !afi_entry_is(entry, "issue")) ||
		    (action && (!entry->action ||
				strcmp(entry->action, action->id) != 0)))
			continue;
		rc = get_one(g, rec, entry, name.s, sub, err);
	}
out:
	afi_fold_clear(&fold);
	afi_str_clear(&name);
	return rc;
}

/* What is withheld in it may stand in any other's file. */
static enum afi_code cannot_read(struct getting *g, const char *path,
				 const struct afi_err *wrong,
				 struct afi_err *err)
{
	if (!afi_register_hides(g->reg)) {
		say_wrong(g, "cannot read", path, wrong->msg);
		return AFI_OK;
	}
	*err = *wrong;
	return err->code;
}

/* Of an inspection, each finding's files go into a folder of its own. */
static enum afi_code get_all(struct getting *g,
			     const struct afi_target *target,
			     struct afi_err *err)
{
	const bool whole = target->level == AFI_INSPECTION;
	struct afi_target within = *target;
	struct afi_places places = { 0 };
	enum afi_code rc;

	if (within.level == AFI_ACTION)
		within.level = AFI_FINDING;
	rc = afi_register_places(&places, g->reg, &within, err);
	for (size_t i = 0; !rc && i < places.n; i++) {
		const struct afi_place *at = &places.v[i];
		struct afi_record rec = AFI_RECORD_INIT;
		struct afi_err wrong = AFI_ERR_INIT;

		if (at->stray)
			continue;
		if (afi_register_read(&rec, g->reg, at, &wrong))
			rc = cannot_read(g, at->path, &wrong, err);
		else
			rc = get_record(g, whole ? &at->target : target, &rec,
					whole ? at->target.finding : "", err);
		afi_record_clear(&rec);
	}
	afi_places_clear(&places);
	return rc;
}

/* What is not there to be written is no success. */
static enum afi_code sum_up(struct getting *g,
			    const struct afi_target *target,
			    struct afi_err *err)
{
	struct afi_str name = AFI_STR_INIT;

	if (!g->files && !g->wrong) {
		afi_target_print(&name, target);
		afi_str_addf(&g->line, "no files are filed under %s", name.s);
		say(g, stdout);
		afi_str_clear(&name);
	}
	fflush(stdout);
	if (g->unread)
		fprintf(stderr, "afi: %zu file%s no text that could be read: "
			"see that nothing in %s is withheld\n", g->unread,
			g->unread == 1 ? " is" : "s are",
			g->unread == 1 ? "it" : "them");
	if (g->withheld)
		return afi_err_set(err, AFI_EINVALID, "%zu of %zu files %s "
				   "withheld, or say%s what is; --for internal "
				   "writes them too", g->withheld, g->files,
				   g->withheld == 1 ? "is" : "are",
				   g->withheld == 1 ? "s" : "");
	if (g->wrong)
		return afi_err_set(err, AFI_EINVALID, "%zu of %zu files could "
				   "not be written", g->wrong, g->files);
	if (g->absent)
		return afi_err_set(err, AFI_ENOTFOUND, "%zu of %zu files %s "
				   "kept in another copy of the register but "
				   "not in this one; ask whoever filed %s",
				   g->absent, g->files,
				   g->absent == 1 ? "is" : "are",
				   g->absent == 1 ? "it" : "them");
	return AFI_OK;
}

enum afi_code evidence_get(struct afi_register *reg,
			   const struct afi_target *target, const char *dir,
			   struct afi_err *err)
{
	struct afi_str name = AFI_STR_INIT;
	struct getting g = { .reg = reg, .folder = -1, .line = AFI_STR_INIT };
	enum afi_code rc;

	if (target->level == AFI_REGISTER)
		return afi_err_set(err, AFI_EUSAGE, "--get is for an "
				   "inspection, a finding or an action");
	afi_str_adds(&name, dir);
	while (name.len > 1 && name.s[name.len - 1] == '/')
		afi_str_cut(&name, name.len - 1);
	g.dir = name.s;
	if (!(rc = open_dir(&g, err)) &&
	    !(rc = get_all(&g, target, err)))
		rc = sum_up(&g, target, err);
	if (g.folder >= 0)
		close(g.folder);
	afi_str_clear(&g.line);
	afi_str_clear(&name);
	return rc;
}
