#include "offices.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "cmd.h"
#include "date.h"
#include "opt.h"
#include "repo.h"
#include "str.h"

#define OUTPUT "shown"

static uint64_t chance;

void offices_seed(uint64_t seed)
{
	chance = seed;
}

/* splitmix64 */
int offices_chance(int n)
{
	uint64_t z = chance += 0x9e3779b97f4a7c15;

	z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9;
	z = (z ^ (z >> 27)) * 0x94d049bb133111eb;
	return (int)((z ^ (z >> 31)) % (uint64_t)n);
}

void offices_clock(int day, int hour)
{
	char now[64];

	snprintf(now, sizeof(now), "@%lld +0000",
		 (long long)day * 86400 + hour * 3600);
	setenv("GIT_AUTHOR_DATE", now, 1);
	setenv("GIT_COMMITTER_DATE", now, 1);
}

/* ---- commands ------------------------------------------------------------ */

#define COMMAND(name, run) { name, "", run, NULL }

/* Those that are used here, in the place of those of cmd/main.c. */
static const struct command commands[] = {
	COMMAND("init", cmd_init),
	COMMAND("person", cmd_person),
	COMMAND("open", cmd_open),
	COMMAND("assign", cmd_assign),
	COMMAND("update", cmd_update),
	COMMAND("evidence", cmd_evidence),
	COMMAND("ask", cmd_ask),
	COMMAND("respond", cmd_respond),
	COMMAND("submit", cmd_submit),
	COMMAND("close", cmd_close),
	COMMAND("reopen", cmd_reopen),
	COMMAND("correct", cmd_correct),
	COMMAND("link", cmd_link),
	COMMAND("publish", cmd_publish),
	COMMAND("copied", cmd_copied),
	COMMAND("list", cmd_list),
	COMMAND("show", cmd_show),
	COMMAND("history", cmd_history),
	COMMAND("due", cmd_due),
	COMMAND("summary", cmd_summary),
	COMMAND("export", cmd_export),
	COMMAND("merge-records", cmd_merge_records),
	COMMAND("check-staged", cmd_check_staged),
	{ 0 },
};

const struct command *command_table(void)
{
	return commands;
}

/* Standard output and error elsewhere, and back. */
static void turn(int saved[2], bool away)
{
	const int to = away ? open("/dev/null", O_WRONLY | O_CLOEXEC) : -1;

	fflush(stdout);
	fflush(stderr);
	for (int i = 0; i < 2; i++) {
		if (away)
			saved[i] = dup(1 + i);
		assert_true(dup2(away ? to : saved[i], 1 + i) >= 0);
		if (!away)
			close(saved[i]);
	}
	if (away)
		close(to);
}

enum afi_code offices_run(struct afi_err *why, const char *dir,
			  const char *const *words)
{
	char *argv[OFFICES_WORDS + 3] = { NULL };
	struct afi_err err = AFI_ERR_INIT;
	enum afi_code rc = AFI_EUSAGE;
	int argc = 0, saved[2];

	for (; words[argc]; argc++)
		argv[argc] = (char *)words[argc];
	if (dir) {
		argv[argc++] = (char *)"-C";
		argv[argc++] = (char *)dir;
	}
	turn(saved, true);
	for (const struct command *c = commands; c->name; c++)
		if (!strcmp(c->name, words[0]))
			rc = c->run(argc, argv, &err);
	turn(saved, false);
	if (why)
		*why = err;
	return rc;
}

json_t *offices_read(const char *dir, const char *const *words)
{
	const char *all[OFFICES_WORDS] = { NULL };
	json_t *lines = json_array(), *line;
	size_t n = 0;
	FILE *file;

	for (; words[n]; n++)
		all[n] = words[n];
	all[n++] = "-o";
	all[n++] = OUTPUT;
	if (offices_run(NULL, dir, all)) {
		json_decref(lines);
		return NULL;
	}
	file = fopen(OUTPUT, "r");
	assert_non_null(file);
	while ((line = json_loadf(file, JSON_DISABLE_EOF_CHECK, NULL)))
		json_array_append_new(lines, line);
	fclose(file);
	unlink(OUTPUT);
	return lines;
}

