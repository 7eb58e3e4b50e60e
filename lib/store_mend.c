/*
 * What a killed writer left undone: his commit stands, but the copies of it
 * (what is staged, and the working tree) may lag.  He noted in afi.lock which,
 * before he moved the branch; a line is
 *
 *	copy BEFORE TREE<tab>PATH
 *
 * with the blob that the path had before, or a dash, and the working tree by
 * its Git folder, as several may share one repository.
 */
#include <stdlib.h>
#include <string.h>

#include "mem.h"
#include "store_impl.h"
#include "vec.h"

/* The Git folder of our working tree, seen from the one that all share. */
static const char *tree_name(const struct afi_store *store)
{
	const size_t len = strlen(store->common);

	if (strncmp(store->gitdir, store->common, len) != 0)
		return store->gitdir;
	return store->gitdir[len] ? store->gitdir + len : ".";
}

static void forget(struct afi_noted *noted)
{
	free(noted->tree);
	free(noted->path);
}

void afi_noteds_clear(struct afi_noteds *noted)
{
	for (size_t i = 0; i < noted->n; i++)
		forget(&noted->v[i]);
	free(noted->v);
	*noted = (struct afi_noteds){ 0 };
}

static void write_note(struct afi_str *out, const struct afi_noted *noted)
{
	afi_str_addf(out, "copy %s %s\t%s\n",
		     noted->was ? git_oid_tostr_s(&noted->before) : "-",
		     noted->tree, noted->path);
}

/* Read one line of notes.  False if it is none of ours. */
static bool read_note(struct afi_noted *out, char *line)
{
	static const char word[] = "copy ";
	char *before = line + strlen(word), *tree, *path;

	if (strncmp(line, word, strlen(word)) != 0 ||
	    !(tree = strchr(before, ' ')) || !(path = strchr(tree, '\t')))
		return false;
	*tree++ = '\0';
	*path++ = '\0';
	*out = (struct afi_noted){ .was = strcmp(before, "-") != 0 };
	if (out->was && git_oid_fromstr(&out->before, before) < 0)
		return false;
	out->tree = afi_xstrdup(tree);
	out->path = afi_xstrdup(path);
	return true;
}

static void read_notes(struct afi_noteds *out, const char *notes)
{
	char *all = afi_xstrdup(notes), *line = all, *end;
	struct afi_noted noted;

	for (; (end = strchr(line, '\n')); line = end + 1) {
		*end = '\0';
		if (read_note(&noted, line))
			*afi_vec_push(out) = noted;
	}
	free(all);
}

/* Make the notes say what is still to do, and nothing else. */
static void keep_notes(struct afi_store *store)
{
	struct afi_str lines = AFI_STR_INIT;

	for (size_t i = 0; i < store->noted.n; i++)
		write_note(&lines, &store->noted.v[i]);
	afi_lock_settle(&store->lock, lines.s);
	afi_str_clear(&lines);
}

/* What the copies of @path are to be: as in the newest commit.  False if it is
 * not in that, so that there is nothing to bring up to date. */
static bool want(struct afi_copy *copy, struct afi_str *bytes,
		 struct afi_store *store, const char *path,
		 const struct afi_noted *noted)
{
	const git_tree_entry *entry;
	struct afi_err ignored = AFI_ERR_INIT;

	*copy = (struct afi_copy){ .path = path, .noted = noted };
	if (afi_store_entry(&entry, store, path, &ignored) || !entry)
		return false;
	copy->in_base = true;
	copy->base = copy->id = *git_tree_entry_id(entry);
	copy->mode = git_tree_entry_filemode(entry);
	if (afi_store_read(bytes, store, path, SIZE_MAX, &ignored))
		return false;
	copy->bytes = bytes->s;
	copy->len = bytes->len;
	return true;
}

/* Remove the new file that a killed writer left beside @path, whether or not
 * the branch had moved. */
static void remove_temp(const struct afi_store *store, const char *path)
{
	struct afi_copy left = { .path = path, .temp = true };

	afi_copy_unstage(&left, store);
}

/* Mend one path, noted or not (NULL).  True if it is done with: up to date, or
 * somebody's edit. */
