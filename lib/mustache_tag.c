/* The tags of a template's text, one after the other. */
#include "mustache_impl.h"

#include <string.h>

static bool is_space(char c)
{
	return c && strchr(" \t\n\r\v\f", c);
}

int afi_scan_line(struct afi_scan *scan, const char *s)
{
	for (; scan->counted < s; scan->counted++)
		scan->line += *scan->counted == '\n';
	return scan->line;
}

/* The @before, if it is not NUL, and @what after it. */
static const char *find(const char *s, const char *end, char before,
			struct afi_bytes what)
{
	const char first = before ? before : what.s[0];
	const size_t extra = before ? 1 : 0;

	for (; s < end && (s = memchr(s, first, (size_t)(end - s))); s++)
		if ((size_t)(end - s) >= extra + what.len &&
		    !memcmp(s + extra, what.s, what.len))
			return s;
	return NULL;
}

static struct afi_bytes trim(const char *s, const char *end)
{
	while (s < end && is_space(*s))
		s++;
	while (end > s && is_space(end[-1]))
		end--;
	return (struct afi_bytes){ s, (size_t)(end - s) };
}

/* ---- lines --------------------------------------------------------------- */

bool afi_scan_is_blank(char c)
{
	return c == ' ' || c == '\t';
}

bool afi_scan_starts(const struct afi_scan *scan, const char *s)
{
	return s == scan->home->text.s || s[-1] == '\n';
}

/* Where the line of @s begins if only blanks stand there before it. */
static const char *line_before(const struct afi_scan *scan, const char *s)
{
	while (!afi_scan_starts(scan, s) && afi_scan_is_blank(s[-1]))
		s--;
	return afi_scan_starts(scan, s) ? s : NULL;
}

const char *afi_scan_after(const struct afi_scan *scan, const char *s)
{
	while (s < scan->end && afi_scan_is_blank(*s))
		s++;
	if (s == scan->end)
		return s;
	if (*s == '\r' && s + 1 < scan->end)
		s++;
	return *s == '\n' ? s + 1 : NULL;
}

/* ---- tags ---------------------------------------------------------------- */

static enum afi_code fail_open(struct afi_scan *scan, const char *s,
			       char closer, struct afi_err *err)
{
	const char *lf = memchr(s, '\n', (size_t)(scan->end - s));
	const struct afi_bytes line = {
		s, (size_t)((lf ? lf : scan->end) - s)
	};
	const char more[] = { closer, '\0' };

	return afi_mustache_fail(err, scan->home, afi_scan_line(scan, s), line,
				 "this tag is not closed by '%s%.*s'", more,
				 (int)scan->close.len, scan->close.s);
}

enum afi_code afi_scan_tag(struct afi_tag *tag, struct afi_scan *scan,
			   struct afi_err *err)
{
	const char *s = find(scan->at, scan->end, '\0', scan->open);
	const char *in = s ? s + scan->open.len : NULL, *end;
	char closer;

	*tag = (struct afi_tag){ .text.s = s };
	if (!s)
		return AFI_OK;
	if (in < scan->end && *in && strchr("#^/!=>&{<$", *in))
		tag->sigil = *in++;
	closer = tag->sigil == '{' ? '}' : tag->sigil == '=' ? '=' : '\0';
	end = find(in, scan->end, closer, scan->close);
	if (!end)
		return fail_open(scan, s, closer, err);
	tag->end = end + (closer ? 1 : 0) + scan->close.len;
	tag->text.len = (size_t)(tag->end - s);
	tag->inside = trim(in, end);
	tag->before = line_before(scan, s);
	tag->after = afi_scan_after(scan, tag->end);
	return AFI_OK;
}

enum afi_code afi_scan_name(const char **out, struct afi_scan *scan,
			    const struct afi_tag *tag, struct afi_arena *arena,
			    struct afi_err *err)
{
	struct afi_bytes in = tag->inside;
	struct afi_str name = AFI_STR_INIT;
	bool blank = false;

	if (in.len && *in.s == '*') {
		afi_str_addc(&name, '*');
		in = trim(in.s + 1, in.s + in.len);
	}
	afi_str_add(&name, in.s, in.len);
	for (size_t i = 0; i < in.len; i++)
		blank = blank || !in.s[i] || is_space(in.s[i]);
	*out = afi_arena_strdup(arena, name.s);
	afi_str_clear(&name);
	if (in.len && !blank)
		return AFI_OK;
	return afi_mustache_fail(err, scan->home,
				 afi_scan_line(scan, tag->text.s), tag->text,
				 in.len ? "there is a blank in the name" :
				 "there is no name");
}

static bool is_delimiter(struct afi_bytes one)
{
	return one.len && one.len <= AFI_MUSTACHE_DELIMITER &&
	       !memchr(one.s, '=', one.len) && !memchr(one.s, '\0', one.len);
}

enum afi_code afi_scan_delimiters(struct afi_scan *scan,
				  const struct afi_tag *tag,
				  struct afi_err *err)
{
	const char *s = tag->inside.s, *end = s + tag->inside.len;
	const char *mid = s, *rest;
	struct afi_bytes open, close;

	while (mid < end && !is_space(*mid))
		mid++;
	open = (struct afi_bytes){ s, (size_t)(mid - s) };
	close = trim(mid, end);
	for (rest = close.s; rest < end && !is_space(*rest); rest++)
		;
	if (rest < end || !is_delimiter(open) || !is_delimiter(close))
		return afi_mustache_fail(
			err, scan->home, afi_scan_line(scan, tag->text.s),
			tag->text, "these are not two delimiters of at most %d "
			"bytes, without '='", AFI_MUSTACHE_DELIMITER);
	scan->open = open;
	scan->close = close;
	return AFI_OK;
}
