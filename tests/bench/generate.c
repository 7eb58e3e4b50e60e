/*
 * Writes a made-up register, for git fast-import to read.
 *
 * usage: generate N		N findings over 48 forces, 50 to an inspection,
 *				each with 6 entries, one in ten with a theme
 *        generate long N...	one inspection, whose findings have so many
 *				entries each
 *
 * Every entry is a commit by its author at its time, oldest first, so that
 * `afi check` finds nothing wrong; of long records, 50 entries share one.  The
 * commit where 80,000 findings are open (or all, if fewer) is tagged
 * `bench-tree`.  The same arguments give the same bytes.
 */
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "codec.h"
#include "date.h"
#include "err.h"
#include "id.h"
#include "mem.h"
#include "record.h"
#include "str.h"
#include "vec.h"
#include "words.h"

#define COUNT(array) (sizeof(array) / sizeof(*(array)))

enum {
	FORCES = COUNT(force_heads) * COUNT(force_tails),
	PER_INSPECTION = 50,
	STEPS = 6,		/* entries of a finding */
	PER_COMMIT = 50,	/* entries of a long record */
	MOST = 1000000,		/* findings */
	IN_TREE = 80000,	/* findings in the working tree */
	DAY = 24 * 60 * 60,
	YEARS = 7 * 365 * DAY,	/* over which inspections are published */
};

#define START INT64_C(1483347600)	/* 2 January 2017, 09:00 UTC */

/* A record being written. */
struct subject {
	uint32_t inspection;
	uint32_t number;		/* of the finding; 0: the inspection */
	uint32_t length;		/* entries that it will have */
	uint32_t n;			/* ... and has */
	struct afi_str bytes;
	char last[AFI_ID_LEN + 1];	/* what the next entry comes after */
	char action[AFI_ID_LEN + 1];
};

/* The moment at which a record gets its next entry. */
struct event {
	int64_t at;
	uint32_t subject;
	uint32_t step;
};

/* Who does something: a person, and the party that he acts for. */
struct actor {
	char name[80], email[80];
	const char *as;
};

static struct afi_err err = AFI_ERR_INIT;

static uint32_t number_of(const char *s)
{
	char *end;
	unsigned long n = strtoul(s, &end, 10);

	if (!*s || *end || n < 2 || n > MOST) {
		fprintf(stderr, "generate: '%s' is no number from 2 to %d\n",
			s, MOST);
		exit(2);
	}
	return (uint32_t)n;
}

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

/* A number below @n, which depends on what it is for. */
static uint32_t pick(uint32_t subject, uint32_t step, uint32_t what,
		     size_t n)
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

static void force_name(char *out, size_t size, uint32_t force)
{
	snprintf(out, size, "%s%s", force_heads[force % COUNT(force_heads)],
		 force_tails[force / COUNT(force_heads) % COUNT(force_tails)]);
}

static void force_slug(char *out, size_t size, uint32_t force)
{
	force_name(out, size, force);
	for (; *out; out++)
		if (*out >= 'A' && *out <= 'Z')
			*out = (char)(*out - 'A' + 'a');
}

static void target_of(struct afi_str *out, const struct subject *s)
{
	char slug[40];

	force_slug(slug, sizeof(slug), s->inspection % FORCES);
	afi_str_addf(out, "%s/peel-%u", slug, s->inspection / FORCES + 1);
	if (s->number)
		afi_str_addf(out, "/afi-%u", s->number);
}

static struct actor actor_of(const char *as, uint32_t force)
{
	struct actor a = { .as = as };
	char name[40], slug[40];

