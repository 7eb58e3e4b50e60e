/* What is to be issued: made from the records, or read from a file. */
#include <stdlib.h>
#include <string.h>

#include "doc.h"
#include "evidence.h"
#include "issue_foot.h"
#include "issuing.h"
#include "reading.h"
#include "vec.h"

/* ---- what stands in the letter ------------------------------------------- */

/* The copies are lines, with "Copies:" before them; an address is one. */
static void take_blocks(struct issuing *is)
{
	struct afi_str block = AFI_STR_INIT;
	const char *s;
	size_t len;

	afi_letter_block(&block, &is->letter, "address", ", ");
	if (block.len)
		*afi_vec_push(&is->to) = afi_arena_strdup(&is->arena, block.s);
	afi_str_reset(&block);
	afi_letter_block(&block, &is->letter, "marking", ", ");
	is->marking = block.len ? afi_arena_strdup(&is->arena, block.s) : NULL;
	afi_str_reset(&block);
	afi_letter_block(&block, &is->letter, "copies", "\n");
	for (s = block.s; *s; s += len + (s[len] == '\n')) {
		len = strcspn(s, "\n");
		if (len && (s > block.s || strncmp(s, "Copies:", len)))
			*afi_vec_push(&is->copies) =
				afi_arena_copy(&is->arena, s, len);
	}
	afi_str_clear(&block);
}

static void take_gaps(struct issuing *is)
{
	struct afi_str what = AFI_STR_INIT;

	for (size_t i = 0; i < json_array_size(is->letter.gaps); i++) {
		const json_t *gap = json_array_get(is->letter.gaps, i);
		const char *said = json_string_value(json_object_get(gap,
								     "what"));
		const char *why = json_string_value(json_object_get(gap,
								    "why"));
		const char *todo = json_string_value(json_object_get(gap,
							"command"));

		afi_str_reset(&what);
		afi_str_addf(&what, "%s: %s", said ? said : "words",
			     why ? why : "not recorded");
		*afi_vec_push(&is->gaps) = (struct afi_check_gap){
			afi_arena_strdup(&is->arena, what.s),
			afi_arena_strdup(&is->arena, todo),
		};
	}
	afi_str_clear(&what);
}

/* ---- made ---------------------------------------------------------------- */

static enum afi_code make(struct afi_letter *out, struct afi_register *reg,
			  const struct afi_letter_asked *asked, char format,
			  struct afi_err *err)
{
	struct afi_broken broken = { 0 };
	enum afi_code rc;

	rc = afi_letter_make(out, &broken, reg, asked, format, err);
	/* what cannot be read might have been said in it */
	rc = reading_count_broken(&broken, !asked->internal, rc, err);
	reading_tell_broken(&broken, reg);
	afi_broken_clear(&broken);
	return rc;
}

enum afi_code issuing_words_at(struct afi_str *out, const char *dir,
			       const char *rev,
			       const struct afi_letter_asked *asked,
			       struct afi_err *err)
{
	const struct afi_lookback back = { .rev = rev };
	struct afi_letter letter = AFI_LETTER_INIT;
	struct afi_register *reg = NULL;
	enum afi_code rc;

	if (!(rc = afi_register_open_back(&reg, dir, &back, err)) &&
	    !(rc = make(&letter, reg, asked, 't', err)))
		afi_foot_cut(out, letter.bytes.s);
	afi_letter_clear(&letter);
	afi_register_free(reg);
	return rc;
}

/* "md" for 'm' and so on: its word among all that there are. */
static const char *format_word(struct afi_arena *arena, char format)
{
	const char *s = AFI_LETTER_FORMATS;

	while (*s && *s != format) {
		s += strcspn(s, "|");
		s += *s == '|';
	}
	return afi_arena_copy(arena, s, strcspn(s, "|"));
}

/* "peel-2024-section-55-2025-01-28.pdf" */
static void name_it(struct issuing *is)
{
	afi_str_addf(&is->name, "%s-%s-", is->asked.target.inspection,
		     is->asked.template_);
	afi_day_iso(&is->name, is->asked.date);
	afi_str_addf(&is->name, ".%s", strcmp(is->kind, "text") == 0 ? "txt" :
		     is->kind);
}

/* The register as it is opened for a letter hides what is withheld, which the
 * checks must see; so it is opened twice, at one commit. */
static enum afi_code open_again(struct issuing *is, struct afi_err *err)
{
	enum afi_code rc = AFI_OK;

