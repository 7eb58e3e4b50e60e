/*
 * The names of entries: a letter and 11 characters of base 32, at random.
 *
 * 2^59 of them: among ten million entries two are equal with a chance of one
 * in ten thousand, and within one record, where alone it would matter, never.
 * The letter first keeps YAML from reading one as a number.
 */
#ifndef AFI_ID_H
#define AFI_ID_H

#include <stdbool.h>
#include <stddef.h>

#include "err.h"

enum { AFI_ID_LEN = 12 };

/** Digits and small letters without i, l, o and u, which are easily misread. */
#define AFI_ID_ALPHABET "0123456789abcdefghjkmnpqrstvwxyz"

/** A new id with its NUL.  AFI_EFAILED if the system has no randomness. */
enum afi_code afi_id_new(char out[AFI_ID_LEN + 1], struct afi_err *err);

/** Whether @s is an id, whole and nothing else. */
bool afi_id_valid(const char *s);

/** Whether @s could be the beginning of an id: 4 characters or more of one. */
bool afi_id_prefix_valid(const char *s);

#endif
