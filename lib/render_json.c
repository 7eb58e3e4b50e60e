/* The view itself: piece by piece as json_dumps() would set the whole, or as
 * lines, a piece each. */
#include <assert.h>

#include "render_parts.h"

enum { FLAGS = JSON_INDENT(2) | JSON_PRESERVE_ORDER | JSON_ENCODE_ANY };

struct dump {
	struct afi_str *out;
	size_t indent;
};

/* Line breaks within strings are escaped, so these are between values. */
static int add(const char *bytes, size_t len, void *arg)
{
	const struct dump *dump = arg;
	size_t start = 0;

	for (size_t i = 0; i < len; i++) {
		if (bytes[i] != '\n')
			continue;
		afi_str_add(dump->out, bytes + start, i + 1 - start);
		afi_add_blanks(dump->out, dump->indent);
		start = i + 1;
	}
	afi_str_add(dump->out, bytes + start, len - start);
	return 0;
}

static void add_value(struct afi_str *out, const json_t *value, size_t indent)
{
	struct dump dump = { .out = out, .indent = indent };
	int failed = json_dump_callback(value, add, &dump, FLAGS);

	assert(!failed);
	(void)failed;
}

static void add_key(struct afi_str *out, const char *key)
{
	json_t *name = json_string(key);

	/* Only the opening brace can be all that there is before a key. */
	afi_str_adds(out, out->len == 1 && *out->s == '{' ? "\n  " : ",\n  ");
	add_value(out, name, 0);
	afi_str_adds(out, ": ");
	json_decref(name);
}

static void add_members(struct afi_str *out, const json_t *members)
{
	const char *key;
	json_t *value;

	/* jansson's iteration asks for an object that it does not change. */
	json_object_foreach((json_t *)members, key, value) {
		add_key(out, key);
		add_value(out, value, 2);
	}
}

static void json_head(struct afi_render *render, const json_t *members,
		      const char *list)
{
	struct afi_str *out = &render->buf;

	afi_str_addc(out, '{');
	add_members(out, members);
	if (!list)
		return;
	add_key(out, list);
	afi_str_addc(out, '[');
}

static void json_item(struct afi_render *render, const json_t *item)
{
	struct afi_str *out = &render->buf;

	afi_str_adds(out, render->items ? ",\n    " : "\n    ");
	add_value(out, item, 4);
}

static void json_foot(struct afi_render *render, const json_t *members)
{
	struct afi_str *out = &render->buf;

	if (render->list)
		afi_str_adds(out, render->items ? "\n  ]" : "]");
	if (members)
		add_members(out, members);
	afi_str_adds(out, "\n}\n");
}

const struct afi_form afi_form_json = { json_head, json_item, json_foot };

/* ---- lines --------------------------------------------------------------- */

static int add_bytes(const char *bytes, size_t len, void *arg)
{
	afi_str_add(arg, bytes, len);
	return 0;
}

static void add_line(struct afi_render *render, const json_t *piece)
{
	int failed = json_dump_callback(piece, add_bytes, &render->buf,
					JSON_COMPACT | JSON_PRESERVE_ORDER);

	assert(!failed);
	(void)failed;
	afi_str_addc(&render->buf, '\n');
}

static void lines_head(struct afi_render *render, const json_t *members,
		       const char *list)
{
	(void)list;
	add_line(render, members);
}

const struct afi_form afi_form_json_lines = { lines_head, add_line, add_line };
