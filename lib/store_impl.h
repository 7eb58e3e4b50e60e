/* What the files of store share; nobody else includes this. */
#ifndef AFI_STORE_IMPL_H
#define AFI_STORE_IMPL_H

#include <git2.h>
#include <sys/stat.h>

#include "lock.h"
#include "store.h"

/** A path that a commit under way touches, as afi.lock notes it. */
struct afi_noted {
	char *tree;		/* the working tree: its Git folder, seen from
				   the one that all share */
	char *path;
	bool was;		/* it was there before, */
	git_oid before;		/* with this content */
};

struct afi_noteds {
	struct afi_noted *v;
	size_t n, size;
};

/** A file to be kept with the next commit; borrowed. */
struct afi_keep {
	const char *sha256;
	const void *bytes;
	size_t len;
};

struct afi_store {
	git_repository *repo;
	git_odb *odb;
	const char *gitdir;	/* of this working tree; the repository's */
	char *common;		/* what all its working trees share */
	const char *workdir;	/* NULL if bare; the repository's */
	afi_lags_fn lags;

	/* The pinned commit. */
	bool born;		/* there is one */
	git_oid commit;
	char commit_id[AFI_OID_LEN + 1];
	int64_t commit_time;
	git_tree *root;
	char *folder;		/* the folder last looked into, with its */
	git_tree *folder_tree;	/* tree, which is the root's for "" */

	/* The transaction. */
	bool writing;
	bool shared;		/* the group may write: umask says so */
	mode_t umask;		/* what it was before */
	struct afi_lock lock;
	char *branch;		/* its full name */
	struct { struct afi_keep *v; size_t n, size; } keep;
	struct afi_noteds noted;	/* copies not mended yet */

	/* After a race that plain Git won, it is kept out from the start. */
	bool raced;
	struct afi_copies *early;	/* then these were opened by begin */
};

enum { AFI_STORE_PATIENCE = 10 };	/* seconds to wait for other Git
					   programs */

/* ---- store.c ------------------------------------------------------------- */

/** Turn a failed libgit2 call into ours, keeping its reason. */
enum afi_code afi_store_fail(struct afi_err *err, int giterr, const char *what,
			     const char *name);

/** Pin the newest commit of the branch. */
enum afi_code afi_store_pin_head(struct afi_store *store, struct afi_err *err);

/** Pin the commit @id. */
enum afi_code afi_store_pin_oid(struct afi_store *store, const git_oid *id,
				struct afi_err *err);

/** A repository setting, or @otherwise. */
bool afi_store_flag(const struct afi_store *store, const char *name,
		    bool otherwise);

/* ---- store_bound.c ------------------------------------------------------- */

enum { AFI_STORE_SMALL = 8 << 20 };	/* bytes of an object, as nearly all
					   are */

/** Have libgit2 get no piece of memory much larger than AFI_STORE_SMALL, or
 *  whatever it wants again.  It fails then as if there were no more. */
void afi_store_bound(bool on);

/* ---- store_read.c -------------------------------------------------------- */

/** The pinned commit's entry at @path, or NULL if it is not there; it is valid
 *  until the next call.  AFI_EINVALID if what should be a folder is none. */
enum afi_code afi_store_entry(const git_tree_entry **out,
			      struct afi_store *store, const char *path,
			      struct afi_err *err);

/* ---- store_ref.c --------------------------------------------------------- */

/** What the reference @name is at, whoever moved it; *@there is false if there
 *  is none. */
enum afi_code afi_store_ref(git_oid *out, bool *there,
			    struct afi_store *store, const char *name,
			    struct afi_err *err);

/**
 * Move @name from @old (NULL: it is not there) to @to.  Under Git's own lock
 * the value is looked at once more; *@moved is set, with AFI_ECONFLICT, if it
 * has become another one.
 */
enum afi_code afi_store_move_ref(struct afi_store *store, const char *name,
				 const git_oid *old, const git_oid *to,
				 bool *moved, struct afi_err *err);

/** Tell Git's own log that the branch moved; it failing is no harm. */
void afi_store_log_move(struct afi_store *store, bool was, const git_oid *old,
			const git_oid *to, const git_signature *who,
			const char *message);

/* ---- store_turn.c -------------------------------------------------------- */

/** The branch that HEAD means, born or not, and whatever other names lead
 *  there; for the caller to free. */
enum afi_code afi_store_find_branch(char **out, struct afi_store *store,
				    struct afi_err *err);

/* ---- store_diff.c -------------------------------------------------------- */

/** Call @fn with the commit @id and the records in which it differs. */
enum afi_code afi_store_diff(struct afi_store *store, const git_oid *id,
			     afi_walk_fn fn, void *arg, struct afi_err *err);

