#include "complete.h"

#include <stdio.h>
#include <string.h>

#include "cmd.h"
#include "register.h"
#include "setup.h"
#include "target.h"

/* What has been typed before the word that is to be completed. */
struct before {
	const struct opt *wants;	/* the option whose value it is */
	size_t operands;
	const char *dir;		/* after -C */
	bool only_operands;
};

static bool begins(const char *word, const char *typed)
{
	return strncmp(word, typed, strlen(typed)) == 0;
}

static void offer(const char *word, const char *typed)
{
	if (begins(word, typed))
		puts(word);
}

void complete_command(const char *typed)
{
	for (const struct command *c = command_table(); c->name; c++)
		if (c->under)
			offer(c->name, typed);
}

static void complete_setting(const char *typed)
{
	const struct afi_known_setting *known;

	for (size_t i = 0; (known = afi_setup_known(i)); i++)
		if (known->sort != AFI_SETTING_QUERY)
			offer(known->name, typed);
}

static void complete_query(const char *dir, const char *typed)
{
	struct afi_register *reg = NULL;
	struct afi_err ignored = AFI_ERR_INIT;
	const struct afi_setup *setup;
	char name[AFI_SLUG_MAX + 1];

	if (*typed != '@' || afi_register_open(&reg, dir, &ignored))
		return;
	setup = afi_register_setup(reg);
	for (size_t i = 0; i < setup->nsettings; i++) {
		const char *setting = setup->settings[i].name;

		if (!afi_setting_is_query(setting))
			continue;
		snprintf(name, sizeof(name), "@%s",
			 setting + strlen(AFI_QUERY));
		offer(name, typed);
	}
	afi_register_free(reg);
}

static void complete_from(const char *words, const char *typed)
{
	for (size_t n; *words; words += n + (words[n] == '|')) {
		n = strcspn(words, "|");
		if (strcmp(words, "...") && !strncmp(words, typed,
						     strlen(typed)))
			printf("%.*s\n", (int)n, words);
	}
}

static bool is_among(const char *name, const char *const *names)
{
	while (*names && strcmp(*names, name))
		names++;
	return *names;
}

/* What @opt calls its value says what that can be. */
static void complete_value(const struct opt *opt, const char *dir,
			   const char *typed)
{
	static const char *const files[] = { "FILE", "DIR", "FILE|URL", NULL };
	static const char *const targets[] = { "TARGET", "OTHER", NULL };

	if (opt->words)
		complete_from(opt->words, typed);
	else if (is_among(opt->arg, files))
		puts(":files");
	else if (is_among(opt->arg, targets))
		complete_target(dir, typed);
	else if (!strcmp(opt->arg, "COMMAND"))
		complete_command(typed);
	else if (!strcmp(opt->arg, "SETTING"))
		complete_setting(typed);
	else if (!strcmp(opt->arg, "WORDS"))
		complete_query(dir, typed);
}

/* The @n-th operand, or the last if that takes all that come. */
static const struct opt *operand(const struct opt *opts, size_t n)
{
	for (; !opt_is_end(opts); opts++) {
		if (opts->name || opts->letter)
			continue;
		if (n-- == 0 || opts->list)
			return opts;
	}
	return NULL;
}

static const struct opt *find(const struct opt *opts, const char *word)
{
	for (; !opt_is_end(opts); opts++)
		if (word[1] == '-' ? opts->name && !strcmp(opts->name, word + 2)
				   : opts->letter && opts->letter == word[1] &&
				     !word[2])
			return opts;
	return NULL;
}

static void read_word(struct before *b, const struct opt *opts,
		      const char *word)
{
	const struct opt *opt;

	if (b->wants && !strcmp(word, "="))
		return;
	if (b->wants) {
		if (b->wants->letter == 'C')
			b->dir = word;
		b->wants = NULL;
	} else if (b->only_operands || word[0] != '-' || !word[1]) {
		b->operands++;
	} else if (!strcmp(word, "--")) {
		b->only_operands = true;
	} else if ((opt = find(opts, word)) && !opt->flag) {
		b->wants = opt;
	}
}

static void complete_option(const struct opt *opts, const char *typed)
{
	char name[64];

	for (; !opt_is_end(opts); opts++) {
		if (!opts->name && !opts->letter)
			continue;
		opt_call(name, sizeof(name), opts);
		offer(name, typed);
	}
	offer("--help", typed);
}

void complete_words(const struct opt *opts, int argc, char **words)
{
	const char *typed = argc > 0 ? words[argc - 1] : "";
	struct before b = { .dir = NULL };
	const struct opt *opt;

	for (int i = 0; i + 1 < argc; i++)
		read_word(&b, opts, words[i]);
	if (!b.dir)
		b.dir = opt_dir(&(struct opt_common){ .register_ = NULL });
	if (b.wants)
		complete_value(b.wants, b.dir, strcmp(typed, "=") ? typed : "");
	else if (typed[0] == '-' && !b.only_operands)
		complete_option(opts, typed);
	else if ((opt = operand(opts, b.operands)))
		complete_value(opt, b.dir, typed);
}
