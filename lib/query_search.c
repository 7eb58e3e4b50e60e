/* afi search: the texts in which words are found. */
#include "query_search.h"

#include <string.h>

#include "near.h"

enum { NEAR_WORDS = 4000000 };	/* that are read: a fraction of a second */

/* A search under way. */
struct seeker {
	const struct afi_search *search;
	const struct afi_sink *sink;
	struct afi_broken *broken;
	struct afi_register *reg;
	const struct afi_frame *frame;
	const struct afi_target *within;
	struct afi_naming naming;
	afi_phrases met;	/* somewhere, if not where they were wanted */
	bool passed_over;	/* an entry had them, but is not as asked */
	struct afi_near near[AFI_WORDS_MOST];	/* for each phrase */
	size_t near_words;	/* that may still be read for it */
	size_t places, findings, inspections;
};

/* ---- does an entry have it? ---------------------------------------------- */

static bool is_enough(const struct afi_search *search, afi_phrases phrases)
{
	return search->any ? phrases != 0 :
			     phrases == afi_words_all(search->sought);
}

static afi_phrases phrases_in(const struct seeker *seeker,
			      const struct afi_entry *entry)
{
	afi_phrases phrases = afi_naming_finds(&seeker->naming, entry);
	struct afi_found found;
	struct afi_entry_text text = AFI_ENTRY_TEXT_INIT;

	while (afi_entry_next_text(&text, entry))
		phrases |= afi_words_find(&found, seeker->search->sought,
					  text.value);
	return phrases;
}

/* As long as nothing is found, what is near is looked for. */
static void try_near(struct seeker *seeker, const struct afi_entry *entry)
{
	struct afi_entry_text text = AFI_ENTRY_TEXT_INIT;

	while (afi_entry_next_text(&text, entry))
		for (size_t i = 0; i < seeker->search->sought->nphrases; i++)
			if (!(seeker->met >> i & 1))
				afi_words_near(&seeker->near[i],
					       &seeker->near_words, text.value);
}

static bool has_any(struct seeker *seeker, const struct afi_record *rec)
{
	afi_phrases phrases;

	for (size_t i = 0; i < rec->n; i++) {
		phrases = phrases_in(seeker, &rec->entries[i]);
		if (is_enough(seeker->search, phrases))
			return true;
		seeker->met |= phrases;
		if (!seeker->places && seeker->near_words)
			try_near(seeker, &rec->entries[i]);
	}
	return false;
}

/* ---- is it one that is asked for? ---------------------------------------- */

static bool stands_as_asked(const struct seeker *seeker,
			    const struct afi_subject *sub)
{
	const struct afi_search *search = seeker->search;
	const struct afi_state *state = &sub->fold.state;

	if (!search->open && !search->closed)
		return true;
	return afi_is_counted(afi_record_kind(sub->rec), state) &&
	       (state->status == AFI_CLOSED ? search->closed : search->open);
}

/* The opening entry of the action that is searched, NULL for a whole record. */
static const struct afi_entry *action_of(const struct seeker *seeker,
					 const struct afi_record *rec)
{
	struct afi_target action = *seeker->within;
	const struct afi_entry *opened = NULL;
	struct afi_err ignored = AFI_ERR_INIT;

	if (action.level == AFI_ACTION)
		(void)afi_record_action(&opened, rec, &action, &ignored);
	return opened;
}

/* Whether @entry is part of what is searched. */
static bool is_within(const struct seeker *seeker,
		      const struct afi_subject *sub,
		      const struct afi_entry *entry)
{
	const struct afi_entry *opened = action_of(seeker, sub->rec);

	return afi_subject_tells(sub, entry) &&
	       (!opened || !strcmp(afi_subject_about(sub, entry),
				   afi_subject_about(sub, opened)));
}

/* ---- rows ---------------------------------------------------------------- */

