/* The queue of writers, and Git's own lock files. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "lock.h"
#include "mem.h"
#include "repo.h"

/* The folder that holds afi.lock, and Git's lock in it. */
static char *folder, *target;

static int enter(void **state)
{
	struct afi_str path = AFI_STR_INIT;

	if (repo_enter(state))
		return -1;
	afi_str_addf(&path, "%s/", (char *)*state);
	folder = afi_str_take(&path);
	afi_str_addf(&path, "%sindex.lock", folder);
	target = afi_str_take(&path);
	return 0;
}

static int leave(void **state)
{
	free(target);
	free(folder);
	return repo_leave(state);
}

static void take(struct afi_lock *lock)
{
	struct afi_err err = AFI_ERR_INIT;

	if (afi_lock_take(lock, folder, &err))
		fail_msg("%s", err.msg);
}

static void note(struct afi_lock *lock, const char *lines)
{
	struct afi_err err = AFI_ERR_INIT;

	assert_int_equal(afi_lock_note(lock, lines, &err), AFI_OK);
}

static void claim(struct afi_claim *out, struct afi_lock *lock,
		  const char *bytes)
{
	struct afi_err err = AFI_ERR_INIT;

	if (afi_claim_take(out, lock, target, bytes, 0, 0, &err))
		fail_msg("%s", err.msg);
}

static void finish(struct afi_lock *lock)
{
	afi_lock_settle(lock, "");
	afi_lock_drop(lock);
}

/* Let another process do @work while holding the lock, and wait until it has
 * died holding it. */
static void die_holding(void (*work)(struct afi_lock *lock))
{
	int status;
	pid_t child = fork();

	if (child == 0) {
		struct afi_lock lock = AFI_LOCK_INIT;

		take(&lock);
		work(&lock);
		raise(SIGKILL);
	}
	assert_int_equal(waitpid(child, &status, 0), child);
	assert_true(WIFSIGNALED(status));
}

