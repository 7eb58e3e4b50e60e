#include "propose_rows.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>

#include "propose_cells.h"
#include "propose_impl.h"
#include "str.h"
#include "withheld.h"

enum {
	MINDED = 100,		/* cautions about cells */
	TITLE = 200,		/* bytes of a title that is made of a text */
	TEXT = AFI_ENTRY_MAX / 2,	/* bytes that surely fit in an entry */
	PROPOSALS = 2000 * 1000,	/* of a sheet */
};

/* ---- what is wrong ------------------------------------------------------- */

void afi_rows_mind(struct afi_rows *rows, size_t column, const char *fmt, ...)
{
	char line[800];
	va_list args;

	if (rows->minded++ >= MINDED)
		return;
	va_start(args, fmt);
	vsnprintf(line, sizeof(line), fmt, args);
	va_end(args);
	if (column == AFI_NO_COLUMN)
		afi_caution_add(rows->out, rows->row->line, false, "%s", line);
	else if (column < rows->sheet->ncolumns)
		afi_caution_add(rows->out, rows->row->line, false,
				"Column %zu (%.60s): %s", column + 1,
				rows->sheet->header[column], line);
	else
		afi_caution_add(rows->out, rows->row->line, false,
				"Column %zu: %s", column + 1, line);
}

static bool comes_after(const struct afi_caution *a,
			const struct afi_caution *b)
{
	return b->line && (!a->line || a->line > b->line);
}

/* In the order of their lines, those of none last; there are few of them. */
static void sort_cautions(struct afi_proposals *out)
{
	struct afi_caution *v = out->cautions.v;

	for (size_t i = 1; i < out->cautions.n; i++) {
		const struct afi_caution caution = v[i];
		size_t j = i;

		for (; j && comes_after(&v[j - 1], &caution); j--)
			v[j] = v[j - 1];
		v[j] = caution;
	}
}

void afi_rows_end(struct afi_rows *rows)
{
	sort_cautions(rows->out);
	if (rows->minded > MINDED)
		afi_caution_add(rows->out, 0, false, "%zu more cells or rows "
				"could not be read.", rows->minded - MINDED);
}

bool afi_rows_take(struct afi_rows *rows, size_t i)
{
	if (i >= rows->sheet->n)
		return false;
	rows->row = &rows->sheet->v[i];
	if (rows->out->n < PROPOSALS)
		return true;
	afi_caution_add(rows->out, rows->row->line, true, "This row and those "
			"after it are left out: there are too many for once.");
	return false;
}

bool afi_rows_usable(struct afi_rows *rows)
{
	const struct afi_sheet_row *row = rows->row;

	if (!row->wrong)
		return true;
	afi_rows_mind(rows, row->wrong_column ? (size_t)row->wrong_column - 1 :
		      AFI_NO_COLUMN, "%s; the row is left out.", row->wrong);
	return false;
}

/* ---- what is proposed ---------------------------------------------------- */

const char *afi_rows_copy(struct afi_rows *rows, const char *s)
{
	return afi_arena_strdup(&rows->out->arena, s);
}

struct afi_proposal *afi_rows_add(struct afi_rows *rows, const char *what,
				  const char *as,
				  const struct afi_row_subject *subject)
{
	struct afi_proposal *proposal =
		afi_proposal_add(rows->out, what, as, rows->row->line,
				 rows->row->line);

	proposal->of = subject->of;
	proposal->names = subject->names;
	afi_proposal_judge(rows->out, proposal, AFI_SURE,
			   "the sheet says so in columns of its own");
	return proposal;
}

void afi_rows_drop(struct afi_rows *rows)
{
	afi_draft_clear(&rows->out->v[--rows->out->n].draft);
}

/* Whether brackets that withhold words in @text are written as they must be:
 * else nothing of the whole sheet could be recorded. */
static bool has_good_brackets(const char *text, struct afi_err *err)
{
	struct afi_typed typed = AFI_TYPED_INIT;
	struct afi_str out = AFI_STR_INIT;
	enum afi_code rc = AFI_OK;

	if (strstr(text, "[["))
		rc = afi_typed_take(&out, &typed, "text", text, err);
	afi_str_clear(&out);
	afi_typed_clear(&typed);
	return !rc;
}

static void add_line(struct afi_str *out, const char *text)
{
	size_t n;

	for (; *text; text += n) {
		n = strcspn(text, "\n");
		while (n && text[n - 1] == ' ' && text[n])
			n--;
		afi_str_add(out, text, n);
		text += n;
		n = strspn(text, " \n");
		if (text[n] && n)
			afi_str_adds(out, out->len && strchr(",;:.",
				     out->s[out->len - 1]) ? " " : "; ");
	}
}

