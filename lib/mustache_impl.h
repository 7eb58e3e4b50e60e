/*
 * What the mustache*.c files share and nobody else needs: the tree that a
 * template is read into, and one run over it.
 *
 * Where templates are indented (a partial alone in its line, a block that is
 * replaced) each of their lines is, and a value's lines are not.  So a node
 * knows whether it begins a line of its template.
 */
#ifndef AFI_MUSTACHE_IMPL_H
#define AFI_MUSTACHE_IMPL_H

#include <stdbool.h>
#include <stddef.h>

#include "mem.h"
#include "mustache.h"
#include "str.h"

struct afi_bytes {
	const char *s;
	size_t len;
};

enum afi_node_kind {
	AFI_NODE_TEXT,		/* a line, or the part of one between tags */
	AFI_NODE_VALUE,
	AFI_NODE_RAW,
	AFI_NODE_SECTION,
	AFI_NODE_INVERTED,
	AFI_NODE_PARTIAL,
	AFI_NODE_PARENT,
	AFI_NODE_BLOCK,
};

struct afi_node {
	enum afi_node_kind kind;
	int line;
	bool begins;		/* a line */
	bool alone;		/* in its lines, which are not printed */
	bool below;		/* what is in the block begins in a new line */
	bool dynamic;		/* the parts find the template's name */
	struct afi_bytes text;	/* the text; the tag as it was typed */
	struct afi_bytes indent;	/* of a template that is alone, or of
					   what replaces the block */
	const char *name;	/* as typed, without blanks */
	const char *const *parts;	/* of the name; none: "." */
	size_t nparts;
	const struct afi_template *home;	/* in which it stands */
	const struct afi_template *other;	/* that it names, or NULL */
	const struct afi_node *const *blocks;	/* of a parent, by name */
	size_t nblocks;
	struct afi_node *first, *next;	/* in it; after it */
};

struct afi_template {
	const char *name;
	struct afi_bytes text;
	struct afi_node *first;
};

/** Templates and nodes lie in the arena. */
struct afi_mustache {
	struct afi_arena arena;
	struct afi_mustache_how how;
	struct afi_template *main;
	struct { struct afi_template **v; size_t n, size; } templates;
	struct { struct afi_node **v; size_t n, size; } wanted;	/* to load */
};

/** Set @err to "template: line N: tag: ..." and return AFI_EINVALID. */
enum afi_code afi_mustache_fail(struct afi_err *err,
				const struct afi_template *home, int line,
				struct afi_bytes tag, const char *fmt, ...)
	__attribute__((format(printf, 5, 6)));

/* ---- text into tags ------------------------------------------------------ */

struct afi_scan {
	struct afi_template *home;
	const char *at, *end;		/* what is still to be read */
	const char *counted;		/* up to here lines are */
	int line;
	struct afi_bytes open, close;	/* the delimiters */
};

struct afi_tag {
	char sigil;		/* "#^/!=>&{<$", or 0 */
	struct afi_bytes text;	/* all of it; its s is NULL if there is none */
	struct afi_bytes inside;	/* without sigil, delimiters, blanks */
	const char *end;
	const char *before;	/* the line's beginning, or NULL if the tag is
				   not the first thing in it */
	const char *after;	/* where the next line begins, or NULL if it is
				   not the last */
};

/** The next tag; at is moved on by whoever has taken it. */
enum afi_code afi_scan_tag(struct afi_tag *tag, struct afi_scan *scan,
			   struct afi_err *err);

/** The name in @tag, which the arena owns. */
enum afi_code afi_scan_name(const char **out, struct afi_scan *scan,
			    const struct afi_tag *tag, struct afi_arena *arena,
			    struct afi_err *err);

/** Go on with the delimiters that @tag sets. */
enum afi_code afi_scan_delimiters(struct afi_scan *scan,
				  const struct afi_tag *tag,
				  struct afi_err *err);

