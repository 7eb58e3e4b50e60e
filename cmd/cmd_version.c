/* afi version: which afi this is. */
#include <stdio.h>

#include "cmd.h"
#include "opt.h"
#include "record.h"

enum afi_code cmd_version(int argc, char **argv, struct afi_err *err)
{
	const struct opt opts[] = { { 0 } };
	enum afi_code rc;

	if (!(rc = opt_parse(opts, argc, argv, err)))
		printf("afi " AFI_VERSION " (record format %d)\n",
		       AFI_RECORD_FORMAT);
	return rc;
}
