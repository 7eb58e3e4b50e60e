/*
 * Whether a register has lost or changed anything: the proof that `afi check`
 * gives, and what Git calls so that it never comes to that.
 */
#ifndef AFI_REGISTER_PROOF_H
#define AFI_REGISTER_PROOF_H

#include "register.h"

/* ---- proving one --------------------------------------------------------- */

/** What a check found. */
struct afi_proof {
	size_t records, entries, kept, absent;	/* kept files here, and not */
	size_t erased;
	size_t commits;
	size_t problems;
	char unproven[AFI_OID_LEN + 1];	/* the history before this commit is
					   not proven; "" if all of it is */
};

/** Called with each problem, and each thing worth telling that is none. */
typedef void (*afi_proof_fn)(const char *line, bool problem, void *arg);

/**
 * Prove the *state* of the pinned commit: every record reads and is named
 * rightly, every kept file has the hash it is called by.  Files that this copy
 * has not got are counted, not wrong.
 */
enum afi_code afi_register_prove_state(struct afi_proof *proof,
				       struct afi_register *reg,
				       afi_proof_fn tell, void *arg,
				       struct afi_err *err);

/**
 * Prove its *provenance*: no commit drops or changes an entry; each entry was
 * committed by its author at its time, by somebody who might; merges bring
 * none in and lose none.  History that is shallow or was squashed is "not
 * proven before" a commit, which is no problem.
 */
enum afi_code afi_register_prove_history(struct afi_proof *proof,
					 struct afi_register *reg,
					 afi_proof_fn tell, void *arg,
					 struct afi_err *err);

/* ---- what Git calls ------------------------------------------------------ */

/** Whether @copy merely lags behind @head: it is a record, and all its entries
 *  are in @head byte for byte.  An afi_lags_fn. */
bool afi_register_lags(const char *copy, size_t copy_len, const char *head,
		       size_t head_len);

/**
 * Git's merge driver: merge the record files @base, @ours and @theirs (paths;
 * @base may be empty) into @ours.  @name is what to call it in messages.
 * AFI_EINVALID, @ours as it was, if either has lost or changed an entry of
 * @base, or both have one id with two contents; the message names both commits
 * where Git tells them.
 */
enum afi_code afi_register_merge_files(const char *base, const char *ours,
				       const char *theirs, const char *name,
				       struct afi_err *err);

/**
 * The pre-commit hook: @diff is the output of git diff-index --raw -z.
 * AFI_EINVALID if what is staged would drop or change an entry or is no
 * record.
 */
enum afi_code afi_register_check_staged(struct afi_store *store,
					const char *diff, size_t len,
					struct afi_err *err);

#endif
