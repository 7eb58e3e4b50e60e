#include "journal.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
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
	struct afi_str path = AFI_STR_INIT, text = AFI_STR_INIT;
	struct afi_err err = AFI_ERR_INIT;
	char part[4096];
	size_t n;
	FILE *in;

	afi_str_addf(&path, "%s/%s", dir, file);
	in = fopen(path.s, "r");
	while (in && (n = fread(part, 1, sizeof(part), in)))
		afi_str_add(&text, part, n);
	if (in)
		fclose(in);
	if (text.len && afi_codec_parse(rec, text.s, text.len, &err))
		fail_msg("%s: %s", path.s, err.msg);
	afi_str_clear(&text);
	afi_str_clear(&path);
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

void journal_commit(const char *dir)
{
	repo_do("git -C %s commit -qa --no-verify --allow-empty "
		"-m 'as it would be'", dir);
}
