#include "entry_checks.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

void entry_refused(const char *text, const char *msg)
{
	struct afi_record rec = AFI_RECORD_INIT;
	struct afi_err err = AFI_ERR_INIT;

	assert_int_equal(entry_add(&rec, text, 10, &err), AFI_EINVALID);
	assert_string_equal(err.msg, msg);
	assert_int_equal(rec.n, 0);
	afi_record_clear(&rec);
}

void entry_taken(const char *text)
{
	struct afi_record rec = AFI_RECORD_INIT;
	struct afi_err err = AFI_ERR_INIT;

	if (entry_add(&rec, text, 10, &err))
		fail_msg("%s", err.msg);
	assert_int_equal(rec.n, 1);
	afi_record_clear(&rec);
}
