/*
 * Records as bytes: the YAML of afi-record(5).
 *
 * libyaml reads; this module writes.  A file is exactly
 *
 *	format: 1
 *	the heading's keys
 *	journal:
 *	- an entry's first key
 *	  its other keys
 *
 * with neither document markers, anchors, aliases, tags nor anything between
 * these parts; the journal's line is missing while there is no entry.  The
 * bytes of a heading or an entry are kept as they are and written back
 * verbatim; only new entries are spelt out here.
 */
#ifndef AFI_CODEC_H
#define AFI_CODEC_H

#include <stdbool.h>
#include <stddef.h>

#include "err.h"
#include "record.h"
#include "str.h"

/**
 * Read the file in @bytes into the empty @out, settled.
 *
 * AFI_EINVALID, @out empty, with "line N: ..." for what is wrong: broken YAML,
 * conflict markers (with the cure), a doubled key, an alias, tag or anchor, too
 * deep nesting, too large a record or entry, text that afi_text_is_clean()
 * refuses, another format, and all that afi_record_add() and
 * afi_record_settle() refuse.  Sizes are checked before anything is parsed.
 */
enum afi_code afi_codec_parse(struct afi_record *out, const char *bytes,
			      size_t len, struct afi_err *err);

/** Append the file of @rec, which is settled, to @out. */
void afi_codec_write(struct afi_str *out, const struct afi_record *rec);

/**
 * Append @draft as an entry stands in a journal to @out, and read it back:
 * AFI_EINVALID, @out as it was, if it is too large, has text that is not clean,
 * or does not come back as it was meant.
 */
enum afi_code afi_codec_entry(struct afi_str *out,
			      const struct afi_draft *draft,
			      struct afi_err *err);

/**
 * Read the one entry in @bytes, in the form of a journal, and put it last in
 * @rec (first, as the heading, if @rec is empty).  The caller settles @rec.
 * AFI_EINVALID, @rec as it was, otherwise.
 */
enum afi_code afi_codec_append(struct afi_record *rec, const char *bytes,
			       size_t len, struct afi_err *err);

#endif
