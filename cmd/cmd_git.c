/* What Git calls: to merge a record, and before it commits. */
#include <stdio.h>

#include "cmd.h"
#include "opt.h"
#include "register_proof.h"

enum { DIFF_MAX = 256 * 1024 * 1024 };

enum afi_code cmd_merge_records(int argc, char **argv, struct afi_err *err)
{
	const char *base = NULL, *ours = NULL, *theirs = NULL, *name = NULL;
	const struct opt opts[] = {
		{ .arg = "BASE", .str = &base, .must = true,
		  .help = "the version that both began with" },
		{ .arg = "OURS", .str = &ours, .must = true,
		  .help = "ours, which becomes the merged one" },
		{ .arg = "THEIRS", .str = &theirs, .must = true,
		  .help = "the other one" },
		{ .arg = "NAME", .str = &name,
		  .help = "what the record is called" },
		{ 0 },
	};
	enum afi_code rc;

	if ((rc = opt_parse(opts, argc, argv, err)))
		return rc;
	return afi_register_merge_files(base, ours, theirs,
					name ? name : ours, err);
}

enum afi_code cmd_check_staged(int argc, char **argv, struct afi_err *err)
{
	const struct opt opts[] = { { 0 } };
	struct afi_str diff = AFI_STR_INIT;
	struct afi_store *store = NULL;
	enum afi_code rc;

	if ((rc = opt_parse(opts, argc, argv, err)) ||
	    (rc = opt_read_file(&diff, "-", DIFF_MAX, err)))
		goto out;
	if (!diff.len)
		goto out;
	if (!(rc = afi_store_open(&store, NULL, afi_register_lags, err)))
		rc = afi_register_check_staged(store, diff.s, diff.len, err);
out:
	afi_store_free(store);
	afi_str_clear(&diff);
	return rc;
}
