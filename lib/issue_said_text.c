/* What a text that was finished elsewhere makes of a letter's responses. */
#include <stdlib.h>
#include <string.h>

#include "issue_align.h"
#include "issue_said.h"
#include "issue_words.h"
#include "vec.h"

/* A text being compared. */
struct comparing {
	struct afi_said *said;
	const struct afi_outline *text;
	struct afi_str is;		/* a paragraph a block */
	struct { size_t *v; size_t n, size; } blocks;	/* of each */
	struct afi_align align;
	size_t *homes;			/* by word of the text: the paragraph
					   of the letter that it is of */
	size_t *words;			/* by paragraph of the letter: how many
					   it has */
	struct afi_str *said_now;	/* by response */
	struct afi_str *plain_now;
};

static void add_blocks(struct comparing *c)
{
	struct afi_str plain = AFI_STR_INIT;

	for (size_t i = 0; i < c->text->n; i++) {
		const struct afi_block *block = &c->text->v[i];
		const size_t from = c->is.len;

		if (strspn(block->mark, "-*+") < strlen(block->mark))
			afi_str_addf(&c->is, "%s ", block->mark);
		for (const char *s = block->text; *s; s++)
			afi_str_addc(&c->is, *s == '\n' ? ' ' : *s);
		afi_str_reset(&plain);
		afi_plain_words(&plain, c->is.s + from, c->is.len - from);
		if (!plain.len) {
			afi_str_cut(&c->is, from);
			continue;
		}
		afi_str_adds(&c->is, "\n\n");
		*afi_vec_push(&c->blocks) = i;
	}
	afi_str_clear(&plain);
}

/* Where the paragraph of the word @i of the text ends. */
static size_t paragraph_end(const struct comparing *c, size_t i)
{
	const struct afi_run *is = &c->align.is;
	const size_t paragraph = is->v[i].paragraph;

	while (i < is->n && is->v[i].paragraph == paragraph)
		i++;
	return i;
}

/* How many of the words from @from to @end are from where that is; *@last is
 * the last of them. */
static size_t count_home(const struct comparing *c, size_t from, size_t end,
			 size_t *last)
{
	size_t n = 0;

	for (size_t i = from; i < end; i++)
		if (c->homes[i] == c->homes[from]) {
			n++;
			*last = i;
		} else if (c->homes[i] != AFI_SAID_NONE) {
			break;
		}
	return n;
}

/* Forget homes of words from @from to @end, a paragraph, that are there by
 * chance: few of its words, and few of where they are from. */
static void drop_chances(struct comparing *c, size_t from, size_t end)
{
	for (size_t i = from; i < end; i++) {
		const size_t home = c->homes[i];
		size_t last = i, n;

		if (home == AFI_SAID_NONE)
			continue;
		n = count_home(c, i, end, &last);
		if (n * 2 < c->words[home] && n * 2 < end - from)
			for (size_t k = i; k <= last; k++)
				c->homes[k] = AFI_SAID_NONE;
		i = last;
	}
}

/* Words that are new are where the next one of their paragraph is, or else the
 * one before. */
static void fill_homes(struct comparing *c, size_t from, size_t end)
{
	for (size_t i = end; i-- > from + 1;)
		if (c->homes[i - 1] == AFI_SAID_NONE)
			c->homes[i - 1] = c->homes[i];
	for (size_t i = from + 1; i < end; i++)
		if (c->homes[i] == AFI_SAID_NONE)
			c->homes[i] = c->homes[i - 1];
}

static void find_homes(struct comparing *c)
{
	const struct afi_align *align = &c->align;
	size_t at = 0, end;

	c->words = afi_xcalloc(align->was.paragraphs + 1, sizeof(*c->words));
	c->homes = afi_xcalloc(align->is.n + 1, sizeof(*c->homes));
	for (size_t i = 0; i < align->was.n; i++)
		c->words[align->was.v[i].paragraph]++;
	for (size_t i = 0; i < align->is.n; i++) {
		c->homes[i] = AFI_SAID_NONE;
		if (align->new[i])
			continue;
		while (align->gone[at])
			at++;
		c->homes[i] = align->was.v[at++].paragraph;
	}
	for (size_t i = 0; i < align->is.n; i = end) {
		end = paragraph_end(c, i);
		drop_chances(c, i, end);
		fill_homes(c, i, end);
	}
}

