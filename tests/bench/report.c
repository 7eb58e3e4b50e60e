/*
 * Prints a made-up inspection report of so many MiB, in the layout of today's:
 * chapters, some with a grade and a box of areas for improvement, and prose.
 *
 * usage: report MIB
 */
#include <stdio.h>
#include <stdlib.h>

#include "words.h"

#define COUNT(array) (sizeof(array) / sizeof(*(array)))

enum {
	MIB = 1024 * 1024,
	PARAGRAPHS = 36,	/* in a chapter */
	SENTENCES = 8,		/* in a paragraph */
	BOXES = 10,		/* a box in every so many chapters */
};

static const char *const grades[] = {
	"Good", "Adequate", "Requires improvement", "Outstanding",
};

static size_t written;

static void put(const char *text)
{
	written += (size_t)printf("%s", text);
}

static void paragraph(unsigned int from)
{
	for (unsigned int i = 0; i < SENTENCES; i++) {
		put(sentences[(from * 7 + i * 3) % COUNT(sentences)]);
		put(i + 1 < SENTENCES ? " " : "\n\n");
	}
}

static void box(unsigned int n)
{
	put("Area for improvement\n\n");
	put("The force should improve ");
	put(subjects[n % COUNT(subjects)]);
	put("\n\n");
	paragraph(n);
	put("- a list of what is missing;\n- and of what is late.\n\n");
}

/* Some chapters are graded and have a box; most are prose. */
static void chapter(unsigned int n)
{
	written += (size_t)printf("Chapter %u, %s\n\n", n,
				  questions[n % COUNT(questions)]);
	if (n % BOXES == 1) {
		put(grades[n % COUNT(grades)]);
		put("\n\nNorthmoor Police is inspected at this.\n\n");
		box(n);
	}
	put("Main findings\n\n");
	for (unsigned int i = 0; i < PARAGRAPHS; i++) {
		if (i % 4 == 0) {
			put("The force looks after ");
			put(subjects[(n + i) % COUNT(subjects)]);
			put("\n\n");
		}
		paragraph(n + i);
	}
}

int main(int argc, char **argv)
{
	const size_t size = argc == 2 ? strtoul(argv[1], NULL, 10) * MIB : 0;

	if (!size) {
		fprintf(stderr, "usage: report MIB\n");
		return 2;
	}
	put("PEEL 2023-25\n\nAn inspection of Northmoor Police\n\n");
	for (unsigned int n = 1; written < size; n++)
		chapter(n);
	return fflush(stdout) ? 1 : 0;
}
