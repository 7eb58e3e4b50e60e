/* A shipped template copied, so that an office can make it its own. */
#include "template.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#include "disk.h"

static enum afi_code cannot(struct afi_err *err, const char *path)
{
	return afi_err_set(err, AFI_EFAILED, "cannot copy to '%s': %s", path,
			   strerror(errno));
}

static enum afi_code is_in_the_way(struct afi_err *err, const char *path)
{
	return afi_err_set(err, AFI_ECONFLICT, "'%s' is there already; nothing "
			   "was copied", path);
}

/* Put @text at @path, from the top @workdir of the working tree. */
static enum afi_code place(const char *workdir, const char *path,
			   const struct afi_str *text, struct afi_err *err)
{
	struct afi_str whole = AFI_STR_INIT;
	enum afi_placed placed = AFI_PLACED_NOT;
	enum afi_code rc = AFI_OK;
	int folder = -1;

	afi_str_addf(&whole, "%s%s", workdir, path);
	if (!afi_disk_make_parents(whole.s)) {
		rc = cannot(err, whole.s);
		goto out;
	}
	afi_str_cut(&whole, (size_t)(strrchr(whole.s, '/') - whole.s));
	folder = open(whole.s, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
	if (folder < 0)
		rc = cannot(err, whole.s);
	else if (!(rc = afi_disk_place(&placed, folder,
				       strrchr(path, '/') + 1, text->s,
				       text->len, err)) &&
		 placed != AFI_PLACED)
		rc = is_in_the_way(err, path);
	if (folder >= 0)
		close(folder);
out:
	afi_str_clear(&whole);
	return rc;
}

enum afi_code afi_template_copy(struct afi_str *path, struct afi_register *reg,
				const char *name, struct afi_err *err)
{
	const char *workdir = afi_store_workdir(afi_register_store(reg));
	struct afi_str text = AFI_STR_INIT;
	enum afi_code rc;
	bool own;

	if ((rc = afi_template_text(&text, &own, reg, name, err)))
		goto out;
	afi_template_path(path, name);
	if (!workdir)
		rc = afi_err_set(err, AFI_EUSAGE, "this register is bare, "
				 "without files to change; copy the template "
				 "in a clone of it");
	else if (own)
		rc = is_in_the_way(err, path->s);
	else
		rc = place(workdir, path->s, &text, err);
out:
	afi_str_clear(&text);
	return rc;
}
