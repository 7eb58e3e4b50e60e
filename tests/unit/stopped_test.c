/*
 * What is looked back at is what a register that really stopped there would
 * show: property tests on random histories of two offices, with back-dated
 * entries, corrections, retractions, links, decisions, questions and merges.
 *
 *	--rev DATE	a copy that was kept at the end of that day
 *	--rev COMMIT	a clone that was set back to that commit
 *	--as-of DATE	a register of only what had happened by then, with
 *			corrections in place
 *
 * Of each of these, list, show, history, due, summary and its kinds and export
 * must say the same.  What differs by design is named in strip().  Entries that
 * withhold are not among these: they are always those of the newest state.
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
#include "offices.h"
#include "repo.h"
#include "store.h"
#include "str.h"

enum { USUAL = 24, FULL = 1000 };

/* ---- two views ----------------------------------------------------------- */

/* A target is told so that it can be typed: where an action's number was given
 * out twice in the end, with its id. */
static json_t *without_id(const char *target)
{
	const char *tilde = strchr(target, '~');

	return tilde && strspn(tilde + 1, "0123456789abcdefghjkmnpqrstvwxyz") ==
			strlen(tilde + 1) ?
	       json_stringn(target, (size_t)(tilde - target)) : NULL;
}

static void strip_ids(json_t *value)
{
	json_t *inner, *bare;
	const char *key;

	json_object_foreach(value, key, inner) {
		strip_ids(inner);
		bare = json_is_string(inner) ?
		       without_id(json_string_value(inner)) : NULL;
		if (bare)
			json_object_set_new(value, key, bare);
	}
	for (size_t i = 0; i < json_array_size(value); i++) {
		inner = json_array_get(value, i);
		strip_ids(inner);
		bare = json_is_string(inner) ?
		       without_id(json_string_value(inner)) : NULL;
		if (bare)
			json_array_set_new(value, i, bare);
	}
}

/* What differs by design: as what the register was looked back at and which
 * commit that is, also in words, and when that was made; advice on what to do
 * now; and room for the targets that there are in the end. */
static void strip(json_t *view)
{
	static const char *const keys[] = {
		"as_of", "rev", "past", "position", "register", "recorded",
		"note", "longest_target",
	};

	for (size_t i = 0; i < sizeof(keys) / sizeof(*keys); i++)
		json_object_del(view, keys[i]);
	strip_ids(view);
}

/* Append where @a and @b differ first; false if they do not. */
static bool tell_difference(struct afi_str *out, json_t *a, json_t *b,
			    const char *path)
{
	struct afi_str inner = AFI_STR_INIT;
	char *left, *right;
	const char *key;
	json_t *value;
	bool told = false;

	if (a == b || json_equal(a, b))
		return false;
	json_object_foreach(a, key, value) {
		if (told || !json_is_object(b))
			break;
		afi_str_reset(&inner);
		afi_str_addf(&inner, "%s.%s", path, key);
		told = tell_difference(out, value, json_object_get(b, key),
				       inner.s);
	}
	for (size_t i = 0; json_is_array(b) && !told && i < json_array_size(a);
	     i++) {
		afi_str_reset(&inner);
		afi_str_addf(&inner, "%s[%zu]", path, i);
		told = tell_difference(out, json_array_get(a, i),
				       json_array_get(b, i), inner.s);
	}
	afi_str_clear(&inner);
	if (told)
		return true;
	left = a ? json_dumps(a, JSON_ENCODE_ANY | JSON_COMPACT) : NULL;
	right = b ? json_dumps(b, JSON_ENCODE_ANY | JSON_COMPACT) : NULL;
	afi_str_addf(out, "%s: looked back %s, stopped %s", path,
		     left ? left : "nothing", right ? right : "nothing");
	free(left);
	free(right);
	return true;
}

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
};

static json_t *ask(const char *dir, const char *const *words,
		   const char *const *options, int day)
{
	const char *all[OFFICES_WORDS] = { NULL };
	json_t *read;
	size_t n = 0;

	for (; *words; words++)
		all[n++] = *words;
	for (; *options; options++)
		all[n++] = *options;
	offices_clock(day, 21);
	read = offices_read(dir, all);
	for (size_t i = 0; i < json_array_size(read); i++)
		strip(json_array_get(read, i));
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
	json_t *back = ask("a", words, pair->back, pair->now);
	json_t *stopped = ask(pair->stopped, words, pair->stopped_back,
			      pair->then);
	struct afi_str why = AFI_STR_INIT;

	afi_str_addf(&why, "%s %s %s: %s %s %s: ", pair->what, pair->back[0],
		     pair->back[1], words[0], words[1], words[2] ? words[2] :
		     "");
	if (!(is_nothing(back) && !stopped) &&
	    tell_difference(&why, back, stopped, "view"))
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

static void compare_all(const struct pair *pair)
{
	json_t *targets = all_targets(pair->now), *value;
	const char *target;

	COMPARE(pair, "list", "--all", "--format", "json");
	COMPARE(pair, "list", "--open", "--sort", "due", "--group", "owner",
		"--format", "json");
	if (pair->register_too)
		COMPARE(pair, "history", "--format", "json");
	COMPARE(pair, "history", "northshire", "--format", "json");
	COMPARE(pair, "history", "northshire", "--last", "5", "--reverse",
		"--format", "json");
	COMPARE(pair, "due", "--format", "json");
	COMPARE(pair, "summary", "--format", "json");
	COMPARE(pair, "summary", "--kind", "progress", "--since", "2025-01-10",
		"--format", "json");
	COMPARE(pair, "summary", "--kind", "exceptions", "--format", "json");
	COMPARE(pair, "summary", "--kind", "panel", "--format", "json");
	COMPARE(pair, "summary", "--kind", "board", "--owner", "Head of Crime",
		"--format", "json");
	COMPARE(pair, "export", "--for", "internal", "--format", "jsonl");
	json_object_foreach(targets, target, value) {
		if (offices_chance(3) == 0)
			COMPARE(pair, "show", target, "--format", "json");
		if (offices_chance(6) == 0)
			COMPARE(pair, "history", target, "--format", "json");
	}
	json_decref(targets);
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

	words_of(&at, stop);
	words_of(&before, stop - offices_chance(15));
	pair.back[1] = at.s;
	compare_all(&pair);
	pair.back[2] = pair.stopped_back[0] = "--as-of";
	pair.back[3] = pair.stopped_back[1] = before.s;
	compare_all(&pair);
	afi_str_clear(&before);
	afi_str_clear(&at);
}

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
