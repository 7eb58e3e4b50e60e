#include "pressed.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "press.h"
#include "print.h"

static enum afi_code cannot_hold(int why, struct afi_err *err)
{
	return afi_err_set(err, AFI_EFAILED, "cannot hold the page: %s",
			   strerror(why));
}

enum afi_code pressed_begin(struct pressed *page, char *format,
			    struct afi_err *err)
{
	if (*format != 'p' && *format != 'd')
		return AFI_OK;
	page->format = *format;
	*format = 'm';
	page->file = open_memstream(&page->md, &page->len);
	return page->file ? AFI_OK : cannot_hold(errno, err);
}

/* What is too long is begun anew over and over, and never made. */
void pressed_settle(struct pressed *page)
{
	if (fflush(page->file) || page->len <= AFI_PRESS_IN_MAX)
		return;
	page->too_long = true;
	rewind(page->file);
}

enum afi_code pressed_end(struct pressed *page, const struct output *out,
			  struct afi_register *reg, const char *template,
			  enum afi_code rc, struct afi_err *err)
{
	struct afi_print how = {
		.format = page->format, .template = template,
	};
	struct afi_str made = AFI_STR_INIT;
	bool lost;

	if (!page->file)
		return rc;
	how.day = afi_register_today(reg);
	pressed_settle(page);
	/* What did not fit the memory would be missing in the file. */
	lost = ferror(page->file);
	if ((fclose(page->file) || lost) && !rc)
		rc = cannot_hold(ENOMEM, err);
	if (!rc && page->too_long)
		rc = afi_err_set(err, AFI_EINVALID, "the page is longer than "
				 "%d MB; ask for less of it, such as one "
				 "inspection", AFI_PRESS_IN_MAX / 1024 / 1024);
	if (!rc)
		rc = afi_print_make(&made, page->md, page->len, &how, reg, err);
	if (!rc)
		fwrite(made.s, 1, made.len, out->file);
	afi_str_clear(&made);
	free(page->md);
	*page = (struct pressed){ .file = NULL };
	return rc;
}
