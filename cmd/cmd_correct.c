/* afi correct: what was recorded wrong, said again or taken back. */
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cmd.h"
#include "correct.h"
#include "opt.h"
#include "record.h"
#include "record_correct.h"
#include "register.h"
#include "state.h"
#include "vec.h"

/* ---- what was asked for -------------------------------------------------- */

/* KEY=VALUE; the text is one key among the others. */
static enum afi_code read_sets(struct correction *c, struct afi_err *err)
{
	for (size_t i = 0; i < c->sets.n; i++) {
		const char *given = c->sets.v[i], *equals = strchr(given, '=');

		if (!equals || equals == given)
			return afi_err_set(err, AFI_EUSAGE, "--set wants KEY="
					   "VALUE, such as 'due=30 June "
					   "2025', not '%s'", given);
		*afi_vec_push(&c->keys) = (struct afi_keyed){
			afi_arena_copy(&c->arena, given,
				       (size_t)(equals - given)),
			equals + 1,
		};
	}
	if (c->text.len && !c->retract)
		*afi_vec_push(&c->keys) = (struct afi_keyed){ "text",
							      c->text.s };
	return AFI_OK;
}

static enum afi_code check_wish(const struct correction *c,
				const struct opt_common *common,
				struct afi_err *err)
{
	if (c->retract && (c->sets.n || common->on))
		return afi_err_set(err, AFI_EUSAGE, "--retract takes it out, "
				   "so there is nothing else to say of it but "
				   "why, with -m");
	if (!c->retract && !c->sets.n && !c->text.len && !common->on &&
	    !common->source)
		return afi_err_set(err, AFI_EUSAGE, "say what is right: -m "
				   "TEXT, --set KEY=VALUE or --on DATE; or "
				   "--retract -m WHY takes it back");
	return AFI_OK;
}

/* ---- who may ------------------------------------------------------------- */

/* Only the party whose act it is; and what it said itself, nobody else says
 * otherwise for it, whatever his source. */
static enum afi_code check_party(const struct correction *c,
				 struct afi_change *change,
				 const struct afi_entry *old,
				 struct afi_err *err)
{
	const struct afi_setup *setup =
		afi_register_setup(afi_change_register(change));
	const struct afi_person *me =
		afi_setup_person(setup, afi_change_by(change));

	if (c->writer.as && strcmp(c->writer.as, old->as) != 0)
		return afi_err_set(err, AFI_EINVALID, "'%s' is by the %s, "
				   "which alone corrects it, not the %s; 'afi "
				   "update' records another view beside it",
				   old->id, old->as, c->writer.as);
	if (me && !afi_person_speaks(me, old->as) &&
	    afi_person_speaks(afi_setup_person(setup, old->by), old->as))
		return afi_err_set(err, AFI_EINVALID, "'%s' is the %s's own, "
				   "and %s does not speak for the %s; 'afi "
				   "update' records another view beside it",
				   old->id, old->as, me->name, old->as);
	return AFI_OK;
}

/* ---- an entry ------------------------------------------------------------ */

/* Whether nothing but the same would be said again. */
static bool is_same(const struct correction *c, const struct afi_entry *old,
		    int day)
{
	const struct afi_writer *writer = &c->writer;

	if (c->shown.len)
		return false;
	if (writer->happened != AFI_NO_DAY && writer->happened != day)
		return false;
	return !writer->source ||
	       (old->source && strcmp(writer->source, old->source) == 0);
}

/* Say when it happened and where it comes from, if that is what changes. */
static void tell_rest(struct correction *c, const struct afi_record *rec,
		      const struct afi_entry *old, int day)
{
	const struct afi_writer *writer = &c->writer;

	if (writer->happened != AFI_NO_DAY && writer->happened != day) {
		afi_str_adds(&c->shown, "  happened: ");
		afi_day_long(&c->shown, day);
		afi_str_adds(&c->shown, " -> ");
		afi_day_long(&c->shown, writer->happened);
		afi_str_addc(&c->shown, '\n');
	}
	if (writer->source &&
	    (!old->source || strcmp(writer->source, old->source) != 0))
		afi_correct_tell_one(&c->shown, rec, old, "source",
				     old->source ? old->source : "none",
				     writer->source);
}

