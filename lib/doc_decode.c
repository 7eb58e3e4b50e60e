/* Bytes of some encoding as clean text: afi_doc_decode(). */
#include "doc.h"

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#include "doc_impl.h"
#include "text_parts.h"

enum {
	TOLD = 5,		/* characters that are told one by one */
	SOFT_HYPHEN = 0xAD,
	NEXT_LINE = 0x85,
	LINE_SEPARATOR = 0x2028,
	PARAGRAPH_SEPARATOR = 0x2029,
	BYTE_ORDER_MARK = 0xFEFF,
};

/* ---- what is fine as it is ----------------------------------------------- */

/*
 * Bytes of the character at @s if it is one of those that nearly all text is
 * made of, and none that is looked at any further: letters with accents, most
 * scripts, and the dashes, quotes and dots from U+2010 to U+2027.
 */
static size_t common_char(const char *s, const char *end)
{
	const unsigned char *u = (const unsigned char *)s;

	if (end - s >= 2 && u[0] >= 0xC3 && u[0] <= 0xDF &&
	    (u[1] & 0xC0) == 0x80)
		return 2;
	if (end - s < 3 || (u[1] & 0xC0) != 0x80 || (u[2] & 0xC0) != 0x80)
		return 0;
	if (u[0] == 0xE2)
		return u[1] == 0x80 && u[2] >= 0x90 && u[2] <= 0xA7 ? 3 : 0;
	return u[0] >= 0xE1 && u[0] <= 0xEC ? 3 : 0;
}

/* How many of the first bytes at @s stay as they are. */
static size_t stays(const char *s, const char *end)
{
	const char *p = s;
	int32_t c = 0;
	size_t n;

	while ((p += afi_text_plain(p, (size_t)(end - p))) < end) {
		if (*p == '\n' || *p == '\t') {
			p++;
			continue;
		}
		n = common_char(p, end);
		if (!n) {
			n = afi_text_decode(&c, p, end);
			if (!n || c == SOFT_HYPHEN || c == BYTE_ORDER_MARK ||
			    afi_text_objection(c))
				break;
		}
		p += n;
	}
	return (size_t)(p - s);
}

/* ---- encodings ----------------------------------------------------------- */

/* What the bytes 0x80 to 0x9F of Windows-1252 mean; five mean nothing. */
static const uint16_t windows_1252[32] = {
	0x20AC, 0x0081, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
	0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x008D, 0x017D, 0x008F,
	0x0090, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
	0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x009D, 0x017E, 0x0178,
};

int32_t afi_doc_windows_1252(unsigned char byte)
{
	return byte >= 0x80 && byte < 0xA0 ? windows_1252[byte - 0x80] : byte;
}

void afi_doc_add_char(struct afi_str *out, int32_t c)
{
	char s[4];
	size_t n = 0;

	if (c < 0x80) {
		s[n++] = (char)c;
	} else if (c < 0x800) {
		s[n++] = (char)(0xC0 | c >> 6);
	} else if (c < 0x10000) {
		s[n++] = (char)(0xE0 | c >> 12);
		s[n++] = (char)(0x80 | (c >> 6 & 0x3F));
	} else {
		s[n++] = (char)(0xF0 | c >> 18);
		s[n++] = (char)(0x80 | (c >> 12 & 0x3F));
		s[n++] = (char)(0x80 | (c >> 6 & 0x3F));
	}
	if (c >= 0x80)
		s[n++] = (char)(0x80 | (c & 0x3F));
	afi_str_add(out, s, n);
}

static void from_windows_1252(struct afi_str *out, const char *in, size_t len)
{
	const char *end = in + len;
	size_t n;

	while (in < end) {
		n = afi_text_plain(in, (size_t)(end - in));
		afi_str_add(out, in, n);
		in += n;
		if (in < end)
			afi_doc_add_char(out, afi_doc_windows_1252(
						 (unsigned char)*in++));
	}
}

/* The two bytes at @s. */
static int32_t unit_at(const char *s, bool big)
{
	const unsigned char *u = (const unsigned char *)s;

	return big ? u[0] << 8 | u[1] : u[1] << 8 | u[0];
}

/* A half of a pair that stands alone becomes bytes that are no UTF-8. */
static void from_utf_16(struct afi_str *out, const char *in, size_t len,
			bool big)
{
	const char *end = in + (len & ~(size_t)1);
	int32_t c, low;

	for (; in < end; in += 2) {
		c = unit_at(in, big);
		low = end - in > 2 ? unit_at(in + 2, big) : 0;
		if (c >= 0xD800 && c < 0xDC00 && low >= 0xDC00 &&
		    low < 0xE000) {
			c = 0x10000 + ((c - 0xD800) << 10) + (low - 0xDC00);
			in += 2;
		}
		afi_doc_add_char(out, c);
	}
	if (len & 1)
		afi_str_addc(out, '\xFF');
}

/* How long the bytes at @s are that are no UTF-8, but stand for one thing. */
static size_t bad_length(const char *s, const char *end)
{
	size_t n = 1;

	if ((unsigned char)*s >= 0xC0)
		while (n < 4 && s + n < end && (s[n] & 0xC0) == 0x80)
			n++;
	return n;
}

/* Text with one spoilt character is still UTF-8; Windows-1252 is only by
 * chance. */
