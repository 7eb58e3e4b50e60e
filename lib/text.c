/* The half of text.h that is about what comes in. */
#include "text.h"

#include <stdint.h>
#include <string.h>
#include <utf8proc.h>

#include "text_parts.h"

enum {
	LINE_SEPARATOR = 0x2028,
	PARAGRAPH_SEPARATOR = 0x2029,
	BYTE_ORDER_MARK = 0xFEFF,
	SLUG_LEN = 60,
};

/* Where in the text we are; @in moves on. */
struct place {
	const char *in, *end;
	size_t line, column;
};

size_t afi_text_decode(int32_t *c, const char *s, const char *end)
{
	utf8proc_ssize_t n;

	if ((unsigned char)*s < 0x80) {
		*c = *s;
		return 1;
	}
	n = utf8proc_iterate((const utf8proc_uint8_t *)s, end - s, c);
	return n > 0 ? (size_t)n : 0;
}

static bool is_break(int32_t c)
{
	return c == '\n' || c == '\r' || c == '\f' || c == 0x85 ||
	       c == LINE_SEPARATOR || c == PARAGRAPH_SEPARATOR;
}

static bool is_control(int32_t c)
{
	return (c < 0x20 && c != '\t' && c != '\n') || (c >= 0x7F && c < 0xA0);
}

