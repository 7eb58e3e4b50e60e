/*
 * What happened when: from the top to the bottom a mark for each, its day
 * unless that is the last one's, and up to two lines of words.  Left of them
 * runs time, years marked, and a line leads from each to its day.
 */
#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "chart_impl.h"
#include "date.h"
#include "text.h"

enum {
	LINE = 16,	/* height of a line of words */
	GAP = 8,	/* between what happened and the next */
	MARK = 14,	/* from the top of it to its mark */
	TIME = 44,	/* where time runs */
	LEAD = 78,	/* where what leads to it ends */
	LEFT = 90,	/* where words begin */
	COLUMNS = 31,	/* of these */
	YEAR = 15,	/* height of a year's figures */
};

struct event {
	size_t at;		/* row of the table */
	int day, y;		/* y: of its mark */
};

/* A timeline being drawn. */
struct timeline {
	struct afi_drawing *d;
	struct event events[AFI_CHART_ROWS];
	size_t n;
	int height;		/* of all of them */
};

/* ---- reading ------------------------------------------------------------- */

/* Only what has a year: nothing here depends on today. */
static bool read_day(int *day, const char *cell)
{
	struct afi_date date = AFI_DATE_INIT;
	struct afi_err ignored = AFI_ERR_INIT;	/* then it has no day */
	const size_t year = strcspn(cell, "0123456789");
	const char *at;

	for (at = cell + year; *at; at++)
		if (strspn(at, "0123456789") >= 4)
			break;
	if (!*at || afi_date_parse(&date, cell, 0, &ignored))
		return false;
	*day = date.day;
	return true;
}

static int by_day(const void *a, const void *b)
{
	const struct event *x = a, *y = b;

	return x->day != y->day ? (x->day > y->day) - (x->day < y->day) :
	       (x->at > y->at) - (x->at < y->at);
}

static void read_events(struct timeline *line)
{
	const struct afi_chart_table *table = line->d->table;
	int day;

	for (size_t i = 1; i < table->rows; i++)
		if (read_day(&day, afi_chart_cell(table, i, 0)))
			line->events[line->n++] = (struct event){
				i, day, 0
			};
	if (line->n)
		qsort(line->events, line->n, sizeof(*line->events), by_day);
}

/* ---- drawing ------------------------------------------------------------- */

static int first_day(const struct timeline *line)
{
	return line->events[0].day;
}

static bool is_dated(const struct timeline *line, size_t i)
{
	return !i || line->events[i].day != line->events[i - 1].day;
}

/* @what in lines, a newline between them: two at most, the second of which is
 * all the rest. */
static void break_words(struct afi_str *out, const char *what)
{
	char *rest;

	afi_text_wrap(out, what, 0, COLUMNS);
	if (out->len)
		out->s[--out->len] = '\0';
	rest = strchr(out->s, '\n');
	while (rest && (rest = strchr(rest + 1, '\n')))
		*rest = ' ';
}

static void place_events(struct timeline *line)
{
	for (size_t i = 0; i < line->n; i++) {
		struct afi_str words = AFI_STR_INIT;

		break_words(&words, afi_chart_cell(line->d->table,
						   line->events[i].at, 1));
		line->events[i].y = line->height + MARK;
		line->height += GAP + LINE * (1 + is_dated(line, i) +
					      !!strchr(words.s, '\n'));
		afi_str_clear(&words);
	}
}

/* Where the line of time ends: at the first mark of the last day. */
static int end_of(const struct timeline *line)
{
	size_t i = line->n - 1;

	while (!is_dated(line, i))
		i--;
	return line->events[i].y;
}

/* From the first mark to there. */
static int place_of(const struct timeline *line, int day)
{
	const int all = line->events[line->n - 1].day - first_day(line);
	const struct afi_scale scale = {
		.most = all ? all : 1, .from = MARK,
		.to = end_of(line),
	};

	return afi_scale_at(&scale, day - first_day(line));
}

/* Where a year begins, if there is room since the last that did. */
static void add_years(const struct timeline *line)
{
	const int last = line->events[line->n - 1].day;
	char words[16];
	int year, month, mday, y, taken = -YEAR;

	afi_day_split(&year, &month, &mday, first_day(line));
	for (year += month > 1 || mday > 1; ; year++) {
		const int day = afi_day_of(year, 1, 1);

		if (day == AFI_NO_DAY || day > last)
			break;
		y = place_of(line, day);
		if (y < taken + YEAR)
			continue;
		snprintf(words, sizeof(words), "%d", year);
		afi_shape_line(line->d, TIME - 5, y, TIME + 5, y, 2, NULL);
		afi_shape_text(line->d, TIME - 9, y + 4, AFI_ANCHOR_END, words,
			       strlen(words));
		taken = y;
	}
}

/* Whether the first word of @what is @word. */
static bool begins(const char *what, const char *word)
{
	const size_t n = strlen(word);

	return !strncasecmp(what, word, n) &&
	       !isalnum((unsigned char)what[n]);
}

static size_t mark_of(const char *what)
{
	return begins(what, "due") ? 3 : begins(what, "slipped") ? 2 :
	       begins(what, "evidence") ? 1 : 0;
}

static void add_words(const struct timeline *line, size_t i)
{
	const struct event *event = &line->events[i];
	const char *day = afi_chart_cell(line->d->table, event->at, 0);
	const char *what = afi_chart_cell(line->d->table, event->at, 1);
	struct afi_str words = AFI_STR_INIT;
	int y = event->y + 4;

	if (is_dated(line, i)) {
		afi_str_adds(&line->d->shapes, "<g font-weight=\"600\">\n");
		afi_shape_text(line->d, LEFT, y, AFI_ANCHOR_START, day,
			       COLUMNS);
		afi_str_adds(&line->d->shapes, "</g>\n");
		y += LINE;
	}
	break_words(&words, what);
	for (char *s = words.s, *end; s; s = end, y += LINE) {
		if ((end = strchr(s, '\n')))
			*end++ = '\0';
		afi_shape_text(line->d, LEFT, y, AFI_ANCHOR_START, s, COLUMNS);
	}
	afi_str_clear(&words);
	afi_chart_tell(line->d, day, what);
}

static void add_event(const struct timeline *line, size_t i)
{
	const struct event *event = &line->events[i];
	const char *what = afi_chart_cell(line->d->table, event->at, 1);
	const int y = event->y;

	/* Those of one day hang on its first. */
	afi_str_addf(&line->d->shapes, "<g class=\"soft\">\n");
	if (is_dated(line, i))
		afi_shape_line(line->d, TIME, place_of(line, event->day), LEAD,
			       y, 1, NULL);
	else
		afi_shape_line(line->d, LEAD, event[-1].y, LEAD, y, 1, NULL);
	afi_str_adds(&line->d->shapes, "</g>\n");
	if (begins(what, "today"))
		afi_shape_line(line->d, LEAD - 6, y, LEAD + 6, y, 2, "4 2");
	else
		afi_shape_mark(line->d, LEAD, y, mark_of(what));
	add_words(line, i);
}

bool afi_chart_timeline(struct afi_drawing *d)
{
	struct timeline line = { .d = d };

	read_events(&line);
	if (!line.n)
		return false;
	place_events(&line);
	afi_shape_line(d, TIME, MARK, TIME, end_of(&line), 2, NULL);
	add_years(&line);
	for (size_t i = 0; i < line.n; i++)
		add_event(&line, i);
	d->height = line.height;
	return true;
}
