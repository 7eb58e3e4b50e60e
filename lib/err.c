#include "err.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

/* A message that was cut must not end in part of a UTF-8 character. */
static void trim(char *msg, size_t size)
{
	size_t len = strlen(msg), i = len, want;
	unsigned char lead;

	if (len + 1 < size)
		return;
	while (i > 0 && ((unsigned char)msg[i - 1] & 0xC0) == 0x80)
		i--;
	if (i == 0)
		return;
	lead = (unsigned char)msg[i - 1];
	want = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : lead >= 0xC0 ? 2 : 1;
	if (len - (i - 1) < want)
		msg[i - 1] = '\0';
}

enum afi_code afi_err_set(struct afi_err *err, enum afi_code code,
			  const char *fmt, ...)
{
	va_list ap;

	err->code = code;
	va_start(ap, fmt);
	vsnprintf(err->msg, sizeof(err->msg), fmt, ap);
	va_end(ap);
	trim(err->msg, sizeof(err->msg));
	return code;
}

enum afi_code afi_err_prefix(struct afi_err *err, const char *fmt, ...)
{
	const size_t size = sizeof(err->msg);
	struct afi_err old = *err;
	va_list ap;
	size_t len, rest;

	va_start(ap, fmt);
	vsnprintf(err->msg, size, fmt, ap);
	va_end(ap);
	len = strlen(err->msg);
	rest = strlen(old.msg);
	if (len + 3 < size) {
		memcpy(err->msg + len, ": ", 2);
		len += 2;
		if (rest > size - 1 - len)
			rest = size - 1 - len;
		memcpy(err->msg + len, old.msg, rest);
		err->msg[len + rest] = '\0';
	}
	trim(err->msg, sizeof(err->msg));
	return err->code;
}

void afi_err_clear(struct afi_err *err)
{
	err->code = AFI_OK;
	err->msg[0] = '\0';
}
