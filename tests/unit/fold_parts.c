#include "fold_parts.h"

#include <limits.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

struct afi_record rec = AFI_RECORD_INIT;
struct afi_fold fold = AFI_FOLD_INIT;
const struct afi_state *const finding = &fold.state;

static const char *const force[] = { AFI_FORCE };

static struct afi_person jo = {
	.name = "Jo Bloggs", .email = "jo@force.example",
	.speaks_for = force, .nparties = 1,
};

const struct afi_setup jo_is_force = { .people = &jo, .npeople = 1 };

int fold_end(void **state)
{
	(void)state;
	afi_fold_clear(&fold);
	afi_record_clear(&rec);
	return 0;
}

void fold_lines(int today, const char *const *lines, size_t n)
{
	fold_end(NULL);
	story_tell(&rec, lines, n);
	fold.setup = &jo_is_force;
	assert_true(afi_fold_make(&fold, &rec, INT_MAX, story_day(today)));
}

void assert_entry(const struct afi_entry *entry, const char *name)
{
	char id[16];

	story_id(id, name);
	assert_string_equal(entry ? entry->id : "none",
			    strcmp(name, "none") ? id : name);
}
