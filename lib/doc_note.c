/* Footnotes of a page in HTML, as the usual programs mark them. */
#include "doc_tag.h"

#include <string.h>
#include <strings.h>

enum { DIGITS_MAX = 3 };

/* Whether @word is in @s, whatever the case. */
static bool has(const char *s, const char *word)
{
	const size_t n = strlen(word);

	for (; s && *s; s++)
		if (!strncasecmp(s, word, n))
			return true;
	return false;
}

/* An id or the end of an address: "fn1", "_ftn1", "fn:1", "footnote-1",
 * "user-content-fn-1", "easy-footnote-bottom-1". */
static bool names_note(const char *id)
{
	return has(id, "fn") || has(id, "ftn") || has(id, "note");
}

/* ... and where it was called: "fnref1", "_ftnref1", "footnote-ref-1". */
static bool names_call(const char *id)
{
	return names_note(id) && (has(id, "ref") || has(id, "back"));
}

enum afi_doc_link afi_doc_link_of(const char *const *attrs)
{
	const char *href = afi_doc_attr(attrs, "href");
	const char *role = afi_doc_attr(attrs, "role");

	href = href ? strchr(href, '#') : NULL;
	if (has(role, "doc-backlink") || names_call(href))
		return AFI_LINK_BACK;
	if (names_note(href))
		return AFI_LINK_TO_NOTE;
	return href ? AFI_LINK_WITHIN : AFI_LINK_PLAIN;
}

bool afi_doc_holds_notes(const char *const *attrs)
{
	const char *class = afi_doc_attr(attrs, "class");

	if (has(afi_doc_attr(attrs, "role"), "doc-endnotes"))
		return true;
	for (; class && *class; class += strcspn(class, " \t\n")) {
		class += strspn(class, " \t\n");
		if (!strncasecmp(class, "footnotes", 9) ||
		    !strncasecmp(class, "easy-footnotes", 14))
			return true;
	}
	return false;
}

bool afi_doc_is_note(const char *const *attrs)
{
	const char *id = afi_doc_attr(attrs, "id");
	const char *role = afi_doc_attr(attrs, "role");

	if (has(role, "doc-endnote") || has(role, "doc-footnote"))
		return !has(role, "doc-endnotes");
	return id && names_note(id) && !names_call(id) &&
	       strpbrk(id, "0123456789") &&
	       (!strncasecmp(id, "fn", 2) || !strncasecmp(id, "ftn", 3) ||
		!strncasecmp(id, "_ftn", 4) || has(id, "footnote"));
}

/* ---- marks --------------------------------------------------------------- */

/* The number that @s is, "1", "[1]" or "[footnote 1]"; 0 bytes if none. */
static size_t number_in(const char *s, const char **number)
{
	static const char *const words[] = { "footnote", "note" };
	size_t n;

	while (*s == ' ' || *s == '[' || *s == '(' || *s == '\\')
		s++;
	for (size_t i = 0; i < sizeof(words) / sizeof(*words); i++)
		if (!strncasecmp(s, words[i], strlen(words[i]))) {
			s += strlen(words[i]);
			break;
		}
	while (*s == ' ')
		s++;
	n = strspn(s, "0123456789");
	*number = s;
	s += n;
	while (*s == ' ' || *s == ']' || *s == ')' || *s == '.' || *s == '\\')
		s++;
	return *s || n > DIGITS_MAX ? 0 : n;
}

/* @digits of @n bytes as small ones above the line. */
static void raise_digits(struct afi_str *out, const char *digits, size_t n)
{
	static const char *const raised[] = {
		"\xE2\x81\xB0", "\xC2\xB9", "\xC2\xB2", "\xC2\xB3",
		"\xE2\x81\xB4", "\xE2\x81\xB5", "\xE2\x81\xB6",
		"\xE2\x81\xB7", "\xE2\x81\xB8", "\xE2\x81\xB9",
	};

	for (size_t i = 0; i < n; i++)
		afi_str_adds(out, raised[digits[i] - '0']);
}

/* The words since @mark go; @blocks knows again whether a blank is before. */
static void take_back(struct afi_doc_blocks *blocks, size_t mark)
{
	struct afi_str *line = &blocks->line;

	afi_str_cut(line, mark);
	while (line->len && line->s[line->len - 1] == ' ') {
		afi_str_cut(line, line->len - 1);
		blocks->gap = true;
	}
}

/* A number that goes back to where it was called begins its footnote. */
static void begin_note(struct afi_doc_blocks *blocks, const char *number,
		       size_t n)
{
	afi_str_reset(&blocks->note);
	afi_str_add(&blocks->note, number, n);
	blocks->note_begins = true;
}

void afi_doc_link_end(struct afi_doc_page *page,
		      const struct afi_doc_open *open)
{
	struct afi_doc_blocks *blocks = &page->blocks;
	struct afi_str words = AFI_STR_INIT;
	const char *number;
	size_t n, blank;

	if (open->link == AFI_LINK_PLAIN || open->link == AFI_LINK_WITHIN ||
	    open->serial != blocks->serial)
		return;
	afi_str_adds(&words, blocks->line.s + open->mark);
	blank = words.s[0] == ' ';
	n = number_in(words.s, &number);
	if (open->link == AFI_LINK_BACK) {
		take_back(blocks, open->mark);
		if (n && !blocks->line.len)
			begin_note(blocks, number, n);
	} else if (n && open->link == AFI_LINK_TO_NOTE) {
		take_back(blocks, open->mark);
		blocks->gap = false;
		afi_str_addf(&blocks->line, "[^%.*s]", (int)n, number);
	} else if (n && n + blank == words.len) {
		afi_str_cut(&blocks->line, open->mark + blank);
		raise_digits(&blocks->line, number, n);
	}
	afi_str_clear(&words);
}
