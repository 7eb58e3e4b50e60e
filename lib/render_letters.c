/* Issued letters as text: one paragraph each. */
#include <string.h>

#include "render_parts.h"

enum { HASH_SHOWN = 12 };	/* digits; enough to tell files apart */

static void letters_head(struct afi_render *render, const json_t *members,
			 const char *list)
{
	(void)list;
	afi_set_past(render, members);
}

/* A different date of the letter is worth saying, and so is who it is to. */
static void show_issued(struct afi_render *render, const json_t *item,
			struct afi_str *text)
{
	afi_str_addf(text, "issued %s, %s", afi_in_day(item, "happened"),
		     afi_in_text(item, "said"));
	if (json_array_size(afi_in(item, "to"))) {
		afi_str_adds(text, ", to ");
		afi_add_list(text, afi_in(item, "to"), "; ");
	}
	if (json_array_size(afi_in(item, "copies"))) {
		afi_str_adds(text, "; copies for ");
		afi_add_list(text, afi_in(item, "copies"), "; ");
	}
	afi_set(render, text, AFI_INDENT);
}

static void show_approval(struct afi_render *render, const json_t *item,
			  struct afi_str *text)
{
	if (!afi_in_text(item, "approved_by"))
		return;
	afi_str_addf(text, "approved by %s", afi_in_text(item, "approved_by"));
	if (afi_in(item, "approved_on"))
		afi_str_addf(text, ", %s", afi_in_day(item, "approved_on"));
	afi_set(render, text, AFI_INDENT);
}

static void show_fate(struct afi_render *render, const json_t *item,
		      struct afi_str *text)
{
	const json_t *published = afi_in(item, "published");
	const json_t *copied = afi_in(item, "copied");

	if (published) {
		afi_str_addf(text, "published %s at %s",
			     afi_in_day(published, "on"),
			     afi_in_text(published, "address"));
		afi_set(render, text, AFI_INDENT);
	}
	for (size_t i = 0; i < json_array_size(copied); i++) {
		const json_t *copy = json_array_get(copied, i);

		afi_str_adds(text, i ? "; " : "copied to ");
		afi_add_party(text, afi_in_text(copy, "to"));
		afi_str_addf(text, ", %s", afi_in_day(copy, "on"));
	}
	if (text->len)
		afi_set(render, text, AFI_INDENT);
	if (afi_in_text(item, "replaces")) {
		afi_str_addf(text, "in place of %s",
			     afi_in_text(item, "replaces"));
		afi_set(render, text, AFI_INDENT);
	}
	if (afi_in_text(item, "replaced_by")) {
		afi_str_addf(text, "replaced by %s",
			     afi_in_text(item, "replaced_by"));
		afi_set(render, text, AFI_INDENT);
	}
}

static void show_overridden(struct afi_render *render, const json_t *item,
			    struct afi_str *text)
{
	const json_t *list = afi_in(item, "overridden");

	for (size_t i = 0; i < json_array_size(list); i++) {
		afi_str_addf(text, "in spite of %s",
			     json_string_value(json_array_get(list, i)));
		afi_set(render, text, AFI_INDENT);
	}
}

static void show_file(struct afi_render *render, const json_t *item,
		      struct afi_str *text)
{
	afi_str_addf(text, "%s, ", afi_in_text(item, "name"));
	afi_add_grouped(text, afi_in_count(item, "size"));
	afi_str_addf(text, " bytes, sha256 %.*s, made from %.*s", HASH_SHOWN,
		     afi_in_text(item, "sha256"), HASH_SHOWN,
		     afi_in_text(item, "made_from"));
	afi_set(render, text, AFI_INDENT);
	if (!afi_in_true(item, "elsewhere"))
		return;
	afi_str_adds(text, "finished elsewhere: ");
	afi_add_count(text, afi_in_count(item, "different"),
		      "paragraph differs", "paragraphs differ");
	afi_str_adds(text, " from the records");
	afi_set(render, text, AFI_INDENT);
}

static void letters_item(struct afi_render *render, const json_t *item)
{
	struct afi_str text = AFI_STR_INIT;

	if (render->items)
		afi_str_addc(&render->buf, '\n');
	afi_str_addf(&text, "%s, %s, letter of %s (%s): %s",
		     afi_in_text(item, "target"),
		     afi_in_text(item, "template"), afi_in_day(item, "dated"),
		     afi_in_text(item, "id"), afi_in_text(item, "state"));
	afi_set(render, &text, 0);
	show_issued(render, item, &text);
	show_approval(render, item, &text);
	show_overridden(render, item, &text);
	show_fate(render, item, &text);
	show_file(render, item, &text);
	afi_wrap(render, afi_in_text(item, "text"), AFI_DEEPER);
	afi_str_clear(&text);
}

static void letters_foot(struct afi_render *render, const json_t *members)
{
	afi_wrap(render, afi_in_text(members, "note"), 0);
}

const struct afi_form afi_form_letters = {
	letters_head, letters_item, letters_foot,
};

/* ---- as CSV -------------------------------------------------------------- */

static const struct afi_column columns[] = {
	{ "Target", "target" }, { "Template", "template" },
	{ "Dated", "dated" }, { "State", "state" }, { "Issued", "happened" },
	{ "Issued by", "by.name" }, { "Party", "party_name" }, { "To", "to" },
	{ "Copies for", "copies" }, { "Approved by", "approved_by" },
	{ "Approved on", "approved_on" }, { "Overridden", "overridden" },
	{ "Published on", "published.on" },
	{ "Published at", "published.address" },
	{ "Replaces", "replaces" }, { "Replaced by", "replaced_by" },
	{ "Finished elsewhere", "elsewhere" },
	{ "Paragraphs that differ", "different" }, { "Format", "format" },
	{ "File", "name" }, { "Bytes", "size" }, { "SHA-256", "sha256" },
	{ "Made from", "made_from" }, { "Entry", "id" }, { NULL, NULL }
};

static void csv_head(struct afi_render *render, const json_t *members,
		     const char *list)
{
	(void)members;
	(void)list;
	afi_csv_head(render, columns);
}

static void csv_item(struct afi_render *render, const json_t *item)
{
	afi_csv_row(render, columns, item);
}

const struct afi_form afi_form_letters_csv = { csv_head, csv_item, NULL };
