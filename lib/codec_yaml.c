/* The part of the codec that knows libyaml: events in, fields out. */
#include "codec_impl.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <yaml.h>

#include "vec.h"

enum {
	KEYS_MAX = 256,		/* in one mapping: each is compared with all */
	KEY_LEN_MAX = 60,
};

/* A key of a mapping that is still open. */
struct key {
	const char *s;
	int line;
};

/*
 * The lists are used again for each entry, which takes copies of the right
 * size into the arena.
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
	struct { struct key *v; size_t n, size; } keys;
	uint64_t marks;		/* of all keys of the entry at hand */
	struct { struct afi_field *v; size_t n, size; } fields;
	struct { const char **v; size_t n, size; } items;
};

enum afi_code afi_codec_yaml_open(struct afi_codec_yaml **out,
				  struct afi_arena *arena, const char *bytes,
				  size_t len, struct afi_err *err)
{
	struct afi_codec_yaml *yaml = afi_xcalloc(1, sizeof(*yaml));

	if (!yaml_parser_initialize(&yaml->parser)) {
		free(yaml);
		return afi_err_set(err, AFI_EFAILED, "out of memory");
	}
	yaml_parser_set_encoding(&yaml->parser, YAML_UTF8_ENCODING);
	yaml_parser_set_input_string(&yaml->parser,
				     (const unsigned char *)bytes, len);
	yaml->bytes = yaml->at = bytes;
	yaml->end = bytes + len;
	yaml->suspect = memchr(bytes, '&', len) || memchr(bytes, '*', len) ||
			memchr(bytes, '!', len);
	yaml->arena = arena;
	*out = yaml;
	return AFI_OK;
}

void afi_codec_yaml_free(struct afi_codec_yaml *yaml)
{
	if (!yaml)
		return;
	free(yaml->items.v);
	free(yaml->fields.v);
	free(yaml->keys.v);
	yaml_event_delete(&yaml->event);
	yaml_parser_delete(&yaml->parser);
	free(yaml);
}

static bool is(const struct afi_codec_yaml *yaml, yaml_event_type_t type)
{
	return yaml->event.type == type;
}

static bool is_end(const struct afi_codec_yaml *yaml)
{
	return is(yaml, YAML_SEQUENCE_END_EVENT) ||
	       is(yaml, YAML_MAPPING_END_EVENT);
}

/* ---- what is wrong ------------------------------------------------------- */

static int line_of(const struct afi_codec_yaml *yaml)
{
	return (int)yaml->event.start_mark.line + 1;
}

static enum afi_code refuse(const struct afi_codec_yaml *yaml,
			    const char *why, struct afi_err *err)
{
	if (yaml->key)
		return afi_err_set(err, AFI_EINVALID, "line %d: key '%s': %s",
				   line_of(yaml), yaml->key, why);
	return afi_err_set(err, AFI_EINVALID, "line %d: %s", line_of(yaml),
			   why);
}

/* Pass libyaml's reason on; what has no end is named by where it begins. */
static enum afi_code broken(const struct afi_codec_yaml *yaml,
			    struct afi_err *err)
{
	const yaml_parser_t *parser = &yaml->parser;
	int line = (int)parser->problem_mark.line + 1;

	if (parser->error == YAML_MEMORY_ERROR)
		return afi_err_set(err, AFI_EFAILED, "out of memory");
	if (parser->context && strstr(parser->problem, "end of stream"))
		return afi_err_set(err, AFI_EINVALID, "line %d: this is not "
				   "valid YAML: the end of the file came %s",
				   (int)parser->context_mark.line + 1,
				   parser->context);
	return afi_err_set(err, AFI_EINVALID, "line %d: this is not valid "
			   "YAML: %s", line, parser->problem);
}

/* ---- events -------------------------------------------------------------- */

static bool is_ascii(const char *eight)
{
	uint64_t w;

	memcpy(&w, eight, sizeof(w));
	return !(w & UINT64_C(0x8080808080808080));
}

/*
 * The byte at which the event begins, or the end: libyaml counts characters.
 * Each search goes on from the last one.
 */
