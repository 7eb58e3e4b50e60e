/* doc.h: kinds, encodings, and what cannot be read.  What HTML becomes is in
 * doc_html_test.c, and other programs' part in doc_program_test.c. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "doc.h"
#include "mem.h"
#include "text.h"

#define BYTES(literal) (literal), sizeof(literal) - 1

static void check_kind(const char *bytes, size_t len, enum afi_doc_kind want)
{
	assert_string_equal(afi_doc_kind_name(afi_doc_recognise(bytes, len)),
			    afi_doc_kind_name(want));
}

static void check_decoded(const char *bytes, size_t len, const char *want,
			  const char *want_notes)
{
	struct afi_str out = AFI_STR_INIT, notes = AFI_STR_INIT;

	afi_doc_decode(&out, &notes, bytes, len);
	assert_string_equal(out.s, want);
	assert_string_equal(notes.s, want_notes);
	assert_true(afi_text_is_clean(out.s, out.len, NULL));
	afi_str_clear(&notes);
	afi_str_clear(&out);
}

static void check_refused(const char *bytes, size_t len, const char *begins)
{
	struct afi_doc doc = AFI_DOC_INIT;
	struct afi_err err = AFI_ERR_INIT;

	assert_int_equal(afi_doc_read(&doc, bytes, len, &err), AFI_EINVALID);
	if (strncmp(err.msg, begins, strlen(begins)))
		fail_msg("'%s' does not begin with '%s'", err.msg, begins);
	assert_int_equal(doc.text.len, 0);
	assert_int_equal(doc.notes.len, 0);
}

/* ---- kinds --------------------------------------------------------------- */

static void a_pdf_is_known_by_its_first_bytes(void **state)
{
	(void)state;
	check_kind(BYTES("%PDF-1.7\n%\xE2\xE3"), AFI_DOC_PDF);
	check_kind(BYTES("\xEF\xBB\xBF\r\n%PDF-1.4\n"), AFI_DOC_PDF);
	check_kind(BYTES("A file that begins with %PDF-1.7"), AFI_DOC_TEXT);
}

static void a_whole_page_is_html(void **state)
{
	(void)state;
	check_kind(BYTES("<!DOCTYPE html>\n<title>x</title>"), AFI_DOC_HTML);
	check_kind(BYTES("\n\n <HTML lang=en>"), AFI_DOC_HTML);
	check_kind(BYTES("\xEF\xBB\xBF<!-- saved -->\n<html>"), AFI_DOC_HTML);
	check_kind(BYTES("<?xml version=\"1.0\"?>\n<!DOCTYPE html PUBLIC>"),
		   AFI_DOC_HTML);
	check_kind(BYTES("\xFF\xFE<\0h\0t\0m\0l\0>\0x\0"), AFI_DOC_HTML);
	check_kind(BYTES("<!-- never closed <html>"), AFI_DOC_TEXT);
}

static void a_piece_of_a_page_is_html(void **state)
{
	(void)state;
	check_kind(BYTES("<p>One</p>"), AFI_DOC_HTML);
	check_kind(BYTES("<div class=x>\nlong\nlines\nof\nwords</div>"
			 "<p>a</p><p>b</p>"), AFI_DOC_HTML);
	check_kind(BYTES("Words <p>a</p>\n<ul><li>b</li>\n<li>c</li></ul>"),
		   AFI_DOC_HTML);
}

static void text_with_some_tags_is_text(void **state)
{
	(void)state;
	check_kind(BYTES("# Title\n\nWords<sup>1</sup> and <u>more</u>\n\n"
			 "| a<br>b | c |\n"), AFI_DOC_TEXT);
	check_kind(BYTES("One\nTwo\nThree\nFour\nFive\nSix\n"
			 "<table><tr><td>a</td></tr></table>\nSeven\n"),
		   AFI_DOC_TEXT);
	check_kind(BYTES("a < b and <parties> agree"), AFI_DOC_TEXT);
	check_kind(BYTES(""), AFI_DOC_TEXT);
	check_kind(BYTES("<"), AFI_DOC_TEXT);
}

