/*
 * A page of the inspectorate's former public register of recommendations: what
 * was found, and a log of what became of it.
 *
 * The log is either marked up, "[on]2nd March 2017 [status]complete[/status]
 * [/on]" in one run, or has a line for each day, "2nd March 2017 complete".
 * The number of the page counts through all forces; it is no finding's number.
 */
#include "propose_impl.h"

#include <stdlib.h>
#include <string.h>

#include "propose_letter.h"
#include "propose_log.h"
#include "propose_phrase.h"
#include "str.h"
#include "vec.h"

enum { LOOKED_AT = 300 };	/* blocks for a log */

#define REGISTER "HMICFRS register of recommendations"

/* A recommendation under a cause of concern. */
struct rec {
	struct afi_str text;
	int first, last;
	bool goes_on;		/* items belong to it */
};

/* A page being read. */
struct page {
	struct afi_proposals *out;
	const char *kind;	/* of the finding, or NULL */
	const char *number;	/* in the register of all forces, or NULL */
	const char *authority;
	struct afi_str text;	/* what was found */
	int first, last;
	bool in_recs, goes_on;
	struct { struct rec *v; size_t n, size; } recs;
	struct afi_log log;
	size_t finding;		/* its proposal */
	int undated, undated_line;	/* entries of the log; the first */
};

/* ---- what kind of page it is --------------------------------------------- */

/* The address ".../recommendation/<force>/<number>/" in @text. */
static bool read_address(struct afi_words *force, struct afi_words *number,
			 const char *text)
{
	const char *s = strstr(text, "/recommendation/");

	if (!s)
		return false;
	force->s = s + strlen("/recommendation/");
	force->len = strspn(force->s, "abcdefghijklmnopqrstuvwxyz-");
	number->s = force->s + force->len + 1;
	if (!force->len || number->s[-1] != '/')
		return false;
	number->len = strspn(number->s, "0123456789");
	return number->len > 0;
}

static int fits(const struct afi_outline *outline)
{
	struct afi_words force, number;
	bool address = false;

	for (size_t i = 0; i < outline->n && i < LOOKED_AT; i++) {
		if (afi_log_begins(outline, i))
			return 95;
		address |= read_address(&force, &number, outline->v[i].text);
	}
	return address ? 70 : 0;
}

/* ---- what was found ------------------------------------------------------ */

static const struct {
	const char *heading, *kind;
} kinds[] = {
	{ "accelerated cause of concern", "coc" },
	{ "cause of concern", "coc" }, { "cause for concern", "coc" },
	{ "area for improvement", "afi" }, { "areas for improvement", "afi" },
	{ "recommendation", "rec" }, { "recommendations", "rec" },
};

/* The kind that @block is the heading of and nothing else, or NULL. */
static const char *kind_of(const struct afi_block *block)
{
	const char *rest;

	for (size_t i = 0; i < sizeof(kinds) / sizeof(*kinds); i++)
		if ((rest = afi_phrase_eat(block->text, kinds[i].heading)) &&
		    !*afi_words_skip(rest, true))
			return kinds[i].kind;
	return NULL;
}

static void add_words(struct afi_str *out, const struct afi_block *block)
{
	const bool item = block->kind == AFI_BLOCK_ITEM;

	if (out->len)
		afi_str_adds(out, item ? "\n" : "\n\n");
	afi_str_addf(out, "%s%s", item ? "- " : "", block->text);
}

static void add_rec(struct page *in, const struct afi_block *block)
{
	struct rec *rec = in->recs.n ? &in->recs.v[in->recs.n - 1] : NULL;

	if (rec && rec->goes_on && block->kind == AFI_BLOCK_ITEM) {
		add_words(&rec->text, block);
	} else {
		rec = afi_vec_push(&in->recs);
		*rec = (struct rec){
			.text = AFI_STR_INIT, .first = block->first,
		};
		afi_str_adds(&rec->text, block->text);
		rec->goes_on = block->kind != AFI_BLOCK_ITEM &&
			       rec->text.len &&
			       rec->text.s[rec->text.len - 1] == ':';
	}
	rec->last = block->last;
}

/* Take what stands before the log. */
static void take_body(struct page *in, const struct afi_block *block)
{
	const char *kind = kind_of(block);

	if (kind && !in->kind) {
		in->kind = kind;
	} else if (kind && strcmp(kind, "rec") == 0 &&
		   strcmp(in->kind, "coc") == 0) {
		in->in_recs = true;
	} else if (!in->kind || kind || block->kind > AFI_BLOCK_ITEM) {
		return;
	} else if (in->in_recs) {
		add_rec(in, block);
	} else {
		add_words(&in->text, block);
		in->first = in->first ? in->first : block->first;
		in->last = block->last;
	}
}

static struct afi_proposal *open_finding(struct page *in, const char *kind,
					 int under, int number,
					 struct afi_str *text, int first,
					 int last)
{
	struct afi_proposals *out = in->out;
	struct afi_proposal *proposal = afi_proposal_add(out, "opened",
							 "hmicfrs", first,
							 last);
	struct afi_words title = { text->s, 0 };
	size_t at = 0;

	afi_words_cut(text);
	afi_sentence_next(&title, text->s, &at);
	afi_draft_add(&proposal->draft, "kind", kind);
	afi_draft_number(&proposal->draft, "number", number);
	if (under)
		afi_draft_number(&proposal->draft, "under", under);
	afi_draft_add(&proposal->draft, "title",
		      afi_words_line(&out->arena, &title));
	afi_draft_add(&proposal->draft, "text", text->s);
	afi_draft_add(&proposal->draft, "wording", "published");
	afi_draft_add(&proposal->draft, "numbered", "register");
	return proposal;
}

