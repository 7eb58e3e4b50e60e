/*
 * Any bytes as a DOCX whose properties are put right: what is made of them is
 * made the same again, is little longer than they are, and says the properties
 * that it should.
 */
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "press_impl.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

enum { PROPERTY = 1024 };	/* bytes that ours take at most */

static void must(bool holds)
{
	if (!holds)
		abort();
}

/* How often @words stand in @in. */
static size_t count(const struct afi_str *in, const char *words)
{
	const size_t len = strlen(words);
	size_t n = 0;

	for (size_t i = 0; i + len <= in->len; i++)
		n += !memcmp(in->s + i, words, len);
	return n;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	const struct afi_press_docx how = { .title = "A <b>", .day = 20000 };
	struct afi_str docx = AFI_STR_INIT, once = AFI_STR_INIT;
	struct afi_str twice = AFI_STR_INIT;
	struct afi_err err = AFI_ERR_INIT;

	afi_str_add(&docx, (const char *)data, size);
	afi_str_adds(&once, "before");
	if (afi_press_properties(&once, &docx, &how, &err)) {
		must(err.code == AFI_EFAILED && *err.msg);
		must(!strcmp(once.s, "before"));
		goto out;
	}
	must(!strncmp(once.s, "before", 6));
	afi_str_reset(&once);
	must(!afi_press_properties(&once, &docx, &how, &err));
	must(once.len <= 4 * docx.len + PROPERTY *
	     (count(&docx, "docProps/") + 1));
	must(!afi_press_properties(&twice, &once, &how, &err));
	must(twice.len == once.len && !memcmp(twice.s, once.s, once.len));
out:
	afi_str_clear(&twice);
	afi_str_clear(&once);
	afi_str_clear(&docx);
	return 0;
}
