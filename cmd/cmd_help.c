/* afi help: the commands, or one command's page, or else its usage. */
#include <fcntl.h>
#include <limits.h>
#include <spawn.h>
#include <stdio.h>
#include <string.h>
#include <sys/types.h>
#include <sys/wait.h>
#include <unistd.h>

#include "cmd.h"
#include "opt.h"
#include "output.h"
#include "str.h"

extern char **environ;

static void list_commands(FILE *out)
{
	const char *under = NULL;

	for (const struct command *c = command_table(); c->name; c++) {
		if (!c->under)
			continue;
		if (c->under != under)
			fprintf(out, "\n%s\n", c->under);
		fprintf(out, "  %-10s%s\n", c->name, c->what);
		under = c->under;
	}
}

static enum afi_code overview(struct afi_err *err)
{
	struct output out = OUTPUT_INIT;
	enum afi_code rc;

	if ((rc = output_open(&out, NULL, NULL, false, err)))
		return rc;
	fputs("usage: afi COMMAND ...\n\n"
	      "Tracks what an inspectorate found wanting in a police force, "
	      "and what was done\nabout it.  'afi' alone shows what is "
	      "yours and what is due.\n", out.file);
	list_commands(out.file);
	fputs("\nA TARGET is FORCE/INSPECTION/FINDING/ACTION, such as\n"
	      "leicestershire/peel-2023-25/afi-3/2; parts in front may be "
	      "left out while it is\nclear what is meant.  'afi help "
	      "COMMAND' explains one; 'man afi' says what holds\nfor all "
	      "of them.\n", out.file);
	return output_close(&out, AFI_OK, err);
}

/* Whether man(1) has that page; it answers nobody else. */
static bool man_has(const char *how, const char *page)
{
	char *const argv[] = { (char *)"man", (char *)"-w", (char *)how,
			       (char *)page, NULL };
	posix_spawn_file_actions_t quiet;
	bool has = false;
	int status;
	pid_t man;

	if (posix_spawn_file_actions_init(&quiet))
		return false;
	if (!posix_spawn_file_actions_addopen(&quiet, STDOUT_FILENO,
					      "/dev/null", O_WRONLY, 0) &&
	    !posix_spawn_file_actions_adddup2(&quiet, STDOUT_FILENO,
					      STDERR_FILENO) &&
	    !posix_spawnp(&man, "man", &quiet, NULL, argv, environ))
		has = waitpid(man, &status, 0) == man && status == 0;
	posix_spawn_file_actions_destroy(&quiet);
	return has;
}

/* Become man(1) with that page; come back if there is none to be had. */
static void open_page(const char *how, const char *page)
{
	char *const argv[] = { (char *)"man", (char *)how, (char *)page,
			       NULL };

	if (man_has(how, page))
		execvp("man", argv);
}

/* The page in the source tree, if this program lies where it was built. */
static void page_beside(struct afi_str *out, const char *page)
{
	char self[PATH_MAX];
	ssize_t len = readlink("/proc/self/exe", self, sizeof(self) - 1);

	if (len <= 0)
		return;
	self[len] = '\0';
	*strrchr(self, '/') = '\0';
	afi_str_addf(out, "%s/../../cmd/%s.1", self, page);
}

/* The newer one first: what is installed may be of another version. */
static void open_page_of(const char *command)
{
	struct afi_str page = AFI_STR_INIT, file = AFI_STR_INIT;

	afi_str_addf(&page, "afi-%s", command);
	page_beside(&file, page.s);
	if (access(file.s, R_OK) == 0)
		open_page("-l", file.s);
	open_page("1", page.s);
	afi_str_clear(&file);
	afi_str_clear(&page);
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
	if (!name)
		return overview(err);
	if ((rc = command_find(&found, name, err)))
		return rc;
	if (isatty(STDOUT_FILENO))
		open_page_of(found->name);
	return found->run(2, (char *[]){ (char *)found->name, help, NULL },
			  err);
}
