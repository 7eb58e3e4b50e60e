/* What the text pages share. */
#include <ctype.h>
#include <stdio.h>
#include <string.h>

#include "date.h"
#include "render_parts.h"
#include "text.h"

const json_t *afi_in(const json_t *object, const char *key)
{
	const json_t *value = json_object_get(object, key);

	return json_is_null(value) ? NULL : value;
}

const char *afi_in_text(const json_t *object, const char *key)
{
	return json_string_value(json_object_get(object, key));
}

long long afi_in_count(const json_t *object, const char *key)
{
	return json_integer_value(json_object_get(object, key));
}

bool afi_in_true(const json_t *object, const char *key)
{
	return json_is_true(json_object_get(object, key));
}

const char *afi_in_day(const json_t *object, const char *key)
{
	return afi_in_text(json_object_get(object, key), "long");
}

void afi_add_count(struct afi_str *out, long long n, const char *one,
		   const char *many)
{
	afi_str_addf(out, "%lld %s", n, n == 1 ? one : many);
}

void afi_add_date(struct afi_str *out, const json_t *object, const char *key,
		  const char *none)
{
	const json_t *date = json_object_get(object, key);
	const char *words = afi_in_text(date, "words");
	const char *day = afi_in_text(date, "long");

	if (!day)
		afi_str_adds(out, none);
	else if (!words)
		afi_str_adds(out, day);
	else if (strstr(day, words))
		afi_str_adds(out, words);	/* the month of that day */
	else
		afi_str_addf(out, "%s (by %s)", words, day);
}

void afi_add_list(struct afi_str *out, const json_t *list, const char *between)
{
	for (size_t i = 0; i < json_array_size(list); i++) {
		if (i)
			afi_str_adds(out, between);
		afi_str_adds(out, json_string_value(json_array_get(list, i)));
	}
}

void afi_add_grouped(struct afi_str *out, long long n)
{
	char digits[24];
	const int len = snprintf(digits, sizeof(digits), "%lld", n);

	for (int i = 0; i < len; i++) {
		if (i && (len - i) % 3 == 0)
			afi_str_addc(out, ',');
		afi_str_addc(out, digits[i]);
	}
}

/* Those of @counts that are not zero. */
static void add_counts(struct afi_str *out, const json_t *counts)
{
	const char *before = "", *name;
	json_t *n;

	json_object_foreach((json_t *)counts, name, n) {
		if (!json_integer_value(n))
			continue;
		afi_str_addf(out, "%s%lld %s", before,
			     (long long)json_integer_value(n), name);
		before = ", ";
	}
}

static void add_apart(struct afi_str *out, const json_t *totals,
		      const char *between)
{
	static const struct {
		const char *key, *one, *many;
	} sorts[] = {
		{ "practices", "practice", "practices" },
		{ "observations", "observation", "observations" },
		{ "void", "opened by mistake", "opened by mistake" },
	};
	bool any = false;

	for (size_t i = 0; i < sizeof(sorts) / sizeof(*sorts); i++) {
		const long long n = afi_in_count(totals, sorts[i].key);

		if (!n)
			continue;
		afi_str_adds(out, any ? ", " : between);
		if (!any)
			afi_str_adds(out, "counted apart: ");
		afi_add_count(out, n, sorts[i].one, sorts[i].many);
		any = true;
	}
}

void afi_add_totals(struct afi_str *out, const json_t *totals, long long of,
		    const char *between)
{
	const long long n = afi_in_count(totals, "findings");

	if (n < of)
		afi_str_addf(out, "%lld of ", n);
	afi_add_count(out, n < of ? of : n, "finding", "findings");
	if (n) {
		afi_str_adds(out, ": ");
		add_counts(out, afi_in(totals, "by_status"));
		afi_str_adds(out, between);
		add_counts(out, afi_in(totals, "by_rag"));
	}
	add_apart(out, totals, between);
}

void afi_add_overdue(struct afi_str *out, const json_t *actions)
{
	const long long n = afi_in_count(actions, "overdue");

	if (!n)
		return;
	afi_str_addf(out, ", %lld of ", n);
	afi_add_count(out, afi_in_count(actions, "count"), "action",
		      "actions");
	afi_str_adds(out, " overdue");
}

void afi_add_blanks(struct afi_str *out, size_t n)
{
	while (n-- > 0)
		afi_str_addc(out, ' ');
}

void afi_add_labelled(struct afi_str *out, const char *label,
		      const char *text, size_t indent, size_t width)
{
	const size_t start = out->len;

	if (!text || !*text)
		return;
	afi_text_wrap(out, text, indent, width);
	/* The label, plain ASCII, takes the place of the indent's blanks. */
	if (strlen(label) < indent && strspn(out->s + start, " ") >= indent)
		memcpy(out->s + start, label, strlen(label));
}

