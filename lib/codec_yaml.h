/*
 * Reading YAML: what codec_yaml.c, which gets libyaml's events, and
 * codec_fields.c, which makes fields of them, share and nobody else needs.
 */
#ifndef AFI_CODEC_YAML_H
#define AFI_CODEC_YAML_H

#include <stdint.h>
#include <yaml.h>

#include "codec_impl.h"

/** A key of a mapping that is still open. */
struct afi_codec_key {
	const char *s;
	int line;
};

/**
 * One pass.  The lists are used again for each entry, which takes copies of
 * the right size into the arena.
 */
struct afi_codec_yaml {
	yaml_parser_t parser;
	yaml_event_t event;	/* the one at hand */
	const char *bytes, *end;
	const char *at;		/* where character number @index is */
	size_t index;
	int depth;		/* counted as in a journal, also in a heading */
	bool alone;
	bool suspect;		/* there is an '&', '*' or '!' somewhere */
	const char *key;	/* of the field at hand, for messages */
	struct afi_arena *arena;
	struct { struct afi_codec_key *v; size_t n, size; } keys;
	uint64_t marks;		/* of all keys of the entry at hand */
	struct { struct afi_field *v; size_t n, size; } fields;
	struct { const char **v; size_t n, size; } items;
};

/** Whether the event at hand is of @type. */
static inline bool afi_yaml_is(const struct afi_codec_yaml *yaml,
			       yaml_event_type_t type)
{
	return yaml->event.type == type;
}

/** Whether it ends a list or a mapping. */
static inline bool afi_yaml_is_end(const struct afi_codec_yaml *yaml)
{
	return afi_yaml_is(yaml, YAML_SEQUENCE_END_EVENT) ||
	       afi_yaml_is(yaml, YAML_MAPPING_END_EVENT);
}

/** On which line it begins. */
static inline int afi_yaml_line(const struct afi_codec_yaml *yaml)
{
	return (int)yaml->event.start_mark.line + 1;
}

/** Say @why with the line of the event, and the key; AFI_EINVALID. */
enum afi_code afi_yaml_refuse(const struct afi_codec_yaml *yaml,
			      const char *why, struct afi_err *err);

/** Go on to the next event, which must be one that a record can have. */
enum afi_code afi_yaml_next(struct afi_codec_yaml *yaml, struct afi_err *err);

/** The same, which must be of @type. */
enum afi_code afi_yaml_expect(struct afi_codec_yaml *yaml,
			      yaml_event_type_t type, struct afi_err *err);

#endif
