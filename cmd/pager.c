#include "pager.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "mem.h"
#include "vec.h"

extern char **environ;

static bool dumb(void)
{
	const char *term = getenv("TERM");

	return !term || !*term || !strcmp(term, "dumb");
}

/* Its command; NULL for none. */
static const char *command(void)
{
	const char *name = getenv("AFI_PAGER");

	if (!name)
		name = getenv("PAGER");
	if (!name)
		return dumb() ? NULL : "less";
	return *name && strcmp(name, "cat") ? name : NULL;
}

bool pager_wanted(void)
{
	return command() != NULL;
}

struct words {
	char **v;
	size_t n, size;
};

/* Plain words are run as they are, so that it is known if that fails; for
 * anything else the shell is asked.  @copy is taken apart. */
static void split(struct words *out, const char *name, char *copy)
{
	if (strpbrk(name, "|&;<>()$`\\\"'*?[]#~=%{}!\n")) {
		*afi_vec_push(out) = (char *)"sh";
		*afi_vec_push(out) = (char *)"-c";
		*afi_vec_push(out) = copy;
	} else {
		for (char *at = copy; *at;) {
			const size_t len = strcspn(at, " \t");
			const bool last = !at[len];

			at[len] = '\0';
			if (len)
				*afi_vec_push(out) = at;
			at += len + !last;
		}
	}
	*afi_vec_push(out) = NULL;
}

/* Run @argv with @in as its standard input; 0 or an errno. */
static int spawn(pid_t *out, char *const *argv, int in)
{
	posix_spawn_file_actions_t actions;
	posix_spawnattr_t attr;
	sigset_t set;
	int failed;

	sigemptyset(&set);
	sigaddset(&set, SIGPIPE);
	if (posix_spawn_file_actions_init(&actions))
		return ENOMEM;
	if (posix_spawnattr_init(&attr)) {
		posix_spawn_file_actions_destroy(&actions);
		return ENOMEM;
	}
	if (!(failed = posix_spawn_file_actions_adddup2(&actions, in,
							STDIN_FILENO)) &&
	    !(failed = posix_spawnattr_setsigdefault(&attr, &set)) &&
	    !(failed = posix_spawnattr_setflags(&attr,
						POSIX_SPAWN_SETSIGDEF)))
		failed = posix_spawnp(out, argv[0], &actions, &attr, argv,
				      environ);
	posix_spawnattr_destroy(&attr);
	posix_spawn_file_actions_destroy(&actions);
	return failed;
}

static int run(pid_t *out, const char *name, int in)
{
	struct words argv = { 0 };
	char *copy = afi_xstrdup(name);
	int failed;

	split(&argv, name, copy);
	failed = argv.v[0] ? spawn(out, argv.v, in) : ENOENT;
	free(argv.v);
	free(copy);
	return failed;
}

/* Nobody reads on: that was all he wanted. */
static void left(int signal)
{
	(void)signal;
	_exit(0);
}

FILE *pager_start(pid_t *out)
{
	const char *name = command();
	FILE *file = NULL;
	int ends[2], failed;

	/* For less: leave at once what fits, show colours, stay on screen. */
	if (!name || setenv("LESS", "FRX", 0) || setenv("LV", "-c", 0) ||
	    pipe(ends))
		return NULL;
	/* If the pager held the writing end too, it would never see the end. */
	if (fcntl(ends[1], F_SETFD, FD_CLOEXEC) ||
	    fcntl(ends[0], F_SETFD, FD_CLOEXEC))
		failed = errno;
	else
		failed = run(out, name, ends[0]);
	close(ends[0]);
	if (!failed && !(file = fdopen(ends[1], "w")))
		failed = errno;
	if (failed) {
		close(ends[1]);
		fprintf(stderr, "afi: cannot start the pager '%s': %s; "
			"AFI_PAGER names another\n", name, strerror(failed));
		return NULL;
	}
	signal(SIGINT, SIG_IGN);
	signal(SIGQUIT, SIG_IGN);
	signal(SIGPIPE, left);
	return file;
}

void pager_end(FILE *file, pid_t pager)
{
	/* Now there is more to do than to end. */
	signal(SIGPIPE, SIG_IGN);
	fclose(file);
	while (waitpid(pager, NULL, 0) < 0 && errno == EINTR)
		;
}
