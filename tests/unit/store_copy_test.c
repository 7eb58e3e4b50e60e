/* The copies of what is committed: staged, and in the working tree; and mending
 * what a killed writer left of them. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

#include "mem.h"
#include "repo.h"
#include "store.h"

#define FILE_A "records/f/i/a"

/* Each test has the repository r with FILE_A, "one" and "other", "x". */
static struct afi_store *store;

static int enter(void **state)
{
	if (repo_enter(state))
		return -1;
	store = repo_init("r", false);
	repo_written(store, FILE_A, "one");
	repo_written(store, "other", "x");
	return 0;
}

static int leave(void **state)
{
	afi_store_free(store);
	return repo_leave(state);
}

/* Everything that somebody can lose, as one text. */
static char *everything(void)
{
	return repo_ask("cd r && git rev-parse HEAD && git ls-files --stage && "
			"find . -name .git -prune -o -print | sort && "
			"find . -name .git -prune -o -type f -print | sort | "
			"xargs sha1sum");
}

/* Writing FILE_A is refused with @message, and nothing at all has changed. */
static void refused(const char *message)
{
	struct afi_err err = AFI_ERR_INIT;
	char *before = everything(), *after;

	assert_int_equal(repo_write(store, FILE_A, "two", NULL, &err),
			 AFI_ECONFLICT);
	assert_string_equal(err.msg, message);
	after = everything();
	assert_string_equal(after, before);
	assert_int_not_equal(access("r/.git/index.lock", F_OK), 0);
	free(after);
	free(before);
}

/* A copy lags if it is the beginning of what is committed. */
static bool begins(const char *copy, size_t copy_len, const char *head,
		   size_t head_len)
{
	return copy_len <= head_len && memcmp(copy, head, copy_len) == 0;
}

/* What is committed, staged and in the working tree is all @text. */
static void agrees(const char *text)
{
	repo_says(text, "git -C r show HEAD:" FILE_A);
	repo_says(text, "git -C r show :" FILE_A);
	repo_says(text, "cat r/" FILE_A);
	repo_says("", "git -C r status --porcelain");
}

/* ---- bringing up to date ------------------------------------------------- */

static void a_commit_leaves_the_copies_clean(void **state)
{
	(void)state;
	repo_written(store, FILE_A, "two");
	/* Before anything that would look into the file and know it then. */
	repo_says("", "cd r && git diff-files -- " FILE_A);
	agrees("two");
	repo_says("", "git -C r fsck --full --strict --no-dangling");
}

static void what_else_is_changed_stays_as_it_is(void **state)
{
	(void)state;
	repo_do("cd r && echo y >other && echo z >new && git add new");
	repo_written(store, FILE_A, "two");
	repo_says("A  new\n M other", "git -C r status --porcelain");
	repo_says(FILE_A, "git -C r diff --name-only HEAD~1 HEAD");
}

/* Git tells by times whether it must look into a file; ours moving the staged
 * list's own time must not make it blind. */
static void an_edit_in_the_same_second_is_still_seen(void **state)
{
	(void)state;
	repo_do("cd r && git config core.trustctime false && then=@1700000000 "
		"&& touch -d $then other && git add other && "
		"touch -d $then .git/index && printf y >other && "
		"touch -d $then other");
	repo_written(store, FILE_A, "two");
	repo_says(" M other", "git -C r status --porcelain");
}

static void a_file_keeps_its_permissions(void **state)
{
	(void)state;
	repo_do("chmod 600 r/" FILE_A);
	repo_written(store, FILE_A, "two");
	repo_says("600", "stat -c %a r/" FILE_A);
}

static void copies_that_lag_are_brought_up_to_date(void **state)
{
	struct afi_err err = AFI_ERR_INIT;

	(void)state;
	repo_written(store, FILE_A, "one two");
	repo_do("cd r && printf one >" FILE_A);
	assert_int_equal(repo_write(store, FILE_A, "one two three", begins,
				    &err), AFI_OK);
	agrees("one two three");
}

static void a_staged_copy_may_lag_too(void **state)
{
	struct afi_err err = AFI_ERR_INIT;

	(void)state;
	repo_written(store, FILE_A, "one two");
	repo_do("cd r && git reset -q HEAD~1 -- " FILE_A);
	assert_int_equal(repo_write(store, FILE_A, "one two three", begins,
				    &err), AFI_OK);
	agrees("one two three");
}