static void propose_findings(struct page *in)
{
	const char *kind = in->kind ? in->kind : "rec";
	struct afi_proposal *proposal;

	if (!in->text.len) {
		in->finding = AFI_NO_PROPOSAL;
		afi_caution_add(in->out, 0, true, "The page does not say what "
				"was found, only what became of it.");
		return;
	}
	proposal = open_finding(in, kind, 0, 1, &in->text, in->first,
				in->last);
	in->finding = afi_proposal_place(in->out, proposal);
	if (in->number)
		afi_proposal_judge(in->out, proposal, AFI_SURE, "number %s of "
				   "the inspectorate's former register, which "
				   "is not the finding's own", in->number);
	else
		afi_proposal_judge(in->out, proposal, AFI_SURE, "the finding "
				   "of the page");
	for (size_t i = 0; i < in->recs.n; i++) {
		struct rec *rec = &in->recs.v[i];

		proposal = open_finding(in, "rec", 1, (int)i + 1, &rec->text,
					rec->first, rec->last);
		afi_proposal_judge(in->out, proposal, AFI_LIKELY,
				   "a recommendation under it");
	}
}

/* ---- what became of it --------------------------------------------------- */

static void propose_entry(struct page *in, const struct afi_log_entry *entry)
{
	struct afi_proposals *out = in->out;
	const char *outcome = entry->status ? entry->status->outcome : NULL;
	struct afi_proposal *proposal;
	struct afi_str text = AFI_STR_INIT;

	if (entry->status)
		afi_str_addf(&text, "%s: %s.", in->authority,
			     entry->status->words);
	else
		afi_str_add(&text, entry->text.s, entry->text.len);
	if (afi_words_cut(&text))
		afi_caution_add(out, entry->first, false, "This comment is "
				"longer than a record can hold; its end is "
				"left out.");
	proposal = afi_proposal_add(out, outcome ? "close" : "update",
				    "hmicfrs", entry->first, entry->last);
	if (outcome) {
		afi_draft_add(&proposal->draft, "outcome", outcome);
		afi_draft_add(&proposal->draft, "authority", in->authority);
	}
	afi_draft_add(&proposal->draft, "text", text.s);
	proposal->of = in->finding;
	proposal->happened = entry->day;
	proposal->extra = in->finding == AFI_NO_PROPOSAL;
	afi_proposal_judge(out, proposal, entry->day != AFI_NO_DAY ? AFI_SURE :
			   AFI_UNSURE, entry->status ? "a status in the log" :
			   entry->day != AFI_NO_DAY ? "a comment in the log" :
			   "a note after the log");
	if (entry->day == AFI_NO_DAY && !in->undated++)
		in->undated_line = entry->first;
	afi_str_clear(&text);
}

/* ---- the page ------------------------------------------------------------ */

/* "west-midlands" as a force is called. */
static const char *force_name(struct afi_arena *arena,
			      const struct afi_words *slug)
{
	static const char *const joining[] = { "and", "of", "on", NULL };
	char *name = afi_arena_copy(arena, slug->s, slug->len), *s;
	size_t i;

	for (s = name; *s; s += strcspn(s, " ")) {
		s += *s == ' ';
		name[(size_t)(s - name) + strcspn(s, "-")] =
			s[strcspn(s, "-")] ? ' ' : '\0';
		for (i = 0; joining[i] && !afi_phrase_eat(s, joining[i]); i++)
			;
		if (!joining[i] && *s >= 'a' && *s <= 'z')
			*s = (char)(*s - 'a' + 'A');
	}
	return name;
}

static void find_address(struct page *in, const struct afi_outline *outline)
{
	struct afi_str words = AFI_STR_INIT;
	struct afi_words force, number;

	for (size_t i = 0; i < outline->n && i < LOOKED_AT; i++) {
		if (!read_address(&force, &number, outline->v[i].text))
			continue;
		in->out->force = force_name(&in->out->arena, &force);
		in->number = afi_arena_copy(&in->out->arena, number.s,
					    number.len);
		break;
	}
	afi_str_adds(&words, REGISTER);
	if (in->number)
		afi_str_addf(&words, ", number %s", in->number);
	in->authority = afi_arena_strdup(&in->out->arena, words.s);
	afi_str_clear(&words);
}

static void clear(struct page *in)
{
	for (size_t i = 0; i < in->recs.n; i++)
		afi_str_clear(&in->recs.v[i].text);
	free(in->recs.v);
	afi_log_clear(&in->log);
	afi_str_clear(&in->text);
}

static void read_it(struct afi_proposals *out,
		    const struct afi_outline *outline)
{
	struct page in = { .out = out, .text = AFI_STR_INIT };
	struct afi_letter_body letter;
	size_t i;

	afi_letter_find(&letter, outline, 0);
	afi_letter_heads(out, outline, &letter);
	out->dated = AFI_NO_DAY;	/* of the log, not of the page */
	find_address(&in, outline);
	for (i = 0; i < outline->n && !afi_log_begins(outline, i); i++)
		take_body(&in, &outline->v[i]);
	afi_letter_inspection(out, outline, 0, i);
	afi_propose_inspection(out, "hmicfrs", 1, i ? outline->v[i - 1].last :
			       1);
	propose_findings(&in);
	afi_log_read(&in.log, outline, i);
	for (size_t j = 0; j < in.log.n; j++)
		propose_entry(&in, &in.log.v[j]);
	if (in.undated)
		afi_caution_add(out, in.undated_line, false, "Part of the log "
				"(%d from here on) bears no date and gets "
				"none.", in.undated);
	if (!in.log.n)
		afi_caution_add(out, 0, false, "The page has no log of what "
				"became of the finding.");
	clear(&in);
}

const struct afi_genre afi_genre_log = {
	.name = "a page of the inspectorate's former register",
	.fits = fits, .read = read_it,
};
