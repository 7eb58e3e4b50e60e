#include "id.h"

#include <errno.h>
#include <string.h>
#include <sys/random.h>

enum { DIGITS = 10, PREFIX_LEN = 4 };	/* the alphabet begins with digits */

static enum afi_code fill(unsigned char *bytes, size_t len,
			  struct afi_err *err)
{
	ssize_t got;

	while (len > 0) {
		got = getrandom(bytes, len, 0);
		if (got < 0 && errno == EINTR)
			continue;
		if (got <= 0)
			return afi_err_set(err, AFI_EFAILED,
					   "cannot get random bytes: %s",
					   got < 0 ? strerror(errno) :
					   "none given");
		bytes += got;
		len -= (size_t)got;
	}
	return AFI_OK;
}

/*
 * Five bits of each byte make one character.  For the first place, digits are
 * passed over rather than folded into letters, so that all are as likely.
 */
enum afi_code afi_id_new(char out[AFI_ID_LEN + 1], struct afi_err *err)
{
	unsigned char bytes[32];
	enum afi_code rc;
	size_t n = 0, i;

	while (n < AFI_ID_LEN) {
		rc = fill(bytes, sizeof(bytes), err);
		if (rc)
			return rc;
		for (i = 0; i < sizeof(bytes) && n < AFI_ID_LEN; i++)
			if (n > 0 || bytes[i] % 32 >= DIGITS)
				out[n++] = AFI_ID_ALPHABET[bytes[i] % 32];
	}
	out[n] = '\0';
	return AFI_OK;
}

/* How many characters of @s in a row an id can have; never over AFI_ID_LEN. */
static size_t id_part(const char *s)
{
	const char *alphabet = AFI_ID_ALPHABET;
	size_t n;

	for (n = 0; n < AFI_ID_LEN && s[n]; n++)
		if (!strchr(n == 0 ? alphabet + DIGITS : alphabet, s[n]))
			break;
	return n;
}

bool afi_id_valid(const char *s)
{
	return id_part(s) == AFI_ID_LEN && s[AFI_ID_LEN] == '\0';
}

bool afi_id_prefix_valid(const char *s)
{
	size_t n = id_part(s);

	return n >= PREFIX_LEN && s[n] == '\0';
}
