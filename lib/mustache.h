/*
 * Mustache: a template's text with what its tags name filled in from a jansson
 * value, as https://mustache.github.io/mustache.5.html and the specification's
 * tests have it, dynamic names and inheritance included, lambdas not.
 *
 *	{{name}}  {{a.b}}  {{.}}  a value, escaped; {{{name}}} as it is
 *	{{#name}}...{{/name}}     for each of a list, or if it is true
 *	{{^name}}...{{/name}}     if it is not
 *	{{>other}}  {{>*name}}    another template; the one that name names
 *	{{<other}}{{$block}}...{{/block}}{{/other}}
 *	                          another one in which a block is replaced
 *	{{! words }}              nothing
 *	{{=<% %>=}}               nothing, but other delimiters from here on
 *
 * False are false, null, 0, "" and the empty list.
 *
 *	struct afi_mustache_how how = { .load = load,
 *					.escape = afi_text_html };
 *	struct afi_mustache_out to = { .file = stdout };
 *	struct afi_mustache *must = NULL;
 *
 *	if ((rc = afi_mustache_parse(&must, "letter", text, len, &how, err)) ||
 *	    (rc = afi_mustache_render(&to, must, view, err)))
 *		...
 *	afi_mustache_free(must);
 *
 * A message names template, line and tag: "letter: line 12: {{titel}}: there
 * is no 'titel' here; nearest is 'title'".  Templates, data and names may be
 * hostile: nothing recurses without a bound.
 */
#ifndef AFI_MUSTACHE_H
#define AFI_MUSTACHE_H

#include <jansson.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

#include "err.h"
#include "str.h"

enum {
	AFI_MUSTACHE_NESTED = 100,	/* sections in sections of a template,
					   and templates in templates */
	AFI_MUSTACHE_LEVELS = 1000,	/* of both together */
	AFI_MUSTACHE_DELIMITER = 16,	/* bytes of one */
};

/** How templates are found and values printed. */
struct afi_mustache_how {
	/** Append the text of the template @name to @out; AFI_ENOTFOUND if
	 *  there is none.  @name may come from data: what a name is, and that
	 *  it is no path, is for this function to see to. */
	enum afi_code (*load)(struct afi_str *out, void *arg, const char *name,
			      struct afi_err *err);
	/** Append @text so that in the output it is text and nothing else.
	 *  NULL: as it is. */
	void (*escape)(struct afi_str *out, const char *text, size_t len);
	/** Whether views have @name at times, so that it may be missing also
	 *  where that is an error.  NULL: none may. */
	bool (*may)(void *arg, const char *name);
	void *arg;
	bool strict;	/* names and templates that are missing are errors, and
			   so are values that have no text; else they print
			   nothing */
	size_t steps;	/* lines and tags printed at most, in one rendering or
			   one piece of a stream; 0: any number */
};

/** Where to print: one of the two, which is the caller's. */
struct afi_mustache_out {
	FILE *file;	/* if it could be written is for the caller to ask */
	struct afi_str *str;
};

/** A template, and those that it names. */
struct afi_mustache;

/**
 * Read the @len bytes at @text, which messages call @name, and load all
 * templates that are named there, and in those, other than by data.  @how and
 * @text are copied.  The caller frees *@out.
 *
 * AFI_EINVALID for tags that make no sense, and if @how is strict for a
 * template that is not there; whatever else loading said.
 */
enum afi_code afi_mustache_parse(struct afi_mustache **out, const char *name,
				 const char *text, size_t len,
				 const struct afi_mustache_how *how,
				 struct afi_err *err);

void afi_mustache_free(struct afi_mustache *must);

/**
 * Print @must filled in from @view.  AFI_EINVALID for what is missing if that
 * is an error, for templates too deep in one another and for more steps than
 * there may be; what was printed by then stays printed.
 */
enum afi_code afi_mustache_render(const struct afi_mustache_out *out,
				  struct afi_mustache *must,
				  const json_t *view, struct afi_err *err);

/*
 * A long view comes in pieces (see struct afi_sink in query.h): members before
 * its list, each thing of the list, members after it.  A template that has the
 * list's section once, in no other section, can be printed as they come, byte
 * for byte what it prints from the whole view, in memory that does not grow:
 *
 *	# {{title}}			head: up to the list's section
 *	{{#rows}}
 *	- {{target}} of {{force}}	each item, in the members of the head
 *	{{/rows}}
 *	{{^rows}}			foot: the rest, in all members and
 *	None.				whether there were items
 *	{{/rows}}
 *	{{count}} in all.
 *
 *	static const char *const late[] = { "count", NULL };
 *	const struct afi_mustache_list list = { "rows", late, NULL };
 *
 *	if (afi_mustache_streams(must, &list, err))
 *		... not this one: collect the view and print it whole
 *	else if ((rc = afi_mustache_begin(&stream, &to, must, &list, err)) ||
 *		 (rc = afi_mustache_head(stream, members, err)) || ...
 *
 * A template without the list's section is printed at the foot.  Sections may
 * not be around the list, but templates and blocks may.
 */

/** Which list comes item by item.  Both arrays end with NULL, or are NULL. */
struct afi_mustache_list {
	const char *name;
	const char *const *late;	/* members that may come after it: all
					   of them */
	const char *const *own;		/* names, of these or its own, that each
					   item has itself */
};

/**
 * Whether @must can be printed so.  AFI_EINVALID, with the tag that is in the
 * way, if it has the list's section twice or in another section, if it uses
 * the list otherwise than in {{^...}} after it or what comes late before its
 * end, or if data names a template; also for templates too deep in one another,
 * as those that hold themselves are here, where no data ends them.
 */
enum afi_code afi_mustache_streams(struct afi_mustache *must,
				   const struct afi_mustache_list *list,
				   struct afi_err *err);

struct afi_mustache_stream;

/** Be ready to print @must piece by piece to @out, which is copied; @must and
 *  @list stay the caller's until the end.  Fails as afi_mustache_streams(). */
enum afi_code afi_mustache_begin(struct afi_mustache_stream **stream,
				 const struct afi_mustache_out *out,
				 struct afi_mustache *must,
				 const struct afi_mustache_list *list,
				 struct afi_err *err);

/*
 * Once the head, any number of items, once the foot; all are copied or used at
 * once.  They fail as afi_mustache_render(), and further with AFI_EINVALID for
 * an item without what each was said to have and a foot with more members than
 * may come late.  After one has failed there must be no other.
 */
enum afi_code afi_mustache_head(struct afi_mustache_stream *stream,
				const json_t *members, struct afi_err *err);
enum afi_code afi_mustache_item(struct afi_mustache_stream *stream,
				const json_t *item, struct afi_err *err);
enum afi_code afi_mustache_foot(struct afi_mustache_stream *stream,
				const json_t *members, struct afi_err *err);

void afi_mustache_end(struct afi_mustache_stream *stream);

#endif
