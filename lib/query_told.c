/* What else a page tells: questions, links, events, and what is withheld. */
#include <string.h>

#include "query_page.h"
#include "query_proof.h"
#include "str.h"

/* ---- questions ----------------------------------------------------------- */

const char *afi_asked_name(const struct afi_asked *asked)
{
	const char *of = afi_entry_get(asked->ask, "of");

	return strcmp(of, asked->party) ? of : afi_party_name(of);
}

json_t *afi_view_question(const struct afi_subject *sub,
			  const struct afi_asked *asked)
{
	const char *of = afi_entry_get(asked->ask, "of");
	const int late = asked->overdue ? sub->frame->today - asked->due.day :
			 0;
	struct afi_str words = AFI_STR_INIT;
	json_t *one = json_object();

	afi_view_put(one, "asked", afi_view_entry(sub, asked->ask));
	afi_view_put(one, "of", afi_view_text(strcmp(of, asked->party) ? of :
					      afi_party_the(of)));
	afi_view_put(one, "due", afi_view_date(&asked->due));
	afi_view_put(one, "answer", asked->answer ?
		     afi_view_entry(sub, asked->answer) : json_null());
	afi_view_put(one, "overdue_days", json_integer(late));
	afi_view_put(one, "overdue_said", afi_view_days(late, " late"));
	afi_add_first_words(&words, afi_entry_get(asked->ask, "text"));
	afi_view_put(one, "first_words", afi_view_text(words.s));
	afi_proof_put_alone(one, "overdue_days", sub, asked->ask);
	afi_str_clear(&words);
	return one;
}

static void add_questions(json_t *list, const struct afi_subject *sub,
			  const struct afi_state *state)
{
	for (size_t i = 0; i < state->nasked; i++)
		json_array_append_new(list, afi_view_question(sub,
						&state->asked[i]));
}

/* A finding's page has those about its actions too. */
static json_t *view_questions(const struct afi_subject *sub,
			      const struct afi_state *action)
{
	const struct afi_state *state = &sub->fold.state;
	json_t *list = json_array();

	add_questions(list, sub, action ? action : state);
	for (size_t i = 0; !action && i < state->nactions; i++)
		if (!state->actions[i].void_)
			add_questions(list, sub, &state->actions[i]);
	return list;
}

/* ---- links --------------------------------------------------------------- */

static const char *relation_name(const char *relation)
{
	static const char *const names[][2] = {
		{ "follows", "follows" },
		{ "followed-by", "followed by" },
		{ "raised-from", "raised from" },
		{ "raised-to", "raised to" },
		{ "same-as", "the same as" },
		{ "serves", "serves" },
		{ "served-by", "served by" },
		{ "superseded-by", "superseded by" },
		{ "supersedes", "supersedes" },
	};

	for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++)
		if (!strcmp(names[i][0], relation))
			return names[i][1];
	return relation;
}

static json_t *view_links(const struct afi_subject *sub,
			  const struct afi_state *state)
{
	json_t *list = json_array();

	for (size_t i = 0; i < state->nlinks; i++) {
		const struct afi_link *link = &state->links[i];
		json_t *one = json_object();

		afi_view_put(one, "relation", afi_view_text(link->relation));
		afi_view_put(one, "relation_name",
			     afi_view_text(relation_name(link->relation)));
		afi_view_put(one, "target", afi_view_text(link->target));
		afi_view_put(one, "entry", afi_view_entry(sub, link->entry));
		json_array_append_new(list, one);
	}
	return list;
}

/* ---- what is withheld ---------------------------------------------------- */

static size_t count_withheld(const struct afi_subject *sub)
{
	size_t i, n = 0;

	for (i = 0; i < sub->fold.nlive; i++)
		n += afi_entry_is(sub->fold.live[i], "withhold");
	return n;
}

void afi_view_put_told(json_t *page, const struct afi_subject *sub,
		       const struct afi_state *action)
{
	afi_view_put(page, "questions", view_questions(sub, action));
	afi_view_put(page, "links",
		     view_links(sub, action ? action : &sub->fold.state));
	afi_view_put(page, "events", afi_view_all(sub, action, "event"));
	afi_view_put(page, "withheld", json_integer(action ? 0 :
		     (json_int_t)count_withheld(sub)));
}
