/*
 * Tables in text out of a PDF, where columns of blanks are all that is left of
 * them.
 *
 * Lines without an empty one between them are looked at together.  Where there
 * is text on both sides of blanks that go down through all of them, they are
 * rows of a table, and are written as such, each in a line.
 */
#include "doc.h"

#include <stdlib.h>
#include <string.h>

#include "doc_columns.h"
#include "doc_impl.h"
#include "vec.h"

enum {
	WIDEST = 400,		/* columns of a line in a table */
	GUTTER = 2,		/* blanks between them, */
	GUTTER_FEW = 3,		/* ... if it has only a line or two */
	NEAR = 2,		/* columns that one may be out of place */
};

/* ---- pieces -------------------------------------------------------------- */

static void add_line(struct afi_columns *group, const char *s, const char *end)
{
	size_t column = 0, blanks = GUTTER;
	struct afi_piece *piece = NULL;

	for (; s < end; s++) {
		if ((*s & 0xC0) == 0x80) {
			if (piece)
				piece->len++;
			continue;
		}
		if (*s == ' ') {
			blanks++;
		} else {
			if (!piece || blanks >= GUTTER) {
				piece = afi_vec_push(&group->pieces);
				*piece = (struct afi_piece){
					.s = s, .start = column,
					.line = group->lines,
				};
			}
			piece->len = (size_t)(s + 1 - piece->s);
			piece->end = column + 1;
			blanks = 0;
		}
		column++;
	}
	if (column > group->width)
		group->width = column;
	group->lines++;
}

/* ---- zones --------------------------------------------------------------- */

static void find_zones(struct afi_columns *group)
{
	const size_t gutter = group->lines < 3 ? GUTTER_FEW : GUTTER;
	bool taken[WIDEST];
	struct afi_zones *zones = &group->zones;
	size_t i, column, blanks = gutter;

	zones->n = 0;
	memset(taken, false, group->width);
	for (i = 0; i < group->pieces.n; i++)
		memset(taken + group->pieces.v[i].start, true,
		       group->pieces.v[i].end - group->pieces.v[i].start);
	for (column = 0; column < group->width; column++) {
		if (!taken[column]) {
			blanks++;
			continue;
		}
		if (blanks >= gutter || !zones->n) {
			if (zones->n == AFI_ZONES) {
				zones->n = 0;
				return;
			}
			zones->v[zones->n++].start = column;
		}
		zones->v[zones->n - 1].end = column + 1;
		blanks = 0;
	}
}

/* Which zone of the table above begins where @zone does; its number if none. */
static size_t zone_above(const struct afi_columns *group,
			 const struct afi_zone *zone)
{
	const struct afi_zones *above = &group->above;
	size_t i;

	for (i = 0; i < above->n; i++)
		if (above->v[i].start <= zone->start + NEAR &&
		    zone->start <= above->v[i].start + NEAR &&
		    (i + 1 == above->n || zone->end <= above->v[i + 1].start))
			break;
	return i;
}

/* A row with an empty cell has the columns of the table above, if its own are
 * among those. */
static void go_on_from_above(struct afi_columns *group)
{
	const struct afi_zones *own = &group->zones;
	struct afi_zones whole = group->above;
	size_t i, at = whole.n;

	if (own->n >= whole.n || !own->n)
		return;
	for (i = 0; i < own->n; i++) {
		at = zone_above(group, &own->v[i]);
		if (at == whole.n)
			return;
		whole.v[at].start = own->v[i].start < whole.v[at].start ?
				    own->v[i].start : whole.v[at].start;
		if (own->v[i].end > whole.v[at].end)
			whole.v[at].end = own->v[i].end;
	}
	/* alone in the first column, it is rather the text after the table */
	if (own->n > 1 || at > 0)
		group->zones = whole;
}

static void place_pieces(struct afi_columns *group)
{
	const struct afi_zones *zones = &group->zones;
	struct afi_piece *piece;
	size_t i;

	for (i = 0; i < group->pieces.n; i++) {
		piece = &group->pieces.v[i];
		while (piece->zone + 1 < zones->n &&
		       zones->v[piece->zone + 1].start <= piece->start)
			piece->zone++;
	}
}

