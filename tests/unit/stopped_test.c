/*
 * What is looked back at is what a register that really stopped there would
 * show: property tests on random histories of two offices, with back-dated
 * entries, corrections, retractions, links, decisions, questions, people and
 * settings that change, merges, and what is withheld and erased.
 *
 *	--rev DATE	a copy that was kept at the end of that day
 *	--rev COMMIT	a clone that was set back to that commit
 *	--as-of DATE	a register of only what had happened by then, with
 *			corrections in place
 *
 * Of each of these, list, show, history, due, search, summary and its kinds and
 * export must say the same.  What differs by design is named in two_views.c.
 *
 * What was erased later is so in a copy kept then, too.  In a commit it is not,
 * for those inside, who see that state as it is.  The public sees neither that
 * nor anything that is withheld in the end: the register that stopped is told
 * of both (later.h) and then says the same.
 *
 * AFI_SEEDS=17 tries the seed 17 alone, AFI_SEEDS=1-500 these; a failure says
 * which it was.  AFI_FULL=1 tries many more than usual.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "date.h"
#include "happened.h"
#include "later.h"
#include "offices.h"
#include "repo.h"
#include "store.h"
#include "str.h"
#include "two_views.h"

#define INSPECTION "northshire/peel-2024"

enum { USUAL = 24, FULL = 1000 };

/* ---- asking both --------------------------------------------------------- */

/* A register that is looked back at, and one that stopped. */
struct pair {
	const char *what;		/* is compared */
	const char *back[5];		/* the options, up to a NULL */
	const char *stopped;		/* its folder */
	const char *stopped_back[3];	/* ... and its options */
	int now, then;			/* days on which they are asked */
	bool register_too;		/* its own record, without which there
					   is none, is of that day */
	bool public;			/* they are asked for the public */
	bool marked;			/* the marks are those of the end */
};

static json_t *ask(const struct pair *pair, const char *dir,
		   const char *const *words, const char *const *options,
		   int day)
{
	const char *all[OFFICES_WORDS] = { NULL };
	json_t *read;
	size_t n = 0;

	for (; *words; words++)
		all[n++] = *words;
	for (; *options; options++)
		all[n++] = *options;
	all[n++] = "--for";
	all[n++] = pair->public ? "public" : "internal";
	all[n++] = "--format";
	all[n++] = strcmp(all[0], "export") ? "json" : "jsonl";
	offices_clock(day, 21);
	read = offices_read(dir, all);
	for (size_t i = 0; i < json_array_size(read); i++)
		view_strip(json_array_get(read, i), pair->marked);
	return read;
}

/* What is there only later can be asked for, and had no history. */
static bool is_nothing(const json_t *read)
{
	const json_t *entries = json_object_get(json_array_get(read, 0),
						"entries");

	return !read || (json_is_array(entries) && !json_array_size(entries));
}

static void compare(const struct pair *pair, const char *const *words)
{
	json_t *back = ask(pair, "a", words, pair->back, pair->now);
	json_t *stopped = ask(pair, pair->stopped, words, pair->stopped_back,
			      pair->then);
	struct afi_str why = AFI_STR_INIT;

	afi_str_addf(&why, "%s, %s, %s %s:", pair->what,
		     pair->public ? "public" : "internal", pair->back[0],
		     pair->back[1]);
	for (; *words; words++)
		afi_str_addf(&why, " %s", *words);
	afi_str_adds(&why, ": ");
	if (!(is_nothing(back) && !stopped) &&
	    views_differ(&why, back, stopped))
		fail_msg("%s", why.s);
	afi_str_clear(&why);
	json_decref(stopped);
	json_decref(back);
}

#define COMPARE(pair, ...)						\
	compare(pair, (const char *const []){ __VA_ARGS__, NULL })

/* Every target that there is in the end. */
static json_t *all_targets(int now)
{
	static const char *const words[] = {
		"export", "--for", "internal", "--format", "jsonl", NULL
	};
	json_t *lines, *targets = json_object();

	offices_clock(now, 21);
	lines = offices_read("a", words);
	for (size_t i = 0; i < json_array_size(lines); i++) {
		const json_t *line = json_array_get(lines, i);
		const char *target = json_string_value(json_object_get(line,
							"target"));

		if (json_object_get(line, "what"))
			json_object_set_new(targets, target, json_null());
	}
	json_decref(lines);
	return targets;
}

static void compare_each(const struct pair *pair)
{
	json_t *targets = all_targets(pair->now), *value;
	const char *target;

	json_object_foreach(targets, target, value) {
		if (offices_chance(8) == 0)
			COMPARE(pair, "show", target);
		if (offices_chance(16) == 0)
			COMPARE(pair, "history", target);
	}
	json_decref(targets);
}

/* Half of what can be asked, by chance. */
static void compare_all(const struct pair *pair)
{
	static const char *const questions[][8] = {
		{ "list", "--all" },
		{ "list", "--open", "--sort", "due", "--group", "owner" },
		{ "history", "northshire" },
		{ "due" },
		{ "search", "--any", "ten", "draft", "train" },
		{ "summary" },
		{ "summary", "--kind", "progress", "--since", "2025-01-10" },
		{ "summary", "--kind", "exceptions" },
		{ "summary", "--kind", "panel" },
		{ "summary", "--kind", "board", "--owner", "Head of Crime" },
		{ "summary", "--kind", "lineage" },
		{ "summary", "--kind", "responses" },
	};

	for (size_t i = 0; i < sizeof(questions) / sizeof(*questions); i++)
		if (offices_chance(2))
			compare(pair, questions[i]);
	if (pair->register_too && offices_chance(2))
		COMPARE(pair, "history");
	if (!pair->public && offices_chance(2))
		COMPARE(pair, "history", "northshire", "--last", "5",
			"--reverse");
	if (!pair->public && offices_chance(2))
		COMPARE(pair, "list", "--all", "--sort", "updated");
	compare_each(pair);
}

