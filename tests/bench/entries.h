/* What a made-up register says.  For generate.c only. */
#ifndef ENTRIES_H
#define ENTRIES_H

#include <stddef.h>
#include <stdint.h>

#include "id.h"
#include "record.h"
#include "str.h"

#define COUNT(array) (sizeof(array) / sizeof(*(array)))

enum { FORCES = 48 };

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

/* Who does something: a person, and the party that he acts for. */
struct actor {
	char name[80], email[80];
	const char *as;
};

/* A number below @n, which depends on what it is for. */
uint32_t bench_pick(uint32_t subject, uint32_t step, uint32_t what, size_t n);

void bench_force_name(char *out, size_t size, uint32_t force);
void bench_force_slug(char *out, size_t size, uint32_t force);
void bench_target_of(struct afi_str *out, const struct subject *s);
struct actor bench_actor_of(const char *as, uint32_t force);

/* Begin an entry of @s: what each one has. */
void bench_begin(struct afi_draft *draft, struct subject *s,
		 const struct actor *by, int64_t at, const char *source,
		 const char *what);

/* Spell @draft out at the end of @s, as afi itself would. */
void bench_finish(struct afi_draft *draft, struct subject *s);

/* The rest of what an entry of a kind says. */
void bench_add_inspection(struct afi_draft *draft, const struct subject *s,
			  int64_t at);
void bench_add_finding(struct afi_draft *draft, uint32_t subject,
		       const struct subject *s, int64_t at);
void bench_add_action(struct afi_draft *draft, uint32_t subject, int64_t at);
void bench_add_theme(struct afi_draft *draft, uint32_t subject);
void bench_add_measure(struct afi_draft *draft, uint32_t subject);
void bench_add_evidence(struct afi_draft *draft, uint32_t subject);

/* Some sentences, one with figures in it. */
void bench_add_text(struct afi_draft *draft, uint32_t subject, uint32_t step,
		    uint32_t n);

#endif
