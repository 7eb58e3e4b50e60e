/* The register: proving that nothing in it is lost or forged. */
#include "register_proof.h"

#include <stdarg.h>
#include <stdio.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>

#include "codec.h"
#include "hash.h"
#include "register_impl.h"

enum { KEPT_MAX = 1 << 30 };

struct proving {
	struct afi_proof *proof;
	struct afi_register *reg;
	afi_proof_fn tell;
	void *arg;
	struct afi_listings listings;

	/* the setup that was judged by last: it seldom changes */
	char book_oid[AFI_OID_LEN + 1];
	struct afi_record book;
	struct afi_setup setup;
};

static void say(struct proving *p, bool problem, const char *fmt, ...)
	__attribute__((format(printf, 3, 4)));

static void say(struct proving *p, bool problem, const char *fmt, ...)
{
	char line[1200];
	va_list ap;

	va_start(ap, fmt);
	vsnprintf(line, sizeof(line), fmt, ap);
	va_end(ap);
	if (problem)
		p->proof->problems++;
	p->tell(line, problem, p->arg);
}

/* ---- state --------------------------------------------------------------- */

static void prove_kept(struct proving *p, const char *path,
		       const struct afi_entry *entry)
{
	const char *wanted = afi_entry_get(entry, "sha256");
	const char *name = afi_entry_get(entry, "name");
	struct afi_err err = AFI_ERR_INIT;
	struct afi_str bytes = AFI_STR_INIT;
	char got[AFI_HASH_LEN + 1];

	if (strcmp(afi_entry_get(entry, "kept"), "yes") != 0)
		return;
	if (afi_store_kept(&bytes, p->reg->store, wanted, &err)) {
		if (err.code == AFI_ENOTFOUND)
			p->proof->absent++;
		else
			say(p, true, "%s: line %d: kept file '%s': %s", path,
			    entry->line, name, err.msg);
	} else if (afi_hash_bytes(got, bytes.s, bytes.len, &err)) {
		say(p, true, "%s: kept file '%s': %s", path, name, err.msg);
	} else if (strcmp(got, wanted) != 0) {
		say(p, true, "%s: line %d: kept file '%s' is not what was "
		    "filed: its SHA-256 is %s", path, entry->line, name, got);
	} else {
		p->proof->kept++;
	}
	afi_str_clear(&bytes);
}

/* What is withheld here must not be published from another record. */
static void prove_listed(struct proving *p, const char *path,
			 const struct afi_record *rec)
{
	struct afi_marks marks = { 0 };
	struct afi_err err = AFI_ERR_INIT;
	const struct afi_entry *mark;

	afi_marks_find(&marks, rec);
	mark = marks.n ? afi_unlisted_find(&p->listings, &marks, rec) : NULL;
	if (mark) {
		(void)afi_unlisted_say(mark, path, &err);
		say(p, true, "%s", err.msg);
	}
	free(marks.v);
}

static void prove_record(struct proving *p, const char *path,
			 const struct afi_record *rec)
{
	p->proof->records++;
	p->proof->entries += rec->n;
	prove_listed(p, path, rec);
	for (size_t i = 0; i < rec->n; i++) {
		const struct afi_entry *entry = &rec->entries[i];

		if ((afi_entry_is(entry, "evidence") ||
		     afi_entry_is(entry, "issue")) && entry->known &&
		    !entry->retract)
			prove_kept(p, path, entry);
		if (!afi_entry_is(entry, "erased"))
			continue;
		p->proof->erased++;
		say(p, false, "%s: entry %s was erased by %s: %s (%s)", path,
		    entry->id, entry->by, afi_entry_get(entry, "reason"),
		    afi_entry_get(entry, "authority"));
	}
}

enum afi_code afi_register_prove_state(struct afi_proof *proof,
				       struct afi_register *reg,
				       afi_proof_fn tell, void *arg,
				       struct afi_err *err)
{
	struct proving p = { .proof = proof, .reg = reg, .tell = tell,
			     .arg = arg };
	const struct afi_target all = { .level = AFI_REGISTER };
	struct afi_places places = { 0 };
	enum afi_code rc;

