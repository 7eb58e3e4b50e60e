/*
 * What the reading commands share: the register, the target, the renderer and
 * what could not be read.
 *
 *	struct reading r = READING_INIT;
 *
 *	if (!(rc = reading_begin(&r, AFI_PAGE_LIST, target, &common, err)))
 *		rc = afi_query_list(&r.render.sink, &r.broken, r.reg,
 *				    &r.target, &choice, err);
 *	return reading_end(&r, rc, err);
 */
#ifndef READING_H
#define READING_H

#include "err.h"
#include "opt.h"
#include "output.h"
#include "pressed.h"
#include "query.h"
#include "register.h"
#include "render.h"
#include "target.h"

struct reading {
	struct afi_register *reg;
	struct afi_target target;
	struct afi_render render;
	struct afi_broken broken;
	struct output output;
	const char *office;	/* of a PDF or DOCX: the name of the template
				   that it is made by, or NULL */
	struct pressed pressed;	/* this and the rest: reading.c's own */
	struct afi_sink inner;
	bool public_;		/* what is withheld is left out, */
	bool redacted;		/* and something was */
};

#define READING_INIT { .render = { .buf = AFI_STR_INIT,		\
				   .about = AFI_STR_INIT,	\
				   .stamp = AFI_STR_INIT } }

/**
 * Open the register that @common names, resolve @target in it (NULL: all) and
 * be ready to print @page to where and in the format that @common asks for.
 * On a terminal rows are cut to its width: COLUMNS, else what it says.  @r must
 * stay where it is.
 */
enum afi_code reading_begin(struct reading *r, enum afi_page page,
			    const char *target,
			    const struct opt_common *common,
			    struct afi_err *err);

/** Free what @r holds, wait until it was looked at, and name on standard error
 *  what could not be read.  @rc, or AFI_EINVALID if there was such a record, or
 *  AFI_EFAILED if the output could not be written. */
enum afi_code reading_end(struct reading *r, enum afi_code rc,
			  struct afi_err *err);

/** Open the register that @common names; for the @public_, as it leaves out
 *  what is withheld (afi_register_hide()).  If it is broken, the public is not
 *  told what stands there. */
enum afi_code reading_open(struct afi_register **out,
			   const struct opt_common *common, bool public_,
			   struct afi_err *err);

/** @rc, or AFI_EINVALID if there was a record that could not be read; if it is
 *  for the @public_, nothing is then to be shown. */
enum afi_code reading_count_broken(const struct afi_broken *broken,
				   bool public_, enum afi_code rc,
				   struct afi_err *err);

/** Name them on standard error, without what @reg (or NULL) hides. */
void reading_tell_broken(const struct afi_broken *broken,
			 struct afi_register *reg);

/** Append @text without what @reg (or NULL) hides. */
void reading_clean(struct afi_str *out, struct afi_register *reg,
		   const char *text);

/** Leave out of what @err says what @reg (or NULL) hides. */
void reading_clean_error(struct afi_register *reg, struct afi_err *err);

#endif
