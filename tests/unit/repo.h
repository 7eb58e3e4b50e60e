/* A folder of its own for each test, with repositories in it, and plain Git
 * beside the store. */
#ifndef AFI_REPO_H
#define AFI_REPO_H

#include <stdbool.h>

#include "store.h"

/** A cmocka setup: make an empty folder, go into it, and give Git a home, a
 *  name and a clock there, and nothing of the user's. */
int repo_enter(void **state);

/** Its teardown: leave and remove it. */
int repo_leave(void **state);

/** Run a shell command; its exit status.  What it says is thrown away. */
int repo_sh(const char *fmt, ...) __attribute__((format(printf, 1, 2)));

/** The same, failing the test unless the command succeeds. */
void repo_do(const char *fmt, ...) __attribute__((format(printf, 1, 2)));

/** What a shell command prints, without its last LF; for the caller to
 *  free. */
char *repo_ask(const char *fmt, ...) __attribute__((format(printf, 1, 2)));

/** Fail the test unless the shell command @command prints exactly @expected
 *  (without the last LF). */
void repo_says(const char *expected, const char *command);

/** Make the file @path hold @text. */
void repo_put(const char *path, const char *text);

/** Open the repository in @dir, or fail the test. */
struct afi_store *repo_open(const char *dir);

/** Make one in @dir and open it. */
struct afi_store *repo_init(const char *dir, bool bare);

/** Within a transaction: commit @text at @path, as "Desk", on 28 January 2025
 *  at 15:01:09. */
enum afi_code repo_commit(struct afi_store *store, const char *path,
			  const char *text, bool *moved, struct afi_err *err);

/** One whole transaction of that. */
enum afi_code repo_write(struct afi_store *store, const char *path,
			 const char *text, afi_lags_fn lags,
			 struct afi_err *err);

/** The same, failing the test unless it is done. */
void repo_written(struct afi_store *store, const char *path, const char *text);

/** Fail the test unless @path is @expected in the pinned commit. */
void repo_reads(struct afi_store *store, const char *path,
		const char *expected);

#endif
