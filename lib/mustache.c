#include "mustache.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "mustache_impl.h"
#include "vec.h"

enum { SHOWN = 60 };	/* bytes of a tag in a message */

/* A tag may be long and go over lines; a message is one line. */
static void add_tag(struct afi_str *out, struct afi_bytes tag)
{
	size_t n = tag.len < SHOWN ? tag.len : SHOWN;

	while (n && n < tag.len && ((unsigned char)tag.s[n] & 0xC0) == 0x80)
		n--;
	for (size_t i = 0; i < n; i++)
		afi_str_addc(out, (unsigned char)tag.s[i] < ' ' ? ' ' :
			     tag.s[i]);
	if (n < tag.len)
		afi_str_adds(out, "...");
}

enum afi_code afi_mustache_fail(struct afi_err *err,
				const struct afi_template *home, int line,
				struct afi_bytes tag, const char *fmt, ...)
{
	char why[sizeof(err->msg)];
	struct afi_str shown = AFI_STR_INIT;
	va_list ap;

	va_start(ap, fmt);
	vsnprintf(why, sizeof(why), fmt, ap);
	va_end(ap);
	add_tag(&shown, tag);
	afi_err_set(err, AFI_EINVALID, "%s: line %d: %s: %s", home->name, line,
		    shown.s, why);
	afi_str_clear(&shown);
	return err->code;
}

static struct afi_template *add(struct afi_mustache *must, const char *name,
				const char *text, size_t len)
{
	struct afi_template *template = afi_arena_calloc(
		&must->arena, 1, sizeof(*template));

	template->name = afi_arena_strdup(&must->arena, name);
	template->text.s = afi_arena_copy(&must->arena, text, len);
	template->text.len = len;
	return template;
}

/* Where the template called @name is, or would be: they are sorted. */
static size_t place_of(const struct afi_mustache *must, const char *name)
{
	size_t from = 0, to = must->templates.n;

	while (from < to) {
		const size_t mid = from + (to - from) / 2;

		if (strcmp(must->templates.v[mid]->name, name) < 0)
			from = mid + 1;
		else
			to = mid;
	}
	return from;
}

static void insert(struct afi_mustache *must, size_t at,
		   struct afi_template *template)
{
	afi_vec_push(&must->templates);
	memmove(must->templates.v + at + 1, must->templates.v + at,
		(must->templates.n - 1 - at) * sizeof(*must->templates.v));
	must->templates.v[at] = template;
}

/* The template called @name, read if it was not yet; NULL if there is none. */
static enum afi_code find(const struct afi_template **out,
			  struct afi_mustache *must, const char *name,
			  struct afi_err *err)
{
	const size_t at = place_of(must, name), wanted = must->wanted.n;
	struct afi_str text = AFI_STR_INIT;
	struct afi_template *template;
	enum afi_code rc;

	*out = NULL;
	if (at < must->templates.n &&
	    !strcmp(must->templates.v[at]->name, name)) {
		*out = must->templates.v[at];
		return AFI_OK;
	}
	if (!must->how.load)
		return AFI_OK;
	rc = must->how.load(&text, must->how.arg, name, err);
	if (rc == AFI_ENOTFOUND) {
		afi_err_clear(err);
		rc = AFI_OK;
		goto out;
	}
	if (rc)
		goto out;
	template = add(must, name, text.s, text.len);
	rc = afi_mustache_read(must, template, err);
	if (rc) {
		must->wanted.n = wanted;
		goto out;
	}
	insert(must, at, template);
	*out = template;
out:
	afi_str_clear(&text);
	return rc;
}

static enum afi_code want(struct afi_mustache *must, struct afi_node *node,
			  struct afi_err *err)
{
	enum afi_code rc;

	rc = find(&node->other, must, node->name, err);
	if (rc || node->other || !must->how.strict)
		return rc;
	return afi_mustache_fail(err, node->home, node->line, node->text,
				 "there is no template '%s'", node->name);
}

/* What is loaded may want more; what is wanted twice is loaded once. */
static enum afi_code load_wanted(struct afi_mustache *must,
				 struct afi_err *err)
{
	while (must->wanted.n) {
		struct afi_node *node = must->wanted.v[--must->wanted.n];
		enum afi_code rc = want(must, node, err);

		if (rc) {
			*afi_vec_push(&must->wanted) = node;
			return rc;
		}
	}
	return AFI_OK;
}

enum afi_code afi_mustache_find(const struct afi_template **out,
				struct afi_mustache *must, const char *name,
				struct afi_err *err)
{
	enum afi_code rc = find(out, must, name, err);

	return rc ? rc : load_wanted(must, err);
}

enum afi_code afi_mustache_parse(struct afi_mustache **out, const char *name,
				 const char *text, size_t len,
				 const struct afi_mustache_how *how,
				 struct afi_err *err)
{
	struct afi_mustache *must = afi_xcalloc(1, sizeof(*must));
	enum afi_code rc;

	must->how = *how;
	must->main = add(must, name, text, len);
	if ((rc = afi_mustache_read(must, must->main, err)) ||
	    (rc = load_wanted(must, err))) {
		afi_mustache_free(must);
		return rc;
	}
	*out = must;
	return AFI_OK;
}

void afi_mustache_free(struct afi_mustache *must)
{
	if (!must)
		return;
	free(must->wanted.v);
	free(must->templates.v);
	afi_arena_clear(&must->arena);
	free(must);
}
