/*
 * A template's text into its tree, in one pass.
 *
 * A tag that is alone in its line takes the line with it.  In a parent's tag
 * only its blocks count, so that there a block's tags are alone on the side
 * that is in the block.  What a block there holds loses the indentation of its
 * first line, since it is printed with that of the block that it replaces.
 */
#include "mustache_impl.h"

#include <stdlib.h>
#include <string.h>

#include "vec.h"

/* A section, parent or block that is not closed yet, or the whole. */
struct scope {
	struct afi_node *node;	/* NULL: the whole */
	struct afi_node *last;
	struct afi_node *lead;	/* of a parent: the blanks before it */
	bool starts;		/* of a parent: a line */
	size_t dedent;		/* blanks that each line in it loses */
};

struct parser {
	struct afi_mustache *must;
	struct afi_scan scan;		/* its at: up to where the tree is */
	struct scope scopes[AFI_MUSTACHE_NESTED + 1];
	int depth;
	struct afi_err *err;
};

#define FAIL(p, tag, ...)						\
	afi_mustache_fail((p)->err, (p)->scan.home,			\
			  afi_scan_line(&(p)->scan, (tag)->text.s),	\
			  (tag)->text, __VA_ARGS__)

static struct scope *top(struct parser *p)
{
	return &p->scopes[p->depth];
}

static bool in_parent(struct parser *p)
{
	return top(p)->node && top(p)->node->kind == AFI_NODE_PARENT;
}

/* ---- the tree ------------------------------------------------------------ */

static struct afi_node *add_node(struct parser *p, enum afi_node_kind kind,
				 struct afi_bytes text)
{
	struct afi_node *node = afi_arena_calloc(&p->must->arena, 1,
						 sizeof(*node));
	struct scope *scope = top(p);

	node->kind = kind;
	node->text = text;
	node->line = afi_scan_line(&p->scan, text.s);
	node->home = p->scan.home;
	if (scope->last)
		scope->last->next = node;
	else if (scope->node)
		scope->node->first = node;
	else
		p->scan.home->first = node;
	scope->last = node;
	return node;
}

/* Blanks from @s to @end, of a line's beginning, less those that it loses. */
static struct afi_bytes indent_of(struct parser *p, const char *s,
				  const char *end)
{
	size_t n = 0;

	while (n < top(p)->dedent && s < end && afi_scan_is_blank(*s)) {
		n++;
		s++;
	}
	return (struct afi_bytes){ s, (size_t)(end - s) };
}

/* Add the text up to @end, a node for each line.  That in a parent is of no
 * use. */
static void add_text(struct parser *p, const char *end)
{
	const char *lf;

	for (; p->scan.at < end && !in_parent(p); p->scan.at = lf) {
		struct afi_bytes text = { p->scan.at, 0 };
		bool starts = afi_scan_starts(&p->scan, p->scan.at);

		lf = memchr(p->scan.at, '\n', (size_t)(end - p->scan.at));
		lf = lf ? lf + 1 : end;
		text.len = (size_t)(lf - p->scan.at);
		if (starts)
			text = indent_of(p, p->scan.at, lf);
		if (text.len)
			add_node(p, AFI_NODE_TEXT, text)->begins = starts;
	}
	p->scan.at = end;
}

/* Add the text before @tag, and go on after it; take the lines of a tag that
 * is @alone with it. */
static void pass(struct parser *p, const struct afi_tag *tag, bool alone)
{
	add_text(p, alone ? tag->before : tag->text.s);
	p->scan.at = alone ? tag->after : tag->end;
}

static bool is_alone(const struct afi_tag *tag)
{
	return tag->before && tag->after;
}

/* Whether @tag would begin its line in print. */
static bool begins(struct parser *p, const struct afi_tag *tag)
{
	return tag->before &&
	       !indent_of(p, tag->before, tag->text.s).len;
}

/* The blanks of the first line to come that is not empty. */
static struct afi_bytes first_indent(const struct afi_scan *scan)
{
	const char *s = scan->at, *next, *end;

	while (s < scan->end && (next = afi_scan_after(scan, s)))
		s = next;
	for (end = s; end < scan->end && afi_scan_is_blank(*end); end++)
		;
	return (struct afi_bytes){ s, (size_t)(end - s) };
}

