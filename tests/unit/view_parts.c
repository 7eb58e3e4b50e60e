#include "query_page.h"
#include "view_parts.h"

#include <limits.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "codec.h"

static const char book[] =
	"format: 1\n"
	"id: r00000000001\n"
	"at: 2024-12-05T09:00:00Z\n"
	"by: Performance Lead <lead@force.example>\n"
	"as: force\n"
	"what: opened\n"
	"kind: register\n"
	"title: Leicestershire findings\n"
	"journal:\n"
	"- id: r00000000002\n"
	"  after: [r00000000001]\n"
	"  at: 2024-12-05T09:00:00Z\n"
	"  by: Performance Lead <lead@force.example>\n"
	"  as: force\n"
	"  what: force\n"
	"  name: leicestershire\n"
	"  title: Leicestershire Police\n"
	"- id: r00000000003\n"
	"  after: [r00000000002]\n"
	"  at: 2024-12-05T09:00:00Z\n"
	"  by: Performance Lead <lead@force.example>\n"
	"  as: force\n"
	"  what: person\n"
	"  name: Performance Lead\n"
	"  email: lead@force.example\n"
	"  for: [force]\n"
	"- id: r00000000004\n"
	"  after: [r00000000003]\n"
	"  at: 2024-12-05T09:00:00Z\n"
	"  by: Performance Lead <lead@force.example>\n"
	"  as: force\n"
	"  what: person\n"
	"  name: Pat Office\n"
	"  email: pat@pcc.example\n"
	"  for: [pcc]\n";

const char afi_3[] =
	"format: 1\n"
	"id: b4x0c9d1m2kq\n"
	"at: 2024-12-05T09:30:00Z\n"
	"by: Performance Lead <lead@force.example>\n"
	"as: hmicfrs\n"
	"source: PEEL 2023-25 report\n"
	"what: opened\n"
	"kind: afi\n"
	"number: 3\n"
	"title: Give victims proper advice on preserving evidence\n"
	"text: The force needs to give it.\n"
	"wording: summary\n"
	"numbered: response\n"
	"journal:\n"
	"- id: k7mq2x8w0p9d\n"
	"  after: [b4x0c9d1m2kq]\n"
	"  at: 2025-01-09T10:12:44Z\n"
	"  by: Performance Lead <lead@force.example>\n"
	"  as: force\n"
	"  what: action\n"
	"  number: 1\n"
	"  title: Make preservation advice an objective\n"
	"  owner: Head of HR\n"
	"  due: 2025-03-31\n"
	"- id: c0000000000a\n"
	"  after: [k7mq2x8w0p9d]\n"
	"  at: 2025-01-28T15:01:09Z\n"
	"  by: Pat Office <pat@pcc.example>\n"
	"  as: force\n"
	"  source: the letter of 28 January 2025\n"
	"  what: response\n"
	"  part: comments\n"
	"  text: The force welcomes this.\n"
	"- id: c0000000000b\n"
	"  after: [c0000000000a]\n"
	"  at: 2025-02-03T10:00:00Z\n"
	"  by: Performance Lead <lead@force.example>\n"
	"  as: force\n"
	"  what: assign\n"
	"  owner: ACC Crime\n"
	"  due: 2025-04\n"
	"- id: c0000000000c\n"
	"  after: [c0000000000b]\n"
	"  at: 2025-03-28T10:00:00Z\n"
	"  by: Performance Lead <lead@force.example>\n"
	"  as: force\n"
	"  what: measure\n"
	"  happened: 2025-03-03\n"
	"  name: preservation advice given\n"
	"  value: 86%\n"
	"  target: '>=90%'\n"
	"  period: PEEL 2023-25\n"
	"- id: c0000000000d\n"
	"  after: [c0000000000c]\n"
	"  at: 2025-04-01T09:00:00Z\n"
	"  by: Performance Lead <lead@force.example>\n"
	"  as: force\n"
	"  what: assign\n"
	"  due: 2025-06-30\n"
	"  due-words: mid-2025\n"
	"  text: The trial begins later.\n"
	"- id: c0000000000e\n"
	"  after: [c0000000000d]\n"
	"  at: 2025-04-02T09:00:00Z\n"
	"  by: Performance Lead <lead@force.example>\n"
	"  as: force\n"
	"  what: update\n"
	"  text: Posters are upp.\n"
	"- id: c0000000000f\n"
	"  after: [c0000000000e]\n"
	"  at: 2025-04-02T09:05:00Z\n"
	"  by: Performance Lead <lead@force.example>\n"
	"  as: force\n"
	"  what: update\n"
	"  corrects: c0000000000e\n"
	"  text: Posters are up.\n"
	"- id: c0000000000g\n"
	"  after: [c0000000000f]\n"
	"  at: 2025-04-03T09:00:00Z\n"
	"  by: Performance Lead <lead@force.example>\n"
	"  as: force\n"
	"  what: evidence\n"
	"  action: k7mq2x8w0p9d\n"
	"  name: poster.pdf\n"
	"  size: 12345\n"
	"  sha256: 0123456789abcdef0123456789abcdef"
	"0123456789abcdef0123456789abcdef\n"
	"  kept: yes\n"
	"- id: c0000000000h\n"
	"  after: [c0000000000g]\n"
	"  at: 2025-04-04T09:00:00Z\n"
	"  by: Performance Lead <lead@force.example>\n"
	"  as: force\n"
	"  what: spell\n"
	"  text: unheard of\n";

