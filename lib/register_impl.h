/* What the files of the module register share with each other alone. */
#ifndef AFI_REGISTER_IMPL_H
#define AFI_REGISTER_IMPL_H

#include "register.h"

struct afi_register {
	struct afi_store *store;
	struct afi_record book;		/* register.yaml... */
	char book_commit[AFI_OID_LEN + 1];	/* ... as in this commit */
	struct afi_setup setup;		/* ... folded */
	int64_t now;
	struct afi_past past;
};

/** A record that a change has looked at, or added to.  It stays where it
 *  is while others come: callers hold its rec. */
struct afi_pending {
	struct afi_target target;
	char *path;
	struct afi_record rec;
	size_t added;
};

/** A change under way: register_change.c runs and commits it, register_add.c
 *  has what its function adds. */
struct afi_change {
	struct afi_register *reg;
	const struct afi_writer *writer;
	bool founding;
	struct afi_str name, email, by;
	struct { struct afi_pending **v; size_t n, size; } pending;
	struct { struct afi_change_file *v; size_t n, size; } files;
	struct afi_str subject, body;	/* of the commit */
	struct afi_str lines;		/* for people */
	size_t entries;
	char last_id[AFI_ID_LEN + 1];
};

/** Open the register on @store, which is taken even on failure, as @back (or
 *  NULL) says.  Where register.yaml may be missing (it is being founded), the
 *  book is empty. */
enum afi_code afi_register_on(struct afi_register **out,
			      struct afi_store *store, bool founding,
			      const struct afi_lookback *back,
			      struct afi_err *err);

/** Set what counts as now. */
enum afi_code afi_register_look_at_clock(struct afi_register *reg,
					 struct afi_err *err);

/** Pin the commit and set the days that @back asks for. */
enum afi_code afi_register_look_back(struct afi_register *reg,
				     const struct afi_lookback *back,
				     struct afi_err *err);

/** Say @what ("there was no register") and "yet", with the day that is looked
 *  back at; AFI_ENOTFOUND. */
enum afi_code afi_register_not_yet(const struct afi_register *reg,
				   const char *what, struct afi_err *err);

/** Read register.yaml again: another commit may be pinned. */
enum afi_code afi_register_reload(struct afi_register *reg, bool founding,
				  struct afi_err *err);

/** Run a change as afi_register_change(), also on a register that is being
 *  founded, whose authority is judged by what it says itself. */
enum afi_code afi_register_run(struct afi_register *reg, bool founding,
			       const struct afi_writer *writer,
			       afi_change_fn fn, void *arg,
			       struct afi_receipt *receipt,
			       struct afi_err *err);

/** Put into @out the target that was probably meant by @text, which means none;
 *  false if that cannot be said. */
bool afi_register_near(struct afi_str *out, struct afi_register *reg,
		       const char *text);

/** Commit the file @path with @bytes beside the entries. */
void afi_change_file(struct afi_change *change, const char *path,
		     const char *bytes, size_t len);

#endif
