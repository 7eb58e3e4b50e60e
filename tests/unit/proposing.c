#include "proposing.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "str.h"

static void read_bytes(struct proposing *out, const char *text, size_t len)
{
	*out = (struct proposing){
		.outline = AFI_OUTLINE_INIT, .said = AFI_PROPOSALS_INIT,
	};
	afi_outline_make(&out->outline, text, len);
	afi_propose(&out->said, &out->outline);
}

void proposing_read(struct proposing *out, const char *text)
{
	read_bytes(out, text, strlen(text));
}

void proposing_seed(struct proposing *out, const char *name)
{
	const char *folder = getenv("AFI_SEEDS");
	struct afi_str path = AFI_STR_INIT, text = AFI_STR_INIT;
	char bytes[4096];
	FILE *in;
	size_t n;

	afi_str_addf(&path, "%s/%s", folder ? folder : "../shared/seeds",
		     name);
	in = fopen(path.s, "rb");
	if (!in) {
		print_message("# %s is not here; set AFI_SEEDS to the folder "
			      "it is in\n", path.s);
		afi_str_clear(&path);
		skip();
	}
	while ((n = fread(bytes, 1, sizeof(bytes), in)))
		afi_str_add(&text, bytes, n);
	fclose(in);
	read_bytes(out, text.s, text.len);
	afi_str_clear(&text);
	afi_str_clear(&path);
}

void proposing_clear(struct proposing *p)
{
	afi_proposals_clear(&p->said);
	afi_outline_clear(&p->outline);
}

/* The @n-th of the kind, about @of unless that is NULL; NULL if there is
 * none. */
static const struct afi_proposal *find(const struct proposing *p,
				       const char *what,
				       const struct afi_proposal *of, size_t n)
{
	const size_t place = of ? (size_t)(of - p->said.v) : 0;

	for (size_t i = 0; i < p->said.n; i++) {
		const struct afi_proposal *proposal = &p->said.v[i];

		if (strcmp(proposal->what, what) == 0 &&
		    (!of || proposal->of == place) && --n == 0)
			return proposal;
	}
	return NULL;
}

const struct afi_proposal *proposed(const struct proposing *p,
				    const char *what, size_t n)
{
	const struct afi_proposal *found = find(p, what, NULL, n);

	if (!found)
		fail_msg("no %s %zu", what, n);
	return found;
}

const struct afi_proposal *proposed_of(const struct proposing *p,
				       const char *what,
				       const struct afi_proposal *of, size_t n)
{
	const struct afi_proposal *found = find(p, what, of, n);

	if (!found)
		fail_msg("no %s %zu of it", what, n);
	return found;
}

size_t proposed_count(const struct proposing *p, const char *what)
{
	size_t n = 0;

	while (find(p, what, NULL, n + 1))
		n++;
	return n;
}

void assert_says(const struct afi_proposal *proposal, const char *key,
		 const char *value)
{
	const char *its = afi_proposal_get(proposal, key);

	if (!its != !value || (value && strcmp(its, value) != 0))
		fail_msg("%s of lines %d-%d is '%s', not '%s'", key,
			 proposal->first, proposal->last, its ? its : "",
			 value ? value : "");
}

void assert_runs(const struct afi_proposal *proposal, const char *key,
		 const char *first, const char *last)
{
	const char *its = afi_proposal_get(proposal, key);
	const size_t len = its ? strlen(its) : 0, n = strlen(last);

	if (len < n || strncmp(its, first, strlen(first)) != 0 ||
	    strcmp(its + len - n, last) != 0)
		fail_msg("%s of lines %d-%d does not run from '%s' to '%s': "
			 "'%s'", key, proposal->first, proposal->last, first,
			 last, its ? its : "");
}

void assert_lines(const struct afi_proposal *proposal, int first, int last)
{
	assert_int_equal(proposal->first, first);
	assert_int_equal(proposal->last, last);
}

static const struct afi_caution *caution(const struct proposing *p,
					 const char *words)
{
	for (size_t i = 0; i < p->said.cautions.n; i++)
		if (strstr(p->said.cautions.v[i].text, words))
			return &p->said.cautions.v[i];
	return NULL;
}

void assert_caution(const struct proposing *p, const char *words)
{
	if (!caution(p, words))
		fail_msg("no caution says '%s'", words);
}

void assert_lost(const struct proposing *p, const char *words, bool lost)
{
	assert_caution(p, words);
	assert_int_equal(caution(p, words)->lost, lost);
}

void assert_no_caution(const struct proposing *p, const char *words)
{
	if (caution(p, words))
		fail_msg("a caution says '%s'", words);
}
