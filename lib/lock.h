/*
 * The queue of writers, and Git's own lock files.
 *
 * Writers of one repository queue on an OS lock on the file afi.lock in its
 * folder.  The kernel lets go of it when its holder dies, so none is ever
 * stale.  Readers do not take it.
 *
 * In that file stand notes for the next holder, in case this one is killed; it
 * is empty when nobody has anything to mend.  A line is either one of ours,
 *
 *	claim 1835021 refs/heads/main.lock
 *
 * a lock file of Git's that we made, with its inode, or the caller's.  The next
 * holder removes a leftover that is still that inode, and no other: the inode
 * cannot have been given to somebody else's file in between, as a private name
 * holds on to it for as long as the note stands.
 *
 * As with every POSIX record lock, a process that closes any descriptor of
 * afi.lock lets go of it: no process may have two of these on one folder.
 */
#ifndef AFI_LOCK_H
#define AFI_LOCK_H

#include <stdbool.h>
#include <sys/types.h>

#include "err.h"
#include "str.h"

struct afi_lock {
	char *folder;		/* where afi.lock lies, slash at its end */
	int fd;			/* -1 while it is not held */
	struct afi_str notes;	/* what the file says */
	unsigned claims;	/* private names in use */
};

#define AFI_LOCK_INIT { .folder = NULL, .fd = -1, .notes = AFI_STR_INIT }

/**
 * Wait for our turn on @folder's afi.lock, then remove what the last holder
 * left of Git's locks.  His other notes are in @lock->notes and remain in the
 * file.  After 5 seconds a line on stderr says for whom we wait.  AFI_EFAILED
 * if the folder cannot be written.
 */
enum afi_code afi_lock_take(struct afi_lock *lock, const char *folder,
			    struct afi_err *err);

/** Take it without waiting and without a word; false if that did not work. */
bool afi_lock_try(struct afi_lock *lock, const char *folder);

/** Whether notes stand in @folder's afi.lock: somebody writes, or was
 *  killed. */
bool afi_lock_noted(const char *folder);

/** Add @lines to the notes, each with its LF. */
enum afi_code afi_lock_note(struct afi_lock *lock, const char *lines,
			    struct afi_err *err);

/** All claims are over, and their files gone: nothing stands in the notes but
 *  @lines ("" for nothing at all).  If that cannot be written, or a file will
 *  not go, the notes stay, for the next holder to act on. */
void afi_lock_settle(struct afi_lock *lock, const char *lines);

/** Let the next one in, leaving the notes as they are. */
void afi_lock_drop(struct afi_lock *lock);

/* ---- lock_claim.c -------------------------------------------------------- */

/** A lock file of Git's that we hold. */
struct afi_claim {
	char *path;		/* the lock file; NULL while not held */
};

#define AFI_CLAIM_INIT { .path = NULL }

/**
 * Make Git's lock file @path (absolute, ending in .lock) with @bytes in it,
 * synced, and the note of it, under @lock.  @mode is that of the file it is to
 * replace, or 0 for a new one.  If another program holds it, wait for up to
 * @patience seconds, then AFI_EFAILED with its path and age.
 */
enum afi_code afi_claim_take(struct afi_claim *claim, struct afi_lock *lock,
			     const char *path, const char *bytes, mode_t mode,
			     int patience, struct afi_err *err);

/** Rename the lock file onto the file that it locks, which ends the claim. */
enum afi_code afi_claim_commit(struct afi_claim *claim, struct afi_err *err);

/** Remove the lock file, if it is held. */
void afi_claim_drop(struct afi_claim *claim);

/** The private name that holds on to the inode of @lock's claim number @i; for
 *  the caller to free. */
char *afi_claim_name(const struct afi_lock *lock, unsigned i);

#endif