	force_name(name, sizeof(name), force);
	force_slug(slug, sizeof(slug), force);
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

/* Begin an entry of @s: what each one has. */
static void begin(struct afi_draft *draft, struct subject *s,
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

/* Spell @draft out at the end of @s, as afi itself would. */
static void finish(struct afi_draft *draft, struct subject *s)
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

/* Some sentences, one with figures in it. */
static void add_text(struct afi_draft *draft, uint32_t subject, uint32_t step,
		     uint32_t n)
{
	const uint32_t of = 40 + pick(subject, step, 1, 60);
	struct afi_str text = AFI_STR_INIT;

	for (uint32_t i = 0; i < n; i++)
		afi_str_addf(&text, "%s\n", sentences[
			pick(subject, step, 2 + i, COUNT(sentences))]);
	afi_str_addf(&text, "Of %u cases that were looked at, %u were as they "
		     "should be.", of, of - pick(subject, step, 99, 30));
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

static void add_inspection(struct afi_draft *draft, const struct subject *s,
			   int64_t at)
{
	struct afi_str text = AFI_STR_INIT;
	char name[40];

	force_name(name, sizeof(name), s->inspection % FORCES);
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

static void add_finding(struct afi_draft *draft, uint32_t subject,
			const struct subject *s, int64_t at)
{
	struct afi_str text = AFI_STR_INIT;

	afi_draft_add(draft, "kind", "afi");
	afi_draft_number(draft, "number", (long)s->number);
	afi_str_addf(&text, "%s %s",
		     verbs[pick(subject, 0, 101, COUNT(verbs))],
		     subjects[pick(subject, 0, 102, COUNT(subjects))]);
	afi_draft_add(draft, "title", text.s);
	afi_draft_add(draft, "wording", "summary");
	afi_draft_add(draft, "numbered", "published");
	add_text(draft, subject, 0, 5);
	afi_draft_add(draft, "question",
		      questions[pick(subject, 0, 103, COUNT(questions))]);
	if (pick(subject, 0, 104, 4))
		add_due(draft, at, 200 + pick(subject, 0, 105, 3000));
	afi_str_clear(&text);
}

static void add_action(struct afi_draft *draft, uint32_t subject, int64_t at)
{
	afi_draft_number(draft, "number", 1);
	afi_draft_add(draft, "title",
		      titles[pick(subject, 1, 101, COUNT(titles))]);
	add_text(draft, subject, 1, 3);
	afi_draft_add(draft, "owner",
		      owners[pick(subject, 1, 102, COUNT(owners))]);
	add_due(draft, at, 90 + pick(subject, 1, 103, 2500));
}

static void add_measure(struct afi_draft *draft, uint32_t subject)
{
	char value[8];

	snprintf(value, sizeof(value), "%u%%", 40 + pick(subject, 4, 101, 60));
	afi_draft_add(draft, "name", "cases that met the standard");
	afi_draft_add(draft, "value", value);
	afi_draft_add(draft, "target", ">=90%");
	afi_draft_add(draft, "better", "up");
	afi_draft_add(draft, "from", "monthly audit by the force");
	add_text(draft, subject, 4, 3);
}

static void add_evidence(struct afi_draft *draft, uint32_t subject)
{
	char sha256[65], text[40];

	for (uint32_t i = 0; i < 4; i++)
		snprintf(sha256 + i * 16, 17, "%016llx", (unsigned long long)
			 mix((uint64_t)subject << 8 | i));
	snprintf(text, sizeof(text), "audit-%u.pdf", subject);
	afi_draft_add(draft, "name", text);
	snprintf(text, sizeof(text), "%u", 10000 + pick(subject, 4, 1, 900000));
	afi_draft_add(draft, "size", text);
	afi_draft_add(draft, "sha256", sha256);
	afi_draft_add(draft, "kept", "no");
	afi_draft_add(draft, "held", "the force's document store");
	add_text(draft, subject, 4, 3);
}

/* ---- the stream ------------------------------------------------------ */

static void commit(const struct actor *by, int64_t at, const char *message)
{
	printf("commit refs/heads/main\n"
	       "author %s <%s> %lld +0000\ncommitter %s <%s> %lld +0000\n"
	       "data %zu\n%s\n", by->name, by->email, (long long)at, by->name,
	       by->email, (long long)at, strlen(message), message);
}

static void file(const char *path, const struct afi_str *bytes)
{
	printf("M 100644 inline %s\ndata %zu\n", path, bytes->len);
	fwrite(bytes->s, 1, bytes->len, stdout);
	putchar('\n');
}

/* Commit what @s has become by an entry of the kind @what. */
static void commit_subject(const struct subject *s, const struct actor *by,
			   int64_t at, const char *what)
{
	struct afi_str target = AFI_STR_INIT, text = AFI_STR_INIT;

	target_of(&target, s);
	afi_str_addf(&text, "%s, %s by %s\n\n%s: %s, %s by %s\n", target.s,
		     what, by->as, s->last, target.s, what, by->as);
	commit(by, at, text.s);
	afi_str_reset(&text);
	afi_str_addf(&text, "records/%s%s.yaml", target.s,
		     s->number ? "" : "/inspection");
	file(text.s, &s->bytes);
	afi_str_clear(&text);
	afi_str_clear(&target);
}

static void add_person(struct subject *book, const struct actor *maker,
		       const struct actor *person, const char *const *parties,
		       size_t nparties)
{
	struct afi_draft draft = AFI_DRAFT_INIT;

	begin(&draft, book, maker, START, NULL, "person");
	afi_draft_add(&draft, "name", person->name);
	afi_draft_add(&draft, "email", person->email);
	afi_draft_list(&draft, "for", parties, nparties);
	finish(&draft, book);
}

/* The first commit: forces and people, as `afi init` and `afi person` would
 * leave them. */
static void found(void)
{
	static const char *const all[] = { "force", "pcc", "hmicfrs" };
	const struct actor desk = actor_of("hmicfrs", 0);
	struct actor maker = {
		.name = "Register Keeper", .email = "keeper@register.example",
		.as = "force",
	};
	struct subject book = { .bytes = AFI_STR_INIT };
	struct afi_str attributes = AFI_STR_INIT;
	struct afi_draft draft = AFI_DRAFT_INIT;
	char name[40];

	begin(&draft, &book, &maker, START, NULL, "opened");
	afi_draft_add(&draft, "kind", "register");
	afi_draft_add(&draft, "title", "A register for the benchmark");
	finish(&draft, &book);
	add_person(&book, &maker, &maker, all, COUNT(all));
	add_person(&book, &maker, &desk, &all[2], 1);
	for (uint32_t i = 0; i < FORCES; i++) {
		const struct actor lead = actor_of("force", i);

		force_slug(name, sizeof(name), i);
		begin(&draft, &book, &maker, START, NULL, "force");
		afi_draft_add(&draft, "name", name);
		force_name(name, sizeof(name), i);
		afi_draft_add(&draft, "title", name);
		finish(&draft, &book);
		add_person(&book, &maker, &lead, &all[0], 1);
	}
	afi_str_adds(&attributes, "register.yaml -text merge=afi\n"
		     "records/** -text merge=afi\n");
	commit(&maker, START, "the register, opened by force\n");
	file(".gitattributes", &attributes);
	file("register.yaml", &book.bytes);
	afi_str_clear(&attributes);
	afi_str_clear(&book.bytes);
}

/* ---- what happens ---------------------------------------------------- */

/* The fifth entry of a finding: the inspectorate closes a third of them. */
static const char *last_step(struct afi_draft *draft, struct subject *s,
			     uint32_t n, struct actor *by, int64_t at)
{
	if (n % 3 != 0) {
		begin(draft, s, by, at, NULL, n % 3 == 1 ? "update" : "close");
		afi_draft_add(draft, "action", s->action);
		if (n % 3 == 2)
			afi_draft_add(draft, "outcome", "complete");
		add_text(draft, n, 5, 4);
		return n % 3 == 1 ? "update" : "close";
	}
	*by = actor_of("hmicfrs", 0);
	begin(draft, s, by, at, NULL, "close");
	afi_draft_add(draft, "outcome", "complete");
	afi_draft_add(draft, "authority", "letter of the inspectorate");
	add_text(draft, n, 5, 4);
	return "close";
}

/* One entry of a finding, after its heading. */
static const char *step(struct subject *s, uint32_t n, uint32_t number,
			struct actor *by, int64_t at)
{
	static const char *const kinds[] = {
		"opened", "action", "update", "response", "measure",
	};
	const char *what = number < COUNT(kinds) ? kinds[number] : "update";
	struct afi_draft draft = AFI_DRAFT_INIT;

	if (s->length == STEPS && number == 5) {
		what = last_step(&draft, s, n, by, at);
		finish(&draft, s);
		return what;
	}
	if (number == 4 && n % 3 == 0)
		what = "evidence";
	else if (number == 2 && n % 10 == 0)
		what = "assign";
	begin(&draft, s, by, at, NULL, what);
	if (number == 1) {
		add_action(&draft, n, at);
		memcpy(s->action, s->last, sizeof(s->action));
	} else if (number == 3) {
		afi_draft_add(&draft, "part", "comments");
		afi_draft_add(&draft, "position", "accepted");
		add_text(&draft, n, number, 4);
	} else if (number == 4) {
		n % 3 == 0 ? add_evidence(&draft, n) : add_measure(&draft, n);
	} else if (!strcmp(what, "assign")) {
		afi_draft_list(&draft, "theme",
				&themes[pick(n, 2, 101, COUNT(themes))], 1);
		add_text(&draft, n, 2, 4);
	} else {
		add_text(&draft, n, number, s->length > STEPS ? 1 : 4);
	}
	finish(&draft, s);
	return what;
}

/* What the inspectorate publishes: the inspection itself, or a finding. */
static void open_subject(struct subject *s, uint32_t n, int64_t at)
{
	const struct actor desk = actor_of("hmicfrs", 0);
	struct afi_draft draft = AFI_DRAFT_INIT;

	begin(&draft, s, &desk, at, "the published report, read on its day",
	      "opened");
	if (s->number)
		add_finding(&draft, n, s, at);
	else
		add_inspection(&draft, s, at);
	finish(&draft, s);
	commit_subject(s, &desk, at, "opened");
}

/* How many entries of @s come in one commit. */
static uint32_t together(const struct subject *s)
{
	return s->length > STEPS ? PER_COMMIT : 1;
}

static void happen(struct subject *s, const struct event *e)
{
	struct actor by = actor_of("force", s->inspection % FORCES);
	const char *what = NULL;

	if (e->step == 0) {
		open_subject(s, e->subject, e->at);
		return;
	}
	for (uint32_t i = 0; i < together(s) && s->n < s->length; i++)
		what = step(s, e->subject, s->n, &by, e->at);
	commit_subject(s, &by, e->at, what);
	if (s->n == s->length)
		afi_str_clear(&s->bytes);
}

static int by_time(const void *a, const void *b)
{
	const struct event *x = a, *y = b;

	if (x->at != y->at)
		return x->at < y->at ? -1 : 1;
	return x->subject < y->subject ? -1 : x->subject > y->subject;
}

/* ---- the plan -------------------------------------------------------- */

struct plan {
	struct { struct subject *v; size_t n, size; } subjects;
	struct { struct event *v; size_t n, size; } events;
};

/* Plan a record of @length entries, and when it gets them. */
static void add_subject(struct plan *plan, uint32_t inspection,
			uint32_t number, uint32_t length, int64_t published)
{
	const uint32_t n = (uint32_t)plan->subjects.n;
	struct subject *s = afi_vec_push(&plan->subjects);
	uint32_t entries, i = 0, most;
	int64_t at = published + number * 90;

	*s = (struct subject){ .inspection = inspection, .number = number,
			       .length = length, .bytes = AFI_STR_INIT };
	most = together(s) == 1 ? 50 * DAY : 4 * DAY;
	for (entries = 0; entries < length; i++) {
		*afi_vec_push(&plan->events) = (struct event){
			.at = at, .subject = n, .step = i };
		at += DAY / 2 + pick(n, i, 100, most);
		entries += i ? together(s) : 1;
	}
}

/* Plan @findings of them, the i-th with @lengths[i] entries if there are such,
 * and the inspections to which they belong. */
static void make_plan(struct plan *plan, uint32_t findings, char **lengths)
{
	const uint32_t n = (findings + PER_INSPECTION - 1) / PER_INSPECTION;
	int64_t published = 0;

	for (uint32_t i = 0; i < findings; i++) {
		const uint32_t inspection = i / PER_INSPECTION;

		if (i % PER_INSPECTION == 0) {
			published = START + DAY +
				    (int64_t)inspection * YEARS / n;
			add_subject(plan, inspection, 0, 1, published);
		}
		add_subject(plan, inspection, i % PER_INSPECTION + 1,
			    lengths ? number_of(lengths[i]) : STEPS,
			    published);
	}
	qsort(plan->events.v, plan->events.n, sizeof(*plan->events.v),
	      by_time);
}

static void carry_out(const struct plan *plan, uint32_t findings)
{
	const uint32_t wanted = findings < IN_TREE ? findings : IN_TREE;
	uint32_t open = 0;

	printf("feature done\n");
	found();
	for (size_t i = 0; i < plan->events.n; i++) {
		const struct event *e = &plan->events.v[i];
		struct subject *s = &plan->subjects.v[e->subject];

		happen(s, e);
		if (s->number && e->step == 0 && ++open == wanted)
			printf("reset refs/tags/bench-tree\n"
			       "from refs/heads/main\n\n");
	}
	printf("done\n");
}

int main(int argc, char **argv)
{
	const bool is_long = argc > 2 && strcmp(argv[1], "long") == 0;
	struct plan plan = { 0 };
	uint32_t findings;

	if (argc < 2 || (argc > 2 && !is_long)) {
		fprintf(stderr, "usage: generate N | generate long N...\n");
		return 2;
	}
	findings = is_long ? (uint32_t)argc - 2 : number_of(argv[1]);
	make_plan(&plan, findings, is_long ? argv + 2 : NULL);
	carry_out(&plan, findings);
	for (size_t i = 0; i < plan.subjects.n; i++)
		afi_str_clear(&plan.subjects.v[i].bytes);
	free(plan.events.v);
	free(plan.subjects.v);
	if (fflush(stdout) || ferror(stdout)) {
		perror("generate");
		return 1;
	}
	return 0;
}
