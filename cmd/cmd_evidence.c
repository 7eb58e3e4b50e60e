/* afi evidence: a file that proves it, or a figure. */
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cmd.h"
#include "hash.h"
#include "measure.h"
#include "opt.h"
#include "record.h"
#include "register.h"
#include "state.h"

enum { KEPT_MAX = 25 * 1024 * 1024 };	/* larger ones are only referred to */

struct evidence {
	const char *target;
	struct afi_str text;

	struct afi_str name, held, bytes;	/* a file's */
	char sha256[AFI_HASH_LEN + 1];
	char size[24];
	bool kept;

	struct afi_str measure, value, goal, period, from;	/* a figure's */
	const char *better;
};

/* ---- a file -------------------------------------------------------------- */

/* Hash the file, and keep its bytes if they are few enough. */
static enum afi_code read_bytes(struct evidence *e, int fd, const char *path,
				struct afi_err *err)
{
	struct afi_hash *hash = NULL;
	unsigned long long size = 0;
	static char buf[1 << 16];
	enum afi_code rc;
	ssize_t n = 0;

	rc = afi_hash_new(&hash, err);
	while (!rc && (n = read(fd, buf, sizeof(buf))) > 0) {
		size += (unsigned long long)n;
		if (size > KEPT_MAX)
			e->kept = false;
		if (e->kept)
			afi_str_add(&e->bytes, buf, (size_t)n);
		rc = afi_hash_add(hash, buf, (size_t)n, err);
	}
	if (!rc && n < 0)
		rc = afi_err_set(err, AFI_EFAILED, "cannot read '%s': %s",
				 path, strerror(errno));
	if (!rc && !size)
		rc = afi_err_set(err, AFI_EINVALID, "'%s' is empty, which "
				 "proves nothing", path);
	if (!rc)
		rc = afi_hash_end(e->sha256, hash, err);
	if (!e->kept)
		afi_str_clear(&e->bytes);
	snprintf(e->size, sizeof(e->size), "%llu", size);
	afi_hash_free(hash);
	return rc;
}

static enum afi_code read_evidence(struct evidence *e, const char *path,
				   struct afi_err *err)
{
	const char *slash = strrchr(path, '/');
	const bool wanted = e->kept;
	enum afi_code rc;
	struct stat st;
	int fd;

	/* not waiting, or a named pipe would hold us up for ever */
	fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
	if (fd < 0 || fstat(fd, &st) < 0) {
		rc = afi_err_set(err, AFI_EFAILED, "cannot read '%s': %s",
				 path, strerror(errno));
		goto out;
	}
	if (!S_ISREG(st.st_mode)) {
		rc = afi_err_set(err, AFI_EINVALID, "'%s' is not a file; give "
				 "one file at a time", path);
		goto out;
	}
	if ((rc = opt_line(&e->name, slash ? slash + 1 : path,
			   "the file's name", err)) ||
	    (rc = read_bytes(e, fd, path, err)))
		goto out;
	if (wanted && !e->kept)
		fprintf(stderr, "afi: '%s' is over 25 MiB, so it is referred "
			"to by name, size and hash but not kept%s\n",
			e->name.s, e->held.len ? "" : "; say with --held "
			"where it is");
out:
	if (fd >= 0)
		close(fd);
	return rc;
}

/* The same file twice under one thing proves no more than once. */
static bool is_there(const struct afi_record *rec, const char *action,
		     const char *sha256)
{
	struct afi_fold fold = AFI_FOLD_INIT;
	bool there = false;

	afi_fold_make(&fold, rec, INT_MAX, 0);
	for (size_t i = 0; i < fold.nlive && !there; i++) {
		const struct afi_entry *entry = fold.live[i];

		there = afi_entry_is(entry, "evidence") &&
			!entry->action == !action &&
			(!action || strcmp(entry->action, action) == 0) &&
			strcmp(afi_entry_get(entry, "sha256"), sha256) == 0;
	}
	afi_fold_clear(&fold);
	return there;
}

