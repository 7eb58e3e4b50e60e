/* The page of `afi update --each`, read back. */
#include <stdlib.h>
#include <string.h>

#include "date.h"
#include "each.h"
#include "editor.h"
#include "mem.h"
#include "text.h"
#include "vec.h"

#define ERROR_MARK EDITOR_MARK " !! "

static const char blanks[] = " \t";

void each_page_clear(struct each_page *page)
{
	for (size_t i = 0; i < page->n; i++) {
		update_clear(&page->v[i].update);
		free(page->v[i].target);
		free(page->v[i].due);
		free(page->v[i].error);
	}
	free(page->v);
	*page = (struct each_page){ 0 };
}

/* ---- lines --------------------------------------------------------------- */

static size_t line_len(const char *line)
{
	const size_t len = strcspn(line, "\n");

	return len + (line[len] == '\n');
}

/* What follows the === of a section's line, also if blanks were lost; or
 * NULL. */
static const char *section_line(const char *line)
{
	if (strncmp(line, EDITOR_MARK, strlen(EDITOR_MARK)) != 0)
		return NULL;
	line += strlen(EDITOR_MARK);
	line += strspn(line, blanks);
	return strncmp(line, "===", 3) == 0 ? line + strspn(line, "=") : NULL;
}

static char *copy(const char *s, size_t len)
{
	struct afi_str out = AFI_STR_INIT;

	afi_str_add(&out, s, len);
	return afi_str_take(&out);
}

/* ---- what stands in a section -------------------------------------------- */

static enum afi_code read_due(struct each_section *section, const char *typed,
			      int today, struct afi_err *err)
{
	struct afi_date ignored;

	if (section->due)
		return afi_err_set(err, AFI_EINVALID, "due: is there twice");
	section->due = afi_xstrdup(typed);
	section->update.due = section->due;
	if (afi_date_parse(&ignored, typed, today, err))
		return afi_err_prefix(err, "due");
	return AFI_OK;
}

/* Take @line, if it is not text yet; *@taken says whether it was. */
static enum afi_code read_line(struct each_section *section, bool *taken,
			       const char *line, int today,
			       struct afi_err *err)
{
	static const char due[] = "due:", measure[] = "measure:";

	*taken = true;
	if (!line[strspn(line, blanks)])
		return AFI_OK;
	if (strncmp(line, due, strlen(due)) == 0)
		return read_due(section, line + strlen(due) +
				strspn(line + strlen(due), blanks), today,
				err);
	if (strncmp(line, measure, strlen(measure)) == 0)
		return update_figure(&section->update, line + strlen(measure) +
				     strspn(line + strlen(measure), blanks),
				     err);
	if (afi_text_same(line, "no change"))
		section->update.no_change = true;
	else
		*taken = false;
	return AFI_OK;
}

/* The lines that set something, then the text. */
static enum afi_code read_lines(struct each_section *section, const char *at,
				int today, struct afi_err *err)
{
	struct update *u = &section->update;
	enum afi_code rc = AFI_OK;
	bool taken = true;

	while (!rc && *at) {
		const size_t len = strcspn(at, "\n");
		char *line = copy(at, len);

		rc = read_line(section, &taken, line, today, err);
		free(line);
		if (!rc && !taken)
			break;
		at += line_len(at);
	}
	if (rc)
		return rc;
	afi_str_adds(&u->text, at);
	while (u->text.len && strchr(" \t\n", u->text.s[u->text.len - 1]))
		afi_str_cut(&u->text, u->text.len - 1);
	return update_check(u, err);
}

static bool is_blank(const char *s)
{
	return !s[strspn(s, " \t\r\n")];
}

static enum afi_code read_body(struct each_section *section, const char *body,
			       int today, struct afi_err *err)
{
	struct afi_str clean = AFI_STR_INIT;
	enum afi_code rc;

	if (!*section->target)
		return afi_err_set(err, AFI_EINVALID, "what follows belongs to "
				   "no finding; a line such as '%s === afi-3' "
				   "before it says to which", EDITOR_MARK);
	if (!(rc = afi_text_normalise(&clean, body, strlen(body), err)) &&
	    !(rc = read_lines(section, clean.s, today, err)) &&
	    update_needs_text(&section->update) && !section->update.text.len)
		rc = afi_err_set(err, AFI_EINVALID, "the text is missing; "
				 "a new date needs a reason");
	afi_str_clear(&clean);
	return rc;
}

/* Add the section whose lines are @raw, unless nothing was typed in it. */
static bool add_section(struct each_page *page, char *target, size_t at,
			const struct afi_str *raw, int today)
{
	struct afi_str body = AFI_STR_INIT;
	struct afi_err err = AFI_ERR_INIT;
	struct each_section *section;
	bool wrong = false;

	editor_strip(&body, raw);
	if (is_blank(body.s)) {
		free(target);
		goto out;
	}
	section = afi_vec_push(page);
	*section = (struct each_section){ .target = target, .at = at,
					  .update = UPDATE_INIT };
	wrong = read_body(section, body.s, today, &err) != AFI_OK;
	if (wrong)
		section->error = afi_xstrdup(err.msg);
out:
	afi_str_clear(&body);
	return wrong;
}

/* Some editors put a byte order mark in front. */
static size_t mark_len(const char *text)
{
	static const char mark[] = "\xEF\xBB\xBF";

	return strncmp(text, mark, strlen(mark)) == 0 ? strlen(mark) : 0;
}

size_t each_page_read(struct each_page *page, const struct afi_str *text,
		      int today)
{
	struct afi_str raw = AFI_STR_INIT;
	char *target = afi_xstrdup("");
	size_t wrong = 0, at = mark_len(text->s);

	for (const char *line = text->s + at; *line; line += line_len(line)) {
		const char *name = section_line(line);

		if (!name) {
			afi_str_add(&raw, line, line_len(line));
			continue;
		}
		wrong += add_section(page, target, at, &raw, today);
		afi_str_reset(&raw);
		name += strspn(name, blanks);
		target = copy(name, strcspn(name, " \t\r\n"));
		at = (size_t)(line - text->s) + line_len(line);
	}
	wrong += add_section(page, target, at, &raw, today);
	afi_str_clear(&raw);
	return wrong;
}

/* ---- errors beside it ---------------------------------------------------- */

static void add_unmarked(struct afi_str *out, const char *from,
			 const char *end)
{
	while (from < end) {
		const size_t len = line_len(from);

		if (strncmp(from, ERROR_MARK, strlen(ERROR_MARK)) != 0)
			afi_str_add(out, from, len);
		from += len;
	}
}

void each_page_mark(struct afi_str *out, const struct afi_str *text,
		    const struct each_page *page)
{
	size_t done = mark_len(text->s);

	afi_str_add(out, text->s, done);
	for (size_t i = 0; i < page->n; i++) {
		const struct each_section *section = &page->v[i];

		add_unmarked(out, text->s + done, text->s + section->at);
		done = section->at;
		if (section->error)
			afi_str_addf(out, "%s%s\n", ERROR_MARK,
				     section->error);
	}
	add_unmarked(out, text->s + done, text->s + text->len);
}