/* A file's entry in a ZIP, not compressed, then the list with one @name. */
static void make_zip(struct afi_str *out, const char *first,
		     const char *content, const char *name)
{
	const size_t n = strlen(first), m = strlen(name);
	const size_t size = strlen(content);
	char local[30] = "PK\3\4", list[46] = "PK\1\2", end[22] = "PK\5\6";

	local[18] = local[22] = (char)size;
	local[26] = (char)n;
	afi_str_add(out, local, sizeof(local));
	afi_str_adds(out, first);
	afi_str_adds(out, content);
	end[8] = end[10] = 1;
	end[16] = (char)out->len;
	list[28] = (char)m;
	afi_str_add(out, list, sizeof(list));
	afi_str_add(out, name, m);
	afi_str_add(out, end, sizeof(end));
}

static void check_zip(const char *first, const char *content,
		      const char *name, enum afi_doc_kind want,
		      const char *refused)
{
	struct afi_str zip = AFI_STR_INIT;
	char *copy;
	size_t i;

	make_zip(&zip, first, content, name);
	check_kind(zip.s, zip.len, want);
	if (refused)
		check_refused(zip.s, zip.len, refused);
	/* cut anywhere, it is still something; in memory of its own */
	for (i = 0; i < zip.len; i++) {
		copy = afi_xmalloc(i + 1);
		memcpy(copy, zip.s, i);
		afi_doc_recognise(copy, i);
		free(copy);
	}
	afi_str_clear(&zip);
}

static void what_a_zip_is_depends_on_what_is_in_it(void **state)
{
	static const char odf[] = "application/vnd.oasis.opendocument.text";

	(void)state;
	check_zip("a", "x", "word/document.xml", AFI_DOC_DOCX, NULL);
	check_zip("a", "x", "word/document2.xml", AFI_DOC_DOCX, NULL);
	check_zip("mimetype", odf, "content.xml", AFI_DOC_ODT, NULL);
	check_zip("a", "x", "xl/workbook.xml", AFI_DOC_TEXT,
		  "this is a spreadsheet: save it as CSV");
	check_zip("mimetype",
		  "application/vnd.oasis.opendocument.spreadsheet",
		  "content.xml", AFI_DOC_TEXT,
		  "this is a spreadsheet: save it as CSV");
	check_zip("a", "x", "ppt/presentation.xml", AFI_DOC_TEXT,
		  "this is a presentation: save it as PDF");
	check_zip("a", "x", "report.pdf", AFI_DOC_TEXT,
		  "this is an archive (ZIP or the like): unpack it");
}

static void what_is_no_document_says_what_to_do(void **state)
{
	struct afi_str many = AFI_STR_INIT;

	(void)state;
	check_refused("", 0, "this is empty");
	check_refused(BYTES(" \r\n\t\f "), "this text holds no words");
	check_refused(BYTES("<html><body><p> </p>"),
		      "this HTML holds no words");
	check_refused(BYTES("\x89PNG\r\n\x1a\n"), "this is a picture");
	check_refused(BYTES("\xFF\xD8\xFF\xE0..JFIF"), "this is a picture");
	check_refused(BYTES("{\\rtf1\\ansi words}"), "this is Rich Text");
	check_refused(BYTES("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"),
		      "this is an old Microsoft Office file, or one with a "
		      "password: save it as DOCX or PDF");
	check_refused(BYTES("\x1F\x8B\x08"), "this is an archive");
	check_refused(BYTES("a\0b\0\1\2c\0d"), "this is no text");
	for (int i = 0; i < 65 * 1024; i++)
		afi_str_addf(&many, "%1023d\n", i);
	check_refused(many.s, many.len, "this is larger than 64 MB");
	afi_str_clear(&many);
}

