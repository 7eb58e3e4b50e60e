/* afi person: who is listed, for which party they speak, which posts they
 * hold. */
#include <stdlib.h>
#include <string.h>

#include "cmd.h"
#include "opt.h"
#include "query.h"
#include "reading.h"
#include "record.h"
#include "register.h"
#include "render.h"
#include "setup.h"

struct listing {
	const char *person;
	struct opt_list parties, posts, may;
	struct afi_arena arena;			/* of these */
	bool remove;
	struct afi_str name, email;		/* the name "" if not given */
};

/* "Performance Lead <lead@force.example>", or the address alone. */
static enum afi_code split(struct listing *l, struct afi_err *err)
{
	const char *open = strchr(l->person, '<');
	const char *close = open ? strchr(open, '>') : NULL;
	const char *at = strchr(l->person, '@');
	struct afi_str part = AFI_STR_INIT;
	enum afi_code rc;

	if (!open && at && !strpbrk(l->person, " \t>"))
		return opt_line(&l->email, l->person, "the address", err);
	if (!open || !close || close[1] || !at || at < open)
		return afi_err_set(err, AFI_EUSAGE, "a person is written 'Name "
				   "<address>', such as 'Performance Lead "
				   "<lead@force.example>'");
	afi_str_add(&part, l->person, (size_t)(open - l->person));
	if (!(rc = opt_line(&l->name, part.s, "the name", err))) {
		afi_str_reset(&part);
		afi_str_add(&part, open + 1, (size_t)(close - open) - 1);
		rc = opt_line(&l->email, part.s, "the address", err);
	}
	afi_str_clear(&part);
	return rc;
}

/* "none" alone empties a list. */
static enum afi_code read_none(struct opt_list *list, bool *given,
			       const char *option, struct afi_err *err)
{
	*given = list->n > 0;
	for (size_t i = 0; i < list->n; i++) {
		if (strcmp(list->v[i], "none") != 0)
			continue;
		if (list->n > 1)
			return afi_err_set(err, AFI_EUSAGE, "%s: 'none' stands "
					   "alone", option);
		list->n = 0;
	}
	return AFI_OK;
}

static bool same_items(const char *const *a, size_t na, const char *const *b,
		       size_t nb)
{
	bool same = na == nb;

	for (size_t i = 0; i < na && same; i++) {
		same = false;
		for (size_t k = 0; k < nb && !same; k++)
			same = strcmp(a[i], b[k]) == 0;
	}
	return same;
}

/* What a person will be listed with. */
struct wanted {
	const char *name;
	const char *const *parties, *const *posts;
	size_t nparties, nposts;
	bool may_erase;
};

/* A new listing stands for all of the old one, so that what is not changed is
 * said again. */
static enum afi_code decide(struct wanted *out, const struct listing *l,
			    const struct afi_person *old, struct afi_err *err)
{
	struct opt_list posts = l->posts, may = l->may;
	bool posts_given, may_given;
	enum afi_code rc;

	if ((rc = read_none(&posts, &posts_given, "--post", err)) ||
	    (rc = read_none(&may, &may_given, "--may", err)))
		return rc;
	if (!old && !l->name.len)
		return afi_err_set(err, AFI_EUSAGE, "%s is not listed yet; "
				   "give the name too: 'Name <%s>'",
				   l->email.s, l->email.s);
	if (!old && !l->parties.n)
		return afi_err_set(err, AFI_EUSAGE, "say for whom they speak "
				   "with --for PARTY");
	out->name = l->name.len ? l->name.s : old->name;
	out->parties = l->parties.n ? l->parties.v : old->speaks_for;
	out->nparties = l->parties.n ? l->parties.n : old->nparties;
	out->posts = posts_given ? posts.v : old ? old->posts : NULL;
	out->nposts = posts_given ? posts.n : old ? old->nposts : 0;
	out->may_erase = may_given ? may.n > 0 : old && old->may_erase;
	return AFI_OK;
}

static bool is_so_listed(const struct afi_person *old,
			 const struct wanted *wanted)
{
	return old && strcmp(old->name, wanted->name) == 0 &&
	       old->may_erase == wanted->may_erase &&
	       same_items(old->speaks_for, old->nparties, wanted->parties,
			  wanted->nparties) &&
	       same_items(old->posts, old->nposts, wanted->posts,
			  wanted->nposts);
}

static enum afi_code add_person(struct afi_change *change, const char *email,
				const struct wanted *wanted,
				struct afi_err *err)
{
	static const struct afi_target the_register = {
		.level = AFI_REGISTER
	};
	static const char *const erase[] = { "erase" };
	struct afi_draft draft = AFI_DRAFT_INIT;
	enum afi_code rc;

	afi_draft_add(&draft, "name", wanted->name);
	afi_draft_add(&draft, "email", email);
	afi_draft_list(&draft, "for", wanted->parties, wanted->nparties);
	if (wanted->may_erase)
		afi_draft_list(&draft, "may", erase, 1);
	if (wanted->nposts)
		afi_draft_list(&draft, "post", wanted->posts, wanted->nposts);
	rc = afi_change_add(change, &the_register, "person", NULL, NULL,
			    &draft, err);
	afi_draft_clear(&draft);
	return rc;
}

