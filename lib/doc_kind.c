/* What a document is, by its content alone. */
#include "doc.h"

#include <stdbool.h>
#include <string.h>
#include <strings.h>

#include "doc_impl.h"

enum {
	LOOK = 64 * 1024,	/* bytes that are looked at for tags */
	LOOK_BINARY = 8 * 1024,	/* ... and for what is no text */
	ZIP_TAIL = 64 * 1024 + 22,	/* where a ZIP's end record may be */
	CLOSED_MIN = 3,		/* block tags that a fragment of HTML closes */
};

static bool begins(const char *s, size_t len, const char *with)
{
	const size_t n = strlen(with);

	return len >= n && !memcmp(s, with, n);
}

static bool begins_any_case(const char *s, size_t len, const char *with)
{
	const size_t n = strlen(with);

	return len >= n && !strncasecmp(s, with, n);
}

/* ---- archives ------------------------------------------------------------ */

static size_t number_at(const char *s, int bytes)
{
	size_t n = 0;

	while (bytes--)
		n = n << 8 | (unsigned char)s[bytes];
	return n;
}

/* What is in a ZIP, as far as it matters. */
struct archive {
	bool word, excel, slides, text, sheet;
};

static bool named(const char *name, size_t len, const char *begin,
		  const char *end)
{
	const size_t n = strlen(begin), m = strlen(end);

	return len >= n + m && !memcmp(name, begin, n) &&
	       !memcmp(name + len - m, end, m);
}

/* The list of its files is at its end, and has a record behind it. */
static const char *list_of(const char *zip, size_t len, size_t *files)
{
	const size_t tail = len < ZIP_TAIL ? len : ZIP_TAIL;
	const char *s = zip + len - 22, *first = zip + len - tail;
	size_t at;

	for (; len >= 22 && s >= first; s--) {
		if (memcmp(s, "PK\5\6", 4))
			continue;
		*files = number_at(s + 10, 2);
		at = number_at(s + 16, 4);
		return at < len ? zip + at : NULL;
	}
	return NULL;
}

static void look_at_files(struct archive *out, const char *zip, size_t len)
{
	const char *end = zip + len, *name;
	size_t files = 0, n;
	const char *s = list_of(zip, len, &files);

	for (; s && files && end - s >= 46 && !memcmp(s, "PK\1\2", 4);
	     files--) {
		n = number_at(s + 28, 2);
		name = s + 46;
		if ((size_t)(end - name) < n)
			return;
		out->word |= named(name, n, "word/document", ".xml");
		out->excel |= named(name, n, "xl/workbook", "");
		out->slides |= named(name, n, "ppt/presentation", ".xml");
		n += number_at(s + 30, 2) + number_at(s + 32, 2);
		if ((size_t)(end - name) < n)
			return;
		s = name + n;
	}
}

/* OpenDocument says what it is in its first file, which is not compressed. */
static void look_at_first(struct archive *out, const char *zip, size_t len)
{
	static const char odf[] = "application/vnd.oasis.opendocument.";
	const char *type;
	size_t n, skip;

	if (len < 30 || number_at(zip + 8, 2) != 0)
		return;
	n = number_at(zip + 26, 2);
	skip = 30 + n + number_at(zip + 28, 2);
	if (len < skip || n != 8 || memcmp(zip + 30, "mimetype", 8) ||
	    !begins(zip + skip, len - skip, odf))
		return;
	type = zip + skip + strlen(odf);
	n = len - skip - strlen(odf);
	out->text = begins(type, n, "text");
	out->sheet = begins(type, n, "spreadsheet");
}

static struct archive look_into(const char *zip, size_t len)
{
	struct archive found = { 0 };

	look_at_files(&found, zip, len);
	look_at_first(&found, zip, len);
	return found;
}

/* ---- HTML ---------------------------------------------------------------- */

static bool ends_name(char c)
{
	return c == '>' || c == '/' || c == ' ' || c == '\t' || c == '\n' ||
	       c == '\r';
}

