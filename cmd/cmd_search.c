/* afi search: where words are, in all that was recorded. */
#include "cmd.h"
#include "opt.h"
#include "reading.h"
#include "search.h"

static enum afi_code list_queries(const struct search_typed *typed,
				  const struct opt_common *common,
				  struct afi_err *err)
{
	struct reading r = READING_INIT;
	json_t *view = NULL;
	enum afi_code rc;

	if (typed->words.n)
		return afi_err_set(err, AFI_EUSAGE, "--queries lists saved "
				   "searches and looks for nothing; leave "
				   "'%s' out", typed->words.v[0]);
	if (!(rc = reading_begin(&r, AFI_PAGE_SETTINGS, NULL, common, err))) {
		view = afi_query_queries(r.reg);
		afi_render_view(&r.render, view);
	}
	json_decref(view);
	return reading_end(&r, rc, err);
}

static enum afi_code search(struct reading *r, struct search_typed *typed,
			    struct afi_err *err)
{
	struct afi_sought sought = AFI_SOUGHT_INIT;
	struct afi_search what = {
		.sought = &sought, .telling = AFI_TELLING_INIT,
	};
	enum afi_code rc;

	if ((rc = search_expand(typed, r->reg, err)) ||
	    (rc = search_sought(&sought, typed, err)) ||
	    (rc = telling_read(&what.telling, &typed->telling,
			       afi_register_today(r->reg), err)) ||
	    (typed->target &&
	     (rc = afi_register_resolve(&r->target, r->reg, typed->target,
					err))))
		goto out;
	what.any = typed->any;
	what.open = typed->open;
	what.closed = typed->closed;
	rc = afi_query_search(&r->render.sink, &r->broken, r->reg, &r->target,
			      &what, err);
out:
	afi_words_clear(&sought);
	return rc;
}

enum afi_code cmd_search(int argc, char **argv, struct afi_err *err)
{
	struct search_typed typed = SEARCH_TYPED_INIT;
	struct opt_common common = { 0 };
	bool queries = false;
	const struct opt opts[] = {
		OPT_SEARCH(&typed),
		{ .name = "queries", .flag = &queries,
		  .help = "list the searches that are saved" },
		OPT_READER_AS(&common, "text, csv or json"),
		OPT_SEARCH_WORDS(&typed),
		{ 0 },
	};
	struct reading r = READING_INIT;
	enum afi_code rc;

	if ((rc = opt_parse(opts, argc, argv, err)))
		goto out;
	if (queries) {
		rc = list_queries(&typed, &common, err);
		goto out;
	}
	if (!(rc = reading_begin(&r, AFI_PAGE_SEARCH, NULL, &common, err)))
		rc = search(&r, &typed, err);
	rc = reading_end(&r, rc, err);
out:
	search_clear(&typed);
	return rc;
}
