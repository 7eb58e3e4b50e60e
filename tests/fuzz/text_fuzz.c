/*
 * Any bytes at all as text: normalising twice is normalising once, what is
 * shown is harmless, and columns are kept to.  The first two bytes choose the
 * width and the indent.
 */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "mem.h"
#include "text.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void expect(bool fact)
{
	if (!fact)
		abort();
}

/* Not by the module's own means: lead bytes and ranges as RFC 3629 has them. */
static size_t utf8_len(const unsigned char *s, size_t len)
{
	size_t n = s[0] < 0x80 ? 1 : s[0] < 0xC2 ? 0 : s[0] < 0xE0 ? 2 :
		   s[0] < 0xF0 ? 3 : s[0] < 0xF5 ? 4 : 0, i;

	if (n > len)
		return 0;
	for (i = 1; i < n; i++)
		if (s[i] < 0x80 || s[i] > 0xBF)
			return 0;
	if ((s[0] == 0xE0 && s[1] < 0xA0) || (s[0] == 0xED && s[1] > 0x9F) ||
	    (s[0] == 0xF0 && s[1] < 0x90) || (s[0] == 0xF4 && s[1] > 0x8F))
		return 0;
	return n;
}

static bool is_one_of(const unsigned char *s, size_t n, const char *list)
{
	for (; *list; list += n)
		if (!memcmp(s, list, n))
			return true;
	return false;
}

/* Valid UTF-8 without any control but LF, nor what turns text round. */
static void expect_harmless(const char *text, size_t len)
{
	const unsigned char *s = (const unsigned char *)text;
	size_t n;

	for (; len > 0; s += n, len -= n) {
		n = utf8_len(s, len);
		expect(n > 0);
		expect(n > 1 || s[0] == '\n' || (s[0] >= ' ' && s[0] < 0x7F));
		expect(n != 2 || s[0] != 0xC2 || s[1] >= 0xA0);
		expect(n != 2 || !is_one_of(s, n, "\xD8\x9C"));
		expect(n != 3 || !is_one_of(s, n,
			"\xE2\x80\x8E\xE2\x80\x8F\xE2\x80\xAA\xE2\x80\xAB"
			"\xE2\x80\xAC\xE2\x80\xAD\xE2\x80\xAE\xE2\x81\xA6"
			"\xE2\x81\xA7\xE2\x81\xA8\xE2\x81\xA9\xE2\x80\xA8"
			"\xE2\x80\xA9"));
	}
}

static void try_normalise(const char *text, size_t len)
{
	struct afi_str once = AFI_STR_INIT, twice = AFI_STR_INIT;
	struct afi_err err = AFI_ERR_INIT;
	size_t at = len;
	bool clean = afi_text_is_clean(text, len, &at);

	expect(at <= len && (clean || at < len));
	expect(clean || afi_text_is_clean(text, at, NULL) || at == 0 ||
	       !memcmp(text, "\xEF\xBB\xBF", 3));
	if (afi_text_normalise(&once, text, len, &err)) {
		expect(!clean && once.len == 0);
		expect(!strncmp(err.msg, "line ", 5));
		goto out;
	}
	expect(clean == (once.len == len && !memcmp(once.s, text, len)));
	expect(afi_text_is_clean(once.s, once.len, NULL));
	expect(!afi_text_normalise(&twice, once.s, once.len, &err));
	expect(once.len == twice.len && !memcmp(once.s, twice.s, once.len));
out:
	afi_str_clear(&twice);
	afi_str_clear(&once);
}

static void try_line(const char *text)
{
	struct afi_str once = AFI_STR_INIT, twice = AFI_STR_INIT;
	struct afi_err err = AFI_ERR_INIT;

	if (afi_text_line(&once, text, "title", &err)) {
		expect(once.len == 0 && !strncmp(err.msg, "title", 5));
		goto out;
	}
	expect(once.len > 0 && !strchr(once.s, '\n'));
	expect(afi_text_is_clean(once.s, once.len, NULL));
	expect(!afi_text_line(&twice, once.s, "title", &err));
	expect(!strcmp(once.s, twice.s));
out:
	afi_str_clear(&twice);
	afi_str_clear(&once);
}

