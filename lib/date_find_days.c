/* The days of a date that was found in a text. */
#include "date_find_impl.h"

#include <string.h>

#include "date_parts.h"

int afi_found_day(const struct afi_mday *part, int year, bool last)
{
	int mday = part->mday;

	if (!mday)
		mday = last ? afi_month_days(year, part->month) : 1;
	return afi_day_of(year, part->month, mday);
}

void afi_found_keep(struct afi_found *found, const char *s, size_t len)
{
	if (len >= sizeof(found->date.words))
		return;
	memcpy(found->date.words, s, len);
	found->date.words[len] = '\0';
}

bool afi_found_settle(struct afi_found *found, int year)
{
	const bool range = found->last.month;

	found->date.month = !range && !found->first.mday;
	found->date.day = afi_found_day(&found->first, year, !range);
	if (!range)
		return found->date.day != AFI_NO_DAY;
	if (found->last.month < found->first.month)
		year++;
	found->until = afi_found_day(&found->last, year, true);
	if (found->until < found->date.day)
		found->until = AFI_NO_DAY;
	return found->date.day != AFI_NO_DAY && found->until != AFI_NO_DAY;
}

/* The days of the range from @a to @b, or of @a alone if @b is NULL; false if
 * there are no such. */
static bool work_out(struct afi_found *found, const struct afi_found_part *a,
		     const struct afi_found_part *b)
{
	const int year = b && b->year ? b->year : a->year;

	if (b && a->year && b->year && a->year != b->year) {
		found->date.day = afi_found_day(&a->at, a->year, false);
		found->until = afi_found_day(&b->at, b->year, true);
		return found->date.day != AFI_NO_DAY &&
		       found->date.day < found->until;
	}
	/* the year of a range is given with its last day */
	return afi_found_settle(found, year - (b && !a->year &&
				     b->at.month < a->at.month));
}

void afi_found_fill(struct afi_found *found, const char *begin,
		    const char *end, const struct afi_found_part *a,
		    const struct afi_found_part *b)
{
	*found = (struct afi_found){
		.date = AFI_DATE_INIT, .until = AFI_NO_DAY, .first = a->at,
	};
	if (b)
		found->last = b->at;
	if (b && !a->at.mday)
		afi_found_keep(found, begin, (size_t)(end - begin));
	if ((a->year || (b && b->year)) && !work_out(found, a, b))
		*found = (struct afi_found){
			.date = AFI_DATE_INIT, .until = AFI_NO_DAY,
		};
}
