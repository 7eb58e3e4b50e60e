/* Which inspection of the register a document is about. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "match_impl.h"
#include "text.h"

/* How well an inspection answers to what is sought, from the least on. */
enum likeness { UNLIKE, SAME_YEAR, SAME_CYCLE, SAME_TITLE, SAME_DAY };

static const char *const reasons[] = {
	[SAME_YEAR] = "its cycle begins in the same year",
	[SAME_CYCLE] = "it is of the same cycle",
	[SAME_TITLE] = "it is called the same",
	[SAME_DAY] = "it was published on the same day",
};

/* ---- the force ----------------------------------------------------------- */

static bool is_force(const struct afi_force *force, const char *name)
{
	struct afi_str slug = AFI_STR_INIT, title = AFI_STR_INIT;
	bool same;

	afi_text_slug(&slug, name);
	afi_text_slug(&title, force->title);
	same = strcmp(slug.s, force->slug) == 0 ||
	       strcmp(slug.s, title.s) == 0;
	/* "Northshire Police" is Northshire */
	if (!same) {
		afi_str_adds(&slug, "-police");
		same = strcmp(slug.s, title.s) == 0;
	}
	afi_str_clear(&title);
	afi_str_clear(&slug);
	return same;
}

static enum afi_code no_such_force(const struct afi_setup *setup,
				   const char *name, struct afi_err *err)
{
	if (setup->nforces == 1)
		return afi_err_set(err, AFI_ENOTFOUND, "the text is about "
				   "'%s', and this register about '%s'; if it "
				   "belongs here all the same, say --into %s/"
				   "INSPECTION", name, setup->forces[0].title,
				   setup->forces[0].slug);
	return afi_err_set(err, AFI_ENOTFOUND, "the text is about '%s', which "
			   "is no force of this register; say --into FORCE/"
			   "INSPECTION, or add it with 'afi init --force %s'",
			   name, name);
}

/* The force that the text names, else the only one. */
static enum afi_code find_force(const char **slug, struct afi_matcher *m,
				const char *name, struct afi_err *err)
{
	const struct afi_setup *setup = afi_register_setup(m->reg);

	for (size_t i = 0; name && i < setup->nforces; i++)
		if (is_force(&setup->forces[i], name)) {
			*slug = setup->forces[i].slug;
			return AFI_OK;
		}
	if (name)
		return no_such_force(setup, name, err);
	if (setup->nforces != 1)
		return afi_err_set(err, AFI_EUSAGE, "the text does not say "
				   "which force it is about, and this register "
				   "has several; say --into FORCE/INSPECTION");
	*slug = setup->forces[0].slug;
	return AFI_OK;
}

/* ---- likeness ------------------------------------------------------------ */

/* The first year in @text, and what stands before it; 0 if there is none. */
static int year_in(const char *text, size_t *before)
{
	for (const char *s = text; s && *s; s++) {
		const size_t n = strspn(s, "0123456789");

		if (n == 4 && (s[0] == '1' || s[0] == '2')) {
			*before = (size_t)(s - text);
			return atoi(s);
		}
		s += n ? n - 1 : 0;
	}
	return 0;
}

/* Whether nothing follows the year in @text, at @year, but another year. */
static bool ends_in_year(const char *text, size_t year)
{
	return !strpbrk(text + year, "abcdefghijklmnopqrstuvwxyz"
			"ABCDEFGHIJKLMNOPQRSTUVWXYZ");
}

/* Whether the two are rounds of one sort, as PEEL is: the same words stand
 * before the year, and none after it. */
static bool same_sort(const char *a, const char *b)
{
	size_t first, second;

	return year_in(a, &first) && year_in(b, &second) && first == second &&
	       first && strncmp(a, b, first) == 0 && ends_in_year(a, first) &&
	       ends_in_year(b, first);
}

/* "2021/22" and "2021-22" are one cycle; "2023-25" and "2023-2025" too. */
static bool same_cycle(const char *a, const char *b)
{
	size_t ignored;
	const char *ends[2] = { strpbrk(a, "/-"), strpbrk(b, "/-") };

	if (afi_wording_same(a, b))
		return true;
	return year_in(a, &ignored) == year_in(b, &ignored) && ends[0] &&
	       ends[1] && atoi(ends[0] + 1) % 100 == atoi(ends[1] + 1) % 100;
}