static bool mend_one(struct afi_copies *copies, struct afi_store *store,
		     const char *path, const struct afi_noted *noted)
{
	struct afi_str bytes = AFI_STR_INIT;
	struct afi_err err = AFI_ERR_INIT;
	struct afi_copy copy;
	bool done = true;

	if (want(&copy, &bytes, store, path, noted)) {
		if (!afi_copies_look(copies, &copy, &err) &&
		    !afi_copies_stage(copies, &copy, &err)) {
			*afi_vec_push(copies) = copy;
			afi_copies_finish(copies);
			done = !copies->v[copies->n - 1].late;
			afi_copy_unstage(&copies->v[--copies->n], store);
		} else {
			done = copy.mine;
			afi_copy_unstage(&copy, store);
		}
	}
	if (noted && done)
		remove_temp(store, path);
	afi_str_clear(&bytes);
	return done;
}

enum afi_code afi_store_mend(struct afi_store *store, int patience,
			     struct afi_err *err)
{
	struct afi_copies copies = AFI_COPIES_INIT;
	enum afi_code rc = AFI_OK;
	size_t kept = 0;

	afi_noteds_clear(&store->noted);
	read_notes(&store->noted, store->lock.notes.s);
	if (!store->noted.n)
		return AFI_OK;
	rc = afi_copies_open(&copies, store, patience, err);
	for (size_t i = 0; !rc && i < store->noted.n; i++) {
		struct afi_noted *noted = &store->noted.v[i];
		const bool ours = strcmp(noted->tree, tree_name(store)) == 0;

		if (ours && mend_one(&copies, store, noted->path, noted))
			forget(noted);
		else
			store->noted.v[kept++] = *noted;
	}
	if (!rc)
		store->noted.n = kept;
	afi_copies_clear(&copies);	/* lets go of Git's lock first */
	if (!rc)
		keep_notes(store);
	return rc;
}

static struct afi_noted note_of(const struct afi_store *store,
				const struct afi_copy *copy)
{
	return (struct afi_noted){
		.tree = afi_xstrdup(tree_name(store)),
		.path = afi_xstrdup(copy->path),
		.was = copy->in_base, .before = copy->base,
	};
}

enum afi_code afi_store_note(struct afi_store *store,
			     const struct afi_copies *copies,
			     struct afi_err *err)
{
	struct afi_str lines = AFI_STR_INIT;
	enum afi_code rc = AFI_OK;

	if (!copies->index)
		return AFI_OK;
	for (size_t i = 0; i < copies->n; i++) {
		struct afi_noted noted = note_of(store, &copies->v[i]);

		write_note(&lines, &noted);
		forget(&noted);
	}
	rc = afi_lock_note(&store->lock, lines.s, err);
	afi_str_clear(&lines);
	return rc;
}

void afi_store_settle(struct afi_store *store, struct afi_copies *copies)
{
	afi_claim_drop(&copies->claim);
	for (size_t i = 0; i < copies->n; i++)
		if (copies->v[i].late)
			*afi_vec_push(&store->noted) =
				note_of(store, &copies->v[i]);
	keep_notes(store);
}

/* ---- copies that lag without a note -------------------------------------- */

/* The records whose copies, staged or in the working tree, are not those of the
 * pinned commit. */
static int find_differing(git_diff **out, const struct afi_store *store)
{
	char records[] = "records", book[] = "register.yaml";
	char *paths[] = { records, book };
	git_diff_options opts;

	git_diff_options_init(&opts, GIT_DIFF_OPTIONS_VERSION);
	opts.pathspec = (git_strarray){ paths, 2 };
	return git_diff_tree_to_workdir_with_index(out, store->repo,
						   store->root, &opts);
}

void afi_store_catch_up(struct afi_store *store, afi_lags_fn lags)
{
	struct afi_copies copies = AFI_COPIES_INIT;
	struct afi_err ignored = AFI_ERR_INIT;
	git_diff *diff = NULL;

	if (!store->workdir || !store->born ||
	    find_differing(&diff, store) < 0 || !git_diff_num_deltas(diff))
		goto out;
	if (afi_store_begin(store, lags, &ignored))
		goto out;
	if (!afi_copies_open(&copies, store, 0, &ignored))
		for (size_t i = 0; i < git_diff_num_deltas(diff); i++)
			(void)mend_one(&copies, store,
				       git_diff_get_delta(diff, i)
						->old_file.path, NULL);
	afi_copies_clear(&copies);
	afi_store_end(store);
out:
	git_diff_free(diff);
}
