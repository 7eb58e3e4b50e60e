/*
 * Any bytes at all as the name of a file and as an address of the web: what is
 * made of them stays in its folder, is no option, is shown as it is, and is
 * made the same again.
 */
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "filename.h"
#include "text.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void must(bool holds)
{
	if (!holds)
		abort();
}

static void check(const struct afi_str *name)
{
	struct afi_str again = AFI_STR_INIT;
	const char last = name->s[name->len - (name->len > 0)];

	must(name->len > 0 && name->len <= AFI_FILENAME_MAX);
	must(strlen(name->s) == name->len);
	must(!strpbrk(name->s, "/\\:*?\"<>|\n\t"));
	must(!strchr(".- ", name->s[0]) && last != '.' && last != ' ');
	must(afi_text_is_clean(name->s, name->len, NULL));
	afi_text_safe(&again, name->s, name->len);
	must(strcmp(again.s, name->s) == 0);
	afi_str_reset(&again);
	afi_filename_safe(&again, name->s, name->len);
	must(strcmp(again.s, name->s) == 0);
	afi_str_clear(&again);
}

static void check_numbered(const struct afi_str *name)
{
	struct afi_str two = AFI_STR_INIT, ten = AFI_STR_INIT;

	afi_filename_numbered(&two, name->s, 2);
	afi_filename_numbered(&ten, name->s, 10);
	check(&two);
	check(&ten);
	/* a long name may be the second of itself already, when it is cut */
	must(strcmp(two.s, ten.s));
	afi_str_clear(&ten);
	afi_str_clear(&two);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct afi_str name = AFI_STR_INIT, address = AFI_STR_INIT;

	afi_filename_safe(&name, (const char *)data, size);
	check(&name);
	check_numbered(&name);
	afi_str_reset(&name);
	afi_str_adds(&address, "https://pcc.example/");
	afi_str_add(&address, (const char *)data, size);
	afi_filename_of_address(&name, address.s);
	check(&name);
	check_numbered(&name);
	afi_str_clear(&address);
	afi_str_clear(&name);
	return 0;
}
