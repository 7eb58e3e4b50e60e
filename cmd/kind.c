#include "kind.h"

#include <string.h>

#include "near.h"
#include "query_numbers.h"
#include "template.h"

/* All views have these after their list. */
static const char *const late[] = {
	"totals", "several", "broken", "note", "explained", "redacted", NULL
};
static const char *const with_totals[] = { "totals", NULL };
static const char *const of_a_page[] = { "title", "target", NULL };
static const char *const of_a_story[] = { "theme", NULL };

static const struct kind kinds[] = {
	{ "progress", afi_query_progress, AFI_PAGE_PROGRESS,
	  { "inspections", late, with_totals } },
	{ "exceptions", afi_query_exceptions, AFI_PAGE_EXCEPTIONS,
	  { "rows", late, NULL } },
	{ "board", afi_query_board, AFI_PAGE_BOARD, { "rows", late, NULL } },
	{ "panel", afi_query_panel, AFI_PAGE_PANEL,
	  { "bodies", late, with_totals } },
	{ "visit", afi_query_visit, AFI_PAGE_VISIT,
	  { "pages", late, of_a_page } },
	{ "lineage", afi_query_lineage, AFI_PAGE_LINEAGE,
	  { "stories", late, of_a_story } },
	{ "responses", afi_query_responses, AFI_PAGE_RESPONSES,
	  { "inspections", late, NULL } },
};

const struct kind kind_none = {
	"summary", afi_query_summary, AFI_PAGE_SUMMARY,
	{ "inspections", late, with_totals }
};

const struct kind *kind_at(size_t i)
{
	return i < sizeof(kinds) / sizeof(*kinds) ? &kinds[i] : NULL;
}

enum afi_code kind_find(const struct kind **out, const char *name,
			struct afi_err *err)
{
	struct afi_near near = { .typed = name };
	struct afi_str all = AFI_STR_INIT;

	afi_str_adds(&all, "there are ");
	for (size_t i = 0; i < sizeof(kinds) / sizeof(*kinds); i++) {
		if (!strcmp(kinds[i].name, name)) {
			*out = &kinds[i];
			afi_str_clear(&all);
			return AFI_OK;
		}
		afi_near_try(&near, kinds[i].name);
		afi_str_addf(&all, "%s%s", i ? ", " : "", kinds[i].name);
	}
	afi_err_set(err, AFI_EUSAGE, "--kind: there is no '%s'; %s", name,
		    afi_near_or(&near, all.s));
	afi_str_clear(&all);
	return err->code;
}

/* What writes the page, or the end of one that afi writes itself; NULL: nothing
 * does.  JSON and CSV are the view's own. */
static const char *template_of(const struct reading *r, const struct kind *kind,
			       const struct afi_kind_asked *asked)
{
	if (strchr("jc", r->render.look.format))
		return NULL;
	if (kind == &kind_none)
		return asked->explain ? "explained" : NULL;
	return kind->name;
}

enum afi_code kind_tell(struct reading *r, const struct kind *kind,
			const struct afi_kind_asked *asked,
			struct afi_err *err)
{
	const char *name = template_of(r, kind, asked);
	struct afi_mustache *must = NULL;
	struct afi_numbers numbers;
	enum afi_code rc;

	if (name) {
		if ((rc = afi_template_open(&must, r->reg, name, err)))
			return rc;
		afi_render_by(&r->render, must, &kind->list,
			      afi_register_hidden(r->reg));
	}
	if (asked->explain)
		afi_render_numbers(&r->render);
	afi_numbers_begin(&numbers, &r->render.sink, asked->explain);
	if (!(rc = kind->query(&numbers.sink, &r->broken, r->reg,
			       &r->target, asked, err)))
		rc = afi_render_failed(&r->render, err);
	afi_numbers_end(&numbers);
	afi_render_end_template(&r->render);
	afi_mustache_free(must);
	return rc;
}
