/*
 * Text from outside and its way to a terminal.
 *
 * What comes in is normalised once; what is stored then survives byte for
 * byte.  What goes to a terminal is made harmless whatever it holds.
 */
#ifndef AFI_TEXT_H
#define AFI_TEXT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "err.h"
#include "str.h"

/**
 * Append the @len bytes at @in to @out, normalised: leading byte order marks
 * are dropped; CR LF, CR, form feed, U+0085, U+2028 and U+2029 become LF.
 *
 * AFI_EINVALID, @out as it was, for invalid UTF-8, a control character other
 * than tab and line break (C0, DEL, C1), a bidirectional override, embedding
 * or isolate (U+202A to U+202E, U+2066 to U+2069) or U+FFFE and U+FFFF, which
 * YAML cannot hold, with line, column (in characters, from 1) and code point.
 */
enum afi_code afi_text_normalise(struct afi_str *out, const char *in,
				 size_t len, struct afi_err *err);

/**
 * As afi_text_normalise(), for what must be one line, such as a title: blanks
 * and breaks at both ends go, a break inside is AFI_EINVALID, and so is an
 * empty text.  @what names it in the message.
 */
enum afi_code afi_text_line(struct afi_str *out, const char *in,
			    const char *what, struct afi_err *err);

/**
 * Whether the @len bytes at @s are as afi_text_normalise() leaves them.  If
 * not, *@at is the offset of the first byte that is wrong (@at may be NULL).
 */
bool afi_text_is_clean(const char *s, size_t len, size_t *at);

/**
 * Columns that the string @s takes on a terminal: wide characters take 2,
 * combining ones 0, anything that is shown as U+FFFD 1, and tabs and breaks 1,
 * as in afi_text_fit().
 */
size_t afi_text_width(const char *s);

/**
 * Append @s so that it can do nothing on a terminal: every control character
 * but LF, every bidirectional control or mark, line or paragraph separator and
 * noncharacter that text may not hold, and every invalid byte becomes U+FFFD; a
 * tab becomes blanks to the next multiple of 8.
 */
void afi_text_safe(struct afi_str *out, const char *s, size_t len);

/**
 * Append the one-line @s cut or padded with blanks to exactly @width columns;
 * what is cut ends in U+2026.  Breaks and tabs count as one blank; the rest is
 * made safe as by afi_text_safe().
 */
void afi_text_fit(struct afi_str *out, const char *s, size_t width);

/**
 * Append @s wrapped at @width columns, the @indent blanks included with which
 * each line begins that is not empty.  Breaks in @s are kept, and so are blanks
 * but where a line is broken or ends; a word longer than a line is broken
 * between characters.  A line holds one character however small @width is.
 * Ends in LF unless @s is empty.  Made safe as by afi_text_safe().
 */
void afi_text_wrap(struct afi_str *out, const char *s, size_t indent,
		   size_t width);

/**
 * Append the @len bytes at @s, made safe and all in one line, so that in
 * Markdown (CommonMark with GitHub's additions) they are words and nothing
 * else, also where they begin a line, a cell or a heading: whatever could be
 * markup there has a backslash before it, and blanks at the beginning go.
 */
void afi_text_md(struct afi_str *out, const char *s, size_t len);

/** Append the @len bytes at @s as words of HTML or SVG, also where they stand
 *  in quotes as an attribute. */
void afi_text_html(struct afi_str *out, const char *s, size_t len);

/**
 * Append the slug of the name @s: small letters and digits without accents,
 * anything else between them one dash ("Leicestershire & Rutland" gives
 * "leicestershire-rutland"), at most 60 characters, if there are several words
 * whole ones and none at their end that leads to another ("and", "of the");
 * nothing if none is left.
 */
void afi_text_slug(struct afi_str *out, const char *s);

/*
 * These compare what people type with what is recorded: case does not matter,
 * and a run of blanks and dashes is one blank.
 */

/** Whether @text is @words or begins with them: "ACC Crime" begins with
 *  "acc", but not with "ac".  No words begin nothing. */
bool afi_text_begins(const char *text, const char *words);

/** Whether the two are the same words, and at least one. */
bool afi_text_same(const char *a, const char *b);

/** Less than 0, 0 or more, as for sorting. */
int afi_text_compare(const char *a, const char *b);

enum { AFI_LETTERS = 18 };	/* no character has more */

/** What one character is to who looks for words: small letters and digits
 *  without accents, "ss" for a sharp s. */
struct afi_letters {
	int32_t v[AFI_LETTERS];
	size_t n;	/* none: an accent or a soft hyphen, part of a word all
			   the same; or a gap */
	bool gap;	/* it stands between words, as blanks, hyphens, quotes
			   and all else do */
};

/** The part of afi_text_letters() that reads what is no ASCII. */
size_t afi_text_letters_wide(struct afi_letters *out, const char *s,
			     const char *end);

/** Read the character at @s, which is before @end: its length in bytes.  What
 *  is not UTF-8 is a gap of one.  Inline, since nearly all that there is is
 *  ASCII, and searches read all that there is. */
static inline size_t afi_text_letters(struct afi_letters *out, const char *s,
				      const char *end)
{
	const unsigned int c = (unsigned char)*s, small = c | 0x20;
	const bool letter = small - 'a' < 26;

	if (c >= 0x80)
		return afi_text_letters_wide(out, s, end);
	out->gap = !letter && c - '0' >= 10;
	out->n = !out->gap;
	out->v[0] = (int32_t)(letter ? small : c);
	return 1;
}

#endif
