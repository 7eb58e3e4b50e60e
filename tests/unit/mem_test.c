#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>
#include <cmocka.h>

#include "mem.h"
#include "vec.h"

/* Larger than any memory, and than any block of an arena. */
enum { LARGE = 5 << 20 };

static void no_bytes_are_still_a_pointer(void **state)
{
	void *p = afi_xmalloc(0), *q = afi_xcalloc(0, 8);

	(void)state;
	assert_non_null(p);
	assert_non_null(q);
	p = afi_xrealloc(p, 0, 8);
	assert_non_null(p);
	free(p);
	free(q);
}

static void calloc_gives_zeros(void **state)
{
	static const char zeros[300];
	char *p = afi_xcalloc(100, 3);

	(void)state;
	assert_memory_equal(p, zeros, sizeof(zeros));
	free(p);
}

static void realloc_keeps_what_was_there(void **state)
{
	char *p = afi_xstrdup("kept");

	(void)state;
	p = afi_xrealloc(p, 1000, 10);
	assert_string_equal(p, "kept");
	memset(p, 'x', 10000);
	free(p);
}

static void a_copy_is_another_string(void **state)
{
	const char *s = "text";
	char *copy = afi_xstrdup(s);

	(void)state;
	assert_string_equal(copy, s);
	assert_ptr_not_equal(copy, s);
	free(copy);
}

static void a_copy_of_null_is_null(void **state)
{
	struct afi_arena arena = AFI_ARENA_INIT;

	(void)state;
	assert_null(afi_xstrdup(NULL));
	assert_null(afi_arena_strdup(&arena, NULL));
	assert_null(arena.last);
}

/* What @ask leaves behind: its status, and its standard error in @said. */
static int outcome(void (*ask)(void), char *said, size_t size)
{
	int ends[2], status;
	ssize_t len;
	pid_t child;

	assert_int_equal(pipe(ends), 0);
	child = fork();
	assert_true(child >= 0);
	if (child == 0) {
		dup2(ends[1], STDERR_FILENO);
		ask();
		_exit(77);	/* it should not have come back */
	}
	close(ends[1]);
	len = read(ends[0], said, size - 1);
	said[len > 0 ? len : 0] = '\0';
	close(ends[0]);
	assert_int_equal(waitpid(child, &status, 0), child);
	assert_true(WIFEXITED(status));
	return WEXITSTATUS(status);
}

/* Twice half of all numbers and a bit wraps round to a few bytes. */
static void ask_for_too_many(void)
{
	afi_xrealloc(NULL, SIZE_MAX / 2 + 2, 2);
}

static void ask_arena_for_too_many(void)
{
	struct afi_arena arena = AFI_ARENA_INIT;

	afi_arena_calloc(&arena, SIZE_MAX / 2 + 2, 2);
}

static void ask_arena_for_all(void)
{
	struct afi_arena arena = AFI_ARENA_INIT;

	afi_arena_alloc(&arena, SIZE_MAX - 1);
}

static void a_size_that_wraps_round_ends_the_program(void **state)
{
	void (*const asks[])(void) = {
		ask_for_too_many, ask_arena_for_too_many, ask_arena_for_all,
	};
	char said[200];
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(asks) / sizeof(*asks); i++) {
		assert_int_equal(outcome(asks[i], said, sizeof(said)), 1);
		assert_string_equal(said, "afi: out of memory\n");
	}
}

static void an_arenas_pieces_do_not_overlap(void **state)
{
	struct afi_arena arena = AFI_ARENA_INIT;
	unsigned char *piece[300];
	size_t i, j;

	(void)state;
	for (i = 0; i < 300; i++) {
		piece[i] = afi_arena_alloc(&arena, i);
		memset(piece[i], (int)(i % 251), i);
	}
	for (i = 0; i < 300; i++)
		for (j = 0; j < i; j++)
			assert_int_equal(piece[i][j], i % 251);
	afi_arena_clear(&arena);
}

static void an_arenas_pieces_are_aligned(void **state)
{
	struct afi_arena arena = AFI_ARENA_INIT;
	size_t i;

	(void)state;
	for (i = 1; i < 40; i++) {
		uintptr_t at = (uintptr_t)afi_arena_alloc(&arena, i);

		assert_int_equal(at % _Alignof(max_align_t), 0);
	}
	afi_arena_clear(&arena);
}

