/* What pictures are made of: words, lines, marks and areas. */
#include "chart_impl.h"

#include <string.h>

#include "state.h"
#include "text.h"

/* ---- words --------------------------------------------------------------- */

void afi_shape_words(struct afi_str *out, const char *text, size_t columns)
{
	struct afi_str fit = AFI_STR_INIT;
	const size_t width = afi_text_width(text);

	afi_text_fit(&fit, text, width < columns ? width : columns);
	afi_text_html(out, fit.s, fit.len);
	afi_str_clear(&fit);
}

int afi_shape_width(const char *text)
{
	const size_t width = afi_text_width(text);

	/* No more has room anywhere. */
	return (int)(width < AFI_CHART_WIDTH ? width : AFI_CHART_WIDTH) *
	       AFI_CHART_LETTER;
}

void afi_shape_text(struct afi_drawing *d, int x, int y,
		    enum afi_anchor anchor, const char *text, size_t columns)
{
	static const char *const anchors[] = {
		[AFI_ANCHOR_START] = "",
		[AFI_ANCHOR_MIDDLE] = " text-anchor=\"middle\"",
		[AFI_ANCHOR_END] = " text-anchor=\"end\"",
	};

	if (!*text)
		return;
	afi_str_addf(&d->shapes, "<text x=\"%d\" y=\"%d\"%s>", x, y,
		     anchors[anchor]);
	afi_shape_words(&d->shapes, text, columns);
	afi_str_adds(&d->shapes, "</text>\n");
}

void afi_shape_label(struct afi_drawing *d, int x, int y,
		     enum afi_anchor anchor, const char *text, size_t columns)
{
	const int most = (int)columns * AFI_CHART_LETTER;
	const int full = afi_shape_width(text);
	const int width = full < most ? full : most;
	const int left = x - (anchor == AFI_ANCHOR_START ? 0 :
			      anchor == AFI_ANCHOR_MIDDLE ? width / 2 : width);

	if (!*text)
		return;
	afi_str_addf(&d->shapes, "<rect class=\"page\" x=\"%d\" y=\"%d\" "
		     "width=\"%d\" height=\"15\" fill=\"#fff\"/>\n", left - 1,
		     y - 12, width + 2);
	afi_shape_text(d, x, y, anchor, text, columns);
}

/* ---- lines and marks ----------------------------------------------------- */

void afi_shape_line(struct afi_drawing *d, int x1, int y1, int x2, int y2,
		    int width, const char *dashes)
{
	afi_str_addf(&d->shapes, "<path d=\"M%d %dL%d %d\" fill=\"none\" "
		     "stroke=\"currentColor\" stroke-width=\"%d\"", x1, y1, x2,
		     y2, width);
	if (dashes)
		afi_str_addf(&d->shapes, " stroke-dasharray=\"%s\"", dashes);
	afi_str_adds(&d->shapes, "/>\n");
}

void afi_shape_mark(struct afi_drawing *d, int x, int y, size_t n)
{
	switch (n) {
	case 0:
		afi_str_addf(&d->shapes, "<circle cx=\"%d\" cy=\"%d\" "
			     "r=\"4\"/>\n", x, y);
		return;
	case 1:
		afi_str_addf(&d->shapes, "<path d=\"M%d %dh8v8h-8z\"/>\n",
			     x - 4, y - 4);
		return;
	case 2:
		afi_str_addf(&d->shapes, "<path d=\"M%d %dl5 5l-5 5l-5 -5z\""
			     "/>\n", x, y - 5);
		return;
	default:
		afi_str_addf(&d->shapes, "<circle class=\"page\" cx=\"%d\" "
			     "cy=\"%d\" r=\"4\" fill=\"#fff\" "
			     "stroke=\"currentColor\" stroke-width=\"2\"/>\n",
			     x, y);
	}
}

/* ---- areas --------------------------------------------------------------- */

/* How the areas of each part are filled, on the page's ground; the first is
 * full and the fourth empty. */
static const char *const fills[AFI_CHART_PARTS] = {
	NULL,
	"M-1 3L3 -1M-1 9L9 -1M5 9L9 5",
	"M1 2h3v3h-3zM5 6h3v3h-3z",
	NULL,
	"M-1 5L3 9M-1 -1L9 9M5 -1L9 3",
	"M0 4h8M4 0v8",
};

enum { EMPTY = 3, COLOURS = AFI_RAG_COUNT };

/* The colour of the part named @name; AFI_RAG_COUNT if it has none. */
static size_t colour_of(const char *name)
{
	size_t i = 0;

	while (i < COLOURS && !afi_text_same(name,
					     afi_rag_name((enum afi_rag)i)))
		i++;
	return i;
}

/* Begin or go on with something that has the colour @i. */
static void add_colour(struct afi_str *out, size_t i)
{
	static const char *const light[COLOURS] = {
		[AFI_RED] = "#8f1414", [AFI_AMBER] = "#6b4300",
		[AFI_GREEN] = "#0f5132", [AFI_GREY] = "#4a5158",
	};

	if (i < COLOURS)
		afi_str_addf(out, " class=\"%s\" color=\"%s\"",
			     afi_rag_name((enum afi_rag)i), light[i]);
}

static void add_pattern(struct afi_drawing *d, size_t n, size_t colour)
{
	afi_str_addf(&d->shapes, "<pattern id=\"%s-%zu-%zu\" width=\"8\" "
		     "height=\"8\" patternUnits=\"userSpaceOnUse\"", d->id, n,
		     colour);
	add_colour(&d->shapes, colour);
	afi_str_addf(&d->shapes, "><path d=\"%s\" fill=\"%s\" "
		     "stroke=\"currentColor\" stroke-width=\"2\"/>"
		     "</pattern>\n", fills[n],
		     n == 2 ? "currentColor" : "none");
}

/* A colour always has the same look, whatever part it is. */
static size_t look_of(size_t n, size_t colour)
{
	return colour < COLOURS ? colour : n;
}

void afi_shape_patterns(struct afi_drawing *d)
{
	afi_str_adds(&d->shapes, "<defs>\n");
	for (size_t n = 0; n < AFI_CHART_PARTS; n++) {
		if (!fills[n])
			continue;
		add_pattern(d, n, COLOURS);
		if (n < COLOURS)
			add_pattern(d, n, n);
	}
	afi_str_adds(&d->shapes, "</defs>\n");
}

void afi_shape_area(struct afi_drawing *d, int x, int y, int width, int height,
		    size_t n, const char *name)
{
	const size_t colour = colour_of(name), look = look_of(n, colour);

	afi_str_addf(&d->shapes, "<rect x=\"%d\" y=\"%d\" width=\"%d\" "
		     "height=\"%d\" stroke=\"currentColor\"", x, y, width,
		     height);
	add_colour(&d->shapes, colour);
	if (fills[look])
		afi_str_addf(&d->shapes, " fill=\"url(#%s-%zu-%zu)\"", d->id,
			     look, colour);
	else
		afi_str_addf(&d->shapes, " fill=\"%s\"", look == EMPTY ?
			     "none" : "currentColor");
	afi_str_adds(&d->shapes, "/>\n");
}
