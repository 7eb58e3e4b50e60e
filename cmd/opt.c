/* Options: parsing and usage. */
#include "opt.h"

#include <stdio.h>
#include <string.h>

#include "complete.h"
#include "near.h"
#include "record_kinds.h"
#include "vec.h"

enum { HELP_COLUMN = 26, LINE_WIDTH = 80 };

/* What the one command of this run takes, now that it is parsed. */
static const struct opt *parsed;
static const char *parsed_by;

const struct opt *opt_parsed(const char **command)
{
	*command = parsed_by;
	return parsed;
}

bool opt_is_end(const struct opt *opt)
{
	return !opt->name && !opt->letter && !opt->arg;
}

static bool is_operand(const struct opt *opt)
{
	return !opt->name && !opt->letter;
}

void opt_call(char *out, size_t size, const struct opt *opt)
{
	if (opt->name)
		snprintf(out, size, "--%s", opt->name);
	else if (opt->letter)
		snprintf(out, size, "-%c", opt->letter);
	else
		snprintf(out, size, "%s", opt->arg);
}

static void print_synopsis(const struct opt *opts, const char *command)
{
	int column = printf("usage: afi %s", command);
	const int indent = column;

	for (const struct opt *opt = opts; !opt_is_end(opt); opt++) {
		const bool value = !is_operand(opt) && opt->arg;
		char name[64], word[160];
		int len;

		opt_call(name, sizeof(name), opt);
		len = snprintf(word, sizeof(word), " %s%s%s%s%s%s",
			       opt->must ? "" : "[", name, value ? " " : "",
			       value ? opt->arg : "", opt->list ? "..." : "",
			       opt->must ? "" : "]");
		if (column + len >= LINE_WIDTH)
			column = printf("\n%*s", indent, "") - 1;
		column += printf("%s", word);
	}
	putchar('\n');
}

static void print_usage(const struct opt *opts, const char *command)
{
	print_synopsis(opts, command);
	putchar('\n');
	for (const struct opt *opt = opts; !opt_is_end(opt); opt++) {
		char name[64], left[128];

		opt_call(name, sizeof(name), opt);
		snprintf(left, sizeof(left), "  %s%s%s", name,
			 !is_operand(opt) && opt->arg ? " " : "",
			 !is_operand(opt) && opt->arg ? opt->arg : "");
		printf("%-*s%s%s\n", HELP_COLUMN, left,
		       strlen(left) >= HELP_COLUMN ? "  " : "", opt->help);
	}
}

/* Where @opt has certain words, @value is one of them; where there may be
 * others, it is at least none that was mistyped. */
static enum afi_code check_word(const struct opt *opt, const char *value,
				struct afi_err *err)
{
	const bool others = opt->words && strstr(opt->words, "...");
	struct afi_near near = { .typed = value, .whole = others };
	struct afi_str all = AFI_STR_INIT;
	char name[64];

	if (!opt->words || afi_word_in(opt->words, value))
		return AFI_OK;
	afi_near_try_all(&near, opt->words);
	if (others && (!*near.best || !near.distance))
		return AFI_OK;
	for (const char *at = opt->words; *at; at++) {
		if (*at == '|')
			afi_str_adds(&all, ", ");
		else
			afi_str_addc(&all, *at);
	}
	opt_call(name, sizeof(name), opt);
	afi_err_set(err, AFI_EUSAGE, "%s: there is no '%s'; %s%s", name, value,
		    afi_near_or(&near, "there are "), *near.best ? "" : all.s);
	afi_str_clear(&all);
	return AFI_EUSAGE;
}

/* All but a text fits a line of a record. */
static enum afi_code check_length(const struct opt *opt, const char *value,
				  struct afi_err *err)
{
	char name[64];

	if (opt->letter == 'm' || strlen(value) <= AFI_LINE_MAX)
		return AFI_OK;
	opt_call(name, sizeof(name), opt);
	return afi_err_set(err, AFI_EUSAGE, "%s: what is given has more than "
			   "%d bytes", name, AFI_LINE_MAX);
}

/* Give @value to @opt.  An option that takes one value takes it once. */
static enum afi_code take(const struct opt *opt, const char *value,
			  struct afi_err *err)
{
	char name[64];

	if (check_word(opt, value, err))
		return AFI_EUSAGE;
	if (opt->list) {
		*afi_vec_push(opt->list) = value;
		return AFI_OK;
	}
	if (*opt->str) {
		opt_call(name, sizeof(name), opt);
		return afi_err_set(err, AFI_EUSAGE, "%s is given twice", name);
	}
	*opt->str = value;
	return AFI_OK;
}

static const struct opt *find_long(const struct opt *opts, const char *name,
				   size_t len)
{
	for (; !opt_is_end(opts); opts++)
		if (opts->name && strlen(opts->name) == len &&
		    memcmp(opts->name, name, len) == 0)
			return opts;
	return NULL;
}

static const struct opt *find_letter(const struct opt *opts, char letter)
{
	for (; !opt_is_end(opts); opts++)
		if (opts->letter == letter)
			return opts;
	return NULL;
}

/* Whether @word is one of the options and nothing else.  As a value it would be
 * a slip: the real one was left out. */
static bool names_option(const struct opt *opts, const char *word)
{
	if (word[0] != '-' || !word[1])
		return false;
	if (word[1] == '-')
		return find_long(opts, word + 2, strcspn(word + 2, "="));
	return !word[2] && find_letter(opts, word[1]);
}