static size_t part_at(const struct comparing *c, size_t paragraph)
{
	return paragraph < c->said->places.n ?
	       c->said->places.v[paragraph].part : AFI_SAID_NONE;
}

/* Whose the words from @from to @end are, which are new as a whole. */
static size_t part_between(const struct comparing *c, size_t from, size_t end)
{
	const size_t n = c->said->places.n;
	size_t before = from, after = end, first, last, part;

	while (before > 0 && c->homes[before - 1] == AFI_SAID_NONE)
		before--;
	while (after < c->align.is.n && c->homes[after] == AFI_SAID_NONE)
		after++;
	first = before ? c->homes[before - 1] + 1 : 0;
	last = after < c->align.is.n ? c->homes[after] : n;
	for (size_t i = first; i < last; i++)
		if ((part = part_at(c, i)) != AFI_SAID_NONE)
			return part;
	part = first ? part_at(c, first - 1) : AFI_SAID_NONE;
	return part != AFI_SAID_NONE ? part : part_at(c, last);
}

/* ---- what is said now ---------------------------------------------------- */

/* Append words; a paragraph parts them no more than a blank does. */
static void add_plain(struct afi_str *out, const char *s, size_t len)
{
	if (out->len)
		afi_str_cut(out, out->len - 1);
	afi_plain_words(out, s, len);
}

/* The paragraph that was in the letter's paragraph @home, if these words of
 * its response are all that it said; or NULL. */
static const struct afi_said_words *find_same(const struct comparing *c,
					      size_t home, const char *plain)
{
	const struct afi_said_words *found = NULL;
	const struct afi_said_part *part;
	struct afi_str was = AFI_STR_INIT;

	if (part_at(c, home) == AFI_SAID_NONE)
		return NULL;
	part = &c->said->v[c->said->places.v[home].part];
	if (c->said->places.v[home].number < part->was.n)
		found = &part->was.v[c->said->places.v[home].number];
	if (found)
		afi_plain_words(&was, found->text, strlen(found->text));
	if (strcmp(was.s, plain) != 0)
		found = NULL;
	afi_str_clear(&was);
	return found;
}

static bool is_bullet(const struct afi_block *block)
{
	return block->kind == AFI_BLOCK_ITEM &&
	       strspn(block->mark, "-*+") == strlen(block->mark);
}

/* The @len bytes at @s, of @block and from the letter's paragraph @home, are
 * part's; as they were recorded where they are the same. */
static void add_words(struct comparing *c, size_t part, const char *s,
		      size_t len, const struct afi_block *block, size_t home)
{
	struct afi_str *out = &c->said_now[part], plain = AFI_STR_INIT;
	const struct afi_said_words *same;

	while (len && s[len - 1] == ' ')
		len--;
	afi_plain_words(&plain, s, len);
	same = find_same(c, home, plain.s);
	add_plain(&c->plain_now[part], s, len);
	if (out->len)
		afi_str_adds(out, "\n\n");
	if (same ? same->item : is_bullet(block))
		afi_str_adds(out, "- ");
	if (same)
		afi_str_adds(out, same->text);
	else
		afi_str_add(out, s, len);
	afi_str_clear(&plain);
}

/* The words from @from to @end, one paragraph of the text, each piece to whom
 * it belongs. */
