#include "doc.h"

#include <string.h>

#include "doc_impl.h"
#include "program.h"

void afi_doc_clear(struct afi_doc *doc)
{
	afi_str_clear(&doc->text);
	afi_str_clear(&doc->notes);
	*doc = (struct afi_doc)AFI_DOC_INIT;
}

const char *afi_doc_kind_name(enum afi_doc_kind kind)
{
	static const char *const names[AFI_DOC_KINDS] = {
		[AFI_DOC_TEXT] = "text", [AFI_DOC_HTML] = "HTML",
		[AFI_DOC_PDF] = "PDF", [AFI_DOC_DOCX] = "DOCX",
		[AFI_DOC_ODT] = "ODT",
	};

	return names[kind];
}

/* No NUL need follow text that was not copied. */
static bool has_words(const struct afi_str *text)
{
	for (size_t i = 0; i < text->len; i++)
		if (!memchr(" \t\r\n\f", text->s[i], 5))
			return true;
	return false;
}

/* ---- HTML ---------------------------------------------------------------- */

/*
 * What a page says of its own encoding is not asked: what is valid UTF-8 is
 * hardly ever anything else, also where a browser changed the bytes and not the
 * words when it saved them.
 */
static enum afi_code read_html(struct afi_doc *out, const char *bytes,
			       size_t len, struct afi_err *err)
{
	struct afi_str html = AFI_STR_INIT, text = AFI_STR_INIT;
	enum afi_code rc;

	afi_doc_decode(&html, &out->notes, bytes, len);
	rc = afi_doc_html(&text, html.s, html.len, err);
	/* character references may have brought in what text may not hold */
	if (!rc)
		afi_doc_decode(&out->text, &out->notes, text.s, text.len);
	afi_str_clear(&text);
	afi_str_clear(&html);
	return rc;
}

/* ---- other programs ------------------------------------------------------ */

static enum afi_code run(struct afi_str *out, const char *const *argv,
			 const char *package, const char *bytes, size_t len,
			 struct afi_err *err)
{
	const struct afi_program program = {
		.argv = argv, .package = package, .in = bytes, .in_len = len,
		.out_max = AFI_DOC_MAX, .seconds = AFI_DOC_SECONDS,
	};

	return afi_program_run(out, &program, err);
}

/* As it is laid out on the page: paragraphs then have empty lines between them,
 * items are indented, and tables can be told. */
static enum afi_code read_pdf(struct afi_doc *out, const char *bytes,
			      size_t len, struct afi_err *err)
{
	static const char *const argv[] = {
		"pdftotext", "-layout", "-enc", "UTF-8", "-eol", "unix", "-",
		"-", NULL,
	};
	struct afi_str raw = AFI_STR_INIT, pages = AFI_STR_INIT;
	struct afi_str text = AFI_STR_INIT;
	enum afi_code rc;

	rc = run(&raw, argv, "poppler-utils", bytes, len, err);
	if (rc) {
		afi_err_prefix(err, "cannot read the PDF");
		goto out;
	}
	if (!has_words(&raw)) {
		rc = afi_err_set(err, AFI_EINVALID, "this PDF has no text in "
				 "it; it may be scanned: have its text "
				 "recognised (OCR), or ask for the document "
				 "that it was made of");
		goto out;
	}
	afi_doc_pages(&pages, raw.s, raw.len);
	afi_str_adds(&out->notes, "the PDF was read by pdftotext\n");
	afi_doc_decode(&text, &out->notes, pages.s, pages.len);
	afi_doc_columns(&out->text, text.s, text.len);
out:
	afi_str_clear(&text);
	afi_str_clear(&pages);
	afi_str_clear(&raw);
	return rc;
}

/*
 * pandoc is given bounded memory, since a small archive may hold a large file,
 * and may open nothing; versions before 2.15 cannot promise that, but with
 * these options they do not either.
 */
static enum afi_code read_by_pandoc(struct afi_doc *out, const char *format,
				    const char *bytes, size_t len,
				    struct afi_err *err)
{
	const char *argv[] = {
		"pandoc", "-f", format, "-t", "html", "-s", "--wrap=none",
		"+RTS", "-M1g", "-RTS", "--sandbox", NULL,
	};
	const size_t sandbox = sizeof(argv) / sizeof(*argv) - 2;
	struct afi_str html = AFI_STR_INIT;
	enum afi_code rc;

	rc = run(&html, argv, "pandoc", bytes, len, err);
	if (rc == AFI_EFAILED && strstr(err->msg, "sandbox")) {
		argv[sandbox] = NULL;
		afi_err_clear(err);
		rc = run(&html, argv, "pandoc", bytes, len, err);
	}
	if (rc) {
		afi_err_prefix(err, "cannot read the %s",
			       afi_doc_kind_name(out->kind));
	} else {
		afi_str_addf(&out->notes, "the %s was read by pandoc%s\n",
			     afi_doc_kind_name(out->kind),
			     out->kind == AFI_DOC_ODT ? ", which may leave out "
			     "the heading of a table: if one is missing, save "
			     "it as DOCX" : "");
		rc = read_html(out, html.s, html.len, err);
	}
	afi_str_clear(&html);
	return rc;
}

/* ---- all kinds ----------------------------------------------------------- */

static enum afi_code read_kind(struct afi_doc *out, const char *bytes,
			       size_t len, struct afi_err *err)
{
	switch (out->kind) {
	case AFI_DOC_PDF:
		return read_pdf(out, bytes, len, err);
	case AFI_DOC_DOCX:
		return read_by_pandoc(out, "docx", bytes, len, err);
	case AFI_DOC_ODT:
		return read_by_pandoc(out, "odt", bytes, len, err);
	case AFI_DOC_HTML:
		return read_html(out, bytes, len, err);
	default:
		/* most text stays as it is, and is then not copied */
		if (afi_doc_is_decoded(bytes, len))
			out->text = (struct afi_str){
				.s = (char *)bytes, .len = len,
			};
		else
			afi_doc_decode(&out->text, &out->notes, bytes, len);
		return AFI_OK;
	}
}

enum afi_code afi_doc_read(struct afi_doc *out, const char *bytes, size_t len,
			   struct afi_err *err)
{
	const char *why;
	enum afi_code rc;

	if (!len)
		return afi_err_set(err, AFI_EINVALID, "this is empty");
	if (len > AFI_DOC_MAX)
		return afi_err_set(err, AFI_EINVALID, "this is larger than "
				   "%d MB: import a part of it",
				   AFI_DOC_MAX / 1024 / 1024);
	out->kind = afi_doc_recognise(bytes, len);
	why = out->kind == AFI_DOC_TEXT ? afi_doc_refusal(bytes, len) : NULL;
	rc = why ? afi_err_set(err, AFI_EINVALID, "this %s", why) :
	     read_kind(out, bytes, len, err);
	if (!rc && !has_words(&out->text))
		rc = afi_err_set(err, AFI_EINVALID, "this %s holds no words",
				 afi_doc_kind_name(out->kind));
	if (rc)
		afi_doc_clear(out);
	return rc;
}
