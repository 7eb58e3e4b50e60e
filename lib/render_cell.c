/* What stands in a cell of a sheet, as text. */
#include <stdlib.h>
#include <string.h>

#include "render_parts.h"

const json_t *afi_at_path(const json_t *row, const char *path)
{
	char key[32];

	while (row && *path) {
		const size_t n = strcspn(path, ".");

		memcpy(key, path, n);
		key[n] = '\0';
		row = json_is_array(row) ? json_array_get(row,
			(size_t)atoi(key)) : afi_in(row, key);
		path += n + (path[n] == '.');
	}
	return row;
}

/* "2025-01-28T15:01:09Z" as spreadsheets read it. */
static void add_time(struct afi_str *out, const char *utc)
{
	afi_str_addf(out, "%.10s %.8s", utc, utc + strcspn(utc, "T") + 1);
}

/* Strings between semicolons; what has words, a line each. */
static void add_items(struct afi_str *out, const json_t *list)
{
	if (!json_is_object(json_array_get(list, 0))) {
		afi_add_list(out, list, "; ");
		return;
	}
	for (size_t i = 0; i < json_array_size(list); i++)
		afi_str_addf(out, "%s%s", i ? "\n" : "",
			     afi_in_text(json_array_get(list, i), "words"));
}

void afi_add_cell_value(struct afi_str *out, const json_t *value)
{
	if (json_is_object(value) && afi_in_text(value, "utc"))
		add_time(out, afi_in_text(value, "utc"));
	else if (json_is_object(value))
		afi_str_adds(out, afi_in_text(value, "iso"));
	else if (json_is_array(value))
		add_items(out, value);
	else if (json_is_integer(value))
		afi_str_addf(out, "%lld",
			     (long long)json_integer_value(value));
	else if (json_is_boolean(value))
		afi_str_adds(out, json_is_true(value) ? "yes" : "no");
	else if (json_is_string(value))
		afi_str_adds(out, json_string_value(value));
}
