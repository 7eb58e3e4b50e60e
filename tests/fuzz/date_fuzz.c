/*
 * Any bytes at all as a date, from a day that the first two bytes choose: what
 * is taken lies within the years and is the same after it was kept.
 */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "date.h"
#include "mem.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void expect(bool fact)
{
	if (!fact)
		abort();
}

static void expect_within_years(int day)
{
	int year, month, mday;

	afi_day_split(&year, &month, &mday, day);
	expect(year >= 1900 && year <= 2199);
	expect(afi_day_of(year, month, mday) == day);
}

static void expect_refused(const struct afi_err *err)
{
	const char *c;

	expect(err->code == AFI_EINVALID && err->msg[0]);
	expect(strlen(err->msg) < 200);
	for (c = err->msg; *c; c++)
		expect(*c >= ' ' && *c <= '~');
}

static void expect_same(const struct afi_date *a, const struct afi_date *b)
{
	expect(a->day == b->day);
	expect(a->month == b->month);
	expect(!strcmp(a->words, b->words));
}

static void try_typed(const char *typed, int today)
{
	struct afi_str stored = AFI_STR_INIT, shown = AFI_STR_INIT;
	struct afi_date date = AFI_DATE_INIT, again = AFI_DATE_INIT;
	struct afi_err err = AFI_ERR_INIT;

	if (afi_date_parse(&date, typed, today, &err)) {
		expect_refused(&err);
		expect_same(&date, &again);
		return;
	}
	expect_within_years(date.day);
	afi_date_store(&stored, &date);
	expect(!afi_date_read(&again, stored.s, date.words, &err));
	expect_same(&date, &again);
	/* What people are shown they can type, and it means the same. */
	afi_date_show(&shown, &date);
	expect(!afi_date_parse(&again, shown.s, today, &err));
	expect_same(&date, &again);
	afi_str_clear(&shown);
	afi_str_clear(&stored);
}

static void try_stored(const char *text)
{
	struct afi_date date = AFI_DATE_INIT;
	struct afi_str out = AFI_STR_INIT;
	struct afi_err err = AFI_ERR_INIT;

	if (!afi_date_read(&date, text, NULL, &err)) {
		expect_within_years(date.day);
		afi_date_store(&out, &date);
		expect(!strcmp(out.s, text));
	} else {
		expect_refused(&err);
	}
	afi_err_clear(&err);
	if (!afi_date_read(&date, "2025-06", text, &err))
		expect(!strcmp(date.words, text));
	else
		expect_refused(&err);
	afi_str_clear(&out);
}

static void try_clock(const char *text)
{
	struct afi_str out = AFI_STR_INIT;
	struct afi_err err = AFI_ERR_INIT;
	int64_t when = 0, again = 0;

	if (!afi_time_parse(&when, text, &err)) {
		afi_time_iso(&out, when);
		expect(!strcmp(out.s, text));
		/* What is a moment is one to the clock too. */
		expect(!afi_clock_parse(&again, text, &err));
		expect(when == again);
	} else {
		expect_refused(&err);
	}
	if (!afi_clock_parse(&when, text, &err)) {
		afi_str_reset(&out);
		afi_time_iso(&out, when);
		expect(!afi_time_parse(&again, out.s, &err));
		expect(when == again);
		expect_within_years(afi_time_day(when));
		afi_time_long(&out, when);
	}
	afi_str_clear(&out);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	int first = afi_day_of(1900, 1, 1), last = afi_day_of(2199, 12, 31);
	int today = first;
	char *text;

	if (size >= 2) {
		today += (data[0] << 8 | data[1]) * 2 % (last - first);
		data += 2;
		size -= 2;
	}
	text = afi_xmalloc(size + 1);
	if (size)
		memcpy(text, data, size);
	text[size] = '\0';
	try_typed(text, today);
	try_stored(text);
	try_clock(text);
	free(text);
	return 0;
}
