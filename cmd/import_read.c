/* A document: its bytes, and what they propose. */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "doc.h"
#include "fetch.h"
#include "import.h"
#include "mem.h"
#include "outline.h"
#include "propose_sheet.h"
#include "sheet.h"
#include "sheet_map.h"

enum {
	PIECE = 1 << 18,	/* that are read at one go */
	SAMPLE = 1 << 16,	/* bytes that tell a sheet from a text */
};

void import_clear(struct import *im)
{
	afi_proposals_clear(&im->proposals);
	evidence_clear(&im->file);
	afi_str_clear(&im->command);
	afi_str_clear(&im->notes);
	afi_str_clear(&im->mapped);
}

/* ---- bytes --------------------------------------------------------------- */

static enum afi_code read_all(struct afi_str *out, int fd, const char *name,
			      struct afi_err *err)
{
	size_t len;
	ssize_t n;

	do {
		len = out->len;
		n = read(fd, afi_str_grow(out, PIECE), PIECE);
		afi_str_cut(out, len + (n > 0 ? (size_t)n : 0));
		if (n < 0 && errno != EINTR)
			return afi_err_set(err, AFI_EFAILED, "cannot read "
					   "'%s': %s", name, strerror(errno));
		if (out->len > AFI_DOC_MAX)
			return afi_err_set(err, AFI_EINVALID, "'%s' is over "
					   "%d MiB; import the part with the "
					   "findings", name,
					   AFI_DOC_MAX >> 20);
	} while (n);
	return AFI_OK;
}

static enum afi_code read_file(struct evidence *out, const char *path,
			       struct afi_err *err)
{
	const char *slash = strrchr(path, '/');
	enum afi_code rc;
	struct stat st;
	/* not waiting, or a named pipe would hold us up for ever */
	const int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);

	if (fd < 0)
		return afi_err_set(err, AFI_EFAILED, "cannot read '%s': %s",
				   path, strerror(errno));
	if (fstat(fd, &st) < 0)
		rc = afi_err_set(err, AFI_EFAILED, "cannot read '%s': %s",
				 path, strerror(errno));
	else if (!S_ISREG(st.st_mode))
		rc = afi_err_set(err, AFI_EINVALID, "'%s' is not a file; name "
				 "the document itself, or - for standard "
				 "input", path);
	else if (!(rc = opt_line(&out->name, slash ? slash + 1 : path,
				 "the file's name", err)))
		rc = read_all(&out->bytes, fd, path, err);
	close(fd);
	return rc;
}

static enum afi_code read_bytes(struct import *im, struct afi_err *err)
{
	struct evidence *file = &im->file;
	enum afi_code rc;

	if (afi_fetch_is_address(im->from))
		return evidence_read(file, im->from, true, NULL, err);
	if (strcmp(im->from, "-") == 0) {
		afi_str_adds(&file->name, "standard input");
		rc = read_all(&file->bytes, STDIN_FILENO, "standard input",
			      err);
	} else {
		rc = read_file(file, im->from, err);
	}
	if (!rc && !file->bytes.len)
		rc = afi_err_set(err, AFI_EINVALID, "'%s' is empty",
				 file->name.s);
	if (rc)
		return rc;
	file->kept = true;
	snprintf(file->size, sizeof(file->size), "%zu", file->bytes.len);
	return afi_hash_bytes(file->sha256, file->bytes.s, file->bytes.len,
			      err);
}

/* ---- sheets -------------------------------------------------------------- */

/* What was typed changes what is kept as a setting, and that what is
 * guessed. */
static enum afi_code map_columns(struct afi_sheet_map *map, struct import *im,
				 const struct afi_sheet *sheet,
				 struct afi_register *reg, struct afi_err *err)
{
	const char *set = afi_setup_get(afi_register_setup(reg),
					"import-columns");
	struct afi_err ignored = AFI_ERR_INIT;	/* another tracker's */

	afi_sheet_map_init(map);
	afi_sheet_map_guess(map, sheet);
	if (set)
		(void)afi_sheet_map_read(map, sheet, set, &ignored);
	if (im->columns && afi_sheet_map_read(map, sheet, im->columns, err))
		return afi_err_prefix(err, "--columns");
	return AFI_OK;
}

/* Whether nobody need say that it is one: it has rows that fit their header,
 * whose words are a tracker's. */
static bool looks_like_sheet(const struct afi_sheet *sheet,
			     const struct afi_sheet_map *map)
{
	size_t fit = 0;

	if (afi_sheet_form(sheet) != AFI_SHEET_TRACKER)
		return true;
	for (size_t i = 0; i < sheet->ncolumns; i++)
		if (strlen(sheet->header[i]) > 80)
			return false;
	for (size_t i = 0; i < sheet->n; i++)
		fit += !sheet->v[i].wrong;
	return sheet->separator && sheet->n && fit * 4 >= sheet->n * 3 &&
	       afi_sheet_map_suffices(map);
}

/* How much of @bytes is looked at to tell what they are: whole lines, and no
 * cell in quotes that is cut. */
static size_t sample_of(const struct afi_str *bytes)
{
	bool quoted = false;
	size_t whole = 0;

	if (bytes->len <= SAMPLE)
		return bytes->len;
	for (size_t i = 0; i < SAMPLE; i++) {
		quoted ^= bytes->s[i] == '"';
		if (bytes->s[i] == '\n' && !quoted)
			whole = i + 1;
	}
	return whole ? whole : SAMPLE;
}

