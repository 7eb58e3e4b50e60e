/* What a heading or an entry says: YAML's events in, fields out. */
#include "codec_yaml.h"

#include <string.h>

#include "vec.h"

enum {
	KEYS_MAX = 256,		/* in one mapping: each is compared with all */
	KEY_LEN_MAX = 60,
};

/* ---- texts --------------------------------------------------------------- */

static enum afi_code check_text(const struct afi_codec_yaml *yaml,
				const char *s, size_t len,
				struct afi_err *err)
{
	struct afi_err why;

	if (!afi_codec_check_text(s, len, &why))
		return AFI_OK;
	return afi_yaml_refuse(yaml, why.msg, err);
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
		return afi_yaml_refuse(yaml, "too many keys", err);
	yaml->marks |= mark;
	for (i = met ? first : yaml->keys.n; i < yaml->keys.n; i++) {
		const struct afi_codec_key *old = &yaml->keys.v[i];

		if (strcmp(old->s, key) == 0)
			return afi_err_set(err, AFI_EINVALID, "line %d: key "
					   "'%s' is already on line %d",
					   afi_yaml_line(yaml), key, old->line);
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

	if (!afi_yaml_is(yaml, YAML_SCALAR_EVENT) ||
	    yaml->event.data.scalar.style != YAML_PLAIN_SCALAR_STYLE ||
	    !is_key(key, len))
		return afi_yaml_refuse(yaml, "a key must be small letters, "
				       "digits and dashes, without quotes",
				       err);
	rc = check_new(yaml, key, len, first, err);
	if (rc)
		return rc;
	*out = afi_arena_copy(yaml->arena, key, len);
	*afi_vec_push(&yaml->keys) = (struct afi_codec_key){
		*out, afi_yaml_line(yaml),
	};
	return AFI_OK;
}

/* ---- values -------------------------------------------------------------- */

/* Pass over the list or mapping at hand; afi_yaml_next() keeps it from going
 * deep. */
static enum afi_code skip(struct afi_codec_yaml *yaml, struct afi_err *err)
{
	const bool mapping = afi_yaml_is(yaml, YAML_MAPPING_START_EVENT);
	const size_t first = yaml->keys.n;
	const char *ignored;
	enum afi_code rc;

	for (;;) {
		if ((rc = afi_yaml_next(yaml, err)) || afi_yaml_is_end(yaml))
			break;
		if (mapping && ((rc = take_key(&ignored, yaml, first, err)) ||
				(rc = afi_yaml_next(yaml, err))))
			break;
		rc = afi_yaml_is(yaml, YAML_SCALAR_EVENT) ?
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
	while (!(rc = afi_yaml_next(yaml, err)) && !afi_yaml_is_end(yaml)) {
		if (afi_yaml_is(yaml, YAML_SCALAR_EVENT)) {
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
	enum afi_code rc = afi_yaml_next(yaml, err);

	if (rc)
		return rc;
	if (afi_yaml_is(yaml, YAML_SCALAR_EVENT))
		return take_text(&field->value, yaml, err);
	if (afi_yaml_is(yaml, YAML_SEQUENCE_START_EVENT))
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

		rc = afi_yaml_next(yaml, err);
		if (rc || afi_yaml_is_end(yaml) ||
		    (stop && afi_yaml_line(yaml) >= stop))
			return rc;
		if (yaml->event.start_mark.column != column)
			return afi_yaml_refuse(yaml, "the keys of an entry "
					       "must stand below the first",
					       err);
		rc = take_key(&field.key, yaml, 0, err);
		if (rc)
			return rc;
		field.line = yaml->alone ? 0 : afi_yaml_line(yaml);
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
	if ((rc = afi_yaml_expect(yaml, YAML_STREAM_START_EVENT, err)) ||
	    (rc = afi_yaml_expect(yaml, YAML_DOCUMENT_START_EVENT, err)) ||
	    (rc = afi_yaml_expect(yaml, YAML_MAPPING_START_EVENT, err)) ||
	    /* format */
	    (rc = afi_yaml_expect(yaml, YAML_SCALAR_EVENT, err)) ||
	    (rc = afi_yaml_expect(yaml, YAML_SCALAR_EVENT, err)) ||
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
	if (!afi_yaml_is(yaml, YAML_SCALAR_EVENT) ||
	    afi_yaml_line(yaml) != journal)
		return afi_err_set(err, AFI_EINVALID, "line %d: 'journal:' "
				   "inside of a text or list", journal);
	yaml->depth = 1;
	return afi_yaml_expect(yaml, YAML_SEQUENCE_START_EVENT, err);
}

enum afi_code afi_codec_yaml_alone(struct afi_codec_yaml *yaml,
				   struct afi_err *err)
{
	enum afi_code rc;

	yaml->alone = true;
	yaml->depth = 1;
	if ((rc = afi_yaml_expect(yaml, YAML_STREAM_START_EVENT, err)) ||
	    (rc = afi_yaml_expect(yaml, YAML_DOCUMENT_START_EVENT, err)))
		return rc;
	return afi_yaml_expect(yaml, YAML_SEQUENCE_START_EVENT, err);
}

enum afi_code afi_codec_yaml_entry(struct afi_codec_yaml *yaml, int line,
				   struct afi_err *err)
{
	enum afi_code rc = afi_yaml_next(yaml, err);

	if (rc)
		return rc;
	if (!afi_yaml_is(yaml, YAML_MAPPING_START_EVENT) ||
	    afi_yaml_line(yaml) != line ||
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
		rc = afi_yaml_next(yaml, err);
		if (rc)
			return rc;
		if (!afi_yaml_is_end(yaml) &&
		    !afi_yaml_is(yaml, YAML_DOCUMENT_END_EVENT) &&
		    !afi_yaml_is(yaml, YAML_STREAM_END_EVENT))
			return afi_yaml_refuse(yaml, "text after the last "
					       "entry", err);
	} while (!afi_yaml_is(yaml, YAML_STREAM_END_EVENT));
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