/* ---- encodings ----------------------------------------------------------- */

static void clean_text_stays_as_it_is(void **state)
{
	static const char text[] = "Caf\xC3\xA9 \xE2\x80\x98quoted\xE2\x80\x99"
		"\ttab  two\xC2\xA0" "fixed\n\n \xE2\x80\x8F\xF0\x9F\x98\x80 "
		"\xEF\xBF\xBD\n";

	(void)state;
	check_decoded(BYTES(text), text, "");
	check_decoded(BYTES(""), "", "");
}

static void lines_end_in_one_way(void **state)
{
	(void)state;
	check_decoded(BYTES("a\r\nb\rc\n\rd\fe\vf\xC2\x85g\xE2\x80\xA8h"
			    "\xE2\x80\xA9i"),
		      "a\nb\nc\n\nd\ne\nf\ng\nh\ni", "");
}

static void marks_of_byte_order_go(void **state)
{
	(void)state;
	check_decoded(BYTES("\xEF\xBB\xBFwords"), "words", "");
	check_decoded(BYTES("\xC2\xAD\xEF\xBB\xBF\xEF\xBB\xBFtwo \xEF\xBB\xBF"
			    "files"), "two files", "");
}

static void what_is_no_utf_8_is_windows_1252(void **state)
{
	static const char note[] = "it is not UTF-8: read as Windows-1252\n";

	(void)state;
	check_decoded(BYTES("Caf\xE9 \x93quoted\x94 \x96 it\x92s \x80" "5\r\n"),
		      "Caf\xC3\xA9 \xE2\x80\x9Cquoted\xE2\x80\x9D "
		      "\xE2\x80\x93 it\xE2\x80\x99s \xE2\x82\xAC" "5\n", note);
	check_decoded(BYTES("\xA3" "5\xFF"), "\xC2\xA3" "5\xC3\xBF", note);
	check_decoded(BYTES("x\x81"), "x\xEF\xBF\xBD",
		      "it is not UTF-8: read as Windows-1252\n"
		      "line 1, column 2: control character U+0081 was "
		      "replaced\n");
}

static void one_spoilt_byte_does_not_change_the_encoding(void **state)
{
	(void)state;
	check_decoded(BYTES("\xC3\xA9\xC3\xA8\xC3\xA9\nx\xE2\x80z"),
		      "\xC3\xA9\xC3\xA8\xC3\xA9\nx\xEF\xBF\xBDz",
		      "line 2, column 2: byte 0xE2 makes no character, and was "
		      "replaced\n");
}

static void utf_16_is_known_by_its_mark(void **state)
{
	static const char want[] = "Caf\xC3\xA9 \xF0\x9F\x98\x80\n";

	(void)state;
	check_decoded(BYTES("\xFF\xFE" "C\0a\0f\0\xE9\0 \0\x3D\xD8\x00\xDE"
			    "\r\0\n\0"), want, "");
	check_decoded(BYTES("\xFE\xFF\0C\0a\0f\0\xE9\0 \xD8\x3D\xDE\x00"
			    "\0\r\0\n"), want, "");
	check_decoded(BYTES("\xFF\xFE" "a\0\x3D\xD8" "b\0"),
		      "a\xEF\xBF\xBD" "b",
		      "line 1, column 2: byte 0xED makes no character, and was "
		      "replaced\n");
	check_decoded(BYTES("\xFF\xFE" "a\0b"), "a\xEF\xBF\xBD",
		      "line 1, column 2: byte 0xFF makes no character, and was "
		      "replaced\n");
}

static void what_text_may_not_hold_is_replaced_and_told(void **state)
{
	(void)state;
	check_decoded(BYTES("one\ntw\xC3\xB6\x07 \xE2\x80\xAEx\0"),
		      "one\ntw\xC3\xB6\xEF\xBF\xBD \xEF\xBF\xBDx"
		      "\xEF\xBF\xBD",
		      "line 2, column 4: control character U+0007 was "
		      "replaced\n"
		      "line 2, column 6: bidirectional control U+202E was "
		      "replaced\n"
		      "line 2, column 8: control character U+0000 was "
		      "replaced\n");
}

