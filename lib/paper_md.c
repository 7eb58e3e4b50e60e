/* A section as Markdown again: as it came, but that captions which ask for a
 * picture begin as all captions do. */
#include <string.h>

#include "paper_impl.h"

/* Where in the @len bytes at @md @node begins; @len if nowhere. */
static size_t place_of(cmark_node *node, const char *md, size_t len)
{
	const size_t column = (size_t)cmark_node_get_start_column(node);
	size_t at = 0;

	for (int line = cmark_node_get_start_line(node); line > 1; line--) {
		const char *end = memchr(md + at, '\n', len - at);

		if (!end)
			return len;
		at = (size_t)(end + 1 - md);
	}
	return column && column - 1 < len - at ? at + column - 1 : len;
}

void afi_paper_md(struct afi_str *out, cmark_node *root, const char *md,
		  size_t len)
{
	cmark_iter *iter = cmark_iter_new(root);
	cmark_event_type event;
	size_t done = 0;

	while ((event = cmark_iter_next(iter)) != CMARK_EVENT_DONE) {
		cmark_node *node = cmark_iter_get_node(iter);
		const char *word;
		size_t at;

		if (event != CMARK_EVENT_ENTER || !afi_node_chart(node))
			continue;
		word = afi_node_caption_word(node);
		at = place_of(node, md, len);
		if (at < done || len - at < strlen(word) ||
		    memcmp(md + at, word, strlen(word)))
			continue;
		afi_str_add(out, md + done, at - done);
		afi_str_adds(out, AFI_CAPTION);
		done = at + strlen(word);
	}
	afi_str_add(out, md + done, len - done);
	cmark_iter_free(iter);
}
