/* afi person: who speaks for which party. */
#include <stdlib.h>
#include <string.h>

#include "cmd.h"
#include "opt.h"
#include "record.h"
#include "register.h"

struct listing {
	const char *person;
	struct opt_list parties;
	bool remove;
	struct afi_str name, email;
};

/* "Performance Lead <lead@force.example>" */
static enum afi_code split(struct listing *l, struct afi_err *err)
{
	const char *open = strchr(l->person, '<');
	const char *close = open ? strchr(open, '>') : NULL;
	struct afi_str part = AFI_STR_INIT;
	enum afi_code rc;

	if (!open || !close || close[1] || !memchr(open, '@',
						   (size_t)(close - open)))
		return afi_err_set(err, AFI_EUSAGE, "a person is written 'Name "
				   "<address>', such as 'Performance Lead "
				   "<lead@force.example>'");
	afi_str_add(&part, l->person, (size_t)(open - l->person));
	if (!(rc = opt_line(&l->name, part.s, "the name", err))) {
		afi_str_reset(&part);
		afi_str_add(&part, open + 1, (size_t)(close - open) - 1);
		rc = opt_line(&l->email, part.s, "the address", err);
	}
	afi_str_clear(&part);
	return rc;
}

/* Whether the register says just that already. */
static bool listed(const struct afi_setup *setup, const struct listing *l)
{
	struct afi_str by = AFI_STR_INIT;
	const struct afi_person *person;
	bool same;

	afi_str_addf(&by, "%s <%s>", l->name.s, l->email.s);
	person = afi_setup_person(setup, by.s);
	same = person ? strcmp(person->name, l->name.s) == 0 &&
			person->nparties == l->parties.n
		      : l->parties.n == 0;
	for (size_t i = 0; same && i < l->parties.n; i++)
		same = afi_person_speaks(person, l->parties.v[i]);
	afi_str_clear(&by);
	return same;
}

static enum afi_code list_them(struct afi_change *change, void *arg,
			       struct afi_err *err)
{
	static const struct afi_target the_register = {
		.level = AFI_REGISTER
	};
	const struct listing *l = arg;
	struct afi_draft draft = AFI_DRAFT_INIT;
	enum afi_code rc = AFI_OK;

	if (listed(afi_register_setup(afi_change_register(change)), l))
		return AFI_OK;
	afi_draft_add(&draft, "name", l->name.s);
	afi_draft_add(&draft, "email", l->email.s);
	afi_draft_list(&draft, "for", l->parties.v, l->parties.n);
	rc = afi_change_add(change, &the_register, "person", NULL, NULL,
			    &draft, err);
	afi_draft_clear(&draft);
	return rc;
}

enum afi_code cmd_person(int argc, char **argv, struct afi_err *err)
{
	struct listing l = { .name = AFI_STR_INIT, .email = AFI_STR_INIT };
	struct opt_common common = { 0 };
	const struct opt opts[] = {
		{ .name = "for", .arg = "PARTY", .list = &l.parties,
		  .help = "for whom they speak: force, pcc; may be repeated" },
		{ .name = "remove", .flag = &l.remove,
		  .help = "they speak for nobody any more" },
		OPT_WRITER(&common),
		{ .arg = "PERSON", .str = &l.person, .must = true,
		  .help = "'Name <address>'" },
		{ 0 },
	};
	enum afi_code rc;

	if ((rc = opt_parse(opts, argc, argv, err)) || (rc = split(&l, err)))
		goto out;
	if (!l.parties.n == !l.remove) {
		rc = afi_err_set(err, AFI_EUSAGE, "say for whom they speak "
				 "with --for PARTY, or --remove");
		goto out;
	}
	rc = opt_change(&common, list_them, &l, err);
out:
	afi_str_clear(&l.email);
	afi_str_clear(&l.name);
	free(l.parties.v);
	return rc;
}