static enum afi_code read_name(const char **out, struct parser *p,
			       const struct afi_tag *tag)
{
	return afi_scan_name(out, &p->scan, tag, &p->must->arena, p->err);
}

/* Cut @name, which finds a value, into its parts. */
static enum afi_code set_parts(struct parser *p, struct afi_node *node,
			       const struct afi_tag *tag, const char *name)
{
	return afi_name_split(node, &p->must->arena, name) ? AFI_OK :
	       FAIL(p, tag, "a part of the name is missing");
}

static enum afi_code add_named(struct afi_node **out, struct parser *p,
			       const struct afi_tag *tag,
			       enum afi_node_kind kind)
{
	struct afi_node *node = add_node(p, kind, tag->text);
	enum afi_code rc = read_name(&node->name, p, tag);

	*out = node;
	node->begins = begins(p, tag);
	if (rc || kind == AFI_NODE_BLOCK)
		return rc;
	if (kind != AFI_NODE_PARTIAL && kind != AFI_NODE_PARENT)
		return set_parts(p, node, tag, node->name);
	node->dynamic = node->name[0] == '*';
	if (node->dynamic)
		return set_parts(p, node, tag, node->name + 1);
	*afi_vec_push(&p->must->wanted) = node;
	return AFI_OK;
}

/* ---- tags ---------------------------------------------------------------- */

static enum afi_code open_scope(struct parser *p, const struct afi_tag *tag,
				struct afi_node *node, size_t dedent)
{
	if (p->depth == AFI_MUSTACHE_NESTED)
		return FAIL(p, tag, "more than %d sections in one another",
			    AFI_MUSTACHE_NESTED);
	p->depth++;
	*top(p) = (struct scope){ .node = node, .dedent = dedent };
	return AFI_OK;
}

static enum afi_code read_section(struct parser *p, const struct afi_tag *tag)
{
	struct afi_node *node;
	enum afi_code rc;

	pass(p, tag, is_alone(tag));
	rc = add_named(&node, p, tag, tag->sigil == '#' ? AFI_NODE_SECTION :
		       AFI_NODE_INVERTED);
	node->alone = is_alone(tag);
	return rc ? rc : open_scope(p, tag, node, top(p)->dedent);
}

/* A block that replaces another one: only its own side of the tag counts. */
static enum afi_code read_replacing(struct parser *p, const struct afi_tag *tag)
{
	size_t dedent = top(p)->dedent;
	struct afi_node *node;
	enum afi_code rc;

	rc = add_named(&node, p, tag, AFI_NODE_BLOCK);
	node->below = tag->after != NULL;
	p->scan.at = tag->after ? tag->after : tag->end;
	if (node->below)
		dedent = first_indent(&p->scan).len;
	return rc ? rc : open_scope(p, tag, node, dedent);
}

static enum afi_code read_block(struct parser *p, const struct afi_tag *tag)
{
	struct afi_bytes first = { tag->text.s, 0 };
	struct afi_node *node;
	enum afi_code rc;

	if (in_parent(p))
		return read_replacing(p, tag);
	pass(p, tag, is_alone(tag));
	rc = add_named(&node, p, tag, AFI_NODE_BLOCK);
	node->alone = node->below = is_alone(tag);
	if (node->below)
		first = first_indent(&p->scan);
	else if (tag->before)
		first = (struct afi_bytes){
			tag->before, (size_t)(tag->text.s - tag->before)
		};
	node->indent = indent_of(p, first.s, first.s + first.len);
	return rc ? rc : open_scope(p, tag, node, top(p)->dedent);
}

/* Whether it is alone is known at its end; until then the blanks before it are
 * a node by themselves. */
static enum afi_code read_parent(struct parser *p, const struct afi_tag *tag)
{
	struct afi_node *node, *before, *lead;
	enum afi_code rc;

	if (tag->before)
		add_text(p, tag->before);
	before = top(p)->last;
	add_text(p, tag->text.s);
	lead = tag->before && top(p)->last != before ? top(p)->last : NULL;
	p->scan.at = tag->end;
	rc = add_named(&node, p, tag, AFI_NODE_PARENT);
	if (lead)
		node->indent = lead->text;
	if (!rc)
		rc = open_scope(p, tag, node, top(p)->dedent);
	top(p)->lead = lead;
	top(p)->starts = tag->before != NULL;
	return rc;
}

