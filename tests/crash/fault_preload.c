/*
 * A disk that fails, and a machine that stops, at a chosen moment: preloaded
 * into afi, this counts its calls that change the disk and strikes at one.
 *
 *	LD_PRELOAD=.../fault_preload.so AFI_FAULT=kill:17 afi ...
 *
 * AFI_FAULT is one of
 *
 *	kill:N			the process is killed before call N
 *	tear:N			the same, but half of a write is still done
 *	fail:N:ERROR		call N fails once with ERROR
 *	fail:N:ERROR:on		so do all after it
 *	trace			nothing is harmed, and all calls are told
 *
 * where ERROR is ENOSPC, EIO, EACCES or EROFS.  A full disk lets nothing be
 * written but still lets things be removed and renamed; a right that is
 * missing is not missed by who has the file open.  Where an error cannot come
 * from a call, the call is done.
 *
 * Calls are counted from the first on a path that ends in AFI_FAULT_FROM, if
 * that is set: how many there are before may differ from run to run, as the
 * names of objects do.
 *
 * AFI_FAULT_TOLD names a file that says which call was struck, as in "17
 * rename PATH"; none is made if there were fewer.  Only a program called afi is
 * struck, not what it starts.  What stdio writes is seen where it is flushed or
 * closed, and what it writes before, because its buffer is full, is not.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/time.h>
#include <sys/uio.h>
#include <unistd.h>

/* What a call does, which decides what errors it can have. */
enum sort { CREATES, WRITES, SYNCS, REMOVES };

static enum { NOTHING, KILL, TEAR, FAIL, TRACE } fault;
static long strike, calls;
static int error;
static bool on;
static pid_t self;
static char told[4096], begin_at[256];

static int error_of(const char *name)
{
	if (strncmp(name, "ENOSPC", 6) == 0)
		return ENOSPC;
	if (strncmp(name, "EACCES", 6) == 0)
		return EACCES;
	if (strncmp(name, "EROFS", 5) == 0)
		return EROFS;
	return EIO;
}

__attribute__((constructor)) static void begin(void)
{
	const char *how = getenv("AFI_FAULT"), *file = getenv("AFI_FAULT_TOLD");
	const char *first = getenv("AFI_FAULT_FROM"), *colon;
	char exe[4096], *base;
	ssize_t len = readlink("/proc/self/exe", exe, sizeof(exe) - 1);

	if (!how || len <= 0)
		return;
	exe[len] = '\0';
	base = strrchr(exe, '/');
	if (!base || strcmp(base, "/afi") != 0)
		return;
	if (strncmp(how, "kill:", 5) == 0)
		fault = KILL;
	else if (strncmp(how, "tear:", 5) == 0)
		fault = TEAR;
	else if (strncmp(how, "fail:", 5) == 0)
		fault = FAIL;
	else if (strcmp(how, "trace") == 0)
		fault = TRACE;
	colon = strchr(how, ':');
	if (colon) {
		strike = atol(colon + 1);
		colon = strchr(colon + 1, ':');
	}
	if (colon) {
		error = error_of(colon + 1);
		on = strstr(colon, ":on") != NULL;
	}
	if (file)
		snprintf(told, sizeof(told), "%s", file);
	if (first)
		snprintf(begin_at, sizeof(begin_at), "%s", first);
	self = getpid();
	unsetenv("LD_PRELOAD");
	unsetenv("AFI_FAULT");
	unsetenv("AFI_FAULT_TOLD");
	unsetenv("AFI_FAULT_FROM");
}

static void tell(const char *call, const char *what)
{
	char line[4200];
	int fd, len;

	len = snprintf(line, sizeof(line), "%ld %s %s\n", calls, call, what);
	if (!*told || len < 0)
		return;
	fd = (int)syscall(SYS_openat, AT_FDCWD, told,
			  O_WRONLY | O_CREAT | O_APPEND, 0666);
	if (fd < 0)
		return;
	syscall(SYS_write, fd, line, (size_t)len);
	syscall(SYS_close, fd);
}

static bool can_fail(enum sort sort)
{
	switch (error) {
	case ENOSPC:
		return sort == CREATES || sort == WRITES;
	case EACCES:
	case EROFS:
		return sort == CREATES || sort == REMOVES;
	default:
		return true;
	}
}

