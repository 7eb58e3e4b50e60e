/* What is before a board, or an owner's: findings and actions that are not
 * closed, the most urgent first. */
#include <limits.h>
#include <stdlib.h>
#include <string.h>

#include "mem.h"
#include "query_kinds.h"
#include "query_proof.h"
#include "text.h"
#include "vec.h"

/* A row that waits to be sorted. */
struct waiting {
	int due;		/* INT_MAX: no date */
	size_t place;		/* in the order of targets */
	char *row;		/* JSON */
};

/* What those are called whose name begins as was asked. */
struct named {
	char *name;		/* the first; NULL: nobody is */
	bool several;		/* ... and there are others */
};

/* A board's page being made. */
struct board {
	const struct afi_kind_asked *asked;
	struct named boards, owners;
	struct {
		struct waiting *v;
		size_t n, size;
	} rows;
	size_t findings, actions, closed;
	size_t rags[AFI_RAG_COUNT];	/* of the rows */
	struct afi_counts counts;	/* how findings moved, if it is asked;
					   and what is counted here */
	json_t *moves;			/* ... each of them */
};

/* ---- whose it is --------------------------------------------------------- */

static bool is_asked(const char *value, const char *words)
{
	return !words || (value && afi_text_begins(value, words));
}

/* An action is before the board of its finding unless it has its own. */
static const char *board_of(const struct afi_state *state,
			    const struct afi_state *finding)
{
	return state->board ? state->board : finding->board;
}

static bool is_theirs(const struct board *board, const struct afi_state *state,
		      const struct afi_state *finding)
{
	return is_asked(board_of(state, finding), board->asked->board) &&
	       is_asked(state->owner, board->asked->owner);
}

static void note_name(struct named *named, const char *name)
{
	if (!named->name)
		named->name = afi_xstrdup(name);
	else if (name && !afi_text_same(named->name, name))
		named->several = true;
}

/* The name in full of what was @asked, if it can only be one; may be NULL. */
static const char *name_of(const struct named *named, const char *asked)
{
	return asked && named->name && !named->several ? named->name : asked;
}

/* ---- rows ---------------------------------------------------------------- */

/* What broke its silence last, or null: an update by what it says, all else by
 * what it is too. */
static json_t *view_progress(const struct afi_subject *sub,
			     const struct afi_entry *entry)
{
	json_t *last = afi_view_last(sub, entry);
	struct afi_str words = AFI_STR_INIT, first = AFI_STR_INIT;
	const char *text = entry ? afi_entry_get(entry, "text") : NULL;

	if (entry && !afi_entry_is(entry, "update")) {
		afi_view_words(&words, sub, entry);
		if (text)
			afi_str_addf(&words, ": %s", text);
		afi_add_first_words(&first, words.s);
		afi_view_put(last, "first_words", afi_view_text(first.s));
	}
	afi_str_clear(&first);
	afi_str_clear(&words);
	return last;
}

static json_t *view_row(const struct afi_subject *sub,
			const struct afi_state *state,
			const struct afi_state *action)
{
	const struct afi_state *finding = &sub->fold.state;
	const int late = state->rag == AFI_RED ?
			 sub->frame->today - state->rag_day : 0;
	struct afi_target target;
	json_t *row = json_object();

	afi_subject_target(&target, sub, action);
	afi_view_put(row, "sort", json_string(action ? "action" : "finding"));
	afi_view_put(row, "target", afi_view_target(&target));
	afi_view_put(row, "title", afi_view_text(state->title));
	afi_view_put(row, "of", action ? afi_view_text(finding->title) :
		     json_null());
	afi_view_put_status(row, action ? NULL : afi_record_kind(sub->rec),
			    state);
	afi_view_put_due(row, state);
	afi_view_put(row, "late_days", json_integer(late));
	afi_view_put(row, "late_said", afi_view_days(late, " late"));
	afi_view_put(row, "owner", afi_view_text(state->owner));
	afi_view_put(row, "board",
		     afi_view_text(board_of(state, finding)));
	afi_view_put(row, "priority", afi_view_text(state->priority ?
		     state->priority : finding->priority));
	afi_view_put(row, "marks", afi_view_marks(state));
	afi_view_put(row, "silent_days", json_integer(state->silent_days));
	afi_view_put(row, "last_progress",
		     view_progress(sub, state->last_progress));
	afi_proof_put(row, "status", sub, state, AFI_BEHIND_STATUS);
	afi_proof_put(row, "rag", sub, state, AFI_BEHIND_COLOUR);
	afi_proof_put(row, "due", sub, state, AFI_BEHIND_DATE);
	afi_proof_put(row, "late_days", sub, state, AFI_BEHIND_DATE);
	afi_proof_put(row, "silent_days", sub, state, AFI_BEHIND_SILENCE);
	return row;
}

static void prove(struct board *board, const char *group, const char *name,
		  const struct afi_subject *sub, const struct afi_state *action,
		  enum afi_behind behind)
{
	const struct afi_state *state = action ? action : &sub->fold.state;

	if (board->counts.proofs)
		afi_proofs_add(board->counts.proofs, group, name, sub, action,
			       afi_view_behind(sub, state, behind));
}

