/*
 * A message with a file attached, to be looked at and sent by hand: it opens in
 * a mail program as a draft.
 *
 * RFC 5322 with MIME: a short plain text and the file.  No field can end its
 * header or begin another, whatever is in it; the same fields are the same
 * bytes.
 */
#ifndef AFI_MAIL_H
#define AFI_MAIL_H

#include <stddef.h>

#include "err.h"
#include "str.h"

/** Who sends or gets it. */
struct afi_mail_person {
	const char *name;	/* or NULL, or "" */
	const char *address;	/* NULL or "": not known, and so left out */
};

/** A message.  It owns nothing. */
struct afi_mail {
	struct afi_mail_person from;	/* without an address, the mail program
					   puts its own */
	const struct afi_mail_person *to;
	size_t n_to;
	const struct afi_mail_person *cc;
	size_t n_cc;
	const char *subject;
	int day;			/* the letter's */
	const char *text;		/* UTF-8 */
	const char *file;		/* the name of what is attached */
	const char *type;		/* ... such as AFI_MAIL_PDF */
	const void *bytes;
	size_t len;
};

#define AFI_MAIL_PDF "application/pdf"
#define AFI_MAIL_DOCX "application/vnd.openxmlformats-officedocument" \
		      ".wordprocessingml.document"

/**
 * Append @mail to @out, with lines that end in CR LF.
 *
 * AFI_EINVALID, @out as it was, if an address is none that mail can go to.
 */
enum afi_code afi_mail_write(struct afi_str *out, const struct afi_mail *mail,
			     struct afi_err *err);

#endif
