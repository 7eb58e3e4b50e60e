/*
 * A letter of the inspectorate to one force whose findings are bullets under
 * headings, as letters before 2015 were.  They ask for nothing and have no
 * numbers: they are observations, unless their heading calls them something
 * else.
 */
#include "propose_impl.h"

#include <string.h>

#include "propose_letter.h"
#include "propose_phrase.h"
#include "str.h"

enum {
	FITS = 70,
	LABEL_WORDS = 6,	/* of "Preventing crime:" */
};

/* What a heading may call its findings; each kind is numbered by itself. */
enum sort { OBSERVATION, REC, AFI, COC, SORTS };

static const char *const kinds[SORTS] = { "observation", "rec", "afi", "coc" };

static const struct {
	const char *heading;
	enum sort sort;
} headings[] = {
	{ "recommendation", REC }, { "recommendations", REC },
	{ "area for improvement", AFI }, { "areas for improvement", AFI },
	{ "cause of concern", COC }, { "causes of concern", COC },
	{ "cause for concern", COC }, { "causes for concern", COC },
};

/* A letter being read. */
struct notes {
	struct afi_proposals *out;
	const struct afi_outline *outline;
	const char *section, *slug;	/* of the present heading, or NULL */
	enum sort sort;			/* what it calls its findings */
	struct afi_str text;		/* of the open finding */
	int first, last;		/* its lines; 0: none is open */
	int level;			/* of the section's items; -1: none */
	bool items;			/* the open one is an item */
	bool told;			/* the letter says where they begin */
	int numbers[SORTS];		/* given so far */
};

/* ---- headings ------------------------------------------------------------ */

static bool next_is(const struct afi_outline *outline, size_t i, size_t end,
		    enum afi_block_kind kind)
{
	return i + 1 < end && outline->v[i + 1].kind == kind;
}

/* "Preventing crime:" over its items, but not "We found that:". */
static bool is_label(const struct afi_words *text)
{
	static const char *const verbs[] = {
		"we", "that", "are", "is", "was", "were", "has", "have",
		"these", "includes", "include", "including", NULL,
	};
	int words = 1;

	for (size_t i = 0; i < text->len; i++)
		words += text->s[i] == ' ';
	return text->s[text->len - 1] == ':' && words <= LABEL_WORDS &&
	       !afi_phrase_in(text, verbs);
}

/* Whether block @i is a heading over findings. */
static bool is_heading(const struct afi_outline *outline, size_t i, size_t end)
{
	const struct afi_block *block = &outline->v[i];
	const size_t len = strnlen(block->text, AFI_TITLE_MAX);
	const struct afi_words text = { block->text, len };

	if (!len || len == AFI_TITLE_MAX || afi_letter_closes(block))
		return false;
	if (afi_block_is_title(block))
		return true;
	return block->kind == AFI_BLOCK_TEXT && is_label(&text) &&
	       next_is(outline, i, end, AFI_BLOCK_ITEM);
}

/* Whether block @i says that findings follow, and they do. */
static bool leads_in(const struct afi_outline *outline, size_t i, size_t end)
{
	static const char *const words[] = { "findings", "finding", NULL };
	const struct afi_block *block = &outline->v[i];
	const struct afi_words text = {
		block->text, strnlen(block->text, AFI_TITLE_MAX),
	};

	return block->kind != AFI_BLOCK_ITEM && text.len < AFI_TITLE_MAX &&
	       afi_phrase_in(&text, words) && i + 1 < end &&
	       (next_is(outline, i, end, AFI_BLOCK_ITEM) ||
		is_heading(outline, i + 1, end));
}

/* The first block of the findings; @end if there are none. */
static size_t findings_begin(bool *told, const struct afi_outline *outline,
			     const struct afi_letter_body *letter)
{
	const size_t end = letter->end;
	size_t i;

	*told = true;
	for (i = letter->begin; i < end; i++)
		if (leads_in(outline, i, end))
			return i + 1;
	*told = false;
	for (i = letter->begin; i < end; i++)
		if (is_heading(outline, i, end) &&
		    next_is(outline, i, end, AFI_BLOCK_ITEM))
			return i;
	return end;
}