/* Those that change the order of what follows; the mere marks do not. */
static bool is_bidi(int32_t c)
{
	return (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
}

/* Never text, and YAML can not hold them. */
static bool is_noncharacter(int32_t c)
{
	return c == 0xFFFE || c == 0xFFFF;
}

const char *afi_text_objection(int32_t c)
{
	if (is_control(c))
		return "control character";
	if (is_bidi(c))
		return "bidirectional control";
	if (is_noncharacter(c))
		return "noncharacter";
	if (c == LINE_SEPARATOR || c == PARAGRAPH_SEPARATOR)
		return "separator";
	return NULL;
}

static enum afi_code refuse(struct afi_err *err, const struct place *at,
			    size_t n, int32_t c)
{
	if (n == 0)
		return afi_err_set(err, AFI_EINVALID, "line %zu, column %zu: "
				   "byte 0x%02X is not valid UTF-8", at->line,
				   at->column, (unsigned char)*at->in);
	return afi_err_set(err, AFI_EINVALID,
			   "line %zu, column %zu: %s U+%04X is not allowed",
			   at->line, at->column, afi_text_objection(c),
			   (unsigned)c);
}

size_t afi_text_plain(const char *s, size_t len)
{
	const uint64_t ones = UINT64_C(0x0101010101010101);
	uint64_t w;
	size_t n;

	/*
	 * Eight at a time: taking 0x20 away borrows from the top bit of a
	 * byte below it, adding one carries 0x7F into it, and what is not
	 * ASCII has it set.
	 */
	for (n = 0; len - n >= sizeof(w); n += sizeof(w)) {
		memcpy(&w, s + n, sizeof(w));
		if ((w | (w - 0x20 * ones) | (w + ones)) & (0x80 * ones))
			break;
	}
	while (n < len && s[n] >= 0x20 && s[n] < 0x7F)
		n++;
	return n;
}

/* More than one mark in front is odd, but a second pass must find none. */
static void skip_marks(struct place *at)
{
	while (at->end - at->in >= 3 && !memcmp(at->in, "\xEF\xBB\xBF", 3))
		at->in += 3;
}

/* Append the character at @at; false, and nothing done, if it is refused. */
static bool add_next(struct afi_str *out, struct place *at, size_t n,
		     int32_t c)
{
	if (n == 0)
		return false;
	if (is_break(c)) {
		if (c == '\r' && at->end - at->in > 1 && at->in[1] == '\n')
			n = 2;
		afi_str_addc(out, '\n');
		at->line++;
		at->column = 1;
	} else if (afi_text_objection(c)) {
		return false;
	} else {
		afi_str_add(out, at->in, n);
		at->column++;
	}
	at->in += n;
	return true;
}

enum afi_code afi_text_normalise(struct afi_str *out, const char *in,
				 size_t len, struct afi_err *err)
{
	struct place at = { .in = in, .end = in + len, .line = 1, .column = 1 };
	size_t start = out->len, n;
	int32_t c = 0;

	skip_marks(&at);
	while (at.in < at.end) {
		n = afi_text_plain(at.in, (size_t)(at.end - at.in));
		afi_str_add(out, at.in, n);
		at.in += n;
		at.column += n;
		if (at.in == at.end)
			break;
		n = afi_text_decode(&c, at.in, at.end);
		if (!add_next(out, &at, n, c)) {
			afi_str_cut(out, start);
			return refuse(err, &at, n, c);
		}
	}
	return AFI_OK;
}

/* The same with line breaks, eight bytes at a time: how many of the first bytes
 * are surely clean. */
static size_t plain_lines(const char *s, size_t len)
{
	const uint64_t ones = UINT64_C(0x0101010101010101);
	const uint64_t top = 0x80 * ones;
	uint64_t w, low, breaks;
	size_t n;

	/* In each byte on its own: what is added to seven bits carries into
	 * the eighth and no further. */
	for (n = 0; len - n >= sizeof(w); n += sizeof(w)) {
		memcpy(&w, s + n, sizeof(w));
		low = w & ~top;
		breaks = ~((low ^ '\n' * ones) + 0x7F * ones);
		if ((w | (~(low + 0x60 * ones) & ~breaks) | (low + ones)) & top)
			break;
	}
	return n;
}

bool afi_text_is_clean(const char *s, size_t len, size_t *at)
{
	const char *p = s, *end = s + len;
	int32_t c = 0;
	size_t n;
	bool clean;

	clean = len < 3 || memcmp(s, "\xEF\xBB\xBF", 3);
	while (clean) {
		p += plain_lines(p, (size_t)(end - p));
		p += afi_text_plain(p, (size_t)(end - p));
		if (p == end)
			return true;
		n = afi_text_decode(&c, p, end);
		clean = n > 0 && !afi_text_objection(c);
		if (clean)
			p += n;
	}
	if (at)
		*at = (size_t)(p - s);
	return false;
}

/* A byte order mark is a blank too: it must not come to stand in front. */
static bool is_blank(int32_t c)
{
	return c == '\t' || c == '\n' || c == BYTE_ORDER_MARK ||
	       utf8proc_category(c) == UTF8PROC_CATEGORY_ZS;
}

/* Narrow @s and @end, clean UTF-8, to what is between blanks. */
static void trim(const char **s, const char **end)
{
	const char *p, *last = *s;
	int32_t c = 0;
	size_t n;

	for (p = *s; p < *end; p += n) {
		n = afi_text_decode(&c, p, *end);
		if (!is_blank(c))
			last = p + n;
		else if (last == *s)
			*s = last = p + n;
	}
	*end = last;
}

enum afi_code afi_text_line(struct afi_str *out, const char *in,
			    const char *what, struct afi_err *err)
{
	struct afi_str text = AFI_STR_INIT;
	const char *s, *end;
	enum afi_code rc;

	rc = afi_text_normalise(&text, in, strlen(in), err);
	if (rc) {
		afi_err_prefix(err, "%s", what);
		goto out;
	}
	s = text.s;
	end = text.s + text.len;
	trim(&s, &end);
	if (s == end)
		rc = afi_err_set(err, AFI_EINVALID, "%s is empty", what);
	else if (memchr(s, '\n', (size_t)(end - s)))
		rc = afi_err_set(err, AFI_EINVALID, "%s must be one line",
				 what);
	else
		afi_str_add(out, s, (size_t)(end - s));
out:
	afi_str_clear(&text);
	return rc;
}

/* Letters that are no other letter with an accent, so that Unicode does not
 * take them apart; what they are written as where they are not to be had. */
int32_t afi_text_plain_letter(int32_t c)
{
	static const struct { int32_t from; char to; } letters[] = {
		{ 0x00d8, 'o' }, { 0x00f8, 'o' },	/* o with a stroke */
		{ 0x0110, 'd' }, { 0x0111, 'd' },	/* d with a stroke */
		{ 0x0126, 'h' }, { 0x0127, 'h' },	/* h with a stroke */
		{ 0x0131, 'i' },			/* i without a dot */
		{ 0x0141, 'l' }, { 0x0142, 'l' },	/* l with a stroke */
	};

	for (size_t i = 0; i < sizeof(letters) / sizeof(*letters); i++)
		if (letters[i].from == c)
			return letters[i].to;
	return c;
}

/* The letter or digit that @c is in a slug, accents left out; 0 if none. */
static char slug_char(int32_t c, bool *mark)
{
	utf8proc_int32_t parts[8];
	int boundary = 0;
	utf8proc_ssize_t n;

	*mark = false;
	c = afi_text_plain_letter(c);
	if (c >= 0x80) {
		n = utf8proc_decompose_char(c, parts, 8, UTF8PROC_DECOMPOSE |
					    UTF8PROC_STRIPMARK, &boundary);
		*mark = n == 0;
		c = n == 1 ? parts[0] : 0;
	}
	if (c >= 'A' && c <= 'Z')
		return (char)(c - 'A' + 'a');
	if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'))
		return (char)c;
	return 0;
}

/* Take from the end of the slug at @start what leads to a word that was cut. */
static void cut_joining(struct afi_str *out, size_t start)
{
	static const char *const joining[] = {
		"-and", "-or", "-of", "-the", "-a", "-in", "-to", "-for",
		"-with", "-by", "-on", "-at", "-from",
	};
	size_t i, n;

	do {
		for (i = 0; i < sizeof(joining) / sizeof(*joining); i++) {
			n = strlen(joining[i]);
			if (out->len - start > n &&
			    !strcmp(out->s + out->len - n, joining[i])) {
				afi_str_cut(out, out->len - n);
				break;
			}
		}
	} while (i < sizeof(joining) / sizeof(*joining));
}

void afi_text_slug(struct afi_str *out, const char *s)
{
	const char *end = s + strlen(s);
	size_t start = out->len, word = start, len, n;
	bool gap = false, mark;
	int32_t c = 0;
	char letter;

	for (; s < end; s += n ? n : 1) {
		n = afi_text_decode(&c, s, end);
		letter = n ? slug_char(c, &mark) : (mark = false, 0);
		if (!letter) {
			gap |= !mark;
			continue;
		}
		len = out->len - start;
		gap = gap && len > 0;
		if (len + gap + 1 > SLUG_LEN) {
			/* in the middle of a word, which goes */
			if (!gap && word > start)
				afi_str_cut(out, word);
			cut_joining(out, start);
			return;
		}
		if (gap) {
			word = out->len;
			afi_str_addc(out, '-');
		}
		afi_str_addc(out, letter);
		gap = false;
	}
}
