#include "query_issue.h"

#include <stdlib.h>
#include <string.h>

#include "issue.h"
#include "query_parts.h"
#include "vec.h"

/* A record of the inspection.  It stays where it is: its fold points there. */
struct book {
	struct afi_record rec;
	struct afi_fold fold;
	char *name;
	bool there;
};

struct books {
	struct book **v;
	size_t n, size;
};

static void clear(struct books *books)
{
	for (size_t i = 0; i < books->n; i++) {
		afi_fold_clear(&books->v[i]->fold);
		afi_record_clear(&books->v[i]->rec);
		free(books->v[i]->name);
		free(books->v[i]);
	}
	free(books->v);
}

static enum afi_code read_one(struct books *books, struct afi_register *reg,
			      const struct afi_place *place,
			      struct afi_err *err)
{
	const struct afi_frame frame = afi_frame_of(reg);
	struct book *book = afi_xcalloc(1, sizeof(*book));
	struct afi_str name = AFI_STR_INIT;
	enum afi_code rc;

	*afi_vec_push(books) = book;
	book->rec = (struct afi_record)AFI_RECORD_INIT;
	book->fold = (struct afi_fold)AFI_FOLD_INIT;
	book->fold.setup = frame.setup;
	afi_target_print(&name, &place->target);
	book->name = afi_str_take(&name);
	if (!(rc = afi_register_read(&book->rec, reg, place, err)) &&
	    book->rec.n)
		book->there = afi_fold_make(&book->fold, &book->rec,
					    frame.as_of, frame.today);
	return rc;
}

static enum afi_code read_all(struct books *books, struct afi_register *reg,
			      const struct afi_target *target,
			      struct afi_err *err)
{
	struct afi_places places = { 0 };
	enum afi_code rc = afi_register_places(&places, reg, target, err);

	for (size_t i = 0; !rc && i < places.n; i++)
		if (!places.v[i].stray)
			rc = read_one(books, reg, &places.v[i], err);
	if (!rc && (!books->n || !books->v[0]->there)) {
		afi_err_set(err, AFI_ENOTFOUND, "the inspection itself is not "
			    "recorded");
		rc = AFI_ENOTFOUND;
	}
	afi_places_clear(&places);
	return rc;
}

static struct afi_check_part part_of(const struct book *book)
{
	return (struct afi_check_part){ book->name, &book->rec, &book->fold };
}

enum afi_code afi_issue_checks(struct afi_checks *out,
			       struct afi_register *reg,
			       const struct afi_issue_asked *asked,
			       struct afi_err *err)
{
	struct books books = { 0 };
	struct afi_check_part *parts = NULL;
	enum afi_code rc;
	size_t n = 0;

	if ((rc = read_all(&books, reg, &asked->target, err)))
		goto out;
	parts = afi_xcalloc(books.n, sizeof(*parts));
	for (size_t i = 1; i < books.n; i++)
		if (books.v[i]->there)
			parts[n++] = part_of(books.v[i]);
	afi_checks_make(out, &(struct afi_check_case){
		.inspection = part_of(books.v[0]),
		.findings = parts, .nfindings = n,
		.statutory = strcmp(asked->template_,
				    AFI_ISSUE_STATUTORY) == 0,
		.text = asked->text,
		.said = asked->said, .nsaid = asked->nsaid,
		.gaps = asked->gaps, .ngaps = asked->ngaps,
		.to = asked->to, .nto = asked->nto,
		.office = asked->office,
		.copies = asked->copies, .ncopies = asked->ncopies,
		.marking = asked->marking,
		.approved_by = asked->approved_by,
		.hidden = asked->hidden,
		.approved_on = asked->approved_on,
		.today = afi_register_today(reg),
	});
out:
	free(parts);
	clear(&books);
	return rc;
}

static json_t *view_check(const struct afi_check *check)
{
	json_t *one = json_object();

	afi_view_put(one, "level",
		     afi_view_text(afi_check_level_name(check->level)));
	afi_view_put(one, "code", afi_view_text(check->code));
	afi_view_put(one, "target", afi_view_text(check->target));
	afi_view_put(one, "what", afi_view_text(check->what));
	afi_view_put(one, "todo", afi_view_text(check->todo));
	afi_view_put(one, "overridden", afi_view_text(check->reason));
	return one;
}

json_t *afi_query_checks(struct afi_register *reg,
			 const struct afi_issue_asked *asked,
			 const struct afi_checks *checks)
{
	const struct afi_frame frame = afi_frame_of(reg);
	json_t *view = afi_view_head(reg, "letter --check", &frame,
				     &asked->target);
	json_t *list = json_array();

	for (size_t i = 0; i < checks->n; i++)
		json_array_append_new(list, view_check(&checks->v[i]));
	afi_view_put(view, "template", afi_view_text(asked->template_));
	afi_view_put(view, "dated", afi_view_day(asked->dated));
	afi_view_put(view, "checks", list);
	afi_view_put(view, "errors", json_integer((json_int_t)
		     afi_checks_count(checks, AFI_CHECK_ERROR)));
	afi_view_put(view, "warnings", json_integer((json_int_t)
		     afi_checks_count(checks, AFI_CHECK_WARNING)));
	return view;
}
