/* The history as it is walked: each commit once, and the records in which it
 * differs from those before it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "mem.h"
#include "repo.h"
#include "store.h"

/* One line for each commit: its subject's author, parents, "shallow", and each
 * path with a + (new), - (gone) or * for each parent, = where it is the same;
 * a root has a ! for each file. */
static enum afi_code tell(const struct afi_commit *commit, void *arg,
			  struct afi_err *err)
{
	struct afi_str *out = arg;

	(void)err;
	afi_str_addf(out, "%s %zu%s", commit->author, commit->nparents,
		     commit->shallow ? " shallow" : "");
	for (size_t i = 0; i < commit->ndiffs; i++) {
		const struct afi_diff *diff = &commit->diffs[i];

		afi_str_addf(out, " %s:%s", diff->path,
			     commit->nparents ? "" : "!");
		for (size_t k = 0; k < commit->nparents; k++)
			afi_str_addc(out, !*diff->now ? '-' :
				     !*diff->before[k] ? '+' :
				     strcmp(diff->now, diff->before[k]) ?
				     '*' : '=');
	}
	afi_str_addc(out, '\n');
	return AFI_OK;
}

static void walked(const char *dir, const char *expected)
{
	struct afi_store *store = repo_open(dir);
	struct afi_str lines = AFI_STR_INIT;
	struct afi_err err = AFI_ERR_INIT;

	if (afi_store_walk(store, tell, &lines, &err))
		fail_msg("%s", err.msg);
	assert_string_equal(lines.s, expected);
	afi_str_clear(&lines);
	afi_store_free(store);
}

/* A commit whose author is @name, after @change. */
static void commit(const char *name, const char *change)
{
	repo_do("cd r && %s && git add -A && "
		"GIT_AUTHOR_NAME=%s git commit -q --allow-empty -m x", change,
		name);
}

static int enter(void **state)
{
	if (repo_enter(state))
		return -1;
	repo_do("git init -q r");
	commit("A", "mkdir -p records/f/i t && echo 1 >records/f/i/a && "
	       "echo 1 >records/f/i/b && echo 1 >register.yaml && "
	       "echo 1 >t/letter");
	return 0;
}

static void an_empty_repository_has_no_history(void **state)
{
	(void)state;
	repo_do("git init -q e");
	walked("e", "");
}

static void a_root_has_all_its_records(void **state)
{
	(void)state;
	walked("r", "A 0 records/f/i/a:! records/f/i/b:! register.yaml:!\n");
}

#define ROOT "A 0 records/f/i/a:! records/f/i/b:! register.yaml:!\n"

static void each_commit_has_what_it_changed(void **state)
{
	(void)state;
	commit("B", "echo 2 >records/f/i/a");
	commit("C", "echo 2 >t/letter");
	commit("D", "git rm -q records/f/i/b && echo 1 >records/f/i/c");
	walked("r", "D 1 records/f/i/c:+ records/f/i/b:-\n"
	       "C 1\n"
	       "B 1 records/f/i/a:*\n" ROOT);
}

/* Only what is not that of every parent can be the merge's own doing. */
static void a_merge_is_seen_from_each_parent(void **state)
{
	(void)state;
	repo_do("git -C r checkout -qb side");
	commit("S", "echo s >records/f/i/a");
	repo_do("git -C r checkout -q main");
	commit("M", "echo m >records/f/i/b");
	repo_do("cd r && GIT_AUTHOR_NAME=J git merge -q --no-ff -m j side");
	walked("r", "J 2 records/f/i/a:*= records/f/i/b:=*\n"
	       "M 1 records/f/i/b:*\n"
	       ROOT
	       "S 1 records/f/i/a:*\n");
}

static void a_file_in_a_folders_place_is_both(void **state)
{
	(void)state;
	commit("B", "git rm -rq records/f/i && mkdir -p records/f && "
	       "echo 1 >records/f/i");
	walked("r", "B 1 records/f/i:+ records/f/i/a:- records/f/i/b:-\n"
	       ROOT);
}

static void a_shallow_clone_ends_where_it_ends(void **state)
{
	(void)state;
	commit("B", "echo 2 >records/f/i/a");
	commit("C", "echo 3 >records/f/i/a");
	repo_do("git clone -q --depth 2 \"file://$PWD/r\" s");
	walked("s", "C 1 records/f/i/a:*\n"
	       "B 0 shallow records/f/i/a:! records/f/i/b:! "
	       "register.yaml:!\n");
}

static enum afi_code stop(const struct afi_commit *told, void *arg,
			  struct afi_err *err)
{
	(void)told;
	++*(int *)arg;
	return afi_err_set(err, AFI_EINVALID, "enough");
}

static void who_is_told_may_stop_it(void **state)
{
	struct afi_store *store;
	struct afi_err err = AFI_ERR_INIT;
	int told = 0;

	(void)state;
	commit("B", "echo 2 >records/f/i/a");
	store = repo_open("r");
	assert_int_equal(afi_store_walk(store, stop, &told, &err),
			 AFI_EINVALID);
	assert_string_equal(err.msg, "enough");
	assert_int_equal(told, 1);
	afi_store_free(store);
}

int main(void)
{
#define T(test) cmocka_unit_test_setup_teardown(test, enter, repo_leave)
	const struct CMUnitTest tests[] = {
		T(an_empty_repository_has_no_history),
		T(a_root_has_all_its_records),
		T(each_commit_has_what_it_changed),
		T(a_merge_is_seen_from_each_parent),
		T(a_file_in_a_folders_place_is_both),
		T(a_shallow_clone_ends_where_it_ends),
		T(who_is_told_may_stop_it),
	};

	return cmocka_run_group_tests_name("store_walk", tests, NULL, NULL);
}
