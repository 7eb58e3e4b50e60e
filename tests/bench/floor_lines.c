/*
 * The least that reading a text can cost: a bare program that reads a file and
 * splits it into lines, each kept by itself.  It looks at nothing else.
 *
 * usage: floor_lines FILE
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "mem.h"
#include "vec.h"

int main(int argc, char **argv)
{
	struct { char **v; size_t n, size; } lines = { 0 };
	FILE *file = argc == 2 ? fopen(argv[1], "r") : NULL;
	char *line = NULL;
	size_t size = 0;

	if (!file) {
		fprintf(stderr, "usage: floor_lines FILE\n");
		return 2;
	}
	while (getline(&line, &size, file) >= 0)
		*afi_vec_push(&lines) = afi_xstrdup(line);
	printf("%zu lines\n", lines.n);
	free(line);
	fclose(file);
	return 0;
}
