/* Making a repository, and who writes in it. */
#define _XOPEN_SOURCE 700	/* nftw */

#include <errno.h>
#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "mem.h"
#include "store_impl.h"

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