static enum likeness compare(const struct afi_sought *sought,
			     const struct afi_known *known, const char *slug)
{
	const char *cycle = afi_fold_value(&known->fold, "cycle");
	const char *title = known->fold.state.title;
	const char *published = afi_fold_value(&known->fold, "published");
	struct afi_err ignored = AFI_ERR_INIT;
	int day = AFI_NO_DAY;
	size_t before;

	if (published)
		(void)afi_day_parse(&day, published, &ignored);
	if (day != AFI_NO_DAY && day == sought->published)
		return SAME_DAY;
	if (!sought->title)
		return UNLIKE;
	if (afi_wording_same(title, sought->title) ||
	    strcmp(known->target.inspection, slug) == 0)
		return SAME_TITLE;
	/* another report of that round */
	if ((day != AFI_NO_DAY && sought->published != AFI_NO_DAY) ||
	    !same_sort(title, sought->title))
		return UNLIKE;
	if (cycle && sought->cycle && same_cycle(cycle, sought->cycle))
		return SAME_CYCLE;
	return year_in(title, &before) == year_in(sought->title, &before) ?
	       SAME_YEAR : UNLIKE;
}

/* ---- finding it ---------------------------------------------------------- */

/* The inspections that are most like it. */
struct best {
	enum likeness how;
	struct afi_target target;
	size_t n;
	struct afi_str names;
};

static void consider(struct best *best, const struct afi_sought *sought,
		     const struct afi_known *known, const char *slug)
{
	const enum likeness how = compare(sought, known, slug);

	if (how < best->how || how == UNLIKE)
		return;
	if (how > best->how) {
		afi_str_reset(&best->names);
		best->n = 0;
	}
	best->how = how;
	best->target = known->target;
	afi_str_adds(&best->names, best->n++ ? ", " : "");
	afi_target_print(&best->names, &known->target);
}

static enum afi_code find_best(struct best *best, struct afi_matcher *m,
			       const char *force, const char *slug,
			       const struct afi_sought *sought,
			       struct afi_err *err)
{
	struct afi_target within = { .level = AFI_REGISTER };
	struct afi_places places = { 0 };
	enum afi_code rc;

	snprintf(within.force, sizeof(within.force), "%s", force);
	rc = afi_register_places(&places, m->reg, &within, err);
	for (size_t i = 0; i < places.n && !rc; i++) {
		struct afi_known *known;

		if (places.v[i].stray ||
		    places.v[i].target.level != AFI_INSPECTION)
			continue;
		rc = afi_match_known(&known, m, &places.v[i].target, err);
		if (!rc && known && known->fold.nlive &&
		    !known->fold.state.void_)
			consider(best, sought, known, slug);
	}
	afi_places_clear(&places);
	return rc;
}

static enum afi_code decide(struct afi_target *out, bool *opens,
			    const char **why, const struct best *best,
			    const char *force, const char *slug,
			    struct afi_err *err)
{
	if (best->n > 1)
		return afi_err_set(err, AFI_EUSAGE, "it could belong to %s; "
				   "say which with --into", best->names.s);
	if (best->n) {
		*out = best->target;
		*why = reasons[best->how];
		return AFI_OK;
	}
	if (!*slug || !afi_slug_is_place(slug))
		return afi_err_set(err, AFI_EUSAGE, "the text does not say "
				   "which inspection it belongs to; say --into "
				   "%s/INSPECTION", force);
	*out = (struct afi_target){ .level = AFI_INSPECTION };
	snprintf(out->force, sizeof(out->force), "%s", force);
	snprintf(out->inspection, sizeof(out->inspection), "%s", slug);
	*opens = true;
	*why = "the register has none like it";
	return AFI_OK;
}

