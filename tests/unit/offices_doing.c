#include "offices_doing.h"

#include <assert.h>
#include <string.h>

#include "date.h"

/* ---- a command ----------------------------------------------------------- */

void typed_clear(struct typed *typed)
{
	for (size_t i = 0; i < typed->nmade; i++)
		afi_str_clear(&typed->made[i]);
	*typed = (struct typed)TYPED_INIT;
}

void typed_add(struct typed *typed, const char *word)
{
	assert(typed->n + 1 < OFFICES_WORDS);
	typed->words[typed->n++] = word;
}

void typed_two(struct typed *typed, const char *option, const char *word)
{
	typed_add(typed, option);
	typed_add(typed, word);
}

/* A word that is made for it, which the caller fills in before typing it. */
static struct afi_str *make(struct typed *typed)
{
	struct afi_str *made = &typed->made[typed->nmade++];

	*made = (struct afi_str)AFI_STR_INIT;
	return made;
}

void typed_copy(struct typed *typed, const char *word)
{
	struct afi_str *copy = make(typed);

	afi_str_adds(copy, word);
	typed_add(typed, copy->s);
}

void typed_day(struct typed *typed, const char *option, int day)
{
	struct afi_str *iso = make(typed);

	afi_day_iso(iso, day);
	typed_two(typed, option, iso->s);
}

const char *one_of(const char *const *words, size_t n)
{
	return words[offices_chance((int)n)];
}

/* ---- acts ---------------------------------------------------------------- */

static const char *finding(void)
{
	return ONE_OF(INSPECTION "afi-1", INSPECTION "afi-2",
		      INSPECTION "afi-3", INSPECTION "coc-1",
		      INSPECTION "rec-1-1", "northshire/peel-2022/afi-1",
		      INSPECTION "practice-1");
}

static const char *action(void)
{
	return ONE_OF(INSPECTION "afi-1/1", INSPECTION "afi-1/2",
		      INSPECTION "afi-2/1", INSPECTION "coc-1/1",
		      INSPECTION "rec-1-1/1");
}

static const char *either(void)
{
	return offices_chance(2) ? finding() : action();
}

static const char *owner(void)
{
	return ONE_OF("Head of Crime", "Head of HR", "ACC Crime");
}

/* Whose act it is; the PCC's office may also write down what others said. */
static void type_party(struct typed *typed, bool pcc)
{
	const char *as = ONE_OF("force", "force", "pcc", "hmicfrs");

	typed_two(typed, "--as", as);
	if (strcmp(as, pcc ? "pcc" : "force"))
		typed_two(typed, "--source", "the letter");
}

static void open_something(struct typed *typed, int today)
{
	typed_add(typed, "open");
	typed_add(typed, offices_chance(2) ? ONE_OF(INSPECTION "afi-1/new",
		INSPECTION "afi-2/new", INSPECTION "coc-1/new") :
	     ONE_OF(INSPECTION "afi-new", INSPECTION "afi-1",
		    INSPECTION "afi-2", INSPECTION "coc-1",
		    INSPECTION "rec-1-1", INSPECTION "practice-1"));
	typed_two(typed, "--title", ONE_OF("Answer calls in time",
					   "Keep evidence", "Train them"));
	if (offices_chance(2))
		typed_two(typed, "--owner", owner());
	if (offices_chance(2))
		typed_day(typed, "--due", today - 10 + offices_chance(60));
}

static void assign(struct typed *typed, int today)
{
	typed_add(typed, "assign");
	typed_add(typed, either());
	typed_two(typed, "-m", "It was agreed.");
	if (offices_chance(2))
		typed_two(typed, "--owner", owner());
	if (offices_chance(3) == 0)
		typed_two(typed, "--board", ONE_OF("Crime Board", "People"));
	if (offices_chance(3) == 0)
		typed_two(typed, "--priority", ONE_OF("high", "low"));
	if (offices_chance(4) == 0)
		typed_two(typed, "--theme", ONE_OF("Victims", "Calls"));
	if (offices_chance(2))
		typed_day(typed, "--due", today - 10 + offices_chance(60));
}

static void update(struct typed *typed, int today)
{
	typed_add(typed, "update");
	typed_add(typed, either());
	if (offices_chance(4) == 0) {
		typed_add(typed, "--no-change");
		return;
	}
	typed_two(typed, "-m", ONE_OF("It goes on.", "Ten have started.",
				      "The draft is written.",
				      "[[withheld officer: Brown]] teaches."));
	if (offices_chance(3) == 0)
		typed_day(typed, "--due", today + offices_chance(60));
	if (offices_chance(4) == 0)
		typed_two(typed, "--measure", ONE_OF("calls answered=47%",
						     "calls answered=86%"));
	if (offices_chance(4) == 0)
		typed_two(typed, "--answers", "last-question");
}

