/* What a made-up register says: chance, names, and entries of each kind. */
#include "entries.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "codec.h"
#include "date.h"
#include "err.h"
#include "mem.h"
#include "words.h"

_Static_assert(FORCES == COUNT(force_heads) * COUNT(force_tails),
	       "each force has a name of its own");

static struct afi_err err = AFI_ERR_INIT;

static void must(enum afi_code rc)
{
	if (rc) {
		fprintf(stderr, "generate: %s\n", err.msg);
		exit(1);
	}
}

/* ---- chance, the same each time -------------------------------------- */

static uint64_t mix(uint64_t x)
{
	x += UINT64_C(0x9E3779B97F4A7C15);
	x = (x ^ (x >> 30)) * UINT64_C(0xBF58476D1CE4E5B9);
	x = (x ^ (x >> 27)) * UINT64_C(0x94D049BB133111EB);
	return x ^ (x >> 31);
}

uint32_t bench_pick(uint32_t subject, uint32_t step, uint32_t what, size_t n)
{
	uint64_t seed = (uint64_t)subject << 32 | step << 8 | what;

	return (uint32_t)(mix(seed) % n);
}

/* The @n-th id: looks random, and no two are equal, for each step of this can
 * be undone. */
static void make_id(char id[AFI_ID_LEN + 1], uint64_t n)
{
	const uint64_t mask = (UINT64_C(1) << 55) - 1;
	const char *alphabet = AFI_ID_ALPHABET;
	uint64_t x = n;

	x = (x * UINT64_C(0x9E3779B97F4A7C15)) & mask;
	x ^= x >> 29;
	x = (x * UINT64_C(0xBF58476D1CE4E5B9)) & mask;
	x ^= x >> 27;
	id[0] = alphabet[10 + mix(n) % 22];
	for (int i = 1; i < AFI_ID_LEN; i++, x >>= 5)
		id[i] = alphabet[x & 31];
	id[AFI_ID_LEN] = '\0';
}

/* ---- names ----------------------------------------------------------- */

void bench_force_name(char *out, size_t size, uint32_t force)
{
	snprintf(out, size, "%s%s", force_heads[force % COUNT(force_heads)],
		 force_tails[force / COUNT(force_heads) % COUNT(force_tails)]);
}

void bench_force_slug(char *out, size_t size, uint32_t force)
{
	bench_force_name(out, size, force);
	for (; *out; out++)
		if (*out >= 'A' && *out <= 'Z')
			*out = (char)(*out - 'A' + 'a');
}

void bench_target_of(struct afi_str *out, const struct subject *s)
{
	char slug[40];

	bench_force_slug(slug, sizeof(slug), s->inspection % FORCES);
	afi_str_addf(out, "%s/peel-%u", slug, s->inspection / FORCES + 1);
	if (s->number)
		afi_str_addf(out, "/afi-%u", s->number);
}

struct actor bench_actor_of(const char *as, uint32_t force)
{
	struct actor a = { .as = as };
	char name[40], slug[40];

	bench_force_name(name, sizeof(name), force);
	bench_force_slug(slug, sizeof(slug), force);
	if (strcmp(as, "force") == 0) {
		snprintf(a.name, sizeof(a.name), "%s Performance Lead", name);
		snprintf(a.email, sizeof(a.email), "lead@%s.example", slug);
	} else {
		snprintf(a.name, sizeof(a.name), "Inspection Desk");
		snprintf(a.email, sizeof(a.email), "desk@%s.example", as);
	}
	return a;
}

/* ---- entries --------------------------------------------------------- */

void bench_begin(struct afi_draft *draft, struct subject *s,
		 const struct actor *by, int64_t at, const char *source,
		 const char *what)
{
	static uint64_t ids;
	struct afi_str text = AFI_STR_INIT;
	const char *last = s->last;
	char id[AFI_ID_LEN + 1];

	make_id(id, ++ids);
	afi_draft_add(draft, "id", id);
	if (*last)
		afi_draft_list(draft, "after", &last, 1);
	afi_time_iso(&text, at);
	afi_draft_add(draft, "at", text.s);
	afi_str_reset(&text);
	afi_str_addf(&text, "%s <%s>", by->name, by->email);
	afi_draft_add(draft, "by", text.s);
	afi_draft_add(draft, "as", by->as);
	afi_draft_add(draft, "source", source);
	afi_draft_add(draft, "what", what);
	memcpy(s->last, id, sizeof(id));
	afi_str_clear(&text);
}

void bench_finish(struct afi_draft *draft, struct subject *s)
{
	struct afi_record rec = AFI_RECORD_INIT;
	struct afi_str bytes = AFI_STR_INIT;

	must(afi_codec_entry(&bytes, draft, &err));
	if (s->n++ == 0) {
		must(afi_codec_append(&rec, bytes.s, bytes.len, &err));
		must(afi_record_settle(&rec, &err));
		afi_codec_write(&s->bytes, &rec);
	} else {
		afi_str_adds(&s->bytes, s->n == 2 ? "journal:\n" : "");
		afi_str_add(&s->bytes, bytes.s, bytes.len);
	}
	afi_record_clear(&rec);
	afi_str_clear(&bytes);
	afi_draft_clear(draft);
}

