/* Recommendations under a cause of concern, in tiers of deadlines. */
#include "propose_report.h"

#include <ctype.h>
#include <string.h>

#include "propose_impl.h"

enum { LEAD_MAX = 600 };	/* bytes of what is said once for several */

/* What is said once for several: "By 30 September 2025, the force should:". */
struct lead {
	const struct afi_report_part *part;	/* NULL: none */
	struct afi_report_due due;
	const char *after;	/* what follows its "should" */
};

struct recs {
	struct afi_report *report;
	size_t under;
	int number, base;	/* of the box; the day deadlines count from */
	struct lead lead;
	struct afi_str text;	/* of the last one */
};

/* ---- words --------------------------------------------------------------- */

/* How long the limb @text is without what joins it to the next: "; and". */
static size_t limb_len(const char *text, size_t len)
{
	static const char *const joins[] = { " and", " or", ";", ",", " " };
	size_t i = 0;

	while (i < sizeof(joins) / sizeof(*joins)) {
		const size_t n = strlen(joins[i]);
		const bool word = joins[i][0] == ' ' && n > 1;

		/* "and" joins only after a mark. */
		if (len > n + 1 && !memcmp(text + len - n, joins[i], n) &&
		    (!word || strchr(";,", text[len - n - 1]))) {
			len -= n;
			i = 0;
		} else {
			i++;
		}
	}
	return len;
}

/* What follows the "should" of @lead without "immediately" and the colon. */
static void add_tail(struct afi_str *title, const char *after)
{
	static const char *const skips[] = {
		"immediately", "also", "with immediate effect",
	};
	size_t len;

	after += strspn(after, " ,:");
	for (size_t i = 0; i < sizeof(skips) / sizeof(*skips); i++) {
		const char *rest = afi_phrase_eat(after, skips[i]);

		if (rest)
			after = rest + strspn(rest, " ,:");
	}
	len = strlen(after);
	while (len && strchr(" :,", after[len - 1]))
		len--;
	if (len)
		afi_str_add(title, after, len);
}

/* The title of the limb @part under @lead: "Make sure that calls ...". */
static const char *limb_title(struct afi_arena *arena, const struct lead *lead,
			      const char *limb, size_t len)
{
	struct afi_str title = AFI_STR_INIT;
	const char *out;

	if (lead->after && !afi_report_instructs(limb, NULL))
		add_tail(&title, lead->after);
	if (title.len)
		afi_str_addc(&title, ' ');
	afi_str_add(&title, limb, len);
	title.s[0] = (char)toupper((unsigned char)title.s[0]);
	out = afi_report_title(arena, title.s, afi_report_sentence(title.s));
	afi_str_clear(&title);
	return out;
}

/* ---- one recommendation -------------------------------------------------- */

/* What is due by the limb's own words, or else by those of its lead. */
static struct afi_report_due due_of(struct recs *recs,
				    const struct afi_report_part *part)
{
	static const char *const begins[] = { "within", "by", "immediately" };
	struct afi_report_due due = { NULL, NULL };
	bool own = !recs->lead.part;

	for (size_t i = 0; i < sizeof(begins) / sizeof(*begins); i++)
		own |= afi_phrase_eat(part->text, begins[i]) != NULL;
	if (own && afi_report_due_read(&due, &recs->report->out->arena,
				       part->text, recs->base))
		return due;
	return recs->lead.part ? recs->lead.due : due;
}

/* Keep the text of the last recommendation. */
static void flush(struct recs *recs)
{
	struct afi_report *report = recs->report;

	if (recs->text.len)
		report->findings.v[report->findings.n - 1].text =
			afi_arena_copy(&report->out->arena, recs->text.s,
				       recs->text.len);
	afi_str_reset(&recs->text);
}

