/*
 * The Git repository underneath: bytes at paths, in commits on one branch.
 *
 * Nothing above this module knows that it is Git, and this module knows
 * nothing of records.  Reading goes to one commit, pinned when the store is
 * opened, never to the working copy.  Writing is one transaction at a time:
 *
 *	afi_store_begin()	queue on the lock, mend what a killed writer
 *				left, pin the newest commit
 *	afi_store_read() ...	what is there now
 *	afi_store_commit()	check the working copy, write, move the branch,
 *				bring index and working copy up to date
 *	afi_store_end()		let the next one in
 *
 * What is committed is on disk (fsync) before afi_store_commit() returns, and
 * not before the branch has moved is anything visible.  When it fails nothing
 * has changed.
 */
#ifndef AFI_STORE_H
#define AFI_STORE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "err.h"
#include "str.h"

enum { AFI_OID_LEN = 40 };	/* a commit's or a blob's name, in hex */

struct afi_store;

/**
 * Whether @copy, a file or staged file, may be replaced by the commit's @head
 * because it merely lags: nothing in it is lost by that.
 */
typedef bool (*afi_lags_fn)(const char *copy, size_t copy_len,
			    const char *head, size_t head_len);

/**
 * Open the repository in or above @dir (or exactly $GIT_DIR of a hook, where
 * @dir is NULL) and pin its newest commit.  If a writer was killed between
 * moving the branch and bringing the working copy up to date, and nobody holds
 * the lock, that is mended first, @lags (or NULL) judging the copies.
 * AFI_ENOTFOUND if there is none.
 */
enum afi_code afi_store_open(struct afi_store **out, const char *dir,
			     afi_lags_fn lags, struct afi_err *err);

/** Make a repository in @dir (and @dir itself), with a working tree unless
 *  @bare, branch main unless Git's configuration says otherwise.  One that is
 *  there already is opened. */
enum afi_code afi_store_init(struct afi_store **out, const char *dir,
			     bool bare, struct afi_err *err);

/** Close @store, giving up a transaction that was not committed.  NULL is
 *  fine. */
void afi_store_free(struct afi_store *store);

/** The working tree's folder with a slash at its end, or NULL if bare. */
const char *afi_store_workdir(const struct afi_store *store);

/** The pinned commit, or "" while there is none. */
const char *afi_store_commit_id(const struct afi_store *store);

/** The author time of the pinned commit, UTC; 0 while there is none. */
int64_t afi_store_commit_time(const struct afi_store *store);

/** Pin what @rev (anything that Git understands) means. AFI_ENOTFOUND. */
enum afi_code afi_store_pin(struct afi_store *store, const char *rev,
			    struct afi_err *err);

/* ---- reading the pinned commit ------------------------------------------- */

enum afi_entry_type { AFI_FILE, AFI_FOLDER, AFI_LINK, AFI_MODULE };

struct afi_dirent {
	char *name;
	enum afi_entry_type type;
	char oid[AFI_OID_LEN + 1];
};

struct afi_dir {
	struct afi_dirent *v;
	size_t n, size;
};

void afi_dir_clear(struct afi_dir *dir);

/** What lies in the folder @path ("" is the top), in Git's order.  A folder
 *  that is not there has nothing in it. */
enum afi_code afi_store_list(struct afi_dir *out, struct afi_store *store,
			     const char *path, struct afi_err *err);

/**
 * Append the file at @path to @out.  AFI_ENOTFOUND if there is none; a file
 * over @max bytes, a link, a folder or a module is AFI_EINVALID.
 */
enum afi_code afi_store_read(struct afi_str *out, struct afi_store *store,
			     const char *path, size_t max,
			     struct afi_err *err);

/** Append the blob @oid to @out.  AFI_EINVALID if it is over @max bytes. */
enum afi_code afi_store_read_blob(struct afi_str *out, struct afi_store *store,
				  const char *oid, size_t max,
				  struct afi_err *err);

/** Whether the working copy of @path differs from the pinned commit's; false
 *  without a working tree. */
bool afi_store_differs(struct afi_store *store, const char *path);

/* ---- writing ------------------------------------------------------------- */

/** One file of a commit. */
struct afi_change_file {
	char *path;
	char *bytes;
	size_t len;
};

/** Who made a commit, and when. */
struct afi_author {
	const char *name, *email;
	int64_t when;		/* UTC */
};

/**
 * Queue on the lock (<gitdir>/afi.lock; a word on stderr after 5 seconds),
 * mend what a killed writer left and pin the newest commit.  @lags judges
 * copies from here on.  AFI_ECONFLICT on a detached HEAD, AFI_EFAILED if the
 * folder cannot be written.
 */
enum afi_code afi_store_begin(struct afi_store *store, afi_lags_fn lags,
			      struct afi_err *err);

