/* What markup leaves of a line: its words. */
#include <assert.h>
#include <ctype.h>
#include <stdint.h>
#include <string.h>
#include <strings.h>

#include "outline_impl.h"

enum {
	ADDRESS_MAX = 2048,	/* bytes of a link that are looked through */
	TAG_MAX = 300,		/* ... and of a tag */
	STARS_MAX = 3,		/* that mark anything */
	CALL_MAX = 6,		/* bytes of "[^123" */
};

#define NONE SIZE_MAX

/* A line while its markup is taken off. */
struct stripping {
	struct afi_str *out;
	const char *s, *end;
	size_t begin;		/* of this line in @out */
	int brackets;		/* square ones that are open, */
	size_t bracket;		/* and where the last stands in @out */
	bool raised;		/* inside of <sup> */
	size_t bold, plain;	/* bytes that are strong, and that are not */
	bool is_bold;
};

/* Superscript 0 to 9. */
static const char *const raised[] = {
	"\xE2\x81\xB0", "\xC2\xB9", "\xC2\xB2", "\xC2\xB3", "\xE2\x81\xB4",
	"\xE2\x81\xB5", "\xE2\x81\xB6", "\xE2\x81\xB7", "\xE2\x81\xB8",
	"\xE2\x81\xB9",
};

size_t afi_blank_at(const char *s, const char *end)
{
	static const char *const wide[] = {
		"\xC2\xA0", "\xE2\x80\x82", "\xE2\x80\x83", "\xE2\x80\x87",
		"\xE2\x80\x89", "\xE2\x80\x8B", "\xE2\x80\xAF",
		"\xEF\xBB\xBF", "\xE3\x80\x80",
	};

	if (s == end)
		return 0;
	if (*s == ' ' || *s == '\t' || *s == '\n')
		return 1;
	if (!(*s & 0x80))
		return 0;
	for (size_t i = 0; i < sizeof(wide) / sizeof(*wide); i++) {
		const size_t n = strlen(wide[i]);

		if ((size_t)(end - s) >= n && memcmp(s, wide[i], n) == 0)
			return n;
	}
	return 0;
}

size_t afi_superscript_at(char *digit, const char *s, const char *end)
{
	if (s == end || !(*s & 0x80))
		return 0;
	for (int i = 0; i < 10; i++) {
		const size_t n = strlen(raised[i]);

		if ((size_t)(end - s) >= n && memcmp(s, raised[i], n) == 0) {
			*digit = (char)('0' + i);
			return n;
		}
	}
	return 0;
}

/* ---- pieces -------------------------------------------------------------- */

static void add(struct stripping *at, const char *s, size_t len)
{
	afi_str_add(at->out, s, len);
	*(at->is_bold ? &at->bold : &at->plain) += len;
}

static void add_blank(struct stripping *at)
{
	const struct afi_str *out = at->out;

	if (out->len > at->begin && out->s[out->len - 1] != ' ' &&
	    out->s[out->len - 1] != '\n')
		afi_str_addc(at->out, ' ');
}

/* A digit that calls a footnote, unless it stands in brackets, as what was
 * redacted does, or for a power. */
static bool is_call(const struct stripping *at)
{
	const size_t len = at->out->len - at->begin;
	const char *end = at->out->s + at->out->len;

	if (!len || at->brackets)
		return false;
	return end[-1] != 'm' || (len > 2 && end[-3] != ' ' && end[-2] != ' ');
}

static bool take_raised(struct stripping *at)
{
	char digit;
	const size_t n = afi_superscript_at(&digit, at->s, at->end);

	if (!n)
		return false;
	if (!is_call(at))
		add(at, at->s, n);
	at->s += n;
	return true;
}

/* A digit inside of <sup> or [^1], as the character that it means. */
static void raise_digit(struct stripping *at, char c)
{
	const int i = c - '0';

	assert(i >= 0 && i <= 9);
	if (!is_call(at))
		add(at, raised[i], strlen(raised[i]));
}

/* ---- HTML ---------------------------------------------------------------- */

/* Programs that make Markdown of a PDF leave "<sup>" so, where it was raised
 * itself, or was escaped once too often. */
static bool take_spoilt_tag(struct stripping *at)
{
	static const char *const spoilt[] = { "&</sup>lt;sup>", "&lt;sup>" };

	for (size_t i = 0; i < sizeof(spoilt) / sizeof(*spoilt); i++) {
		const size_t n = strlen(spoilt[i]);

		if ((size_t)(at->end - at->s) < n ||
		    memcmp(at->s, spoilt[i], n) != 0)
			continue;
		at->raised = true;
		at->s += n;
		return true;
	}
	return false;
}

static bool take_entity(struct stripping *at)
{
	static const struct { const char *name, *means; } entities[] = {
		{ "&amp;", "&" }, { "&lt;", "<" }, { "&gt;", ">" },
		{ "&quot;", "\"" }, { "&#39;", "'" }, { "&apos;", "'" },
	};

	if (*at->s != '&')
		return false;
	if (take_spoilt_tag(at))
		return true;
	if (at->end - at->s >= 6 && memcmp(at->s, "&nbsp;", 6) == 0) {
		add_blank(at);
		at->s += 6;
		return true;
	}
	for (size_t i = 0; i < sizeof(entities) / sizeof(*entities); i++) {
		const size_t n = strlen(entities[i].name);

		if ((size_t)(at->end - at->s) < n ||
		    memcmp(at->s, entities[i].name, n) != 0)
			continue;
		add(at, entities[i].means, 1);
		at->s += n;
		return true;
	}
	return false;
}

