/* afi update --each: one page for many findings. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "each.h"
#include "editor.h"
#include "filter.h"
#include "opt.h"
#include "record.h"
#include "targets.h"
#include "text.h"

enum { PAGE_MAX = AFI_RECORD_MAX };

/* What is recorded, and of which section while it is. */
struct run {
	const struct opt_common *common;
	struct each_page page;
	struct each_section *at;
};

static enum afi_code record_all(struct afi_change *change, void *arg,
				struct afi_err *err)
{
	struct run *run = arg;
	enum afi_code rc = AFI_OK;

	for (size_t i = 0; !rc && i < run->page.n; i++) {
		const char *name = run->page.v[i].target;
		const struct opt_list one = { .v = &name, .n = 1 };

		run->at = &run->page.v[i];
		rc = targets_each(change, &one, update_add, &run->at->update,
				  err);
	}
	if (!rc)
		run->at = NULL;
	return rc;
}

/* What the register says against a section is an error of that section. */
static enum afi_code record(struct run *run, size_t *wrong,
			    struct afi_err *err)
{
	enum afi_code rc;

	run->at = NULL;
	rc = opt_change(run->common, record_all, run, err);
	if (!rc || !run->at)
		return rc;
	run->at->error = afi_xstrdup(err->msg);
	*wrong = 1;
	return AFI_OK;
}

/* Read @text and record it all, unless something in it is wrong. */
static enum afi_code take(struct run *run, size_t *wrong,
			  const struct afi_str *text, int today,
			  struct afi_err *err)
{
	each_page_clear(&run->page);
	*wrong = 0;
	if (strlen(text->s) != text->len)
		return afi_err_set(err, AFI_EINVALID, "there is a character "
				   "U+0000 in it; nothing was recorded");
	*wrong = each_page_read(&run->page, text, today);
	if (*wrong)
		return AFI_OK;
	if (!run->page.n) {
		editor_keep(&(struct afi_str)AFI_STR_INIT, err);
		return afi_err_set(err, AFI_EINVALID, "the page is as empty as "
				   "it was; nothing was recorded");
	}
	return record(run, wrong, err);
}

static void tell(const struct each_section *section)
{
	struct afi_str line = AFI_STR_INIT, safe = AFI_STR_INIT;

	afi_str_addf(&line, "%s%s%s", section->target,
		     *section->target ? ": " : "", section->error);
	afi_text_safe(&safe, line.s, line.len);
	fprintf(stderr, "afi: %s\n", safe.s);
	afi_str_clear(&safe);
	afi_str_clear(&line);
}

static enum afi_code give_up(const struct each_page *page, size_t wrong,
			     struct afi_err *err)
{
	for (size_t i = 0; i < page->n; i++)
		if (page->v[i].error)
			tell(&page->v[i]);
	return afi_err_set(err, AFI_EINVALID, "%zu section%s wrong; nothing "
			   "was recorded", wrong, wrong == 1 ? " is" : "s are");
}

/* Until all of it is right, or nothing was mended. */
static enum afi_code edit(struct run *run, struct afi_str *text, int today,
			  struct afi_err *err)
{
	struct afi_str shown = AFI_STR_INIT;
	size_t wrong = 0;
	enum afi_code rc;

	for (;;) {
		afi_str_reset(&shown);
		each_page_mark(&shown, text, &run->page);
		afi_str_reset(text);
		afi_str_add(text, shown.s, shown.len);
		if ((rc = editor_edit(text, err)))
			break;
		if (wrong && strcmp(text->s, shown.s) == 0) {
			rc = give_up(&run->page, wrong, err);
			break;
		}
		if ((rc = take(run, &wrong, text, today, err)) || !wrong)
			break;
	}
	afi_str_clear(&shown);
	return rc;
}

static enum afi_code take_file(struct run *run, const char *file, int today,
			       struct afi_err *err)
{
	struct afi_str text = AFI_STR_INIT;
	size_t wrong = 0;
	enum afi_code rc;

	if (!(rc = opt_read_file(&text, file, PAGE_MAX, err)) &&
	    !(rc = take(run, &wrong, &text, today, err)) && wrong)
		rc = give_up(&run->page, wrong, err);
	afi_str_clear(&text);
	return rc;
}

/* Unless it is said which, those that are to be acted on. */
static void choose(struct afi_choice *choice)
{
	bool said = choice->open || choice->closed || choice->all;

	for (int i = 0; i < AFI_RAG_COUNT; i++)
		said |= choice->rag[i];
	choice->open |= !said;
}

static enum afi_code make_page(struct afi_str *out, struct filter *filter,
			       struct afi_register *reg, const char *within,
			       const char *as, struct afi_err *err)
{
	struct afi_target target = { .level = AFI_REGISTER };
	struct afi_broken broken = { 0 };
	struct afi_str who = AFI_STR_INIT;
	enum afi_code rc;

	if ((within &&
	     (rc = afi_register_resolve(&target, reg, within, err))) ||
	    (rc = filter_read(filter, reg, err)) ||
	    (rc = opt_who(&who, reg, as, err)))
		goto out;
	choose(&filter->choice);
	rc = each_template(out, &broken, reg, &target, &filter->choice, who.s,
			   err);
	for (size_t i = 0; i < broken.n; i++)
		fprintf(stderr, "afi: %s\n", broken.v[i]);
out:
	afi_broken_clear(&broken);
	afi_str_clear(&who);
	return rc;
}

static enum afi_code can_edit(struct afi_err *err)
{
	if (!editor_can_ask())
		return afi_err_set(err, AFI_EUSAGE, "--each opens an editor, "
				   "for which there is no terminal here; fill "
				   "in what --template prints, then give it "
				   "with -F FILE");
	if (!editor_command())
		return afi_err_set(err, AFI_EUSAGE, "--each opens an editor; "
				   "'export EDITOR=nano' says which, or fill "
				   "in what --template prints and give it with "
				   "-F FILE");
	return AFI_OK;
}

enum afi_code update_each(int argc, char **argv, struct afi_err *err)
{
	struct opt_common common = { 0 };
	struct run run = { .common = &common };
	struct filter filter = FILTER_INIT;
	struct afi_str page = AFI_STR_INIT;
	const char *file = NULL, *within = NULL;
	bool each = false, template = false;
	const struct opt opts[] = {
		{ .name = "each", .flag = &each,
		  .help = "a page with a section for each finding" },
		{ .name = "template", .flag = &template,
		  .help = "print the page, to be filled in" },
		{ .letter = 'F', .arg = "FILE", .str = &file,
		  .help = "the page filled in, or - for standard input" },
		OPT_WRITER(&common),
		OPT_FILTER(&filter),
		{ .arg = "TARGET", .str = &within,
		  .help = "a force, an inspection or a finding" },
		{ 0 },
	};
	struct afi_register *reg = NULL;
	enum afi_code rc;
	int today;

	if ((rc = opt_parse(opts, argc, argv, err)) ||
	    (!file && !template && (rc = can_edit(err))) ||
	    (rc = opt_open(&reg, &common, err)))
		goto out;
	today = afi_register_today(reg);
	if (file)
		rc = take_file(&run, file, today, err);
	else if (!(rc = make_page(&page, &filter, reg, within, common.as,
				  err)) && template)
		fputs(page.s, stdout);
	else if (!rc)
		rc = edit(&run, &page, today, err);
out:
	afi_register_free(reg);
	each_page_clear(&run.page);
	afi_str_clear(&page);
	filter_clear(&filter);
	return rc;
}