/* Whether another process gets the lock without waiting. */
static bool is_free(void)
{
	int status;
	pid_t child = fork();

	if (child == 0) {
		struct afi_lock lock = AFI_LOCK_INIT;

		_exit(afi_lock_try(&lock, folder) ? 0 : 1);
	}
	assert_int_equal(waitpid(child, &status, 0), child);
	return WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

static bool there(const char *path)
{
	return access(path, F_OK) == 0;
}

static void nothing(struct afi_lock *lock)
{
	(void)lock;
}

/* ---- the queue ----------------------------------------------------------- */

static void only_one_holds_it(void **state)
{
	struct afi_lock lock = AFI_LOCK_INIT;

	(void)state;
	take(&lock);
	assert_false(is_free());
	finish(&lock);
	assert_true(is_free());
}

static void the_dead_hold_nothing(void **state)
{
	(void)state;
	die_holding(nothing);
	assert_true(is_free());
}

static void a_folder_that_cannot_be_written_is_named(void **state)
{
	struct afi_lock lock = AFI_LOCK_INIT;
	struct afi_err err = AFI_ERR_INIT;

	(void)state;
	assert_int_equal(afi_lock_take(&lock, "/nowhere/", &err), AFI_EFAILED);
	assert_string_equal(err.msg, "cannot write '/nowhere/afi.lock': No "
			    "such file or directory");
}

/* Who waits for 5 seconds is told for whom, once. */
static void waiting_is_said_after_a_while(void **state)
{
	struct afi_lock lock = AFI_LOCK_INIT;
	char expected[128];
	int status;
	pid_t waiter;

	(void)state;
	take(&lock);
	waiter = fork();
	if (waiter == 0) {
		struct afi_lock own = AFI_LOCK_INIT;

		if (!freopen("said", "w", stderr))
			_exit(1);
		take(&own);
		_exit(fflush(stderr) != 0);
	}
	sleep(6);
	finish(&lock);
	assert_int_equal(waitpid(waiter, &status, 0), waiter);
	assert_int_equal(status, 0);
	snprintf(expected, sizeof(expected), "afi: waiting for another afi to "
		 "finish (process %ld)", (long)getpid());
	repo_says(expected, "cat said");
}

/* ---- notes --------------------------------------------------------------- */

static void two_notes(struct afi_lock *lock)
{
	note(lock, "one\ntwo\n");
}

static void the_next_one_reads_the_notes_of_the_dead(void **state)
{
	struct afi_lock lock = AFI_LOCK_INIT;

	(void)state;
	die_holding(two_notes);
	assert_true(afi_lock_noted(folder));
	take(&lock);
	assert_string_equal(lock.notes.s, "one\ntwo\n");
	finish(&lock);
	assert_false(afi_lock_noted(folder));
}

static void half_a_note(struct afi_lock *lock)
{
	note(lock, "one\ntw");
}

static void half_a_line_is_no_note(void **state)
{
	struct afi_lock lock = AFI_LOCK_INIT;

	(void)state;
	die_holding(half_a_note);
	take(&lock);
	assert_string_equal(lock.notes.s, "one\n");
	finish(&lock);
}

static void notes_may_stay_for_the_next(void **state)
{
	struct afi_lock lock = AFI_LOCK_INIT;

	(void)state;
	take(&lock);
	note(&lock, "one\ntwo\nthree\n");
	afi_lock_settle(&lock, "two\n");
	afi_lock_drop(&lock);
	repo_says("two", "cat afi.lock");
}

/* ---- claims -------------------------------------------------------------- */

static void a_claim_is_gits_lock_file(void **state)
{
	struct afi_lock lock = AFI_LOCK_INIT;
	struct afi_claim held = AFI_CLAIM_INIT;

	(void)state;
	take(&lock);
	claim(&held, &lock, "value\n");
	repo_says("value", "cat index.lock");
	afi_claim_drop(&held);
	assert_false(there(target));
	finish(&lock);
	repo_says(".\n..\n.gitconfig\n.output\nafi.lock", "ls -a");
}

static void a_claim_becomes_the_file(void **state)
{
	struct afi_lock lock = AFI_LOCK_INIT;
	struct afi_claim held = AFI_CLAIM_INIT;
	struct afi_err err = AFI_ERR_INIT;

	(void)state;
	repo_put("index", "old\n");
	take(&lock);
	claim(&held, &lock, "new\n");
	assert_int_equal(afi_claim_commit(&held, &err), AFI_OK);
	finish(&lock);
	repo_says("new", "cat index");
	assert_false(there(target));
}

static void a_claim_makes_the_folders_it_needs(void **state)
{
	struct afi_lock lock = AFI_LOCK_INIT;
	struct afi_claim held = AFI_CLAIM_INIT;
	struct afi_str path = AFI_STR_INIT;
	struct afi_err err = AFI_ERR_INIT;

	(void)state;
	afi_str_addf(&path, "%srefs/afi/x.lock", folder);
	take(&lock);
	assert_int_equal(afi_claim_take(&held, &lock, path.s, "v\n", 0, 0,
					&err), AFI_OK);
	assert_true(there("refs/afi/x.lock"));
	afi_claim_drop(&held);
	finish(&lock);
	afi_str_clear(&path);
}

static void claim_it(struct afi_lock *lock)
{
	struct afi_claim held = AFI_CLAIM_INIT;

	claim(&held, lock, "");
}

static void the_claim_of_the_dead_is_removed(void **state)
{
	struct afi_lock lock = AFI_LOCK_INIT;

	(void)state;
	die_holding(claim_it);
	assert_true(there(target));
	take(&lock);
	assert_false(there(target));
	finish(&lock);
}

/* He was killed when his claim was over, and then Git took its lock. */
static void gits_own_lock_is_never_removed(void **state)
{
	struct afi_lock lock = AFI_LOCK_INIT;

	(void)state;
	die_holding(claim_it);
	unlink(target);
	repo_put("index.lock", "Git's\n");
	take(&lock);
	finish(&lock);
	repo_says("Git's", "cat index.lock");
}

/* Else a note could come to name a file of Git's that got the same inode. */
static void the_inode_is_held_while_the_note_stands(void **state)
{
	struct afi_lock lock = AFI_LOCK_INIT;
	struct afi_claim held = AFI_CLAIM_INIT;
	struct stat claimed, now;

	(void)state;
	take(&lock);
	claim(&held, &lock, "");
	assert_int_equal(stat(target, &claimed), 0);
	afi_claim_drop(&held);
	for (int i = 0; i < 20; i++) {
		repo_put("index.lock", "Git's\n");
		assert_int_equal(stat(target, &now), 0);
		assert_int_not_equal(now.st_ino, claimed.st_ino);
		unlink(target);
	}
	finish(&lock);
}

static void a_lock_held_by_git_is_named_with_its_age(void **state)
{
	struct afi_lock lock = AFI_LOCK_INIT;
	struct afi_claim held = AFI_CLAIM_INIT;
	struct afi_err err = AFI_ERR_INIT;
	char expected[512];

	(void)state;
	repo_put("index.lock", "");
	take(&lock);
	assert_int_equal(afi_claim_take(&held, &lock, target, "", 0, 1, &err),
			 AFI_EFAILED);
	/* it waited a second, which two clocks may see as just less */
	for (int age = 0; age < 4; age++) {
		snprintf(expected, sizeof(expected), "another program holds "
			 "'%s' (for %d second%s); try again when it has "
			 "finished; if no Git program is running, remove that "
			 "file", target, age, age == 1 ? "" : "s");
		if (strcmp(err.msg, expected) == 0)
			break;
	}
	assert_string_equal(err.msg, expected);
	finish(&lock);
	assert_true(there(target));
}

static void a_lock_held_by_git_is_waited_for(void **state)
{
	struct afi_lock lock = AFI_LOCK_INIT;
	struct afi_claim held = AFI_CLAIM_INIT;
	struct afi_err err = AFI_ERR_INIT;
	const struct timespec moment = { .tv_nsec = 300000000 };
	pid_t git;

	(void)state;
	repo_put("index.lock", "");
	take(&lock);
	git = fork();
	if (git == 0) {
		nanosleep(&moment, NULL);
		unlink(target);
		_exit(0);
	}
	assert_int_equal(afi_claim_take(&held, &lock, target, "mine\n", 0, 10,
					&err), AFI_OK);
	assert_int_equal(waitpid(git, NULL, 0), git);
	repo_says("mine", "cat index.lock");
	afi_claim_drop(&held);
	finish(&lock);
}

int main(void)
{
#define T(test) cmocka_unit_test_setup_teardown(test, enter, leave)
	const struct CMUnitTest tests[] = {
		T(only_one_holds_it),
		T(the_dead_hold_nothing),
		T(a_folder_that_cannot_be_written_is_named),
		T(waiting_is_said_after_a_while),
		T(the_next_one_reads_the_notes_of_the_dead),
		T(half_a_line_is_no_note),
		T(notes_may_stay_for_the_next),
		T(a_claim_is_gits_lock_file),
		T(a_claim_becomes_the_file),
		T(a_claim_makes_the_folders_it_needs),
		T(the_claim_of_the_dead_is_removed),
		T(gits_own_lock_is_never_removed),
		T(the_inode_is_held_while_the_note_stands),
		T(a_lock_held_by_git_is_named_with_its_age),
		T(a_lock_held_by_git_is_waited_for),
	};

	return cmocka_run_group_tests_name("lock", tests, NULL, NULL);
}
