#include "story.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "date.h"
#include "entry_text.h"
#include "str.h"

enum { ID_LEN = 12, WORD_MAX = 100 };

/* What each kind must have, for lines that do not say it. */
static const struct {
	const char *what, *key, *value;
} defaults[] = {
	{ "opened", "kind", "afi" },
	{ "opened", "title", "Give proper advice" },
	{ "action", "number", "1" },
	{ "action", "title", "Train them" },
	{ "update", "text", "Done some more" },
	{ "response", "part", "comments" },
	{ "response", "text", "We agree" },
	{ "measure", "name", "advice given" },
	{ "measure", "value", "86%" },
	{ "evidence", "name", "minutes.pdf" },
	{ "evidence", "size", "0" },
	{ "evidence", "sha256", "e3b0c44298fc1c149afbf4c8996fb924"
	  "27ae41e4649b934ca495991b7852b855" },
	{ "evidence", "kept", "no" },
	{ "close", "outcome", "complete" },
	{ "close", "text", "It is met" },
	{ "reopen", "text", "It did not last" },
	{ "submit", "to", "pcc" },
	{ "submit", "text", "All is done" },
	{ "ask", "sort", "question" },
	{ "ask", "of", "force" },
	{ "ask", "text", "How far is it" },
	{ "link", "relation", "follows" },
	{ "link", "target", "northshire/peel-2022/afi-3" },
	{ "event", "event", "visit" },
	{ "event", "text", "They came" },
	{ "issue", "template", "section-55" },
	{ "issue", "format", "pdf" },
	{ "issue", "dated", "2025-01-28" },
	{ "issue", "to", "[HM Chief Inspector]" },
	{ "issue", "name", "section-55.pdf" },
	{ "issue", "size", "0" },
	{ "issue", "sha256", "e3b0c44298fc1c149afbf4c8996fb924"
	  "27ae41e4649b934ca495991b7852b855" },
	{ "issue", "kept", "yes" },
	{ "issue", "made-from", "0123456789012345678901234567890123456789" },
	{ "publish", "address", "https://pcc.example/comments" },
	{ "copied", "to", "hmicfrs" },
	{ "erased", "reason", "a name" },
	{ "erased", "authority", "data protection officer" },
	{ "erased", "erased-at", "2025-12-01T00:00:00Z" },
};

int story_day(int n)
{
	return afi_day_of(2025, 1, 1) + n - 1;
}

void story_id(char out[16], const char *name)
{
	memset(out, '0', ID_LEN);
	memcpy(out, name, strlen(name));
	out[ID_LEN] = '\0';
}

/* The next word of *@line, which moves on; false at the end. */
static bool next_word(char out[WORD_MAX], const char **line)
{
	size_t len;

	*line += strspn(*line, " ");
	len = strcspn(*line, " ");
	if (len >= WORD_MAX)
		abort();
	memcpy(out, *line, len);
	out[len] = '\0';
	*line += len;
	return len;
}

static void add_id(struct afi_str *out, const char *key, const char *name)
{
	char id[16];

	story_id(id, name);
	afi_str_addf(out, "%s: %s\n", key, id);
}

static void add_day(struct afi_str *out, const char *key, const char *n)
{
	afi_str_addf(out, "%s: ", key);
	afi_day_iso(out, story_day(atoi(n)));
	afi_str_addc(out, '\n');
}

static void add_after(struct afi_str *out, const char *names)
{
	char name[WORD_MAX], id[16];

	afi_str_adds(out, "after: [");
	while (*names) {
		size_t len = strcspn(names, ",");

		memcpy(name, names, len);
		name[len] = '\0';
		story_id(id, name);
		names += len;
		afi_str_addf(out, "%s%s", id, *names ? "," : "");
		names += *names == ',';
	}
	afi_str_adds(out, "]\n");
}

static bool is_day(const char *key)
{
	return !strcmp(key, "due") || !strcmp(key, "published") ||
	       !strcmp(key, "issued") || !strcmp(key, "until");
}

static void add_value(struct afi_str *out, char *word)
{
	char *value = strchr(word, '=');

	if (!value)
		abort();
	*value++ = '\0';
	for (char *s = value; !strcmp(word, "text") && *s; s++)
		if (*s == '+')
			*s = ' ';
	if (!strcmp(word, "answers") || !strcmp(word, "letter") ||
	    !strcmp(word, "replaces"))
		add_id(out, word, value);
	else if (is_day(word) && !strchr(value, '-'))
		add_day(out, word, value);
	else
		afi_str_addf(out, "%s: %s\n", word, value);
}

static void add_defaults(struct afi_str *out, const char *what)
{
	char key[WORD_MAX];
	size_t i;

	if (!strcmp(what, "opened") && !strstr(out->s, "\nnumber: ") &&
	    !strstr(out->s, "\nkind: inspection\n") &&
	    !strstr(out->s, "\nkind: register\n"))
		afi_str_adds(out, "number: 3\n");
	for (i = 0; i < sizeof(defaults) / sizeof(*defaults); i++) {
		snprintf(key, sizeof(key), "\n%s: ", defaults[i].key);
		if (!strcmp(defaults[i].what, what) && !strstr(out->s, key))
			afi_str_addf(out, "%s%s\n", key + 1,
				     defaults[i].value);
	}
}

static void add_first(struct afi_str *out, const char **line, int at,
		      char what[WORD_MAX])
{
	char name[WORD_MAX], day[WORD_MAX], party[WORD_MAX];

	next_word(name, line);
	next_word(day, line);
	next_word(party, line);
	next_word(what, line);
	add_id(out, "id", name);
	afi_str_adds(out, "at: ");
	afi_time_iso(out, (int64_t)story_day(atoi(day)) * 86400 + at);
	afi_str_addf(out, "\nby: Jo Bloggs <jo@force.example>\nas: %s\n"
		     "what: %s\n", party, what);
}

void story_add(struct afi_record *rec, const char *line, int at,
	       const char *before)
{
	struct afi_str text = AFI_STR_INIT;
	char what[WORD_MAX], word[WORD_MAX];
	bool after = !before, retract = false;

	add_first(&text, &line, at, what);
	while (next_word(word, &line)) {
		if (word[0] == '@') {
			add_day(&text, "happened", word + 1);
		} else if (word[0] == '/') {
			add_id(&text, "action", word + 1);
		} else if (word[0] == '^') {
			add_id(&text, "corrects", word + 1);
		} else if (word[0] == '<') {
			after = true;
			if (word[1])
				add_after(&text, word + 1);
		} else if (!strcmp(word, "retract")) {
			retract = true;
			afi_str_adds(&text, "retract: yes\n");
		} else {
			add_value(&text, word);
		}
	}
	if (!after)
		add_after(&text, before);
	if (!retract)
		add_defaults(&text, what);
	entry_put(rec, text.s);
	afi_str_clear(&text);
}

void story_tell(struct afi_record *rec, const char *const *lines, size_t n)
{
	struct afi_err err = AFI_ERR_INIT;
	char before[WORD_MAX];
	const char *line;
	size_t i;

	for (i = 0; i < n; i++) {
		story_add(rec, lines[i], (int)i, i ? before : NULL);
		line = lines[i];
		next_word(before, &line);
	}
	if (afi_record_settle(rec, &err)) {
		fprintf(stderr, "%s\n", err.msg);
		abort();
	}
}

const struct afi_entry *story_entry(const struct afi_record *rec,
				    const char *name)
{
	const struct afi_entry *entry;
	char id[16];

	story_id(id, name);
	entry = afi_record_find(rec, id);
	if (!entry)
		abort();
	return entry;
}
