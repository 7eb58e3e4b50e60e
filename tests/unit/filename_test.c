#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "filename.h"
#include "text.h"

static void gives(const char *name, size_t len, const char *wanted)
{
	struct afi_str out = AFI_STR_INIT;

	afi_filename_safe(&out, name, len);
	assert_string_equal(out.s, wanted);
	afi_str_clear(&out);
}

static void safe(const char *name, const char *wanted)
{
	gives(name, strlen(name), wanted);
}

static void plain_names_stay(void **state)
{
	(void)state;
	safe("audit.pdf", "audit.pdf");
	safe("Audit of 3 March (final), v2.xlsx",
	     "Audit of 3 March (final), v2.xlsx");
	safe("d\u00e9j\u00e0 vu.txt", "d\u00e9j\u00e0 vu.txt");
	safe("console.log", "console.log");
	safe("com10.txt", "com10.txt");
	safe("a-b.c.tar.gz", "a-b.c.tar.gz");
}

static void paths_have_no_parts(void **state)
{
	(void)state;
	safe("../../etc/passwd", "_._.._etc_passwd");
	safe("/etc/passwd", "_etc_passwd");
	safe("..\\..\\x", "_._.._x");
	safe("C:\\x", "C__x");
	safe("..", "_");
	safe(".", "_");
	safe("a/", "a_");
}

static void nothing_is_hidden_or_an_option(void **state)
{
	(void)state;
	safe(".bashrc", "_bashrc");
	safe("-rf", "_rf");
	safe("--help", "_-help");
	safe("  .x", "_x");
	safe("", "file");
	safe("   ", "file");
	safe("x. . .", "x");
}

static void controls_and_lookalikes_go(void **state)
{
	(void)state;
	safe("a\nb\tc\033[31m", "a_b_c_[31m");
	gives("a\0b", 3, "a_b");
	safe("a\xFF" "b", "a_b");
	/* the order of what follows turned round: gnp.exe would show exe.png */
	safe("x\u202Egnp.exe", "x_gnp.exe");
	safe("a\u200Bb", "a_b");
	safe("a\u00ADb", "a_b");
	safe("\uFEFF" "a", "_a");
	safe("a\U000E0041", "a_");
	safe("a*b?c\"d<e>f|g:h", "a_b_c_d_e_f_g_h");
}

static void devices_are_no_names(void **state)
{
	(void)state;
	safe("NUL", "_NUL");
	safe("nul.txt", "_nul.txt");
	safe("con .txt", "_con .txt");
	safe("CON.tar.gz", "_CON.tar.gz");
	safe("Com1", "_Com1");
	safe("lpt9.pdf", "_lpt9.pdf");
	safe("com\u00b2.txt", "_com\u00b2.txt");
	safe("aux.", "_aux");
}

static void long_names_keep_their_ending(void **state)
{
	struct afi_str name = AFI_STR_INIT, out = AFI_STR_INIT;

	(void)state;
	for (int i = 0; i < 300; i++)
		afi_str_adds(&name, "\u00e9");
	afi_str_adds(&name, ".pdf");
	afi_filename_safe(&out, name.s, name.len);
	assert_int_equal(out.len, 120);	/* 58 of two bytes, and .pdf */
	assert_string_equal(out.s + 116, ".pdf");
	afi_str_clear(&out);
	/* an ending is short; this is only a dot */
	afi_str_reset(&name);
	for (int i = 0; i < 100; i++)
		afi_str_adds(&name, i == 1 ? "." : "abc");
	afi_filename_safe(&out, name.s, name.len);
	assert_int_equal(out.len, 120);
	assert_memory_equal(out.s, name.s, 120);
	afi_str_clear(&out);
	afi_str_clear(&name);
}

static void address(const char *given, const char *wanted)
{
	struct afi_str out = AFI_STR_INIT;

	afi_filename_of_address(&out, given);
	assert_string_equal(out.s, wanted);
	afi_str_clear(&out);
}

static void addresses_name_their_page(void **state)
{
	(void)state;
	address("https://force.example/docs/report.pdf", "report.pdf");
	address("https://force.example/docs/report%202024.pdf?v=1#page=3",
		"report 2024.pdf");
	address("https://force.example/docs/", "docs");
	address("https://force.example/?id=a/b", "force.example");
	address("https://force.example", "force.example");
	address("http://force.example:8080//", "force.example_8080");
	address("http://force.example/..%2f..%2Fetc%2fpasswd%00",
		"_._.._etc_passwd_");
	address("http://force.example/%2e%2e", "_");
	address("http://force.example/100%", "100%");
	address("http://force.example/a%g1%2", "a%g1%2");
	address("http://force.example/%ff", "_");
}

