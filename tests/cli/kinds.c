/*
 * Prints the table of kinds and keys as afi-record(5) puts it, for manual.sh to
 * compare: "close|outcome|word, needed: complete, void", and for each kind
 * where it may stand, "close||In findings.".
 */
/* The tables themselves, which no header shows. */
#include "record_kinds.c"

#include <stdio.h>

static const char *const types[] = {
	[AFI_KEY_LINE] = "line", [AFI_KEY_TEXT] = "text",
	[AFI_KEY_DAY] = "day", [AFI_KEY_DATE] = "date",
	[AFI_KEY_TIME] = "time", [AFI_KEY_SLUG] = "slug",
	[AFI_KEY_ID] = "id", [AFI_KEY_NUMBER] = "number",
	[AFI_KEY_SIZE] = "size", [AFI_KEY_HASH] = "hash",
	[AFI_KEY_AUTHOR] = "author", [AFI_KEY_WORD] = "word",
};

/* The words in @words; of a heading's kind those for its @levels alone. */
static void print_words(const char *words, const char *key,
			unsigned int levels)
{
	const char *before = ": ";
	enum afi_level level;
	char word[64];

	for (; words && *words; words += *words == '|') {
		const size_t n = strcspn(words, "|");

		snprintf(word, sizeof(word), "%.*s", (int)n, words);
		words += n;
		if (strcmp(key, "kind") == 0 && afi_kind_level(&level, word) &&
		    !(levels & 1u << level))
			continue;
		printf("%s%s", before, word);
		before = ", ";
	}
}

static void print_key(const char *title, const struct afi_key *key,
		      unsigned int levels, const char *more)
{
	printf("%s|%s|%s%s%s%s%s%s", title, key->name,
	       key->flags & AFI_KEY_LIST ? "list of " : "", types[key->type],
	       key->flags & AFI_KEY_NEEDED ? ", needed" : "",
	       key->flags & AFI_KEY_ONE_OF ? ", one of these" : "",
	       key->flags & AFI_KEY_EMPTY ? ", may be empty" : "", more);
	print_words(key->words, key->name, levels);
	putchar('\n');
}

static const char *place(const struct afi_kind *kind)
{
	switch (kind->levels) {
	case REGISTER:
		return "In registers";
	case INSPECTION:
		return "In inspections";
	case FINDING:
		return "In findings";
	case REPORTED:
		return "In inspections and findings";
	default:
		return "Anywhere";
	}
}

static void print_kind(const char *title, const struct afi_kind *kind)
{
	if (!kind->heading)
		printf("%s||%s%s.\n", title, place(kind),
		       kind->action ? "; may be about an action" : "");
	for (const struct afi_key *key = kind->keys; key->name; key++)
		print_key(title, key, kind->levels, "");
}

int main(void)
{
	size_t i;

	for (i = 0; i < AFI_COMMONS; i++)
		print_key("", &afi_common_keys[i], ANYWHERE,
			  i == AFI_COMMON_AFTER ? ", needed but in a heading" :
			  "");
	print_kind("opened: of a register", &headings[AFI_REGISTER]);
	print_kind("opened: of an inspection", &headings[AFI_INSPECTION]);
	print_kind("opened: of a finding", &headings[AFI_FINDING]);
	print_kind("erased", &erased[0]);
	print_kind("erased: of a heading", &erased[1]);
	for (i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++)
		print_kind(kinds[i].what, &kinds[i]);
	return 0;
}
