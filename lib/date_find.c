#include "date_find.h"

#include <string.h>

#include "date_find_impl.h"
#include "date_parts.h"

enum { AHEAD = 2 };	/* years looked through for a day */

static bool is_real(const struct afi_found *found)
{
	return found->date.day != AFI_NO_DAY || found->first.month;
}

/* Whether a date may begin at @s: with a digit or the right letter, not within
 * a word or a number. */
static bool begins(const char *text, const char *s)
{
	if (!afi_is_digit(*s) && !strchr("JFMASONDjfmasondELSWQelswq", *s))
		return false;
	if (s == text)
		return true;
	if (afi_is_digit(s[-1]) || afi_is_letter(s[-1]))
		return false;
	return !afi_is_digit(*s) || s - text < 2 || !strchr(".,:/-", s[-1]) ||
	       !afi_is_digit(s[-2]);
}

bool afi_found_next(struct afi_found *out, const char *text, size_t from,
		    size_t end)
{
	struct afi_found found;
	const char *s = text + from;

	while (*s && (size_t)(s - text) < end) {
		if (!begins(text, s) || !afi_found_read(&found, text, s)) {
			s++;
		} else if (!is_real(&found)) {
			s = text + found.end;
		} else {
			*out = found;
			return true;
		}
	}
	return false;
}

bool afi_found_place(struct afi_found *found, int seen, bool ahead)
{
	int year, month, mday, day;

	if (found->date.day != AFI_NO_DAY || !found->first.month ||
	    seen == AFI_NO_DAY)
		return found->date.day != AFI_NO_DAY;
	afi_day_split(&year, &month, &mday, seen);
	for (int i = 0; i < AHEAD; i++) {
		const int its = ahead ? year + i : year - i;

		day = afi_found_day(&found->first, its, ahead);
		if (day != AFI_NO_DAY && (ahead ? day >= seen : day <= seen))
			return afi_found_settle(found, its);
	}
	return false;
}

/* "Date:" or "Published on Thursday,". */
static bool pass_label(const char **s)
{
	static const char *const labels[] = {
		"date", "dated", "published", "issued", "posted", "updated",
		"on", "the",
	};
	const char *p = *s;
	size_t i, n = sizeof(labels) / sizeof(*labels);

	for (i = 0; i < n && !afi_found_word(&p, labels[i]); i++)
		;
	if (i == n && afi_weekday_find(p, afi_found_letters(p)) < 0)
		return false;
	if (i == n)
		p += afi_found_letters(p);
	p = afi_found_blanks(p);
	*s = afi_found_blanks(p + (*p == ':' || *p == ','));
	return true;
}

bool afi_found_alone(struct afi_found *out, const char *text)
{
	const char *s = afi_found_blanks(text);
	struct afi_found found;

	while (pass_label(&s))
		;
	if (!*s || !afi_found_read(&found, text, s) || !is_real(&found))
		return false;
	s = afi_found_blanks(text + found.end + (text[found.end] == '.'));
	if (*s)
		return false;
	*out = found;
	return true;
}
