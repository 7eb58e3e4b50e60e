/*
 * Any bytes at all as a page of `afi update --each`: nothing that was typed
 * goes unread, and a page with its errors beside it reads as it did without.
 */
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "cmd.h"
#include "date.h"
#include "each.h"
#include "editor.h"
#include "text.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* The commands themselves, to which nothing here comes. */
const struct command *command_table(void)
{
	return NULL;
}

static void must(bool holds)
{
	if (!holds)
		abort();
}

static bool same(const char *a, const char *b)
{
	return a && b ? strcmp(a, b) == 0 : a == b;
}

static void check_section(const struct each_section *s, size_t page_len)
{
	const struct update *u = &s->update;

	must(s->at <= page_len && !strpbrk(s->target, " \t\r\n"));
	must(!s->error || *s->error);
	if (s->error)
		return;
	must(*s->target && (u->text.len || u->no_change || u->figures.n));
	must(!u->due || u->text.len);
	/* one that begins with a byte order mark is refused later */
	must(afi_text_is_clean(u->text.s, u->text.len, NULL) ||
	     strncmp(u->text.s, "\xEF\xBB\xBF", 3) == 0);
}

/* A page on which a line was typed has a section, be it a wrong one. */
static void check_read(const struct each_page *page, const char *text)
{
	bool typed = false;
	size_t len;

	text += strncmp(text, "\xEF\xBB\xBF", 3) ? 0 : 3;
	for (; *text; text += len + (text[len] == '\n')) {
		len = strcspn(text, "\n");
		typed |= strncmp(text, EDITOR_MARK, strlen(EDITOR_MARK)) &&
			 strspn(text, " \t\r") < len;
	}
	must(typed == (page->n > 0));
}

static void check_same(const struct each_page *a, const struct each_page *b)
{
	must(a->n == b->n);
	for (size_t i = 0; i < a->n; i++) {
		must(same(a->v[i].target, b->v[i].target));
		must(same(a->v[i].error, b->v[i].error));
		must(same(a->v[i].due, b->v[i].due));
		must(same(a->v[i].update.text.s, b->v[i].update.text.s));
	}
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct each_page page = { 0 }, again = { 0 };
	struct afi_str text = AFI_STR_INIT, once = AFI_STR_INIT;
	struct afi_str twice = AFI_STR_INIT;
	const int today = afi_day_of(2025, 1, 9);
	size_t wrong, errors = 0;

	if (memchr(data, '\0', size))
		return 0;	/* refused before */
	afi_str_add(&text, (const char *)data, size);
	wrong = each_page_read(&page, &text, today);
	for (size_t i = 0; i < page.n; i++) {
		check_section(&page.v[i], text.len);
		errors += page.v[i].error != NULL;
	}
	must(errors == wrong);
	check_read(&page, text.s);
	each_page_mark(&once, &text, &page);
	must(each_page_read(&again, &once, today) == wrong);
	check_same(&page, &again);
	each_page_mark(&twice, &once, &again);
	must(same(once.s, twice.s));
	each_page_clear(&again);
	each_page_clear(&page);
	afi_str_clear(&twice);
	afi_str_clear(&once);
	afi_str_clear(&text);
	return 0;
}
