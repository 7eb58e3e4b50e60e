/* A repository read and written: commits, branches, kept files. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "mem.h"
#include "repo.h"
#include "store.h"

#define SHA "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"

/* ---- opening ------------------------------------------------------------- */

static void where_there_is_none_init_is_named(void **state)
{
	struct afi_store *store;
	struct afi_err err = AFI_ERR_INIT;

	(void)state;
	setenv("GIT_CEILING_DIRECTORIES", *state, 1);
	assert_int_equal(afi_store_open(&store, ".", NULL, &err),
			 AFI_ENOTFOUND);
	assert_null(store);
	assert_string_equal(err.msg, "no register here, neither in '.' nor "
			    "above it; -C DIR or AFI_REGISTER says where it "
			    "is, 'afi init' makes a new one");
}

static void a_new_one_is_on_main_and_empty(void **state)
{
	struct afi_store *store = repo_init("r", false);

	(void)state;
	assert_string_equal(afi_store_commit_id(store), "");
	repo_says("refs/heads/main", "git -C r symbolic-ref HEAD");
	repo_says("", "git -C r status --porcelain");
	afi_store_free(store);
}

static void a_new_one_follows_the_settings_of_git(void **state)
{
	(void)state;
	repo_do("git config --global init.defaultBranch trunk");
	afi_store_free(repo_init("r", true));
	repo_says("refs/heads/trunk", "git -C r symbolic-ref HEAD");
}

static void one_that_is_there_is_opened(void **state)
{
	struct afi_store *store = repo_init("r", false);

	(void)state;
	repo_written(store, "a", "1");
	afi_store_free(store);
	store = repo_init("r", false);
	repo_reads(store, "a", "1");
	afi_store_free(store);
}

static void it_is_found_from_a_folder_inside(void **state)
{
	struct afi_store *store = repo_init("r", false);

	(void)state;
	repo_written(store, "x/y/a", "1");
	afi_store_free(store);
	store = repo_open("r/x/y");
	repo_reads(store, "x/y/a", "1");
	afi_store_free(store);
}

static void what_libgit2_cannot_read_is_said(void **state)
{
	struct afi_store *store;
	struct afi_err err = AFI_ERR_INIT;

	(void)state;
	repo_do("git init -q r && git -C r config core.repositoryformatversion "
		"99");
	assert_int_equal(afi_store_open(&store, "r", NULL, &err), AFI_EFAILED);
	assert_string_equal(err.msg, "cannot open the register in 'r': "
			    "unsupported repository version 99; only versions "
			    "up to 1 are supported");
}

/* ---- reading ------------------------------------------------------------- */

/* A file, a folder, a link and a module, in Git's order. */
static struct afi_store *make_sorts(void)
{
	struct afi_store *store;

	repo_do("git init -q r && cd r && mkdir c && echo 1 >a && "
		"echo 2 >c/d && ln -s a b && git add . && git update-index "
		"--add --cacheinfo 160000,%040d,m && git commit -qm x", 1);
	store = repo_open("r");
	return store;
}

static void a_list_tells_files_folders_links_and_modules(void **state)
{
	static const enum afi_entry_type types[] = {
		AFI_FILE, AFI_LINK, AFI_FOLDER, AFI_MODULE,
	};
	struct afi_store *store = make_sorts();
	struct afi_dir dir = { 0 };
	struct afi_err err = AFI_ERR_INIT;

	(void)state;
	assert_int_equal(afi_store_list(&dir, store, "", &err), AFI_OK);
	assert_int_equal(dir.n, 4);
	for (size_t i = 0; i < 4; i++) {
		assert_int_equal(dir.v[i].name[0], "abcm"[i]);
		assert_int_equal(dir.v[i].type, types[i]);
	}
	afi_dir_clear(&dir);
	afi_store_free(store);
}

