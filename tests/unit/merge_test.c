/*
 * Merging: single facts, and laws that hold for whatever people did apart.
 *
 * The laws are tried on random histories: a few writers open the same finding,
 * write, correct, erase and now and then fetch from one another, with clocks
 * that are often equal and often wrong.  AFI_MERGE_ROUNDS says how many,
 * AFI_MERGE_SEED where they begin.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "codec.h"
#include "entry_text.h"
#include "id.h"
#include "record.h"
#include "str.h"

#define AT(minute) "2025-01-28T09:" minute ":00Z"
#define HEAD HEADING("a00000000001", AT("00"))
#define ID(letter) letter "00000000001"
#define ERASED(id, after, at) "id: " id "\nafter: [" after "]\nat: " at \
	"\n" BY "what: erased\nauthority: DPO\n" \
	"erased-at: 2025-02-01T00:00:00Z\nreason: a name\n"

/* ---- single facts ------------------------------------------------------ */

static void make(struct afi_record *rec, const char *const *texts)
{
	struct afi_err err = AFI_ERR_INIT;

	for (int i = 0; texts[i]; i++)
		if (entry_add(rec, texts[i], 10 * i + 1, &err))
			fail_msg("%s", err.msg);
	if (afi_record_settle(rec, &err))
		fail_msg("%s", err.msg);
}

#define MAKE(rec, ...) make(rec, (const char *const []){ __VA_ARGS__, NULL })

static void letters(const struct afi_record *rec, const char *expected)
{
	assert_int_equal(rec->n, strlen(expected));
	for (size_t i = 0; i < rec->n; i++)
		assert_int_equal(rec->entries[i].id[0], expected[i]);
}

static void what_was_written_apart_comes_together(void **state)
{
	struct afi_record a = AFI_RECORD_INIT, b = AFI_RECORD_INIT;
	struct afi_record out = AFI_RECORD_INIT;
	struct afi_err err = AFI_ERR_INIT;

	(void)state;
	MAKE(&a, HEAD, UPDATE(ID("b"), ID("a"), AT("05")));
	MAKE(&b, HEAD, UPDATE(ID("c"), ID("a"), AT("03")),
	     UPDATE(ID("d"), ID("c"), AT("09")));
	assert_int_equal(afi_record_merge(&out, &a, &b, &err), AFI_OK);
	letters(&out, "acbd");
	afi_record_clear(&a);
	afi_record_clear(&b);
	/* It is a deep copy: what it was made of is gone. */
	assert_string_equal(afi_entry_get(&out.entries[3], "text"),
			    "Done some more");
	assert_string_equal(out.entries[3].after[0], ID("c"));
	assert_int_equal(out.entries[3].line, 21);
	afi_record_clear(&out);
}

static void two_openings_of_one_path_are_one_record(void **state)
{
	struct afi_record a = AFI_RECORD_INIT, b = AFI_RECORD_INIT;
	struct afi_record out = AFI_RECORD_INIT;
	struct afi_err err = AFI_ERR_INIT;

	(void)state;
	MAKE(&a, HEADING("b00000000001", AT("01")),
	     UPDATE(ID("c"), ID("b"), AT("02")));
	MAKE(&b, HEADING("d00000000001", AT("00")));
	assert_int_equal(afi_record_merge(&out, &a, &b, &err), AFI_OK);
	letters(&out, "dbc");
	afi_record_clear(&a);
	afi_record_clear(&b);
	afi_record_clear(&out);
}

#define OPENED(kind, rest) "id: b00000000001\nat: " AT("00") "\n" BY \
	"what: opened\nkind: " kind "\ntitle: T\n" rest

