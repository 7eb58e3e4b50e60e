/*
 * Runs commands in turn and says how long each takes, and how much memory.
 *
 * usage: stopwatch RUNS COMMAND... [--against COMMAND...]
 *
 * Both commands are run once to warm up, then RUNS times each, the one and the
 * other in turn.  A command may be several: what comes after `--then` follows
 * and is timed too, what comes before `--after` is run first and is not timed.
 * `{}` in an argument is the number of the run, from 1 for the warming up.
 * Standard output is thrown away.
 *
 * Prints for each command the median in milliseconds and the most memory that
 * it or a process of its ever held, in KiB.
 */
#define _DEFAULT_SOURCE		/* wait4 */
#include <errno.h>
#include <fcntl.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/time.h>
#include <sys/types.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "mem.h"
#include "str.h"
#include "vec.h"

/* One side: words, "--then" and "--after" among them. */
struct side {
	char **words;
	int n;
	double *ms;		/* of each run */
	long kib;
};

static double now_ms(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec * 1e3 + (double)t.tv_nsec / 1e6;
}

static char *numbered(const char *word, int run)
{
	const char *at = strstr(word, "{}");
	struct afi_str out = AFI_STR_INIT;

	if (!at)
		return afi_xstrdup(word);
	afi_str_add(&out, word, (size_t)(at - word));
	afi_str_addf(&out, "%d%s", run, at + 2);
	return afi_str_take(&out);
}

static void become(char **argv)
{
	int null = open("/dev/null", O_RDWR);

	if (null < 0 || dup2(null, 0) < 0 || dup2(null, 1) < 0)
		_exit(126);
	close(null);
	execvp(argv[0], argv);
	fprintf(stderr, "stopwatch: %s: %s\n", argv[0], strerror(errno));
	_exit(127);
}

/* Run @argv to its end; its milliseconds.  Its failure is ours. */
static double run_one(char **argv, long *kib)
{
	const double start = now_ms();
	const pid_t pid = fork();
	struct rusage usage;
	double took;
	int status;

	if (pid == 0)
		become(argv);
	if (pid < 0 || wait4(pid, &status, 0, &usage) < 0) {
		perror("stopwatch");
		exit(1);
	}
	took = now_ms() - start;
	if (status != 0) {
		fprintf(stderr, "stopwatch: failed:");
		for (; *argv; argv++)
			fprintf(stderr, " %s", *argv);
		fprintf(stderr, "\n");
		exit(1);
	}
	if (usage.ru_maxrss > *kib)
		*kib = usage.ru_maxrss;
	return took;
}

/* Run all of @side once; the milliseconds of what is timed. */
static double run_side(struct side *side, int run)
{
	struct { char **v; size_t n, size; } argv = { 0 };
	double total = 0, took;
	long untimed = 0, kib = 0;

	for (int i = 0; i <= side->n; i++) {
		const char *word = i < side->n ? side->words[i] : "--then";
		const bool after = strcmp(word, "--after") == 0;

		if (!after && strcmp(word, "--then") != 0) {
			*afi_vec_push(&argv) = numbered(word, run);
			continue;
		}
		*afi_vec_push(&argv) = NULL;
		took = run_one(argv.v, after ? &untimed : &kib);
		total += after ? 0 : took;
		for (size_t k = 0; k < argv.n; k++)
			free(argv.v[k]);
		argv.n = 0;
	}
	free(argv.v);
	if (kib > side->kib)
		side->kib = kib;
	return total;
}

static int by_size(const void *a, const void *b)
{
	const double *x = a, *y = b;

	return *x < *y ? -1 : *x > *y;
}

static void print(struct side *side, int runs)
{
	const double *ms = side->ms;

	qsort(side->ms, (size_t)runs, sizeof(*side->ms), by_size);
	printf("%.2f %ld\n", (ms[(runs - 1) / 2] + ms[runs / 2]) / 2,
	       side->kib);
}

int main(int argc, char **argv)
{
	struct side sides[2] = { { 0 } };
	int i, runs, nsides = 1, begin = 2;

	runs = argc > 2 ? atoi(argv[1]) : 0;
	if (runs < 1) {
		fprintf(stderr, "usage: stopwatch RUNS COMMAND... "
			"[--against COMMAND...]\n");
		return 2;
	}
	for (i = 2; i < argc && strcmp(argv[i], "--against") != 0; i++)
		;
	sides[0] = (struct side){ .words = argv + begin, .n = i - begin };
	if (i < argc - 1)
		sides[nsides++] = (struct side){ .words = argv + i + 1,
						 .n = argc - i - 1 };
	for (int k = 0; k < nsides; k++) {
		sides[k].ms = afi_xcalloc((size_t)runs, sizeof(double));
		run_side(&sides[k], 1);
	}
	for (int run = 0; run < runs; run++)
		for (int k = 0; k < nsides; k++)
			sides[k].ms[run] = run_side(&sides[k], run + 2);
	for (int k = 0; k < nsides; k++) {
		print(&sides[k], runs);
		free(sides[k].ms);
	}
	return 0;
}