/**
 * Commit the @n @files on top of the pinned commit and pin the new one.
 *
 * First, with a working tree, each path's file and staged copy are compared
 * with the pinned commit: equal or lagging copies will be brought up to date,
 * anything else is somebody's edit: AFI_ECONFLICT, naming the file, nothing
 * written.  So is an untracked file in the way of a new one.  Git's index lock
 * held by another program is waited for up to 10 seconds, then refused with
 * its file and age.
 *
 * If plain Git moved the branch meanwhile, *@moved is set, the new commit is
 * pinned and the result is AFI_ECONFLICT: run the whole change again.  If only
 * bringing the working copy up to date failed, the result is AFI_OK with a word
 * on stderr, and the next command mends it.
 */
enum afi_code afi_store_commit(struct afi_store *store,
			       const struct afi_change_file *files, size_t n,
			       const char *message,
			       const struct afi_author *author,
			       bool *moved, struct afi_err *err);

/** Let go of the lock.  Nothing happens without a transaction. */
void afi_store_end(struct afi_store *store);

/**
 * Bring up to date every record's copy that merely lags behind the newest
 * commit, as plain Git can leave it; somebody's own edits stay as they are.
 * This looks at the whole working tree.  Without a right to write it does
 * nothing.
 */
void afi_store_catch_up(struct afi_store *store, afi_lags_fn lags);

/** If loose objects have piled up, start Git's own maintenance, detached. */
void afi_store_maintain(struct afi_store *store);

/* ---- kept files ---------------------------------------------------------- */

/**
 * Keep @bytes under refs/afi/evidence/@sha256 with the next commit, on disk
 * before the branch moves; once, if they are there already.  Both are
 * borrowed until the transaction ends.
 */
void afi_store_keep(struct afi_store *store, const char *sha256,
		    const void *bytes, size_t len);

/** Append the kept file.  AFI_ENOTFOUND if this copy of the register has not
 *  got it. */
enum afi_code afi_store_kept(struct afi_str *out, struct afi_store *store,
			     const char *sha256, struct afi_err *err);

/* ---- the history, for the proof of provenance ---------------------------- */

/** One path that differs between a commit and at least one of its parents. */
struct afi_diff {
	const char *path;
	char now[AFI_OID_LEN + 1];		/* "" if it is not there */
	char (*before)[AFI_OID_LEN + 1];	/* in each parent, or "" */
};

struct afi_commit {
	char id[AFI_OID_LEN + 1];
	const char *author, *email;
	int64_t when;			/* author time */
	size_t nparents;
	char (*parents)[AFI_OID_LEN + 1];
	bool shallow;			/* its parents are not here */
	bool is_signed;			/* by whom is not checked */
	const struct afi_diff *diffs;	/* under records/, and register.yaml;
					   a root's are all its files */
	size_t ndiffs;
};

/** Called for each commit, newest first.  Any other code than AFI_OK stops the
 *  walk and is returned. */
typedef enum afi_code (*afi_walk_fn)(const struct afi_commit *commit, void *arg,
				     struct afi_err *err);

/** Walk all commits that the pinned one builds on. */
enum afi_code afi_store_walk(struct afi_store *store, afi_walk_fn fn,
			     void *arg, struct afi_err *err);

/** Called for each commit: the author's address and time, and what the commit
 *  says.  False ends the telling. */
typedef bool (*afi_log_fn)(const char *email, int64_t when,
			   const char *message, void *arg);

/** Tell of the commits that the pinned one builds on, the newest of those that
 *  are next each time, without a look at their files. */
enum afi_code afi_store_log(struct afi_store *store, afi_log_fn fn, void *arg,
			    struct afi_err *err);

/** The blob of @path in the commit @rev: its name in @oid, "" if it is not
 *  there. */
enum afi_code afi_store_blob_at(char oid[AFI_OID_LEN + 1],
				struct afi_store *store, const char *rev,
				const char *path, struct afi_err *err);

/* ---- settings ------------------------------------------------------------ */

/** The name and the address that Git would commit with: GIT_AUTHOR_NAME and
 *  GIT_AUTHOR_EMAIL, else the configuration (that of all
 *  repositories if @store is NULL).  AFI_ENOTFOUND with the two
 *  commands that set them. */
enum afi_code afi_store_identity(struct afi_str *name, struct afi_str *email,
				 struct afi_store *store, struct afi_err *err);

/**
 * Set up in this clone what Git needs to treat records rightly, where it is
 * missing: the merge driver `@program merge-records %O %A %B %P` and the
 * pre-commit hook that pipes `git diff-index` into `@program check-staged`
 * (somebody's own hook is left alone and named on stderr once, at init).  A
 * program that is there but no longer executable is replaced.  Failures are
 * not reported: the next writer tries again.  Needs a transaction.
 */
void afi_store_equip(struct afi_store *store, const char *program);

#endif
