#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "sheet_map.h"

/* A sheet of the CSV @text, and what its columns are guessed to mean. */
struct guessed {
	struct afi_sheet sheet;
	struct afi_sheet_map map;
};

static struct guessed guess(const char *text)
{
	struct guessed g = { .sheet = AFI_SHEET_INIT };
	struct afi_err err = AFI_ERR_INIT;

	if (afi_sheet_read(&g.sheet, text, strlen(text), &err))
		fail_msg("%s", err.msg);
	afi_sheet_map_guess(&g.map, &g.sheet);
	return g;
}

static void map_is(const struct guessed *g, const char *wanted)
{
	struct afi_str written = AFI_STR_INIT;

	afi_sheet_map_write(&written, &g->map, &g->sheet);
	assert_string_equal(written.s, wanted);
	afi_str_clear(&written);
}

/* The header and the rows in @text mean @wanted. */
static void means(const char *text, const char *wanted)
{
	struct guessed g = guess(text);

	map_is(&g, wanted);
	afi_sheet_clear(&g.sheet);
}

static void headings_are_known_however_they_are_written(void **state)
{
	(void)state;
	means("REF.,Lead Officer(s),target  date\n",
	      "finding=REF.,owner=Lead Officer(s),due=target  date");
	means("HMICFRS Recommendation,Owners,Completion Date\n",
	      "title=HMICFRS Recommendation,owner=Owners,due=Completion Date");
}

static void words_of_many_forces_are_known(void **state)
{
	(void)state;
	means("Reference,Type,Title,Detail,Force action,SRO,Action owner,"
	      "Governance,Priority,Theme,Deadline,Original target date,"
	      "Status,RAG,Latest position,Update date,Evidence,Date closed,"
	      "Inspection,Force,Date published\n",
	      "finding=Reference,kind=Type,title=Title,text=Detail,"
	      "action=Force action,owner=SRO,action-owner=Action owner,"
	      "board=Governance,priority=Priority,theme=Theme,due=Deadline,"
	      "first-due=Original target date,status=Status,rag=RAG,"
	      "update=Latest position,updated=Update date,evidence=Evidence,"
	      "closed=Date closed,report=Inspection,force=Force,"
	      "issued=Date published");
	means("No,Recommendation,Chief officer lead,Date to be completed,"
	      "Progress,Comments\n1,Do it,ACC,May 2025,Begun,None\n",
	      "finding=No,title=Recommendation,owner=Chief officer lead,"
	      "due=Date to be completed,update=Progress");
}

static void what_stands_below_tells_a_reference_from_a_title(void **state)
{
	(void)state;
	means("Recommendation,Owner\nRec 1,ACC\nRec 2,DCC\n",
	      "finding=Recommendation,owner=Owner");
	means("Recommendation,Owner\nReview the unit,ACC\n",
	      "title=Recommendation,owner=Owner");
	means("AFI,Finding,Owner\nAFI 1,Answer calls,ACC\n",
	      "finding=AFI,title=Finding,owner=Owner");
}

static void of_two_dates_the_plainer_one_is_due(void **state)
{
	(void)state;
	means("Ref,Completion date,Target date\n",
	      "finding=Ref,closed=Completion date,due=Target date");
}

static void a_date_and_an_owner_share_a_column(void **state)
{
	(void)state;
	means("Recommendation,Completion Date and Owner,Progress\n",
	      "title=Recommendation,due-and-owner=Completion Date and Owner,"
	      "update=Progress");
}

static void longer_headings_are_known_by_a_word(void **state)
{
	(void)state;
	means("Ref,Update as of March 2025,Completion date (revised)\n",
	      "finding=Ref,update=Update as of March 2025,"
	      "due=Completion date (revised)");
}

static void of_equal_headings_the_first_counts(void **state)
{
	struct guessed g = guess("Ref,Owner,Owner\n");

	(void)state;
	assert_int_equal(g.map.column[AFI_MEANS_OWNER], 1);
	afi_sheet_clear(&g.sheet);
}

