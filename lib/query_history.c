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
};

struct books {
	struct book **v;
	size_t n, size;
};

/* What a history is made with. */
struct telling {
	const struct afi_sink *sink;
	struct afi_broken *broken;
	struct afi_register *reg;
	const struct afi_frame *frame;
	size_t count;
};

static struct book *new_book(void)
{
	struct book *book = afi_xcalloc(1, sizeof(*book));

	book->rec = (struct afi_record)AFI_RECORD_INIT;
	book->sub = (struct afi_subject)AFI_SUBJECT_INIT;
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

static void tell(struct telling *telling, const struct afi_subject *sub,
		 const struct afi_entry *entry)
{
	json_t *value;

	if (!afi_subject_tells(sub, entry))
		return;
	value = afi_view_entry(sub, entry);
	telling->sink->item(telling->sink->arg, value);
	telling->count++;
	json_decref(value);
}

/*
 * The book whose next entry was recorded first, or NULL when all is told.
 * Within a record its own order holds, whatever its clocks say.
 */
static struct book *earliest(const struct books *books)
{
	struct book *best = NULL;

	for (size_t i = 0; i < books->n; i++) {
		struct book *book = books->v[i];

		if (book->next < book->rec.n &&
		    (!best || book->rec.entries[book->next].at <
			      best->rec.entries[best->next].at))
			best = book;
	}
	return best;
}

static void add_book(struct books *books, struct telling *telling,
		     const struct afi_place *place)
{
	struct book *book = new_book();
	struct afi_err err = AFI_ERR_INIT;
	enum afi_code rc = afi_register_read(&book->rec, telling->reg, place,
					     &err);

	if (!rc && afi_subject_make(&book->sub, telling->frame, &place->target,
				    &book->rec)) {
		*afi_vec_push(books) = book;
		return;
	}
	if (rc)
		afi_broken_add(telling->broken, &err);
	free_book(book);
}

static void tell_places(struct telling *telling,
			const struct afi_place *places, size_t n)
{
	struct books books = { 0 };
	struct book *book;

	for (size_t i = 0; i < n; i++)
		if (!places[i].stray)
			add_book(&books, telling, &places[i]);
	while ((book = earliest(&books)))
		tell(telling, &book->sub, &book->rec.entries[book->next++]);
	clear_books(&books);
}

/* The register's own record comes first in the history of all. */
static void tell_register(struct telling *telling,
			  const struct afi_target *target)
{
	struct afi_subject sub = AFI_SUBJECT_INIT;
	struct afi_record rec = AFI_RECORD_INIT;
	struct afi_err err = AFI_ERR_INIT;

	if (*target->force)
		return;
	if (afi_register_load(&rec, telling->reg, target, &err))
		afi_broken_add(telling->broken, &err);
	else if (afi_subject_make(&sub, telling->frame, target, &rec))
		for (size_t i = 0; i < rec.n; i++)
			tell(telling, &sub, &rec.entries[i]);
	afi_subject_clear(&sub);
	afi_record_clear(&rec);
}

static enum afi_code tell_all(struct telling *telling,
			      const struct afi_target *target,
			      struct afi_err *err)
{
	struct afi_places places = { 0 };
	enum afi_code rc;
	size_t i, end;

	if ((rc = afi_register_places(&places, telling->reg, target, err)))
		return rc;
	if (target->level == AFI_REGISTER)
		tell_register(telling, target);
	for (i = 0; i < places.n; i = end) {
		end = afi_places_inspection_end(&places, i);
		tell_places(telling, &places.v[i], end - i);
	}
	afi_places_clear(&places);
	return AFI_OK;
}

/* A finding with its actions, or one of these alone. */
static enum afi_code tell_record(struct telling *telling,
				 const struct afi_target *target,
				 struct afi_err *err)
{
	const struct afi_target record = afi_target_record(target);
	const struct afi_entry *opened = NULL;
	struct afi_subject sub = AFI_SUBJECT_INIT;
	struct afi_record rec = AFI_RECORD_INIT;
	struct afi_target action = *target;
	const char *about = NULL;
	enum afi_code rc;

	if ((rc = afi_register_load(&rec, telling->reg, target, err)) ||
	    (target->level == AFI_ACTION &&
	     (rc = afi_record_action(&opened, &rec, &action, err))))
		goto out;
	if (!afi_subject_make(&sub, telling->frame, &record, &rec))
		goto out;
	if (opened)
		about = afi_subject_about(&sub, opened);
	for (size_t i = 0; i < rec.n; i++) {
		const struct afi_entry *entry = &rec.entries[i];

		if (!about || !strcmp(afi_subject_about(&sub, entry), about))
			tell(telling, &sub, entry);
	}
out:
	afi_subject_clear(&sub);
	afi_record_clear(&rec);
	return rc;
}

enum afi_code afi_query_history(const struct afi_sink *sink,
				struct afi_broken *broken,
				struct afi_register *reg,
				const struct afi_target *target,
				struct afi_err *err)
{
	static const char *const levels[] = {
		[AFI_REGISTER] = "register", [AFI_INSPECTION] = "inspection",
		[AFI_FINDING] = "finding", [AFI_ACTION] = "action",
	};
	const struct afi_frame frame = afi_frame_of(reg);
	struct telling telling = { .sink = sink, .broken = broken, .reg = reg,
				   .frame = &frame };
	json_t *head = afi_view_head(reg, "history", &frame, target), *foot;
	enum afi_code rc;

	afi_view_put(head, "level", json_string(levels[target->level]));
	sink->head(sink->arg, head, "entries");
	if (target->level >= AFI_FINDING)
		rc = tell_record(&telling, target, err);
	else
		rc = tell_all(&telling, target, err);
	foot = json_object();
	afi_view_put(foot, "count", json_integer((json_int_t)telling.count));
	afi_view_put(foot, "broken", afi_view_broken(broken));
	afi_view_put(foot, "note", afi_view_text(telling.count || rc ? NULL :
						 "Nothing is recorded yet."));
	sink->foot(sink->arg, foot);
	json_decref(foot);
	json_decref(head);
	return rc;
}
