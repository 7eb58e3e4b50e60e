/* Which paragraphs of a letter are whose: it is filled in again, with a mark
 * before each paragraph of a response, whatever its template. */
#include <stdlib.h>
#include <string.h>

#include "issue_foot.h"
#include "letter_impl.h"

/* The letter's text again, being marked. */
struct marking {
	struct afi_said *said;
	const char *mark;
};

static void mark_text(struct marking *m, json_t *in, const char *key,
		      size_t part, size_t number)
{
	struct afi_str text = AFI_STR_INIT;

	afi_said_mark(&text, m->mark, part, number);
	afi_str_addf(&text, " %s",
		     json_string_value(json_object_get(in, key)));
	json_object_set_new(in, key, json_string(text.s));
	afi_str_clear(&text);
}

/* The response @value, which has paragraphs or is missing. */
static void mark_part(struct marking *m, json_t *value, const char *target,
		      const char *party, const char *name)
{
	const size_t part = afi_said_add(m->said, target, party, name);
	json_t *one;
	size_t i;

	json_array_foreach(json_object_get(value, "paragraphs"), i, one) {
		afi_said_paragraph(m->said, part, json_string_value(
			       json_object_get(one, "text")),
			       json_is_true(json_object_get(one, "item")));
		mark_text(m, one, "text", part, i);
	}
	if (json_is_string(json_object_get(value, "missing")))
		mark_text(m, value, "missing", part, 0);
}

static void mark_view(struct marking *m, json_t *view)
{
	const json_t *inspection = json_object_get(view, "inspection");
	const char *party, *name;
	json_t *parts, *value, *finding;
	size_t i;

	json_object_foreach(json_object_get(view, "parts"), party, parts)
		json_object_foreach(parts, name, value)
			mark_part(m, value, json_string_value(json_object_get(
				  inspection, "target")), party, name);
	json_array_foreach(json_object_get(view, "findings"), i, finding)
		json_object_foreach(json_object_get(finding, "comments"),
				    party, value)
			mark_part(m, value, json_string_value(json_object_get(
				  finding, "target")), party, "comments");
}

enum afi_code afi_letter_said(struct afi_said *out,
			      const struct afi_letter *letter,
			      struct afi_register *reg,
			      const struct afi_letter_asked *asked,
			      struct afi_err *err)
{
	struct afi_letter marked = AFI_LETTER_INIT;
	struct afi_str words = AFI_STR_INIT;
	struct marking m = { out, json_string_value(json_object_get(
				     json_object_get(letter->view, "register"),
				     "commit")) };
	enum afi_code rc;

	marked.view = json_deep_copy(letter->view);
	mark_view(&m, marked.view);
	rc = afi_letter_fill(&marked, reg, asked->template_, err);
	if (!rc) {
		afi_letter_set(&marked, 't');
		afi_foot_cut(&words, marked.bytes.s);
		afi_said_read(out, words.s, m.mark);
	}
	afi_str_clear(&words);
	afi_letter_clear(&marked);
	return rc;
}
