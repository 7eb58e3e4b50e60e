/*
 * How much memory libgit2 may take for one thing while what it reads ought to
 * be small.  It takes its memory through a table of functions, of which this is
 * another one; libgit2 1.7 made it shorter.
 */
#include <git2/sys/alloc.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "store_impl.h"

/* An object and a little beside it: a NUL, a header. */
enum { MOST = AFI_STORE_SMALL + 4096 };

static void *get(size_t size, const char *file, int line)
{
	(void)file;
	(void)line;
	return size > MOST ? NULL : malloc(size ? size : 1);
}

static void *get_more(void *old, size_t size, const char *file, int line)
{
	(void)file;
	(void)line;
	return size > MOST ? NULL : realloc(old, size ? size : 1);
}

#if LIBGIT2_VER_MAJOR == 1 && LIBGIT2_VER_MINOR < 7

static void *get_zeros(size_t n, size_t size, const char *file, int line)
{
	(void)file;
	(void)line;
	return size && n > MOST / size ? NULL : calloc(n ? n : 1, size);
}

static void *get_more_of(void *old, size_t n, size_t size, const char *file,
			 int line)
{
	return size && n > MOST / size ? NULL :
	       get_more(old, n * size, file, line);
}

static void *get_some_of(size_t n, size_t size, const char *file, int line)
{
	return get_more_of(NULL, n, size, file, line);
}

static char *copy(const char *s, size_t len, const char *file, int line)
{
	char *to = len < MOST ? get(len + 1, file, line) : NULL;

	if (to) {
		memcpy(to, s, len);
		to[len] = '\0';
	}
	return to;
}

static char *copy_most(const char *s, size_t len, const char *file, int line)
{
	return copy(s, strnlen(s, len), file, line);
}

static char *copy_all(const char *s, const char *file, int line)
{
	return copy(s, strlen(s), file, line);
}

#endif

void afi_store_bound(bool on)
{
	git_allocator bounded = {
		.gmalloc = get,
		.grealloc = get_more,
		.gfree = free,
#if LIBGIT2_VER_MAJOR == 1 && LIBGIT2_VER_MINOR < 7
		.gcalloc = get_zeros,
		.greallocarray = get_more_of,
		.gmallocarray = get_some_of,
		.gsubstrdup = copy,
		.gstrndup = copy_most,
		.gstrdup = copy_all,
#endif
	};

	git_libgit2_opts(GIT_OPT_SET_ALLOCATOR, on ? &bounded : NULL);
}
