/* Columns of words written as rows of a table, each in a line. */
#include "doc_columns.h"

#include <stdbool.h>
#include <string.h>

/* The zones that the line of the piece @i has words in; past its last piece. */
static size_t line_end(const struct afi_columns *group, size_t i, size_t *full,
		       bool *lower)
{
	const struct afi_piece *v = group->pieces.v;
	const size_t line = v[i].line;
	size_t zone = AFI_ZONES;

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
static size_t row_end(const struct afi_columns *group, size_t i)
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

static bool is_bullet(const struct afi_piece *piece)
{
	const char *blank = memchr(piece->s, ' ', piece->len);
	const size_t word = blank ? (size_t)(blank - piece->s) : piece->len;

	return blank && ((*piece->s & 0x80 && word <= 3) ||
			 (word == 1 && strchr("-*o", *piece->s)));
}

/* Whether the line of the cell was broken before @piece because that did not
 * fit any more; if it had, the break was meant. */
static bool was_full(const struct afi_columns *group,
		     const struct afi_piece *last,
		     const struct afi_piece *piece)
{
	const char *blank = memchr(piece->s, ' ', piece->len);
	const size_t word = blank ? (size_t)(blank - piece->s) : piece->len;

	if (is_bullet(piece))
		return false;
	return last->end + 1 + word > group->zones.v[piece->zone].end;
}

static void add_piece(struct afi_str *out, const struct afi_columns *group,
		      const struct afi_piece *last,
		      const struct afi_piece *piece)
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

static void add_row(struct afi_str *out, const struct afi_columns *group,
		    size_t from, size_t to)
{
	const struct afi_piece *last;
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

size_t afi_columns_rows(struct afi_str *out, const struct afi_columns *group)
{
	size_t i, end, n = 0;

	for (i = 0; i < group->pieces.n; i = end, n++) {
		end = row_end(group, i);
		add_row(out, group, i, end);
	}
	return n;
}
