#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "propose_impl.h"
#include "report_parts.h"
#include "str.h"
#include "text.h"

static void read_bytes(struct reading *reading, const char *bytes, size_t len)
{
	struct afi_outline outline = AFI_OUTLINE_INIT;
	struct afi_err err = AFI_ERR_INIT;
	struct afi_str text = AFI_STR_INIT;

	*reading = (struct reading){ .out = AFI_PROPOSALS_INIT };
	assert_int_equal(afi_text_normalise(&text, bytes, len, &err), AFI_OK);
	afi_outline_make(&outline, text.s, text.len);
	reading->fits = afi_genre_report.fits(&outline);
	afi_genre_report.read(&reading->out, &outline);
	afi_outline_clear(&outline);	/* what was found lives on */
	afi_str_clear(&text);
}

void reading_make(struct reading *reading, const char *text)
{
	read_bytes(reading, text, strlen(text));
}

void reading_seed(struct reading *reading, const char *number)
{
	static const char *const names[] = {
		"000_452fa91c097c4f5a.txt", "001_4ce53419c3474fb3.txt",
		"002_306d7a61869031d9.txt", "003_1b86e6b691a65ae5.txt",
		"004_4ece3fc261db78a7.txt",
	};
	const char *folder = getenv("AFI_SEEDS");
	struct afi_str path = AFI_STR_INIT, bytes = AFI_STR_INIT;
	FILE *file;
	char part[4096];
	size_t n;

	afi_str_addf(&path, "%s/%s", folder ? folder : "../shared/seeds",
		     names[atoi(number)]);
	file = fopen(path.s, "rb");
	if (!file)
		print_message("%s is not there\n", path.s);
	afi_str_clear(&path);
	if (!file)
		skip();
	while ((n = fread(part, 1, sizeof(part), file)) > 0)
		afi_str_add(&bytes, part, n);
	fclose(file);
	read_bytes(reading, bytes.s, bytes.len);
	afi_str_clear(&bytes);
}

void reading_clear(struct reading *reading)
{
	afi_proposals_clear(&reading->out);
}

/* Whether @proposal opens a finding of @kind, or is of it. */
static bool is_of(const struct afi_proposal *proposal, const char *kind)
{
	const char *its = afi_proposal_get(proposal, "kind");

	return strcmp(its ? its : proposal->what, kind) == 0;
}

size_t count_of(const struct reading *reading, const char *kind)
{
	size_t n = 0;

	for (size_t i = 0; i < reading->out.n; i++)
		n += is_of(&reading->out.v[i], kind);
	return n;
}

const struct afi_proposal *nth(const struct reading *reading, const char *kind,
			       size_t n)
{
	for (size_t i = 0; i < reading->out.n; i++)
		if (is_of(&reading->out.v[i], kind) && --n == 0)
			return &reading->out.v[i];
	fail_msg("there is no such %s", kind);
	return NULL;
}

const char *value_of(const struct reading *reading, const char *kind, size_t n,
		     const char *key)
{
	const char *value = afi_proposal_get(nth(reading, kind, n), key);

	return value ? value : "";
}

const char *grade_of(const struct reading *reading, const char *question)
{
	for (size_t i = 1; i <= count_of(reading, "grade"); i++)
		if (!strcmp(value_of(reading, "grade", i, "question"),
			    question))
			return value_of(reading, "grade", i, "grade");
	return "";
}

bool cautions(const struct reading *reading, const char *words)
{
	for (size_t i = 0; i < reading->out.cautions.n; i++)
		if (strstr(reading->out.cautions.v[i].text, words))
			return true;
	return false;
}

bool loses(const struct reading *reading)
{
	for (size_t i = 0; i < reading->out.cautions.n; i++)
		if (reading->out.cautions.v[i].lost)
			return true;
	return false;
}

void assert_spans(const char *text, const char *first, const char *last)
{
	const size_t len = strlen(text), n = strlen(last);

	if (strncmp(text, first, strlen(first)) || len < n ||
	    strcmp(text + len - n, last))
		fail_msg("'%s' is not from '%s' to '%s'", text, first, last);
}