static const char *byte_of(struct afi_codec_yaml *yaml)
{
	const size_t index = yaml->event.start_mark.index;
	const char *p = yaml->at, *end = yaml->end;

	if (index < yaml->index) {
		p = yaml->bytes;
		yaml->index = 0;
	}
	while (yaml->index < index && p < end) {
		size_t n = 1;

		if (index - yaml->index >= 8 && end - p >= 8 && is_ascii(p))
			n = 8;
		yaml->index += n;
		for (p += n; p < end && ((unsigned char)*p & 0xC0) == 0x80;)
			p++;
	}
	yaml->at = p;
	return p;
}

/*
 * Refuse what YAML lets stand in front of a value, or in its place.  The bytes
 * show it; the event would not show the tag of "! text".  To find the byte
 * costs time, so it is only looked for where there is one of them at all.
 */
static enum afi_code check_node(struct afi_codec_yaml *yaml,
				struct afi_err *err)
{
	const char *p;

	if (!yaml->suspect)
		return AFI_OK;
	p = byte_of(yaml);
	switch (p < yaml->end ? *p : '\0') {
	case '&':
		return refuse(yaml, "anchors are not allowed", err);
	case '*':
		return refuse(yaml, "aliases are not allowed", err);
	case '!':
		return refuse(yaml, "tags are not allowed", err);
	}
	return AFI_OK;
}

/* Go on to the next event, which must be one that a record can have. */
static enum afi_code next(struct afi_codec_yaml *yaml, struct afi_err *err)
{
	yaml_event_delete(&yaml->event);
	if (!yaml_parser_parse(&yaml->parser, &yaml->event))
		return broken(yaml, err);
	if (is(yaml, YAML_SCALAR_EVENT))	/* as nearly all are */
		return check_node(yaml, err);
	switch (yaml->event.type) {
	case YAML_SEQUENCE_START_EVENT:
	case YAML_MAPPING_START_EVENT:
		if (++yaml->depth > AFI_DEPTH_MAX)
			return refuse(yaml, "nested too deep", err);
		return check_node(yaml, err);
	case YAML_SEQUENCE_END_EVENT:
	case YAML_MAPPING_END_EVENT:
		yaml->depth--;
		return AFI_OK;
	case YAML_ALIAS_EVENT:
		return check_node(yaml, err);
	default:
		return AFI_OK;
	}
}

static enum afi_code expect(struct afi_codec_yaml *yaml,
			    yaml_event_type_t type, struct afi_err *err)
{
	enum afi_code rc = next(yaml, err);

	if (rc || is(yaml, type))
		return rc;
	return refuse(yaml, "this does not belong here", err);
}

static enum afi_code check_text(const struct afi_codec_yaml *yaml,
				const char *s, size_t len,
				struct afi_err *err)
{
	struct afi_err why;

	if (!afi_codec_check_text(s, len, &why))
		return AFI_OK;
	return refuse(yaml, why.msg, err);
}

/*
 * Copy the scalar at hand.  All bytes have been looked at; bad can only be
 * what was escaped, and a byte order mark that now comes first.
 */
static enum afi_code take_text(const char **out, struct afi_codec_yaml *yaml,
			       struct afi_err *err)
{
	const char *s = (const char *)yaml->event.data.scalar.value;
	size_t len = yaml->event.data.scalar.length;
	enum afi_code rc;

	if (yaml->event.data.scalar.style == YAML_DOUBLE_QUOTED_SCALAR_STYLE ||
	    s[0] == '\xEF') {
		rc = check_text(yaml, s, len, err);
		if (rc)
			return rc;
	}
	*out = afi_arena_copy(yaml->arena, s, len);
	return AFI_OK;
}

/* ---- keys ---------------------------------------------------------------- */

static bool is_key(const char *s, size_t len)
{
	size_t i;

	for (i = 0; i < len; i++)
		if (!(s[i] >= 'a' && s[i] <= 'z') &&
		    !(s[i] >= '0' && s[i] <= '9') && !(s[i] == '-' && i > 0))
			return false;
	return len > 0 && len <= KEY_LEN_MAX;
}

/* One of 64 bits, by the first and the last character: few keys share it. */
static uint64_t mark_of(const char *key, size_t len)
{
	return UINT64_C(1) << (key[0] + 8 * key[len - 1]) % 64;
}

