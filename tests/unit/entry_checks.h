/* Entries of which one thing is said: that a record takes it, or why not. */
#ifndef AFI_ENTRY_CHECKS_H
#define AFI_ENTRY_CHECKS_H

#include "entry_text.h"

#define NINE "2025-01-28T09:00:00Z"
#define HEAD_ID "a00000000001"
#define COMMON "id: b00000000001\nafter: [a00000000001]\nat: " NINE "\n" BY
#define OPENED "id: a00000000001\nat: " NINE "\n" BY "what: opened\n"
#define ERASED "reason: A name\nauthority: DPO\nerased-at: " NINE "\n"

/** Give @text, which begins in line 10, and compare what is wrong with it. */
void entry_refused(const char *text, const char *msg);

/** Give @text, of which nothing is wrong. */
void entry_taken(const char *text);

#endif
