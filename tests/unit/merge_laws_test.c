/*
 * Merging: laws that hold for whatever people did apart.
 *
 * They are tried on random histories.  AFI_MERGE_ROUNDS says how many,
 * AFI_MERGE_SEED where they begin.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

#include "codec.h"
#include "entry_text.h"
#include "histories.h"
#include "str.h"

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

	world_merge(&one, a, b);
	world_merge(&two, b, a);
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

	world_merge(&one, &world->v[0], &world->v[0]);
	bytes_are_equal(&one, &world->v[0]);
	world_merge(&two, &world->v[0], &world->v[1]);
	world_merge(&three, &two, &world->v[below(2)]);
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
		world_merge(&v[i], &world->v[i], &world->v[i]);
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
		world_fetch(&v[to], &v[n]);
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
	const struct afi_entry *victim = any_entry(b, NULL);
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
	const struct afi_entry *victim = any_entry(rec, NULL), *lost = NULL;
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

	world_make(&world);
	merging_does_not_depend_on_sides(&world);
	merging_with_what_is_known_changes_nothing(&world);
	whoever_merges_gets_the_same(&world);
	tampering_is_refused(&world);
	removing_is_noticed(&world);
	world_clear(&world);
}

static uint64_t running;	/* with this seed */

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
		chance_begin(i);
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
		cmocka_unit_test_teardown(the_laws_hold_for_random_histories,
					  say_seed),
	};

	return cmocka_run_group_tests_name("merge laws", tests, NULL, NULL);
}
