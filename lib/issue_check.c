#include "issue_check.h"

#include <stdlib.h>
#include <string.h>

#include "clock.h"
#include "issue_words.h"
#include "propose_phrase.h"
#include "response.h"
#include "setup.h"
#include "text.h"
#include "vec.h"

const char *afi_check_level_name(enum afi_check_level level)
{
	static const char *const names[] = { "error", "warning", "note" };

	return names[level];
}

void afi_checks_clear(struct afi_checks *checks)
{
	free(checks->v);
	afi_arena_clear(&checks->arena);
	*checks = (struct afi_checks)AFI_CHECKS_INIT;
}

void afi_checks_add(struct afi_checks *out, enum afi_check_level level,
		    const char *code, const char *target, const char *what,
		    const char *todo)
{
	*afi_vec_push(out) = (struct afi_check){
		.level = level, .code = code,
		.target = afi_arena_strdup(&out->arena, target),
		.what = afi_arena_strdup(&out->arena, what),
		.todo = afi_arena_strdup(&out->arena, todo),
	};
}

/* ---- what is missing ----------------------------------------------------- */

/* What the records lack, as whoever made the letter found. */
static void check_gaps(struct afi_checks *out, const struct afi_check_case *c)
{
	struct afi_str what = AFI_STR_INIT;

	for (size_t i = 0; i < c->ngaps; i++) {
		afi_str_reset(&what);
		afi_str_addf(&what, "the letter lacks %s", c->gaps[i].what);
		afi_checks_add(out, AFI_CHECK_ERROR, "placeholder",
			       c->inspection.target, what.s, c->gaps[i].todo);
	}
	afi_str_clear(&what);
}

/* ---- responses ----------------------------------------------------------- */

static bool is_explained(const struct afi_fold *fold)
{
	const struct afi_entry *pcc = fold->state.positions.pcc;

	if (pcc && strcmp(afi_entry_get(pcc, "position"), "no-action") == 0 &&
	    afi_entry_get(pcc, "text"))
		return true;
	return afi_response_holds(fold, AFI_PCC, "comments") != NULL;
}

/* Whether the letter lacks a response to @target, and how to give it is told
 * with that. */
static bool is_gap(const struct afi_check_case *c, const char *target)
{
	struct afi_str begin = AFI_STR_INIT;
	bool found = false;

	afi_str_addf(&begin, "afi respond %s ", target);
	for (size_t i = 0; i < c->ngaps && !found; i++)
		found = c->gaps[i].todo &&
			!strncmp(c->gaps[i].todo, begin.s, begin.len);
	afi_str_clear(&begin);
	return found;
}

/* Section 55(5B) wants the local policing body's own explanation. */
static void check_explanation(struct afi_checks *out,
			      const struct afi_check_case *c,
			      const struct afi_check_part *part,
			      const char *todo)
{
	const struct afi_said_part *said =
		afi_checks_said(c, part->target, AFI_PCC, "comments");
	const bool recorded = is_explained(part->fold);

	if (said ? said->there : recorded)
		return;
	if (recorded)
		afi_checks_add(out, AFI_CHECK_ERROR, "no-explanation",
			       part->target, "the text leaves out the PCC's "
			       "own explanation, which is recorded",
			       "put it back into the text");
	else
		afi_checks_add(out, AFI_CHECK_ERROR, "no-explanation",
			       part->target, "the PCC's own explanation is "
			       "missing: what the PCC did or will do, or why "
			       "nothing; what the force did is none",
			       is_gap(c, part->target) ? NULL : todo);
}

/* That findings other than recommendations are answered is custom. */
static void check_answer(struct afi_checks *out,
			 const struct afi_check_case *c,
			 const struct afi_check_part *part)
{
	const char *kind = afi_record_kind(part->rec);
	struct afi_str todo = AFI_STR_INIT;

	if (part->fold->state.void_ || !afi_kind_is_actionable(kind))
		return;
	afi_str_addf(&todo, "afi respond %s --as pcc -m TEXT", part->target);
	if (strcmp(kind, "rec") == 0) {
		afi_str_adds(&todo, ", or with --position no-action and the "
			     "reason");
		check_explanation(out, c, part, todo.s);
	} else if (!afi_response_holds(part->fold, AFI_PCC, "comments") &&
		   !afi_response_holds(part->fold, AFI_FORCE, "comments")) {
		afi_checks_add(out, AFI_CHECK_WARNING, "unanswered",
			       part->target, "nobody comments on it", todo.s);
	}
	afi_str_clear(&todo);
}

