#define _XOPEN_SOURCE 700	/* realpath */

#include "output.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "mem.h"
#include "pager.h"
#include "str.h"

enum { WIDTH = 80, NARROWEST = 20, WIDEST = 1000, ROWS = 24 };

/* ---- a terminal ---------------------------------------------------------- */

/* What the variable @name says, else what the terminal does, else @usual. */
static size_t measure(const char *name, unsigned short told, size_t usual)
{
	const char *set = getenv(name);
	const long n = set ? strtol(set, NULL, 10) : 0;

	if (n > 0)
		return (size_t)n;
	return told ? told : usual;
}

static void look_at_terminal(struct output *out)
{
	struct winsize size = { 0 };

	(void)ioctl(STDOUT_FILENO, TIOCGWINSZ, &size);
	out->rows = measure("LINES", size.ws_row, ROWS);
	out->width = measure("COLUMNS", size.ws_col, WIDTH);
	if (out->width < NARROWEST)
		out->width = NARROWEST;
	if (out->width > WIDEST)
		out->width = WIDEST;
}

static bool colour_wanted(const char *when, bool terminal)
{
	const char *term = getenv("TERM"), *none = getenv("NO_COLOR");

	if (when && strcmp(when, "auto"))
		return !strcmp(when, "always");
	return terminal && term && *term && strcmp(term, "dumb") &&
	       !(none && *none);
}

/* Count the screen lines of what has come since the last time; colours take no
 * room. */
static void count_lines(struct output *out)
{
	bool escape = false;

	for (; out->seen < out->len; out->seen++) {
		const unsigned char c = (unsigned char)out->held[out->seen];

		if (c == '\n') {
			out->lines++;
			out->column = 0;
		} else if (c == '\033' || escape) {
			escape = c != 'm';
		} else if ((c & 0xC0) != 0x80 && ++out->column > out->width) {
			out->lines++;
			out->column = 1;
		}
	}
}

/* ---- a file -------------------------------------------------------------- */

static enum afi_code cannot(const char *path, int why, struct afi_err *err)
{
	return afi_err_set(err, AFI_EFAILED, "cannot write '%s': %s", path,
			   why == EISDIR ? "it is a folder; name a file in it"
					 : strerror(why));
}

/* Make what is to be renamed beside the file, with the rights that it has or
 * would have got. */
static enum afi_code open_beside(struct output *out, mode_t mode,
				 struct afi_err *err)
{
	struct afi_str name = AFI_STR_INIT;
	const char *slash = strrchr(out->path, '/');
	int fd;

	afi_str_addf(&name, "%.*s.afi-XXXXXX",
		     slash ? (int)(slash + 1 - out->path) : 0, out->path);
	fd = mkstemp(name.s);
	if (fd < 0) {
		afi_str_clear(&name);
		return cannot(out->path, errno, err);
	}
	out->scratch = afi_str_take(&name);
	if (fcntl(fd, F_SETFD, FD_CLOEXEC) || fchmod(fd, mode) ||
	    !(out->file = fdopen(fd, "w"))) {
		cannot(out->path, errno, err);
		close(fd);
		return err->code;
	}
	return AFI_OK;
}

/* What is no ordinary file, such as /dev/null, is not replaced. */
static enum afi_code open_special(struct output *out, struct afi_err *err)
{
	const int fd = open(out->path, O_WRONLY | O_NOCTTY | O_CLOEXEC);

	if (fd < 0 || !(out->file = fdopen(fd, "w")))
		return cannot(out->path, errno, err);
	return AFI_OK;
}

static enum afi_code open_file(struct output *out, const char *path,
			       struct afi_err *err)
{
	const mode_t mask = umask(0);
	char real[PATH_MAX];
	struct stat is;

	umask(mask);
	if (!*path)
		return afi_err_set(err, AFI_EUSAGE, "-o needs the name of a "
				   "file");
	if (stat(path, &is)) {
		if (errno != ENOENT || !lstat(path, &is))
			return cannot(path, errno, err);
		out->path = afi_xstrdup(path);
		return open_beside(out, 0666 & ~mask, err);
	}
	if (S_ISDIR(is.st_mode))
		return cannot(path, EISDIR, err);
	/* A link stays, and leads to what is new. */
	if (!realpath(path, real))
		return cannot(path, errno, err);
	out->path = afi_xstrdup(real);
	if (!S_ISREG(is.st_mode))
		return open_special(out, err);
	if (access(path, W_OK))
		return cannot(path, errno, err);
	return open_beside(out, is.st_mode & 0777, err);
}

/* Let the new file appear under its name, or go. */
static enum afi_code place(struct output *out, enum afi_code rc,
			   struct afi_err *err)
{
	if (!out->scratch)
		return rc;
	if (!rc && rename(out->scratch, out->path))
		rc = cannot(out->path, errno, err);
	if (rc)
		unlink(out->scratch);
	return rc;
}

/* ---- all of it ----------------------------------------------------------- */

