/*
 * A view for the public: the second look at it.
 *
 * Records were read clean (afi_register_hide), so what is left are slugs and
 * other names of places, ids, hashes, settings and what was typed; and the
 * people, of whom the public is told the post.
 */
#include <string.h>

#include "query_parts.h"
#include "record_kinds.h"
#include "secrets.h"
#include "text.h"

/* ---- people -------------------------------------------------------------- */

const char *afi_party_office(const char *party)
{
	if (!strcmp(party, AFI_PCC))
		return "the PCC's office";
	if (!strcmp(party, AFI_FORCE))
		return "the force";
	return afi_party_name(party);
}

/* Whether @post is among the @posts, which have semicolons between them. */
static bool is_among(const char *posts, const char *post)
{
	struct afi_str one = AFI_STR_INIT;
	bool found = false;

	while (posts && *posts && !found) {
		const size_t n = strcspn(posts, ";");

		afi_str_reset(&one);
		afi_str_add(&one, posts, n);
		found = afi_text_same(one.s, post);
		posts += n + (posts[n] == ';');
	}
	afi_str_clear(&one);
	return found;
}

static bool is_chief(const struct afi_setup *setup,
		     const struct afi_person *person)
{
	const char *chiefs = afi_setup_get(setup, "chief-officers");

	for (size_t i = 0; i < person->nposts; i++)
		if (is_among(chiefs, person->posts[i]))
			return true;
	return false;
}

/* What the public is told of who has the address @email and is called @name;
 * @party is whose words he recorded, or NULL. */
static const char *public_name(const struct afi_setup *setup,
			       const char *name, const char *email,
			       const char *party)
{
	struct afi_str by = AFI_STR_INIT;
	const struct afi_person *person;

	afi_str_addc(&by, '<');
	afi_str_adds(&by, email);
	afi_str_addc(&by, '>');
	person = afi_setup_person(setup, by.s);
	afi_str_clear(&by);
	if (person && is_chief(setup, person))
		return name;
	if (person && person->nposts)
		return person->posts[0];
	if (person && person->nparties)
		return afi_party_office(person->speaks_for[0]);
	return party ? afi_party_office(party) : "somebody";
}

/* ---- strings ------------------------------------------------------------- */

struct looking {
	const struct afi_setup *setup;
	struct afi_secrets *secrets;
	bool redacted;
};

/* What under these keys is never data but one of a few words of ours, a date or
 * a number, which renderers go by: to publish "open" tells nothing.
 * view.schema.json says so of each (tests/cli/ours.py). */
static const char *const closed[] = {
	"band", "change", "fate", "figure", "iso", "level", "long", "numbered",
	"ordinal", "outcome", "rag", "relation", "standing", "state", "status",
	"sure", "utc", "when", "wording",
};

/* Under these there may be data too: only these words of ours are none, and
 * kinds of entries. */
static const struct {
	const char *key, *words;
} open_[] = {
	{ "as", "force|pcc|hmicfrs" },
	{ "party", "force|pcc|hmicfrs" },
	{ "party_name", "force|PCC|HMICFRS" },
	{ "pcc", "agrees|partly|disagrees|no-action" },
	{ "pcc_progress", "satisfied|more-needed|not-satisfied" },
	{ "body_progress", "satisfied|more-needed|not-satisfied" },
	{ "kind", "afi|coc|rec|area|practice|observation|progress|"
	  "exceptions|board|panel|visit|lineage|responses" },
	{ "what", "comments|publication|copy|finding|question|invitation|"
	  "chaser|re-test|claim|closed|reopened|slipped|returned|red|"
	  "owner changed|silent for 90 days or more|question not answered|"
	  "decisions crossed" },
};

static bool is_ours(const char *key, const char *value)
{
	for (size_t i = 0; key && i < sizeof(closed) / sizeof(*closed); i++)
		if (!strcmp(closed[i], key))
			return true;
	for (size_t i = 0; key && i < sizeof(open_) / sizeof(*open_); i++)
		if (!strcmp(open_[i].key, key) &&
		    afi_word_in(open_[i].words, value))
			return true;
	return key && !strcmp(key, "what") &&
	       afi_kind_find(value, NULL, false);
}

static json_t *text_of(const struct afi_str *str)
{
	return json_stringn_nocheck(str->s, str->len);
}

/* @value, or what is left of it; the caller owns it. */
static json_t *look_at_string(struct looking *l, const char *key,
			      json_t *value)
{
	const char *text = json_string_value(value);
	const bool found = afi_secrets_in(l->secrets, text);
	struct afi_str left = AFI_STR_INIT;
	json_t *out = json_incref(value);

	if (found && is_ours(key, text)) {
		afi_secrets_allow(l->secrets, text);
	} else if (found) {
		afi_secrets_hide(&left, l->secrets, text);
		json_decref(out);
		out = text_of(&left);
	}
	l->redacted = l->redacted ||
		      strstr(json_string_value(out), AFI_REDACTED);
	afi_str_clear(&left);
	return out;
}

/* ---- whoever is named ---------------------------------------------------- */

static const char *string_in(const json_t *object, const char *key)
{
	return json_string_value(json_object_get(object, key));
}

