/* What Git is told, and told to do: the merge driver, the hook, maintenance. */
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "disk.h"
#include "mem.h"
#include "store_impl.h"

enum {
	HOOK_MAX = 64 * 1024,
	CONFIG_MAX = 1024 * 1024,
	AUTO_DEFAULT = 6700,	/* Git's own gc.auto */
	FOLDERS = 256,		/* that loose objects are spread over */
};

/* ---- the driver and the hook --------------------------------------------- */

/* A word for the shell, whatever is in it. */
static void quote(struct afi_str *out, const char *word)
{
	afi_str_addc(out, '\'');
	for (; *word; word++) {
		if (*word == '\'')
			afi_str_adds(out, "'\\''");
		else
			afi_str_addc(out, *word);
	}
	afi_str_addc(out, '\'');
}

/* The same inside the double quotes of Git's settings. */
static void quote_setting(struct afi_str *out, const char *word)
{
	struct afi_str quoted = AFI_STR_INIT;

	quote(&quoted, word);
	for (const char *s = quoted.s; *s; s++) {
		if (*s == '"' || *s == '\\')
			afi_str_addc(out, '\\');
		afi_str_addc(out, *s);
	}
	afi_str_clear(&quoted);
}

/* Whether @command begins with a quoted program that is there. */
static bool still_runs(const char *command)
{
	struct afi_str program = AFI_STR_INIT;
	const char *end = *command == '\'' ? strchr(command + 1, '\'') : NULL;
	bool runs;

	if (!end)
		return true;	/* somebody's own way; not ours to judge */
	afi_str_add(&program, command + 1, (size_t)(end - command) - 1);
	runs = access(program.s, X_OK) == 0;
	afi_str_clear(&program);
	return runs;
}

/* Git's settings get one section more at their end, where it counts over any
 * before; libgit2's own way would leave Git's lock behind if it were killed. */
static void add_driver(struct afi_store *store, const char *program)
{
	struct afi_claim claim = AFI_CLAIM_INIT;
	struct afi_str path = AFI_STR_INIT, text = AFI_STR_INIT;
	struct afi_err ignored = AFI_ERR_INIT;
	struct stat st;

	afi_str_addf(&path, "%sconfig", store->common);
	if (stat(path.s, &st) < 0 ||
	    afi_disk_load(&text, path.s, CONFIG_MAX, &ignored))
		goto out;
	afi_str_adds(&path, ".lock");
	afi_str_adds(&text, "[merge \"afi\"]\n"
		     "\tname = merge records entry by entry\n\tdriver = \"");
	quote_setting(&text, program);
	afi_str_adds(&text, " merge-records %O %A %B %P\"\n");
	if (!afi_claim_take(&claim, &store->lock, path.s, text.s,
			    st.st_mode & 0777, 0, &ignored))
		(void)afi_claim_commit(&claim, &ignored);
out:
	afi_claim_drop(&claim);
	afi_str_clear(&text);
	afi_str_clear(&path);
}

static void equip_driver(struct afi_store *store, const char *program)
{
	git_config *config = NULL;
	const char *old = NULL;

	if (git_repository_config_snapshot(&config, store->repo) < 0)
		return;
	if (git_config_get_string(&old, config, "merge.afi.driver") < 0 ||
	    !still_runs(old))
		add_driver(store, program);
	git_config_free(config);
}

#define HOOK_MARK "# Put here by afi:"

/* A merge must keep what each of its sides has. */
static void write_hook(struct afi_str *out, const char *program)
{
	afi_str_adds(out, "#!/bin/sh\n" HOOK_MARK " no commit drops or changes "
		     "what is recorded.\n"
		     "git rev-parse -q --verify HEAD >/dev/null || exit 0\n"
		     "merged=$(git rev-parse -q --verify MERGE_HEAD)\n"
		     "for side in HEAD $merged; do\n"
		     "\tgit diff-index --cached --raw --no-renames "
		     "--no-abbrev -z \\\n\t\t\"$side\" -- records "
		     "register.yaml |\n\t");
	quote(out, program);
	afi_str_adds(out, " check-staged || exit 1\ndone\n");
}