static void tell(struct seeker *seeker, const struct afi_subject *sub,
		 const struct afi_entry *entry,
		 const struct afi_entry_text *text,
		 const struct afi_found *found)
{
	const struct afi_state *action = afi_subject_action(sub, entry);
	const struct afi_state *state = action ? action : &sub->fold.state;
	json_t *row = json_object();
	struct afi_target target;

	afi_subject_target(&target, sub, action);
	afi_view_put(row, "target", afi_view_target(&target));
	afi_view_put(row, "title", afi_view_text(state->title));
	afi_view_put(row, "id", afi_view_text(entry->id));
	afi_view_put(row, "what", afi_view_text(entry->what));
	afi_view_put(row, "field", afi_view_text(text->key));
	afi_view_put(row, "field_name", afi_view_text(text->name));
	afi_view_put_fate(row, sub, entry);
	afi_view_put_when(row, sub, entry);
	afi_view_put_said(row, sub->frame, entry);
	afi_view_put_snippet(row, text->value, found);
	seeker->sink->item(seeker->sink->arg, row);
	seeker->places++;
	json_decref(row);
}

/* What was found by its name says what it is. */
static void tell_named(struct seeker *seeker, const struct afi_subject *sub,
		       const struct afi_entry *entry, const char *key,
		       const char *name)
{
	static const struct afi_found nothing = { .n = 0 };
	const char *more = afi_entry_get(entry, "text");
	struct afi_str words = AFI_STR_INIT;

	afi_view_words(&words, sub, entry);
	if (more) {
		afi_str_adds(&words, ": ");
		afi_add_first_words(&words, more);
	}
	tell(seeker, sub, entry, &(struct afi_entry_text){
		.key = key, .name = name, .value = words.s,
	}, &nothing);
	afi_str_clear(&words);
}

static void tell_entry(struct seeker *seeker, const struct afi_subject *sub,
		       const struct afi_entry *entry)
{
	struct afi_entry_text text = AFI_ENTRY_TEXT_INIT;
	struct afi_found found;

	if (afi_naming_finds_target(&seeker->naming, entry))
		tell_named(seeker, sub, entry, "target", "target");
	else if (afi_naming_finds_id(&seeker->naming, entry))
		tell_named(seeker, sub, entry, "id", "entry");
	while (afi_entry_next_text(&text, entry))
		if (afi_words_find(&found, seeker->search->sought,
				   text.value))
			tell(seeker, sub, entry, &text, &found);
}

static void tell_record(struct seeker *seeker, const struct afi_subject *sub)
{
	const size_t before = seeker->places;

	for (size_t i = 0; i < sub->rec->n; i++) {
		const struct afi_entry *entry = &sub->rec->entries[i];

		if (!is_enough(seeker->search, phrases_in(seeker, entry)) ||
		    !is_within(seeker, sub, entry))
			continue;
		if (stands_as_asked(seeker, sub) &&
		    afi_telling_wants(&seeker->search->telling, sub, entry))
			tell_entry(seeker, sub, entry);
		else
			seeker->passed_over = true;
	}
	if (seeker->places == before)
		return;
	seeker->findings += sub->target->level == AFI_FINDING;
	seeker->inspections += sub->target->level == AFI_INSPECTION;
}

/* Most records have nothing of it, and are not folded. */
static void search_record(struct seeker *seeker,
			  const struct afi_target *target,
			  const struct afi_record *rec)
{
	struct afi_subject sub = AFI_SUBJECT_INIT;

	afi_naming_begin(&seeker->naming, target);
	if (has_any(seeker, rec) &&
	    afi_subject_make(&sub, seeker->frame, target, rec))
		tell_record(seeker, &sub);
	afi_subject_clear(&sub);
}

static void search_place(struct seeker *seeker, const struct afi_place *place)
{
	struct afi_record rec = AFI_RECORD_INIT;
	struct afi_err err = AFI_ERR_INIT;

	if (afi_register_read(&rec, seeker->reg, place, &err))
		afi_broken_add(seeker->broken, &err);
	else
		search_record(seeker, &place->target, &rec);
	afi_record_clear(&rec);
}

