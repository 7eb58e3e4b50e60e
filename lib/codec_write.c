/* The part of the codec that writes. */
#include "codec.h"

#include <assert.h>
#include <ctype.h>
#include <string.h>
#include <strings.h>

#include "codec_impl.h"
#include "mem.h"

/* ---- records ------------------------------------------------------------- */

/* A heading stands in a file without the indent that it is kept with. */
static void add_unindented(struct afi_str *out, const struct afi_entry *entry)
{
	const char *s = entry->bytes, *end = s + entry->len, *next;

	for (; s < end; s = next) {
		next = (const char *)memchr(s, '\n', (size_t)(end - s)) + 1;
		if (*s != '\n')
			s += AFI_CODEC_INDENT;
		afi_str_add(out, s, (size_t)(next - s));
	}
}

void afi_codec_write(struct afi_str *out, const struct afi_record *rec)
{
	size_t i;

	assert(rec->n > 0);
	afi_str_addf(out, "format: %d\n", AFI_RECORD_FORMAT);
	add_unindented(out, &rec->entries[0]);
	if (rec->n > 1)
		afi_str_adds(out, "journal:\n");
	for (i = 1; i < rec->n; i++)
		afi_str_add(out, rec->entries[i].bytes, rec->entries[i].len);
}

/* ---- scalars ------------------------------------------------------------- */

static bool is_in(const char *chars, char c)
{
	return c != '\0' && strchr(chars, c) != NULL;
}

/* Words that some reader of YAML takes for something else than text. */
static bool is_word(const char *s)
{
	static const char *const words[] = {
		"y", "yes", "n", "no", "on", "off", "true", "false", "null",
	};
	size_t i;

	for (i = 0; i < sizeof(words) / sizeof(words[0]); i++)
		if (strcasecmp(s, words[i]) == 0)
			return true;
	return false;
}

/*
 * Whether some reader may take @s, which begins with a digit, for a number that
 * it would write otherwise: 0755, 1.50, 1e3, 0x1f, 1_000, 12:30.  Whole numbers
 * are what they look like, and so are dates, which have dashes.
 */
static bool is_odd_number(const char *s)
{
	size_t digits = strspn(s, "0123456789");

	if (s[digits] == '\0')
		return digits > 1 && s[0] == '0';
	if (s[strspn(s, "0123456789-")] == '\0')
		return false;
	return s[strspn(s, "0123456789_.:+-eE")] == '\0' ||
	       (s[0] == '0' && is_in("xXoObB", s[1]));
}

/*
 * Whether @s means itself without quotes, whoever reads it.  This is stricter
 * than YAML; in a list, where commas and brackets mean something, even more.
 */
static bool is_plain(const char *s, bool in_list)
{
	const char *p;

	if (!isalnum((unsigned char)s[0]) && s[0] != '(' && s[0] != '/' &&
	    (unsigned char)s[0] < 0x80)
		return false;
	if (in_list && s[strspn(s, "abcdefghijklmnopqrstuvwxyz"
				"ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_./")])
		return false;
	for (p = s; *p; p++) {
		if (is_in("\n\t", *p) ||
		    (*p == ':' && (p[1] == ' ' || p[1] == '\0')) ||
		    (*p == ' ' && (p[1] == '#' || p[1] == '\0')))
			return false;
	}
	if (isdigit((unsigned char)s[0]))
		return !is_odd_number(s);
	return !is_word(s);
}

/* Readers disagree on a byte order mark inside of a text. */
static bool has_mark(const char *s)
{
	return strstr(s, "\xEF\xBB\xBF") != NULL;
}

static bool is_blank(const char *s)
{
	return s[strspn(s, " \t\n")] == '\0';
}

/* Append what needs escaping at @s; how many bytes of it that was. */
static size_t add_escaped(struct afi_str *out, const char *s)
{
	if (strncmp(s, "\xEF\xBB\xBF", 3) == 0) {
		afi_str_adds(out, "\\uFEFF");
		return 3;
	}
	if (*s == '\n')
		afi_str_adds(out, "\\n");
	else if (*s == '\t')
		afi_str_adds(out, "\\t");
	else if (*s == '"' || *s == '\\')
		afi_str_addf(out, "\\%c", *s);
	else
		afi_str_addc(out, *s);
	return 1;
}

static void add_quoted(struct afi_str *out, const char *s)
{
	size_t n;

	afi_str_addc(out, '"');
	while (*s) {
		n = strcspn(s, "\"\\\n\t\xEF");
		afi_str_add(out, s, n);
		s += n;
		if (*s)
			s += add_escaped(out, s);
	}
	afi_str_addc(out, '"');
}

