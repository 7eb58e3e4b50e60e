/* A program started, with its streams and files. */
#include "program_impl.h"

#include <assert.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum {
	BARE = 4,		/* variables of the bare environment */
	FILES_ABOVE = 16,	/* ours, clear of the numbers that its files
				   get */
};

void afi_program_shut(int *fd)
{
	if (*fd >= 0)
		close(*fd);
	*fd = -1;
}

void afi_program_shut_all(int fds[AFI_STREAMS])
{
	for (int i = 0; i < AFI_STREAMS; i++)
		afi_program_shut(&fds[i]);
}

/* A pipe that no other program inherits, and clear of the standard streams,
 * where one of ours may be closed. */
static bool make_pipe(int ends[2])
{
	int raw[2];

	if (pipe(raw))
		return false;
	for (int i = 0; i < 2; i++) {
		ends[i] = fcntl(raw[i], F_DUPFD_CLOEXEC, STDERR_FILENO + 1);
		close(raw[i]);
	}
	if (ends[0] >= 0 && ends[1] >= 0)
		return true;
	afi_program_shut(&ends[0]);
	afi_program_shut(&ends[1]);
	return false;
}

/* Pipes for all of its streams; ours do not make us wait. */
static bool make_pipes(int ours[AFI_STREAMS], int theirs[AFI_STREAMS])
{
	int ends[2];

	for (int i = 0; i < AFI_STREAMS; i++) {
		if (!make_pipe(ends))
			return false;
		ours[i] = ends[i == AFI_STREAM_IN];
		theirs[i] = ends[i != AFI_STREAM_IN];
		if (fcntl(ours[i], F_SETFL, O_NONBLOCK))
			return false;
	}
	return true;
}

/* Files that have no name, which are read as long as somebody has them open.
 * -1: there is none. */
static int make_file(const struct afi_str *bytes, struct afi_err *err)
{
	FILE *file = tmpfile();
	int fd = -1;

	if (file && fwrite(bytes->s, 1, bytes->len, file) == bytes->len &&
	    !fflush(file))
		fd = fcntl(fileno(file), F_DUPFD_CLOEXEC, FILES_ABOVE);
	if (fd < 0)
		afi_err_set(err, AFI_EFAILED, "cannot write a file in "
			    "/tmp: %s", strerror(errno));
	if (file)
		fclose(file);
	return fd;
}

static enum afi_code make_files(int files[AFI_PROGRAM_FILES],
				const struct afi_program *program,
				struct afi_err *err)
{
	for (int i = 0; i < AFI_PROGRAM_FILES && program->files &&
			program->files[i]; i++) {
		files[i] = make_file(program->files[i], err);
		if (files[i] < 0)
			return err->code;
	}
	return AFI_OK;
}

static bool is_given(const struct afi_program *program, const char *name)
{
	const size_t len = strlen(name);

	for (int i = 0; program->env && program->env[i]; i++)
		if (!strncmp(program->env[i], name, len) &&
		    program->env[i][len] == '=')
			return true;
	return false;
}

/* Its environment, of which @kept owns what is not the caller's. */
static void make_environment(const char *env[BARE + AFI_PROGRAM_ENV + 1],
			     struct afi_str kept[BARE],
			     const struct afi_program *program)
{
	static const char *const names[BARE] = {
		"PATH", "HOME", "TMPDIR", "LC_ALL",
	};
	int n = 0;

	for (int i = 0; program->env && program->env[i]; i++) {
		assert(n < AFI_PROGRAM_ENV);
		env[n++] = program->env[i];
	}
	for (int i = 0; i < BARE; i++) {
		const char *value = i == BARE - 1 ? "C.UTF-8" :
				    getenv(names[i]);

		if (!value || is_given(program, names[i]))
			continue;
		afi_str_addf(&kept[i], "%s=%s", names[i], value);
		env[n++] = kept[i].s;
	}
	env[n] = NULL;
}