static int fits(const struct afi_outline *outline)
{
	struct afi_letter_body letter;
	size_t begin;
	bool told;

	if (!afi_letter_is_inspectors(outline))
		return 0;
	afi_letter_find(&letter, outline, 0);
	if (!letter.greets)
		return 0;
	begin = findings_begin(&told, outline, &letter);
	return begin < letter.end ? FITS : 0;
}

/* ---- findings ------------------------------------------------------------ */

static const char *first_sentence(struct afi_arena *arena, const char *text)
{
	struct afi_words words = { text, 0 };
	size_t at = 0;

	afi_sentence_next(&words, text, &at);
	return afi_words_line(arena, &words);
}

/* The open finding is whole. */
static void finish(struct notes *in)
{
	struct afi_proposals *out = in->out;
	struct afi_proposal *proposal;

	if (!in->first)
		return;
	proposal = afi_proposal_add(out, "opened", "hmicfrs", in->first,
				    in->last);
	afi_draft_add(&proposal->draft, "kind", kinds[in->sort]);
	afi_draft_number(&proposal->draft, "number", ++in->numbers[in->sort]);
	afi_draft_add(&proposal->draft, "title",
		      first_sentence(&out->arena, in->text.s));
	if (afi_words_cut(&in->text))
		afi_caution_add(out, in->first, false, "This finding is longer "
				"than a record can hold; its end is left "
				"out.");
	afi_draft_add(&proposal->draft, "text", in->text.s);
	afi_draft_add(&proposal->draft, "wording", "published");
	afi_draft_add(&proposal->draft, "numbered", "register");
	afi_draft_add(&proposal->draft, "question", in->slug);
	proposal->section = in->section;
	proposal->happened = out->published != AFI_NO_DAY ? out->published :
			     out->dated;
	afi_proposal_judge(out, proposal, in->items ? AFI_LIKELY : AFI_UNSURE,
			   in->items ? "a bullet among the findings" :
			   "a paragraph among the findings");
	in->first = 0;
}

static void begin(struct notes *in, const struct afi_block *block)
{
	finish(in);
	afi_str_reset(&in->text);
	afi_str_adds(&in->text, block->text);
	in->first = block->first;
	in->last = block->last;
	in->items = block->kind == AFI_BLOCK_ITEM;
}

/* @block is more of the open finding. */
static void go_on(struct notes *in, const struct afi_block *block)
{
	const bool item = block->kind == AFI_BLOCK_ITEM;

	afi_str_adds(&in->text, item ? "\n- " : "\n\n");
	afi_str_adds(&in->text, block->text);
	in->last = block->last;
}

static void take_heading(struct notes *in, const struct afi_block *block)
{
	struct afi_words text = afi_words_of(block->text);

	finish(in);
	if (text.len && text.s[text.len - 1] == ':')
		text.len--;
	in->section = afi_words_line(&in->out->arena, &text);
	in->slug = afi_words_slug(&in->out->arena, in->section);
	in->level = -1;
	in->sort = OBSERVATION;
	for (size_t i = 0; i < sizeof(headings) / sizeof(*headings); i++)
		if (afi_phrase_eat(in->section, headings[i].heading))
			in->sort = headings[i].sort;
}

static void take_item(struct notes *in, const struct afi_block *block)
{
	if (in->first && in->items && block->level > in->level + 1) {
		go_on(in, block);
		return;
	}
	in->level = block->level;
	begin(in, block);
}

/* A paragraph after an item is more of it, if findings follow; one before any
 * item leads in, unless no item comes at all. */
static void take_text(struct notes *in, const struct afi_block *block,
		      bool more, bool items)
{
	if (in->first && in->items && more)
		go_on(in, block);
	else if (!items && in->told && in->section)
		begin(in, block);
}

/* Whether an item comes before the next heading, from block @i on. */
static bool has_items(const struct afi_outline *outline, size_t i, size_t end)
{
	for (; i < end && !is_heading(outline, i, end); i++)
		if (outline->v[i].kind == AFI_BLOCK_ITEM)
			return true;
	return false;
}

