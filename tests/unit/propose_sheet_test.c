#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "propose_sheet.h"
#include "str.h"

/* What the sheet in CSV @text proposes on 10 March 2025. */
static struct afi_proposals propose(const char *text)
{
	struct afi_proposals out = AFI_PROPOSALS_INIT;
	struct afi_sheet sheet = AFI_SHEET_INIT;
	struct afi_sheet_map map;
	struct afi_err err = AFI_ERR_INIT;

	if (afi_sheet_read(&sheet, text, strlen(text), &err))
		fail_msg("%s", err.msg);
	afi_sheet_map_guess(&map, &sheet);
	if (afi_propose_sheet(&out, &sheet, &map, afi_day_of(2025, 3, 10),
			      &err))
		fail_msg("%s", err.msg);
	afi_sheet_clear(&sheet);	/* proposals stand without it */
	return out;
}

static void add_proposal(struct afi_str *out, const struct afi_proposals *all,
			 const struct afi_proposal *proposal)
{
	afi_str_addf(out, "%s by %s", proposal->what, proposal->as);
	if (proposal->of != AFI_NO_PROPOSAL)
		afi_str_addf(out, " of %zu", proposal->of);
	if (proposal->names)
		afi_str_addf(out, " names %s", proposal->names);
	if (proposal->happened != AFI_NO_DAY) {
		afi_str_adds(out, " on ");
		afi_day_iso(out, proposal->happened);
	}
	for (size_t i = 0; i < proposal->draft.n; i++) {
		const struct afi_field *field = &proposal->draft.v[i];

		afi_str_addf(out, ", %s=%s", field->key,
			     field->items ? field->items[0] : field->value);
		for (size_t j = 1; j < field->nitems; j++)
			afi_str_addf(out, "+%s", field->items[j]);
	}
	afi_str_addc(out, '\n');
	(void)all;
}

/* @text proposes @wanted: a line for each proposal, then one for each caution
 * about its rows. */
static void proposes(const char *text, const char *wanted)
{
	struct afi_proposals all = propose(text);
	struct afi_str told = AFI_STR_INIT;

	for (size_t i = 0; i < all.n; i++)
		add_proposal(&told, &all, &all.v[i]);
	for (size_t i = 0; i < all.cautions.n; i++)
		afi_str_addf(&told, "line %d: %s\n", all.cautions.v[i].line,
			     all.cautions.v[i].text);
	assert_string_equal(told.s, wanted);
	afi_str_clear(&told);
	afi_proposals_clear(&all);
}

/* ---- trackers ------------------------------------------------------------ */

static void a_row_is_a_finding_and_who_answers_for_it(void **state)
{
	(void)state;
	proposes("Ref,Title,Detail,Lead officer,Board,Priority,Theme,"
		 "Target date\n"
		 "AFI 3,Answer calls,All of it.,Head of Contact,Local Board,"
		 "High,Victims; Calls,30/4/2025\n",
		 "opened by hmicfrs, kind=afi, number=3, title=Answer calls, "
		 "text=All of it.\n"
		 "assign by force of 0, owner=Head of Contact, "
		 "board=Local Board, priority=High, theme=Victims+Calls, "
		 "due=2025-04-30\n");
}

static void references_are_written_in_many_ways(void **state)
{
	(void)state;
	proposes("Ref,Type,Title\n"
		 "afi-3,,a\nAFI4,,b\n5,Area for improvement,c\n"
		 "Rec 1.2,,d\nCause of concern 1,,e\nAFI six,,f\n",
		 "opened by hmicfrs, kind=afi, number=3, title=a\n"
		 "opened by hmicfrs, kind=afi, number=4, title=b\n"
		 "opened by hmicfrs, kind=afi, number=5, title=c\n"
		 "opened by hmicfrs, kind=rec, number=2, under=1, title=d\n"
		 "opened by hmicfrs, kind=coc, number=1, title=e\n"
		 "opened by hmicfrs, kind=afi, number=6, title=f\n");
}

static void the_heading_can_say_the_kind(void **state)
{
	(void)state;
	proposes("No,Recommendation,Owner\n7,Review it,ACC\n",
		 "opened by hmicfrs, kind=rec, number=7, title=Review it\n"
		 "assign by force of 0, owner=ACC\n");
}

