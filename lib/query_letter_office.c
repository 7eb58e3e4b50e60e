/* Whose letter it is and to whom it goes, as settings of its day have it. */
#include <string.h>

#include "query_letter_parts.h"
#include "setup.h"

/* Between the lines of one value. */
#define BREAK " / "

static const char *get(const struct afi_lettering *l, const char *name)
{
	return afi_setup_get_for(&l->setup, name, &l->asked->target);
}

json_t *afi_lettering_setting(struct afi_lettering *l, const char *name)
{
	return afi_view_text(get(l, name));
}

/* Lines: each with its "text", and whether it is the "first" and there are
 * "more" after it. */
static json_t *view_lines(const char *value)
{
	json_t *list = json_array();

	while (value) {
		const char *end = strstr(value, BREAK);
		const size_t len = end ? (size_t)(end - value) : strlen(value);
		json_t *one = json_object();

		afi_view_put(one, "text", json_stringn(value, len));
		afi_view_put(one, "first",
			     json_boolean(!json_array_size(list)));
		afi_view_put(one, "more", json_boolean(end != NULL));
		json_array_append_new(list, one);
		value = end ? end + strlen(BREAK) : NULL;
	}
	return list;
}

/* ---- what is not set ----------------------------------------------------- */

/* Not set by the letter's day: perhaps it was set later.  @wanted is what its
 * value is, for whoever is to type it. */
static json_t *missing(struct afi_lettering *l, const char *name,
		       const char *wanted)
{
	const bool later = afi_setup_get_for(l->frame.setup, name,
					     &l->asked->target) != NULL;
	struct afi_str why = AFI_STR_INIT, command = AFI_STR_INIT;
	json_t *text;

	afi_str_adds(&why, "not set");
	afi_str_addf(&command, "afi set %s '%s'", name, wanted);
	if (later) {
		afi_str_adds(&why, " on ");
		afi_day_long(&why, l->asked->date);
		afi_str_adds(&command, " --on ");
		afi_day_iso(&command, l->asked->date);
	}
	text = afi_lettering_gap(l, name, why.s, command.s);
	afi_str_clear(&command);
	afi_str_clear(&why);
	return text;
}

/* ---- an office ----------------------------------------------------------- */

enum sort {
	WORDS,		/* a letter cannot do without it */
	LINES,		/* the same, of several lines */
	MAYBE,		/* it can */
};

struct detail {
	const char *what;	/* after the office's name */
	const char *key;	/* in the view */
	enum sort sort;
	const char *else_;	/* what it is if it is not set, or NULL */
	const char *wanted;	/* its value, or that of what else it is */
};

#define NAME_WANTED "NAME OF THE OFFICE"

static const struct detail details[] = {
	{ "name", "name", WORDS, NULL, NAME_WANTED },
	{ "short-name", "short_name", WORDS, "name",
	  NAME_WANTED },
	{ "letterhead", "letterhead", LINES, "name",
	  NAME_WANTED },
	{ "address", "address", LINES, NULL, "POST / STREET / TOWN" },
	{ "email", "mail", MAYBE, NULL, NULL },
	{ "salutation", "salutation", WORDS, NULL, "WORDS AFTER DEAR" },
	{ "signatory", "signatory", WORDS, NULL, "NAME OF WHO SIGNS" },
	{ "signatory-title", "signatory_title", WORDS, "name",
	  NAME_WANTED },
};

static void add_name(struct afi_str *out, const char *who, const char *what)
{
	afi_str_reset(out);
	afi_str_addf(out, "%s-%s", who, what);
}

static json_t *view_detail(struct afi_lettering *l, const char *who,
			   const struct detail *detail, const char *usual)
{
	struct afi_str name = AFI_STR_INIT;
	const char *value;
	json_t *view;

	add_name(&name, who, detail->what);
	value = get(l, name.s);
	if (!value && detail->else_) {
		add_name(&name, who, detail->else_);
		value = get(l, name.s);
	}
	if (!value && !strcmp(detail->else_ ? detail->else_ : detail->what,
			      "name"))
		value = usual;
	view = value || detail->sort == MAYBE ? afi_view_text(value) :
	       missing(l, name.s, detail->wanted);
	if (detail->sort == LINES) {
		json_t *lines = view_lines(json_string_value(view));

		json_decref(view);
		view = lines;
	}
	afi_str_clear(&name);
	return view;
}

/* Who has a copy, each with its "mail" if it ends in "<address>", which is not
 * in its text. */
static json_t *view_copies(const char *value)
{
	json_t *list = view_lines(value), *one;
	size_t i;

	json_array_foreach(list, i, one) {
		const char *text = json_string_value(json_object_get(one,
								     "text"));
		const char *mail = strstr(text, " <");
		const size_t len = mail ? strcspn(mail, ">") : 0;
		json_t *name = NULL;

		if (mail && mail > text && memchr(mail, '@', len) &&
		    strcmp(mail + len, ">") == 0) {
			name = json_stringn(text, (size_t)(mail - text));
			afi_view_put(one, "mail",
				     json_stringn(mail + 2, len - 2));
			afi_view_put(one, "text", name);
		} else {
			afi_view_put(one, "mail", json_null());
		}
	}
	return list;
}

/* @usual is its name if none is set, or NULL. */
static json_t *view_office(struct afi_lettering *l, const char *who,
			   const char *usual)
{
	struct afi_str name = AFI_STR_INIT;
	json_t *office = json_object();

	afi_view_put(office, "office", json_string(strchr(who, '-') ?
						   "home_secretary" : who));
	for (size_t i = 0; i < sizeof(details) / sizeof(*details); i++) {
		add_name(&name, who, details[i].what);
		if (afi_setup_known_as(name.s))
			afi_view_put(office, details[i].key,
				     view_detail(l, who, &details[i], usual));
	}
	afi_str_clear(&name);
	return office;
}

void afi_lettering_put_offices(json_t *view, struct afi_lettering *l)
{
	const struct afi_force *force = afi_setup_force(l->frame.setup,
						l->asked->target.force);

	afi_view_put(view, "force", view_office(l, "force", force ?
						force->title : NULL));
	afi_view_put(view, "pcc", view_office(l, "pcc", NULL));
	afi_view_put(view, "hmicfrs", view_office(l, "hmicfrs", NULL));
	afi_view_put(view, "home_secretary",
		     view_office(l, "home-secretary", NULL));
	afi_view_put(view, "classification",
		     afi_lettering_setting(l, "letter-classification"));
	afi_view_put(view, "copies", view_copies(get(l, "letter-copies")));
}
