/* A sheet out of CSV, whichever separator and header it has. */
#include "sheet.h"

#include <stdlib.h>
#include <string.h>

#include "str.h"
#include "vec.h"

enum {
	LOOK_AHEAD = 25,	/* rows that tell separator and header */
};

/* ---- cells --------------------------------------------------------------- */

/* How many bytes of blank @s begins with: 0 if none.  Spreadsheets are full of
 * no-break spaces. */
static size_t blank(const char *s, size_t len)
{
	if (len && strchr(" \t\r\n", *s) && *s)
		return 1;
	if (len >= 2 && memcmp(s, "\xc2\xa0", 2) == 0)
		return 2;
	return len >= 3 && memcmp(s, "\xef\xbb\xbf", 3) == 0 ? 3 : 0;
}

static size_t blank_before(const char *s, size_t len)
{
	for (size_t n = 1; n <= 3 && n <= len; n++)
		if (blank(s + len - n, n) == n)
			return n;
	return 0;
}

/* What counts of the cell of @*len bytes at @s. */
static const char *trim(const char *s, size_t *len)
{
	size_t n;

	while ((n = blank(s, *len))) {
		s += n;
		*len -= n;
	}
	while ((n = blank_before(s, *len)))
		*len -= n;
	return s;
}

/* ---- rows of CSV --------------------------------------------------------- */

/* A text being read, and the row read last: the bytes of its cells, a NUL
 * after each, and where each begins. */
struct csv {
	const char *at, *end;
	char separator;
	int line;		/* that comes next */
	int row_line;
	struct afi_str bytes;
	struct { size_t *v; size_t n, size; } begins;
	struct { const char **v; size_t n, size; } cells;
	int open_line;		/* where a quoted cell began that never ends;
				   or 0 */
};

static struct csv begin_csv(const char *text, size_t len, char separator)
{
	struct csv csv = { .at = text, .end = text + len, .line = 1,
			   .separator = separator, .bytes = AFI_STR_INIT };

	if (len >= 3 && memcmp(text, "\xef\xbb\xbf", 3) == 0)
		csv.at += 3;
	return csv;
}

static void end_csv(struct csv *csv)
{
	afi_str_clear(&csv->bytes);
	free(csv->begins.v);
	free(csv->cells.v);
}

/* Read what stands between quotes, up to the last one. */
static void read_quoted(struct csv *csv)
{
	const int line = csv->line;
	const char *from = ++csv->at;

	for (; csv->at < csv->end; csv->at++) {
		csv->line += *csv->at == '\n';
		if (*csv->at != '"')
			continue;
		afi_str_add(&csv->bytes, from, (size_t)(csv->at - from));
		from = csv->at + 1;
		if (from == csv->end || *from != '"') {
			csv->at++;
			return;
		}
		csv->at++;	/* two are one: it is taken with what follows */
	}
	csv->open_line = line;
}

static bool ends_cell(const struct csv *csv)
{
	return csv->at == csv->end || *csv->at == csv->separator ||
	       *csv->at == '\n' || *csv->at == '\r';
}

static void read_cell(struct csv *csv)
{
	const char *from;

	*afi_vec_push(&csv->begins) = csv->bytes.len;
	if (csv->at < csv->end && *csv->at == '"')
		read_quoted(csv);
	from = csv->at;
	while (!ends_cell(csv))
		csv->at++;
	afi_str_add(&csv->bytes, from, (size_t)(csv->at - from));
	afi_str_addc(&csv->bytes, '\0');
}

static void end_row(struct csv *csv)
{
	if (csv->at < csv->end && *csv->at == '\r')
		csv->at++;
	if (csv->at < csv->end && *csv->at == '\n')
		csv->at++;
	csv->line++;
}

/* The cells of the row, trimmed, in place. */
static void find_cells(struct csv *csv)
{
	csv->cells.n = 0;
	for (size_t i = 0; i < csv->begins.n; i++) {
		char *s = csv->bytes.s + csv->begins.v[i];
		size_t len = strlen(s), skip;
		const char *cell = trim(s, &len);

		skip = (size_t)(cell - s);
		s[skip + len] = '\0';
		if (*cell == '\'' && afi_cell_is_formula(cell + 1))
			cell++;
		*afi_vec_push(&csv->cells) = cell;
	}
}

/* Read the next row; false at the end or in a quoted cell that never does. */
static bool read_row(struct csv *csv)
{
	afi_str_reset(&csv->bytes);
	csv->begins.n = 0;
	csv->row_line = csv->line;
	if (csv->at == csv->end)
		return false;
	read_cell(csv);
	while (csv->at < csv->end && *csv->at == csv->separator) {
		csv->at++;
		read_cell(csv);
	}
	if (csv->open_line)
		return false;
	end_row(csv);
	find_cells(csv);
	return true;
}

/* ---- separator and header ------------------------------------------------ */

static bool is_words(const char *cell)
{
	for (; *cell; cell++)
		if ((*cell | 0x20) >= 'a' && (*cell | 0x20) <= 'z')
			return true;
	return false;
}