/* Whether the hook there is ours, and its program is still there. */
static bool hook_stands(const char *path, bool *ours)
{
	struct afi_str hook = AFI_STR_INIT;
	struct afi_err ignored = AFI_ERR_INIT;
	const char *line;
	bool stands;

	*ours = true;
	if (afi_disk_load(&hook, path, HOOK_MAX, &ignored)) {
		afi_str_clear(&hook);
		*ours = ignored.code == AFI_ENOTFOUND;
		return false;
	}
	*ours = strstr(hook.s, HOOK_MARK) != NULL;
	line = strstr(hook.s, "|\n\t'");
	stands = *ours && line && still_runs(line + 3);
	afi_str_clear(&hook);
	return stands;
}

static void equip_hook(struct afi_store *store, const char *program)
{
	struct afi_str path = AFI_STR_INIT, temp = AFI_STR_INIT;
	struct afi_str hook = AFI_STR_INIT;
	struct afi_err ignored = AFI_ERR_INIT;
	git_config *config = NULL;
	const char *own;
	bool ours;

	/* Hooks kept elsewhere are somebody's system, not ours to change. */
	if (git_repository_config_snapshot(&config, store->repo) < 0 ||
	    !git_config_get_string(&own, config, "core.hooksPath"))
		goto out;
	afi_str_addf(&path, "%shooks/pre-commit", store->common);
	if (hook_stands(path.s, &ours) || !ours)
		goto out;
	afi_str_addf(&temp, "%shooks/afi.tmp-hook", store->common);
	write_hook(&hook, program);
	if (!afi_disk_make_parents(path.s) ||
	    afi_disk_create(temp.s, hook.s, hook.len, 0777, false, &ignored) ||
	    rename(temp.s, path.s) < 0)
		(void)unlink(temp.s);
out:
	git_config_free(config);
	afi_str_clear(&hook);
	afi_str_clear(&temp);
	afi_str_clear(&path);
}

void afi_store_equip(struct afi_store *store, const char *program)
{
	equip_driver(store, program);
	equip_hook(store, program);
}

/* ---- maintenance --------------------------------------------------------- */

/* How many loose objects there are, as Git itself guesses: from one folder. */
static size_t count_loose(const struct afi_store *store)
{
	struct afi_str path = AFI_STR_INIT;
	struct dirent *entry;
	size_t n = 0;
	DIR *dir;

	afi_str_addf(&path, "%sobjects/17", store->common);
	dir = opendir(path.s);
	while (dir && (entry = readdir(dir)))
		n += strlen(entry->d_name) == AFI_OID_LEN - 2;
	if (dir)
		closedir(dir);
	afi_str_clear(&path);
	return n * FOLDERS;
}

static bool is_due(const struct afi_store *store)
{
	git_config *config = NULL;
	int32_t limit = AUTO_DEFAULT;

	if (count_loose(store) <= FOLDERS)
		return false;	/* without asking for the setting */
	if (!git_repository_config_snapshot(&config, store->repo))
		(void)git_config_get_int32(&limit, config, "gc.auto");
	git_config_free(config);
	return limit > 0 && count_loose(store) > (size_t)limit;
}

/* The grandchild that is left to do it, cut off from whoever waits for us. */
static void run_maintenance(const struct afi_store *store)
{
	int null = open("/dev/null", O_RDWR);

	if (null < 0 || dup2(null, 0) < 0 || dup2(null, 1) < 0 ||
	    dup2(null, 2) < 0)
		_exit(1);
	execlp("git", "git", "--git-dir", store->common, "maintenance", "run",
	       "--auto", "--quiet", (char *)NULL);
	_exit(127);
}

void afi_store_maintain(struct afi_store *store)
{
	pid_t child;

	if (!is_due(store))
		return;
	fflush(NULL);
	child = fork();
	if (child == 0) {
		if (setsid() >= 0 && fork() == 0)
			run_maintenance(store);
		_exit(0);
	}
	while (child > 0 && waitpid(child, NULL, 0) < 0 && errno == EINTR)
		;
}