static bool is_utf_8(const char *in, size_t len)
{
	const char *end = in + len;
	size_t good = 0, bad = 0, n;
	int32_t c = 0;

	while (in < end) {
		in += afi_text_plain(in, (size_t)(end - in));
		if (in == end)
			break;
		n = common_char(in, end);
		if (!n)
			n = afi_text_decode(&c, in, end);
		good += n > 1;
		bad += n == 0;
		in += n ? n : bad_length(in, end);
	}
	return !bad || bad < good;
}

/* ---- cleaning ------------------------------------------------------------ */

struct cleaning {
	struct afi_str *out, *notes;
	size_t start;		/* of this text in @out */
	const char *in, *end;
	size_t owed;		/* line breaks, after the word that a soft
				   hyphen took them out of */
	size_t replaced;
};

static bool is_break(int32_t c)
{
	return c == '\n' || c == '\r' || c == '\f' || c == '\v' ||
	       c == NEXT_LINE || c == LINE_SEPARATOR ||
	       c == PARAGRAPH_SEPARATOR;
}

static void pay(struct cleaning *at)
{
	for (; at->owed; at->owed--)
		afi_str_addc(at->out, '\n');
}

/* Say where we are in what came out. */
static void note_place(struct cleaning *at)
{
	const char *s = at->out->s + at->start, *end = at->out->s +
		at->out->len, *nl;
	size_t line = 1, column = 1;

	while ((nl = memchr(s, '\n', (size_t)(end - s)))) {
		line++;
		s = nl + 1;
	}
	for (; s < end; s++)
		column += (*s & 0xC0) != 0x80;
	afi_str_addf(at->notes, "line %zu, column %zu: ", line, column);
}

/* The @n bytes at hand, the character @c or none, cannot stay. */
static void replace(struct cleaning *at, size_t n, int32_t c)
{
	if (at->replaced++ < TOLD) {
		note_place(at);
		if (n)
			afi_str_addf(at->notes, "%s U+%04X was replaced\n",
				     afi_text_objection(c), (unsigned)c);
		else
			afi_str_addf(at->notes, "byte 0x%02X makes no "
				     "character, and was replaced\n",
				     (unsigned)(unsigned char)*at->in);
	}
	afi_str_adds(at->out, AFI_DOC_REPLACED);
	at->in += n ? n : bad_length(at->in, at->end);
}

/*
 * A soft hyphen only says where a word may be broken.  Where it was, the rest
 * of the word joins its beginning, and the line ends after it.
 */
static void drop_hyphen(struct cleaning *at)
{
	at->in += 2;
	if (at->in < at->end && *at->in == '\r' && at->end - at->in > 1 &&
	    at->in[1] == '\n')
		at->in++;
	if (at->in == at->end || (*at->in != '\n' && *at->in != '\r'))
		return;
	at->in++;
	at->owed++;
	while (at->in < at->end && (*at->in == ' ' || *at->in == '\t'))
		at->in++;
}

static void change_next(struct cleaning *at)
{
	int32_t c = 0;
	const size_t n = afi_text_decode(&c, at->in, at->end);

	if (!n) {
		replace(at, n, c);
	} else if (is_break(c)) {
		pay(at);
		afi_str_addc(at->out, '\n');
		at->in += n;
		if (c == '\r' && at->in < at->end && *at->in == '\n')
			at->in++;
	} else if (c == SOFT_HYPHEN) {
		drop_hyphen(at);
	} else if (c == BYTE_ORDER_MARK) {
		at->in += n;
	} else {
		replace(at, n, c);
	}
}

/* While a line break is owed: the first blank is where it goes. */
static void add_owing(struct cleaning *at, size_t len)
{
	size_t n = 0;

	while (n < len && !strchr(" \t\n", at->in[n]))
		n++;
	afi_str_add(at->out, at->in, n);
	at->in += n;
	if (n == len)
		return;
	at->in += *at->in != '\n';
	pay(at);
}

static void clean(struct cleaning *at)
{
	size_t n;

	while (at->in < at->end) {
		n = stays(at->in, at->end);
		if (n && at->owed) {
			add_owing(at, n);
			continue;
		}
		afi_str_add(at->out, at->in, n);
		at->in += n;
		if (at->in < at->end)
			change_next(at);
	}
	pay(at);
	if (at->replaced > TOLD)
		afi_str_addf(at->notes, "and %zu more like these\n",
			     at->replaced - TOLD);
}

static void clean_all(struct afi_str *out, struct afi_str *notes,
		      const char *in, size_t len)
{
	struct cleaning at = { .out = out, .notes = notes, .start = out->len,
			       .in = in, .end = in + len };

	clean(&at);
}

/* ---- both ---------------------------------------------------------------- */

bool afi_doc_is_decoded(const char *in, size_t len)
{
	return stays(in, in + len) == len;
}

void afi_doc_decode(struct afi_str *out, struct afi_str *notes,
		    const char *in, size_t len)
{
	struct afi_str text = AFI_STR_INIT;

	if (afi_doc_is_decoded(in, len)) {
		afi_str_add(out, in, len);
		return;
	}
	if (len >= 2 && !memcmp(in, "\xFF\xFE", 2)) {
		from_utf_16(&text, in + 2, len - 2, false);
	} else if (len >= 2 && !memcmp(in, "\xFE\xFF", 2)) {
		from_utf_16(&text, in + 2, len - 2, true);
	} else if (is_utf_8(in, len)) {
		clean_all(out, notes, in, len);
		return;
	} else {
		afi_str_adds(notes, "it is not UTF-8: read as Windows-1252\n");
		from_windows_1252(&text, in, len);
	}
	clean_all(out, notes, text.s, text.len);
	afi_str_clear(&text);
}