/* The register's own record is part of all that there is. */
static void search_register(struct seeker *seeker)
{
	const struct afi_target target = { .level = AFI_REGISTER };
	struct afi_record rec = AFI_RECORD_INIT;
	struct afi_err err = AFI_ERR_INIT;

	if (afi_register_load(&rec, seeker->reg, &target, &err))
		afi_broken_add(seeker->broken, &err);
	else
		search_record(seeker, &target, &rec);
	afi_record_clear(&rec);
}

/* ---- the view ------------------------------------------------------------ */

static void tell_head(const struct seeker *seeker)
{
	const struct afi_sought *sought = seeker->search->sought;
	json_t *head = afi_view_head(seeker->reg, "search", seeker->frame,
				     seeker->within);
	json_t *phrases = json_array();

	for (size_t i = 0; i < sought->nphrases; i++)
		json_array_append_new(phrases,
				      afi_view_text(sought->phrases[i]));
	afi_view_put(head, "phrases", phrases);
	afi_view_put(head, "any", json_boolean(seeker->search->any));
	seeker->sink->head(seeker->sink->arg, head, "places");
	json_decref(head);
}

/* Why there is nothing, and what there is instead. */
static void add_note(struct afi_str *out, struct seeker *seeker)
{
	const struct afi_sought *sought = seeker->search->sought;

	if (seeker->passed_over) {
		afi_str_adds(out, "What has it is not as the options ask.");
		return;
	}
	for (size_t i = 0; i < sought->nphrases; i++) {
		const char *near = afi_near_or(&seeker->near[i], NULL);

		if (seeker->met >> i & 1)
			continue;
		afi_str_addf(out, "%sNothing has '%s'%s%s", out->len ? "\n" :
			     "", sought->phrases[i], near ? "; " : ".",
			     near ? near : "");
	}
	if (!out->len)
		afi_str_adds(out, "Each of these is somewhere, but nothing "
			     "has them all; --any finds what has one.");
}

static void tell_foot(struct seeker *seeker)
{
	struct afi_str note = AFI_STR_INIT;
	json_t *foot = json_object();

	if (!seeker->places)
		add_note(&note, seeker);
	afi_view_put(foot, "count", json_integer((json_int_t)seeker->places));
	afi_view_put(foot, "findings",
		     json_integer((json_int_t)seeker->findings));
	afi_view_put(foot, "inspections",
		     json_integer((json_int_t)seeker->inspections));
	afi_view_put(foot, "broken", afi_view_broken(seeker->broken));
	afi_view_put(foot, "note", note.len ? afi_view_text(note.s) :
		     json_null());
	seeker->sink->foot(seeker->sink->arg, foot);
	json_decref(foot);
	afi_str_clear(&note);
}

enum afi_code afi_query_search(const struct afi_sink *sink,
			       struct afi_broken *broken,
			       struct afi_register *reg,
			       const struct afi_target *target,
			       const struct afi_search *search,
			       struct afi_err *err)
{
	const struct afi_frame frame = afi_frame_of(reg);
	const struct afi_target record = afi_target_record(target);
	struct seeker seeker = {
		.search = search, .sink = sink, .broken = broken, .reg = reg,
		.frame = &frame, .within = target, .near_words = NEAR_WORDS,
	};
	struct afi_places places = { 0 };
	enum afi_code rc;

	if ((rc = afi_register_places(&places, reg, &record, err)))
		goto out;
	for (size_t i = 0; i < search->sought->nphrases; i++)
		seeker.near[i] = (struct afi_near){
			.typed = search->sought->phrases[i], .whole = true,
		};
	afi_naming_make(&seeker.naming, search->sought, reg);
	tell_head(&seeker);
	if (target->level == AFI_REGISTER && !*target->force)
		search_register(&seeker);
	for (size_t i = 0; i < places.n; i++)
		if (!places.v[i].stray)
			search_place(&seeker, &places.v[i]);
	tell_foot(&seeker);
out:
	afi_naming_clear(&seeker.naming);
	afi_places_clear(&places);
	return rc;
}