/* Its streams in place of ours, and its files after them. */
static int set_streams(posix_spawn_file_actions_t *actions,
		       const int theirs[AFI_STREAMS],
		       const int files[AFI_PROGRAM_FILES])
{
	int failed = 0, i;

	for (i = 0; i < AFI_STREAMS && !failed; i++)
		failed = posix_spawn_file_actions_adddup2(actions, theirs[i],
							  i);
	for (i = 0; i < AFI_PROGRAM_FILES && files[i] >= 0 && !failed; i++)
		failed = posix_spawn_file_actions_adddup2(actions, files[i],
							  AFI_STREAMS + i);
	return failed;
}

/* A group of its own, and signals as they are for any program. */
static int set_signals(posix_spawnattr_t *attr)
{
	sigset_t none, usual;
	int failed;

	sigemptyset(&none);
	sigemptyset(&usual);
	sigaddset(&usual, SIGPIPE);
	sigaddset(&usual, SIGINT);
	sigaddset(&usual, SIGQUIT);
	(void)((failed = posix_spawnattr_setsigmask(attr, &none)) ||
	       (failed = posix_spawnattr_setsigdefault(attr, &usual)) ||
	       (failed = posix_spawnattr_setpgroup(attr, 0)) ||
	       (failed = posix_spawnattr_setflags(attr,
			POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF |
			POSIX_SPAWN_SETPGROUP)));
	return failed;
}

static int spawn_with(pid_t *pid, const struct afi_program *program,
		      const int theirs[AFI_STREAMS],
		      const int files[AFI_PROGRAM_FILES],
		      posix_spawn_file_actions_t *actions,
		      posix_spawnattr_t *attr)
{
	const char *env[BARE + AFI_PROGRAM_ENV + 1];
	struct afi_str kept[BARE] = {
		AFI_STR_INIT, AFI_STR_INIT, AFI_STR_INIT, AFI_STR_INIT,
	};
	const char *const *argv = program->argv;
	int failed;

	make_environment(env, kept, program);
	if (!(failed = set_streams(actions, theirs, files)) &&
	    !(failed = set_signals(attr)))
		failed = posix_spawnp(pid, argv[0], actions, attr,
				      (char *const *)argv,
				      (char *const *)env);
	for (int i = 0; i < BARE; i++)
		afi_str_clear(&kept[i]);
	return failed;
}

static int spawn(pid_t *pid, const struct afi_program *program,
		 const int theirs[AFI_STREAMS],
		 const int files[AFI_PROGRAM_FILES])
{
	posix_spawn_file_actions_t actions;
	posix_spawnattr_t attr;
	int failed;

	if (posix_spawn_file_actions_init(&actions))
		return ENOMEM;
	if (posix_spawnattr_init(&attr)) {
		posix_spawn_file_actions_destroy(&actions);
		return ENOMEM;
	}
	failed = spawn_with(pid, program, theirs, files, &actions, &attr);
	posix_spawnattr_destroy(&attr);
	posix_spawn_file_actions_destroy(&actions);
	return failed;
}

static enum afi_code cannot_start(const struct afi_program *program, int why,
				  struct afi_err *err)
{
	if (why == ENOENT)
		return afi_err_set(err, AFI_ENOTFOUND, "the program '%s' is "
				   "not installed: install the package %s "
				   "(on Debian 'apt-get install %s')",
				   program->argv[0], program->package,
				   program->package);
	return afi_err_set(err, AFI_EFAILED, "cannot start '%s': %s",
			   program->argv[0], strerror(why));
}

enum afi_code afi_program_start(pid_t *pid, int fds[AFI_STREAMS],
				const struct afi_program *program,
				struct afi_err *err)
{
	int theirs[AFI_STREAMS] = { -1, -1, -1 };
	int files[AFI_PROGRAM_FILES] = { -1, -1 };
	enum afi_code rc;
	int failed;

	rc = make_files(files, program, err);
	if (rc)
		goto out;
	failed = make_pipes(fds, theirs) ? 0 : errno;
	if (!failed)
		failed = spawn(pid, program, theirs, files);
	if (failed) {
		afi_program_shut_all(fds);
		rc = cannot_start(program, failed, err);
	}
out:
	afi_program_shut_all(theirs);
	for (int i = 0; i < AFI_PROGRAM_FILES; i++)
		afi_program_shut(&files[i]);
	return rc;
}