static void try_safe(const char *text, size_t len)
{
	struct afi_str once = AFI_STR_INIT, twice = AFI_STR_INIT;

	afi_text_safe(&once, text, len);
	expect_harmless(once.s, once.len);
	afi_text_safe(&twice, once.s, once.len);
	expect(once.len == twice.len && !memcmp(once.s, twice.s, once.len));
	afi_str_clear(&twice);
	afi_str_clear(&once);
}

static void try_fit(const char *text, size_t width)
{
	struct afi_str out = AFI_STR_INIT;
	size_t whole = afi_text_width(text);

	afi_text_fit(&out, text, width);
	expect_harmless(out.s, out.len);
	expect(!strchr(out.s, '\n'));
	expect(afi_text_width(out.s) == width);
	expect(width == 0 || whole <= width || strstr(out.s, "\xE2\x80\xA6"));
	afi_str_clear(&out);
}

/* Whether at most one character after the indent has a width. */
static bool is_single(const char *line, size_t indent)
{
	size_t i, wide = 0, n;

	for (i = indent; line[i]; i += n) {
		char one[5] = "";

		n = utf8_len((const unsigned char *)line + i, strlen(line + i));
		memcpy(one, line + i, n);
		wide += afi_text_width(one) > 0;
	}
	return wide <= 1;
}

/* What is left of @s, less its blanks and breaks, which wrapping may move. */
static void add_solid(struct afi_str *out, const char *s)
{
	for (; *s; s++)
		if (*s != ' ' && *s != '\n')
			afi_str_addc(out, *s);
}

static void try_wrap(const char *text, size_t indent, size_t width)
{
	struct afi_str out = AFI_STR_INIT, safe = AFI_STR_INIT;
	struct afi_str before = AFI_STR_INIT, after = AFI_STR_INIT;
	char *line, *lf;

	afi_text_wrap(&out, text, indent, width);
	expect_harmless(out.s, out.len);
	expect((out.len == 0) == (text[0] == '\0'));
	expect(out.len == 0 || out.s[out.len - 1] == '\n');
	afi_text_safe(&safe, text, strlen(text));
	add_solid(&before, safe.s);
	add_solid(&after, out.s);
	expect(!strcmp(before.s, after.s));
	for (line = out.s; *line; line = lf + 1) {
		lf = strchr(line, '\n');
		*lf = '\0';
		expect(!*line || strspn(line, " ") >= indent);
		expect(lf == line || lf[-1] != ' ');
		expect(afi_text_width(line) <= width ||
		       is_single(line, indent));
	}
	afi_str_clear(&after);
	afi_str_clear(&before);
	afi_str_clear(&safe);
	afi_str_clear(&out);
}

static void try_slug(const char *text)
{
	struct afi_str once = AFI_STR_INIT, twice = AFI_STR_INIT;

	afi_text_slug(&once, text);
	expect(once.len <= 60);
	expect(strspn(once.s, "abcdefghijklmnopqrstuvwxyz0123456789-") ==
	       once.len);
	expect(once.s[0] != '-' && !strstr(once.s, "--"));
	expect(once.len == 0 || once.s[once.len - 1] != '-');
	afi_text_slug(&twice, once.s);
	expect(!strcmp(once.s, twice.s));
	afi_str_clear(&twice);
	afi_str_clear(&once);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	size_t width = 20, indent = 0;
	char *text;

	if (size >= 2) {
		width = data[0] % 90;
		indent = data[1] % 16;
		data += 2;
		size -= 2;
	}
	text = afi_xmalloc(size + 1);
	if (size)
		memcpy(text, data, size);
	text[size] = '\0';
	try_normalise(text, size);
	try_safe(text, size);
	try_line(text);
	try_fit(text, width);
	try_wrap(text, indent, width);
	try_slug(text);
	free(text);
	return 0;
}
