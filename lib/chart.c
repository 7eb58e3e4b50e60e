#include "chart.h"

bool afi_chart_draw(struct afi_str *out, enum afi_chart chart,
		    const struct afi_chart_table *table, const char *id)
{
	(void)out;
	(void)chart;
	(void)table;
	(void)id;
	return false;
}
