#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include <cmocka.h>

#include "date.h"
#include "mem.h"
#include "paper.h"
#include "press_impl.h"
#include "template.h"

static const struct afi_str no_office = AFI_STR_INIT;

/* ---- programs that are not what they seem -------------------------------- */

/* A folder that is all of PATH, in which a test puts programs. */
struct world {
	char folder[64];
	char *path;
};

static int enter(void **state)
{
	struct world *w = afi_xcalloc(1, sizeof(*w));

	snprintf(w->folder, sizeof(w->folder), "/tmp/press_test-XXXXXX");
	assert_non_null(mkdtemp(w->folder));
	w->path = afi_xstrdup(getenv("PATH"));
	setenv("PATH", w->folder, 1);
	*state = w;
	return 0;
}

static void file_in(struct afi_str *out, const struct world *w,
		    const char *name)
{
	afi_str_addf(out, "%s/%s", w->folder, name);
}

static void fake(const struct world *w, const char *name, const char *script)
{
	struct afi_str file = AFI_STR_INIT;
	FILE *f;

	file_in(&file, w, name);
	f = fopen(file.s, "w");
	assert_non_null(f);
	fprintf(f, "#!/bin/sh\n%s\n", script);
	assert_int_equal(fclose(f), 0);
	assert_int_equal(chmod(file.s, 0755), 0);
	afi_str_clear(&file);
}

static int leave(void **state)
{
	static const char *const names[] = { "weasyprint", "pandoc" };
	struct world *w = *state;

	setenv("PATH", w->path, 1);
	for (size_t i = 0; i < 2; i++) {
		struct afi_str file = AFI_STR_INIT;

		file_in(&file, w, names[i]);
		unlink(file.s);
		afi_str_clear(&file);
	}
	rmdir(w->folder);
	free(w->path);
	free(w);
	return 0;
}

static enum afi_code press(struct afi_str *out, char format, const char *text,
			   struct afi_err *err)
{
	const struct afi_press_docx how = {
		.title = "Title", .day = afi_day_of(2025, 1, 28),
		.office = &no_office,
	};

	if (format == 'p')
		return afi_press_pdf(out, text, strlen(text), how.day, err);
	return afi_press_docx(out, text, strlen(text), &how, err);
}

static void check_failure(char format, const char *text, enum afi_code code,
			  const char *message)
{
	struct afi_str out = AFI_STR_INIT;
	struct afi_err err = AFI_ERR_INIT;

	afi_str_adds(&out, "before");
	assert_int_equal(press(&out, format, text, &err), code);
	assert_string_equal(err.msg, message);
	assert_string_equal(out.s, "before");
	afi_str_clear(&out);
}

static void a_program_that_is_missing_is_named(void **state)
{
	(void)state;
	check_failure('p', "<p>a</p>", AFI_ENOTFOUND, "cannot make a PDF: the "
		      "program 'weasyprint' is not installed: install the "
		      "package weasyprint (on Debian 'apt-get install "
		      "weasyprint')");
	check_failure('d', "a", AFI_ENOTFOUND, "cannot make a DOCX: the "
		      "program 'pandoc' is not installed: install the package "
		      "pandoc (on Debian 'apt-get install pandoc')");
}

static void one_that_fails_is_quoted(void **state)
{
	fake(*state, "weasyprint", "echo half; echo 'no font' >&2; exit 3");
	check_failure('p', "<p>a</p>", AFI_EFAILED, "cannot make a PDF: "
		      "'weasyprint' failed with status 3: no font");
	fake(*state, "pandoc", "echo 'not today' >&2; exit 64");
	check_failure('d', "a", AFI_EFAILED, "cannot make a DOCX: 'pandoc' "
		      "failed with status 64: not today");
}

static void what_pandoc_makes_is_looked_at(void **state)
{
	fake(*state, "pandoc", "printf '%s' '{\"t\":\"Image\",\"c\":[]}'");
	check_failure('d', "a", AFI_EFAILED, "cannot make a DOCX: pandoc left "
		      "a picture in it");
	fake(*state, "pandoc", "echo 'PK, but nothing else'");
	check_failure('d', "a", AFI_EFAILED, "cannot make a DOCX: what pandoc "
		      "made is no DOCX");
	fake(*state, "pandoc", ":");
	check_failure('d', "a", AFI_EFAILED, "cannot make a DOCX: what pandoc "
		      "made is no DOCX");
}

