#include "propose_impl.h"

static int fits(const struct afi_outline *outline)
{
	(void)outline;
	return 0;
}

static void read_it(struct afi_proposals *out,
		    const struct afi_outline *outline)
{
	(void)out;
	(void)outline;
}

const struct afi_genre afi_genre_table = {
	.name = "a table of actions", .fits = fits, .read = read_it,
};