static void a_copy_with_more_in_it_does_not_lag(void **state)
{
	struct afi_err err = AFI_ERR_INIT;

	(void)state;
	repo_do("cd r && printf 'one mine' >" FILE_A);
	assert_int_equal(repo_write(store, FILE_A, "one two", begins, &err),
			 AFI_ECONFLICT);
	repo_says("one mine", "cat r/" FILE_A);
}

static void what_differs_is_told_to_readers(void **state)
{
	(void)state;
	assert_false(afi_store_differs(store, FILE_A));
	repo_put("r/" FILE_A, "mine");
	assert_true(afi_store_differs(store, FILE_A));
}

/* ---- somebody's own edits ------------------------------------------------ */

static void an_edit_is_refused(void **state)
{
	(void)state;
	repo_put("r/" FILE_A, "mine");
	refused("'" FILE_A "' has changes of your own that are not committed; "
		"commit them or put them aside, then try again");
}

static void a_staged_edit_is_refused(void **state)
{
	(void)state;
	repo_do("cd r && echo mine >" FILE_A " && git add . && printf one >"
		FILE_A);
	refused("'" FILE_A "' has changes of your own that are staged but not "
		"committed; commit them or put them aside, then try again");
}

static void a_deleted_file_is_refused(void **state)
{
	const char *message = "'" FILE_A "' has been deleted here but that is "
		"not committed; bring it back with 'git restore -S -W "
		"FILE', then try again";

	(void)state;
	repo_do("rm r/" FILE_A);
	refused(message);
	repo_do("git -C r rm -q " FILE_A);
	refused(message);
}

static void a_file_no_longer_tracked_is_refused(void **state)
{
	(void)state;
	repo_do("git -C r rm -q --cached " FILE_A);
	refused("'" FILE_A "' has been deleted here but that is not committed; "
		"bring it back with 'git restore -S -W FILE', then try "
		"again");
	repo_says("one", "cat r/" FILE_A);
}

static void a_file_in_the_way_is_refused(void **state)
{
	struct afi_err err = AFI_ERR_INIT;

	(void)state;
	repo_put("r/records/f/i/b", "mine");
	assert_int_equal(repo_write(store, "records/f/i/b", "two", NULL, &err),
			 AFI_ECONFLICT);
	assert_string_equal(err.msg, "'records/f/i/b' is in the way: a file of "
			    "your own that is in no commit; move it aside, "
			    "then try again");
	repo_says("mine", "cat r/records/f/i/b");
}

static void a_file_meant_to_be_added_is_refused(void **state)
{
	struct afi_err err = AFI_ERR_INIT;

	(void)state;
	repo_do("cd r && echo mine >records/f/i/b && git add -N .");
	assert_int_equal(repo_write(store, "records/f/i/b", "two", NULL, &err),
			 AFI_ECONFLICT);
	repo_says("mine", "cat r/records/f/i/b");
}

static void a_merge_under_way_is_refused(void **state)
{
	(void)state;
	repo_do("cd r && git checkout -qb x HEAD~1 && printf b >" FILE_A
		" && git commit -qam b && git checkout -q main && printf c >"
		FILE_A " && git commit -qam c && ! git merge -q x");
	refused("'" FILE_A "' is in the middle of a merge; finish or give up "
		"the merge, then try again");
}

static void nothing_is_written_through_a_link(void **state)
{
	(void)state;
	repo_do("mv r/records/f outside && ln -s ../../outside r/records/f");
	refused("'records/f' is in the way: it is a link and should be a "
		"folder; move it aside, then try again");
	repo_says("one", "cat outside/i/a");
}

static void a_link_in_a_files_place_is_refused(void **state)
{
	(void)state;
	repo_do("cd r && mv " FILE_A " ../outside && ln -s ../../../../outside "
		FILE_A);
	refused("'" FILE_A "' is in the way: it is no plain file; move it "
		"aside, then try again");
	repo_says("one", "cat outside");
}

/* A pipe would make whoever opens it wait for ever. */
static void a_pipe_in_a_files_place_is_refused(void **state)
{
	struct afi_err err = AFI_ERR_INIT;

	(void)state;
	repo_do("cd r && rm " FILE_A " && mkfifo " FILE_A);
	assert_int_equal(repo_write(store, FILE_A, "two", NULL, &err),
			 AFI_ECONFLICT);
	repo_says("fifo", "stat -c %F r/" FILE_A);
}