static enum afi_code list_them(struct afi_change *change, void *arg,
			       struct afi_err *err)
{
	const struct listing *l = arg;
	const struct afi_setup *setup =
		afi_register_setup(afi_change_register(change));
	const struct afi_person *old;
	struct afi_str by = AFI_STR_INIT;
	struct wanted wanted = { 0 };
	enum afi_code rc = AFI_OK;

	afi_str_addf(&by, "<%s>", l->email.s);
	old = afi_setup_person(setup, by.s);
	if (l->remove && !old)
		goto out;
	if (l->remove && setup->npeople == 1) {
		rc = afi_err_set(err, AFI_EINVALID, "%s is the only one "
				 "listed, and nobody could record anything "
				 "after that; list somebody else first",
				 old->name);
		goto out;
	}
	if (l->remove)
		wanted.name = l->name.len ? l->name.s : old->name;
	else if ((rc = decide(&wanted, l, old, err)) ||
		 is_so_listed(old, &wanted))
		goto out;
	rc = add_person(change, l->email.s, &wanted, err);
out:
	afi_str_clear(&by);
	return rc;
}

static enum afi_code show_them(const struct opt_common *common,
			       struct afi_err *err)
{
	struct reading r = READING_INIT;
	json_t *view = NULL;
	enum afi_code rc;

	if (!(rc = reading_begin(&r, AFI_PAGE_PEOPLE, NULL, common, err))) {
		view = afi_query_people(r.reg);
		afi_render_view(&r.render, view);
	}
	json_decref(view);
	return reading_end(&r, rc, err);
}

/* What was asked for makes sense together. */
static enum afi_code check(const struct listing *l,
			   const struct opt_common *common,
			   struct afi_err *err)
{
	const bool says = l->parties.n || l->posts.n || l->may.n;

	for (size_t i = 0; i < l->may.n; i++)
		if (strcmp(l->may.v[i], "erase") != 0 &&
		    strcmp(l->may.v[i], "none") != 0)
			return afi_err_set(err, AFI_EUSAGE, "--may: there is "
					   "erase, or none, but no '%s'",
					   l->may.v[i]);
	if (l->person && common->format)
		return afi_err_set(err, AFI_EUSAGE, "--format goes with the "
				   "list of all; leave PERSON out");
	if (!l->person && (says || l->remove))
		return afi_err_set(err, AFI_EUSAGE, "say who is meant: 'Name "
				   "<address>', or the address of who is "
				   "listed");
	if (l->remove && says)
		return afi_err_set(err, AFI_EUSAGE, "--remove takes them off "
				   "the list with all that they had");
	return l->person ? AFI_OK : opt_records_nothing(common, "PERSON", err);
}

/* Where nobody is listed, --for says who may read the list: "public" and
 * "internal" are no parties. */
static void take_audience(struct opt_common *common, struct opt_list *parties,
			  const char *person)
{
	if (person || parties->n != 1 ||
	    (strcmp(parties->v[0], "public") &&
	     strcmp(parties->v[0], "internal")))
		return;
	common->audience = parties->v[0];
	parties->n = 0;
}

enum afi_code cmd_person(int argc, char **argv, struct afi_err *err)
{
	struct listing l = { .name = AFI_STR_INIT, .email = AFI_STR_INIT,
			     .arena = AFI_ARENA_INIT };
	struct opt_list parties = { 0 }, posts = { 0 };
	struct opt_common common = { 0 };
	const struct opt opts[] = {
		{ .name = "for", .arg = "PARTY", .list = &parties,
		  .words = OPT_PARTIES,
		  .help = "for whom they speak: force, pcc; may be repeated" },
		{ .name = "post", .arg = "POST", .list = &posts,
		  .help = "the posts they hold, as owners are written; or "
			  "none" },
		{ .name = "may", .arg = "WHAT", .list = &l.may,
		  .words = "erase|none|...",
		  .help = "erase, or none: whether they may erase" },
		{ .name = "remove", .flag = &l.remove,
		  .help = "they speak for nobody any more" },
		{ .name = "format", .arg = "FORMAT", .str = &common.format,
		  .words = "text|json|...",
		  .help = "of the list: text or json" },
		OPT_WRITER(&common),
		{ .arg = "PERSON", .str = &l.person,
		  .help = "'Name <address>'; without it, all are listed" },
		{ 0 },
	};
	enum afi_code rc;

	if ((rc = opt_parse(opts, argc, argv, err)))
		goto out;
	take_audience(&common, &parties, l.person);
	if ((rc = opt_lines(&l.parties, &l.arena, &parties, "--for", err)) ||
	    (rc = opt_lines(&l.posts, &l.arena, &posts, "--post", err)) ||
	    (rc = check(&l, &common, err)) ||
	    (l.person && (rc = split(&l, err))))
		goto out;
	rc = l.person ? opt_change(&common, list_them, &l, err)
		      : show_them(&common, err);
out:
	afi_str_clear(&l.email);
	afi_str_clear(&l.name);
	afi_arena_clear(&l.arena);
	free(l.may.v);
	free(l.posts.v);
	free(l.parties.v);
	free(posts.v);
	free(parties.v);
	return rc;
}
