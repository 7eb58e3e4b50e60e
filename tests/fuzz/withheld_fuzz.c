/*
 * Any text as it is typed, with marks in it: what they hold can be found
 * nowhere in what is left when it is withheld, and no mark is misread.
 */
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "codec.h"
#include "record.h"
#include "text.h"
#include "withheld.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

enum { SIZE = 4096, MARKS = 40 };	/* more is too slow */

#define AT "2025-01-09T10:12:44Z"
#define HEAD "h00000000000"
#define SAID "s00000000000"

static void must(bool holds)
{
	if (!holds)
		abort();
}

static void put(struct afi_record *rec, struct afi_draft *draft,
		const char *id, const char *after, const char *what)
{
	struct afi_draft whole = AFI_DRAFT_INIT;
	struct afi_str out = AFI_STR_INIT;
	struct afi_err err = AFI_ERR_INIT;

	afi_draft_add(&whole, "id", id);
	if (after)
		afi_draft_list(&whole, "after", &after, 1);
	afi_draft_add(&whole, "at", AT);
	afi_draft_add(&whole, "by", "Lead <lead@force.example>");
	afi_draft_add(&whole, "as", "force");
	afi_draft_add(&whole, "what", what);
	for (size_t i = 0; i < draft->n; i++)
		afi_draft_add(&whole, draft->v[i].key, draft->v[i].value);
	must(!afi_codec_entry(&out, &whole, &err) &&
	     !afi_codec_append(rec, out.s, out.len, &err));
	afi_draft_clear(&whole);
	afi_draft_clear(draft);
	afi_str_clear(&out);
}

/* A record of an update with @text, and the @typed marks. */
static void make(struct afi_record *rec, const char *text,
		 const struct afi_typed *typed)
{
	struct afi_draft draft = AFI_DRAFT_INIT;
	struct afi_err err = AFI_ERR_INIT;
	char id[] = "m00000000000";

	afi_draft_add(&draft, "kind", "afi");
	afi_draft_add(&draft, "number", "3");
	afi_draft_add(&draft, "title", "Failing");
	put(rec, &draft, HEAD, NULL, "opened");
	afi_draft_add(&draft, "text", text);
	put(rec, &draft, SAID, HEAD, "update");
	for (size_t i = 0; i < typed->n; i++) {
		id[10] = (char)('0' + i / 10);
		id[11] = (char)('0' + i % 10);
		afi_draft_add(&draft, "entry", SAID);
		afi_draft_add(&draft, "field", typed->v[i].field);
		afi_draft_add(&draft, "words", typed->v[i].words);
		afi_draft_add(&draft, "sort", typed->v[i].sort);
		put(rec, &draft, id, SAID, "withhold");
	}
	must(!afi_record_settle(rec, &err));
}

/* @s of @len bytes with one blank for blanks and breaks, and at both ends. */
static void add_plain(struct afi_str *out, const char *s, size_t len)
{
	afi_str_addc(out, ' ');
	for (size_t i = 0; i < len; i++) {
		const char c = strchr(" \t\n", s[i]) ? ' ' : s[i];

		if (c != ' ' || out->s[out->len - 1] != ' ')
			afi_str_addc(out, c);
	}
	if (out->s[out->len - 1] != ' ')
		afi_str_addc(out, ' ');
}

/* Whether the words of a mark stand in a piece; not by the module's means. */
static bool holds(const struct afi_str *piece, const char *words)
{
	struct afi_str plain = AFI_STR_INIT;
	bool found;

	add_plain(&plain, words, strlen(words));
	afi_str_cut(&plain, plain.len - 1);
	found = strstr(piece->s, plain.s + 1) != NULL;
	afi_str_clear(&plain);
	return found;
}

static void check_piece(const char *s, size_t len,
			const struct afi_typed *typed)
{
	struct afi_str plain = AFI_STR_INIT;

	must(((unsigned char)*s & 0xC0) != 0x80);	/* a whole character */
	add_plain(&plain, s, len);
	for (size_t i = 0; i < typed->n; i++)
		must(!holds(&plain, typed->v[i].words));
	afi_str_clear(&plain);
}

static void check_spans(const struct afi_record *rec, const char *text,
			const struct afi_typed *typed)
{
	struct afi_marks marks = { 0 };
	struct afi_spans spans = { 0 };
	size_t from = 0;

	afi_marks_find(&marks, rec);
	must(marks.n == typed->n);
	afi_marks_spans(&spans, &marks, rec, afi_record_find(rec, SAID),
			"text", text);
	must(spans.n || !typed->n);
	for (size_t i = 0; i < spans.n; i++) {
		const struct afi_span *span = &spans.v[i];

		must(span->begin < span->end && span->sort_len);
		must(i ? span->begin > from : true);
		check_piece(text + from, span->begin - from, typed);
		from = span->end;
	}
	must(from <= strlen(text));
	check_piece(text + from, strlen(text) - from, typed);
	free(spans.v);
	free(marks.v);
}

static bool is_clean(const char *s)
{
	return afi_text_is_clean(s, strlen(s), NULL);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct afi_str text = AFI_STR_INIT, out = AFI_STR_INIT;
	struct afi_record rec = AFI_RECORD_INIT;
	struct afi_typed typed = AFI_TYPED_INIT;
	struct afi_err err = AFI_ERR_INIT;

	if (size > SIZE ||
	    afi_text_normalise(&text, (const char *)data, size, &err))
		goto out;
	if (afi_typed_take(&out, &typed, "text", text.s, &err)) {
		must(err.code == AFI_EUSAGE &&
		     strncmp(err.msg, "line ", 5) == 0);
		goto out;
	}
	must(out.len <= text.len);
	must(typed.n || strcmp(out.s, text.s) == 0);
	/* what begins with a byte order mark is refused later */
	if (typed.n > MARKS || !out.len || !is_clean(out.s))
		goto out;
	for (size_t i = 0; i < typed.n; i++) {
		must(*typed.v[i].words && *typed.v[i].sort);
		if (!is_clean(typed.v[i].words))
			goto out;
	}
	make(&rec, out.s, &typed);
	check_spans(&rec, out.s, &typed);
out:
	afi_record_clear(&rec);
	afi_typed_clear(&typed);
	afi_str_clear(&out);
	afi_str_clear(&text);
	return 0;
}
