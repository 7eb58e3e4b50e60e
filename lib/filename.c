#include "filename.h"

#include <stdbool.h>
#include <string.h>
#include <strings.h>

#include "text.h"

enum {
	ENDING_MAX = 16,	/* bytes, with the dot */
	NUMBER_MAX = 24,	/* room for " (2)" */
};

#define REPLACED "\xEF\xBF\xBD"	/* U+FFFD */

/* Characters that take no room, so that two names with them look the same:
 * U+00AD, U+061C, U+180E, U+200B to U+200F, U+2060 to U+206F, U+FEFF, and the
 * tags from U+E0000. */
static size_t invisible(const char *s)
{
	static const struct {
		const char *bytes;
		size_t fixed, len;
		unsigned char first, last;	/* of the byte after those */
	} ranges[] = {
		{ "\xC2", 1, 2, 0xAD, 0xAD },
		{ "\xD8", 1, 2, 0x9C, 0x9C },
		{ "\xE1\xA0", 2, 3, 0x8E, 0x8E },
		{ "\xE2\x80", 2, 3, 0x8B, 0x8F },
		{ "\xE2\x81", 2, 3, 0xA0, 0xAF },
		{ "\xEF\xBB", 2, 3, 0xBF, 0xBF },
		{ "\xF3\xA0", 2, 4, 0x80, 0xBF },
	};

	for (size_t i = 0; i < sizeof(ranges) / sizeof(*ranges); i++) {
		const size_t n = ranges[i].fixed;

		if (strncmp(s, ranges[i].bytes, n) == 0 &&
		    (unsigned char)s[n] >= ranges[i].first &&
		    (unsigned char)s[n] <= ranges[i].last)
			return ranges[i].len;
	}
	return 0;
}

/* The bytes at @s that a name may not hold; 0 if it may hold what is there. */
static size_t unwanted(const char *s)
{
	if ((unsigned char)*s < ' ' || strchr("/\\:*?\"<>|", *s))
		return 1;
	if (strncmp(s, REPLACED, 3) == 0)
		return 3;
	return invisible(s);
}

/* Where @name's ending begins, such as ".pdf"; its end if it has none. */
static size_t ending(const char *name, size_t len)
{
	const char *dot = strrchr(name, '.');
	const size_t at = dot ? (size_t)(dot - name) : len;

	return at > 0 && len - at <= ENDING_MAX ? at : len;
}

static void trim_end(struct afi_str *name)
{
	size_t len = name->len;

	while (len > 0 && (name->s[len - 1] == ' ' || name->s[len - 1] == '.'))
		len--;
	afi_str_cut(name, len);
}

/* Cut @name to @most bytes between characters, its ending left. */
static void shorten(struct afi_str *name, size_t most)
{
	const size_t dot = ending(name->s, name->len);
	struct afi_str end = AFI_STR_INIT;
	size_t len = most - (name->len - dot);

	if (name->len <= most)
		return;
	afi_str_add(&end, name->s + dot, name->len - dot);
	while (len > 0 && ((unsigned char)name->s[len] & 0xC0) == 0x80)
		len--;
	afi_str_cut(name, len);
	trim_end(name);
	afi_str_add(name, end.s, end.len);
	afi_str_clear(&end);
}

/* What Windows opens as a device whatever follows the dot. */
static bool is_device(const char *name)
{
	static const char *const devices[] = {
		"con", "prn", "aux", "nul", "conin$", "conout$", "clock$",
	};
	size_t len = strcspn(name, ".");

	while (len > 0 && name[len - 1] == ' ')
		len--;
	for (size_t i = 0; i < sizeof(devices) / sizeof(*devices); i++)
		if (len == strlen(devices[i]) &&
		    strncasecmp(name, devices[i], len) == 0)
			return true;
	if (strncasecmp(name, "com", 3) != 0 &&
	    strncasecmp(name, "lpt", 3) != 0)
		return false;
	/* a digit, also one of U+00B9, U+00B2 and U+00B3 */
	return (len == 4 && name[3] >= '0' && name[3] <= '9') ||
	       (len == 5 && name[3] == '\xC2' && strchr("\xB9\xB2\xB3",
							 name[4]));
}

void afi_filename_safe(struct afi_str *out, const char *name, size_t len)
{
	struct afi_str text = AFI_STR_INIT, made = AFI_STR_INIT;
	const char *s;
	size_t n;

	/* a tab would become blanks there */
	for (size_t i = 0; i < len; i++)
		afi_str_addc(&made, name[i] == '\t' ? '\n' : name[i]);
	afi_text_safe(&text, made.s, made.len);
	afi_str_reset(&made);
	for (s = text.s + strspn(text.s, " "); *s; s += n ? n : 1) {
		n = unwanted(s);
		if (n || (!made.len && (*s == '.' || *s == '-')))
			afi_str_addc(&made, '_');
		else
			afi_str_addc(&made, *s);
	}
	trim_end(&made);
	if (is_device(made.s)) {
		afi_str_reset(&text);
		afi_str_addf(&text, "_%s", made.s);
		afi_str_reset(&made);
		afi_str_adds(&made, text.s);
	}
	shorten(&made, AFI_FILENAME_MAX);
	afi_str_adds(out, made.len ? made.s : "file");
	afi_str_clear(&made);
	afi_str_clear(&text);
}

static int hex(char c)
{
	if (c >= '0' && c <= '9')
		return c - '0';
	if (c >= 'a' && c <= 'f')
		return c - 'a' + 10;
	if (c >= 'A' && c <= 'F')
		return c - 'A' + 10;
	return -1;
}

static void decode(struct afi_str *out, const char *s, size_t len)
{
	for (size_t i = 0; i < len; i++) {
		if (s[i] == '%' && i + 2 < len && hex(s[i + 1]) >= 0 &&
		    hex(s[i + 2]) >= 0) {
			afi_str_addc(out, (char)(hex(s[i + 1]) * 16 +
						 hex(s[i + 2])));
			i += 2;
		} else {
			afi_str_addc(out, s[i]);
		}
	}
}

void afi_filename_of_address(struct afi_str *out, const char *address)
{
	const char *host = strstr(address, "://"), *end, *last;
	struct afi_str name = AFI_STR_INIT;

	host = host ? host + 3 : address;
	end = host + strcspn(host, "?#");
	while (end > host && end[-1] == '/')
		end--;
	for (last = end; last > host && last[-1] != '/'; last--)
		;
	decode(&name, last, (size_t)(end - last));
	afi_filename_safe(out, name.s, name.len);
	afi_str_clear(&name);
}

void afi_filename_numbered(struct afi_str *out, const char *name, size_t n)
{
	struct afi_str made = AFI_STR_INIT;
	size_t dot;

	afi_str_adds(&made, name);
	shorten(&made, AFI_FILENAME_MAX - NUMBER_MAX);
	dot = ending(made.s, made.len);
	afi_str_add(out, made.s, dot);
	afi_str_addf(out, " (%zu)%s", n, made.s + dot);
	afi_str_clear(&made);
}
