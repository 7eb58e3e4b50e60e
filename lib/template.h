/*
 * Templates: what afi writes for people to read, in Markdown with Mustache's
 * tags (mustache.h), each with a name, which is a slug.
 *
 * A register's own, templates/NAME.mustache in the pinned commit, goes before
 * the one of that name that is built into the program.  Each begins with a
 * comment that says what it is for:
 *
 *	{{! The page for a board: its findings, most urgent first.
 *
 *	What else there is to know of it. }}
 *
 * What they name is filled in so that in Markdown it is text and nothing else,
 * and a name that the view has not got is an error.
 */
#ifndef AFI_TEMPLATE_H
#define AFI_TEMPLATE_H

#include <stdbool.h>
#include <stddef.h>

#include "err.h"
#include "mustache.h"
#include "register.h"
#include "secrets.h"
#include "str.h"

enum {
	AFI_TEMPLATE_MAX = 1024 * 1024,		/* bytes of one */
	AFI_OFFICE_MAX = 16 * 1024 * 1024,	/* ... of an office's DOCX */
};

#define AFI_TEMPLATE_FOLDER "templates"
#define AFI_TEMPLATE_ENDING ".mustache"

/** A template that there is. */
struct afi_template_info {
	char *name;
	char *about;		/* its comment's first paragraph, in one line;
				   "" if it has none */
	bool own;		/* the register has it */
	bool shipped;		/* the program has it */
};

/** Templates, by name. */
struct afi_templates {
	struct afi_template_info *v;
	size_t n, size;
};

void afi_templates_clear(struct afi_templates *templates);

/** Those that there are in @reg.  The register's own that cannot be read, or
 *  whose name is no slug, are an error. */
enum afi_code afi_templates_list(struct afi_templates *out,
				 struct afi_register *reg,
				 struct afi_err *err);

/** Append the text of the template @name; *@own is whether it is the
 *  register's own (@own may be NULL).  AFI_ENOTFOUND, with the nearest, if
 *  there is none. */
enum afi_code afi_template_text(struct afi_str *out, bool *own,
				struct afi_register *reg, const char *name,
				struct afi_err *err);

/**
 * Copy the shipped template @name into the register's working tree, to be
 * changed and committed there; *@path is the file from its top.
 *
 * AFI_EUSAGE in a bare repository, AFI_ECONFLICT if the register has its own
 * or something is in the way, which is left as it is.
 */
enum afi_code afi_template_copy(struct afi_str *path, struct afi_register *reg,
				const char *name, struct afi_err *err);

/** Append the file, from the top of the register, that @name is or would be its
 *  own in. */
void afi_template_path(struct afi_str *out, const char *name);

/** Read the template @name, and those that it names, ready to be filled in.
 *  @reg must outlive *@out, which the caller frees. */
enum afi_code afi_template_open(struct afi_mustache **out,
				struct afi_register *reg, const char *name,
				struct afi_err *err);

/** What was seen of a page, piece by piece. */
struct afi_noting {
	bool redacted;		/* something is left out in it */
	bool noted;		/* ... on which it has a note, as a line that
				   begins with the figure */
};

/** See the next piece of Markdown, which begins a line. */
void afi_noting_see(struct afi_noting *noting, const char *md);

/** Append the note that redacted.mustache has to @md, the last piece seen, if
 *  the page lacks it: before its foot, if that is in it. */
void afi_noting_end(struct afi_noting *noting, struct afi_str *md);

/**
 * AFI_EINVALID if a template has made Markdown @md that says one of @secrets
 * (NULL: there are none), which then must go nowhere: the view is free of them,
 * but words may have met.  What the built-in templates say, and words of ours
 * in the view, may be said.
 */
enum afi_code afi_template_fit(struct afi_secrets *secrets, const char *md,
			       struct afi_err *err);

/**
 * Append the DOCX whose styles, paper, head and foot one made by the template
 * @name takes: the register's templates/NAME.docx, else its
 * templates/office.docx, else the one that is built in.  @name may be NULL.
 *
 * AFI_EINVALID, naming the file, if the register's is no DOCX.
 */
enum afi_code afi_template_office(struct afi_str *out,
				  struct afi_register *reg, const char *name,
				  struct afi_err *err);

/** One that is built in: the Makefile makes the table of templates/. */
struct afi_shipped {
	const char *name;
	const unsigned char *text;	/* ... and a NUL */
	size_t len;
};

/** All of them, by name; the last has no name. */
extern const struct afi_shipped afi_shipped_templates[];

/** The DOCX that is built in: tests/office makes it. */
extern const struct afi_shipped afi_shipped_office;

#endif