/* The only inspection of @force, or of the register. */
static bool only(struct afi_target *out, struct afi_matcher *m,
		 const char *force)
{
	struct afi_target within = { .level = AFI_REGISTER };
	struct afi_places places = { 0 };
	struct afi_err ignored = AFI_ERR_INIT;
	size_t n = 0;

	if (force)
		snprintf(within.force, sizeof(within.force), "%s", force);
	(void)afi_register_places(&places, m->reg, &within, &ignored);
	for (size_t i = 0; i < places.n; i++)
		if (!places.v[i].stray &&
		    places.v[i].target.level == AFI_INSPECTION) {
			*out = places.v[i].target;
			n++;
		}
	afi_places_clear(&places);
	return n == 1;
}

/* What a tracker belongs to, which says nothing of that itself. */
static bool usual(struct afi_target *out, const char **why,
		  struct afi_matcher *m, const char *force,
		  const struct afi_sought *sought)
{
	const char *set = afi_setup_get(afi_register_setup(m->reg),
					"current-inspection");
	struct afi_err ignored = AFI_ERR_INIT;

	if (sought->title || sought->published != AFI_NO_DAY)
		return false;
	if (!force && !sought->force && set &&
	    !afi_register_resolve(out, m->reg, set, &ignored)) {
		*why = "it is the current inspection";
		return true;
	}
	*why = "it is the only one";
	return only(out, m, force);
}

static enum afi_code search(struct afi_target *out, bool *opens,
			    const char **why, struct afi_matcher *m,
			    const char *force, const struct afi_sought *sought,
			    struct afi_err *err)
{
	struct best best = { .names = AFI_STR_INIT };
	struct afi_str slug = AFI_STR_INIT;
	enum afi_code rc = AFI_OK;

	if (!force && !sought->force && usual(out, why, m, force, sought))
		return AFI_OK;
	if ((force || !(rc = find_force(&force, m, sought->force, err))) &&
	    !usual(out, why, m, force, sought)) {
		if (sought->title)
			afi_text_slug(&slug, sought->title);
		if (!(rc = find_best(&best, m, force, slug.s, sought, err)))
			rc = decide(out, opens, why, &best, force, slug.s,
				    err);
	}
	afi_str_clear(&slug);
	afi_str_clear(&best.names);
	return rc;
}

/* ---- as it was asked for ------------------------------------------------- */

/* What --into names, which need not be there yet. */
static enum afi_code named(struct afi_target *out, bool *opens,
			   const char **why, struct afi_matcher *m,
			   const struct afi_sought *sought,
			   struct afi_err *err)
{
	const char *into = sought->into, *force = NULL;
	const struct afi_setup *setup = afi_register_setup(m->reg);
	struct afi_err missing = AFI_ERR_INIT;
	enum afi_code rc;

	*why = "--into says so";
	if (afi_target_parse(out, into, err))
		return afi_err_prefix(err, "--into");
	if (out->level != AFI_INSPECTION)
		return afi_err_set(err, AFI_EUSAGE, "--into: '%s' is no "
				   "inspection; say FORCE/INSPECTION", into);
	if (!*out->force) {
		rc = afi_register_resolve(out, m->reg, into, &missing);
		if (!rc && out->level == AFI_REGISTER)
			return search(out, opens, why, m, afi_setup_force(
				      setup, out->force)->slug, sought, err);
		if (rc == AFI_EINVALID)
			return afi_err_set(err, rc, "--into: %s", missing.msg);
		if (!rc)
			return AFI_OK;
		if ((rc = find_force(&force, m, sought->force, err)))
			return rc;
		(void)afi_target_parse(out, into, &missing);
		snprintf(out->force, sizeof(out->force), "%s", force);
	}
	if (!afi_setup_force(setup, out->force))
		return afi_err_set(err, AFI_ENOTFOUND, "--into: there is no "
				   "force '%s' in this register; 'afi init "
				   "--force NAME' adds one", out->force);
	*opens = true;	/* unless it is there */
	return AFI_OK;
}

enum afi_code afi_match_into(struct afi_target *out, bool *opens,
			     const char **why, struct afi_matcher *m,
			     const struct afi_sought *sought,
			     struct afi_err *err)
{
	struct afi_known *known;
	enum afi_code rc;

	*opens = false;
	rc = sought->into ? named(out, opens, why, m, sought, err)
			    : search(out, opens, why, m, NULL, sought, err);
	if (rc || !*opens)
		return rc;
	if (!(rc = afi_match_known(&known, m, out, err)))
		*opens = !known;
	return rc;
}