static void only_the_first_few_are_told(void **state)
{
	struct afi_str out = AFI_STR_INIT, notes = AFI_STR_INIT;

	(void)state;
	afi_doc_decode(&out, &notes, BYTES("\1\n\2\n\3\n\4\n\5\n\6\n\7\n"));
	assert_non_null(strstr(notes.s, "line 5, column 1: control character "
			       "U+0005 was replaced\n"
			       "and 2 more like these\n"));
	assert_null(strstr(notes.s, "line 6"));
	afi_str_clear(&notes);
	afi_str_clear(&out);
}

static void a_soft_hyphen_leaves_its_word_whole(void **state)
{
	(void)state;
	check_decoded(BYTES("im\xC2\xADprove"), "improve", "");
	check_decoded(BYTES("to im\xC2\xAD\n  prove it\nnext"),
		      "to improve\nit\nnext", "");
	check_decoded(BYTES("im\xC2\xAD\r\nprove\r\nnext"),
		      "improve\n\nnext", "");
	check_decoded(BYTES("a\xC2\xAD\nb\xC2\xAD\nc d"), "abc\n\nd", "");
	check_decoded(BYTES("end\xC2\xAD\n"), "end\n", "");
}

static void text_is_appended(void **state)
{
	struct afi_str out = AFI_STR_INIT, notes = AFI_STR_INIT;

	(void)state;
	afi_str_adds(&out, "one\ntwo\n");
	afi_doc_decode(&out, &notes, BYTES("x\1"));
	assert_string_equal(out.s, "one\ntwo\nx\xEF\xBF\xBD");
	assert_string_equal(notes.s, "line 1, column 2: control character "
			    "U+0001 was replaced\n");
	afi_str_clear(&notes);
	afi_str_clear(&out);
}

static void a_text_is_read_as_it_is(void **state)
{
	struct afi_doc doc = AFI_DOC_INIT;
	struct afi_err err = AFI_ERR_INIT;

	(void)state;
	assert_int_equal(afi_doc_read(&doc, BYTES("# Head\r\n- item\r\n"),
				      &err), AFI_OK);
	assert_int_equal(doc.kind, AFI_DOC_TEXT);
	assert_string_equal(doc.text.s, "# Head\n- item\n");
	assert_string_equal(doc.notes.s, "");
	afi_doc_clear(&doc);
	assert_int_equal(doc.text.len, 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_pdf_is_known_by_its_first_bytes),
		cmocka_unit_test(a_whole_page_is_html),
		cmocka_unit_test(a_piece_of_a_page_is_html),
		cmocka_unit_test(text_with_some_tags_is_text),
		cmocka_unit_test(what_a_zip_is_depends_on_what_is_in_it),
		cmocka_unit_test(what_is_no_document_says_what_to_do),
		cmocka_unit_test(clean_text_stays_as_it_is),
		cmocka_unit_test(lines_end_in_one_way),
		cmocka_unit_test(marks_of_byte_order_go),
		cmocka_unit_test(what_is_no_utf_8_is_windows_1252),
		cmocka_unit_test(one_spoilt_byte_does_not_change_the_encoding),
		cmocka_unit_test(utf_16_is_known_by_its_mark),
		cmocka_unit_test(what_text_may_not_hold_is_replaced_and_told),
		cmocka_unit_test(only_the_first_few_are_told),
		cmocka_unit_test(a_soft_hyphen_leaves_its_word_whole),
		cmocka_unit_test(text_is_appended),
		cmocka_unit_test(a_text_is_read_as_it_is),
	};

	return cmocka_run_group_tests_name("doc", tests, NULL, NULL);
}