static void different_paths_are_not_one_record(void **state)
{
	static const struct { const char *other, *msg; } wrong[] = {
		{ OPENED("afi", "number: 4\n"),
		  "not the same record: 'afi 3' and 'afi 4'" },
		{ OPENED("coc", "number: 3\n"),
		  "not the same record: 'afi 3' and 'coc 3'" },
		{ OPENED("inspection", ""),
		  "not the same record: 'afi 3' and 'inspection'" },
		{ OPENED("rec", "number: 3\nunder: 1\n"),
		  "not the same record: 'afi 3' and 'rec 1-3'" },
	};
	struct afi_record a = AFI_RECORD_INIT, out = AFI_RECORD_INIT;

	(void)state;
	MAKE(&a, HEAD);
	for (size_t i = 0; i < sizeof(wrong) / sizeof(wrong[0]); i++) {
		struct afi_record b = AFI_RECORD_INIT;
		struct afi_err err = AFI_ERR_INIT;

		MAKE(&b, wrong[i].other);
		assert_int_equal(afi_record_merge(&out, &a, &b, &err),
				 AFI_EINVALID);
		assert_string_equal(err.msg, wrong[i].msg);
		assert_int_equal(out.n, 0);
		afi_record_clear(&b);
	}
	afi_record_clear(&a);
}

static void a_changed_entry_stops_the_merge(void **state)
{
	struct afi_record a = AFI_RECORD_INIT, b = AFI_RECORD_INIT;
	struct afi_record out = AFI_RECORD_INIT;
	struct afi_err err = AFI_ERR_INIT;

	(void)state;
	MAKE(&a, HEAD, UPDATE(ID("b"), ID("a"), AT("05")));
	MAKE(&b, HEAD, UPDATE(ID("c"), ID("a"), AT("04")),
	     UPDATE(ID("b"), ID("a"), AT("06")));
	assert_int_equal(afi_record_merge(&out, &a, &b, &err), AFI_EINVALID);
	assert_string_equal(err.msg, "line 11 and line 21: two contents for "
			    "the id 'b00000000001'; one of them was changed");
	assert_int_equal(out.n, 0);
	assert_null(out.arena.last);
	afi_record_clear(&a);
	afi_record_clear(&b);
}

static void a_tombstone_wins_on_either_side(void **state)
{
	struct afi_record a = AFI_RECORD_INIT, b = AFI_RECORD_INIT;
	struct afi_err err = AFI_ERR_INIT;

	(void)state;
	MAKE(&a, HEAD, UPDATE(ID("b"), ID("a"), AT("05")));
	MAKE(&b, HEAD, ERASED(ID("b"), ID("a"), AT("05")));
	for (int i = 0; i < 2; i++) {
		struct afi_record out = AFI_RECORD_INIT;

		assert_int_equal(afi_record_merge(&out, i ? &a : &b,
						  i ? &b : &a, &err), AFI_OK);
		assert_true(afi_record_equal(&out, &b));
		afi_record_clear(&out);
	}
	afi_record_clear(&a);
	afi_record_clear(&b);
}

static void a_longer_record_keeps_a_shorter(void **state)
{
	struct afi_record old = AFI_RECORD_INIT, now = AFI_RECORD_INIT;
	const struct afi_entry *lost = NULL;

	(void)state;
	MAKE(&old, HEAD, UPDATE(ID("b"), ID("a"), AT("05")));
	MAKE(&now, HEAD, UPDATE(ID("c"), ID("a"), AT("01")),
	     UPDATE(ID("b"), ID("a"), AT("05")));
	assert_true(afi_record_keeps(&now, &old, &lost));
	assert_true(afi_record_keeps(&now, &old, NULL));
	assert_null(lost);
	assert_false(afi_record_keeps(&old, &now, &lost));
	assert_ptr_equal(lost, &now.entries[1]);
	assert_false(afi_record_keeps(&old, &now, NULL));
	afi_record_clear(&old);
	afi_record_clear(&now);
}

static void a_changed_entry_is_lost(void **state)
{
	struct afi_record old = AFI_RECORD_INIT, now = AFI_RECORD_INIT;
	const struct afi_entry *lost = NULL;

	(void)state;
	MAKE(&old, HEAD, UPDATE(ID("b"), ID("a"), AT("01")),
	     UPDATE(ID("c"), ID("a"), AT("02")));
	MAKE(&now, HEAD, UPDATE(ID("b"), ID("a"), AT("03")),
	     UPDATE(ID("c"), ID("a"), AT("02")));
	assert_false(afi_record_keeps(&now, &old, &lost));
	assert_ptr_equal(lost, &old.entries[1]);
	afi_record_clear(&old);
	afi_record_clear(&now);
}