static void a_kind_that_nothing_says_is_unsure(void **state)
{
	struct afi_proposals all = propose("Ref,Title\n7,Review it\n");

	(void)state;
	assert_int_equal(all.v[0].sure, AFI_UNSURE);
	afi_proposals_clear(&all);
}

static void rows_of_one_finding_are_further_actions(void **state)
{
	(void)state;
	proposes("Ref,Title,Action,Owner,Due\n"
		 "AFI 1,Answer calls,Hire ten,Head of HR,1/5/2025\n"
		 "AFI 1,Answer calls,Train them,Head of HR,June 2025\n"
		 ",,Buy desks,Head of HR,\n",
		 "opened by hmicfrs, kind=afi, number=1, title=Answer calls\n"
		 "assign by force of 0, owner=Head of HR\n"
		 "action by force of 0, title=Hire ten, owner=Head of HR, "
		 "due=2025-05-01\n"
		 "action by force of 0, title=Train them, owner=Head of HR, "
		 "due=2025-06\n"
		 "action by force of 0, title=Buy desks, owner=Head of HR\n");
}

static void owners_who_differ_are_the_actions_alone(void **state)
{
	(void)state;
	proposes("Ref,Title,Action,Owner\n"
		 "AFI 1,Answer calls,Hire ten,Head of HR\n"
		 "AFI 1,Answer calls,Train them,Head of Training\n",
		 "opened by hmicfrs, kind=afi, number=1, title=Answer calls\n"
		 "action by force of 0, title=Hire ten, owner=Head of HR\n"
		 "action by force of 0, title=Train them, "
		 "owner=Head of Training\n");
}

static void a_finding_and_its_action_have_owners_of_their_own(void **state)
{
	(void)state;
	proposes("Ref,Title,Action,SRO,Action owner\n"
		 "AFI 1,Answer calls,Hire ten,ACC,Head of HR\n"
		 "AFI 1,Answer calls,Train them,ACC,Head of Training\n",
		 "opened by hmicfrs, kind=afi, number=1, title=Answer calls\n"
		 "assign by force of 0, owner=ACC\n"
		 "action by force of 0, title=Hire ten, owner=Head of HR\n"
		 "action by force of 0, title=Train them, "
		 "owner=Head of Training\n");
}

static void a_date_put_off_is_two_dates(void **state)
{
	(void)state;
	proposes("Ref,Title,Original target date,Target date\n"
		 "AFI 1,Answer calls,31/1/2025,30 April 2025\n",
		 "opened by hmicfrs, kind=afi, number=1, title=Answer calls\n"
		 "assign by force of 0, due=2025-01-31\n"
		 "assign by force of 0, due=2025-04-30\n");
}

static void dated_paragraphs_are_updates_of_their_days(void **state)
{
	(void)state;
	proposes("Ref,Title,Progress\n"
		 "AFI 1,a,\"Update January 2025: Six hired.\n"
		 "12/2/2025 - Two more,\nand desks.\n"
		 "3 March\nAll trained.\"\n"
		 "AFI 2,b,\"Begun.\nUpdate - 1.3.25: Going on.\"\n"
		 "AFI 3,c,April 2024 saw the last of it.\n"
		 "AFI 4,d,n/a\n",
		 "opened by hmicfrs, kind=afi, number=1, title=a\n"
		 "update by force of 0 on 2025-01-31, text=Six hired.\n"
		 "update by force of 0 on 2025-02-12, text=Two more,\n"
		 "and desks.\n"
		 "update by force of 0 on 2025-03-03, text=All trained.\n"
		 "opened by hmicfrs, kind=afi, number=2, title=b\n"
		 "update by force of 4, text=Begun.\n"
		 "update by force of 4 on 2025-03-01, text=Going on.\n"
		 "opened by hmicfrs, kind=afi, number=3, title=c\n"
		 "update by force of 7, text=April 2024 saw the last of it.\n"
		 "opened by hmicfrs, kind=afi, number=4, title=d\n");
}

static void an_update_can_have_its_day_in_a_column(void **state)
{
	(void)state;
	proposes("Ref,Title,Update,Update date\nAFI 1,a,Begun.,3/3/2025\n",
		 "opened by hmicfrs, kind=afi, number=1, title=a\n"
		 "update by force of 0 on 2025-03-03, text=Begun.\n");
}

