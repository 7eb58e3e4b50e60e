/* Whether, and from what, a letter was made. */
#ifndef CHECK_LETTER_H
#define CHECK_LETTER_H

#include "err.h"
#include "register.h"

/**
 * Say of the letter in @file ("-": standard input) which issued one it is, by
 * its bytes; else what its foot says that it was made from, and whether the
 * register in @dir, open as @reg, gives the same words for that.  AFI_EINVALID
 * if it does not, AFI_ENOTFOUND if the letter is not from this register.  What
 * @hiding, the same register or NULL, hides is not said.
 */
enum afi_code check_letter(struct afi_register *reg,
			   struct afi_register *hiding, const char *dir,
			   const char *file, struct afi_err *err);

#endif
