/* The file whose looks a DOCX takes. */
#include "template.h"

#include <string.h>

#include "target.h"

/* Append the register's own for @name, if it has one. */
static enum afi_code read_own(struct afi_str *out, struct afi_register *reg,
			      const char *name, struct afi_err *err)
{
	struct afi_str path = AFI_STR_INIT;
	enum afi_code rc;

	afi_str_addf(&path, AFI_TEMPLATE_FOLDER "/%s.docx", name);
	rc = afi_store_read(out, afi_register_store(reg), path.s,
			    AFI_OFFICE_MAX, err);
	if (rc && rc != AFI_ENOTFOUND)
		afi_err_prefix(err, "%s", path.s);
	/* as any archive begins that has something in it */
	else if (!rc && (out->len < 4 || memcmp(out->s, "PK\3\4", 4)))
		rc = afi_err_set(err, AFI_EINVALID, "%s: it is no DOCX",
				 path.s);
	afi_str_clear(&path);
	return rc;
}

enum afi_code afi_template_office(struct afi_str *out,
				  struct afi_register *reg, const char *name,
				  struct afi_err *err)
{
	struct afi_err none = AFI_ERR_INIT;
	enum afi_code rc = AFI_ENOTFOUND;

	if (name && afi_slug_valid(name))
		rc = read_own(out, reg, name, &none);
	if (rc == AFI_ENOTFOUND)
		rc = read_own(out, reg, afi_shipped_office.name, &none);
	if (rc && rc != AFI_ENOTFOUND) {
		*err = none;
		return rc;
	}
	if (rc)
		afi_str_add(out, afi_shipped_office.text,
			    afi_shipped_office.len);
	return AFI_OK;
}
