#include "entry_text.h"

#include <stdlib.h>
#include <string.h>

#include "str.h"

/* A copy of the @len bytes at @s in @arena with each \n made a line feed. */
static const char *copy_value(struct afi_arena *arena, const char *s,
			      size_t len)
{
	char *copy = afi_arena_copy(arena, s, len), *found;

	while ((found = strstr(copy, "\\n"))) {
		*found = '\n';
		memmove(found + 1, found + 2, strlen(found + 2) + 1);
	}
	return copy;
}

static void read_list(struct afi_field *field, struct afi_arena *arena,
		      const char *s, size_t len)
{
	const char **items = afi_arena_calloc(arena, len + 1, sizeof(*items));
	size_t i, n;

	for (i = 0; i < len; i += n) {
		i += strspn(s + i, ", ");
		n = strcspn(s + i, ",]");
		if (n)
			items[field->nitems++] = copy_value(arena, s + i, n);
	}
	field->items = items;
}

static void read_field(struct afi_field *field, struct afi_arena *arena,
		       const char *s, size_t len, int line)
{
	size_t key = strcspn(s, ":"), value = key + 2;

	field->line = line;
	field->key = afi_arena_copy(arena, s, key);
	if (value > len)
		value = len;
	s += value;
	len -= value;
	if (len >= 2 && s[0] == '[')
		read_list(field, arena, s + 1, len - 2);
	else if (len != 2 || strncmp(s, "{}", 2) != 0)
		field->value = copy_value(arena, s, len);
}

enum afi_code entry_add(struct afi_record *rec, const char *text, int line,
			struct afi_err *err)
{
	struct afi_str bytes = AFI_STR_INIT;
	struct afi_field *fields;
	enum afi_code rc;
	size_t n = 0, len;

	fields = afi_arena_calloc(&rec->arena, strlen(text), sizeof(*fields));
	for (; *text; text += len + 1, n++) {
		len = strcspn(text, "\n");
		read_field(&fields[n], &rec->arena, text, len,
			   line ? line + (int)n : 0);
		afi_str_adds(&bytes, n ? "  " : "- ");
		afi_str_add(&bytes, text, len + 1);
	}
	rc = afi_record_add(rec, fields, n,
			    afi_arena_copy(&rec->arena, bytes.s, bytes.len),
			    bytes.len, line, err);
	afi_str_clear(&bytes);
	return rc;
}

void entry_put(struct afi_record *rec, const char *text)
{
	struct afi_err err = AFI_ERR_INIT;

	if (entry_add(rec, text, 0, &err))
		abort();
}
