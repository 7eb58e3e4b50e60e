#include "sheet_map.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "str.h"
#include "vec.h"

/* ---- words in headings --------------------------------------------------- */

/* How well a heading says something. */
enum says {
	SAYS_NOTHING,
	HINTS,		/* it holds such words */
	MAY_MEAN,	/* if nothing says it better */
	MEANS,
	SAYS,		/* and nothing else */
};

/* Words are as plain() leaves them, with | between phrases. */
static const struct phrase {
	enum afi_meaning meaning;
	enum says says;
	const char *words;
} phrases[] = {
	{ AFI_MEANS_FINDING, SAYS, "ref|reference|ref no|ref number|"
		"reference number|reference no|finding ref|"
		"finding reference|finding number|finding no|afi ref|"
		"afi reference|afi number|afi no|rec no|rec ref|rec number|"
		"recommendation number|recommendation no|recommendation ref|"
		"recommendation reference|hmicfrs ref|hmic ref|"
		"hmicfrs reference|area for improvement number|"
		"area for improvement ref" },
	{ AFI_MEANS_FINDING, MEANS, "number|no|afi|finding|rec|item|item no|"
		"target" },
	{ AFI_MEANS_FINDING, MAY_MEAN, "recommendation|area for improvement|"
		"cause of concern|id|unique id|unique reference" },
	{ AFI_MEANS_KIND, SAYS, "type|kind|category of finding|finding type|"
		"type of finding|recommendation type|afi type|"
		"kind of finding" },
	{ AFI_MEANS_TITLE, SAYS, "title|finding title|afi title|"
		"recommendation title|short title|heading|headline|"
		"short description|summary" },
	{ AFI_MEANS_TITLE, MEANS, "recommendation|area for improvement|"
		"finding|afi|recommendation finding|cause of concern|"
		"recommendation afi|afi recommendation|audit recommendation|"
		"subject|issue|name" },
	{ AFI_MEANS_TEXT, SAYS, "text|full text|detail|finding detail|"
		"recommendation detail|recommendation text|full wording|"
		"wording|description|finding text|afi text|"
		"full recommendation|detail of recommendation|"
		"recommendation description|finding description" },
	{ AFI_MEANS_TEXT, MAY_MEAN, "recommendation|area for improvement|"
		"finding|cause of concern" },
	{ AFI_MEANS_ACTION, SAYS, "action|force action|what|"
		"action required|action to be taken|agreed action|"
		"management action|action title|planned action|"
		"proposed action|action description|action taken|"
		"what we will do|force response action|action plan|"
		"activity|task" },
	{ AFI_MEANS_OWNER, SAYS, "owner|lead|lead officer|sro|"
		"senior responsible officer|senior responsible owner|"
		"chief officer lead|chief officer|finding owner|"
		"strategic lead|responsible officer|executive lead|"
		"acpo lead|business lead|officer|"
		"person responsible|responsible person|"
		"force lead|owner lead|lead owner|who|lead chief officer" },
	{ AFI_MEANS_ACTION_OWNER, SAYS, "action owner|action lead|"
		"owner of action|delivery lead|tactical lead|"
		"operational lead|action manager|delivery owner" },
	{ AFI_MEANS_ACTION_OWNER, MAY_MEAN, "owner|lead officer" },
	{ AFI_MEANS_BOARD, SAYS, "board|governance|governance board|"
		"governance meeting|oversight board|meeting|"
		"governance forum|oversight" },
	{ AFI_MEANS_PRIORITY, SAYS, "priority|priority rating|"
		"priority level|audit priority|risk priority|"
		"grade of recommendation" },
	{ AFI_MEANS_THEME, SAYS, "theme|thematic area|area of work|"
		"portfolio|thematic" },
	{ AFI_MEANS_DUE, SAYS, "due|due date|target date|deadline|date due|"
		"target completion date|date to be completed|"
		"date to be completed by|expected completion date|"
		"planned completion date|current target date|"
		"revised target date|revised date|completion due date|"
		"completed by|to be completed by|by when|timescale|when|"
		"current due date|revised due date|implementation date|"
		"forecast completion date|revised completion date" },
	{ AFI_MEANS_DUE, MEANS, "completion date|date of completion|target" },
	{ AFI_MEANS_DUE_OWNER, SAYS, "completion date and owner|"
		"owner and completion date|date and owner|owner and date|"
		"due date and owner|target date and owner|"
		"owner and target date|lead and date|date and lead|"
		"owner date|date owner|owner and timescale|"
		"timescale and owner|completion date owner" },
	{ AFI_MEANS_FIRST_DUE, SAYS, "original target date|original date|"
		"original due date|original completion date|"
		"original deadline|first target date|initial target date|"
		"baseline date|original target|previous target date" },
	{ AFI_MEANS_STATUS, SAYS, "status|current status|state|"
		"action status|progress status|finding status|"
		"implementation status" },
	{ AFI_MEANS_RAG, SAYS, "rag|rag status|rag rating|brag|brag status|"
		"bragg|rag colour|colour|current rag" },
	{ AFI_MEANS_UPDATE, SAYS, "update|progress|latest position|"
		"latest update|progress update|current position|"
		"progress to date|update on progress|position|"
		"latest progress|commentary|action update|"
		"progress comment|update comment|narrative|"
		"force update|progress note|update progress|progress made" },
	{ AFI_MEANS_UPDATE, MEANS, "comment|note|remark" },
	{ AFI_MEANS_UPDATED, SAYS, "update date|date of update|updated|"
		"last updated|date updated|date of last update|"
		"last update|updated on|date of latest update" },
	{ AFI_MEANS_EVIDENCE, SAYS, "evidence|evidence link|"
		"supporting evidence|evidence of completion|link|"
		"evidence location|proof|evidence reference" },
	{ AFI_MEANS_CLOSED, SAYS, "closed|date closed|closed date|"
		"closure date|date completed|completed date|"
		"actual completion date|date of closure|closed on|"
		"completed on|date discharged|discharged|date signed off|"
		"sign off date|date complete" },
	{ AFI_MEANS_CLOSED, MAY_MEAN, "completion date|completed|"
		"date of completion" },
	{ AFI_MEANS_REPORT, SAYS, "report|inspection|source|report title|"
		"inspection title|inspection report|source report|"
		"report name|inspection name|name of report|"
		"source inspection|publication" },
	{ AFI_MEANS_FORCE, SAYS, "force|police force|force name|constabulary" },
	{ AFI_MEANS_ISSUED, SAYS, "issued|date published|published|"
		"date issued|publication date|date of publication|"
		"issue date|report date|date of report|published date|"
		"date of issue" },
	{ AFI_MEANS_ID, SAYS, "action ref|action reference|action number|"
		"action no|action id|system id|row id|record id|line no|"
		"serial|serial no" },
	{ AFI_MEANS_ID, MEANS, "id|unique id|unique reference|entry" },
	/* Words that a longer heading holds; the first that fits counts. */
	{ AFI_MEANS_FIRST_DUE, HINTS, "original target|original completion|"
		"original due|original date" },
	{ AFI_MEANS_RAG, HINTS, "rag" },
	{ AFI_MEANS_UPDATED, HINTS, "date of update|update date|"
		"date updated|last updated" },
	{ AFI_MEANS_ACTION_OWNER, HINTS, "action owner|action lead" },
	{ AFI_MEANS_ISSUED, HINTS, "date published|publication date|"
		"date issued" },
	{ AFI_MEANS_CLOSED, HINTS, "date closed|date completed|"
		"date discharged|closure date" },
	{ AFI_MEANS_DUE, HINTS, "target date|due date|completion date|"
		"deadline|date to be completed|due by" },
	{ AFI_MEANS_STATUS, HINTS, "status" },
	{ AFI_MEANS_EVIDENCE, HINTS, "evidence" },
	{ AFI_MEANS_UPDATE, HINTS, "progress|update|latest position|"
		"current position" },
	{ AFI_MEANS_OWNER, HINTS, "lead officer|owner|chief officer|sro|"
		"responsible officer" },
	{ AFI_MEANS_BOARD, HINTS, "governance|board" },
	{ AFI_MEANS_PRIORITY, HINTS, "priority" },
	{ AFI_MEANS_TITLE, HINTS, "recommendation|area for improvement|"
		"afi" },
	{ AFI_MEANS_ACTION, HINTS, "action" },
};

