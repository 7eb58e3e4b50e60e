#include "program_impl.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdbool.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum {
	PART = 64 * 1024,	/* bytes that are read at once */
	SAID_MAX = 4096,	/* bytes of standard error that are kept */
	LINE_MAX_SHOWN = 300,	/* ... and shown */
};

/* A program that runs. */
struct running {
	const struct afi_program *program;
	pid_t pid;
	int fds[AFI_STREAMS];	/* our ends; -1: closed */
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

/* ---- giving and taking --------------------------------------------------- */

/* Give it what its pipe will hold.  It need not want it. */
static void give(struct running *run)
{
	const struct afi_program *program = run->program;
	ssize_t n = 0;

	if (run->given < program->in_len)
		n = write(run->fds[AFI_STREAM_IN], program->in + run->given,
			  program->in_len - run->given);
	if (n > 0)
		run->given += (size_t)n;
	if (run->given == program->in_len ||
	    (n < 0 && errno != EAGAIN && errno != EINTR))
		afi_program_shut(&run->fds[AFI_STREAM_IN]);
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
		afi_program_shut(&run->fds[stream]);
	else if (n > 0 && stream == AFI_STREAM_SAID)
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
	struct pollfd polled[AFI_STREAMS];
	int i;

	for (i = 0; i < AFI_STREAMS; i++)
		polled[i] = (struct pollfd){
			.fd = run->fds[i],
			.events = i == AFI_STREAM_IN ? POLLOUT : POLLIN,
		};
	if (left <= 0)
		run->late = true;
	else if (poll(polled, AFI_STREAMS, (int)left) <= 0)
		return;
	for (i = 0; i < AFI_STREAMS && !run->late; i++) {
		if (run->fds[i] < 0 || !polled[i].revents)
			continue;
		if (i == AFI_STREAM_IN)
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
	while ((run->fds[AFI_STREAM_OUT] >= 0 ||
		run->fds[AFI_STREAM_SAID] >= 0) &&
	       !run->late && !run->too_much)
		step(run);
	while (!had && sigtimedwait(&pipe_only, NULL, &at_once) == SIGPIPE)
		;
	sigprocmask(SIG_SETMASK, &before, NULL);
	afi_program_shut_all(run->fds);
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

	rc = afi_program_start(&run.pid, run.fds, program, err);
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
