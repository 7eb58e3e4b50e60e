#include "template.h"

#include <stdlib.h>
#include <string.h>

#include "mem.h"
#include "near.h"
#include "secrets.h"
#include "target.h"
#include "text.h"
#include "vec.h"

/* ---- one by its name ----------------------------------------------------- */

static const struct afi_shipped *find_shipped(const char *name)
{
	const struct afi_shipped *one = afi_shipped_templates;

	while (one->name && strcmp(one->name, name))
		one++;
	return one->name ? one : NULL;
}

void afi_template_path(struct afi_str *out, const char *name)
{
	afi_str_addf(out, AFI_TEMPLATE_FOLDER "/%s" AFI_TEMPLATE_ENDING, name);
}

static enum afi_code read_own(struct afi_str *out, struct afi_register *reg,
			      const char *name, struct afi_err *err)
{
	struct afi_str path = AFI_STR_INIT;
	enum afi_code rc;

	afi_template_path(&path, name);
	rc = afi_store_read(out, afi_register_store(reg), path.s,
			    AFI_TEMPLATE_MAX, err);
	if (rc && rc != AFI_ENOTFOUND)
		afi_err_prefix(err, "%s", path.s);
	afi_str_clear(&path);
	return rc;
}

static enum afi_code not_found(struct afi_register *reg, const char *name,
			       struct afi_err *err)
{
	struct afi_near near = { .typed = name };
	struct afi_templates there = { 0 };
	struct afi_err ignored = AFI_ERR_INIT;

	(void)afi_templates_list(&there, reg, &ignored);
	for (size_t i = 0; i < there.n; i++)
		afi_near_try(&near, there.v[i].name);
	afi_templates_clear(&there);
	return afi_err_set(err, AFI_ENOTFOUND, "there is no template '%s'; %s",
			   name, afi_near_or(&near, "'afi templates' lists "
					     "them"));
}

enum afi_code afi_template_text(struct afi_str *out, bool *own,
				struct afi_register *reg, const char *name,
				struct afi_err *err)
{
	const struct afi_shipped *shipped = find_shipped(name);
	struct afi_err none = AFI_ERR_INIT;
	enum afi_code rc = AFI_ENOTFOUND;

	if (afi_slug_valid(name))
		rc = read_own(out, reg, name, &none);
	if (own)
		*own = !rc;
	if (!rc)
		return AFI_OK;
	if (rc != AFI_ENOTFOUND) {
		*err = none;
		return rc;
	}
	if (!shipped)
		return not_found(reg, name, err);
	afi_str_add(out, shipped->text, shipped->len);
	return AFI_OK;
}

/* ---- ready to be filled in ----------------------------------------------- */

/* What a template says itself comes from no record, so nothing else would keep
 * withheld words in it from the public. */
static enum afi_code read_fit(struct afi_str *out, bool *own,
			      struct afi_register *reg, const char *name,
			      struct afi_err *err)
{
	struct afi_secrets *secrets = afi_register_hidden(reg);
	const size_t from = out->len;
	enum afi_code rc = afi_template_text(out, own, reg, name, err);

	if (rc || !*own || !secrets || !afi_secrets_in(secrets, out->s + from))
		return rc;
	return afi_err_set(err, AFI_EINVALID, "the template '%s' of this "
			   "register has words in it that are withheld; take "
			   "them out of it", name);
}

static enum afi_code load(struct afi_str *out, void *arg, const char *name,
			  struct afi_err *err)
{
	bool own;

	return read_fit(out, &own, arg, name, err);
}

/* What the views hold only at times: view.schema.json. */
static bool may(void *arg, const char *name)
{
	static const char *const names[] = { "words", "group", "commit" };

	(void)arg;
	for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++)
		if (!strcmp(names[i], name))
			return true;
	return false;
}

enum afi_code afi_template_open(struct afi_mustache **out,
				struct afi_register *reg, const char *name,
				struct afi_err *err)
{
	const struct afi_mustache_how how = {
		.load = load, .escape = afi_text_md, .may = may, .arg = reg,
		.strict = true,
	};
	struct afi_str text = AFI_STR_INIT, path = AFI_STR_INIT;
	enum afi_code rc;
	bool own;

