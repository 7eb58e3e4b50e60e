/* PDF, DOCX and ODT, with files that are made here: by hand, or by pandoc. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "doc.h"
#include "doc_impl.h"
#include "program.h"
#include "text.h"

enum { PAGES_MAX = 8 };

static bool installed(const char *name)
{
	const char *argv[] = { name, name[0] == 'p' && name[1] == 'd' ? "-v" :
			       "--version", NULL };
	const struct afi_program program = {
		.argv = argv, .out_max = 1 << 20, .seconds = 30,
	};
	struct afi_str out = AFI_STR_INIT;
	struct afi_err err = AFI_ERR_INIT;
	const enum afi_code rc = afi_program_run(&out, &program, &err);

	afi_str_clear(&out);
	if (rc == AFI_ENOTFOUND)
		print_message("skipped: no %s here\n", name);
	return rc != AFI_ENOTFOUND;
}

/* ---- a PDF, made by hand ------------------------------------------------- */

/* Begin object @n of the file; where it is goes into the list at its end. */
static void begin_object(struct afi_str *pdf, size_t at[], int n)
{
	at[n] = pdf->len;
	afi_str_addf(pdf, "%d 0 obj\n", n);
}

/* The lines of a page, from its top; an empty one leaves a gap. */
static void add_page(struct afi_str *pdf, size_t at[], int n,
		     const char *const *lines)
{
	struct afi_str text = AFI_STR_INIT;

	afi_str_adds(&text, "BT /F1 11 Tf 13 TL 72 770 Td\n");
	for (; lines && *lines; lines++)
		afi_str_addf(&text, "(%s) Tj T*\n", *lines);
	afi_str_adds(&text, "ET\n");
	begin_object(pdf, at, n);
	afi_str_addf(pdf, "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842]"
		     " /Resources << /Font << /F1 3 0 R >> >> /Contents %d 0 R "
		     ">>\nendobj\n", n + 1);
	begin_object(pdf, at, n + 1);
	afi_str_addf(pdf, "<< /Length %zu >>\nstream\n%sendstream\nendobj\n",
		     text.len, text.s);
	afi_str_clear(&text);
}

static void make_pdf(struct afi_str *pdf, const char *const *const *pages,
		     int n)
{
	size_t at[4 + 2 * PAGES_MAX] = { 0 }, list;
	int i;

	afi_str_adds(pdf, "%PDF-1.4\n");
	begin_object(pdf, at, 1);
	afi_str_adds(pdf, "<< /Type /Catalog /Pages 2 0 R >>\nendobj\n");
	begin_object(pdf, at, 2);
	afi_str_addf(pdf, "<< /Type /Pages /Count %d /Kids [", n);
	for (i = 0; i < n; i++)
		afi_str_addf(pdf, " %d 0 R", 4 + 2 * i);
	afi_str_adds(pdf, " ] >>\nendobj\n");
	begin_object(pdf, at, 3);
	afi_str_adds(pdf, "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica"
		     " /Encoding /WinAnsiEncoding >>\nendobj\n");
	for (i = 0; i < n; i++)
		add_page(pdf, at, 4 + 2 * i, pages[i]);
	list = pdf->len;
	afi_str_addf(pdf, "xref\n0 %d\n0000000000 65535 f \n", 4 + 2 * n);
	for (i = 1; i < 4 + 2 * n; i++)
		afi_str_addf(pdf, "%010zu 00000 n \n", at[i]);
	afi_str_addf(pdf, "trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n"
		     "%zu\n%%%%EOF\n", 4 + 2 * n, list);
}

static const char *const first_page[] = {
	"OFFICIAL", "", "", "Area for improvement", "",
	"The force needs to answer calls in time", "",
	"The force should make sure that it has enough people in its control",
	"room, and that it\\222s callers are told what", "", "", "Page 1 of 3",
	NULL,
};
static const char *const second_page[] = {
	"OFFICIAL", "", "", "will happen next.", "", "Innovative practice", "",
	"", "Page 2 of 3", NULL,
};
static const char *const third_page[] = {
	"OFFICIAL", "", "", "The end.", "", "", "Page 3 of 3", NULL,
};
static const char *const *const report[] = {
	first_page, second_page, third_page,
};
static const char *const *const empty[] = { NULL };