static enum afi_code check_new(struct afi_codec_yaml *yaml, const char *key,
			       size_t len, size_t first, struct afi_err *err)
{
	const uint64_t mark = mark_of(key, len), met = yaml->marks & mark;
	size_t i;

	if (yaml->keys.n - first >= KEYS_MAX)
		return refuse(yaml, "too many keys", err);
	yaml->marks |= mark;
	for (i = met ? first : yaml->keys.n; i < yaml->keys.n; i++) {
		const struct key *old = &yaml->keys.v[i];

		if (strcmp(old->s, key) == 0)
			return afi_err_set(err, AFI_EINVALID, "line %d: key "
					   "'%s' is already on line %d",
					   line_of(yaml), key, old->line);
	}
	return AFI_OK;
}

/* Take the key at hand, of the mapping whose keys begin at @first. */
static enum afi_code take_key(const char **out, struct afi_codec_yaml *yaml,
			      size_t first, struct afi_err *err)
{
	const char *key = (const char *)yaml->event.data.scalar.value;
	const size_t len = yaml->event.data.scalar.length;
	enum afi_code rc;

	if (!is(yaml, YAML_SCALAR_EVENT) ||
	    yaml->event.data.scalar.style != YAML_PLAIN_SCALAR_STYLE ||
	    !is_key(key, len))
		return refuse(yaml, "a key must be small letters, digits and "
			      "dashes, without quotes", err);
	rc = check_new(yaml, key, len, first, err);
	if (rc)
		return rc;
	*out = afi_arena_copy(yaml->arena, key, len);
	*afi_vec_push(&yaml->keys) = (struct key){ *out, line_of(yaml) };
	return AFI_OK;
}

/* ---- values -------------------------------------------------------------- */

/* Pass over the list or mapping at hand; next() keeps it from going deep. */
static enum afi_code skip(struct afi_codec_yaml *yaml, struct afi_err *err)
{
	const bool mapping = is(yaml, YAML_MAPPING_START_EVENT);
	const size_t first = yaml->keys.n;
	const char *ignored;
	enum afi_code rc;

	for (;;) {
		if ((rc = next(yaml, err)) || is_end(yaml))
			break;
		if (mapping && ((rc = take_key(&ignored, yaml, first, err)) ||
				(rc = next(yaml, err))))
			break;
		rc = is(yaml, YAML_SCALAR_EVENT) ?
		     take_text(&ignored, yaml, err) : skip(yaml, err);
		if (rc)
			break;
	}
	yaml->keys.n = first;
	return rc;
}

/* Take the list at hand; it has no items if there is anything deeper in it. */
static enum afi_code take_list(struct afi_field *field,
			       struct afi_codec_yaml *yaml,
			       struct afi_err *err)
{
	bool deep = false;
	const char **items;
	enum afi_code rc;

	yaml->items.n = 0;
	while (!(rc = next(yaml, err)) && !is_end(yaml)) {
		if (is(yaml, YAML_SCALAR_EVENT)) {
			rc = take_text(afi_vec_push(&yaml->items), yaml, err);
		} else {
			deep = true;
			rc = skip(yaml, err);
		}
		if (rc)
			break;
	}
	if (rc || deep)
		return rc;
	field->nitems = yaml->items.n;
	items = afi_arena_alloc(yaml->arena, field->nitems * sizeof(*items));
	if (field->nitems)
		memcpy(items, yaml->items.v, field->nitems * sizeof(*items));
	field->items = items;
	return AFI_OK;
}

static enum afi_code take_value(struct afi_field *field,
				struct afi_codec_yaml *yaml,
				struct afi_err *err)
{
	enum afi_code rc = next(yaml, err);

	if (rc)
		return rc;
	if (is(yaml, YAML_SCALAR_EVENT))
		return take_text(&field->value, yaml, err);
	if (is(yaml, YAML_SEQUENCE_START_EVENT))
		return take_list(field, yaml, err);
	return skip(yaml, err);
}

/* ---- entries ------------------------------------------------------------- */

/*
 * Take the fields whose first key comes next, up to the end of the mapping or a
 * key on the line @stop (0: none) or after it.
 *
 * All keys stand in one column, so that indenting its lines makes an entry of
 * a heading, and the reverse.
 */