/* What says, also inside, what may not be seen; which is as it is now. */
static void compare_marked(const struct pair *pair)
{
	COMPARE(pair, "export");
	COMPARE(pair, "summary", "--kind", "visit", INSPECTION);
}

/* The same for the public, from which is kept what is withheld in the end; or
 * all, also of the past, if that is not known: a merge may bring words that the
 * mark of another office withholds, which the next entry there lists. */
static void compare_public(const struct pair *pair)
{
	static const char *const words[] = { "history", NULL };
	static const char *const none[] = { NULL };
	struct pair public = *pair;
	json_t *known;

	public.public = public.marked = true;
	known = ask(&public, "a", words, none, pair->now);
	if (!known)
		return;
	json_decref(known);
	compare_all(&public);
	compare_marked(&public);
}

/* ---- the properties ------------------------------------------------------ */

static void words_of(struct afi_str *out, int day)
{
	afi_str_reset(out);
	afi_day_iso(out, day);
}

static void check_date(int stop, int now)
{
	struct afi_str at = AFI_STR_INIT, before = AFI_STR_INIT;
	struct pair pair = {
		.what = "a copy kept then", .back = { "--rev", NULL },
		.stopped = "stopped", .now = now, .then = stop,
		.register_too = true,
	};
	const bool inside = offices_chance(2);
	struct pair both;

	words_of(&at, stop);
	words_of(&before, stop - offices_chance(15));
	pair.back[1] = at.s;
	both = pair;
	both.back[2] = both.stopped_back[0] = "--as-of";
	both.back[3] = both.stopped_back[1] = before.s;
	later_erased("stopped", "a");
	compare_all(&pair);
	compare_marked(&pair);
	if (inside)
		compare_all(&both);
	later_withheld("stopped", "a");
	compare_public(&pair);
	if (!inside)
		compare_public(&both);
	afi_str_clear(&before);
	afi_str_clear(&at);
}

/* Whoever may read a register can read all of what a commit says. */
static void check_commit(int now)
{
	const int back = 1 + offices_chance(20);
	char *commit = repo_ask("git -C a log --format=%%H | sed -n '%dp'",
				back);
	char *when = repo_ask("git -C a show -s --format=%%at %s", commit);
	const struct pair pair = {
		.what = "a clone set back", .back = { "--rev", commit },
		.stopped = "reset", .now = now,
		.then = (int)(atoll(when) / 86400), .register_too = true,
	};

	repo_do("git clone -q a reset && git -C reset reset -q --hard %s",
		commit);
	compare_all(&pair);
	compare_marked(&pair);
	later_erased("reset", "a");
	later_withheld("reset", "a");
	compare_public(&pair);
	free(when);
	free(commit);
}

static void check_day(int begin, int now)
{
	const int day = begin - 20 + offices_chance(now - begin + 20);
	struct afi_str at = AFI_STR_INIT;
	struct pair pair = {
		.what = "only what had happened", .back = { "--as-of", NULL },
		.stopped = "then", .now = now, .then = day,
	};

	words_of(&at, day);
	pair.back[1] = at.s;
	happened_by("a", "then", day);
	compare_all(&pair);
	later_withheld("then", "a");
	pair.marked = true;
	compare_marked(&pair);
	compare_public(&pair);
	afi_str_clear(&at);
}

static void check_seed(uint64_t seed)
{
	const int begin = afi_day_of(2025, 1, 2);
	int now, stop;

	print_message("seed %llu\n", (unsigned long long)seed);
	offices_seed(seed);
	repo_do("rm -rf a b stopped reset then");
	stop = begin + 3 + offices_chance(30);
	now = offices_work(begin, &stop);
	check_date(stop, now);
	check_commit(now);
	check_day(begin, now);
}

static void the_past_is_what_it_was(void **state)
{
	const char *asked = getenv("AFI_SEEDS"), *full = getenv("AFI_FULL");
	uint64_t first = 1, last = full && *full ? FULL : USUAL;
	struct afi_store *kept;

	(void)state;
	offices_enter();
	/* so that the library is not ended and begun with each command */
	kept = repo_init("kept", true);
	if (asked) {
		first = last = strtoull(asked, NULL, 10);
		if (strchr(asked, '-'))
			last = strtoull(strchr(asked, '-') + 1, NULL, 10);
	}
	for (uint64_t seed = first; seed <= last; seed++)
		check_seed(seed);
	afi_store_free(kept);
}

/* Git calls this program to merge a record, and before it commits. */
static int serve_git(int argc, char **argv)
{
	const char *words[OFFICES_WORDS] = { NULL };

	for (int i = 1; i < argc && i < OFFICES_WORDS - 1; i++)
		words[i - 1] = argv[i];
	return offices_run(NULL, NULL, words) ? 1 : 0;
}

int main(int argc, char **argv)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(the_past_is_what_it_was,
						repo_enter, repo_leave),
	};

	if (argc > 1)
		return serve_git(argc, argv);
	/* In memory where that can be had: what is synced there is free. */
	if (!access("/dev/shm", W_OK))
		setenv("TMPDIR", "/dev/shm", 0);
	return cmocka_run_group_tests_name("stopped", tests, NULL, NULL);
}