static void a_refused_commit_leaves_no_new_folder(void **state)
{
	const struct afi_author desk = { "D", "d@x", 1 };
	struct afi_change_file files[2] = {
		{ .path = afi_xstrdup("new/folder/a"),
		  .bytes = afi_xstrdup("1"), .len = 1 },
		{ .path = afi_xstrdup("other"),
		  .bytes = afi_xstrdup("2"), .len = 1 },
	};
	struct afi_err err = AFI_ERR_INIT;
	bool moved;

	(void)state;
	repo_put("r/other", "mine");
	assert_int_equal(afi_store_begin(store, NULL, &err), AFI_OK);
	assert_int_equal(afi_store_commit(store, files, 2, "m\n", &desk,
					  &moved, &err), AFI_ECONFLICT);
	assert_false(moved);
	afi_store_end(store);
	assert_int_not_equal(access("r/new", F_OK), 0);
	for (int i = 0; i < 2; i++) {
		free(files[i].path);
		free(files[i].bytes);
	}
}

/* ---- unusual working trees ----------------------------------------------- */

/* git clone -n: a staged list with one file would say all else is deleted. */
static void nothing_is_checked_out_where_nothing_was(void **state)
{
	struct afi_store *clone;

	(void)state;
	repo_do("git clone -qn r c");
	clone = repo_open("c");
	repo_written(clone, FILE_A, "two");
	afi_store_free(clone);
	repo_do("[ ! -e c/.git/index ] && [ ! -e c/records ]");
	repo_do("git -C c checkout -q main");
	repo_says("", "git -C c status --porcelain");
	repo_says("two", "cat c/" FILE_A);
}

static void a_file_left_out_is_not_brought_in(void **state)
{
	(void)state;
	repo_do("cd r && git status -s && git sparse-checkout set --no-cone "
		"/other && [ ! -e records ]");
	repo_written(store, FILE_A, "two");
	repo_says("S " FILE_A, "git -C r ls-files -t records");
	repo_says("", "git -C r status --porcelain; ls -d r/records "
		  "2>/dev/null");
	repo_do("git -C r sparse-checkout disable");
	agrees("two");
}

static void a_linked_working_tree_is_one_too(void **state)
{
	struct afi_store *linked;

	(void)state;
	repo_do("git -C r worktree add -q -b desk ../desk");
	linked = repo_open("desk");
	repo_written(linked, FILE_A, "two");
	afi_store_free(linked);
	repo_says("", "git -C desk status --porcelain");
	repo_says("two", "cat desk/" FILE_A);
	repo_says("two", "git -C r show desk:" FILE_A);
	agrees("one");
	assert_int_equal(access("r/.git/worktrees/desk/afi.lock", F_OK), -1);
}

static void a_split_list_is_refused_with_the_cure(void **state)
{
	struct afi_err err = AFI_ERR_INIT;

	(void)state;
	repo_do("git -C r update-index --split-index");
	assert_int_equal(repo_write(store, FILE_A, "two", NULL, &err),
			 AFI_EFAILED);
	assert_non_null(strstr(err.msg, "git update-index --no-split-index"));
	repo_do("git -C r update-index --no-split-index");
	repo_written(store, FILE_A, "two");
	agrees("two");
}

/* ---- mending ------------------------------------------------------------- */

/* What a writer leaves that is killed when the branch has moved: the commit
 * stands, the copies are those before, and the notes say which. */
static void leave_behind(const char *text)
{
	repo_do("cd r && before=$(git rev-parse HEAD:" FILE_A ") && "
		"cp " FILE_A " ../kept && cp .git/index ../index && "
		"printf '%s' >" FILE_A " && git commit -qam killed && "
		"cp ../index .git/index && cat ../kept >" FILE_A " && "
		"printf 'copy %%s .\\t" FILE_A "\\n' $before >.git/afi.lock",
		text);
}

static void what_a_killed_writer_left_is_mended_by_a_reader(void **state)
{
	(void)state;
	leave_behind("two");
	afi_store_free(repo_open("r"));
	agrees("two");
	repo_says("0", "stat -c %s r/.git/afi.lock");
}

static void and_by_the_next_writer(void **state)
{
	(void)state;
	leave_behind("two");
	repo_written(store, "other", "y");
	agrees("two");
}

static void a_new_file_that_was_not_brought_in_is(void **state)
{
	(void)state;
	repo_do("cd r && cp .git/index ../index && mkdir records/g && "
		"echo n >records/g/n && git add . && git commit -qm killed && "
		"cp ../index .git/index && rm -r records/g && "
		"printf 'copy - .\\trecords/g/n\\n' >.git/afi.lock");
	afi_store_free(repo_open("r"));
	repo_says("n", "cat r/records/g/n");
	repo_says("", "git -C r status --porcelain");
}

