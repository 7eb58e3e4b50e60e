/* The register: the one way in which anything is recorded. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "codec.h"
#include "id.h"
#include "mem.h"
#include "register_impl.h"
#include "vec.h"
#include "withheld.h"

enum {
	TRIES = 50,		/* against plain Git, which takes no queue */
	AHEAD = 24 * 60 * 60,	/* seconds that a journal may be ahead of us */
	SUBJECT_MAX = 100,	/* bytes of a commit's first line, about */
};

/* A record that the change has looked at, or added to.  It stays where it is
 * while others come: callers hold its rec. */
struct pending {
	struct afi_target target;
	char *path;
	struct afi_record rec;
	size_t added;
};

struct afi_change {
	struct afi_register *reg;
	const struct afi_writer *writer;
	bool founding;
	struct afi_str name, email, by;
	struct { struct pending **v; size_t n, size; } pending;
	struct { struct afi_change_file *v; size_t n, size; } files;
	struct afi_str subject, body;	/* of the commit */
	struct afi_str lines;		/* for people */
	size_t entries;
	char last_id[AFI_ID_LEN + 1];
};

void afi_receipt_clear(struct afi_receipt *receipt)
{
	afi_str_clear(&receipt->lines);
}

/* Forget what a run has gathered, so that it can run again. */
static void change_reset(struct afi_change *change)
{
	for (size_t i = 0; i < change->pending.n; i++) {
		struct pending *p = change->pending.v[i];

		afi_record_clear(&p->rec);
		free(p->path);
		free(p);
	}
	for (size_t i = 0; i < change->files.n; i++) {
		free(change->files.v[i].path);
		free(change->files.v[i].bytes);
	}
	change->pending.n = change->files.n = change->entries = 0;
	afi_str_reset(&change->subject);
	afi_str_reset(&change->body);
	afi_str_reset(&change->lines);
}

static void change_clear(struct afi_change *change)
{
	change_reset(change);
	free(change->pending.v);
	free(change->files.v);
	afi_str_clear(&change->name);
	afi_str_clear(&change->email);
	afi_str_clear(&change->by);
	afi_str_clear(&change->subject);
	afi_str_clear(&change->body);
	afi_str_clear(&change->lines);
}

struct afi_register *afi_change_register(struct afi_change *change)
{
	return change->reg;
}

const char *afi_change_by(const struct afi_change *change)
{
	return change->by.s;
}

const char *afi_change_source(const struct afi_change *change)
{
	return change->writer->source;
}

const char *afi_change_last_id(const struct afi_change *change)
{
	return change->last_id;
}

int afi_change_day(const struct afi_change *change)
{
	return change->writer->happened != AFI_NO_DAY
		? change->writer->happened
		: afi_register_today(change->reg);
}

enum afi_code afi_change_party(const char **out, struct afi_change *change,
			       struct afi_err *err)
{
	if (change->writer->as) {
		*out = change->writer->as;
		return AFI_OK;
	}
	if (change->founding) {
		*out = AFI_FORCE;
		return AFI_OK;
	}
	return afi_setup_party(out, &change->reg->setup, change->by.s, err);
}

/* A record's file is that of its finding, whatever action is meant. */
static struct pending *find_pending(struct afi_change *change,
				    const char *path)
{
	for (size_t i = 0; i < change->pending.n; i++)
		if (strcmp(change->pending.v[i]->path, path) == 0)
			return change->pending.v[i];
	return NULL;
}

static struct pending *new_pending(struct afi_change *change,
				   const struct afi_target *target,
				   const char *path)
{
	struct pending *p = afi_xmalloc(sizeof(*p));

	*afi_vec_push(&change->pending) = p;
	*p = (struct pending){ .target = *target,
			       .path = afi_xstrdup(path),
			       .rec = AFI_RECORD_INIT };
	if (p->target.level == AFI_ACTION)
		p->target.level = AFI_FINDING;
	return p;
}

static enum afi_code load(struct pending **out, struct afi_change *change,
			  const struct afi_target *target,
			  struct afi_err *err)
{
	struct afi_str path = AFI_STR_INIT, bytes = AFI_STR_INIT;
	struct pending *p;
	int64_t latest;
	enum afi_code rc = AFI_OK;

