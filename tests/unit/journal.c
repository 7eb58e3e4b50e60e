#include "journal.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

#include "codec.h"
#include "repo.h"
#include "str.h"

char *journal_files(const char *dir)
{
	return repo_ask("cd %s && find register.yaml records -name '*.yaml' | "
			"LC_ALL=C sort", dir);
}

void journal_read(struct afi_record *rec, const char *dir, const char *file)
{
	struct afi_err err = AFI_ERR_INIT;
	char *text = repo_ask("test ! -e '%s/%s' || { cat '%s/%s'; echo; }",
			      dir, file, dir, file);

	if (*text && afi_codec_parse(rec, text, strlen(text), &err))
		fail_msg("%s/%s: %s", dir, file, err.msg);
	free(text);
}

void journal_write(const char *dir, const char *file, struct afi_record *rec)
{
	struct afi_str path = AFI_STR_INIT, text = AFI_STR_INIT;
	struct afi_err err = AFI_ERR_INIT;

	if (afi_record_settle(rec, &err))
		fail_msg("%s/%s: %s", dir, file, err.msg);
	afi_str_addf(&path, "%s/%s", dir, file);
	afi_codec_write(&text, rec);
	repo_put(path.s, text.s);
	afi_str_clear(&text);
	afi_str_clear(&path);
}

void journal_put(struct afi_record *rec, const char *bytes, size_t len)
{
	struct afi_err err = AFI_ERR_INIT;

	if (afi_codec_append(rec, bytes, len, &err))
		fail_msg("%s: %.*s", err.msg, (int)len, bytes);
}

/* Append the ids of what @entry came after, passing over what is left out. */
static void add_after(struct afi_str *out, const struct afi_record *rec,
		      const struct afi_entry *entry, journal_fn among,
		      const void *arg)
{
	for (size_t i = 0; i < entry->nafter; i++) {
		const struct afi_entry *before =
			afi_record_find(rec, entry->after[i]);

		if (!among(rec, before, arg))
			add_after(out, rec, before, among, arg);
		else if (!strstr(out->s, before->id))
			afi_str_addf(out, "%s%s", out->len ? ", " : "",
				     before->id);
	}
}

void journal_take(struct afi_record *out, const struct afi_record *rec,
		  const struct afi_entry *entry, journal_fn among,
		  const void *arg)
{
	const char *line = strstr(entry->bytes, "  after: ["), *rest;
	struct afi_str after = AFI_STR_INIT, bytes = AFI_STR_INIT;

	if (!entry->nafter) {
		journal_put(out, entry->bytes, entry->len);
		return;
	}
	assert_true(line && line < entry->bytes + entry->len);
	rest = strchr(line, '\n') + 1;
	add_after(&after, rec, entry, among, arg);
	afi_str_add(&bytes, entry->bytes, (size_t)(line - entry->bytes));
	afi_str_addf(&bytes, "  after: [%s]\n", after.s);
	afi_str_add(&bytes, rest, (size_t)(entry->bytes + entry->len - rest));
	journal_put(out, bytes.s, bytes.len);
	afi_str_clear(&bytes);
	afi_str_clear(&after);
}

void journal_commit(const char *dir)
{
	repo_do("git -C %s add -A && git -C %s commit -q --allow-empty "
		"--no-verify -m 'as it is not recorded'", dir, dir);
}
