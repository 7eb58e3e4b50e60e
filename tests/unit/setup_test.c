#include <setjmp.h>
#include <limits.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "date.h"
#include "entry_text.h"
#include "setup.h"
#include "str.h"

#define JO "Jo Bloggs <jo@force.example>"
#define PAT "Pat Smith <pat@pcc.example>"
#define HEAD "id: a00000000000\nat: 2025-01-01T09:00:00Z\n" BY \
	"what: opened\nkind: register\ntitle: Kent\n"

/* A register's record as it grows, each entry after the one before it. */
struct book {
	struct afi_record rec;
	struct afi_setup setup;
	int n;
};

#define BOOK_INIT { .rec = AFI_RECORD_INIT, .setup = AFI_SETUP_INIT }

/* Add the lines @rest, which begin with `what`, and fold anew. */
static void put(struct book *book, const char *rest)
{
	struct afi_str text = AFI_STR_INIT;
	struct afi_err err = AFI_ERR_INIT;

	if (book->n == 0)
		afi_str_adds(&text, HEAD);
	else
		afi_str_addf(&text, "id: a%011d\nafter: [a%011d]\n"
			     "at: 2025-01-01T09:00:%02dZ\n" BY "what: %s",
			     book->n, book->n - 1, book->n, rest);
	book->n++;
	entry_put(&book->rec, text.s);
	assert_int_equal(afi_record_settle(&book->rec, &err), AFI_OK);
	afi_setup_clear(&book->setup);
	afi_setup_fold(&book->setup, &book->rec, INT_MAX);
	afi_str_clear(&text);
}

#define PERSON(name, email, parties) "person\nname: " name "\nemail: " email \
	"\nfor: [" parties "]\n"

/* Jo for the force, Pat for the PCC, Dee for the force and the PCC. */
static void begin(struct book *book)
{
	*book = (struct book)BOOK_INIT;
	put(book, NULL);
	put(book, PERSON("Jo Bloggs", "jo@force.example", "force")
	    "may: [erase]\n");
	put(book, PERSON("Pat Smith", "pat@pcc.example", "pcc"));
	put(book, PERSON("Dee Day", "dee@x.example", "force, pcc"));
}

static void end(struct book *book)
{
	afi_setup_clear(&book->setup);
	afi_record_clear(&book->rec);
}

/* ---- the fold ---------------------------------------------------------- */

static void a_register_has_a_title(void **state)
{
	struct book book = BOOK_INIT;

	(void)state;
	put(&book, NULL);
	assert_string_equal(book.setup.title, "Kent");
	assert_false(book.setup.example);
	assert_int_equal(book.setup.npeople, 0);
	end(&book);
}

static void an_example_says_so(void **state)
{
	struct book book = BOOK_INIT;
	struct afi_err err = AFI_ERR_INIT;

	(void)state;
	entry_put(&book.rec, HEAD "example: yes\n");
	assert_int_equal(afi_record_settle(&book.rec, &err), AFI_OK);
	afi_setup_fold(&book.setup, &book.rec, INT_MAX);
	assert_true(book.setup.example);
	end(&book);
}

static void people_are_found_by_their_address(void **state)
{
	struct book book;
	const struct afi_person *person;

	(void)state;
	begin(&book);
	assert_int_equal(book.setup.npeople, 3);
	person = afi_setup_person(&book.setup, "J. <JO@Force.Example>");
	assert_non_null(person);
	assert_string_equal(person->name, "Jo Bloggs");
	assert_string_equal(person->email, "jo@force.example");
	assert_true(person->may_erase);
	assert_false(afi_setup_person(&book.setup, PAT)->may_erase);
	assert_null(afi_setup_person(&book.setup, "Jo Bloggs <jo@force>"));
	assert_null(afi_setup_person(&book.setup,
				     "Jo <jo@force.example.org>"));
	assert_null(afi_setup_person(&book.setup, "jo@force.example"));
	assert_null(afi_setup_person(&book.setup, ""));
	end(&book);
}

