#include "propose_cells.h"

#include <ctype.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "propose_impl.h"
#include "str.h"
#include "text.h"
#include "vec.h"

/* ---- kinds and references ------------------------------------------------ */

/* The longer before the shorter that it begins with. */
static const char *const kinds[][2] = {
	{ "areas for improvement", "afi" }, { "area for improvement", "afi" },
	{ "afis", "afi" }, { "afi", "afi" },
	{ "accelerated cause of concern", "coc" },
	{ "causes of concern", "coc" }, { "cause of concern", "coc" },
	{ "coc", "coc" },
	{ "recommendations", "rec" }, { "recommendation", "rec" },
	{ "recs", "rec" }, { "rec", "rec" },
	{ "areas of concern", "area" }, { "area of concern", "area" },
	{ "area", "area" },
	{ "innovative practice", "practice" },
	{ "promising practice", "practice" },
	{ "good practice", "practice" }, { "practice", "practice" },
	{ "observations", "observation" }, { "observation", "observation" },
};

enum { KINDS = sizeof(kinds) / sizeof(*kinds) };

const char *afi_kind_read(const char *cell)
{
	for (size_t i = 0; i < KINDS; i++)
		if (afi_text_same(cell, kinds[i][0]))
			return kinds[i][1];
	return NULL;
}

static bool is_word_byte(char c)
{
	return isalnum((unsigned char)c) || (unsigned char)c >= 0x80;
}

const char *afi_kind_in(const char *heading)
{
	for (const char *s = heading; *s; s++) {
		if (s > heading && is_word_byte(s[-1]))
			continue;
		for (size_t i = 0; i < KINDS; i++) {
			const size_t n = strlen(kinds[i][0]);

			if (strncasecmp(s, kinds[i][0], n) == 0 &&
			    !is_word_byte(s[n]))
				return kinds[i][1];
		}
	}
	return NULL;
}

static const char *skip_between(const char *s)
{
	return s + strspn(s, " -_.:#/");
}

/* A number in figures or in words at @s, whose end goes to @end; 0 if none. */
static int read_number(const char **end, const char *s)
{
	size_t n = strspn(s, "0123456789");
	int number = 0;

	for (size_t i = 0; i < n && number <= 999999; i++)
		number = number * 10 + (s[i] - '0');
	if (!n) {
		while (isalpha((unsigned char)s[n]))
			n++;
		number = afi_number_word(s, n);
	}
	*end = s + n;
	return number > 999999 || number < 0 ? 0 : number;
}

bool afi_ref_read(struct afi_ref *out, const char *cell)
{
	struct afi_ref ref = { .kind = NULL };
	const char *s = cell;

	for (size_t i = 0; i < KINDS && !ref.kind; i++) {
		const size_t n = strlen(kinds[i][0]);

		if (strncasecmp(s, kinds[i][0], n) != 0 ||
		    isalpha((unsigned char)s[n]))
			continue;
		ref.kind = kinds[i][1];
		s = skip_between(s + n);
	}
	if (strncasecmp(s, "no", 2) == 0 && !isalpha((unsigned char)s[2]))
		s = skip_between(s + 2);
	ref.number = read_number(&s, s);
	if (!ref.number)
		return false;
	if (ref.kind && strcmp(ref.kind, "rec") == 0 && *s && *s != ' ' &&
	    skip_between(s) == s + 1 && isdigit((unsigned char)s[1])) {
		ref.under = ref.number;
		ref.number = read_number(&s, s + 1);
	}
	s += strspn(s, " .:)");
	if (*s || !ref.number)
		return false;
	*out = ref;
	return true;
}

/* How long what parts a reference from its text is at @s; 0 if it is none. */
static size_t part_length(const char *s)
{
	if (*s == '\n')
		return 1;
	if (strchr(".:)", *s) && *s)
		return s[1] == ' ' || s[1] == '\n' ? 2 : 0;
	if (strncmp(s, " - ", 3) == 0)
		return 3;
	return strncmp(s, " \xe2\x80\x93 ", 5) == 0 ? 5 : 0;
}

enum { REF_LENGTH = 40 };	/* of the longest reference before a text */

const char *afi_ref_before(struct afi_ref *out, const char *text)
{
	struct afi_str before = AFI_STR_INIT;
	const char *after = text;
	size_t i, n = 0;

	for (i = 0; i < REF_LENGTH && text[i] && !n; i++)
		n = part_length(text + i);
	if (n) {
		afi_str_add(&before, text, i - 1);
		n += i - 1;
		n += strspn(text + n, " \n");
		if (text[n] && afi_ref_read(out, before.s))
			after = text + n;
	}
	afi_str_clear(&before);
	return after;
}