static enum afi_code read_partial(struct parser *p, const struct afi_tag *tag)
{
	struct afi_node *node;
	enum afi_code rc;

	pass(p, tag, is_alone(tag));
	rc = add_named(&node, p, tag, AFI_NODE_PARTIAL);
	node->alone = is_alone(tag);
	if (node->alone)
		node->indent = indent_of(p, tag->before, tag->text.s);
	return rc;
}

static enum afi_code read_value(struct parser *p, const struct afi_tag *tag)
{
	struct afi_node *node;

	pass(p, tag, false);
	return add_named(&node, p, tag, tag->sigil ? AFI_NODE_RAW :
			 AFI_NODE_VALUE);
}

static enum afi_code read_delimiters(struct parser *p,
				     const struct afi_tag *tag)
{
	pass(p, tag, is_alone(tag));
	return afi_scan_delimiters(&p->scan, tag, p->err);
}

/* ---- ends ---------------------------------------------------------------- */

static void close_parent(struct parser *p, const struct afi_tag *tag)
{
	struct scope *scope = top(p);

	scope->node->alone = scope->starts && tag->after;
	p->scan.at = scope->node->alone ? tag->after : tag->end;
	if (scope->node->alone && scope->lead)
		scope->lead->text.len = 0;
	afi_node_set_blocks(scope->node, &p->must->arena);
}

/* Whether a closing tag is alone has nothing to do with the opening one. */
static void close_scope(struct parser *p, const struct afi_tag *tag)
{
	struct scope *outer = top(p) - 1;
	const bool replacing = top(p)->node->kind == AFI_NODE_BLOCK &&
			       outer->node &&
			       outer->node->kind == AFI_NODE_PARENT;

	if (in_parent(p)) {
		close_parent(p, tag);
	} else if (replacing) {
		add_text(p, tag->before ? tag->before : tag->text.s);
		p->scan.at = tag->end;
	} else {
		pass(p, tag, is_alone(tag));
	}
	p->depth--;
}

static enum afi_code read_end(struct parser *p, const struct afi_tag *tag)
{
	const struct afi_node *node = top(p)->node;
	const char *name;
	enum afi_code rc;

	rc = read_name(&name, p, tag);
	if (rc)
		return rc;
	if (!node)
		return FAIL(p, tag, "nothing is open that this could close");
	if (strcmp(node->name, name) != 0)
		return FAIL(p, tag, "'%s' of line %d is still open",
			    node->name, node->line);
	close_scope(p, tag);
	return AFI_OK;
}

/* ---- all of it ----------------------------------------------------------- */

static enum afi_code take_tag(struct parser *p, const struct afi_tag *tag)
{
	switch (tag->sigil) {
	case '#':
	case '^':
		return read_section(p, tag);
	case '/':
		return read_end(p, tag);
	case '$':
		return read_block(p, tag);
	case '<':
		return read_parent(p, tag);
	case '>':
		return read_partial(p, tag);
	case '=':
		return read_delimiters(p, tag);
	case '!':
		pass(p, tag, is_alone(tag));
		return AFI_OK;
	default:
		return read_value(p, tag);
	}
}

enum afi_code afi_mustache_read(struct afi_mustache *must,
				struct afi_template *template,
				struct afi_err *err)
{
	struct parser p = {
		.must = must, .err = err,
		.scan = {
			.home = template, .line = 1,
			.at = template->text.s, .counted = template->text.s,
			.end = template->text.s + template->text.len,
			.open = { "{{", 2 }, .close = { "}}", 2 },
		},
	};
	const struct afi_node *open;
	struct afi_tag tag;
	enum afi_code rc;

	while (!(rc = afi_scan_tag(&tag, &p.scan, err)) && tag.text.s)
		if ((rc = take_tag(&p, &tag)))
			break;
	if (rc)
		return rc;
	add_text(&p, p.scan.end);
	open = top(&p)->node;
	return !open ? AFI_OK :
	       afi_mustache_fail(err, template, open->line, open->text,
				 "'%s' is not closed", open->name);
}
