/*
 * What the press*.c files share and nobody else needs.  press.c runs the
 * programs, press_guard.c sees that what they get makes them read nothing else,
 * press_zip.c puts a DOCX's properties right.
 */
#ifndef AFI_PRESS_IMPL_H
#define AFI_PRESS_IMPL_H

#include <stddef.h>

#include "press.h"

/**
 * AFI_EINVALID unless the HTML is of the sort that paper.h makes: a few plain
 * elements, and those of a drawing in SVG, with no address but in links.
 * Whatever could make a browser fetch something is refused, and so is whatever
 * it could read otherwise than we do.
 */
enum afi_code afi_press_guard(const char *html, size_t len,
			      struct afi_err *err);

/**
 * Append to @out the DOCX @docx with properties that say what @how does, and
 * nothing of who or what made it.  AFI_EFAILED, @out as it was, if it is no
 * such archive.
 */
enum afi_code afi_press_properties(struct afi_str *out,
				   const struct afi_str *docx,
				   const struct afi_press_docx *how,
				   struct afi_err *err);

/** Append those of them that have the title, the language and the day. */
void afi_press_core(struct afi_str *out, const struct afi_press_docx *how);

/** What pandoc does to the text on its way, in Lua. */
extern const char afi_press_filter[];

#endif