static void add(struct board *board, const struct afi_subject *sub,
		const struct afi_state *state, const struct afi_state *action)
{
	struct waiting one = {
		.place = board->rows.n,
		.due = state->rag_day == AFI_NO_DAY ? INT_MAX : state->rag_day,
	};
	json_t *row;

	if (state->void_ || !is_theirs(board, state, &sub->fold.state))
		return;
	note_name(&board->boards, board_of(state, &sub->fold.state));
	note_name(&board->owners, state->owner);
	if (state->closed) {
		board->closed++;
		prove(board, "sort", "closed", sub, action, AFI_BEHIND_CLOSE);
		return;
	}
	*(action ? &board->actions : &board->findings) += 1;
	board->rags[state->rag]++;
	prove(board, "sort", action ? "actions" : "findings", sub, action,
	      AFI_BEHIND_BEING);
	prove(board, "rag", afi_rag_name(state->rag), sub, action,
	      AFI_BEHIND_COLOUR);
	row = view_row(sub, state, action);
	one.row = json_dumps(row, JSON_COMPACT);
	json_decref(row);
	*afi_vec_push(&board->rows) = one;
}

/* Whether it, or an action of it, is theirs. */
static bool has_theirs(const struct board *board,
		       const struct afi_state *state)
{
	bool theirs = is_theirs(board, state, state);

	for (size_t i = 0; i < state->nactions && !theirs; i++)
		theirs = !state->actions[i].void_ &&
			 is_theirs(board, &state->actions[i], state);
	return theirs;
}

static void see(const struct afi_subject *sub, void *arg)
{
	struct board *board = arg;
	const struct afi_state *state = &sub->fold.state;

	if (!afi_is_counted(afi_record_kind(sub->rec), state))
		return;
	if (board->asked->since != AFI_NO_DAY && has_theirs(board, state))
		afi_moves_add(board->moves, &board->counts, sub,
			      board->asked->since);
	add(board, sub, state, NULL);
	for (size_t i = 0; i < state->nactions; i++)
		add(board, sub, &state->actions[i], &state->actions[i]);
}

/* What is red has passed its date, and so comes first by itself. */
static int by_urgency(const void *a, const void *b)
{
	const struct waiting *x = a, *y = b;
	const int diff = (x->due > y->due) - (x->due < y->due);

	return diff ? diff : (x->place > y->place) - (x->place < y->place);
}

static void tell_rows(struct board *board, const struct afi_sink *sink)
{
	if (board->rows.n)
		qsort(board->rows.v, board->rows.n, sizeof(*board->rows.v),
		      by_urgency);
	for (size_t i = 0; i < board->rows.n; i++) {
		json_t *row = json_loads(board->rows.v[i].row, 0, NULL);

		sink->item(sink->arg, row);
		json_decref(row);
	}
}

static void clear(struct board *board)
{
	for (size_t i = 0; i < board->rows.n; i++)
		free(board->rows.v[i].row);
	free(board->rows.v);
	free(board->boards.name);
	free(board->owners.name);
	json_decref(board->moves);
	afi_counts_clear(&board->counts);
}

/* ---- the page ------------------------------------------------------------ */

static void put_sort(json_t *totals, const char *name, size_t n,
		     const struct board *board)
{
	afi_view_put(totals, name,
		     afi_view_proved(n, board->counts.proofs, "sort", name));
}

static json_t *view_totals(const struct board *board)
{
	json_t *totals = json_object();

	put_sort(totals, "findings", board->findings, board);
	put_sort(totals, "actions", board->actions, board);
	put_sort(totals, "closed", board->closed, board);
	afi_view_put(totals, "rags",
		     afi_view_rags(board->rags, "items", board->counts.proofs));
	afi_kind_put_moved(totals, &board->counts, board->asked);
	afi_view_put(totals, "moves", board->asked->since == AFI_NO_DAY ?
		     json_null() : json_incref(board->moves));
	return totals;
}

static json_t *make_head(const struct board *made, struct afi_register *reg,
			 const struct afi_frame *frame,
			 const struct afi_target *target)
{
	const struct afi_kind_asked *asked = made->asked;
	const char *board = name_of(&made->boards, asked->board);
	const char *owner = name_of(&made->owners, asked->owner);
	struct afi_str title = AFI_STR_INIT;
	json_t *head;

	afi_str_addf(&title, "For %s%s%s", board ? board : "",
		     board && owner ? ", " : "", owner ? owner : "");
	head = afi_kind_head(reg, frame, target, "board", title.s, asked);
	afi_view_put(head, "board", afi_view_text(asked->board));
	afi_view_put(head, "owner", afi_view_text(asked->owner));
	afi_str_clear(&title);
	return head;
}

enum afi_code afi_query_board(const struct afi_sink *sink,
			      struct afi_broken *broken,
			      struct afi_register *reg,
			      const struct afi_target *target,
			      const struct afi_kind_asked *asked,
			      struct afi_err *err)
{
	struct board board = { .asked = asked };
	struct afi_scope scope = AFI_SCOPE_INIT;
	enum afi_code rc;
	json_t *part;

	if (!asked->board && !asked->owner)
		return afi_err_set(err, AFI_EUSAGE, "--kind board needs "
				   "--board BOARD or --owner OWNER; 'afi list "
				   "--group board' shows which there are");
	board.moves = json_array();
	if ((rc = afi_scope_open(&scope, sink, broken, reg, target,
				 err)))
		goto out;
	scope.frame.explain = asked->explain;
	board.counts = afi_counts_begin(&scope.frame, asked);
	afi_scope_each(&scope, false, see, &board);
	part = make_head(&board, reg, &scope.frame, target);
	sink->head(sink->arg, part, "rows");
	json_decref(part);
	tell_rows(&board, sink);
	part = json_object();
	afi_view_put(part, "totals", view_totals(&board));
	afi_kind_foot(sink, part, broken, board.rows.n, asked->board ?
		      "None: nothing that is not closed is before it; 'afi "
		      "list --group board' shows which boards there are." :
		      "None: nothing that is not closed is theirs; 'afi list "
		      "--group owner' shows which owners there are.");
out:
	clear(&board);
	afi_scope_clear(&scope);
	return rc;
}