	afi_listings_find(&p.listings, &reg->book);
	prove_record(&p, "register.yaml", &reg->book);
	rc = afi_register_places(&places, reg, &all, err);
	for (size_t i = 0; !rc && i < places.n; i++) {
		struct afi_record rec = AFI_RECORD_INIT;
		struct afi_err wrong = AFI_ERR_INIT;

		if (afi_register_read(&rec, reg, &places.v[i], &wrong))
			say(&p, true, "%s", wrong.msg);
		else
			prove_record(&p, places.v[i].path, &rec);
		afi_record_clear(&rec);
	}
	afi_places_clear(&places);
	free(p.listings.v);
	return rc;
}

void afi_register_catch_up(struct afi_register *reg)
{
	if (!reg->setup.example)
		afi_store_catch_up(reg->store, afi_register_lags);
}

/* ---- provenance ---------------------------------------------------------- */

/* Read the record in the blob @oid; an empty record for "". */
static enum afi_code read_blob(struct afi_record *out, struct proving *p,
			       const char *oid, struct afi_err *err)
{
	struct afi_str bytes = AFI_STR_INIT;
	enum afi_code rc = AFI_OK;

	if (*oid && !(rc = afi_store_read_blob(&bytes, p->reg->store, oid,
					       AFI_RECORD_MAX, err)))
		rc = afi_codec_parse(out, bytes.s, bytes.len, err);
	afi_str_clear(&bytes);
	return rc;
}

/* The setup by which @commit is judged: its parent's, or, where it founds the
 * register, its own. */
static enum afi_code judge_by(struct proving *p,
			      const struct afi_commit *commit,
			      struct afi_err *err)
{
	char oid[AFI_OID_LEN + 1] = "";
	enum afi_code rc = AFI_OK;

	if (commit->nparents && !commit->shallow)
		rc = afi_store_blob_at(oid, p->reg->store, commit->parents[0],
				       "register.yaml", err);
	if (!rc && !*oid)
		rc = afi_store_blob_at(oid, p->reg->store, commit->id,
				       "register.yaml", err);
	if (rc || strcmp(oid, p->book_oid) == 0)
		return rc;
	afi_setup_clear(&p->setup);
	afi_record_clear(&p->book);
	memcpy(p->book_oid, oid, sizeof(p->book_oid));
	if ((rc = read_blob(&p->book, p, oid, err)))
		p->book_oid[0] = '\0';
	else if (p->book.n)
		afi_setup_fold(&p->setup, &p->book, INT_MAX);
	return rc;
}

static bool is_here(const struct afi_record *rec,
		    const struct afi_entry *entry)
{
	const struct afi_entry *same = afi_record_find(rec, entry->id);

	return same && afi_entry_same(same, entry);
}

/* Why @entry should not have come in with @commit; false if it should. */
static bool is_forged(char *why, size_t size, struct proving *p,
		      const struct afi_commit *commit,
		      const struct afi_entry *entry)
{
	const bool erased = afi_entry_is(entry, "erased");
	struct afi_err err = AFI_ERR_INIT;
	char author[1024];

	snprintf(author, sizeof(author), "%s <%s>", commit->author,
		 commit->email);
	if (strcmp(author, entry->by) != 0)
		snprintf(why, size, "is by %s but was committed by %s",
			 entry->by, author);
	else if (!erased && entry->at != commit->when)
		snprintf(why, size, "was not committed when it says it was "
			 "recorded");
	else if (!judge_by(p, commit, &err) &&
		 !afi_setup_allows(&p->setup, entry, &err))
		return false;
	else
		snprintf(why, size, "was not its author's to make: %s",
			 err.msg);
	return true;
}