static void a_person_speaks_for_parties(void **state)
{
	struct book book;
	const struct afi_person *dee;

	(void)state;
	begin(&book);
	dee = afi_setup_person(&book.setup, "<dee@x.example>");
	assert_true(afi_person_speaks(dee, "force"));
	assert_true(afi_person_speaks(dee, "pcc"));
	assert_false(afi_person_speaks(dee, "hmicfrs"));
	assert_false(afi_person_speaks(NULL, "force"));
	end(&book);
}

static void a_person_holds_posts(void **state)
{
	struct book book;
	const struct afi_person *jo;

	(void)state;
	begin(&book);
	jo = afi_setup_person(&book.setup, JO);
	assert_int_equal(jo->nposts, 0);
	put(&book, PERSON("Jo Bloggs", "jo@force.example", "force")
	    "post: [Head of HR, ACC Crime]\n");
	jo = afi_setup_person(&book.setup, JO);
	assert_int_equal(jo->nposts, 2);
	assert_string_equal(jo->posts[0], "Head of HR");
	assert_string_equal(jo->posts[1], "ACC Crime");
	put(&book, PERSON("Jo Bloggs", "jo@force.example", "force")
	    "post: []\n");
	assert_int_equal(afi_setup_person(&book.setup, JO)->nposts, 0);
	end(&book);
}

static void a_listing_has_its_day_and_its_author(void **state)
{
	struct book book;

	(void)state;
	begin(&book);
	put(&book, "person\nhappened: 2024-12-31\nname: New\n"
	    "email: n@x.example\nfor: [pcc]\n");
	put(&book, "setting\nhappened: 2024-12-30\nname: n\nvalue: a\n");
	assert_int_equal(afi_setup_person(&book.setup, "<n@x.example>")->since,
			 afi_day_of(2024, 12, 31));
	assert_string_equal(afi_setup_person(&book.setup, PAT)->listed_by, JO);
	assert_int_equal(afi_setup_setting(&book.setup, "n")->since,
			 afi_day_of(2024, 12, 30));
	assert_string_equal(afi_setup_setting(&book.setup, "n")->set_by, JO);
	assert_null(afi_setup_setting(&book.setup, "m"));
	end(&book);
}

static void known_settings_are_sorted(void **state)
{
	size_t i;

	(void)state;
	assert_string_equal(afi_setup_known(0)->name, "chief-officers");
	for (i = 1; afi_setup_known(i); i++)
		assert_true(strcmp(afi_setup_known(i - 1)->name,
				   afi_setup_known(i)->name) < 0);
	assert_null(afi_setup_known(i));
}

static void a_saved_search_has_a_name_of_its_own(void **state)
{
	static const char *const names[] = {
		"query-victims", "query-a", "query-2025-late",
	};
	static const char *const others[] = {
		"query-", "query", "query-A", "query--a", "query-a b",
		"a-query-a", "",
	};

	(void)state;
	for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++) {
		assert_true(afi_setting_is_query(names[i]));
		assert_int_equal(afi_setup_known_as(names[i])->sort,
				 AFI_SETTING_QUERY);
	}
	for (size_t i = 0; i < sizeof(others) / sizeof(*others); i++) {
		assert_false(afi_setting_is_query(others[i]));
		assert_null(afi_setup_known_as(others[i]));
	}
	assert_int_equal(afi_setup_known_as("current-inspection")->sort,
			 AFI_SETTING_INSPECTION);
}

static void a_later_entry_replaces_an_earlier(void **state)
{
	struct book book;
	const struct afi_person *jo;

	(void)state;
	begin(&book);
	put(&book, PERSON("Jo Jones", "JO@force.example", "hmicfrs"));
	assert_int_equal(book.setup.npeople, 3);
	jo = afi_setup_person(&book.setup, JO);
	assert_string_equal(jo->name, "Jo Jones");
	assert_true(afi_person_speaks(jo, "hmicfrs"));
	assert_false(afi_person_speaks(jo, "force"));
	assert_false(jo->may_erase);
	end(&book);
}

