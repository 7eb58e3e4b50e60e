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
#include "later.h"
#include "offices_doing.h"
#include "opt.h"
#include "repo.h"

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
	COMMAND("withhold", cmd_withhold),
	COMMAND("set", cmd_set),
	COMMAND("link", cmd_link),
	COMMAND("publish", cmd_publish),
	COMMAND("copied", cmd_copied),
	COMMAND("list", cmd_list),
	COMMAND("show", cmd_show),
	COMMAND("history", cmd_history),
	COMMAND("search", cmd_search),
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

/* ---- an office at work --------------------------------------------------- */

/* One command of the office @dir, which may well be refused; or something is
 * erased, for which there is no command. */
static bool do_something(const char *dir, int today)
{
	struct typed typed = TYPED_INIT;
	const int which = offices_chance(34);
	bool done;

	if (!which)
		return later_erase(dir);
	if (which < 10)
		offices_type_amendment(&typed, dir, today);
	else
		offices_type_act(&typed, dir, today);
	done = typed.n && !offices_run(NULL, dir, typed.words);
	typed_clear(&typed);
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
	MUST("a", "open", INSPECTION "afi-1/new", "--title", "Train them",
	     "--due", "2025-01-20");
	MUST("a", "link", INSPECTION "afi-1/1", "--serves",
	     "northshire/peel-2022/afi-1");
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