void afi_add_cell(struct afi_str *out, const char *text, size_t width,
		  bool cut)
{
	const size_t start = out->len;
	size_t taken;

	if (cut) {
		afi_text_fit(out, text, width);
		return;
	}
	afi_text_safe(out, text, strlen(text));
	taken = afi_text_width(out->s + start);
	if (taken < width)
		afi_add_blanks(out, width - taken);
}

void afi_end_line(struct afi_str *out)
{
	size_t len = out->len;

	while (len && out->s[len - 1] == ' ')
		len--;
	afi_str_cut(out, len);
	afi_str_addc(out, '\n');
}

void afi_add_short_day(struct afi_str *out, const json_t *object,
		       const char *key)
{
	const char *iso = afi_in_text(json_object_get(object, key), "iso");
	struct afi_err ignored = AFI_ERR_INIT;
	int day;

	if (iso && !afi_day_parse(&day, iso, &ignored))
		afi_day_short(out, day);
}

void afi_add_capital(struct afi_str *out, const char *text)
{
	const size_t start = out->len;

	afi_str_adds(out, text);
	if (out->len > start)
		out->s[start] = (char)toupper((unsigned char)out->s[start]);
}

void afi_add_plain(struct afi_str *out, const char *word)
{
	for (; *word; word++)
		afi_str_addc(out, *word == '-' ? ' ' : *word);
}

void afi_add_position(struct afi_str *out, const char *party,
		      const char *position)
{
	if (strcmp(position, "partly") != 0)
		afi_add_plain(out, position);
	else if (strcmp(party, "force") == 0)
		afi_str_adds(out, "accepted in part");
	else
		afi_str_adds(out, "agrees in part");
}

void afi_add_party(struct afi_str *out, const char *party)
{
	static const char *const names[][2] = {
		{ "force", "the force" }, { "pcc", "the PCC" },
		{ "hmicfrs", "HMICFRS" },
		{ "home-secretary", "the Home Secretary" },
	};

	for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++)
		if (!strcmp(names[i][0], party))
			party = names[i][1];
	afi_str_adds(out, party);
}

void afi_add_said(struct afi_str *out, const json_t *entry)
{
	const size_t party = strlen(afi_in_text(entry, "party_name"));

	afi_add_party(out, afi_in_text(entry, "party"));
	afi_str_adds(out, afi_in_text(entry, "said") + party);
}

void afi_add_clock(struct afi_str *out, const json_t *clock)
{
	const char *words = afi_in_text(clock, "words");

	if (!words)
		return;
	if (strcmp(afi_in_text(clock, "state"), "not applicable")) {
		afi_str_adds(out, "Statutory comments: ");
		afi_str_adds(out, words);
	} else {
		afi_add_capital(out, words);
	}
}

void afi_add_positions(struct afi_str *out, const json_t *positions)
{
	static const struct {
		const char *key, *whose;
	} sorts[] = {
		{ "force", "force " }, { "pcc", "PCC " },
		{ "pcc_progress", "PCC on progress " },
		{ "body_progress", "inspectorate on progress " },
	};
	const size_t start = out->len;

	for (size_t i = 0; i < sizeof(sorts) / sizeof(*sorts); i++) {
		const char *position = afi_in_text(positions, sorts[i].key);

		if (!position)
			continue;
		afi_str_adds(out, out->len > start ? "; " : "");
		afi_str_adds(out, sorts[i].whose);
		afi_add_position(out, sorts[i].key, position);
	}
}

void afi_wrap(struct afi_render *render, const char *text, size_t indent)
{
	if (text)
		afi_text_wrap(&render->buf, text, indent, render->look.width);
}

void afi_set(struct afi_render *render, struct afi_str *text, size_t indent)
{
	afi_wrap(render, text->s, indent);
	afi_str_reset(text);
}

void afi_set_row(struct afi_render *render, const char *label,
		 struct afi_str *text, size_t indent)
{
	afi_add_labelled(&render->buf, label, text->s, indent,
			 render->look.width);
	afi_str_reset(text);
}

void afi_set_title(struct afi_render *render, const char *text, size_t indent)
{
	const size_t start = render->buf.len;

	afi_wrap(render, text, indent);
	afi_paint(render, start, AFI_PAINT_BOLD);
}

void afi_set_section(struct afi_render *render, const char *title)
{
	afi_str_addc(&render->buf, '\n');
	afi_set_title(render, title, 0);
}

void afi_set_value(struct afi_render *render, const char *label,
		   const json_t *object, const char *key)
{
	const char *text = afi_in_text(object, key);

	if (text)
		afi_add_labelled(&render->buf, label, text, AFI_LABEL,
				 render->look.width);
}

void afi_set_past(struct afi_render *render, const json_t *members)
{
	const char *past = afi_in_text(members, "past");

	if (!past)
		return;
	afi_wrap(render, past, 0);
	afi_str_addc(&render->buf, '\n');
}
