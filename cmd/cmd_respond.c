/* afi respond: a party's words for publication. */
#include <stdlib.h>
#include <string.h>

#include "cmd.h"
#include "opt.h"
#include "record.h"
#include "register.h"
#include "response.h"
#include "str.h"
#include "targets.h"

struct response {
	const char *part, *position, *answers;
	struct afi_str text;
};

static bool same(const char *a, const char *b)
{
	return a && b ? strcmp(a, b) == 0 : a == b;
}

/* Said again with nothing in between, it is the same; said again after a new
 * claim, or by the party itself, it is not. */
static bool is_repeat(struct afi_change *change, const struct targets_one *at,
		      const char *party, const char *part,
		      const struct response *r, const char *answers)
{
	const struct afi_entry *last = &at->rec->entries[at->rec->n - 1];

	return afi_entry_is(last, "response") &&
	       strcmp(last->as, party) == 0 &&
	       same(last->source, afi_change_source(change)) &&
	       same(afi_entry_get(last, "part"), part) &&
	       same(afi_entry_get(last, "position"), r->position) &&
	       same(afi_entry_get(last, "answers"), answers) &&
	       same(afi_entry_get(last, "text"),
		    r->text.len ? r->text.s : NULL);
}

static enum afi_code respond_it(struct afi_change *change,
				const struct targets_one *at, void *arg,
				struct afi_err *err)
{
	const struct response *r = arg;
	struct afi_draft draft = AFI_DRAFT_INIT;
	const char *party, *part, *answers;
	enum afi_code rc;

	if ((rc = afi_change_party(&party, change, err)) ||
	    (rc = afi_response_part(&part, party, at->target.level, r->part,
				    r->position, err)) ||
	    (rc = targets_answers(&answers, change, at, r->answers, err)) ||
	    is_repeat(change, at, party, part, r, answers))
		return rc;
	afi_draft_add(&draft, "part", part);
	afi_draft_add(&draft, "position", r->position);
	if (r->text.len)
		afi_draft_add(&draft, "text", r->text.s);
	afi_draft_add(&draft, "answers", answers);
	rc = afi_change_add(change, &at->target, "response", NULL, NULL,
			    &draft, err);
	afi_draft_clear(&draft);
	return rc;
}

enum afi_code cmd_respond(int argc, char **argv, struct afi_err *err)
{
	struct response r = { .text = AFI_STR_INIT };
	const char *m = NULL, *file = NULL;
	struct opt_list targets = { 0 };
	struct opt_common common = { 0 };
	const struct opt opts[] = {
		{ .letter = 'm', .arg = "TEXT", .str = &m,
		  .help = "the words" },
		{ .letter = 'F', .arg = "FILE", .str = &file,
		  .help = "the words from a file, or - for standard input" },
		{ .name = "part", .arg = "NAME", .str = &r.part,
		  .words = "introduction|opening|comments|reply|closing|...",
		  .help = "introduction, opening, comments, reply, closing" },
		{ .name = "position", .arg = "POSITION", .str = &r.position,
		  .words = "accepted|partly|not-accepted|agrees|disagrees|"
			   "no-action|satisfied|more-needed|not-satisfied|...",
		  .help = "accepted, agrees, satisfied, more-needed..." },
		{ .name = "answers", .arg = "ENTRY", .str = &r.answers,
		  .help = "the id of what it answers, or last-question" },
		OPT_WRITER(&common),
		{ .arg = "TARGET", .list = &targets, .must = true,
		  .help = "the finding or inspection that it answers" },
		{ 0 },
	};
	enum afi_code rc;

	if (!(rc = opt_parse(opts, argc, argv, err)) &&
	    !(rc = opt_text(&r.text, m, file, !r.position, err)))
		rc = targets_change(&common, &targets, respond_it, &r, err);
	afi_str_clear(&r.text);
	free(targets.v);
	return rc;
}