static void an_erased_entry_is_not_lost(void **state)
{
	struct afi_record old = AFI_RECORD_INIT, now = AFI_RECORD_INIT;
	struct afi_record other = AFI_RECORD_INIT;
	const struct afi_entry *lost = NULL;

	(void)state;
	MAKE(&old, HEAD, UPDATE(ID("b"), ID("a"), AT("01")));
	MAKE(&now, HEAD, ERASED(ID("b"), ID("a"), AT("01")));
	MAKE(&other, HEAD, ERASED(ID("b"), ID("a"), AT("02")));
	assert_true(afi_record_keeps(&now, &old, NULL));
	assert_false(afi_record_keeps(&old, &now, &lost));
	assert_ptr_equal(lost, &now.entries[1]);
	/* No tombstone of that entry: its time is another. */
	assert_false(afi_record_keeps(&other, &old, NULL));
	afi_record_clear(&old);
	afi_record_clear(&now);
	afi_record_clear(&other);
}

static void a_tombstone_gives_way_to_a_smaller_one_only(void **state)
{
	struct afi_record small = AFI_RECORD_INIT, large = AFI_RECORD_INIT;

	(void)state;
	MAKE(&small, HEAD, ERASED(ID("b"), ID("a"), AT("01")) "source: p\n");
	MAKE(&large, HEAD, ERASED(ID("b"), ID("a"), AT("01")) "source: q\n");
	assert_true(afi_record_keeps(&small, &large, NULL));
	assert_false(afi_record_keeps(&large, &small, NULL));
	afi_record_clear(&small);
	afi_record_clear(&large);
}

static void equal_records_hold_the_same_entries(void **state)
{
	struct afi_record a = AFI_RECORD_INIT, b = AFI_RECORD_INIT;
	struct afi_record c = AFI_RECORD_INIT, d = AFI_RECORD_INIT;

	(void)state;
	MAKE(&a, HEAD, UPDATE(ID("b"), ID("a"), AT("01")));
	MAKE(&b, UPDATE(ID("b"), ID("a"), AT("01")), HEAD);
	MAKE(&c, HEAD, UPDATE(ID("b"), ID("a"), AT("02")));
	MAKE(&d, HEAD);
	assert_true(afi_record_equal(&a, &b));
	assert_false(afi_record_equal(&a, &c));
	assert_false(afi_record_equal(&a, &d));
	assert_false(afi_record_equal(&d, &a));
	afi_record_clear(&a);
	afi_record_clear(&b);
	afi_record_clear(&c);
	afi_record_clear(&d);
}

/* ---- chance ------------------------------------------------------------ */

static uint64_t chance, running;

/* A number below @n (xorshift64*). */
static size_t below(size_t n)
{
	chance ^= chance >> 12;
	chance ^= chance << 25;
	chance ^= chance >> 27;
	return (size_t)((chance * UINT64_C(2685821657736338717)) >> 33) % n;
}

static void add_new_id(struct afi_str *out)
{
	afi_str_addc(out, AFI_ID_ALPHABET[10 + below(22)]);
	for (int i = 1; i < AFI_ID_LEN; i++)
		afi_str_addc(out, AFI_ID_ALPHABET[below(32)]);
}

static void add_new_at(struct afi_str *out)
{
	afi_str_addf(out, "at: 2025-01-28T09:00:%02zuZ\n", below(12));
}

/* ---- writers ----------------------------------------------------------- */

enum { WRITERS = 4, STEPS = 24 };

/* What everyone has; all settled. */
struct world {
	struct afi_record v[WRITERS];
};

static void settle(struct afi_record *rec)
{
	struct afi_err err = AFI_ERR_INIT;

	if (afi_record_settle(rec, &err))
		fail_msg("%s", err.msg);
}

static void put(struct afi_record *rec, const struct afi_str *text)
{
	entry_put(rec, text->s);
	settle(rec);
}