/*
 * A literal block: the lines as they are, each behind the indent.  That is
 * said in the header, for else a first line with blanks would be misread, and
 * so is what becomes of the line breaks at the end.
 */
static void add_block(struct afi_str *out, const char *s)
{
	const size_t len = strlen(s);
	const char *end = "-";
	size_t n;

	if (s[len - 1] == '\n')
		end = s[len - 2] == '\n' ? "+" : "";
	afi_str_addf(out, "|%d%s\n", AFI_CODEC_INDENT, end);
	for (; *s; s += n) {
		n = strcspn(s, "\n");
		if (n)
			afi_str_adds(out, "    ");
		afi_str_add(out, s, n);
		afi_str_addc(out, '\n');
		n += s[n] == '\n';
	}
}

/* ---- entries ------------------------------------------------------------- */

static void add_list(struct afi_str *out, const struct afi_field *field)
{
	size_t i;

	afi_str_addc(out, '[');
	for (i = 0; i < field->nitems; i++) {
		if (i > 0)
			afi_str_adds(out, ", ");
		if (is_plain(field->items[i], true))
			afi_str_adds(out, field->items[i]);
		else
			add_quoted(out, field->items[i]);
	}
	afi_str_adds(out, "]\n");
}

static void add_field(struct afi_str *out, const struct afi_field *field)
{
	const char *s = field->value;

	afi_str_addf(out, "%s: ", field->key);
	if (!s) {
		add_list(out, field);
	} else if (strchr(s, '\n') && !is_blank(s) && !has_mark(s)) {
		add_block(out, s);
	} else {
		if (is_plain(s, false) && !has_mark(s))
			afi_str_adds(out, s);
		else
			add_quoted(out, s);
		afi_str_addc(out, '\n');
	}
}

static enum afi_code check_text(const struct afi_field *field, const char *s,
				struct afi_err *err)
{
	if (afi_codec_check_text(s, strlen(s), err))
		return afi_err_prefix(err, "key '%s'", field->key);
	return AFI_OK;
}

static enum afi_code check_field(const struct afi_field *field,
				 struct afi_err *err)
{
	enum afi_code rc = AFI_OK;
	size_t i;

	if (field->value)
		return check_text(field, field->value, err);
	for (i = 0; i < field->nitems && !rc; i++)
		rc = check_text(field, field->items[i], err);
	return rc;
}

static bool same_text(const char *a, const char *b)
{
	return a && b ? strcmp(a, b) == 0 : a == b;
}

static bool same_field(const struct afi_field *a, const struct afi_field *b)
{
	size_t i;

	if (!same_text(a->key, b->key) || !same_text(a->value, b->value) ||
	    a->nitems != b->nitems)
		return false;
	for (i = 0; i < a->nitems; i++)
		if (!same_text(a->items[i], b->items[i]))
			return false;
	return true;
}

/* Read back what was written; nothing but the very same will do. */
static enum afi_code check_written(const struct afi_draft *draft,
				   const char *bytes, size_t len,
				   struct afi_err *err)
{
	struct afi_arena arena = AFI_ARENA_INIT;
	const struct afi_field *fields;
	enum afi_code rc;
	size_t n, i;

	rc = afi_codec_read_entry(&fields, &n, &arena, bytes, len, err);
	for (i = 0; i < draft->n && !rc; i++)
		if (i >= n || !same_field(&fields[i], &draft->v[i]) ||
		    (i + 1 == draft->n && i + 1 != n))
			rc = afi_err_set(err, AFI_EINVALID, "key '%s' does "
					 "not come back from YAML as it was "
					 "meant", draft->v[i].key);
	afi_arena_clear(&arena);
	return rc;
}

enum afi_code afi_codec_entry(struct afi_str *out,
			      const struct afi_draft *draft,
			      struct afi_err *err)
{
	const size_t start = out->len;
	enum afi_code rc = AFI_OK;
	size_t i;

	for (i = 0; i < draft->n && !rc; i++) {
		afi_str_adds(out, i == 0 ? "- " : "  ");
		add_field(out, &draft->v[i]);
		rc = check_field(&draft->v[i], err);
	}
	if (!rc)
		rc = check_written(draft, out->s + start, out->len - start,
				   err);
	if (rc)
		afi_str_cut(out, start);
	return rc;
}