static void evidence_is_named_in_an_update(void **state)
{
	struct afi_proposals all;

	(void)state;
	proposes("Ref,Title,Evidence\nAFI 1,a,Minutes of 3 March\n",
		 "opened by hmicfrs, kind=afi, number=1, title=a\n"
		 "update by force of 0, text=Evidence: Minutes of 3 March\n");
	all = propose("Ref,Title,Evidence\nAFI 1,a,https://northshire.example/"
		      "minutes\n");
	assert_non_null(strstr(all.v[1].why, "afi evidence"));
	afi_proposals_clear(&all);
}

static void what_is_done_is_closed_on_its_day(void **state)
{
	(void)state;
	proposes("Ref,Title,Action,Status,Date closed\n"
		 "AFI 1,a,Hire,Complete,3/3/2025\n"
		 "AFI 1,a,Train,In progress,\n"
		 "AFI 2,b,,Discharged,1 February 2025\n",
		 "opened by hmicfrs, kind=afi, number=1, title=a\n"
		 "action by force of 0, title=Hire\n"
		 "close by force of 1 on 2025-03-03, outcome=complete, "
		 "text=Status in the tracker: Complete\n"
		 "action by force of 0, title=Train\n"
		 "opened by hmicfrs, kind=afi, number=2, title=b\n"
		 "close by hmicfrs of 4 on 2025-02-01, outcome=complete, "
		 "authority=the tracker's word, "
		 "text=Status in the tracker: Discharged\n");
}

static void done_is_no_decision_of_the_inspectorate(void **state)
{
	struct afi_proposals all = propose("Ref,Title,Status\n"
					   "AFI 1,a,Complete\n"
					   "AFI 2,b,Closed\n");

	(void)state;
	assert_int_equal(all.v[1].sure, AFI_UNSURE);
	assert_int_equal(all.v[3].sure, AFI_LIKELY);
	afi_proposals_clear(&all);
}

static void a_date_and_an_owner_come_apart(void **state)
{
	(void)state;
	proposes("Recommendation,Completion Date and Owner,Progress\n"
		 "1. Review it,\"September 2016\nHead of Crime\",\n"
		 "2. Train them,\"Head of HR, 30/9/2016\",\n"
		 "3. Buy desks,Head of Estates - September 2016,\n"
		 "4. Tell all,Action completed - Head of Media,\n",
		 "opened by hmicfrs, kind=rec, number=1, title=Review it\n"
		 "assign by force of 0, owner=Head of Crime, due=2016-09\n"
		 "opened by hmicfrs, kind=rec, number=2, title=Train them\n"
		 "assign by force of 2, owner=Head of HR, due=2016-09-30\n"
		 "opened by hmicfrs, kind=rec, number=3, title=Buy desks\n"
		 "assign by force of 4, owner=Head of Estates, due=2016-09\n"
		 "opened by hmicfrs, kind=rec, number=4, title=Tell all\n"
		 "assign by force of 6, owner=Head of Media\n"
		 "close by hmicfrs of 6, outcome=complete, "
		 "authority=the tracker's word, "
		 "text=Closed, says the tracker.\n");
}

static void a_bad_cell_is_named_and_left_out(void **state)
{
	(void)state;
	proposes("Ref,Title,Owner,Due\n"
		 "AFI 1,a,ACC,31/2/2025\n"
		 "AFI 2,b,DCC,30/4/2025\n",
		 "opened by hmicfrs, kind=afi, number=1, title=a\n"
		 "assign by force of 0, owner=ACC\n"
		 "opened by hmicfrs, kind=afi, number=2, title=b\n"
		 "assign by force of 2, owner=DCC, due=2025-04-30\n"
		 "line 2: Column 4 (Due): '31/2/2025' is not a date: February "
		 "2025 has the days 1 to 28, as in 28/2/2025; the cell is left "
		 "out.\n");
}

static void a_bad_row_is_named_and_stops_nothing(void **state)
{
	(void)state;
	proposes("Ref,Type,Title\n1,Widget,a\n2,AFI,b,,x\n3,AFI,c\n",
		 "opened by hmicfrs, kind=afi, number=3, title=c\n"
		 "line 2: Column 2 (Type): 'Widget' is no kind of finding; the "
		 "row is left out.\n"
		 "line 3: Column 4: it has more cells than the header; the row "
		 "is left out.\n");
}

static void a_broken_number_is_left_out(void **state)
{
	(void)state;
	proposes("Ref,Title\nAFI 3x,a\n",
		 "opened by hmicfrs, kind=afi, title=a\n"
		 "line 2: Column 1 (Ref): 'AFI 3x' has no number of a finding; "
		 "it is known by its title.\n");
}