static void a_pdf_is_read_without_what_is_on_each_page(void **state)
{
	struct afi_str pdf = AFI_STR_INIT;
	struct afi_doc doc = AFI_DOC_INIT;
	struct afi_err err = AFI_ERR_INIT;

	(void)state;
	if (!installed("pdftotext"))
		skip();
	make_pdf(&pdf, report, 3);
	if (afi_doc_read(&doc, pdf.s, pdf.len, &err))
		fail_msg("%s", err.msg);
	assert_int_equal(doc.kind, AFI_DOC_PDF);
	assert_string_equal(doc.notes.s, "the PDF was read by pdftotext\n");
	assert_null(strstr(doc.text.s, "OFFICIAL"));
	assert_null(strstr(doc.text.s, "Page"));
	assert_non_null(strstr(doc.text.s, "Area for improvement\n\n"
			       "The force needs to answer calls in time\n\n"
			       "The force should make sure"));
	assert_non_null(strstr(doc.text.s, "control\nroom, and that it"
			       "\xE2\x80\x99s callers are told what\n\n"));
	assert_non_null(strstr(doc.text.s, "\nwill happen next.\n"));
	afi_doc_clear(&doc);
	afi_str_clear(&pdf);
}

static void a_scanned_pdf_says_what_to_do(void **state)
{
	struct afi_str pdf = AFI_STR_INIT;
	struct afi_doc doc = AFI_DOC_INIT;
	struct afi_err err = AFI_ERR_INIT;

	(void)state;
	if (!installed("pdftotext"))
		skip();
	make_pdf(&pdf, empty, 1);
	assert_int_equal(afi_doc_read(&doc, pdf.s, pdf.len, &err),
			 AFI_EINVALID);
	assert_string_equal(err.msg, "this PDF has no text in it; it may be "
			    "scanned: have its text recognised (OCR), or ask "
			    "for the document that it was made of");
	afi_str_clear(&pdf);
}

static void a_broken_pdf_has_failed(void **state)
{
	struct afi_doc doc = AFI_DOC_INIT;
	struct afi_err err = AFI_ERR_INIT;

	(void)state;
	if (!installed("pdftotext"))
		skip();
	assert_int_equal(afi_doc_read(&doc, "%PDF-1.4\nnothing", 16, &err),
			 AFI_EFAILED);
	assert_non_null(strstr(err.msg, "cannot read the PDF: 'pdftotext' "
			       "failed with status "));
	assert_int_equal(doc.notes.len, 0);
}

/* ---- pages --------------------------------------------------------------- */

static void check_pages(const char *text, const char *want)
{
	struct afi_str out = AFI_STR_INIT;

	afi_doc_pages(&out, text, strlen(text));
	assert_string_equal(out.s, want);
	afi_str_clear(&out);
}

static void what_repeats_on_three_pages_goes(void **state)
{
	(void)state;
	check_pages("Head\n\na\nb\nc\n12\n\fHead\n\nd\ne\nf\n13\n\fHead\n\ng\n"
		    "h\ni\n14\n\f", "\na\nb\nc\n\n\nd\ne\nf\n\n\ng\nh\ni\n\n");
	check_pages("Head\n\na\nb\nc\n\fHead\n\nd\ne\nf\n\f",
		    "Head\n\na\nb\nc\n\nHead\n\nd\ne\nf\n\n");
}

static void what_is_on_few_of_many_pages_stays(void **state)
{
	struct afi_str text = AFI_STR_INIT, want = AFI_STR_INIT;

	(void)state;
	for (int i = 0; i < 12; i++) {
		const char *line = i < 3 ? "Again" : "";

		afi_str_addf(&text, "%s\n\n%c\nx%c\ny%c\n\f", line, 'a' + i,
			     'a' + i, 'a' + i);
		afi_str_addf(&want, "%s\n\n%c\nx%c\ny%c\n\n", line, 'a' + i,
			     'a' + i, 'a' + i);
	}
	check_pages(text.s, want.s);
	afi_str_clear(&want);
	afi_str_clear(&text);
}

static void figures_at_the_top_are_no_page_numbers(void **state)
{
	(void)state;
	check_pages("Part 1\n\na\nb\nc\n\fPart 2\n\nd\ne\nf\n\fPart 3\n\ng\n"
		    "h\ni\n\f", "Part 1\n\na\nb\nc\n\nPart 2\n\nd\ne\nf\n\n"
		    "Part 3\n\ng\nh\ni\n\n");
}

static void what_a_form_has_on_each_page_stays(void **state)
{
	static const char text[] = "Area for improvement\n\na\nb\nc\n\n"
		"Area for improvement\n\nd\ne\nf\n\nArea for improvement\n\n"
		"g\nh\ni\n";

	(void)state;
	check_pages("Area for improvement\n\na\nb\nc\n\fArea for improvement\n"
		    "\nd\ne\nf\n\fArea for improvement\n\ng\nh\ni\n", text);
}

