#include "search.h"

#include <stdlib.h>
#include <string.h>

#include "near.h"
#include "setup.h"
#include "str.h"
#include "target.h"
#include "vec.h"

#define OPENING "\xE2\x80\x9C"	/* U+201C and U+201D, */
#define CLOSING "\xE2\x80\x9D"	/* which editors make of plain ones */

void search_clear(struct search_typed *typed)
{
	free(typed->words.v);
	free(typed->telling.whats.v);
	afi_arena_clear(&typed->arena);
	*typed = (struct search_typed)SEARCH_TYPED_INIT;
}

/* ---- splitting ----------------------------------------------------------- */

/* The bytes of a double quote at @s, or 0. */
static size_t quote_at(const char *s)
{
	if (*s == '"')
		return 1;
	return strncmp(s, OPENING, 3) && strncmp(s, CLOSING, 3) ? 0 : 3;
}

static bool has_quotes(const char *s)
{
	return strchr(s, '"') || strstr(s, OPENING) || strstr(s, CLOSING);
}

/* Append the parts of @text between blanks that are not in double quotes. */
static enum afi_code split(struct opt_list *out, struct afi_arena *arena,
			   const char *text, struct afi_err *err)
{
	struct afi_str part = AFI_STR_INIT;
	bool quoted = false, begun = false;
	size_t n;

	for (const char *s = text; ; s++) {
		if ((n = quote_at(s))) {
			quoted = !quoted;
			begun = true;
			s += n - 1;
		} else if (*s && (quoted || (*s != ' ' && *s != '\t'))) {
			afi_str_addc(&part, *s);
			begun = true;
		} else if (begun) {
			*afi_vec_push(out) = afi_arena_strdup(arena, part.s);
			afi_str_reset(&part);
			begun = false;
		}
		if (!*s)
			break;
	}
	afi_str_clear(&part);
	if (quoted)
		return afi_err_set(err, AFI_EUSAGE, "'%s' has a double quote "
				   "too many, or one too few", text);
	return AFI_OK;
}

/* ---- what was saved ------------------------------------------------------ */

/* The name in @word if that is @NAME, else NULL. */
static const char *name_in(const char *word)
{
	return *word == '@' && afi_slug_valid(word + 1) ? word + 1 : NULL;
}

/* Parse @text as if it had been typed after "afi search"; how it is to be shown
 * is not among what can be saved. */
static enum afi_code read_saved(struct search_typed *out, const char *text,
				struct afi_err *err)
{
	const struct opt opts[] = {
		OPT_SEARCH(out),
		OPT_SEARCH_WORDS(out),
		{ 0 },
	};
	struct opt_list args = { 0 };
	enum afi_code rc;

	*afi_vec_push(&args) = "search";
	rc = split(&args, &out->arena, text, err);
	if (!rc)
		rc = opt_parse_saved(opts, (int)args.n,
				     (char **)args.v, err);
	for (size_t i = 0; !rc && i < out->words.n; i++)
		if (name_in(out->words.v[i]))
			rc = afi_err_set(err, AFI_EUSAGE, "a saved search "
					 "cannot run another, as '%s'",
					 out->words.v[i]);
	free(args.v);
	return rc;
}

static const char *or_saved(const char *typed, const char *saved)
{
	return typed ? typed : saved;
}

/* Add to @typed what was @saved; the words are added by who found it. */
static void merge(struct search_typed *typed, const struct search_typed *saved)
{
	struct telling_typed *to = &typed->telling;
	const struct telling_typed *from = &saved->telling;

	typed->target = or_saved(typed->target, saved->target);
	to->party = or_saved(to->party, from->party);
	to->since = or_saved(to->since, from->since);
	to->until = or_saved(to->until, from->until);
	if (!to->whats.n)
		for (size_t i = 0; i < from->whats.n; i++)
			*afi_vec_push(&to->whats) = from->whats.v[i];
	typed->any |= saved->any;
	if (typed->open || typed->closed)
		return;
	typed->open = saved->open;
	typed->closed = saved->closed;
}

