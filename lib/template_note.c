/* What a template has made, looked at: the note on what is withheld is there,
 * and nothing that is withheld. */
#include "template.h"

#include <string.h>

#define FIGURE "\xC2\xB9"
#define FOOT "<!-- foot -->"

void afi_noting_see(struct afi_noting *noting, const char *md)
{
	/* the brackets of text from a record have backslashes before them */
	noting->redacted = noting->redacted || strstr(md, "[x" FIGURE);
	noting->noted = noting->noted || strstr(md, "\n" FIGURE " ") ||
			!strncmp(md, FIGURE " ", sizeof(FIGURE));
}

void afi_noting_end(struct afi_noting *noting, struct afi_str *md)
{
	const char *foot = strstr(md->s, FOOT);
	struct afi_str rest = AFI_STR_INIT;

	if (!noting->redacted || noting->noted)
		return;
	if (foot) {
		afi_str_adds(&rest, foot);
		afi_str_cut(md, (size_t)(foot - md->s));
		afi_str_addf(md, "<!-- note -->\n" AFI_REDACTED_NOTE "\n\n%s",
			     rest.s);
	} else {
		afi_str_adds(md, "\n" AFI_REDACTED_NOTE "\n");
	}
	noting->noted = true;
	afi_str_clear(&rest);
}

enum afi_code afi_template_fit(struct afi_secrets *secrets, const char *md,
			       struct afi_err *err)
{
	const struct afi_shipped *one = afi_shipped_templates;

	if (!secrets || !afi_secrets_in(secrets, md))
		return AFI_OK;
	for (; one->name; one++)
		afi_secrets_allow(secrets, (const char *)one->text);
	if (!afi_secrets_left(secrets, md))
		return AFI_OK;
	return afi_err_set(err, AFI_EINVALID, "what the template makes says "
			   "words that are withheld, where some of its own "
			   "stand beside others of the records; nothing is "
			   "written: part them in the template, or withhold "
			   "more");
}
