/* What a value must look like. */
#include "record_kinds.h"

#include <string.h>

#include "date.h"
#include "hash.h"
#include "id.h"
#include "target.h"

enum {
	NUMBER_DIGITS = 6,
	SIZE_DIGITS = 18,
	SHOWN = 40,		/* bytes of a wrong value that are quoted */
};

static bool is_digits(const char *s, size_t most)
{
	size_t n = strspn(s, "0123456789");

	return n > 0 && n <= most && s[n] == '\0' && (n == 1 || s[0] != '0');
}

static bool is_hash(const char *s)
{
	return strspn(s, "0123456789abcdef") == AFI_HASH_LEN &&
	       s[AFI_HASH_LEN] == '\0';
}

static bool is_line(const char *s)
{
	return s[0] && strlen(s) <= AFI_LINE_MAX && !strchr(s, '\n');
}

/* "Name <address>", the address in one piece. */
static bool is_author(const char *s)
{
	size_t name = strcspn(s, "<>\n"), address;

	if (name < 2 || s[name] != '<' || s[name - 1] != ' ')
		return false;
	s += name + 1;
	address = strcspn(s, "<> \t\n");
	return address > 0 && strcmp(s + address, ">") == 0;
}

static bool is_date(const char *s)
{
	struct afi_date date;
	struct afi_err ignored;

	return !afi_date_read(&date, s, NULL, &ignored);
}

static bool is_day(const char *s)
{
	struct afi_err ignored;
	int day;

	return !afi_day_parse(&day, s, &ignored);
}

static bool is_time(const char *s)
{
	struct afi_err ignored;
	int64_t when;

	return !afi_time_parse(&when, s, &ignored);
}

bool afi_word_in(const char *words, const char *word)
{
	size_t len = strlen(word), n;

	for (; words; words = words[n] ? words + n + 1 : NULL) {
		n = strcspn(words, "|");
		if (n == len && memcmp(words, word, len) == 0)
			return true;
	}
	return false;
}

static bool value_fits(const struct afi_key *key, const char *value)
{
	switch (key->type) {
	case AFI_KEY_LINE:
		return is_line(value);
	case AFI_KEY_TEXT:
		return value[0] != '\0';
	case AFI_KEY_DAY:
		return is_day(value);
	case AFI_KEY_DATE:
		return is_date(value);
	case AFI_KEY_TIME:
		return is_time(value);
	case AFI_KEY_SLUG:
		return afi_slug_valid(value);
	case AFI_KEY_ID:
		return afi_id_valid(value);
	case AFI_KEY_NUMBER:
		return is_digits(value, NUMBER_DIGITS) && value[0] != '0';
	case AFI_KEY_SIZE:
		return is_digits(value, SIZE_DIGITS);
	case AFI_KEY_HASH:
		return is_hash(value);
	case AFI_KEY_AUTHOR:
		return is_author(value);
	case AFI_KEY_WORD:
		return afi_word_in(key->words, value);
	}
	return false;
}

/* What a value of each type is, for messages: "must be ...". */
static const char *const wanted[] = {
	[AFI_KEY_LINE] = "one line of text",
	[AFI_KEY_TEXT] = "some text",
	[AFI_KEY_DAY] = "a date such as 2025-04-30",
	[AFI_KEY_DATE] = "a date such as 2025-04-30",
	[AFI_KEY_TIME] = "a time such as 2025-01-28T15:01:09Z",
	[AFI_KEY_SLUG] = "a name of small letters, digits and dashes",
	[AFI_KEY_ID] = "an id such as k7mq2x8w0p9d",
	[AFI_KEY_NUMBER] = "a number from 1 to 999999",
	[AFI_KEY_SIZE] = "a number of bytes",
	[AFI_KEY_HASH] = "64 hexadecimal digits",
	[AFI_KEY_AUTHOR] = "like 'Jo Bloggs <jo@force.example>'",
	[AFI_KEY_WORD] = "one of ",
};

static void add_words(struct afi_str *out, const char *words)
{
	for (; *words; words++)
		if (*words == '|')
			afi_str_adds(out, ", ");
		else
			afi_str_addc(out, *words);
}

void afi_add_quoted(struct afi_str *out, const char *value)
{
	size_t len = strcspn(value, "\n"), n = len;

	if (n > SHOWN)
		for (n = SHOWN; n && ((unsigned char)value[n] & 0xC0) == 0x80;)
			n--;
	afi_str_addc(out, '\'');
	afi_str_add(out, value, n);
	afi_str_adds(out, value[n] ? "...'" : "'");
}

static enum afi_code wrong_value(const struct afi_key *key, const char *value,
				 struct afi_err *err)
{
	struct afi_str msg = AFI_STR_INIT;
	enum afi_code rc;

	if (key->type == AFI_KEY_LINE && value && strlen(value) > AFI_LINE_MAX)
		return afi_err_set(err, AFI_EINVALID, "key '%s' has more than "
				   "%d bytes", key->name, AFI_LINE_MAX);
	afi_str_addf(&msg, "key '%s' must be %s%s", key->name,
		     key->flags & AFI_KEY_LIST ? "a list, each of it " : "",
		     wanted[key->type]);
	if (key->words)
		add_words(&msg, key->words);
	if (value) {
		afi_str_adds(&msg, ", not ");
		afi_add_quoted(&msg, value);
	}
	rc = afi_err_set(err, AFI_EINVALID, "%s", msg.s);
	afi_str_clear(&msg);
	return rc;
}

static enum afi_code check_list(const struct afi_key *key,
				const struct afi_field *field,
				struct afi_err *err)
{
	size_t i;

	if (!field->items)
		return wrong_value(key, field->value, err);
	if (field->nitems == 0 && !(key->flags & AFI_KEY_EMPTY))
		return afi_err_set(err, AFI_EINVALID,
				   "key '%s' is an empty list", key->name);
	for (i = 0; i < field->nitems; i++)
		if (!value_fits(key, field->items[i]))
			return wrong_value(key, field->items[i], err);
	return AFI_OK;
}

enum afi_code afi_value_check(const struct afi_key *key,
			      const struct afi_field *field,
			      struct afi_err *err)
{
	if (key->flags & AFI_KEY_LIST)
		return check_list(key, field, err);
	if (!field->value)
		return afi_err_set(err, AFI_EINVALID,
				   "key '%s' must be a text, not a list",
				   key->name);
	if (!value_fits(key, field->value))
		return wrong_value(key, field->value, err);
	return AFI_OK;
}
