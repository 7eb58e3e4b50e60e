/* The copies, once the commit stands: brought up to date. */
#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "store_impl.h"

enum afi_code afi_copies_stage(struct afi_copies *copies,
			       struct afi_copy *copy, struct afi_err *err)
{
	if (!copies->index || copy->mine || copy->skip ||
	    (copy->there && git_oid_equal(&copy->seen, &copy->id)))
		return AFI_OK;
	return afi_copy_stage(copy, copies->store, err);
}

static void say_late(struct afi_copy *copy, const char *why)
{
	copy->late = true;
	fprintf(stderr, "afi: recorded, but your copy of '%s' could not be "
		"brought up to date: %s; the next afi command will try again\n",
		copy->path, why);
}

static void fill_stat(git_index_entry *entry, const struct stat *st)
{
	entry->ctime.seconds = (int32_t)st->st_ctim.tv_sec;
	entry->ctime.nanoseconds = (uint32_t)st->st_ctim.tv_nsec;
	entry->mtime.seconds = (int32_t)st->st_mtim.tv_sec;
	entry->mtime.nanoseconds = (uint32_t)st->st_mtim.tv_nsec;
	entry->dev = (uint32_t)st->st_dev;
	entry->ino = (uint32_t)st->st_ino;
	entry->uid = (uint32_t)st->st_uid;
	entry->gid = (uint32_t)st->st_gid;
	entry->file_size = (uint32_t)st->st_size;
}

static int set_entry(const struct afi_copies *copies,
		     const struct afi_copy *copy)
{
	git_index_entry entry = {
		.path = copy->path, .id = copy->id, .mode = copy->mode,
		.flags = copy->flags, .flags_extended = copy->extended,
	};
	struct stat st;

	/* Without the file's times Git looks into it, which is right where
	 * the file is late. */
	if (!copy->skip && !copy->late &&
	    afi_copy_stat(copy, &st, copies->store))
		fill_stat(&entry, &st);
	return git_index_add(copies->index, &entry);
}

/*
 * A file written in the second in which the index was written may have changed
 * after it was looked at, with no trace in its times.  Git knows by the index's
 * own time which those are, and that is about to change: unset their size, as
 * Git does, so that it goes on looking into them.  The entries are libgit2's
 * own memory and not constant; to set 80,000 of them one by one would be slow.
 */
static void distrust_recent(const struct afi_copies *copies)
{
	const size_t n = git_index_entrycount(copies->index);

	for (size_t i = 0; i < n; i++) {
		git_index_entry *entry = (git_index_entry *)
			git_index_get_byindex(copies->index, i);

		if (entry->mtime.seconds >= copies->stamp)
			entry->file_size = 0;
	}
}

static int write_index(const struct afi_copies *copies)
{
	int giterr = git_index_write(copies->index);

	if (giterr < 0)
		return giterr;
	if (copies->had_index)	/* a nicety: it failing leaves the usual one */
		(void)chmod(copies->private.s, copies->mode);
	if (rename(copies->private.s, copies->target.s) == 0)
		return 0;
	git_error_set_str(GIT_ERROR_OS, strerror(errno));
	return -1;
}

static void finish_file(struct afi_copies *copies, struct afi_copy *copy,
			bool *changed)
{
	struct afi_err err = AFI_ERR_INIT;
	const bool written = copy->temp;

	if (written && afi_copy_replace(copy, copies->store, &err))
		say_late(copy, err.msg);
	if (!copy->current || (written && !copy->late))
		*changed = true;
}

void afi_copies_finish(struct afi_copies *copies)
{
	bool changed = false;
	int giterr = 0;

	if (!copies->index)
		return;
	for (size_t i = 0; i < copies->n; i++)
		if (!copies->v[i].mine && !copies->v[i].late)
			finish_file(copies, &copies->v[i], &changed);
	if (!changed)
		return;
	if (copies->had_index)
		distrust_recent(copies);
	for (size_t i = 0; i < copies->n && !giterr; i++)
		if (!copies->v[i].mine)
			giterr = set_entry(copies, &copies->v[i]);
	if (!giterr)
		giterr = write_index(copies);
	if (!giterr)
		return;
	for (size_t i = 0; i < copies->n; i++)
		if (!copies->v[i].mine && !copies->v[i].late)
			say_late(&copies->v[i], git_error_last() ?
				 git_error_last()->message : "unknown reason");
}
