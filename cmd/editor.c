#include "editor.h"

#include <errno.h>
#include <signal.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "disk.h"
#include "mem.h"
#include "text.h"

enum { EDITED_MAX = 8 * 1024 * 1024 };

extern char **environ;

/* One run of the program asks for one text.  Where it is must outlive the
 * command that asked, which knows nothing of what main() will see. */
static struct {
	char *folder, *path;	/* NULL: nothing is kept */
} kept;

bool editor_can_ask(void)
{
	return isatty(STDIN_FILENO) && isatty(STDOUT_FILENO);
}

const char *editor_command(void)
{
	const char *command = getenv("VISUAL");

	if (!command || !*command)
		command = getenv("EDITOR");
	return command && *command ? command : NULL;
}

const char *editor_file(void)
{
	return kept.path;
}

/* ---- the file ------------------------------------------------------------ */

static void forget(void)
{
	if (kept.path)
		unlink(kept.path);
	if (kept.folder)
		rmdir(kept.folder);
	free(kept.path);
	free(kept.folder);
	kept.path = kept.folder = NULL;
}

/* Editors leave their own files beside it, so the folder is ours alone too. */
static enum afi_code make_place(struct afi_err *err)
{
	const char *tmp = getenv("TMPDIR");
	struct afi_str folder = AFI_STR_INIT;

	if (kept.path)
		return AFI_OK;
	if (!tmp || !*tmp)
		tmp = "/tmp";
	afi_str_addf(&folder, "%s/afi-XXXXXX", tmp);
	if (!mkdtemp(folder.s)) {
		afi_err_set(err, AFI_EFAILED, "cannot make a folder in '%s' "
			    "for the text: %s; let TMPDIR name one that you "
			    "may write to, or give the text with -m or -F",
			    tmp, strerror(errno));
		afi_str_clear(&folder);
		return err->code;
	}
	kept.folder = afi_xstrdup(folder.s);
	afi_str_adds(&folder, "/text.md");
	kept.path = afi_str_take(&folder);
	return AFI_OK;
}

static enum afi_code save(const struct afi_str *text, struct afi_err *err)
{
	enum afi_code rc;

	if ((rc = make_place(err)))
		return rc;
	return afi_disk_create(kept.path, text->s, text->len, 0600, false,
			       err);
}

enum afi_code editor_keep(const struct afi_str *text, struct afi_err *err)
{
	if (text->s[strspn(text->s, " \t\r\n")])
		return save(text, err);
	forget();
	return AFI_OK;
}

void editor_end(bool done)
{
	if (!kept.path)
		return;
	if (!done) {
		struct afi_str safe = AFI_STR_INIT;

		afi_text_safe(&safe, kept.path, strlen(kept.path));
		fprintf(stderr, "afi: what you typed is kept in '%s'; once "
			"the cause is mended, give it with -F\n", safe.s);
		afi_str_clear(&safe);
		free(kept.path);
		free(kept.folder);
		kept.path = kept.folder = NULL;
	}
	forget();
}

/* ---- comment lines ------------------------------------------------------- */

void editor_comment(struct afi_str *out, const char *about)
{
	while (*about) {
		const size_t len = strcspn(about, "\n");

		afi_str_adds(out, EDITOR_MARK);
		afi_str_addf(out, "%s%.*s\n", len ? " " : "", (int)len, about);
		about += len + (about[len] == '\n');
	}
}

void editor_strip(struct afi_str *out, const struct afi_str *text)
{
	const char *at = text->s, *const end = text->s + text->len;

	while (at < end) {
		const char *lf = memchr(at, '\n', (size_t)(end - at));
		const char *next = lf ? lf + 1 : end;

		if (strncmp(at, EDITOR_MARK, strlen(EDITOR_MARK)) != 0)
			afi_str_add(out, at, (size_t)(next - at));
		at = next;
	}
}

/* ---- the editor ---------------------------------------------------------- */