/* ---- what an office may do ----------------------------------------------- */

/* A command being put together. */
struct typed {
	const char *words[OFFICES_WORDS];
	size_t n;
	struct afi_str made[OFFICES_WORDS];	/* words of its own */
	size_t nmade;
};

static void type(struct typed *typed, const char *word)
{
	assert_true(typed->n + 1 < OFFICES_WORDS);
	typed->words[typed->n++] = word;
}

static void type_two(struct typed *typed, const char *option, const char *word)
{
	type(typed, option);
	type(typed, word);
}

/* A word that is made for it, which the caller fills in before typing it. */
static struct afi_str *make(struct typed *typed)
{
	struct afi_str *made = &typed->made[typed->nmade++];

	*made = (struct afi_str)AFI_STR_INIT;
	return made;
}

static void type_day(struct typed *typed, const char *option, int day)
{
	struct afi_str *iso = make(typed);

	afi_day_iso(iso, day);
	type_two(typed, option, iso->s);
}

static const char *one_of(const char *const *words, size_t n)
{
	return words[offices_chance((int)n)];
}

#define ONE_OF(...)							\
	one_of((const char *const []){ __VA_ARGS__ },			\
	       sizeof((const char *const []){ __VA_ARGS__ }) / sizeof(char *))

#define INSPECTION "northshire/peel-2024/"

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

	type_two(typed, "--as", as);
	if (strcmp(as, pcc ? "pcc" : "force"))
		type_two(typed, "--source", "the letter");
}

static void open_something(struct typed *typed, int today)
{
	type(typed, "open");
	type(typed, offices_chance(2) ? ONE_OF(INSPECTION "afi-1/new",
		INSPECTION "afi-2/new", INSPECTION "coc-1/new") :
	     ONE_OF(INSPECTION "afi-new", INSPECTION "afi-1",
		    INSPECTION "afi-2", INSPECTION "coc-1",
		    INSPECTION "rec-1-1", INSPECTION "practice-1"));
	type_two(typed, "--title", ONE_OF("Answer calls in time",
					  "Keep evidence", "Train them"));
	if (offices_chance(2))
		type_two(typed, "--owner", owner());
	if (offices_chance(2))
		type_day(typed, "--due", today - 10 + offices_chance(60));
}

static void assign(struct typed *typed, int today)
{
	type(typed, "assign");
	type(typed, either());
	type_two(typed, "-m", "It was agreed.");
	if (offices_chance(2))
		type_two(typed, "--owner", owner());
	if (offices_chance(3) == 0)
		type_two(typed, "--board", ONE_OF("Crime Board", "People"));
	if (offices_chance(3) == 0)
		type_two(typed, "--priority", ONE_OF("high", "low"));
	if (offices_chance(4) == 0)
		type_two(typed, "--theme", ONE_OF("Victims", "Calls"));
	if (offices_chance(2))
		type_day(typed, "--due", today - 10 + offices_chance(60));
}

static void update(struct typed *typed, int today)
{
	type(typed, "update");
	type(typed, either());
	if (offices_chance(4) == 0) {
		type(typed, "--no-change");
		return;
	}
	type_two(typed, "-m", ONE_OF("It goes on.", "Ten have started.",
				     "The draft is written."));
	if (offices_chance(3) == 0)
		type_day(typed, "--due", today + offices_chance(60));
	if (offices_chance(4) == 0)
		type_two(typed, "--measure", ONE_OF("calls answered=47%",
						    "calls answered=86%"));
	if (offices_chance(4) == 0)
		type_two(typed, "--answers", "last-question");
}

static void show_proof(struct typed *typed, int today)
{
	(void)today;
	type(typed, "evidence");
	type(typed, either());
	type(typed, "paper.txt");
}