/* There is no such option, or none that is written like this. */
static enum afi_code no_option(const struct opt *opts, const char *command,
			       const char *arg, struct afi_err *err)
{
	const int len = (int)strcspn(arg, "=");
	struct afi_str typed = AFI_STR_INIT, see = AFI_STR_INIT;
	struct afi_near near = { .of = "--" };

	afi_str_addf(&typed, "%.*s", len, arg);
	afi_str_addf(&see, "'afi help %s' lists them", command);
	near.typed = typed.s + strspn(typed.s, "-");
	for (; !opt_is_end(opts); opts++)
		if (opts->name)
			afi_near_try(&near, opts->name);
	afi_err_set(err, AFI_EUSAGE, "'afi %s' has no option '%s'; %s", command,
		    typed.s, afi_near_or(&near, see.s));
	afi_str_clear(&see);
	afi_str_clear(&typed);
	return AFI_EUSAGE;
}

/* One argument that begins with a dash; @i is left on the last one used. */
static enum afi_code parse_option(const struct opt *opts, int argc,
				  char **argv, int *i, struct afi_err *err)
{
	const char *arg = argv[*i], *value = NULL;
	const struct opt *opt;

	if (arg[1] == '-') {
		const size_t len = strcspn(arg + 2, "=");

		opt = find_long(opts, arg + 2, len);
		if (arg[2 + len] == '=')
			value = arg + 2 + len + 1;
	} else if (find_long(opts, arg + 1, strcspn(arg + 1, "="))) {
		opt = NULL;	/* -open is not meant as -o pen */
	} else {
		opt = find_letter(opts, arg[1]);
		if (arg[2])
			value = arg + 2;
	}
	if (!opt)
		return no_option(opts, argv[0], arg, err);
	if (opt->flag) {
		if (value)
			return afi_err_set(err, AFI_EUSAGE, "'%s' takes no "
					   "value", arg);
		*opt->flag = true;
		return AFI_OK;
	}
	if (!value && ++*i < argc) {
		value = argv[*i];
		if (names_option(opts, value))
			return afi_err_set(err, AFI_EUSAGE, "'%s' needs %s "
					   "after it, before '%s'", arg,
					   opt->arg, value);
	}
	if (!value)
		return afi_err_set(err, AFI_EUSAGE, "'%s' needs %s after it: "
				   "%s", arg, opt->arg, opt->help);
	return check_length(opt, value, err) ? AFI_EUSAGE
					     : take(opt, value, err);
}

static enum afi_code parse_operand(const struct opt *opts,
				   const char *command, const char *value,
				   struct afi_err *err)
{
	for (; !opt_is_end(opts); opts++)
		if (is_operand(opts) && (opts->list || !*opts->str))
			return take(opts, value, err);
	return afi_err_set(err, AFI_EUSAGE, "'%s' is one word too many; text "
			   "with blanks goes in quotes ('afi help %s' shows "
			   "what is taken)", value, command);
}

static enum afi_code check_must(const struct opt *opts, const char *command,
				struct afi_err *err)
{
	for (; !opt_is_end(opts); opts++) {
		char name[64];

		if (!opts->must || (opts->str && *opts->str) ||
		    (opts->list && opts->list->n))
			continue;
		opt_call(name, sizeof(name), opts);
		return afi_err_set(err, AFI_EUSAGE, "'afi %s' needs %s%s%s, "
				   "%s; see 'afi help %s'", command, name,
				   is_operand(opts) ? "" : " ",
				   is_operand(opts) ? "" : opts->arg,
				   opts->help, command);
	}
	return AFI_OK;
}

/* A target has no blank: what has some is a text whose -m was forgotten. */
static enum afi_code check_text(const struct opt *opts, struct afi_err *err)
{
	const struct opt *m = find_letter(opts, 'm');

	if (!m || *m->str)
		return AFI_OK;
	for (; !opt_is_end(opts); opts++) {
		if (!is_operand(opts) || strcmp(opts->arg, "TARGET") != 0)
			continue;
		for (size_t i = 0; opts->list && i < opts->list->n; i++)
			if (strchr(opts->list->v[i], ' '))
				return afi_err_set(err, AFI_EUSAGE, "'%.200s' "
						   "is no target; if it is the "
						   "text, put -m before it",
						   opts->list->v[i]);
	}
	return AFI_OK;
}

static enum afi_code parse(const struct opt *opts, int argc, char **argv,
			   bool help, struct afi_err *err)
{
	bool only_operands = false;
	enum afi_code rc;

	for (int i = 1; i < argc; i++) {
		const char *arg = argv[i];

		if (only_operands || arg[0] != '-' || !arg[1]) {
			rc = parse_operand(opts, argv[0], arg, err);
		} else if (strcmp(arg, "--") == 0) {
			only_operands = true;
			continue;
		} else if (help && strcmp(arg, "--help") == 0) {
			print_usage(opts, argv[0]);
			return AFI_HELP;
		} else {
			rc = parse_option(opts, argc, argv, &i, err);
		}
		if (rc)
			return rc;
	}
	if ((rc = check_text(opts, err)))
		return rc;
	return check_must(opts, argv[0], err);
}

enum afi_code opt_parse(const struct opt *opts, int argc, char **argv,
			struct afi_err *err)
{
	parsed = opts;
	parsed_by = argv[0];
	if (argc > 1 && !strcmp(argv[1], OPT_COMPLETE)) {
		complete_words(opts, argc - 2, argv + 2);
		return AFI_HELP;
	}
	return parse(opts, argc, argv, true, err);
}

enum afi_code opt_parse_saved(const struct opt *opts, int argc, char **argv,
			      struct afi_err *err)
{
	return parse(opts, argc, argv, false, err);
}
