/*
 * afi: tracks what an inspectorate found wanting, and what was done about it.
 *
 * A tour of the files:
 *
 *   cmd/main.c		this: finds the command, prints the one error
 *   cmd/opt.c		options and usage
 *   cmd/opt_common.c	what most commands do with them; opt_text.c: texts
 *   cmd/editor.c		text from whoever sits at the terminal
 *   cmd/targets.c	the same for each of several targets
 *   cmd/concern.c	what a cause of concern allows those under it
 *   cmd/complete*.c	completion, which cmd/afi.bash asks for
 *   cmd/reading.c	what reading commands share; kind.c: kinds of summary
 *   cmd/pack.c		kept files that go with a page
 *   cmd/telling.c	which entries are meant; search.c: saved searches
 *   cmd/output.c	where what they show goes; pager.c; pressed.c: PDF, DOCX
 *   cmd/evidence*.c	files, pages and figures, read and recorded
 *   cmd/import_*.c	documents read, asked about and recorded; asking.c
 *   cmd/issuing*.c	letters checked and issued; issued.c: which is meant;
 *			check_letter.c: what one that comes back was made from
 *   cmd/cmd_NAME.c	one command each (cmd_git.c: what Git calls), and what
 *			some are made of: update*.c, each_*.c, filter.c...
 *
 *   lib/query*.c	what a command shows, as one JSON value (the view)
 *   lib/render*.c	the view as text and Markdown; render_paint.c: colours
 *   lib/template*.c	templates, the register's or ours; mustache*.c fills in
 *   lib/letter*.c	a letter: its view, filled in and set; or mailed
 *   lib/print.c	... printed
 *   lib/paper*.c	Markdown made into text and HTML
 *   lib/chart*.c	tables drawn as pictures, in SVG
 *   lib/press*.c	HTML to PDF, Markdown to DOCX, by other programs
 *   lib/match*.c	what a document proposes against what is there
 *   lib/register*.c	records found, read, changed, checked, merged for Git
 *   lib/book*.c	sheets for a spreadsheet, XLSX
 *   lib/store*.c	the Git repository below; lock*.c its queue, disk*.c
 *   lib/fetch*.c	a page of the web, into memory
 *   lib/doc*.c		a document from outside, as text; program*.c
 *   lib/outline*.c	its headings, paragraphs, items, rows
 *   lib/propose*.c	what it says, as entries; one reader each kind
 *   lib/sheet*.c	a tracker's rows, and what its columns mean
 *   lib/wording.c	whether two texts say the same
 *   lib/codec*.c	YAML to records and back
 *   lib/decide*.c	when something may be claimed, closed or reopened
 *   lib/response.c	which parts and positions there are, for whom
 *   lib/state*.c	what holds now: a fold over a record's entries
 *   lib/issue*.c	letters that were issued, and checks before that
 *   lib/clock.c rate.c	the 56 days; how much of what fell due was done
 *   lib/measure*.c	figures as people write them
 *   lib/withheld*.c	what is kept out of anything published
 *   lib/secrets*.c	... wherever else it stands, as spans.c of a text;
 *			query_public.c: in views
 *   lib/setup*.c	forces, people, settings: a fold over register.yaml
 *   lib/target*.c	FORCE/INSPECTION/FINDING/ACTION
 *   lib/record*.c	a record: entries, their kinds, order and merging;
 *			record_echo.c: what two offices imported apart
 *   lib/date*.c text*.c filename.c id.c hash.c near.c
 *	lib/keys.c words.c mail.c vec.h
 *   lib/str.c mem.c err.c	the base
 *
 *   records/		the example register's records
 *   tests/		unit/ (cmocka), cli/ (end to end), fuzz/, crash/, bench/
 *
 * Data goes one way in and one way out: a command parses its options, hands
 * the register a function that decides what is recorded (or asks it for
 * records, folds them into the view and renders that), and says what was done.
 */
