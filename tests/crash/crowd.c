/*
 * A crowd of writers: runs a command many times, several at once, measures how
 * long each had to wait, and may kill them at random moments.
 *
 * usage: crowd [-k SEED] [-n FIRST] [-o LOG] WORKERS TIMES COMMAND [ARG...]
 *
 * Each worker runs COMMAND TIMES times, one after the other.  In its arguments
 * %e is replaced by a word that no other run has, such as w03n0041x, and %w by
 * the number of the worker, from 1.  Runs are numbered from FIRST.
 *
 * With -k, each run but the first is killed (SIGKILL) after a random part of
 * what one takes, until each worker has killed TIMES of them; those that were
 * quicker are done and do not count.
 *
 * Each run is a line of LOG: "done WORD" if it ended with status 0 or had said
 * "recorded", "refused WORD" if it ended with another status, and "killed WORD"
 * if nothing is known.  The sum goes to standard output; why a run was refused
 * goes to standard error.  The status is 0 if none was.
 */
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "err.h"
#include "mem.h"
#include "str.h"

enum {
	MOST = 20,		/* runs for one kill, before giving up */
	SAID_MAX = 65536,	/* a pipe's room: the run never waits for us */
};

struct crowd {
	int workers, times;
	bool killing;
	uint64_t seed;
	long first;
	int log;		/* or -1 */
	char **command;
};

/* What a worker tells at its end; one write to the pipe. */
struct sum {
	long done, refused, killed;
	double worst, total;
};

/* One of the crowd. */
struct worker {
	const struct crowd *crowd;
	int number;
	uint64_t random;
	double usual;		/* seconds that a run takes, about; or 0 */
	struct sum sum;
};

static _Noreturn void die(const char *what)
{
	fprintf(stderr, "crowd: %s: %s\n", what, strerror(errno));
	exit(2);
}

static double seconds(void)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

static void nap(double length)
{
	struct timespec t = { .tv_sec = (time_t)length };

	t.tv_nsec = (long)((length - (double)t.tv_sec) * 1e9);
	nanosleep(&t, NULL);
}

/* From 0 to 1 (xorshift). */
static double any(struct worker *w)
{
	w->random ^= w->random << 13;
	w->random ^= w->random >> 7;
	w->random ^= w->random << 17;
	return (double)(w->random >> 11) / (double)(1ULL << 53);
}

/* ---- one run ------------------------------------------------------------- */

struct run {
	char word[32];
	pid_t pid;
	int out, err;		/* what it says */
	int status;
};

/* @arg with %e and %w replaced; the caller frees it. */
static char *filled_in(const char *arg, const char *word, int number)
{
	struct afi_str out = AFI_STR_INIT;

	for (; *arg; arg++) {
		if (arg[0] == '%' && arg[1] == 'e')
			afi_str_adds(&out, word);
		else if (arg[0] == '%' && arg[1] == 'w')
			afi_str_addf(&out, "%d", number);
		else {
			afi_str_addc(&out, *arg);
			continue;
		}
		arg++;
	}
	return afi_str_take(&out);
}

static _Noreturn void become(const struct worker *w, const char *word,
			     int out, int err)
{
	char **command = w->crowd->command;
	int null = open("/dev/null", O_RDONLY);

	for (int i = 0; command[i]; i++)
		command[i] = filled_in(command[i], word, w->number);
	if (null < 0 || dup2(null, 0) < 0 || dup2(out, 1) < 0 ||
	    dup2(err, 2) < 0)
		_exit(126);
	execvp(command[0], command);
	_exit(127);
}

static void begin(struct run *run, const struct worker *w, long n)
{
	int out[2], err[2];

	snprintf(run->word, sizeof(run->word), "w%02dn%04ldx", w->number, n);
	if (pipe(out) < 0 || pipe(err) < 0)
		die("pipe");
	for (int i = 0; i < 2; i++)
		if (fcntl(out[i], F_SETFD, FD_CLOEXEC) < 0 ||
		    fcntl(err[i], F_SETFD, FD_CLOEXEC) < 0)
			die("pipe");
	run->pid = fork();
	if (run->pid < 0)
		die("fork");
	if (run->pid == 0)
		become(w, run->word, out[1], err[1]);
	close(out[1]);
	close(err[1]);
	run->out = out[0];
	run->err = err[0];
}

/* What is in the pipe now: what the run has started in the background may hold
 * it open. */
static char *said(int fd)
{
	char *buf = afi_xmalloc(SAID_MAX + 1);
	size_t len = 0;
	ssize_t n;

	if (fcntl(fd, F_SETFL, O_NONBLOCK) < 0)
		die("pipe");
	while (len < SAID_MAX && (n = read(fd, buf + len, SAID_MAX - len)) > 0)
		len += (size_t)n;
	buf[len] = '\0';
	close(fd);
	return buf;
}

static void note(const struct worker *w, const char *how, const char *word)
{
	char line[64];
	int len = snprintf(line, sizeof(line), "%s %s\n", how, word);

	if (w->crowd->log >= 0 && write(w->crowd->log, line, (size_t)len) < len)
		die("log");
}

