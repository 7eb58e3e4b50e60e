/* What is done later but holds of the past too: what is erased and withheld. */
#ifndef AFI_LATER_H
#define AFI_LATER_H

#include <stdbool.h>

/** Erase some entry of the register in the folder @dir, by a tombstone in its
 *  stead and a commit of plain Git; false if that one cannot be erased. */
bool later_erase(const char *dir);

/** Let what is erased in the register in the folder @from be so in @to, another
 *  state of it. */
void later_erased(const char *to, const char *from);

/** Let what is withheld in @from be so in @to, and nothing else.  A mark of an
 *  entry that is not there is put on what counts as the same one. */
void later_withheld(const char *to, const char *from);

#endif
