/*
 * Any bytes as a page to be printed: what is let through has nothing in it that
 * makes a browser read something else, as one that reads tags by the rules of
 * HTML sees it.
 */
#include <ctype.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "press_impl.h"
#include "str.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

enum { NAME = 32 };

/* Where the page is read, and what it is in. */
struct page {
	const char *s;
	char element[NAME], attribute[NAME];
	bool drawing;			/* within <svg>: HTML reads otherwise */
};

static void must(bool holds)
{
	if (!holds)
		abort();
}

/* Whether one of @words, which have blanks between them, is @word. */
static bool is_among(const char *words, const char *word)
{
	const size_t n = strlen(word);

	for (const char *at = words; (at = strstr(at, word)); at++)
		if ((at == words || at[-1] == ' ') &&
		    (!at[n] || at[n] == ' '))
			return true;
	return false;
}

static bool is_space(char c)
{
	return c && strchr(" \t\n\f\r", c);
}

/* ---- what reads something ------------------------------------------------ */

/* CSS that names something outside of the page. */
static void check_style(const char *s, size_t len)
{
	static const char *const words[] = {
		"@import", "@font-face", "\\", "image(", "image-set(",
		"src(",
	};
	struct afi_str style = AFI_STR_INIT;

	afi_str_add(&style, s, len);
	for (char *c = style.s; *c; c++)
		*c = (char)tolower((unsigned char)*c);
	for (size_t i = 0; i < sizeof(words) / sizeof(*words); i++)
		must(!strstr(style.s, words[i]));
	for (const char *at = style.s; (at = strstr(at, "url")); at++)
		must(at[3] == '(' && at[4] == '#');
	must(strlen(style.s) == len);
	afi_str_clear(&style);
}

static void check_attribute(const struct page *page, const char *value,
			    size_t len)
{
	static const char drawn[] = "fill stroke font-family transform d "
		"color";
	const char *name = page->attribute;

	must(!is_among("src srcset srcdoc data poster background action "
		       "formaction ping manifest style http-equiv rel "
		       "xlink:href xml:base", name));
	must(strncmp(name, "on", 2));
	must(strcmp(name, "href") || !strcmp(page->element, "a"));
	if (is_among(drawn, name))
		check_style(value, len);
}

static void check_element(const char *name)
{
	must(!is_among("script img image picture source link base iframe frame "
		       "frameset object embed applet audio video track input "
		       "button form textarea noscript noembed noframes xmp "
		       "plaintext template use feimage animate set math "
		       "foreignobject", name));
}

/* ---- tags, as the rules of HTML have them -------------------------------- */

static void take_name(char out[NAME], struct page *page, const char *ends)
{
	size_t n = 0;

	while (*page->s && !is_space(*page->s) && !strchr(ends, *page->s)) {
		if (n + 1 < NAME)
			out[n++] = (char)tolower((unsigned char)*page->s);
		page->s++;
	}
	out[n] = '\0';
}

static void take_value(struct page *page)
{
	const char *value, quote = *page->s;

	if (quote == '"' || quote == '\'') {
		value = ++page->s;
		while (*page->s && *page->s != quote)
			page->s++;
		check_attribute(page, value, (size_t)(page->s - value));
		page->s += *page->s != '\0';
		return;
	}
	value = page->s;
	while (*page->s && !is_space(*page->s) && *page->s != '>')
		page->s++;
	check_attribute(page, value, (size_t)(page->s - value));
}

static void take_attributes(struct page *page)
{
	for (;;) {
		while (is_space(*page->s) || *page->s == '/')
			page->s++;
		if (!*page->s || *page->s == '>')
			break;
		if (*page->s == '=')
			page->s++;	/* it begins a name */
		take_name(page->attribute, page, "/>=");
		while (is_space(*page->s))
			page->s++;
		if (*page->s == '=') {
			page->s++;
			while (is_space(*page->s))
				page->s++;
			take_value(page);
		} else {
			check_attribute(page, "", 0);
		}
	}
	page->s += *page->s == '>';
}

/* Within these, all is text up to their own end. */
static void take_text(struct page *page)
{
	const char *begin = page->s;
	const size_t n = strlen(page->element);

	if (page->drawing || !is_among("title style", page->element))
		return;
	while (*page->s && (page->s[0] != '<' || page->s[1] != '/' ||
	       strncasecmp(page->s + 2, page->element, n) ||
	       (!is_space(page->s[2 + n]) && page->s[2 + n] != '/' &&
		page->s[2 + n] != '>')))
		page->s++;
	if (*page->element == 's')
		check_style(begin, (size_t)(page->s - begin));
}

static void read_tag(struct page *page)
{
	const bool ends = page->s[1] == '/';
	const char c = page->s[1 + ends];

	/* a comment, a declaration, or no tag at all */
	if (c == '!' || c == '?' || (ends && !isalpha((unsigned char)c))) {
		must(!strncmp(page->s, "<!DOCTYPE html>", 15));
		page->s += 15;
		return;
	}
	if (!isalpha((unsigned char)c)) {
		page->s++;
		return;
	}
	page->s += 1 + ends;
	take_name(page->element, page, "/>");
	check_element(page->element);
	take_attributes(page);
	if (!strcmp(page->element, "svg"))
		page->drawing = !ends;
	if (!ends)
		take_text(page);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct afi_err err = AFI_ERR_INIT;
	struct afi_str html = AFI_STR_INIT;
	struct page page = { 0 };

	if (afi_press_guard((const char *)data, size, &err)) {
		must(err.code == AFI_EINVALID && *err.msg);
		return 0;
	}
	afi_str_add(&html, (const char *)data, size);
	for (page.s = html.s; (page.s = strchr(page.s, '<'));)
		read_tag(&page);
	afi_str_clear(&html);
	return 0;
}
