/* afi help: the commands, or one command's usage. */
#include <stdio.h>
#include <string.h>

#include "cmd.h"
#include "opt.h"

static void overview(void)
{
	fputs("usage: afi COMMAND ...\n\n"
	      "Tracks what an inspectorate found wanting in a police force, "
	      "and what was done\nabout it.\n\n", stdout);
	for (const struct command *c = command_table(); c->name; c++)
		if (!c->hidden)
			printf("  %-10s%s\n", c->name, c->what);
	fputs("\nA TARGET is FORCE/INSPECTION/FINDING/ACTION, such as\n"
	      "leicestershire/peel-2023-25/afi-3/2; parts in front may be "
	      "left out while it is\nclear what is meant.  'afi help "
	      "COMMAND' says more about one; 'man afi' says it\nall.\n",
	      stdout);
}

enum afi_code cmd_help(int argc, char **argv, struct afi_err *err)
{
	static char help[] = "--help";
	const struct command *found;
	const char *name = NULL;
	const struct opt opts[] = {
		{ .arg = "COMMAND", .str = &name,
		  .help = "the command to explain" },
		{ 0 },
	};
	enum afi_code rc;

	if ((rc = opt_parse(opts, argc, argv, err)))
		return rc;
	if (!name) {
		overview();
		return AFI_OK;
	}
	if ((rc = command_find(&found, name, err)))
		return rc;
	return found->run(2, (char *[]){ (char *)found->name, help, NULL },
			  err);
}
