#include "propose_log.h"

#include <stdlib.h>
#include <string.h>

#include "date_find.h"
#include "propose_letter.h"
#include "propose_phrase.h"
#include "vec.h"

enum { NOTE = 40 };	/* bytes of a note after the log, at least */

static const struct afi_log_status statuses[] = {
	{ "awaiting-review", "awaiting review", NULL },
	{ "awaiting review", "awaiting review", NULL },
	{ "being-progressed", "being progressed", NULL },
	{ "being progressed", "being progressed", NULL },
	{ "in progress", "in progress", NULL },
	{ "no-further-action-needed", "no further action needed",
	  "no-further-action" },
	{ "no further action needed", "no further action needed",
	  "no-further-action" },
	{ "no further action", "no further action needed",
	  "no-further-action" },
	{ "completed", "complete", "complete" },
	{ "complete", "complete", "complete" },
	/* by what it does not say */
	{ "superseded", "superseded", NULL },
};

/* The status at @s, and what follows it; NULL if there is none. */
static const struct afi_log_status *status_at(const char *s,
					      const char **after)
{
	for (size_t i = 0; i < sizeof(statuses) / sizeof(*statuses); i++)
		if ((*after = afi_phrase_eat(s, statuses[i].phrase)))
			return &statuses[i];
	return NULL;
}

/* ---- a log that is marked up --------------------------------------------- */

enum mark { ON, ON_END, STATUS, STATUS_END, COMMENT, COMMENT_END, MARKS };

static const char *const marks[MARKS] = {
	"[on]", "[/on]", "[status]", "[/status]", "[comment]", "[/comment]",
};

/* Where words between marks go. */
enum where { OUTSIDE, IN_ON, IN_STATUS, IN_COMMENT };

/* A log being read. */
struct reading {
	struct afi_log *out;
	int day;		/* of what comes, or AFI_NO_DAY */
	bool alone;		/* the day stood in a line of its own */
	enum where where;
	struct afi_str text;	/* of the open status or comment */
	int first;		/* its first line */
	const struct afi_block *block;
};

/* The next mark from @s on; its end, or NULL if there is none. */
static const char *next_mark(enum mark *mark, const char **s)
{
	for (; (*s = strchr(*s, '[')); ++*s)
		for (int i = 0; i < MARKS; i++)
			if (strncmp(*s, marks[i], strlen(marks[i])) == 0) {
				*mark = (enum mark)i;
				return *s + strlen(marks[i]);
			}
	return NULL;
}

static struct afi_log_entry *add(struct reading *in,
				 const struct afi_log_status *status,
				 int first)
{
	struct afi_log_entry *entry = afi_vec_push(in->out);

	*entry = (struct afi_log_entry){
		.day = in->day, .status = status, .text = AFI_STR_INIT,
		.first = first, .last = in->block->last,
	};
	return entry;
}

/* The open status or comment is whole. */
static void finish(struct reading *in)
{
	const char *s = afi_words_skip(in->text.s, false), *after;
	const struct afi_log_status *status = status_at(s, &after);
	size_t len = strlen(s);

	while (len && strchr(" \n", s[len - 1]))
		len--;
	/* a status that is not known is kept in its words */
	if (in->where == IN_STATUS && status)
		add(in, status, in->first);
	else if (len)
		afi_str_add(&add(in, NULL, in->first)->text, s, len);
	afi_str_reset(&in->text);
}

/* Words within [on]: a day, and perhaps a comment without its mark. */
static void take_day(struct reading *in, const char *s, size_t len)
{
	const char *end = s + len, *rest = s;
	struct afi_found found;

	if (in->day == AFI_NO_DAY && afi_found_next(&found, s, 0, len) &&
	    found.date.day != AFI_NO_DAY && !found.date.month) {
		in->day = found.date.day;
		rest = s + found.end;
	}
	rest = afi_words_skip(rest, true);
	while (end > rest && strchr(" \n", end[-1]))
		end--;
	if (end > rest)
		afi_str_add(&add(in, NULL, in->block->first)->text, rest,
			    (size_t)(end - rest));
}

