/* YAML's events, each one that a record can have. */
#include "codec_yaml.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

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

/* ---- what is wrong ------------------------------------------------------- */

enum afi_code afi_yaml_refuse(const struct afi_codec_yaml *yaml,
			      const char *why, struct afi_err *err)
{
	if (yaml->key)
		return afi_err_set(err, AFI_EINVALID, "line %d: key '%s': %s",
				   afi_yaml_line(yaml), yaml->key, why);
	return afi_err_set(err, AFI_EINVALID, "line %d: %s",
			   afi_yaml_line(yaml), why);
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
		return afi_yaml_refuse(yaml, "anchors are not allowed", err);
	case '*':
		return afi_yaml_refuse(yaml, "aliases are not allowed", err);
	case '!':
		return afi_yaml_refuse(yaml, "tags are not allowed", err);
	}
	return AFI_OK;
}

enum afi_code afi_yaml_next(struct afi_codec_yaml *yaml, struct afi_err *err)
{
	yaml_event_delete(&yaml->event);
	if (!yaml_parser_parse(&yaml->parser, &yaml->event))
		return broken(yaml, err);
	if (afi_yaml_is(yaml, YAML_SCALAR_EVENT))	/* as nearly all are */
		return check_node(yaml, err);
	switch (yaml->event.type) {
	case YAML_SEQUENCE_START_EVENT:
	case YAML_MAPPING_START_EVENT:
		if (++yaml->depth > AFI_DEPTH_MAX)
			return afi_yaml_refuse(yaml, "nested too deep", err);
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

enum afi_code afi_yaml_expect(struct afi_codec_yaml *yaml,
			      yaml_event_type_t type, struct afi_err *err)
{
	enum afi_code rc = afi_yaml_next(yaml, err);

	if (rc || afi_yaml_is(yaml, type))
		return rc;
	return afi_yaml_refuse(yaml, "this does not belong here", err);
}
