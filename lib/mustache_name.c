/* Names and what they stand for. */
#include "mustache_impl.h"

#include <stdlib.h>
#include <string.h>

#include "near.h"

bool afi_name_split(struct afi_node *node, struct afi_arena *arena,
		    const char *name)
{
	char *s = afi_arena_strdup(arena, name);
	const char **parts;
	size_t n = 1, i = 0;

	if (!strcmp(name, "."))
		return true;
	for (const char *c = s; *c; c++)
		n += *c == '.';
	parts = afi_arena_calloc(arena, n, sizeof(*parts));
	for (char *stop; s; s = stop) {
		stop = strchr(s, '.');
		if (stop)
			*stop++ = '\0';
		if (!*s)
			return false;
		parts[i++] = s;
	}
	node->parts = parts;
	node->nparts = n;
	return true;
}

/* ---- blocks -------------------------------------------------------------- */

static int by_name(const void *a, const void *b)
{
	const struct afi_node *const *one = a, *const *two = b;
	const int order = strcmp((*one)->name, (*two)->name);

	return order ? order : (*one)->text.s < (*two)->text.s ? -1 : 1;
}

void afi_node_set_blocks(struct afi_node *parent, struct afi_arena *arena)
{
	const struct afi_node **v, *node;
	size_t n = 0, kept = 0;

	for (node = parent->first; node; node = node->next)
		n += node->kind == AFI_NODE_BLOCK;
	v = afi_arena_calloc(arena, n, sizeof(*v));
	n = 0;
	for (node = parent->first; node; node = node->next)
		if (node->kind == AFI_NODE_BLOCK)
			v[n++] = node;
	qsort(v, n, sizeof(*v), by_name);
	for (size_t i = 0; i < n; i++)
		if (!kept || strcmp(v[kept - 1]->name, v[i]->name) != 0)
			v[kept++] = v[i];
	parent->blocks = v;
	parent->nblocks = kept;
}

static int is_named(const void *name, const void *block)
{
	const struct afi_node *const *node = block;

	return strcmp(name, (*node)->name);
}

const struct afi_node *afi_run_block(const struct afi_frame **where,
				     const struct afi_run *run,
				     const char *name)
{
	const struct afi_node *const *found = NULL, *const *one;

	for (const struct afi_frame *f = run->frame; f; f = f->outer) {
		if (!f->parent)
			continue;
		one = bsearch(name, f->parent->blocks, f->parent->nblocks,
			      sizeof(*one), is_named);
		if (!one)
			continue;
		found = one;
		*where = f;
	}
	return found ? *found : NULL;
}

/* ---- values -------------------------------------------------------------- */

static void try_keys(struct afi_near *near, const json_t *object)
{
	const char *key;
	json_t *value;

	json_object_foreach((json_t *)object, key, value)
		afi_near_try(near, key);
}

/* The part @i of @node's name is missing; in @in, or everywhere for the
 * first. */
static enum afi_code miss(const struct afi_run *run,
			  const struct afi_node *node, size_t i,
			  const json_t *in, struct afi_err *err)
{
	const struct afi_mustache_how *how = &run->must->how;
	struct afi_near near = { .typed = node->parts[i] };
	enum afi_code rc = AFI_OK;

	if (i == 0)
		rc = afi_stream_miss(run, node, near.typed, err);
	if (rc || !how->strict || (how->may && how->may(how->arg, near.typed)))
		return rc;
	try_keys(&near, in);
	for (const struct afi_context *c = run->context; c && i == 0;
	     c = c->outer)
		try_keys(&near, c->value);
	return afi_mustache_fail(err, node->home, node->line, node->text,
				 "there is no '%s' %s%s%s%s%s%s", near.typed,
				 i ? "in '" : "here",
				 i ? node->parts[i - 1] : "", i ? "'" : "",
				 *near.best ? "; nearest is '" : "", near.best,
				 *near.best ? "'" : "");
}

enum afi_code afi_run_lookup(const json_t **out, struct afi_run *run,
			     const struct afi_node *node, struct afi_err *err)
{
	const struct afi_context *context = run->context;
	const json_t *value = NULL, *in = NULL;

	*out = node->nparts ? NULL : context->value;
	if (!node->nparts)
		return AFI_OK;
	for (; context && !value; context = context->outer)
		value = json_object_get(context->value, node->parts[0]);
	if (!value)
		return miss(run, node, 0, NULL, err);
	for (size_t i = 1; i < node->nparts; i++) {
		in = value;
		if (json_is_null(in))
			return AFI_OK;
		value = json_object_get(in, node->parts[i]);
		if (!value)
			return miss(run, node, i, in, err);
	}
	*out = value;
	return AFI_OK;
}
