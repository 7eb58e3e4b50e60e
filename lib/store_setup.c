/* Making a repository, who writes in it, and what Git needs to be told. */
#define _XOPEN_SOURCE 700	/* nftw */

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <ftw.h>
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

/* ---- making one ---------------------------------------------------------- */

/* The branch that Git would begin with, else main. */
static void choose_branch(struct afi_str *out)
{
	git_config *config = NULL, *now = NULL;
	const char *name;

	if (!git_config_open_default(&config) &&
	    !git_config_snapshot(&now, config) &&
	    !git_config_get_string(&name, now, "init.defaultBranch"))
		afi_str_adds(out, name);
	else
		afi_str_adds(out, "main");
	git_config_free(now);
	git_config_free(config);
}

static int remove_entry(const char *path, const struct stat *st, int type,
			struct FTW *where)
{
	(void)st;
	(void)type;
	(void)where;
	return remove(path);
}

/* Remove the folder @path with all in it, if it is there. */
static void remove_tree(const char *path)
{
	(void)nftw(path, remove_entry, 16, FTW_DEPTH | FTW_PHYS);
}

static int init_in(const char *dir, bool bare)
{
	git_repository_init_options opts;
	struct afi_str branch = AFI_STR_INIT;
	git_repository *repo = NULL;
	int giterr;

	git_repository_init_options_init(&opts,
					 GIT_REPOSITORY_INIT_OPTIONS_VERSION);
	choose_branch(&branch);
	opts.flags = GIT_REPOSITORY_INIT_MKPATH |
		     (bare ? GIT_REPOSITORY_INIT_BARE : 0);
	opts.initial_head = branch.s;
	giterr = git_repository_init_ext(&repo, dir, &opts);
	git_repository_free(repo);
	afi_str_clear(&branch);
	return giterr;
}

/*
 * Make it beside its place and rename it there when it is whole, so that one
 * that was interrupted is never taken for a repository; what is left of that
 * goes with the next try.
 */
static enum afi_code make(const char *dir, bool bare, struct afi_err *err)
{
	char *real = realpath(dir, NULL);
	const char *place = real ? real : dir;
	struct afi_str temp = AFI_STR_INIT, from = AFI_STR_INIT;
	struct afi_str to = AFI_STR_INIT;
	enum afi_code rc = AFI_OK;

	afi_str_adds(&temp, place);
	while (temp.len > 1 && temp.s[temp.len - 1] == '/')
		afi_str_cut(&temp, temp.len - 1);
	afi_str_addf(&to, "%s%s", temp.s, bare ? "" : "/.git");
	afi_str_adds(&temp, bare ? ".afi-new" : "/.afi-new");
	afi_str_addf(&from, "%s%s", temp.s, bare ? "" : "/.git");
	remove_tree(temp.s);
	git_error_clear();
	if (init_in(temp.s, bare) < 0)
		rc = afi_store_fail(err, -1, "make a register in", dir);
	else if (rename(from.s, to.s) < 0)
		rc = afi_err_set(err, AFI_EFAILED, "cannot make a register in "
				 "'%s': %s", dir, strerror(errno));
	remove_tree(temp.s);
	afi_str_clear(&to);
	afi_str_clear(&from);
	afi_str_clear(&temp);
	free(real);
	return rc;
}

/* Killed in its last moment, making one leaves this, which is empty then. */
static void remove_last(const char *dir)
{
	struct afi_str path = AFI_STR_INIT;

	afi_str_addf(&path, "%s/.afi-new", dir);
	(void)rmdir(path.s);
	afi_str_clear(&path);
}

enum afi_code afi_store_init(struct afi_store **out, const char *dir,
			     bool bare, struct afi_err *err)
{
	git_repository *repo = NULL;
	enum afi_code rc = AFI_OK;

	git_libgit2_init();
	if (git_repository_open_ext(&repo, dir, GIT_REPOSITORY_OPEN_NO_SEARCH,
				    NULL) == GIT_ENOTFOUND)
		rc = make(dir, bare, err);
	else
		remove_last(dir);
	git_repository_free(repo);
	if (!rc)
		rc = afi_store_open(out, dir, NULL, err);
	git_libgit2_shutdown();
	return rc;
}

/* ---- who writes ---------------------------------------------------------- */

static bool from_env(struct afi_str *out, const char *name)
{
	const char *value = getenv(name);

	if (!value || !*value)
		return false;
	afi_str_adds(out, value);
	return true;
}

static void find_name(struct afi_str *out, git_config *config,
		      const char *env, const char *author, const char *user)
{
	const char *value;

	if (from_env(out, env))
		return;
	if (!git_config_get_string(&value, config, author) ||
	    !git_config_get_string(&value, config, user))
		afi_str_adds(out, value);
}

/* What is written must be what the commit will say, which Git trims. */
static enum afi_code trim(struct afi_str *name, struct afi_str *email,
			  struct afi_err *err)
{
	git_signature *who = NULL;

	if (git_signature_new(&who, name->s, email->s, 0, 0) < 0)
		return afi_err_set(err, AFI_ENOTFOUND, "Git does not know your "
				   "name and address; tell it: git config "
				   "--global user.name 'Your Post' and git "
				   "config --global user.email you@example");
	afi_str_reset(name);
	afi_str_adds(name, who->name);
	afi_str_reset(email);
	afi_str_adds(email, who->email);
	git_signature_free(who);
	return AFI_OK;
}

enum afi_code afi_store_identity(struct afi_str *name, struct afi_str *email,
				 struct afi_store *store, struct afi_err *err)
{
	git_config *config = NULL, *all = NULL;
	enum afi_code rc;
	int giterr;

	git_libgit2_init();	/* there may be no store to have done it */
	if (store)
		giterr = git_repository_config_snapshot(&config, store->repo);
	else if (!(giterr = git_config_open_default(&all)))
		giterr = git_config_snapshot(&config, all);
	git_config_free(all);
	if (giterr < 0) {
		rc = afi_store_fail(err, giterr, "read the settings of",
				    "Git");
		goto out;
	}
	find_name(name, config, "GIT_AUTHOR_NAME", "author.name", "user.name");
	find_name(email, config, "GIT_AUTHOR_EMAIL", "author.email",
		  "user.email");
	rc = trim(name, email, err);
out:
	git_config_free(config);
	git_libgit2_shutdown();
	return rc;
}

/* ---- what Git is told ---------------------------------------------------- */

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