static void who_speaks_for_nobody_is_gone(void **state)
{
	struct book book;

	(void)state;
	begin(&book);
	put(&book, PERSON("Jo Bloggs", "jo@force.example", ""));
	assert_int_equal(book.setup.npeople, 2);
	assert_null(afi_setup_person(&book.setup, JO));
	put(&book, PERSON("Jo Bloggs", "jo@force.example", "force"));
	assert_non_null(afi_setup_person(&book.setup, JO));
	end(&book);
}

static void forces_and_settings_are_folded(void **state)
{
	struct book book;

	(void)state;
	begin(&book);
	put(&book, "force\nname: kent\ntitle: Kent\n");
	put(&book, "force\nname: essex\ntitle: Essex\n");
	put(&book, "force\nname: kent\ntitle: Kent Police\n");
	put(&book, "setting\nname: current-inspection\nvalue: a\n");
	put(&book, "setting\nname: current-inspection\nvalue: b\n");
	assert_int_equal(book.setup.nforces, 2);
	assert_string_equal(afi_setup_force(&book.setup, "kent")->title,
			    "Kent Police");
	assert_string_equal(afi_setup_force(&book.setup, "essex")->title,
			    "Essex");
	assert_null(afi_setup_force(&book.setup, "ken"));
	assert_int_equal(book.setup.nsettings, 1);
	assert_string_equal(afi_setup_get(&book.setup, "current-inspection"),
			    "b");
	assert_null(afi_setup_get(&book.setup, "other"));
	end(&book);
}

static void a_correction_takes_the_place_of_its_original(void **state)
{
	struct book book;

	(void)state;
	begin(&book);
	put(&book, "setting\nname: n\nvalue: a\n");		/* a...4 */
	put(&book, "setting\nname: n\nvalue: b\n");
	put(&book, "setting\nname: n\nvalue: c\ncorrects: a00000000004\n");
	assert_string_equal(afi_setup_get(&book.setup, "n"), "b");
	put(&book, "setting\ncorrects: a00000000005\nretract: yes\n");
	assert_string_equal(afi_setup_get(&book.setup, "n"), "c");
	end(&book);
}

static void an_erased_entry_says_nothing(void **state)
{
	struct book book;

	(void)state;
	begin(&book);
	put(&book, "erased\nreason: r\nauthority: DPO\n"
	    "erased-at: 2025-02-01T00:00:00Z\n");
	assert_int_equal(book.setup.npeople, 3);
	end(&book);
}

static void clearing_leaves_it_empty(void **state)
{
	struct book book;

	(void)state;
	begin(&book);
	afi_setup_clear(&book.setup);
	assert_int_equal(book.setup.npeople, 0);
	assert_null(book.setup.title);
	assert_null(afi_setup_person(&book.setup, JO));
	end(&book);
}

/* ---- authority --------------------------------------------------------- */

/* An entry by @by for @as, with the lines @rest from `what` on. */
static enum afi_code judge(const struct afi_setup *setup, const char *by,
			   const char *as, const char *rest,
			   struct afi_err *err)
{
	struct afi_record rec = AFI_RECORD_INIT;
	struct afi_str text = AFI_STR_INIT;
	enum afi_code rc;

	afi_str_addf(&text, "id: b00000000000\nafter: [a00000000000]\n"
		     "at: 2025-01-02T09:00:00Z\nby: %s\nas: %s\nwhat: %s", by,
		     as, rest);
	entry_put(&rec, text.s);
	rc = afi_setup_allows(setup, &rec.entries[0], err);
	afi_str_clear(&text);
	afi_record_clear(&rec);
	return rc;
}

static void allowed(const struct book *book, const char *by, const char *as,
		    const char *rest)
{
	struct afi_err err = AFI_ERR_INIT;

	if (judge(&book->setup, by, as, rest, &err))
		fail_msg("%s", err.msg);
}

static void refused(const struct book *book, const char *by, const char *as,
		    const char *rest, const char *msg)
{
	struct afi_err err = AFI_ERR_INIT;

	assert_int_equal(judge(&book->setup, by, as, rest, &err),
			 AFI_EINVALID);
	assert_string_equal(err.msg, msg);
}

#define UPDATED "update\ntext: x\n"

