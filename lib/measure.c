#include "measure.h"

#include <stdint.h>
#include <string.h>

#include "str.h"
#include "text.h"

enum {
	DIGITS = 15,	/* any number of so many is a double's own */
	GROUP = 3,	/* digits between the commas of thousands */
	SHOWN = 60,	/* bytes of a wrong value that are quoted */
};

static const struct {
	const char *sign;
	int sort;
	const char *words;	/* for the sign; NULL: it is words */
} signs[] = {
	{ ">=", AFI_AT_LEAST, "at least " },
	{ ">", AFI_MORE_THAN, "more than " },
	{ "<=", AFI_AT_MOST, "at most " },
	{ "<", AFI_LESS_THAN, "less than " },
	{ "more than ", AFI_MORE_THAN, NULL },
	{ "over ", AFI_MORE_THAN, NULL },
	{ "at least ", AFI_AT_LEAST, NULL },
	{ "less than ", AFI_LESS_THAN, NULL },
	{ "under ", AFI_LESS_THAN, NULL },
	{ "at most ", AFI_AT_MOST, NULL },
};

/* Not isdigit() and tolower(), whose answers depend on the locale. */
static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static char small(char c)
{
	return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

static void skip_blanks(const char **in)
{
	*in += strspn(*in, " \t");
}

/* Step over @word and the blanks after it, if it stands there; a blank in it
 * is for one or more. */
static bool take(const char **in, const char *word)
{
	const char *p = *in;

	for (; *word; word++) {
		if (*word == ' ' && *p != ' ' && *p != '\t')
			return false;
		if (*word == ' ')
			skip_blanks(&p);
		else if (small(*p++) != *word)
			return false;
	}
	skip_blanks(&p);
	*in = p;
	return true;
}

/* Digits, the whole of them or in groups parted by commas: 1800 and 1,800. */
static bool take_whole(const char **in, uint64_t *value, size_t *ndigits)
{
	const char *p = *in;
	size_t group = 0, groups = 1;

	for (;; p++) {
		if (is_digit(*p)) {
			*value = *value * 10 + (uint64_t)(*p - '0');
			group++;
			if (++*ndigits > DIGITS)
				return false;
		} else if (*p == ',') {
			if (!group || group > GROUP ||
			    (groups > 1 && group != GROUP))
				return false;
			groups++;
			group = 0;
		} else {
			break;
		}
	}
	*in = p;
	return group && (groups == 1 || group == GROUP);
}

/* Both the digits and the power of ten are exact, so one division rounds. */
static bool take_number(const char **in, double *out)
{
	uint64_t value = 0, scale = 1;
	size_t ndigits = 0;

	if (!take_whole(in, &value, &ndigits))
		return false;
	if (**in == '.' && is_digit((*in)[1])) {
		for (++*in; is_digit(**in); ++*in) {
			value = value * 10 + (uint64_t)(**in - '0');
			scale *= 10;
			if (++ndigits > DIGITS)
				return false;
		}
	}
	*out = (double)value / (double)scale;
	skip_blanks(in);
	return true;
}

static bool take_range(const char **in, struct afi_measure *m)
{
	if (m->sort != AFI_EXACTLY || !take_number(in, &m->high) ||
	    take(in, "%") != m->percent)
		return false;
	m->sort = AFI_RANGE;
	return m->low <= m->high;
}

static bool take_measure(const char **in, struct afi_measure *m)
{
	size_t i;

	skip_blanks(in);
	for (i = 0; i < sizeof(signs) / sizeof(*signs); i++)
		if (take(in, signs[i].sign)) {
			m->sort = signs[i].sort;
			break;
		}
	if (!take_number(in, &m->low))
		return false;
	m->high = m->low;
	m->percent = take(in, "%");
	if (take(in, "..") || take(in, "to "))
		return take_range(in, m);
	if (!m->percent && take(in, "/"))
		return take_number(in, &m->of) && m->of > 0;
	return true;
}

enum afi_code afi_measure_parse(struct afi_measure *out, const char *value,
				struct afi_err *err)
{
	struct afi_measure m = { .sort = AFI_EXACTLY };
	struct afi_str shown = AFI_STR_INIT;
	const char *in = value;
	enum afi_code rc = AFI_OK;
	size_t len = strcspn(value, "\n");

	if (take_measure(&in, &m) && !*in) {
		*out = m;
		goto out;
	}
	afi_text_safe(&shown, value, len < SHOWN ? len : SHOWN);
	rc = afi_err_set(err, AFI_EINVALID, "'%s%s' is not a figure like 86%%, "
			 "1,800, 73/76, >=90%% or 5%%..15%%", shown.s,
			 value[len < SHOWN ? len : SHOWN] ? "..." : "");
out:
	afi_str_clear(&shown);
	return rc;
}

/* ---- in words ------------------------------------------------------------ */

/* The number at @in, with commas between thousands if it has none. */
static void add_number(struct afi_str *out, const char **in)
{
	const size_t n = strspn(*in, "0123456789");
	const bool whole = **in != '0' && (*in)[n] != ',';

	for (size_t i = 0; i < n; i++) {
		if (whole && i && (n - i) % GROUP == 0)
			afi_str_addc(out, ',');
		afi_str_addc(out, (*in)[i]);
	}
	*in += n;
	/* What follows belongs to it. */
	while (**in == ',' || (**in == '.' && is_digit((*in)[1]))) {
		const size_t more = 1 + strspn(*in + 1, "0123456789");

		afi_str_add(out, *in, more);
		*in += more;
	}
}

static void add_sign(struct afi_str *out, const char **in)
{
	for (size_t i = 0; i < sizeof(signs) / sizeof(*signs); i++)
		if (signs[i].words && take(in, signs[i].sign)) {
			afi_str_adds(out, signs[i].words);
			return;
		}
}

void afi_measure_words(struct afi_str *out, const char *value)
{
	struct afi_err ignored = AFI_ERR_INIT;
	struct afi_measure m = { 0 };

	if (afi_measure_parse(&m, value, &ignored)) {
		afi_str_adds(out, value);
		return;
	}
	skip_blanks(&value);
	add_sign(out, &value);
	while (*value) {
		if (is_digit(*value)) {
			add_number(out, &value);
		} else if (m.sort == AFI_RANGE && take(&value, "..")) {
			while (out->s[out->len - 1] == ' ')
				afi_str_cut(out, out->len - 1);
			afi_str_adds(out, " to ");
		} else {
			afi_str_addc(out, *value++);
		}
	}
	while (strchr(" \t", out->s[out->len - 1]))
		afi_str_cut(out, out->len - 1);
}