static void end(struct run *run, struct worker *w)
{
	char *out = said(run->out), *err = said(run->err);
	const bool killed = WIFSIGNALED(run->status) && w->crowd->killing &&
			    WTERMSIG(run->status) == SIGKILL;
	const char *how = "refused";

	if (killed) {
		w->sum.killed++;
		/* a line that was said is a promise */
		how = strncmp(out, "recorded ", 9) == 0 && strchr(out, '\n')
			? "done" : "killed";
	} else if (WIFEXITED(run->status) && WEXITSTATUS(run->status) == 0) {
		w->sum.done++;
		how = "done";
	} else {
		if (w->sum.refused++ < 3)
			fprintf(stderr, "%s: status %#x: %s", run->word,
				(unsigned)run->status, *err ? err : "\n");
	}
	note(w, how, run->word);
	free(err);
	free(out);
}

static void run_once(struct worker *w, long n)
{
	const double began = seconds();
	struct run run;
	double took;

	begin(&run, w, n);
	if (w->crowd->killing && w->usual > 0) {
		nap(w->usual * 1.1 * any(w));
		kill(run.pid, SIGKILL);
	}
	while (waitpid(run.pid, &run.status, 0) < 0)
		if (errno != EINTR)
			die("waitpid");
	took = seconds() - began;
	end(&run, w);
	w->sum.total += took;
	if (took > w->sum.worst)
		w->sum.worst = took;
	/* So that about half of them are killed, at any moment of a run. */
	if (w->usual <= 0)
		w->usual = took;
	else if (WIFSIGNALED(run.status))
		w->usual *= 1.05;
	else
		w->usual += (took - w->usual) / 4;
}

/* ---- all of them --------------------------------------------------------- */

static _Noreturn void work(const struct crowd *crowd, int number, int pipe)
{
	struct worker w = {
		.crowd = crowd, .number = number,
		.random = crowd->seed * 0x9e3779b97f4a7c15ULL +
			  (uint64_t)number * 0xbf58476d1ce4e5b9ULL + 1,
	};
	const long most = crowd->killing ? (long)crowd->times * MOST
					 : crowd->times;

	for (long n = 0; n < most && (!crowd->killing ||
				      w.sum.killed < crowd->times); n++)
		run_once(&w, crowd->first + n);
	if (write(pipe, &w.sum, sizeof(w.sum)) != sizeof(w.sum))
		_exit(2);
	_exit(0);
}

static bool gather(struct sum *all, const struct crowd *crowd, int pipe)
{
	struct sum one;
	int heard = 0, status;

	for (; heard < crowd->workers &&
	     read(pipe, &one, sizeof(one)) == sizeof(one); heard++) {
		all->done += one.done;
		all->refused += one.refused;
		all->killed += one.killed;
		all->total += one.total;
		if (one.worst > all->worst)
			all->worst = one.worst;
	}
	while (wait(&status) > 0)
		;
	return heard == crowd->workers;
}

static int run_all(const struct crowd *crowd)
{
	const double began = seconds();
	struct sum all = { 0 };
	int ends[2];
	bool whole;

	if (pipe(ends) < 0 || fcntl(ends[0], F_SETFD, FD_CLOEXEC) < 0 ||
	    fcntl(ends[1], F_SETFD, FD_CLOEXEC) < 0)
		die("pipe");
	for (int i = 1; i <= crowd->workers; i++) {
		pid_t pid = fork();

		if (pid < 0)
			die("fork");
		if (pid == 0)
			work(crowd, i, ends[1]);
	}
	close(ends[1]);
	whole = gather(&all, crowd, ends[0]);
	printf("%ld done, %ld refused, %ld killed; %.1f s, each %.3f s on "
	       "average and %.3f s at worst\n", all.done, all.refused,
	       all.killed, seconds() - began,
	       all.total / (double)(all.done + all.refused + all.killed + 1e-9),
	       all.worst);
	return whole && !all.refused ? 0 : 1;
}

int main(int argc, char **argv)
{
	struct crowd crowd = { .log = -1, .seed = 1, .first = 1 };
	int opt;

	while ((opt = getopt(argc, argv, "+k:n:o:")) >= 0) {
		if (opt == 'k') {
			crowd.killing = true;
			crowd.seed = strtoull(optarg, NULL, 10);
		} else if (opt == 'n') {
			crowd.first = atol(optarg);
		} else if (opt == 'o') {
			crowd.log = open(optarg, O_WRONLY | O_CREAT | O_APPEND |
					 O_CLOEXEC, 0666);
			if (crowd.log < 0)
				die(optarg);
		} else {
			return 2;
		}
	}
	if (argc - optind < 3) {
		fputs("usage: crowd [-k SEED] [-n FIRST] [-o LOG] WORKERS "
		      "TIMES COMMAND [ARG...]\n", stderr);
		return 2;
	}
	crowd.workers = atoi(argv[optind]);
	crowd.times = atoi(argv[optind + 1]);
	crowd.command = argv + optind + 2;
	return run_all(&crowd);
}
