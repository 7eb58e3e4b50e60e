#include "asking.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "str.h"
#include "text.h"

static void show_text(const char *text, size_t width)
{
	struct afi_str out = AFI_STR_INIT;

	afi_text_wrap(&out, text, 6, width);
	fputs(out.s, stdout);
	if (out.len && out.s[out.len - 1] != '\n')
		putchar('\n');
	afi_str_clear(&out);
}

enum asking_answer asking(const char *text, size_t width)
{
	char *line = NULL;
	size_t size = 0;
	enum asking_answer answer = ASKING_QUIT;

	for (;;) {
		printf("      Record it? y(es), n(o), t(ext), a(ll the rest), "
		       "q(uit): ");
		fflush(stdout);
		if (getline(&line, &size, stdin) <= 0)
			break;
		switch (line[strspn(line, " \t")]) {
		case 'y': case 'Y':
			answer = ASKING_YES;
			goto out;
		case 'n': case 'N':
			answer = ASKING_NO;
			goto out;
		case 'a': case 'A':
			answer = ASKING_REST;
			goto out;
		case 'q': case 'Q':
			goto out;
		case 't': case 'T':
			show_text(text, width);
			break;
		default:
			break;
		}
	}
	putchar('\n');
out:
	free(line);
	return answer;
}
