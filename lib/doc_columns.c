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

#include "doc_impl.h"
#include "vec.h"

enum {
	WIDEST = 400,		/* columns of a line in a table */
	ZONES = 24,		/* columns of a table */
	GUTTER = 2,		/* blanks between them, */
	GUTTER_FEW = 3,		/* ... if it has only a line or two */
	NEAR = 2,		/* columns that one may be out of place */
};

/* Words with single blanks between them, at some columns of a line. */
struct piece {
	const char *s;
	size_t len, start, end, line, zone;
};

/* Columns of the text where a column of a table is. */
struct zone {
	size_t start, end;
};

struct zones {
	struct zone v[ZONES];
	size_t n;
};

/* Lines that are looked at together. */
struct group {
	struct {
		struct piece *v;
		size_t n, size;
	} pieces;
	size_t lines;
	size_t width;		/* of the widest */
	struct zones zones;
	struct zones above;	/* of the table above, if this may go on */
	struct afi_str first;	/* the row that is above, alone; it stands in
				   the output from @mark on, as it was laid out,
				   until it is known that there are more */
	size_t mark, length;
};

/* ---- pieces -------------------------------------------------------------- */

static void add_line(struct group *group, const char *s, const char *end)
{
	size_t column = 0, blanks = GUTTER;
	struct piece *piece = NULL;

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
				*piece = (struct piece){
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

static void find_zones(struct group *group)
{
	const size_t gutter = group->lines < 3 ? GUTTER_FEW : GUTTER;
	bool taken[WIDEST];
	struct zones *zones = &group->zones;
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
			if (zones->n == ZONES) {
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
static size_t zone_above(const struct group *group, const struct zone *zone)
{
	const struct zones *above = &group->above;
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
static void go_on_from_above(struct group *group)
{
	const struct zones *own = &group->zones;
	struct zones whole = group->above;
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

static void place_pieces(struct group *group)
{
	const struct zones *zones = &group->zones;
	struct piece *piece;
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
static bool is_mark(const struct piece *piece)
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
static bool is_number(const struct piece *piece)
{
	size_t n = 0;

	while (n < piece->len && piece->s[n] >= '0' && piece->s[n] <= '9')
		n++;
	return n == piece->len && n <= 3;
}

/* Items of a list have their marks in a column, and a list of contents has its
 * pages in one. */
static bool is_list(const struct group *group)
{
	bool marks = true, pages = true;
	const struct piece *piece;
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

static bool is_table(struct group *group)
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

/* ---- rows ---------------------------------------------------------------- */

/* The zones that the line of the piece @i has words in; past its last piece. */
static size_t line_end(const struct group *group, size_t i, size_t *full,
		       bool *lower)
{
	const struct piece *v = group->pieces.v;
	const size_t line = v[i].line;
	size_t zone = ZONES;

	*full = 0;
	*lower = false;
	for (; i < group->pieces.n && v[i].line == line; i++) {
		if (v[i].zone == zone)
			continue;
		zone = v[i].zone;
		*full += 1;
		*lower |= *v[i].s >= 'a' && *v[i].s <= 'z';
	}
	return i;
}

/*
 * Past the last piece of the row that begins with the piece @i.  Cells begin at
 * the top of their row, and end one by one; so where more columns have words
 * than in the line before, or all have and none goes on with a small letter,
 * the next row begins.
 */
static size_t row_end(const struct group *group, size_t i)
{
	size_t before, full, next;
	bool lower;

	for (i = line_end(group, i, &before, &lower); i < group->pieces.n;
	     i = next) {
		next = line_end(group, i, &full, &lower);
		if (full > before || (full == group->zones.n && !lower))
			break;
		before = full;
	}
	return i;
}

static bool is_bullet(const struct piece *piece)
{
	const char *blank = memchr(piece->s, ' ', piece->len);
	const size_t word = blank ? (size_t)(blank - piece->s) : piece->len;

	return blank && ((*piece->s & 0x80 && word <= 3) ||
			 (word == 1 && strchr("-*o", *piece->s)));
}

/* Whether the line of the cell was broken before @piece because that did not
 * fit any more; if it had, the break was meant. */
static bool was_full(const struct group *group, const struct piece *last,
		     const struct piece *piece)
{
	const char *blank = memchr(piece->s, ' ', piece->len);
	const size_t word = blank ? (size_t)(blank - piece->s) : piece->len;

	if (is_bullet(piece))
		return false;
	return last->end + 1 + word > group->zones.v[piece->zone].end;
}

static void add_piece(struct afi_str *out, const struct group *group,
		      const struct piece *last, const struct piece *piece)
{
	const bool broken = last && last->line != piece->line;

	if (broken && !was_full(group, last, piece))
		afi_str_adds(out, "<br>");
	else if (last && !(broken && out->s[out->len - 1] == '-'))
		afi_str_addc(out, ' ');
	for (size_t i = 0; i < piece->len; i++) {
		if (piece->s[i] == '|')
			afi_str_addc(out, '\\');
		afi_str_addc(out, piece->s[i]);
	}
}

static void add_row(struct afi_str *out, const struct group *group,
		    size_t from, size_t to)
{
	const struct piece *last;
	size_t zone, i;

	afi_str_addc(out, '|');
	for (zone = 0; zone < group->zones.n; zone++) {
		last = NULL;
		afi_str_addc(out, ' ');
		for (i = from; i < to; i++) {
			if (group->pieces.v[i].zone != zone)
				continue;
			add_piece(out, group, last, &group->pieces.v[i]);
			last = &group->pieces.v[i];
		}
		afi_str_adds(out, " |");
	}
	afi_str_addc(out, '\n');
}

/* How many there are now. */
static size_t add_rows(struct afi_str *out, const struct group *group)
{
	size_t i, end, n = 0;

	for (i = 0; i < group->pieces.n; i = end, n++) {
		end = row_end(group, i);
		add_row(out, group, i, end);
	}
	return n;
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
static void hold_back(struct afi_str *out, struct group *group,
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
static void bring_back(struct afi_str *out, struct group *group)
{
	const size_t empty = out->len - group->mark - group->length;

	afi_str_cut(out, group->mark);
	afi_str_add(out, group->first.s, group->first.len);
	for (size_t i = 0; i < empty; i++)
		afi_str_addc(out, '\n');
	afi_str_reset(&group->first);
}

static void add_table(struct afi_str *out, struct group *group,
		      const char *from, const char *to)
{
	size_t start;

	if (group->first.len)
		bring_back(out, group);
	start = out->len;
	if (add_rows(out, group) == 1 && !group->above.n)
		hold_back(out, group, from, to, start);
	group->above = group->zones;
}

/* The lines of the group, from @from up to @to. */
static void end_group(struct afi_str *out, struct group *group,
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
	struct group group = { .first = AFI_STR_INIT };

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
