#include "histories.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "entry_text.h"
#include "id.h"
#include "str.h"

/* ---- chance ------------------------------------------------------------ */

static uint64_t chance;

void chance_begin(uint64_t seed)
{
	chance = (seed + 1) * UINT64_C(0x9E3779B97F4A7C15);
}

/* It is xorshift64*. */
size_t below(size_t n)
{
	chance ^= chance >> 12;
	chance ^= chance << 25;
	chance ^= chance >> 27;
	return (size_t)((chance * UINT64_C(2685821657736338717)) >> 33) % n;
}

static void add_new_id(struct afi_str *out)
{
	afi_str_addc(out, AFI_ID_ALPHABET[10 + below(22)]);
	for (int i = 1; i < AFI_ID_LEN; i++)
		afi_str_addc(out, AFI_ID_ALPHABET[below(32)]);
}

static void add_new_at(struct afi_str *out)
{
	afi_str_addf(out, "at: 2025-01-28T09:00:%02zuZ\n", below(12));
}

/* ---- writers ----------------------------------------------------------- */

enum { STEPS = 24 };

static void settle(struct afi_record *rec)
{
	struct afi_err err = AFI_ERR_INIT;

	if (afi_record_settle(rec, &err))
		fail_msg("%s", err.msg);
}

static void put(struct afi_record *rec, const struct afi_str *text)
{
	entry_put(rec, text->s);
	settle(rec);
}

/* The lines of a new entry up to `what`, by one of two parties. */
static void begin(struct afi_str *out, struct afi_record *rec,
		  const char *party, const char *what)
{
	const char *const *heads;
	size_t n, i;

	afi_str_adds(out, "id: ");
	add_new_id(out);
	if (rec->n) {
		n = afi_record_heads(&heads, rec);
		afi_str_adds(out, "\nafter: [");
		for (i = 0; i < n; i++)
			afi_str_addf(out, "%s%s", i ? ", " : "", heads[i]);
		afi_str_addc(out, ']');
	}
	afi_str_addc(out, '\n');
	add_new_at(out);
	afi_str_addf(out, "by: Jo Bloggs <jo@x.example>\nas: %s\nwhat: %s\n",
		     party, what);
}

static const char *any_party(void)
{
	return below(2) ? "force" : "pcc";
}

/* One of @rec's entries of kind @what, or NULL if chance hits none. */
const struct afi_entry *any_entry(const struct afi_record *rec,
				  const char *what)
{
	const struct afi_entry *entry = &rec->entries[below(rec->n)];

	return !what || afi_entry_is(entry, what) ? entry : NULL;
}

static void open_path(struct afi_record *rec)
{
	struct afi_str text = AFI_STR_INIT;

	begin(&text, rec, "hmicfrs", "opened");
	afi_str_addf(&text, "kind: rec\nnumber: 2\nunder: 1\n"
		     "title: Wording %zu\n", below(5));
	put(rec, &text);
	afi_str_clear(&text);
}

static void write_simple(struct afi_record *rec)
{
	static const char *const kinds[] = {
		"update\n", "action\nnumber: 1\ntitle: Train\n",
		"edition\ntitle: As it was meant\n", "vote\nayes: 3\n",
		"close\noutcome: complete\n", "reopen\n",
		"ask\nsort: chaser\nof: force\n", "submit\nto: pcc\n",
		"assign\nowner: Head of HR\ntheme: [a, b]\n",
		"link\nrelation: same-as\ntarget: a/b/rec-1-3\n",
		"event\nevent: visit\n",
		"response\npart: comments\nposition: accepted\n",
		"evidence\nname: a.pdf\nsize: 1\nkept: yes\nsha256: "
		"0123456789abcdef0123456789abcdef"
		"0123456789abcdef0123456789abcdef\n",
	};
	struct afi_str text = AFI_STR_INIT, what = AFI_STR_INIT;

	afi_str_adds(&what, kinds[below(sizeof(kinds) / sizeof(*kinds))]);
	afi_str_cut(&what, what.len - 1);
	begin(&text, rec, any_party(), what.s);
	afi_str_addf(&text, "text: words %zu\n", below(1000));
	put(rec, &text);
	afi_str_clear(&what);
	afi_str_clear(&text);
}

