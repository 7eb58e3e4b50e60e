/* What is accepted of a document, recorded in one commit. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "import.h"
#include "mem.h"
#include "register.h"
#include "text.h"

/* A run of the change, which may come again. */
struct accepting {
	const struct import *im;
	const struct choice *choice;
	struct afi_str along;	/* lines: what was taken besides, and what
				   was not taken */
	size_t refused;
};

/* ---- which --------------------------------------------------------------- */

static enum afi_code refuse(const struct afi_matches *matches, size_t i,
			    struct afi_err *err)
{
	return afi_err_set(err, AFI_EINVALID, "--accept: %zu cannot be "
			   "recorded: %s; nothing was recorded", i + 1,
			   matches->v[i].note);
}

/* Mark in @take what @i needs. */
static enum afi_code take_needs(bool *take, struct accepting *a,
				const struct afi_matches *matches, size_t i,
				struct afi_err *err)
{
	for (size_t at = i, needs; (needs = matches->v[at].needs) <
	     matches->n && !take[needs]; at = needs) {
		if (!afi_match_can(&matches->v[needs]))
			return refuse(matches, needs, err);
		take[needs] = true;
		afi_str_addf(&a->along, "%zu is recorded too: it opens what "
			     "%zu is about\n", needs + 1, at + 1);
	}
	return AFI_OK;
}

static bool is_chosen(const struct accepting *a,
		      const struct afi_matches *matches, size_t i)
{
	return a->choice->named[i] ||
	       (a->choice->plain &&
		afi_match_is_plain(&matches->v[i], &a->im->proposals.v[i]));
}

/* What nobody can record is told where all was asked for; of a row once. */
static void tell_refused(struct accepting *a,
			 const struct afi_matches *matches)
{
	const struct afi_match *told = NULL;
	int line = 0;

	a->refused = 0;
	for (size_t i = 0; a->choice->plain && i < matches->n; i++) {
		const struct afi_proposal *proposal = &a->im->proposals.v[i];
		const struct afi_match *match = &matches->v[i];

		if (match->standing != AFI_STANDS_REFUSED || proposal->extra ||
		    (told && proposal->first == line &&
		     strcmp(match->note, told->note) == 0))
			continue;
		a->refused++;
		told = match;
		line = proposal->first;
		afi_str_addf(&a->along, "line %d (%zu) was not recorded: "
			     "%s\n", line, i + 1, match->note);
	}
}

static enum afi_code choose(bool *take, struct accepting *a,
			    const struct afi_matches *matches,
			    struct afi_err *err)
{
	enum afi_code rc;

	for (size_t i = 0; i < matches->n; i++) {
		if (!is_chosen(a, matches, i))
			continue;
		if (matches->v[i].standing == AFI_STANDS_REFUSED)
			return refuse(matches, i, err);
		take[i] = afi_match_can(&matches->v[i]);
	}
	for (size_t i = 0; i < matches->n; i++)
		if (take[i] && (rc = take_needs(take, a, matches, i, err)))
			return rc;
	tell_refused(a, matches);
	return AFI_OK;
}

/* ---- recording ----------------------------------------------------------- */

/* "report.pdf, web edition, lines 12-20; SHA-256 ...; afi import 1".  What was
 * imported once, then exported, is still from there. */
static void add_source(struct afi_str *out, const struct import *im,
		       const struct afi_proposal *proposal)
{
	const struct evidence *file = &im->file;

	if (proposal->source)
		afi_str_adds(out, proposal->source);
	if (proposal->source && strstr(proposal->source, "; afi import "))
		return;
	if (proposal->source)
		afi_str_adds(out, "; ");
	afi_str_adds(out, im->common.source ? im->common.source :
		     file->address.len ? file->address.s : file->name.s);
	if (im->edition)
		afi_str_addf(out, ", %s", im->edition);
	if (proposal->first == proposal->last)
		afi_str_addf(out, ", line %d", proposal->first);
	else
		afi_str_addf(out, ", lines %d-%d", proposal->first,
			     proposal->last);
	afi_str_addf(out, "; SHA-256 %s; afi import %d", file->sha256,
		     AFI_PROPOSE_VERSION);
}

static enum afi_code record_one(struct afi_change *change,
				const struct import *im,
				const struct afi_match *match,
				const struct afi_proposal *proposal,
				struct afi_err *err)
{
	struct afi_draft draft = AFI_DRAFT_INIT;
	struct afi_str source = AFI_STR_INIT, day = AFI_STR_INIT;
	enum afi_code rc;

	if (match->day != AFI_NO_DAY) {
		afi_day_iso(&day, match->day);
		afi_draft_add(&draft, "happened", day.s);
	}
	for (size_t i = 0; i < match->draft->n; i++) {
		const struct afi_field *field = &match->draft->v[i];

		if (field->items)
			afi_draft_list(&draft, field->key, field->items,
				       field->nitems);
		else
			afi_draft_add(&draft, field->key, field->value);
	}
	add_source(&source, im, proposal);
	rc = afi_change_add(change, &match->target, match->what, proposal->as,
			    source.s, &draft, err);
	afi_str_clear(&day);
	afi_str_clear(&source);
	afi_draft_clear(&draft);
	return rc;
}

/* What is opened comes before what is about it. */
static int rank(const struct afi_proposal *proposal)
{
	if (afi_proposal_opens(proposal, "rec"))
		return 2;
	if (afi_proposal_opens(proposal, NULL))
		return 1;
	if (strcmp(proposal->what, "opened") == 0)
		return 0;
	return strcmp(proposal->what, "action") == 0 ? 3 : 4;
}

