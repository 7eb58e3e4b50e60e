/*
 * The beginning and the end of a page of HTML, and how it and the pictures in
 * it look: on a screen of any width, light or dark, and on paper, where a table
 * of up to 20 rows is not cut.  Text has a contrast of at least 7 to 1, what
 * only adorns it of 3 to 1 (WCAG 2.2 asks for 4.5 and 3), and no colour says
 * what no word says.
 *
 * On paper it is put by browsers and by WeasyPrint 57, which knows no variable
 * in what sets several things at once, such as "border".
 */
#include "paper_impl.h"
#include "text.h"

#define UNTITLED "Findings"

static const char style[] =
	":root{color-scheme:light dark;--text:#1b1f24;--page:#fff;"
	"--soft:#4a5158;--line:#8a929a;--faint:#dde1e5;--band:#f4f6f7;"
	"--link:#0b4a8f;--red:#8f1414;--amber:#6b4300;--green:#0f5132;"
	"--grey:#4a5158}\n"
	"@media (prefers-color-scheme:dark){:root{--text:#e9ecef;"
	"--page:#14171a;--soft:#b7bec5;--line:#79828a;--faint:#363c42;"
	"--band:#1d2125;--link:#9cc7ff;--red:#ffa8a1;--amber:#ffcf7a;"
	"--green:#8fdcae;--grey:#b7bec5}}\n"
	"*,::before{box-sizing:border-box}\n"
	"html{-webkit-text-size-adjust:100%;text-size-adjust:100%}\n"
	"body{margin:0;background-color:var(--page);color:var(--text);"
	"font:100%/1.5 system-ui,\"Segoe UI\",\"Liberation Sans\",Arial,"
	"sans-serif}\n"
	"main{max-width:70rem;margin:0 auto;padding:1.5rem 1rem 4rem;"
	"overflow-wrap:break-word}\n"
	"main:focus{outline:none}\n"
	"p,li{max-width:44rem}ul,ol{padding-left:1.25rem}\n"
	"h1,h2,h3,h4{line-height:1.2;margin:2rem 0 .5rem;text-wrap:balance}\n"
	"h1{font-size:1.9rem;margin-top:.5rem}\n"
	"h2{font-size:1.4rem;margin-top:3rem;padding-top:.75rem;"
	"border-top:2px solid;border-top-color:var(--line)}\n"
	"h3{font-size:1.15rem}\n"
	"h4{font-size:1rem}\n"
	"a{color:var(--link)}\n"
	":focus-visible{outline:3px solid var(--link);outline-offset:2px}\n"
	".skip{position:absolute;left:-999rem}\n"
	".skip:focus{position:static;display:inline-block;margin:.5rem 1rem;"
	"padding:.25rem .5rem}\n"
	".picture{margin:1.5rem 0 0;break-inside:avoid}"
	".picture p{font-weight:600;color:var(--soft);margin:0 0 .6rem}\n"
	".chart{display:block;width:100%;max-width:28rem;height:auto;"
	"font-family:inherit}"
	".chart .page{fill:var(--page)}.chart .band{fill:var(--faint)}"
	".chart .soft{color:var(--line)}\n"
	"caption.heard{position:absolute;width:1px;height:1px;padding:0;"
	"overflow:hidden;clip-path:inset(50%);white-space:nowrap}\n"
	".table{position:relative;overflow-x:auto;margin:1rem 0 1.5rem}\n"
	".picture+.table{margin-top:.75rem}\n"
	"table{border-collapse:collapse;font-variant-numeric:tabular-nums}\n"
	"caption{text-align:left;font-weight:600;padding:0 0 .4rem;"
	"color:var(--soft);max-width:calc(100vw - 2rem)}\n"
	"th,td{padding:.4rem .8rem .4rem .5rem;text-align:left;"
	"vertical-align:top;border-bottom:1px solid;"
	"border-bottom-color:var(--faint)}\n"
	"td{min-width:11rem}tbody th{min-width:9rem}td.n{min-width:3.5rem}"
	"td,tbody th{overflow-wrap:anywhere}"
	"tbody th.red,tbody th.amber,tbody th.green,tbody th.grey,"
	"td.red,td.amber,td.green,td.grey{min-width:5rem}\n"
	"thead th,thead td{border-bottom:2px solid;"
	"border-bottom-color:var(--line);vertical-align:bottom}\n"
	"tbody th{font-weight:600}\n"
	"tbody tr:nth-child(even){background-color:var(--band)}\n"
	".n{text-align:right}.day{white-space:nowrap}\n"
	".red,.amber,.green,.grey{font-weight:600;white-space:nowrap}\n"
	".red::before,.amber::before,.green::before,.grey::before{content:\"\";"
	"display:inline-block;width:.65em;height:.65em;margin-right:.4em;"
	"border-radius:50%;background:currentColor}\n"
	".red{color:var(--red)}.amber{color:var(--amber)}"
	".green{color:var(--green)}.grey{color:var(--grey)}\n"
	".grey::before{background:none;border:.15em solid currentColor}\n"
	".amber::before{border-radius:0;transform:rotate(45deg) scale(.85)}\n"
	".red::before{border-radius:0}\n"
	"pre{overflow-x:auto;padding:.75rem;background-color:var(--band)}\n"
	"blockquote{margin:1rem 0;padding-left:1rem;"
	"border-left:3px solid;border-left-color:var(--line)}\n"
	".notes{font-size:.9rem;color:var(--soft)}\n"
	"@media (max-width:30rem){h1{font-size:1.5rem}h2{font-size:1.25rem}"
	"th,td{padding:.35rem .5rem .35rem .25rem}}\n";