static int day_of(const struct afi_record *rec, const struct afi_entry *entry)
{
	struct afi_fold fold = AFI_FOLD_INIT;
	int day = entry->happened;

	if (afi_fold_make(&fold, rec, INT_MAX, 0))
		day = afi_fold_day(&fold, entry);
	afi_fold_clear(&fold);
	return day;
}

static enum afi_code say_again(struct correction *c, struct afi_change *change,
			       const struct afi_record *rec,
			       const struct afi_entry *old,
			       const struct afi_target *about,
			       struct afi_err *err)
{
	const int today = afi_register_today(afi_change_register(change));
	const int day = day_of(rec, old);
	struct afi_draft draft = AFI_DRAFT_INIT;
	enum afi_code rc;

	if ((rc = correct_check_keys(c, change, rec, old, err)) ||
	    (rc = afi_correct_draft(&draft, old, c->keys.v, c->keys.n,
				    today, err)) ||
	    (rc = correct_check_draft(change, old, about, &draft, err)))
		goto out;
	afi_correct_tell(&c->shown, rec, old, old->what, old->fields,
			 old->nfields, &draft);
	if (is_same(c, old, day))
		goto out;
	tell_rest(c, rec, old, day);
	rc = correct_add(c, change, rec, old, about, &draft, err);
out:
	afi_draft_clear(&draft);
	return rc;
}

static enum afi_code take_back(struct correction *c, struct afi_change *change,
			       const struct afi_record *rec,
			       const struct afi_entry *old,
			       const struct afi_target *about,
			       struct afi_err *err)
{
	struct afi_draft draft = AFI_DRAFT_INIT;
	enum afi_code rc;

	if ((rc = correct_check_retract(change, old, about, err)))
		return rc;
	afi_correct_retract(&draft, old, c->text.s);
	rc = correct_add(c, change, rec, old, about, &draft, err);
	afi_draft_clear(&draft);
	return rc;
}

/* ---- a heading ----------------------------------------------------------- */

static void add_due(struct afi_draft *out, const struct afi_date *due)
{
	struct afi_str day = AFI_STR_INIT;

	if (due->day != AFI_NO_DAY) {
		afi_date_store(&day, due);
		afi_draft_add(out, "due", day.s);
		afi_draft_add(out, "due-words", *due->words ? due->words :
			      NULL);
	}
	afi_str_clear(&day);
}

/* The heading's keys as they are now, for those that @draft sets. */
static void held(struct afi_draft *out, const struct afi_record *rec,
		 const struct afi_draft *draft)
{
	struct afi_fold fold = AFI_FOLD_INIT;

	afi_fold_make(&fold, rec, INT_MAX, 0);
	for (size_t i = 0; i < draft->n; i++) {
		const char *key = draft->v[i].key;

		if (strcmp(key, "due") == 0)
			add_due(out, &fold.state.due);
		else if (strcmp(key, "due-words") != 0)
			afi_draft_add(out, key, afi_fold_value(&fold, key));
	}
	afi_fold_clear(&fold);
}

/* What was published is recorded as its publisher's, from the same source. */
static enum afi_code add_edition(struct correction *c,
				 struct afi_change *change,
				 const struct afi_record *rec,
				 const struct afi_entry *heading,
				 struct afi_err *err)
{
	const int today = afi_register_today(afi_change_register(change));
	struct afi_draft draft = AFI_DRAFT_INIT, before = AFI_DRAFT_INIT;
	enum afi_code rc;

	if (c->retract) {
		rc = afi_err_set(err, AFI_EINVALID, "what was opened by "
				 "mistake is not taken back but closed, with "
				 "'afi close TARGET --outcome void'");
		goto out;
	}
	if ((rc = afi_correct_edition(&draft, heading, c->keys.v, c->keys.n,
				      today, err)))
		goto out;
	held(&before, rec, &draft);
	afi_correct_tell(&c->shown, rec, heading, "edition", before.v,
			 before.n, &draft);
	if (!draft.n)
		rc = afi_err_set(err, AFI_EUSAGE, "say what is right with -m "
				 "TEXT or --set KEY=VALUE");
	else if (c->shown.len)
		rc = afi_change_add(change, &c->record, "edition", heading->as,
				    c->writer.source ? NULL : heading->source,
				    &draft, err);
out:
	afi_draft_clear(&before);
	afi_draft_clear(&draft);
	return rc;
}