static enum afi_code record_all(struct afi_change *change,
				const struct accepting *a, const bool *take,
				const struct afi_matches *matches,
				struct afi_err *err)
{
	for (int turn = 0; turn <= 4; turn++)
		for (size_t i = 0; i < matches->n; i++) {
			const struct afi_proposal *proposal =
				&a->im->proposals.v[i];

			if (take[i] && rank(proposal) == turn &&
			    record_one(change, a->im, &matches->v[i], proposal,
				       err))
				return afi_err_prefix(err, "line %d (%zu)",
						      proposal->first, i + 1);
		}
	return AFI_OK;
}

/* ---- the document itself, and its columns -------------------------------- */

static enum afi_code keep(struct afi_change *change, const struct import *im,
			  const struct afi_matches *matches,
			  struct afi_err *err)
{
	struct evidence_about about = { 0 };
	struct afi_target target = matches->inspection;
	struct afi_str text = AFI_STR_INIT;
	enum afi_code rc;

	if (!matches->placed)
		return afi_err_set(err, AFI_EUSAGE, "--keep: the document "
				   "belongs to no one inspection; file it with "
				   "'afi evidence TARGET FILE'");
	afi_str_addf(&text, "What was imported: %s", im->proposals.document);
	about.text = text.s;
	rc = evidence_add(change, &target, &im->file, &about, err);
	afi_str_clear(&text);
	return rc;
}

/* The next tracker with these columns is read in the same way. */
static enum afi_code keep_columns(struct afi_change *change,
				  const struct import *im, struct afi_err *err)
{
	const struct afi_target the_register = { .level = AFI_REGISTER };
	const struct afi_setup *setup =
		afi_register_setup(afi_change_register(change));
	const char *set = afi_setup_get(setup, "import-columns");
	struct afi_draft draft = AFI_DRAFT_INIT;
	enum afi_code rc;

	if (!im->columns || (set && strcmp(set, im->mapped.s) == 0))
		return AFI_OK;
	afi_draft_add(&draft, "name", "import-columns");
	afi_draft_add(&draft, "value", im->mapped.s);
	rc = afi_change_add(change, &the_register, "setting", NULL, NULL,
			    &draft, err);
	afi_draft_clear(&draft);
	return rc;
}

static enum afi_code accept_it(struct afi_change *change, void *arg,
			       struct afi_err *err)
{
	struct accepting *a = arg;
	struct afi_matches matches = AFI_MATCHES_INIT;
	bool *take = NULL;
	enum afi_code rc;

	afi_str_reset(&a->along);
	if ((rc = import_match(&matches, a->im, afi_change_register(change),
			       err)))
		return rc;
	take = afi_xcalloc(matches.n + 1, sizeof(*take));
	if ((rc = choose(take, a, &matches, err)))
		goto out;
	afi_matches_number(&matches, &a->im->proposals, take);
	if ((rc = record_all(change, a, take, &matches, err)) ||
	    (a->im->keep && (rc = keep(change, a->im, &matches, err))))
		goto out;
	rc = keep_columns(change, a->im, err);
out:
	free(take);
	afi_matches_clear(&matches);
	return rc;
}

/* ---- saying so ----------------------------------------------------------- */

static void tell(const char *line, size_t len)
{
	struct afi_str safe = AFI_STR_INIT;

	afi_text_safe(&safe, line, len);
	fprintf(stderr, "afi: %s\n", safe.s);
	afi_str_clear(&safe);
}

static void tell_lines(const char *lines)
{
	while (*lines) {
		const size_t len = strcspn(lines, "\n");

		tell(lines, len);
		lines += len + 1;
	}
}

/* That findings were lost is the one error, if it is. */
static void tell_cautions(const struct afi_proposals *proposals)
{
	const bool lost = afi_imported_lost(proposals);
	struct afi_str line = AFI_STR_INIT;

	for (size_t i = 0; i < proposals->cautions.n; i++) {
		const struct afi_caution *caution = &proposals->cautions.v[i];

		if (lost && caution->lost)
			continue;
		afi_str_reset(&line);
		if (caution->line && strncmp(caution->text, "Line ", 5) != 0)
			afi_str_addf(&line, "line %d: ", caution->line);
		afi_str_adds(&line, caution->text);
		tell(line.s, line.len);
	}
	afi_str_clear(&line);
}

enum afi_code import_accept(const struct import *im,
			    const struct choice *choice, struct afi_err *err)
{
	struct accepting a = { .im = im, .choice = choice,
			       .along = AFI_STR_INIT };
	struct afi_receipt receipt = AFI_RECEIPT_INIT;
	struct afi_register *reg = NULL;
	struct afi_writer writer;
	enum afi_code rc;

	if ((rc = opt_open(&reg, &im->common, err)) ||
	    (rc = opt_writer(&writer, &im->common, afi_register_today(reg),
			     err)))
		goto out;
	/* each entry has its own day */
	writer.happened = AFI_NO_DAY;
	if ((rc = afi_register_change(reg, &writer, accept_it, &a, &receipt,
				      err)))
		goto out;
	opt_say(&receipt);
	fflush(stdout);
	tell_lines(a.along.s);
	tell_cautions(&im->proposals);
	if (a.refused)
		rc = afi_err_set(err, AFI_EINVALID, "%zu %s not recorded; all "
				 "else is", a.refused, a.refused == 1 ? "was" :
				 "were");
out:
	afi_receipt_clear(&receipt);
	afi_str_clear(&a.along);
	afi_register_free(reg);
	return rc;
}