static void write_about_action(struct afi_record *rec)
{
	const struct afi_entry *action = any_entry(rec, "action");
	struct afi_str text = AFI_STR_INIT;

	if (!action)
		return;
	begin(&text, rec, any_party(), "update");
	afi_str_addf(&text, "action: %s\ntext: words %zu\n", action->id,
		     below(1000));
	put(rec, &text);
	afi_str_clear(&text);
}

static void write_mark(struct afi_record *rec)
{
	const struct afi_entry *of = any_entry(rec, NULL);
	struct afi_str text = AFI_STR_INIT;

	begin(&text, rec, any_party(), "withhold");
	afi_str_addf(&text, "entry: %s\nsort: name\nwords: words %zu\n",
		     of->id, below(1000));
	put(rec, &text);
	afi_str_clear(&text);
}

static void write_answer(struct afi_record *rec)
{
	const struct afi_entry *question = any_entry(rec, "ask");
	struct afi_str text = AFI_STR_INIT;

	if (!question)
		return;
	begin(&text, rec, any_party(), "update");
	afi_str_addf(&text, "answers: %s\ntext: words %zu\n", question->id,
		     below(1000));
	put(rec, &text);
	afi_str_clear(&text);
}

static void write_correction(struct afi_record *rec)
{
	const struct afi_entry *old = any_entry(rec, "update");
	struct afi_str text = AFI_STR_INIT;

	if (!old)
		return;
	begin(&text, rec, old->as, "update");
	afi_str_addf(&text, "corrects: %s\n%stext: better words %zu\n",
		     old->id, below(3) ? "" : "retract: yes\n", below(1000));
	put(rec, &text);
	afi_str_clear(&text);
}

static void write_tombstone(struct afi_record *rec)
{
	const struct afi_entry *old = any_entry(rec, NULL);
	struct afi_str text = AFI_STR_INIT;

	afi_str_addf(&text, "id: %s\n", old->id);
	for (size_t i = 0; i < old->nafter; i++)
		afi_str_addf(&text, "%s%s%s", i ? ", " : "after: [",
			     old->after[i], i + 1 < old->nafter ? "" : "]\n");
	afi_str_addf(&text, "at: %s\nby: Data Desk <dpo@x.example>\nas: %s\n"
		     "what: erased\n%sauthority: DPO\n"
		     "erased-at: 2025-02-01T00:00:00Z\nreason: names %zu\n",
		     afi_entry_get(old, "at"), any_party(), old->nafter ? "" :
		     "kind: rec\nnumber: 2\nunder: 1\n", below(4));
	put(rec, &text);
	afi_str_clear(&text);
}

void world_merge(struct afi_record *out, const struct afi_record *a,
		 const struct afi_record *b)
{
	struct afi_err err = AFI_ERR_INIT;

	if (afi_record_merge(out, a, b, &err))
		fail_msg("%s", err.msg);
}

void world_fetch(struct afi_record *rec, const struct afi_record *from)
{
	struct afi_record out = AFI_RECORD_INIT;

	if (rec == from)
		return;
	world_merge(&out, rec, from);
	afi_record_clear(rec);
	*rec = out;
}

static void step(struct world *world)
{
	struct afi_record *rec = &world->v[below(WRITERS)];

	switch (below(15)) {
	case 0:
	case 1:
	case 2:
		world_fetch(rec, &world->v[below(WRITERS)]);
		break;
	case 3:
		write_tombstone(rec);
		break;
	case 4:
	case 5:
		write_about_action(rec);
		break;
	case 6:
	case 7:
		write_correction(rec);
		break;
	case 8:
		write_mark(rec);
		break;
	case 9:
	case 10:
		write_answer(rec);
		break;
	default:
		write_simple(rec);
	}
}

/* Some opened the finding themselves, the others have it from one of them. */
void world_make(struct world *world)
{
	size_t steps = below(STEPS);

	for (size_t i = 0; i < WRITERS; i++) {
		world->v[i] = (struct afi_record)AFI_RECORD_INIT;
		if (i == 0 || below(3) == 0)
			open_path(&world->v[i]);
		else
			world_merge(&world->v[i], &world->v[below(i)],
				    &world->v[0]);
	}
	for (size_t i = 0; i < steps; i++)
		step(world);
}

void world_clear(struct world *world)
{
	for (size_t i = 0; i < WRITERS; i++)
		afi_record_clear(&world->v[i]);
}
