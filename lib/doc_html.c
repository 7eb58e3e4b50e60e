/*
 * HTML, parsed by libxml2 into tags and words as they come; no tree is made.
 * The library is loaded when it is needed: linked, it and what it needs would
 * add 5 ms to every command.
 */
#include "doc.h"

#include <dlfcn.h>
#include <libxml/HTMLparser.h>
#include <stdlib.h>
#include <string.h>

#include "doc_impl.h"
#include "doc_tag.h"
#include "mem.h"

/* ---- the library --------------------------------------------------------- */

/* What is used of it, by its own names. */
struct library {
	void *handle;
	__typeof__(htmlNewParserCtxt) *new_parser;
	__typeof__(htmlCtxtReadMemory) *read_memory;
	__typeof__(htmlFreeParserCtxt) *free_parser;
	__typeof__(xmlStopParser) *stop;
};

/* POSIX has it that a function's address fits where an object's does. */
static bool find(void *function, const struct library *library,
		 const char *name)
{
	void *found = dlsym(library->handle, name);

	memcpy(function, &found, sizeof(found));
	return found != NULL;
}

static enum afi_code open_library(struct library *out, struct afi_err *err)
{
	static const char *const names[] = { "libxml2.so.2", "libxml2.so.16" };

	/* what it leaves for the end of the program must stay loaded */
	for (size_t i = 0; i < 2 && !out->handle; i++)
		out->handle = dlopen(names[i], RTLD_NOW | RTLD_LOCAL |
				     RTLD_NODELETE);
	if (!out->handle)
		return afi_err_set(err, AFI_EFAILED, "reading HTML needs the "
				   "library libxml2, which is not there: on "
				   "Debian 'apt-get install libxml2' installs "
				   "it");
	if (find(&out->new_parser, out, "htmlNewParserCtxt") &&
	    find(&out->read_memory, out, "htmlCtxtReadMemory") &&
	    find(&out->free_parser, out, "htmlFreeParserCtxt") &&
	    find(&out->stop, out, "xmlStopParser"))
		return AFI_OK;
	dlclose(out->handle);
	return afi_err_set(err, AFI_EFAILED, "the library libxml2 does not "
			   "work here; it may be too old");
}

/* ---- parsing ------------------------------------------------------------- */

struct parsing {
	struct library library;
	htmlParserCtxtPtr parser;
	struct afi_doc_page page;
};

static void begin(void *arg, const xmlChar *name, const xmlChar **attrs)
{
	struct parsing *parsing = arg;

	if (!afi_doc_tag_begin(&parsing->page, (const char *)name,
			       (const char *const *)attrs))
		parsing->library.stop(parsing->parser);
}

static void end(void *arg, const xmlChar *name)
{
	struct parsing *parsing = arg;

	(void)name;
	afi_doc_tag_end(&parsing->page);
}

/*
 * References such as &#146; name bytes of Windows-1252, as all browsers have
 * it; what is a control character otherwise was no character of the page.
 */
static void words(void *arg, const xmlChar *s, int len)
{
	struct parsing *parsing = arg;
	struct afi_str meant = AFI_STR_INIT;
	int from = 0, i;

	for (i = 0; i + 1 < len; i++) {
		if (s[i] != 0xC2 || s[i + 1] < 0x80 || s[i + 1] >= 0xA0)
			continue;
		afi_doc_tag_words(&parsing->page, (const char *)s + from,
				  (size_t)(i - from));
		afi_str_reset(&meant);
		afi_doc_add_char(&meant, afi_doc_windows_1252(s[++i]));
		afi_doc_tag_words(&parsing->page, meant.s, meant.len);
		from = i + 1;
	}
	afi_doc_tag_words(&parsing->page, (const char *)s + from,
			  (size_t)(len - from));
	afi_str_clear(&meant);
}

static enum afi_code parse(struct parsing *parsing, const struct afi_str *html,
			   struct afi_err *err)
{
	const int options = HTML_PARSE_RECOVER | HTML_PARSE_NOERROR |
		HTML_PARSE_NOWARNING | HTML_PARSE_NONET |
		HTML_PARSE_IGNORE_ENC | HTML_PARSE_COMPACT;
	const struct afi_doc_page *page = &parsing->page;
	htmlParserCtxtPtr parser = parsing->parser;

	memset(parser->sax, 0, sizeof(*parser->sax));
	parser->sax->startElement = begin;
	parser->sax->endElement = end;
	parser->sax->characters = words;
	parser->sax->ignorableWhitespace = words;
	parser->userData = parsing;
	/* without handlers that make a tree, there is none */
	parsing->library.read_memory(parser, html->s, (int)html->len, NULL,
				      "UTF-8", options);
	if (page->too_deep)
		return afi_err_set(err, AFI_EINVALID, "this HTML is nested "
				   "more than %d tags deep: save the page as "
				   "text", AFI_DOC_DEPTH);
	if (page->too_much)
		return afi_err_set(err, AFI_EINVALID, "this HTML says more "
				   "than %d MB", AFI_DOC_MAX / 1024 / 1024);
	return AFI_OK;
}

enum afi_code afi_doc_html(struct afi_str *out, const char *html, size_t len,
			   struct afi_err *err)
{
	struct parsing *parsing = afi_xcalloc(1, sizeof(*parsing));
	struct afi_str tame = AFI_STR_INIT;
	enum afi_code rc;

	afi_doc_page_init(&parsing->page);
	rc = open_library(&parsing->library, err);
	if (rc)
		goto out;
	afi_doc_tame(&tame, html, len);
	parsing->parser = parsing->library.new_parser();
	rc = parsing->parser ? parse(parsing, &tame, err) :
	     afi_err_set(err, AFI_EFAILED, "the library libxml2 has no memory "
			 "left");
	if (!rc)
		afi_doc_page_end(out, &parsing->page);
	if (parsing->parser)
		parsing->library.free_parser(parsing->parser);
	dlclose(parsing->library.handle);
out:
	afi_str_clear(&tame);
	afi_doc_page_clear(&parsing->page);
	free(parsing);
	return rc;
}
