/*
 * Targets, slugs and paths.  Lines of the input are taken one by one, and in
 * threes for the order of slugs:
 *
 * - a target that is taken apart prints as it was, and again;
 * - of a whole one the path leads back to it;
 * - a path that leads to a target is that target's path;
 * - no slug is both a finding and a place;
 * - slugs have one order: of two unequal ones one is before the other, and
 *   what is before something is before all that follows it.
 */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "str.h"
#include "target.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

enum { MOST = 9 };		/* lines that are looked at */

static void must(bool holds)
{
	if (!holds)
		abort();
}

static bool same(const struct afi_target *a, const struct afi_target *b)
{
	return a->level == b->level && strcmp(a->force, b->force) == 0 &&
	       strcmp(a->inspection, b->inspection) == 0 &&
	       strcmp(a->finding, b->finding) == 0 &&
	       a->finding_new == b->finding_new && a->action == b->action &&
	       a->action_new == b->action_new &&
	       strcmp(a->action_id, b->action_id) == 0;
}

static void check_path(const struct afi_target *target)
{
	struct afi_str path = AFI_STR_INIT;
	struct afi_target back;

	afi_target_path(&path, target);
	must(afi_target_of_path(&back, path.s));
	must(strcmp(back.force, target->force) == 0);
	must(strcmp(back.inspection, target->inspection) == 0);
	must(strcmp(back.finding, target->finding) == 0);
	must(back.level == (target->level == AFI_ACTION ? AFI_FINDING :
			    target->level));
	afi_str_clear(&path);
}

static void check_parts(const struct afi_target *target)
{
	must(target->level != AFI_REGISTER);
	must(!target->force[0] || target->inspection[0]);
	must(!target->force[0] || afi_slug_is_place(target->force));
	must(!target->inspection[0] || afi_slug_is_place(target->inspection));
	must((target->level >= AFI_FINDING) == (target->finding[0] != '\0'));
	must((target->level == AFI_ACTION) ==
	     (target->action_new || target->action > 0));
	must(!target->action_id[0] || target->action > 0);
}

static void check_target(const char *text)
{
	struct afi_target target, back;
	struct afi_str out = AFI_STR_INIT;
	struct afi_err err = AFI_ERR_INIT;
	enum afi_code rc = afi_target_parse(&target, text, &err);

	if (rc) {
		must(rc == AFI_EUSAGE && err.msg[0]);
		return;
	}
	check_parts(&target);
	afi_target_print(&out, &target);
	must(strcmp(out.s, text) == 0);
	must(!afi_target_parse(&back, out.s, &err) && same(&target, &back));
	if (target.force[0] && (target.level == AFI_INSPECTION ||
				afi_finding_split(NULL, NULL, NULL,
						  target.finding)))
		check_path(&target);
	afi_str_clear(&out);
}

static void check_slug(const char *s)
{
	const char *kind = NULL;
	struct afi_str out = AFI_STR_INIT;
	int number = 0, sub = 0;

	must(!afi_slug_is_place(s) || afi_slug_valid(s));
	if (!afi_finding_split(&kind, &number, &sub, s))
		return;
	must(afi_slug_valid(s) && !afi_slug_is_place(s));
	must(afi_kind_is_finding(kind));
	afi_str_addf(&out, "%s-%d", kind, number);
	if (sub)
		afi_str_addf(&out, "-%d", sub);
	must(strcmp(out.s, s) == 0);
	afi_str_clear(&out);
}

static void check_as_path(const char *path)
{
	struct afi_str out = AFI_STR_INIT;
	struct afi_target target;

	if (!afi_target_of_path(&target, path))
		return;
	afi_target_path(&out, &target);
	must(strcmp(out.s, path) == 0);
	afi_str_clear(&out);
}

static int sign(const char *a, const char *b)
{
	int diff = afi_slug_compare(a, b);

	return (diff > 0) - (diff < 0);
}

static void check_order(const char *a, const char *b, const char *c)
{
	must(sign(a, b) == -sign(b, a));
	must((sign(a, b) == 0) == (strcmp(a, b) == 0));
	if (sign(a, b) <= 0 && sign(b, c) <= 0)
		must(sign(a, c) <= 0);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	char *text = malloc(size + 1), *lines[MOST], *rest = text;
	size_t n = 0, i, k, m;

	if (!text)
		return 0;
	if (size)
		memcpy(text, data, size);
	text[size] = '\0';
	while (rest && n < MOST) {
		lines[n++] = rest;
		rest = strchr(rest, '\n');
		if (rest)
			*rest++ = '\0';
	}
	for (i = 0; i < n; i++) {
		check_target(lines[i]);
		check_slug(lines[i]);
		check_as_path(lines[i]);
		for (k = 0; k < n; k++)
			for (m = 0; m < n; m++)
				check_order(lines[i], lines[k], lines[m]);
	}
	free(text);
	return 0;
}
