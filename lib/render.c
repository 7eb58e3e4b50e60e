#include "render.h"

#include <assert.h>

#include "render_parts.h"
#include "secrets.h"

static void flush(struct afi_render *render)
{
	fwrite(render->buf.s, 1, render->buf.len, render->out);
	afi_str_reset(&render->buf);
}

/* A page of words says at its end what [x¹] stands for; a template does so
 * itself. */
static void add_note(struct afi_render *render, const json_t *members)
{
	if (json_is_true(json_object_get(members, "redacted")))
		render->redacted = true;
	if (!render->redacted || render->form == &afi_form_template)
		return;
	if (render->look.format == 't' || render->form == &afi_form_summary_md)
		afi_str_adds(&render->buf, "\n" AFI_REDACTED_NOTE "\n");
}

/* What a template adds at the end of a page that has its own form. */
static const struct afi_form *added(const struct afi_render *render)
{
	return render->filling && render->form != &afi_form_template ?
	       &afi_form_template : NULL;
}

static void head(void *arg, json_t *members, const char *list)
{
	struct afi_render *render = arg;

	render->list = list != NULL;
	render->redacted = json_is_true(json_object_get(members, "redacted"));
	render->form->head(render, members, list);
	if (added(render))
		added(render)->head(render, members, list);
	flush(render);
}

static void item(void *arg, json_t *value)
{
	struct afi_render *render = arg;

	render->form->item(render, value);
	if (added(render))
		added(render)->item(render, value);
	render->items++;
	flush(render);
}

static void foot(void *arg, json_t *members)
{
	struct afi_render *render = arg;

	if (render->form->foot)
		render->form->foot(render, members);
	if (added(render)) {
		if (render->look.format == 't')
			afi_str_addc(&render->buf, '\n');
		added(render)->foot(render, members);
	}
	add_note(render, members);
	flush(render);
}

static const struct afi_form *form_for(enum afi_page page, char format)
{
	static const struct afi_form *const texts[AFI_PAGE_COUNT] = {
		[AFI_PAGE_HOME] = &afi_form_home,
		[AFI_PAGE_DUE] = &afi_form_due,
		[AFI_PAGE_SHOW] = &afi_form_show,
		[AFI_PAGE_LIST] = &afi_form_list,
		[AFI_PAGE_HISTORY] = &afi_form_history,
		[AFI_PAGE_SEARCH] = &afi_form_search,
		[AFI_PAGE_SUMMARY] = &afi_form_summary,
		[AFI_PAGE_PROGRESS] = &afi_form_template,
		[AFI_PAGE_EXCEPTIONS] = &afi_form_template,
		[AFI_PAGE_BOARD] = &afi_form_template,
		[AFI_PAGE_PANEL] = &afi_form_template,
		[AFI_PAGE_VISIT] = &afi_form_template,
		[AFI_PAGE_LINEAGE] = &afi_form_template,
		[AFI_PAGE_RESPONSES] = &afi_form_template,
		[AFI_PAGE_TEMPLATES] = &afi_form_templates,
		[AFI_PAGE_PEOPLE] = &afi_form_people,
		[AFI_PAGE_SETTINGS] = &afi_form_settings,
		[AFI_PAGE_IMPORT] = &afi_form_import,
		[AFI_PAGE_LETTERS] = &afi_form_letters,
		[AFI_PAGE_CHECKS] = &afi_form_checks,
	};

	static const struct afi_form *const tables[AFI_PAGE_COUNT] = {
		[AFI_PAGE_DUE] = &afi_form_due_csv,
		[AFI_PAGE_LIST] = &afi_form_list_csv,
		[AFI_PAGE_HISTORY] = &afi_form_history_csv,
		[AFI_PAGE_SEARCH] = &afi_form_search_csv,
		[AFI_PAGE_SUMMARY] = &afi_form_summary_csv,
		[AFI_PAGE_PROGRESS] = &afi_form_progress_csv,
		[AFI_PAGE_EXCEPTIONS] = &afi_form_exceptions_csv,
		[AFI_PAGE_BOARD] = &afi_form_board_csv,
		[AFI_PAGE_PANEL] = &afi_form_panel_csv,
		[AFI_PAGE_VISIT] = &afi_form_visit_csv,
		[AFI_PAGE_LINEAGE] = &afi_form_lineage_csv,
		[AFI_PAGE_RESPONSES] = &afi_form_responses_csv,
		[AFI_PAGE_EXPORT] = &afi_form_export_csv,
		[AFI_PAGE_LETTERS] = &afi_form_letters_csv,
		[AFI_PAGE_UPDATE_SHEET] = &afi_form_update_sheet_csv,
	};

	if (format == 'j')
		return page == AFI_PAGE_EXPORT ? &afi_form_json_lines :
		       &afi_form_json;
	if (format == 'x') {
		assert(page == AFI_PAGE_EXPORT);
		return &afi_form_export_book;
	}
	if (format == 'm' && page == AFI_PAGE_SUMMARY)
		return &afi_form_summary_md;
	if (format == 'i') {
		assert(page == AFI_PAGE_DUE);
		return &afi_form_due_ics;
	}
	if (format == 'c') {
		assert(tables[page]);
		return tables[page];
	}
	assert(format == 't' || texts[page] == &afi_form_template);
	return texts[page];
}

void afi_render_begin(struct afi_render *render, enum afi_page page,
		      const struct afi_look *look, FILE *out)
{
	*render = (struct afi_render){
		.sink = { .head = head, .item = item, .foot = foot },
		.out = out,
		.look = *look,
		.form = form_for(page, look->format),
		.buf = AFI_STR_INIT,
		.about = AFI_STR_INIT,
		.stamp = AFI_STR_INIT,
	};
	render->sink.arg = render;
}

void afi_render_view(struct afi_render *render, json_t *view)
{
	const struct afi_sink *sink = &render->sink;

	sink->head(sink->arg, view, NULL);
	sink->foot(sink->arg, NULL);
}

void afi_render_end(struct afi_render *render)
{
	afi_render_end_template(render);
	json_decref(render->groups);
	json_decref(render->held);
	afi_str_clear(&render->stamp);
	afi_str_clear(&render->about);
	afi_str_clear(&render->buf);
}
