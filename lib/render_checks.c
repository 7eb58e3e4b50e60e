/* What the checks before issue found, as text. */
#include <string.h>

#include "render_parts.h"
#include "setup.h"

enum { LEFT = 9 };	/* "warning" and two blanks */

static void set_check(struct afi_render *render, const json_t *check,
		      struct afi_str *text)
{
	const size_t width = render->look.width;

	afi_str_addf(text, "%s, %s: %s", afi_in_text(check, "target"),
		     afi_in_text(check, "code"), afi_in_text(check, "what"));
	afi_add_labelled(&render->buf, afi_in_text(check, "level"), text->s,
			 LEFT, width);
	afi_str_reset(text);
	if (afi_in_text(check, "overridden"))
		afi_str_addf(text, "overridden: %s",
			     afi_in_text(check, "overridden"));
	else if (afi_in_text(check, "todo"))
		afi_str_addf(text, "what to do: %s",
			     afi_in_text(check, "todo"));
	if (text->len)
		afi_set(render, text, LEFT);
}

/* What of a text finished elsewhere is not as the records give it. */
static void set_differences(struct afi_render *render, const json_t *members,
			    struct afi_str *text)
{
	const json_t *list = afi_in(members, "differences");
	const size_t n = json_array_size(list);

	if (!afi_in_true(members, "elsewhere"))
		return;
	if (afi_in_true(members, "hidden"))
		afi_str_adds(text, "What differs is not told here: words that "
			     "are withheld are in the text.");
	else if (afi_in_true(members, "another"))
		afi_str_adds(text, "It is another text than the records give.");
	else if (!n)
		afi_str_adds(text, "It says what the records give.");
	else
		afi_add_count(text, (long long)n, "paragraph differs",
			      "paragraphs differ");
	if (n)
		afi_str_adds(text, " from what the records give:");
	afi_set(render, text, 0);
	for (size_t i = 0; i < n; i++) {
		const json_t *one = json_array_get(list, i);

		afi_add_labelled(&render->buf, afi_in_text(one, "sort"),
				 afi_in_text(one, "words"), LEFT,
				 render->look.width);
	}
}

/* Whose responses those are. */
static void set_otherwise(struct afi_render *render, const json_t *members,
			  struct afi_str *text)
{
	const json_t *list = afi_in(members, "otherwise");
	const size_t n = json_array_size(list);

	if (!n)
		return;
	afi_add_count(text, (long long)n, "response is", "responses are");
	afi_str_adds(text, " otherwise there, which --accept records:");
	afi_set(render, text, 0);
	for (size_t i = 0; i < n; i++) {
		const json_t *one = json_array_get(list, i);
		struct afi_str number = AFI_STR_INIT;

		afi_str_addf(&number, "%lld", afi_in_count(one, "number"));
		afi_str_addf(text, "%s, %s's %s", afi_in_text(one, "target"),
			     afi_party_the(afi_in_text(one, "party")),
			     afi_in_text(one, "part"));
		afi_add_labelled(&render->buf, number.s, text->s, LEFT,
				 render->look.width);
		afi_str_reset(text);
		afi_str_clear(&number);
	}
}

static void checks_head(struct afi_render *render, const json_t *members,
			const char *list)
{
	const json_t *checks = afi_in(members, "checks");
	struct afi_str text = AFI_STR_INIT;

	(void)list;
	afi_set_past(render, members);
	afi_str_addf(&text, "%s, %s, letter of %s",
		     afi_in_text(members, "target"),
		     afi_in_text(members, "template"),
		     afi_in_day(members, "dated"));
	afi_set(render, &text, 0);
	for (size_t i = 0; i < json_array_size(checks); i++)
		set_check(render, json_array_get(checks, i), &text);
	set_differences(render, members, &text);
	set_otherwise(render, members, &text);
	afi_add_count(&text, afi_in_count(members, "errors"), "error",
		      "errors");
	afi_str_adds(&text, ", ");
	afi_add_count(&text, afi_in_count(members, "warnings"), "warning",
		      "warnings");
	afi_set(render, &text, 0);
	afi_str_clear(&text);
}

const struct afi_form afi_form_checks = { checks_head, NULL, NULL };