/* What the descriptor @fd is, for a person. */
static const char *named(char *buf, size_t size, int fd)
{
	char link[64];
	ssize_t len;

	snprintf(link, sizeof(link), "/proc/self/fd/%d", fd);
	len = readlink(link, buf, size - 1);
	buf[len > 0 ? len : 0] = '\0';
	return buf;
}

/* Whether the counting begins, or has begun. */
static bool begun(const char *path)
{
	const size_t len = strlen(path), wanted = strlen(begin_at);

	if (len >= wanted && strcmp(path + len - wanted, begin_at) == 0)
		*begin_at = '\0';
	return !*begin_at;
}

/* Whether the call must fail; does not come back if the process is killed. */
static bool struck(const char *call, enum sort sort, const char *what)
{
	if (!fault || getpid() != self || !begun(what))
		return false;
	calls++;
	if (fault == TRACE)
		tell(call, what);
	if (fault == TRACE || calls < strike || (calls > strike && !on))
		return false;
	if (calls == strike)
		tell(call, what);
	if (fault != FAIL) {
		kill(self, SIGKILL);
		for (;;)
			pause();
	}
	if (!can_fail(sort))
		return false;
	errno = error;
	return true;
}

static bool struck_fd(const char *call, enum sort sort, int fd)
{
	char name[4096];

	if (!fault || fd == STDOUT_FILENO || fd == STDERR_FILENO)
		return false;
	return struck(call, sort, named(name, sizeof(name), fd));
}

/* How much of a write of @len bytes is done before the process is killed. */
static size_t torn(int fd, size_t len)
{
	if (fault != TEAR || calls + 1 != strike || getpid() != self ||
	    *begin_at || fd == STDOUT_FILENO || fd == STDERR_FILENO)
		return 0;
	return len / 2;
}

/* The function that is replaced. */
#define REAL(result, name, ...) \
	static result (*real)(__VA_ARGS__); \
	if (!real) \
		*(void **)&real = dlsym(RTLD_NEXT, name)

/* ---- opening ------------------------------------------------------------- */

static bool makes(int flags)
{
	return (flags & (O_CREAT | O_TRUNC)) ||
	       (flags & O_TMPFILE) == O_TMPFILE;
}

static mode_t mode_of(int flags, va_list args)
{
	return (flags & O_CREAT) || (flags & O_TMPFILE) == O_TMPFILE
		? va_arg(args, mode_t) : 0;
}