bool afi_rows_put(struct afi_rows *rows, struct afi_proposal *proposal,
		  const char *key, const char *text, bool line, size_t column)
{
	struct afi_err err = AFI_ERR_INIT;
	struct afi_str value = AFI_STR_INIT;
	bool fits = true;

	if (line)
		add_line(&value, text);
	else
		afi_str_adds(&value, text);
	if (value.len >= (line ? AFI_LINE_MAX : TEXT)) {
		afi_rows_mind(rows, column, "the cell is longer than what can "
			      "be recorded; it is left out.");
		fits = false;
	} else if (!has_good_brackets(value.s, &err)) {
		afi_rows_mind(rows, column, "%s; the cell is left out.",
			      err.msg);
		fits = false;
	} else {
		afi_draft_add(&proposal->draft, key, value.s);
	}
	afi_str_clear(&value);
	return fits;
}

void afi_rows_put_due(struct afi_proposal *proposal,
		      const struct afi_date *date)
{
	struct afi_str stored = AFI_STR_INIT;

	afi_date_store(&stored, date);
	afi_draft_add(&proposal->draft, "due", stored.s);
	if (*date->words)
		afi_draft_add(&proposal->draft, "due-words", date->words);
	afi_str_clear(&stored);
}

/* How much of @text makes a title: its first line, of a long one the first
 * sentence or whole words, of one long word whole characters. */
static size_t title_length(const char *text)
{
	const size_t line = strcspn(text, "\n");
	size_t n;

	if (line <= TITLE)
		return line;
	for (n = TITLE / 8; n < TITLE; n++)
		if (strchr(".?!", text[n]) && text[n + 1] == ' ')
			return n + 1;
	while (n && text[n] != ' ')
		n--;
	if (n)
		return n;
	for (n = TITLE; ((unsigned char)text[n] & 0xc0) == 0x80; n--)
		;
	return n;
}

void afi_rows_put_title(struct afi_rows *rows, struct afi_proposal *proposal,
			const char *text, size_t column)
{
	struct afi_str title = AFI_STR_INIT;
	const size_t n = title_length(text);

	afi_str_add(&title, text, n);
	if (text[n] && text[n] != '\n' && !strchr(".?!", title.s[n - 1]))
		afi_str_adds(&title, " ...");
	afi_rows_put(rows, proposal, "title", title.s, true, column);
	if (text[n])
		afi_rows_put(rows, proposal, "text", text, false, column);
	afi_str_clear(&title);
}

/* ---- what is read -------------------------------------------------------- */

bool afi_rows_date(struct afi_rows *rows, struct afi_date *out,
		   const char *cell, size_t column)
{
	struct afi_err err = AFI_ERR_INIT;

	*out = (struct afi_date)AFI_DATE_INIT;
	if (afi_cell_is_none(cell))
		return false;
	if (strlen(cell) < AFI_DATE_WORDS &&
	    !afi_cell_date(out, cell, rows->today, &err))
		return out->day != AFI_NO_DAY;
	afi_rows_mind(rows, column, "%s; the cell is left out.", *err.msg ?
		      err.msg : "this is no date");
	return false;
}

bool afi_rows_day(struct afi_rows *rows, int *out, const char *cell,
		  size_t column)
{
	struct afi_err err = AFI_ERR_INIT;
	bool month;

	*out = AFI_NO_DAY;
	if (afi_cell_is_none(cell))
		return false;
	if (strlen(cell) < AFI_DATE_WORDS &&
	    !afi_past_day(out, &month, cell, rows->today, &err))
		return true;
	afi_rows_mind(rows, column, "%s; the cell is left out.", *err.msg ?
		      err.msg : "this is no date");
	return false;
}

static bool is_address(const char *text)
{
	return (strncasecmp(text, "http://", 7) == 0 ||
		strncasecmp(text, "https://", 8) == 0) &&
	       !strpbrk(text, " \n");
}

void afi_rows_evidence(struct afi_rows *rows, const char *text, size_t column,
		       const struct afi_row_subject *subject)
{
	struct afi_proposal *proposal = afi_rows_add(rows, "update", "force",
						     subject);
	struct afi_str words = AFI_STR_INIT;

	afi_str_addf(&words, "Evidence: %s", text);
	if (!afi_rows_put(rows, proposal, "text", words.s, false, column))
		afi_rows_drop(rows);
	else if (is_address(text))
		afi_proposal_judge(rows->out, proposal, AFI_LIKELY, "evidence "
				   "at an address, which 'afi evidence' can "
				   "keep a copy of");
	else
		afi_proposal_judge(rows->out, proposal, AFI_LIKELY, "evidence "
				   "that is named, recorded as an update that "
				   "names it");
	afi_str_clear(&words);
}
