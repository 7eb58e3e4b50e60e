/* Figures with their words, and what kinds of summary count. */
#include <limits.h>

#include "query_kinds.h"
#include "query_proof.h"

/* ---- numbers in words ---------------------------------------------------- */

static void add_below_hundred(struct afi_str *out, size_t n)
{
	static const char *const low[] = {
		"none", "one", "two", "three", "four", "five", "six", "seven",
		"eight", "nine", "ten", "eleven", "twelve", "thirteen",
		"fourteen", "fifteen", "sixteen", "seventeen", "eighteen",
		"nineteen",
	};
	static const char *const tens[] = {
		"", "", "twenty", "thirty", "forty", "fifty", "sixty",
		"seventy", "eighty", "ninety",
	};

	if (n < 20)
		afi_str_adds(out, low[n]);
	else
		afi_str_addf(out, "%s%s%s", tens[n / 10], n % 10 ? "-" : "",
			     n % 10 ? low[n % 10] : "");
}

static void add_below_thousand(struct afi_str *out, size_t n)
{
	if (n >= 100) {
		add_below_hundred(out, n / 100);
		afi_str_adds(out, " hundred");
	}
	if (n >= 100 && n % 100)
		afi_str_adds(out, " and ");
	if (n < 100 || n % 100)
		add_below_hundred(out, n % 100);
}

void afi_number_words(struct afi_str *out, size_t n)
{
	if (n >= 1000000) {
		afi_str_addf(out, "%zu", n);
		return;
	}
	if (n < 1000) {
		add_below_thousand(out, n);
		return;
	}
	add_below_thousand(out, n / 1000);
	afi_str_adds(out, " thousand");
	n %= 1000;
	if (n)
		afi_str_adds(out, n < 100 ? " and " : " ");
	if (n)
		add_below_thousand(out, n);
}

json_t *afi_view_tally(size_t n)
{
	struct afi_str word = AFI_STR_INIT;
	json_t *tally = json_object();

	afi_number_words(&word, n);
	afi_view_put(tally, "figure", json_integer((json_int_t)n));
	afi_view_put(tally, "word", afi_view_text(word.s));
	afi_str_clear(&word);
	return tally;
}

/* ---- ages ---------------------------------------------------------------- */

static const char *const bands[AFI_AGES] = {
	"under 6 months", "6 to 12 months", "1 to 2 years", "over 2 years",
};

/* Whole months from the day @from to the day @to. */
static int months_between(int from, int to)
{
	int y1, m1, d1, y2, m2, d2;

	afi_day_split(&y1, &m1, &d1, from);
	afi_day_split(&y2, &m2, &d2, to);
	return (y2 - y1) * 12 + m2 - m1 - (d2 < d1);
}

/* A band begins on the day that its first month, or year, is full. */
static size_t band_of(int age_days, int today)
{
	const int months = months_between(today - age_days, today);

	return months < 6 ? 0 : months < 12 ? 1 : months < 24 ? 2 : 3;
}

/* ---- counts -------------------------------------------------------------- */

struct afi_counts afi_counts_begin(const struct afi_frame *frame,
				   const struct afi_kind_asked *asked)
{
	return (struct afi_counts){
		.rate = {
			.from = asked->since == AFI_NO_DAY ? INT_MIN :
				asked->since,
			.to = frame->today,
		},
		.proofs = afi_proofs_new(frame),
	};
}

static void prove(struct afi_counts *counts, const char *group,
		  const char *name, const struct afi_subject *sub,
		  enum afi_behind behind)
{
	afi_proofs_add(counts->proofs, group, name, sub, NULL,
		       afi_view_behind(sub, &sub->fold.state, behind));
}

/* That it fell due has its date behind it, that it is done its close. */
static void prove_rate(struct afi_counts *counts, const struct afi_rate *before,
		       const struct afi_subject *sub)
{
	if (counts->rate.due > before->due)
		prove(counts, "rate", "due", sub, AFI_BEHIND_DATE);
	if (counts->rate.complete > before->complete)
		prove(counts, "rate", "complete", sub, AFI_BEHIND_CLOSE);
	if (counts->rate.undated > before->undated)
		prove(counts, "rate", "undated", sub, AFI_BEHIND_BEING);
}

static void prove_finding(struct afi_counts *counts,
			  const struct afi_rate *before,
			  const struct afi_subject *sub, size_t band)
{
	const struct afi_state *state = &sub->fold.state;

	prove(counts, "findings", "all", sub, AFI_BEHIND_BEING);
	prove(counts, "status", afi_status_name(state->status), sub,
	      AFI_BEHIND_STATUS);
	prove(counts, "rag", afi_rag_name(state->rag), sub,
	      AFI_BEHIND_COLOUR);
	prove_rate(counts, before, sub);
	if (state->closed)
		return;
	prove(counts, "findings", "open", sub, AFI_BEHIND_STATUS);
	prove(counts, "band", bands[band], sub, AFI_BEHIND_AGE);
}

