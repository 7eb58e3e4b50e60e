/* What a letter finished elsewhere says otherwise than the records: responses
 * that can be recorded for the party whose words they are. */
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "asking.h"
#include "editor.h"
#include "issuing.h"
#include "output.h"
#include "response.h"
#include "setup.h"

const struct afi_said_part *issuing_offered(const struct issuing *is, size_t n)
{
	for (size_t i = 0; i < is->said.n; i++)
		if (is->said.v[i].is && !n--)
			return &is->said.v[i];
	return NULL;
}

enum afi_code issuing_compare(struct issuing *is, struct afi_register *reg,
			      struct afi_err *err)
{
	struct afi_outline outline = AFI_OUTLINE_INIT;
	enum afi_code rc;

	if ((rc = afi_letter_said(&is->said, &is->letter, reg, &is->asked,
				  err)))
		return rc;
	afi_outline_make(&outline, is->text.s, is->text.len);
	(void)afi_said_compare(&is->said, &outline);
	afi_outline_clear(&outline);
	for (size_t i = 0; i < is->said.n; i++)
		is->otherwise += is->said.v[i].is != NULL;
	return AFI_OK;
}

/* ---- choosing ------------------------------------------------------------ */

/* All that is offered: if it is the same again, so is what was chosen. */
static void add_offered(struct afi_str *out, const struct issuing *is)
{
	const struct afi_said_part *part;

	for (size_t i = 0; (part = issuing_offered(is, i)); i++)
		afi_str_addf(out, "%s %s %s\n%s\n", part->target, part->party,
			     part->part, part->is);
}

static enum afi_code ask(struct issuing *is, struct afi_err *err)
{
	struct choice *choice = &is->choice;
	struct output output = OUTPUT_INIT;
	const struct afi_said_part *part;
	struct afi_str about = AFI_STR_INIT;
	enum asking_answer answer = ASKING_NO;
	enum afi_code rc;

	if ((rc = output_open(&output, NULL, NULL, false, err)))
		return rc;
	choice->n = is->otherwise;
	choice->named = afi_xcalloc(choice->n + 1, sizeof(*choice->named));
	for (size_t i = 0; answer != ASKING_QUIT &&
	     (part = issuing_offered(is, i)); i++) {
		if (answer != ASKING_REST) {
			afi_str_reset(&about);
			afi_str_addf(&about, "\n%4zu  %s, %s's %s\n", i + 1,
				     part->target, afi_party_the(part->party),
				     part->part);
			fputs(about.s, stdout);
			answer = asking(part->is, output.width);
		}
		choice->named[i] = answer == ASKING_YES ||
				   answer == ASKING_REST;
	}
	afi_str_clear(&about);
	rc = output_close(&output, AFI_OK, err);
	if (!rc && answer == ASKING_QUIT)
		rc = afi_err_set(err, AFI_EINVALID, "nothing was issued");
	return rc;
}

static enum afi_code choose(struct issuing *is, struct afi_err *err)
{
	struct choice *choice = &is->choice;
	enum afi_code rc;

	choice_clear(choice);
	if (!is->typed->accept)
		return is->otherwise && editor_can_ask() ? ask(is, err) :
							   AFI_OK;
	if ((rc = choice_read(choice, is->typed->accept, is->otherwise, err)))
		return rc;
	for (size_t i = 0; i < choice->n; i++)
		choice->named[i] |= choice->plain;
	return AFI_OK;
}

enum afi_code issuing_choose(struct issuing *is, struct afi_err *err)
{
	struct afi_str offered = AFI_STR_INIT;
	enum afi_code rc = AFI_OK;

	if (!is->typed->file)
		return AFI_OK;
	add_offered(&offered, is);
	if (!is->chosen || strcmp(offered.s, is->offered.s) != 0)
		rc = choose(is, err);
	is->chosen = !rc;
	afi_str_reset(&is->offered);
	afi_str_add(&is->offered, offered.s, offered.len);
	afi_str_clear(&offered);
	return rc;
}

/* ---- recording ----------------------------------------------------------- */

/* Append what the text says in @part of the response that @rec holds. */
static void add_said(struct afi_str *out, const struct afi_said_part *part,
		     const struct afi_record *rec)
{
	const struct afi_entry *entry = NULL;
	struct afi_fold fold = AFI_FOLD_INIT;

	if (afi_fold_make(&fold, rec, INT_MAX, 0))
		entry = afi_response_holds(&fold, part->party, part->part);
	afi_said_restore(out, part->is, rec, entry);
	afi_fold_clear(&fold);
}

static enum afi_code record_one(struct issuing *is, struct afi_change *change,
				const struct afi_said_part *part,
				struct afi_err *err)
{
	struct afi_draft draft = AFI_DRAFT_INIT;
	struct afi_str text = AFI_STR_INIT, source = AFI_STR_INIT;
	const struct afi_record *rec;
	struct afi_target target;
	enum afi_code rc;

	if ((rc = afi_register_resolve(&target, afi_change_register(change),
				       part->target, err)) ||
	    (rc = afi_change_record(&rec, change, &target, err)))
		return rc;
	add_said(&text, part, rec);
	afi_draft_add(&draft, "part", part->part);
	afi_draft_add(&draft, "text", text.s);
	afi_str_addf(&source, "%s; SHA-256 %s", is->common->source ?
		     is->common->source : is->name.s, is->sha256);
	rc = afi_change_add(change, &target, "response", part->party, source.s,
			    &draft, err);
	afi_str_clear(&source);
	afi_str_clear(&text);
	afi_draft_clear(&draft);
	return rc;
}

enum afi_code issuing_record_said(struct issuing *is,
				  struct afi_change *change,
				  struct afi_err *err)
{
	enum afi_code rc = AFI_OK;

	for (size_t i = 0; !rc && i < is->choice.n; i++)
		if (is->choice.named[i])
			rc = record_one(is, change, issuing_offered(is, i),
					err);
	return rc;
}
