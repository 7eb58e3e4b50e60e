/*
 * Any bytes at all as Markdown: in pieces they make what they make as a whole,
 * HTML, pictures too, has no tag of theirs and nothing that is not let into
 * print, and text no escape sequence.  As a value that a template fills in they
 * are words and nothing else: in a paragraph, a cell of a table and a heading.
 * The first byte chooses width and pieces.
 */
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "paper.h"
#include "press_impl.h"
#include "text.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void expect(bool fact)
{
	if (!fact)
		abort();
}

static void make(struct afi_str *out, const char *md, size_t len, char format,
		 size_t width, size_t piece)
{
	const struct afi_paper_look look = {
		.format = format, .width = width, .letter = width % 2,
	};
	struct afi_paper *paper = afi_paper_new(&look);

	for (size_t i = 0; i < len; i += piece)
		afi_paper_add(out, paper, md + i,
			      len - i < piece ? len - i : piece);
	afi_paper_end(out, paper);
}

static void check_markdown(const char *md, size_t len, size_t width,
			   size_t piece)
{
	struct afi_str whole = AFI_STR_INIT, parts = AFI_STR_INIT;
	struct afi_err err = AFI_ERR_INIT;

	make(&whole, md, len, 't', width, len + 1);
	make(&parts, md, len, 't', width, piece);
	expect(whole.len == parts.len &&
	       !memcmp(whole.s, parts.s, whole.len));
	expect(!memchr(whole.s, '\033', whole.len));
	afi_str_reset(&whole);
	afi_str_reset(&parts);
	make(&whole, md, len, 'h', width, len + 1);
	make(&parts, md, len, 'h', width, piece);
	expect(whole.len == parts.len &&
	       !memcmp(whole.s, parts.s, whole.len));
	expect(!strstr(whole.s, "<script") &&
	       !strstr(whole.s, "href=\"javascript:"));
	expect(!afi_press_guard(whole.s, whole.len, &err));
	afi_str_reset(&whole);
	afi_str_reset(&parts);
	make(&whole, md, len, 'm', width, len + 1);
	make(&parts, md, len, 'm', width, piece);
	expect(whole.len == parts.len &&
	       !memcmp(whole.s, parts.s, whole.len));
	afi_str_clear(&parts);
	afi_str_clear(&whole);
}

/* How many tags the page of @before, @value and @after has. */
static size_t count_tags(const char *before, const char *value,
			 const char *after)
{
	struct afi_str md = AFI_STR_INIT, out = AFI_STR_INIT;
	size_t n = 0;

	afi_str_addf(&md, "%s%s%s", before, value, after);
	make(&out, md.s, md.len, 'h', 80, md.len + 1);
	for (const char *s = strstr(out.s, "<main"); *s; s++)
		n += *s == '<';
	afi_str_clear(&out);
	afi_str_clear(&md);
	return n;
}

static void check_value(const char *bytes, size_t len)
{
	static const char *const places[][2] = {
		{ "# T\n\nx ", "\n" },
		{ "# T\n\n", "x\n" },
		{ "# T\n\n| a |\n| --- |\n| x", " |\n" },
		{ "# T ", "\n" },
		{ "# T\n\n- ", "x\n" },
	};
	struct afi_str md = AFI_STR_INIT;

	afi_text_md(&md, bytes, len);
	for (size_t i = 0; i < sizeof(places) / sizeof(*places); i++)
		expect(count_tags(places[i][0], md.s, places[i][1]) ==
		       count_tags(places[i][0], "x", places[i][1]));
	afi_str_clear(&md);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	const char *bytes = (const char *)data + 1;

	if (!size)
		return 0;
	check_markdown(bytes, size - 1, 1 + data[0] % 100,
		       1 + data[0] % 13);
	check_value(bytes, size - 1);
	return 0;
}
