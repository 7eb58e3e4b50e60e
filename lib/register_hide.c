/*
 * The register: what is withheld left out as records are read.
 *
 * Words that are withheld in one record may be quoted in another, and only a
 * few records are read at a time.  So register.yaml lists them all: an entry
 * `hide` there for each mark, by the same commit (afi_change_list_hidden).
 */
#include <limits.h>
#include <stdlib.h>
#include <string.h>

#include "codec.h"
#include "record_correct.h"
#include "register_impl.h"
#include "vec.h"

#define BOOK "register.yaml"
#define NEWEST "HEAD"

void afi_listings_find(struct afi_listings *out, const struct afi_record *book)
{
	for (size_t i = 0; i < book->n; i++) {
		const struct afi_entry *entry = &book->entries[i];

		if (afi_entry_is(entry, "hide") && !entry->corrects &&
		    !afi_record_standing(book, entry)->retract)
			*afi_vec_push(out) = (struct afi_listing){
				.entry = entry,
				.record = afi_entry_get(entry, "record"),
				.mark = afi_entry_get(entry, "mark"),
				.words = afi_entry_field(entry, "words"),
			};
	}
}

bool afi_listings_have(const struct afi_listings *listings, const char *mark,
		       const char *phrase)
{
	for (size_t i = 0; i < listings->n; i++) {
		const struct afi_field *words = listings->v[i].words;

		if (strcmp(listings->v[i].mark, mark))
			continue;
		for (size_t k = 0; k < words->nitems; k++)
			if (!strcmp(words->items[k], phrase))
				return true;
	}
	return false;
}

/* ---- the mode ------------------------------------------------------------ */

/* The newest version of the file @path; empty if it is not there any more. */
static enum afi_code read_newest(struct afi_record *out,
				 struct afi_register *reg, const char *path,
				 struct afi_err *err)
{
	struct afi_str bytes = AFI_STR_INIT;
	char oid[AFI_OID_LEN + 1];
	enum afi_code rc;

	if (!(rc = afi_store_blob_at(oid, reg->store, NEWEST, path, err)) &&
	    *oid && !(rc = afi_store_read_blob(&bytes, reg->store, oid,
					       AFI_RECORD_MAX, err)))
		rc = afi_codec_parse(out, bytes.s, bytes.len, err);
	if (rc)
		afi_err_prefix(err, "%s", path);
	afi_str_clear(&bytes);
	return rc;
}

static void take_listings(struct afi_hiding *hiding,
			  const struct afi_record *book)
{
	afi_listings_find(&hiding->listings, book);
	for (size_t i = 0; i < hiding->listings.n; i++) {
		const struct afi_field *words = hiding->listings.v[i].words;

		for (size_t k = 0; k < words->nitems; k++)
			afi_secrets_add(&hiding->secrets, words->items[k]);
	}
}

enum afi_code afi_register_hide(struct afi_register *reg, struct afi_err *err)
{
	struct afi_hiding *hiding = &reg->hiding;
	enum afi_code rc;

	hiding->on = true;
	if (!afi_past_is(&reg->past)) {
		take_listings(hiding, &reg->book);
		return AFI_OK;
	}
	if (!(rc = read_newest(&hiding->book, reg, BOOK, err)))
		take_listings(hiding, &hiding->book);
	return rc;
}

bool afi_register_hides(const struct afi_register *reg)
{
	return reg->hiding.on;
}

struct afi_secrets *afi_register_hidden(struct afi_register *reg)
{
	return reg->hiding.on ? &reg->hiding.secrets : NULL;
}

void afi_hiding_clear(struct afi_hiding *hiding)
{
	free(hiding->listings.v);
	afi_record_clear(&hiding->book);
	afi_secrets_clear(&hiding->secrets);
}

/* ---- what is not known --------------------------------------------------- */

void afi_register_doubt(struct afi_register *reg, const struct afi_err *why)
{
	if (reg->hiding.on && !reg->hiding.doubt.code)
		reg->hiding.doubt = *why;
}

enum afi_code afi_register_sure(const struct afi_register *reg,
				struct afi_err *err)
{
	const struct afi_err *doubt = &reg->hiding.doubt;

	if (!doubt->code)
		return AFI_OK;
	return afi_err_set(err, AFI_EINVALID, "%.400s; so nobody can know all "
			   "that is withheld, and nothing is shown to the "
			   "public", doubt->msg);
}

/* ---- a record ------------------------------------------------------------ */

/* Each mark must be listed, or else what it withholds may stand elsewhere. */
static enum afi_code check_listed(const struct afi_register *reg,
				  const struct afi_marks *marks,
				  const struct afi_record *rec,
				  const char *path, struct afi_err *err)
{
	const struct afi_entry *mark;

	mark = afi_unlisted_find(&reg->hiding.listings, marks, rec);
	return mark ? afi_unlisted_say(mark, path, err) : AFI_OK;
}

/* Put the tombstones of @newest into @rec, the same record as a commit that
 * came before them has it: what was erased does not come back. */
static enum afi_code bury(struct afi_record *rec,
			  const struct afi_record *newest, struct afi_err *err)
{
	const size_t n = rec->n;
	enum afi_code rc = AFI_OK;

	for (size_t i = 0; i < newest->n && !rc; i++) {
		const struct afi_entry *entry = &newest->entries[i];

		if (afi_entry_is(entry, "erased") &&
		    afi_record_find(rec, entry->id))
			rc = afi_codec_append(rec, entry->bytes, entry->len,
					      err);
	}
	return rc || rec->n == n ? rc : afi_record_settle(rec, err);
}

enum afi_code afi_register_clean(struct afi_register *reg,
				 struct afi_record *rec, const char *path,
				 struct afi_err *err)
{
	struct afi_record newest = AFI_RECORD_INIT;
	struct afi_marks marks = { 0 }, here = { 0 };
	const struct afi_record *from = rec;
	enum afi_code rc = AFI_OK;

	if (!reg->hiding.on)
		return AFI_OK;
	if (reg->past.rev && reg->past.until == INT_MAX) {
		if ((rc = read_newest(&newest, reg, path, err)) ||
		    (rc = bury(rec, &newest, err)))
			goto out;
		if (newest.n)
			from = &newest;
	}
	afi_marks_find(&marks, from);
	if ((rc = check_listed(reg, &marks, from, path, err)))
		goto out;
	if (from == rec) {
		afi_marks_clean(rec, &marks, &reg->hiding.secrets);
	} else {
		afi_marks_onto(&here, &marks, from, rec);
		afi_marks_clean(rec, &here, &reg->hiding.secrets);
	}
out:
	if (rc)
		afi_register_doubt(reg, err);
	free(here.v);
	free(marks.v);
	afi_record_clear(&newest);
	return rc;
}