static enum afi_code add_file(struct afi_change *change,
			      struct afi_target *target,
			      const struct evidence *e, struct afi_err *err)
{
	const struct afi_entry *action = NULL;
	struct afi_draft draft = AFI_DRAFT_INIT;
	const struct afi_record *rec;
	enum afi_code rc;

	if ((rc = afi_change_record(&rec, change, target, err)) ||
	    (target->level == AFI_ACTION &&
	     (rc = afi_record_action(&action, rec, target, err))) ||
	    is_there(rec, action ? action->id : NULL, e->sha256))
		goto out;
	afi_draft_add(&draft, "name", e->name.s);
	afi_draft_add(&draft, "size", e->size);
	afi_draft_add(&draft, "sha256", e->sha256);
	afi_draft_add(&draft, "kept", e->kept ? "yes" : "no");
	if (e->held.len)
		afi_draft_add(&draft, "held", e->held.s);
	if (e->text.len)
		afi_draft_add(&draft, "text", e->text.s);
	if (e->kept)
		afi_change_keep(change, e->sha256, e->bytes.s, e->bytes.len);
	rc = afi_change_add(change, target, "evidence", NULL, NULL, &draft,
			    err);
out:
	afi_draft_clear(&draft);
	return rc;
}

/* ---- a figure ------------------------------------------------------------ */

/* NAME=VALUE; the value must be a figure, its words are what is kept. */
static enum afi_code read_measure(struct evidence *e, const char *given,
				  const char *goal, struct afi_err *err)
{
	const char *equals = strchr(given, '=');
	struct afi_str name = AFI_STR_INIT;
	struct afi_measure figure;
	enum afi_code rc;

	if (!equals)
		return afi_err_set(err, AFI_EUSAGE, "--measure wants NAME="
				   "VALUE, such as 'preservation advice "
				   "given=86%%'");
	/* "rate>=90%" would lose its sign without a word */
	if (equals > given && strchr("<>", equals[-1]))
		return afi_err_set(err, AFI_EUSAGE, "--measure: '%s' has its "
				   "sign before the '='; write NAME=%c=VALUE",
				   given, equals[-1]);
	afi_str_add(&name, given, (size_t)(equals - given));
	if ((rc = opt_line(&e->measure, name.s, "the measure's name", err)) ||
	    (rc = opt_line(&e->value, equals + 1, "its value", err)) ||
	    (rc = opt_line(&e->goal, goal, "--target", err)))
		goto out;
	if ((rc = afi_measure_parse(&figure, e->value.s, err)) ||
	    (e->goal.len &&
	     (rc = afi_measure_parse(&figure, e->goal.s, err))))
		err->code = rc = AFI_EUSAGE;
out:
	afi_str_clear(&name);
	return rc;
}

static void add_if(struct afi_draft *draft, const char *key,
		   const struct afi_str *value)
{
	if (value->len)
		afi_draft_add(draft, key, value->s);
}

static enum afi_code add_measure(struct afi_change *change,
				 const struct afi_target *target,
				 const struct evidence *e, struct afi_err *err)
{
	struct afi_draft draft = AFI_DRAFT_INIT;
	enum afi_code rc;

	afi_draft_add(&draft, "name", e->measure.s);
	afi_draft_add(&draft, "value", e->value.s);
	add_if(&draft, "target", &e->goal);
	afi_draft_add(&draft, "better", e->better);
	add_if(&draft, "period", &e->period);
	add_if(&draft, "from", &e->from);
	add_if(&draft, "text", &e->text);
	rc = afi_change_add(change, target, "measure", NULL, NULL, &draft,
			    err);
	afi_draft_clear(&draft);
	return rc;
}

/* ---- both ---------------------------------------------------------------- */

static enum afi_code add_it(struct afi_change *change, void *arg,
			    struct afi_err *err)
{
	const struct evidence *e = arg;
	struct afi_target target;
	enum afi_code rc;