static const char print_style[] =
	"@page{size:A4;margin:18mm 16mm 20mm;@bottom-left{"
	"content:string(title);width:80%;font:9pt \"Liberation Sans\",Arial,"
	"sans-serif}@bottom-right{content:\"Page \" counter(page) \" of \" "
	"counter(pages);font:9pt \"Liberation Sans\",Arial,sans-serif}}\n"
	"@page:first{@bottom-left{content:none}}\n"
	"@media print{:root{color-scheme:light;--text:#000;--page:#fff;"
	"--soft:#333;--line:#777;--faint:#bbb;--band:#fff;--link:#000;"
	"--red:#8f1414;--amber:#6b4300;--green:#0f5132;--grey:#333}"
	"body{font:10pt/1.4 \"Liberation Sans\",Arial,sans-serif}"
	"h1{string-set:title content()}main{max-width:none;padding:0}"
	"p,li{max-width:none}.skip{display:none}.table{overflow:visible}"
	"h1,h2,h3,h4,caption{break-after:avoid}tr,li{break-inside:avoid}"
	"thead{display:table-header-group}th,td{padding:.2rem .5rem .2rem 0}"
	".n+:not(.n){padding-left:.6rem}"
	".table:not(:has(tbody tr:nth-child(21))){break-inside:avoid}"
	".chart{max-width:90mm;max-height:235mm}"
	"caption.heard{display:none}"
	"h2{margin-top:1.5rem}"
	"td,tbody th{min-width:0;overflow-wrap:break-word}}\n";

/* A letter is as wide as one is on A4 and has no rules between its parts.  On
 * paper its signature, and what follows, stand below some of its words. */
static const char letter_style[] =
	".letter main{max-width:46rem;padding:2.5rem 1.5rem 4rem}\n"
	".letter h1{font-size:1.6rem;margin:0;letter-spacing:.01em}\n"
	".letter h1+p:not([class]){margin:.25rem 0 0;color:var(--soft)}\n"
	".letter h2{font-size:1.25rem;margin:2.25rem 0 .5rem;padding:0;"
	"border:0}\n"
	".letter h3{font-size:1rem;line-height:1.4;margin:1.75rem 0 .4rem;"
	"text-wrap:pretty}\n"
	".letter p{margin:.8rem 0}\n"
	".letter .marking{font-weight:600;text-align:center}\n"
	".letter .date{margin:2rem 0 1.5rem;padding-top:1rem;"
	"border-top:2px solid;border-top-color:var(--line)}\n"
	".letter .address{margin:0 0 2rem}\n"
	".letter .signature{margin-top:5rem;font-weight:600}\n"
	".letter .signature+p{margin-top:-.5rem}\n"
	".letter .copies{margin-top:2.5rem}\n"
	".letter .note{margin-top:2.5rem;font-size:.9rem;color:var(--soft)}\n"
	".letter .foot{margin-top:2.5rem;padding-top:.5rem;font-size:.8rem;"
	"border-top:1px solid;border-top-color:var(--line);color:var(--soft);"
	"overflow-wrap:anywhere}\n"
	".letter .note+.foot{margin-top:.5rem}\n"
	"@media print{@page{margin:22mm 24mm 24mm}"
	".letter{font-size:11pt}.letter main{max-width:none;padding:0}"
	".letter h2{margin-top:1.5rem}.letter p{orphans:3;widows:3}"
	".letter p:has(+.signature),.letter .signature,"
	".letter .signature~p{break-before:avoid}"
	".letter .signature{margin-top:20mm}"
	".letter .copies,.letter .note,.letter .foot{margin-top:1.5rem}}\n";

/* ---- before and after ---------------------------------------------------- */

static void add_title(struct afi_str *out, const struct afi_paper *paper,
		      cmark_node *root)
{
	cmark_node *first = cmark_node_first_child(root);
	struct afi_str title = AFI_STR_INIT;

	if (paper->look.title)
		afi_str_adds(&title, paper->look.title);
	else if (first && afi_part_of(first) == AFI_PART_HEADING)
		afi_node_words(&title, first);
	if (!title.len)
		afi_str_adds(&title, UNTITLED);
	afi_text_html(out, title.s, title.len);
	afi_str_clear(&title);
}

void afi_paper_html_begin(struct afi_str *out, const struct afi_paper *paper,
			  cmark_node *root)
{
	cmark_node *first = cmark_node_first_child(root);

	afi_str_adds(out, "<!DOCTYPE html>\n"
		     "<html lang=\"en-GB\">\n<head>\n"
		     "<meta charset=\"utf-8\">\n"
		     "<meta name=\"viewport\" content=\"width=device-width, "
		     "initial-scale=1\">\n"
		     "<meta name=\"color-scheme\" content=\"light dark\">\n"
		     "<title>");
	add_title(out, paper, root);
	afi_str_adds(out, "</title>\n<style>\n");
	afi_str_adds(out, style);
	afi_str_adds(out, print_style);
	if (paper->look.letter)
		afi_str_adds(out, letter_style);
	afi_str_addf(out, "</style>\n</head>\n<body%s>\n"
		     "<a class=\"skip\" href=\"#main\">Skip to the text</a>\n"
		     "<main id=\"main\" tabindex=\"-1\">\n",
		     paper->look.letter ? " class=\"letter\"" : "");
	if (!first || afi_part_of(first) != AFI_PART_HEADING)
		afi_str_adds(out, "<h1>" UNTITLED "</h1>\n");
}

void afi_paper_html_end(struct afi_str *out)
{
	afi_str_adds(out, "</main>\n</body>\n</html>\n");
}