#include <assert.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cmd.h"
#include "near.h"
#include "editor.h"
#include "opt.h"
#include "output.h"
#include "record_kinds.h"
#include "text.h"

/* What the commands are listed under, in the order in which they are needed. */
static const char setting_up[] = "Setting up";
static const char recording[] = "Recording";
static const char answering[] = "Asking and answering";
static const char deciding[] = "Deciding";
static const char reading[] = "Reading";
static const char about[] = "About afi";

static const struct command commands[] = {
	{ "init", "make a register, or add a force to one", cmd_init,
	  setting_up },
	{ "person", "say who speaks for which party", cmd_person, setting_up },
	{ "set", "set what holds for the whole register", cmd_set,
	  setting_up },
	{ "open", "open an inspection, a finding or an action", cmd_open,
	  setting_up },
	{ "import", "turn a report, a letter or a tracker into records",
	  cmd_import, setting_up },
	{ "assign", "say who answers for it, who watches it, by when",
	  cmd_assign, setting_up },
	{ "update", "record progress, and a new date if it slips", cmd_update,
	  recording },
	{ "evidence", "file what proves it, or a figure", cmd_evidence,
	  recording },
	{ "link", "say what a finding or an action has to do with another",
	  cmd_link, recording },
	{ "correct", "say again what was recorded wrong, or take it back",
	  cmd_correct, recording },
	{ "withhold", "mark what is kept out of anything published",
	  cmd_withhold, recording },
	{ "ask", "ask a question, with a date for the answer", cmd_ask,
	  answering },
	{ "respond", "record a party's words for publication", cmd_respond,
	  answering },
	{ "publish", "record that the comments were published", cmd_publish,
	  answering },
	{ "copied", "record to whom a copy of them was sent", cmd_copied,
	  answering },
	{ "submit", "claim that a finding is met", cmd_submit, deciding },
	{ "close", "close an action, or a finding that was signed off",
	  cmd_close, deciding },
	{ "reopen", "open again what was closed", cmd_reopen, deciding },
	{ "home", "show what is yours and what is due, as afi alone does",
	  cmd_home, reading },
	{ "due", "list what has a date and waits, or make a calendar of it",
	  cmd_due, reading },
	{ "list", "list the findings", cmd_list, reading },
	{ "show", "show one thing in full", cmd_show, reading },
	{ "history", "show everything that was recorded, in order",
	  cmd_history, reading },
	{ "search", "find words in all that was recorded", cmd_search,
	  reading },
	{ "summary", "sum up progress, by inspection", cmd_summary, reading },
	{ "letter", "write a letter about an inspection, from the records",
	  cmd_letter, reading },
	{ "letters", "list the letters that were issued", cmd_letters,
	  reading },
	{ "export", "write it as a sheet, or one for an owner to fill in",
	  cmd_export, reading },
	{ "templates", "list the templates of pages, show or copy one",
	  cmd_templates, reading },
	{ "check", "prove that nothing is lost or forged", cmd_check,
	  reading },
	{ "help", "explain a command", cmd_help, about },
	{ "version", "say which afi this is", cmd_version, about },
	{ "complete", "print what may come next", cmd_complete, NULL },
	{ "merge-records", "merge two versions of a record",
	  cmd_merge_records, NULL },
	{ "check-staged", "check what is about to be committed",
	  cmd_check_staged, NULL },
	{ 0 },
};

const struct command *command_table(void)
{
	return commands;
}