	if (!is->hiding && (rc = reading_open(&is->hiding, is->common,
					      !is->asked.internal, err)))
		return rc;
	is->made_from = afi_arena_strdup(&is->arena, afi_store_commit_id(
					 afi_register_store(is->reg)));
	is->moved = strcmp(afi_store_commit_id(afi_register_store(is->hiding)),
			   is->made_from);
	if (is->moved)
		rc = afi_err_set(err, AFI_ECONFLICT, "others record all the "
				 "time; nothing was issued: try again");
	return rc;
}

static enum afi_code make_it(struct issuing *is, struct afi_err *err)
{
	struct afi_letter words = AFI_LETTER_INIT;
	enum afi_code rc;

	if (!(rc = open_again(is, err)) &&
	    !(rc = make(&is->letter, is->hiding, &is->asked, is->format,
			err)) &&
	    !(rc = make(&words, is->hiding, &is->asked, 't', err)))
		afi_foot_cut(&is->made, words.bytes.s);
	afi_letter_clear(&words);
	if (rc)
		return rc;
	take_blocks(is);
	take_gaps(is);
	return AFI_OK;
}

/* ---- read ---------------------------------------------------------------- */

static const char *kind_word(enum afi_doc_kind kind)
{
	static const char *const words[AFI_DOC_KINDS] = {
		[AFI_DOC_TEXT] = "text", [AFI_DOC_HTML] = "html",
		[AFI_DOC_PDF] = "pdf", [AFI_DOC_DOCX] = "docx",
		[AFI_DOC_ODT] = "odt",
	};

	return words[kind];
}

/* The words of the file take the place of those made. */
static enum afi_code read_it(struct issuing *is, struct afi_err *err)
{
	const char *file = is->typed->file;
	const char *slash = strrchr(file, '/');
	struct afi_doc doc = AFI_DOC_INIT;
	struct afi_str words = AFI_STR_INIT;
	enum afi_code rc;

	if ((rc = opt_line(&is->name, slash ? slash + 1 : file,
			   "the file's name", err)) ||
	    (rc = opt_read_file(&is->bytes, file, EVIDENCE_KEPT_MAX, err))) {
		if (rc == AFI_EINVALID && is->name.len)
			rc = afi_err_set(err, AFI_EINVALID, "'%s' is over 25 "
					 "MiB, and no letter is kept that is",
					 file);
		goto out;
	}
	if (!is->bytes.len) {
		rc = afi_err_set(err, AFI_EINVALID, "'%s' is empty, which is "
				 "no letter", file);
		goto out;
	}
	if ((rc = afi_doc_read(&doc, is->bytes.s, is->bytes.len, err))) {
		afi_err_prefix(err, "'%s'", file);
		goto out;
	}
	is->kind = kind_word(doc.kind);
	afi_foot_cut(&words, doc.text.s);
	afi_differs_find(&is->differs, is->made.s, words.s);
	afi_str_add(&is->text, words.s, words.len);
	/* what the records lack, the text may have */
	is->gaps.n = 0;
out:
	afi_str_clear(&words);
	afi_doc_clear(&doc);
	return rc;
}

enum afi_code issuing_draft(struct issuing *is, struct afi_err *err)
{
	enum afi_code rc;

	if (!(rc = make_it(is, err)) && is->typed->file &&
	    !(rc = read_it(is, err)))
		rc = issuing_compare(is, is->hiding, err);
	if (rc)
		return rc;
	if (!is->typed->file) {
		is->kind = format_word(&is->arena, is->format);
		name_it(is);
		afi_str_add(&is->text, is->made.s, is->made.len);
		afi_str_add(&is->bytes, is->letter.bytes.s,
			    is->letter.bytes.len);
	}
	return afi_hash_bytes(is->sha256, is->bytes.s, is->bytes.len, err);
}

void issuing_forget(struct issuing *is)
{
	afi_register_free(is->hiding);
	is->hiding = NULL;
	afi_letter_clear(&is->letter);
	is->to.n = is->copies.n = is->gaps.n = 0;
	afi_str_reset(&is->made);
	afi_str_reset(&is->text);
	afi_str_reset(&is->bytes);
	afi_str_reset(&is->name);
	afi_differs_clear(&is->differs);
	afi_checks_clear(&is->checks);
	afi_said_clear(&is->said);
	afi_arena_clear(&is->arena);
	is->made_from = NULL;
	is->marking = NULL;
	is->otherwise = 0;
	is->moved = false;
}
