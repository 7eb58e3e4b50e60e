/*
 * A string that grows: bytes with a length, and always a NUL after them, so
 * that .s can be printed as it is.  Binary content is fine.
 */
#ifndef AFI_STR_H
#define AFI_STR_H

#include <stddef.h>

/** Growing bytes.  An empty one has .s pointing at "", never NULL. */
struct afi_str {
	char *s;
	size_t len;
	size_t size;	/* 0: .s is not ours to free */
};

extern char afi_str_empty[1];

#define AFI_STR_INIT { .s = afi_str_empty, .len = 0, .size = 0 }

/** Free what @str holds and leave it empty, ready for use again. */
void afi_str_clear(struct afi_str *str);

/** Make @str empty but keep its memory for what comes next. */
void afi_str_reset(struct afi_str *str);

/** Cut @str to its first @len bytes; nothing happens if it is no longer. */
void afi_str_cut(struct afi_str *str, size_t len);

/** Append the @len bytes at @bytes. */
void afi_str_add(struct afi_str *str, const void *bytes, size_t len);

/** Append @len bytes that the caller fills in; where they begin. */
char *afi_str_grow(struct afi_str *str, size_t len);

/** Append the string @s. */
void afi_str_adds(struct afi_str *str, const char *s);

/** Append the byte @c. */
void afi_str_addc(struct afi_str *str, char c);

/** Append what printf would print. */
void afi_str_addf(struct afi_str *str, const char *fmt, ...)
	__attribute__((format(printf, 2, 3)));

/** Hand the bytes over to the caller, who frees them; @str is empty again. */
char *afi_str_take(struct afi_str *str);

#endif
