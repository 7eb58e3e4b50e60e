/* Files read: what is wrong with them, or that nothing is. */
#ifndef CODEC_PARTS_H
#define CODEC_PARTS_H

#include <stddef.h>

#include "record.h"

/* Lines 1 to 9 of every file here, */
#define HEADING					\
	"format: 1\n"				\
	"id: b4x0c9d1m2kq\n"			\
	"at: 2024-12-05T09:30:00Z\n"		\
	"by: Desk <desk@force.example>\n"	\
	"as: hmicfrs\n"				\
	"what: opened\n"			\
	"kind: afi\n"				\
	"number: 3\n"				\
	"title: Give advice\n"

/* ... lines 10 to 15, after which comes the kind: what `update` has ... */
#define JOURNAL					\
	"journal:\n"				\
	"- id: k7mq2x8w0p9d\n"			\
	"  after: [b4x0c9d1m2kq]\n"		\
	"  at: 2025-01-09T10:12:44Z\n"		\
	"  by: Lead <lead@force.example>\n"	\
	"  as: force\n"

#define UPDATE JOURNAL "  what: update\n"

/* ... or what a kind that nobody knows has. */
#define UNKNOWN JOURNAL "  what: from-the-future\n"

#define SECOND					\
	"- id: p09d3h6t7r2s\n"			\
	"  after: [k7mq2x8w0p9d]\n"		\
	"  at: 2025-01-28T15:01:09Z\n"		\
	"  by: Lead <lead@force.example>\n"	\
	"  as: force\n"				\
	"  what: update\n"			\
	"  text: Second\n"

/** What is wrong with these bytes, or with @text. */
void refused_bytes(const char *bytes, size_t len, const char *why);
void refused(const char *text, const char *why);

/** Read @text into the empty @rec; the test fails if that is wrong. */
void parsed(struct afi_record *rec, const char *text);

#endif
