#include "reading.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "text.h"

enum { WIDTH = 80, NARROWEST = 20, WIDEST = 1000, PROSE = 100 };

static size_t terminal_width(void)
{
	const char *columns = getenv("COLUMNS");
	struct winsize size;
	long width = columns ? strtol(columns, NULL, 10) : 0;

	if (width <= 0 && !ioctl(STDOUT_FILENO, TIOCGWINSZ, &size))
		width = size.ws_col;
	if (width <= 0)
		return WIDTH;
	return width < NARROWEST ? NARROWEST :
	       width > WIDEST ? WIDEST : (size_t)width;
}

/* Long lines are hard to read, so that only rows use a wide terminal. */
static struct afi_look look_for(enum afi_page page, char format)
{
	struct afi_look look = { .format = format, .width = WIDTH };

	if (!isatty(STDOUT_FILENO))
		return look;
	look.cut = true;
	look.width = terminal_width();
	if (page != AFI_PAGE_LIST && look.width > PROSE)
		look.width = PROSE;
	return look;
}

enum afi_code reading_begin(struct reading *r, enum afi_page page,
			    const char *target,
			    const struct opt_common *common,
			    struct afi_err *err)
{
	struct afi_look look;
	enum afi_code rc;
	char format;

	if ((rc = opt_format(&format, common, page == AFI_PAGE_SUMMARY,
			     err)) ||
	    (rc = opt_open(&r->reg, common, err)))
		return rc;
	if (target && (rc = afi_register_resolve(&r->target, r->reg, target,
						 err)))
		return rc;
	look = look_for(page, format);
	afi_render_begin(&r->render, page, &look, stdout);
	return AFI_OK;
}

static enum afi_code tell_broken(const struct afi_broken *broken,
				 struct afi_err *err)
{
	struct afi_str safe = AFI_STR_INIT;

	fflush(stdout);
	for (size_t i = 0; i < broken->n; i++) {
		afi_str_reset(&safe);
		afi_text_safe(&safe, broken->v[i], strlen(broken->v[i]));
		fprintf(stderr, "afi: %s\n", safe.s);
	}
	afi_str_clear(&safe);
	return afi_err_set(err, AFI_EINVALID, "%zu record%s could not be "
			   "read; 'afi check' says more", broken->n,
			   broken->n == 1 ? "" : "s");
}

enum afi_code reading_end(struct reading *r, enum afi_code rc,
			  struct afi_err *err)
{
	if (!rc && r->broken.n)
		rc = tell_broken(&r->broken, err);
	afi_broken_clear(&r->broken);
	afi_render_end(&r->render);
	afi_register_free(r->reg);
	return rc;
}
