/* Figures, and where they lie. */
#include <stdio.h>
#include <string.h>

#include "chart_impl.h"

enum { STEPS = 5, DIGITS = 32 };

/* No figure has more digits than a long holds. */
static bool is_whole(double value)
{
	return value == (double)(long long)value;
}

static double round_up(double value)
{
	return (double)(long long)value + !is_whole(value);
}

/* The smallest of 1, 2, 5, 10, 20... times @unit that is at least @size. */
static double round_step(double size, double unit)
{
	while (unit * 10 <= size)
		unit *= 10;
	if (unit >= size)
		return unit;
	if (unit * 2 >= size)
		return unit * 2;
	return unit * (unit * 5 >= size ? 5 : 10);
}

struct afi_scale afi_scale_of(double most, double least, int from, int to)
{
	const double step = round_step(most / STEPS, least);

	return (struct afi_scale){
		.most = most > 0 ? step * round_up(most / step) : step,
		.step = step, .from = from, .to = to,
	};
}

int afi_scale_at(const struct afi_scale *scale, double value)
{
	const double share = value / scale->most;
	const double at = share * (scale->to - scale->from);

	/* Where a scale begins at its larger end, this is below 0. */
	return scale->from + (int)(at < 0 ? at - 0.5 : at + 0.5);
}

void afi_scale_number(struct afi_str *out, double value, bool percent)
{
	char digits[DIGITS];
	const int n = snprintf(digits, sizeof(digits), "%.*f",
			       is_whole(value) ? 0 : 1,
			       value);
	const int whole = (int)strcspn(digits, ".");

	for (int i = 0; i < n && i < DIGITS - 1; i++) {
		if (i && i < whole && (whole - i) % 3 == 0)
			afi_str_addc(out, ',');
		afi_str_addc(out, digits[i]);
	}
	if (percent)
		afi_str_addc(out, '%');
}