	rc = read_fit(&text, &own, reg, name, err);
	if (rc)
		goto out;
	/* Who can mend it should know where. */
	if (own)
		afi_template_path(&path, name);
	rc = afi_mustache_parse(out, own ? path.s : name, text.s, text.len,
				&how, err);
out:
	afi_str_clear(&path);
	afi_str_clear(&text);
	return rc;
}

/* ---- all that there are -------------------------------------------------- */

/* The first paragraph of the comment that @text begins with, in one line. */
static char *about(const char *text)
{
	const char *s = text + strspn(text, " \t\r\n"), *end;
	struct afi_str line = AFI_STR_INIT;

	if (strncmp(s, "{{!", 3) || !(end = strstr(s, "}}")))
		return afi_str_take(&line);
	for (s += 3; s < end; s++) {
		if (s[0] == '\n' && s[1 + strspn(s + 1, " \t\r")] == '\n')
			break;
		if (!strchr(" \t\r\n", *s))
			afi_str_addc(&line, *s);
		else if (line.len && line.s[line.len - 1] != ' ')
			afi_str_addc(&line, ' ');
	}
	while (line.len && line.s[line.len - 1] == ' ')
		afi_str_cut(&line, line.len - 1);
	return afi_str_take(&line);
}

static struct afi_template_info *find(struct afi_templates *templates,
				 const char *name)
{
	for (size_t i = 0; i < templates->n; i++)
		if (!strcmp(templates->v[i].name, name))
			return &templates->v[i];
	return NULL;
}

static void add_shipped(struct afi_templates *out)
{
	const struct afi_shipped *one;

	for (one = afi_shipped_templates; one->name; one++)
		*afi_vec_push(out) = (struct afi_template_info){
			.name = afi_xstrdup(one->name),
			.about = about((const char *)one->text),
			.shipped = true,
		};
}

/* The name of the template in the file @file; NULL if none is in it. */
static char *name_of(const char *file, enum afi_entry_type type)
{
	const size_t len = strlen(file), ending = strlen(AFI_TEMPLATE_ENDING);
	struct afi_str name = AFI_STR_INIT;

	if (type == AFI_FOLDER || len <= ending ||
	    strcmp(file + len - ending, AFI_TEMPLATE_ENDING))
		return NULL;
	afi_str_add(&name, file, len - ending);
	return afi_str_take(&name);
}

static enum afi_code add_own(struct afi_templates *out,
			     struct afi_register *reg, const char *name,
			     struct afi_err *err)
{
	struct afi_template_info *one = find(out, name);
	struct afi_str text = AFI_STR_INIT;
	enum afi_code rc;

	if (!afi_slug_valid(name))
		return afi_err_set(err, AFI_EINVALID, AFI_TEMPLATE_FOLDER
				   "/%s" AFI_TEMPLATE_ENDING ": a template is "
				   "called by small letters, digits and dashes",
				   name);
	rc = read_own(&text, reg, name, err);
	if (!rc && !one) {
		one = afi_vec_push(out);
		*one = (struct afi_template_info){ .name = afi_xstrdup(name) };
	}
	if (!rc) {
		free(one->about);
		one->about = about(text.s);
		one->own = true;
	}
	afi_str_clear(&text);
	return rc;
}

static int by_name(const void *a, const void *b)
{
	const struct afi_template_info *x = a, *y = b;

	return strcmp(x->name, y->name);
}

enum afi_code afi_templates_list(struct afi_templates *out,
				 struct afi_register *reg,
				 struct afi_err *err)
{
	struct afi_dir dir = { 0 };
	enum afi_code rc;

	add_shipped(out);
	rc = afi_store_list(&dir, afi_register_store(reg), AFI_TEMPLATE_FOLDER,
			    err);
	for (size_t i = 0; !rc && i < dir.n; i++) {
		char *name = name_of(dir.v[i].name, dir.v[i].type);

		if (name)
			rc = add_own(out, reg, name, err);
		free(name);
	}
	if (out->n)
		qsort(out->v, out->n, sizeof(*out->v), by_name);
	afi_dir_clear(&dir);
	return rc;
}

void afi_templates_clear(struct afi_templates *templates)
{
	for (size_t i = 0; i < templates->n; i++) {
		free(templates->v[i].name);
		free(templates->v[i].about);
	}
	free(templates->v);
	*templates = (struct afi_templates){ 0 };
}