/* ---- days ---------------------------------------------------------------- */

/* Whether @typed names no year, so that the next such day is meant by it. */
static bool lacks_year(const char *typed)
{
	size_t groups = 0, n;

	for (; *typed; typed += n ? n : 1) {
		n = strspn(typed, "0123456789");
		groups += n != 0;
		if (n > 2)
			return false;
	}
	return groups <= 1;
}

enum afi_code afi_cell_date(struct afi_date *out, const char *typed, int today,
			    struct afi_err *err)
{
	/* Two figures are a year of these decades. */
	const int any = afi_day_of(2030, 1, 1);

	if (today != AFI_NO_DAY)
		return afi_date_parse(out, typed, today, err);
	if (lacks_year(typed))
		return afi_err_set(err, AFI_EINVALID, "'%s' has no year",
				   typed);
	return afi_date_parse(out, typed, any, err);
}


/* ---- words --------------------------------------------------------------- */

static bool is_one_of(const char *cell, const char *const *words, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (afi_text_same(cell, words[i]))
			return true;
	return false;
}

bool afi_cell_is_none(const char *cell)
{
	static const char *const none[] = {
		"n/a", "na", "tbc", "tba", "tbd", "to be confirmed", "none",
		"nil", "not set", "ongoing", "on going", "not applicable",
		"to be agreed", "unknown", "no date", "?",
	};

	if (!cell[strspn(cell, " -.\n")])
		return true;
	if (strcmp(cell, "\xe2\x80\x93") == 0)
		return true;
	return is_one_of(cell, none, sizeof(none) / sizeof(*none));
}

static const struct {
	const char *word, *outcome;
	bool by_force;
} closings[] = {
	{ "no further action needed", "no-further-action", false },
	{ "no further action required", "no-further-action", false },
	{ "no further action", "no-further-action", false },
	{ "nfa", "no-further-action", false },
	{ "no longer applicable", "no-longer-applicable", false },
	{ "not adopted", "not-adopted", false },
	{ "not accepted", "not-adopted", false },
	{ "rejected", "not-adopted", false },
	{ "action completed", "complete", true },
	{ "action complete", "complete", true },
	{ "fully implemented", "complete", true },
	{ "implemented", "complete", true },
	{ "completed", "complete", true },
	{ "complete", "complete", true },
	{ "done", "complete", true },
	{ "achieved", "complete", true },
	{ "closed complete", "complete", false },
	{ "closed", "complete", false },
	{ "discharged", "complete", false },
	{ "signed off", "complete", false },
};

void afi_cell_status(struct afi_cell_status *out, const char *cell, int today)
{
	struct afi_err ignored = AFI_ERR_INIT;
	bool month;

	*out = (struct afi_cell_status){ .day = AFI_NO_DAY };
	for (size_t i = 0; i < sizeof(closings) / sizeof(*closings); i++) {
		const size_t n = strlen(closings[i].word);
		const char *s = cell + n;

		if (!afi_text_begins(cell, closings[i].word))
			continue;
		s += strspn(s, " ,:;-([\n");
		if (strncasecmp(s, "on ", 3) == 0)
			s += 3;
		if (strlen(s) >= AFI_DATE_WORDS)
			continue;
		if (*s && afi_past_day(&out->day, &month, s, today, &ignored))
			continue;	/* "Complete, awaiting sign off" */
		out->outcome = closings[i].outcome;
		out->by_force = closings[i].by_force;
		return;
	}
}

/* ---- days that are past -------------------------------------------------- */

enum afi_code afi_past_day(int *out, bool *month, const char *typed, int today,
			   struct afi_err *err)
{
	struct afi_date date = AFI_DATE_INIT;
	enum afi_code rc = afi_cell_date(&date, typed, today, err);
	int y, m, d;

	if (rc)
		return rc;
	if (today == AFI_NO_DAY)
		today = INT_MAX;
	if (date.day > today && !date.month && lacks_year(typed)) {
		afi_day_split(&y, &m, &d, date.day);
		date.day = afi_day_of(y - 1, m, d);
	}
	/* This month's last day is still to come. */
	if (date.month && date.day > today && date.day - today < 31)
		date.day = today;
	if (date.day > today || date.day == AFI_NO_DAY)
		return afi_err_set(err, AFI_EINVALID, "'%s' is still to come",
				   typed);
	*out = date.day;
	*month = date.month;
	return AFI_OK;
}

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