void bench_add_text(struct afi_draft *draft, uint32_t subject, uint32_t step,
		    uint32_t n)
{
	const uint32_t of = 40 + bench_pick(subject, step, 1, 60);
	struct afi_str text = AFI_STR_INIT;

	for (uint32_t i = 0; i < n; i++)
		afi_str_addf(&text, "%s\n", sentences[
			bench_pick(subject, step, 2 + i, COUNT(sentences))]);
	afi_str_addf(&text, "Of %u cases that were looked at, %u were as they "
		     "should be.", of, of - bench_pick(subject, step, 99, 30));
	afi_draft_add(draft, "text", text.s);
	afi_str_clear(&text);
}

static void add_due(struct afi_draft *draft, int64_t at, uint32_t days)
{
	struct afi_str day = AFI_STR_INIT;

	afi_day_iso(&day, afi_time_day(at) + (int)days);
	afi_draft_add(draft, "due", day.s);
	afi_str_clear(&day);
}

void bench_add_inspection(struct afi_draft *draft, const struct subject *s,
			  int64_t at)
{
	struct afi_str text = AFI_STR_INIT;
	char name[40];

	bench_force_name(name, sizeof(name), s->inspection % FORCES);
	afi_draft_add(draft, "kind", "inspection");
	afi_str_addf(&text, "%s: report of round %u", name,
		     s->inspection / FORCES + 1);
	afi_draft_add(draft, "title", text.s);
	afi_str_reset(&text);
	afi_day_iso(&text, afi_time_day(at));
	afi_draft_add(draft, "published", text.s);
	afi_draft_add(draft, "body", "hmicfrs");
	afi_str_clear(&text);
}

void bench_add_finding(struct afi_draft *draft, uint32_t subject,
		       const struct subject *s, int64_t at)
{
	struct afi_str text = AFI_STR_INIT;

	afi_draft_add(draft, "kind", "afi");
	afi_draft_number(draft, "number", (long)s->number);
	afi_str_addf(&text, "%s %s",
		     verbs[bench_pick(subject, 0, 101, COUNT(verbs))],
		     subjects[bench_pick(subject, 0, 102, COUNT(subjects))]);
	afi_draft_add(draft, "title", text.s);
	afi_draft_add(draft, "wording", "summary");
	afi_draft_add(draft, "numbered", "published");
	bench_add_text(draft, subject, 0, 5);
	afi_draft_add(draft, "question",
		      questions[bench_pick(subject, 0, 103, COUNT(questions))]);
	if (bench_pick(subject, 0, 104, 4))
		add_due(draft, at, 200 + bench_pick(subject, 0, 105, 3000));
	afi_str_clear(&text);
}

void bench_add_action(struct afi_draft *draft, uint32_t subject, int64_t at)
{
	afi_draft_number(draft, "number", 1);
	afi_draft_add(draft, "title",
		      titles[bench_pick(subject, 1, 101, COUNT(titles))]);
	bench_add_text(draft, subject, 1, 3);
	afi_draft_add(draft, "owner",
		      owners[bench_pick(subject, 1, 102, COUNT(owners))]);
	add_due(draft, at, 90 + bench_pick(subject, 1, 103, 2500));
}

void bench_add_measure(struct afi_draft *draft, uint32_t subject)
{
	char value[8];

	snprintf(value, sizeof(value), "%u%%",
		 40 + bench_pick(subject, 4, 101, 60));
	afi_draft_add(draft, "name", "cases that met the standard");
	afi_draft_add(draft, "value", value);
	afi_draft_add(draft, "target", ">=90%");
	afi_draft_add(draft, "better", "up");
	afi_draft_add(draft, "from", "monthly audit by the force");
	bench_add_text(draft, subject, 4, 3);
}

void bench_add_evidence(struct afi_draft *draft, uint32_t subject)
{
	char sha256[65], text[40];

	for (uint32_t i = 0; i < 4; i++)
		snprintf(sha256 + i * 16, 17, "%016llx", (unsigned long long)
			 mix((uint64_t)subject << 8 | i));
	snprintf(text, sizeof(text), "audit-%u.pdf", subject);
	afi_draft_add(draft, "name", text);
	snprintf(text, sizeof(text), "%u",
		 10000 + bench_pick(subject, 4, 1, 900000));
	afi_draft_add(draft, "size", text);
	afi_draft_add(draft, "sha256", sha256);
	afi_draft_add(draft, "kept", "no");
	afi_draft_add(draft, "held", "the force's document store");
	bench_add_text(draft, subject, 4, 3);
}

void bench_add_theme(struct afi_draft *draft, uint32_t subject)
{
	afi_draft_list(draft, "theme",
		       &themes[bench_pick(subject, 2, 101, COUNT(themes))], 1);
	bench_add_text(draft, subject, 2, 4);
}
