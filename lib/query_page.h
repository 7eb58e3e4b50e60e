/*
 * The parts of a page about one thing, as `afi show` and the kinds of summary
 * tell it: its responses, figures, questions and events.
 */
#ifndef AFI_QUERY_PAGE_H
#define AFI_QUERY_PAGE_H

#include <jansson.h>
#include <stdbool.h>
#include <stddef.h>

#include "query_parts.h"

/** Whether @entry is told on the page of @sub's @action or, if that is NULL, of
 *  the whole record: that has its actions' too, but not those of one opened by
 *  mistake. */
bool afi_page_has(const struct afi_subject *sub,
		  const struct afi_state *action,
		  const struct afi_entry *entry);

/** All entries of that kind on that page. */
json_t *afi_view_all(const struct afi_subject *sub,
		     const struct afi_state *action, const char *what);

/** The responses that hold, by party and part, in paragraphs, after the words
 *  that hold beside one without words; none of an action. */
json_t *afi_view_responses(const struct afi_subject *sub,
			   const struct afi_state *action);

/** Its figures, those of one name together, each also with "value_words" and
 *  "goal_words". */
json_t *afi_view_measures(const struct afi_subject *sub,
			  const struct afi_state *action);

/** The figures of the @n @subs, oldest first, in brief: those of one name
 *  together, whichever finding they are of, with what became of them. */
json_t *afi_view_courses(const struct afi_subject *const *subs, size_t n);

/** Former dates or owners. */
json_t *afi_view_formers(const struct afi_subject *sub,
			 const struct afi_formers *formers);

/** What holds under each of the @n @keys, as text. */
void afi_view_put_values(json_t *page, const struct afi_subject *sub,
			 const char *const *keys, size_t n);

/** Put how @sub stands or, if it is not NULL, its @action. */
void afi_view_put_standing(json_t *page, const struct afi_subject *sub,
			   const struct afi_state *action);

/** Who is to answer: a party by its name, a post as it is called. */
const char *afi_asked_name(const struct afi_asked *asked);

/** A question that @sub was asked, and its answer. */
json_t *afi_view_question(const struct afi_subject *sub,
			  const struct afi_asked *asked);

/** Put questions, links (without what the others say of themselves), events and
 *  what is withheld. */
void afi_view_put_told(json_t *page, const struct afi_subject *sub,
		       const struct afi_state *action);

/** Put into @link, one of a page, how its other end is called and stands. */
void afi_view_put_linked(json_t *link, struct afi_broken *broken,
			 struct afi_register *reg,
			 const struct afi_frame *frame);

/** The latest grade of @question in an inspection's @fold, or NULL. */
const struct afi_entry *afi_fold_grade(const struct afi_fold *fold,
				       const char *question);

/** Put what an inspection has beside what all pages have. */
void afi_view_put_report(json_t *page, const struct afi_subject *sub);

/** The page of a record or, if it is not NULL, of @action in it; query_show.c
 *  puts what comes from other records. */
json_t *afi_view_page(const struct afi_subject *sub,
		      const struct afi_state *action);

#endif
