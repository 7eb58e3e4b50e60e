/*
 * Options: one table says what a command takes; it parses the command line and
 * prints the usage, so that neither drifts from the other.
 *
 *	const struct opt opts[] = {
 *		{ .name = "outcome", .arg = "OUTCOME", .str = &outcome,
 *		  .help = "how it ended" },
 *		{ .letter = 'm', .arg = "TEXT", .str = &text, .help = "why" },
 *		{ .name = "open", .flag = &open, .help = "only what is open" },
 *		OPT_WRITER(&common),
 *		{ .arg = "TARGET", .str = &target, .must = true,
 *		  .help = "what to close" },
 *		{ 0 },
 *	};
 *
 * A row without name and letter is an operand; operands are filled in order,
 * and one with .list takes all that are left.
 */
#ifndef OPT_H
#define OPT_H

#include <stdbool.h>
#include <stddef.h>

#include "err.h"
#include "register.h"

/** Several values of one option, in the order given. */
struct opt_list {
	const char **v;
	size_t n, size;
};

struct opt {
	const char *name;	/* --name, or NULL */
	char letter;		/* -x, or 0 */
	const char *arg;	/* what the value is called; NULL for a flag */
	const char **str;	/* where the value goes */
	struct opt_list *list;	/* ... or the values */
	bool *flag;		/* ... or true */
	bool must;		/* it may not be left out */
	const char *help;	/* one line */
	const char *words;	/* "auto|never": what it may be; or, ending in
				 * "|...", what it usually is, though not all
				 * of that may be right everywhere */
};

/** What every command takes. */
struct opt_common {
	const char *register_;	/* -C, else AFI_REGISTER, else "." */
	const char *as;
	const char *source;
	const char *on;
	const char *format;
	const char *file;		/* -o */
	const char *colour;
	const char *audience;		/* --for: public, internal; or NULL */
	struct afi_lookback back;	/* of a command that reads */
};

#define OPT_PARTIES "force|pcc|hmicfrs|..."

#define OPT_REGISTER(c)							\
	{ .letter = 'C', .arg = "DIR", .str = &(c)->register_,		\
	  .help = "the register (or set AFI_REGISTER)" }
#define OPT_WRITER(c)							\
	{ .name = "as", .arg = "PARTY", .str = &(c)->as,		\
	  .words = OPT_PARTIES,						\
	  .help = "whose act it is: force, pcc, hmicfrs" },		\
	{ .name = "source", .arg = "TEXT", .str = &(c)->source,		\
	  .help = "where it comes from, when recording for another" },	\
	{ .name = "on", .arg = "DATE", .str = &(c)->on,			\
	  .help = "when it happened, if not today" },			\
	OPT_REGISTER(c)
#define OPT_BACK(c)							\
	{ .name = "as-of", .arg = "DATE", .str = &(c)->back.as_of,	\
	  .help = "as it stood: what had happened by then" },		\
	{ .name = "rev", .arg = "DATE", .str = &(c)->back.rev,		\
	  .help = "as it was known: what had been recorded by then" }
#define OPT_OUTPUT(c)							\
	{ .letter = 'o', .arg = "FILE", .str = &(c)->file,		\
	  .help = "write to that file" },				\
	{ .name = "color", .arg = "WHEN", .str = &(c)->colour,		\
	  .words = "auto|always|never",					\
	  .help = "auto, always or never" }
#define OPT_FOR(c)							\
	{ .name = "for", .arg = "AUDIENCE", .str = &(c)->audience,	\
	  .words = "public|internal",					\
	  .help = "who may read it: public, internal" }
#define OPT_READER_AS(c, formats)					\
	{ .name = "format", .arg = "FORMAT", .str = &(c)->format,	\
	  .words = "text|json|csv|md|...", .help = formats },		\
	OPT_FOR(c),							\
	OPT_BACK(c),							\
	OPT_OUTPUT(c),							\
	OPT_REGISTER(c)
#define OPT_READER(c) OPT_READER_AS(c, "text or json")

/** One command: a row of the table in main.c. */
struct command {
	const char *name;
	const char *what;	/* a few words for the overview */
	enum afi_code (*run)(int argc, char **argv, struct afi_err *err);
	const char *under;	/* which heading; NULL: only programs call it */
};

/** Whether @opt is the empty row at the end. */
bool opt_is_end(const struct opt *opt);

/** Put into @out how the row @opt is called: --name, -x or OPERAND. */
void opt_call(char *out, size_t size, const struct opt *opt);

/* As the first argument it makes opt_parse() print what may come next, after
 * the others, instead; see complete.h. */
#define OPT_COMPLETE "--complete"

/**
 * Parse @argv, whose first is the command's name, by the table @opts, which
 * ends in an empty row.  AFI_HELP if --help was among them and the usage is
 * printed, or after OPT_COMPLETE; AFI_EUSAGE with what was wrong.
 */
enum afi_code opt_parse(const struct opt *opts, int argc, char **argv,
			struct afi_err *err);

/** The same for words that were not typed now but saved: --help is no option,
 *  and opt_parsed() stays what it is. */