static void ask(struct typed *typed, int today)
{
	type(typed, "ask");
	type(typed, either());
	type_two(typed, "--of", ONE_OF("force", "pcc", "Head of Crime"));
	type_day(typed, "--by", today + offices_chance(20));
	type_two(typed, "-m", "How far is it?");
	if (offices_chance(3) == 0)
		type(typed, "--chase");
}

static void respond(struct typed *typed, int today)
{
	(void)today;
	type(typed, "respond");
	type(typed, finding());
	type_two(typed, "-m", "We have read it.");
	if (offices_chance(2))
		type_two(typed, "--position", ONE_OF("accepted", "partly",
						     "agrees", "disagrees"));
	else
		type_two(typed, "--part", "progress");
	if (offices_chance(2))
		type_two(typed, "--position", ONE_OF("satisfied",
						     "more-needed"));
}

static void claim(struct typed *typed, int today)
{
	(void)today;
	type(typed, "submit");
	type(typed, finding());
	type_two(typed, "--to", ONE_OF("pcc", "hmicfrs"));
	type_two(typed, "-m", "All is done.");
}

static void close_one(struct typed *typed, int today)
{
	const bool whole = offices_chance(2);

	(void)today;
	type(typed, "close");
	type(typed, whole ? finding() : action());
	type_two(typed, "-m", "It is met.");
	if (whole)
		type_two(typed, "--authority", "the letter");
	if (whole || offices_chance(3) == 0)
		type_two(typed, "--outcome", ONE_OF("complete", "complete",
						    "not-adopted", "void",
						    "no-further-action"));
}

static void reopen(struct typed *typed, int today)
{
	(void)today;
	type(typed, "reopen");
	type(typed, either());
	type_two(typed, "-m", "It did not last.");
}

static void tie(struct typed *typed, int today)
{
	(void)today;
	type(typed, "link");
	if (offices_chance(2)) {
		type(typed, action());
		type_two(typed, "--serves", finding());
	} else {
		type(typed, finding());
		type_two(typed, ONE_OF("--follows", "--same-as",
				       "--superseded-by"), finding());
	}
}

/* The inspection's own. */
static void publish(struct typed *typed, int today)
{
	(void)today;
	type(typed, "publish");
	type(typed, "northshire/peel-2024");
	type_two(typed, "--url", "https://pcc.example/comments");
}

/* ---- an office at work --------------------------------------------------- */

/* An entry of @dir that was recorded, any of them; NULL if there is none. */
static json_t *any_entry(const char *dir)
{
	const char *words[] = { "history", "--format", "json", NULL };
	json_t *read = offices_read(dir, words), *entry = NULL;
	const json_t *all = json_object_get(json_array_get(read, 0),
					    "entries");

	if (json_array_size(all))
		entry = json_incref(json_array_get(all, (size_t)offices_chance(
					(int)json_array_size(all))));
	json_decref(read);
	return entry;
}

/* Its party alone may correct it. */
static void correct(struct typed *typed, const char *dir, int today)
{
	json_t *entry = any_entry(dir);
	struct afi_str *id, *party;

	if (!entry)
		return;
	id = make(typed);
	party = make(typed);
	afi_str_adds(id, json_string_value(json_object_get(entry, "id")));
	afi_str_adds(party, json_string_value(json_object_get(entry,
							      "party")));
	json_decref(entry);
	type(typed, "correct");
	type(typed, id->s);
	type_two(typed, "--as", party->s);
	type_two(typed, "--source", "the letter");
	if (offices_chance(3) == 0)
		type(typed, "--retract");
	else if (offices_chance(2))
		type_day(typed, "--on", today - offices_chance(30));
	type_two(typed, "-m", "It was another way.");
}

static void (*const doings[])(struct typed *typed, int today) = {
	open_something, open_something, open_something, assign, assign, assign,
	update, update, update, update, show_proof, show_proof, ask, respond,
	claim, close_one, close_one, reopen, tie, tie, publish,
};