/* The lines of a new entry up to `what`, by one of two parties. */
static void begin(struct afi_str *out, struct afi_record *rec,
		  const char *party, const char *what)
{
	const char *const *heads;
	size_t n, i;

	afi_str_adds(out, "id: ");
	add_new_id(out);
	if (rec->n) {
		n = afi_record_heads(&heads, rec);
		afi_str_adds(out, "\nafter: [");
		for (i = 0; i < n; i++)
			afi_str_addf(out, "%s%s", i ? ", " : "", heads[i]);
		afi_str_addc(out, ']');
	}
	afi_str_addc(out, '\n');
	add_new_at(out);
	afi_str_addf(out, "by: Jo Bloggs <jo@x.example>\nas: %s\nwhat: %s\n",
		     party, what);
}

static const char *any_party(void)
{
	return below(2) ? "force" : "pcc";
}

/* One of @rec's entries of kind @what, or NULL if chance hits none. */
static const struct afi_entry *any(const struct afi_record *rec,
				   const char *what)
{
	const struct afi_entry *entry = &rec->entries[below(rec->n)];

	return !what || afi_entry_is(entry, what) ? entry : NULL;
}

static void open_path(struct afi_record *rec)
{
	struct afi_str text = AFI_STR_INIT;

	begin(&text, rec, "hmicfrs", "opened");
	afi_str_addf(&text, "kind: rec\nnumber: 2\nunder: 1\n"
		     "title: Wording %zu\n", below(5));
	put(rec, &text);
	afi_str_clear(&text);
}

static void write_simple(struct afi_record *rec)
{
	static const char *const kinds[] = {
		"update\n", "action\nnumber: 1\ntitle: Train\n",
		"edition\ntitle: As it was meant\n", "vote\nayes: 3\n",
		"close\noutcome: complete\n", "reopen\n",
		"ask\nsort: chaser\nof: force\n", "submit\nto: pcc\n",
		"assign\nowner: Head of HR\ntheme: [a, b]\n",
		"link\nrelation: same-as\ntarget: a/b/rec-1-3\n",
		"event\nevent: visit\n",
		"response\npart: comments\nposition: accepted\n",
		"evidence\nname: a.pdf\nsize: 1\nkept: yes\nsha256: "
		"0123456789abcdef0123456789abcdef"
		"0123456789abcdef0123456789abcdef\n",
	};
	struct afi_str text = AFI_STR_INIT, what = AFI_STR_INIT;

	afi_str_adds(&what, kinds[below(sizeof(kinds) / sizeof(*kinds))]);
	afi_str_cut(&what, what.len - 1);
	begin(&text, rec, any_party(), what.s);
	afi_str_addf(&text, "text: words %zu\n", below(1000));
	put(rec, &text);
	afi_str_clear(&what);
	afi_str_clear(&text);
}

static void write_about_action(struct afi_record *rec)
{
	const struct afi_entry *action = any(rec, "action");
	struct afi_str text = AFI_STR_INIT;

	if (!action)
		return;
	begin(&text, rec, any_party(), "update");
	afi_str_addf(&text, "action: %s\ntext: words %zu\n", action->id,
		     below(1000));
	put(rec, &text);
	afi_str_clear(&text);
}

static void write_mark(struct afi_record *rec)
{
	const struct afi_entry *of = any(rec, NULL);
	struct afi_str text = AFI_STR_INIT;

	begin(&text, rec, any_party(), "withhold");
	afi_str_addf(&text, "entry: %s\nsort: name\nwords: words %zu\n",
		     of->id, below(1000));
	put(rec, &text);
	afi_str_clear(&text);
}

static void write_answer(struct afi_record *rec)
{
	const struct afi_entry *question = any(rec, "ask");
	struct afi_str text = AFI_STR_INIT;

	if (!question)
		return;
	begin(&text, rec, any_party(), "update");
	afi_str_addf(&text, "answers: %s\ntext: words %zu\n", question->id,
		     below(1000));
	put(rec, &text);
	afi_str_clear(&text);
}