/* What the first rows look like, taken apart at one separator. */
struct looks {
	struct {
		size_t used, words;
		int line;
	} rows[LOOK_AHEAD];
	size_t n, widest;
	size_t header;		/* which of them; n if none */
	size_t fit;		/* how well it separates; 0: not at all */
};

/* The header, and how many rows are as wide as it, or nearly so: the last
 * cells of a row are often empty. */
static void judge_looks(struct looks *looks)
{
	size_t i, alike = 0;

	for (i = 0; i < looks->n; i++)
		if (looks->rows[i].words >= 2 &&
		    looks->rows[i].used * 2 >= looks->widest)
			break;
	looks->header = i;
	if (i == looks->n)
		return;
	for (; i < looks->n; i++)
		alike += looks->rows[i].used > 1 &&
			 looks->rows[i].used <=
			 looks->rows[looks->header].used;
	looks->fit = looks->rows[looks->header].used * alike;
}

static void look_at(struct looks *looks, const char *text, size_t len,
		    char separator)
{
	struct csv csv = begin_csv(text, len, separator);

	*looks = (struct looks){ .n = 0 };
	while (looks->n < LOOK_AHEAD && read_row(&csv)) {
		const size_t used = afi_cells_used(csv.cells.v, csv.cells.n);
		size_t words = 0;

		if (!used)
			continue;
		for (size_t i = 0; i < used; i++)
			words += is_words(csv.cells.v[i]);
		looks->rows[looks->n].used = used;
		looks->rows[looks->n].words = words;
		looks->rows[looks->n++].line = csv.row_line;
		looks->widest = used > looks->widest ? used : looks->widest;
	}
	judge_looks(looks);
	end_csv(&csv);
}

/* "sep=;" in the first line, by which a spreadsheet is told; what is left of
 * that line is an empty row. */
static char said_separator(const char **text, size_t *len)
{
	const struct csv csv = begin_csv(*text, *len, 0);
	const size_t left = (size_t)(csv.end - csv.at);
	char said;

	if (left < 6 || memcmp(csv.at, "sep=", 4) != 0 ||
	    !strchr("\r\n", csv.at[5]))
		return 0;
	said = csv.at[4];
	*len = left - 5;
	*text = csv.at + 5;
	return said;
}

static char find_separator(struct looks *looks, const char *text, size_t len)
{
	static const char separators[] = ",;\t";
	struct looks other;
	char best = 0;

	for (const char *s = separators; *s; s++) {
		look_at(&other, text, len, *s);
		if (best && other.fit <= looks->fit)
			continue;
		*looks = other;
		best = *s;
	}
	return best;
}

/* ---- the whole ----------------------------------------------------------- */

static enum afi_code fail_header(const struct looks *looks,
				 struct afi_err *err)
{
	return afi_err_set(err, AFI_EINVALID, "%s: this is no table with a "
			   "row of headings, as a spreadsheet saves it (CSV, "
			   "with commas, semicolons or tabs)", looks->n ?
			   "no row has two headings" : "there are no rows");
}

static enum afi_code take_row(struct afi_sheet *out, const struct csv *csv,
			      int header_line, struct afi_err *err)
{
	const char *const *cells = csv->cells.v;
	const size_t n = afi_cells_used(cells, csv->cells.n);

	if (out->n == AFI_SHEET_ROWS)
		return afi_err_set(err, AFI_EINVALID, "line %d: more than %d "
				   "rows; take the sheet in parts",
				   csv->row_line, AFI_SHEET_ROWS);
	if (out->header) {
		afi_sheet_add(out, cells, n, csv->row_line);
		return AFI_OK;
	}
	if (csv->row_line < header_line)
		return AFI_OK;
	if (n > AFI_SHEET_COLUMNS)
		return afi_err_set(err, AFI_EINVALID, "line %d: the header has "
				   "%zu columns; %d can be read",
				   csv->row_line, n, AFI_SHEET_COLUMNS);
	afi_sheet_begin(out, cells, n, csv->row_line);
	return AFI_OK;
}

enum afi_code afi_sheet_read(struct afi_sheet *out, const char *text,
			     size_t len, struct afi_err *err)
{
	const char said = said_separator(&text, &len);
	struct looks looks = { .n = 0 };
	enum afi_code rc = AFI_OK;
	struct csv csv;

	if (said)
		look_at(&looks, text, len, said);
	out->separator = said ? said : find_separator(&looks, text, len);
	csv = begin_csv(text, len, out->separator);
	if (looks.header == looks.n) {
		rc = fail_header(&looks, err);
		goto out;
	}
	while (!rc && read_row(&csv))
		rc = take_row(out, &csv, looks.rows[looks.header].line, err);
	if (!rc && csv.open_line)
		rc = afi_err_set(err, AFI_EINVALID, "line %d: a cell begins "
				 "with a double quote and never ends",
				 csv.open_line);
out:
	end_csv(&csv);
	if (rc)
		afi_sheet_clear(out);
	return rc;
}
