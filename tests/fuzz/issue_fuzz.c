/*
 * Any two texts: what differs between them is told, and nothing where they are
 * the same; whose words they are is known of each; a foot is cut out whole.
 *
 * The input is two texts with a NUL between them; lines of the first that begin
 * with @ are a response each.
 */
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "issue_differ.h"
#include "issue_foot.h"
#include "issue_said.h"
#include "text.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

enum { SIZE = 4096 };	/* more is too slow */

#define MARK "c0ffee"

static void must(bool holds)
{
	if (!holds)
		abort();
}

/* @text as it is read from a file; false if it is none. */
static bool clean(struct afi_str *out, const char *text)
{
	struct afi_err err = AFI_ERR_INIT;

	return !afi_text_normalise(out, text, strlen(text), &err);
}

static void check_foot(const char *text)
{
	struct afi_str cut = AFI_STR_INIT;
	struct afi_foot foot;

	if (afi_foot_find(&foot, text))
		must(foot.begin < foot.end && foot.end <= strlen(text));
	afi_foot_cut(&cut, text);
	must(cut.len <= strlen(text));
	afi_str_clear(&cut);
}

static size_t count(const char *was, const char *is)
{
	struct afi_differs differs = AFI_DIFFERS_INIT;
	struct afi_str told = AFI_STR_INIT;
	size_t n;

	afi_differs_find(&differs, was, is);
	n = differs.n + differs.another;
	must(!differs.another || !differs.n);
	afi_differs_add(&told, &differs, SIZE);
	must(told.len <= SIZE + 80 && (told.len > 0) == (n > 0));
	afi_str_clear(&told);
	afi_differs_clear(&differs);
	return n;
}

static void check_differ(const char *was, const char *is)
{
	must(!count(was, was) && !count(is, is));
	must((count(was, is) > 0) == (count(is, was) > 0));
}

/* Each line of @was that begins with @ is a response, in a paragraph. */
static void mark(struct afi_said *said, struct afi_str *marked,
		 const char *was)
{
	while (*was) {
		const size_t len = strcspn(was, "\n");
		struct afi_str line = AFI_STR_INIT;
		size_t part;

		afi_str_add(&line, was, len);
		if (*line.s == '@') {
			part = afi_said_add(said, line.s, "force", "comments");
			(void)afi_said_paragraph(said, part, line.s + 1,
						 false);
			afi_str_addc(marked, '\n');
			afi_said_mark(marked, MARK, part, 0);
			afi_str_addf(marked, " %s\n", line.s + 1);
		} else {
			afi_str_adds(marked, line.s);
		}
		afi_str_addc(marked, '\n');
		afi_str_clear(&line);
		was += len + (was[len] == '\n');
	}
}

static void check_said(const char *was, const char *is)
{
	struct afi_outline outline = AFI_OUTLINE_INIT;
	struct afi_str marked = AFI_STR_INIT;
	struct afi_said said = AFI_SAID_INIT;

	mark(&said, &marked, was);
	afi_said_read(&said, marked.s, MARK);
	afi_outline_make(&outline, is, strlen(is));
	(void)afi_said_compare(&said, &outline);
	for (size_t i = 0; i < said.n; i++)
		must(!said.v[i].is || (*said.v[i].is && said.v[i].there &&
				       said.v[i].placed));
	afi_outline_clear(&outline);
	afi_said_clear(&said);
	afi_str_clear(&marked);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct afi_str text = AFI_STR_INIT, was = AFI_STR_INIT;
	struct afi_str is = AFI_STR_INIT;

	if (size <= SIZE) {
		afi_str_add(&text, (const char *)data, size);
		if (clean(&was, text.s) &&
		    (strlen(text.s) == size ||
		     clean(&is, text.s + strlen(text.s) + 1))) {
			check_foot(was.s);
			check_differ(was.s, is.s);
			check_said(was.s, is.s);
		}
	}
	afi_str_clear(&is);
	afi_str_clear(&was);
	afi_str_clear(&text);
	return 0;
}
