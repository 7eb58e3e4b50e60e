#include "order_parts.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

enum afi_code settle(struct afi_record *rec, struct texts texts,
		     struct afi_err *err)
{
	for (int i = 0; i < 10 && texts.v[i]; i++)
		if (entry_add(rec, texts.v[i], 10 * i + 1, err))
			fail_msg("%s", err->msg);
	return afi_record_settle(rec, err);
}

void in_order(struct texts texts, const char *letters)
{
	struct afi_record rec = AFI_RECORD_INIT;
	struct afi_err err = AFI_ERR_INIT;

	if (settle(&rec, texts, &err))
		fail_msg("%s", err.msg);
	assert_int_equal(rec.n, strlen(letters));
	for (size_t i = 0; i < rec.n; i++)
		assert_int_equal(rec.entries[i].id[0], letters[i]);
	afi_record_clear(&rec);
}

void invalid(struct texts texts, const char *msg)
{
	struct afi_record rec = AFI_RECORD_INIT;
	struct afi_err err = AFI_ERR_INIT;

	assert_int_equal(settle(&rec, texts, &err), AFI_EINVALID);
	assert_string_equal(err.msg, msg);
	afi_record_clear(&rec);
}
