#include "press_impl.h"

#include <assert.h>
#include <stdio.h>
#include <string.h>

#include "date.h"
#include "program.h"

/*
 * What makes a program give the same to everybody: fonts and settings are those
 * of the machine, not of a person; dates are that of the document; and Python
 * does not number things at random.
 */
static enum afi_code run(struct afi_str *out, struct afi_program *program,
			 int day, struct afi_err *err)
{
	char epoch[48];
	const char *const env[] = {
		"HOME=/nonexistent", "PYTHONHASHSEED=0", epoch, NULL,
	};

	assert(day != AFI_NO_DAY);
	snprintf(epoch, sizeof(epoch), "SOURCE_DATE_EPOCH=%lld",
		 day < 0 ? 0 : day * 86400LL);
	program->env = env;
	program->seconds = AFI_PRESS_SECONDS;
	program->out_max = AFI_PRESS_OUT_MAX;
	return afi_program_run(out, program, err);
}

static enum afi_code expect_size(size_t len, struct afi_err *err)
{
	if (len <= AFI_PRESS_IN_MAX)
		return AFI_OK;
	return afi_err_set(err, AFI_EINVALID, "it has more than %d MB of text; "
			   "ask for less of it, such as one inspection",
			   AFI_PRESS_IN_MAX / 1024 / 1024);
}

/* ---- PDF ----------------------------------------------------------------- */

enum afi_code afi_press_pdf(struct afi_str *out, const char *html, size_t len,
			    int day, struct afi_err *err)
{
	/* with no base, a relative address leads nowhere either */
	static const char *const argv[] = {
		"weasyprint", "--quiet", "--encoding", "utf-8", "--base-url",
		"", "--pdf-variant", "pdf/ua-1", "-", "-", NULL,
	};
	struct afi_program program = {
		.argv = argv, .package = "weasyprint", .in = html,
		.in_len = len,
	};
	enum afi_code rc;

	if ((rc = expect_size(len, err)) ||
	    (rc = afi_press_guard(html, len, err)) ||
	    (rc = run(out, &program, day, err)))
		return afi_err_prefix(err, "cannot make a PDF");
	return AFI_OK;
}

/* ---- DOCX ---------------------------------------------------------------- */

/*
 * In two steps, since the second one, which packs the file, would fetch the
 * pictures that a text names.  The first one may open nothing, and leaves none
 * in.  In JSON, what is in quotes here cannot be part of a text.
 */
static enum afi_code parse(struct afi_str *json, const char *md, size_t len,
			   int day, struct afi_err *err)
{
	static const char *const argv[] = {
		"pandoc", "+RTS", "-M1g", "-RTS", "--sandbox", "--from",
		"commonmark+pipe_tables+footnotes", "--to", "json",
		"--lua-filter", AFI_PROGRAM_FILE, NULL,
	};
	struct afi_str filter = AFI_STR_INIT;
	const struct afi_str *const files[] = { &filter, NULL };
	struct afi_program program = {
		.argv = argv, .package = "pandoc", .in = md, .in_len = len,
		.files = files,
	};
	enum afi_code rc;

	afi_str_adds(&filter, afi_press_filter);
	rc = run(json, &program, day, err);
	if (!rc && strstr(json->s, "\"t\":\"Image\""))
		rc = afi_err_set(err, AFI_EFAILED, "pandoc left a picture in "
				 "it");
	afi_str_clear(&filter);
	return rc;
}

static enum afi_code pack(struct afi_str *docx, const struct afi_str *json,
			  const struct afi_press_docx *how,
			  struct afi_err *err)
{
	static const char *const argv[] = {
		"pandoc", "+RTS", "-M1g", "-RTS", "--from", "json", "--to",
		"docx", "--metadata", "lang=en-GB", "--reference-doc",
		AFI_PROGRAM_FILE, "--output", "-", NULL,
	};
	const struct afi_str *const files[] = { how->office, NULL };
	struct afi_program program = {
		.argv = argv, .package = "pandoc", .in = json->s,
		.in_len = json->len, .files = files,
	};

	return run(docx, &program, how->day, err);
}

enum afi_code afi_press_docx(struct afi_str *out, const char *md, size_t len,
			     const struct afi_press_docx *how,
			     struct afi_err *err)
{
	struct afi_str json = AFI_STR_INIT, docx = AFI_STR_INIT;
	enum afi_code rc;

	if ((rc = expect_size(len, err)) ||
	    (rc = parse(&json, md, len, how->day, err)) ||
	    (rc = pack(&docx, &json, how, err)) ||
	    (rc = afi_press_properties(out, &docx, how, err)))
		afi_err_prefix(err, "cannot make a DOCX");
	afi_str_clear(&docx);
	afi_str_clear(&json);
	return rc;
}