#define OPEN(function) \
int function(const char *path, int flags, ...) \
{ \
	va_list args; \
	mode_t mode; \
	REAL(int, #function, const char *, int, ...); \
\
	va_start(args, flags); \
	mode = mode_of(flags, args); \
	va_end(args); \
	if (makes(flags) && struck("open", CREATES, path)) \
		return -1; \
	return real(path, flags, mode); \
}

#define OPENAT(function) \
int function(int dir, const char *path, int flags, ...) \
{ \
	va_list args; \
	mode_t mode; \
	REAL(int, #function, int, const char *, int, ...); \
\
	va_start(args, flags); \
	mode = mode_of(flags, args); \
	va_end(args); \
	if (makes(flags) && struck("openat", CREATES, path)) \
		return -1; \
	return real(dir, path, flags, mode); \
}

#define MKSTEMP(function) \
int function(char *template) \
{ \
	REAL(int, #function, char *); \
\
	return struck("mkstemp", CREATES, template) ? -1 : real(template); \
}

OPEN(open)
OPEN(open64)
OPENAT(openat)
OPENAT(openat64)
MKSTEMP(mkstemp)
MKSTEMP(mkstemp64)

/* ---- writing ------------------------------------------------------------- */

ssize_t write(int fd, const void *bytes, size_t len)
{
	size_t some = torn(fd, len);
	REAL(ssize_t, "write", int, const void *, size_t);

	if (some && real(fd, bytes, some) < 0)
		return -1;
	if (struck_fd("write", WRITES, fd))
		return -1;
	return real(fd, bytes, len);
}

ssize_t writev(int fd, const struct iovec *parts, int n)
{
	REAL(ssize_t, "writev", int, const struct iovec *, int);

	return struck_fd("writev", WRITES, fd) ? -1 : real(fd, parts, n);
}

#define PWRITE(function, offset_type) \
ssize_t function(int fd, const void *bytes, size_t len, offset_type offset) \
{ \
	size_t some = torn(fd, len); \
	REAL(ssize_t, #function, int, const void *, size_t, offset_type); \
\
	if (some && real(fd, bytes, some, offset) < 0) \
		return -1; \
	if (struck_fd("pwrite", WRITES, fd)) \
		return -1; \
	return real(fd, bytes, len, offset); \
}

#define FTRUNCATE(function, offset_type) \
int function(int fd, offset_type len) \
{ \
	REAL(int, #function, int, offset_type); \
\
	return struck_fd("ftruncate", SYNCS, fd) ? -1 : real(fd, len); \
}

#define SYNC(function) \
int function(int fd) \
{ \
	REAL(int, #function, int); \
\
	return struck_fd(#function, SYNCS, fd) ? -1 : real(fd); \
}

PWRITE(pwrite, off_t)
PWRITE(pwrite64, off64_t)
FTRUNCATE(ftruncate, off_t)
FTRUNCATE(ftruncate64, off64_t)
SYNC(fsync)
SYNC(fdatasync)

/* ---- streams ------------------------------------------------------------- */

static bool struck_stream(const char *call, FILE *stream)
{
	const int fd = stream ? fileno(stream) : -1;

	return fd >= 0 && struck_fd(call, WRITES, fd);
}

int fflush(FILE *stream)
{
	REAL(int, "fflush", FILE *);

	return struck_stream("fflush", stream) ? EOF : real(stream);
}

/* It is closed in any case. */
int fclose(FILE *stream)
{
	const bool fails = struck_stream("fclose", stream);
	int result;
	REAL(int, "fclose", FILE *);

	result = real(stream);
	if (!fails)
		return result;
	errno = error;
	return EOF;
}

/* ---- names --------------------------------------------------------------- */

int mkdir(const char *path, mode_t mode)
{
	REAL(int, "mkdir", const char *, mode_t);

	return struck("mkdir", CREATES, path) ? -1 : real(path, mode);
}

int mkdirat(int dir, const char *path, mode_t mode)
{
	REAL(int, "mkdirat", int, const char *, mode_t);

	return struck("mkdirat", CREATES, path) ? -1 : real(dir, path, mode);
}

int link(const char *from, const char *to)
{
	REAL(int, "link", const char *, const char *);

	return struck("link", CREATES, to) ? -1 : real(from, to);
}

int linkat(int from_dir, const char *from, int to_dir, const char *to,
	   int flags)
{
	REAL(int, "linkat", int, const char *, int, const char *, int);

	return struck("linkat", CREATES, to)
		? -1 : real(from_dir, from, to_dir, to, flags);
}

int symlink(const char *from, const char *to)
{
	REAL(int, "symlink", const char *, const char *);

	return struck("symlink", CREATES, to) ? -1 : real(from, to);
}

int rename(const char *from, const char *to)
{
	REAL(int, "rename", const char *, const char *);

	return struck("rename", REMOVES, to) ? -1 : real(from, to);
}

int renameat(int from_dir, const char *from, int to_dir, const char *to)
{
	REAL(int, "renameat", int, const char *, int, const char *);

	return struck("renameat", REMOVES, to)
		? -1 : real(from_dir, from, to_dir, to);
}

int unlink(const char *path)
{
	REAL(int, "unlink", const char *);

	return struck("unlink", REMOVES, path) ? -1 : real(path);
}

int unlinkat(int dir, const char *path, int flags)
{
	REAL(int, "unlinkat", int, const char *, int);

	return struck("unlinkat", REMOVES, path) ? -1 : real(dir, path, flags);
}

int rmdir(const char *path)
{
	REAL(int, "rmdir", const char *);

	return struck("rmdir", REMOVES, path) ? -1 : real(path);
}

int remove(const char *path)
{
	REAL(int, "remove", const char *);

	return struck("remove", REMOVES, path) ? -1 : real(path);
}

int chmod(const char *path, mode_t mode)
{
	REAL(int, "chmod", const char *, mode_t);

	return struck("chmod", REMOVES, path) ? -1 : real(path, mode);
}

int fchmod(int fd, mode_t mode)
{
	REAL(int, "fchmod", int, mode_t);

	return struck_fd("fchmod", REMOVES, fd) ? -1 : real(fd, mode);
}