static bool is_tag(const char *name, size_t len, const char *tag)
{
	return strlen(tag) == len && strncasecmp(name, tag, len) == 0;
}

/* A tag that says nothing of what the words mean; others are text. */
static bool take_tag(struct stripping *at)
{
	static const char *const tags[] = {
		"a", "abbr", "b", "div", "em", "font", "i", "p", "s", "small",
		"span", "strong", "sub", "sup", "u",
	};
	const size_t left = (size_t)(at->end - at->s);
	const char *close = memchr(at->s, '>', left < TAG_MAX ? left :
				   TAG_MAX);
	const char *name = at->s + 1;
	const bool ends = close && name < close && *name == '/';
	size_t len, i;

	if (*at->s != '<' || !close)
		return false;
	name += ends;
	len = strcspn(name, " />\t");
	if (is_tag(name, len, "br")) {
		afi_str_addc(at->out, '\n');
		at->s = close + 1;
		return true;
	}
	for (i = 0; i < sizeof(tags) / sizeof(*tags); i++)
		if (is_tag(name, len, tags[i]))
			break;
	if (i == sizeof(tags) / sizeof(*tags))
		return false;
	if (is_tag(name, len, "sup"))
		at->raised = !ends;
	if (is_tag(name, len, "u") || is_tag(name, len, "b") ||
	    is_tag(name, len, "strong"))
		at->is_bold = !ends;
	at->s = close + 1;
	return true;
}

/* ---- Markdown ------------------------------------------------------------ */

/* Where the link's address after "](" ends; NULL if nowhere near. */
static const char *address_end(const char *s, const char *end)
{
	const size_t left = (size_t)(end - s);

	return memchr(s, ')', left < ADDRESS_MAX ? left : ADDRESS_MAX);
}

/* "[^1]" calls a footnote; "](address)" ends a link, whose words stay. */
static bool take_link(struct stripping *at)
{
	const char *s = at->s, *end = at->end, *stop;

	if (end - s > 3 && s[0] == '[' && s[1] == '^') {
		for (stop = s + 2; stop < end && stop - s < CALL_MAX &&
		     isdigit((unsigned char)*stop);)
			stop++;
		if (stop > s + 2 && stop < end && *stop == ']') {
			for (s += 2; s < stop; s++)
				raise_digit(at, *s);
			at->s = stop + 1;
			return true;
		}
	}
	if (end - s > 1 && s[0] == ']' && s[1] == '(' &&
	    (stop = address_end(s + 2, end))) {
		/* without its opening bracket: the words stand alone */
		if (at->bracket != NONE) {
			char *open = at->out->s + at->bracket;

			memmove(open, open + 1,
				at->out->len - at->bracket - 1);
			afi_str_cut(at->out, at->out->len - 1);
		}
		at->bracket = NONE;
		at->brackets -= at->brackets > 0;
		at->s = stop + 1;
		return true;
	}
	return false;
}

static bool is_word(char c)
{
	return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') ||
	       (c >= 'a' && c <= 'z') || (c & 0x80);
}

/* Stars and lines beside a word, but not within one or between blanks. */
static bool take_emphasis(struct stripping *at)
{
	const char c = *at->s, *after = at->s;
	const struct afi_str *out = at->out;
	const char before = out->len > at->begin ? out->s[out->len - 1] : ' ';
	size_t n;

	if (c != '*' && c != '_')
		return false;
	while (after < at->end && *after == c && after - at->s <= STARS_MAX)
		after++;
	n = (size_t)(after - at->s);
	if (n > STARS_MAX)
		return false;
	if (before == ' ' && (after == at->end ||
			      afi_blank_at(after, at->end)))
		return false;
	if (c == '_' && is_word(before) && after < at->end && is_word(*after))
		return false;
	if (n >= 2)
		at->is_bold = !at->is_bold;
	at->s = after;
	return true;
}

/* ---- all of it ----------------------------------------------------------- */

/* It is taken at one go. */
static bool take_run(struct stripping *at)
{
	const char *s;

	if (at->raised)
		return false;
	s = afi_plain_end(at->s, at->end);
	if (s == at->s)
		return false;
	add(at, at->s, (size_t)(s - at->s));
	at->s = s;
	return true;
}

static void take_plain(struct stripping *at)
{
	size_t n = afi_blank_at(at->s, at->end);

	if (n) {
		add_blank(at);
		at->s += n;
		return;
	}
	if (*at->s == '\\' && at->end - at->s > 1 &&
	    strchr("\\`*_{}[]()#+-.!|<>", at->s[1]))
		at->s++;
	if (*at->s == '[') {
		at->brackets++;
		at->bracket = at->out->len;
	}
	at->brackets -= *at->s == ']' && at->brackets;
	if (at->raised && isdigit((unsigned char)*at->s))
		raise_digit(at, *at->s);
	else
		add(at, at->s, 1);
	at->s++;
}

void afi_markup_strip(struct afi_str *out, bool *strong, const char *s,
		      size_t len)
{
	struct stripping at = { .out = out, .s = s, .end = s + len,
				.begin = out->len, .bracket = NONE };

	while (at.s < at.end)
		if (!take_run(&at) && !take_raised(&at) && !take_entity(&at) &&
		    !take_tag(&at) && !take_link(&at) && !take_emphasis(&at))
			take_plain(&at);
	while (out->len > at.begin && (out->s[out->len - 1] == ' ' ||
				       out->s[out->len - 1] == '\n'))
		afi_str_cut(out, out->len - 1);
	*strong = at.bold && !at.plain;
}