static void a_folder_that_is_not_there_is_empty(void **state)
{
	struct afi_store *store = make_sorts();
	struct afi_dir dir = { 0 };
	struct afi_err err = AFI_ERR_INIT;

	(void)state;
	assert_int_equal(afi_store_list(&dir, store, "c/none", &err), AFI_OK);
	assert_int_equal(dir.n, 0);
	afi_store_free(store);
}

static void only_files_are_read(void **state)
{
	static const char *const others[] = { "b", "c", "m", "a/x", "b/x" };
	struct afi_store *store = make_sorts();
	struct afi_str text = AFI_STR_INIT;
	struct afi_err err = AFI_ERR_INIT;

	(void)state;
	for (size_t i = 0; i < 5; i++)
		assert_int_equal(afi_store_read(&text, store, others[i], 99,
						&err), AFI_EINVALID);
	assert_int_equal(afi_store_read(&text, store, "none", 99, &err),
			 AFI_ENOTFOUND);
	assert_int_equal(text.len, 0);
	afi_store_free(store);
}

static void a_file_over_the_limit_is_not_read(void **state)
{
	struct afi_store *store = repo_init("r", true);
	struct afi_str text = AFI_STR_INIT;
	struct afi_err err = AFI_ERR_INIT;

	(void)state;
	repo_written(store, "a", "12345");
	assert_int_equal(afi_store_read(&text, store, "a", 4, &err),
			 AFI_EINVALID);
	assert_int_equal(afi_store_read(&text, store, "a", 5, &err), AFI_OK);
	assert_string_equal(text.s, "12345");
	afi_str_clear(&text);
	afi_store_free(store);
}

static void what_is_read_stays_that_of_the_pinned_commit(void **state)
{
	struct afi_store *reader, *writer = repo_init("r", true);
	struct afi_err err = AFI_ERR_INIT;

	(void)state;
	repo_written(writer, "a", "1");
	reader = repo_open("r");
	repo_written(writer, "a", "2");
	repo_reads(reader, "a", "1");
	assert_int_equal(afi_store_pin(reader, "HEAD", &err), AFI_OK);
	repo_reads(reader, "a", "2");
	assert_int_equal(afi_store_pin(reader, "HEAD~1", &err), AFI_OK);
	repo_reads(reader, "a", "1");
	assert_int_equal(afi_store_pin(reader, "HEAD~2", &err),
			 AFI_ENOTFOUND);
	afi_store_free(reader);
	afi_store_free(writer);
}

static void packing_disturbs_no_reader(void **state)
{
	struct afi_store *store = repo_init("r", true);

	(void)state;
	repo_written(store, "x/a", "1");
	repo_written(store, "x/b", "2");
	repo_do("git -C r gc -q --prune=now");
	repo_reads(store, "x/a", "1");
	repo_reads(store, "x/b", "2");
	afi_store_free(store);
}

static void a_blob_is_found_in_any_commit(void **state)
{
	struct afi_store *store = repo_init("r", true);
	struct afi_err err = AFI_ERR_INIT;
	char oid[AFI_OID_LEN + 1];

	(void)state;
	repo_written(store, "x/a", "1");
	repo_written(store, "x/a", "2");
	/* printf 1 | git hash-object --stdin */
	assert_int_equal(afi_store_blob_at(oid, store, "HEAD~1", "x/a", &err),
			 AFI_OK);
	assert_string_equal(oid, "56a6051ca2b02b04ef92d5150c9ef600403cb1de");
	assert_int_equal(afi_store_blob_at(oid, store, "HEAD", "x", &err),
			 AFI_OK);
	assert_string_equal(oid, "");
	assert_int_equal(afi_store_blob_at(oid, store, "v1", "x/a", &err),
			 AFI_ENOTFOUND);
	afi_store_free(store);
}

/* ---- writing ------------------------------------------------------------- */

static void a_commit_in_a_bare_one_is_sound(void **state)
{
	struct afi_store *store = repo_init("r", true);

	(void)state;
	repo_written(store, "records/f/i/a", "1");
	repo_written(store, "records/f/i/b", "2");
	repo_says("", "git -C r fsck --full --strict --no-dangling");
	repo_says("records/f/i/a\nrecords/f/i/b",
		  "git -C r ls-tree -r --name-only main");
	repo_says("2", "git -C r rev-list --count main");
	repo_reads(store, "records/f/i/a", "1");
	afi_store_free(store);
}

