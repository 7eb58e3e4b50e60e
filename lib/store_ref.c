/* Git's references: read, moved under Git's own lock, and logged. */
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>
#include <unistd.h>

#include "disk.h"
#include "store_impl.h"

enum afi_code afi_store_ref(git_oid *out, bool *there,
			    struct afi_store *store, const char *name,
			    struct afi_err *err)
{
	int giterr = git_reference_name_to_id(out, store->repo, name);

	*there = giterr == 0;
	if (giterr < 0 && giterr != GIT_ENOTFOUND)
		return afi_store_fail(err, giterr, "read", name);
	return AFI_OK;
}

static mode_t mode_of(const char *path)
{
	struct stat st;

	return stat(path, &st) == 0 ? st.st_mode & 0777 : 0;
}

enum afi_code afi_store_move_ref(struct afi_store *store, const char *name,
				 const git_oid *old, const git_oid *to,
				 bool *moved, struct afi_err *err)
{
	struct afi_claim claim = AFI_CLAIM_INIT;
	struct afi_str path = AFI_STR_INIT, value = AFI_STR_INIT;
	struct afi_err doubt = AFI_ERR_INIT;
	mode_t mode;
	git_oid now;
	enum afi_code rc;
	bool there;

	afi_str_addf(&path, "%s%s", store->common, name);
	mode = mode_of(path.s);
	afi_str_adds(&path, ".lock");
	afi_str_addf(&value, "%s\n", git_oid_tostr_s(to));
	if ((rc = afi_claim_take(&claim, &store->lock, path.s, value.s, mode,
				 AFI_STORE_PATIENCE, err)) ||
	    (rc = afi_store_ref(&now, &there, store, name, err)))
		goto out;
	if (there != (old != NULL) || (there && !git_oid_equal(&now, old))) {
		*moved = true;
		rc = afi_err_set(err, AFI_ECONFLICT, "another program was "
				 "quicker; try again");
		goto out;
	}
	/* From here on it is recorded, and to say otherwise would be untrue. */
	if (!(rc = afi_claim_commit(&claim, err)) &&
	    afi_disk_sync_folder(path.s, &doubt))
		fprintf(stderr, "afi: recorded, but it might not survive a "
			"power cut: %s\n", doubt.msg);
out:
	afi_claim_drop(&claim);
	afi_str_clear(&value);
	afi_str_clear(&path);
	return rc;
}

/* Git's own log of where a reference was; it failing is no harm. */
static void append_log(const char *folder, const char *name, const char *line,
		       bool make)
{
	struct afi_str path = AFI_STR_INIT;
	struct afi_err ignored = AFI_ERR_INIT;
	const int how = O_WRONLY | O_APPEND | O_CLOEXEC | (make ? O_CREAT : 0);
	int fd;

	afi_str_addf(&path, "%slogs/%s", folder, name);
	if (make)
		(void)afi_disk_make_parents(path.s);
	fd = open(path.s, how, 0666);
	if (fd >= 0) {
		(void)afi_disk_write(fd, line, strlen(line), path.s, &ignored);
		close(fd);
	}
	afi_str_clear(&path);
}

/* Whether a log is begun where there is none: "always" counts as true. */
static bool wants_log(const struct afi_store *store)
{
	static const char name[] = "core.logAllRefUpdates";
	git_config *config = NULL;
	const char *value = NULL;
	bool always;

	if (!git_repository_config_snapshot(&config, store->repo))
		(void)git_config_get_string(&value, config, name);
	always = value && !strcasecmp(value, "always");
	git_config_free(config);
	return always || afi_store_flag(store, name, store->workdir != NULL);
}

void afi_store_log_move(struct afi_store *store, bool was, const git_oid *old,
			const git_oid *to, const git_signature *who,
			const char *message)
{
	const bool make = wants_log(store);
	const git_oid none = { { 0 } };
	struct afi_str line = AFI_STR_INIT;

	afi_str_addf(&line, "%s ", git_oid_tostr_s(was ? old : &none));
	afi_str_addf(&line, "%s %s <%s> %lld +0000\tafi: %.*s\n",
		     git_oid_tostr_s(to), who->name, who->email,
		     (long long)who->when.time, (int)strcspn(message, "\n"),
		     message);
	append_log(store->common, store->branch, line.s, make);
	append_log(store->gitdir, "HEAD", line.s, make);
	afi_str_clear(&line);
}
