/*
 * What the query_letter*.c files share and nobody else needs.
 */
#ifndef AFI_QUERY_LETTER_PARTS_H
#define AFI_QUERY_LETTER_PARTS_H

#include <stdint.h>

#include "query_letter.h"
#include "query_parts.h"
#include "withheld.h"

/** A letter's view in the making. */
struct afi_lettering {
	const struct afi_letter_asked *asked;
	struct afi_register *reg;
	struct afi_frame frame;		/* seen from the letter's day */
	struct afi_setup setup;		/* of that day */
	int64_t told;			/* what was recorded up to then, of the
					   day since when it tells or before,
					   was told by a letter of that day;
					   INT64_MIN if there is none */
	json_t *gaps;
	bool redacted;			/* something stands as redacted */
};

/** Append what stands under @key of @entry, of @sub's record; what was never
 *  known stands as redacted.  False, and nothing, if there is no such key. */
bool afi_lettering_add(struct afi_str *out, struct afi_lettering *l,
		       const struct afi_subject *sub,
		       const struct afi_entry *entry, const char *key);

/** The same as a value, null for nothing. */
json_t *afi_lettering_text(struct afi_lettering *l,
			   const struct afi_subject *sub,
			   const struct afi_entry *entry, const char *key);

/** The same as afi_view_paragraphs() has it. */
json_t *afi_lettering_paragraphs(struct afi_lettering *l,
				 const struct afi_subject *sub,
				 const struct afi_entry *entry,
				 const char *key);

/** What holds under @key of the heading, as afi_lettering_text(). */
json_t *afi_lettering_value(struct afi_lettering *l,
			    const struct afi_subject *sub, const char *key);

/** Note that @what is missing, which @command puts right: "[what: why]", which
 *  is returned, stands where it should. */
json_t *afi_lettering_gap(struct afi_lettering *l, const char *what,
			  const char *why, const char *command);

/** What @party says in @part of its response to @sub. */
json_t *afi_lettering_part(struct afi_lettering *l,
			   const struct afi_subject *sub, const char *party,
			   const char *part);

/** Put "force", "pcc", "hmicfrs" and "home_secretary", each as settings have
 *  it, and "classification" and "copies". */
void afi_lettering_put_offices(json_t *view, struct afi_lettering *l);

/** The setting @name, or null. */
json_t *afi_lettering_setting(struct afi_lettering *l, const char *name);

/** The finding @sub as a letter tells of it. */
json_t *afi_lettering_finding(struct afi_lettering *l,
			      const struct afi_subject *sub);

/** Put "findings", "counts", "has_findings", "ready" and what is missing of it,
 *  and "force_part", which wants "parts".  Fails as afi_register_places(). */
enum afi_code afi_lettering_put_findings(json_t *view, struct afi_lettering *l,
					 struct afi_broken *broken,
					 struct afi_err *err);

/** Put "changes", what happened to it on the day since when the letter tells,
 *  or later, "changed", whether there are any, and "unchanged", when and by
 *  whom it was said last that there are none.  If a letter of that day was
 *  issued, it is what that did not tell: what happened on a later day or was
 *  recorded after its issue. */
void afi_lettering_put_changes(json_t *view, struct afi_lettering *l,
			       const struct afi_subject *sub);

#endif