static void author_and_committer_are_who_they_are(void **state)
{
	struct afi_store *store = repo_init("r", true);

	(void)state;
	repo_written(store, "a", "1");
	repo_says("Desk <desk@force.example> 1738076469 "
		  "Plain Git <git@force.example> 1735689600 change it",
		  "git -C r log -1 --format='%an <%ae> %at %cn <%ce> %ct %s'");
	unsetenv("GIT_COMMITTER_NAME");
	unsetenv("GIT_COMMITTER_EMAIL");
	unsetenv("GIT_COMMITTER_DATE");
	repo_written(store, "a", "2");
	repo_says("Desk <desk@force.example> 1738076469",
		  "git -C r log -1 --format='%cn <%ce> %ct'");
	afi_store_free(store);
}

static void a_branch_that_git_has_packed_moves_on(void **state)
{
	struct afi_store *store = repo_init("r", true);

	(void)state;
	repo_written(store, "a", "1");
	repo_do("git -C r pack-refs --all && rm -rf r/refs/heads");
	repo_written(store, "a", "2");
	repo_says("2", "git -C r rev-list --count main");
	repo_reads(store, "a", "2");
	afi_store_free(store);
}

static void a_path_that_leaves_the_tree_is_refused(void **state)
{
	static const char *const bad[] = {
		"../a", "x/../a", ".git/config", "x//a", "./a", "/a",
	};
	struct afi_store *store = repo_init("r", false);

	(void)state;
	repo_written(store, "x/b", "1");
	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++) {
		struct afi_err err = AFI_ERR_INIT;

		assert_int_not_equal(repo_write(store, bad[i], "2", NULL,
						&err), AFI_OK);
	}
	repo_says("1", "git -C r rev-list --count main");
	repo_says("", "git -C r status --porcelain; ls a 2>/dev/null");
	afi_store_free(store);
}

/* Plain Git takes no queue: what it did first is kept. */
static void a_branch_that_git_moved_is_told(void **state)
{
	struct afi_store *store = repo_init("r", false);
	struct afi_err err = AFI_ERR_INIT;
	bool moved = false;

	(void)state;
	repo_written(store, "a", "1");
	assert_int_equal(afi_store_begin(store, NULL, &err), AFI_OK);
	repo_do("cd r && echo x >other && git add other && git commit -qm o");
	assert_int_equal(repo_commit(store, "a", "2", &moved, &err),
			 AFI_ECONFLICT);
	assert_true(moved);
	repo_reads(store, "other", "x\n");
	afi_store_end(store);
	repo_says("o", "git -C r log -1 --format=%s");
	repo_says("", "git -C r status --porcelain");
	repo_says("1", "cat r/a");
	repo_written(store, "a", "2");
	repo_says("", "git -C r status --porcelain");
	repo_says("x", "git -C r show HEAD:other");
	afi_store_free(store);
}

/* The copies are then those of another branch. */
static void a_branch_that_was_switched_is_told(void **state)
{
	struct afi_store *store = repo_init("r", false);
	struct afi_err err = AFI_ERR_INIT;
	bool moved = false;

	(void)state;
	repo_written(store, "a", "1");
	repo_do("git -C r branch other");
	assert_int_equal(afi_store_begin(store, NULL, &err), AFI_OK);
	repo_do("git -C r checkout -q other");
	assert_int_equal(repo_commit(store, "a", "2", &moved, &err),
			 AFI_ECONFLICT);
	assert_true(moved);
	afi_store_end(store);
	repo_says("", "git -C r status --porcelain");
	repo_says("1", "git -C r show main:a");
	repo_written(store, "a", "2");
	repo_says("2", "git -C r show other:a");
	afi_store_free(store);
}

