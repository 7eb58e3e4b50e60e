/*
 * The words of entries: query_words.c has those of what was done and decided,
 * query_talk.c those of what the parties tell each other.
 */
#ifndef AFI_QUERY_WORDS_H
#define AFI_QUERY_WORDS_H

#include "query_parts.h"

/** An entry that says something, and of what. */
struct afi_saying {
	const struct afi_subject *sub;
	const struct afi_entry *entry;
	const struct afi_state *state;
};

typedef void (*afi_say_fn)(struct afi_str *out, const struct afi_saying *s);

/** What says entries of the kind @what among those of query_talk.c; or NULL. */
afi_say_fn afi_talk_sayer(const char *what);

/** Append "; " if something has been written to @out since @start. */
void afi_say_part(struct afi_str *out, size_t start);

/** Append @word with blanks for its dashes. */
void afi_say_word(struct afi_str *out, const char *word);

/** Append the due date in @entry: its words, else the day. */
void afi_say_date(struct afi_str *out, const struct afi_entry *entry);

/** Append the size of a file that has so many @bytes as people say it: "5
 *  bytes", "1.5 KiB", "66 KiB"; what is no plain number as it stands. */
void afi_say_size(struct afi_str *out, const char *bytes);

/** Append "; answers the PCC's question of 3 March 2025" if it does. */
void afi_say_answers(struct afi_str *out, const struct afi_saying *s);

/** Append "update taken back" and the like. */
void afi_say_taken_back(struct afi_str *out, const struct afi_entry *entry);

#endif