static void text_without_pages_stays(void **state)
{
	(void)state;
	check_pages("", "");
	check_pages("a\n\nb", "a\n\nb");
	check_pages("\f\f", "\n\n");
}

/* ---- DOCX and ODT, made by pandoc ---------------------------------------- */

static const char markdown[] =
	"---\ntitle: The plan\ndate: 5 December 2024\n---\n\n"
	"# Areas for improvement\n\n**Answer calls**\n\n"
	"The force should answer calls.[^a]\n\n- one\n- two\n\n"
	"| Owner | Progress |\n|---|---|\n| Head of Crime | Done |\n\n"
	"[^a]: A note.\n";

static void check_office(const char *format, enum afi_doc_kind kind,
			 const char *want, const char *notes)
{
	const char *argv[] = { "pandoc", "-f", "markdown", "-t", format, "-o",
			       "-", NULL };
	const struct afi_program program = {
		.argv = argv, .package = "pandoc", .in = markdown,
		.in_len = strlen(markdown), .out_max = 1 << 24, .seconds = 60,
	};
	struct afi_str file = AFI_STR_INIT;
	struct afi_doc doc = AFI_DOC_INIT;
	struct afi_err err = AFI_ERR_INIT;

	if (afi_program_run(&file, &program, &err) ||
	    afi_doc_read(&doc, file.s, file.len, &err))
		fail_msg("%s", err.msg);
	assert_string_equal(afi_doc_kind_name(doc.kind),
			    afi_doc_kind_name(kind));
	assert_string_equal(doc.notes.s, notes);
	assert_string_equal(doc.text.s, want);
	afi_doc_clear(&doc);
	afi_str_clear(&file);
}

static void a_word_document_is_read(void **state)
{
	(void)state;
	if (!installed("pandoc"))
		skip();
	check_office("docx", AFI_DOC_DOCX,
		     "# The plan\n\n5 December 2024\n\n"
		     "# Areas for improvement\n\n**Answer calls**\n\n"
		     "The force should answer calls.[^1]\n\n- one\n- two\n\n"
		     "| Owner | Progress |\n| Head of Crime | Done |\n\n"
		     "[^1]: A note.\n", "the DOCX was read by pandoc\n");
}

/* Of such a file pandoc leaves out the heading of a table. */
static void an_opendocument_text_is_read(void **state)
{
	(void)state;
	if (!installed("pandoc"))
		skip();
	check_office("odt", AFI_DOC_ODT,
		     "The plan\n\n5 December 2024\n\n"
		     "# Areas for improvement\n\n**Answer calls**\n\n"
		     "The force should answer calls.[^1]\n\n- one\n- two\n\n"
		     "| Head of Crime | Done |\n\n[^1]: A note.\n",
		     "the ODT was read by pandoc, which may leave out the "
		     "heading of a table: if one is missing, save it as "
		     "DOCX\n");
}

static void without_the_program_its_package_is_named(void **state)
{
	char *path = strdup(getenv("PATH"));
	struct afi_doc doc = AFI_DOC_INIT;
	struct afi_err err = AFI_ERR_INIT;

	(void)state;
	setenv("PATH", "/nonexistent", 1);
	assert_int_equal(afi_doc_read(&doc, "%PDF-1.4\n", 9, &err),
			 AFI_ENOTFOUND);
	assert_string_equal(err.msg, "cannot read the PDF: the program "
			    "'pdftotext' is not installed: install the package "
			    "poppler-utils (on Debian 'apt-get install "
			    "poppler-utils')");
	setenv("PATH", path, 1);
	free(path);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_pdf_is_read_without_what_is_on_each_page),
		cmocka_unit_test(a_scanned_pdf_says_what_to_do),
		cmocka_unit_test(a_broken_pdf_has_failed),
		cmocka_unit_test(what_repeats_on_three_pages_goes),
		cmocka_unit_test(what_is_on_few_of_many_pages_stays),
		cmocka_unit_test(figures_at_the_top_are_no_page_numbers),
		cmocka_unit_test(what_a_form_has_on_each_page_stays),
		cmocka_unit_test(text_without_pages_stays),
		cmocka_unit_test(a_word_document_is_read),
		cmocka_unit_test(an_opendocument_text_is_read),
		cmocka_unit_test(without_the_program_its_package_is_named),
	};

	return cmocka_run_group_tests_name("doc_program", tests, NULL, NULL);
}