/* Put @now in place of @old wherever it stands in the string @key. */
static void replace(json_t *object, const char *key, const char *old,
		    const char *now)
{
	const char *text = string_in(object, key), *at;
	struct afi_str out = AFI_STR_INIT;

	if (text && *old && strstr(text, old) && strcmp(old, now)) {
		for (; (at = strstr(text, old)); text = at + strlen(old)) {
			afi_str_add(&out, text, (size_t)(at - text));
			afi_str_adds(&out, now);
		}
		afi_str_adds(&out, text);
		json_object_set_new(object, key, text_of(&out));
	}
	afi_str_clear(&out);
}

/* In @object, and in what it says, name the post of whoever its member @who
 * (NULL: itself) is, which others may name too and so is not itself changed. */
static void name_post(struct looking *l, json_t *object, const char *who)
{
	static const char *const told[] = { "said", "words", "note" };
	const json_t *person = who ? json_object_get(object, who) : object;
	const char *email = string_in(person, "email"), *now;
	const char *name = string_in(person, "name");
	struct afi_str both = AFI_STR_INIT, old = AFI_STR_INIT;
	json_t *post;

	if (!email)
		return;
	/* What @person has goes as it is named anew. */
	afi_str_adds(&old, name ? name : "");
	now = public_name(l->setup, old.s, email, string_in(object, "party"));
	afi_str_addf(&both, "%s <%s>", old.s, email);
	post = who ? json_copy((json_t *)person) : object;
	json_object_set_new(post, "name", json_string_nocheck(now));
	json_object_set_new(post, "email", json_null());
	if (who)
		json_object_set_new(object, who, post);
	for (size_t i = 0; i < sizeof(told) / sizeof(*told); i++) {
		replace(object, told[i], both.s, now);
		replace(object, told[i], old.s, now);
	}
	afi_str_clear(&old);
	afi_str_clear(&both);
}

/* Most objects name nobody, which their keys tell soonest. */
static bool may_name(json_t *object)
{
	for (void *at = json_object_iter(object); at;
	     at = json_object_iter_next(object, at)) {
		const char *key = json_object_iter_key(at);

		if ((*key == 'e' && !strcmp(key, "email")) ||
		    (*key == 'b' && !strcmp(key, "by")) ||
		    (*key == 'f' && !strcmp(key, "fields")) ||
		    (*key == 'a' && !strcmp(key, "author")))
			return true;
	}
	return false;
}

static bool names_somebody(const json_t *object, const char **who)
{
	static const char *const members[] = {
		NULL, "by", "fields", "author",
	};

	for (size_t i = 0; i < sizeof(members) / sizeof(*members); i++) {
		const json_t *person = members[i] ?
			json_object_get(object, members[i]) : object;

		*who = members[i];
		if (string_in(person, "email"))
			return true;
	}
	return false;
}

/* ---- all of it ----------------------------------------------------------- */

static void look_at_members(struct looking *l, json_t *object);

static void look_at_items(struct looking *l, const char *key, json_t *array);

/* @value as the public may see it; the caller owns it.  What has values in it
 * stays the same one. */
static json_t *look_at(struct looking *l, const char *key, json_t *value)
{
	switch (json_typeof(value)) {
	case JSON_OBJECT:
		look_at_members(l, value);
		break;
	case JSON_ARRAY:
		look_at_items(l, key, value);
		break;
	case JSON_STRING:
		return look_at_string(l, key, value);
	default:
		break;
	}
	return json_incref(value);
}

static void look_at_items(struct looking *l, const char *key, json_t *array)
{
	for (size_t i = 0; i < json_array_size(array); i++) {
		json_t *old = json_array_get(array, i);
		json_t *now = look_at(l, key, old);

		if (now != old)
			json_array_set(array, i, now);
		json_decref(now);
	}
}

/* A key is data only where it is one of an entry's, of a kind that this version
 * does not know. */
static void look_at_keys(struct looking *l, json_t *entry)
{
	json_t *fields = json_object_get(entry, "fields");
	json_t *all = json_copy(fields);
	struct afi_str left = AFI_STR_INIT;
	const char *key;
	json_t *value;

	json_object_foreach (all, key, value) {
		afi_str_reset(&left);
		if (!afi_secrets_hide(&left, l->secrets, key))
			continue;
		json_object_del(fields, key);
		json_object_set(fields, left.s, value);
	}
	afi_str_clear(&left);
	json_decref(all);
}

static void look_at_members(struct looking *l, json_t *object)
{
	const char *who;
	void *at;

	while (may_name(object) && names_somebody(object, &who))
		name_post(l, object, who);
	if (!afi_secrets_none(l->secrets) &&
	    json_is_false(json_object_get(object, "known")))
		look_at_keys(l, object);
	for (at = json_object_iter(object); at;
	     at = json_object_iter_next(object, at)) {
		json_t *old = json_object_iter_value(at);
		json_t *now = look_at(l, json_object_iter_key(at), old);

		if (now != old)
			json_object_iter_set(object, at, now);
		json_decref(now);
	}
}

void afi_view_make_public(json_t *view, bool *redacted,
			  struct afi_register *reg)
{
	struct looking l = { .setup = afi_register_setup(reg),
			     .secrets = afi_register_hidden(reg) };

	json_decref(look_at(&l, NULL, view));
	*redacted = *redacted || l.redacted;
}
