#include "program.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum {
	PART = 64 * 1024,	/* bytes that are read at once */
	SAID_MAX = 4096,	/* bytes of standard error that are kept */
	LINE_MAX_SHOWN = 300,	/* ... and shown */
};

/* Its three streams, seen from here. */
enum { IN, OUT, SAID, STREAMS };

/* A program that runs. */
struct running {
	const struct afi_program *program;
	pid_t pid;
	int fds[STREAMS];	/* our ends; -1: closed */
	size_t given;		/* bytes of its input */
	struct afi_str *out;
	size_t out_start;
	struct afi_str said;
	long long deadline;	/* milliseconds */
	bool late, too_much;
};

static long long now(void)
{
	struct timespec ts;

	clock_gettime(CLOCK_MONOTONIC, &ts);
	return ts.tv_sec * 1000LL + ts.tv_nsec / 1000000;
}

static void shut(int *fd)
{
	if (*fd >= 0)
		close(*fd);
	*fd = -1;
}

static void shut_all(int fds[STREAMS])
{
	for (int i = 0; i < STREAMS; i++)
		shut(&fds[i]);
}

/* ---- starting ------------------------------------------------------------ */

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
	shut(&ends[0]);
	shut(&ends[1]);
	return false;
}

/* Pipes for all of its streams; ours do not make us wait. */
static bool make_pipes(int ours[STREAMS], int theirs[STREAMS])
{
	int ends[2];

	for (int i = 0; i < STREAMS; i++) {
		if (!make_pipe(ends))
			return false;
		ours[i] = ends[i == IN];
		theirs[i] = ends[i != IN];
		if (fcntl(ours[i], F_SETFL, O_NONBLOCK))
			return false;
	}
	return true;
}

static void add_variable(struct afi_str *out, const char *name)
{
	const char *value = getenv(name);

	if (value)
		afi_str_addf(out, "%s=%s", name, value);
}

/* Its streams in place of ours. */
static int set_streams(posix_spawn_file_actions_t *actions,
		       const int theirs[STREAMS])
{
	int failed = 0;

	for (int i = 0; i < STREAMS && !failed; i++)
		failed = posix_spawn_file_actions_adddup2(actions, theirs[i],
							  i);
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

static int spawn_with(struct running *run, const int theirs[STREAMS],
		      posix_spawn_file_actions_t *actions,
		      posix_spawnattr_t *attr)
{
	static const char *const names[] = { "PATH", "HOME", "TMPDIR" };
	char locale[] = "LC_ALL=C.UTF-8", *environment[5] = { locale };
	struct afi_str kept[3] = {
		AFI_STR_INIT, AFI_STR_INIT, AFI_STR_INIT,
	};
	const char *const *argv = run->program->argv;
	int failed, i, n = 1;

	for (i = 0; i < 3; i++) {
		add_variable(&kept[i], names[i]);
		if (kept[i].len)
			environment[n++] = kept[i].s;
	}
	if (!(failed = set_streams(actions, theirs)) &&
	    !(failed = set_signals(attr)))
		failed = posix_spawnp(&run->pid, argv[0], actions, attr,
				      (char *const *)argv, environment);
	for (i = 0; i < 3; i++)
		afi_str_clear(&kept[i]);
	return failed;
}

static int spawn(struct running *run, const int theirs[STREAMS])
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
	failed = spawn_with(run, theirs, &actions, &attr);
	posix_spawnattr_destroy(&attr);
	posix_spawn_file_actions_destroy(&actions);
	return failed;
}

static enum afi_code start(struct running *run, struct afi_err *err)
{
	const struct afi_program *program = run->program;
	int theirs[STREAMS] = { -1, -1, -1 };
	int failed;

	failed = make_pipes(run->fds, theirs) ? 0 : errno;
	if (!failed)
		failed = spawn(run, theirs);
	shut_all(theirs);
	if (!failed)
		return AFI_OK;
	shut_all(run->fds);
	if (failed == ENOENT)
		return afi_err_set(err, AFI_ENOTFOUND, "the program '%s' is "
				   "not installed: install the package %s "
				   "(on Debian 'apt-get install %s')",
				   program->argv[0], program->package,
				   program->package);
	return afi_err_set(err, AFI_EFAILED, "cannot start '%s': %s",
			   program->argv[0], strerror(failed));
}

/* ---- giving and taking --------------------------------------------------- */

/* Give it what its pipe will hold.  It need not want it. */
static void give(struct running *run)
{
	const struct afi_program *program = run->program;
	ssize_t n = 0;

	if (run->given < program->in_len)
		n = write(run->fds[IN], program->in + run->given,
			  program->in_len - run->given);
	if (n > 0)
		run->given += (size_t)n;
	if (run->given == program->in_len ||
	    (n < 0 && errno != EAGAIN && errno != EINTR))
		shut(&run->fds[IN]);
}

static void keep_said(struct running *run, const char *part, size_t len)
{
	const size_t left = SAID_MAX - run->said.len;

	afi_str_add(&run->said, part, len < left ? len : left);
}

