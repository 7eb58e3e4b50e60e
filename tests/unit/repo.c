#include "repo.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "mem.h"

static const char *const settings[][2] = {
	{ "GIT_AUTHOR_NAME", "Plain Git" },
	{ "GIT_AUTHOR_EMAIL", "git@force.example" },
	{ "GIT_AUTHOR_DATE", "2025-01-01T00:00:00Z" },
	{ "GIT_COMMITTER_NAME", "Plain Git" },
	{ "GIT_COMMITTER_EMAIL", "git@force.example" },
	{ "GIT_COMMITTER_DATE", "2025-01-01T00:00:00Z" },
	{ "GIT_CONFIG_NOSYSTEM", "1" },
	{ "LC_ALL", "C" },
};

static const char *const unset[] = {
	"GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_COMMON_DIR",
	"GIT_OBJECT_DIRECTORY", "GIT_CEILING_DIRECTORIES", "XDG_CONFIG_HOME",
	"GIT_CONFIG_GLOBAL", "EMAIL",
};

int repo_enter(void **state)
{
	const char *base = getenv("TMPDIR");
	struct afi_str folder = AFI_STR_INIT;

	afi_str_addf(&folder, "%s/afi-test.XXXXXX", base ? base : "/tmp");
	if (!mkdtemp(folder.s) || chdir(folder.s) < 0)
		return -1;
	setenv("HOME", folder.s, 1);
	for (size_t i = 0; i < sizeof(settings) / sizeof(settings[0]); i++)
		setenv(settings[i][0], settings[i][1], 1);
	for (size_t i = 0; i < sizeof(unset) / sizeof(unset[0]); i++)
		unsetenv(unset[i]);
	repo_put(".gitconfig", "[init]\n\tdefaultBranch = main\n"
		 "[gc]\n\tauto = 0\n");
	*state = afi_str_take(&folder);
	return 0;
}

int repo_leave(void **state)
{
	if (chdir("/") < 0)
		return -1;
	repo_sh("chmod -R u+rwx '%s'; rm -rf '%s'", (char *)*state,
		(char *)*state);
	free(*state);
	return 0;
}

__attribute__((format(printf, 2, 0)))
static void format(struct afi_str *out, const char *fmt, va_list ap)
{
	char text[8192];
	int len = vsnprintf(text, sizeof(text), fmt, ap);

	assert_true(len >= 0 && (size_t)len < sizeof(text));
	afi_str_adds(out, text);
}

static int run(const char *command, const char *output)
{
	int status = -1;
	pid_t child = fork();

	if (child == 0) {
		int fd = open(output, O_WRONLY | O_CREAT | O_TRUNC, 0666);

		if (fd < 0 || dup2(fd, 1) < 0 || dup2(fd, 2) < 0)
			_exit(126);
		execl("/bin/sh", "sh", "-c", command, (char *)NULL);
		_exit(127);
	}
	assert_true(child > 0 && waitpid(child, &status, 0) == child);
	return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

int repo_sh(const char *fmt, ...)
{
	struct afi_str command = AFI_STR_INIT;
	va_list ap;
	int status;

	va_start(ap, fmt);
	format(&command, fmt, ap);
	va_end(ap);
	status = run(command.s, "/dev/null");
	afi_str_clear(&command);
	return status;
}

/* Beside the folder's own files, so that no test sees it. */
static char *take_output(void)
{
	struct afi_str text = AFI_STR_INIT;
	FILE *file = fopen(".output", "r");
	int c;

	assert_non_null(file);
	while ((c = getc(file)) != EOF)
		afi_str_addc(&text, (char)c);
	fclose(file);
	unlink(".output");
	if (text.len && text.s[text.len - 1] == '\n')
		afi_str_cut(&text, text.len - 1);
	return afi_str_take(&text);
}

void repo_do(const char *fmt, ...)
{
	struct afi_str command = AFI_STR_INIT;
	char *said;
	va_list ap;
	int status;

	va_start(ap, fmt);
	format(&command, fmt, ap);
	va_end(ap);
	status = run(command.s, ".output");
	said = take_output();
	if (status)
		fail_msg("%s: %s", command.s, said);
	free(said);
	afi_str_clear(&command);
}

char *repo_ask(const char *fmt, ...)
{
	struct afi_str command = AFI_STR_INIT;
	va_list ap;

	va_start(ap, fmt);
	format(&command, fmt, ap);
	va_end(ap);
	(void)run(command.s, ".output");
	afi_str_clear(&command);
	return take_output();
}

void repo_says(const char *expected, const char *command)
{
	char *said = repo_ask("%s", command);

	assert_string_equal(said, expected);
	free(said);
}

void repo_put(const char *path, const char *text)
{
	FILE *file = fopen(path, "w");

	assert_non_null(file);
	assert_true(fputs(text, file) >= 0 && fclose(file) == 0);
}

struct afi_store *repo_open(const char *dir)
{
	struct afi_store *store;
	struct afi_err err = AFI_ERR_INIT;

	if (afi_store_open(&store, dir, NULL, &err))
		fail_msg("%s", err.msg);
	return store;
}

struct afi_store *repo_init(const char *dir, bool bare)
{
	struct afi_store *store;
	struct afi_err err = AFI_ERR_INIT;

	if (afi_store_init(&store, dir, bare, &err))
		fail_msg("%s", err.msg);
	return store;
}

enum afi_code repo_commit(struct afi_store *store, const char *path,
			  const char *text, bool *moved, struct afi_err *err)
{
	const struct afi_author desk = {
		"Desk", "desk@force.example", 1738076469,
	};
	struct afi_change_file file = {
		afi_xstrdup(path), afi_xstrdup(text), strlen(text),
	};
	enum afi_code rc;

	rc = afi_store_commit(store, &file, 1, "change it\n", &desk, moved,
			      err);
	free(file.bytes);
	free(file.path);
	return rc;
}

enum afi_code repo_write(struct afi_store *store, const char *path,
			 const char *text, afi_lags_fn lags,
			 struct afi_err *err)
{
	enum afi_code rc = afi_store_begin(store, lags, err);
	bool moved;

	if (rc)
		return rc;
	rc = repo_commit(store, path, text, &moved, err);
	afi_store_end(store);
	return rc;
}

void repo_written(struct afi_store *store, const char *path, const char *text)
{
	struct afi_err err = AFI_ERR_INIT;

	if (repo_write(store, path, text, NULL, &err))
		fail_msg("%s", err.msg);
}

void repo_reads(struct afi_store *store, const char *path,
		const char *expected)
{
	struct afi_str text = AFI_STR_INIT;
	struct afi_err err = AFI_ERR_INIT;

	if (afi_store_read(&text, store, path, 1 << 20, &err))
		fail_msg("%s", err.msg);
	assert_string_equal(text.s, expected);
	afi_str_clear(&text);
}