static void numbers_tell_apart(void **state)
{
	struct afi_str name = AFI_STR_INIT, out = AFI_STR_INIT;

	(void)state;
	afi_filename_numbered(&out, "report.pdf", 2);
	assert_string_equal(out.s, "report (2).pdf");
	afi_str_reset(&out);
	afi_filename_numbered(&out, "report", 13);
	assert_string_equal(out.s, "report (13)");
	afi_str_reset(&out);
	for (int i = 0; i < 116; i++)
		afi_str_adds(&name, "x");
	afi_str_adds(&name, ".pdf");
	afi_filename_numbered(&out, name.s, SIZE_MAX);
	assert_true(out.len <= AFI_FILENAME_MAX);
	assert_string_equal(out.s + out.len - 5, ").pdf");
	afi_str_clear(&out);
	afi_str_clear(&name);
}

/* ---- laws ---------------------------------------------------------------- */

static uint32_t next(uint32_t *seed)
{
	*seed = *seed * 1664525 + 1013904223;
	return *seed >> 8;
}

/* Mostly pieces that have harmed somebody, with some bytes of any kind. */
static void hostile(struct afi_str *out, uint32_t *seed)
{
	static const char *const pieces[] = {
		"..", "/", "\\", "-", ".", " ", "con", "NUL", ".txt", ":",
		"\u202E", "\u200B", "\uFFFD", "\u2028", "\n", "\t", "\033",
		"e\u0301", "\U0001F600", "~", "$(x)", "`x`", "%2f", "com1",
		"\xC2\xB9", "aux", "_", "abcdefghijklmnopqrstuvwxyz", "\xC0",
		"\xED\xA0\x80", "\xF4\x90\x80\x80", "\x7F", "\xC2\x85",
		"\uFEFF",
	};
	size_t n = next(seed) % 24;

	while (n--) {
		if (next(seed) % 4)
			afi_str_adds(out, pieces[next(seed) % (sizeof(pieces) /
							sizeof(*pieces))]);
		else
			afi_str_addc(out, (char)next(seed));
	}
}

static void is_harmless(const struct afi_str *name)
{
	struct afi_str again = AFI_STR_INIT;

	assert_true(name->len > 0 && name->len <= AFI_FILENAME_MAX);
	assert_int_equal(strlen(name->s), name->len);
	assert_true(afi_text_is_clean(name->s, name->len, NULL));
	assert_null(strpbrk(name->s, "/\\:*?\"<>|\n\t"));
	assert_null(strchr(".- ", name->s[0]));
	assert_null(strchr(". ", name->s[name->len - 1]));
	afi_filename_safe(&again, name->s, name->len);
	assert_string_equal(again.s, name->s);
	afi_str_clear(&again);
}

static void any_name_becomes_harmless(void **state)
{
	struct afi_str name = AFI_STR_INIT, out = AFI_STR_INIT;
	uint32_t seed = 1;

	(void)state;
	for (int i = 0; i < 5000; i++) {
		afi_str_reset(&name);
		hostile(&name, &seed);
		afi_str_reset(&out);
		afi_filename_safe(&out, name.s, name.len);
		is_harmless(&out);
		afi_str_reset(&name);
		afi_filename_numbered(&name, out.s, 1 + next(&seed));
		is_harmless(&name);
		assert_string_not_equal(name.s, out.s);
	}
	afi_str_clear(&out);
	afi_str_clear(&name);
}

static void any_address_has_a_name(void **state)
{
	struct afi_str given = AFI_STR_INIT, out = AFI_STR_INIT;
	uint32_t seed = 7;

	(void)state;
	for (int i = 0; i < 5000; i++) {
		afi_str_reset(&given);
		afi_str_adds(&given, i % 8 ? "https://" : "");
		hostile(&given, &seed);
		afi_str_reset(&out);
		afi_filename_of_address(&out, given.s);
		is_harmless(&out);
	}
	afi_str_clear(&out);
	afi_str_clear(&given);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(plain_names_stay),
		cmocka_unit_test(paths_have_no_parts),
		cmocka_unit_test(nothing_is_hidden_or_an_option),
		cmocka_unit_test(controls_and_lookalikes_go),
		cmocka_unit_test(devices_are_no_names),
		cmocka_unit_test(long_names_keep_their_ending),
		cmocka_unit_test(addresses_name_their_page),
		cmocka_unit_test(numbers_tell_apart),
		cmocka_unit_test(any_name_becomes_harmless),
		cmocka_unit_test(any_address_has_a_name),
	};

	return cmocka_run_group_tests_name("filename", tests, NULL, NULL);
}
