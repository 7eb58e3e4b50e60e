#include "print.h"

#include "press.h"
#include "template.h"

static enum afi_code make_pdf(struct afi_str *out, const char *md, size_t len,
			      const struct afi_print *how,
			      struct afi_err *err)
{
	struct afi_paper_look look = how->look;
	struct afi_str html = AFI_STR_INIT;
	struct afi_paper *paper;
	enum afi_code rc;

	look.format = 'h';
	paper = afi_paper_new(&look);
	afi_paper_add(&html, paper, md, len);
	afi_paper_end(&html, paper);
	rc = afi_press_pdf(out, html.s, html.len, how->day, err);
	afi_str_clear(&html);
	return rc;
}

static enum afi_code make_docx(struct afi_str *out, const char *md, size_t len,
			       const struct afi_print *how,
			       struct afi_register *reg, struct afi_err *err)
{
	struct afi_str title = AFI_STR_INIT, office = AFI_STR_INIT;
	struct afi_press_docx docx = {
		.title = how->title, .day = how->day, .office = &office,
	};
	enum afi_code rc;

	if ((rc = afi_template_office(&office, reg, how->template, err)))
		goto out;
	if (!docx.title) {
		afi_paper_title(&title, md, len);
		docx.title = title.s;
	}
	rc = afi_press_docx(out, md, len, &docx, err);
out:
	afi_str_clear(&office);
	afi_str_clear(&title);
	return rc;
}

enum afi_code afi_print_make(struct afi_str *out, const char *md, size_t len,
			     const struct afi_print *how,
			     struct afi_register *reg, struct afi_err *err)
{
	return how->format == 'p' ? make_pdf(out, md, len, how, err) :
				    make_docx(out, md, len, how, reg, err);
}
