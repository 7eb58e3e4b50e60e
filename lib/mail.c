#include "mail.h"

#include <stdbool.h>
#include <string.h>

#include "date.h"
#include "filename.h"
#include "hash.h"

enum {
	PLAIN_MAX = 60,		/* characters that need no second line */
	WORD = 39,		/* bytes of an encoded word: 64 characters of at
				   most 75, since a name stands before it */
	NAME_PART = 54,		/* characters of a part of a file's name */
	LINE = 76,		/* ... and of a line in base64 */
};

#define HEX "0123456789ABCDEF"
#define LETTERS "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
#define DIGITS "0123456789"

/* ---- base64 -------------------------------------------------------------- */

static void add_base64(struct afi_str *out, const void *bytes, size_t len,
		       size_t line)
{
	static const char digits[] = LETTERS DIGITS "+/";
	const unsigned char *b = bytes;
	size_t column = 0;

	for (size_t i = 0; i < len; i += 3) {
		const size_t left = len - i;
		const unsigned long n = (unsigned long)b[i] << 16 |
			(unsigned long)(left > 1 ? b[i + 1] : 0) << 8 |
			(left > 2 ? b[i + 2] : 0);

		if (line && column == line) {
			afi_str_adds(out, "\r\n");
			column = 0;
		}
		afi_str_addc(out, digits[n >> 18]);
		afi_str_addc(out, digits[n >> 12 & 63]);
		afi_str_addc(out, left > 1 ? digits[n >> 6 & 63] : '=');
		afi_str_addc(out, left > 2 ? digits[n & 63] : '=');
		column += 4;
	}
}

/* ---- words in a header (RFC 2047) ---------------------------------------- */

/* @text without what could end its line. */
static void add_line(struct afi_str *out, const char *text)
{
	for (; *text; text++)
		afi_str_addc(out, (unsigned char)*text < ' ' || *text == 0x7f ?
				  ' ' : *text);
}

static bool is_plain(const struct afi_str *text)
{
	if (text->len > PLAIN_MAX || strstr(text->s, "=?") ||
	    *text->s == ' ' || (text->len && text->s[text->len - 1] == ' '))
		return false;
	for (size_t i = 0; i < text->len; i++)
		if (text->s[i] < ' ' || text->s[i] > '~')
			return false;
	return true;
}

/* As encoded words, none of which ends within a character. */
static void add_encoded(struct afi_str *out, const struct afi_str *text)
{
	size_t at = 0, n;

	while (at < text->len) {
		n = text->len - at;
		if (n > WORD)
			n = WORD;
		while (n > 1 && at + n < text->len &&
		       ((unsigned char)text->s[at + n] & 0xC0) == 0x80)
			n--;
		afi_str_adds(out, at ? "\r\n =?UTF-8?B?" : "=?UTF-8?B?");
		add_base64(out, text->s + at, n, 0);
		afi_str_adds(out, "?=");
		at += n;
	}
}

static void add_subject(struct afi_str *out, const char *subject)
{
	struct afi_str text = AFI_STR_INIT;

	add_line(&text, subject);
	afi_str_adds(out, "Subject: ");
	if (is_plain(&text))
		afi_str_adds(out, text.s);
	else
		add_encoded(out, &text);
	afi_str_adds(out, "\r\n");
	afi_str_clear(&text);
}

/* ---- people -------------------------------------------------------------- */

static bool is_known(const struct afi_mail_person *person)
{
	return person->address && *person->address;
}

/* What is before the @ may hold anything that needs no quotes (RFC 5322
 * dot-atom), what is after it is the name of a host. */
static bool is_address(const char *address)
{
	const size_t local = strspn(address, LETTERS DIGITS
				    "!#$%&'*+-/=?^_`{|}~.");
	const char *domain = address + local + 1;
	size_t n;

	if (!local || local > 64 || address[local] != '@')
		return false;
	n = strspn(domain, LETTERS DIGITS "-.");
	return n && n <= 253 && !domain[n] && *domain != '.' &&
	       domain[n - 1] != '.' && *address != '.' &&
	       address[local - 1] != '.' && !strstr(address, "..");
}

static void add_name(struct afi_str *out, const char *name)
{
	struct afi_str text = AFI_STR_INIT;

	add_line(&text, name);
	if (!is_plain(&text)) {
		add_encoded(out, &text);
	} else {
		afi_str_addc(out, '"');
		for (const char *s = text.s; *s; s++)
			afi_str_addf(out, *s == '"' || *s == '\\' ? "\\%c" :
					  "%c", *s);
		afi_str_addc(out, '"');
	}
	afi_str_clear(&text);
}

static enum afi_code add_people(struct afi_str *out, const char *field,
				const struct afi_mail_person *who, size_t n,
				struct afi_err *err)
{
	bool begun = false;

	for (size_t i = 0; i < n; i++) {
		if (!is_known(&who[i]))
			continue;
		if (!is_address(who[i].address))
			return afi_err_set(err, AFI_EINVALID, "%s: '%.200s' is "
					   "no address for mail", field,
					   who[i].address);
		afi_str_addf(out, begun ? ",\r\n " : "%s: ", field);
		if (who[i].name && *who[i].name) {
			add_name(out, who[i].name);
			afi_str_adds(out, "\r\n ");
		}
		afi_str_addf(out, "<%s>", who[i].address);
		begun = true;
	}
	if (begun)
		afi_str_adds(out, "\r\n");
	return AFI_OK;
}