static void write_correction(struct afi_record *rec)
{
	const struct afi_entry *old = any(rec, "update");
	struct afi_str text = AFI_STR_INIT;

	if (!old)
		return;
	begin(&text, rec, old->as, "update");
	afi_str_addf(&text, "corrects: %s\n%stext: better words %zu\n",
		     old->id, below(3) ? "" : "retract: yes\n", below(1000));
	put(rec, &text);
	afi_str_clear(&text);
}

static void write_tombstone(struct afi_record *rec)
{
	const struct afi_entry *old = any(rec, NULL);
	struct afi_str text = AFI_STR_INIT;

	afi_str_addf(&text, "id: %s\n", old->id);
	for (size_t i = 0; i < old->nafter; i++)
		afi_str_addf(&text, "%s%s%s", i ? ", " : "after: [",
			     old->after[i], i + 1 < old->nafter ? "" : "]\n");
	afi_str_addf(&text, "at: %s\nby: Data Desk <dpo@x.example>\nas: %s\n"
		     "what: erased\n%sauthority: DPO\n"
		     "erased-at: 2025-02-01T00:00:00Z\nreason: names %zu\n",
		     afi_entry_get(old, "at"), any_party(), old->nafter ? "" :
		     "kind: rec\nnumber: 2\nunder: 1\n", below(4));
	put(rec, &text);
	afi_str_clear(&text);
}

static void merge(struct afi_record *out, const struct afi_record *a,
		  const struct afi_record *b)
{
	struct afi_err err = AFI_ERR_INIT;

	if (afi_record_merge(out, a, b, &err))
		fail_msg("%s", err.msg);
}

static void fetch(struct afi_record *rec, const struct afi_record *from)
{
	struct afi_record out = AFI_RECORD_INIT;

	if (rec == from)
		return;
	merge(&out, rec, from);
	afi_record_clear(rec);
	*rec = out;
}

static void step(struct world *world)
{
	struct afi_record *rec = &world->v[below(WRITERS)];

	switch (below(15)) {
	case 0:
	case 1:
	case 2:
		fetch(rec, &world->v[below(WRITERS)]);
		break;
	case 3:
		write_tombstone(rec);
		break;
	case 4:
	case 5:
		write_about_action(rec);
		break;
	case 6:
	case 7:
		write_correction(rec);
		break;
	case 8:
		write_mark(rec);
		break;
	case 9:
	case 10:
		write_answer(rec);
		break;
	default:
		write_simple(rec);
	}
}

/* Some opened the finding themselves, the others have it from one of them. */
static void live(struct world *world)
{
	size_t steps = below(STEPS);

	for (size_t i = 0; i < WRITERS; i++) {
		world->v[i] = (struct afi_record)AFI_RECORD_INIT;
		if (i == 0 || below(3) == 0)
			open_path(&world->v[i]);
		else
			merge(&world->v[i], &world->v[below(i)],
			      &world->v[0]);
	}
	for (size_t i = 0; i < steps; i++)
		step(world);
}

static void end(struct world *world)
{
	for (size_t i = 0; i < WRITERS; i++)
		afi_record_clear(&world->v[i]);
}

/* ---- what must hold, worked out the long way --------------------------- */

static const struct afi_entry *find(const struct afi_record *rec,
				    const char *id)
{
	for (size_t i = 0; i < rec->n; i++)
		if (strcmp(rec->entries[i].id, id) == 0)
			return &rec->entries[i];
	return NULL;
}

static bool same_bytes(const struct afi_entry *a, const struct afi_entry *b)
{
	return a->len == b->len && memcmp(a->bytes, b->bytes, a->len) == 0;
}

/* Every entry of @part is in @whole, or has a tombstone there. */
static void nothing_is_lost(const struct afi_record *whole,
			    const struct afi_record *part)
{
	for (size_t i = 0; i < part->n; i++) {
		const struct afi_entry *old = &part->entries[i];
		const struct afi_entry *now = find(whole, old->id);

		assert_non_null(now);
		if (same_bytes(old, now))
			continue;
		assert_string_equal(now->what, "erased");
		assert_int_equal(now->at, old->at);
		assert_int_equal(now->nafter, old->nafter);
		for (size_t k = 0; k < now->nafter; k++)
			assert_string_equal(now->after[k], old->after[k]);
	}
	assert_true(afi_record_keeps(whole, part, NULL));
}