/* ---- who gets it --------------------------------------------------------- */

static const struct recipient {
	const char *office, *name, *named;
	const char *const words[8];
} recipients[] = {
	{ "hmicfrs", "HMICFRS", "HMICFRS",
	  { "hmicfrs", "hmic", "hmci", "hmcic", "inspector of constabulary",
	    "inspectors of constabulary", "inspectorate of constabulary" } },
	{ "home_secretary", "the Secretary of State", "The Home Secretary",
	  { "home secretary", "home-secretary", "secretary of state",
	    "home office" } },
};

bool afi_check_names(const char *const *lines, size_t n, const char *office)
{
	const struct recipient *who = recipients;

	while (strcmp(who->office, office) != 0)
		who++;
	for (size_t i = 0; i < n; i++) {
		const struct afi_words line = afi_words_of(lines[i]);

		if (afi_phrase_in(&line, who->words))
			return true;
	}
	return false;
}

static void check_recipient(struct afi_checks *out,
			    const struct afi_check_case *c,
			    const struct recipient *who)
{
	struct afi_str what = AFI_STR_INIT, todo = AFI_STR_INIT;

	afi_str_addf(&what, "%s is neither an addressee nor gets a copy, which "
		     "section 55(6) wants", who->name);
	afi_str_addf(&todo, "name it among those who have a copy: afi set "
		     "letter-copies '%s%s'", c->ncopies ?
		     "THOSE WHO ARE THERE / " : "", who->named);
	afi_checks_add(out, AFI_CHECK_ERROR, "no-copy", c->inspection.target,
		       what.s, todo.s);
	afi_str_clear(&todo);
	afi_str_clear(&what);
}

static void check_recipients(struct afi_checks *out,
			     const struct afi_check_case *c)
{
	for (size_t i = 0; i < sizeof(recipients) / sizeof(*recipients); i++) {
		const char *office = recipients[i].office;

		if (!(c->office && !strcmp(c->office, office)) &&
		    !afi_check_names(c->to, c->nto, office) &&
		    !afi_check_names(c->copies, c->ncopies, office))
			check_recipient(out, c, &recipients[i]);
	}
}

/* ---- approval ------------------------------------------------------------ */

/* Any response in the letter that is later than the approval. */
static void check_later(struct afi_checks *out, const struct afi_check_case *c,
			const char *words, const struct afi_check_part *part)
{
	struct afi_str what = AFI_STR_INIT;

	for (size_t i = 0; i < part->fold->nlive; i++) {
		const struct afi_entry *entry = part->fold->live[i];
		const int day = afi_fold_day(part->fold, entry);

		if (!afi_entry_is(entry, "response") ||
		    day <= c->approved_on ||
		    !afi_checks_stands(c, words, part, entry))
			continue;
		afi_str_reset(&what);
		afi_str_addf(&what, "a response (%s, %s) is of ", entry->as,
			     afi_entry_get(entry, "part"));
		afi_day_long(&what, day);
		afi_str_adds(&what, ", after the approval");
		afi_checks_add(out, AFI_CHECK_ERROR, "not-approved",
			       part->target, what.s, "have it approved as it "
			       "is now: --approved-by POST --on DATE");
	}
	afi_str_clear(&what);
}

static void check_approval(struct afi_checks *out,
			   const struct afi_check_case *c, const char *words)
{
	if (!c->approved_by) {
		afi_checks_add(out, AFI_CHECK_ERROR, "not-approved",
			       c->inspection.target, "it is not said who "
			       "approved the responses in it", "add "
			       "--approved-by POST --on DATE");
		return;
	}
	check_later(out, c, words, &c->inspection);
	for (size_t i = 0; i < c->nfindings; i++)
		check_later(out, c, words, &c->findings[i]);
}

