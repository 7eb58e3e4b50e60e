/* afi withhold: what is kept out of anything published. */
#include <assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cmd.h"
#include "opt.h"
#include "record.h"
#include "record_correct.h"
#include "register.h"
#include "withheld.h"

struct withholding {
	const char *what, *typed;	/* ENTRY and WORDS as they were typed */
	const char *kind, *field;
	bool lift;
	struct afi_str text, words;

	struct afi_target record;	/* where the entry is, */
	char id[AFI_ID_LEN + 1];	/* and which */
	struct afi_str shown;
};

/* ---- where the words are ------------------------------------------------- */

static bool has_words(const struct afi_field *field, const char *words)
{
	if (!field->items)
		return field->value && afi_words_in(field->value, words);
	for (size_t i = 0; i < field->nitems; i++)
		if (afi_words_in(field->items[i], words))
			return true;
	return false;
}

/* The key of @entry that holds the words, the text first; NULL if none does. */
static const char *find_field(const struct withholding *w,
			      const struct afi_entry *entry)
{
	const struct afi_field *field = afi_entry_field(entry, w->field ?
							w->field : "text");

	assert(entry);
	if (field && afi_field_has_words(field->key) &&
	    (!w->words.len || has_words(field, w->words.s)))
		return field->key;
	for (size_t i = 0; i < entry->nfields && !w->field; i++)
		if (afi_field_has_words(entry->fields[i].key) &&
		    has_words(&entry->fields[i], w->words.s))
			return entry->fields[i].key;
	return NULL;
}

/*
 * Which entry is to be marked: the one that was named; where it has not got
 * what is asked for, the last of those that say the same thing again, which are
 * corrections and editions.
 */
static const struct afi_entry *find_entry(const char **field,
					  const struct withholding *w,
					  const struct afi_record *rec,
					  const struct afi_entry *named)
{
	const struct afi_entry *as = afi_marked_as(rec, named);

	*field = NULL;
	if (!w->words.len && !w->field)
		return named;
	if ((*field = find_field(w, named)))
		return named;
	for (size_t i = rec->n; i-- > 0;)
		if (afi_marked_as(rec, &rec->entries[i]) == as &&
		    (*field = find_field(w, &rec->entries[i])))
			return &rec->entries[i];
	return NULL;
}

/* The last entry of @rec that has the words; NULL if none does. */
static const struct afi_entry *elsewhere(const struct withholding *w,
					 const struct afi_record *rec)
{
	for (size_t i = rec->n; i-- > 0;)
		if (!afi_entry_is(&rec->entries[i], "withhold") &&
		    find_field(w, &rec->entries[i]))
			return &rec->entries[i];
	return NULL;
}

static enum afi_code not_there(const struct withholding *w,
			       const struct afi_record *rec,
			       const struct afi_entry *named,
			       struct afi_err *err)
{
	const struct afi_entry *other = w->words.len ? elsewhere(w, rec) : NULL;
	struct afi_str keys = AFI_STR_INIT;

	for (size_t i = 0; i < named->nfields; i++)
		if (afi_field_has_words(named->fields[i].key))
			afi_str_addf(&keys, "%s%s", keys.len ? ", " : "",
				     named->fields[i].key);
	if (!w->words.len)
		afi_err_set(err, AFI_EINVALID, "'%s' (%s) has no '%s'; it has "
			    "%s", named->id, named->what, w->field, keys.s);
	else if (other)
		afi_err_set(err, AFI_EINVALID, "'%.200s' does not stand in %s "
			    "of '%s' (%s), but in '%s' (%s)", w->words.s,
			    w->field ? w->field : keys.s, named->id,
			    named->what, other->id, other->what);
	else
		afi_err_set(err, AFI_EINVALID, "'%.200s' does not stand in %s "
			    "of '%s' (%s); they must be the very words, also "
			    "in capital and small letters", w->words.s,
			    w->field ? w->field : keys.s, named->id,
			    named->what);
	afi_str_clear(&keys);
	return AFI_EINVALID;
}

/* ---- marking ------------------------------------------------------------- */

static bool same(const char *a, const char *b)
{
	return a && b ? strcmp(a, b) == 0 : a == b;
}

