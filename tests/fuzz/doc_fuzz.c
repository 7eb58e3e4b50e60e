/*
 * Any bytes as a document: there is clean text with words in it, or an error
 * that says why and nothing else.  What another program would read is left out,
 * so that none is started, but what it may give back is tried: the bytes are
 * read as pages of a PDF, too.
 */
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "doc.h"
#include "doc_impl.h"
#include "text.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void expect(bool fact)
{
	if (!fact)
		abort();
}

static size_t lines_of(const char *s, size_t len)
{
	size_t n = 0;

	while (len--)
		n += *s++ == '\n';
	return n;
}

/* How many letters @s has, but for those in @without. */
static size_t letters_of(const char *s, const char *without)
{
	size_t n = 0;

	for (; *s; s++)
		n += ((*s >= 'a' && *s <= 'z') || (*s & 0x80)) &&
		     !strchr(without, *s);
	return n;
}

/* Clean text is left as it is, but for what only breaks words. */
static void try_decode(const char *bytes, size_t len)
{
	struct afi_str once = AFI_STR_INIT, twice = AFI_STR_INIT;
	struct afi_str notes = AFI_STR_INIT, none = AFI_STR_INIT;
	struct afi_str appended = AFI_STR_INIT;

	afi_doc_decode(&once, &notes, bytes, len);
	expect(afi_text_is_clean(once.s, once.len, NULL));
	expect(lines_of(notes.s, notes.len) <= 7);
	afi_doc_decode(&twice, &none, once.s, once.len);
	expect(once.len == twice.len && !memcmp(once.s, twice.s, once.len));
	expect(none.len == 0);
	afi_str_adds(&appended, "before\n");
	afi_doc_decode(&appended, &none, bytes, len);
	expect(appended.len == once.len + 7);
	expect(!memcmp(appended.s + 7, once.s, once.len));
	afi_str_clear(&appended);
	afi_str_clear(&none);
	afi_str_clear(&notes);
	afi_str_clear(&twice);
	afi_str_clear(&once);
}

static void try_read(const char *bytes, size_t len)
{
	struct afi_err err = AFI_ERR_INIT;
	struct afi_doc doc = AFI_DOC_INIT;

	if (afi_doc_read(&doc, bytes, len, &err)) {
		expect(err.code == AFI_EINVALID && err.msg[0]);
		expect(doc.text.len == 0 && doc.notes.len == 0);
		return;
	}
	expect(doc.kind == afi_doc_recognise(bytes, len));
	expect(doc.text.s[strspn(doc.text.s, " \t\n")]);
	expect(afi_text_is_clean(doc.text.s, doc.text.len, NULL));
	afi_doc_clear(&doc);
}

/* Nothing is added to pages, and nothing is lost in columns. */
static void try_pages(const char *bytes, size_t len)
{
	struct afi_str pages = AFI_STR_INIT, text = AFI_STR_INIT;
	struct afi_str notes = AFI_STR_INIT, out = AFI_STR_INIT;

	afi_doc_pages(&pages, bytes, len);
	expect(pages.len <= len);
	expect(!memchr(pages.s, '\f', pages.len));
	afi_doc_decode(&text, &notes, pages.s, pages.len);
	afi_doc_columns(&out, text.s, text.len);
	expect(afi_text_is_clean(out.s, out.len, NULL));
	expect(letters_of(out.s, "br") == letters_of(text.s, "br"));
	afi_str_clear(&out);
	afi_str_clear(&notes);
	afi_str_clear(&text);
	afi_str_clear(&pages);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	const char *bytes = (const char *)data;
	const enum afi_doc_kind kind = afi_doc_recognise(bytes, size);

	expect(afi_doc_kind_name(kind) != NULL);
	try_decode(bytes, size);
	try_pages(bytes, size);
	if (kind == AFI_DOC_TEXT || kind == AFI_DOC_HTML)
		try_read(bytes, size);
	return 0;
}