static void a_transaction_may_commit_twice(void **state)
{
	struct afi_store *store = repo_init("r", false);
	struct afi_err err = AFI_ERR_INIT;
	bool moved = false;

	(void)state;
	repo_written(store, "a", "1");
	/* Also after a race, when Git is kept out from the start. */
	assert_int_equal(afi_store_begin(store, NULL, &err), AFI_OK);
	repo_do("cd r && echo x >other && git add other && git commit -qm o");
	assert_int_equal(repo_commit(store, "a", "2", &moved, &err),
			 AFI_ECONFLICT);
	afi_store_end(store);
	assert_int_equal(afi_store_begin(store, NULL, &err), AFI_OK);
	assert_int_equal(repo_commit(store, "a", "2", &moved, &err), AFI_OK);
	assert_int_equal(repo_commit(store, "a", "3", &moved, &err), AFI_OK);
	afi_store_end(store);
	repo_says("", "git -C r status --porcelain");
	repo_says("3", "cat r/a");
	afi_store_free(store);
}

/* Who copied records from a disk without permissions has them marked so. */
static void a_file_that_may_be_run_stays_so(void **state)
{
	struct afi_store *store;

	(void)state;
	repo_do("git init -q r && cd r && echo 1 >a && chmod +x a && "
		"git add . && git commit -qm x && git clone -q --bare . ../b");
	for (int i = 0; i < 2; i++) {
		store = repo_open(i ? "b" : "r");
		repo_written(store, "a", "2");
		afi_store_free(store);
	}
	repo_says("", "git -C r status --porcelain");
	repo_do("[ -x r/a ] && git -C b ls-tree main | grep -q ^100755");
}

static void only_a_file_is_replaced(void **state)
{
	struct afi_store *store;
	struct afi_err err = AFI_ERR_INIT;

	(void)state;
	repo_do("git init -q r && cd r && ln -s t a && git add . && "
		"git commit -qm x && git clone -q --bare . ../b");
	store = repo_open("b");
	assert_int_equal(repo_write(store, "a", "2", NULL, &err),
			 AFI_EINVALID);
	assert_string_equal(err.msg, "'a' is no plain file in the register");
	repo_says("1", "git -C b rev-list --count main");
	afi_store_free(store);
}

static void nothing_is_written_to_an_older_state(void **state)
{
	struct afi_store *store = repo_init("r", false);
	struct afi_err err = AFI_ERR_INIT;

	(void)state;
	repo_written(store, "a", "1");
	repo_do("git -C r checkout -q --detach");
	assert_int_equal(afi_store_begin(store, NULL, &err), AFI_ECONFLICT);
	repo_reads(store, "a", "1");
	afi_store_free(store);
}

/* The log of where the branch was is how a person undoes things. */
static void git_remembers_where_the_branch_was(void **state)
{
	struct afi_store *store = repo_init("r", false);

	(void)state;
	repo_written(store, "a", "1");
	repo_written(store, "a", "2");
	repo_says("1", "git -C r show main@{1}:a");
	repo_says("1", "git -C r show HEAD@{1}:a");
	afi_store_free(store);
}

enum { WRITERS = 8, TIMES = 10 };

static void count_up(void)
{
	struct afi_store *store = repo_open("r");
	struct afi_err err = AFI_ERR_INIT;
	struct afi_str old = AFI_STR_INIT;
	char text[16];
	bool moved;

	for (int i = 0; i < TIMES; i++) {
		if (afi_store_begin(store, NULL, &err))
			_exit(1);
		afi_str_reset(&old);
		if (afi_store_read(&old, store, "n", 16, &err))
			_exit(2);
		snprintf(text, sizeof(text), "%d", atoi(old.s) + 1);
		if (repo_commit(store, "n", text, &moved, &err))
			_exit(3);
		afi_store_end(store);
	}
	_exit(0);
}

