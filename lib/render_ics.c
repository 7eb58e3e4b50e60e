/*
 * What is due as a calendar (RFC 5545): an event for each thing with a date,
 * all day long, which takes up nobody's time.
 *
 * The stamp is that of the commit that was read, so that the same register
 * gives the same bytes.  What changes from day to day, such as how late a thing
 * is, stands in no event: a calendar is looked at long after it was made.
 */
#include <string.h>

#include "date.h"
#include "render_parts.h"
#include "text.h"

enum { FOLD = 75 };	/* octets of a line without its end */

#define END_OF_LINE "\r\n"

/* ---- lines --------------------------------------------------------------- */

/* How many bytes the character has that begins at @s, which is valid. */
static size_t length_of(const char *s)
{
	size_t n = 1;

	while (((unsigned char)s[n] & 0xc0) == 0x80)
		n++;
	return n;
}

/* Append @line, folded where it is too long, between characters. */
static void add_folded(struct afi_str *out, const char *line)
{
	size_t column = 0, n;

	for (; *line; line += n) {
		n = length_of(line);
		if (column + n > FOLD) {
			afi_str_adds(out, END_OF_LINE " ");
			column = 1;
		}
		afi_str_add(out, line, n);
		column += n;
	}
	afi_str_adds(out, END_OF_LINE);
}

static void add_escaped(struct afi_str *out, const char *text)
{
	for (; *text; text++) {
		if (*text == '\n') {
			afi_str_adds(out, "\\n");
			continue;
		}
		if (strchr("\\,;", *text))
			afi_str_addc(out, '\\');
		afi_str_addc(out, *text);
	}
}

void afi_add_ics_text(struct afi_str *out, const char *name, const char *text)
{
	struct afi_str safe = AFI_STR_INIT, line = AFI_STR_INIT;

	afi_text_safe(&safe, text, strlen(text));
	afi_str_addf(&line, "%s:", name);
	add_escaped(&line, safe.s);
	add_folded(out, line.s);
	afi_str_clear(&line);
	afi_str_clear(&safe);
}

/* A line of what this program itself says. */
static void add_line(struct afi_render *render, const char *line)
{
	add_folded(&render->buf, line);
}

/* "2025-01-28T15:01:09Z" and "2025-01-28" without what stands between. */
static void add_digits(struct afi_str *out, const char *iso)
{
	for (; *iso; iso++)
		if (!strchr("-:", *iso))
			afi_str_addc(out, *iso);
}

/* The day and, as the end that is no longer part of it, the next one. */
static void add_day(struct afi_render *render, const char *iso)
{
	struct afi_str line = AFI_STR_INIT, next = AFI_STR_INIT;
	struct afi_err ignored = AFI_ERR_INIT;
	int day = 0;

	(void)afi_day_parse(&day, iso, &ignored);
	afi_day_iso(&next, day + 1);
	afi_str_adds(&line, "DTSTART;VALUE=DATE:");
	add_digits(&line, iso);
	add_line(render, line.s);
	afi_str_reset(&line);
	afi_str_adds(&line, "DTEND;VALUE=DATE:");
	add_digits(&line, next.s);
	add_line(render, line.s);
	afi_str_clear(&next);
	afi_str_clear(&line);
}

/* ---- events -------------------------------------------------------------- */

static void add_summary(struct afi_render *render, const json_t *item)
{
	struct afi_str text = AFI_STR_INIT;

	afi_add_capital(&text, afi_in_text(item, "task"));
	afi_str_addf(&text, ": %s", afi_in_text(item, "title"));
	afi_add_ics_text(&render->buf, "SUMMARY", text.s);
	afi_str_clear(&text);
}

static void add_description(struct afi_render *render, const json_t *item)
{
	const char *target = afi_in_text(item, "target");
	const char *who = afi_in_text(item, "who");
	const char *words = afi_in_text(afi_in(item, "date"), "words");
	struct afi_str text = AFI_STR_INIT;

	afi_str_addf(&text, "%s\nWho answers: %s\n", target,
		     who ? who : "nobody yet");
	if (words)
		afi_str_addf(&text, "Date as recorded: %s\n", words);
	afi_str_addf(&text, "Waits since %s\nafi show %s",
		     afi_in_day(item, "since"), target);
	afi_add_ics_text(&render->buf, "DESCRIPTION", text.s);
	afi_str_clear(&text);
}

static void ics_item(struct afi_render *render, const json_t *item)
{
	const char *iso = afi_in_text(afi_in(item, "date"), "iso");

	if (!iso)
		return;
	render->events++;
	add_line(render, "BEGIN:VEVENT");
	afi_add_ics_text(&render->buf, "UID", afi_in_text(item, "uid"));
	add_line(render, render->stamp.s);
	add_day(render, iso);
	add_summary(render, item);
	add_description(render, item);
	afi_add_ics_text(&render->buf, "CATEGORIES",
			 afi_in_text(item, "what"));
	add_line(render, "TRANSP:TRANSPARENT");
	add_line(render, "END:VEVENT");
}

/* ---- the calendar -------------------------------------------------------- */

static void ics_head(struct afi_render *render, const json_t *members,
		     const char *list)
{
	(void)list;
	afi_str_adds(&render->stamp, "DTSTAMP:");
	add_digits(&render->stamp,
		   afi_in_text(afi_in(members, "recorded"), "utc"));
	add_line(render, "BEGIN:VCALENDAR");
	add_line(render, "VERSION:2.0");
	add_line(render, "PRODID:-//afi//NONSGML afi due//EN");
	add_line(render, "CALSCALE:GREGORIAN");
}

/* A calendar must hold something; a time zone is nothing to be seen. */
static void add_zone(struct afi_render *render)
{
	static const char *const lines[] = {
		"BEGIN:VTIMEZONE", "TZID:Etc/UTC", "BEGIN:STANDARD",
		"DTSTART:19700101T000000", "TZOFFSETFROM:+0000",
		"TZOFFSETTO:+0000", "END:STANDARD", "END:VTIMEZONE",
	};

	for (size_t i = 0; i < sizeof(lines) / sizeof(*lines); i++)
		add_line(render, lines[i]);
}

static void ics_foot(struct afi_render *render, const json_t *members)
{
	(void)members;
	if (!render->events)
		add_zone(render);
	add_line(render, "END:VCALENDAR");
}

const struct afi_form afi_form_due_ics = { ics_head, ics_item, ics_foot };