/* Words that say nothing in a heading. */
static bool is_idle(const char *word, size_t n)
{
	static const char *const idle[] = {
		"the", "s", "hmicfrs", "hmic", "hmi",
	};

	for (size_t i = 0; i < sizeof(idle) / sizeof(*idle); i++)
		if (strlen(idle[i]) == n && !strncasecmp(idle[i], word, n))
			return true;
	return false;
}

static bool is_plural(const char *word, size_t n)
{
	return n > 3 && tolower((unsigned char)word[n - 1]) == 's' &&
	       !strchr("suiSUI", word[n - 2]);
}

/* Append @s in small letters and digits, one blank between its words, which
 * lose a plural's s: "Lead Officer(s)" becomes "lead officer". */
static void plain(struct afi_str *out, const char *s)
{
	for (size_t n; *s; s += n ? n : 1) {
		for (n = 0; isalnum((unsigned char)s[n]); n++)
			;
		if (!n || is_idle(s, n))
			continue;
		if (out->len)
			afi_str_addc(out, ' ');
		for (size_t i = 0; i < n - is_plural(s, n); i++)
			afi_str_addc(out, (char)tolower((unsigned char)s[i]));
	}
}

/* Whether the @n bytes at @words stand in @heading as whole words. */
static bool holds(const char *heading, const char *words, size_t n)
{
	const char *s = heading;

	for (; strlen(s) >= n; s++) {
		if ((s == heading || s[-1] == ' ') &&
		    memcmp(s, words, n) == 0 && (!s[n] || s[n] == ' '))
			return true;
	}
	return false;
}

