/*
 * Any text in any field of a message: its headers are those that it has and no
 * others, its lines are as long as they may be and end as they must, and what
 * is attached comes out again.
 *
 * The input is the fields with a NUL after each: names and addresses of
 * sender, addressee and who has a copy, subject, text, name of the file; the
 * rest is the file.
 */
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "date.h"
#include "mail.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

enum { FIELDS = 9, LONGEST = 998 };	/* RFC 5322, 2.1.1 */

static void must(bool holds)
{
	if (!holds)
		abort();
}

/* ---- lines --------------------------------------------------------------- */

static void check_lines(const struct afi_str *mail)
{
	size_t column = 0;

	for (size_t i = 0; i < mail->len; i++) {
		const char c = mail->s[i];

		if (c == '\r' || c == '\n') {
			must(c == '\n' ? i && mail->s[i - 1] == '\r'
				       : mail->s[i + 1] == '\n');
			column = 0;
			continue;
		}
		must(c >= ' ' && c <= '~' && ++column <= LONGEST);
	}
}

/* Read a header up to its empty line: each line goes on from the one before it
 * or begins with one of @names, each at most once.  What is after it. */
static const char *check_header(const char *s, const char *const *names,
				size_t n)
{
	unsigned int seen = 0;
	size_t i;

	while (strncmp(s, "\r\n", 2)) {
		for (i = 0; i < n && strncmp(s, names[i], strlen(names[i]));)
			i++;
		if (i < n) {
			must(!(seen & 1U << i));
			seen |= 1U << i;
		} else {
			must(*s == ' ' && seen && s[1] != '\r');
		}
		s = strstr(s, "\r\n");
		must(s != NULL);
		s += 2;
	}
	return s + 2;
}

/* ---- parts --------------------------------------------------------------- */

static int value_of(char c)
{
	static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmn"
		"opqrstuvwxyz0123456789+/";
	const char *at = c ? strchr(digits, c) : NULL;

	return at ? (int)(at - digits) : -1;
}

/* Decode base64 from @s to the line of a boundary, which is returned. */
static const char *decode(struct afi_str *out, const char *s)
{
	unsigned long bits = 0;
	int n = 0;

	for (; *s != '-'; s++) {
		if (value_of(*s) < 0) {
			must(*s && strchr("=\r\n", *s));
			continue;
		}
		bits = bits << 6 | (unsigned long)value_of(*s);
		n += 6;
		if (n >= 8)
			afi_str_addc(out, (char)(bits >> (n -= 8) & 255));
	}
	return s;
}

static const char *check_part(struct afi_str *out, const char *s,
			      const char *boundary)
{
	static const char *const names[] = {
		"Content-Type: ", "Content-Transfer-Encoding: base64\r\n",
		"Content-Disposition: attachment",
	};
	const size_t n = strlen(boundary);

	must(!strncmp(s, "--", 2) && !strncmp(s + 2, boundary, n) &&
	     !strncmp(s + 2 + n, "\r\n", 2));
	s = check_header(s + 4 + n, names, sizeof(names) / sizeof(*names));
	return decode(out, s);
}

/* The text as it is sent: with CR before each LF. */
static void add_sent(struct afi_str *out, const char *text)
{
	for (; *text; text++) {
		if (*text == '\n')
			afi_str_addc(out, '\r');
		afi_str_addc(out, *text);
	}
}

static void check_mail(const struct afi_str *made, const struct afi_mail *mail)
{
	static const char *const names[] = {
		"From: ", "To: ", "Cc: ", "Subject: ", "Date: ",
		"X-Unsent: 1\r\n", "MIME-Version: 1.0\r\n", "Message-ID: <",
		"Content-Type: multipart/mixed;",
	};
	struct afi_str text = AFI_STR_INIT, file = AFI_STR_INIT;
	struct afi_str sent = AFI_STR_INIT, boundary = AFI_STR_INIT;
	const char *s, *at;

	must(strlen(made->s) == made->len);
	check_lines(made);
	s = check_header(made->s, names, sizeof(names) / sizeof(*names));
	at = strstr(made->s, "\r\n boundary=\"");
	must(at && at < s);
	at += strlen("\r\n boundary=\"");
	afi_str_add(&boundary, at, strcspn(at, "\""));
	s = check_part(&text, s, boundary.s);
	s = check_part(&file, s, boundary.s);
	must(!strncmp(s + 2, boundary.s, boundary.len) &&
	     !strcmp(s + 2 + boundary.len, "--\r\n"));
	add_sent(&sent, mail->text);
	must(sent.len == text.len && !memcmp(sent.s, text.s, sent.len));
	must(file.len == mail->len && !memcmp(file.s, mail->bytes, file.len));
	afi_str_clear(&boundary);
	afi_str_clear(&sent);
	afi_str_clear(&file);
	afi_str_clear(&text);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct afi_str input = AFI_STR_INIT, made = AFI_STR_INIT;
	struct afi_str again = AFI_STR_INIT;
	const char *fields[FIELDS], *s;
	struct afi_mail_person people[3];
	struct afi_mail mail = { .to = &people[1], .n_to = 1,
				 .cc = &people[2], .n_cc = 1, .day = 20000,
				 .type = AFI_MAIL_PDF };
	struct afi_err err = AFI_ERR_INIT;

	afi_str_add(&input, (const char *)data, size);
	s = input.s;
	for (size_t i = 0; i < FIELDS; i++) {
		fields[i] = s;
		s += strlen(s);
		s += s < input.s + input.len;
	}
	for (size_t i = 0; i < 3; i++)
		people[i] = (struct afi_mail_person){ fields[2 * i],
						      fields[2 * i + 1] };
	mail.from = people[0];
	mail.subject = fields[6];
	mail.text = fields[7];
	mail.file = fields[8];
	mail.bytes = s;
	mail.len = input.len - (size_t)(s - input.s);
	if (afi_mail_write(&made, &mail, &err)) {
		must(err.code == AFI_EINVALID && !made.len &&
		     strstr(err.msg, "is no address for mail"));
	} else {
		check_mail(&made, &mail);
		must(!afi_mail_write(&again, &mail, &err));
		must(!strcmp(made.s, again.s));
	}
	afi_str_clear(&again);
	afi_str_clear(&made);
	afi_str_clear(&input);
	return 0;
}
