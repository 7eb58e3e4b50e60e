/* afi summary: how each inspection stands, one handed on after the other. */
#include <string.h>

#include "query_kinds.h"
#include "query_parts.h"
#include "query_proof.h"
#include "query_words.h"
#include "str.h"

enum { FIRST_WORDS = 100 };	/* bytes of the last update or response */

void afi_add_first_words(struct afi_str *out, const char *text)
{
	const size_t start = out->len;
	size_t whole = 0;

	for (; *text; text++) {
		const bool blank = strchr(" \t\n", *text) != NULL;

		if (blank && (out->len == start ||
			      out->s[out->len - 1] == ' '))
			continue;
		if (blank)
			whole = out->len;
		if (out->len - start >= FIRST_WORDS && whole)
			break;
		/* One word that is as long as a book is cut in itself. */
		if (out->len - start >= FIRST_WORDS &&
		    ((unsigned char)*text & 0xc0) != 0x80) {
			whole = out->len;
			break;
		}
		afi_str_addc(out, blank ? ' ' : *text);
	}
	if (*text) {
		afi_str_cut(out, whole);
		afi_str_adds(out, "\u2026");
	}
	while (out->len > start && out->s[out->len - 1] == ' ')
		afi_str_cut(out, out->len - 1);
}

/* The first words of what @entry says, or what it says without any. */
static void add_words(struct afi_str *out, const struct afi_entry *entry)
{
	const char *text = afi_entry_get(entry, "text");
	const char *position = afi_entry_get(entry, "position");

	if (text)
		afi_add_first_words(out, text);
	else if (position)
		afi_say_word(out, position);
	else if (afi_entry_get(entry, "no-change"))
		afi_str_adds(out, "no change");
}

json_t *afi_view_last(const struct afi_subject *sub,
		      const struct afi_entry *entry)
{
	struct afi_str words = AFI_STR_INIT;
	json_t *last;

	if (!entry)
		return json_null();
	add_words(&words, entry);
	last = json_object();
	afi_view_put(last, "id", afi_view_text(entry->id));
	afi_view_put(last, "happened",
		     afi_view_day(afi_fold_day(&sub->fold, entry)));
	afi_view_put_said(last, sub->frame, entry);
	afi_view_put(last, "first_words", afi_view_text(words.s));
	afi_str_clear(&words);
	return last;
}

static json_t *view_finding(const struct afi_subject *sub)
{
	const struct afi_state *state = &sub->fold.state;
	json_t *row = afi_view_row(sub);

	afi_view_put(row, "last_response",
		     afi_view_last(sub, state->last_response));
	afi_view_put(row, "last_update",
		     afi_view_last(sub, state->last_update));
	return row;
}

static void add_place(json_t *findings, struct afi_totals *totals,
		      struct afi_broken *broken, struct afi_register *reg,
		      const struct afi_frame *frame,
		      const struct afi_target *within,
		      const struct afi_place *place)
{
	struct afi_subject sub = AFI_SUBJECT_INIT;
	struct afi_record rec = AFI_RECORD_INIT;
	struct afi_err err = AFI_ERR_INIT;

	if (afi_register_read(&rec, reg, place, &err)) {
		afi_broken_add(broken, &err);
	} else if (afi_subject_make(&sub, frame, &place->target, &rec) &&
		   !sub.fold.state.void_) {
		afi_subject_serve(&sub, reg, within, broken);
		afi_totals_add(totals, afi_record_kind(&rec), &sub.fold.state);
		afi_totals_prove(totals, &sub);
		json_array_append_new(findings, view_finding(&sub));
	}
	afi_subject_clear(&sub);
	afi_record_clear(&rec);
}

static json_t *view_inspection(struct afi_totals *all,
			       struct afi_broken *broken,
			       struct afi_register *reg,
			       const struct afi_frame *frame,
			       const struct afi_target *within,
			       const struct afi_place *places, size_t n)
{
	struct afi_target target = places->target;
	json_t *object = json_object(), *findings = json_array();
	struct afi_totals totals = { .proofs = afi_proofs_new(frame) };

	target.level = AFI_INSPECTION;
	*target.finding = '\0';
	afi_view_put_heading(object, broken, reg, frame, &target);
	for (size_t i = 0; i < n; i++)
		if (!places[i].stray && places[i].target.level == AFI_FINDING)
			add_place(findings, &totals, broken, reg, frame,
				  within, &places[i]);
	afi_view_put(object, "totals", afi_view_totals(&totals));
	afi_view_put(object, "findings", findings);
	afi_totals_merge(all, &totals);
	afi_totals_clear(&totals);
	return object;
}

json_t *afi_view_key(void)
{
	static const char *const means[AFI_RAG_COUNT] = {
		[AFI_RED] = "its date has passed and it is not closed",
		[AFI_AMBER] = "not closed, its date not passed or none given",
		[AFI_GREEN] = "closed as complete",
		[AFI_GREY] = "closed otherwise",
	};
	json_t *key = json_array();

	for (int i = 0; i < AFI_RAG_COUNT; i++) {
		json_t *one = json_object();

		afi_view_put(one, "rag",
			     json_string(afi_rag_name((enum afi_rag)i)));
		afi_view_put(one, "means", json_string(means[i]));
		json_array_append_new(key, one);
	}
	return key;
}

/* A folder may be older than what was there on the day looked back at. */
static bool was_there(const struct afi_register *reg, const json_t *item)
{
	return !afi_past_is(afi_register_past(reg)) ||
	       !json_is_null(json_object_get(item, "title")) ||
	       json_array_size(json_object_get(item, "findings"));
}

enum afi_code afi_query_summary(const struct afi_sink *sink,
				struct afi_broken *broken,
				struct afi_register *reg,
				const struct afi_target *target,
				const struct afi_kind_asked *asked,
				struct afi_err *err)
{
	struct afi_frame frame = afi_frame_of(reg);
	const struct afi_target within = afi_target_record(target);
	struct afi_places places = { 0 };
	struct afi_totals totals = { 0 };
	json_t *head = NULL, *foot = NULL;
	enum afi_code rc;
	size_t i, end, told = 0;

	frame.explain = asked->explain;
	totals.proofs = afi_proofs_new(&frame);
	if ((rc = afi_register_places(&places, reg, &within, err)))
		goto out;
	head = afi_view_head(reg, "summary", &frame, target);
	afi_view_put(head, "key", afi_view_key());
	sink->head(sink->arg, head, "inspections");
	for (i = 0; i < places.n; i = end) {
		json_t *item;

		end = afi_places_inspection_end(&places, i);
		if (places.v[i].stray)
			continue;	/* only strays before the first */
		item = view_inspection(&totals, broken, reg, &frame, &within,
				       &places.v[i], end - i);
		if (was_there(reg, item)) {
			sink->item(sink->arg, item);
			told++;
		}
		json_decref(item);
	}
	foot = json_object();
	afi_view_put(foot, "totals", afi_view_totals(&totals));
	afi_view_put(foot, "broken", afi_view_broken(broken));
	afi_view_put(foot, "note", told ? json_null() :
		     afi_view_note_empty(&places, reg, target));
	sink->foot(sink->arg, foot);
out:
	json_decref(foot);
	json_decref(head);
	afi_totals_clear(&totals);
	afi_places_clear(&places);
	return rc;
}
