/* afi alone: what is theirs who reads, and what is due, in one pass over the
 * records.  A row is made only of what comes among the first so far. */
#include <limits.h>
#include <string.h>

#include "query_due.h"
#include "query_page.h"

enum { MOST = 5 };	/* items of a section */

/* The first of many, by key. */
struct section {
	const char *name;	/* in the view */
	const char *command;	/* lists them all; NULL: none does */
	size_t count, n;
	struct {
		long long key;
		json_t *item;
	} v[MOST];
};

enum { MINE, DUE, TO_DECIDE, ASKED_OF_YOU, ASKED_BY_YOU, CLOCKS, SECTIONS };

/* A home page being made. */
struct home {
	struct section sections[SECTIONS];
	struct afi_reader reader;
	bool known;		/* Git has a name */
	struct afi_choice mine, due;
	struct afi_totals totals;
	bool any;		/* finding, or practice */
	bool claimed;		/* the one in hand, for them to answer */
};

/* ---- sections ------------------------------------------------------------ */

/* Count one more; whether it is among the first. */
static bool takes(struct section *section, long long key)
{
	section->count++;
	return section->n < MOST || key < section->v[MOST - 1].key;
}

/* Put @item, which is taken, where it belongs. */
static void put(struct section *section, long long key, json_t *item)
{
	size_t i;

	if (section->n < MOST)
		section->n++;
	else
		json_decref(section->v[MOST - 1].item);
	for (i = section->n - 1; i > 0 && key < section->v[i - 1].key; i--)
		section->v[i] = section->v[i - 1];
	section->v[i].key = key;
	section->v[i].item = item;
}

static json_t *view_section(const struct section *section)
{
	json_t *value = json_object(), *items = json_array();

	for (size_t i = 0; i < section->n; i++)
		json_array_append(items, section->v[i].item);
	afi_view_put(value, "count", json_integer((json_int_t)section->count));
	afi_view_put(value, "items", items);
	afi_view_put(value, "command", afi_view_text(section->command));
	return value;
}

/* ---- who reads ----------------------------------------------------------- */

static bool speaks_for(const struct home *home, const char *party)
{
	return afi_person_speaks(home->reader.person, party);
}

/* "Pat Office, for the PCC" */
static void add_parties(struct afi_str *out, const struct afi_person *person)
{
	for (size_t i = 0; i < person->nparties; i++) {
		const char *party = person->speaks_for[i];

		afi_str_adds(out, !i ? ", for " :
			     i + 1 < person->nparties ? ", " : " and ");
		if (!strcmp(party, AFI_FORCE) || !strcmp(party, AFI_PCC))
			afi_str_adds(out, "the ");
		afi_str_adds(out, afi_party_name(party));
	}
}

static json_t *view_strings(const char *const *v, size_t n)
{
	json_t *list = json_array();

	for (size_t i = 0; i < n; i++)
		json_array_append_new(list, afi_view_text(v[i]));
	return list;
}

/* @err says why if it is not known who reads.  An example is nobody's, and
 * nobody can be listed in it. */
static json_t *view_you(const struct home *home, const struct afi_setup *setup,
			const struct afi_err *err)
{
	const struct afi_person *person = home->reader.person;
	const char *name = home->reader.name.s, *email = home->reader.email.s;
	struct afi_str said = AFI_STR_INIT;
	json_t *you = json_object();

	if (person) {
		afi_str_adds(&said, name);
		add_parties(&said, person);
	} else if (setup->example) {
		afi_str_adds(&said, "This register is an example, for "
			     "reading; 'make demo' makes a copy to try things "
			     "on.");
	} else if (home->known) {
		afi_str_addf(&said, "%s <%s> is not listed in this register, "
			     "so that nothing in it is yours. Somebody who is "
			     "lists you: afi person '%s <%s>' --for PARTY",
			     name, email, name, email);
	} else {
		afi_str_addf(&said, "Nothing here is known to be yours: %s",
			     err->msg);
	}
	afi_view_put(you, "name", home->known ? afi_view_text(name) :
		     json_null());
	afi_view_put(you, "email", home->known ? afi_view_text(email) :
		     json_null());
	afi_view_put(you, "listed", json_boolean(person));
	afi_view_put(you, "parties", person ?
		     view_strings(person->speaks_for, person->nparties) :
		     json_array());
	afi_view_put(you, "posts", person ?
		     view_strings(person->posts, person->nposts) :
		     json_array());
	afi_view_put(you, "said", afi_view_text(said.s));
	afi_str_clear(&said);
	return you;
}

/* ---- findings ------------------------------------------------------------ */

static long long key_of(int day)
{
	return day == AFI_NO_DAY ? INT_MAX : day;
}

/* Its row, by @day, with the date that is to be met next. */
static void take_finding(struct section *section, int day,
			 const struct afi_subject *sub)
{
	json_t *row;

	if (!takes(section, key_of(day)))
		return;
	row = afi_view_row(sub);
	afi_view_put(row, "next_due",
		     afi_view_day(afi_state_next_due(&sub->fold.state)));
	put(section, key_of(day), row);
}

static void see_finding(struct home *home, const struct afi_subject *sub)
{
	const struct afi_state *state = &sub->fold.state;
	struct afi_asking mine = { .choice = &home->mine };
	struct afi_asking due = { .choice = &home->due };
	const int next = afi_state_next_due(state);

	/* Neither asks for words, so that neither holds anything. */
	if (home->reader.person && afi_asking_takes(&mine, sub, NULL))
		take_finding(&home->sections[MINE], next, sub);
	if (afi_asking_takes(&due, sub, NULL))
		take_finding(&home->sections[DUE], next, sub);
	afi_totals_add(&home->totals, afi_record_kind(sub->rec), state);
	home->any = true;
}