/* ---- store_copy.c -------------------------------------------------------- */

/** One path whose copies, staged and in the working tree, follow a commit. */
struct afi_copy {
	const char *path;
	const char *bytes;	/* what the working file is to hold */
	size_t len;
	git_oid id;		/* those bytes' blob */
	git_filemode_t mode;

	bool in_base;		/* the commit that the copies are seen from */
	git_oid base;		/* has the path, with this content */
	const struct afi_noted *noted;	/* what it had before, or NULL */

	/* Found by looking. */
	bool mine;		/* somebody's edit: not to be touched */
	bool staged;		/* there is an entry for it, */
	bool current;		/* of .id and .mode already, with */
	uint16_t flags, extended;	/* these flags */
	bool skip;		/* and its file is not wanted here */
	bool there;		/* there is a file, */
	git_oid seen;		/* with this content */
	mode_t perm;

	bool temp;		/* its new file lies beside it */
	size_t made;		/* length of the path of the first folder that
				   was made for it; 0 if none was */
	bool late;		/* it could not be brought up to date */
};

/** The copies of one commit, with Git's lock on what is staged. */
struct afi_copies {
	struct afi_store *store;	/* NULL: nothing to look after */
	struct afi_claim claim;
	git_index *index;		/* NULL: nothing is checked out */
	struct afi_str private, target;	/* the index that we write, and its
					   place */
	bool had_index;
	int64_t stamp;			/* when it was written, in seconds */
	mode_t mode;
	struct afi_copy *v;
	size_t n, size;
};

#define AFI_COPIES_INIT { .claim = AFI_CLAIM_INIT, .private = AFI_STR_INIT, \
			  .target = AFI_STR_INIT }

/** Take Git's lock on what is staged, waiting up to @patience seconds, and
 *  read it.  Nothing happens in a bare repository. */
enum afi_code afi_copies_open(struct afi_copies *copies,
			      struct afi_store *store, int patience,
			      struct afi_err *err);

/**
 * Compare @copy, of which all down to @noted is filled in, with what is staged
 * and in the working tree.  AFI_ECONFLICT, and .mine is set, if it is
 * somebody's edit.
 */
enum afi_code afi_copies_look(struct afi_copies *copies, struct afi_copy *copy,
			      struct afi_err *err);

/** Let go of everything, taking back what was not finished. */
void afi_copies_clear(struct afi_copies *copies);

/* ---- store_fresh.c ------------------------------------------------------- */

/** Write the new file of @copy, if it needs one, beside that which it is to
 *  replace. */
enum afi_code afi_copies_stage(struct afi_copies *copies,
			       struct afi_copy *copy, struct afi_err *err);

/** The commit stands: bring all but what is .mine or .late up to date.  Where
 *  that fails, .late is set and the reason said on stderr. */
void afi_copies_finish(struct afi_copies *copies);

/* ---- store_file.c -------------------------------------------------------- */

/** Look at the working file of @copy: .there, .seen, .perm.  Its bytes are in
 *  @bytes unless NULL.  AFI_ECONFLICT if it is no plain file. */
enum afi_code afi_copy_read(struct afi_copy *copy, struct afi_str *bytes,
			    const struct afi_store *store, struct afi_err *err);

/** Write the new file of @copy beside it, making its folders. */
enum afi_code afi_copy_stage(struct afi_copy *copy,
			     const struct afi_store *store,
			     struct afi_err *err);

/** Put the new file in place, unless the old one has changed since it was
 *  looked at. */
enum afi_code afi_copy_replace(struct afi_copy *copy,
			       const struct afi_store *store,
			       struct afi_err *err);

/** How the working file lies there; false if there is none. */
bool afi_copy_stat(const struct afi_copy *copy, struct stat *st,
		   const struct afi_store *store);

/** Take back what afi_copy_stage() made: the last one first. */
void afi_copy_unstage(struct afi_copy *copy, const struct afi_store *store);

/* ---- store_mend.c -------------------------------------------------------- */

/**
 * Under the lock and with the newest commit pinned, bring up to date the copies
 * that the notes name and keep in store->noted, and in the notes, those for
 * which that failed.  AFI_EFAILED only if another program held what is staged
 * for @patience seconds.
 */
enum afi_code afi_store_mend(struct afi_store *store, int patience,
			     struct afi_err *err);

/** Write down that a commit is about to touch @copies. */
enum afi_code afi_store_note(struct afi_store *store,
			     const struct afi_copies *copies,
			     struct afi_err *err);

/** The commit is over: let go of Git's lock; what is noted now are the copies
 *  that are late. */
void afi_store_settle(struct afi_store *store, struct afi_copies *copies);

/** Forget what could not be mended. */
void afi_noteds_clear(struct afi_noteds *noted);

#endif
