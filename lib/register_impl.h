/* What the files of the module register share with each other alone. */
#ifndef AFI_REGISTER_IMPL_H
#define AFI_REGISTER_IMPL_H

#include "register.h"
#include "secrets.h"
#include "withheld.h"

/** What register.yaml says is withheld by one mark: an entry `hide`, which it
 *  points into. */
struct afi_listing {
	const struct afi_entry *entry;
	const char *record;		/* the mark's, a target */
	const char *mark;		/* its id */
	const struct afi_field *words;	/* each item a phrase */
};

/** Those that stand.  The caller frees @v. */
struct afi_listings {
	struct afi_listing *v;
	size_t n, size;
};

/** What is withheld, left out as records are read. */
struct afi_hiding {
	bool on;
	struct afi_record book;		/* the newest register.yaml, if an older
					   one is looked back at */
	struct afi_listings listings;	/* of the newest */
	struct afi_secrets secrets;
	struct afi_err doubt;		/* the first thing that keeps all that
					   is withheld from being known */
};

struct afi_register {
	struct afi_store *store;
	struct afi_record book;		/* register.yaml... */
	char book_commit[AFI_OID_LEN + 1];	/* ... as in this commit */
	struct afi_setup setup;		/* ... folded */
	int64_t now;
	struct afi_past past;
	struct afi_hiding hiding;
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
	bool listed;			/* register.yaml's list was changed */
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

/** Whether the pinned commit has a file for @target. */
enum afi_code afi_register_has(bool *out, struct afi_register *reg,
			       const struct afi_target *target,
			       struct afi_err *err);

enum { AFI_NAMED_AT_MOST = 6 };	/* candidates that an error message lists */

/** Append to @list, which names so many of @n, how many more there are. */
void afi_register_add_more(struct afi_str *list, size_t n);

/** Put into @out the target that was probably meant by @text, which means none;
 *  false if that cannot be said. */
bool afi_register_near(struct afi_str *out, struct afi_register *reg,
		       const char *text);

/** As afi_change_add() without a look at what is typed; @source is not the
 *  writer's. */
enum afi_code afi_change_entry(struct afi_change *change,
			       const struct afi_target *target,
			       const char *what, const char *as,
			       const char *source,
			       const struct afi_draft *draft,
			       struct afi_err *err);

/* ---- what is withheld ---------------------------------------------------- */

/** The listings that stand in @book, the record of register.yaml. */
void afi_listings_find(struct afi_listings *out,
		       const struct afi_record *book);

/** Whether @phrase is listed for the mark with the id @mark. */
bool afi_listings_have(const struct afi_listings *listings, const char *mark,
		       const char *phrase);

/** The first of @rec's @marks that withholds something that is not listed for
 *  it; NULL if all is. */
const struct afi_entry *afi_unlisted_find(const struct afi_listings *listings,
					  const struct afi_marks *marks,
					  const struct afi_record *rec);

/** Say so of @mark in the record at @path; AFI_EINVALID. */
enum afi_code afi_unlisted_say(const struct afi_entry *mark, const char *path,
			       struct afi_err *err);

/** Bring the list up to date with what @p's marks withhold now: an entry for
 *  what it lacks, one that takes back what is not withheld any more.  Nobody is
 *  told. */
enum afi_code afi_change_list_hidden(struct afi_change *change,
				     const struct afi_pending *p,
				     struct afi_err *err);

/** Make @rec, which was read from @path, clean, if @reg hides what is withheld:
 *  by the marks of its newest state and by the list, and without what is erased
 *  in that state. */
enum afi_code afi_register_clean(struct afi_register *reg,
				 struct afi_record *rec, const char *path,
				 struct afi_err *err);

/** Remember that because of @why not all that is withheld can be known. */
void afi_register_doubt(struct afi_register *reg, const struct afi_err *why);

void afi_hiding_clear(struct afi_hiding *hiding);

/** Commit the file @path with @bytes beside the entries. */
void afi_change_file(struct afi_change *change, const char *path,
		     const char *bytes, size_t len);

#endif
