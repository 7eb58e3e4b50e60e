#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>
#include <cmocka.h>

#include "mem.h"
#include "program.h"

enum { MB = 1024 * 1024 };

/* Run the shell's @script on the @len bytes at @in. */
static enum afi_code run_script(struct afi_str *out, const char *script,
				const char *in, size_t len, size_t out_max,
				int seconds, struct afi_err *err)
{
	const char *argv[] = { "sh", "-c", script, NULL };
	const struct afi_program program = {
		.argv = argv, .package = "dash", .in = in, .in_len = len,
		.out_max = out_max, .seconds = seconds,
	};

	return afi_program_run(out, &program, err);
}

static void check_output(const char *script, const char *in, const char *want)
{
	struct afi_str out = AFI_STR_INIT;
	struct afi_err err = AFI_ERR_INIT;

	if (run_script(&out, script, in, strlen(in), MB, 30, &err))
		fail_msg("%s", err.msg);
	assert_string_equal(out.s, want);
	afi_str_clear(&out);
}

static void check_failure(const char *script, size_t out_max, int seconds,
			  const char *message)
{
	struct afi_str out = AFI_STR_INIT;
	struct afi_err err = AFI_ERR_INIT;

	afi_str_adds(&out, "before");
	assert_int_equal(run_script(&out, script, "words", 5, out_max, seconds,
				    &err), AFI_EFAILED);
	assert_string_equal(err.msg, message);
	assert_string_equal(out.s, "before");
	afi_str_clear(&out);
}

static void what_it_prints_is_appended(void **state)
{
	struct afi_str out = AFI_STR_INIT;
	struct afi_err err = AFI_ERR_INIT;

	(void)state;
	afi_str_adds(&out, "before ");
	assert_int_equal(run_script(&out, "echo after", NULL, 0, MB, 30, &err),
			 AFI_OK);
	assert_string_equal(out.s, "before after\n");
	afi_str_clear(&out);
}

static void it_reads_what_it_is_given(void **state)
{
	(void)state;
	check_output("tr a-z A-Z", "words", "WORDS");
	check_output("wc -c | tr -d ' '", "", "0\n");
}

static void it_reads_files_that_are_nowhere(void **state)
{
	const char *argv[] = {
		"sh", "-c", "cat; cat /dev/fd/4 " AFI_PROGRAM_FILE
		" " AFI_PROGRAM_FILE "; ls -l /dev/fd/3 | grep -c deleted",
		NULL,
	};
	struct afi_str one = AFI_STR_INIT, two = AFI_STR_INIT;
	const struct afi_str *files[] = { &one, &two, NULL };
	const struct afi_program program = {
		.argv = argv, .package = "dash", .in = "in ", .in_len = 3,
		.out_max = MB, .seconds = 30, .files = files,
	};
	struct afi_str out = AFI_STR_INIT;
	struct afi_err err = AFI_ERR_INIT;

	(void)state;
	afi_str_add(&one, "a\0b ", 4);
	afi_str_adds(&two, "two ");
	if (afi_program_run(&out, &program, &err))
		fail_msg("%s", err.msg);
	assert_int_equal(out.len, 3 + 4 + 4 + 4 + 2);
	assert_memory_equal(out.s, "in two a\0b a\0b 1\n", out.len);
	afi_str_clear(&out);
	afi_str_clear(&two);
	afi_str_clear(&one);
}

static void its_environment_is_bare_but_for_what_is_given(void **state)
{
	const char *argv[] = {
		"sh", "-c", "echo $HOME $LC_ALL $ONE; env | grep -c ^HOME=; "
		"env | grep -c ^AFI_SECRET || :", NULL,
	};
	const char *env[] = { "HOME=/nowhere", "ONE=1", NULL };
	const struct afi_program program = {
		.argv = argv, .package = "dash", .out_max = MB,
		.seconds = 30, .env = env,
	};
	struct afi_str out = AFI_STR_INIT;
	struct afi_err err = AFI_ERR_INIT;

	(void)state;
	setenv("AFI_SECRET", "x", 1);
	if (afi_program_run(&out, &program, &err))
		fail_msg("%s", err.msg);
	unsetenv("AFI_SECRET");
	assert_string_equal(out.s, "/nowhere C.UTF-8 1\n1\n0\n");
	afi_str_clear(&out);
}

