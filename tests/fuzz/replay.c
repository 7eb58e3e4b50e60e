/*
 * Run a fuzz target over files that are kept, without libFuzzer.
 *
 * usage: NAME_fuzz [FOLDER | FILE]...
 *
 * Prints TAP: one test for each file, and one for no bytes at all.  A target
 * that finds something aborts, and the last line says on what.
 */
#include <dirent.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "str.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static int tests, failures;

static void give(const char *name, const struct afi_str *bytes)
{
	/* A copy of the exact size, so that reading past the end is seen. */
	uint8_t *data = malloc(bytes->len ? bytes->len : 1);

	if (!data)
		abort();
	memcpy(data, bytes->s, bytes->len);
	printf("# %s\n", name);
	fflush(stdout);
	LLVMFuzzerTestOneInput(data, bytes->len);
	printf("ok %d - %s\n", ++tests, name);
	fflush(stdout);
	free(data);
}

static void give_file(const char *path)
{
	struct afi_str bytes = AFI_STR_INIT;
	char part[65536];
	size_t n;
	FILE *file = fopen(path, "rb");

	if (!file) {
		printf("not ok %d - cannot open %s\n", ++tests, path);
		failures++;
		return;
	}
	while ((n = fread(part, 1, sizeof(part), file)) > 0)
		afi_str_add(&bytes, part, n);
	fclose(file);
	give(path, &bytes);
	afi_str_clear(&bytes);
}

static int visible(const struct dirent *entry)
{
	return entry->d_name[0] != '.';
}

/* A folder that is not there is an empty one: not every target has finds. */
static void give_folder(const char *path)
{
	struct dirent **entries;
	int i, n = scandir(path, &entries, visible, alphasort);

	for (i = 0; i < n; i++) {
		struct afi_str name = AFI_STR_INIT;

		afi_str_addf(&name, "%s/%s", path, entries[i]->d_name);
		give_file(name.s);
		afi_str_clear(&name);
		free(entries[i]);
	}
	if (n >= 0)
		free(entries);
}

int main(int argc, char **argv)
{
	const struct afi_str none = AFI_STR_INIT;
	struct stat st;
	int i;

	give("no bytes", &none);
	for (i = 1; i < argc; i++) {
		if (!stat(argv[i], &st) && S_ISREG(st.st_mode))
			give_file(argv[i]);
		else
			give_folder(argv[i]);
	}
	printf("1..%d\n", tests);
	return failures != 0;
}
