#include "matching.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "repo.h"
#include "str.h"

const char first_hash[] =
	"1111111111111111111111111111111111111111111111111111111111111111";
const char other_hash[] =
	"2222222222222222222222222222222222222222222222222222222222222222";

struct afi_proposals doc;
struct afi_matches matches;
const char *into;
static const char *hash;

/* ---- a document ---------------------------------------------------------- */

void begin(const char *sha256)
{
	afi_matches_clear(&matches);
	afi_proposals_clear(&doc);
	hash = sha256;
	into = NULL;
}

size_t propose(const char *what, const char *as, ...)
{
	struct afi_proposal *proposal = afi_proposal_add(&doc, what, as, 1, 2);
	const char *key;
	va_list args;

	va_start(args, as);
	while ((key = va_arg(args, const char *)))
		afi_draft_add(&proposal->draft, key,
			      va_arg(args, const char *));
	va_end(args);
	return afi_proposal_place(&doc, proposal);
}

size_t of(size_t i, size_t opening)
{
	doc.v[i].of = opening;
	return i;
}

size_t inspection(const char *title)
{
	doc.short_title = title;
	return propose("opened", "hmicfrs", "kind", "inspection", "title",
		       title, "body", "hmicfrs", NULL);
}

size_t a_finding(const char *title, const char *text)
{
	return propose("opened", "hmicfrs", "kind", "afi", "title", title,
		       "text", text, "wording", "published", NULL);
}

size_t numbered(const char *number, const char *title, const char *who)
{
	return propose("opened", "hmicfrs", "kind", "afi", "number", number,
		       "title", title, "numbered", who, NULL);
}

void report(void)
{
	inspection("PEEL 2024");
	a_finding("The force does not answer calls in time",
		  "Nine callers in ten wait.\n\nThe force should answer them.");
	a_finding("Evidence of burglary is lost",
		  "Officers do not keep what they find.");
}

/* ---- a register ---------------------------------------------------------- */

int enter(void **state)
{
	static const char *const forces[] = { "Northshire", "Southmoor" };
	const struct afi_founding founding = { .forces = forces,
					       .nforces = 2 };
	const struct afi_writer writer = AFI_WRITER_INIT;
	struct afi_receipt receipt = AFI_RECEIPT_INIT;
	struct afi_err err = AFI_ERR_INIT;
	enum afi_code rc;

	if (repo_enter(state))
		return -1;
	doc = (struct afi_proposals)AFI_PROPOSALS_INIT;
	matches = (struct afi_matches)AFI_MATCHES_INIT;
	begin(first_hash);
	doc.force = "Northshire";
	rc = afi_register_init(".", &founding, &writer, &receipt, &err);
	afi_receipt_clear(&receipt);
	return rc ? -1 : 0;
}

int leave(void **state)
{
	begin(NULL);
	return repo_leave(state);
}

static enum afi_code try_match(struct afi_register *reg, struct afi_err *err)
{
	const struct afi_asked_match asked = {
		.into = into, .sha256 = hash, .day = AFI_NO_DAY,
	};

	afi_matches_clear(&matches);
	return afi_match(&matches, reg, &doc, &asked, err);
}

struct afi_register *open_register(void)
{
	struct afi_register *reg = NULL;
	struct afi_err err = AFI_ERR_INIT;

	if (afi_register_open(&reg, ".", &err))
		fail_msg("%s", err.msg);
	return reg;
}

void match(void)
{
	struct afi_register *reg = open_register();
	struct afi_err err = AFI_ERR_INIT;

	if (!doc.force)
		doc.force = "Northshire";
	if (try_match(reg, &err))
		fail_msg("%s", err.msg);
	afi_register_free(reg);
}

void assert_asks(const char *words)
{
	struct afi_register *reg = open_register();
	struct afi_err err = AFI_ERR_INIT;

	assert_int_not_equal(try_match(reg, &err), AFI_OK);
	if (!strstr(err.msg, words))
		fail_msg("'%s' says nothing of '%s'", err.msg, words);
	afi_register_free(reg);
}

static enum afi_code record_it(struct afi_change *change, void *arg,
			       struct afi_err *err)
{
	const bool *unsure = arg;
	struct afi_str source = AFI_STR_INIT;
	enum afi_code rc = try_match(afi_change_register(change), err);

	afi_str_addf(&source, "a text; SHA-256 %s", hash);
	for (size_t i = 0; !rc && i < matches.n; i++)
		if (afi_match_is_plain(&matches.v[i], &doc.v[i]) ||
		    (*unsure && afi_match_can(&matches.v[i])))
			rc = afi_change_add(change, &matches.v[i].target,
					    matches.v[i].what, doc.v[i].as,
					    source.s, matches.v[i].draft,
					    err);
	afi_str_clear(&source);
	return rc;
}

void record(bool unsure)
{
	const struct afi_writer writer = AFI_WRITER_INIT;
	struct afi_register *reg = open_register();
	struct afi_receipt receipt = AFI_RECEIPT_INIT;
	struct afi_err err = AFI_ERR_INIT;

	if (!doc.force)
		doc.force = "Northshire";
	if (afi_register_change(reg, &writer, record_it, &unsure, &receipt,
				&err))
		fail_msg("%s", err.msg);
	afi_receipt_clear(&receipt);
	afi_register_free(reg);
}

/* ---- what comes of it ---------------------------------------------------- */

void assert_target(size_t i, const char *expected)
{
	struct afi_str name = AFI_STR_INIT;

	afi_target_print(&name, &matches.v[i].target);
	assert_string_equal(name.s, expected);
	afi_str_clear(&name);
}

void assert_stands(size_t i, enum afi_standing standing)
{
	if (matches.v[i].standing != standing)
		fail_msg("%zu is %s (%s), not %s", i,
			 afi_standing_name(matches.v[i].standing),
			 matches.v[i].note ? matches.v[i].note : "",
			 afi_standing_name(standing));
}

void assert_nothing_new(void)
{
	match();
	for (size_t i = 0; i < matches.n; i++)
		assert_stands(i, AFI_STANDS_KNOWN);
}

const char *drafted(size_t i, const char *key)
{
	const struct afi_draft *draft = matches.v[i].draft;

	for (size_t k = 0; k < draft->n; k++)
		if (strcmp(draft->v[k].key, key) == 0)
			return draft->v[k].value;
	return NULL;
}