static void nothing_is_added(const struct afi_record *whole,
			     const struct afi_record *a,
			     const struct afi_record *b)
{
	for (size_t i = 0; i < whole->n; i++) {
		const struct afi_entry *now = &whole->entries[i];
		const struct afi_entry *left = find(a, now->id);
		const struct afi_entry *right = find(b, now->id);

		assert_true((left && same_bytes(left, now)) ||
			    (right && same_bytes(right, now)));
	}
}

/* What is in @whole before @place holds all that @entry comes after. */
static bool is_ready(const struct afi_record *whole, size_t place,
		     const struct afi_entry *entry)
{
	for (size_t k = 0; k < entry->nafter; k++) {
		const struct afi_entry *old = find(whole, entry->after[k]);

		assert_non_null(old);
		if (old >= whole->entries + place)
			return false;
	}
	return true;
}

/* At each place stands the smallest of those that are ready. */
static void order_is_right(const struct afi_record *whole)
{
	for (size_t i = 0; i < whole->n; i++) {
		const struct afi_entry *first = &whole->entries[i];

		assert_true(is_ready(whole, i, first));
		for (size_t k = i + 1; k < whole->n; k++) {
			const struct afi_entry *other = &whole->entries[k];

			if (is_ready(whole, i, other))
				assert_true(first->at < other->at ||
					    (first->at == other->at &&
					     strcmp(first->id,
						    other->id) < 0));
		}
	}
}

static bool reaches(const struct afi_record *rec,
		    const struct afi_entry *later,
		    const struct afi_entry *earlier)
{
	if (later == earlier)
		return true;
	if (later < earlier)
		return false;
	for (size_t k = 0; k < later->nafter; k++)
		if (reaches(rec, find(rec, later->after[k]), earlier))
			return true;
	return false;
}

static void sight_is_right(const struct afi_record *rec)
{
	const struct afi_entry *a = &rec->entries[below(rec->n)];
	const struct afi_entry *b = &rec->entries[below(rec->n)];

	assert_int_equal(afi_record_saw(rec, a, b), reaches(rec, a, b));
}

static void heads_are_right(struct afi_record *rec)
{
	const char *const *heads;
	size_t n = afi_record_heads(&heads, rec), expected = 0;

	for (size_t i = 0; i < rec->n; i++) {
		bool followed = false, is_head = false;

		for (size_t k = 0; k < rec->n; k++)
			for (size_t m = 0; m < rec->entries[k].nafter; m++)
				followed |= strcmp(rec->entries[k].after[m],
						   rec->entries[i].id) == 0;
		for (size_t k = 0; k < n; k++)
			is_head |= strcmp(heads[k], rec->entries[i].id) == 0;
		assert_int_equal(is_head, !followed);
		expected += !followed;
	}
	assert_int_equal(n, expected);
}

static void add_bytes(struct afi_str *out, const struct afi_record *rec)
{
	for (size_t i = 0; i < rec->n; i++)
		afi_str_add(out, rec->entries[i].bytes, rec->entries[i].len);
}

static void bytes_are_equal(const struct afi_record *a,
			    const struct afi_record *b)
{
	struct afi_str left = AFI_STR_INIT, right = AFI_STR_INIT;

	add_bytes(&left, a);
	add_bytes(&right, b);
	assert_string_equal(left.s, right.s);
	assert_true(afi_record_equal(a, b));
	afi_str_clear(&left);
	afi_str_clear(&right);
}

/* ---- laws -------------------------------------------------------------- */