static void its_words_are_no_shell_script(void **state)
{
	const char *argv[] = { "printf", "%s", "$HOME `id` ; *", NULL };
	const struct afi_program program = {
		.argv = argv, .package = "coreutils", .out_max = MB,
		.seconds = 30,
	};
	struct afi_str out = AFI_STR_INIT;
	struct afi_err err = AFI_ERR_INIT;

	(void)state;
	assert_int_equal(afi_program_run(&out, &program, &err), AFI_OK);
	assert_string_equal(out.s, "$HOME `id` ; *");
	afi_str_clear(&out);
}

static void much_goes_in_and_out_at_once(void **state)
{
	const size_t len = 10 * MB;
	struct afi_str out = AFI_STR_INIT;
	struct afi_err err = AFI_ERR_INIT;
	char *in = afi_xmalloc(len);

	(void)state;
	for (size_t i = 0; i < len; i++)
		in[i] = (char)(i * 31 % 251);
	assert_int_equal(run_script(&out, "cat", in, len, len, 60, &err),
			 AFI_OK);
	assert_int_equal(out.len, len);
	assert_memory_equal(out.s, in, len);
	afi_str_clear(&out);
	free(in);
}

static void it_need_not_read_what_it_is_given(void **state)
{
	const size_t len = 4 * MB;
	struct afi_str out = AFI_STR_INIT;
	struct afi_err err = AFI_ERR_INIT;
	char *in = afi_xcalloc(len, 1);

	(void)state;
	assert_int_equal(run_script(&out, "exec <&-; sleep 0.1; echo enough",
				    in, len, MB, 30, &err), AFI_OK);
	assert_string_equal(out.s, "enough\n");
	afi_str_clear(&out);
	free(in);
}

static void a_broken_pipe_is_left_to_nobody(void **state)
{
	sigset_t pending;

	(void)state;
	it_need_not_read_what_it_is_given(NULL);
	sigpending(&pending);
	assert_false(sigismember(&pending, SIGPIPE));
}

static void what_fails_says_why_in_its_first_line(void **state)
{
	(void)state;
	check_failure("echo no; printf '\\nno such page\\nmore\\n' >&2; exit 3",
		      MB, 30, "'sh' failed with status 3: no such page");
	check_failure("exit 1", MB, 30, "'sh' failed with status 1");
}

static void many_complaints_do_not_hold_it_up(void **state)
{
	(void)state;
	check_failure("echo first >&2; head -c 1000000 /dev/zero >&2; exit 1",
		      MB, 30, "'sh' failed with status 1: first");
}

static void what_is_killed_has_failed(void **state)
{
	(void)state;
	check_failure("echo half; kill -9 $$", MB, 30,
		      "'sh' was killed by signal 9");
}

static void what_is_missing_is_named_with_its_package(void **state)
{
	const char *argv[] = { "afi-no-such-program", NULL };
	const struct afi_program program = {
		.argv = argv, .package = "poppler-utils", .out_max = MB,
		.seconds = 30,
	};
	struct afi_str out = AFI_STR_INIT;
	struct afi_err err = AFI_ERR_INIT;

	(void)state;
	assert_int_equal(afi_program_run(&out, &program, &err), AFI_ENOTFOUND);
	assert_string_equal(err.msg, "the program 'afi-no-such-program' is not "
			    "installed: install the package poppler-utils (on "
			    "Debian 'apt-get install poppler-utils')");
	assert_int_equal(out.len, 0);
}

