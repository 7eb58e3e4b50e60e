/*
 * What the parts of a lineage share: query_kin.c finds which findings are one
 * story, query_turns.c in which order they come, query_story.c tells one and
 * query_lineage.c all.
 */
#ifndef AFI_QUERY_LINEAGE_H
#define AFI_QUERY_LINEAGE_H

#include <jansson.h>
#include <stddef.h>

#include "query_kinds.h"

/** A finding in some story. */
struct afi_kin {
	char *name;		/* its target */
	char *kept;		/* if a theme brought it in: what it left, see
				   afi_teller_keep(); or NULL */
	bool told;		/* the caller's; false at first */
};

/** Findings that are one story. */
struct afi_story {
	const char *theme;		/* NULL: links make it one */
	struct afi_kin *const *v;	/* oldest first */
	size_t n;
};

/** What stories are told with. */
struct afi_teller {
	struct afi_register *reg;
	struct afi_broken *broken;
	const struct afi_frame *frame;
	const struct afi_kind_asked *asked;
	struct afi_counts counts;	/* how findings moved, if it is asked */
	json_t *moved;			/* those whose moves are counted */
	struct afi_record rec;		/* the inspection in hand, */
	struct afi_subject sub;		/* ... folded, */
	struct afi_target target;	/* ... and its target; that of none at
					   first */
};

#define AFI_TELLER_INIT { .rec = AFI_RECORD_INIT, .sub = AFI_SUBJECT_INIT }

/** Read and fold the record of the finding @target, which stays, with both
 *  others, as long as @sub is used.  False if it is not there; what cannot be
 *  read is added to the broken ones. */
bool afi_teller_read(struct afi_record *rec, struct afi_subject *sub,
		     struct afi_teller *teller,
		     const struct afi_target *target);

/** The inspection of the finding @target as of then; NULL if it is not there.
 *  It is @teller's, until the next. */
const struct afi_subject *afi_teller_report(struct afi_teller *teller,
					    const struct afi_target *target);

/** Since when there is the finding @sub, to put it in its place: it was issued,
 *  its report was published, its cycle began, or it was recorded. */
int afi_teller_since(struct afi_teller *teller, const struct afi_subject *sub);

/** Whether a link makes two findings one story, and which is the earlier. */
enum afi_turn {
	AFI_TURN_NONE,		/* it does not */
	AFI_TURN_BACK,		/* the other is */
	AFI_TURN_ON,		/* the one that has the link is */
	AFI_TURN_SAME,		/* neither */
};

enum afi_turn afi_link_turn(const struct afi_link *link);

/** That of two things, by their numbers, one came after the other. */
struct afi_after {
	size_t later, earlier;
};

/**
 * The numbers of @n things by their @days, but never one before another that
 * it came after by @afters, whose order changes; what goes round in these ends
 * where it began, and of two that each came after the other the days tell.
 * Linear but for sorting.  The caller frees it.
 */
size_t *afi_put_in_order(const int *days, size_t n, struct afi_after *afters,
			 size_t nafters);

/** What a story says of the finding @sub, to be kept until it is told, so that
 *  its record is read once.  The caller frees it. */
char *afi_teller_keep(struct afi_teller *teller, const struct afi_subject *sub);

/** Findings among which there may be stories. */
struct afi_kinship;

/** None yet; @teller, which stays, reads those that links lead to. */
struct afi_kinship *afi_kinship_new(struct afi_teller *teller);

/** Take what @sub is if it is a finding that may be in a story. */
void afi_kinship_add(struct afi_kinship *kinship,
		     const struct afi_subject *sub);

/** Called with each story. */
typedef void (*afi_story_fn)(const struct afi_story *story, void *arg);

/** Follow all links and hand on each story: first those that links make, by
 *  their oldest, then those of themes, by force and theme.  A finding with two
 *  themes is in two. */
void afi_kinship_each(struct afi_kinship *kinship, afi_story_fn fn, void *arg);

void afi_kinship_free(struct afi_kinship *kinship);

/** The view of @story. */
json_t *afi_view_story(struct afi_teller *teller,
		       const struct afi_story *story);

/** Free what @teller holds of its own. */
void afi_teller_clear(struct afi_teller *teller);

#endif