static enum afi_code no_such(const char *name, const struct afi_setup *setup,
			     struct afi_err *err)
{
	struct afi_near near = { .typed = name, .of = "@" };

	for (size_t i = 0; i < setup->nsettings; i++)
		if (afi_setting_is_query(setup->settings[i].name))
			afi_near_try(&near, setup->settings[i].name +
					    strlen(AFI_QUERY));
	return afi_err_set(err, AFI_ENOTFOUND, "no search is saved as '%s'; "
			   "%s", name, afi_near_or(&near, "'afi search "
			   "--queries' lists them"));
}

static enum afi_code add_saved(struct opt_list *words,
			       struct search_typed *typed, const char *name,
			       const struct afi_setup *setup,
			       struct afi_err *err)
{
	struct search_typed saved = SEARCH_TYPED_INIT;
	struct afi_str setting = AFI_STR_INIT;
	const char *text;
	enum afi_code rc;

	afi_str_addf(&setting, "%s%s", AFI_QUERY, name);
	text = afi_setup_get(setup, setting.s);
	if (!text) {
		rc = no_such(name, setup, err);
		goto out;
	}
	/* What it is made of goes on to be @typed's. */
	saved.arena = typed->arena;
	if ((rc = read_saved(&saved, text, err)))
		afi_err_prefix(err, "%s", setting.s);
	typed->arena = saved.arena;
	saved.arena = (struct afi_arena)AFI_ARENA_INIT;
	if (rc)
		goto out;
	for (size_t i = 0; i < saved.words.n; i++)
		*afi_vec_push(words) = saved.words.v[i];
	merge(typed, &saved);
out:
	search_clear(&saved);
	afi_str_clear(&setting);
	return rc;
}

enum afi_code search_expand(struct search_typed *typed,
			    const struct afi_register *reg,
			    struct afi_err *err)
{
	const struct afi_setup *setup = afi_register_setup(reg);
	struct opt_list words = { 0 };
	enum afi_code rc = AFI_OK;
	const char *name;

	for (size_t i = 0; i < typed->words.n && !rc; i++) {
		name = name_in(typed->words.v[i]);
		if (name)
			rc = add_saved(&words, typed, name, setup, err);
		else
			*afi_vec_push(&words) = typed->words.v[i];
	}
	free(typed->words.v);
	typed->words = words;
	return rc;
}

/* ---- what is looked for -------------------------------------------------- */

static enum afi_code add_phrases(struct afi_sought *out,
				 struct afi_arena *arena, const char *text,
				 struct afi_err *err)
{
	struct opt_list parts = { 0 };
	enum afi_code rc = split(&parts, arena, text, err);

	for (size_t i = 0; i < parts.n && !rc; i++)
		rc = afi_words_add(out, parts.v[i], err);
	free(parts.v);
	return rc;
}

enum afi_code search_sought(struct afi_sought *out,
			    struct search_typed *typed, struct afi_err *err)
{
	enum afi_code rc = AFI_OK;

	for (size_t i = 0; i < typed->words.n && !rc; i++) {
		const char *word = typed->words.v[i];

		rc = has_quotes(word) ?
		     add_phrases(out, &typed->arena, word, err) :
		     afi_words_add(out, word, err);
	}
	if (!rc && !out->nphrases)
		rc = afi_err_set(err, AFI_EUSAGE, "'afi search' needs WORDS, "
				 "what to look for; see 'afi help search'");
	return rc;
}

enum afi_code search_check(const char *text, int today, struct afi_err *err)
{
	struct search_typed typed = SEARCH_TYPED_INIT;
	struct afi_telling telling = AFI_TELLING_INIT;
	struct afi_sought sought = AFI_SOUGHT_INIT;
	enum afi_code rc;

	if (!(rc = read_saved(&typed, text, err)) &&
	    !(rc = telling_read(&telling, &typed.telling, today, err)) &&
	    typed.words.n)
		rc = search_sought(&sought, &typed, err);
	afi_words_clear(&sought);
	search_clear(&typed);
	return rc;
}
