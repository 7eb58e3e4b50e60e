#include "rate.h"

#include <string.h>

static bool outcome_is(const struct afi_entry *closed, const char *word)
{
	return closed && !strcmp(afi_entry_get(closed, "outcome"), word);
}

void afi_rate_add(struct afi_rate *rate, int due,
		  const struct afi_entry *closed)
{
	if (outcome_is(closed, "void"))
		return;
	if (due == AFI_NO_DAY) {
		rate->undated++;
	} else if (due >= rate->from && due <= rate->to) {
		rate->due++;
		rate->complete += outcome_is(closed, "complete");
	}
}

int afi_rate_percent(const struct afi_rate *rate)
{
	int percent;

	if (!rate->due)
		return -1;
	percent = (int)((double)rate->complete * 100 / (double)rate->due + 0.5);
	if (percent == 100 && rate->complete < rate->due)
		return 99;
	return percent == 0 && rate->complete ? 1 : percent;
}

void afi_rate_words(struct afi_str *out, const struct afi_rate *rate)
{
	if (rate->due)
		afi_str_addf(out, "%zu of %zu (%d%%)", rate->complete,
			     rate->due, afi_rate_percent(rate));
	else
		afi_str_adds(out, "none fell due");
	if (rate->undated)
		afi_str_addf(out, "; %zu without a date", rate->undated);
}