static void share_out(struct comparing *c, size_t from, size_t end)
{
	const struct afi_run *is = &c->align.is;
	const struct afi_block *block =
		&c->text->v[c->blocks.v[is->v[from].paragraph]];
	const char *stop = strchr(is->text + is->v[end - 1].end, '\n');
	const bool new = c->homes[from] == AFI_SAID_NONE;

	for (size_t i = from, k; i < end; i = k) {
		const size_t part = new ? part_between(c, from, end) :
				    part_at(c, c->homes[i]);
		const char *s = is->text + is->v[i].begin;

		for (k = i + 1; k < end && (new ||
		     part_at(c, c->homes[k]) == part); k++)
			;
		if (part != AFI_SAID_NONE)
			add_words(c, part, s, (size_t)((k < end ? is->text +
				  is->v[k].begin : stop) - s), block,
				  c->homes[i]);
	}
}

/* A gap is nobody's words. */
static bool is_gap(const struct comparing *c, size_t part)
{
	struct afi_str plain = AFI_STR_INIT;
	size_t at = 0, len, i = 0;
	const char *begin;
	bool is = false;

	if (c->said->v[part].was.n)
		return false;
	for (; afi_paragraph_next(&begin, &len, c->said->letter.s, &at); i++) {
		if (part_at(c, i) != part)
			continue;
		afi_str_reset(&plain);
		afi_plain_words(&plain, begin, len);
		is |= strcmp(plain.s, c->plain_now[part].s) == 0;
	}
	afi_str_clear(&plain);
	return is;
}

static void settle(struct comparing *c, size_t i)
{
	struct afi_said_part *part = &c->said->v[i];
	struct afi_str was = AFI_STR_INIT;

	for (size_t k = 0; k < part->was.n; k++)
		add_plain(&was, part->was.v[k].text,
			  strlen(part->was.v[k].text));
	part->there = c->said_now[i].len && !is_gap(c, i);
	if (part->placed && part->there &&
	    strcmp(was.s, c->plain_now[i].s) != 0)
		part->is = afi_arena_strdup(&c->said->arena,
					    c->said_now[i].s);
	afi_str_clear(&was);
}

/* Nothing is known but which words are in it. */
static void look_for(struct comparing *c)
{
	struct afi_str all = AFI_STR_INIT, plain = AFI_STR_INIT;

	afi_plain_words(&all, c->is.s, c->is.len);
	for (size_t i = 0; i < c->said->n; i++)
		for (size_t k = 0; k < c->said->v[i].was.n; k++) {
			const char *text = c->said->v[i].was.v[k].text;

			afi_str_reset(&plain);
			afi_plain_words(&plain, text, strlen(text));
			c->said->v[i].there |= plain.len &&
					       strstr(all.s, plain.s);
		}
	afi_str_clear(&plain);
	afi_str_clear(&all);
}

static void find_now(struct comparing *c)
{
	const size_t n = c->said->n + 1;
	size_t end;

	c->said_now = afi_xcalloc(n, sizeof(*c->said_now));
	c->plain_now = afi_xcalloc(n, sizeof(*c->plain_now));
	for (size_t i = 0; i < n; i++)
		c->said_now[i] = c->plain_now[i] =
			(struct afi_str)AFI_STR_INIT;
	find_homes(c);
	for (size_t i = 0; i < c->align.is.n; i = end) {
		end = paragraph_end(c, i);
		share_out(c, i, end);
	}
	for (size_t i = 0; i < c->said->n; i++)
		settle(c, i);
	for (size_t i = 0; i < n; i++) {
		afi_str_clear(&c->said_now[i]);
		afi_str_clear(&c->plain_now[i]);
	}
	free(c->said_now);
	free(c->plain_now);
	free(c->homes);
	free(c->words);
}

bool afi_said_compare(struct afi_said *said, const struct afi_outline *text)
{
	struct comparing c = { .said = said, .text = text,
			       .is = AFI_STR_INIT };
	bool known;

	add_blocks(&c);
	known = afi_align_make(&c.align, said->letter.s, c.is.s);
	if (known)
		find_now(&c);
	else
		look_for(&c);
	afi_align_clear(&c.align);
	free(c.blocks.v);
	afi_str_clear(&c.is);
	return known;
}