/* ---- the change ---------------------------------------------------------- */

static enum afi_code correct_it(struct afi_change *change, void *arg,
				struct afi_err *err)
{
	struct correction *c = arg;
	struct afi_target about = c->record;
	const struct afi_entry *entry, *old;
	const struct afi_record *rec;
	enum afi_code rc;

	afi_str_reset(&c->shown);
	if ((rc = afi_change_record(&rec, change, &c->record, err)))
		return rc;
	entry = afi_record_find(rec, c->id);
	if (!entry)
		return afi_err_set(err, AFI_ENOTFOUND, "'%s' is no longer "
				   "there", c->id);
	old = afi_record_standing(rec, entry);
	if ((rc = afi_correct_allowed(old, c->retract, err)) ||
	    (rc = check_party(c, change, old, err)))
		return rc;
	if (afi_entry_is(old, "opened"))
		return add_edition(c, change, rec, old, err);
	if ((rc = afi_record_about(&about, rec, old, err)))
		return rc;
	if (c->retract)
		return take_back(c, change, rec, old, &about, err);
	return say_again(c, change, rec, old, &about, err);
}

/* Whoever names a target and types a text most likely means the last update on
 * it, not what was published. */
static enum afi_code check_meant(const struct correction *c,
				 struct afi_err *err)
{
	const char *what = c->what + (*c->what == '~');

	if (!c->text.len || c->retract || c->sets.n ||
	    strcmp(what, "last") == 0 ||
	    strncmp(c->id, what, strlen(what)) == 0)
		return AFI_OK;
	return afi_err_set(err, AFI_EUSAGE, "'%s' names what opened it, whose "
			   "words --set text=TEXT corrects; -m TEXT is for an "
			   "entry on it: last, the last that you recorded, or "
			   "an id that 'afi history %s' shows", c->what,
			   c->what);
}

static enum afi_code run(struct correction *c, const struct opt_common *common,
			 struct afi_err *err)
{
	struct afi_receipt receipt = AFI_RECEIPT_INIT;
	struct afi_register *reg = NULL;
	enum afi_code rc;

	if ((rc = opt_open(&reg, common, err)) ||
	    (rc = opt_writer(&c->writer, common, afi_register_today(reg),
			     err)) ||
	    (rc = afi_register_find_any(&c->record, c->id, reg, c->what,
					err)) ||
	    (rc = check_meant(c, err)) ||
	    (rc = afi_register_change(reg, &c->writer, correct_it, c,
				      &receipt, err)))
		goto out;
	opt_say(&receipt);
	if (receipt.lines.len)
		fputs(c->shown.s, stdout);
out:
	afi_receipt_clear(&receipt);
	afi_register_free(reg);
	return rc;
}

enum afi_code cmd_correct(int argc, char **argv, struct afi_err *err)
{
	struct correction c = { .text = AFI_STR_INIT, .shown = AFI_STR_INIT,
				.arena = AFI_ARENA_INIT };
	const char *m = NULL, *file = NULL;
	struct opt_common common = { 0 };
	const struct opt opts[] = {
		{ .letter = 'm', .arg = "TEXT", .str = &m,
		  .help = "the right words; with --retract, why" },
		{ .letter = 'F', .arg = "FILE", .str = &file,
		  .help = "the same from a file, or - for standard input" },
		{ .name = "set", .arg = "KEY=VALUE", .list = &c.sets,
		  .help = "what another key is to say; KEY= takes it out" },
		{ .name = "retract", .flag = &c.retract,
		  .help = "take it back altogether" },
		OPT_WRITER(&common),
		{ .arg = "ENTRY", .str = &c.what, .must = true,
		  .help = "its id or the beginning, last, or a target" },
		{ 0 },
	};
	enum afi_code rc;

	if (!(rc = opt_parse(opts, argc, argv, err)) &&
	    !(rc = opt_text(&c.text, m, file, c.retract, err)) &&
	    !(rc = check_wish(&c, &common, err)) &&
	    !(rc = read_sets(&c, err)))
		rc = run(&c, &common, err);
	afi_str_clear(&c.shown);
	afi_str_clear(&c.text);
	afi_arena_clear(&c.arena);
	free(c.keys.v);
	free(c.sets.v);
	return rc;
}
