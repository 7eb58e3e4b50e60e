/* Checks of the numbers in responses and in the letter: against how many there
 * are in the records, and against measures. */
#include <stdlib.h>
#include <string.h>

#include "issue_check.h"
#include "issue_words.h"
#include "measure.h"
#include "propose_figures.h"
#include "propose_response.h"
#include "response.h"
#include "vec.h"

enum { FIGURES_TOLD = 20 };	/* of one response */

enum counted { AFIS, COCS, RECS, COUNTED };

/* A case being checked. */
struct checking {
	struct afi_checks *out;
	const struct afi_check_case *c;
	const char *words;		/* of the letter */
	struct { struct afi_measure *v; size_t n, size; } measures;
	int told[COUNTED];		/* the last number that is wrong */
};

/* ---- counts -------------------------------------------------------------- */

static int count_of(const struct checking *k, const char *kind)
{
	int n = 0;

	for (size_t i = 0; i < k->c->nfindings; i++) {
		const struct afi_check_part *part = &k->c->findings[i];

		n += strcmp(afi_record_kind(part->rec), kind) == 0 &&
		     !part->fold->state.void_;
	}
	return n;
}

static void check_count(struct checking *k, const char *target, int said,
			enum counted kind)
{
	static const char *const kinds[COUNTED][2] = {
		{ "afi", "areas for improvement" },
		{ "coc", "causes of concern" }, { "rec", "recommendations" },
	};
	struct afi_str what = AFI_STR_INIT;
	int there;

	/* what a response says is not said again of the letter with it */
	if (said < 0 || said == k->told[kind])
		return;
	there = count_of(k, kinds[kind][0]);
	if (said != there) {
		k->told[kind] = said;
		afi_str_addf(&what, "the number of %s is %d in the text and "
			     "%d in the records", kinds[kind][1], said, there);
		afi_checks_add(k->out, AFI_CHECK_WARNING, "count", target,
			       what.s, "see which of them is right");
	}
	afi_str_clear(&what);
}

/* Each paragraph may say another number. */
static void check_counts(struct checking *k, const char *target,
			 const char *text)
{
	struct afi_str paragraph = AFI_STR_INIT;
	const char *begin;
	size_t at = 0, len;

	while (afi_paragraph_next(&begin, &len, text, &at)) {
		struct afi_claims claims = AFI_CLAIMS_INIT;

		afi_str_reset(&paragraph);
		for (size_t i = 0; i < len; i++)
			afi_str_addc(&paragraph, begin[i] == '\n' ? ' ' :
				     begin[i]);
		afi_claims_take(&claims, paragraph.s, 1);
		check_count(k, target, claims.afi.n, AFIS);
		check_count(k, target, claims.coc.n, COCS);
		check_count(k, target, claims.rec.n, RECS);
	}
	afi_str_clear(&paragraph);
}

/* ---- figures ------------------------------------------------------------- */

static void keep_measure(struct checking *k, const char *value)
{
	struct afi_err ignored = AFI_ERR_INIT;
	struct afi_measure measure;

	if (value && !afi_measure_parse(&measure, value, &ignored))
		*afi_vec_push(&k->measures) = measure;
}

static void keep_measures(struct checking *k,
			  const struct afi_check_part *part)
{
	for (size_t i = 0; i < part->fold->nlive; i++) {
		const struct afi_entry *entry = part->fold->live[i];

		if (!afi_entry_is(entry, "measure"))
			continue;
		keep_measure(k, afi_entry_get(entry, "value"));
		keep_measure(k, afi_entry_get(entry, "target"));
	}
}

/* Figures of one response. */
struct figures {
	struct checking *k;
	struct { const char **v; size_t n, size; } unheld;	/* the
						   arena's, as they stand */
};

static bool is_number(double a, double b)
{
	return !(a < b) && !(a > b);
}

static void check_figure(const char *value, void *arg)
{
	struct figures *f = arg;
	struct afi_err ignored = AFI_ERR_INIT;
	struct afi_measure figure;

	if (f->unheld.n == FIGURES_TOLD ||
	    afi_measure_parse(&figure, value, &ignored))
		return;
	for (size_t i = 0; i < f->k->measures.n; i++) {
		const struct afi_measure *held = &f->k->measures.v[i];

		if (held->percent == figure.percent &&
		    is_number(held->of, figure.of) &&
		    is_number(held->low, figure.low) &&
		    is_number(held->high, figure.high))
			return;
	}
	*afi_vec_push(&f->unheld) = afi_arena_strdup(&f->k->out->arena, value);
}

static void check_figures(struct checking *k, const char *target,
			  const char *text)
{
	struct figures figures = { .k = k };
	struct afi_str what = AFI_STR_INIT, todo = AFI_STR_INIT;
	size_t n;

	afi_figures_each(text, check_figure, &figures);
	if ((n = figures.unheld.n)) {
		afi_str_addf(&what, "no measure holds the figure%s ",
			     n == 1 ? "" : "s");
		afi_str_addf(&todo, "record where %s from: afi evidence %s "
			     "--measure NAME=VALUE", n == 1 ? "it is" :
			     "each is", target);
	}
	for (size_t i = 0; i < n; i++)
		afi_str_addf(&what, "%s%s", !i ? "" : i + 1 < n ? ", " :
			     " and ", figures.unheld.v[i]);
	if (n)
		afi_checks_add(k->out, AFI_CHECK_WARNING, "figure", target,
			       what.s, todo.s);
	free(figures.unheld.v);
	afi_str_clear(&todo);
	afi_str_clear(&what);
}

/* ---- responses ----------------------------------------------------------- */

/* Check the responses that hold and stand in the letter. */
static void check_responses(struct checking *k,
			    const struct afi_check_part *part)
{
	for (size_t i = 0; i < part->fold->nlive; i++) {
		const struct afi_entry *entry = part->fold->live[i];
		const char *text = afi_entry_get(entry, "text");

		if (!afi_entry_is(entry, "response") ||
		    !afi_checks_stands(k->c, k->words, part, entry) ||
		    afi_response_holds(part->fold, entry->as,
				       afi_entry_get(entry, "part")) != entry)
			continue;
		check_counts(k, part->target, text);
		check_figures(k, part->target, text);
	}
}

void afi_checks_figures(struct afi_checks *out, const struct afi_check_case *c,
			const char *words)
{
	struct checking k = { .out = out, .c = c, .words = words,
			      .told = { -1, -1, -1 } };

	keep_measures(&k, &c->inspection);
	for (size_t i = 0; i < c->nfindings; i++)
		keep_measures(&k, &c->findings[i]);
	check_responses(&k, &c->inspection);
	for (size_t i = 0; i < c->nfindings; i++)
		check_responses(&k, &c->findings[i]);
	if (c->text)
		check_counts(&k, c->inspection.target, c->text);
	free(k.measures.v);
}
