/* afi import: what a document proposes, and how that stands to the register. */
#include <string.h>

#include "query_parts.h"

/* ---- the document -------------------------------------------------------- */

static json_t *view_lines(const char *lines)
{
	json_t *list = json_array();

	while (*lines) {
		const size_t len = strcspn(lines, "\n");

		if (len)
			json_array_append_new(list, json_stringn(lines, len));
		lines += len + (lines[len] == '\n');
	}
	return list;
}

static json_t *view_source(const struct afi_imported *imported)
{
	json_t *source = json_object();

	afi_view_put(source, "name", afi_view_text(imported->name));
	afi_view_put(source, "sha256", afi_view_text(imported->sha256));
	afi_view_put(source, "bytes",
		     json_integer((json_int_t)imported->bytes));
	afi_view_put(source, "format", afi_view_text(imported->format));
	afi_view_put(source, "edition", afi_view_text(imported->edition));
	afi_view_put(source, "columns", afi_view_text(imported->columns));
	afi_view_put(source, "notes", view_lines(imported->notes));
	afi_view_put(source, "importer", json_integer(AFI_PROPOSE_VERSION));
	return source;
}

static json_t *view_inspection(const struct afi_matches *matches)
{
	json_t *inspection;

	if (!matches->placed)
		return json_null();
	inspection = json_object();
	afi_view_put(inspection, "target",
		     afi_view_target(&matches->inspection));
	afi_view_put(inspection, "opens", json_boolean(matches->opens));
	afi_view_put(inspection, "why", afi_view_text(matches->why));
	return inspection;
}

static json_t *view_document(const struct afi_proposals *proposals)
{
	json_t *document = json_object();

	afi_view_put(document, "is", afi_view_text(proposals->document));
	afi_view_put(document, "force", afi_view_text(proposals->force));
	afi_view_put(document, "title", afi_view_text(proposals->short_title));
	afi_view_put(document, "cycle", afi_view_text(proposals->cycle));
	afi_view_put(document, "published",
		     afi_view_day(proposals->published));
	afi_view_put(document, "dated", afi_view_day(proposals->dated));
	return document;
}

/* ---- what to know of it, and to do --------------------------------------- */

bool afi_imported_lost(const struct afi_proposals *proposals)
{
	for (size_t i = 0; i < proposals->n; i++)
		if (afi_proposal_opens(&proposals->v[i], NULL))
			return false;
	for (size_t i = 0; i < proposals->cautions.n; i++)
		if (proposals->cautions.v[i].lost)
			return true;
	return false;
}

static json_t *view_cautions(const struct afi_proposals *proposals)
{
	json_t *list = json_array();

	for (size_t i = 0; i < proposals->cautions.n; i++) {
		const struct afi_caution *caution = &proposals->cautions.v[i];
		json_t *one = json_object();

		afi_view_put(one, "line", caution->line ?
			     json_integer(caution->line) : json_null());
		afi_view_put(one, "text", afi_view_text(caution->text));
		afi_view_put(one, "lost", json_boolean(caution->lost));
		json_array_append_new(list, one);
	}
	return list;
}

/* How many stand how, and how many are offered beside the rest. */
struct counts {
	size_t standing[AFI_STANDINGS];
	size_t extra;		/* of those that can be recorded */
	size_t plain, named;	/* which `all` takes, or only their number */
};

static struct counts count(const struct afi_imported *imported)
{
	const struct afi_matches *matches = imported->matches;
	struct counts counts = { { 0 }, 0, 0, 0 };

	for (size_t i = 0; i < matches->n; i++) {
		const struct afi_proposal *proposal =
			&imported->proposals->v[i];
		const struct afi_match *match = &matches->v[i];
		const bool can = afi_match_can(match);

		if (proposal->extra && can)
			counts.extra++;
		else
			counts.standing[match->standing]++;
		if (can && afi_match_is_plain(match, proposal))
			counts.plain++;
		else if (can)
			counts.named++;
	}
	return counts;
}

static json_t *view_counts(const struct counts *counts)
{
	json_t *view = json_object();

	for (int i = 0; i < AFI_STANDINGS; i++)
		afi_view_put(view, afi_standing_name((enum afi_standing)i),
			     json_integer((json_int_t)counts->standing[i]));
	afi_view_put(view, "extra", json_integer((json_int_t)counts->extra));
	afi_view_put(view, "plain", json_integer((json_int_t)counts->plain));
	afi_view_put(view, "by_number",
		     json_integer((json_int_t)counts->named));
	return view;
}