/* ---- the clock ----------------------------------------------------------- */

static void check_clock(struct afi_checks *out, const struct afi_check_case *c)
{
	const struct afi_clock clock = afi_clock_of(c->inspection.fold,
						    c->today);
	const bool late = clock.state == AFI_CLOCK_LATE;
	struct afi_str what = AFI_STR_INIT;
	const char *todo = NULL;

	if (clock.why) {
		afi_str_adds(&what, clock.why);
	} else {
		if (clock.published)
			afi_str_adds(&what, "comments were published before, "
				     "on ");
		afi_str_addf(&what, "day %d of %d", clock.day, AFI_CLOCK_DAYS);
		if (late)
			afi_str_addf(&what, ", %d day%s late", clock.late,
				     clock.late == 1 ? "" : "s");
		afi_str_adds(&what, "; the last day is ");
		afi_day_long(&what, clock.last_day);
		if (late && !clock.published)
			todo = "issue and publish it all the same";
	}
	afi_checks_add(out, late && !clock.published ? AFI_CHECK_WARNING :
		       AFI_CHECK_NOTE, "clock", c->inspection.target, what.s,
		       todo);
	afi_str_clear(&what);
}

/* ---- all of them --------------------------------------------------------- */

static void sort(struct afi_checks *checks)
{
	struct afi_check *sorted = afi_xcalloc(checks->n + 1, sizeof(*sorted));
	size_t n = 0;

	for (int level = AFI_CHECK_ERROR; level <= AFI_CHECK_NOTE; level++)
		for (size_t i = 0; i < checks->n; i++)
			if (checks->v[i].level == (enum afi_check_level)level)
				sorted[n++] = checks->v[i];
	free(checks->v);
	checks->v = sorted;
	checks->size = checks->n + 1;
}

/* In the order in which one mends it: what is approved must be there. */
void afi_checks_make(struct afi_checks *out, const struct afi_check_case *c)
{
	struct afi_str plain = AFI_STR_INIT;
	const char *words = NULL;

	if (c->text) {
		afi_plain_words(&plain, c->text, strlen(c->text));
		words = plain.s;
	}
	check_gaps(out, c);
	if (c->statutory) {
		check_clock(out, c);
		afi_checks_invited(out, c);
		for (size_t i = 0; i < c->nfindings; i++)
			check_answer(out, c, &c->findings[i]);
		check_recipients(out, c);
	}
	afi_checks_text(out, c, words);
	check_approval(out, c, words);
	sort(out);
	afi_str_clear(&plain);
}

size_t afi_checks_count(const struct afi_checks *checks,
			enum afi_check_level level)
{
	size_t n = 0;

	for (size_t i = 0; i < checks->n; i++)
		n += checks->v[i].level == level && !checks->v[i].reason;
	return n;
}

enum afi_code afi_checks_override(struct afi_checks *checks,
				  const char *const *overrides, size_t n,
				  struct afi_err *err)
{
	for (size_t i = 0; i < n; i++) {
		const char *equals = strchr(overrides[i], '=');
		const size_t len = strcspn(overrides[i], "=");
		struct afi_str reason = AFI_STR_INIT;
		bool found = false;

		if (!equals || !len ||
		    afi_text_line(&reason, equals + 1, "the reason", err)) {
			afi_str_clear(&reason);
			return afi_err_set(err, AFI_EUSAGE, "--override: '%s' "
					   "is not CODE=REASON, such as "
					   "placeholder='it is a form's name'",
					   overrides[i]);
		}
		for (size_t k = 0; k < checks->n; k++) {
			struct afi_check *check = &checks->v[k];

			if (check->level != AFI_CHECK_ERROR ||
			    strlen(check->code) != len ||
			    strncmp(check->code, overrides[i], len) != 0)
				continue;
			check->reason = afi_arena_strdup(&checks->arena,
							 reason.s);
			found = true;
		}
		afi_str_clear(&reason);
		if (!found)
			return afi_err_set(err, AFI_EUSAGE, "--override: no "
					   "error '%.*s' was found, so that "
					   "there is nothing to override",
					   (int)len, overrides[i]);
	}
	return AFI_OK;
}