	if ((rc = afi_register_resolve(&target, afi_change_register(change),
				       e->target, err)))
		return rc;
	return e->measure.len ? add_measure(change, &target, e, err)
			      : add_file(change, &target, e, err);
}

static void clear(struct evidence *e)
{
	struct afi_str *const all[] = {
		&e->text, &e->name, &e->held, &e->bytes, &e->measure,
		&e->value, &e->goal, &e->period, &e->from,
	};

	for (size_t i = 0; i < sizeof(all) / sizeof(*all); i++)
		afi_str_clear(all[i]);
}

enum afi_code cmd_evidence(int argc, char **argv, struct afi_err *err)
{
	struct evidence e = {
		.text = AFI_STR_INIT, .name = AFI_STR_INIT,
		.held = AFI_STR_INIT, .bytes = AFI_STR_INIT,
		.measure = AFI_STR_INIT, .value = AFI_STR_INIT,
		.goal = AFI_STR_INIT, .period = AFI_STR_INIT,
		.from = AFI_STR_INIT,
	};
	const char *file = NULL, *measure = NULL, *m = NULL, *text = NULL;
	const char *held = NULL, *goal = NULL, *period = NULL, *from = NULL;
	bool reference = false;
	struct opt_common common = { 0 };
	const struct opt opts[] = {
		{ .name = "measure", .arg = "NAME=VALUE", .str = &measure,
		  .help = "a figure: 86%, 73/76, >1800, 5%..15%" },
		{ .name = "target", .arg = "VALUE", .str = &goal,
		  .help = "what the figure is to be: >=90%, 5%..15%" },
		{ .name = "better", .arg = "WAY", .str = &e.better,
		  .help = "up or down: which way is better" },
		{ .name = "period", .arg = "TEXT", .str = &period,
		  .help = "what time the figure is for" },
		{ .name = "from", .arg = "TEXT", .str = &from,
		  .help = "who counted, and how" },
		{ .name = "reference-only", .flag = &reference,
		  .help = "do not keep the file, only say what it is" },
		{ .name = "held", .arg = "TEXT", .str = &held,
		  .help = "where the file is held" },
		{ .letter = 'm', .arg = "TEXT", .str = &m,
		  .help = "what it shows" },
		{ .letter = 'F', .arg = "FILE", .str = &text,
		  .help = "the same from a file, or - for standard input" },
		OPT_WRITER(&common),
		{ .arg = "TARGET", .str = &e.target, .must = true,
		  .help = "such as afi-3, or afi-3/2 for its action 2" },
		{ .arg = "FILE", .str = &file,
		  .help = "the file, up to 25 MiB kept" },
		{ 0 },
	};
	enum afi_code rc;

	if ((rc = opt_parse(opts, argc, argv, err)))
		goto out;
	e.kept = !reference;
	if (!file == !measure)
		rc = afi_err_set(err, AFI_EUSAGE, "give a FILE, or a figure "
				 "with --measure NAME=VALUE");
	else if (e.better && strcmp(e.better, "up") != 0 &&
		 strcmp(e.better, "down") != 0)
		rc = afi_err_set(err, AFI_EUSAGE, "--better is up or down, "
				 "not '%s'", e.better);
	else if (file && (goal || period || from || e.better))
		rc = afi_err_set(err, AFI_EUSAGE, "--target, --better, "
				 "--period and --from go with --measure");
	else if (measure && (held || reference))
		rc = afi_err_set(err, AFI_EUSAGE, "--held and "
				 "--reference-only go with a file");
	if (rc ||
	    (rc = opt_line(&e.held, held, "--held", err)) ||
	    (rc = opt_line(&e.period, period, "--period", err)) ||
	    (rc = opt_line(&e.from, from, "--from", err)) ||
	    (rc = opt_text(&e.text, m, text, false, err)) ||
	    (file && (rc = read_evidence(&e, file, err))) ||
	    (measure && (rc = read_measure(&e, measure, goal, err))))
		goto out;
	rc = opt_change(&common, add_it, &e, err);
out:
	clear(&e);
	return rc;
}
