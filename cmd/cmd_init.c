/* afi init: make a register, or add forces to the one that is there. */
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "cmd.h"
#include "opt.h"
#include "register.h"

enum afi_code cmd_init(int argc, char **argv, struct afi_err *err)
{
	const char *dir = NULL;
	struct opt_list forces = { 0 };
	struct afi_founding founding = { 0 };
	struct opt_common common = { 0 };
	const struct opt opts[] = {
		{ .name = "force", .arg = "NAME", .list = &forces,
		  .help = "a force that it is about; may be repeated" },
		{ .name = "title", .arg = "TITLE", .str = &founding.title,
		  .help = "what the register is called" },
		{ .name = "as", .arg = "PARTY", .str = &common.as,
		  .help = "for whom you speak: force (if left out) or pcc" },
		{ .name = "bare", .flag = &founding.bare,
		  .help = "without a working copy, for a server" },
		OPT_REGISTER(&common),
		{ .arg = "DIR", .str = &dir, .help = "where (here, if left "
						     "out)" },
		{ 0 },
	};
	struct afi_receipt receipt = AFI_RECEIPT_INIT;
	struct afi_writer writer;
	enum afi_code rc;

	if ((rc = opt_parse(opts, argc, argv, err)) ||
	    (rc = opt_writer(&writer, &common, AFI_NO_DAY, err)))
		goto out;
	founding.forces = forces.v;
	founding.nforces = forces.n;
	rc = afi_register_init(dir ? dir : opt_dir(&common), &founding,
			       &writer, &receipt, err);
	if (!rc)
		opt_say(&receipt);
out:
	afi_receipt_clear(&receipt);
	free(forces.v);
	return rc;
}
