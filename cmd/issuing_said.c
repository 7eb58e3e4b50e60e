/* What a letter finished elsewhere says otherwise than the records: responses
 * that can be recorded for the party whose words they are. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "editor.h"
#include "issue_words.h"
#include "issuing.h"
#include "keys.h"
#include "secrets.h"

/* ---- what is the letter's own -------------------------------------------- */

/* The paragraphs of a letter by whether the records say them, or they are its
 * own: its headings and the phrases of its template. */
struct formal {
	struct afi_keys said, own;
};

/* Keep each paragraph of a response that the view @value has anywhere. */
static void keep_said(struct afi_keys *said, const json_t *value)
{
	const json_t *text = json_object_get(value, "text"), *member;
	struct afi_str plain = AFI_STR_INIT;
	const char *key;
	size_t i;

	if (json_is_string(text)) {
		afi_plain_words(&plain, json_string_value(text),
				json_string_length(text));
		afi_keys_add(said, plain.s);
		afi_str_clear(&plain);
	}
	json_array_foreach(value, i, member)
		keep_said(said, member);
	json_object_foreach((json_t *)value, key, member)
		keep_said(said, member);
}

/* The words of a paragraph that was read; what the letter redacts is as it
 * stands there. */
static void add_plain(struct afi_str *out, const char *s, size_t len)
{
	static const char opens[] = "[[withheld";
	struct afi_str shown = AFI_STR_INIT;
	const char *end = s + len;

	while (s < end) {
		const char *close = strncmp(s, opens, sizeof(opens) - 1) ?
				    NULL : strstr(s, "]]");

		if (close && close < end) {
			afi_str_adds(&shown, AFI_REDACTED);
			s = close + 2;
		} else {
			afi_str_addc(&shown, *s++);
		}
	}
	afi_plain_words(out, shown.s, shown.len);
	afi_str_clear(&shown);
}

static void find_formal(struct formal *out, const struct issuing *is)
{
	struct afi_str plain = AFI_STR_INIT;
	const char *begin;
	size_t at = 0, len;

	keep_said(&out->said, is->letter.view);
	while (afi_paragraph_next(&begin, &len, is->made.s, &at)) {
		afi_str_reset(&plain);
		afi_plain_words(&plain, begin, len);
		if (afi_keys_find(&out->said, plain.s) == AFI_NO_KEY)
			afi_keys_add(&out->own, plain.s);
	}
	afi_str_clear(&plain);
}

/* Leave of a response only what is not the letter's own, and nothing if it says
 * nothing that the records do not: what was only left out, or moved to another
 * heading, is a difference to look at and not a response to record. */
static void strip(struct afi_proposals *proposals,
		  struct afi_proposal *proposal, const struct formal *formal)
{
	struct afi_str left = AFI_STR_INIT, plain = AFI_STR_INIT;
	bool new = false;
	const char *text = afi_proposal_get(proposal, "text"), *begin;
	size_t at = 0, len;

	while (text && afi_paragraph_next(&begin, &len, text, &at)) {
		afi_str_reset(&plain);
		add_plain(&plain, begin, len);
		if (afi_keys_find(&formal->own, plain.s) != AFI_NO_KEY)
			continue;
		if (left.len)
			afi_str_adds(&left, "\n\n");
		afi_str_add(&left, begin, len);
		new |= afi_keys_find(&formal->said, plain.s) == AFI_NO_KEY;
	}
	if (!new)
		afi_str_reset(&left);
	for (size_t i = 0; text && i < proposal->draft.n; i++)
		if (!strcmp(proposal->draft.v[i].key, "text"))
			proposal->draft.v[i].value = afi_arena_strdup(
				&proposals->arena, left.s);
	afi_str_clear(&plain);
	afi_str_clear(&left);
}

static void strip_all(struct issuing *is)
{
	struct afi_proposals *proposals = &is->said.proposals;
	struct formal formal = { AFI_KEYS_INIT, AFI_KEYS_INIT };

	find_formal(&formal, is);
	for (size_t i = 0; i < proposals->n; i++)
		if (!strcmp(proposals->v[i].what, "response"))
			strip(proposals, &proposals->v[i], &formal);
	afi_keys_clear(&formal.said);
	afi_keys_clear(&formal.own);
}

/* ---- choosing ------------------------------------------------------------ */

/* Whether @i is a response that can be recorded and says something. */
static bool is_otherwise(const struct issuing *is,
			 const struct afi_matches *matches, size_t i)
{
	const char *text = afi_proposal_get(&is->said.proposals.v[i], "text");

	return afi_match_can(&matches->v[i]) &&
	       !strcmp(matches->v[i].what, "response") && text && *text;
}

/* What --accept names; all is all that is said otherwise. */
static enum afi_code choose_typed(struct issuing *is,
				  const struct afi_matches *matches,
				  struct afi_err *err)
{
	struct choice *choice = &is->choice;
	enum afi_code rc;

	if ((rc = choice_read(choice, is->typed->accept, matches->n, err)))
		return rc;
	for (size_t i = 0; i < matches->n; i++) {
		const bool can = is_otherwise(is, matches, i);

		if (choice->named[i] && !can)
			return afi_err_set(err, AFI_EINVALID, "--accept: %zu "
					   "is no response that differs; "
					   "'afi import' records the rest",
					   i + 1);
		choice->named[i] |= choice->plain && can &&
			afi_match_is_plain(&matches->v[i],
					   &is->said.proposals.v[i]);
	}
	choice->plain = false;
	return AFI_OK;
}

static enum afi_code choose(struct issuing *is,
			    const struct afi_matches *matches,
			    struct afi_err *err)
{
	bool stopped = false;
	enum afi_code rc;

	for (size_t i = 0; i < matches->n; i++)
		is->otherwise += is_otherwise(is, matches, i);
	if (is->typed->accept)
		return choose_typed(is, matches, err);
	if (!is->typed->issue || !is->otherwise || !editor_can_ask())
		return AFI_OK;
	rc = import_ask_which(&is->choice, &stopped, &is->said, matches,
			      "response", is->reg, err);
	if (!rc && stopped)
		rc = afi_err_set(err, AFI_EINVALID, "nothing was issued");
	return rc;
}

enum afi_code issuing_choose(struct issuing *is, struct afi_err *err)
{
	struct afi_matches matches = AFI_MATCHES_INIT;
	struct afi_str into = AFI_STR_INIT;
	enum afi_code rc;

	if (!is->typed->file)
		return AFI_OK;
	afi_target_print(&into, &is->asked.target);
	is->said.from = is->typed->file;
	is->said.into = afi_arena_strdup(&is->arena, into.s);
	is->said.common = (struct opt_common){
		.register_ = is->common->register_, .as = is->common->as,
	};
	if ((rc = import_read(&is->said, is->reg, err)))
		goto out;
	strip_all(is);
	if (!(rc = import_match(&matches, &is->said, is->reg, err)))
		rc = choose(is, &matches, err);
out:
	afi_matches_clear(&matches);
	afi_str_clear(&into);
	return rc;
}