/* Whether a tag of a block is at @s, after its "<" or "</". */
static bool is_block_tag(const char *s, size_t len)
{
	static const char *const tags[] = {
		"p", "div", "table", "tr", "td", "th", "ul", "ol", "li",
		"section", "article", "main", "h1", "h2", "h3", "h4",
		"blockquote", "dl", "dd",
	};
	size_t i, n;

	for (i = 0; i < sizeof(tags) / sizeof(*tags); i++) {
		n = strlen(tags[i]);
		if (len > n && !strncasecmp(s, tags[i], n) && ends_name(s[n]))
			return true;
	}
	return false;
}

/* Past blanks, comments, declarations and "<?xml ...?>"; never past @end. */
static const char *skip_prologue(const char *s, const char *end)
{
	const char *close;

	if (begins(s, (size_t)(end - s), "\xEF\xBB\xBF"))
		s += 3;
	for (;;) {
		while (s < end && strchr(" \t\r\n\f", *s) && *s)
			s++;
		if (!begins(s, (size_t)(end - s), "<!--") &&
		    !begins(s, (size_t)(end - s), "<?"))
			return s;
		close = memchr(s, '>', (size_t)(end - s));
		while (close && s[1] == '!' && memcmp(close - 2, "--", 2))
			close = memchr(close + 1, '>',
				       (size_t)(end - close - 1));
		if (!close)
			return s;
		s = close + 1;
	}
}

/* Whether most of the lines up to @end, those that are empty aside, have tags
 * of blocks; *@closed: how many are closed. */
static bool mostly_tags(const char *s, const char *end, size_t *closed)
{
	size_t lines = 0, tagged = 0;
	bool words = false, tags = false, close;

	*closed = 0;
	for (; s < end; s++) {
		if (*s == '\n') {
			lines += words;
			tagged += tags;
			words = tags = false;
			continue;
		}
		words |= *s != ' ' && *s != '\t' && *s != '\r';
		if (*s != '<')
			continue;
		close = end - s > 1 && s[1] == '/';
		if (!is_block_tag(s + 1 + close, (size_t)(end - s) - 1 - close))
			continue;
		tags = true;
		*closed += close;
	}
	lines += words;
	tagged += tags;
	return tagged * 2 >= lines;
}

/*
 * A whole page says so in its first tag.  A piece of one does not, but begins
 * with the tag of a block, or has them in most of its lines; Markdown has some
 * here and there.
 */
static bool is_html(const char *bytes, size_t len)
{
	static const char *const first[] = {
		"<!doctype html", "<html", "<head", "<body", "<title",
		"<meta",
	};
	const char *end = bytes + (len < LOOK ? len : LOOK);
	const char *s = skip_prologue(bytes, end);
	const size_t left = (size_t)(end - s);
	size_t closed;
	bool most;

	for (size_t i = 0; i < sizeof(first) / sizeof(*first); i++)
		if (begins_any_case(s, left, first[i]))
			return true;
	most = mostly_tags(s, end, &closed);
	if (left && *s == '<' && is_block_tag(s + 1, left - 1))
		return most || closed >= CLOSED_MIN;
	return most && closed >= CLOSED_MIN;
}

/* A page in UTF-16 has every second byte zero. */
static bool is_wide_html(const char *bytes, size_t len)
{
	struct afi_str text = AFI_STR_INIT, ignored = AFI_STR_INIT;
	bool html;

	if (!begins(bytes, len, "\xFF\xFE") && !begins(bytes, len, "\xFE\xFF"))
		return false;
	afi_doc_decode(&text, &ignored, bytes, len < LOOK ? len : LOOK);
	html = is_html(text.s, text.len);
	afi_str_clear(&ignored);
	afi_str_clear(&text);
	return html;
}

/* ---- all kinds ----------------------------------------------------------- */