static void merging_does_not_depend_on_sides(const struct world *world)
{
	const struct afi_record *a = &world->v[0], *b = &world->v[1];
	struct afi_record one = AFI_RECORD_INIT, two = AFI_RECORD_INIT;

	merge(&one, a, b);
	merge(&two, b, a);
	bytes_are_equal(&one, &two);
	nothing_is_lost(&one, a);
	nothing_is_lost(&one, b);
	nothing_is_added(&one, a, b);
	order_is_right(&one);
	sight_is_right(&one);
	heads_are_right(&one);
	afi_record_clear(&one);
	afi_record_clear(&two);
}

static void merging_with_what_is_known_changes_nothing(
	const struct world *world)
{
	struct afi_record one = AFI_RECORD_INIT, two = AFI_RECORD_INIT;
	struct afi_record three = AFI_RECORD_INIT;

	merge(&one, &world->v[0], &world->v[0]);
	bytes_are_equal(&one, &world->v[0]);
	merge(&two, &world->v[0], &world->v[1]);
	merge(&three, &two, &world->v[below(2)]);
	bytes_are_equal(&two, &three);
	afi_record_clear(&one);
	afi_record_clear(&two);
	afi_record_clear(&three);
}

/* Merge all, two at a time, in any grouping; what is left is @out. */
static void merge_all(struct afi_record *out, const struct world *world)
{
	struct afi_record v[WRITERS];
	size_t n = WRITERS;

	for (size_t i = 0; i < WRITERS; i++) {
		v[i] = (struct afi_record)AFI_RECORD_INIT;
		merge(&v[i], &world->v[i], &world->v[i]);
	}
	while (n > 1) {
		size_t from = below(n), to;

		n--;
		if (from < n) {
			struct afi_record last = v[n];

			v[n] = v[from];
			v[from] = last;
		}
		to = below(n);
		fetch(&v[to], &v[n]);
		afi_record_clear(&v[n]);
	}
	*out = v[0];
}

static void whoever_merges_gets_the_same(const struct world *world)
{
	struct afi_record one = AFI_RECORD_INIT, two = AFI_RECORD_INIT;
	struct afi_str file = AFI_STR_INIT;
	struct afi_record back = AFI_RECORD_INIT;
	struct afi_err err = AFI_ERR_INIT;

	merge_all(&one, world);
	merge_all(&two, world);
	bytes_are_equal(&one, &two);
	for (size_t i = 0; i < WRITERS; i++)
		nothing_is_lost(&one, &world->v[i]);
	afi_codec_write(&file, &one);
	if (afi_codec_parse(&back, file.s, file.len, &err))
		fail_msg("%s", err.msg);
	bytes_are_equal(&one, &back);
	afi_str_clear(&file);
	afi_record_clear(&back);
	afi_record_clear(&one);
	afi_record_clear(&two);
}

/* The text of @entry, as entry_add() takes it. */
static void add_text(struct afi_str *out, const struct afi_entry *entry)
{
	for (size_t i = 2; i < entry->len; i++) {
		afi_str_addc(out, entry->bytes[i]);
		if (entry->bytes[i] == '\n')
			i += 2;
	}
}

enum tampering { LAST_LETTER, SECONDS, AUTHOR, TAMPERINGS };

/* Change one byte of the entry in @text. */
static void tamper(struct afi_str *text, enum tampering tampering)
{
	char *s = text->s + text->len - 2;

	if (tampering == SECONDS)
		s = strstr(text->s, "Z\n") - 1;
	else if (tampering == AUTHOR)
		s = strstr(text->s, "by: ") + 4;
	*s = *s == '1' ? '2' : '1';
}

/* A copy of @rec with @victim changed; false if even that is refused. */
static bool copy_changed(struct afi_record *out, const struct afi_record *rec,
			 const struct afi_entry *victim,
			 enum tampering tampering)
{
	struct afi_str text = AFI_STR_INIT;
	struct afi_err err = AFI_ERR_INIT;

	for (size_t i = 0; i < rec->n; i++) {
		afi_str_reset(&text);
		add_text(&text, &rec->entries[i]);
		if (&rec->entries[i] == victim)
			tamper(&text, tampering);
		entry_put(out, text.s);
	}
	afi_str_clear(&text);
	return !afi_record_settle(out, &err);
}