static bool is_marked(const struct withholding *w,
		      const struct afi_record *rec,
		      const struct afi_entry *entry, const char *field)
{
	const struct afi_entry *as = afi_marked_as(rec, entry);
	const char *words = w->words.len ? w->words.s : NULL;
	struct afi_marks marks = { 0 };
	bool there = false;

	afi_marks_find(&marks, rec);
	for (size_t i = 0; i < marks.n && !there; i++)
		there = marks.v[i].of == as &&
			same(marks.v[i].field, field) &&
			same(marks.v[i].words, words) &&
			same(marks.v[i].sort, w->kind);
	free(marks.v);
	return there;
}

static enum afi_code check_markable(const struct afi_entry *entry,
				    struct afi_err *err)
{
	if (afi_entry_is(entry, "erased"))
		return afi_err_set(err, AFI_EINVALID, "'%s' was erased, so "
				   "there is nothing to withhold", entry->id);
	if (afi_entry_is(entry, "withhold"))
		return afi_err_set(err, AFI_EINVALID, "'%s' is itself a mark, "
				   "which nothing published shows; --lift "
				   "takes it back", entry->id);
	return AFI_OK;
}

static enum afi_code mark(struct withholding *w, struct afi_change *change,
			  const struct afi_record *rec,
			  const struct afi_entry *named, struct afi_err *err)
{
	struct afi_draft draft = AFI_DRAFT_INIT;
	const struct afi_entry *entry;
	const char *field;
	enum afi_code rc;

	if ((rc = check_markable(named, err)))
		return rc;
	entry = find_entry(&field, w, rec, named);
	if (!entry)
		return not_there(w, rec, named, err);
	if (is_marked(w, rec, entry, field))
		return AFI_OK;
	afi_draft_add(&draft, "entry", entry->id);
	afi_draft_add(&draft, "field", field);
	afi_draft_add(&draft, "words", w->words.len ? w->words.s : NULL);
	afi_draft_add(&draft, "sort", w->kind);
	afi_draft_add(&draft, "text", w->text.len ? w->text.s : NULL);
	afi_str_addf(&w->shown, "  withheld of %s, %s: %s\n", entry->id,
		     entry->what, field ? field : "all of it");
	rc = afi_change_add(change, &w->record, "withhold", NULL, NULL, &draft,
			    err);
	afi_draft_clear(&draft);
	return rc;
}

/* ---- lifting ------------------------------------------------------------- */

/* The party that set it; or whoever recorded it for one that nobody of here
 * speaks for. */
static enum afi_code check_lifter(struct afi_change *change,
				  const struct afi_entry *old,
				  struct afi_err *err)
{
	const struct afi_setup *setup =
		afi_register_setup(afi_change_register(change));
	const struct afi_person *me =
		afi_setup_person(setup, afi_change_by(change));

	if (!me || afi_person_speaks(me, old->as) ||
	    !afi_person_speaks(afi_setup_person(setup, old->by), old->as))
		return AFI_OK;
	return afi_err_set(err, AFI_EINVALID, "'%s' was set by the %s, which "
			   "alone lifts it; %s does not speak for the %s",
			   old->id, old->as, me->name, old->as);
}

static enum afi_code lift(struct withholding *w, struct afi_change *change,
			  const struct afi_record *rec,
			  const struct afi_entry *named, struct afi_err *err)
{
	const struct afi_entry *old = afi_record_standing(rec, named);
	struct afi_draft draft = AFI_DRAFT_INIT;
	enum afi_code rc;

	if (!afi_entry_is(named, "withhold"))
		return afi_err_set(err, AFI_EUSAGE, "--lift: '%s' withholds "
				   "nothing; 'afi history' shows the ids of "
				   "what does", named->id);
	if (old->retract)
		return AFI_OK;
	if ((rc = check_lifter(change, old, err)))
		return rc;
	afi_correct_retract(&draft, old, w->text.s);
	rc = afi_change_add(change, &w->record, "withhold", old->as,
			    old->source, &draft, err);
	afi_draft_clear(&draft);
	return rc;
}

/* ---- the command --------------------------------------------------------- */

