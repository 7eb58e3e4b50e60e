/* The register: which records there are, by the names of files alone. */
#include <stdlib.h>
#include <string.h>

#include "register_impl.h"
#include "vec.h"

void afi_places_clear(struct afi_places *places)
{
	for (size_t i = 0; i < places->n; i++)
		free(places->v[i].path);
	free(places->v);
	*places = (struct afi_places){ 0 };
}

static int by_name(const void *a, const void *b)
{
	const struct afi_dirent *x = a, *y = b;

	return afi_slug_compare(x->name, y->name);
}

/* In an inspection, itself comes first and then its findings. */
static int by_target(const void *a, const void *b)
{
	const struct afi_place *x = a, *y = b;

	if (x->stray != y->stray)
		return x->stray ? 1 : -1;
	if (x->stray)
		return strcmp(x->path, y->path);
	if (x->target.level != y->target.level)
		return x->target.level < y->target.level ? -1 : 1;
	return afi_slug_compare(x->target.finding, y->target.finding);
}

static void add_place(struct afi_places *out, const struct afi_dirent *found,
		      const char *folder)
{
	struct afi_place *place = afi_vec_push(out);
	struct afi_str path = AFI_STR_INIT;

	*place = (struct afi_place){ .type = found->type };
	afi_str_addf(&path, "%s/%s", folder, found->name);
	place->stray = !afi_target_of_path(&place->target, path.s);
	place->path = afi_str_take(&path);
	memcpy(place->oid, found->oid, sizeof(place->oid));
}

/* The records of one inspection's folder. */
static enum afi_code inspection_places(struct afi_places *out,
				       struct afi_register *reg,
				       const char *folder, const char *only,
				       struct afi_err *err)
{
	struct afi_dir dir = { 0 };
	size_t first = out->n;
	enum afi_code rc;

	if ((rc = afi_store_list(&dir, reg->store, folder, err)))
		goto out;
	for (size_t i = 0; i < dir.n; i++) {
		size_t len = strlen(only);

		if (dir.v[i].name[0] == '.')
			continue;
		if (*only && (strncmp(dir.v[i].name, only, len) != 0 ||
			      strcmp(dir.v[i].name + len, ".yaml") != 0))
			continue;
		add_place(out, &dir.v[i], folder);
	}
	if (out->n > first)
		qsort(out->v + first, out->n - first, sizeof(*out->v),
		      by_target);
out:
	afi_dir_clear(&dir);
	return rc;
}

/*
 * Walk the folders below @folder.  @want has the names to go into, for each
 * level ("" for all); below the last of them lie the records.
 */
static enum afi_code folder_places(struct afi_places *out,
				   struct afi_register *reg,
				   const char *folder,
				   const char *const *want, size_t levels,
				   const char *only, struct afi_err *err)
{
	struct afi_dir dir = { 0 };
	struct afi_str path = AFI_STR_INIT;
	enum afi_code rc;

	if (levels == 0)
		return inspection_places(out, reg, folder, only, err);
	if ((rc = afi_store_list(&dir, reg->store, folder, err)))
		goto out;
	if (dir.n)
		qsort(dir.v, dir.n, sizeof(*dir.v), by_name);
	for (size_t i = 0; i < dir.n && !rc; i++) {
		const struct afi_dirent *at = &dir.v[i];

		if (at->name[0] == '.' ||
		    (**want && strcmp(at->name, *want) != 0))
			continue;
		if (at->type != AFI_FOLDER || !afi_slug_is_place(at->name)) {
			add_place(out, at, folder);
			out->v[out->n - 1].stray = true;
			continue;
		}
		afi_str_reset(&path);
		afi_str_addf(&path, "%s/%s", folder, at->name);
		rc = folder_places(out, reg, path.s, want + 1, levels - 1,
				   only, err);
	}
out:
	afi_str_clear(&path);
	afi_dir_clear(&dir);
	return rc;
}

enum afi_code afi_register_places(struct afi_places *out,
				  struct afi_register *reg,
				  const struct afi_target *within,
				  struct afi_err *err)
{
	const char *want[] = { within->force, within->inspection };

	return folder_places(out, reg, "records", want, 2,
			     within->level >= AFI_FINDING ? within->finding
							  : "", err);
}

enum afi_code afi_register_has(bool *out, struct afi_register *reg,
			       const struct afi_target *target,
			       struct afi_err *err)
{
	struct afi_str path = AFI_STR_INIT;
	char oid[AFI_OID_LEN + 1];
	enum afi_code rc;

	afi_target_path(&path, target);
	rc = afi_store_blob_at(oid, reg->store,
			       afi_store_commit_id(reg->store), path.s, err);
	*out = !rc && *oid;
	afi_str_clear(&path);
	return rc;
}