/* A commit's own entries; in a root they may be another history's, squashed. */
static void prove_new(struct proving *p, const struct afi_commit *commit,
		      const char *path, const struct afi_record *old,
		      const struct afi_record *now)
{
	char why[1100];

	for (size_t i = 0; i < now->n; i++) {
		const struct afi_entry *entry = &now->entries[i];

		if (is_here(old, entry) ||
		    !is_forged(why, sizeof(why), p, commit, entry))
			continue;
		if (!commit->nparents) {
			memcpy(p->proof->unproven, commit->id,
			       sizeof(commit->id));
			return;
		}
		say(p, true, "%s: commit %.12s: entry %s %s", path, commit->id,
		    entry->id, why);
	}
}

static void prove_kept_entries(struct proving *p,
			       const struct afi_commit *commit,
			       const char *path, const struct afi_record *old,
			       const struct afi_record *now)
{
	const struct afi_entry *lost;

	if (!afi_record_keeps(now, old, &lost))
		say(p, true, "%s: commit %.12s by %s <%s> drops or changes "
		    "entry %s of %s", path, commit->id, commit->author,
		    commit->email, lost->id, lost->by);
}

/* A merge adds nothing of its own. */
static void prove_merged(struct proving *p, const struct afi_commit *commit,
			 const char *path, const struct afi_record *before,
			 const struct afi_record *now)
{
	for (size_t i = 0; i < now->n; i++) {
		bool found = false;

		for (size_t k = 0; k < commit->nparents && !found; k++)
			found = is_here(&before[k], &now->entries[i]);
		if (!found)
			say(p, true, "%s: commit %.12s: entry %s came in with "
			    "a merge, from neither side", path, commit->id,
			    now->entries[i].id);
	}
}

static void prove_diff(struct proving *p, const struct afi_commit *commit,
		       const struct afi_diff *diff)
{
	static const struct afi_record none = AFI_RECORD_INIT;
	const size_t n = commit->shallow ? 0 : commit->nparents;
	struct afi_record now = AFI_RECORD_INIT;
	struct afi_record *before = afi_xcalloc(n, sizeof(*before));
	struct afi_err err = AFI_ERR_INIT;

	if (read_blob(&now, p, diff->now, &err)) {
		say(p, true, "%s: commit %.12s: %s", diff->path, commit->id,
		    err.msg);
		goto out;
	}
	for (size_t i = 0; i < n; i++) {
		before[i] = (struct afi_record)AFI_RECORD_INIT;
		if (!read_blob(&before[i], p, diff->before[i], &err))
			prove_kept_entries(p, commit, diff->path, &before[i],
					   &now);
	}
	if (n > 1)
		prove_merged(p, commit, diff->path, before, &now);
	else if (!commit->shallow)
		prove_new(p, commit, diff->path, n ? &before[0] : &none, &now);
out:
	for (size_t i = 0; i < n; i++)
		afi_record_clear(&before[i]);
	free(before);
	afi_record_clear(&now);
}

static enum afi_code prove_commit(const struct afi_commit *commit, void *arg,
				  struct afi_err *err)
{
	struct proving *p = arg;
	struct afi_target target;

	(void)err;
	p->proof->commits++;
	if (commit->shallow)
		memcpy(p->proof->unproven, commit->id, sizeof(commit->id));
	for (size_t i = 0; i < commit->ndiffs; i++)
		if (afi_target_of_path(&target, commit->diffs[i].path))
			prove_diff(p, commit, &commit->diffs[i]);
	return AFI_OK;
}

enum afi_code afi_register_prove_history(struct afi_proof *proof,
					 struct afi_register *reg,
					 afi_proof_fn tell, void *arg,
					 struct afi_err *err)
{
	struct proving p = {
		.proof = proof, .reg = reg, .tell = tell, .arg = arg,
		.book = AFI_RECORD_INIT, .setup = AFI_SETUP_INIT,
	};
	enum afi_code rc;

	rc = afi_store_walk(reg->store, prove_commit, &p, err);
	afi_setup_clear(&p.setup);
	afi_record_clear(&p.book);
	return rc;
}
