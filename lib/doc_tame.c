/*
 * HTML before the parser sees it.
 *
 * libxml2 compares each attribute of a tag with all before it, and a quote that
 * nobody closes swallows the rest of a page.  What comes out of here has short
 * tags, and no comments, declarations, scripts or styles; all else is as it
 * was.
 */
#include "doc.h"

#include <string.h>
#include <strings.h>

#include "doc_impl.h"

enum {
	TAG_MAX = 4096,		/* bytes of a tag with its attributes */
	NAME_MAX_KEPT = 32,	/* ... and of its name */
};

struct taming {
	struct afi_str *out;
	const char *s, *end;
	bool open_single, open_double;	/* there are no more of these quotes */
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

/* The end of the quoted value that begins at @s; NULL if there is none. */
static const char *value_end(struct taming *t, const char *s)
{
	bool *open = *s == '"' ? &t->open_double : &t->open_single;
	const char *close = NULL;

	if (!*open)
		close = memchr(s + 1, *s, (size_t)(t->end - s - 1));
	*open = !close;
	return close;
}

/* The ">" of the tag at hand, or the end; *@whole: no quote was left open. */
static const char *tag_end(struct taming *t, bool *whole)
{
	const char *s = t->s, *close;
	bool value = false;	/* "=" was the last thing */

	*whole = true;
	for (; s < t->end && *s != '>'; s++) {
		if (value && (*s == '"' || *s == '\'')) {
			close = value_end(t, s);
			if (close)
				s = close;
			else
				*whole = false;
		}
		value = *s == '=' || (value && is_blank(*s));
	}
	return s;
}

/* The name of an element whose content is no markup and no text for people. */
static const char *raw_name(const struct taming *t)
{
	static const char *const names[] = {
		"script", "style", "textarea", "iframe", "noembed", "xmp",
	};
	size_t n;

	for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++) {
		n = strlen(names[i]) + 1;
		if (at(t, "<") && (size_t)(t->end - t->s) > n &&
		    !strncasecmp(t->s + 1, names[i], n - 1) &&
		    !is_letter(t->s[n]) && t->s[n] != '-')
			return names[i];
	}
	return NULL;
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
static void take_tag(struct taming *t)
{
	const char *raw = raw_name(t), *tag = t->s, *close;
	bool whole;
	size_t n;

	close = tag_end(t, &whole);
	t->s = close < t->end ? close + 1 : t->end;
	if (raw) {
		skip_raw(t, raw);
	} else if (whole && close < t->end && t->s - tag <= TAG_MAX) {
		afi_str_add(t->out, tag, (size_t)(t->s - tag));
	} else {
		for (n = 1; n < NAME_MAX_KEPT && tag + n < close &&
		     !is_blank(tag[n]) && (n == 1 || tag[n] != '/'); n++)
			;
		afi_str_add(t->out, tag, n);
		afi_str_addc(t->out, '>');
	}
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
		take_tag(t);
	} else {
		afi_str_adds(t->out, "&lt;");
		t->s++;
	}
}

void afi_doc_tame(struct afi_str *out, const char *html, size_t len)
{
	struct taming t = { .out = out, .s = html, .end = html + len };
	const char *open;

	while (t.s < t.end) {
		open = memchr(t.s, '<', (size_t)(t.end - t.s));
		if (!open)
			open = t.end;
		afi_str_add(out, t.s, (size_t)(open - t.s));
		t.s = open;
		if (t.s < t.end)
			take_markup(&t);
	}
}