/* Other words for what people look for, and what does it. */
static const char *const others[][2] = {
	{ "add|new|create", "open" },
	{ "note|progress|log", "update" },
	{ "answer|reply", "update --answers last-question" },
	{ "visit|event", "update --event" },
	{ "slip|extend", "update --due" },
	{ "attach|upload|file|measure|figure", "evidence" },
	{ "edit|change|amend|fix", "correct" },
	{ "delete|remove|undo|withdraw|retract", "correct --retract" },
	{ "redact|hide", "withhold" },
	{ "claim", "submit" },
	{ "done|finish", "close" },
	{ "spreadsheet|csv|excel|xlsx|jsonl", "export" },
	{ "late|overdue", "due --overdue" },
	{ "calendar|deadlines", "due" },
	{ "mine|todo", "list --mine" },
	{ "find|grep", "search" },
	{ "ls", "list" },
	{ "view|read", "show" },
	{ "status", "home" },
	{ "report|total|totals", "summary" },
	{ "man|manual", "help" },
};

static const char *other_word(const char *name)
{
	for (size_t i = 0; i < sizeof(others) / sizeof(*others); i++)
		if (afi_word_in(others[i][0], name))
			return others[i][1];
	return NULL;
}

enum afi_code command_find(const struct command **out, const char *name,
			   struct afi_err *err)
{
	const char *other = other_word(name);
	struct afi_near near = { .typed = name };

	for (const struct command *c = commands; c->name; c++) {
		if (strcmp(c->name, name) == 0) {
			*out = c;
			return AFI_OK;
		}
		if (c->under)
			afi_near_try(&near, c->name);
	}
	if (other)
		return afi_err_set(err, AFI_EUSAGE, "there is no command "
				   "'%s'; did you mean '%s'?", name, other);
	return afi_err_set(err, AFI_EUSAGE, "there is no command '%s'; %s",
			   name, afi_near_or(&near, "'afi help' lists them"));
}

/* Without a command: its home page or, where there is no register and none was
 * named, what afi can do. */
static enum afi_code run_alone(int argc, char **argv, struct afi_err *err)
{
	static char home[] = "home";
	enum afi_code rc;

	if (argc > 1) {
		argv[0] = home;
		return cmd_home(argc, argv, err);
	}
	rc = cmd_home(1, (char *[]){ home, NULL }, err);
	if (rc != AFI_ENOTFOUND || getenv("AFI_REGISTER"))
		return rc;
	afi_err_clear(err);
	return cmd_help(1, (char *[]){ home, NULL }, err);
}

static enum afi_code run(int argc, char **argv, struct afi_err *err)
{
	const struct command *command = NULL;
	enum afi_code rc;

	if (argc > 2 && strcmp(argv[1], "-C") == 0) {
		if (setenv("AFI_REGISTER", argv[2], 1) < 0)
			return afi_err_set(err, AFI_EFAILED, "-C: %s",
					   strerror(errno));
		argc -= 2;
		argv += 2;
	}
	if (argc > 1 && strcmp(argv[1], "--help") == 0)
		return cmd_help(1, (char *[]){ argv[0], NULL }, err);
	if (argc > 1 && strcmp(argv[1], "--version") == 0)
		return cmd_version(1, (char *[]){ argv[0], NULL }, err);
	if (argc < 2 || *argv[1] == '-')
		return run_alone(argc, argv, err);
	if ((rc = command_find(&command, argv[1], err)))
		return rc;
	assert(command);
	return command->run(argc - 1, argv + 1, err);
}

/* An error quotes what it was given, so it is made harmless as all is. */
static void say(const struct afi_err *err)
{
	struct afi_str safe = AFI_STR_INIT;

	afi_text_safe(&safe, err->msg, strlen(err->msg));
	fprintf(stderr, "afi: %s\n", safe.s);
	afi_str_clear(&safe);
}

int main(int argc, char **argv)
{
	struct afi_err err = AFI_ERR_INIT;
	enum afi_code rc;

	output_guard();
	rc = output_check(run(argc, argv, &err), &err);
	if (rc > AFI_HELP)
		say(&err);
	editor_end(rc <= AFI_HELP);
	if (rc == AFI_EUSAGE)
		return 2;
	if (rc == AFI_ENOFINDINGS)
		return 3;
	return rc > AFI_HELP;
}
