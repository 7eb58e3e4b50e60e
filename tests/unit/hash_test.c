#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "hash.h"

/* The digests are the examples that NIST publishes for SHA-256. */
static const char nothing[] =
	"e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
static const char abc[] =
	"ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
static const char two_blocks[] =
	"248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1";
static const char million_a[] =
	"cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0";

static void known_bytes_have_their_known_digests(void **state)
{
	const char *text =
		"abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq";
	struct afi_err err = AFI_ERR_INIT;
	char out[AFI_HASH_LEN + 1];

	(void)state;
	assert_int_equal(afi_hash_bytes(out, "abc", 3, &err), AFI_OK);
	assert_string_equal(out, abc);
	assert_int_equal(afi_hash_bytes(out, text, strlen(text), &err), AFI_OK);
	assert_string_equal(out, two_blocks);
}

static void nothing_has_a_digest_too(void **state)
{
	struct afi_err err = AFI_ERR_INIT;
	struct afi_hash *hash = NULL;
	char out[AFI_HASH_LEN + 1];

	(void)state;
	assert_int_equal(afi_hash_bytes(out, NULL, 0, &err), AFI_OK);
	assert_string_equal(out, nothing);
	assert_int_equal(afi_hash_new(&hash, &err), AFI_OK);
	assert_int_equal(afi_hash_end(out, hash, &err), AFI_OK);
	assert_string_equal(out, nothing);
	afi_hash_free(hash);
}

static void pieces_count_as_one_whole(void **state)
{
	struct afi_err err = AFI_ERR_INIT;
	struct afi_hash *hash = NULL;
	char out[AFI_HASH_LEN + 1], a[1000];
	int i;

	(void)state;
	memset(a, 'a', sizeof(a));
	assert_int_equal(afi_hash_new(&hash, &err), AFI_OK);
	for (i = 0; i < 1000; i++)
		assert_int_equal(afi_hash_add(hash, a, sizeof(a), &err),
				 AFI_OK);
	assert_int_equal(afi_hash_add(hash, NULL, 0, &err), AFI_OK);
	assert_int_equal(afi_hash_end(out, hash, &err), AFI_OK);
	assert_string_equal(out, million_a);
	afi_hash_free(hash);
}

static void a_zero_byte_counts(void **state)
{
	struct afi_err err = AFI_ERR_INIT;
	char one[AFI_HASH_LEN + 1], two[AFI_HASH_LEN + 1];

	(void)state;
	assert_int_equal(afi_hash_bytes(one, "abc\0", 3, &err), AFI_OK);
	assert_int_equal(afi_hash_bytes(two, "abc\0", 4, &err), AFI_OK);
	assert_string_equal(one, abc);
	assert_string_not_equal(one, two);
}

static void an_unfinished_hash_can_be_let_go(void **state)
{
	struct afi_err err = AFI_ERR_INIT;
	struct afi_hash *hash = NULL;

	(void)state;
	assert_int_equal(afi_hash_new(&hash, &err), AFI_OK);
	assert_int_equal(afi_hash_add(hash, "abc", 3, &err), AFI_OK);
	afi_hash_free(hash);
	afi_hash_free(NULL);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(known_bytes_have_their_known_digests),
		cmocka_unit_test(nothing_has_a_digest_too),
		cmocka_unit_test(pieces_count_as_one_whole),
		cmocka_unit_test(a_zero_byte_counts),
		cmocka_unit_test(an_unfinished_hash_can_be_let_go),
	};

	return cmocka_run_group_tests_name("hash", tests, NULL, NULL);
}
