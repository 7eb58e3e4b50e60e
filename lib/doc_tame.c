/*
 * HTML before the parser sees it.
 *
 * libxml2 keeps each name that it meets in a list which grows slow, compares
 * each attribute of a tag with all before it, and lets a quote that nobody
 * closes swallow the rest of a page.  What comes out of here has only the tags
 * and attributes that say something to us, written in one way, and no comments,
 * declarations, scripts or styles.
 */
#include "doc.h"

#include <string.h>
#include <strings.h>

#include "doc_impl.h"
#include "doc_tag.h"

enum {
	NAME_LONGEST = 12,	/* bytes of a name that we know */
	VALUE_LONGEST = 1024,	/* ... and of a value that matters */
};

struct taming {
	struct afi_str *out;
	const char *s, *end;
};

static bool is_letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static bool is_blank(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
}

static bool at(const struct taming *t, const char *with)
{
	const size_t n = strlen(with);

	return (size_t)(t->end - t->s) >= n && !strncasecmp(t->s, with, n);
}

/* Past the next ">" with @before in front of it, or to the end. */
static void skip_past(struct taming *t, const char *before)
{
	const size_t n = strlen(before);
	const char *from = t->s, *close;

	while ((close = memchr(t->s, '>', (size_t)(t->end - t->s)))) {
		t->s = close + 1;
		if ((size_t)(close - from) >= n &&
		    !memcmp(close - n, before, n))
			return;
	}
	t->s = t->end;
}

/* ---- tags ---------------------------------------------------------------- */

/* Bytes of the name at @s, and a copy in small letters; "" if it is longer than
 * any that we know. */
static size_t name_at(char out[NAME_LONGEST + 1], const char *s,
		      const char *end)
{
	size_t n = 0;

	while (s + n < end && !is_blank(s[n]) && !strchr("/>=", s[n]))
		n++;
	for (size_t i = 0; i < n && n <= NAME_LONGEST; i++)
		out[i] = (char)(s[i] >= 'A' && s[i] <= 'Z' ? s[i] | 0x20 :
				s[i]);
	out[n <= NAME_LONGEST ? n : 0] = '\0';
	return n;
}

static bool is_known_attr(const char *name)
{
	static const char *const names[] = {
		"aria-hidden", "class", "colspan", "hidden", "href", "id",
		"role", "rowspan", "start", "style", "type", "value",
	};

	for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++)
		if (!strcmp(name, names[i]))
			return true;
	return false;
}

static void skip_blanks(struct taming *t)
{
	while (t->s < t->end && is_blank(*t->s))
		t->s++;
}

/* The value at hand, in quotes or not.  A quote that nobody closes is none, and
 * is the last of its kind, so that nothing is looked through twice. */
static const char *take_value(struct taming *t, size_t *len)
{
	const char *value = t->s, *close = NULL;

	if (t->s < t->end && (*t->s == '"' || *t->s == '\''))
		close = memchr(t->s + 1, *t->s, (size_t)(t->end - t->s - 1));
	if (close) {
		t->s = close + 1;
		*len = (size_t)(close - ++value);
		return value;
	}
	while (t->s < t->end && !is_blank(*t->s) && *t->s != '>')
		t->s++;
	*len = (size_t)(t->s - value);
	return value;
}

static void add_attr(struct afi_str *out, const char *name, const char *value,
		     size_t len)
{
	afi_str_addf(out, " %s=\"", name);
	for (; len; value++, len--) {
		if (*value == '"')
			afi_str_adds(out, "&quot;");
		else
			afi_str_addc(out, *value);
	}
	afi_str_addc(out, '"');
}

/* An attribute, or what stands where one may. */
static void take_attr(struct taming *t, bool wanted)
{
	char name[NAME_LONGEST + 1];
	const char *value = "";
	size_t n = name_at(name, t->s, t->end), len = 0;

	/* what is no name has a character at least */
	t->s += n ? n : 1;
	skip_blanks(t);
	if (t->s < t->end && *t->s == '=') {
		t->s++;
		skip_blanks(t);
		value = take_value(t, &len);
	}
	if (wanted && len <= VALUE_LONGEST && is_known_attr(name))
		add_attr(t->out, name, value, len);
}

/* Past the ">" of a tag whose name is behind us; false if it has none. */
static bool take_attrs(struct taming *t, bool wanted)
{
	for (;;) {
		skip_blanks(t);
		if (t->s == t->end)
			return false;
		if (*t->s == '>')
			break;
		take_attr(t, wanted);
	}
	t->s++;
	return true;
}

/* Whether the element's content is neither markup nor text for people. */
static bool is_raw(const char *name)
{
	static const char *const names[] = {
		"script", "style", "textarea", "iframe", "noembed", "xmp",
	};

	for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++)
		if (!strcmp(name, names[i]))
			return true;
	return false;
}

/* Past "</name ...>", or to the end. */
static void skip_raw(struct taming *t, const char *name)
{
	const size_t n = strlen(name);
	const char *s = t->s;

	while ((s = memchr(s, '<', (size_t)(t->end - s)))) {
		if ((size_t)(t->end - s) > n + 2 && s[1] == '/' &&
		    !strncasecmp(s + 2, name, n) && !is_letter(s[n + 2])) {
			t->s = s;
			skip_past(t, "");
			return;
		}
		s++;
	}
	t->s = t->end;
}

/* "<name" or "</name" up to its ">". */
static void take_tag(struct taming *t, bool ends)
{
	const size_t mark = t->out->len;
	char name[NAME_LONGEST + 1];
	bool known, whole;

	t->s += 1 + ends;
	t->s += name_at(name, t->s, t->end);
	known = afi_doc_element_named(name) != NULL;
	afi_str_addf(t->out, "<%s%s", ends ? "/" : "", name);
	whole = take_attrs(t, known && !ends);
	afi_str_addc(t->out, '>');
	if (!known || !whole || is_raw(name))
		afi_str_cut(t->out, mark);
	if (is_raw(name) && !ends)
		skip_raw(t, name);
}

static void take_markup(struct taming *t)
{
	const char *s = t->s;
	const bool slash = t->end - s > 1 && s[1] == '/';

	if (at(t, "<!-->") || at(t, "<!--->")) {
		skip_past(t, "");
	} else if (at(t, "<!--")) {
		t->s += 4;
		skip_past(t, "--");
	} else if (at(t, "<!") || at(t, "<?")) {
		skip_past(t, "");
	} else if (t->end - s > 1 + slash && is_letter(s[1 + slash])) {
		take_tag(t, slash);
	} else {
		afi_str_adds(t->out, "&lt;");
		t->s++;
	}
}

/* The parser complains at length of "&" that begins no reference. */
static void add_words(struct afi_str *out, const char *s, const char *end)
{
	const char *amp;

	while ((amp = memchr(s, '&', (size_t)(end - s)))) {
		afi_str_add(out, s, (size_t)(amp + 1 - s));
		s = amp + 1;
		if (s == end || (*s != '#' && !is_letter(*s)))
			afi_str_adds(out, "amp;");
	}
	afi_str_add(out, s, (size_t)(end - s));
}

void afi_doc_tame(struct afi_str *out, const char *html, size_t len)
{
	struct taming t = { .out = out, .s = html, .end = html + len };
	const char *open;

	while (t.s < t.end) {
		open = memchr(t.s, '<', (size_t)(t.end - t.s));
		if (!open)
			open = t.end;
		add_words(out, t.s, open);
		t.s = open;
		if (t.s < t.end)
			take_markup(&t);
	}
}
