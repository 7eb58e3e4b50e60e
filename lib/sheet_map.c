#include "sheet_map.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "text.h"

static const char *const names[AFI_MEANS_COUNT] = {
	[AFI_MEANS_FINDING] = "finding", [AFI_MEANS_KIND] = "kind",
	[AFI_MEANS_TITLE] = "title", [AFI_MEANS_TEXT] = "text",
	[AFI_MEANS_ACTION] = "action", [AFI_MEANS_OWNER] = "owner",
	[AFI_MEANS_ACTION_OWNER] = "action-owner",
	[AFI_MEANS_BOARD] = "board", [AFI_MEANS_PRIORITY] = "priority",
	[AFI_MEANS_THEME] = "theme", [AFI_MEANS_DUE] = "due",
	[AFI_MEANS_DUE_OWNER] = "due-and-owner",
	[AFI_MEANS_FIRST_DUE] = "first-due", [AFI_MEANS_STATUS] = "status",
	[AFI_MEANS_RAG] = "rag", [AFI_MEANS_UPDATE] = "update",
	[AFI_MEANS_UPDATED] = "updated", [AFI_MEANS_EVIDENCE] = "evidence",
	[AFI_MEANS_CLOSED] = "closed", [AFI_MEANS_REPORT] = "report",
	[AFI_MEANS_FORCE] = "force", [AFI_MEANS_ISSUED] = "issued",
	[AFI_MEANS_ID] = "id",
};

void afi_sheet_map_init(struct afi_sheet_map *map)
{
	for (size_t i = 0; i < AFI_MEANS_COUNT; i++)
		map->column[i] = AFI_NO_COLUMN;
}

enum afi_meaning afi_sheet_map_meaning(const struct afi_sheet_map *map,
				       size_t column)
{
	size_t i;

	for (i = 0; i < AFI_MEANS_COUNT; i++)
		if (map->column[i] == column)
			break;
	return (enum afi_meaning)i;
}

const char *afi_sheet_map_cell(const struct afi_sheet_map *map,
			       const struct afi_sheet_row *row,
			       enum afi_meaning meaning)
{
	const size_t column = map->column[meaning];

	return column == AFI_NO_COLUMN ? "" : row->cells[column];
}

bool afi_sheet_map_suffices(const struct afi_sheet_map *map)
{
	static const enum afi_meaning subjects[] = {
		AFI_MEANS_FINDING, AFI_MEANS_TITLE, AFI_MEANS_TEXT,
		AFI_MEANS_ACTION,
	};
	size_t n = 0;
	bool subject = false;

	for (size_t i = 0; i < AFI_MEANS_COUNT; i++)
		n += map->column[i] != AFI_NO_COLUMN;
	for (size_t i = 0; i < sizeof(subjects) / sizeof(*subjects); i++)
		subject |= map->column[subjects[i]] != AFI_NO_COLUMN;
	return n >= 2 && subject;
}

/* ---- as it is typed ------------------------------------------------------ */

/* Append what stands at @*at up to a comma, which is left behind, without
 * blanks around it and without its double quotes; two in them are one. */
static void take_value(struct afi_str *out, const char **at)
{
	const char *s = *at + strspn(*at, " \t\n");
	const bool quoted = *s == '"';

	for (s += quoted; *s && (quoted || *s != ','); s++) {
		if (quoted && *s == '"' && *++s != '"')
			break;
		afi_str_addc(out, *s);
	}
	while (!quoted && out->len && strchr(" \t\n", out->s[out->len - 1]))
		afi_str_cut(out, out->len - 1);
	s += strcspn(s, ",");
	*at = s + (*s == ',');
}

/* The column that @number, from 1, is; AFI_NO_COLUMN if none. */
static size_t numbered_column(const struct afi_sheet *sheet,
			      const char *number)
{
	char *end;
	const long n = isdigit((unsigned char)*number) ?
		       strtol(number, &end, 10) : 0;

	if (n < 1 || *end || (size_t)n > sheet->ncolumns)
		return AFI_NO_COLUMN;
	return (size_t)n - 1;
}

/* Which column @name is; AFI_NO_COLUMN if none. */
static size_t find_column(const struct afi_sheet *sheet, const char *name)
{
	const size_t numbered = *name == '#' ?
				numbered_column(sheet, name + 1) :
				AFI_NO_COLUMN;

	if (numbered != AFI_NO_COLUMN)
		return numbered;
	for (size_t i = 0; i < sheet->ncolumns; i++)
		if (afi_text_same(sheet->header[i], name))
			return i;
	return numbered_column(sheet, name);
}

static enum afi_code no_column(const struct afi_sheet *sheet, const char *name,
			       struct afi_err *err)
{
	struct afi_str there = AFI_STR_INIT;

