#include "issue_words.h"

#include <string.h>

#include "text.h"

void afi_plain_words(struct afi_str *out, const char *s, size_t len)
{
	const char *end = s + len;
	struct afi_letters letters;
	bool within = false, any = false;

	for (; s < end; s += afi_text_letters(&letters, s, end)) {
		afi_text_letters(&letters, s, end);
		if (letters.gap)
			within = false;
		for (size_t i = 0; i < letters.n; i++) {
			if (!within)
				afi_str_addc(out, ' ');
			within = any = true;
			/* the same for the same, which is all that matters */
			if (letters.v[i] < 0x80)
				afi_str_addc(out, (char)letters.v[i]);
			else
				afi_str_addf(out, "%x.",
					     (unsigned int)letters.v[i]);
		}
	}
	if (any)
		afi_str_addc(out, ' ');
}

static bool is_empty_line(const char *s)
{
	s += strspn(s, " \t");
	return *s == '\n' || !*s;
}

bool afi_paragraph_next(const char **begin, size_t *len, const char *text,
			size_t *at)
{
	const char *s = text + *at, *end;

	while (*s && is_empty_line(s)) {
		s += strcspn(s, "\n");
		s += *s == '\n';
	}
	for (end = s; *end && !is_empty_line(end);) {
		end += strcspn(end, "\n");
		end += *end == '\n';
	}
	*at = (size_t)(end - text);
	*begin = s;
	while (end > s && strchr(" \t\n", end[-1]))
		end--;
	*len = (size_t)(end - s);
	return *len > 0;
}