static void show_proof(struct typed *typed, int today)
{
	(void)today;
	typed_add(typed, "evidence");
	typed_add(typed, either());
	typed_add(typed, "paper.txt");
}

static void ask(struct typed *typed, int today)
{
	typed_add(typed, "ask");
	typed_add(typed, either());
	typed_two(typed, "--of", ONE_OF("force", "pcc", "Head of Crime"));
	typed_day(typed, "--by", today + offices_chance(20));
	typed_two(typed, "-m", "How far is it?");
	if (offices_chance(3) == 0)
		typed_add(typed, "--chase");
}

static void respond(struct typed *typed, int today)
{
	(void)today;
	typed_add(typed, "respond");
	typed_add(typed, finding());
	typed_two(typed, "-m", "We have read it.");
	if (offices_chance(2))
		typed_two(typed, "--position", ONE_OF("accepted", "partly",
						     "agrees", "disagrees"));
	else
		typed_two(typed, "--part", "progress");
	if (offices_chance(2))
		typed_two(typed, "--position", ONE_OF("satisfied",
						     "more-needed"));
}

static void claim(struct typed *typed, int today)
{
	(void)today;
	typed_add(typed, "submit");
	typed_add(typed, finding());
	typed_two(typed, "--to", ONE_OF("pcc", "hmicfrs"));
	typed_two(typed, "-m", "All is done.");
}

static void close_one(struct typed *typed, int today)
{
	const bool whole = offices_chance(2);

	(void)today;
	typed_add(typed, "close");
	typed_add(typed, whole ? finding() : action());
	typed_two(typed, "-m", "It is met.");
	if (whole)
		typed_two(typed, "--authority", "the letter");
	if (whole || offices_chance(3) == 0)
		typed_two(typed, "--outcome", ONE_OF("complete", "complete",
						    "not-adopted", "void",
						    "no-further-action"));
}

static void reopen(struct typed *typed, int today)
{
	(void)today;
	typed_add(typed, "reopen");
	typed_add(typed, either());
	typed_two(typed, "-m", "It did not last.");
}

static void tie(struct typed *typed, int today)
{
	(void)today;
	typed_add(typed, "link");
	if (offices_chance(3)) {
		typed_add(typed, action());
		typed_two(typed, "--serves", finding());
	} else {
		typed_add(typed, finding());
		typed_two(typed, ONE_OF("--follows", "--same-as",
				       "--superseded-by"), finding());
	}
}

/* The inspection's own. */
static void publish(struct typed *typed, int today)
{
	(void)today;
	typed_add(typed, "publish");
	typed_add(typed, "northshire/peel-2024");
	typed_two(typed, "--url", "https://pcc.example/comments");
}

/* The register's own: settings that letters have, and those, with the posts
 * that people hold, by which the public is told a name. */
static void set(struct typed *typed, int today)
{
	(void)today;
	typed_add(typed, "set");
	if (offices_chance(2))
		typed_two(typed, "chief-officers",
			  ONE_OF("Head of Crime", "Inspector", "Nobody"));
	else
		typed_two(typed, "pcc-name", ONE_OF("the Commissioner",
						    "the Mayor"));
}

static void list_person(struct typed *typed, int today)
{
	(void)today;
	typed_add(typed, "person");
	typed_add(typed, ONE_OF("lead@force.example", "officer@pcc.example"));
	if (offices_chance(2)) {
		typed_two(typed, "--post", ONE_OF("Head of Crime",
						  "Inspector", "none"));
	} else {
		typed_two(typed, "--for", "force");
		typed_two(typed, "--for", "pcc");
	}
}

void offices_type_act(struct typed *typed, const char *dir, int today)
{
	static void (*const acts[])(struct typed *typed, int today) = {
		open_something, open_something, open_something, assign, assign,
		assign, update, update, update, update, show_proof, show_proof,
		ask, respond, claim, close_one, close_one, reopen, tie, tie,
		tie, publish, set, list_person,
	};
	const int n = (int)(sizeof(acts) / sizeof(*acts));

	acts[offices_chance(n)](typed, today);
	type_party(typed, *dir == 'b');
	if (offices_chance(3) == 0)
		typed_day(typed, "--on", today - offices_chance(25));
}
