/*
 * A letter as a message: to whom it goes, and a line or two.
 *
 * Whose letter it is and to whom it goes, a template says in comments, as
 * letter-head and letter-to do: <!-- from pcc -->, <!-- to hmicfrs -->.
 */
#include "letter_impl.h"

#include <stdlib.h>
#include <string.h>

#include "mail.h"
#include "text.h"
#include "vec.h"

static const char *text_of(const json_t *object, const char *key)
{
	return json_string_value(json_object_get(object, key));
}

const char *afi_letter_office(const struct afi_letter *letter,
			      const char *word)
{
	static const char *const offices[] = {
		"pcc", "force", "hmicfrs", "home_secretary",
	};
	const char *office = NULL;

	for (size_t i = 0; i < sizeof(offices) / sizeof(*offices); i++) {
		struct afi_str comment = AFI_STR_INIT;

		afi_str_addf(&comment, "<!-- %s %s -->\n", word, offices[i]);
		if (strstr(letter->md.s, comment.s))
			office = offices[i];
		afi_str_clear(&comment);
	}
	return office;
}

static const json_t *office_of(const struct afi_letter *letter,
			       const char *word)
{
	const char *office = afi_letter_office(letter, word);

	return office ? json_object_get(letter->view, office) : NULL;
}

/* A gap is no name. */
static const char *name_of(const json_t *office, const char *key)
{
	const json_t *value = json_object_get(office, key);
	const char *name;

	if (json_is_array(value))
		name = text_of(json_array_get(value, 0), "text");
	else
		name = json_string_value(value);
	return name && *name != '[' ? name : NULL;
}

static void add_text(struct afi_str *out, const struct afi_letter *letter,
		     const json_t *from, const json_t *to)
{
	struct afi_str text = AFI_STR_INIT;
	const json_t *date = json_object_get(letter->view, "date");
	const json_t *about = json_object_get(letter->view, "inspection");

	if (name_of(to, "salutation"))
		afi_str_addf(&text, "Dear %s,\n\n",
			     name_of(to, "salutation"));
	afi_str_addf(&text, "My letter of %s about the report '%s' is "
		     "attached.\n", text_of(date, "long"),
		     text_of(about, "report_title"));
	if (name_of(from, "signatory"))
		afi_str_addf(&text, "\nYours sincerely,\n\n%s\n%s\n",
			     name_of(from, "signatory"),
			     name_of(from, "signatory_title") ?
			     name_of(from, "signatory_title") : "");
	afi_text_safe(out, text.s, text.len);
	afi_str_clear(&text);
}

struct people {
	struct afi_mail_person *v;
	size_t n, size;
};

/* Those who have a copy, where the letter says so. */
static void find_copies(struct people *out, const struct afi_letter *letter)
{
	const json_t *list = json_object_get(letter->view, "copies");

	for (size_t i = 0; strstr(letter->md.s, "<!-- copies -->\n") &&
	     i < json_array_size(list); i++) {
		const json_t *one = json_array_get(list, i);

		*afi_vec_push(out) = (struct afi_mail_person){
			text_of(one, "text"), text_of(one, "mail"),
		};
	}
}

enum afi_code afi_letter_mail(struct afi_str *to,
			      const struct afi_letter *letter,
			      const struct afi_letter_asked *asked,
			      const struct afi_str *printed,
			      struct afi_err *err)
{
	const bool docx = asked->attached == 'd';
	const json_t *sender = office_of(letter, "from");
	const json_t *reader = office_of(letter, "to");
	const struct afi_mail_person addressee = {
		name_of(reader, "address"), text_of(reader, "mail"),
	};
	struct afi_str text = AFI_STR_INIT, file = AFI_STR_INIT;
	struct people copies = { 0 };
	struct afi_mail mail = {
		.from = { name_of(sender, "signatory"),
			  text_of(sender, "mail") },
		.to = &addressee, .n_to = reader ? 1 : 0,
		.subject = text_of(letter->view, "title"),
		.day = asked->date,
		.type = docx ? AFI_MAIL_DOCX : AFI_MAIL_PDF,
		.bytes = printed->s, .len = printed->len,
	};
	enum afi_code rc;

	add_text(&text, letter, sender, reader);
	afi_str_addf(&file, "%s-%s-", asked->target.inspection,
		     asked->template_);
	afi_day_iso(&file, asked->date);
	afi_str_adds(&file, docx ? ".docx" : ".pdf");
	find_copies(&copies, letter);
	mail.cc = copies.v;
	mail.n_cc = copies.n;
	mail.text = text.s;
	mail.file = file.s;
	rc = afi_mail_write(to, &mail, err);
	free(copies.v);
	afi_str_clear(&file);
	afi_str_clear(&text);
	return rc;
}