static void add_rec(struct recs *recs, const struct afi_report_part *part)
{
	const struct lead *lead = &recs->lead;
	const size_t len = lead->part ? limb_len(part->text, part->len) :
			   part->len;
	const struct afi_report_due due = due_of(recs, part);
	struct afi_report_finding *rec;

	flush(recs);
	rec = afi_report_finding_add(recs->report, "rec", part);
	rec->under = recs->under;
	rec->number = part->number ? part->number : recs->number;
	recs->number = 0;
	rec->due = due.due;
	rec->due_words = due.words;
	rec->title = limb_title(&recs->report->out->arena, lead, part->text,
				len);
	rec->why = lead->part ? "one of several under the same deadline" :
		   "says what the force should do, among recommendations";
	if (lead->part)
		afi_str_addf(&recs->text, "%s\n\n- ", lead->part->text);
	afi_str_add(&recs->text, part->text, len);
}

/* Append @part to the last recommendation: an item of its own list. */
static void extend(struct recs *recs, const struct afi_report_part *part)
{
	struct afi_report *report = recs->report;

	if (recs->text.len + part->len > AFI_REPORT_TEXT_MAX)
		return;
	afi_str_addf(&recs->text, "\n  - %s", part->text);
	report->findings.v[report->findings.n - 1].last = part->block->last;
}

/* ---- tiers --------------------------------------------------------------- */

/* Whether @part leads others: it ends with a colon or with its "should". */
static bool is_lead(const struct afi_report_part *part)
{
	const char *after = NULL;

	if (part->len > LEAD_MAX)
		return false;
	if (part->text[part->len - 1] == ':')
		return true;
	return afi_report_instructs(part->text, &after) &&
	       after[strspn(after, " ,")] == '\0';
}

static void set_lead(struct recs *recs, const struct afi_report_part *part)
{
	recs->lead = (struct lead){ .part = part };
	afi_report_due_read(&recs->lead.due, &recs->report->out->arena,
			    part->text, recs->base);
	afi_report_instructs(part->text, &recs->lead.after);
}

/* Take one part.  Whether it belongs to recommendations. */
static bool take(struct recs *recs, const struct afi_report_part *part,
		 size_t before, int *level)
{
	const bool any = recs->report->findings.n > before;
	const bool item = part->sort == AFI_PART_ITEM;

	if (part->sort == AFI_PART_BLANK)
		return true;
	if (is_lead(part) && (!item || *level < 0 ||
			      part->block->level <= *level)) {
		set_lead(recs, part);
		*level = item ? *level : -1;
		return true;
	}
	if (item) {
		if (*level < 0)
			*level = part->block->level;
		if (any && part->block->level > *level)
			extend(recs, part);
		else
			add_rec(recs, part);
		return true;
	}
	/* A limb whose bullet was lost. */
	if (recs->lead.part && islower((unsigned char)*part->text)) {
		add_rec(recs, part);
		return true;
	}
	if (!afi_report_instructs(part->text, NULL))
		return false;
	recs->lead = (struct lead){ .part = NULL };
	add_rec(recs, part);
	return true;
}

size_t afi_report_recs(struct afi_report *report, size_t at, size_t end,
		       size_t under, int number)
{
	struct recs recs = { .report = report, .under = under,
			     .number = number, .text = AFI_STR_INIT,
			     .base = report->out->published };
	const size_t before = report->findings.n;
	int level = -1;

	if (under != AFI_NO_PROPOSAL &&
	    report->findings.v[under].issued != AFI_NO_DAY)
		recs.base = report->findings.v[under].issued;
	while (at < end && !afi_report_is_full(report) &&
	       take(&recs, &report->parts.v[at], before, &level))
		at++;
	flush(&recs);
	afi_str_clear(&recs.text);
	if (report->findings.n == before && afi_report_may_tell(report)) {
		const int line = report->parts.v[at - 1].block->first;

		afi_caution_add(report->out, line, true, "Line %d: no "
				"recommendation could be read here.", line);
	}
	return at;
}
