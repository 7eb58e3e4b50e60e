#include "book.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "book_impl.h"
#include "date.h"
#include "mem.h"
#include "str.h"
#include "text.h"

#define NO_ROOM "there is no room for temporary files; TMPDIR may name " \
	"another folder for them"

enum {
	A4 = 9,
	PAGE = 200,		/* characters across it that can be read */
	SPARE = 1 << 20,	/* bytes for what is not rows */
	LINE = 15,		/* points that one takes */
};

/* ---- beginning ----------------------------------------------------------- */

static void set_looks(struct afi_book *book)
{
	static const struct {
		enum afi_cell look;
		lxw_color_t paper, ink;
	} colours[] = {
		{ AFI_CELL_HEADING, 0x1F3864, 0xFFFFFF },
		{ AFI_CELL_RED, 0xF8CBCB, 0x7A0000 },
		{ AFI_CELL_AMBER, 0xFFE5B4, 0x5C3A00 },
		{ AFI_CELL_GREEN, 0xCDE8CD, 0x0B4A0B },
		{ AFI_CELL_GREY, 0xE0E0E0, 0x333333 },
	};
	const struct afi_xlsx *lib = &book->lib;
	lxw_format **looks = book->looks;

	for (size_t i = 0; i < AFI_CELL_LOOKS; i++) {
		looks[i] = lib->add_format(book->it);
		lib->set_align(looks[i], LXW_ALIGN_VERTICAL_TOP);
	}
	for (size_t i = 0; i < sizeof(colours) / sizeof(*colours); i++) {
		lib->set_paper_colour(looks[colours[i].look],
				      colours[i].paper);
		lib->set_ink(looks[colours[i].look], colours[i].ink);
	}
	lib->set_bold(looks[AFI_CELL_HEADING]);
	lib->set_wrap(looks[AFI_CELL_HEADING]);
	lib->set_wrap(looks[AFI_CELL_WRAPPED]);
	lib->set_align(looks[AFI_CELL_DAY], LXW_ALIGN_LEFT);
	lib->set_number_form(looks[AFI_CELL_DAY], "d mmmm yyyy");
}

static enum afi_code make_file(struct afi_book *book, const char *folder,
			       struct afi_err *err)
{
	int fd;

	afi_str_addf(&book->path, "%s/afi-XXXXXX", folder);
	fd = mkstemp(book->path.s);
	if (fd >= 0) {
		close(fd);
		return AFI_OK;
	}
	afi_err_set(err, AFI_EFAILED, "cannot make a file in '%s', which is "
		    "for temporary ones: %s", folder, strerror(errno));
	afi_str_reset(&book->path);
	return err->code;
}

enum afi_code afi_book_open(struct afi_book **out, struct afi_err *err)
{
	const char *set = getenv("TMPDIR");
	char *folder = afi_xstrdup(set && *set ? set : "/tmp");
	lxw_workbook_options options = {
		.constant_memory = LXW_TRUE, .tmpdir = folder,
		.use_zip64 = LXW_TRUE,
	};
	struct afi_book *book = afi_xcalloc(1, sizeof(*book));

	book->path = book->text = (struct afi_str)AFI_STR_INIT;
	if (afi_xlsx_load(&book->lib, err) || make_file(book, folder, err))
		goto out;
	book->it = book->lib.open(book->path.s, &options);
	if (book->it)
		set_looks(book);
	else
		afi_err_set(err, AFI_EFAILED, "cannot begin an XLSX file");
out:
	free(folder);
	if (err->code) {
		afi_book_free(book);
		book = NULL;
	}
	*out = book;
	return err->code;
}

/* ---- sheets -------------------------------------------------------------- */

/* Keep @why, if it is the first that goes wrong. */
static void fail(struct afi_book *book, const char *why)
{
	if (!book->err.code)
		afi_err_set(&book->err, AFI_EFAILED, "cannot write the XLSX "
			    "file: %s", why);
}

void afi_book_check(struct afi_book *book, lxw_error error)
{
	if (error)
		fail(book, book->lib.why(error));
}

lxw_worksheet *afi_book_in(struct afi_book *book, size_t sheet)
{
	if (book->sheets[sheet].row >= AFI_BOOK_ROWS)
		fail(book, "a sheet has no room for more than "
			      "1,048,575 rows; export less at a time, or as "
			      "CSV");
	return book->err.code ? NULL : book->sheets[sheet].it;
}

size_t afi_book_sheet(struct afi_book *book, const char *name,
		      const double *widths, size_t n)
{
	const struct afi_xlsx *lib = &book->lib;
	struct afi_book_page *sheet = &book->sheets[book->nsheets];
	double width = 0;

	sheet->it = lib->add_sheet(book->it, name);
	if (!sheet->it) {
		fail(book, NO_ROOM);
		return book->nsheets++;
	}
	for (size_t i = 0; i < n; i++) {
		afi_book_check(book, lib->set_column(sheet->it, (lxw_col_t)i,
					    (lxw_col_t)i, widths[i], NULL));
		sheet->widths[i] = widths[i];
		width += widths[i];
		sheet->printed += width <= PAGE;
	}
	lib->set_landscape(sheet->it);
	lib->set_paper(sheet->it, A4);
	lib->fit(sheet->it, 1, 0);
	return book->nsheets++;
}

