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

#include "date.h"
#include "entries.h"
#include "record.h"
#include "str.h"
#include "vec.h"

enum {
	PER_INSPECTION = 50,
	STEPS = 6,		/* entries of a finding */
	PER_COMMIT = 50,	/* entries of a long record */
	MOST = 1000000,		/* findings */
	IN_TREE = 80000,	/* findings in the working tree */
	DAY = 24 * 60 * 60,
	YEARS = 7 * 365 * DAY,	/* over which inspections are published */
};

#define START INT64_C(1483347600)	/* 2 January 2017, 09:00 UTC */

/* The moment at which a record gets its next entry. */
struct event {
	int64_t at;
	uint32_t subject;
	uint32_t step;
};

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

	bench_target_of(&target, s);
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

	bench_begin(&draft, book, maker, START, NULL, "person");
	afi_draft_add(&draft, "name", person->name);
	afi_draft_add(&draft, "email", person->email);
	afi_draft_list(&draft, "for", parties, nparties);
	bench_finish(&draft, book);
}

/* The first commit: forces and people, as `afi init` and `afi person` would
 * leave them. */
static void found(void)
{
	static const char *const all[] = { "force", "pcc", "hmicfrs" };
	const struct actor desk = bench_actor_of("hmicfrs", 0);
	struct actor maker = {
		.name = "Register Keeper", .email = "keeper@register.example",
		.as = "force",
	};
	struct subject book = { .bytes = AFI_STR_INIT };
	struct afi_str attributes = AFI_STR_INIT;
	struct afi_draft draft = AFI_DRAFT_INIT;
	char name[40];

	bench_begin(&draft, &book, &maker, START, NULL, "opened");
	afi_draft_add(&draft, "kind", "register");
	afi_draft_add(&draft, "title", "A register for the benchmark");
	bench_finish(&draft, &book);
	add_person(&book, &maker, &maker, all, COUNT(all));
	add_person(&book, &maker, &desk, &all[2], 1);
	for (uint32_t i = 0; i < FORCES; i++) {
		const struct actor lead = bench_actor_of("force", i);

		bench_force_slug(name, sizeof(name), i);
		bench_begin(&draft, &book, &maker, START, NULL, "force");
		afi_draft_add(&draft, "name", name);
		bench_force_name(name, sizeof(name), i);
		afi_draft_add(&draft, "title", name);
		bench_finish(&draft, &book);
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
		bench_begin(draft, s, by, at, NULL,
			    n % 3 == 1 ? "update" : "close");
		afi_draft_add(draft, "action", s->action);
		if (n % 3 == 2)
			afi_draft_add(draft, "outcome", "complete");
		bench_add_text(draft, n, 5, 4);
		return n % 3 == 1 ? "update" : "close";
	}
	*by = bench_actor_of("hmicfrs", 0);
	bench_begin(draft, s, by, at, NULL, "close");
	afi_draft_add(draft, "outcome", "complete");
	afi_draft_add(draft, "authority", "letter of the inspectorate");
	bench_add_text(draft, n, 5, 4);
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
		bench_finish(&draft, s);
		return what;
	}
	if (number == 4 && n % 3 == 0)
		what = "evidence";
	else if (number == 2 && n % 10 == 0)
		what = "assign";
	bench_begin(&draft, s, by, at, NULL, what);
	if (number == 1) {
		bench_add_action(&draft, n, at);
		memcpy(s->action, s->last, sizeof(s->action));
	} else if (number == 3) {
		afi_draft_add(&draft, "part", "comments");
		afi_draft_add(&draft, "position", "accepted");
		bench_add_text(&draft, n, number, 4);
	} else if (number == 4) {
		n % 3 == 0 ? bench_add_evidence(&draft, n)
			   : bench_add_measure(&draft, n);
	} else if (!strcmp(what, "assign")) {
		bench_add_theme(&draft, n);
	} else {
		bench_add_text(&draft, n, number, s->length > STEPS ? 1 : 4);
	}
	bench_finish(&draft, s);
	return what;
}

/* What the inspectorate publishes: the inspection itself, or a finding. */
static void open_subject(struct subject *s, uint32_t n, int64_t at)
{
	const struct actor desk = bench_actor_of("hmicfrs", 0);
	struct afi_draft draft = AFI_DRAFT_INIT;

	bench_begin(&draft, s, &desk, at,
		    "the published report, read on its day", "opened");
	if (s->number)
		bench_add_finding(&draft, n, s, at);
	else
		bench_add_inspection(&draft, s, at);
	bench_finish(&draft, s);
	commit_subject(s, &desk, at, "opened");
}

/* How many entries of @s come in one commit. */
static uint32_t together(const struct subject *s)
{
	return s->length > STEPS ? PER_COMMIT : 1;
}

static void happen(struct subject *s, const struct event *e)
{
	struct actor by = bench_actor_of("force", s->inspection % FORCES);
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
		at += DAY / 2 + bench_pick(n, i, 100, most);
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