/* 28 January 2025 began 1,738,022,400 seconds after 1970. */
static void it_runs_the_same_for_everybody(void **state)
{
	struct afi_str out = AFI_STR_INIT;
	struct afi_err err = AFI_ERR_INIT;

	fake(*state, "weasyprint",
	     "read -r line; echo \"$HOME $SOURCE_DATE_EPOCH $TZ $LC_ALL $line"
	     "\"");
	setenv("TZ", "Asia/Tokyo", 1);
	assert_int_equal(press(&out, 'p', "<p>a</p>\n", &err), AFI_OK);
	unsetenv("TZ");
	assert_string_equal(out.s, "/nonexistent 1738022400  C.UTF-8 "
			    "<p>a</p>\n");
	afi_str_clear(&out);
}

static void too_much_is_not_begun(void **state)
{
	const size_t len = AFI_PRESS_IN_MAX + 1;
	struct afi_str out = AFI_STR_INIT;
	struct afi_err err = AFI_ERR_INIT;
	char *html = afi_xcalloc(len, 1);

	(void)state;
	assert_int_equal(afi_press_pdf(&out, html, len, 0, &err),
			 AFI_EINVALID);
	assert_string_equal(err.msg, "cannot make a PDF: it has more than 64 "
			    "MB of text; ask for less of it, such as one "
			    "inspection");
	free(html);
}

/* ---- HTML that would read something -------------------------------------- */

static void what_could_read_something_is_refused(void **state)
{
	static const char *const pages[] = {
		"<img src=\"file:///etc/passwd\">", "<IMG src=\"x\">",
		"<p><iframe src=\"https://a.example/\"></iframe></p>",
		"<object data=\"x\">", "<embed src=\"x\">",
		"<link href=\"https://a.example/a.css\">",
		"<base href=\"file:///\">", "<script>x</script>",
		"<!-- a --><p>", "<![CDATA[<img>]]>", "<?xml-stylesheet a?>",
		"<svg><image href=\"x\"/></svg>", "<svg><use href=\"x\"/>",
		"<p style=\"background:url(x)\">", "<p href=\"x\">",
		"<a rel=\"attachment\" href=\"file:///etc/passwd\">a</a>",
		"<a href=x>", "<p id=\"a>", "<p id='a'>", "<p onclick>",
		"<body background=\"x\">", "<table background=\"x\">",
		"<rect fill=\"url(file:///etc/passwd)\"/>",
		"<rect fill=\"URL('x')\"/>", "<rect fill=\"u\\72l(x)\"/>",
		"<rect xlink:href=\"x\"/>", "<p\tid=\"a\">", "< p>", "<", "<p",
		"<p ", "<a href", "<a href=", "<a href=\"",
		"<style>@import 'x';</style>", "<style>a{b:url(x)}</style>",
		"<style>@font-face{}</style>", "<style>a{content:\"\\75\"}",
		"<style>a{}", "<style></p></style>",
		"<style>a{b:image('x')}</style>",
		"<meta http-equiv=\"refresh\" content=\"0;url=x\">",
	};

	(void)state;
	for (size_t i = 0; i < sizeof(pages) / sizeof(*pages); i++) {
		struct afi_str out = AFI_STR_INIT;
		struct afi_err err = AFI_ERR_INIT;

		if (press(&out, 'p', pages[i], &err) != AFI_EINVALID)
			fail_msg("%s: %s", pages[i], err.msg);
		assert_non_null(strstr(err.msg, "cannot print this page"));
	}
}

