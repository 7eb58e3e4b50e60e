/* The targets that may be meant: those of the register, by their names. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "complete.h"
#include "record.h"
#include "register.h"

enum { MOST = 300 };	/* nobody looks at more */

/* What is completed: all that begins so, after what stands before it. */
struct typed {
	const char *head;	/* "peel-2024/", or "" */
	int head_len;
	const char *tail;
	size_t found;
};

static void offer(struct typed *t, const char *name, const char *after)
{
	if (!strncmp(name, t->tail, strlen(t->tail)) && t->found++ < MOST)
		printf("%.*s%s%s\n", t->head_len, t->head, name, after);
}

/* Those within the force or the inspection @within, one level below it. */
static void offer_within(struct typed *t, struct afi_register *reg,
			 const struct afi_target *within)
{
	struct afi_places places = { 0 };
	struct afi_err ignored = AFI_ERR_INIT;
	const bool findings = within->level == AFI_INSPECTION;

	(void)afi_register_places(&places, reg, within, &ignored);
	for (size_t i = 0; i < places.n; i++) {
		const struct afi_target *at = &places.v[i].target;

		if (places.v[i].stray)
			continue;
		if (findings && at->level == AFI_FINDING)
			offer(t, at->finding, "");
		if (findings || at->level != AFI_INSPECTION)
			continue;
		/* It is a target, and the way to others. */
		offer(t, at->inspection, "");
		offer(t, at->inspection, "/");
	}
	afi_places_clear(&places);
}

static void offer_actions(struct typed *t, struct afi_register *reg,
			  const struct afi_target *finding)
{
	struct afi_record rec = AFI_RECORD_INIT;
	struct afi_err ignored = AFI_ERR_INIT;
	char number[16];

	if (!afi_register_load(&rec, reg, finding, &ignored))
		for (size_t i = 0; i < rec.n; i++) {
			if (!afi_entry_is(&rec.entries[i], "action") ||
			    rec.entries[i].corrects)
				continue;
			snprintf(number, sizeof(number), "%d",
				 afi_entry_number(&rec.entries[i], "number"));
			offer(t, number, "");
		}
	afi_record_clear(&rec);
}

/* With nothing before it: a finding of the current inspection, an inspection of
 * the one force, or one of several forces. */
static void offer_bare(struct typed *t, struct afi_register *reg)
{
	const struct afi_setup *setup = afi_register_setup(reg);
	const char *set = afi_setup_get(setup, "current-inspection");
	struct afi_err ignored = AFI_ERR_INIT;
	struct afi_target at;

	if (set && !afi_register_resolve(&at, reg, set, &ignored))
		offer_within(t, reg, &at);
	for (size_t i = 0; i < setup->nforces; i++)
		offer(t, setup->forces[i].slug, "/");
	if (setup->nforces == 1 &&
	    !afi_register_resolve(&at, reg, setup->forces[0].slug, &ignored))
		offer_within(t, reg, &at);
}

static void offer_below(struct typed *t, struct afi_register *reg)
{
	struct afi_str head = AFI_STR_INIT;
	struct afi_err ignored = AFI_ERR_INIT;
	struct afi_target at;

	afi_str_add(&head, t->head, (size_t)t->head_len - 1);
	if (!afi_register_resolve(&at, reg, head.s, &ignored)) {
		if (at.level == AFI_FINDING)
			offer_actions(t, reg, &at);
		else if (at.level != AFI_ACTION)
			offer_within(t, reg, &at);
	}
	afi_str_clear(&head);
}

void complete_target(const char *dir, const char *typed)
{
	const char *slash = strrchr(typed, '/');
	struct typed t = { .head = typed,
			   .tail = slash ? slash + 1 : typed };
	struct afi_register *reg = NULL;
	struct afi_err ignored = AFI_ERR_INIT;

	t.head_len = (int)(t.tail - typed);
	if (strlen(typed) < AFI_SLUG_MAX * 4 &&
	    !afi_register_open(&reg, dir, &ignored)) {
		if (t.head_len)
			offer_below(&t, reg);
		else
			offer_bare(&t, reg);
	}
	afi_register_free(reg);
}
