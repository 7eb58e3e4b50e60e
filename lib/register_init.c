/* The register: making one, and adding forces to one. */
#include <stdlib.h>
#include <string.h>

#include "register_impl.h"
#include "text.h"

/* Records merge by afi's own driver, and no line end in them is changed. */
static const char attributes[] =
	"register.yaml -text merge=afi\n"
	"records/** -text merge=afi\n";

static const struct afi_target the_register = { .level = AFI_REGISTER };

/* A force's name as it is shown, and as targets have it. */
static enum afi_code name_force(struct afi_str *title, struct afi_str *slug,
				const char *name, struct afi_err *err)
{
	if (afi_text_line(title, name, "the force's name", err))
		return err->code = AFI_EUSAGE;
	afi_text_slug(slug, title->s);
	if (afi_slug_is_place(slug->s))
		return AFI_OK;
	return afi_err_set(err, AFI_EUSAGE, "no short name for targets can be "
			   "made of '%s'; a force's name such as "
			   "'Leicestershire' is wanted", title->s);
}

static enum afi_code add_force(struct afi_change *change, const char *name,
			       struct afi_err *err)
{
	struct afi_draft draft = AFI_DRAFT_INIT;
	struct afi_str title = AFI_STR_INIT, slug = AFI_STR_INIT;
	enum afi_code rc;

	if ((rc = name_force(&title, &slug, name, err)))
		goto out;
	if (afi_setup_force(&afi_change_register(change)->setup, slug.s))
		goto out;
	afi_draft_add(&draft, "name", slug.s);
	afi_draft_add(&draft, "title", title.s);
	rc = afi_change_add(change, &the_register, "force", NULL, NULL, &draft,
			    err);
out:
	afi_draft_clear(&draft);
	afi_str_clear(&slug);
	afi_str_clear(&title);
	return rc;
}

static enum afi_code add_maker(struct afi_change *change, struct afi_err *err)
{
	struct afi_draft draft = AFI_DRAFT_INIT;
	struct afi_str name = AFI_STR_INIT;
	const char *by = afi_change_by(change), *open = strrchr(by, '<');
	const char *party;
	enum afi_code rc;

	if ((rc = afi_change_party(&party, change, err)))
		return rc;
	afi_str_add(&name, by, (size_t)(open - by) - 1);
	afi_draft_add(&draft, "name", name.s);
	afi_str_reset(&name);
	afi_str_add(&name, open + 1, strlen(open) - 2);
	afi_draft_add(&draft, "email", name.s);
	afi_draft_list(&draft, "for", &party, 1);
	rc = afi_change_add(change, &the_register, "person", NULL, NULL,
			    &draft, err);
	afi_str_clear(&name);
	afi_draft_clear(&draft);
	return rc;
}

/* Keep the attributes that somebody has, and add ours. */
static enum afi_code add_attributes(struct afi_change *change,
				    struct afi_err *err)
{
	struct afi_store *store = afi_change_register(change)->store;
	struct afi_str text = AFI_STR_INIT;
	enum afi_code rc = AFI_OK;

	if (*afi_store_commit_id(store))
		rc = afi_store_read(&text, store, ".gitattributes",
				    AFI_RECORD_MAX, err);
	if (rc == AFI_ENOTFOUND)
		rc = AFI_OK;
	if (!rc && !strstr(text.s, attributes)) {
		if (text.len && text.s[text.len - 1] != '\n')
			afi_str_addc(&text, '\n');
		afi_str_adds(&text, attributes);
		afi_change_file(change, ".gitattributes", text.s, text.len);
	}
	afi_str_clear(&text);
	return rc;
}

static enum afi_code found(struct afi_change *change, void *arg,
			   struct afi_err *err)
{
	const struct afi_founding *founding = arg;
	struct afi_draft draft = AFI_DRAFT_INIT;
	const bool there = afi_change_register(change)->book.n > 0;
	enum afi_code rc = AFI_OK;

	if (!there) {
		afi_draft_add(&draft, "kind", "register");
		afi_draft_add(&draft, "title", founding->title);
		if ((rc = afi_change_add(change, &the_register, "opened", NULL,
					 NULL, &draft, err)) ||
		    (rc = add_maker(change, err)))
			goto out;
	}
	if ((rc = add_attributes(change, err)))
		goto out;
	if (there && founding->title) {
		rc = afi_err_set(err, AFI_EUSAGE, "--title is for a new "
				 "register, and there is one here");
		goto out;
	}
	for (size_t i = 0; i < founding->nforces && !rc; i++)
		rc = add_force(change, founding->forces[i], err);
out:
	afi_draft_clear(&draft);
	return rc;
}

/* Find what will be refused before anything is made. */
static enum afi_code check_founding(const char *dir,
				    const struct afi_founding *founding,
				    struct afi_err *err)
{
	struct afi_str title = AFI_STR_INIT, slug = AFI_STR_INIT;
	struct afi_register *reg = NULL;
	struct afi_store *store = NULL;
	struct afi_err none = AFI_ERR_INIT;
	enum afi_code rc = AFI_OK;

	for (size_t i = 0; i < founding->nforces && !rc; i++) {
		afi_str_reset(&title);
		afi_str_reset(&slug);
		rc = name_force(&title, &slug, founding->forces[i], err);
	}
	if (!rc && !founding->nforces &&
	    afi_register_open(&reg, dir, &none) == AFI_ENOTFOUND)
		rc = afi_err_set(err, AFI_EUSAGE, "a register needs a force: "
				 "afi init --force NAME");
	afi_str_reset(&title);
	afi_str_reset(&slug);
	if (!rc) {
		(void)afi_store_open(&store, dir, NULL, &none);
		rc = afi_store_identity(&title, &slug, store, err);
	}
	afi_store_free(store);
	afi_register_free(reg);
	afi_str_clear(&slug);
	afi_str_clear(&title);
	return rc;
}

enum afi_code afi_register_init(const char *dir,
				const struct afi_founding *founding,
				const struct afi_writer *writer,
				struct afi_receipt *receipt,
				struct afi_err *err)
{
	struct afi_founding what = *founding;
	struct afi_register *reg = NULL;
	struct afi_store *store;
	enum afi_code rc;

	if ((rc = check_founding(dir, founding, err)) ||
	    (rc = afi_store_init(&store, dir, founding->bare, err)) ||
	    (rc = afi_register_on(&reg, store, true, NULL, err)))
		goto out;
	rc = afi_register_run(reg, !reg->book.n, writer, found, &what, receipt,
			      err);
out:
	afi_register_free(reg);
	return rc;
}