static enum afi_code take_fields(struct afi_codec_yaml *yaml, size_t column,
				 int stop, struct afi_err *err)
{
	enum afi_code rc;

	yaml->fields.n = yaml->keys.n = 0;
	yaml->marks = 0;
	for (;;) {
		struct afi_field field = { 0 };

		rc = next(yaml, err);
		if (rc || is_end(yaml) || (stop && line_of(yaml) >= stop))
			return rc;
		if (yaml->event.start_mark.column != column)
			return refuse(yaml, "the keys of an entry must stand "
				      "below the first", err);
		rc = take_key(&field.key, yaml, 0, err);
		if (rc)
			return rc;
		field.line = yaml->alone ? 0 : line_of(yaml);
		yaml->key = field.key;
		rc = take_value(&field, yaml, err);
		if (rc)
			return rc;
		yaml->key = NULL;
		*afi_vec_push(&yaml->fields) = field;
	}
}

enum afi_code afi_codec_yaml_heading(struct afi_codec_yaml *yaml, int journal,
				     struct afi_err *err)
{
	enum afi_code rc;

	yaml->depth = 2;	/* its mapping is 3, as that of an entry */
	if ((rc = expect(yaml, YAML_STREAM_START_EVENT, err)) ||
	    (rc = expect(yaml, YAML_DOCUMENT_START_EVENT, err)) ||
	    (rc = expect(yaml, YAML_MAPPING_START_EVENT, err)) ||
	    (rc = expect(yaml, YAML_SCALAR_EVENT, err)) ||	/* format */
	    (rc = expect(yaml, YAML_SCALAR_EVENT, err)) ||
	    (rc = take_fields(yaml, 0, journal, err)))
		return rc;
	if (yaml->fields.n == 0 || yaml->fields.v[0].line != 2)
		return afi_err_set(err, AFI_EINVALID, "line 2: the heading's "
				   "first key must stand here");
	return AFI_OK;
}

enum afi_code afi_codec_yaml_journal(struct afi_codec_yaml *yaml, int journal,
				     struct afi_err *err)
{
	if (!is(yaml, YAML_SCALAR_EVENT) || line_of(yaml) != journal)
		return afi_err_set(err, AFI_EINVALID, "line %d: 'journal:' "
				   "inside of a text or list", journal);
	yaml->depth = 1;
	return expect(yaml, YAML_SEQUENCE_START_EVENT, err);
}

enum afi_code afi_codec_yaml_alone(struct afi_codec_yaml *yaml,
				   struct afi_err *err)
{
	enum afi_code rc;

	yaml->alone = true;
	yaml->depth = 1;
	if ((rc = expect(yaml, YAML_STREAM_START_EVENT, err)) ||
	    (rc = expect(yaml, YAML_DOCUMENT_START_EVENT, err)))
		return rc;
	return expect(yaml, YAML_SEQUENCE_START_EVENT, err);
}

enum afi_code afi_codec_yaml_entry(struct afi_codec_yaml *yaml, int line,
				   struct afi_err *err)
{
	enum afi_code rc = next(yaml, err);

	if (rc)
		return rc;
	if (!is(yaml, YAML_MAPPING_START_EVENT) || line_of(yaml) != line ||
	    yaml->event.data.mapping_start.style != YAML_BLOCK_MAPPING_STYLE)
		return afi_err_set(err, AFI_EINVALID, "line %d: no entry: one "
				   "begins with '- ' and its first key", line);
	return take_fields(yaml, AFI_CODEC_INDENT, 0, err);
}

enum afi_code afi_codec_yaml_end(struct afi_codec_yaml *yaml,
				 struct afi_err *err)
{
	enum afi_code rc;

	do {
		rc = next(yaml, err);
		if (rc)
			return rc;
		if (!is_end(yaml) && !is(yaml, YAML_DOCUMENT_END_EVENT) &&
		    !is(yaml, YAML_STREAM_END_EVENT))
			return refuse(yaml, "text after the last entry", err);
	} while (!is(yaml, YAML_STREAM_END_EVENT));
	return AFI_OK;
}

const struct afi_field *afi_codec_yaml_fields(size_t *n,
					      struct afi_codec_yaml *yaml)
{
	size_t size = yaml->fields.n * sizeof(*yaml->fields.v);

	*n = yaml->fields.n;
	return memcpy(afi_arena_alloc(yaml->arena, size), yaml->fields.v,
		      size);
}