void scene_make(struct scene *scene, const char *target, const char *yaml)
{
	struct afi_err err = AFI_ERR_INIT;

	*scene = (struct scene){
		.book = AFI_RECORD_INIT, .rec = AFI_RECORD_INIT,
		.setup = AFI_SETUP_INIT, .sub = AFI_SUBJECT_INIT,
	};
	if (afi_codec_parse(&scene->book, book, strlen(book), &err) ||
	    afi_codec_parse(&scene->rec, yaml, strlen(yaml), &err) ||
	    afi_target_parse(&scene->target, target, &err))
		fail_msg("%s", err.msg);
	afi_setup_fold(&scene->setup, &scene->book, INT_MAX);
	scene->frame = (struct afi_frame){
		.setup = &scene->setup,
		.as_of = INT_MAX,
		.today = afi_day_of(2025, 5, 1),
	};
	assert_true(afi_subject_make(&scene->sub, &scene->frame,
				     &scene->target, &scene->rec));
}

void scene_clear(struct scene *scene)
{
	afi_subject_clear(&scene->sub);
	afi_setup_clear(&scene->setup);
	afi_record_clear(&scene->rec);
	afi_record_clear(&scene->book);
}

json_t *scene_page(const struct scene *scene)
{
	json_t *page = afi_view_page(&scene->sub, NULL);

	json_object_set_new(page, "inspection", json_pack(
		"{s:s, s:s, s:o}", "target", "leicestershire/peel-2023-25",
		"title", "PEEL 2023-25", "published",
		afi_view_day(afi_day_of(2024, 12, 5))));
	return page;
}

const json_t *in(const json_t *view, const char *path)
{
	char step[64];

	while (view && *path) {
		const size_t n = strcspn(path, ".");

		assert_true(n < sizeof(step));
		memcpy(step, path, n);
		step[n] = '\0';
		view = json_is_array(view) ?
		       json_array_get(view, (size_t)atoi(step)) :
		       json_object_get(view, step);
		path += n + (path[n] == '.');
	}
	return view;
}

const char *at(const json_t *view, const char *path)
{
	return json_string_value(in(view, path));
}

long long number_at(const json_t *view, const char *path)
{
	const json_t *value = in(view, path);

	return json_is_integer(value) ? json_integer_value(value) : -1;
}
