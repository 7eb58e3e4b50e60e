/* The register: which target somebody probably meant who mistyped one. */
#include <ctype.h>
#include <stdio.h>
#include <string.h>

#include "near.h"
#include "register_impl.h"

enum { PARTS = 4 };

#define KINDS "afi|coc|rec|area|practice|observation"

/* "afi3", "aif-3" and "AFI_3" are afi-3: letters near a kind's, then numbers.
 * A number is never guessed. */
static bool as_finding(struct afi_str *out, const char *part)
{
	const size_t letters = strspn(part, "abcdefghijklmnopqrstuvwxyz"
				      "ABCDEFGHIJKLMNOPQRSTUVWXYZ");
	const size_t gap = strspn(part + letters, "-_ .");
	const char *number = part + letters + gap;
	char typed[AFI_SLUG_MAX + 1];
	struct afi_near near = { .typed = typed };

	if (!letters || letters >= sizeof(typed) ||
	    !isdigit((unsigned char)*number) ||
	    number[strspn(number, "0123456789-")])
		return false;
	memcpy(typed, part, letters);
	typed[letters] = '\0';
	afi_near_try_all(&near, KINDS);
	if (*near.best)
		afi_str_addf(out, "%s-%s", near.best, number);
	return *near.best;
}

/* The inspections of @force. */
static void try_inspections(struct afi_near *near, struct afi_register *reg,
			    const char *force)
{
	struct afi_target within = { .level = AFI_REGISTER };
	struct afi_places places = { 0 };
	struct afi_err ignored = AFI_ERR_INIT;

	snprintf(within.force, sizeof(within.force), "%s", force);
	(void)afi_register_places(&places, reg, &within, &ignored);
	for (size_t i = 0; i < places.n; i++)
		if (!places.v[i].stray &&
		    places.v[i].target.level == AFI_INSPECTION)
			afi_near_try(near, places.v[i].target.inspection);
	afi_places_clear(&places);
}

/* A force or an inspection that is near @part, which comes after @force. */
static void add_place(struct afi_str *out, struct afi_register *reg,
		      const char *force, const char *part)
{
	const struct afi_setup *setup = &reg->setup;
	struct afi_near near = { .typed = part };

	for (size_t i = 0; !force && i < setup->nforces; i++)
		afi_near_try(&near, setup->forces[i].slug);
	if (force || setup->nforces == 1)
		try_inspections(&near, reg,
				force ? force : setup->forces[0].slug);
	afi_str_adds(out, *near.best ? near.best : part);
}

static void guess(struct afi_str *out, struct afi_register *reg,
		  const char *text)
{
	const struct afi_force *force = NULL;
	struct afi_str part = AFI_STR_INIT;

	for (const char *at = text; *at;) {
		const size_t len = strcspn(at, "/"), start = out->len;

		afi_str_reset(&part);
		afi_str_add(&part, at, len);
		if (isdigit((unsigned char)*part.s))
			afi_str_adds(out, part.s);
		else if (!as_finding(out, part.s))
			add_place(out, reg, force ? force->slug : NULL,
				  part.s);
		force = afi_setup_force(&reg->setup, out->s + start);
		at += len;
		if (*at)
			afi_str_addc(out, *at++);
	}
	afi_str_clear(&part);
}

bool afi_register_near(struct afi_str *out, struct afi_register *reg,
		       const char *text)
{
	struct afi_err ignored = AFI_ERR_INIT;
	struct afi_target target;

	afi_str_reset(out);
	if (strlen(text) < PARTS * (AFI_SLUG_MAX + 1))
		guess(out, reg, text);
	/* What is near to what is near is itself, so that this ends. */
	return out->len && strcmp(out->s, text) &&
	       !afi_register_resolve(&target, reg, out->s, &ignored);
}
