/* Evidence on a page that goes with its files: which there is, under which name
 * each kept file was put beside the page, and why one is not to be had. */
#include <stdlib.h>
#include <string.h>

#include "filename.h"
#include "query_kinds.h"
#include "query_page.h"
#include "query_proof.h"
#include "query_words.h"
#include "secrets.h"
#include "withheld.h"

/* A record's evidence being told. */
struct telling {
	struct afi_filed *filed;
	const struct afi_subject *sub;
	struct afi_marks marks;
};

/* ---- withheld and erased ------------------------------------------------- */

/* The mark that withholds @entry, or the same bytes elsewhere in its record. */
static const struct afi_mark *mark_of(const struct telling *t,
				      const struct afi_entry *entry)
{
	const struct afi_record *rec = t->sub->rec;
	const char *hash = afi_entry_get(entry, "sha256");
	const struct afi_mark *mark = NULL;

	if (t->marks.n)
		mark = afi_marks_whole(&t->marks, rec, entry);
	for (size_t i = 0; t->marks.n && !mark && i < rec->n; i++) {
		const char *other = afi_entry_get(&rec->entries[i], "sha256");

		if (other && !strcmp(other, hash))
			mark = afi_marks_whole(&t->marks, rec,
					       &rec->entries[i]);
	}
	return mark;
}

/* The public does not get either what is withheld of another record. */
static bool is_secret(const struct telling *t, const struct afi_entry *entry)
{
	struct afi_secrets *secrets = afi_register_hidden(t->filed->reg);
	const char *hash = afi_entry_get(entry, "sha256");

	return secrets && hash && afi_secrets_in(secrets, hash);
}

static void say_withheld(struct afi_str *why, const struct afi_mark *mark)
{
	afi_str_adds(why, "withheld");
	if (mark)
		afi_str_addf(why, " (%s)", mark->sort);
}

static void say_erased(struct afi_str *why, const struct afi_entry *entry)
{
	afi_str_addf(why, "erased: %s; authority: %s",
		     afi_entry_get(entry, "reason"),
		     afi_entry_get(entry, "authority"));
}

/* Count one thing of @entry. */
static void count(size_t *n, const char *name, const struct telling *t,
		  const struct afi_entry *entry)
{
	++*n;
	if (t->filed->proofs)
		afi_proofs_add(t->filed->proofs, "files", name, t->sub,
			       afi_subject_action(t->sub, entry),
			       afi_view_alone(entry));
}

/* ---- kept files ---------------------------------------------------------- */

/* "0012-afi-3-posters.pdf": in the order of the page, and never the same as
 * another, whatever they were called. */
static void add_name(struct afi_str *out, const struct telling *t,
		     const char *filed)
{
	struct afi_str wanted = AFI_STR_INIT;

	afi_str_addf(&wanted, "%04zu-%s-%s", t->filed->put + 1,
		     *t->sub->target->finding ? t->sub->target->finding :
		     "report", filed);
	afi_filename_safe(out, wanted.s, wanted.len);
	afi_str_clear(&wanted);
}

static void put_file(json_t *one, const struct telling *t,
		     const struct afi_entry *entry, struct afi_str *why)
{
	struct afi_filed *filed = t->filed;
	const struct afi_pack *pack = filed->pack;
	struct afi_str name = AFI_STR_INIT;
	const char *not = NULL;

	count(&filed->kept, "kept", t, entry);
	if (!pack || filed->err.code)
		return;
	add_name(&name, t, afi_entry_get(entry, "name"));
	if (!pack->put(pack->arg, &not, name.s,
		       afi_entry_get(entry, "sha256"), &filed->err) && !not) {
		afi_view_put(one, "file", afi_view_text(name.s));
		count(&filed->put, "put", t, entry);
	} else if (!filed->err.code) {
		afi_str_adds(why, not);
	}
	afi_str_clear(&name);
}

static void say_where(struct afi_str *why, const struct afi_entry *entry)
{
	const char *held = afi_entry_get(entry, "held");

	afi_str_adds(why, "only referred to");
	if (held)
		afi_str_addf(why, "; held: %s", held);
}

/* ---- in the view --------------------------------------------------------- */

/* What says what a file is, which is null of one that is withheld. */
static void put_what(json_t *one, const struct afi_entry *entry, bool told)
{
	static const char *const keys[] = {
		"name", "sha256", "address", "text",
	};
	const char *size = told ? afi_entry_get(entry, "size") : NULL;
	struct afi_str words = AFI_STR_INIT;

	for (size_t i = 0; i < sizeof(keys) / sizeof(*keys); i++)
		afi_view_put(one, keys[i], afi_view_text(told ?
			     afi_entry_get(entry, keys[i]) : NULL));
	afi_view_put(one, "size", size ? json_integer(strtoll(size, NULL, 10)) :
		     json_null());
	if (size)
		afi_say_size(&words, size);
	afi_view_put(one, "size_words", afi_view_text(size ? words.s : NULL));
	afi_str_clear(&words);
}

static void add(json_t *list, const struct telling *t,
		const struct afi_entry *entry)
{
	const bool erased = afi_entry_is(entry, "erased");
	const struct afi_mark *mark = erased ? NULL : mark_of(t, entry);
	const bool withheld = mark || (!erased && is_secret(t, entry));
	struct afi_str why = AFI_STR_INIT;
	struct afi_target target;
	json_t *one = json_object();

	afi_subject_target(&target, t->sub, afi_subject_action(t->sub, entry));
	afi_view_put(one, "id", afi_view_text(entry->id));
	afi_view_put(one, "target", afi_view_target(&target));
	afi_view_put(one, "happened",
		     afi_view_day(afi_fold_day(&t->sub->fold, entry)));
	afi_view_put_said(one, t->sub->frame, entry);
	put_what(one, entry, !erased && !withheld);
	afi_view_put_paragraphs(one);
	afi_view_put(one, "file", json_null());
	if (erased)
		say_erased(&why, entry);
	else if (withheld)
		say_withheld(&why, mark);
	else if (!strcmp(afi_entry_get(entry, "kept"), "yes"))
		put_file(one, t, entry, &why);
	else
		say_where(&why, entry);
	if (why.len)
		count(&t->filed->missing, "missing", t, entry);
	afi_view_put(one, "why", afi_view_text(why.len ? why.s : NULL));
	json_array_append_new(list, one);
	afi_str_clear(&why);
}

json_t *afi_view_files(struct afi_filed *filed, const struct afi_subject *sub)
{
	struct telling t = { .filed = filed, .sub = sub };
	json_t *list = json_array();
	size_t i;

	afi_marks_find(&t.marks, sub->rec);
	for (i = 0; i < sub->fold.nlive; i++) {
		const struct afi_entry *entry = sub->fold.live[i];

		if (afi_entry_is(entry, "evidence") && entry->known &&
		    afi_page_has(sub, NULL, entry))
			add(list, &t, entry);
	}
	for (i = 0; i < sub->rec->n; i++)
		if (afi_entry_is(&sub->rec->entries[i], "erased") &&
		    afi_subject_tells(sub, &sub->rec->entries[i]))
			add(list, &t, &sub->rec->entries[i]);
	free(t.marks.v);
	return list;
}
