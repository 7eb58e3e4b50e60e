/* Which candidates are accepted. */
#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "import.h"
#include "mem.h"

void choice_clear(struct choice *choice)
{
	free(choice->named);
	*choice = (struct choice){ 0 };
}

static enum afi_code no_number(const char *part, size_t len, size_t n,
			       struct afi_err *err)
{
	if (!n)
		return afi_err_set(err, AFI_EUSAGE, "--accept: there is "
				   "nothing to accept");
	return afi_err_set(err, AFI_EUSAGE, "--accept: '%.*s' is none of the "
			   "candidates, which are 1 to %zu; type 'all', or "
			   "numbers such as 1,3-5", (int)len, part, n);
}

/* Digits up to @end as a number; 0 if it is none from 1 to @n. */
static size_t number(const char *s, const char *end, size_t n)
{
	size_t value = 0;

	if (s == end)
		return 0;
	for (; s < end; s++) {
		if (!isdigit((unsigned char)*s))
			return 0;
		value = value * 10 + (size_t)(*s - '0');
		if (value > n)
			return 0;
	}
	return value;
}

static enum afi_code read_part(struct choice *out, const char *part,
			       size_t len, struct afi_err *err)
{
	const char *end = part + len, *dash = memchr(part, '-', len);
	const size_t first = number(part, dash ? dash : end, out->n);
	const size_t last = dash ? number(dash + 1, end, out->n) : first;

	if (len == 3 && memcmp(part, "all", 3) == 0) {
		out->plain = true;
		return AFI_OK;
	}
	if (!first || !last || last < first)
		return no_number(part, len, out->n, err);
	for (size_t i = first; i <= last; i++)
		out->named[i - 1] = true;
	return AFI_OK;
}

enum afi_code choice_read(struct choice *out, const char *typed, size_t n,
			  struct afi_err *err)
{
	enum afi_code rc = AFI_OK;

	out->named = afi_xcalloc(n + 1, sizeof(*out->named));
	out->n = n;
	for (const char *s = typed; !rc; s++) {
		const char *part = s + strspn(s, " ");
		size_t len = strcspn(part, ",");

		s = part + len;
		while (len && part[len - 1] == ' ')
			len--;
		rc = read_part(out, part, len, err);
		if (!*s)
			break;
	}
	if (rc)
		choice_clear(out);
	return rc;
}
