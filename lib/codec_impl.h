/*
 * What the codec's files share and nobody else needs.
 *
 * codec_shape.c looks at the bytes: characters, lines and sizes.
 * codec_yaml.c, by libyaml, reads what has passed there, and codec_fields.c
 * makes fields of it.
 * codec.c makes records of both, and codec_write.c bytes of records.
 */
#ifndef AFI_CODEC_IMPL_H
#define AFI_CODEC_IMPL_H

#include <stdbool.h>
#include <stddef.h>

#include "err.h"
#include "mem.h"
#include "record.h"

enum { AFI_CODEC_INDENT = 2 };	/* of an entry's lines in a journal */

/* ---- bytes --------------------------------------------------------------- */

/** Where an entry begins. */
struct afi_codec_start {
	size_t at;		/* in bytes */
	int line;		/* from 1 */
};

/** Where the parts of a file are, by its lines alone. */
struct afi_codec_shape {
	size_t heading, heading_end;	/* the heading's bytes in the file */
	size_t heading_len;		/* ... and how many it is indented */
	int journal;			/* the journal's line, 0 if none */
	struct afi_codec_start *v;	/* its entries */
	size_t n, size;
};

/** Free what @shape holds and leave it empty. */
void afi_codec_shape_clear(struct afi_codec_shape *shape);

/** Where the @i-th entry of @shape ends in @len bytes. */
size_t afi_codec_end(const struct afi_codec_shape *shape, size_t i,
		     size_t len);

/** Refuse the text @s unless afi_text_is_clean(). */
enum afi_code afi_codec_check_text(const char *s, size_t len,
				   struct afi_err *err);

/** Check the file in @bytes but for its YAML, and fill in the empty @out. */
enum afi_code afi_codec_shape_file(struct afi_codec_shape *out,
				   const char *bytes, size_t len,
				   struct afi_err *err);

/** The same for one entry as it stands in a journal. */
enum afi_code afi_codec_shape_entry(struct afi_codec_shape *out,
				    const char *bytes, size_t len,
				    struct afi_err *err);

/* ---- YAML ---------------------------------------------------------------- */

/** One pass over the YAML of bytes whose shape has been checked. */
struct afi_codec_yaml;

/** Begin with @bytes.  What is read goes into @arena; free it in any case. */
enum afi_code afi_codec_yaml_open(struct afi_codec_yaml **out,
				  struct afi_arena *arena, const char *bytes,
				  size_t len, struct afi_err *err);

void afi_codec_yaml_free(struct afi_codec_yaml *yaml);

/** Read a file's heading; @journal is the line after it, or 0. */
enum afi_code afi_codec_yaml_heading(struct afi_codec_yaml *yaml, int journal,
				     struct afi_err *err);

/** Come to the entries behind the heading. */
enum afi_code afi_codec_yaml_journal(struct afi_codec_yaml *yaml, int journal,
				     struct afi_err *err);

/** Come to entries that stand alone, without lines of their own. */
enum afi_code afi_codec_yaml_alone(struct afi_codec_yaml *yaml,
				   struct afi_err *err);

/** Read the next entry, which must begin on @line. */
enum afi_code afi_codec_yaml_entry(struct afi_codec_yaml *yaml, int line,
				   struct afi_err *err);

/** Come to the end; nothing more may be there. */
enum afi_code afi_codec_yaml_end(struct afi_codec_yaml *yaml,
				 struct afi_err *err);

/** The fields of the heading or entry read last, in the arena. */
const struct afi_field *afi_codec_yaml_fields(size_t *n,
					      struct afi_codec_yaml *yaml);

/* ---- entries ------------------------------------------------------------- */

/** Read the fields of the one entry in @bytes into @arena. */
enum afi_code afi_codec_read_entry(const struct afi_field **out, size_t *n,
				   struct afi_arena *arena, const char *bytes,
				   size_t len, struct afi_err *err);

#endif
