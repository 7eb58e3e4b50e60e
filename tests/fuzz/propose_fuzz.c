/*
 * Any text has an outline and proposals: their lines lie in the text and come
 * in order, what is drafted is clean and could be recorded, and what hangs on
 * another proposal hangs on one that opens something.
 */
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "codec.h"
#include "outline.h"
#include "propose.h"
#include "text.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void must(bool holds)
{
	if (!holds)
		abort();
}

static int count_lines(const struct afi_str *text)
{
	int n = 1;

	for (size_t i = 0; i < text->len; i++)
		n += text->s[i] == '\n';
	return n;
}

static void check_outline(const struct afi_outline *outline, int lines)
{
	int before = 1;

	for (size_t i = 0; i < outline->n; i++) {
		const struct afi_block *block = &outline->v[i];

		must(block->first >= before && block->last >= block->first);
		must(block->last <= lines);
		must(afi_text_is_clean(block->text, strlen(block->text),
				       NULL));
		must(block->kind == AFI_BLOCK_ROW ||
		     !strchr(block->text, '\n'));
		must((block->kind == AFI_BLOCK_ROW) == (block->ncells > 0));
		before = block->first;
	}
}

/* What the command puts before what was drafted. */
static void add_head(struct afi_draft *whole, const struct afi_proposal *one)
{
	const char *after = "h00000000000";

	afi_draft_add(whole, "id", "s00000000000");
	if (strcmp(one->what, "opened") != 0)
		afi_draft_list(whole, "after", &after, 1);
	afi_draft_add(whole, "at", "2025-01-09T10:12:44Z");
	afi_draft_add(whole, "by", "Lead <lead@force.example>");
	afi_draft_add(whole, "as", one->as);
	afi_draft_add(whole, "source", "a document");
	afi_draft_add(whole, "what", one->what);
	if (!afi_proposal_get(one, "number") &&
	    (afi_proposal_opens(one, NULL) || !strcmp(one->what, "action")))
		afi_draft_add(whole, "number", "1");
}

/* It is an entry that a record takes. */
static void check_draft(const struct afi_proposal *one)
{
	struct afi_draft whole = AFI_DRAFT_INIT, draft = AFI_DRAFT_INIT;
	struct afi_record rec = AFI_RECORD_INIT;
	struct afi_str bytes = AFI_STR_INIT;
	struct afi_err err = AFI_ERR_INIT;

	add_head(&whole, one);
	afi_draft_prepend(&draft, &one->draft);
	afi_draft_prepend(&draft, &whole);
	must(!afi_codec_entry(&bytes, &draft, &err) &&
	     !afi_codec_append(&rec, bytes.s, bytes.len, &err));
	afi_record_clear(&rec);
	afi_str_clear(&bytes);
	afi_draft_clear(&draft);
	afi_draft_clear(&whole);
}

static void check_proposal(const struct afi_proposals *all, size_t i,
			   int lines)
{
	const struct afi_proposal *one = &all->v[i];

	must(one->what && one->as && one->why);
	must(one->first >= 1 && one->last >= one->first);
	must(one->last <= lines);
	must(one->of == AFI_NO_PROPOSAL || one->of < all->n);
	must(one->of == AFI_NO_PROPOSAL ||
	     !strcmp(all->v[one->of].what, "opened") ||
	     !strcmp(all->v[one->of].what, "action"));
	check_draft(one);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct afi_proposals proposals = AFI_PROPOSALS_INIT;
	struct afi_outline outline = AFI_OUTLINE_INIT;
	struct afi_str text = AFI_STR_INIT;
	struct afi_err err = AFI_ERR_INIT;
	int lines;

	if (!afi_text_normalise(&text, (const char *)data, size, &err)) {
		lines = count_lines(&text);
		afi_outline_make(&outline, text.s, text.len);
		check_outline(&outline, lines);
		afi_propose(&proposals, &outline);
		for (size_t i = 0; i < proposals.n; i++)
			check_proposal(&proposals, i, lines);
		afi_proposals_clear(&proposals);
		afi_outline_clear(&outline);
	}
	afi_str_clear(&text);
	return 0;
}