static void columns_that_mean_nothing_are_named(void **state)
{
	(void)state;
	proposes("Ref,Title,RAG,Weather\nAFI 1,a,Red,Fine\n",
		 "opened by hmicfrs, kind=afi, number=1, title=a\n"
		 "line 1: Column 3 (RAG) is left out: colours are worked out, "
		 "never typed.\n"
		 "line 1: Column 4 (Weather) means nothing that is known and "
		 "is left out.\n");
}

static void a_finding_without_title_is_only_named(void **state)
{
	(void)state;
	proposes("Ref,Action,Owner\nAFI 1,Hire,Head of HR\n",
		 "assign by force names AFI 1, owner=Head of HR\n"
		 "action by force names AFI 1, title=Hire, "
		 "owner=Head of HR\n");
}

static void a_report_is_the_inspection(void **state)
{
	(void)state;
	proposes("Ref,Title,Report,Date published\n"
		 "AFI 1,a,PEEL 2024,5/12/2024\nAFI 2,b,PEEL 2024,5/12/2024\n",
		 "opened by hmicfrs, kind=inspection, title=PEEL 2024, "
		 "published=2024-12-05, body=hmicfrs\n"
		 "opened by hmicfrs, kind=afi, number=1, title=a\n"
		 "opened by hmicfrs, kind=afi, number=2, title=b\n");
}

static void several_reports_are_several_inspections(void **state)
{
	(void)state;
	proposes("Ref,Title,Report\n"
		 "AFI 1,a,PEEL 2024\nAFI 1,b,Crime data 2023\n",
		 "opened by hmicfrs names peel-2024, kind=inspection, "
		 "title=PEEL 2024\n"
		 "opened by hmicfrs names crime-data-2023, kind=inspection, "
		 "title=Crime data 2023\n"
		 "opened by hmicfrs of 0, kind=afi, number=1, title=a\n"
		 "opened by hmicfrs of 1, kind=afi, number=1, title=b\n");
}

static void brackets_that_cannot_be_read_spoil_one_cell(void **state)
{
	(void)state;
	proposes("Ref,Title,Update\nAFI 1,a,[[withheld op: x\n",
		 "opened by hmicfrs, kind=afi, number=1, title=a\n"
		 "line 2: Column 3 (Update): line 1, column 1: the mark that "
		 "begins here is not closed with ]]; write [[withheld KIND: "
		 "words]], such as [[withheld operation: Blue]], or [[withheld "
		 "KIND]] where the words are not known; the cell is left "
		 "out.\n");
}

static void a_map_that_says_too_little_is_an_error(void **state)
{
	static const char text[] = "Weather,Owner\nFine,ACC\n";
	struct afi_proposals out = AFI_PROPOSALS_INIT;
	struct afi_sheet sheet = AFI_SHEET_INIT;
	struct afi_sheet_map map;
	struct afi_err err = AFI_ERR_INIT;

	(void)state;
	assert_int_equal(afi_sheet_read(&sheet, text, strlen(text), &err),
			 AFI_OK);
	afi_sheet_map_guess(&map, &sheet);
	assert_int_equal(afi_propose_sheet(&out, &sheet, &map, 0, &err),
			 AFI_EINVALID);
	afi_sheet_clear(&sheet);
	afi_proposals_clear(&out);
}

static void after_a_hundred_bad_cells_they_are_only_counted(void **state)
{
	struct afi_str text = AFI_STR_INIT;
	struct afi_proposals all;

	(void)state;
	afi_str_adds(&text, "Ref,Title,Due\n");
	for (int i = 0; i < 150; i++)
		afi_str_addf(&text, "AFI %d,t,soon\n", i + 1);
	all = propose(text.s);
	assert_int_equal(all.cautions.n, 101);
	assert_string_equal(all.cautions.v[100].text, "50 more cells or rows "
			    "could not be read.");
	afi_proposals_clear(&all);
	afi_str_clear(&text);
}

/* ---- update sheets ------------------------------------------------------- */

#define UPDATES "Target,Finding,Title,Owner,Due,Status,Last update,Update,"  \
	"Done,Evidence,New date,Reason,State,Sheet of\n"
#define ACTION "northshire/peel-2024/afi-1/2"
#define ROW ACTION ",Calls,Hire,Head of HR,2025-03-31,in progress,,"
#define END ",k7mq2x8w0p9d,2025-03-03\n"