static void the_half_written_file_goes(void **state)
{
	(void)state;
	repo_do("cd r && before=$(git rev-parse HEAD:" FILE_A ") && "
		"printf two >records/f/i/.a.afi && "
		"printf 'copy %%s .\\t" FILE_A "\\n' $before >.git/afi.lock");
	afi_store_free(repo_open("r"));
	agrees("one");
}

static void an_edit_made_since_is_left_alone(void **state)
{
	(void)state;
	leave_behind("two");
	repo_put("r/" FILE_A, "mine");
	afi_store_free(repo_open("r"));
	repo_says("mine", "cat r/" FILE_A);
	repo_says("two", "git -C r show HEAD:" FILE_A);
}

static void a_lock_that_was_left_stops_nobody(void **state)
{
	(void)state;
	repo_do("cd r/.git && ln afi.lock keep; printf '' >afi.claim0 && "
		"ln afi.claim0 index.lock && printf 'claim %%s index.lock\\n' "
		"$(stat -c %%i index.lock) >afi.lock");
	repo_written(store, FILE_A, "two");
	agrees("two");
	assert_int_not_equal(access("r/.git/afi.claim0", F_OK), 0);
}

/* The notes of one working tree wait until that one is used. */
static void each_working_tree_is_mended_in_its_turn(void **state)
{
	struct afi_store *linked;

	(void)state;
	repo_do("git -C r worktree add -q -b desk ../desk");
	leave_behind("two");
	linked = repo_open("desk");
	repo_written(linked, "other", "y");
	afi_store_free(linked);
	repo_says("one", "cat r/" FILE_A);
	afi_store_free(repo_open("r"));
	agrees("two");
}

/* No room for the file, though there is some for the notes. */
static void what_cannot_be_mended_yet_is_later(void **state)
{
	struct rlimit all, little;
	char text[4001];

	(void)state;
	memset(text, 'x', sizeof(text));
	text[sizeof(text) - 1] = '\0';
	leave_behind(text);
	signal(SIGXFSZ, SIG_IGN);
	assert_int_equal(getrlimit(RLIMIT_FSIZE, &all), 0);
	little = (struct rlimit){ 2000, all.rlim_max };
	assert_int_equal(setrlimit(RLIMIT_FSIZE, &little), 0);
	afi_store_free(repo_open("r"));
	assert_int_equal(setrlimit(RLIMIT_FSIZE, &all), 0);
	repo_says("one", "cat r/" FILE_A);
	repo_says(".\n..\na", "ls -a r/records/f/i");
	afi_store_free(repo_open("r"));
	agrees(text);
}

int main(void)
{
#define T(test) cmocka_unit_test_setup_teardown(test, enter, leave)
	const struct CMUnitTest tests[] = {
		T(a_commit_leaves_the_copies_clean),
		T(what_else_is_changed_stays_as_it_is),
		T(an_edit_in_the_same_second_is_still_seen),
		T(a_file_keeps_its_permissions),
		T(copies_that_lag_are_brought_up_to_date),
		T(a_staged_copy_may_lag_too),
		T(a_copy_with_more_in_it_does_not_lag),
		T(what_differs_is_told_to_readers),
		T(an_edit_is_refused),
		T(a_staged_edit_is_refused),
		T(a_deleted_file_is_refused),
		T(a_file_no_longer_tracked_is_refused),
		T(a_file_in_the_way_is_refused),
		T(a_file_meant_to_be_added_is_refused),
		T(a_merge_under_way_is_refused),
		T(nothing_is_written_through_a_link),
		T(a_link_in_a_files_place_is_refused),
		T(a_pipe_in_a_files_place_is_refused),
		T(a_refused_commit_leaves_no_new_folder),
		T(nothing_is_checked_out_where_nothing_was),
		T(a_file_left_out_is_not_brought_in),
		T(a_linked_working_tree_is_one_too),
		T(a_split_list_is_refused_with_the_cure),
		T(what_a_killed_writer_left_is_mended_by_a_reader),
		T(and_by_the_next_writer),
		T(a_new_file_that_was_not_brought_in_is),
		T(the_half_written_file_goes),
		T(an_edit_made_since_is_left_alone),
		T(a_lock_that_was_left_stops_nobody),
		T(each_working_tree_is_mended_in_its_turn),
		T(what_cannot_be_mended_yet_is_later),
	};

	return cmocka_run_group_tests_name("store_copy", tests, NULL, NULL);
}