static void an_arena_takes_what_is_larger_than_its_blocks(void **state)
{
	struct afi_arena arena = AFI_ARENA_INIT;
	char *small = afi_arena_strdup(&arena, "before");
	char *large = afi_arena_alloc(&arena, LARGE);

	(void)state;
	memset(large, 'x', LARGE);
	assert_string_equal(small, "before");
	assert_string_equal(afi_arena_strdup(&arena, "after"), "after");
	assert_int_equal(large[LARGE - 1], 'x');
	afi_arena_clear(&arena);
}

static void an_arenas_calloc_gives_zeros_where_bytes_were(void **state)
{
	static const char zeros[64];
	struct afi_arena arena = AFI_ARENA_INIT;
	int i;

	(void)state;
	for (i = 0; i < 1000; i++) {
		char *p = afi_arena_calloc(&arena, 16, 4);

		assert_memory_equal(p, zeros, sizeof(zeros));
		memset(p, 'x', sizeof(zeros));
	}
	afi_arena_clear(&arena);
}

static void an_arenas_copy_takes_so_many_bytes_and_a_nul(void **state)
{
	struct afi_arena arena = AFI_ARENA_INIT;

	(void)state;
	assert_memory_equal(afi_arena_copy(&arena, "a\0bcd", 4), "a\0bc", 5);
	assert_string_equal(afi_arena_copy(&arena, NULL, 0), "");
	afi_arena_clear(&arena);
}

static void a_reset_arena_keeps_the_largest_block(void **state)
{
	struct afi_arena arena = AFI_ARENA_INIT;
	char *large;

	(void)state;
	afi_arena_reset(&arena);
	assert_null(arena.last);
	memset(afi_arena_alloc(&arena, 100), 'x', 100);
	large = afi_arena_alloc(&arena, LARGE);
	afi_arena_reset(&arena);
	assert_ptr_equal(afi_arena_alloc(&arena, LARGE), large);
	memset(large, 'x', LARGE);
	afi_arena_clear(&arena);
}

static void a_cleared_arena_can_be_used_again(void **state)
{
	struct afi_arena arena = AFI_ARENA_INIT;

	(void)state;
	afi_arena_clear(&arena);
	afi_arena_strdup(&arena, "one");
	afi_arena_clear(&arena);
	assert_null(arena.last);
	assert_string_equal(afi_arena_strdup(&arena, "two"), "two");
	afi_arena_clear(&arena);
}

static void a_list_keeps_what_is_pushed_in_order(void **state)
{
	struct { int *v; size_t n, size; } list = { 0 };
	int i;

	(void)state;
	for (i = 0; i < 1000; i++)
		*afi_vec_push(&list) = i * 3;
	assert_int_equal(list.n, 1000);
	for (i = 0; i < 1000; i++)
		assert_int_equal(list.v[i], i * 3);
	free(list.v);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(no_bytes_are_still_a_pointer),
		cmocka_unit_test(calloc_gives_zeros),
		cmocka_unit_test(realloc_keeps_what_was_there),
		cmocka_unit_test(a_copy_is_another_string),
		cmocka_unit_test(a_copy_of_null_is_null),
		cmocka_unit_test(a_size_that_wraps_round_ends_the_program),
		cmocka_unit_test(an_arenas_pieces_do_not_overlap),
		cmocka_unit_test(an_arenas_pieces_are_aligned),
		cmocka_unit_test(an_arena_takes_what_is_larger_than_its_blocks),
		cmocka_unit_test(an_arenas_calloc_gives_zeros_where_bytes_were),
		cmocka_unit_test(an_arenas_copy_takes_so_many_bytes_and_a_nul),
		cmocka_unit_test(a_reset_arena_keeps_the_largest_block),
		cmocka_unit_test(a_cleared_arena_can_be_used_again),
		cmocka_unit_test(a_list_keeps_what_is_pushed_in_order),
	};

	return cmocka_run_group_tests_name("mem", tests, NULL, NULL);
}
