/* afi complete: what may come next; for the shell to call, see afi.bash. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cmd.h"
#include "complete.h"
#include "opt.h"

/* Let the command say what it takes: only there is its table of options. */
static void complete_for(const char *name, int argc, char **words)
{
	char **argv = afi_xcalloc((size_t)argc + 3, sizeof(*argv));
	struct afi_err ignored = AFI_ERR_INIT;
	const struct command *command;

	if (!command_find(&command, name, &ignored) && command->under) {
		argv[0] = (char *)command->name;
		argv[1] = (char *)OPT_COMPLETE;
		for (int i = 0; i < argc; i++)
			argv[i + 2] = words[i];
		(void)command->run(argc + 2, argv, &ignored);
	}
	free(argv);
}

enum afi_code cmd_complete(int argc, char **argv, struct afi_err *err)
{
	char **words = argv + 1;
	int n = argc - 1;

	(void)err;
	/* Whoever is typing wants no messages. */
	if (!freopen("/dev/null", "w", stderr))
		return AFI_OK;
	if (n > 2 && !strcmp(words[0], "-C")) {
		if (setenv("AFI_REGISTER", words[1], 1))
			return AFI_OK;
		words += 2;
		n -= 2;
	}
	if (n == 1) {
		complete_command(words[0]);
		if (words[0][0] == '-')
			fputs("--help\n--version\n", stdout);
	} else if (n > 1) {
		complete_for(words[0], n - 1, words + 1);
	}
	return AFI_OK;
}
