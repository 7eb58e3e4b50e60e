/* Days among other words in a cell: beside an owner, before progress. */
#include "propose_cells.h"

#include <ctype.h>
#include <string.h>
#include <strings.h>

#include "str.h"
#include "vec.h"

/* ---- days in text -------------------------------------------------------- */

enum { DATE_WORDS = 5 };	/* "Wednesday 30th of April 2025" */

/* The longest date in words that @s begins with; its bytes, or 0 for none.
 * What has no figure, such as a month's name alone, is none. */
static size_t date_at(struct afi_date *out, const char *s, int today)
{
	struct afi_err ignored = AFI_ERR_INIT;
	struct afi_str part = AFI_STR_INIT;
	size_t n = 0, best = 0, words;

	for (words = 0; words < DATE_WORDS && s[n] && s[n] != '\n'; words++) {
		n += strspn(s + n, " ");
		n += strcspn(s + n, " \n:;()[]");
		if (n >= AFI_DATE_WORDS)
			break;
		for (size_t len = n; len + 2 > n; len--) {
			/* ... perhaps with a comma after it */
			afi_str_reset(&part);
			afi_str_add(&part, s, len);
			if (strpbrk(part.s, "0123456789") && *s != '+' &&
			    *s != '-' &&
			    !afi_cell_date(out, part.s, today, &ignored)) {
				best = len;
				break;
			}
			if (!len || !strchr(",.-", s[len - 1]))
				break;
		}
	}
	if (best) {
		afi_str_reset(&part);
		afi_str_add(&part, s, best);
		afi_cell_date(out, part.s, today, &ignored);
	}
	afi_str_clear(&part);
	return best;
}

/* ---- a date and an owner ------------------------------------------------- */

/* Take the @n bytes at @s, between what parts them, for part of the owner
 * unless they say that it is done. */
static void add_piece(struct afi_due_owner *out, struct afi_str *owner,
		      const char *s, size_t n, int today)
{
	struct afi_str piece = AFI_STR_INIT;
	struct afi_cell_status status;

	while (n && strchr(" ,:-", *s)) {
		s++;
		n--;
	}
	while (n && strchr(" ,:-", s[n - 1]))
		n--;
	afi_str_add(&piece, s, n);
	afi_cell_status(&status, piece.s, today);
	if (status.outcome && strcmp(status.outcome, "complete") == 0)
		out->done = true;
	else if (!afi_cell_is_none(piece.s))
		afi_str_addf(owner, "%s%s", owner->len ? ", " : "", piece.s);
	afi_str_clear(&piece);
}

static void add_pieces(struct afi_due_owner *out, struct afi_str *owner,
		       const char *s, size_t n, int today)
{
	const char *const end = s + n;
	const char *at = s;

	for (; at < end; at++) {
		if (*at != ',' && strncmp(at, " - ", 3) != 0 &&
		    strncmp(at, " \xe2\x80\x93 ", 5) != 0)
			continue;
		add_piece(out, owner, s, (size_t)(at - s), today);
		at += *at == ',' ? 0 : at[1] == '-' ? 2 : 4;
		s = at + 1;
	}
	if (s < end)
		add_piece(out, owner, s, (size_t)(end - s), today);
}

/* One part of the cell: a date may stand at any word of it. */
static void read_part(struct afi_due_owner *out, struct afi_str *owner,
		      const char *part, int today)
{
	struct afi_date due = AFI_DATE_INIT;
	const char *s = part;
	size_t n = 0;

	while (out->due.day == AFI_NO_DAY && *s &&
	       !(n = date_at(&due, s, today))) {
		s += strcspn(s, " ");
		s += strspn(s, " ");
	}
	if (n)
		out->due = due;
	else
		s = part + strlen(part);
	add_pieces(out, owner, part, (size_t)(s - part), today);
	add_pieces(out, owner, s + n, strlen(s + n), today);
}

