/*
 * A view that comes in pieces.
 *
 * The head is a run that stops at the list's section and notes what is around
 * it, each item a run over what is in the section, and the foot a run from the
 * beginning again that prints nothing before it has come past the section.
 */
#include "mustache_impl.h"

#include <stdlib.h>
#include <string.h>

enum { MOST_STEPS = 1000000 };	/* of a walk that checks */

struct afi_mustache_stream {
	struct afi_mustache *must;
	struct afi_mustache_out out;
	const struct afi_mustache_list *list;
	struct afi_arena arena;			/* of the frames */
	const struct afi_node *section;		/* the list's, or NULL */
	const struct afi_node *first_early;	/* of the walk: what may not
						   stand before the list */
	const struct afi_node *walked;		/* ... the section it is in */
	int sections;				/* ... how many that is */
	const struct afi_frame *frame;		/* of the list's section */
	struct afi_str indent;
	bool begun;
	int levels, templates;
	json_t *head, *items;	/* items: whether there were any, by name */
};

static bool is_one_of(const char *name, const char *const *names)
{
	for (; names && *names; names++)
		if (!strcmp(name, *names))
			return true;
	return false;
}

/* ---- checking ------------------------------------------------------------ */

static bool names_list(const struct afi_mustache_stream *stream,
		       const struct afi_node *node)
{
	return node->nparts && !strcmp(node->parts[0], stream->list->name);
}

/* Whether it is {{#list}} or {{^list}}. */
static bool is_about(const struct afi_mustache_stream *stream,
		     const struct afi_node *node, enum afi_node_kind kind)
{
	return node->kind == kind && node->nparts == 1 &&
	       names_list(stream, node);
}

#define REFUSE(err, node, ...)						\
	afi_mustache_fail(err, (node)->home, (node)->line, (node)->text, \
			  __VA_ARGS__)

static enum afi_code refuse_early(struct afi_err *err,
				  const struct afi_node *node)
{
	return REFUSE(err, node, "'%s' comes only after the list",
		      node->parts[0]);
}

/* What is early is known to be so when the list's section comes. */
enum afi_code afi_stream_check(struct afi_run *run,
			       const struct afi_node *node,
			       struct afi_err *err)
{
	struct afi_mustache_stream *stream = run->stream;
	const char *name = node->nparts ? node->parts[0] : "";
	const bool late = is_one_of(name, stream->list->late);

	if (node->dynamic)
		return REFUSE(err, node, "which template this is, is not "
			      "known before");
	if (node->kind == AFI_NODE_PARTIAL || node->kind == AFI_NODE_PARENT)
		return AFI_OK;
	if (stream->walked) {
		if ((late || names_list(stream, node)) &&
		    !is_one_of(name, stream->list->own))
			return refuse_early(err, node);
		return AFI_OK;
	}
	if (names_list(stream, node) &&
	    !is_about(stream, node, AFI_NODE_INVERTED))
		return REFUSE(err, node, "the list '%s' can only be gone "
			      "through once, outside of sections", name);
	if ((late || names_list(stream, node)) && !stream->section &&
	    !stream->first_early)
		stream->first_early = node;
	return AFI_OK;
}

static bool is_the_list(const struct afi_run *run,
			const struct afi_node *node)
{
	return is_about(run->stream, node, AFI_NODE_SECTION) &&
	       !run->stream->section && !run->stream->sections;
}

enum afi_code afi_stream_walk(struct afi_run *run, const struct afi_node *node,
			      struct afi_err *err)
{
	struct afi_mustache_stream *stream = run->stream;
	const bool list = is_the_list(run, node);
	enum afi_code rc;

	if (list && stream->first_early)
		return refuse_early(err, stream->first_early);
	if (list)
		stream->section = stream->walked = node;
	else if ((rc = afi_stream_check(run, node, err)))
		return rc;
	stream->sections++;
	rc = afi_run_nodes(run, node->first, err);
	stream->sections--;
	if (list)
		stream->walked = NULL;
	return rc;
}

static enum afi_code check(struct afi_mustache_stream *stream,
			   struct afi_err *err)
{
	struct afi_run run = AFI_RUN_INIT;
	enum afi_code rc;

	run.must = stream->must;
	run.stream = stream;
	run.phase = AFI_PHASE_CHECK;
	run.most = MOST_STEPS;
	run.mute = true;
	rc = afi_run_nodes(&run, stream->must->main->first, err);
	afi_run_clear(&run);
	return rc;
}

enum afi_code afi_mustache_streams(struct afi_mustache *must,
				   const struct afi_mustache_list *list,
				   struct afi_err *err)
{
	struct afi_mustache_stream stream = { .must = must, .list = list };

	return check(&stream, err);
}

/* ---- printing ------------------------------------------------------------ */

enum afi_code afi_mustache_begin(struct afi_mustache_stream **out,
				 const struct afi_mustache_out *to,
				 struct afi_mustache *must,
				 const struct afi_mustache_list *list,
				 struct afi_err *err)
{
	struct afi_mustache_stream *stream = afi_xcalloc(1, sizeof(*stream));
	enum afi_code rc;