/* ---- the parts ----------------------------------------------------------- */

/* Noon, which is that day nearly everywhere. */
static void add_date(struct afi_str *out, int day)
{
	struct afi_str full = AFI_STR_INIT;

	afi_day_full(&full, day);	/* "Tuesday 28 January 2025" */
	afi_str_addf(out, "Date: %.3s, ", full.s);
	afi_day_short(out, day);
	afi_str_adds(out, " 12:00:00 +0000\r\n");
	afi_str_clear(&full);
}

/* RFC 2231, in parts, each on a line of its own. */
static void add_encoded_name(struct afi_str *out, const char *name)
{
	size_t column = 0;
	int part = 0;

	afi_str_adds(out, ";\r\n filename*0*=UTF-8''");
	for (; *name; name++) {
		const unsigned char c = (unsigned char)*name;

		if (column >= NAME_PART) {
			afi_str_addf(out, ";\r\n filename*%d*=", ++part);
			column = 0;
		}
		if (strchr(LETTERS DIGITS "._-", c)) {
			afi_str_addc(out, *name);
			column++;
		} else {
			afi_str_addf(out, "%%%c%c", HEX[c >> 4], HEX[c & 15]);
			column += 3;
		}
	}
}

static void add_file_name(struct afi_str *out, const char *given)
{
	struct afi_str name = AFI_STR_INIT;

	afi_filename_safe(&name, given, strlen(given));
	if (name.len <= PLAIN_MAX &&
	    !name.s[strspn(name.s, LETTERS DIGITS "._- ()")])
		afi_str_addf(out, ";\r\n filename=\"%s\"", name.s);
	else
		add_encoded_name(out, name.s);
	afi_str_adds(out, "\r\n");
	afi_str_clear(&name);
}

static void add_text(struct afi_str *out, const char *text)
{
	struct afi_str lines = AFI_STR_INIT;

	for (; *text; text++) {
		if (*text == '\n')
			afi_str_addc(&lines, '\r');
		afi_str_addc(&lines, *text);
	}
	add_base64(out, lines.s, lines.len, LINE);
	afi_str_clear(&lines);
}

/* No line of base64 looks like a boundary, which has dashes in it. */
static void add_parts(struct afi_str *out, const struct afi_mail *mail,
		      const char *boundary)
{
	afi_str_addf(out, "\r\n--%s\r\n"
		     "Content-Type: text/plain; charset=utf-8\r\n"
		     "Content-Transfer-Encoding: base64\r\n\r\n", boundary);
	add_text(out, mail->text);
	afi_str_addf(out, "\r\n--%s\r\nContent-Type: %s\r\n"
		     "Content-Transfer-Encoding: base64\r\n"
		     "Content-Disposition: attachment", boundary, mail->type);
	add_file_name(out, mail->file);
	afi_str_adds(out, "\r\n");
	add_base64(out, mail->bytes, mail->len, LINE);
	afi_str_addf(out, "\r\n--%s--\r\n", boundary);
}

/* ---- all of it ----------------------------------------------------------- */

static enum afi_code add_headers(struct afi_str *out,
				 const struct afi_mail *mail,
				 struct afi_err *err)
{
	enum afi_code rc;

	if ((rc = add_people(out, "From", &mail->from, 1, err)) ||
	    (rc = add_people(out, "To", mail->to, mail->n_to, err)) ||
	    (rc = add_people(out, "Cc", mail->cc, mail->n_cc, err)))
		return rc;
	add_subject(out, mail->subject);
	add_date(out, mail->day);
	afi_str_adds(out, "X-Unsent: 1\r\nMIME-Version: 1.0\r\n");
	return AFI_OK;
}

/* What tells this message from all others is made of all that it says. */
static enum afi_code name_it(char id[AFI_HASH_LEN + 1],
			     const struct afi_str *headers,
			     const struct afi_mail *mail, struct afi_err *err)
{
	struct afi_str all = AFI_STR_INIT;
	enum afi_code rc;

	afi_str_add(&all, headers->s, headers->len);
	add_parts(&all, mail, "");
	rc = afi_hash_bytes(id, all.s, all.len, err);
	id[AFI_HASH_LEN / 2] = '\0';
	afi_str_clear(&all);
	return rc;
}

enum afi_code afi_mail_write(struct afi_str *out, const struct afi_mail *mail,
			     struct afi_err *err)
{
	const char *at = is_known(&mail->from) ?
			 strchr(mail->from.address, '@') : NULL;
	struct afi_str headers = AFI_STR_INIT, boundary = AFI_STR_INIT;
	char id[AFI_HASH_LEN + 1];
	enum afi_code rc;

	if ((rc = add_headers(&headers, mail, err)) ||
	    (rc = name_it(id, &headers, mail, err)))
		goto out;
	afi_str_addf(&boundary, "afi-%s", id);
	afi_str_add(out, headers.s, headers.len);
	afi_str_addf(out, "Message-ID: <%s%s>\r\n"
		     "Content-Type: multipart/mixed;\r\n boundary=\"%s\"\r\n",
		     id, at ? at : "@afi.invalid", boundary.s);
	add_parts(out, mail, boundary.s);
out:
	afi_str_clear(&boundary);
	afi_str_clear(&headers);
	return rc;
}