static void take_mark(struct reading *in, enum mark mark)
{
	static const enum where then[MARKS] = {
		[ON] = IN_ON, [ON_END] = OUTSIDE, [STATUS] = IN_STATUS,
		[STATUS_END] = IN_ON, [COMMENT] = IN_COMMENT,
		[COMMENT_END] = IN_ON,
	};

	finish(in);
	in->where = then[mark];
	in->first = in->block->first;
	if (mark == ON || mark == ON_END)
		in->day = AFI_NO_DAY;
}

static void take_between(struct reading *in, const char *s, size_t len)
{
	if (in->where == IN_ON)
		take_day(in, s, len);
	else if (in->where != OUTSIDE)
		afi_str_add(&in->text, s, len);
}

static void take_marked(struct reading *in, const char *s)
{
	const char *at = s, *end;
	enum mark mark;

	while ((end = next_mark(&mark, &at))) {
		take_between(in, s, (size_t)(at - s));
		take_mark(in, mark);
		s = at = end;
	}
	take_between(in, s, strlen(s));
	if (in->text.len)
		afi_str_adds(&in->text, "\n\n");
}

static bool is_marked(const char *text)
{
	const char *s = text;
	enum mark mark;

	return next_mark(&mark, &s);
}

/* ---- a log in lines ------------------------------------------------------ */

/* The day that begins @s, and what follows it. */
static const char *day_at(int *day, const char *s)
{
	const char *rest = afi_phrase_eat(s, "on");
	struct afi_found found;

	s = rest ? afi_words_skip(rest, false) : s;
	if (!afi_found_next(&found, s, 0, 1) || found.date.month ||
	    found.date.day == AFI_NO_DAY || found.date.words[0] ||
	    found.until != AFI_NO_DAY)
		return NULL;
	*day = found.date.day;
	return afi_words_skip(s + found.end, true);
}

/* A line of the log: a day, and a status or comment behind it or in the next
 * lines. */
static void take_line(struct reading *in, const char *s)
{
	const struct afi_block *block = in->block;
	const struct afi_log_status *status;
	const char *rest;
	int day;

	/* what stands apart is of no day, but where days have own lines */
	if (block->apart && !in->alone)
		in->day = AFI_NO_DAY;
	for (;;) {
		if ((rest = day_at(&day, s))) {
			in->day = day;
			in->alone = !*rest;
			s = rest;
		}
		status = status_at(s, &rest);
		if (!status)
			break;
		add(in, status, block->first);
		s = afi_words_skip(rest, true);
	}
	if (!*s)
		return;
	if (in->day == AFI_NO_DAY && (!block->ends || strnlen(s, NOTE) < NOTE))
		return;		/* furniture of the page */
	afi_str_adds(&add(in, NULL, block->first)->text, s);
}

/* Whether @text begins with a day and goes on with a status, or nothing. */
static bool is_line(const char *text, bool *alone)
{
	const char *after;
	int day;

	text = day_at(&day, text);
	*alone = text && !*text;
	return text && (!*text || status_at(text, &after));
}

bool afi_log_begins(const struct afi_outline *outline, size_t i)
{
	const struct afi_block *block = &outline->v[i];
	const char *after;
	bool alone;

	if (is_marked(block->text))
		return true;
	if (!is_line(block->text, &alone))
		return false;
	return !alone || (i + 1 < outline->n &&
			  status_at(outline->v[i + 1].text, &after));
}

/* ---- both ---------------------------------------------------------------- */

void afi_log_read(struct afi_log *out, const struct afi_outline *outline,
		  size_t i)
{
	struct reading in = { .out = out, .day = AFI_NO_DAY,
			      .text = AFI_STR_INIT };

	for (; i < outline->n; i++) {
		in.block = &outline->v[i];
		if (in.where != OUTSIDE || is_marked(in.block->text)) {
			take_marked(&in, in.block->text);
			continue;
		}
		take_line(&in, in.block->text);
	}
	if (in.block)
		finish(&in);
	afi_str_clear(&in.text);
}

void afi_log_clear(struct afi_log *log)
{
	for (size_t i = 0; i < log->n; i++)
		afi_str_clear(&log->v[i].text);
	free(log->v);
	*log = (struct afi_log){ .v = NULL };
}