	afi_target_path(&path, target);
	p = find_pending(change, path.s);
	if (p)
		goto out;
	rc = afi_store_read(&bytes, change->reg->store, path.s,
			    AFI_RECORD_MAX, err);
	if (rc)
		goto out;
	p = new_pending(change, target, path.s);
	rc = afi_codec_parse(&p->rec, bytes.s, bytes.len, err);
	if (rc) {
		afi_err_prefix(err, "%s", path.s);
		goto out;
	}
	latest = afi_record_latest(&p->rec);
	if (latest > change->reg->now + AHEAD) {
		struct afi_str when = AFI_STR_INIT;

		afi_time_long(&when, latest);
		rc = afi_err_set(err, AFI_ECONFLICT, "%s: its last entry was "
				 "recorded on %s, more than a day ahead of "
				 "this computer's clock; set the clock right, "
				 "then try again", path.s, when.s);
		afi_str_clear(&when);
	}
out:
	*out = p;
	afi_str_clear(&bytes);
	afi_str_clear(&path);
	return rc;
}

enum afi_code afi_change_record(const struct afi_record **out,
				struct afi_change *change,
				const struct afi_target *target,
				struct afi_err *err)
{
	struct pending *p;
	enum afi_code rc;

	if ((rc = load(&p, change, target, err)))
		return rc;
	*out = &p->rec;
	return AFI_OK;
}

/* Whether the day must be said though it is today: without it a correction
 * happened when that happened which it corrects. */
static bool is_dated(const struct afi_change *change,
		     const struct afi_draft *draft)
{
	if (change->writer->happened == AFI_NO_DAY)
		return false;
	for (size_t i = 0; i < draft->n; i++)
		if (strcmp(draft->v[i].key, "corrects") == 0)
			return true;
	return false;
}

/* What comes before the keys of the entry's own kind. */
static enum afi_code make_head(struct afi_draft *head,
			       struct afi_change *change, struct pending *p,
			       const struct afi_target *target,
			       const char *what, const char *as,
			       const char *source,
			       const struct afi_draft *draft,
			       struct afi_err *err)
{
	struct afi_str at = AFI_STR_INIT, day = AFI_STR_INIT;
	const int today = afi_register_today(change->reg);
	const char *const *heads;
	const struct afi_entry *action;
	struct afi_target named = *target;
	size_t nheads;
	enum afi_code rc;

	if ((rc = afi_id_new(change->last_id, err)) ||
	    (!as && (rc = afi_change_party(&as, change, err))))
		goto out;
	if (afi_change_day(change) > today) {
		rc = afi_err_set(err, AFI_EUSAGE, "--on is a day to come; what "
				 "is recorded has happened");
		goto out;
	}
	afi_draft_add(head, "id", change->last_id);
	nheads = afi_record_heads(&heads, &p->rec);
	if (nheads)
		afi_draft_list(head, "after", heads, nheads);
	afi_time_iso(&at, change->reg->now);
	afi_draft_add(head, "at", at.s);
	afi_draft_add(head, "by", change->by.s);
	afi_draft_add(head, "as", as);
	afi_draft_add(head, "source", source ? source
					     : change->writer->source);
	afi_draft_add(head, "what", what);
	if (afi_change_day(change) != today || is_dated(change, draft)) {
		afi_day_iso(&day, afi_change_day(change));
		afi_draft_add(head, "happened", day.s);
	}
	if (target->level == AFI_ACTION && strcmp(what, "action") != 0) {
		if ((rc = afi_record_action(&action, &p->rec, &named, err)))
			goto out;
		afi_draft_add(head, "action", action->id);
	}
out:
	afi_str_clear(&day);
	afi_str_clear(&at);
	return rc;
}

/* Say what was added: to people, and in the commit. */
static void tell(struct afi_change *change, const struct afi_target *target,
		 const char *what, const struct afi_entry *entry)
{
	struct afi_str line = AFI_STR_INIT;

	if (target->level == AFI_REGISTER)
		afi_str_adds(&line, "the register");
	else
		afi_target_print(&line, target);
	afi_str_addf(&line, ", %s by %s", what, entry->as);
	if (entry->corrects)
		afi_str_addf(&line, ", %s %s", entry->retract ?
			     "taking back" : "in place of", entry->corrects);
	afi_str_addf(&change->lines, "recorded %s: %s\n", entry->id, line.s);
	afi_str_addf(&change->body, "%s: %s\n", entry->id, line.s);
	if (!change->entries++)
		afi_str_adds(&change->subject, line.s);
	afi_str_clear(&line);
}

static enum afi_code add_entry(struct afi_change *change,
			       const struct afi_target *target,
			       const char *what, const char *as,
			       const char *source,
			       const struct afi_draft *draft,
			       struct afi_err *err)
{
	struct afi_draft head = AFI_DRAFT_INIT, whole = AFI_DRAFT_INIT;
	struct afi_str bytes = AFI_STR_INIT, path = AFI_STR_INIT;
	const struct afi_entry *entry;
	struct pending *p;
	enum afi_code rc;