static void who_is_not_listed_writes_nothing(void **state)
{
	struct book book;

	(void)state;
	begin(&book);
	refused(&book, "Analyst <a@b.example>", "force",
		UPDATED "source: letter\n",
		"Analyst <a@b.example> is not in this register; somebody who "
		"is can add them with 'afi person'");
	allowed(&book, JO, "force", UPDATED);
	end(&book);
}

static void for_another_party_one_names_a_source(void **state)
{
	struct book book;

	(void)state;
	begin(&book);
	refused(&book, JO, "hmicfrs", UPDATED,
		JO " speaks for the force, not for HMICFRS: say with --source "
		"where this comes from");
	refused(&book, "Dee <dee@x.example>", "hmicfrs", UPDATED,
		"Dee <dee@x.example> speaks for the force and the PCC, not "
		"for HMICFRS: say with --source where this comes from");
	allowed(&book, JO, "hmicfrs", UPDATED "source: report\n");
	allowed(&book, "Dee <dee@x.example>", "pcc", UPDATED);
	end(&book);
}

#define ERASED "erased\nreason: r\nauthority: DPO\n" \
	"erased-at: 2025-01-02T09:00:00Z\n"

static void only_who_is_named_for_it_erases(void **state)
{
	struct book book;

	(void)state;
	begin(&book);
	allowed(&book, JO, "force", ERASED);
	refused(&book, PAT, "pcc", ERASED, PAT " may not erase: only somebody "
		"named for it in the register can");
	end(&book);
}

static void one_lists_people_for_ones_own_party(void **state)
{
	struct book book;

	(void)state;
	begin(&book);
	allowed(&book, JO, "force", PERSON("New", "n@x.example", "force"));
	allowed(&book, PAT, "pcc", PERSON("New", "n@x.example", "pcc"));
	refused(&book, JO, "force", PERSON("New", "n@x.example", "pcc"),
		JO " speaks for the force, not for the PCC: somebody of theirs "
		"lists people for them");
	refused(&book, JO, "force", PERSON("New", "n@x.example", "force, pcc"),
		JO " speaks for the force, not for the PCC: somebody of theirs "
		"lists people for them");
	end(&book);
}

static void a_source_gives_no_right_to_list(void **state)
{
	struct book book;

	(void)state;
	begin(&book);
	refused(&book, JO, "pcc", PERSON("New", "n@x.example", "pcc")
		"source: they said so\n",
		JO " speaks for the force, not for the PCC: somebody of theirs "
		"lists people for them");
	end(&book);
}

static void anyone_lists_the_first_of_a_party(void **state)
{
	struct book book;

	(void)state;
	begin(&book);
	allowed(&book, PAT, "pcc", PERSON("HMI", "h@x.example", "hmicfrs"));
	put(&book, PERSON("HMI", "h@x.example", "hmicfrs"));
	refused(&book, PAT, "pcc", PERSON("HMI 2", "i@x.example", "hmicfrs"),
		PAT " speaks for the PCC, not for HMICFRS: somebody of theirs "
		"lists people for them");
	end(&book);
}

static void one_takes_off_people_of_ones_own_party(void **state)
{
	struct book book;

	(void)state;
	begin(&book);
	allowed(&book, PAT, "pcc",
		PERSON("Pat Smith", "pat@pcc.example", ""));
	allowed(&book, PAT, "pcc", PERSON("Dee Day", "dee@x.example",
					  "force"));
	refused(&book, JO, "force", PERSON("Dee Day", "dee@x.example",
					   "force"),
		JO " speaks for the force, not for the PCC: somebody of theirs "
		"takes people off");
	refused(&book, JO, "force", PERSON("Pat Smith", "PAT@pcc.example", ""),
		JO " speaks for the force, not for the PCC: somebody of theirs "
		"takes people off");
	end(&book);
}

static void what_others_speak_for_may_stand(void **state)
{
	struct book book;

	(void)state;
	begin(&book);
	/* Pat stays with the PCC and is listed for the force beside it. */
	allowed(&book, JO, "force", PERSON("Pat Smith", "pat@pcc.example",
					   "force, pcc"));
	end(&book);
}