/* As Git does: the shell splits what EDITOR holds, but not the file's name. */
static int start(pid_t *pid, const char *command)
{
	static char sh[] = "sh", c[] = "-c";
	struct afi_str line = AFI_STR_INIT;
	char *name = afi_xstrdup(command);
	posix_spawnattr_t attr;
	sigset_t mend;
	int error;

	afi_str_addf(&line, "%s \"$@\"", command);
	sigemptyset(&mend);
	sigaddset(&mend, SIGINT);
	sigaddset(&mend, SIGQUIT);
	posix_spawnattr_init(&attr);
	posix_spawnattr_setsigdefault(&attr, &mend);
	posix_spawnattr_setflags(&attr, POSIX_SPAWN_SETSIGDEF);
	fflush(NULL);
	error = posix_spawn(pid, "/bin/sh", NULL, &attr,
			    (char *[]){ sh, c, line.s, name, kept.path,
					NULL }, environ);
	posix_spawnattr_destroy(&attr);
	free(name);
	afi_str_clear(&line);
	return error;
}

static enum afi_code judge(int status, const char *command,
			   struct afi_err *err)
{
	if (WIFEXITED(status) && WEXITSTATUS(status) == 0)
		return AFI_OK;
	if (WIFEXITED(status) && WEXITSTATUS(status) == 127)
		return afi_err_set(err, AFI_EFAILED, "there is no editor '%s', "
				   "which VISUAL or EDITOR names; nothing was "
				   "recorded", command);
	return afi_err_set(err, AFI_EFAILED, "the editor '%s' failed; nothing "
			   "was recorded", command);
}

/* What is typed to interrupt the editor must not end us. */
static enum afi_code run(const char *command, struct afi_err *err)
{
	struct sigaction ignore = { .sa_handler = SIG_IGN }, was_int, was_quit;
	int status = 0, error;
	pid_t pid = 0;

	sigaction(SIGINT, &ignore, &was_int);
	sigaction(SIGQUIT, &ignore, &was_quit);
	error = start(&pid, command);
	while (!error && waitpid(pid, &status, 0) < 0)
		error = errno == EINTR ? 0 : errno;
	sigaction(SIGINT, &was_int, NULL);
	sigaction(SIGQUIT, &was_quit, NULL);
	if (error)
		return afi_err_set(err, AFI_EFAILED, "cannot start the editor "
				   "'%s': %s", command, strerror(error));
	return judge(status, command, err);
}

enum afi_code editor_edit(struct afi_str *text, struct afi_err *err)
{
	const char *command = editor_command();
	struct afi_err other = AFI_ERR_INIT;
	char *before = NULL;
	enum afi_code rc, read;

	if (!command)
		return afi_err_set(err, AFI_EFAILED, "no editor is set; let "
				   "EDITOR name one");
	if ((rc = save(text, err)))
		return rc;
	before = afi_str_take(text);
	rc = run(command, err);
	read = afi_disk_load(text, kept.path, EDITED_MAX, rc ? &other : err);
	if (read)
		afi_str_reset(text);
	if (read == AFI_ENOTFOUND || (rc && strcmp(text->s, before) == 0))
		forget();
	free(before);
	return rc ? rc : read;
}

/* ---- asking -------------------------------------------------------------- */

static enum afi_code ask_editor(struct afi_str *out, const char *about,
				struct afi_err *err)
{
	struct afi_str text = AFI_STR_INIT;
	enum afi_code rc;

	afi_str_addc(&text, '\n');
	editor_comment(&text, about);
	editor_comment(&text, "\nLines that begin with %% are left out; those "
		       "that begin with # stay, so that\nheadings in "
		       "Markdown are safe.  Without any text nothing is "
		       "recorded.\n");
	rc = editor_edit(&text, err);
	editor_strip(out, &text);
	afi_str_clear(&text);
	return rc;
}

static void ask_lines(struct afi_str *out, const char *about)
{
	char *line = NULL;
	size_t size = 0;
	ssize_t len;

	fprintf(stderr, "%s\nEnd the text with a line that holds nothing but "
		"a full stop, or with Ctrl-D.\n", about);
	while ((len = getline(&line, &size, stdin)) > 0 &&
	       strcmp(line, ".\n") != 0)
		afi_str_add(out, line, (size_t)len);
	free(line);
}

enum afi_code editor_ask(struct afi_str *out, const char *about,
			 struct afi_err *err)
{
	struct afi_err other = AFI_ERR_INIT;
	enum afi_code rc = AFI_OK, keeping;

	if (editor_command())
		rc = ask_editor(out, about, err);
	else
		ask_lines(out, about);
	/* what could not be read again is left as it lies */
	if (rc && !out->len)
		return rc;
	keeping = editor_keep(out, rc ? &other : err);
	return rc ? rc : keeping;
}