/* ---- whether it is a table ----------------------------------------------- */

/* "1.", "(a)", "12", or a bullet: all that is of one word, and short. */
static bool is_mark(const struct afi_piece *piece)
{
	bool figure = piece->len == 1 || (*piece->s & 0x80);

	if (piece->end - piece->start > 5 ||
	    memchr(piece->s, ' ', piece->len))
		return false;
	for (size_t i = 0; i < piece->len; i++)
		figure |= strchr("0123456789.)", piece->s[i]) != NULL;
	return figure;
}

/* The number of a page. */
static bool is_number(const struct afi_piece *piece)
{
	size_t n = 0;

	while (n < piece->len && piece->s[n] >= '0' && piece->s[n] <= '9')
		n++;
	return n == piece->len && n <= 3;
}

/* Items of a list have their marks in a column, and a list of contents has its
 * pages in one. */
static bool is_list(const struct afi_columns *group)
{
	bool marks = true, pages = true;
	const struct afi_piece *piece;
	size_t i;

	if (group->zones.n != 2)
		return false;
	for (i = 0; i < group->pieces.n; i++) {
		piece = &group->pieces.v[i];
		if (piece->zone == 0)
			marks &= is_mark(piece);
		else
			pages &= is_number(piece);
	}
	return marks || pages;
}

static bool is_table(struct afi_columns *group)
{
	if (group->width > WIDEST || !group->lines)
		return false;
	find_zones(group);
	go_on_from_above(group);
	if (group->zones.n < 2)
		return false;
	place_pieces(group);
	return !is_list(group);
}

/* ---- all of it ----------------------------------------------------------- */

static bool is_empty(const char *s, const char *end)
{
	while (s < end && *s == ' ')
		s++;
	return s == end;
}

/* One row alone may be anything, such as a name and a date on one line: it is
 * left as it was until another follows. */
static void hold_back(struct afi_str *out, struct afi_columns *group,
		      const char *from, const char *to, size_t start)
{
	afi_str_reset(&group->first);
	afi_str_adds(&group->first, out->s + start);
	afi_str_cut(out, start);
	afi_str_add(out, from, (size_t)(to - from));
	group->mark = start;
	group->length = (size_t)(to - from);
}

/* It was the first row of a table; only empty lines stand after it. */
static void bring_back(struct afi_str *out, struct afi_columns *group)
{
	const size_t empty = out->len - group->mark - group->length;

	afi_str_cut(out, group->mark);
	afi_str_add(out, group->first.s, group->first.len);
	for (size_t i = 0; i < empty; i++)
		afi_str_addc(out, '\n');
	afi_str_reset(&group->first);
}

static void add_table(struct afi_str *out, struct afi_columns *group,
		      const char *from, const char *to)
{
	size_t start;

	if (group->first.len)
		bring_back(out, group);
	start = out->len;
	if (afi_columns_rows(out, group) == 1 && !group->above.n)
		hold_back(out, group, from, to, start);
	group->above = group->zones;
}

/* The lines of the group, from @from up to @to. */
static void end_group(struct afi_str *out, struct afi_columns *group,
		      const char *from, const char *to)
{
	if (!group->lines)
		return;
	if (is_table(group)) {
		add_table(out, group, from, to);
	} else {
		afi_str_add(out, from, (size_t)(to - from));
		group->above.n = 0;
		afi_str_reset(&group->first);
	}
	group->pieces.n = 0;
	group->lines = 0;
	group->width = 0;
}

void afi_doc_columns(struct afi_str *out, const char *text, size_t len)
{
	const char *end = text + len, *s, *from = text, *nl;
	struct afi_columns group = { .first = AFI_STR_INIT };

	for (s = text; s < end; s = nl < end ? nl + 1 : end) {
		nl = memchr(s, '\n', (size_t)(end - s));
		if (!nl)
			nl = end;
		if (!is_empty(s, nl)) {
			if (!group.lines)
				from = s;
			add_line(&group, s, nl);
			continue;
		}
		end_group(out, &group, from, s);
		afi_str_addc(out, '\n');
	}
	end_group(out, &group, from, end);
	afi_str_clear(&group.first);
	free(group.pieces.v);
}
