/* What is known of the elements of HTML, and of their attributes. */
#include "doc_tag.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

/* In the order of their names. */
static const struct afi_doc_element elements[] = {
	{ "a", AFI_TAG_LINK }, { "abbr", AFI_TAG_WORDS },
	{ "address", AFI_TAG_BLOCK }, { "article", AFI_TAG_MAIN },
	{ "aside", AFI_TAG_BLOCK }, { "audio", AFI_TAG_SKIP },
	{ "b", AFI_TAG_STRONG }, { "blockquote", AFI_TAG_BLOCK },
	{ "body", AFI_TAG_BLOCK }, { "br", AFI_TAG_BREAK },
	{ "button", AFI_TAG_CONTROL }, { "canvas", AFI_TAG_SKIP },
	{ "caption", AFI_TAG_PARAGRAPH }, { "center", AFI_TAG_BLOCK },
	{ "cite", AFI_TAG_WORDS }, { "code", AFI_TAG_WORDS },
	{ "dd", AFI_TAG_BLOCK }, { "del", AFI_TAG_WORDS },
	{ "details", AFI_TAG_BLOCK }, { "dialog", AFI_TAG_SKIP },
	{ "dir", AFI_TAG_LIST }, { "div", AFI_TAG_BLOCK },
	{ "dl", AFI_TAG_BLOCK }, { "dt", AFI_TAG_PARAGRAPH },
	{ "em", AFI_TAG_WORDS }, { "fieldset", AFI_TAG_BLOCK },
	{ "figcaption", AFI_TAG_BLOCK }, { "figure", AFI_TAG_BLOCK },
	{ "font", AFI_TAG_WORDS }, { "footer", AFI_TAG_PAGE_PART },
	{ "form", AFI_TAG_FORM }, { "h1", AFI_TAG_HEADING },
	{ "h2", AFI_TAG_HEADING }, { "h3", AFI_TAG_HEADING },
	{ "h4", AFI_TAG_HEADING }, { "h5", AFI_TAG_HEADING },
	{ "h6", AFI_TAG_HEADING }, { "head", AFI_TAG_WORDS },
	{ "header", AFI_TAG_PAGE_PART }, { "hr", AFI_TAG_BLOCK },
	{ "html", AFI_TAG_WORDS }, { "i", AFI_TAG_WORDS },
	{ "iframe", AFI_TAG_SKIP }, { "ins", AFI_TAG_WORDS },
	{ "label", AFI_TAG_CONTROL }, { "legend", AFI_TAG_CONTROL },
	{ "li", AFI_TAG_ITEM }, { "main", AFI_TAG_MAIN },
	{ "mark", AFI_TAG_WORDS }, { "math", AFI_TAG_SKIP },
	{ "menu", AFI_TAG_LIST }, { "nav", AFI_TAG_SKIP },
	{ "noscript", AFI_TAG_SKIP }, { "object", AFI_TAG_SKIP },
	{ "ol", AFI_TAG_LIST }, { "option", AFI_TAG_CONTROL },
	{ "p", AFI_TAG_PARAGRAPH }, { "pre", AFI_TAG_PRE },
	{ "q", AFI_TAG_WORDS }, { "s", AFI_TAG_WORDS },
	{ "script", AFI_TAG_SKIP }, { "section", AFI_TAG_BLOCK },
	{ "select", AFI_TAG_CONTROL }, { "small", AFI_TAG_WORDS },
	{ "span", AFI_TAG_WORDS }, { "strike", AFI_TAG_WORDS },
	{ "strong", AFI_TAG_STRONG }, { "style", AFI_TAG_SKIP },
	{ "sub", AFI_TAG_WORDS }, { "summary", AFI_TAG_BLOCK },
	{ "sup", AFI_TAG_RAISED }, { "svg", AFI_TAG_SKIP },
	{ "table", AFI_TAG_TABLE }, { "tbody", AFI_TAG_BLOCK },
	{ "td", AFI_TAG_CELL }, { "template", AFI_TAG_SKIP },
	{ "textarea", AFI_TAG_SKIP }, { "tfoot", AFI_TAG_BLOCK },
	{ "th", AFI_TAG_CELL }, { "thead", AFI_TAG_BLOCK },
	{ "time", AFI_TAG_WORDS }, { "title", AFI_TAG_TITLE },
	{ "tr", AFI_TAG_ROW }, { "u", AFI_TAG_STRONG }, { "ul", AFI_TAG_LIST },
	{ "video", AFI_TAG_SKIP },
};

static int compare_names(const void *name, const void *element)
{
	return strcmp(name, ((const struct afi_doc_element *)element)->name);
}

const struct afi_doc_element *afi_doc_element_named(const char *name)
{
	return bsearch(name, elements, sizeof(elements) / sizeof(*elements),
		       sizeof(*elements), compare_names);
}

/* ---- attributes ---------------------------------------------------------- */

const char *afi_doc_attr(const char *const *attrs, const char *name)
{
	for (; attrs && attrs[0]; attrs += 2)
		if (!strcmp(attrs[0], name))
			return attrs[1] ? attrs[1] : "";
	return NULL;
}

bool afi_doc_attr_is(const char *const *attrs, const char *name,
		    const char *value)
{
	const char *has = afi_doc_attr(attrs, name);

	return has && !strcasecmp(has, value);
}

size_t afi_doc_attr_number(const char *const *attrs, const char *name,
			  size_t least, size_t most)
{
	const char *s = afi_doc_attr(attrs, name);
	unsigned long n = s && isdigit((unsigned char)*s) ?
			  strtoul(s, NULL, 10) : 0;

	return n < least ? least : n > most ? most : n;
}

/* Whether @style sets @property to something that begins with @value. */
static bool styled(const char *style, const char *property, const char *value)
{
	const size_t n = strlen(property);
	const char *s;

	for (s = style; s && *s; s++) {
		if (strncasecmp(s, property, n))
			continue;
		s += n;
		s += strspn(s, " \t\r\n");
		if (*s == ':' && s++) {
			s += strspn(s, " \t\r\n");
			if (!strncasecmp(s, value, strlen(value)))
				return true;
		}
		if (!*s)
			break;
	}
	return false;
}

bool afi_doc_is_bold(const char *const *attrs)
{
	const char *style = afi_doc_attr(attrs, "style");

	return style && (styled(style, "font-weight", "bold") ||
			 styled(style, "font-weight", "7") ||
			 styled(style, "text-decoration", "underline"));
}

bool afi_doc_is_hidden(const char *const *attrs)
{
	const char *style = afi_doc_attr(attrs, "style");

	return afi_doc_attr(attrs, "hidden") ||
	       afi_doc_attr_is(attrs, "aria-hidden", "true") ||
	       afi_doc_attr_is(attrs, "role", "navigation") ||
	       afi_doc_attr_is(attrs, "role", "search") ||
	       (style && (styled(style, "display", "none") ||
			  styled(style, "visibility", "hidden")));
}
