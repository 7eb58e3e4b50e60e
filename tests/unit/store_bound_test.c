/* Files that are too large to be read, or larger than most. */
#define _DEFAULT_SOURCE		/* ru_maxrss */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <sys/resource.h>

#include "repo.h"
#include "store.h"

enum { MIB = 1 << 20 };

/* A register with the file "a" of @mib MiB of zeros, as Git keeps it. */
static struct afi_store *make(int mib)
{
	repo_do("git init -q r");
	repo_do("head -c %d /dev/zero >r/a", mib * MIB);
	repo_do("git -C r add a && git -C r commit -qm a && rm r/a");
	return repo_open("r");
}

/* The most memory that this process has had, in MiB. */
static long most(void)
{
	struct rusage usage;

	assert_int_equal(getrusage(RUSAGE_SELF, &usage), 0);
	return usage.ru_maxrss / 1024;
}

static void check_kept_out(struct afi_store *store)
{
	struct afi_str text = AFI_STR_INIT;
	struct afi_err err = AFI_ERR_INIT;
	const long before = most();

	assert_int_equal(afi_store_read(&text, store, "a", MIB, &err),
			 AFI_EINVALID);
	assert_string_equal(err.msg, "'a' has 67108864 bytes; more than "
			    "1048576 are not read");
	assert_int_equal(text.len, 0);
	assert_true(most() < before + 32);
}

static void a_huge_file_does_not_get_into_memory(void **state)
{
	struct afi_store *store = make(64);

	(void)state;
	check_kept_out(store);
	afi_store_free(store);
	repo_do("git -C r repack -adq");
	store = repo_open("r");
	check_kept_out(store);
	afi_store_free(store);
}

static void a_large_file_is_read_where_it_may_be(void **state)
{
	struct afi_store *store = make(24);
	struct afi_str text = AFI_STR_INIT;
	struct afi_err err = AFI_ERR_INIT;

	(void)state;
	assert_int_equal(afi_store_read(&text, store, "a", SIZE_MAX, &err),
			 AFI_OK);
	assert_int_equal(text.len, 24 * MIB);
	afi_str_clear(&text);
	afi_store_free(store);
}

int main(void)
{
#define T(test) cmocka_unit_test_setup_teardown(test, repo_enter, repo_leave)
	const struct CMUnitTest tests[] = {
		T(a_huge_file_does_not_get_into_memory),
		T(a_large_file_is_read_where_it_may_be),
	};

	return cmocka_run_group_tests_name("store_bound", tests, NULL, NULL);
}