static void tampering_is_refused(const struct world *world)
{
	const struct afi_record *a = &world->v[0], *b = &world->v[1];
	struct afi_record changed = AFI_RECORD_INIT, out = AFI_RECORD_INIT;
	const struct afi_entry *victim = any(b, NULL);
	const struct afi_entry *ours = find(a, victim->id);
	struct afi_err err = AFI_ERR_INIT;

	if (ours && !afi_entry_is(ours, "erased") &&
	    !afi_entry_is(victim, "erased") &&
	    copy_changed(&changed, b, victim, below(TAMPERINGS))) {
		assert_false(afi_record_keeps(&changed, b, NULL));
		assert_int_equal(afi_record_merge(&out, a, &changed, &err),
				 AFI_EINVALID);
		assert_non_null(strstr(err.msg, victim->id));
		assert_int_equal(afi_record_merge(&out, &changed, a, &err),
				 AFI_EINVALID);
		assert_int_equal(out.n, 0);
	}
	afi_record_clear(&changed);
}

/* Take an entry out: something came after it, or it is found missing. */
static void removing_is_noticed(const struct world *world)
{
	const struct afi_record *rec = &world->v[2];
	const struct afi_entry *victim = any(rec, NULL), *lost = NULL;
	struct afi_record cut = AFI_RECORD_INIT;
	struct afi_str text = AFI_STR_INIT;
	struct afi_err err = AFI_ERR_INIT;

	for (size_t i = 0; i < rec->n; i++) {
		afi_str_reset(&text);
		add_text(&text, &rec->entries[i]);
		if (&rec->entries[i] != victim)
			entry_put(&cut, text.s);
	}
	if (!afi_record_settle(&cut, &err)) {
		assert_false(afi_record_keeps(&cut, rec, &lost));
		assert_ptr_equal(lost, victim);
	}
	afi_str_clear(&text);
	afi_record_clear(&cut);
}

static void one_history(void)
{
	struct world world;

	live(&world);
	merging_does_not_depend_on_sides(&world);
	merging_with_what_is_known_changes_nothing(&world);
	whoever_merges_gets_the_same(&world);
	tampering_is_refused(&world);
	removing_is_noticed(&world);
	end(&world);
}

/* Each begins with a seed of its own, so that one alone can be repeated. */
static void the_laws_hold_for_random_histories(void **state)
{
	const char *rounds = getenv("AFI_MERGE_ROUNDS");
	const char *seed = getenv("AFI_MERGE_SEED");
	uint64_t first = seed ? strtoull(seed, NULL, 10) : 1;
	uint64_t n = getenv("AFI_VALGRIND") ? 60 : 2000;

	(void)state;
	if (rounds)
		n = strtoull(rounds, NULL, 10);
	for (uint64_t i = first; i < first + n; i++) {
		chance = (i + 1) * UINT64_C(0x9E3779B97F4A7C15);
		running = i;
		one_history();
	}
	running = 0;
}

/* Runs also after a failure, whose seed must not be lost. */
static int say_seed(void **state)
{
	(void)state;
	if (running)
		print_message("AFI_MERGE_SEED=%llu AFI_MERGE_ROUNDS=1 "
			      "repeats it\n", (unsigned long long)running);
	return 0;
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_was_written_apart_comes_together),
		cmocka_unit_test(two_openings_of_one_path_are_one_record),
		cmocka_unit_test(different_paths_are_not_one_record),
		cmocka_unit_test(a_changed_entry_stops_the_merge),
		cmocka_unit_test(a_tombstone_wins_on_either_side),
		cmocka_unit_test(a_longer_record_keeps_a_shorter),
		cmocka_unit_test(a_changed_entry_is_lost),
		cmocka_unit_test(an_erased_entry_is_not_lost),
		cmocka_unit_test(a_tombstone_gives_way_to_a_smaller_one_only),
		cmocka_unit_test(equal_records_hold_the_same_entries),
		cmocka_unit_test_teardown(the_laws_hold_for_random_histories,
					  say_seed),
	};

	return cmocka_run_group_tests_name("merge", tests, NULL, NULL);
}
