/* Figures compared: each is a span of numbers, as wide as its words leave. */
#include "measure.h"

#include <float.h>

struct span {
	double low, high;
	bool above, below;	/* the end itself is not in it */
	bool percent;
};

/* None of the figures is negative. */
static struct span span_of(const struct afi_measure *m)
{
	struct span span = { m->low, m->high, false, false, m->percent };

	if (m->of > 0) {
		span.low = span.high = 100 * m->low / m->of;
		span.percent = true;
	}
	switch (m->sort) {
	case AFI_MORE_THAN:
		span.above = true;
		span.high = DBL_MAX;
		break;
	case AFI_AT_LEAST:
		span.high = DBL_MAX;
		break;
	case AFI_LESS_THAN:
		span.below = true;
		span.low = 0;
		break;
	case AFI_AT_MOST:
		span.low = 0;
		break;
	case AFI_EXACTLY:
	case AFI_RANGE:
		break;
	}
	return span;
}

/* Whether all of @a is under all of @b. */
static bool is_under(const struct span *a, const struct span *b)
{
	return a->high < b->low ||
	       (!(a->high > b->low) && (a->below || b->above));
}

static bool is_within(const struct span *in, const struct span *out)
{
	const bool low = in->low > out->low ||
			 (!(in->low < out->low) && (in->above || !out->above));
	const bool high = in->high < out->high ||
			  (!(in->high > out->high) &&
			   (in->below || !out->below));

	return low && high;
}

enum afi_more afi_measure_compare(const struct afi_measure *a,
				  const struct afi_measure *b)
{
	const struct span one = span_of(a), two = span_of(b);
	const bool points = !(one.low < one.high) && !(two.low < two.high);

	if (one.percent != two.percent)
		return AFI_NOT_TOLD;
	if (is_under(&one, &two))
		return AFI_LESS;
	if (is_under(&two, &one))
		return AFI_MORE;
	return points ? AFI_THE_SAME : AFI_NOT_TOLD;
}

enum afi_met afi_measure_meets(const struct afi_measure *value,
			       const struct afi_measure *target, bool up,
			       bool down)
{
	const struct span is = span_of(value);
	struct span wanted = span_of(target);

	if (is.percent != wanted.percent)
		return AFI_MET_NOT_TOLD;
	if (target->sort == AFI_EXACTLY && up)
		wanted.high = DBL_MAX;
	if (target->sort == AFI_EXACTLY && down)
		wanted.low = 0;
	if (is_within(&is, &wanted))
		return AFI_MET;
	if (is_under(&is, &wanted) || is_under(&wanted, &is))
		return AFI_NOT_MET;
	return AFI_MET_NOT_TOLD;
}