static void add_next(json_t *list, const char *command, const char *options,
		     const char *why)
{
	struct afi_str text = AFI_STR_INIT;
	json_t *next = json_object();

	afi_str_addf(&text, "%s%s", command, options);
	afi_view_put(next, "command", afi_view_text(text.s));
	afi_view_put(next, "why", afi_view_text(why));
	json_array_append_new(list, next);
	afi_str_clear(&text);
}

/* The numbers of those that are not plain, as --accept takes them. */
static void add_numbers(struct afi_str *out,
			const struct afi_imported *imported)
{
	const struct afi_matches *matches = imported->matches;
	size_t begin = 0;

	for (size_t i = 0; i <= matches->n; i++) {
		if (i < matches->n && afi_match_can(&matches->v[i]) &&
		    !afi_match_is_plain(&matches->v[i],
					&imported->proposals->v[i])) {
			begin = begin ? begin : i + 1;
			continue;
		}
		if (begin)
			afi_str_addf(out, "%s%zu", out->len ? "," : "", begin);
		if (begin && begin < i)
			afi_str_addf(out, "-%zu", i);
		begin = 0;
	}
}

static json_t *view_next(const struct afi_imported *imported,
			 const struct counts *counts)
{
	struct afi_str options = AFI_STR_INIT, numbers = AFI_STR_INIT;
	struct afi_str inspection = AFI_STR_INIT;
	json_t *list = json_array();

	if (counts->plain)
		add_next(list, imported->command, " --accept all",
			 "records what is new or changed");
	if (counts->named) {
		add_numbers(&numbers, imported);
		afi_str_addf(&options, " --accept %s", numbers.s);
		add_next(list, imported->command, options.s, "records these, "
			 "which 'all' leaves out; look at them first");
	}
	if (afi_imported_lost(imported->proposals)) {
		if (imported->matches->placed)
			afi_target_print(&inspection,
					 &imported->matches->inspection);
		else
			afi_str_adds(&inspection, "FORCE/INSPECTION");
		afi_str_reset(&options);
		afi_str_addf(&options, "%s/afi-new --title TITLE -F FILE",
			     inspection.s);
		add_next(list, "afi open ", options.s, "enters a finding by "
			 "hand");
		afi_str_reset(&options);
		afi_str_addf(&options, "FILE --into %s", inspection.s);
		add_next(list, "afi import ", options.s, "takes them from "
			 "another text: the report as a PDF, or the letter "
			 "that answers it");
	}
	afi_str_clear(&inspection);
	afi_str_clear(&numbers);
	afi_str_clear(&options);
	return list;
}

/* ---- all of it ----------------------------------------------------------- */

static void tell_foot(const struct afi_sink *sink,
		      const struct afi_imported *imported)
{
	const struct counts counts = count(imported);
	json_t *foot = json_object();

	afi_view_put(foot, "cautions", view_cautions(imported->proposals));
	afi_view_put(foot, "lost",
		     json_boolean(afi_imported_lost(imported->proposals)));
	afi_view_put(foot, "counts", view_counts(&counts));
	afi_view_put(foot, "next", view_next(imported, &counts));
	sink->foot(sink->arg, foot);
	json_decref(foot);
}

void afi_query_import(const struct afi_sink *sink, struct afi_register *reg,
		      const struct afi_imported *imported)
{
	const struct afi_frame frame = afi_frame_of(reg);
	const struct afi_target all = { .level = AFI_REGISTER };
	const struct afi_matches *matches = imported->matches;
	json_t *head = afi_view_head(reg, "import", &frame, matches->placed &&
				     !matches->opens ? &matches->inspection :
				     &all);

	afi_view_put(head, "source", view_source(imported));
	afi_view_put(head, "document", view_document(imported->proposals));
	afi_view_put(head, "inspection", view_inspection(matches));
	sink->head(sink->arg, head, "candidates");
	json_decref(head);
	for (size_t i = 0; i < matches->n; i++) {
		json_t *candidate = afi_query_candidate(imported, i);

		sink->item(sink->arg, candidate);
		json_decref(candidate);
	}
	tell_foot(sink, imported);
}
