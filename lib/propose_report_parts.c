/* Parts of a report: what each of its blocks can be by its own words. */
#include "propose_report.h"

#include <stdlib.h>
#include <string.h>

#include "str.h"
#include "vec.h"

/* ---- names --------------------------------------------------------------- */

static int by_name(const void *a, const void *b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

void afi_report_names_add(struct afi_report_names *names, const char *slug)
{
	if (*slug)
		*afi_vec_push(names) = slug;
}

void afi_report_names_sort(struct afi_report_names *names)
{
	if (names->n)
		qsort(names->v, names->n, sizeof(*names->v), by_name);
}

bool afi_report_names_has(const struct afi_report_names *names,
			  const char *slug)
{
	return names->n && bsearch(&slug, names->v, names->n,
				   sizeof(*names->v), by_name);
}

/* ---- one part ------------------------------------------------------------ */

/* Whether @text, of a line in a cell, ends as a sentence does. */
static bool ends(const char *text)
{
	const size_t len = strlen(text);

	return len && strchr(".:;?!", text[len - 1]);
}

/* The text after a bullet, of which a cell keeps its own. */
static const char *skip_bullet(const char *text, bool *bullet)
{
	static const char *const bullets[] = {
		"- ", "* ", "\xE2\x80\xA2", "\xEF\x82\xB7",
	};

	for (size_t i = 0; i < sizeof(bullets) / sizeof(*bullets); i++)
		if (!strncmp(text, bullets[i], strlen(bullets[i]))) {
			*bullet = true;
			text += strlen(bullets[i]);
			break;
		}
	return text + strspn(text, " \t");
}

/* Take the number off an item: "1. The force should ...". */
static void take_number(struct afi_report_part *part)
{
	const char *mark = part->block->mark;
	size_t n = strspn(mark, "0123456789");

	if (n && n < 4)
		part->number = atoi(mark);
	n = strspn(part->text, "0123456789");
	if (!n || n > 3 || !strchr(".)", part->text[n]) ||
	    part->text[n + 1] != ' ')
		return;
	part->number = atoi(part->text);
	part->text += n + 2;
	part->len -= n + 2;
}

/* What a part is that no words tell: a title or text. */
static enum afi_report_sort plain_sort(const struct afi_report_part *part)
{
	const struct afi_block *block = part->block;

	if (part->level || part->question)
		return AFI_PART_TITLE;
	if (afi_report_is_caption(part->text))
		return AFI_PART_TEXT;
	return part->strong || (!part->ends && block->last - block->first < 3) ?
	       AFI_PART_TITLE : AFI_PART_TEXT;
}

static void sort_out(struct afi_report_part *part)
{
	const bool item = part->sort == AFI_PART_ITEM;

	part->question = afi_report_asks(part->text, part->len);
	if (part->len > AFI_REPORT_TITLE_MAX)
		return;
	if (afi_report_is_blank(part->text))
		part->sort = AFI_PART_BLANK;
	else if (item)
		return;
	else if ((part->grade = afi_report_grade_read(part->text)))
		part->sort = AFI_PART_GRADE;
	else if (afi_report_box_read(&part->box, part->text,
				     part->level || part->strong ||
				     !part->ends))
		part->sort = AFI_PART_BOX;
	else if ((part->marker = afi_report_marker_read(part->text)) &&
		 (part->level || !part->ends))
		part->sort = AFI_PART_MARKER;
	else
		part->sort = plain_sort(part);
}

static void add_part(struct afi_report *report, const struct afi_block *block,
		     const char *text, enum afi_report_sort sort, bool whole)
{
	struct afi_report_part part = {
		.sort = sort, .block = block, .text = text,
		.len = strlen(text), .strong = block->strong,
		.ends = whole ? block->ends : ends(text),
		.level = block->kind == AFI_BLOCK_HEADING ? block->level : 0,
	};

	if (part.len == 0)
		return;
	if (sort == AFI_PART_ITEM)
		take_number(&part);
	sort_out(&part);
	*afi_vec_push(&report->parts) = part;
}

/* ---- tables -------------------------------------------------------------- */

/* Of the row @block the grade that each cell is, in @heads; how many. */
static size_t read_heads(enum afi_report_grade *heads, size_t max,
			 const struct afi_block *block)
{
	size_t n = 0;

	for (size_t i = 0; i < block->ncells && i < max; i++) {
		heads[i] = afi_report_grade_read(block->cells[i]);
		n += heads[i] != AFI_GRADE_NONE;
	}
	return n;
}

static void add_area(struct afi_report *report, const struct afi_block *block,
		     const char *name, size_t len, enum afi_report_grade grade)
{
	struct afi_arena *arena = &report->out->arena;

	name = afi_arena_copy(arena, name, len);
	*afi_vec_push(&report->areas) = (struct afi_report_chapter){
		.name = name, .slug = afi_report_slug(arena, name),
		.word = grade, .word_line = block->first, .in_table = true,
	};
}

/* Read the table of areas under their grades whose head is block @at; how many
 * rows it has. */
static size_t read_table(struct afi_report *report, size_t at)
{
	enum { COLUMNS = 8 };
	enum afi_report_grade heads[COLUMNS] = { AFI_GRADE_NONE };
	const struct afi_block *v = report->outline->v;
	size_t i, len;

	if (read_heads(heads, COLUMNS, &v[at]) < 3)
		return 0;
	for (i = at + 1; i < report->outline->n; i++) {
		if (v[i].kind != AFI_BLOCK_ROW || v[i].starts_table)
			break;
		for (size_t k = 0; k < v[i].ncells && k < COLUMNS; k++)
			for (const char *s = v[i].cells[k];
			     heads[k] && *s; s += len + (s[len] == '\n')) {
				len = strcspn(s, "\n");
				if (len)
					add_area(report, &v[i], s, len,
						 heads[k]);
			}
	}
	return i - at;
}

/* Take a row "area | grade". */
static bool take_pair(struct afi_report *report, const struct afi_block *block)
{
	const char *name = block->ncells == 2 ? block->cells[0] : "";
	enum afi_report_grade grade;

	if (!*name || strlen(name) > AFI_REPORT_TITLE_MAX)
		return false;
	grade = afi_report_grade_read(block->cells[1]);
	if (grade)
		add_area(report, block, name, strlen(name), grade);
	return grade != AFI_GRADE_NONE;
}

/* A box drawn as a table has all its words in one cell of a row. */
static void add_cell(struct afi_report *report, const struct afi_block *block,
		     const char *cell)
{
	struct afi_arena *arena = &report->out->arena;

	while (*cell) {
		const size_t len = strcspn(cell, "\n");
		bool bullet = false;
		const char *text;

		text = skip_bullet(afi_arena_copy(arena, cell, len), &bullet);
		add_part(report, block, text,
			 bullet ? AFI_PART_ITEM : AFI_PART_TEXT, false);
		cell += len + strspn(cell + len, "\n");
	}
}

static void add_row(struct afi_report *report, const struct afi_block *block)
{
	struct afi_str row = AFI_STR_INIT;
	const char *only = NULL;
	size_t n = 0;

	for (size_t i = 0; i < block->ncells; i++) {
		if (!*block->cells[i])
			continue;
		only = block->cells[i];
		afi_str_addf(&row, "%s%s", n++ ? " | " : "", only);
	}
	for (size_t i = 0; i < row.len; i++)
		if (row.s[i] == '\n')
			row.s[i] = ' ';
	if (n == 1)
		add_cell(report, block, only);
	else if (n)
		*afi_vec_push(&report->parts) = (struct afi_report_part){
			.sort = AFI_PART_TEXT, .block = block, .ends = true,
			.text = afi_arena_strdup(&report->out->arena, row.s),
			.len = row.len,
		};
	afi_str_clear(&row);
}

/* ---- the contents list --------------------------------------------------- */

/* Take the line @block of a contents list; *@chapter is the last one in it. */
static void add_contents(struct afi_report *report,
			 const struct afi_block *block,
			 const struct afi_block **chapter)
{
	struct afi_arena *arena = &report->out->arena;
	struct afi_report_box box;

	if (afi_report_box_read(&box, block->text, false)) {
		if (*chapter)
			*afi_vec_push(&report->promises) =
				(struct afi_report_promise){
				.slug = afi_report_slug(arena,
							(*chapter)->text),
				.name = (*chapter)->text, .kind = box.kind,
				.line = block->first,
			};
		return;
	}
	if (afi_report_marker_read(block->text))
		return;
	*chapter = block;
	afi_report_names_add(&report->contents,
			     afi_report_slug(arena, block->text));
}

void afi_report_parts(struct afi_report *report)
{
	const struct afi_outline *outline = report->outline;
	const struct afi_block *chapter = NULL;
	size_t rows;

	for (size_t i = 0; i < outline->n; i++) {
		const struct afi_block *block = &outline->v[i];

		switch (block->kind) {
		case AFI_BLOCK_NOTE:
			break;
		case AFI_BLOCK_CONTENTS:
			add_contents(report, block, &chapter);
			break;
		case AFI_BLOCK_ROW:
			rows = read_table(report, i);
			if (rows)
				i += rows - 1;
			else if (!take_pair(report, block))
				add_row(report, block);
			break;
		case AFI_BLOCK_ITEM:
			add_part(report, block, block->text, AFI_PART_ITEM,
				 true);
			break;
		case AFI_BLOCK_HEADING:
		case AFI_BLOCK_TEXT:
			add_part(report, block, block->text, AFI_PART_TEXT,
				 true);
			break;
		}
	}
	afi_report_names_sort(&report->contents);
}
