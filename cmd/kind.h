/*
 * The kinds of summary, which `afi summary --kind` makes.
 *
 * To add one: its view in lib/query_NAME.c, its template in
 * templates/NAME.mustache, its page and CSV in lib/render.h and render_kinds.c,
 * a row in the table of kind.c, a definition in lib/view.schema.json and a
 * section of afi-summary(1).
 */
#ifndef KIND_H
#define KIND_H

#include <stddef.h>

#include "err.h"
#include "mustache.h"
#include "query_kinds.h"
#include "reading.h"

struct kind {
	const char *name;		/* also its template's and DOCX's */
	afi_kind_fn query;
	enum afi_page page;
	struct afi_mustache_list list;	/* of its view */
};

/** All of them, for options. */
#define KINDS \
	"progress|exceptions|board|panel|visit|lineage|responses"

/** The summary without a kind: afi writes it itself, but for what explains its
 *  numbers. */
extern const struct kind kind_none;

/** The @i-th kind, from 0; NULL after the last. */
const struct kind *kind_at(size_t i);

/** The kind called @name.  AFI_EUSAGE, with the nearest, if there is none. */
enum afi_code kind_find(const struct kind **out, const char *name,
			struct afi_err *err);

/** Print the summary of @kind that is @asked for; @r was begun for its page. */
enum afi_code kind_tell(struct reading *r, const struct kind *kind,
			const struct afi_kind_asked *asked,
			struct afi_err *err);

#endif
