/* A register that never got what happened later than some day. */
#ifndef AFI_HAPPENED_H
#define AFI_HAPPENED_H

/** Copy the register in the folder @from to the folder @to, without the entries
 *  that had not happened by @day.  Corrections stay in the place of what they
 *  correct, whenever they were made, so that the day counts which they say;
 *  what is about an action goes with what opened it, and a record with its
 *  heading.  The register's own record stays as it is. */
void happened_by(const char *from, const char *to, int day);

#endif