static enum afi_code withhold_it(struct afi_change *change, void *arg,
				 struct afi_err *err)
{
	struct withholding *w = arg;
	const struct afi_record *rec;
	const struct afi_entry *named;
	enum afi_code rc;

	afi_str_reset(&w->shown);
	if (w->record.level == AFI_REGISTER)
		return afi_err_set(err, AFI_EUSAGE, "nothing is withheld of "
				   "the register's own settings");
	if ((rc = afi_change_record(&rec, change, &w->record, err)))
		return rc;
	named = afi_record_find(rec, w->id);
	if (!named)
		return afi_err_set(err, AFI_ENOTFOUND, "'%s' is no longer "
				   "there", w->id);
	return w->lift ? lift(w, change, rec, named, err)
		       : mark(w, change, rec, named, err);
}

static enum afi_code check_wish(const struct withholding *w,
				struct afi_err *err)
{
	if (w->lift && (w->kind || w->field || w->typed))
		return afi_err_set(err, AFI_EUSAGE, "--lift takes a mark back "
				   "as it is: there is nothing else to say but "
				   "why, with -m");
	if (w->lift)
		return AFI_OK;
	if (!w->kind)
		return afi_err_set(err, AFI_EUSAGE, "say what kind of thing it "
				   "is: --kind operation, tactic, officer, "
				   "victim...");
	if (!afi_slug_valid(w->kind))
		return afi_err_set(err, AFI_EUSAGE, "--kind: '%s' is not one "
				   "word of small letters, such as operation",
				   w->kind);
	return AFI_OK;
}

static enum afi_code run(struct withholding *w,
			 const struct opt_common *common, struct afi_err *err)
{
	struct afi_receipt receipt = AFI_RECEIPT_INIT;
	struct afi_register *reg = NULL;
	struct afi_writer writer;
	enum afi_code rc;

	if ((rc = opt_open(&reg, common, err)) ||
	    (rc = opt_writer(&writer, common, afi_register_today(reg), err)) ||
	    (rc = afi_register_find_any(&w->record, w->id, reg, w->what,
					err)) ||
	    (rc = afi_register_change(reg, &writer, withhold_it, w, &receipt,
				      err)))
		goto out;
	opt_say(&receipt);
	if (receipt.lines.len)
		fputs(w->shown.s, stdout);
out:
	afi_receipt_clear(&receipt);
	afi_register_free(reg);
	return rc;
}

enum afi_code cmd_withhold(int argc, char **argv, struct afi_err *err)
{
	struct withholding w = { .text = AFI_STR_INIT, .words = AFI_STR_INIT,
				 .shown = AFI_STR_INIT };
	const char *m = NULL, *file = NULL;
	struct opt_common common = { 0 };
	const struct opt opts[] = {
		{ .name = "kind", .arg = "KIND", .str = &w.kind,
		  .help = "what sort of thing it is: operation, victim..." },
		{ .name = "field", .arg = "KEY", .str = &w.field,
		  .help = "where in the entry, if not wherever it is found" },
		{ .name = "lift", .flag = &w.lift,
		  .help = "take back the mark that ENTRY is" },
		{ .letter = 'm', .arg = "TEXT", .str = &m,
		  .help = "the reason" },
		{ .letter = 'F', .arg = "FILE", .str = &file,
		  .help = "the reason from a file, or - for standard input" },
		OPT_WRITER(&common),
		{ .arg = "ENTRY", .str = &w.what, .must = true,
		  .help = "its id or the beginning, last, or a target" },
		{ .arg = "WORDS", .str = &w.typed,
		  .help = "the very words; else all of it" },
		{ 0 },
	};
	enum afi_code rc;

	if (!(rc = opt_parse(opts, argc, argv, err)) &&
	    !(rc = check_wish(&w, err)) &&
	    !(rc = opt_text(&w.text, m, file, w.lift, err)) &&
	    !(w.typed && (rc = opt_text(&w.words, w.typed, NULL, true, err))))
		rc = run(&w, &common, err);
	afi_str_clear(&w.shown);
	afi_str_clear(&w.words);
	afi_str_clear(&w.text);
	return rc;
}
