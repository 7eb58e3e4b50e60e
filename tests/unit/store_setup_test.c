/* Who writes in a repository, and what Git is told there. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>

#include "repo.h"
#include "store.h"

/* ---- who writes ---------------------------------------------------------- */

static void identity(const char *expected)
{
	struct afi_store *store = repo_init("r", false);
	struct afi_str name = AFI_STR_INIT, email = AFI_STR_INIT;
	struct afi_err err = AFI_ERR_INIT;

	if (afi_store_identity(&name, &email, store, &err))
		afi_str_adds(&name, err.msg);
	else
		afi_str_addf(&name, " <%s>", email.s);
	assert_string_equal(name.s, expected);
	afi_str_clear(&name);
	afi_str_clear(&email);
	afi_store_free(store);
}

static void who_writes_is_known_as_git_knows_it(void **state)
{
	(void)state;
	identity("Plain Git <git@force.example>");
	unsetenv("GIT_AUTHOR_NAME");
	unsetenv("GIT_AUTHOR_EMAIL");
	repo_do("git config --global user.name ' Head of HR. '");
	repo_do("git config --global user.email hr@force.example");
	/* Git takes off blanks and stops, so the record must too. */
	identity("Head of HR <hr@force.example>");
}

static void who_is_not_known_is_told_how(void **state)
{
	(void)state;
	unsetenv("GIT_AUTHOR_NAME");
	unsetenv("GIT_AUTHOR_EMAIL");
	identity("Git does not know your name and address; tell it: git config "
		 "--global user.name 'Your Post' and git config --global "
		 "user.email you@example");
}

/* ---- what Git is told ---------------------------------------------------- */

static void equip(const char *program)
{
	struct afi_store *store = repo_open("r");
	struct afi_err err = AFI_ERR_INIT;

	assert_int_equal(afi_store_begin(store, NULL, &err), AFI_OK);
	afi_store_equip(store, program);
	afi_store_end(store);
	afi_store_free(store);
}

/* A program, in a folder with a name to stumble over, that tells on it. */
static void make_program(const char *dir)
{
	repo_do("mkdir \"%s\" && cd \"%s\" && printf '%s' >afi && chmod +x afi",
		dir, dir, "#!/bin/sh\\necho $1 >>$HOME/called\\n"
		"cat >/dev/null\\n[ ! -e $HOME/no ]\\n");
}

static void git_calls_the_program_before_a_commit(void **state)
{
	char program[256];

	afi_store_free(repo_init("r", false));
	make_program("it's here");
	snprintf(program, sizeof(program), "%s/it's here/afi",
		 (char *)*state);
	equip(program);
	repo_do("cd r && echo 1 >a && git add a && git commit -qm first");
	repo_do("cd r && echo 2 >a && git commit -qam second");
	repo_says("check-staged", "cat called");
	repo_do("touch no");
	assert_int_not_equal(repo_sh("cd r && echo 3 >a && git commit -qam 3"),
			     0);
}

static void equipping_twice_writes_nothing(void **state)
{
	char program[256];

	afi_store_free(repo_init("r", false));
	make_program("bin");
	snprintf(program, sizeof(program), "%s/bin/afi", (char *)*state);
	equip(program);
	repo_do("ls -i r/.git/config r/.git/hooks/pre-commit >before");
	equip(program);
	repo_do("ls -i r/.git/config r/.git/hooks/pre-commit | cmp - before");
	repo_says("1", "git -C r config --get-all merge.afi.driver | wc -l");
}

static void a_program_that_went_away_is_replaced(void **state)
{
	char program[256];

	afi_store_free(repo_init("r", false));
	make_program("old");
	make_program("new");
	snprintf(program, sizeof(program), "%s/old/afi", (char *)*state);
	equip(program);
	repo_do("rm old/afi");
	snprintf(program, sizeof(program), "%s/new/afi", (char *)*state);
	equip(program);
	repo_do("grep -q /new/afi r/.git/hooks/pre-commit");
	repo_do("git -C r config merge.afi.driver | grep -q /new/afi");
}

static void somebodys_own_hook_stays(void **state)
{
	(void)state;
	afi_store_free(repo_init("r", false));
	repo_do("mkdir -p r/.git/hooks && printf '#!/bin/sh\\nexit 0\\n' "
		">r/.git/hooks/pre-commit && cp r/.git/hooks/pre-commit own");
	equip("/bin/true");
	repo_do("cmp own r/.git/hooks/pre-commit");
}

int main(void)
{
#define T(test) cmocka_unit_test_setup_teardown(test, repo_enter, repo_leave)
	const struct CMUnitTest tests[] = {
		T(who_writes_is_known_as_git_knows_it),
		T(who_is_not_known_is_told_how),
		T(git_calls_the_program_before_a_commit),
		T(equipping_twice_writes_nothing),
		T(a_program_that_went_away_is_replaced),
		T(somebodys_own_hook_stays),
	};

	return cmocka_run_group_tests_name("store_setup", tests, NULL, NULL);
}
