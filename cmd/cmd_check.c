/* afi check: prove the state of the register, and where it came from. */
#include <stdio.h>

#include "check_letter.h"
#include "cmd.h"
#include "opt.h"
#include "output.h"
#include "reading.h"
#include "register_proof.h"
#include "text.h"

/* @arg is the register that knows what must not be told, or NULL. */
static void tell(const char *line, bool problem, void *arg)
{
	struct afi_str clean = AFI_STR_INIT, safe = AFI_STR_INIT;

	reading_clean(&clean, arg, line);
	afi_text_safe(&safe, clean.s, clean.len);
	fprintf(problem ? stderr : stdout, "%s%s\n", problem ? "afi: " : "",
		safe.s);
	afi_str_clear(&safe);
	afi_str_clear(&clean);
}

static const char *plural(size_t n)
{
	return n == 1 ? "" : "s";
}

static void say_state(const struct afi_proof *proof)
{
	printf("state: %zu record%s with %zu entries, %zu kept file%s",
	       proof->records, plural(proof->records), proof->entries,
	       proof->kept, plural(proof->kept));
	if (proof->absent)
		printf(" (%zu more not in this copy)", proof->absent);
	if (proof->problems)
		printf(": %zu problem%s\n", proof->problems,
		       plural(proof->problems));
	else
		puts(": all sound");
}

static void say_history(const struct afi_proof *proof, size_t problems)
{
	printf("history: %zu commit%s", proof->commits,
	       plural(proof->commits));
	if (problems)
		printf(": %zu problem%s\n", problems, plural(problems));
	else if (*proof->unproven)
		printf(": proven, but not before %.12s, where this history "
		       "begins\n", proof->unproven);
	else
		puts(": all proven");
}

/* What is read by others than who typed it, such as a log. */
static bool is_public(const struct opt_common *common)
{
	if (common->audience)
		return !opt_is_internal(common);
	return !output_is_seen(NULL);
}

enum afi_code cmd_check(int argc, char **argv, struct afi_err *err)
{
	struct opt_common common = { 0 };
	const char *letter = NULL;
	const struct opt opts[] = {
		{ .name = "letter", .arg = "FILE", .str = &letter,
		  .help = "say instead from what that letter was made" },
		OPT_FOR(&common),
		OPT_REGISTER(&common),
		{ 0 },
	};
	struct afi_register *reg = NULL, *hiding = NULL;
	struct afi_proof proof = { 0 };
	size_t problems;
	enum afi_code rc;

	if ((rc = opt_parse(opts, argc, argv, err)) ||
	    (is_public(&common) &&
	     (rc = reading_open(&hiding, &common, true, err))) ||
	    (rc = opt_open(&reg, &common, err)))
		goto out;
	if (letter) {
		rc = check_letter(reg, hiding, opt_dir(&common), letter, err);
		goto out;
	}
	afi_register_catch_up(reg);
	if ((rc = afi_register_prove_state(&proof, reg, tell, hiding,
					   err)))
		goto out;
	say_state(&proof);
	problems = proof.problems;
	if (afi_register_setup(reg)->example) {
		puts("history: not checked, this is an example");
	} else {
		if ((rc = afi_register_prove_history(&proof, reg, tell,
						     hiding, err)))
			goto out;
		say_history(&proof, proof.problems - problems);
	}
	if (proof.problems)
		rc = afi_err_set(err, AFI_EINVALID, "%zu problem%s found; what "
				 "is said above names each", proof.problems,
				 plural(proof.problems));
out:
	if (rc)
		reading_clean_error(hiding, err);
	afi_register_free(hiding);
	afi_register_free(reg);
	return rc;
}