enum afi_code opt_parse_saved(const struct opt *opts, int argc, char **argv,
			      struct afi_err *err);

/** The table that opt_parse() filled in, and for which command. */
const struct opt *opt_parsed(const char **command);

/** Whether --for internal was given. */
bool opt_is_internal(const struct opt_common *common);

/** Open the register that @common names, as it stood if @common says so. */
enum afi_code opt_open(struct afi_register **out,
		       const struct opt_common *common, struct afi_err *err);

/** The folder that @common names: -C, else AFI_REGISTER, else here. */
const char *opt_dir(const struct opt_common *common);

/** The writer that @common asks for, dates seen from @today. */
enum afi_code opt_writer(struct afi_writer *out,
			 const struct opt_common *common, int today,
			 struct afi_err *err);

/** Make it @party's act, whoever records it.  AFI_EUSAGE if --as says that it
 *  is another's. */
enum afi_code opt_act_of(struct opt_common *common, const char *party,
			 struct afi_err *err);

/** Which of @formats ("text|json") was asked for: its first letter, text if
 *  none was.  AFI_EUSAGE otherwise. */
enum afi_code opt_format(char *out, const struct opt_common *common,
			 const char *formats, struct afi_err *err);

/** What @err says against @target, the one after @i others, may be that it is a
 *  word of a text without quotes: then say so too. */
void opt_mind_quotes(const char *target, size_t i, struct afi_err *err);

/**
 * The text given by -m or -F (a file, or "-" for standard input), normalised
 * and without blank lines at its ends, appended to the empty @out.
 *
 * If neither was given and it @must, whoever sits at the terminal is asked for
 * it (editor.h); AFI_EUSAGE if nobody does.  So is it if both were given, or
 * an empty one; AFI_EINVALID if nothing was typed.
 */
enum afi_code opt_text(struct afi_str *out, const char *m, const char *file,
		       bool must, struct afi_err *err);

/**
 * The same, which it must; before anybody is asked for it, @fn is tried with
 * some text in @out, which belongs to @arg, and nothing is recorded: who may
 * not do that is told before the text is typed.
 */
enum afi_code opt_text_of(struct afi_str *out, const char *m,
			  const char *file, const struct opt_common *common,
			  afi_change_fn fn, void *arg, struct afi_err *err);

/** Append who writes, as the party @as or the only one that he speaks for, and
 *  a line break.  AFI_ENOTFOUND with what to do if Git does not know, else as
 *  afi_setup_party(). */
enum afi_code opt_who(struct afi_str *out, struct afi_register *reg,
		      const char *as, struct afi_err *err);

/** Append the file @path ("-": standard input).  AFI_EINVALID over @max. */
enum afi_code opt_read_file(struct afi_str *out, const char *path,
			    size_t max, struct afi_err *err);

/** Append the one-line @value, called @what in messages; nothing if NULL. */
enum afi_code opt_line(struct afi_str *out, const char *value,
		       const char *what, struct afi_err *err);

/** Append the values in @given as such lines, each of them once.  They are in
 *  @arena. */
enum afi_code opt_lines(struct opt_list *out, struct afi_arena *arena,
			const struct opt_list *given, const char *what,
			struct afi_err *err);

/** AFI_EUSAGE if @common has what only an entry has, but nothing is recorded
 *  for want of @what. */
enum afi_code opt_records_nothing(const struct opt_common *common,
				  const char *what, struct afi_err *err);

/** Append the web address @value, http or https, in one line. */
enum afi_code opt_url(struct afi_str *out, const char *option,
		      const char *value, struct afi_err *err);

/** The date @typed after --@option, seen from @today; none if NULL. */
enum afi_code opt_date(struct afi_date *out, const char *option,
		       const char *typed, int today, struct afi_err *err);

/** Whether @typed has the form of a time: digits and at most one letter. */
bool opt_is_span(const char *typed);

/** "14d", "2w", "3m", or just days: how many days from @today that is.
 *  AFI_EUSAGE, after @option, if it is no time. */
enum afi_code opt_span(int *out, const char *option, const char *typed,
		       int today, struct afi_err *err);

/** Add @date to @draft as the day by which something is due, if it is one. */
void opt_add_due(struct afi_draft *draft, const struct afi_date *date);

/** Both, for --due. */
enum afi_code opt_due(struct afi_draft *draft, const char *typed, int today,
		      struct afi_err *err);

/** Run @fn in one change of @reg for the writer that @common names, and say
 *  what was recorded. */
enum afi_code opt_change_on(struct afi_register *reg,
			    const struct opt_common *common, afi_change_fn fn,
			    void *arg, struct afi_err *err);

/** The same of the register that @common names, which is opened for it. */
enum afi_code opt_change(const struct opt_common *common, afi_change_fn fn,
			 void *arg, struct afi_err *err);

/** What @receipt holds, in lines, or that there is nothing new; it is borrowed.
 *  The second says it on standard output. */
const char *opt_said(const struct afi_receipt *receipt);
void opt_say(const struct afi_receipt *receipt);

#endif