static void crowd(bool bare)
{
	struct afi_store *store = repo_init("r", bare);
	pid_t child[WRITERS];
	int status;

	repo_written(store, "n", "0");
	afi_store_free(store);
	for (int i = 0; i < WRITERS; i++)
		if ((child[i] = fork()) == 0)
			count_up();
	for (int i = 0; i < WRITERS; i++) {
		assert_int_equal(waitpid(child[i], &status, 0), child[i]);
		assert_int_equal(status, 0);
	}
	repo_says("80", "git -C r show main:n");
	repo_says("81", "git -C r rev-list --count main");
	repo_says("", "git -C r fsck --full --strict --no-dangling");
}

static void eight_writers_lose_nothing(void **state)
{
	(void)state;
	crowd(true);
}

static void nor_do_they_with_a_working_tree(void **state)
{
	(void)state;
	crowd(false);
	repo_says("", "git -C r status --porcelain");
	repo_says("80", "cat r/n");
}

/* ---- kept files ---------------------------------------------------------- */

static void keep(struct afi_store *store, const char *text)
{
	struct afi_err err = AFI_ERR_INIT;
	bool moved;

	assert_int_equal(afi_store_begin(store, NULL, &err), AFI_OK);
	afi_store_keep(store, SHA, text, strlen(text));
	assert_int_equal(repo_commit(store, "a", text, &moved, &err), AFI_OK);
	afi_store_end(store);
}

static void a_kept_file_comes_back(void **state)
{
	struct afi_store *store = repo_init("r", true);
	struct afi_str text = AFI_STR_INIT;
	struct afi_err err = AFI_ERR_INIT;

	(void)state;
	assert_int_equal(afi_store_kept(&text, store, SHA, &err),
			 AFI_ENOTFOUND);
	keep(store, "evidence");
	assert_int_equal(afi_store_kept(&text, store, SHA, &err), AFI_OK);
	assert_string_equal(text.s, "evidence");
	repo_says("blob", "git -C r cat-file -t refs/afi/evidence/" SHA);
	repo_says("a", "git -C r ls-tree -r --name-only main");
	afi_str_clear(&text);
	afi_store_free(store);
}

static void what_is_kept_is_never_replaced(void **state)
{
	struct afi_store *store = repo_init("r", true);

	(void)state;
	keep(store, "first");
	repo_do("git -C r pack-refs --all");
	keep(store, "second");
	repo_says("first", "git -C r cat-file -p refs/afi/evidence/" SHA);
	afi_store_free(store);
}

int main(void)
{
#define T(test) cmocka_unit_test_setup_teardown(test, repo_enter, repo_leave)
	const struct CMUnitTest tests[] = {
		T(where_there_is_none_init_is_named),
		T(a_new_one_is_on_main_and_empty),
		T(a_new_one_follows_the_settings_of_git),
		T(one_that_is_there_is_opened),
		T(it_is_found_from_a_folder_inside),
		T(what_libgit2_cannot_read_is_said),
		T(a_list_tells_files_folders_links_and_modules),
		T(a_folder_that_is_not_there_is_empty),
		T(only_files_are_read),
		T(a_file_over_the_limit_is_not_read),
		T(what_is_read_stays_that_of_the_pinned_commit),
		T(packing_disturbs_no_reader),
		T(a_blob_is_found_in_any_commit),
		T(a_commit_in_a_bare_one_is_sound),
		T(author_and_committer_are_who_they_are),
		T(a_branch_that_git_has_packed_moves_on),
		T(a_path_that_leaves_the_tree_is_refused),
		T(a_branch_that_git_moved_is_told),
		T(a_branch_that_was_switched_is_told),
		T(a_transaction_may_commit_twice),
		T(a_file_that_may_be_run_stays_so),
		T(only_a_file_is_replaced),
		T(nothing_is_written_to_an_older_state),
		T(git_remembers_where_the_branch_was),
		T(eight_writers_lose_nothing),
		T(nor_do_they_with_a_working_tree),
		T(a_kept_file_comes_back),
		T(what_is_kept_is_never_replaced),
	};

	return cmocka_run_group_tests_name("store", tests, NULL, NULL);
}
