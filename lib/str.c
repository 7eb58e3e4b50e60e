#include "str.h"

#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "mem.h"

char afi_str_empty[1] = "";

/* Make room for @more bytes and the NUL after them. */
static void reserve(struct afi_str *str, size_t more)
{
	size_t need = str->len + more + 1, size = str->size ? str->size : 32;

	if (need <= str->size)
		return;
	if (need < more)	/* it wrapped round: more than there is */
		need = SIZE_MAX;
	while (size < need)
		size = size > SIZE_MAX / 2 ? need : size * 2;
	str->s = afi_xrealloc(str->size ? str->s : NULL, size, 1);
	str->size = size;
}

void afi_str_clear(struct afi_str *str)
{
	if (str->size)
		free(str->s);
	*str = (struct afi_str)AFI_STR_INIT;
}

void afi_str_reset(struct afi_str *str)
{
	afi_str_cut(str, 0);
}

void afi_str_cut(struct afi_str *str, size_t len)
{
	if (len >= str->len)
		return;
	str->len = len;
	str->s[len] = '\0';
}

void afi_str_add(struct afi_str *str, const void *bytes, size_t len)
{
	if (!len)
		return;
	reserve(str, len);
	memcpy(str->s + str->len, bytes, len);
	str->len += len;
	str->s[str->len] = '\0';
}

char *afi_str_grow(struct afi_str *str, size_t len)
{
	reserve(str, len);
	str->len += len;
	str->s[str->len] = '\0';
	return str->s + str->len - len;
}

void afi_str_adds(struct afi_str *str, const char *s)
{
	afi_str_add(str, s, strlen(s));
}

void afi_str_addc(struct afi_str *str, char c)
{
	afi_str_add(str, &c, 1);
}

/* What is set is nearly always short, and then is set only once. */
void afi_str_addf(struct afi_str *str, const char *fmt, ...)
{
	char brief[64];
	va_list ap;
	int len;

	va_start(ap, fmt);
	len = vsnprintf(brief, sizeof(brief), fmt, ap);
	va_end(ap);
	if (len <= 0)
		return;
	if ((size_t)len < sizeof(brief)) {
		afi_str_add(str, brief, (size_t)len);
		return;
	}
	reserve(str, (size_t)len);
	va_start(ap, fmt);
	vsnprintf(str->s + str->len, (size_t)len + 1, fmt, ap);
	va_end(ap);
	str->len += (size_t)len;
}

char *afi_str_take(struct afi_str *str)
{
	char *s = str->size ? str->s : afi_xstrdup("");

	*str = (struct afi_str)AFI_STR_INIT;
	return s;
}
