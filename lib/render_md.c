/* A summary as Markdown (CommonMark with GitHub's tables). */
#include <string.h>

#include "render_parts.h"
#include "text.h"

static void add_words(struct afi_str *out, const char *text)
{
	afi_text_md(out, text, strlen(text));
}

static void add_row(struct afi_str *out, const char *one, const char *two)
{
	afi_str_adds(out, "| ");
	add_words(out, one);
	afi_str_adds(out, " | ");
	add_words(out, two);
	afi_str_adds(out, " |\n");
}

static void begin_table(struct afi_str *out, const char *one, const char *two,
			const char *second)
{
	afi_str_addc(out, '\n');
	add_row(out, one, two);
	afi_str_addf(out, "| --- | %s |\n", second);
}

static void add_counts(struct afi_str *out, const char *what,
		       const json_t *counts)
{
	const char *name;
	json_t *n;

	begin_table(out, what, "Findings", "---:");
	json_object_foreach((json_t *)counts, name, n)
		afi_str_addf(out, "| %s | %lld |\n", name,
			     (long long)json_integer_value(n));
}

static void add_totals(struct afi_str *out, const json_t *totals)
{
	struct afi_str words = AFI_STR_INIT;

	afi_add_totals(&words, totals, 0, "; ");
	afi_str_addc(out, '\n');
	add_words(out, words.s);
	afi_str_addc(out, '\n');
	if (afi_in_count(totals, "findings")) {
		add_counts(out, "Status", afi_in(totals, "by_status"));
		add_counts(out, "RAG", afi_in(totals, "by_rag"));
	}
	afi_str_clear(&words);
}

static void md_head(struct afi_render *render, const json_t *members,
		    const char *list)
{
	const json_t *about = afi_in(members, "register");
	const json_t *key = afi_in(members, "key");
	const char *title = afi_in_text(about, "title");
	const char *past = afi_in_text(members, "past");
	struct afi_str *out = &render->buf;

	(void)list;
	afi_str_adds(out, "# ");
	add_words(out, title ? title : "Summary of findings");
	if (past) {
		afi_str_adds(out, "\n\n");
		add_words(out, past);
		afi_str_addc(out, '.');
	}
	afi_str_addf(out, "\n\nPosition on %s, from the register at `%.12s`.\n",
		     afi_in_day(members, "today"),
		     afi_in_text(about, "commit"));
	begin_table(out, "RAG", "What it means", "---");
	for (size_t i = 0; i < json_array_size(key); i++) {
		const json_t *one = json_array_get(key, i);

		add_row(out, afi_in_text(one, "rag"),
			afi_in_text(one, "means"));
	}
}

static void add_last(struct afi_str *out, const char *label,
		     const json_t *last)
{
	struct afi_str text = AFI_STR_INIT;

	if (!last)
		return;
	afi_str_addf(&text, "%s, %s: %s", afi_in_day(last, "happened"),
		     afi_in_text(last, "party_name"),
		     afi_in_text(last, "first_words"));
	add_row(out, label, text.s);
	afi_str_clear(&text);
}

static void add_state(struct afi_str *out, const json_t *finding)
{
	const char *outcome = afi_in_text(finding, "outcome_name");
	const char *owner = afi_in_text(finding, "owner");
	struct afi_str text = AFI_STR_INIT;

	afi_str_adds(&text, afi_in_text(finding, "status"));
	if (outcome)
		afi_str_addf(&text, ": %s", outcome);
	for (size_t i = 0; i < json_array_size(afi_in(finding, "marks")); i++)
		afi_str_addf(&text, "; %s", json_string_value(
			json_array_get(afi_in(finding, "marks"), i)));
	add_row(out, "State", text.s);
	add_row(out, "RAG", afi_in_text(finding, "rag"));
	add_row(out, "Owner", owner ? owner : "nobody yet");
	afi_str_reset(&text);
	afi_add_date(&text, finding, "due", "no date");
	afi_add_overdue(&text, afi_in(finding, "actions"));
	add_row(out, "Due", text.s);
	afi_str_reset(&text);
	afi_add_positions(&text, afi_in(finding, "positions"));
	if (text.len)
		add_row(out, "Positions", text.s);
	afi_str_clear(&text);
}

static void add_finding(struct afi_str *out, const json_t *finding)
{
	afi_str_adds(out, "\n### ");
	add_words(out, afi_in_text(finding, "title"));
	afi_str_addc(out, '\n');
	begin_table(out, "What", "Position", "---");
	add_row(out, "Target", afi_in_text(finding, "target"));
	if (afi_in_text(finding, "status"))
		add_state(out, finding);
	else
		add_row(out, "Kind", afi_in_text(finding, "kind_name"));
	add_last(out, "Last response", afi_in(finding, "last_response"));
	add_last(out, "Last update", afi_in(finding, "last_update"));
}

static void md_item(struct afi_render *render, const json_t *item)
{
	const json_t *findings = afi_in(item, "findings");
	const char *title = afi_in_text(item, "title");
	const char *target = afi_in_text(item, "target");
	const char *published = afi_in_day(item, "published");
	struct afi_str clock = AFI_STR_INIT;
	struct afi_str *out = &render->buf;

	afi_str_adds(out, "\n## ");
	add_words(out, title ? title : target);
	afi_str_addf(out, "\n\n`%s`%s%s\n", target,
		     published ? ", published " : "",
		     published ? published : "");
	afi_add_clock(&clock, afi_in(item, "clock"));
	if (clock.len) {
		afi_str_addc(out, '\n');
		add_words(out, clock.s);
		afi_str_adds(out, ".\n");
	}
	afi_str_clear(&clock);
	add_totals(out, afi_in(item, "totals"));
	for (size_t i = 0; i < json_array_size(findings); i++)
		add_finding(out, json_array_get(findings, i));
}

static void md_foot(struct afi_render *render, const json_t *members)
{
	const char *note = afi_in_text(members, "note");
	struct afi_str *out = &render->buf;

	if (note) {
		afi_str_addc(out, '\n');
		add_words(out, note);
		afi_str_addc(out, '\n');
		return;
	}
	afi_str_adds(out, "\n## In all\n");
	add_totals(out, afi_in(members, "totals"));
}

const struct afi_form afi_form_summary_md = { md_head, md_item, md_foot };
