/*
 * Any template and any view: up to the first NUL, or the middle, the bytes are
 * the template, after it the view.  Any other template is the same one.
 * Printing twice prints the same twice, being strict changes nothing that is
 * printed, and pieces of a view print what the whole view does.
 */
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "mem.h"
#include "mustache.h"
#include "text.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

enum { LOADS = 8, STEPS = 20000 };

/* Views without any structure would print little. */
static const char usual[] =
	"{\"a\": {\"b\": {\"c\": \"d\"}, \"l\": []}, \"l\": [{\"a\": 1}, "
	"\"x\", [true, null]], \"f\": {\"b\": \"\\n<&\\\"\"}, \"g\": 0.5}";

struct source {
	const char *text;
	size_t len;
	int loads;
};

static void must(bool holds)
{
	if (!holds)
		abort();
}

static enum afi_code load(struct afi_str *out, void *arg, const char *name,
			  struct afi_err *err)
{
	struct source *source = arg;

	must(name[0] != '\0');
	if (source->loads == LOADS)
		return afi_err_set(err, AFI_ENOTFOUND, "enough");
	source->loads++;
	afi_str_add(out, source->text, source->len);
	return AFI_OK;
}

static struct afi_mustache *parse(struct source *source, bool strict)
{
	const struct afi_mustache_how how = {
		.load = load, .escape = afi_text_html, .arg = source,
		.strict = strict, .steps = STEPS,
	};
	struct afi_mustache *mustache = NULL;
	struct afi_err err = AFI_ERR_INIT;
	enum afi_code rc;

	source->loads = 0;
	rc = afi_mustache_parse(&mustache, "fuzz", source->text, source->len,
				&how, &err);
	must(rc == err.code && !rc == (mustache != NULL));
	must(!rc || strstr(err.msg, "line "));
	return mustache;
}

static enum afi_code print(struct afi_str *to, struct afi_mustache *mustache,
			   const json_t *view)
{
	const struct afi_mustache_out out = { .str = to };
	struct afi_err err = AFI_ERR_INIT;
	enum afi_code rc = afi_mustache_render(&out, mustache, view, &err);

	must(rc == err.code && (!rc || strstr(err.msg, "line ")));
	return rc;
}

/* The members of @view but the list, those that come late or those that do
 * not. */
static json_t *members(const json_t *view, bool late)
{
	json_t *some = json_object(), *value;
	const char *name;

	json_object_foreach((json_t *)view, name, value)
		if (strcmp(name, "l") != 0 &&
		    late == (!strcmp(name, "f") || !strcmp(name, "g")))
			json_object_set(some, name, value);
	return some;
}

static void try_pieces(struct afi_mustache *mustache, const json_t *view,
		       const struct afi_str *whole)
{
	static const char *const late[] = { "f", "g", NULL };
	const struct afi_mustache_list list = { "l", late, NULL };
	const json_t *items = json_object_get(view, "l");
	struct afi_mustache_stream *stream = NULL;
	struct afi_str got = AFI_STR_INIT;
	const struct afi_mustache_out out = { .str = &got };
	struct afi_err err = AFI_ERR_INIT;
	json_t *head, *foot;

	if (!json_is_array(items) ||
	    afi_mustache_streams(mustache, &list, &err))
		return;
	head = members(view, false);
	foot = members(view, true);
	must(!afi_mustache_begin(&stream, &out, mustache, &list, &err));
	must(!afi_mustache_head(stream, head, &err));
	for (size_t i = 0; i < json_array_size(items); i++)
		must(!afi_mustache_item(stream, json_array_get(items, i),
					&err));
	must(!afi_mustache_foot(stream, foot, &err));
	must(got.len == whole->len && !memcmp(got.s, whole->s, got.len));
	afi_mustache_end(stream);
	afi_str_clear(&got);
	json_decref(foot);
	json_decref(head);
}

static void try_all(struct source *source, const json_t *view)
{
	struct afi_mustache *mustache = parse(source, false), *strict;
	struct afi_str once = AFI_STR_INIT, twice = AFI_STR_INIT;
	enum afi_code rc;

	if (!mustache)
		return;
	rc = print(&once, mustache, view);
	must(print(&twice, mustache, view) == rc);
	must(once.len == twice.len && !memcmp(once.s, twice.s, once.len));
	if (!rc)
		try_pieces(mustache, view, &once);
	afi_str_reset(&twice);
	strict = parse(source, true);
	if (strict && !print(&twice, strict, view))
		must(!rc && once.len == twice.len &&
		     !memcmp(once.s, twice.s, once.len));
	afi_mustache_free(strict);
	afi_mustache_free(mustache);
	afi_str_clear(&twice);
	afi_str_clear(&once);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	const uint8_t *nul = size ? memchr(data, '\0', size) : NULL;
	const size_t len = nul ? (size_t)(nul - data) : size / 2;
	const size_t from = len + (nul ? 1 : 0);
	struct source source = { NULL, len, 0 };
	char *text = afi_xmalloc(len);
	json_t *view;

	if (len)
		memcpy(text, data, len);
	source.text = text;
	view = json_loadb((const char *)data + from, size - from,
			  JSON_DECODE_ANY | JSON_ALLOW_NUL, NULL);
	if (!view)
		view = json_loads(usual, 0, NULL);
	try_all(&source, view);
	json_decref(view);
	free(text);
	return 0;
}