	afi_target_path(&path, target);
	p = find_pending(change, path.s);
	if (!p && strcmp(what, "opened") == 0)
		p = new_pending(change, target, path.s);
	else if (!p && (rc = load(&p, change, target, err)))
		goto out;
	afi_draft_prepend(&whole, draft);
	if ((rc = make_head(&head, change, p, target, what, as, source, draft,
			    err)))
		goto out;
	afi_draft_prepend(&whole, &head);
	if ((rc = afi_codec_entry(&bytes, &whole, err)) ||
	    (rc = afi_codec_append(&p->rec, bytes.s, bytes.len, err)) ||
	    (rc = afi_record_settle(&p->rec, err)))
		goto out;
	entry = afi_record_find(&p->rec, change->last_id);
	if (!change->founding &&
	    (rc = afi_setup_allows(&change->reg->setup, entry, err)))
		goto out;
	p->added++;
	tell(change, target, what, entry);
out:
	afi_str_clear(&path);
	afi_str_clear(&bytes);
	afi_draft_clear(&whole);
	afi_draft_clear(&head);
	return rc;
}

/* Mark words of the entry @id, for whom this writer acts. */
static enum afi_code add_mark(struct afi_change *change,
			      const struct afi_target *record, const char *id,
			      const struct afi_typed_mark *mark,
			      struct afi_err *err)
{
	struct afi_draft draft = AFI_DRAFT_INIT;
	enum afi_code rc;

	afi_draft_add(&draft, "entry", id);
	afi_draft_add(&draft, "field", mark->field);
	afi_draft_add(&draft, "words", mark->words);
	afi_draft_add(&draft, "sort", mark->sort);
	rc = add_entry(change, record, "withhold", NULL, NULL, &draft, err);
	afi_draft_clear(&draft);
	return rc;
}

/* The marks typed into the entry that was added last, which stays the last. */
static enum afi_code add_marks(struct afi_change *change,
			       const struct afi_target *target,
			       const struct afi_typed *typed,
			       struct afi_err *err)
{
	const struct afi_target record = afi_target_record(target);
	char id[AFI_ID_LEN + 1];
	enum afi_code rc = AFI_OK;

	if (typed->n && target->level == AFI_REGISTER)
		return afi_err_set(err, AFI_EUSAGE, "nothing is withheld of "
				   "the register's own settings: leave out "
				   "'[[withheld'");
	memcpy(id, change->last_id, sizeof(id));
	for (size_t i = 0; i < typed->n && !rc; i++)
		rc = add_mark(change, &record, id, &typed->v[i], err);
	memcpy(change->last_id, id, sizeof(id));
	return rc;
}

enum afi_code afi_change_add(struct afi_change *change,
			     const struct afi_target *target,
			     const char *what, const char *as,
			     const char *source,
			     const struct afi_draft *draft,
			     struct afi_err *err)
{
	struct afi_typed typed = AFI_TYPED_INIT;
	struct afi_draft clean = AFI_DRAFT_INIT;
	struct afi_str from = AFI_STR_INIT;
	enum afi_code rc;

	if (!source)
		source = change->writer->source;
	if ((rc = afi_typed_take_all(&clean, &typed, what, draft, err)) ||
	    (source && (rc = afi_typed_take(&from, &typed, "source", source,
					    err))) ||
	    (rc = add_entry(change, target, what, as, source ? from.s : NULL,
			    &clean, err)))
		goto out;
	rc = add_marks(change, target, &typed, err);
out:
	afi_str_clear(&from);
	afi_draft_clear(&clean);
	afi_typed_clear(&typed);
	return rc;
}

void afi_change_keep(struct afi_change *change, const char *sha256,
		     const void *bytes, size_t len)
{
	afi_store_keep(change->reg->store, sha256, bytes, len);
}

void afi_change_file(struct afi_change *change, const char *path,
		     const char *bytes, size_t len)
{
	struct afi_change_file *file = afi_vec_push(&change->files);

	file->path = afi_xstrdup(path);
	file->bytes = memcpy(afi_xmalloc(len + 1), bytes, len);
	file->bytes[len] = '\0';
	file->len = len;
}

/* What is about to be committed must read back as what was meant. */
static enum afi_code write_record(struct afi_change *change,
				  const struct pending *p,
				  struct afi_err *err)
{
	struct afi_record back = AFI_RECORD_INIT;
	struct afi_str bytes = AFI_STR_INIT;
	enum afi_code rc;

	afi_codec_write(&bytes, &p->rec);
	rc = afi_codec_parse(&back, bytes.s, bytes.len, err);
	if (!rc && !afi_record_equal(&back, &p->rec))
		rc = afi_err_set(err, AFI_EFAILED, "it does not read back as "
				 "it was meant, which is a fault in afi; "
				 "nothing was recorded");
	if (rc)
		afi_err_prefix(err, "%s", p->path);
	else
		afi_change_file(change, p->path, bytes.s, bytes.len);
	afi_record_clear(&back);
	afi_str_clear(&bytes);
	return rc;
}