static void what_is_unknown_means_nothing(void **state)
{
	struct guessed g = guess("Ref,Weather,Date\n");

	(void)state;
	map_is(&g, "finding=Ref");
	assert_false(afi_sheet_map_suffices(&g.map));
	afi_sheet_clear(&g.sheet);
}

static void what_is_typed_changes_the_map(void **state)
{
	struct guessed g = guess("Ref,Who,\"Said, lately\",Ref\n");
	struct afi_err err = AFI_ERR_INIT;

	(void)state;
	map_is(&g, "finding=Ref,owner=Who");
	assert_int_equal(afi_sheet_map_read(&g.map, &g.sheet,
			"board=who, update=\"Said, lately\", id=4", &err),
			AFI_OK);
	map_is(&g, "finding=Ref,board=Who,update=\"Said, lately\",id=#4");
	assert_int_equal(afi_sheet_map_read(&g.map, &g.sheet, "board=", &err),
			 AFI_OK);
	map_is(&g, "finding=Ref,update=\"Said, lately\",id=#4");
	afi_sheet_clear(&g.sheet);
}

static void what_is_written_reads_back(void **state)
{
	struct guessed g = guess("Ref,\"The \"\"lead\"\", or who\",,Due,Due\n"
				 "1,a,b,c,d\n");
	struct afi_sheet_map again;
	struct afi_str written = AFI_STR_INIT;
	struct afi_err err = AFI_ERR_INIT;

	(void)state;
	g.map.column[AFI_MEANS_OWNER] = 1;
	g.map.column[AFI_MEANS_BOARD] = 2;
	g.map.column[AFI_MEANS_FIRST_DUE] = 4;
	afi_sheet_map_write(&written, &g.map, &g.sheet);
	afi_sheet_map_init(&again);
	assert_int_equal(afi_sheet_map_read(&again, &g.sheet, written.s,
					    &err), AFI_OK);
	assert_memory_equal(&again, &g.map, sizeof(again));
	afi_str_clear(&written);
	afi_sheet_clear(&g.sheet);
}

static void a_slip_changes_nothing(void **state)
{
	struct guessed g = guess("Ref,Owner\n");
	struct afi_err err = AFI_ERR_INIT;

	(void)state;
	assert_int_equal(afi_sheet_map_read(&g.map, &g.sheet,
					    "board=Owner,due=When", &err),
			 AFI_EUSAGE);
	assert_string_equal(err.msg, "there is no column 'When'; there are "
			    "Ref, Owner");
	assert_int_equal(afi_sheet_map_read(&g.map, &g.sheet, "colour=Ref",
					    &err), AFI_EUSAGE);
	assert_non_null(strstr(err.msg, "no column can mean 'colour'"));
	assert_int_equal(afi_sheet_map_read(&g.map, &g.sheet, "Owner", &err),
			 AFI_EUSAGE);
	map_is(&g, "finding=Ref,owner=Owner");
	afi_sheet_clear(&g.sheet);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(headings_are_known_however_they_are_written),
		cmocka_unit_test(words_of_many_forces_are_known),
		cmocka_unit_test(
			what_stands_below_tells_a_reference_from_a_title),
		cmocka_unit_test(of_two_dates_the_plainer_one_is_due),
		cmocka_unit_test(a_date_and_an_owner_share_a_column),
		cmocka_unit_test(longer_headings_are_known_by_a_word),
		cmocka_unit_test(of_equal_headings_the_first_counts),
		cmocka_unit_test(what_is_unknown_means_nothing),
		cmocka_unit_test(what_is_typed_changes_the_map),
		cmocka_unit_test(what_is_written_reads_back),
		cmocka_unit_test(a_slip_changes_nothing),
	};

	return cmocka_run_group_tests_name("sheet_map", tests, NULL, NULL);
}