static bool is_pdf(const char *bytes, size_t len)
{
	const char *end = bytes + (len < 1024 ? len : 1024);

	if (begins(bytes, len, "\xEF\xBB\xBF"))
		bytes += 3;
	while (bytes < end && *bytes && strchr(" \t\r\n", *bytes))
		bytes++;
	return begins(bytes, (size_t)(end - bytes), "%PDF-");
}

enum afi_doc_kind afi_doc_recognise(const char *bytes, size_t len)
{
	if (is_pdf(bytes, len))
		return AFI_DOC_PDF;
	if (begins(bytes, len, "PK\3\4")) {
		const struct archive found = look_into(bytes, len);

		if (found.text)
			return AFI_DOC_ODT;
		if (found.word)
			return AFI_DOC_DOCX;
		return AFI_DOC_TEXT;
	}
	if (is_html(bytes, len) || is_wide_html(bytes, len))
		return AFI_DOC_HTML;
	return AFI_DOC_TEXT;
}

/* ---- what is none of them ------------------------------------------------ */

static const char no_archive[] = "is an archive (ZIP or the like): unpack it, "
	"and import the document that is in it";
static const char no_picture[] = "is a picture without text in it: have its "
	"text recognised (OCR), or ask for the document that it was made of";
static const char no_sheet[] = "is a spreadsheet: save it as CSV, and import "
	"that as a tracker";
static const char no_old_file[] = "is an old Microsoft Office file, or one "
	"with a password: save it as DOCX or PDF without a password, or as CSV "
	"if it is a spreadsheet";
static const char no_rich_text[] = "is Rich Text (RTF): save it as DOCX or as "
	"plain text";
static const char no_slides[] = "is a presentation: save it as PDF";
static const char no_other[] = "is no text, and no kind of document that is "
	"known here: save it as PDF, DOCX, HTML or plain text";

static const char *refuse_zip(const char *bytes, size_t len)
{
	const struct archive found = look_into(bytes, len);

	if (found.text || found.word)
		return NULL;
	if (found.excel || found.sheet)
		return no_sheet;
	return found.slides ? no_slides : no_archive;
}

/* Control characters that no text has, more than here and there. */
static bool is_binary(const char *bytes, size_t len)
{
	const size_t n = len < LOOK_BINARY ? len : LOOK_BINARY;
	size_t odd = 0;

	if (begins(bytes, len, "\xFF\xFE") || begins(bytes, len, "\xFE\xFF"))
		return false;
	for (size_t i = 0; i < n; i++)
		odd += (unsigned char)bytes[i] < ' ' &&
		       (!bytes[i] || !strchr("\t\n\v\f\r\33", bytes[i]));
	return odd * 20 > n;
}

const char *afi_doc_refusal(const char *bytes, size_t len)
{
	static const struct {
		const char *begin;
		size_t len;
		const char *why;
	} known[] = {
		{ "\x89PNG", 4, no_picture }, { "GIF8", 4, no_picture },
		{ "\xFF\xD8\xFF", 3, no_picture },
		{ "II*\0", 4, no_picture }, { "MM\0*", 4, no_picture },
		{ "RIFF", 4, no_picture },
		{ "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", 8, no_old_file },
		{ "{\\rtf", 5, no_rich_text },
		{ "\x1F\x8B", 2, no_archive }, { "BZh", 3, no_archive },
		{ "7z\xBC\xAF", 4, no_archive }, { "Rar!", 4, no_archive },
		{ "\xFD" "7zXZ", 5, no_archive },
		{ "PK\5\6", 4, no_archive },
	};

	if (begins(bytes, len, "PK\3\4"))
		return refuse_zip(bytes, len);
	for (size_t i = 0; i < sizeof(known) / sizeof(*known); i++)
		if (len >= known[i].len &&
		    !memcmp(bytes, known[i].begin, known[i].len))
			return known[i].why;
	return is_binary(bytes, len) ? no_other : NULL;
}
