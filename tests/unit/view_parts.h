/*
 * A record to look at: leicestershire/peel-2023-25/afi-3 with a bit of
 * everything, seen from 1 May 2025, and a register's setup.  Shared by the
 * tests of query and of render, which say what must come of it.
 */
#ifndef VIEW_PARTS_H
#define VIEW_PARTS_H

#include <jansson.h>

#include "query_parts.h"

/** Someone at a view: the record that it was made of, and the rest. */
struct scene {
	struct afi_record book, rec;
	struct afi_setup setup;
	struct afi_frame frame;
	struct afi_target target;
	struct afi_subject sub;
};

/** Make @scene of the record in @yaml at @target; the test fails if it is
 *  none. */
void scene_make(struct scene *scene, const char *target, const char *yaml);

void scene_clear(struct scene *scene);

/** The page of @scene with the members that come from other records. */
json_t *scene_page(const struct scene *scene);

/** The string at @path ("due.long", "actions.items.0.title"), or NULL. */
const char *at(const json_t *view, const char *path);

/** The number there, or -1. */
long long number_at(const json_t *view, const char *path);

/** What is there, or NULL. */
const json_t *in(const json_t *view, const char *path);

extern const char afi_3[];

#define AFI_3 "leicestershire/peel-2023-25/afi-3"

/** How the file of a finding begins of which there is nothing else to say. */
#define AFI_3_BEGINS							\
	"format: 1\n"							\
	"id: b4x0c9d1m2kq\n"						\
	"at: 2024-12-05T09:30:00Z\n"					\
	"by: Performance Lead <lead@force.example>\n"			\
	"as: force\n"							\
	"what: opened\n"						\
	"kind: afi\n"							\
	"number: 3\n"							\
	"title: T\n"							\
	"journal:\n"

#endif