void afi_book_head(struct afi_book *book, size_t sheet, size_t n)
{
	lxw_worksheet *it = afi_book_in(book, sheet);

	if (!it)
		return;
	book->sheets[sheet].headings = n;
	book->lib.freeze(it, 1, 1);
	afi_book_check(book, book->lib.repeat(it, 0, 0));
}

/* Not every spreadsheet finds out by itself how high a row is. */
void afi_book_next(struct afi_book *book, size_t sheet)
{
	struct afi_book_page *in = &book->sheets[sheet];
	lxw_worksheet *it = afi_book_in(book, sheet);

	if (it && in->lines > 1)
		afi_book_check(book, book->lib.set_row(it, (lxw_row_t)in->row,
					      (double)in->lines * LINE, NULL));
	in->lines = 0;
	in->row++;
}

size_t afi_book_rows(const struct afi_book *book, size_t sheet)
{
	return book->sheets[sheet].row;
}

/* ---- ending -------------------------------------------------------------- */

void afi_book_about(struct afi_book *book, const char *title, const char *iso)
{
	struct afi_err ignored = AFI_ERR_INIT;
	struct afi_str safe = AFI_STR_INIT;
	lxw_doc_properties properties = { 0 };
	int day = 0;

	if (book->err.code)
		return;
	afi_text_safe(&safe, title, strlen(title));
	(void)afi_day_parse(&day, iso, &ignored);
	properties.title = safe.s;
	properties.created = (time_t)day * 24 * 60 * 60;
	afi_book_check(book, book->lib.set_properties(book->it, &properties));
	afi_str_clear(&safe);
}

/* Filters and what is printed take in all rows, so that they come last. */
static void end_sheet(struct afi_book *book, const struct afi_book_page *sheet)
{
	const lxw_row_t last = (lxw_row_t)(sheet->row ? sheet->row - 1 : 0);

	if (sheet->headings)
		afi_book_check(book, book->lib.autofilter(sheet->it, 0, 0, last,
					(lxw_col_t)(sheet->headings - 1)));
	if (sheet->printed)
		afi_book_check(book, book->lib.print_area(sheet->it, 0, 0, last,
					(lxw_col_t)(sheet->printed - 1)));
}

/* Bytes of the rows that are in the temporary file of @sheet; AFI_EFAILED if
 * it did not take all of them, at which the library does not look. */
static enum afi_code measure_rows(off_t *size,
				  const struct afi_book_page *sheet)
{
	FILE *rows = sheet->it->optimize_tmpfile;
	struct stat is;

	if (fflush(rows) || ferror(rows) || fstat(fileno(rows), &is))
		return AFI_EFAILED;
	*size += is.st_size;
	return AFI_OK;
}

/* Nor does it look whether each sheet, which is put together in one more file,
 * was put together whole, so that there must be room for all of it, and for
 * what it becomes, beforehand. */
static enum afi_code find_room(const struct afi_book *book, off_t size)
{
	const int fd = open(book->path.s, O_WRONLY | O_CLOEXEC);
	int why;

	if (fd < 0)
		return AFI_EFAILED;
	why = posix_fallocate(fd, 0, size + SPARE);
	if (ftruncate(fd, 0) || close(fd) || why)
		return AFI_EFAILED;
	return AFI_OK;
}

static void end_sheets(struct afi_book *book)
{
	off_t size = 0;
	enum afi_code rc = AFI_OK;

	for (size_t i = 0; i < book->nsheets && !book->err.code && !rc; i++) {
		end_sheet(book, &book->sheets[i]);
		rc = measure_rows(&size, &book->sheets[i]);
	}
	if (!book->err.code && (rc || find_room(book, size)))
		fail(book, NO_ROOM);
}

static void copy(FILE *out, struct afi_book *book)
{
	FILE *in = fopen(book->path.s, "r");
	char bytes[16384];
	size_t n;

	if (!in) {
		fail(book, strerror(errno));
		return;
	}
	while ((n = fread(bytes, 1, sizeof(bytes), in)) > 0 &&
	       fwrite(bytes, 1, n, out) == n)
		;
	if (ferror(in))
		fail(book, strerror(errno));
	fclose(in);
}

enum afi_code afi_book_write(FILE *out, struct afi_book *book,
			     struct afi_err *err)
{
	end_sheets(book);
	if (!book->err.code) {
		afi_book_check(book, book->lib.close(book->it));
		book->it = NULL;
	}
	if (!book->err.code)
		copy(out, book);
	if (book->err.code)
		*err = book->err;
	return err->code;
}

void afi_book_free(struct afi_book *book)
{
	if (!book)
		return;
	if (book->it)
		book->lib.free(book->it);
	if (book->path.len)
		unlink(book->path.s);
	afi_xlsx_unload(&book->lib);
	afi_str_clear(&book->text);
	afi_str_clear(&book->path);
	free(book);
}
