/* afi history: entries in the order in which they were recorded. */
#include <stdlib.h>
#include <string.h>

#include "query_parts.h"
#include "vec.h"

/* A record among those whose entries are told together.  It stays where it is:
   its fold points into it. */
struct book {
	struct afi_record rec;
	struct afi_subject sub;
	size_t next;		/* the entry of it that is told next */
	int64_t at;		/* the latest time of those before it */
};

struct books {
	struct book **v;
	size_t n, size;
};

/* An entry that waits to be told. */
struct waiting {
	int64_t at;
	size_t turn;
	json_t *value;
};

/* What a history is made with. */
struct teller {
	const struct afi_sink *sink;
	struct afi_broken *broken;
	struct afi_register *reg;
	const struct afi_frame *frame;
	const struct afi_telling *telling;
	struct afi_origins origins;
	struct { struct waiting *v; size_t n, size; } waiting;
	size_t count;		/* that were told */
	size_t all;		/* that could have been */
};

static struct book *new_book(void)
{
	struct book *book = afi_xcalloc(1, sizeof(*book));

	book->rec = (struct afi_record)AFI_RECORD_INIT;
	book->sub = (struct afi_subject)AFI_SUBJECT_INIT;
	book->at = INT64_MIN;
	return book;
}

static void free_book(struct book *book)
{
	afi_subject_clear(&book->sub);
	afi_record_clear(&book->rec);
	free(book);
}

static void clear_books(struct books *books)
{
	for (size_t i = 0; i < books->n; i++)
		free_book(books->v[i]);
	free(books->v);
	*books = (struct books){ 0 };
}

/* ---- one after the other, or those that wait ----------------------------- */

/* Nothing can fail any more when this is told. */
static void tell_head(const struct teller *teller,
		      const struct afi_target *target)
{
	static const char *const levels[] = {
		[AFI_REGISTER] = "register", [AFI_INSPECTION] = "inspection",
		[AFI_FINDING] = "finding", [AFI_ACTION] = "action",
	};
	json_t *head = afi_view_head(teller->reg, "history", teller->frame,
				     target);

	afi_view_put(head, "level", json_string(levels[target->level]));
	afi_view_put(head, "commits", json_boolean(teller->telling->commits));
	teller->sink->head(teller->sink->arg, head, "entries");
	json_decref(head);
}

static void hand_on(struct teller *teller, json_t *value)
{
	teller->sink->item(teller->sink->arg, value);
	teller->count++;
	json_decref(value);
}

static int compare_waiting(const void *a, const void *b)
{
	const struct waiting *one = a, *two = b;

	if (one->at != two->at)
		return one->at < two->at ? -1 : 1;
	return one->turn < two->turn ? -1 : one->turn > two->turn;
}

/* Keep the last @n of those that wait, in the order of their times. */
static void keep_last(struct teller *teller, size_t n)
{
	struct waiting *v = teller->waiting.v;
	size_t over = teller->waiting.n > n ? teller->waiting.n - n : 0;

	if (teller->waiting.n)
		qsort(v, teller->waiting.n, sizeof(*v), compare_waiting);
	for (size_t i = 0; i < over; i++)
		json_decref(v[i].value);
	if (over)
		memmove(v, v + over, n * sizeof(*v));
	teller->waiting.n -= over;
}

static void hand_on_waiting(struct teller *teller)
{
	const size_t n = teller->waiting.n;

	for (size_t i = 0; i < n; i++)
		hand_on(teller, teller->waiting.v[teller->telling->reverse ?
						  n - 1 - i : i].value);
	teller->waiting.n = 0;
}

/* Those of one inspection can be turned round as soon as it is told. */
static void end_part(struct teller *teller)
{
	if (!teller->telling->last)
		hand_on_waiting(teller);
}

/* @at is the latest time in the record so far: there its own order holds,
 * whatever its clocks say. */
static void tell(struct teller *teller, const struct afi_subject *sub,
		 const struct afi_entry *entry, int64_t *at)
{
	const size_t last = teller->telling->last;
	json_t *value;

	if (!afi_subject_tells(sub, entry))
		return;
	*at = entry->at > *at ? entry->at : *at;
	teller->all++;
	if (!afi_telling_wants(teller->telling, sub, entry))
		return;
	value = afi_view_entry(sub, entry);
	if (teller->telling->commits)
		afi_view_put(value, "commit", afi_view_origin(
			     afi_origins_find(&teller->origins, entry->id)));
	if (!last && !teller->telling->reverse) {
		hand_on(teller, value);
		return;
	}
	*afi_vec_push(&teller->waiting) = (struct waiting){
		.at = *at, .turn = teller->all, .value = value,
	};
	if (last && teller->waiting.n / 2 >= last)
		keep_last(teller, last);
}

/* ---- records told together ----------------------------------------------- */

/* What is not to be told keeps nothing waiting that comes after it. */
static void pass_untold(struct book *book)
{
	while (book->next < book->rec.n &&
	       !afi_subject_tells(&book->sub, &book->rec.entries[book->next]))
		book->next++;
}

/* The book whose next entry was recorded first, or NULL when all is told. */
static struct book *earliest(const struct books *books)
{
	struct book *best = NULL;

	for (size_t i = 0; i < books->n; i++) {
		struct book *book = books->v[i];

		pass_untold(book);
		if (book->next < book->rec.n &&
		    (!best || book->rec.entries[book->next].at <
			      best->rec.entries[best->next].at))
			best = book;
	}
	return best;
}

