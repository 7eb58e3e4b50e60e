#include "letter.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "letter_impl.h"
#include "mustache.h"
#include "paper.h"
#include "print.h"
#include "secrets.h"
#include "template.h"
#include "text.h"

enum { TEXT_WIDTH = 80 };

void afi_letter_clear(struct afi_letter *letter)
{
	afi_str_clear(&letter->bytes);
	afi_str_clear(&letter->md);
	json_decref(letter->view);
	json_decref(letter->gaps);
	*letter = (struct afi_letter)AFI_LETTER_INIT;
}

/* ---- filling in ---------------------------------------------------------- */

enum afi_code afi_letter_fill(struct afi_letter *out, struct afi_register *reg,
			      const char *name, struct afi_err *err)
{
	const struct afi_mustache_out to = { .str = &out->md };
	struct afi_mustache *must = NULL;
	enum afi_code rc;

	if (!(rc = afi_template_open(&must, reg, name, err)))
		rc = afi_mustache_render(&to, must, out->view, err);
	afi_mustache_free(must);
	return rc;
}

static bool shows(const struct afi_letter *out, const char *text)
{
	struct afi_str shown = AFI_STR_INIT;
	bool found;

	afi_text_md(&shown, text, strlen(text));
	found = strstr(out->md.s, shown.s) != NULL;
	afi_str_clear(&shown);
	return found;
}

/* What is withheld may stand where this letter does not show it: then it has
 * no note on it either.  Where it does, it has one, whatever its template
 * says. */
static enum afi_code fill_in_noted(struct afi_letter *out,
				   struct afi_register *reg, const char *name,
				   struct afi_err *err)
{
	struct afi_noting noting = { false, false };
	enum afi_code rc = afi_letter_fill(out, reg, name, err);

	if (rc)
		return rc;
	if (json_is_true(json_object_get(out->view, "redacted")) &&
	    !shows(out, AFI_REDACTED)) {
		json_object_set_new(out->view, "redacted", json_false());
		afi_str_reset(&out->md);
		if ((rc = afi_letter_fill(out, reg, name, err)))
			return rc;
	}
	afi_noting_see(&noting, out->md.s);
	afi_noting_end(&noting, &out->md);
	return afi_template_fit(afi_register_hidden(reg), out->md.s, err);
}

/* Which of the gaps that there are the letter shows. */
static void find_gaps(struct afi_letter *out)
{
	const json_t *all = json_object_get(out->view, "gaps");

	out->gaps = json_array();
	for (size_t i = 0; i < json_array_size(all); i++) {
		json_t *gap = json_array_get(all, i);

		if (shows(out, json_string_value(json_object_get(gap,
								 "text"))))
			json_array_append(out->gaps, gap);
	}
}

/* ---- setting ------------------------------------------------------------- */

static struct afi_paper_look look_of(const struct afi_letter *out, char format)
{
	return (struct afi_paper_look){
		.format = format, .width = TEXT_WIDTH, .letter = true,
		.title = json_string_value(json_object_get(out->view,
							   "title")),
	};
}

void afi_letter_set(struct afi_letter *out, char format)
{
	const struct afi_paper_look look = look_of(out, format);
	struct afi_paper *paper = afi_paper_new(&look);

	afi_paper_add(&out->bytes, paper, out->md.s, out->md.len);
	afi_paper_end(&out->bytes, paper);
}

static enum afi_code print_it(struct afi_str *to, const struct afi_letter *out,
			      struct afi_register *reg,
			      const struct afi_letter_asked *asked,
			      char format, struct afi_err *err)
{
	const struct afi_print how = {
		.format = format, .template = asked->template_,
		.day = asked->date, .look = look_of(out, 'h'),
		.title = json_string_value(json_object_get(out->view,
							   "title")),
	};

	return afi_print_make(to, out->md.s, out->md.len, &how, reg, err);
}

static enum afi_code mail_it(struct afi_letter *out, struct afi_register *reg,
			     const struct afi_letter_asked *asked,
			     struct afi_err *err)
{
	struct afi_str printed = AFI_STR_INIT;
	enum afi_code rc;

	if (!(rc = print_it(&printed, out, reg, asked, asked->attached == 'd' ?
			    'd' : 'p', err)))
		rc = afi_letter_mail(&out->bytes, out, asked, &printed, err);
	afi_str_clear(&printed);
	return rc;
}

static void set_json(struct afi_letter *out)
{
	char *text = json_dumps(out->view, JSON_INDENT(2) |
				JSON_PRESERVE_ORDER);

	afi_str_addf(&out->bytes, "%s\n", text);
	free(text);
}

enum afi_code afi_letter_make(struct afi_letter *out,
			      struct afi_broken *broken,
			      struct afi_register *reg,
			      const struct afi_letter_asked *asked,
			      char format, struct afi_err *err)
{
	enum afi_code rc;

	if ((rc = afi_query_letter(&out->view, broken, reg, asked, err)) ||
	    (rc = fill_in_noted(out, reg, asked->template_, err)))
		return rc;
	find_gaps(out);
	if (format == 'm')
		afi_str_add(&out->bytes, out->md.s, out->md.len);
	else if (format == 'j')
		set_json(out);
	else if (format == 'p' || format == 'd')
		return print_it(&out->bytes, out, reg, asked, format, err);
	else if (format == 'e')
		return mail_it(out, reg, asked, err);
	else
		afi_letter_set(out, format);
	return AFI_OK;
}
