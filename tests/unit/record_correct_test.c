#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "codec.h"
#include "date.h"
#include "record_correct.h"

#define HEAD								\
	"format: 1\nid: h00000000000\nat: 2025-01-01T09:00:00Z\n"	\
	"by: Desk <desk@force.example>\nas: hmicfrs\nsource: report\n"	\
	"what: opened\nkind: afi\nnumber: 3\ntitle: A failing\n"	\
	"due: 2025-06-30\ndue-words: mid-2025\njournal:\n"
#define ENTRY(id, after, keys)						\
	"- id: " id "00000000000\n  after: [" after "00000000000]\n"	\
	"  at: 2025-01-02T09:00:00Z\n"					\
	"  by: Desk <desk@force.example>\n  as: force\n" keys
#define UPDATE(id, after, keys) ENTRY(id, after, "  what: update\n" keys)

/* Two updates, the first of which was corrected twice. */
#define CHAIN HEAD							\
	UPDATE("a", "h", "  text: One.\n  due: 2025-12-31\n"		\
	       "  due-words: late 2025\n")				\
	UPDATE("b", "a", "  text: Two.\n")				\
	UPDATE("c", "b", "  corrects: a00000000000\n  text: Three.\n")	\
	UPDATE("d", "c", "  corrects: c00000000000\n  text: Four.\n")

struct situation {
	struct afi_record rec;
	struct afi_draft draft;
	struct afi_str told;
	struct afi_err err;
};

static void begin(struct situation *s, const char *yaml)
{
	*s = (struct situation){ .rec = AFI_RECORD_INIT,
				 .draft = AFI_DRAFT_INIT,
				 .told = AFI_STR_INIT,
				 .err = AFI_ERR_INIT };
	if (afi_codec_parse(&s->rec, yaml, strlen(yaml), &s->err))
		fail_msg("%s", s->err.msg);
}

static void end(struct situation *s)
{
	afi_str_clear(&s->told);
	afi_draft_clear(&s->draft);
	afi_record_clear(&s->rec);
}

static const struct afi_entry *entry(const struct situation *s, char id)
{
	char whole[] = "?00000000000";

	whole[0] = id;
	return afi_record_find(&s->rec, whole);
}

/* What the draft changes in the entry a, of kind @what. */
static void tell(struct situation *s, const char *what)
{
	const struct afi_entry *old = entry(s, 'a');

	afi_correct_tell(&s->told, &s->rec, old, what, old->fields,
			 old->nfields, &s->draft);
}

static const char *drafted(const struct situation *s, const char *key)
{
	for (size_t i = 0; i < s->draft.n; i++)
		if (strcmp(s->draft.v[i].key, key) == 0)
			return s->draft.v[i].value;
	return NULL;
}

static void the_last_correction_stands(void **state)
{
	struct situation s;

	(void)state;
	begin(&s, CHAIN);
	for (const char *id = "acd"; *id; id++) {
		assert_ptr_equal(afi_record_root(&s.rec, entry(&s, *id)),
				 entry(&s, 'a'));
		assert_ptr_equal(afi_record_standing(&s.rec, entry(&s, *id)),
				 entry(&s, 'd'));
	}
	assert_ptr_equal(afi_record_standing(&s.rec, entry(&s, 'b')),
			 entry(&s, 'b'));
	end(&s);
}

static void what_is_not_set_is_said_again(void **state)
{
	const struct afi_keyed sets[] = { { "text", "More." } };
	struct situation s;

	(void)state;
	begin(&s, CHAIN);
	assert_int_equal(afi_correct_draft(&s.draft, entry(&s, 'a'),
					   sets, 1, 0, &s.err), AFI_OK);
	assert_int_equal(s.draft.n, 4);
	assert_string_equal(drafted(&s, "corrects"), "a00000000000");
	assert_string_equal(drafted(&s, "text"), "More.");
	assert_string_equal(drafted(&s, "due"), "2025-12-31");
	assert_string_equal(drafted(&s, "due-words"), "late 2025");
	tell(&s, "update");
	assert_string_equal(s.told.s, "  text: One. -> More.\n");
	end(&s);
}

static void a_date_takes_its_words_with_it(void **state)
{
	const struct afi_keyed plain[] = { { "due", "1/3/2025" } };
	const struct afi_keyed none[] = { { "due", "" } };
	const struct afi_keyed vague[] = { { "due", "Spring 2025" } };
	struct situation s;

	(void)state;
	begin(&s, CHAIN);
	assert_int_equal(afi_correct_draft(&s.draft, entry(&s, 'a'),
					   plain, 1, 20089, &s.err), AFI_OK);
	assert_string_equal(drafted(&s, "due"), "2025-03-01");
	assert_null(drafted(&s, "due-words"));
	tell(&s, "update");
	assert_string_equal(s.told.s, "  due: late 2025 -> 1 March 2025\n");
	afi_draft_clear(&s.draft);
	assert_int_equal(afi_correct_draft(&s.draft, entry(&s, 'a'),
					   none, 1, 20089, &s.err), AFI_OK);
	assert_null(drafted(&s, "due"));
	assert_null(drafted(&s, "due-words"));
	afi_draft_clear(&s.draft);
	assert_int_equal(afi_correct_draft(&s.draft, entry(&s, 'a'),
					   vague, 1, 20089, &s.err), AFI_OK);
	assert_string_equal(drafted(&s, "due"), "2025-05-31");
	assert_string_equal(drafted(&s, "due-words"), "Spring 2025");
	end(&s);
}