void output_guard(void)
{
	static const int modes[] = { O_WRONLY, O_RDONLY, O_RDONLY };

	for (int fd = 0; fd < 3; fd++)
		if (fcntl(fd, F_GETFD) < 0 && open("/dev/null", modes[fd]) < 0)
			_exit(1);
}

static enum afi_code cannot_show(int why, struct afi_err *err)
{
	return afi_err_set(err, AFI_EFAILED, "cannot write the output: %s",
			   why == EBADF ? "standard output is closed"
					: strerror(why));
}

/* Why standard output could not be written when that was first tried. */
static int unsaid;

void output_say(const char *text)
{
	if (fputs(text, stdout) >= 0 && !fflush(stdout))
		return;
	unsaid = errno;
	fputs(text, stderr);
}

enum afi_code output_check(enum afi_code rc, struct afi_err *err)
{
	errno = unsaid;
	if ((fflush(stdout) || ferror(stdout)) && rc <= AFI_HELP)
		rc = cannot_show(errno ? errno : EIO, err);
	return rc;
}

bool output_is_file(const char *path)
{
	return path && strcmp(path, "-") != 0;
}

bool output_is_seen(const char *path)
{
	return !output_is_file(path) && isatty(STDOUT_FILENO);
}

/* Write to a file without a name until all of it is known to be good. */
static enum afi_code open_whole(struct output *out, struct afi_err *err)
{
	FILE *to = out->file;

	out->whole = true;
	out->to = to;
	out->file = tmpfile();
	if (!out->file)
		return afi_err_set(err, AFI_EFAILED, "cannot hold back the "
				   "output: %s", strerror(errno));
	return AFI_OK;
}

/* Copy what was held back to where it goes, if @rc is AFI_OK. */
static void pass_whole(struct output *out, enum afi_code rc)
{
	FILE *from = out->file;
	char buf[65536];
	size_t n;

	out->file = out->to;
	if (fflush(from) || ferror(from))
		out->failed = errno ? errno : EIO;
	rewind(from);
	while (!rc && !out->failed &&
	       (n = fread(buf, 1, sizeof(buf), from)) > 0)
		if (fwrite(buf, 1, n, out->file) != n)
			out->failed = errno ? errno : EIO;
	if (ferror(from) && !out->failed)
		out->failed = errno;
	fclose(from);
}

enum afi_code output_open(struct output *out, const char *path,
			  const char *colour, bool whole, struct afi_err *err)
{
	enum afi_code rc = AFI_OK;

	out->width = WIDTH;
	if (output_is_file(path)) {
		rc = open_file(out, path, err);
	} else {
		out->terminal = isatty(STDOUT_FILENO);
		if (out->terminal)
			look_at_terminal(out);
		if (out->terminal && !whole && pager_wanted())
			out->file = open_memstream(&out->held, &out->len);
		out->holding = out->file;
		if (!out->file)
			out->file = stdout;
	}
	if (!rc && whole && !out->scratch)
		rc = open_whole(out, err);
	out->colour = colour_wanted(colour, out->terminal);
	return rc;
}

enum afi_code output_refuse(const struct output *out, char format,
			    struct afi_err *err)
{
	const char *what = format == 'p' ? "a PDF" : format == 'd' ? "a DOCX" :
			   format == 'x' ? "an XLSX" : NULL;

	if (!what || !out->terminal)
		return AFI_OK;
	return afi_err_set(err, AFI_EUSAGE, "%s is not for a terminal; name a "
			   "file for it with -o FILE", what);
}

/* Give what was held back to the pager or to the terminal. */
static void let_go(struct output *out, bool page)
{
	FILE *pager = page ? pager_start(&out->pager) : NULL;

	fclose(out->file);
	out->holding = false;
	out->file = pager ? pager : stdout;
	fwrite(out->held, 1, out->len, out->file);
	fflush(out->file);
	free(out->held);
}

void output_settle(struct output *out)
{
	if (out->holding) {
		fflush(out->file);
		count_lines(out);
		if (out->lines >= out->rows)
			let_go(out, true);
	}
	if (!out->failed && ferror(out->file))
		out->failed = errno ? errno : EIO;
}

/* Make sure that all of it is written: only then may a file be replaced. */
static void finish(struct output *out)
{
	if (fflush(out->file) && !out->failed)
		out->failed = errno;
	if (out->scratch && !out->failed && fsync(fileno(out->file)))
		out->failed = errno;
	if (out->file != stdout && fclose(out->file) && !out->failed)
		out->failed = errno;
}

enum afi_code output_close(struct output *out, enum afi_code rc,
			   struct afi_err *err)
{
	if (out->file)
		output_settle(out);
	if (out->whole && out->file)
		pass_whole(out, rc);
	if (out->holding)
		let_go(out, false);
	if (out->pager)
		pager_end(out->file, out->pager);
	else if (out->file)
		finish(out);
	if (out->failed && !rc)
		rc = out->path ? cannot(out->path, out->failed, err)
			       : cannot_show(out->failed, err);
	rc = place(out, rc, err);
	free(out->scratch);
	free(out->path);
	*out = (struct output)OUTPUT_INIT;
	return rc;
}