static void only_filled_cells_of_an_update_sheet_count(void **state)
{
	(void)state;
	proposes(UPDATES ROW ",,,," END,
		 "line 0: Nothing is filled in.\n");
	proposes(UPDATES ROW "Six hired.,,,," END,
		 "update by force names " ACTION ", text=Six hired.\n");
	proposes(UPDATES ROW ",,,30/6/2025,Nobody applied." END,
		 "update by force names " ACTION ", text=Nobody applied., "
		 "due=2025-06-30\n");
	proposes(UPDATES ROW "Six hired.,,,30/6/2025," END,
		 "update by force names " ACTION ", text=Six hired., "
		 "due=2025-06-30\n");
	proposes(UPDATES ROW ",,Minutes,," END,
		 "update by force names " ACTION ", text=Evidence: Minutes\n");
	proposes(UPDATES ROW ",yes,,,All in post." END,
		 "close by force names " ACTION ", outcome=complete, "
		 "text=All in post.\n");
	proposes(UPDATES ROW ",no,,," END, "line 0: Nothing is filled in.\n");
}

static void an_update_sheet_is_its_owners_word(void **state)
{
	struct afi_proposals all = propose(UPDATES ROW "Six hired.,,,," END);

	(void)state;
	assert_string_equal(all.v[0].source, "Head of HR, update sheet of 3 "
			    "March 2025");
	assert_string_equal(all.v[0].seen, "k7mq2x8w0p9d");
	afi_proposals_clear(&all);
	all = propose(UPDATES ROW "Six hired.,,,,,k7mq2x8w0p9d,03/03/2025\n");
	assert_string_equal(all.v[0].source, "Head of HR, update sheet of 3 "
			    "March 2025");
	afi_proposals_clear(&all);
}

static void a_row_of_an_update_sheet_can_be_wrong(void **state)
{
	(void)state;
	proposes(UPDATES "03-Feb,,,,,,,Six hired.,,,," END
		 ROW "Six hired.,,,,,,\n"
		 ROW ",,,soon,Late." END
		 ROW ",,,30/6/2025," END
		 "northshire/peel-2024/afi-1,,,,,,,,yes,,," END,
		 "line 2: Column 1 (Target): this names no finding or action "
		 "any more; the row is left out.\n"
		 "line 3: Column 13 (State): this is not what was written "
		 "there; the row is left out.\n"
		 "line 4: Column 11 (New date): 'soon' is not a date: type a "
		 "date like 30/4/2025, 30 April 2025, April 2025, mid-2025 or "
		 "+6m; the cell is left out.\n"
		 "line 5: Column 11 (New date): a new date needs a reason "
		 "beside it; the cell is left out.\n"
		 "line 6: Column 9 (Done): only an action is closed by whoever "
		 "does it; that a finding is met is claimed with 'afi submit'. "
		 "The cell is left out.\n");
}

/* ---- exports ------------------------------------------------------------- */

#define EXPORT "What,Target,Kind,Title,Text,Owner,Board,Priority,Theme,Due," \
	"Happened,Party,Source,Details,Status,Id\n"

static void an_export_is_read_entry_by_entry(void **state)
{
	(void)state;
	proposes(EXPORT
		 "opened,n/peel-2024,,PEEL 2024,,,,,,,2024-12-05,hmicfrs,"
		 "The report,\"published: 2024-12-05\nbody: hmicfrs\",,\n"
		 "opened,n/peel-2024/rec-1-2,,Do it,All of it.,,,,,2025-04,"
		 "2024-12-05,hmicfrs,,due-words: mid-spring,,\n"
		 "assign,n/peel-2024/rec-1-2,,,,ACC,B,High,\"a\nb\",,"
		 "2025-01-02,force,,,,\n"
		 "action,n/peel-2024/rec-1-2/3,,Hire,,,,,,,2025-01-03,force,,,,"
		 "\n"
		 "update,n/peel-2024/rec-1-2/3,,,Begun.,,,,,,04/01/2025,force,"
		 "Head of HR,,,\n",
		 "opened by hmicfrs names n/peel-2024 on 2024-12-05, "
		 "kind=inspection, title=PEEL 2024, published=2024-12-05, "
		 "body=hmicfrs\n"
		 "opened by hmicfrs of 0 names n/peel-2024/rec-1-2 on "
		 "2024-12-05, kind=rec, number=2, under=1, title=Do it, "
		 "text=All of it., due=2025-04, due-words=mid-spring\n"
		 "assign by force of 1 names n/peel-2024/rec-1-2 on "
		 "2025-01-02, owner=ACC, board=B, priority=High, theme=a+b\n"
		 "action by force of 1 names n/peel-2024/rec-1-2/3 on "
		 "2025-01-03, number=3, title=Hire\n"
		 "update by force of 3 names n/peel-2024/rec-1-2/3 on "
		 "2025-01-04, text=Begun.\n");
}

