/* A run over a template's tree. */
#include "mustache_impl.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void afi_run_clear(struct afi_run *run)
{
	afi_str_clear(&run->escaped);
	afi_str_clear(&run->value);
	afi_str_clear(&run->indent);
}

static void put(struct afi_run *run, const char *s, size_t len)
{
	if (run->mute)
		return;
	if (run->out.file)
		fwrite(s, 1, len, run->out.file);
	else
		afi_str_add(run->out.str, s, len);
}

/* Indent the line that @node begins, unless it is gone or has begun. */
static void begin(struct afi_run *run, const struct afi_node *node)
{
	if (node->alone)
		return;
	if (node->begins && !run->begun)
		put(run, run->indent.s + run->base,
		    run->indent.len - run->base);
	run->begun = false;
}

static void put_text(struct afi_run *run, const struct afi_node *node)
{
	const char *s = node->text.s;

	if (!node->text.len)
		return;
	if (*s == '\n' || (*s == '\r' && node->text.len == 2 && s[1] == '\n'))
		run->begun = false;	/* an empty line stays empty */
	else
		begin(run, node);
	put(run, s, node->text.len);
}

/* ---- values -------------------------------------------------------------- */

/* The fewest digits that make the same number. */
static void add_real(struct afi_str *out, const json_t *value)
{
	const double number = json_real_value(value);
	char text[64];

	for (size_t digits = 15; digits <= 17; digits++) {
		size_t len = json_dumpb(value, text, sizeof(text),
					JSON_ENCODE_ANY |
					JSON_REAL_PRECISION(digits));
		json_t *back = json_loadb(text, len, JSON_DECODE_ANY, NULL);
		const bool same = json_number_value(back) == number;

		json_decref(back);
		if (same || digits == 17) {
			if (len > 2 && !memcmp(text + len - 2, ".0", 2))
				len -= 2;
			afi_str_add(out, text, len);
			return;
		}
	}
}

/* Append the text of @value; whether it can have one. */
static bool add_value(struct afi_str *out, const json_t *value)
{
	switch (value ? json_typeof(value) : JSON_NULL) {
	case JSON_STRING:
		afi_str_add(out, json_string_value(value),
			    json_string_length(value));
		return true;
	case JSON_INTEGER:
		afi_str_addf(out, "%lld",
			     (long long)json_integer_value(value));
		return true;
	case JSON_REAL:
		add_real(out, value);
		return true;
	case JSON_TRUE:
	case JSON_FALSE:
		afi_str_adds(out, json_is_true(value) ? "true" : "false");
		return true;
	case JSON_NULL:
		return true;
	default:
		return false;
	}
}

/* Put the text that @node stands for into run->value. */
static enum afi_code get_text(struct afi_run *run,
			      const struct afi_node *node,
			      struct afi_err *err)
{
	const json_t *value;
	enum afi_code rc;

	rc = afi_run_lookup(&value, run, node, err);
	if (rc)
		return rc;
	afi_str_reset(&run->value);
	if (add_value(&run->value, value) || !run->must->how.strict)
		return AFI_OK;
	return afi_mustache_fail(err, node->home, node->line, node->text,
				 "this is %s, not a text",
				 json_is_array(value) ? "a list" :
				 "a group of values");
}

static enum afi_code put_value(struct afi_run *run,
			       const struct afi_node *node,
			       struct afi_err *err)
{
	const struct afi_mustache_how *how = &run->must->how;
	struct afi_str *value = &run->value;
	enum afi_code rc;

	begin(run, node);
	rc = get_text(run, node, err);
	if (rc)
		return rc;
	if (node->kind == AFI_NODE_VALUE && how->escape) {
		value = &run->escaped;
		afi_str_reset(value);
		how->escape(value, run->value.s, run->value.len);
	}
	put(run, value->s, value->len);
	return AFI_OK;
}

/* ---- sections ------------------------------------------------------------ */

static bool is_true(const json_t *value)
{
	switch (value ? json_typeof(value) : JSON_NULL) {
	case JSON_STRING:
		return json_string_length(value) > 0;
	case JSON_INTEGER:
	case JSON_REAL:
		return json_number_value(value) != 0;
	case JSON_ARRAY:
		return json_array_size(value) > 0;
	case JSON_FALSE:
	case JSON_NULL:
		return false;
	default:
		return true;
	}
}

static enum afi_code count(struct afi_run *run, const struct afi_node *node,
			   struct afi_err *err)
{
	if (run->levels > AFI_MUSTACHE_LEVELS)
		return afi_mustache_fail(err, node->home, node->line,
					 node->text, "more than %d levels",
					 AFI_MUSTACHE_LEVELS);
	if (run->most && run->steps++ >= run->most)
		return afi_mustache_fail(err, node->home, node->line,
					 node->text, "more than %zu steps",
					 run->most);
	return AFI_OK;
}

static enum afi_code put_within(struct afi_run *run,
				const struct afi_node *node,
				const json_t *value, struct afi_err *err)
{
	const struct afi_context context = { value, run->context };
	enum afi_code rc = count(run, node, err);

	if (rc)
		return rc;
	run->context = &context;
	rc = afi_run_nodes(run, node->first, err);
	run->context = context.outer;
	return rc;
}

static enum afi_code put_each(struct afi_run *run, const struct afi_node *node,
			      const json_t *list, struct afi_err *err)
{
	enum afi_code rc = AFI_OK;

	for (size_t i = 0; i < json_array_size(list) && !rc; i++)
		rc = put_within(run, node, json_array_get(list, i), err);
	return rc;
}

