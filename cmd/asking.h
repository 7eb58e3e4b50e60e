/* Asking whoever sits at the terminal about what could be recorded, one by
 * one. */
#ifndef ASKING_H
#define ASKING_H

#include <stddef.h>

enum asking_answer {
	ASKING_YES, ASKING_NO,
	ASKING_REST,		/* this and all the rest */
	ASKING_QUIT,		/* also at the end of the input */
};

/** Ask whether to record what was just shown.  Its @text is shown, in @width
 *  columns, if that is asked for. */
enum asking_answer asking(const char *text, size_t width);

#endif