	stream->must = must;
	stream->out = *to;
	stream->list = list;
	stream->indent = (struct afi_str)AFI_STR_INIT;
	rc = check(stream, err);
	if (rc) {
		afi_mustache_end(stream);
		return rc;
	}
	*out = stream;
	return AFI_OK;
}

void afi_mustache_end(struct afi_mustache_stream *stream)
{
	if (!stream)
		return;
	json_decref(stream->items);
	json_decref(stream->head);
	afi_str_clear(&stream->indent);
	afi_arena_clear(&stream->arena);
	free(stream);
}

static struct afi_run run_of(struct afi_mustache_stream *stream,
			     enum afi_phase phase)
{
	struct afi_run run = AFI_RUN_INIT;

	run.must = stream->must;
	run.out = stream->out;
	run.most = stream->must->how.steps;
	run.stream = stream;
	run.phase = phase;
	return run;
}

/* The frames lie on the stack, which is about to go. */
static const struct afi_frame *keep_frames(struct afi_arena *arena,
					   const struct afi_frame *frame)
{
	const struct afi_frame *first = NULL, **next = &first;

	for (; frame; frame = frame->outer) {
		struct afi_frame *copy = afi_arena_alloc(arena, sizeof(*copy));

		*copy = *frame;
		*next = copy;
		next = &copy->outer;
	}
	return first;
}

bool afi_stream_takes(struct afi_run *run, const struct afi_node *node)
{
	struct afi_mustache_stream *stream = run->stream;

	if ((run->phase != AFI_PHASE_HEAD && run->phase != AFI_PHASE_FOOT) ||
	    node != stream->section)
		return false;
	if (run->phase == AFI_PHASE_FOOT) {
		run->mute = false;
		run->begun = stream->begun;
		return true;
	}
	stream->frame = keep_frames(&stream->arena, run->frame);
	afi_str_add(&stream->indent, run->indent.s + run->base,
		    run->indent.len - run->base);
	stream->begun = run->begun;
	stream->levels = run->levels;
	stream->templates = run->templates;
	run->stopped = true;
	return true;
}

enum afi_code afi_stream_miss(const struct afi_run *run,
			      const struct afi_node *node, const char *name,
			      struct afi_err *err)
{
	const struct afi_mustache_list *list;

	if (run->phase != AFI_PHASE_ITEM)
		return AFI_OK;
	list = run->stream->list;
	return strcmp(name, list->name) != 0 && !is_one_of(name, list->late) ?
	       AFI_OK : refuse_early(err, node);
}

enum afi_code afi_mustache_head(struct afi_mustache_stream *stream,
				const json_t *members, struct afi_err *err)
{
	struct afi_run run = run_of(stream, AFI_PHASE_HEAD);
	struct afi_context context = { NULL, NULL };
	enum afi_code rc = AFI_OK;

	stream->head = json_deep_copy(members);
	stream->items = json_pack("{s:b}", stream->list->name, false);
	context.value = stream->head;
	run.context = &context;
	if (stream->section)
		rc = afi_run_nodes(&run, stream->must->main->first, err);
	afi_run_clear(&run);
	return rc;
}

enum afi_code afi_mustache_item(struct afi_mustache_stream *stream,
				const json_t *item, struct afi_err *err)
{
	const struct afi_context head = { stream->head, NULL };
	const struct afi_context context = { item, &head };
	struct afi_run run = run_of(stream, AFI_PHASE_ITEM);
	enum afi_code rc;

	json_object_set_new(stream->items, stream->list->name, json_true());
	if (!stream->section)
		return AFI_OK;
	run.context = &context;
	run.frame = stream->frame;
	run.begun = stream->begun;
	run.levels = stream->levels;
	run.templates = stream->templates;
	afi_str_add(&run.indent, stream->indent.s, stream->indent.len);
	rc = afi_run_nodes(&run, stream->section->first, err);
	stream->begun = run.begun;
	afi_run_clear(&run);
	return rc;
}

/* Whoever said what may come late must have said all. */
static enum afi_code expect_late(const struct afi_mustache_stream *stream,
				 const json_t *members, struct afi_err *err)
{
	const char *name;
	json_t *value;

	json_object_foreach((json_t *)members, name, value)
		if (!is_one_of(name, stream->list->late))
			return afi_err_set(err, AFI_EINVALID,
					   "%s: '%s' comes after the list '%s' "
					   "without having been announced",
					   stream->must->main->name, name,
					   stream->list->name);
	return AFI_OK;
}

enum afi_code afi_mustache_foot(struct afi_mustache_stream *stream,
				const json_t *members, struct afi_err *err)
{
	const struct afi_context items = { stream->items, NULL };
	const struct afi_context head = { stream->head, &items };
	const struct afi_context context = { members, &head };
	struct afi_run run = run_of(stream, AFI_PHASE_FOOT);
	enum afi_code rc;

	rc = expect_late(stream, members, err);
	if (rc)
		return rc;
	run.context = &context;
	run.mute = stream->section != NULL;
	rc = afi_run_nodes(&run, stream->must->main->first, err);
	afi_run_clear(&run);
	return rc;
}