/* Whether @heading is, or if it need only hint holds, one of @phrase. */
static bool matches(const struct phrase *phrase, const char *heading)
{
	const char *s = phrase->words;
	const bool hints = phrase->says == HINTS;
	size_t n;

	for (; *s; s += n + (s[n] == '|')) {
		n = strcspn(s, "|");
		if (hints ? holds(heading, s, n) :
		    strlen(heading) == n && memcmp(heading, s, n) == 0)
			return true;
	}
	return false;
}

/* ---- what stands under them ---------------------------------------------- */

enum { LOOK_AT = 50 };	/* cells of a column */

/* Whether @cell could be a reference: "AFI 3", "2.1", "DA/17", "4a", "Cause of
 * concern 1". */
static bool is_reference(const char *cell)
{
	const size_t len = strlen(cell);
	size_t words = 1;

	if (!len || len > 32)
		return false;
	for (const char *s = cell; *s; s++)
		words += *s == ' ' && s[1] != ' ';
	if (words > 2 && !(words == 4 && (strstr(cell, " of ") ||
					  strstr(cell, " for "))))
		return false;
	return isdigit((unsigned char)cell[len - 1]) ||
	       (len > 1 && isdigit((unsigned char)cell[len - 2]));
}

/* Whether @cell is only a number, such as that of an action. */
static bool is_number(const char *cell)
{
	return *cell && !cell[strspn(cell, "0123456789. ")];
}

/* Whether most cells under @column are as @is says. */
static bool mostly(const struct afi_sheet *sheet, size_t column,
		   bool (*is)(const char *cell))
{
	size_t seen = 0, found = 0;

	for (size_t i = 0; i < sheet->n && seen < LOOK_AT; i++) {
		const char *cell = sheet->v[i].cells[column];

		seen += *cell != '\0';
		found += *cell && is(cell);
	}
	return seen && found * 2 > seen;
}

/* A word such as "Recommendation" stands over numbers as well as over what is
 * recommended: what is in the column says which. */
static bool fits(const struct afi_sheet *sheet, size_t column,
		 const struct phrase *phrase)
{
	switch (phrase->meaning) {
	case AFI_MEANS_FINDING:
		return phrase->says == SAYS ||
		       mostly(sheet, column, is_reference);
	case AFI_MEANS_TITLE:
	case AFI_MEANS_TEXT:
		return phrase->says == SAYS ||
		       !mostly(sheet, column, is_reference);
	case AFI_MEANS_ACTION:
		return !mostly(sheet, column, is_number);
	default:
		return true;
	}
}

/* ---- the guess ----------------------------------------------------------- */

/* That a column could mean something. */
struct guess {
	size_t column, phrase;
};

static int compare_guesses(const void *a, const void *b)
{
	const struct guess *one = a, *two = b;
	const enum says says = phrases[one->phrase].says;
	const enum says other = phrases[two->phrase].says;

	if (says != other)
		return says > other ? -1 : 1;
	if (one->column != two->column)
		return one->column < two->column ? -1 : 1;
	return one->phrase < two->phrase ? -1 : one->phrase > two->phrase;
}

void afi_sheet_map_guess(struct afi_sheet_map *map,
			 const struct afi_sheet *sheet)
{
	struct { struct guess *v; size_t n, size; } guesses = { 0 };
	struct afi_str heading = AFI_STR_INIT;

	afi_sheet_map_init(map);
	for (size_t i = 0; i < sheet->ncolumns; i++) {
		afi_str_reset(&heading);
		plain(&heading, sheet->header[i]);
		for (size_t j = 0; j < sizeof(phrases) / sizeof(*phrases); j++)
			if (matches(&phrases[j], heading.s) &&
			    fits(sheet, i, &phrases[j]))
				*afi_vec_push(&guesses) =
					(struct guess){ i, j };
	}
	if (guesses.n)
		qsort(guesses.v, guesses.n, sizeof(*guesses.v),
		      compare_guesses);
	for (size_t i = 0; i < guesses.n; i++) {
		const enum afi_meaning meaning =
			phrases[guesses.v[i].phrase].meaning;

		if (map->column[meaning] == AFI_NO_COLUMN &&
		    afi_sheet_map_meaning(map, guesses.v[i].column) ==
		    AFI_MEANS_COUNT)
			map->column[meaning] = guesses.v[i].column;
	}
	free(guesses.v);
	afi_str_clear(&heading);
}