static void take(struct running *run, int stream)
{
	char part[PART];
	const ssize_t n = read(run->fds[stream], part, sizeof(part));
	const size_t have = run->out->len - run->out_start;

	if (n == 0 || (n < 0 && errno != EAGAIN && errno != EINTR))
		shut(&run->fds[stream]);
	else if (n > 0 && stream == SAID)
		keep_said(run, part, (size_t)n);
	else if (n > 0 && (size_t)n > run->program->out_max - have)
		run->too_much = true;
	else if (n > 0)
		afi_str_add(run->out, part, (size_t)n);
}

/* Wait until something can be given or taken, and do it. */
static void step(struct running *run)
{
	const long long left = run->deadline - now();
	struct pollfd polled[STREAMS];
	int i;

	for (i = 0; i < STREAMS; i++)
		polled[i] = (struct pollfd){
			.fd = run->fds[i], .events = i == IN ? POLLOUT : POLLIN,
		};
	if (left <= 0)
		run->late = true;
	else if (poll(polled, STREAMS, (int)left) <= 0)
		return;
	for (i = 0; i < STREAMS && !run->late; i++) {
		if (run->fds[i] < 0 || !polled[i].revents)
			continue;
		if (i == IN)
			give(run);
		else
			take(run, i);
	}
}

/*
 * All that goes in and comes out.  Writing to a program that has ended raises
 * SIGPIPE; it is held back here and taken away, whatever the caller made of it.
 */
static void talk(struct running *run)
{
	const struct timespec at_once = { 0 };
	sigset_t pipe_only, before, pending;
	bool had;

	sigemptyset(&pipe_only);
	sigaddset(&pipe_only, SIGPIPE);
	sigprocmask(SIG_BLOCK, &pipe_only, &before);
	sigpending(&pending);
	had = sigismember(&pending, SIGPIPE) == 1;
	while ((run->fds[OUT] >= 0 || run->fds[SAID] >= 0) && !run->late &&
	       !run->too_much)
		step(run);
	while (!had && sigtimedwait(&pipe_only, NULL, &at_once) == SIGPIPE)
		;
	sigprocmask(SIG_SETMASK, &before, NULL);
	shut_all(run->fds);
}

/* ---- ending -------------------------------------------------------------- */

/* Wait until it has ended, but do not let its number go yet. */
static void wait_for(struct running *run)
{
	struct timespec pause = { .tv_nsec = 100000 };
	siginfo_t info = { 0 };

	while (!run->late && !run->too_much) {
		if (!waitid(P_PID, (id_t)run->pid, &info,
			    WEXITED | WNOHANG | WNOWAIT) &&
		    info.si_pid == run->pid)
			return;
		run->late = now() >= run->deadline;
		nanosleep(&pause, NULL);
		if (pause.tv_nsec < 20000000)	/* up to 25 ms */
			pause.tv_nsec *= 2;
	}
}

/* Its status, when it and all that it started have ended. */
static int end(struct running *run)
{
	int status = 0;

	wait_for(run);
	kill(-run->pid, SIGKILL);
	while (waitpid(run->pid, &status, 0) < 0 && errno == EINTR)
		;
	return status;
}

/* Cut @said down to its first line with words in it. */
static const char *first_line(struct afi_str *said)
{
	const size_t blank = strspn(said->s, " \t\r\n");
	size_t len = strcspn(said->s + blank, "\r\n");

	if (len > LINE_MAX_SHOWN)
		len = LINE_MAX_SHOWN;
	afi_str_cut(said, blank + len);
	return said->s + blank;
}

/* What went wrong, if anything did. */
static enum afi_code judge(struct running *run, int status,
			   struct afi_err *err)
{
	const char *name = run->program->argv[0];
	const char *line = first_line(&run->said);

	if (run->late)
		return afi_err_set(err, AFI_EFAILED, "'%s' took longer than %d "
				   "seconds, and was stopped", name,
				   run->program->seconds);
	if (run->too_much)
		return afi_err_set(err, AFI_EFAILED, "'%s' gave more than %zu "
				   "bytes, and was stopped", name,
				   run->program->out_max);
	if (WIFSIGNALED(status))
		return afi_err_set(err, AFI_EFAILED, "'%s' was killed by "
				   "signal %d%s%s", name, WTERMSIG(status),
				   *line ? ": " : "", line);
	if (WEXITSTATUS(status))
		return afi_err_set(err, AFI_EFAILED, "'%s' failed with status "
				   "%d%s%s", name, WEXITSTATUS(status),
				   *line ? ": " : "", line);
	return AFI_OK;
}

enum afi_code afi_program_run(struct afi_str *out,
			      const struct afi_program *program,
			      struct afi_err *err)
{
	struct running run = {
		.program = program, .fds = { -1, -1, -1 }, .out = out,
		.out_start = out->len, .said = AFI_STR_INIT,
		.deadline = now() + program->seconds * 1000LL,
	};
	enum afi_code rc;
	int status;

	rc = start(&run, err);
	if (rc)
		return rc;
	talk(&run);
	status = end(&run);
	rc = judge(&run, status, err);
	if (rc)
		afi_str_cut(out, run.out_start);
	afi_str_clear(&run.said);
	return rc;
}
