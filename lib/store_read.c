/* Reading the pinned commit: its folders and files. */
#include <stdlib.h>
#include <string.h>

#include "mem.h"
#include "store_impl.h"
#include "vec.h"

void afi_dir_clear(struct afi_dir *dir)
{
	for (size_t i = 0; i < dir->n; i++)
		free(dir->v[i].name);
	free(dir->v);
	*dir = (struct afi_dir){ 0 };
}

static enum afi_entry_type type_of(const git_tree_entry *entry)
{
	switch (git_tree_entry_filemode(entry)) {
	case GIT_FILEMODE_TREE:
		return AFI_FOLDER;
	case GIT_FILEMODE_LINK:
		return AFI_LINK;
	case GIT_FILEMODE_COMMIT:
		return AFI_MODULE;
	default:
		return AFI_FILE;
	}
}

/* The folder inside @tree that the first @len bytes of @name name: NULL if it
 * is not there. */
static enum afi_code step_into(git_tree **out, const struct afi_store *store,
			       const git_tree *tree, const char *name,
			       const char *path, struct afi_err *err)
{
	const git_tree_entry *entry = git_tree_entry_byname(tree, name);
	int giterr;

	*out = NULL;
	if (!entry)
		return AFI_OK;
	if (type_of(entry) != AFI_FOLDER)
		return afi_err_set(err, AFI_EINVALID, "'%s': '%s' is %s, not a "
				   "folder", path, name,
				   type_of(entry) == AFI_LINK ? "a link" :
				   type_of(entry) == AFI_MODULE ?
				   "a module" : "a file");
	giterr = git_tree_lookup(out, store->repo, git_tree_entry_id(entry));
	if (giterr < 0)
		return afi_store_fail(err, giterr, "read folder", path);
	return AFI_OK;
}

/* The tree of the folder @path, NULL if it is not there; the store keeps it,
 * so that reading folder by folder finds each only once. */
static enum afi_code find_folder(git_tree **out, struct afi_store *store,
				 const char *path, struct afi_err *err)
{
	char *names = NULL, *name, *slash;
	git_tree *tree = NULL, *next;
	enum afi_code rc = AFI_OK;

	*out = NULL;
	if (!store->born)
		return AFI_OK;
	if (!*path) {
		*out = store->root;
		return AFI_OK;
	}
	if (store->folder && strcmp(store->folder, path) == 0) {
		*out = store->folder_tree;
		return AFI_OK;
	}
	names = afi_xstrdup(path);
	for (name = names; name; name = slash ? slash + 1 : NULL) {
		slash = strchr(name, '/');
		if (slash)
			*slash = '\0';
		rc = step_into(&next, store, tree ? tree : store->root, name,
			       path, err);
		git_tree_free(tree);
		tree = next;
		if (rc || !tree)
			goto out;
	}
	git_tree_free(store->folder_tree);
	free(store->folder);
	store->folder_tree = *out = tree;
	store->folder = afi_xstrdup(path);
out:
	free(names);
	return rc;
}

enum afi_code afi_store_list(struct afi_dir *out, struct afi_store *store,
			     const char *path, struct afi_err *err)
{
	git_tree *tree;
	enum afi_code rc = find_folder(&tree, store, path, err);
	const size_t n = tree ? git_tree_entrycount(tree) : 0;

	for (size_t i = 0; i < n; i++) {
		const git_tree_entry *entry = git_tree_entry_byindex(tree, i);
		struct afi_dirent *dirent = afi_vec_push(out);

		dirent->name = afi_xstrdup(git_tree_entry_name(entry));
		dirent->type = type_of(entry);
		git_oid_tostr(dirent->oid, sizeof(dirent->oid),
			      git_tree_entry_id(entry));
	}
	return rc;
}

enum afi_code afi_store_entry(const git_tree_entry **out,
			      struct afi_store *store, const char *path,
			      struct afi_err *err)
{
	char *folder = afi_xstrdup(path), *slash = strrchr(folder, '/');
	const char *name = slash ? path + (slash - folder) + 1 : path;
	enum afi_code rc;
	git_tree *tree;

	*out = NULL;
	*(slash ? slash : folder) = '\0';
	rc = find_folder(&tree, store, folder, err);
	if (tree)
		*out = git_tree_entry_byname(tree, name);
	free(folder);
	return rc;
}

static enum afi_code check_object(git_object_t type, size_t len, size_t max,
				  const char *name, struct afi_err *err)
{
	if (type != GIT_OBJECT_BLOB)
		return afi_err_set(err, AFI_EINVALID, "'%s' is not a file",
				   name);
	if (len > max)
		return afi_err_set(err, AFI_EINVALID, "'%s' has %zu bytes; "
				   "more than %zu are not read", name, len,
				   max);
	return AFI_OK;
}