/** The line of @s, which must not be before that of an earlier call. */
int afi_scan_line(struct afi_scan *scan, const char *s);

bool afi_scan_is_blank(char c);

/** Whether a line begins at @s. */
bool afi_scan_starts(const struct afi_scan *scan, const char *s);

/** Where the next line begins if only blanks stand from @s on in its line. */
const char *afi_scan_after(const struct afi_scan *scan, const char *s);

/* ---- tags into a tree ---------------------------------------------------- */

/** Read @template's text into its tree.  Templates that it names are added to
 *  what @must wants. */
enum afi_code afi_mustache_read(struct afi_mustache *must,
				struct afi_template *template,
				struct afi_err *err);

/** The template called @name, loaded if it was not yet; NULL if there is
 *  none. */
enum afi_code afi_mustache_find(const struct afi_template **out,
				struct afi_mustache *must, const char *name,
				struct afi_err *err);

/** Cut @name into the parts of @node; false if one is empty. */
bool afi_name_split(struct afi_node *node, struct afi_arena *arena,
		    const char *name);

/** Note which blocks @parent replaces; of two of one name the first. */
void afi_node_set_blocks(struct afi_node *parent, struct afi_arena *arena);

/* ---- a run over it ------------------------------------------------------- */

/** A value that names are looked up in, and after it those around it. */
struct afi_context {
	const json_t *value;
	const struct afi_context *outer;
};

/** A template in which the blocks of @parent (NULL: none) are replaced.  What
 *  is further out counts more. */
struct afi_frame {
	const struct afi_node *parent;
	const struct afi_frame *outer;
};

enum afi_phase {
	AFI_PHASE_WHOLE,
	AFI_PHASE_CHECK,	/* can it be streamed?  All sections once */
	AFI_PHASE_HEAD,
	AFI_PHASE_ITEM,
	AFI_PHASE_FOOT,
};

struct afi_run {
	struct afi_mustache *must;
	struct afi_mustache_out out;
	const struct afi_context *context;
	const struct afi_frame *frame;
	struct afi_str indent;	/* of all around; what counts is from base on */
	size_t base;
	struct afi_str value, escaped;	/* the one being printed */
	bool begun;		/* the line is, so that its first node is not
				   indented */
	bool mute, stopped;
	int levels, templates;
	size_t steps, most;
	enum afi_phase phase;
	struct afi_mustache_stream *stream;	/* in all other phases */
};

#define AFI_RUN_INIT { .indent = AFI_STR_INIT, .value = AFI_STR_INIT, \
		       .escaped = AFI_STR_INIT }

void afi_run_clear(struct afi_run *run);

/** Print @node and those after it. */
enum afi_code afi_run_nodes(struct afi_run *run, const struct afi_node *node,
			    struct afi_err *err);

/** What replaces the block called @name: that of the outermost parent that has
 *  one; and that parent's frame. */
const struct afi_node *afi_run_block(const struct afi_frame **where,
				     const struct afi_run *run,
				     const char *name);

/** Look up the name of @node; NULL if it is missing and that is fine. */
enum afi_code afi_run_lookup(const json_t **out, struct afi_run *run,
			     const struct afi_node *node, struct afi_err *err);

/** Whether the stream takes this section for its list's; then it is done. */
bool afi_stream_takes(struct afi_run *run, const struct afi_node *node);

/** Whether @node may stand where the walk of AFI_PHASE_CHECK is. */
enum afi_code afi_stream_check(struct afi_run *run,
			       const struct afi_node *node,
			       struct afi_err *err);

/** Walk what is in the section @node. */
enum afi_code afi_stream_walk(struct afi_run *run, const struct afi_node *node,
			      struct afi_err *err);

/** AFI_EINVALID if the missing @name is still to come. */
enum afi_code afi_stream_miss(const struct afi_run *run,
			      const struct afi_node *node, const char *name,
			      struct afi_err *err);

#endif
