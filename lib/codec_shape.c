/* The part of the codec that looks at bytes: characters, lines and sizes. */
#include "codec_impl.h"

#include <stdlib.h>
#include <string.h>

#include "str.h"
#include "text.h"
#include "vec.h"

enum { FORMAT_DIGITS = 6 };

void afi_codec_shape_clear(struct afi_codec_shape *shape)
{
	free(shape->v);
	*shape = (struct afi_codec_shape){ 0 };
}

size_t afi_codec_end(const struct afi_codec_shape *shape, size_t i,
		     size_t len)
{
	return i + 1 < shape->n ? shape->v[i + 1].at : len;
}

/* ---- characters ---------------------------------------------------------- */

static int line_of(const char *bytes, size_t at)
{
	const char *p = bytes, *end = bytes + at;
	int line = 1;

	while ((p = memchr(p, '\n', (size_t)(end - p)))) {
		p++;
		line++;
	}
	return line;
}

enum afi_code afi_codec_check_text(const char *s, size_t len,
				   struct afi_err *err)
{
	struct afi_str ignored = AFI_STR_INIT;
	enum afi_code rc;
	size_t at;

	if (afi_text_is_clean(s, len, &at))
		return AFI_OK;
	if (s[at] == '\r')
		return afi_err_set(err, AFI_EINVALID, "line %d: ends in CR or "
				   "CR LF, not in LF alone", line_of(s, at));
	rc = afi_text_normalise(&ignored, s, len, err);
	if (!rc)	/* which takes more than may be stored */
		rc = afi_err_set(err, AFI_EINVALID, "line %d: a byte order "
				 "mark or a line break other than LF",
				 line_of(s, at));
	afi_str_clear(&ignored);
	return rc;
}

/* ---- lines --------------------------------------------------------------- */

/* A line without its break, and what is needed to come to the next. */
struct line {
	const char *s;
	size_t len;
	int number;		/* 0 before the first */
	const char *bytes, *next, *end;
};

static struct line before(const char *bytes, size_t len)
{
	return (struct line){
		.bytes = bytes, .next = bytes, .end = bytes + len,
	};
}

/* The last line has a break too: check_end(). */
static bool next_line(struct line *line)
{
	const char *nl;

	if (line->next == line->end)
		return false;
	nl = memchr(line->next, '\n', (size_t)(line->end - line->next));
	line->s = line->next;
	line->len = (size_t)(nl - line->s);
	line->next = nl + 1;
	line->number++;
	return true;
}

/* Whether the line, from the column @from on, is @s and nothing else. */
static bool line_is(const struct line *line, size_t from, const char *s)
{
	size_t len = strlen(s);

	return line->len == from + len && memcmp(line->s + from, s, len) == 0;
}

/* Whether it is @mark, which it may go on after with a blank. */
static bool line_marks(const struct line *line, size_t from, const char *mark)
{
	size_t n = from + strlen(mark);

	return line->len >= n && memcmp(line->s + from, mark, n - from) == 0 &&
	       (line->len == n || line->s[n] == ' ' || line->s[n] == '\t');
}

static enum afi_code refuse(const struct line *line, const char *why,
			    struct afi_err *err)
{
	return afi_err_set(err, AFI_EINVALID, "line %d: %s", line->number,
			   why);
}

static enum afi_code check_end(const char *bytes, size_t len,
			       struct afi_err *err)
{
	if (len == 0)
		return afi_err_set(err, AFI_EINVALID, "line 1: nothing here");
	if (bytes[len - 1] != '\n')
		return afi_err_set(err, AFI_EINVALID, "line %d: does not end "
				   "in a line break", line_of(bytes, len));
	return AFI_OK;
}

static enum afi_code check_size(size_t size, int line, struct afi_err *err)
{
	if (size <= AFI_ENTRY_MAX)
		return AFI_OK;
	return afi_err_set(err, AFI_EINVALID, "line %d: this entry has %zu "
			   "bytes, more than %d", line, size, AFI_ENTRY_MAX);
}

/*
 * Refuse what may not stand in the column of an entry's keys.  It is refused
 * even where YAML takes it for part of a text in quotes: there it would get
 * its meaning when an entry comes to stand on top of the file, or goes down
 * from there.
 */
static enum afi_code check_margin(const struct line *line, size_t from,
				  struct afi_err *err)
{
	if (line->len <= from || line->s[from] == ' ' ||
	    (line->s[from] >= 'a' && line->s[from] <= 'z'))
		return AFI_OK;	/* as nearly all are */
	if (line_marks(line, from, "<<<<<<<") ||
	    line_marks(line, from, "|||||||") ||
	    line_marks(line, from, "=======") ||
	    line_marks(line, from, ">>>>>>>"))
		return refuse(line, "conflict markers: two versions were not "
			      "merged; run 'afi init' here, then 'git "
			      "checkout -m' and 'git add' with this file", err);
	if (line_marks(line, from, "---") || line_marks(line, from, "..."))
		return refuse(line, "document markers are not allowed", err);
	if (line->s[from] == '%')
		return refuse(line, "directives are not allowed", err);
	return AFI_OK;
}