/* Whether the text in @bytes is a sheet, though nobody says so. */
static bool is_sheet(struct import *im, const struct afi_str *bytes,
		     struct afi_register *reg)
{
	struct afi_str text = AFI_STR_INIT, notes = AFI_STR_INIT;
	struct afi_sheet sheet = AFI_SHEET_INIT;
	struct afi_err ignored = AFI_ERR_INIT;
	struct afi_sheet_map map;
	bool is;

	afi_doc_decode(&text, &notes, bytes->s, sample_of(bytes));
	is = !afi_sheet_read(&sheet, text.s, text.len, &ignored) &&
	     !map_columns(&map, im, &sheet, reg, &ignored) &&
	     looks_like_sheet(&sheet, &map);
	afi_sheet_clear(&sheet);
	afi_str_clear(&notes);
	afi_str_clear(&text);
	return is;
}

/* Make proposals of the sheet in @bytes. */
static enum afi_code read_sheet(struct import *im, const struct afi_str *bytes,
				struct afi_register *reg, struct afi_err *err)
{
	struct afi_sheet sheet = AFI_SHEET_INIT;
	struct afi_str text = AFI_STR_INIT;
	struct afi_sheet_map map;
	enum afi_code rc;

	afi_doc_decode(&text, &im->notes, bytes->s, bytes->len);
	if ((rc = afi_sheet_read(&sheet, text.s, text.len, err)) ||
	    (rc = map_columns(&map, im, &sheet, reg, err)))
		goto out;
	im->format = "CSV";
	im->tracker = afi_sheet_form(&sheet) == AFI_SHEET_TRACKER;
	if (im->tracker)
		afi_sheet_map_write(&im->mapped, &map, &sheet);
	rc = afi_propose_sheet(&im->proposals, &sheet, &map,
			       afi_register_today(reg), err);
out:
	afi_sheet_clear(&sheet);
	afi_str_clear(&text);
	return rc;
}

/* ---- documents ----------------------------------------------------------- */

static enum afi_code propose(struct import *im, struct afi_err *err)
{
	struct afi_outline outline = AFI_OUTLINE_INIT;
	struct afi_doc doc = AFI_DOC_INIT;
	enum afi_code rc;

	rc = afi_doc_read(&doc, im->file.bytes.s, im->file.bytes.len, err);
	if (!rc) {
		im->format = afi_doc_kind_name(doc.kind);
		afi_str_adds(&im->notes, doc.notes.s);
		/* what is kept is the document as it came */
		if (doc.text.size || !im->keep)
			afi_outline_take(&outline, doc.text.s, doc.text.len);
		else
			afi_outline_make(&outline, doc.text.s, doc.text.len);
		afi_propose(&im->proposals, &outline);
	}
	afi_outline_clear(&outline);
	afi_doc_clear(&doc);
	return rc;
}

/* A word of the shell, in quotes if it needs them. */
static void add_word(struct afi_str *out, const char *word)
{
	afi_str_addc(out, ' ');
	if (*word && !word[strspn(word, "abcdefghijklmnopqrstuvwxyz"
				  "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
				  "0123456789_-./,:=@%+")]) {
		afi_str_adds(out, word);
		return;
	}
	afi_str_addc(out, '\'');
	for (; *word; word++)
		if (*word == '\'')
			afi_str_adds(out, "'\\''");
		else
			afi_str_addc(out, *word);
	afi_str_addc(out, '\'');
}

static void add_option(struct afi_str *out, const char *option,
		       const char *value)
{
	if (!value)
		return;
	afi_str_adds(out, option);
	add_word(out, value);
}

static void write_command(struct import *im)
{
	struct afi_str *out = &im->command;

	afi_str_adds(out, "afi import");
	add_word(out, im->from);
	add_option(out, " --into", im->into);
	if (im->csv)
		afi_str_adds(out, " --csv");
	add_option(out, " --columns", im->columns);
	add_option(out, " --edition", im->edition);
	add_option(out, " --source", im->common.source);
	add_option(out, " --on", im->common.on);
	add_option(out, " --as", im->common.as);
	if (im->keep)
		afi_str_adds(out, " --keep");
	add_option(out, " -C", im->common.register_);
}

enum afi_code import_read(struct import *im, struct afi_register *reg,
			  struct afi_err *err)
{
	const struct afi_str *bytes = &im->file.bytes;
	enum afi_code rc;

	write_command(im);
	if ((rc = read_bytes(im, err)))
		return rc;
	if (im->csv ||
	    (afi_doc_recognise(bytes->s, bytes->len) == AFI_DOC_TEXT &&
	     is_sheet(im, bytes, reg)))
		rc = read_sheet(im, bytes, reg, err);
	else
		rc = propose(im, err);
	if (rc)
		afi_err_prefix(err, "%s", im->file.name.s);
	return rc;
}

/* ---- matching ------------------------------------------------------------ */

enum afi_code import_match(struct afi_matches *out, const struct import *im,
			   struct afi_register *reg, struct afi_err *err)
{
	const struct afi_asked_match asked = {
		.into = im->into, .edition = im->edition,
		.sha256 = im->file.sha256, .day = im->day,
	};

	return afi_match(out, reg, &im->proposals, &asked, err);
}

struct afi_imported import_shown(const struct import *im,
				 const struct afi_matches *matches)
{
	return (struct afi_imported){
		.name = im->file.address.len ? im->file.address.s
					     : im->file.name.s,
		.sha256 = im->file.sha256,
		.bytes = im->file.bytes.len,
		.format = im->format,
		.edition = im->edition,
		.columns = im->mapped.len ? im->mapped.s : NULL,
		.notes = im->notes.s,
		.command = im->command.s,
		.proposals = &im->proposals,
		.matches = matches,
	};
}