static enum afi_code founded_rightly(struct afi_change *change,
				     struct afi_err *err)
{
	struct afi_setup setup = AFI_SETUP_INIT;
	enum afi_code rc = AFI_OK;

	for (size_t i = 0; i < change->pending.n && !rc; i++) {
		const struct afi_record *rec = &change->pending.v[i]->rec;

		afi_setup_clear(&setup);
		afi_setup_fold(&setup, rec);
		for (size_t k = 0; k < rec->n && !rc; k++)
			rc = afi_setup_allows(&setup, &rec->entries[k], err);
	}
	afi_setup_clear(&setup);
	return rc;
}

static enum afi_code commit(struct afi_change *change, bool *moved,
			    struct afi_err *err)
{
	const struct afi_author author = {
		.name = change->name.s, .email = change->email.s,
		.when = change->reg->now,
	};
	struct afi_str message = AFI_STR_INIT;
	enum afi_code rc = AFI_OK;

	if (change->founding && (rc = founded_rightly(change, err)))
		return rc;
	for (size_t i = 0; i < change->pending.n && !rc; i++)
		if (change->pending.v[i]->added)
			rc = write_record(change, change->pending.v[i], err);
	if (rc)
		return rc;
	afi_str_adds(&message, change->entries ? change->subject.s :
		     "tell Git how records are merged");
	if (change->entries > 1)
		afi_str_addf(&message, " and %zu more", change->entries - 1);
	afi_str_addf(&message, "\n\n%s", change->body.s);
	rc = afi_store_commit(change->reg->store, change->files.v,
			      change->files.n, message.s, &author, moved, err);
	afi_str_clear(&message);
	return rc;
}

/* The program that Git is told to call: this one. */
static void equip(struct afi_register *reg)
{
	char path[4096];
	ssize_t len = readlink("/proc/self/exe", path, sizeof(path) - 1);

	if (len <= 0)
		return;
	path[len] = '\0';
	afi_store_equip(reg->store, path);
}

/* One try, under the lock from the first look to the last write. */
static enum afi_code try(struct afi_change *change, afi_change_fn fn,
			 void *arg, bool *moved, struct afi_err *err)
{
	struct afi_register *reg = change->reg;
	enum afi_code rc;

	if ((rc = afi_store_begin(reg->store, afi_register_lags, err)))
		return rc;
	if ((rc = afi_register_reload(reg, change->founding, err)))
		goto out;
	if (reg->setup.example) {
		rc = afi_err_set(err, AFI_EINVALID, "this register is an "
				 "example and is not written to; 'make demo' "
				 "makes a copy to try things on, 'afi init "
				 "DIR --force NAME' a register of your own");
		goto out;
	}
	equip(reg);
	if ((rc = fn(change, arg, err)))
		goto out;
	if (change->entries || change->files.n)
		rc = commit(change, moved, err);
out:
	afi_store_end(reg->store);
	return rc;
}

enum afi_code afi_register_run(struct afi_register *reg, bool founding,
			       const struct afi_writer *writer,
			       afi_change_fn fn, void *arg,
			       struct afi_receipt *receipt,
			       struct afi_err *err)
{
	struct afi_change change = {
		.reg = reg, .writer = writer, .founding = founding,
		.name = AFI_STR_INIT, .email = AFI_STR_INIT,
		.by = AFI_STR_INIT, .subject = AFI_STR_INIT,
		.body = AFI_STR_INIT, .lines = AFI_STR_INIT,
	};
	enum afi_code rc;
	bool moved;
	int tries = 0;

	if ((rc = afi_store_identity(&change.name, &change.email, reg->store,
				     err)))
		goto out;
	afi_str_addf(&change.by, "%s <%s>", change.name.s, change.email.s);
	do {
		change_reset(&change);
		moved = false;
		rc = try(&change, fn, arg, &moved, err);
	} while (rc && moved && ++tries < TRIES);
	if (rc)
		goto out;
	afi_str_add(&receipt->lines, change.lines.s, change.lines.len);
	if (change.entries)
		afi_store_maintain(reg->store);
out:
	change_clear(&change);
	return rc;
}

enum afi_code afi_register_change(struct afi_register *reg,
				  const struct afi_writer *writer,
				  afi_change_fn fn, void *arg,
				  struct afi_receipt *receipt,
				  struct afi_err *err)
{
	return afi_register_run(reg, false, writer, fn, arg, receipt, err);
}