static void an_exported_source_is_kept(void **state)
{
	struct afi_proposals all = propose(EXPORT "update,n/peel-2024/afi-1,,,"
		"Begun.,,,,,,2025-01-04,force,Head of HR,,,\n");

	(void)state;
	assert_string_equal(all.v[0].source, "Head of HR");
	afi_proposals_clear(&all);
}

static void what_an_export_cannot_hold_is_named(void **state)
{
	(void)state;
	proposes(EXPORT
		 "link,n/peel-2024/afi-1,,,,,,,,,,force,,,,\n"
		 "update,afi-1,,,x,,,,,,,force,,,,\n"
		 "update,n/peel-2024/afi-1,,,x,,,,,,,force,,colour: red,,\n"
		 "opened,n/peel-2024,,t,,,,,,,,hmicfrs,,published: 31/2,,\n",
		 "update by force names n/peel-2024/afi-1, text=x\n"
		 "opened by hmicfrs names n/peel-2024, kind=inspection, "
		 "title=t\n"
		 "line 2: Column 1 (What): 'link' is nothing that can be "
		 "recorded; the row is left out.\n"
		 "line 3: Column 2 (Target): 'afi-1' is no target in full; the "
		 "row is left out.\n"
		 "line 4: Column 14 (Details): update has no 'colour'; it is "
		 "left out.\n"
		 "line 5: Column 14 (Details): key 'published' must be a date "
		 "such as 2025-04-30, not '31/2'; it is left out.\n");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_row_is_a_finding_and_who_answers_for_it),
		cmocka_unit_test(references_are_written_in_many_ways),
		cmocka_unit_test(the_heading_can_say_the_kind),
		cmocka_unit_test(a_kind_that_nothing_says_is_unsure),
		cmocka_unit_test(rows_of_one_finding_are_further_actions),
		cmocka_unit_test(owners_who_differ_are_the_actions_alone),
		cmocka_unit_test(
			a_finding_and_its_action_have_owners_of_their_own),
		cmocka_unit_test(a_date_put_off_is_two_dates),
		cmocka_unit_test(dated_paragraphs_are_updates_of_their_days),
		cmocka_unit_test(an_update_can_have_its_day_in_a_column),
		cmocka_unit_test(evidence_is_named_in_an_update),
		cmocka_unit_test(what_is_done_is_closed_on_its_day),
		cmocka_unit_test(done_is_no_decision_of_the_inspectorate),
		cmocka_unit_test(a_date_and_an_owner_come_apart),
		cmocka_unit_test(a_bad_cell_is_named_and_left_out),
		cmocka_unit_test(a_bad_row_is_named_and_stops_nothing),
		cmocka_unit_test(a_broken_number_is_left_out),
		cmocka_unit_test(columns_that_mean_nothing_are_named),
		cmocka_unit_test(a_finding_without_title_is_only_named),
		cmocka_unit_test(a_report_is_the_inspection),
		cmocka_unit_test(several_reports_are_several_inspections),
		cmocka_unit_test(brackets_that_cannot_be_read_spoil_one_cell),
		cmocka_unit_test(a_map_that_says_too_little_is_an_error),
		cmocka_unit_test(
			after_a_hundred_bad_cells_they_are_only_counted),
		cmocka_unit_test(only_filled_cells_of_an_update_sheet_count),
		cmocka_unit_test(an_update_sheet_is_its_owners_word),
		cmocka_unit_test(a_row_of_an_update_sheet_can_be_wrong),
		cmocka_unit_test(an_export_is_read_entry_by_entry),
		cmocka_unit_test(an_exported_source_is_kept),
		cmocka_unit_test(what_an_export_cannot_hold_is_named),
	};

	return cmocka_run_group_tests_name("propose_sheet", tests, NULL, NULL);
}