/* One command of the office @dir, which may well be refused. */
static bool do_something(const char *dir, int today)
{
	const int n = (int)(sizeof(doings) / sizeof(*doings));
	struct typed typed = { .n = 0 };
	const int what = offices_chance(n + 4);
	bool done = false;

	if (what >= n) {
		correct(&typed, dir, today);
	} else {
		doings[what](&typed, today);
		type_party(&typed, *dir == 'b');
		if (offices_chance(3) == 0)
			type_day(&typed, "--on", today - offices_chance(25));
	}
	if (typed.n)
		done = !offices_run(NULL, dir, typed.words);
	for (size_t i = 0; i < typed.nmade; i++)
		afi_str_clear(&typed.made[i]);
	return done;
}

/* ---- both of them -------------------------------------------------------- */

static void must(const char *dir, const char *const *words)
{
	struct afi_err why = AFI_ERR_INIT;

	if (offices_run(&why, dir, words))
		fail_msg("%s: %s", words[0], why.msg);
}

#define MUST(dir, ...) must(dir, (const char *const []){ __VA_ARGS__, NULL })

static void begin_work(int day)
{
	offices_clock(day, 8);
	MUST(NULL, "init", "a", "--force", "Northshire");
	MUST("a", "person", "Policy Officer <officer@pcc.example>", "--for",
	     "pcc");
	MUST("a", "open", "northshire/peel-2022", "--title", "PEEL 2022",
	     "--published", "2022-03-04", "--source", "the report");
	MUST("a", "open", "northshire/peel-2024", "--title", "PEEL 2024",
	     "--published", "2024-12-05", "--source", "the report");
	MUST("a", "open", "northshire/peel-2022/afi-1", "--title",
	     "Keep evidence", "--source", "the report");
	MUST("a", "open", INSPECTION "afi-1", "--title", "Answer calls",
	     "--source", "the report");
	repo_put("paper.txt", "proof\n");
	repo_do("git clone -q a b && git -C b config user.name 'Policy "
		"Officer' && git -C b config user.email officer@pcc.example");
}

static void bring_together(void)
{
	repo_do("git -C b pull -q --no-rebase --no-edit ../a");
	repo_do("git -C a pull -q --no-rebase --no-edit ../b");
}

/* What both know, as it is. */
static void keep_as_it_is(int day)
{
	offices_clock(day, 20);
	repo_do("cp -R a stopped && "
		"git -C stopped pull -q --no-rebase --no-edit ../b");
}

int offices_work(int begin, int *stop)
{
	int day = begin, hour = 9, done = 0;
	bool stopped = false;

	begin_work(begin);
	while (done < 30) {
		const char *dir = offices_chance(3) ? "a" : "b";

		hour += 1 + offices_chance(3);
		if (hour > 18 || offices_chance(2)) {
			hour = 9 + offices_chance(4);
			day += 1 + offices_chance(3);
		}
		if (!stopped && day > *stop) {
			keep_as_it_is(*stop);
			stopped = true;
		}
		/* b's clock goes as it likes, but knows the day */
		offices_clock(day, *dir == 'a' ? hour :
			      9 + offices_chance(9));
		if (offices_chance(12) == 0)
			bring_together();
		done += do_something(dir, day);
	}
	bring_together();
	if (!stopped)
		keep_as_it_is(*stop = day);
	return day;
}

void offices_enter(void)
{
	static const char *const names[] = {
		"GIT_AUTHOR_NAME", "GIT_AUTHOR_EMAIL", "GIT_COMMITTER_NAME",
		"GIT_COMMITTER_EMAIL",
	};

	for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++)
		unsetenv(names[i]);
	repo_put(".gitconfig", "[init]\n\tdefaultBranch = main\n[gc]\n"
		 "\tauto = 0\n[user]\n\tname = Performance Lead\n"
		 "\temail = lead@force.example\n");
}