static void what_takes_too_long_is_stopped(void **state)
{
	const time_t start = time(NULL);

	(void)state;
	check_failure("echo half; sleep 60", MB, 1,
		      "'sh' took longer than 1 seconds, and was stopped");
	check_failure("exec >&- 2>&-; sleep 60", MB, 1,
		      "'sh' took longer than 1 seconds, and was stopped");
	assert_true(time(NULL) - start < 20);
}

static void what_gives_too_much_is_stopped(void **state)
{
	(void)state;
	check_failure("while :; do echo again; done", 1000, 30,
		      "'sh' gave more than 1000 bytes, and was stopped");
	check_output("head -c 1000 /dev/zero | tr '\\0' a | wc -c | tr -d ' '",
		     "", "1000\n");
}

static void what_it_started_is_stopped_too(void **state)
{
	char path[] = "/tmp/afi-program-XXXXXX", line[64] = "", script[256];
	const int fd = mkstemp(path);
	pid_t pid;
	FILE *file;

	(void)state;
	assert_true(fd >= 0);
	close(fd);
	snprintf(script, sizeof(script),
		 "sleep 60 & echo $! >%s; while :; do echo again; done", path);
	check_failure(script, 1000, 30,
		      "'sh' gave more than 1000 bytes, and was stopped");
	file = fopen(path, "r");
	assert_non_null(file);
	assert_non_null(fgets(line, sizeof(line), file));
	fclose(file);
	unlink(path);
	pid = (pid_t)strtol(line, NULL, 10);
	assert_true(pid > 1);
	/* nobody may be there to bury it, but it has ended */
	snprintf(script, sizeof(script), "for i in 1 2 3 4 5 6 7 8 9; do "
		 "ps -o stat= -p %d | grep -q '^[^Z]' || exit 0; "
		 "sleep 0.1; done; exit 1", (int)pid);
	check_output(script, "", "");
}

static void its_surroundings_are_always_the_same(void **state)
{
	(void)state;
	setenv("AFI_SECRET", "word", 1);
	setenv("LC_ALL", "tr_TR.UTF-8", 1);
	check_output("env | grep -E '^(AFI_SECRET|LC_ALL|LANG)='", "",
		     "LC_ALL=C.UTF-8\n");
	unsetenv("AFI_SECRET");
}

static void it_holds_none_of_our_files(void **state)
{
	(void)state;
	/* but for those that we were started with, such as make's */
	for (int fd = 3; fd < 1024; fd++)
		fcntl(fd, F_SETFD, FD_CLOEXEC);
	check_output("ls /proc/self/fd | wc -l | tr -d ' '", "", "4\n");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_it_prints_is_appended),
		cmocka_unit_test(it_reads_what_it_is_given),
		cmocka_unit_test(it_reads_files_that_are_nowhere),
		cmocka_unit_test(its_environment_is_bare_but_for_what_is_given),
		cmocka_unit_test(its_words_are_no_shell_script),
		cmocka_unit_test(much_goes_in_and_out_at_once),
		cmocka_unit_test(it_need_not_read_what_it_is_given),
		cmocka_unit_test(a_broken_pipe_is_left_to_nobody),
		cmocka_unit_test(what_fails_says_why_in_its_first_line),
		cmocka_unit_test(many_complaints_do_not_hold_it_up),
		cmocka_unit_test(what_is_killed_has_failed),
		cmocka_unit_test(what_is_missing_is_named_with_its_package),
		cmocka_unit_test(what_takes_too_long_is_stopped),
		cmocka_unit_test(what_gives_too_much_is_stopped),
		cmocka_unit_test(what_it_started_is_stopped_too),
		cmocka_unit_test(its_surroundings_are_always_the_same),
		cmocka_unit_test(it_holds_none_of_our_files),
	};

	return cmocka_run_group_tests_name("program", tests, NULL, NULL);
}
