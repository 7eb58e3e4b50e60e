/* The page of `afi update --each`, to be filled in. */
#include <string.h>

#include "each.h"
#include "editor.h"
#include "text.h"

enum { WIDTH = 76, SAID_LINES = 3 };

static const char how[] =
	"What was done?  Write it under the line of each finding of which "
	"there is\nnews, and leave the others as they are; they are skipped.  "
	"All of it is\nrecorded together.\n"
	"\n"
	"Under that line, what you write may begin with lines such as\n"
	"    due: 30/4/2025                   a new date; say why below it\n"
	"    measure: victims advised=73/76   a figure\n"
	"    no change                        there is no news\n"
	"\n"
	"Lines that begin with %% are left out; those that begin with # stay, "
	"so that\nheadings in Markdown are safe.\n"
	"\n";

/* ---- the view ------------------------------------------------------------ */

static const char *text_of(const json_t *object, const char *name)
{
	return json_string_value(json_object_get(object, name));
}

static const char *date_of(const json_t *object, const char *name)
{
	const json_t *date = json_object_get(object, name);
	const char *words = text_of(date, "words");

	return words ? words : text_of(date, "long");
}

static void ignore(void *arg, json_t *members)
{
	(void)arg;
	(void)members;
}

static void ignore_head(void *arg, json_t *members, const char *list)
{
	(void)list;
	ignore(arg, members);
}

static void collect(void *arg, json_t *item)
{
	json_array_append_new(arg, json_deep_copy(item));
}

/* The last entry of what @row is about; it is as new as the row. */
static json_t *last_entry(struct afi_broken *broken, struct afi_register *reg,
			  const json_t *row)
{
	struct afi_telling telling = AFI_TELLING_INIT;
	struct afi_err err = AFI_ERR_INIT;
	json_t *entries = json_array(), *last;
	const struct afi_sink sink = { ignore_head, collect, ignore, entries };
	struct afi_target target;

	telling.last = 1;
	if (!afi_register_resolve(&target, reg, text_of(row, "target"), &err))
		afi_query_history(&sink, broken, reg, &target, &telling, &err);
	last = json_incref(json_array_get(entries, 0));
	json_decref(entries);
	return last;
}

/* ---- a section ----------------------------------------------------------- */

static void add_state(struct afi_str *out, const json_t *row)
{
	const char *status = text_of(row, "status"), *rag = text_of(row, "rag");
	const char *due = date_of(row, "due"), *owner = text_of(row, "owner");
	struct afi_str line = AFI_STR_INIT;

	afi_str_addf(&line, "%s%s%s", status ? status : "", rag ? ", " : "",
		     rag ? rag : "");
	if (due)
		afi_str_addf(&line, "; due %s", due);
	if (owner)
		afi_str_addf(&line, "; owner %s", owner);
	afi_str_addc(&line, '\n');
	editor_comment(out, line.s);
	afi_str_clear(&line);
}

/* When and by whom, and the beginning of what they said. */
static void add_entry(struct afi_str *out, const json_t *entry)
{
	const char *text = text_of(entry, "text");
	struct afi_str line = AFI_STR_INIT;
	size_t end = 0;

	afi_str_addf(&line, "%s, %s: %s\n", date_of(entry, "happened"),
		     text_of(entry, "said"), text_of(entry, "words"));
	editor_comment(out, line.s);
	afi_str_reset(&line);
	if (text)
		afi_text_wrap(&line, text, 4, WIDTH);
	for (int i = 0; i < SAID_LINES && line.s[end]; i++)
		end += strcspn(line.s + end, "\n") + 1;
	if (line.s[end]) {
		afi_str_cut(&line, end - 1);
		afi_str_adds(&line, " ...\n");
	}
	editor_comment(out, line.s);
	afi_str_clear(&line);
}

static void add_section(struct afi_str *out, struct afi_broken *broken,
			struct afi_register *reg, const json_t *row)
{
	json_t *last = last_entry(broken, reg, row);

	afi_str_addf(out, "\n%s === %s  %s\n", EDITOR_MARK,
		     text_of(row, "target"), text_of(row, "title"));
	add_state(out, row);
	if (last)
		add_entry(out, last);
	afi_str_adds(out, "\n\n");
	json_decref(last);
}

enum afi_code each_template(struct afi_str *out, struct afi_broken *broken,
			    struct afi_register *reg,
			    const struct afi_target *target,
			    const struct afi_choice *choice, const char *who,
			    struct afi_err *err)
{
	json_t *rows = json_array();
	const struct afi_sink sink = { ignore_head, collect, ignore, rows };
	enum afi_code rc;

	rc = afi_query_list(&sink, broken, reg, target, choice, NULL, err);
	if (!rc && !json_array_size(rows))
		rc = afi_err_set(err, AFI_ENOTFOUND, "no finding is as asked; "
				 "'afi list' shows what there is");
	if (rc)
		goto out;
	editor_comment(out, how);
	editor_comment(out, who);
	for (size_t i = 0; i < json_array_size(rows); i++)
		add_section(out, broken, reg, json_array_get(rows, i));
out:
	json_decref(rows);
	return rc;
}
