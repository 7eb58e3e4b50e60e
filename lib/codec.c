#include "codec.h"

#include <string.h>

#include "codec_impl.h"
#include "mem.h"

/* The heading's bytes as they would stand in a journal, in @rec's arena. */
static const char *indented(struct afi_record *rec, const char *bytes,
			    const struct afi_codec_shape *shape)
{
	char *copy = afi_arena_alloc(&rec->arena, shape->heading_len);
	const char *s = bytes + shape->heading;
	const char *end = bytes + shape->heading_end, *nl;
	char *p = copy;

	for (; s < end; s = nl + 1) {
		nl = memchr(s, '\n', (size_t)(end - s));
		if (nl > s) {
			memcpy(p, s == bytes + shape->heading ? "- " : "  ",
			       AFI_CODEC_INDENT);
			p += AFI_CODEC_INDENT;
		}
		memcpy(p, s, (size_t)(nl + 1 - s));
		p += nl + 1 - s;
	}
	return copy;
}

static enum afi_code add(struct afi_record *rec, struct afi_codec_yaml *yaml,
			 const char *bytes, size_t len, int line,
			 struct afi_err *err)
{
	const struct afi_field *fields;
	size_t n;

	fields = afi_codec_yaml_fields(&n, yaml);
	return afi_record_add(rec, fields, n, bytes, len, line, err);
}

static enum afi_code read_journal(struct afi_record *out,
				  struct afi_codec_yaml *yaml,
				  const char *bytes, size_t len,
				  const struct afi_codec_shape *shape,
				  struct afi_err *err)
{
	const size_t from = shape->v[0].at;
	const char *copy;
	enum afi_code rc;
	size_t i;

	rc = afi_codec_yaml_journal(yaml, shape->journal, err);
	if (rc)
		return rc;
	copy = afi_arena_copy(&out->arena, bytes + from, len - from);
	for (i = 0; i < shape->n; i++) {
		const size_t at = shape->v[i].at;
		const int line = shape->v[i].line;

		if ((rc = afi_codec_yaml_entry(yaml, line, err)) ||
		    (rc = add(out, yaml, copy + (at - from),
			      afi_codec_end(shape, i, len) - at, line, err)))
			return rc;
	}
	return AFI_OK;
}

static enum afi_code read_file(struct afi_record *out, const char *bytes,
			       size_t len,
			       const struct afi_codec_shape *shape,
			       struct afi_err *err)
{
	struct afi_codec_yaml *yaml = NULL;
	enum afi_code rc;

	if ((rc = afi_codec_yaml_open(&yaml, &out->arena, bytes, len, err)) ||
	    (rc = afi_codec_yaml_heading(yaml, shape->journal, err)) ||
	    (rc = add(out, yaml, indented(out, bytes, shape),
		      shape->heading_len, 2, err)) ||
	    (shape->journal &&
	     (rc = read_journal(out, yaml, bytes, len, shape, err))))
		goto out;
	rc = afi_codec_yaml_end(yaml, err);
out:
	afi_codec_yaml_free(yaml);
	return rc;
}

enum afi_code afi_codec_parse(struct afi_record *out, const char *bytes,
			      size_t len, struct afi_err *err)
{
	struct afi_codec_shape shape = { 0 };
	enum afi_code rc;

	if ((rc = afi_codec_shape_file(&shape, bytes, len, err)) ||
	    (rc = read_file(out, bytes, len, &shape, err)))
		goto out;
	rc = afi_record_settle(out, err);
out:
	if (rc)
		afi_record_clear(out);
	afi_codec_shape_clear(&shape);
	return rc;
}

enum afi_code afi_codec_read_entry(const struct afi_field **out, size_t *n,
				   struct afi_arena *arena, const char *bytes,
				   size_t len, struct afi_err *err)
{
	struct afi_codec_shape shape = { 0 };
	struct afi_codec_yaml *yaml = NULL;
	enum afi_code rc;

	if ((rc = afi_codec_shape_entry(&shape, bytes, len, err)) ||
	    (rc = afi_codec_yaml_open(&yaml, arena, bytes, len, err)) ||
	    (rc = afi_codec_yaml_alone(yaml, err)) ||
	    (rc = afi_codec_yaml_entry(yaml, 1, err)) ||
	    (rc = afi_codec_yaml_end(yaml, err)))
		goto out;
	*out = afi_codec_yaml_fields(n, yaml);
out:
	afi_codec_yaml_free(yaml);
	afi_codec_shape_clear(&shape);
	return rc;
}

enum afi_code afi_codec_append(struct afi_record *rec, const char *bytes,
			       size_t len, struct afi_err *err)
{
	const struct afi_field *fields;
	enum afi_code rc;
	size_t n;

	rc = afi_codec_read_entry(&fields, &n, &rec->arena, bytes, len, err);
	if (rc)
		return rc;
	return afi_record_add(rec, fields, n,
			      afi_arena_copy(&rec->arena, bytes, len), len, 0,
			      err);
}