/*
 * Read what is small; NULL if it is not, or cannot be read.
 *
 * To ask for its size first would take a fifth of the time that reading takes:
 * most are kept as a difference from another, half of which has to be unpacked
 * for that.  Nor would it tell how large that other is.
 */
static git_odb_object *read_small(struct afi_store *store, const git_oid *id)
{
	git_odb_object *object = NULL;
	int giterr;

	afi_store_bound(true);
	giterr = git_odb_read(&object, store->odb, id);
	afi_store_bound(false);
	return giterr < 0 ? NULL : object;
}

/* Anything else, if it is no larger than it may be: a huge file must not get as
 * far as memory. */
static enum afi_code read_large(git_odb_object **out, struct afi_store *store,
				const git_oid *id, const char *name,
				size_t max, struct afi_err *err)
{
	git_object_t type;
	size_t len;
	enum afi_code rc;
	int giterr;

	giterr = git_odb_read_header(&len, &type, store->odb, id);
	if (giterr < 0)
		return afi_store_fail(err, giterr, "read", name);
	if ((rc = check_object(type, len, max, name, err)))
		return rc;
	giterr = git_odb_read(out, store->odb, id);
	return giterr < 0 ? afi_store_fail(err, giterr, "read", name) : AFI_OK;
}

static enum afi_code read_oid(struct afi_str *out, struct afi_store *store,
			      const git_oid *id, const char *name, size_t max,
			      struct afi_err *err)
{
	git_odb_object *object = read_small(store, id);
	enum afi_code rc = AFI_OK;
	size_t len;

	if (!object && (rc = read_large(&object, store, id, name, max, err)))
		return rc;
	len = git_odb_object_size(object);
	rc = check_object(git_odb_object_type(object), len, max, name, err);
	if (!rc)
		afi_str_add(out, git_odb_object_data(object), len);
	git_odb_object_free(object);
	return rc;
}

enum afi_code afi_store_read(struct afi_str *out, struct afi_store *store,
			     const char *path, size_t max,
			     struct afi_err *err)
{
	static const char *const words[] = {
		[AFI_FOLDER] = "folder", [AFI_LINK] = "link",
		[AFI_MODULE] = "module",
	};
	const git_tree_entry *entry;
	enum afi_code rc = afi_store_entry(&entry, store, path, err);

	if (rc)
		return rc;
	if (!entry)
		return afi_err_set(err, AFI_ENOTFOUND, "no file '%s' in the "
				   "register", path);
	if (type_of(entry) != AFI_FILE)
		return afi_err_set(err, AFI_EINVALID, "'%s' is a %s, not a "
				   "file", path, words[type_of(entry)]);
	return read_oid(out, store, git_tree_entry_id(entry), path, max, err);
}

enum afi_code afi_store_read_blob(struct afi_str *out, struct afi_store *store,
				  const char *oid, size_t max,
				  struct afi_err *err)
{
	git_oid id;

	if (git_oid_fromstr(&id, oid) < 0)
		return afi_err_set(err, AFI_EINVALID, "'%s' names no file",
				   oid);
	return read_oid(out, store, &id, oid, max, err);
}

enum afi_code afi_store_blob_at(char oid[AFI_OID_LEN + 1],
				struct afi_store *store, const char *rev,
				const char *path, struct afi_err *err)
{
	git_object *named = NULL, *tree = NULL;
	git_tree_entry *entry = NULL;
	enum afi_code rc = AFI_OK;
	git_oid id;
	int giterr;

	*oid = '\0';
	if (strlen(rev) == AFI_OID_LEN && git_oid_fromstr(&id, rev) == 0)
		giterr = git_object_lookup(&named, store->repo, &id,
					   GIT_OBJECT_ANY);
	else
		giterr = git_revparse_single(&named, store->repo, rev);
	if (!giterr)
		giterr = git_object_peel(&tree, named, GIT_OBJECT_TREE);
	if (giterr < 0) {
		rc = afi_err_set(err, AFI_ENOTFOUND, "no commit '%s' here",
				 rev);
		goto out;
	}
	giterr = git_tree_entry_bypath(&entry, (git_tree *)tree, path);
	if (giterr < 0 && giterr != GIT_ENOTFOUND)
		rc = afi_store_fail(err, giterr, "read", path);
	if (!giterr && type_of(entry) == AFI_FILE)
		git_oid_tostr(oid, AFI_OID_LEN + 1, git_tree_entry_id(entry));
out:
	git_tree_entry_free(entry);
	git_object_free(tree);
	git_object_free(named);
	return rc;
}
