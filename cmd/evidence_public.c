/* Whether a kept file may be given to the public. */
#include "evidence.h"

#include <stdlib.h>

#include "doc.h"
#include "secrets.h"
#include "withheld.h"

/* Of what is no text by itself: shorter words are there by chance. */
enum { LEAST = 6 };

/* Whether one of them, of @least bytes or more, is in bytes taken as a text;
 * what ends one only parts words here. */
static bool has_secret(struct afi_secrets *secrets, const struct afi_str *bytes,
		       size_t least)
{
	struct afi_str text = AFI_STR_INIT;
	struct afi_spans spans = { 0 };
	bool has = false;

	afi_str_add(&text, bytes->s, bytes->len);
	for (size_t i = 0; i < text.len; i++)
		if (!text.s[i])
			text.s[i] = '\n';
	afi_secrets_spans(&spans, secrets, text.s);
	for (size_t i = 0; i < spans.n && !has; i++)
		has = spans.v[i].end - spans.v[i].begin >= least;
	free(spans.v);
	afi_str_clear(&text);
	return has;
}

static bool is_text(enum afi_doc_kind kind)
{
	return kind == AFI_DOC_TEXT || kind == AFI_DOC_HTML;
}

bool evidence_is_withheld(struct afi_register *reg,
			  const struct afi_record *rec,
			  const struct afi_entry *entry)
{
	struct afi_secrets *secrets = afi_register_hidden(reg);
	struct afi_marks marks = { 0 };
	bool is;

	if (!secrets)
		return false;
	afi_marks_find(&marks, rec);
	/* the same bytes may be withheld where they are filed elsewhere */
	is = afi_marks_whole(&marks, rec, entry) ||
	     afi_secrets_in(secrets, afi_entry_get(entry, "sha256"));
	free(marks.v);
	return is;
}

enum evidence_fit evidence_look_into(struct afi_register *reg,
				     const struct afi_str *bytes)
{
	struct afi_secrets *secrets = afi_register_hidden(reg);
	struct afi_err ignored = AFI_ERR_INIT;
	struct afi_doc doc = AFI_DOC_INIT;
	enum evidence_fit fit = EVIDENCE_FIT;

	if (!secrets || afi_secrets_none(secrets) || !bytes->len)
		return EVIDENCE_FIT;
	if (afi_doc_read(&doc, bytes->s, bytes->len, &ignored))
		fit = EVIDENCE_UNREAD;
	if (has_secret(secrets, bytes, !fit && is_text(doc.kind) ? 0 : LEAST) ||
	    (!fit && has_secret(secrets, &doc.text, 0)))
		fit = EVIDENCE_UNFIT;
	afi_doc_clear(&doc);
	return fit;
}