static enum afi_code put_section(struct afi_run *run,
				 const struct afi_node *node,
				 struct afi_err *err)
{
	const json_t *value;
	enum afi_code rc;

	begin(run, node);
	if (run->phase == AFI_PHASE_CHECK)
		return afi_stream_walk(run, node, err);
	if (afi_stream_takes(run, node))
		return AFI_OK;
	rc = afi_run_lookup(&value, run, node, err);
	if (rc)
		return rc;
	if (node->kind == AFI_NODE_INVERTED)
		return is_true(value) ? AFI_OK :
		       afi_run_nodes(run, node->first, err);
	if (json_is_array(value))
		return put_each(run, node, value, err);
	return is_true(value) ? put_within(run, node, value, err) : AFI_OK;
}

/* ---- templates and blocks ------------------------------------------------ */

static enum afi_code find_dynamic(const struct afi_template **out,
				  struct afi_run *run,
				  const struct afi_node *node,
				  struct afi_err *err)
{
	enum afi_code rc;

	*out = NULL;
	rc = get_text(run, node, err);
	if (rc || !run->value.len || strlen(run->value.s) != run->value.len)
		return rc;
	rc = afi_mustache_find(out, run->must, run->value.s, err);
	if (rc || *out || !run->must->how.strict)
		return rc;
	return afi_mustache_fail(err, node->home, node->line, node->text,
				 "there is no template '%s'", run->value.s);
}

static enum afi_code put_template(struct afi_run *run,
				  const struct afi_node *node,
				  struct afi_err *err)
{
	const struct afi_frame frame = {
		node->kind == AFI_NODE_PARENT ? node : NULL, run->frame,
	};
	const struct afi_template *template = node->other;
	const size_t base = run->base, len = run->indent.len;
	enum afi_code rc = AFI_OK;

	begin(run, node);
	if (run->phase == AFI_PHASE_CHECK)
		rc = afi_stream_check(run, node, err);
	else if (node->dynamic)
		rc = find_dynamic(&template, run, node, err);
	if (rc || !template)
		return rc;
	if (run->templates == AFI_MUSTACHE_NESTED)
		return afi_mustache_fail(err, node->home, node->line,
					 node->text,
					 "more than %d templates in one "
					 "another", AFI_MUSTACHE_NESTED);
	if (node->alone)
		afi_str_add(&run->indent, node->indent.s, node->indent.len);
	else
		run->base = len;
	run->frame = &frame;
	run->templates++;
	rc = afi_run_nodes(run, template->first, err);
	run->templates--;
	run->frame = frame.outer;
	run->base = base;
	afi_str_cut(&run->indent, len);
	return rc;
}

/* What replaces a block is printed at its place, with its indentation, but as
 * part of the template that it stands in. */
static enum afi_code put_block(struct afi_run *run,
			       const struct afi_node *node,
			       struct afi_err *err)
{
	const struct afi_frame *frame = run->frame, *where = NULL;
	const struct afi_node *by = afi_run_block(&where, run, node->name);
	const size_t len = run->indent.len;
	enum afi_code rc;

	begin(run, node);
	if (!by)
		return afi_run_nodes(run, node->first, err);
	afi_str_add(&run->indent, node->indent.s, node->indent.len);
	if (!node->alone)
		run->begun = true;
	else if (!by->below && by->first && !run->begun)
		put(run, run->indent.s + run->base,
		    run->indent.len - run->base);
	run->frame = where->outer;
	rc = afi_run_nodes(run, by->first, err);
	run->frame = frame;
	if (!node->alone)
		run->begun = false;
	afi_str_cut(&run->indent, len);
	return rc;
}

/* ---- all of it ----------------------------------------------------------- */

static enum afi_code put_node(struct afi_run *run,
			      const struct afi_node *node,
			      struct afi_err *err)
{
	switch (node->kind) {
	case AFI_NODE_TEXT:
		put_text(run, node);
		return AFI_OK;
	case AFI_NODE_VALUE:
	case AFI_NODE_RAW:
		if (run->phase == AFI_PHASE_CHECK)
			return afi_stream_check(run, node, err);
		return put_value(run, node, err);
	case AFI_NODE_SECTION:
	case AFI_NODE_INVERTED:
		return put_section(run, node, err);
	case AFI_NODE_PARTIAL:
	case AFI_NODE_PARENT:
		return put_template(run, node, err);
	case AFI_NODE_BLOCK:
		return put_block(run, node, err);
	}
	return AFI_OK;
}

enum afi_code afi_run_nodes(struct afi_run *run, const struct afi_node *node,
			    struct afi_err *err)
{
	enum afi_code rc = AFI_OK;

	run->levels++;
	for (; node && !rc && !run->stopped; node = node->next)
		if (!(rc = count(run, node, err)))
			rc = put_node(run, node, err);
	run->levels--;
	return rc;
}

enum afi_code afi_mustache_render(const struct afi_mustache_out *out,
				  struct afi_mustache *must,
				  const json_t *view, struct afi_err *err)
{
	const struct afi_context context = { view, NULL };
	struct afi_run run = AFI_RUN_INIT;
	enum afi_code rc;

	run.must = must;
	run.out = *out;
	run.most = must->how.steps;
	run.context = &context;
	rc = afi_run_nodes(&run, must->main->first, err);
	afi_run_clear(&run);
	return rc;
}