static void lists_are_set_whole(void **state)
{
	const struct afi_keyed sets[] = { { "theme", "victims" },
					  { "theme", "supervision" } };
	struct situation s;

	(void)state;
	begin(&s, HEAD ENTRY("a", "h", "  what: assign\n  owner: Head\n"
			     "  theme: [victims]\n"));
	assert_int_equal(afi_correct_draft(&s.draft, entry(&s, 'a'),
					   sets, 2, 0, &s.err), AFI_OK);
	assert_int_equal(s.draft.v[2].nitems, 2);
	assert_string_equal(s.draft.v[2].items[1], "supervision");
	tell(&s, "assign");
	assert_string_equal(s.told.s, "  theme: victims -> victims, "
			    "supervision\n");
	end(&s);
}

static void what_is_withheld_is_not_told(void **state)
{
	const struct afi_keyed sets[] = {
		{ "text", "[[withheld person: Jo]] left Operation  Blue." } };
	struct situation s;

	(void)state;
	begin(&s, HEAD UPDATE("a", "h", "  text: Operation Blue began.\n")
	      ENTRY("b", "a", "  what: withhold\n  entry: a00000000000\n"
		    "  field: text\n  words: Operation Blue\n"
		    "  sort: operation\n"));
	assert_int_equal(afi_correct_draft(&s.draft, entry(&s, 'a'),
					   sets, 1, 0, &s.err), AFI_OK);
	tell(&s, "update");
	assert_string_equal(s.told.s, "  text: [[withheld operation]] began. "
			    "-> [[withheld person]] left [[withheld "
			    "operation]].\n");
	end(&s);
}

#define REFUSED(yaml, key_, value_, message) do {			\
	const struct afi_keyed set_ = { key_, value_ };			\
	struct situation s_;						\
	begin(&s_, yaml);						\
	assert_int_equal(afi_correct_draft(&s_.draft, entry(&s_, 'a'),	\
					   &set_, 1, 0, &s_.err),	\
			 AFI_EUSAGE);					\
	assert_non_null(strstr(s_.err.msg, message));			\
	end(&s_);							\
} while (0)

static void what_ties_an_entry_stays(void **state)
{
	(void)state;
	REFUSED(HEAD ENTRY("a", "h", "  what: action\n  number: 1\n"
			   "  title: Act\n"), "number", "2",
		"'number' of this action stays as it is");
	REFUSED(HEAD ENTRY("a", "h", "  what: link\n  relation: follows\n"
			   "  target: f/i/afi-1\n"), "target", "f/i/afi-2",
		"'target' of this link stays as it is");
	REFUSED(CHAIN, "due-words", "soon", "there is no 'due-words' to set");
	REFUSED(CHAIN, "id", "x", "there is no 'id' to set in this update; "
		"there is text, no-change, due, answers");
	REFUSED(CHAIN, "answers", "b", "must be an id");
	REFUSED(CHAIN, "no-change", "no", "must be one of yes");
	REFUSED(CHAIN, "text", "\x01", "--set text");
}

static void a_heading_has_its_own_keys(void **state)
{
	const struct afi_keyed good[] = { { "title", " Grave " },
					  { "edition", "second" } };
	const struct afi_keyed other[] = { { "published", "2025-01-01" } };
	struct situation s;

	(void)state;
	begin(&s, CHAIN);
	assert_int_equal(afi_correct_edition(&s.draft, entry(&s, 'h'), good, 2,
					     0, &s.err), AFI_OK);
	assert_int_equal(s.draft.n, 2);
	assert_string_equal(drafted(&s, "title"), "Grave");
	assert_string_equal(drafted(&s, "edition"), "second");
	assert_int_equal(afi_correct_edition(&s.draft, entry(&s, 'h'), other,
					     1, 0, &s.err), AFI_EUSAGE);
	assert_non_null(strstr(s.err.msg, "no 'published' to set in this "
			       "heading; there is title, text, wording, "
			       "question, issued, due, edition"));
	end(&s);
}

static void what_may_not_be_corrected(void **state)
{
	struct situation s;

	(void)state;
	begin(&s, HEAD ENTRY("a", "h", "  what: action\n  number: 1\n"
			     "  title: Act\n")
	      UPDATE("b", "a", "  text: Two.\n")
	      UPDATE("c", "b", "  corrects: b00000000000\n  retract: yes\n")
	      ENTRY("d", "c", "  what: prophecy\n  omen: crows\n"));
	assert_int_equal(afi_correct_allowed(entry(&s, 'h'), false, &s.err),
			 AFI_OK);
	assert_int_equal(afi_correct_allowed(entry(&s, 'a'), false, &s.err),
			 AFI_OK);
	assert_int_equal(afi_correct_allowed(entry(&s, 'a'), true, &s.err),
			 AFI_EINVALID);
	assert_int_equal(afi_correct_allowed(entry(&s, 'b'), true, &s.err),
			 AFI_OK);
	assert_int_equal(afi_correct_allowed(entry(&s, 'c'), false, &s.err),
			 AFI_EINVALID);
	assert_int_equal(afi_correct_allowed(entry(&s, 'd'), false, &s.err),
			 AFI_EINVALID);
	afi_correct_retract(&s.draft, entry(&s, 'b'), "Not so.");
	assert_string_equal(drafted(&s, "corrects"), "b00000000000");
	assert_string_equal(drafted(&s, "retract"), "yes");
	assert_string_equal(drafted(&s, "text"), "Not so.");
	end(&s);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_last_correction_stands),
		cmocka_unit_test(what_is_not_set_is_said_again),
		cmocka_unit_test(a_date_takes_its_words_with_it),
		cmocka_unit_test(lists_are_set_whole),
		cmocka_unit_test(what_is_withheld_is_not_told),
		cmocka_unit_test(what_ties_an_entry_stays),
		cmocka_unit_test(a_heading_has_its_own_keys),
		cmocka_unit_test(what_may_not_be_corrected),
	};

	return cmocka_run_group_tests_name("record_correct", tests, NULL,
					   NULL);
}