static enum afi_code journal_line(struct afi_codec_shape *shape,
				  const struct line *line, struct afi_err *err)
{
	enum afi_code rc = check_margin(line, 0, err);

	if (rc || (line->len == 0 && shape->n > 0))
		return rc;
	if (line->len >= 2 && memcmp(line->s, "- ", 2) == 0)
		*afi_vec_push(shape) = (struct afi_codec_start){
			.at = (size_t)(line->s - line->bytes),
			.line = line->number,
		};
	else if (line->len < 2 || memcmp(line->s, "  ", 2) || shape->n == 0)
		return refuse(line, "text outside of an entry, which begins "
			      "with '- ' and whose other lines begin with two "
			      "blanks", err);
	else if (line->len == AFI_CODEC_INDENT)
		return refuse(line, "two blanks and nothing else: leave the "
			      "line empty", err);
	else if (line_is(line, AFI_CODEC_INDENT, "journal:"))
		return refuse(line, "a journal in an entry", err);
	return check_margin(line, AFI_CODEC_INDENT, err);
}

/* ---- files and entries --------------------------------------------------- */

/* The number in "format: N", or 0. */
static int format_of(const struct line *line)
{
	const size_t n = strlen("format: ");
	int format = 0;
	size_t i;

	if (line->len <= n || line->len > n + FORMAT_DIGITS ||
	    memcmp(line->s, "format: ", n) != 0)
		return 0;
	for (i = n; i < line->len; i++) {
		if (line->s[i] < '0' || line->s[i] > '9')
			return 0;
		format = format * 10 + (line->s[i] - '0');
	}
	return format;
}

static enum afi_code check_format(const struct line *line, struct afi_err *err)
{
	if (line_is(line, 0, "format: 1"))
		return AFI_OK;
	if (format_of(line) > AFI_RECORD_FORMAT)
		return afi_err_set(err, AFI_EINVALID, "line 1: written by a "
				   "newer afi (format %d); this one reads "
				   "format %d", format_of(line),
				   AFI_RECORD_FORMAT);
	return refuse(line, "a record begins with the line 'format: 1'", err);
}

/* Pass over the heading's lines and the journal's own after them. */
static enum afi_code heading_lines(struct afi_codec_shape *out,
				   struct line *line, struct afi_err *err)
{
	enum afi_code rc;

	out->heading = (size_t)(line->next - line->bytes);
	out->heading_end = (size_t)(line->end - line->bytes);
	while (next_line(line)) {
		if (line_is(line, 0, "journal:")) {
			out->journal = line->number;
			out->heading_end = (size_t)(line->s - line->bytes);
			break;
		}
		rc = check_margin(line, 0, err);
		if (rc)
			return rc;
		out->heading_len += line->len + 1;
		if (line->len)
			out->heading_len += AFI_CODEC_INDENT;
	}
	if (out->heading_len == 0)
		return afi_err_set(err, AFI_EINVALID,
				   "line 2: the heading is missing");
	return check_size(out->heading_len, 2, err);
}

/* Pass over the lines of the entries, which are the rest. */
static enum afi_code entry_lines(struct afi_codec_shape *out,
				 struct line *line, struct afi_err *err)
{
	const size_t len = (size_t)(line->end - line->bytes);
	enum afi_code rc;
	size_t i;

	while (next_line(line)) {
		rc = journal_line(out, line, err);
		if (rc)
			return rc;
	}
	for (i = 0; i < out->n; i++) {
		rc = check_size(afi_codec_end(out, i, len) - out->v[i].at,
				out->v[i].line, err);
		if (rc)
			return rc;
	}
	return AFI_OK;
}

enum afi_code afi_codec_shape_file(struct afi_codec_shape *out,
				   const char *bytes, size_t len,
				   struct afi_err *err)
{
	struct line line = before(bytes, len);
	enum afi_code rc;

	if (len > AFI_RECORD_MAX)
		return afi_err_set(err, AFI_EINVALID, "line 1: this record has "
				   "%zu bytes, more than %d", len,
				   AFI_RECORD_MAX);
	if ((rc = afi_codec_check_text(bytes, len, err)) ||
	    (rc = check_end(bytes, len, err)))
		return rc;
	next_line(&line);
	if ((rc = check_format(&line, err)) ||
	    (rc = heading_lines(out, &line, err)) ||
	    (rc = entry_lines(out, &line, err)))
		return rc;
	if (out->journal && out->n == 0)
		return afi_err_set(err, AFI_EINVALID, "line %d: the journal is "
				   "empty; without entries leave it out",
				   out->journal);
	return AFI_OK;
}

enum afi_code afi_codec_shape_entry(struct afi_codec_shape *out,
				    const char *bytes, size_t len,
				    struct afi_err *err)
{
	struct line line = before(bytes, len);
	enum afi_code rc;

	if ((rc = check_size(len, 1, err)) ||
	    (rc = afi_codec_check_text(bytes, len, err)) ||
	    (rc = check_end(bytes, len, err)) ||
	    (rc = entry_lines(out, &line, err)))
		return rc;
	if (out->n > 1)
		return afi_err_set(err, AFI_EINVALID, "line %d: more than one "
				   "entry", out->v[1].line);
	return AFI_OK;
}
