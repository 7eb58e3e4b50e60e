#include "codec_parts.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "codec.h"
#include "mem.h"

void refused_bytes(const char *bytes, size_t len, const char *why)
{
	struct afi_record rec = AFI_RECORD_INIT;
	struct afi_err err = AFI_ERR_INIT;
	/* A copy of the exact size: nothing may need the NUL behind it. */
	char *copy = afi_xmalloc(len);

	memcpy(copy, bytes, len);
	assert_int_equal(afi_codec_parse(&rec, copy, len, &err),
			 AFI_EINVALID);
	assert_string_equal(err.msg, why);
	assert_int_equal(rec.n, 0);
	assert_null(rec.entries);
	free(copy);
}

void refused(const char *text, const char *why)
{
	refused_bytes(text, strlen(text), why);
}

void parsed(struct afi_record *rec, const char *text)
{
	struct afi_err err = AFI_ERR_INIT;

	if (afi_codec_parse(rec, text, strlen(text), &err))
		fail_msg("%s", err.msg);
}