	for (size_t i = 0; i < sheet->ncolumns; i++)
		if (*sheet->header[i])
			afi_str_addf(&there, "%s%s", there.len ? ", " : "",
				     sheet->header[i]);
	afi_err_set(err, AFI_EUSAGE, "there is no column '%s'; there are %s",
		    name, there.s);
	afi_str_clear(&there);
	return AFI_EUSAGE;
}

static enum afi_code find_meaning(enum afi_meaning *out, const char *word,
				  struct afi_err *err)
{
	struct afi_str known = AFI_STR_INIT;

	for (size_t i = 0; i < AFI_MEANS_COUNT; i++) {
		if (afi_text_same(names[i], word)) {
			*out = (enum afi_meaning)i;
			afi_str_clear(&known);
			return AFI_OK;
		}
		afi_str_addf(&known, "%s%s", i ? ", " : "", names[i]);
	}
	afi_err_set(err, AFI_EUSAGE, "no column can mean '%s'; it can mean %s",
		    word, known.s);
	afi_str_clear(&known);
	return AFI_EUSAGE;
}

/* Read one "MEANING=COLUMN" at @*at. */
static enum afi_code read_one(struct afi_sheet_map *map,
			      const struct afi_sheet *sheet, const char **at,
			      struct afi_err *err)
{
	const size_t blanks = strspn(*at, " \t\n");
	const size_t n = strcspn(*at + blanks, "=,");
	struct afi_str word = AFI_STR_INIT, name = AFI_STR_INIT;
	enum afi_meaning meaning = AFI_MEANS_COUNT;
	size_t column = AFI_NO_COLUMN;
	enum afi_code rc;

	*at += blanks;
	afi_str_add(&word, *at, n);
	if ((*at)[n] != '=') {
		rc = afi_err_set(err, AFI_EUSAGE, "'%s' does not say which "
				 "column means what; say owner=HEADING",
				 word.s);
		goto out;
	}
	*at += n + 1;
	take_value(&name, at);
	if ((rc = find_meaning(&meaning, word.s, err)))
		goto out;
	if (name.len)
		column = find_column(sheet, name.s);
	if (name.len && column == AFI_NO_COLUMN) {
		rc = no_column(sheet, name.s, err);
		goto out;
	}
	for (size_t i = 0; column != AFI_NO_COLUMN && i < AFI_MEANS_COUNT; i++)
		if (map->column[i] == column)
			map->column[i] = AFI_NO_COLUMN;
	map->column[meaning] = column;
out:
	afi_str_clear(&word);
	afi_str_clear(&name);
	return rc;
}

enum afi_code afi_sheet_map_read(struct afi_sheet_map *map,
				 const struct afi_sheet *sheet,
				 const char *typed, struct afi_err *err)
{
	struct afi_sheet_map changed = *map;
	enum afi_code rc = AFI_OK;

	while (!rc && *typed)
		rc = read_one(&changed, sheet, &typed, err);
	if (!rc)
		*map = changed;
	return rc;
}

/* ---- and written --------------------------------------------------------- */

static void add_name(struct afi_str *out, const char *name)
{
	if (!strpbrk(name, ",\"")) {
		afi_str_adds(out, name);
		return;
	}
	afi_str_addc(out, '"');
	for (; *name; name++) {
		if (*name == '"')
			afi_str_addc(out, '"');
		afi_str_addc(out, *name);
	}
	afi_str_addc(out, '"');
}

/* By its heading, if that can be typed and means no other one. */
static void add_column(struct afi_str *out, const struct afi_sheet *sheet,
		       size_t column)
{
	struct afi_str name = AFI_STR_INIT, typed = AFI_STR_INIT;
	const char *at;

	add_name(&name, sheet->header[column]);
	at = name.s;
	take_value(&typed, &at);
	if (!strpbrk(name.s, "\n\r") && find_column(sheet, typed.s) == column)
		afi_str_adds(out, name.s);
	else
		afi_str_addf(out, "#%zu", column + 1);
	afi_str_clear(&typed);
	afi_str_clear(&name);
}

void afi_sheet_map_write(struct afi_str *out, const struct afi_sheet_map *map,
			 const struct afi_sheet *sheet)
{
	const size_t start = out->len;

	for (size_t i = 0; i < sheet->ncolumns; i++) {
		const enum afi_meaning meaning = afi_sheet_map_meaning(map, i);

		if (meaning == AFI_MEANS_COUNT)
			continue;
		if (out->len > start)
			afi_str_addc(out, ',');
		afi_str_addf(out, "%s=", names[meaning]);
		add_column(out, sheet, i);
	}
}
