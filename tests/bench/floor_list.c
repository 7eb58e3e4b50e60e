/*
 * The least that reading all findings can cost: a bare program that reads the
 * same blobs as `afi list` in the same order and runs libyaml's events over
 * each once.  It checks nothing and prints how many there were.
 *
 * usage: floor_list REPOSITORY
 */
#include <git2.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <yaml.h>

#include "target.h"
#include "vec.h"

enum { LEVELS = 2 };	/* of folders below records/: forces, inspections */

static size_t records, events;

static int by_slug(const void *a, const void *b)
{
	const git_tree_entry *const *x = a, *const *y = b;

	return afi_slug_compare(git_tree_entry_name(*x),
				git_tree_entry_name(*y));
}

static bool run_events(const void *bytes, size_t len)
{
	yaml_parser_t parser;
	yaml_event_t event;
	bool ended = false, ok = true;

	if (!yaml_parser_initialize(&parser))
		return false;
	yaml_parser_set_input_string(&parser, bytes, len);
	while (ok && !ended) {
		ok = yaml_parser_parse(&parser, &event);
		if (!ok)
			break;
		ended = event.type == YAML_STREAM_END_EVENT;
		yaml_event_delete(&event);
		events++;
	}
	yaml_parser_delete(&parser);
	return ok;
}

static int read_record(git_repository *repo, const git_tree_entry *entry)
{
	git_blob *blob = NULL;
	int rc;

	if (strcmp(git_tree_entry_name(entry), "inspection.yaml") == 0)
		return 0;
	if ((rc = git_blob_lookup(&blob, repo, git_tree_entry_id(entry))) < 0)
		return rc;
	if (!run_events(git_blob_rawcontent(blob),
			(size_t)git_blob_rawsize(blob)))
		rc = -1;
	records++;
	git_blob_free(blob);
	return rc;
}

static int read_folder(git_repository *repo, const git_oid *id, int level)
{
	struct { const git_tree_entry **v; size_t n, size; } in = { 0 };
	git_tree *tree = NULL;
	int rc;

	if ((rc = git_tree_lookup(&tree, repo, id)) < 0)
		return rc;
	for (size_t i = 0; i < git_tree_entrycount(tree); i++)
		*afi_vec_push(&in) = git_tree_entry_byindex(tree, i);
	qsort(in.v, in.n, sizeof(*in.v), by_slug);
	for (size_t i = 0; i < in.n && rc >= 0; i++)
		rc = level < LEVELS
			? read_folder(repo, git_tree_entry_id(in.v[i]),
				      level + 1)
			: read_record(repo, in.v[i]);
	free(in.v);
	git_tree_free(tree);
	return rc;
}

int main(int argc, char **argv)
{
	git_repository *repo = NULL;
	git_object *top = NULL;
	int rc;

	if (argc != 2) {
		fprintf(stderr, "usage: floor_list REPOSITORY\n");
		return 2;
	}
	if ((rc = git_libgit2_init()) < 0 ||
	    (rc = git_repository_open(&repo, argv[1])) < 0 ||
	    (rc = git_revparse_single(&top, repo, "HEAD:records")) < 0)
		goto out;
	rc = read_folder(repo, git_object_id(top), 0);
	printf("%zu records, %zu events\n", records, events);
out:
	if (rc < 0)
		fprintf(stderr, "floor_list: %s\n", git_error_last()
			? git_error_last()->message : "failed");
	git_object_free(top);
	git_repository_free(repo);
	git_libgit2_shutdown();
	return rc < 0;
}