static void add_book(struct books *books, struct teller *teller,
		     const struct afi_place *place)
{
	struct book *book = new_book();
	struct afi_err err = AFI_ERR_INIT;
	enum afi_code rc = afi_register_read(&book->rec, teller->reg, place,
					     &err);

	if (!rc && afi_subject_make(&book->sub, teller->frame, &place->target,
				    &book->rec)) {
		*afi_vec_push(books) = book;
		return;
	}
	if (rc)
		afi_broken_add(teller->broken, &err);
	free_book(book);
}

static void tell_places(struct teller *teller,
			const struct afi_place *places, size_t n)
{
	struct books books = { 0 };
	struct book *book;

	for (size_t i = 0; i < n; i++)
		if (!places[i].stray)
			add_book(&books, teller, &places[i]);
	while ((book = earliest(&books)))
		tell(teller, &book->sub, &book->rec.entries[book->next++],
		     &book->at);
	clear_books(&books);
	end_part(teller);
}

/* The register's own record is the first in the history of all. */
static void tell_register(struct teller *teller,
			  const struct afi_target *target)
{
	struct afi_subject sub = AFI_SUBJECT_INIT;
	struct afi_record rec = AFI_RECORD_INIT;
	struct afi_err err = AFI_ERR_INIT;
	int64_t at = INT64_MIN;

	if (*target->force)
		return;
	if (afi_register_load(&rec, teller->reg, target, &err))
		afi_broken_add(teller->broken, &err);
	else if (afi_subject_make(&sub, teller->frame, target, &rec))
		for (size_t i = 0; i < rec.n; i++)
			tell(teller, &sub, &rec.entries[i], &at);
	end_part(teller);
	afi_subject_clear(&sub);
	afi_record_clear(&rec);
}

/* All inspections in @places. */
static void tell_inspections(struct teller *teller,
			     const struct afi_places *places)
{
	struct { size_t *v, n, size; } starts = { 0 };
	size_t i, from;

	for (i = 0; i < places->n; i = afi_places_inspection_end(places, i))
		*afi_vec_push(&starts) = i;
	*afi_vec_push(&starts) = places->n;
	for (i = 0; i + 1 < starts.n; i++) {
		from = teller->telling->reverse ? starts.n - 2 - i : i;
		tell_places(teller, &places->v[starts.v[from]],
			    starts.v[from + 1] - starts.v[from]);
	}
	free(starts.v);
}

static enum afi_code tell_all(struct teller *teller,
			      const struct afi_target *target,
			      struct afi_err *err)
{
	const bool register_too = target->level == AFI_REGISTER;
	const bool reverse = teller->telling->reverse;
	struct afi_places places = { 0 };
	enum afi_code rc;

	if ((rc = afi_register_places(&places, teller->reg, target, err)))
		return rc;
	tell_head(teller, target);
	if (register_too && !reverse)
		tell_register(teller, target);
	tell_inspections(teller, &places);
	if (register_too && reverse)
		tell_register(teller, target);
	afi_places_clear(&places);
	return AFI_OK;
}

/* A finding with its actions, or one of these alone. */
static enum afi_code tell_record(struct teller *teller,
				 const struct afi_target *target,
				 struct afi_err *err)
{
	const struct afi_target record = afi_target_record(target);
	const struct afi_entry *opened = NULL;
	struct afi_subject sub = AFI_SUBJECT_INIT;
	struct afi_record rec = AFI_RECORD_INIT;
	struct afi_target action = *target;
	const char *about = NULL;
	int64_t at = INT64_MIN;
	enum afi_code rc;

	if ((rc = afi_register_load(&rec, teller->reg, target, err)) ||
	    (target->level == AFI_ACTION &&
	     (rc = afi_record_action(&opened, &rec, &action, err))))
		goto out;
	tell_head(teller, target);
	if (!afi_subject_make(&sub, teller->frame, &record, &rec))
		goto out;
	if (opened)
		about = afi_subject_about(&sub, opened);
	for (size_t i = 0; i < rec.n; i++) {
		const struct afi_entry *entry = &rec.entries[i];

		if (!about || !strcmp(afi_subject_about(&sub, entry), about))
			tell(teller, &sub, entry, &at);
	}
	end_part(teller);
out:
	afi_subject_clear(&sub);
	afi_record_clear(&rec);
	return rc;
}

/* ---- the view ------------------------------------------------------------ */

static json_t *view_foot(const struct teller *teller)
{
	const char *note = NULL;
	json_t *foot = json_object();

	if (!teller->all)
		note = "Nothing is recorded yet.";
	else if (!teller->count)
		note = "Nothing here is as asked.";
	afi_view_put(foot, "count", json_integer((json_int_t)teller->count));
	afi_view_put(foot, "of", json_integer((json_int_t)teller->all));
	afi_view_put(foot, "broken", afi_view_broken(teller->broken));
	afi_view_put(foot, "note", afi_view_text(note));
	return foot;
}

enum afi_code afi_query_history(const struct afi_sink *sink,
				struct afi_broken *broken,
				struct afi_register *reg,
				const struct afi_target *target,
				const struct afi_telling *telling,
				struct afi_err *err)
{
	const struct afi_frame frame = afi_frame_of(reg);
	struct teller teller = { .sink = sink, .broken = broken, .reg = reg,
				 .frame = &frame, .telling = telling };
	json_t *foot = NULL;
	enum afi_code rc;

	if (telling->commits &&
	    (rc = afi_register_origins(&teller.origins, reg, target, err)))
		goto out;
	if (target->level >= AFI_FINDING)
		rc = tell_record(&teller, target, err);
	else
		rc = tell_all(&teller, target, err);
	if (rc)
		goto out;
	if (telling->last)
		keep_last(&teller, telling->last);
	hand_on_waiting(&teller);
	foot = view_foot(&teller);
	sink->foot(sink->arg, foot);
out:
	free(teller.waiting.v);
	afi_origins_clear(&teller.origins);
	json_decref(foot);
	return rc;
}