/* With no program to do it, what is not refused is not found. */
static void what_papers_are_made_of_is_not(void **state)
{
	static const char md[] =
		"# url(x) \\\\ <b>\n\n![a](file:///etc/passwd) "
		"<img src=\"file:///etc/passwd\"> "
		"[b](https://a.example/?url=(x)\"y) **red**[^1]\n\n"
		"[^1]: `<img>`\n\nTable: @import\n\n| A | B |\n| --- | ---: |\n"
		"| red | 2 |\n\n3. c\n\n> d\n\n---\n\n```\n<style>\n```\n";
	const struct afi_paper_look look = { .format = 'h' };
	struct afi_paper *paper = afi_paper_new(&look);
	struct afi_str html = AFI_STR_INIT, out = AFI_STR_INIT;
	struct afi_err err = AFI_ERR_INIT;

	(void)state;
	afi_paper_add(&html, paper, md, strlen(md));
	afi_paper_end(&html, paper);
	assert_null(strstr(html.s, "passwd"));
	if (press(&out, 'p', html.s, &err) != AFI_ENOTFOUND)
		fail_msg("%s", err.msg);
	afi_err_clear(&err);
	assert_int_equal(press(&out, 'p', "<svg viewBox=\"0 0 1 1\" "
			       "aria-label=\"url(x) \\\"><defs><pattern "
			       "id=\"p\"></pattern></defs><rect "
			       "fill=\"url(#p)\" x=\"1\"/></svg>", &err),
			 AFI_ENOTFOUND);
	afi_str_clear(&html);
}

/* ---- properties ---------------------------------------------------------- */

static void the_title_is_only_words(void **state)
{
	const struct afi_str docx = {
		.s = (char *)afi_shipped_office.text,
		.len = afi_shipped_office.len,
	};
	const struct afi_press_docx how = {
		.title = "A & <B>", .day = afi_day_of(2025, 1, 28),
	};
	struct afi_str out = AFI_STR_INIT;
	struct afi_err err = AFI_ERR_INIT;

	(void)state;
	assert_int_equal(afi_press_properties(&out, &docx, &how, &err),
			 AFI_OK);
	assert_int_equal(out.len, docx.len);	/* it has no properties */
	afi_str_reset(&out);
	afi_press_core(&out, &how);
	assert_non_null(strstr(out.s, "<dc:title>A &#38; &#60;B&#62;"
			       "</dc:title><dc:language>en-GB<"));
	assert_non_null(strstr(out.s, ">2025-01-28T00:00:00Z<"));
	afi_str_clear(&out);
}

static void what_is_cut_off_is_no_docx(void **state)
{
	const struct afi_press_docx how = { .title = "", .day = 0 };
	struct afi_str out = AFI_STR_INIT;

	(void)state;
	for (size_t len = 0; len < afi_shipped_office.len; len++) {
		/* of that size, so that reading on is noticed */
		char *bytes = afi_xmalloc(len + 1);
		const struct afi_str docx = { .s = bytes, .len = len };
		struct afi_err err = AFI_ERR_INIT;

		memcpy(bytes, afi_shipped_office.text, len);
		assert_int_equal(afi_press_properties(&out, &docx, &how, &err),
				 AFI_EFAILED);
		assert_int_equal(out.len, 0);
		free(bytes);
	}
	afi_str_clear(&out);
}

/* Each byte of the directory at the end, with bits turned over. */
static void what_is_spoilt_does_no_harm(void **state)
{
	const struct afi_press_docx how = { .title = "", .day = -10000 };
	const size_t len = afi_shipped_office.len;
	char *bytes = afi_xmalloc(len);
	const struct afi_str docx = { .s = bytes, .len = len };

	(void)state;
	for (size_t i = len - 700; i < len; i++) {
		struct afi_str out = AFI_STR_INIT;
		struct afi_err err = AFI_ERR_INIT;

		memcpy(bytes, afi_shipped_office.text, len);
		bytes[i] = (char)~bytes[i];
		(void)afi_press_properties(&out, &docx, &how, &err);
		afi_str_clear(&out);
	}
	free(bytes);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(
			a_program_that_is_missing_is_named, enter, leave),
		cmocka_unit_test_setup_teardown(one_that_fails_is_quoted,
						enter, leave),
		cmocka_unit_test_setup_teardown(what_pandoc_makes_is_looked_at,
						enter, leave),
		cmocka_unit_test_setup_teardown(it_runs_the_same_for_everybody,
						enter, leave),
		cmocka_unit_test(too_much_is_not_begun),
		cmocka_unit_test_setup_teardown(
			what_could_read_something_is_refused, enter, leave),
		cmocka_unit_test(the_title_is_only_words),
		cmocka_unit_test(what_is_cut_off_is_no_docx),
		cmocka_unit_test(what_is_spoilt_does_no_harm),
		cmocka_unit_test_setup_teardown(what_papers_are_made_of_is_not,
						enter, leave),
	};

	return cmocka_run_group_tests_name("press", tests, NULL, NULL);
}
