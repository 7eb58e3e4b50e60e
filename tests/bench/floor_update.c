/*
 * The least that an update can cost: a bare libgit2 program that opens the
 * repository, writes the same objects (a record with an entry more, the trees
 * above it, a commit) and moves the branch, all with fsync.  It reads no YAML,
 * takes no lock and checks nothing.
 *
 * usage: floor_update REPOSITORY PATH
 */
#include <git2.h>
#include <stdio.h>
#include <string.h>

#include "str.h"

static const char entry[] =
	"- id: zzzzzzzzzzzz\n"
	"  after: [zzzzzzzzzzzz]\n"
	"  at: 2025-01-28T15:01:09Z\n"
	"  by: Northmoor Performance Lead <lead@northmoor.example>\n"
	"  as: force\n"
	"  what: update\n"
	"  text: The checklist is now used in all districts.\n";

static int write_record(git_oid *out, git_repository *repo, git_tree *root,
			const char *path)
{
	struct afi_str bytes = AFI_STR_INIT;
	git_tree_entry *at = NULL;
	git_blob *old = NULL;
	int rc;

	if ((rc = git_tree_entry_bypath(&at, root, path)) < 0 ||
	    (rc = git_blob_lookup(&old, repo, git_tree_entry_id(at))) < 0)
		goto out;
	afi_str_add(&bytes, git_blob_rawcontent(old),
		    (size_t)git_blob_rawsize(old));
	afi_str_adds(&bytes, entry);
	rc = git_blob_create_from_buffer(out, repo, bytes.s, bytes.len);
out:
	git_blob_free(old);
	git_tree_entry_free(at);
	afi_str_clear(&bytes);
	return rc;
}

static int update(git_repository *repo, git_reference *head, const char *path)
{
	git_tree_update change = {
		.action = GIT_TREE_UPDATE_UPSERT,
		.filemode = GIT_FILEMODE_BLOB, .path = path,
	};
	git_commit *parent = NULL;
	git_signature *who = NULL;
	git_tree *root = NULL, *now = NULL;
	git_oid tree, commit;
	int rc;

	if ((rc = git_commit_lookup(&parent, repo,
				    git_reference_target(head))) < 0 ||
	    (rc = git_commit_tree(&root, parent)) < 0 ||
	    (rc = write_record(&change.id, repo, root, path)) < 0 ||
	    (rc = git_tree_create_updated(&tree, repo, root, 1, &change)) < 0 ||
	    (rc = git_tree_lookup(&now, repo, &tree)) < 0 ||
	    (rc = git_signature_now(&who, "Floor", "floor@bench.example")) < 0)
		goto out;
	rc = git_commit_create_v(&commit, repo, git_reference_name(head), who,
				 who, NULL, "update\n", now, 1, parent);
out:
	git_signature_free(who);
	git_tree_free(now);
	git_tree_free(root);
	git_commit_free(parent);
	return rc;
}

int main(int argc, char **argv)
{
	git_repository *repo = NULL;
	git_reference *head = NULL;
	int rc;

	if (argc != 3) {
		fprintf(stderr, "usage: floor_update REPOSITORY PATH\n");
		return 2;
	}
	if ((rc = git_libgit2_init()) < 0 ||
	    (rc = git_libgit2_opts(GIT_OPT_ENABLE_FSYNC_GITDIR, 1)) < 0 ||
	    (rc = git_repository_open(&repo, argv[1])) < 0 ||
	    (rc = git_repository_head(&head, repo)) < 0)
		goto out;
	rc = update(repo, head, argv[2]);
out:
	if (rc < 0)
		fprintf(stderr, "floor_update: %s\n", git_error_last()
			? git_error_last()->message : "failed");
	git_reference_free(head);
	git_repository_free(repo);
	git_libgit2_shutdown();
	return rc < 0;
}
