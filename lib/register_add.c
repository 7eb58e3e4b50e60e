/* The register: what a change looks at, and the entries that it adds. */
#include <stdlib.h>
#include <string.h>

#include "codec.h"
#include "id.h"
#include "mem.h"
#include "register_impl.h"
#include "vec.h"
#include "withheld.h"

enum { AHEAD = 24 * 60 * 60 };	/* seconds that a journal may be ahead of us */

/* A record's file is that of its finding, whatever action is meant. */
static struct afi_pending *find_pending(struct afi_change *change,
				    const char *path)
{
	for (size_t i = 0; i < change->pending.n; i++)
		if (strcmp(change->pending.v[i]->path, path) == 0)
			return change->pending.v[i];
	return NULL;
}

static struct afi_pending *new_pending(struct afi_change *change,
				   const struct afi_target *target,
				   const char *path)
{
	struct afi_pending *p = afi_xmalloc(sizeof(*p));

	*afi_vec_push(&change->pending) = p;
	*p = (struct afi_pending){ .target = *target,
			       .path = afi_xstrdup(path),
			       .rec = AFI_RECORD_INIT };
	if (p->target.level == AFI_ACTION)
		p->target.level = AFI_FINDING;
	return p;
}

static enum afi_code load(struct afi_pending **out, struct afi_change *change,
			  const struct afi_target *target,
			  struct afi_err *err)
{
	struct afi_str path = AFI_STR_INIT, bytes = AFI_STR_INIT;
	struct afi_pending *p;
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
	struct afi_pending *p;
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
			       struct afi_change *change, struct afi_pending *p,
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
	afi_draft_add(head, "source", source);
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

enum afi_code afi_change_entry(struct afi_change *change,
			       const struct afi_target *target,
			       const char *what, const char *as,
			       const char *source,
			       const struct afi_draft *draft,
			       struct afi_err *err)
{
	struct afi_draft head = AFI_DRAFT_INIT, whole = AFI_DRAFT_INIT;
	struct afi_str bytes = AFI_STR_INIT, path = AFI_STR_INIT;
	const struct afi_entry *entry;
	struct afi_pending *p;
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
	/* What is only listed is told of where it is marked. */
	if (strcmp(what, "hide"))
		tell(change, target, what, entry);
out:
	afi_str_clear(&path);
	afi_str_clear(&bytes);
	afi_draft_clear(&whole);
	afi_draft_clear(&head);
	return rc;
}

/* The writer's source for a mark of the entry @id, where nobody would mark the
 * words in it. */
static enum afi_code open_source(struct afi_str *out,
				 struct afi_change *change,
				 const struct afi_target *record,
				 const char *id, struct afi_err *err)
{
	const char *source = change->writer->source;
	const struct afi_marks none = { 0 };
	const struct afi_record *rec;
	enum afi_code rc;

	if (!(rc = afi_change_record(&rec, change, record, err)) && source)
		afi_marks_hide(out, &none, rec, afi_record_find(rec, id),
			       "source", source);
	return rc;
}

/* Mark words of the entry @id, for whom this writer acts. */
static enum afi_code add_mark(struct afi_change *change,
			      const struct afi_target *record, const char *id,
			      const char *source,
			      const struct afi_typed_mark *mark,
			      struct afi_err *err)
{
	struct afi_draft draft = AFI_DRAFT_INIT;
	enum afi_code rc;

	afi_draft_add(&draft, "entry", id);
	afi_draft_add(&draft, "field", mark->field);
	afi_draft_add(&draft, "words", mark->words);
	afi_draft_add(&draft, "sort", mark->sort);
	rc = afi_change_entry(change, record, "withhold", NULL, source, &draft,
			      err);
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
	struct afi_str source = AFI_STR_INIT;
	char id[AFI_ID_LEN + 1];
	enum afi_code rc = AFI_OK;

	if (typed->n && target->level == AFI_REGISTER)
		return afi_err_set(err, AFI_EUSAGE, "nothing is withheld of "
				   "the register's own settings: leave out "
				   "'[[withheld'");
	if (typed->n)
		rc = open_source(&source, change, &record, change->last_id,
				 err);
	memcpy(id, change->last_id, sizeof(id));
	for (size_t i = 0; i < typed->n && !rc; i++)
		rc = add_mark(change, &record, id,
			      source.len ? source.s : NULL, &typed->v[i], err);
	memcpy(change->last_id, id, sizeof(id));
	afi_str_clear(&source);
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
	    (rc = afi_change_entry(change, target, what, as,
				   source ? from.s : NULL, &clean, err)))
		goto out;
	rc = add_marks(change, target, &typed, err);
out:
	afi_str_clear(&from);
	afi_draft_clear(&clean);
	afi_typed_clear(&typed);
	return rc;
}