/* ---- what waits ---------------------------------------------------------- */

static bool is_asked(const struct home *home, const struct afi_asked *asked)
{
	return speaks_for(home, asked->party) ||
	       (home->reader.person &&
		afi_reader_is(&home->reader,
			      afi_entry_get(asked->ask, "of")));
}

static void see_question(struct home *home, const struct afi_subject *sub,
			 const struct afi_asked *asked)
{
	const long long key = key_of(asked->due.day);
	struct section *section;

	if (is_asked(home, asked))
		section = &home->sections[ASKED_OF_YOU];
	else if (speaks_for(home, asked->ask->as))
		section = &home->sections[ASKED_BY_YOU];
	else
		return;
	if (takes(section, key))
		put(section, key, afi_view_question(sub, asked));
}

/* Who speaks for both to whom it was made is told of one. */
static void see_claim(struct home *home, const struct afi_subject *sub,
		      const struct afi_wait *claim)
{
	if (home->claimed ||
	    !speaks_for(home, afi_entry_get(claim->entry, "to")))
		return;
	home->claimed = true;
	take_finding(&home->sections[TO_DECIDE], claim->since, sub);
}

static void see_comments(struct home *home, const struct afi_subject *sub,
			 int last_day)
{
	struct section *section = &home->sections[CLOCKS];
	json_t *one;

	if (last_day == AFI_NO_DAY || !takes(section, last_day))
		return;
	one = json_object();
	afi_view_put_inspection(one, sub);
	put(section, last_day, one);
}

static void see_wait(const struct afi_subject *sub,
		     const struct afi_wait *wait, void *arg)
{
	struct home *home = arg;

	if (wait->asked)
		see_question(home, sub, wait->asked);
	else if (wait->sort == AFI_WAIT_CLAIM)
		see_claim(home, sub, wait);
	else if (wait->sort == AFI_WAIT_COMMENTS)
		see_comments(home, sub, wait->due.day);
}

/* ---- the page ------------------------------------------------------------ */

static void see(const struct afi_subject *sub, void *arg)
{
	struct home *home = arg;

	if (sub->fold.state.void_)
		return;
	if (sub->target->level != AFI_INSPECTION)
		see_finding(home, sub);
	home->claimed = false;
	afi_each_wait(sub, see_wait, home);
}

static void begin(struct home *home, const struct afi_frame *frame)
{
	static const struct section sections[SECTIONS] = {
		[MINE] = { .name = "mine",
			   .command = "afi list --mine --open --sort due" },
		[DUE] = { .name = "due",
			  .command = "afi list --due-by +2w --sort due" },
		[TO_DECIDE] = { .name = "to_decide",
				.command = "afi list --submitted" },
		[ASKED_OF_YOU] = { .name = "asked_of_you",
				   .command = "afi list --unanswered" },
		[ASKED_BY_YOU] = { .name = "asked_by_you",
				   .command = "afi list --unanswered" },
		[CLOCKS] = { .name = "clocks", .command = "afi due" },
	};
	const struct afi_choice all = AFI_CHOICE_INIT;

	memcpy(home->sections, sections, sizeof(sections));
	home->mine = home->due = all;
	home->mine.open = true;
	home->mine.mine = &home->reader;
	home->due.due_by = frame->today + AFI_SOON_DAYS;
}

static void clear(struct home *home)
{
	for (size_t i = 0; i < SECTIONS; i++)
		for (size_t j = 0; j < home->sections[i].n; j++)
			json_decref(home->sections[i].v[j].item);
	afi_totals_clear(&home->totals);
	afi_reader_clear(&home->reader);
}

static json_t *view_home(const struct home *home, struct afi_register *reg,
			 const struct afi_frame *frame,
			 const struct afi_target *target)
{
	json_t *view = afi_view_head(reg, "home", frame, target);

	afi_view_put(view, "soon", afi_view_day(frame->today + AFI_SOON_DAYS));
	for (size_t i = 0; i < SECTIONS; i++)
		afi_view_put(view, home->sections[i].name,
			     view_section(&home->sections[i]));
	afi_view_put(view, "totals", afi_view_totals(&home->totals));
	return view;
}

enum afi_code afi_query_home(json_t **out, struct afi_broken *broken,
			     struct afi_register *reg, struct afi_err *err)
{
	const struct afi_target all = { .level = AFI_REGISTER };
	const struct afi_frame frame = afi_frame_of(reg);
	struct home home = { .reader = AFI_READER_INIT };
	struct afi_places places = { 0 };
	struct afi_err unknown = AFI_ERR_INIT;
	enum afi_code rc;

	if ((rc = afi_register_places(&places, reg, &all, err)))
		goto out;
	begin(&home, &frame);
	home.known = !afi_reader_find(&home.reader, reg, &unknown);
	afi_each_record(&places, &all, true, reg, &frame, broken, see, &home);
	*out = view_home(&home, reg, &frame, &all);
	afi_view_put(*out, "you", view_you(&home, frame.setup, &unknown));
	afi_view_put(*out, "broken", afi_view_broken(broken));
	afi_view_put(*out, "note", home.any || broken->n ? json_null() :
		     afi_view_note_empty(&places, reg, &all));
out:
	clear(&home);
	afi_places_clear(&places);
	return rc;
}