static void names_are_changed_within_a_party(void **state)
{
	struct book book;

	(void)state;
	begin(&book);
	allowed(&book, JO, "force", PERSON("Jo Jones", "jo@force.example",
					   "force") "may: [erase]\n");
	allowed(&book, JO, "force", PERSON("Dee Night", "dee@x.example",
					   "force, pcc"));
	refused(&book, JO, "force", PERSON("Rude Name", "pat@pcc.example",
					   "pcc"),
		JO " speaks for the force, not for the PCC: somebody of theirs "
		"changes the names of their people");
	end(&book);
}

static void who_may_erase_says_who_may(void **state)
{
	struct book book;

	(void)state;
	begin(&book);
	allowed(&book, JO, "force", PERSON("New", "n@x.example", "force")
		"may: [erase]\n");
	refused(&book, PAT, "pcc", PERSON("Pat Smith", "pat@pcc.example",
					  "pcc") "may: [erase]\n",
		PAT " cannot say who may erase: only somebody who may can");
	refused(&book, "Dee <dee@x.example>", "force",
		PERSON("Jo Bloggs", "jo@force.example", "force"),
		"Dee <dee@x.example> cannot say who may erase: only somebody "
		"who may can");
	/* Taking somebody off is no way round it. */
	refused(&book, "Dee <dee@x.example>", "force",
		PERSON("Jo Bloggs", "jo@force.example", "") "may: [erase]\n",
		"Dee <dee@x.example> cannot say who may erase: only somebody "
		"who may can");
	end(&book);
}

static void the_first_who_may_erase_is_named_by_anyone(void **state)
{
	struct book book = BOOK_INIT;

	(void)state;
	put(&book, NULL);
	put(&book, PERSON("Jo Bloggs", "jo@force.example", "force"));
	allowed(&book, JO, "force", PERSON("Jo Bloggs", "jo@force.example",
					   "force") "may: [erase]\n");
	end(&book);
}

static void who_is_listed_is_listed_again_not_corrected(void **state)
{
	struct book book;

	(void)state;
	begin(&book);
	refused(&book, JO, "force",
		"person\ncorrects: a00000000002\nretract: yes\n",
		"who is listed is not corrected: list them again, with 'afi "
		"person'");
	end(&book);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_register_has_a_title),
		cmocka_unit_test(an_example_says_so),
		cmocka_unit_test(people_are_found_by_their_address),
		cmocka_unit_test(a_person_speaks_for_parties),
		cmocka_unit_test(a_person_holds_posts),
		cmocka_unit_test(a_listing_has_its_day_and_its_author),
		cmocka_unit_test(known_settings_are_sorted),
		cmocka_unit_test(a_saved_search_has_a_name_of_its_own),
		cmocka_unit_test(a_later_entry_replaces_an_earlier),
		cmocka_unit_test(who_speaks_for_nobody_is_gone),
		cmocka_unit_test(forces_and_settings_are_folded),
		cmocka_unit_test(
			a_correction_takes_the_place_of_its_original),
		cmocka_unit_test(an_erased_entry_says_nothing),
		cmocka_unit_test(clearing_leaves_it_empty),
		cmocka_unit_test(who_is_not_listed_writes_nothing),
		cmocka_unit_test(for_another_party_one_names_a_source),
		cmocka_unit_test(only_who_is_named_for_it_erases),
		cmocka_unit_test(one_lists_people_for_ones_own_party),
		cmocka_unit_test(a_source_gives_no_right_to_list),
		cmocka_unit_test(anyone_lists_the_first_of_a_party),
		cmocka_unit_test(one_takes_off_people_of_ones_own_party),
		cmocka_unit_test(what_others_speak_for_may_stand),
		cmocka_unit_test(names_are_changed_within_a_party),
		cmocka_unit_test(who_may_erase_says_who_may),
		cmocka_unit_test(the_first_who_may_erase_is_named_by_anyone),
		cmocka_unit_test(who_is_listed_is_listed_again_not_corrected),
	};

	return cmocka_run_group_tests_name("setup", tests, NULL, NULL);
}
