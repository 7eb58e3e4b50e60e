/*
 * Files on disk, with care: all of it is written or an error says why not, a
 * signal interrupts nothing, and what was synced is there after a power cut.
 *
 * Messages name the file as @name or @path and the system's reason.
 */
#ifndef AFI_DISK_H
#define AFI_DISK_H

#include <stdbool.h>
#include <stddef.h>
#include <sys/types.h>

#include "err.h"
#include "str.h"

/** Write all @len @bytes to @fd. */
enum afi_code afi_disk_write(int fd, const void *bytes, size_t len,
			     const char *name, struct afi_err *err);

/** Append what is left to read of @fd to @out.  AFI_EINVALID if that is more
 *  than @max bytes. */
enum afi_code afi_disk_read(struct afi_str *out, int fd, size_t max,
			    const char *name, struct afi_err *err);

/** Append the file at @path to @out; AFI_ENOTFOUND if there is none. */
enum afi_code afi_disk_load(struct afi_str *out, const char *path, size_t max,
			    struct afi_err *err);

/** Wait until what was written to @fd, a file or a folder, is safe. */
enum afi_code afi_disk_sync(int fd, const char *name, struct afi_err *err);

/** Wait until the names in the folder of @path are safe. */
enum afi_code afi_disk_sync_folder(const char *path, struct afi_err *err);

/**
 * Make a file of our own at @path, in place of whatever a killed process left
 * there: never written into, as that may be linked elsewhere.  The umask
 * applies to @mode.  It is synced if @sync.
 */
enum afi_code afi_disk_create(const char *path, const void *bytes, size_t len,
			      mode_t mode, bool sync, struct afi_err *err);

/** What putting a file where nothing may be replaced came to. */
enum afi_placed {
	AFI_PLACED,		/* it is there now */
	AFI_PLACED_BEFORE,	/* the same bytes were there already */
	AFI_PLACED_NOT,		/* something else is in the way */
};

/**
 * Put a new file with the @len @bytes at @name in the open @folder, whole or
 * not at all.  Nothing that is there is touched or replaced, and no link is
 * followed.
 */
enum afi_code afi_disk_place(enum afi_placed *out, int folder,
			     const char *name, const void *bytes, size_t len,
			     struct afi_err *err);

/** Make the folders above @path that are missing; false with errno. */
bool afi_disk_make_parents(const char *path);

#endif