void afi_due_owner_read(struct afi_due_owner *out, struct afi_arena *arena,
			const char *cell, int today)
{
	struct afi_str owner = AFI_STR_INIT, part = AFI_STR_INIT;
	size_t n;

	*out = (struct afi_due_owner){ .due = AFI_DATE_INIT };
	for (; *cell; cell += n + (cell[n] != '\0')) {
		n = strcspn(cell, "\n;|()");
		afi_str_reset(&part);
		afi_str_add(&part, cell, n);
		read_part(out, &owner, part.s, today);
	}
	if (owner.len)
		out->owner = afi_arena_copy(arena, owner.s, owner.len);
	afi_str_clear(&part);
	afi_str_clear(&owner);
}

/* ---- progress ------------------------------------------------------------ */

/* What may stand before the day of an update, @*said if anything does. */
static const char *skip_lead(const char *s, bool *said)
{
	static const char *const leads[] = {
		"update", "updated", "progress", "position", "latest",
		"as at", "as of", "on", "dated", "for",
	};
	bool more = true;

	*said = false;
	s += strspn(s, " ([*-");
	while (more) {
		more = false;
		for (size_t i = 0; i < sizeof(leads) / sizeof(*leads); i++) {
			const size_t n = strlen(leads[i]);

			if (strncasecmp(s, leads[i], n) != 0 ||
			    isalnum((unsigned char)s[n]))
				continue;
			s += n;
			s += strspn(s, " :-([");
			if (strncmp(s, "\xe2\x80\x93 ", 4) == 0)
				s += 4;
			more = *said = true;
		}
	}
	return s;
}

/* The day that the line at @s begins with, as the day of what follows; where
 * that begins, or NULL if there is none. */
static const char *begin_note(int *day, bool *month, const char *s, int today)
{
	struct afi_err ignored = AFI_ERR_INIT;
	struct afi_date date = AFI_DATE_INIT;
	struct afi_str typed = AFI_STR_INIT;
	enum afi_code rc;
	bool said, figures;
	size_t n;

	s = skip_lead(s, &said);
	n = date_at(&date, s, today);
	if (!n)
		return NULL;
	afi_str_add(&typed, s, n);
	figures = !typed.s[strspn(typed.s, "0123456789./-")];
	rc = afi_past_day(day, month, typed.s, today, &ignored);
	afi_str_clear(&typed);
	s += n;
	if (rc || (*s && !strchr(",:)].-\n", *s) && *s != ' '))
		return NULL;
	/* "April 2016 saw ..." is no day before an update. */
	if (*s == ' ' && !said && !figures && s[1] != '-' &&
	    strncmp(s + 1, "\xe2\x80\x93", 3) != 0)
		return NULL;
	s += strspn(s, " ,:)].-");
	if (strncmp(s, "\xe2\x80\x93", 3) == 0)
		s += 3;
	return s + strspn(s, " \n");
}

static void end_note(struct afi_notes *out, struct afi_arena *arena,
		     const char *from, const char *end)
{
	while (end > from && strchr(" \n", end[-1]))
		end--;
	if (end == from)
		out->n--;
	else
		out->v[out->n - 1].text = afi_arena_copy(arena, from,
							 (size_t)(end - from));
}

void afi_notes_read(struct afi_notes *out, struct afi_arena *arena,
		    const char *cell, int today)
{
	const char *line = cell, *from = cell, *words;

	*afi_vec_push(out) = (struct afi_note){ .day = AFI_NO_DAY };
	while (*line) {
		struct afi_note note = { .day = AFI_NO_DAY };

		words = begin_note(&note.day, &note.month, line, today);
		if (words) {
			end_note(out, arena, from, line);
			*afi_vec_push(out) = note;
			from = words;
			if (words[-1] == '\n') {
				line = words;	/* it had a line of its own */
				continue;
			}
			line = words;
		}
		line += strcspn(line, "\n");
		line += *line == '\n';
	}
	end_note(out, arena, from, line);
}
