/* HTML that makes its reader read nothing else. */
#include "press_impl.h"

#include <stdbool.h>
#include <string.h>
#include <strings.h>

#define SMALL "abcdefghijklmnopqrstuvwxyz"
#define NAME SMALL "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-:"

/* What is being looked at, and what is left of it. */
struct guard {
	const char *s, *end;
	char name[16];		/* of the element whose tag it is in */
};

static bool is_one_of(const char *const *names, size_t n, const char *name)
{
	for (size_t i = 0; i < n; i++)
		if (!strcmp(names[i], name))
			return true;
	return false;
}

/* None of them reads anything by itself. */
static bool element_is_known(const char *name)
{
	static const char *const names[] = {
		"html", "head", "meta", "title", "style", "body", "main",
		"header", "footer", "section", "address", "div", "span", "a",
		"h1", "h2", "h3", "h4", "h5", "h6", "p", "br", "hr", "ul",
		"ol", "li", "dl", "dt", "dd", "strong", "em", "sup", "code",
		"pre", "blockquote", "table", "caption", "thead", "tbody",
		"tr", "th", "td", "figure", "figcaption", "time",
		"svg", "g", "desc", "defs", "pattern", "rect", "line",
		"circle", "path", "polyline", "polygon", "text", "tspan",
	};

	return is_one_of(names, sizeof(names) / sizeof(*names), name);
}

/* Words about an element, which nothing is read by. */
static bool attribute_is_words(const char *name)
{
	static const char *const names[] = {
		"lang", "class", "id", "role", "tabindex", "scope", "start",
		"name", "content", "charset", "title", "datetime", "colspan",
		"rowspan", "headers", "focusable",
	};

	return !strncmp(name, "aria-", 5) ||
	       is_one_of(names, sizeof(names) / sizeof(*names), name);
}

/* How something is drawn, which may hold what CSS may. */
static bool attribute_draws(const char *name)
{
	static const char *const names[] = {
		"xmlns", "viewBox", "preserveAspectRatio", "width", "height",
		"x", "y", "x1", "y1", "x2", "y2", "dx", "dy", "cx", "cy", "r",
		"rx", "ry", "d", "points", "transform", "opacity", "color",
		"patternUnits", "patternTransform", "fill", "fill-opacity",
		"fill-rule", "stroke", "stroke-width", "stroke-opacity",
		 "stroke-dasharray", "stroke-linecap",
		"stroke-linejoin", "text-anchor", "dominant-baseline",
		"font-size", "font-weight", "font-family", "vector-effect",
		"shape-rendering",
	};

	return is_one_of(names, sizeof(names) / sizeof(*names), name);
}

/*
 * Whether the @len bytes at @s, of CSS or of an attribute that may hold some,
 * could have anything read that is not in the page; a backslash may hide any
 * word.
 */
static bool style_reads(const char *s, size_t len)
{
	static const char *const words[] = {
		"url", "src(", "@import", "@font-face", "image", "\\",
	};
	static const char within[] = "url(#";

	for (size_t i = 0; i < len; i++)
		for (size_t w = 0; w < sizeof(words) / sizeof(*words); w++) {
			const size_t n = strlen(words[w]);

			if (n > len - i || strncasecmp(s + i, words[w], n))
				continue;
			if (len - i < strlen(within) ||
			    strncmp(s + i, within, strlen(within)))
				return true;
		}
	return false;
}

static enum afi_code refuse(const struct guard *g, const char *what,
			    struct afi_err *err)
{
	return afi_err_set(err, AFI_EINVALID, "cannot print this page: %s in "
			   "<%s> could make it read something else", what,
			   g->name);
}

/* Take a name of at most @size - 1 characters; false if it is none. */
static bool take_name(char *name, size_t size, struct guard *g,
		      const char *letters)
{
	size_t n = 0;

	while (g->s < g->end && strchr(letters, *g->s) && *g->s) {
		if (n + 1 == size)
			return false;
		name[n++] = *g->s++;
	}
	name[n] = '\0';
	return n;
}

static bool take(struct guard *g, const char *word)
{
	const size_t n = strlen(word);

	if ((size_t)(g->end - g->s) < n || memcmp(g->s, word, n))
		return false;
	g->s += n;
	return true;
}

/* name="value", or only a name. */
static enum afi_code attribute(struct guard *g, struct afi_err *err)
{
	const char *value;
	char name[32];
	bool words;

	if (!take_name(name, sizeof(name), g, NAME))
		return refuse(g, "an odd attribute", err);
	words = attribute_is_words(name) ||
		(!strcmp(name, "href") && !strcmp(g->name, "a"));
	if (!words && !attribute_draws(name))
		return refuse(g, name, err);
	if (!take(g, "="))
		return AFI_OK;
	value = take(g, "\"") ? g->s : NULL;
	g->s = value ? memchr(value, '"', (size_t)(g->end - value)) : NULL;
	if (!g->s)
		return refuse(g, "an attribute without its quotes", err);
	/* Within <title> a browser takes no tag but the one that ends it, and
	 * finds that also in a value. */
	if (memchr(value, '<', (size_t)(g->s - value)) ||
	    (!words && style_reads(value, (size_t)(g->s - value))))
		return refuse(g, name, err);
	g->s++;
	return AFI_OK;
}

/* All up to "</style>" is text for CSS, and there is no other tag in it. */
static enum afi_code style(struct guard *g, struct afi_err *err)
{
	const char *end = memchr(g->s, '<', (size_t)(g->end - g->s));

	if (!end || style_reads(g->s, (size_t)(end - g->s)))
		return refuse(g, "the style sheet", err);
	g->s = end;
	return take(g, "</style>") ? AFI_OK : refuse(g, "another tag", err);
}

/* From behind its "<" on. */
static enum afi_code tag(struct guard *g, struct afi_err *err)
{
	const bool ends = take(g, "/");
	enum afi_code rc;

	if (!take_name(g->name, sizeof(g->name), g, SMALL "0123456789") ||
	    !element_is_known(g->name))
		return afi_err_set(err, AFI_EINVALID, "cannot print this page: "
				   "it has a <%s> or the like in it",
				   g->name);
	while (!ends && (take(g, " ") || take(g, "\n"))) {
		if (g->s < g->end && (*g->s == '/' || *g->s == '>'))
			break;
		if ((rc = attribute(g, err)))
			return rc;
	}
	(void)take(g, "/");
	if (!take(g, ">"))
		return refuse(g, "an odd tag", err);
	return !ends && !strcmp(g->name, "style") ? style(g, err) : AFI_OK;
}

enum afi_code afi_press_guard(const char *html, size_t len,
			      struct afi_err *err)
{
	struct guard g = { .s = html, .end = html + len };
	enum afi_code rc = AFI_OK;

	(void)take(&g, "<!DOCTYPE html>");
	while (!rc && (g.s = memchr(g.s, '<', (size_t)(g.end - g.s)))) {
		g.s++;
		rc = tag(&g, err);
	}
	return rc;
}
