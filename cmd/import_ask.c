/* What is accepted of a document, asked one by one at the terminal. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "asking.h"
#include "import.h"
#include "mem.h"
#include "output.h"
#include "register.h"
#include "render.h"
#include "text.h"

/* ---- showing ------------------------------------------------------------- */

/* A sink that lets only what is wanted through to the renderer. */
struct showing {
	struct afi_render render;
	struct output output;
	const struct afi_imported *shown;
	bool *take;
	size_t asked, at;
	bool stopped, all;
};

static size_t askable(const struct afi_matches *matches)
{
	size_t n = 0;

	for (size_t i = 0; i < matches->n; i++)
		n += afi_match_can(&matches->v[i]);
	return n;
}

/* ---- asking -------------------------------------------------------------- */

/* What there is to read of it. */
static const char *text_of(const struct afi_proposal *proposal)
{
	const char *text = afi_proposal_get(proposal, "text");

	if (!text)
		text = afi_proposal_get(proposal, "title");
	return text ? text : "(there is no more of it)";
}

static void head(void *arg, json_t *members, const char *list)
{
	struct showing *s = arg;
	struct afi_sink *sink = &s->render.sink;

	sink->head(sink->arg, members, list);
	printf("%zu of %zu could be recorded.  Nothing is recorded before the "
	       "end.\n", s->asked, s->shown->matches->n);
}

static void item(void *arg, json_t *candidate)
{
	struct showing *s = arg;
	const size_t i = s->at++;
	const struct afi_match *match = &s->shown->matches->v[i];
	const struct afi_proposal *proposal = &s->shown->proposals->v[i];
	struct afi_sink *sink = &s->render.sink;

	if (s->stopped || !afi_match_can(match))
		return;
	if (s->all) {
		s->take[i] = afi_match_is_plain(match, proposal);
		return;
	}
	putchar('\n');
	sink->item(sink->arg, candidate);
	switch (asking(text_of(proposal), s->render.look.width)) {
	case ASKING_YES:
		s->take[i] = true;
		break;
	case ASKING_NO:
		break;
	case ASKING_REST:
		s->all = true;
		s->take[i] = true;
		break;
	case ASKING_QUIT:
		s->stopped = true;
		break;
	}
}

/* What to mind is said with what is recorded. */
static void foot(void *arg, json_t *members)
{
	(void)arg;
	(void)members;
}

static bool any(const bool *take, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (take[i])
			return true;
	return false;
}

static enum afi_code ask_which(struct choice *out, bool *stopped,
			       const struct import *im,
			       const struct afi_matches *matches,
			       struct afi_register *reg, struct afi_err *err)
{
	const struct afi_imported shown = import_shown(im, matches);
	struct showing s = { .output = OUTPUT_INIT, .shown = &shown,
			     .asked = askable(matches) };
	struct afi_look look = { .format = 't', .cut = true };
	enum afi_code rc;

	if ((rc = output_open(&s.output, NULL, NULL, false, err)))
		return rc;
	look.width = s.output.width;
	look.colour = s.output.colour;
	out->n = matches->n;
	s.take = out->named = afi_xcalloc(matches->n + 1,
					  sizeof(*out->named));
	afi_render_begin(&s.render, AFI_PAGE_IMPORT, &look, stdout);
	afi_query_import(&(struct afi_sink){ head, item, foot, &s }, reg,
			 &shown);
	afi_render_end(&s.render);
	*stopped = s.stopped;
	return output_close(&s.output, AFI_OK, err);
}

static enum afi_code ask_all(const struct import *im,
			     const struct afi_matches *matches,
			     struct afi_register *reg, struct afi_err *err)
{
	struct choice choice = { 0 };
	bool stopped = false;
	enum afi_code rc;

	if ((rc = ask_which(&choice, &stopped, im, matches, reg, err)))
		goto out;
	if (stopped || (askable(matches) && !any(choice.named, choice.n)))
		output_say("nothing was recorded\n");
	else
		rc = import_accept(im, &choice, err);
out:
	choice_clear(&choice);
	return rc;
}

enum afi_code import_ask(const struct import *im, struct afi_register *reg,
			 struct afi_err *err)
{
	struct afi_matches matches = AFI_MATCHES_INIT;
	enum afi_code rc;

	if (!(rc = import_match(&matches, im, reg, err)))
		rc = ask_all(im, &matches, reg, err);
	afi_matches_clear(&matches);
	return rc;
}