/* Read the blocks from @i up to @end. */
static void read_findings(struct notes *in, size_t i, size_t end)
{
	bool items = has_items(in->outline, i, end);
	size_t last = i;		/* item */

	for (size_t j = i; j < end; j++)
		if (in->outline->v[j].kind == AFI_BLOCK_ITEM)
			last = j;
	for (; i < end; i++) {
		const struct afi_block *block = &in->outline->v[i];

		if (is_heading(in->outline, i, end)) {
			take_heading(in, block);
			items = has_items(in->outline, i + 1, end);
		} else if (block->kind == AFI_BLOCK_ITEM) {
			take_item(in, block);
		} else if (block->kind == AFI_BLOCK_TEXT) {
			take_text(in, block, i < last, items);
		}
	}
	finish(in);
}

/* ---- the letter ---------------------------------------------------------- */

/* Whether the letter puts @name in quotes somewhere. */
static bool is_quoted(const struct afi_outline *outline,
		      const struct afi_letter_body *letter, const char *name,
		      size_t len)
{
	static const char *const quotes[] = { "'", "\"", NULL };
	struct afi_str phrase = AFI_STR_INIT;
	bool is = false;

	for (int q = 0; quotes[q] && !is; q++) {
		afi_str_reset(&phrase);
		afi_str_adds(&phrase, quotes[q]);
		for (size_t i = 0; i < len; i++)
			afi_str_addc(&phrase, name[i] >= 'A' &&
				     name[i] <= 'Z' ?
				     (char)(name[i] - 'A' + 'a') : name[i]);
		afi_str_adds(&phrase, quotes[q]);
		for (size_t i = letter->begin; i < letter->end && !is; i++) {
			const struct afi_words text =
				afi_words_of(outline->v[i].text);

			is = afi_phrase_find(&text, phrase.s, NULL) != NULL;
		}
	}
	afi_str_clear(&phrase);
	return is;
}

/* The inspection is called what the subject line says, in short if the letter
 * itself calls it so. */
static void take_subject(struct afi_proposals *out,
			 const struct afi_outline *outline,
			 const struct afi_letter_body *letter)
{
	const struct afi_block *block = &outline->v[letter->begin];
	struct afi_words name;
	const char *rest, *colon;

	if (letter->begin >= letter->end || !afi_block_is_title(block) ||
	    strnlen(block->text, AFI_TITLE_MAX) == AFI_TITLE_MAX)
		return;
	rest = afi_phrase_eat(block->text, "re:");
	if (!rest)
		rest = afi_phrase_eat(block->text, "subject:");
	name = afi_words_of(rest ? afi_words_skip(rest, false) : block->text);
	colon = strchr(name.s, ':');
	if (colon && is_quoted(outline, letter, name.s,
			       (size_t)(colon - name.s)))
		name.len = (size_t)(colon - name.s);
	out->short_title = afi_words_line(&out->arena, &name);
}

static void read_it(struct afi_proposals *out,
		    const struct afi_outline *outline)
{
	struct notes in = { .out = out, .outline = outline,
			    .text = AFI_STR_INIT, .level = -1 };
	struct afi_letter_body letter;
	size_t begins;

	afi_letter_find(&letter, outline, 0);
	begins = findings_begin(&in.told, outline, &letter);
	afi_letter_heads(out, outline, &letter);
	afi_letter_published(out, outline, letter.begin, begins);
	take_subject(out, outline, &letter);
	if (!out->short_title)
		afi_letter_inspection(out, outline, letter.begin, begins);
	afi_propose_inspection(out, "hmicfrs", outline->v[0].first,
			       outline->v[begins - 1].last);
	read_findings(&in, begins, letter.end);
	if (in.numbers[OBSERVATION] && !in.numbers[REC] &&
	    !in.numbers[AFI] && !in.numbers[COC])
		afi_caution_add(out, 0, false, "This letter asks for nothing: "
				"it holds no area for improvement and no "
				"recommendation. Its findings (%d) are "
				"offered as observations, which are kept and "
				"shown but never counted as things to act on.",
				in.numbers[OBSERVATION]);
	afi_str_clear(&in.text);
}

const struct afi_genre afi_genre_notes = {
	.name = "a letter of findings", .fits = fits, .read = read_it,
};
