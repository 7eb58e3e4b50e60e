/*
 * libxlsxwriter, loaded when it is needed, as few commands do.  Its structs
 * change with its number, so that only the one will do that was built against.
 */
#include "book_impl.h"

#include <dlfcn.h>
#include <stdbool.h>
#include <string.h>

#define NAME "libxlsxwriter.so." LXW_SOVERSION

/* POSIX has it that a function's address fits where an object's does. */
static bool find(void *function, const struct afi_xlsx *lib, const char *name)
{
	void *found = dlsym(lib->handle, name);

	memcpy(function, &found, sizeof(found));
	return found != NULL;
}

static bool find_book(struct afi_xlsx *l)
{
	return find(&l->open, l, "workbook_new_opt") &&
	       find(&l->close, l, "workbook_close") &&
	       find(&l->free, l, "lxw_workbook_free") &&
	       find(&l->add_sheet, l, "workbook_add_worksheet") &&
	       find(&l->add_format, l, "workbook_add_format") &&
	       find(&l->set_properties, l, "workbook_set_properties") &&
	       find(&l->why, l, "lxw_strerror");
}

static bool find_sheet(struct afi_xlsx *l)
{
	return find(&l->write_string, l, "worksheet_write_string") &&
	       find(&l->write_number, l, "worksheet_write_number") &&
	       find(&l->write_datetime, l, "worksheet_write_datetime") &&
	       find(&l->write_formula, l, "worksheet_write_formula_num") &&
	       find(&l->set_column, l, "worksheet_set_column") &&
	       find(&l->set_row, l, "worksheet_set_row") &&
	       find(&l->freeze, l, "worksheet_freeze_panes") &&
	       find(&l->autofilter, l, "worksheet_autofilter") &&
	       find(&l->set_landscape, l, "worksheet_set_landscape") &&
	       find(&l->set_paper, l, "worksheet_set_paper") &&
	       find(&l->fit, l, "worksheet_fit_to_pages") &&
	       find(&l->repeat, l, "worksheet_repeat_rows") &&
	       find(&l->print_area, l, "worksheet_print_area");
}

static bool find_format(struct afi_xlsx *l)
{
	return find(&l->set_bold, l, "format_set_bold") &&
	       find(&l->set_wrap, l, "format_set_text_wrap") &&
	       find(&l->set_align, l, "format_set_align") &&
	       find(&l->set_paper_colour, l, "format_set_bg_color") &&
	       find(&l->set_ink, l, "format_set_font_color") &&
	       find(&l->set_number_form, l, "format_set_num_format");
}

enum afi_code afi_xlsx_load(struct afi_xlsx *out, struct afi_err *err)
{
	/* what it leaves for the end of the program must stay loaded */
	out->handle = dlopen(NAME, RTLD_NOW | RTLD_LOCAL | RTLD_NODELETE);
	if (!out->handle)
		return afi_err_set(err, AFI_EFAILED, "writing XLSX needs the "
				   "library " NAME ", which is not there: on "
				   "Debian 'apt-get install libxlsxwriter"
				   LXW_SOVERSION "' installs it; or say "
				   "--format csv");
	if (find_book(out) && find_sheet(out) && find_format(out))
		return AFI_OK;
	afi_xlsx_unload(out);
	return afi_err_set(err, AFI_EFAILED, "the library " NAME " does not "
			   "work here; --format csv does without it");
}

void afi_xlsx_unload(struct afi_xlsx *lib)
{
	if (lib->handle)
		dlclose(lib->handle);
	lib->handle = NULL;
}