void afi_counts_add(struct afi_counts *counts, const struct afi_subject *sub)
{
	const struct afi_state *state = &sub->fold.state;
	const char *kind = afi_record_kind(sub->rec);
	const struct afi_rate before = counts->rate;
	const size_t band = band_of(state->age_days, sub->frame->today);

	afi_totals_add(&counts->totals, kind, state);
	if (!afi_is_counted(kind, state))
		return;
	afi_rate_add(&counts->rate, state->rag_day, state->closed);
	if (!state->closed)
		counts->ages[band]++;
	if (counts->proofs)
		prove_finding(counts, &before, sub, band);
}

void afi_counts_merge(struct afi_counts *counts, const struct afi_counts *more)
{
	size_t i;

	afi_totals_merge(&counts->totals, &more->totals);
	counts->rate.due += more->rate.due;
	counts->rate.complete += more->rate.complete;
	counts->rate.undated += more->rate.undated;
	for (i = 0; i < AFI_AGES; i++)
		counts->ages[i] += more->ages[i];
	for (i = 0; i < AFI_MOVES; i++)
		counts->moved[i] += more->moved[i];
	afi_proofs_merge(counts->proofs, more->proofs);
}

void afi_counts_clear(struct afi_counts *counts)
{
	afi_totals_clear(&counts->totals);
	json_decref(counts->proofs);
}

/* ---- in the view --------------------------------------------------------- */

static void add_named(json_t *list, const char *key, const char *name,
		      const char *of, size_t n, const json_t *proofs)
{
	json_t *one = json_object();

	afi_view_put(one, key, afi_view_text(name));
	afi_view_put(one, of, afi_view_proved(n, proofs, key, name));
	json_array_append_new(list, one);
}

json_t *afi_view_rags(const size_t rags[AFI_RAG_COUNT], const char *of,
		      const json_t *proofs)
{
	json_t *list = json_array();

	for (size_t i = 0; i < AFI_RAG_COUNT; i++)
		add_named(list, "rag", afi_rag_name((enum afi_rag)i), of,
			  rags[i], proofs);
	return list;
}

static json_t *view_rate(const struct afi_rate *rate, const json_t *proofs)
{
	const int percent = afi_rate_percent(rate);
	struct afi_str words = AFI_STR_INIT;
	json_t *value = json_object();

	afi_rate_words(&words, rate);
	afi_view_put(value, "from", afi_view_day(rate->from == INT_MIN ?
						 AFI_NO_DAY : rate->from));
	afi_view_put(value, "to", afi_view_day(rate->to));
	afi_view_put(value, "due",
		     afi_view_proved(rate->due, proofs, "rate", "due"));
	afi_view_put(value, "complete",
		     afi_view_proved(rate->complete, proofs, "rate",
				     "complete"));
	afi_view_put(value, "undated",
		     afi_view_proved(rate->undated, proofs, "rate",
				     "undated"));
	afi_view_put(value, "percent", percent < 0 ? json_null() :
		     json_integer(percent));
	afi_view_put(value, "said", afi_view_text(words.s));
	afi_str_clear(&words);
	return value;
}

void afi_counts_put(json_t *object, const struct afi_counts *counts)
{
	json_t *statuses = json_array(), *ages = json_array();
	const json_t *proofs = counts->proofs;
	size_t i;

	for (i = 0; i < AFI_STATUS_COUNT; i++)
		add_named(statuses, "status",
			  afi_status_name((enum afi_status)i), "findings",
			  counts->totals.by_status[i], proofs);
	for (i = 0; i < AFI_AGES; i++)
		add_named(ages, "band", bands[i], "findings", counts->ages[i],
			  proofs);
	afi_view_put(object, "findings",
		     afi_view_proved(counts->totals.findings, proofs,
				     "findings", "all"));
	afi_view_put(object, "open", afi_view_proved(
		     counts->totals.findings -
		     counts->totals.by_status[AFI_CLOSED], proofs, "findings",
		     "open"));
	afi_view_put(object, "statuses", statuses);
	afi_view_put(object, "rags",
		     afi_view_rags(counts->totals.by_rag, "findings", proofs));
	afi_view_put(object, "rate", view_rate(&counts->rate, proofs));
	afi_view_put(object, "ages", ages);
}

json_t *afi_view_moved(const struct afi_counts *counts)
{
	json_t *moved = json_array();

	for (size_t i = 0; i < AFI_MOVES; i++)
		add_named(moved, "what", afi_move_name(i), "moves",
			  counts->moved[i], counts->proofs);
	return moved;
}

static json_t *view_moved_said(const struct afi_counts *counts)
{
	struct afi_str said = AFI_STR_INIT;
	json_t *value;

	for (size_t i = 0; i < AFI_MOVES; i++)
		if (counts->moved[i])
			afi_str_addf(&said, "%s%zu %s", said.len ? ", " : "",
				     counts->moved[i], afi_move_name(i));
	value = afi_view_text(said.len ? said.s : "nothing");
	afi_str_clear(&said);
	return value;
}

void afi_kind_put_moved(json_t *totals, const struct afi_counts *counts,
			const struct afi_kind_asked *asked)
{
	const bool since = asked->since != AFI_NO_DAY;

	afi_view_put(totals, "moved",
		     since ? afi_view_moved(counts) : json_null());
	afi_view_put(totals, "moved_said",
		     since ? view_moved_said(counts) : json_null());
}
