/* A calendar's lines: whatever a text holds, it is one line, in pieces that any
 * reader puts together again (RFC 5545, 3.1 and 3.3.11). */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <cmocka.h>

#include "render_parts.h"
#include "text.h"

enum { TEXTS = 20000, LONGEST = 300 };

static void assert_line(const char *text, const char *wanted)
{
	struct afi_str out = AFI_STR_INIT;

	afi_add_ics_text(&out, "SUMMARY", text);
	assert_string_equal(out.s, wanted);
	afi_str_clear(&out);
}

/* ---- a reader ------------------------------------------------------------ */

/* Take the folds out of the lines @in, each of which must be sound by itself;
 * there must be one in the end. */
static void unfold(struct afi_str *out, const char *in)
{
	while (*in) {
		const char *end = strstr(in, "\r\n");
		const size_t len = end ? (size_t)(end - in) : 0;
		size_t wrong = 0;

		assert_non_null(end);
		assert_in_range(len, 1, 75);
		assert_true(afi_text_is_clean(in, len, &wrong));
		assert_null(memchr(in, '\n', len));
		afi_str_add(out, in, len);
		in = end + 2;
		if (*in)
			assert_int_equal(*in++, ' ');
	}
}

/* What the value of a text stands for; nothing in it may be left unescaped. */
static void unescape(struct afi_str *out, const char *value)
{
	for (; *value; value++) {
		assert_null(strchr(",;", *value));
		if (*value != '\\') {
			afi_str_addc(out, *value);
			continue;
		}
		value++;
		assert_true(*value && strchr("\\,;nN", *value));
		afi_str_addc(out, *value == 'n' || *value == 'N' ? '\n' :
			     *value);
	}
}

static void assert_round_trip(const char *text)
{
	struct afi_str line = AFI_STR_INIT, whole = AFI_STR_INIT;
	struct afi_str got = AFI_STR_INIT, safe = AFI_STR_INIT;

	afi_add_ics_text(&line, "SUMMARY", text);
	unfold(&whole, line.s);
	assert_memory_equal(whole.s, "SUMMARY:", 8);
	unescape(&got, whole.s + 8);
	afi_text_safe(&safe, text, strlen(text));
	assert_string_equal(got.s, safe.s);
	afi_str_clear(&safe);
	afi_str_clear(&got);
	afi_str_clear(&whole);
	afi_str_clear(&line);
}

/* ---- by the rules -------------------------------------------------------- */

static void what_has_a_meaning_is_escaped(void **state)
{
	(void)state;
	assert_line("a\\b, c; d: \"e\"", "SUMMARY:a\\\\b\\, c\\; d: \"e\"\r\n");
	assert_line("one\ntwo", "SUMMARY:one\\ntwo\r\n");
	assert_line("\\n", "SUMMARY:\\\\n\r\n");
	assert_line("", "SUMMARY:\r\n");
}

static void no_text_adds_a_line(void **state)
{
	(void)state;
	assert_line("a\r\nEND:VEVENT", "SUMMARY:a\ufffd\\nEND:VEVENT\r\n");
	assert_line("a\rb\vc\x1b[1m", "SUMMARY:a\ufffdb\ufffdc\ufffd[1m\r\n");
	assert_line("a\xe2\x80\xa8" "b\xc2\x85" "c",
		    "SUMMARY:a\ufffdb\ufffdc\r\n");
}

static void a_line_has_at_most_75_octets(void **state)
{
	char text[200];

	(void)state;
	memset(text, 'x', sizeof(text));
	text[67] = '\0';	/* 8 are the name's */
	assert_line(text, "SUMMARY:xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"
			  "xxxxxxxxxxxxxxxxxxxxxxxxx\r\n");
	text[67] = 'y';
	text[68] = '\0';
	assert_line(text, "SUMMARY:xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"
			  "xxxxxxxxxxxxxxxxxxxxxxxxx\r\n y\r\n");
}

static void a_fold_splits_no_character(void **state)
{
	struct afi_str text = AFI_STR_INIT;

	(void)state;
	for (int i = 0; i < 80; i++) {
		afi_str_reset(&text);
		for (int j = 0; j < i; j++)
			afi_str_addc(&text, 'x');
		for (int j = 0; j < 50; j++)
			afi_str_adds(&text, j % 2 ? "\u00eb" : "\U0001f693");
		assert_round_trip(text.s);
	}
	afi_str_clear(&text);
}

/* ---- by chance ----------------------------------------------------------- */

/* Always the same numbers (xorshift). */
static uint32_t chance(uint32_t *seed, uint32_t below)
{
	*seed ^= *seed << 13;
	*seed ^= *seed >> 17;
	*seed ^= *seed << 5;
	return *seed % below;
}

static void any_text_comes_back(void **state)
{
	static const char *const pieces[] = {
		"\\", ",", ";", "\n", "\r\n", "\r", ":", " ", "\t", "n", "x",
		"BEGIN:VEVENT", "\u00eb", "\u8b66", "\U0001f693", "\u0301",
		"\u2028", "\u202e", "\xff", "\xe2\x80", "\xf0\x9f", "\x01",
	};
	const uint32_t n = sizeof(pieces) / sizeof(*pieces);
	struct afi_str text = AFI_STR_INIT;
	uint32_t seed = 20250129;

	(void)state;
	for (int i = 0; i < TEXTS; i++) {
		const uint32_t length = chance(&seed, LONGEST);

		afi_str_reset(&text);
		while (text.len < length)
			if (chance(&seed, 4))
				afi_str_adds(&text, pieces[chance(&seed, n)]);
			else
				afi_str_addc(&text,
					     (char)(1 + chance(&seed, 255)));
		assert_round_trip(text.s);
	}
	afi_str_clear(&text);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_has_a_meaning_is_escaped),
		cmocka_unit_test(no_text_adds_a_line),
		cmocka_unit_test(a_line_has_at_most_75_octets),
		cmocka_unit_test(a_fold_splits_no_character),
		cmocka_unit_test(any_text_comes_back),
	};

	return cmocka_run_group_tests_name("ics", tests, NULL, NULL);
}
