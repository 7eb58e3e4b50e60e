#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "str.h"
#include "words.h"

static void seek(struct afi_sought *sought, const char *phrase)
{
	struct afi_err err = AFI_ERR_INIT;

	assert_int_equal(afi_words_add(sought, phrase, &err), AFI_OK);
}

/* @text with brackets around what is found of @phrase. */
static void marked(struct afi_str *out, const struct afi_found *found,
		   const char *text)
{
	size_t at = 0;

	for (size_t i = 0; i < found->n; i++) {
		afi_str_add(out, text + at, found->v[i].begin - at);
		afi_str_addf(out, "[%.*s]",
			     (int)(found->v[i].end - found->v[i].begin),
			     text + found->v[i].begin);
		at = found->v[i].end;
	}
	afi_str_adds(out, text + at);
}

static void words_match_as_people_expect(void **state)
{
	static const struct {
		const char *phrase, *found;	/* in brackets, if it is */
	} cases[] = {
		/* case */
		{ "victims", "[Victims] of crime" },
		{ "VICTIMS", "the [victims]" },
		{ "strasse", "die [Stra\u00dfe]" },
		{ "\u0394ELTA", "[\u03b4elta]" },
		/* accents, in either form, on either side */
		{ "ynys mon", "on [Ynys M\u00f4n]." },
		{ "ynys mon", "on [Ynys Mo\u0302n]." },
		{ "M\u00f4n", "[Mon]" },
		{ "Mo\u0302n", "[M\u00f4n]" },
		{ "lodz", "[\u0141\u00f3d\u017a]" },
		/* beginnings, but of nothing else */
		{ "investig", "an [investigation], [Investigators]" },
		{ "gation", "an investigation" },
		{ "investigations", "an investigation" },
		/* numbers are whole */
		{ "12", "120 calls, [12] late" },
		{ "86%", "[86]% of 860" },
		{ "a1", "[a12]" },
		/* phrases: whole words but for the last, whatever parts them */
		{ "stop and search", "[stop and searches]" },
		{ "stop and search", "[stop,\n and - search]" },
		{ "stop and search", "stop, search and" },
		{ "stop and search", "stops and search" },
		{ "a b a c", "a b [a b a c]" },
		/* hyphens and quotes */
		{ "follow-up", "a [follow up]" },
		{ "follow up", "a [follow\u2011up], a [follow\u2013up]" },
		{ "victim's", "the [victim\u2019s] words" },
		{ "\u201cvictim\u201d", "a \"[victim]\"" },
		{ "peel-2023-25", "[PEEL 2023/25]" },
		/* what stands in a word without being seen */
		{ "safeguarding", "[safe\u00adguarding]" },
		{ "findings", "[\ufb01ndings]" },
		/* what does not */
		{ "calls", "[calls]\u00b9 were" },
		{ "taser use", "[Taser\u2122 use]" },
		/* where nothing can be */
		{ "x", "" },
		{ "x", "\u2014 \u2026" },
		{ "x", "\xff[x]\xfe" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		struct afi_sought sought = AFI_SOUGHT_INIT;
		struct afi_str text = AFI_STR_INIT, got = AFI_STR_INIT;
		struct afi_found found;

		for (const char *s = cases[i].found; *s; s++)
			if (!strchr("[]", *s))
				afi_str_addc(&text, *s);
		seek(&sought, cases[i].phrase);
		assert_int_equal(afi_words_find(&found, &sought, text.s),
				 strchr(cases[i].found, '[') != NULL);
		marked(&got, &found, text.s);
		assert_string_equal(got.s, cases[i].found);
		afi_str_clear(&got);
		afi_str_clear(&text);
		afi_words_clear(&sought);
	}
}

static void each_phrase_is_found_by_itself(void **state)
{
	struct afi_sought sought = AFI_SOUGHT_INIT;
	struct afi_str got = AFI_STR_INIT;
	const char *text = "Stop and search records, searched by 3";
	struct afi_found found;

	(void)state;
	seek(&sought, "and search");
	seek(&sought, "custody");
	seek(&sought, "search rec");
	seek(&sought, "3");
	assert_int_equal(afi_words_all(&sought), 15);
	assert_int_equal(afi_words_find(&found, &sought, text), 1 | 4 | 8);
	/* What overlaps is one place. */
	marked(&got, &found, text);
	assert_string_equal(got.s, "Stop [and search records], searched by "
			    "[3]");
	afi_str_clear(&got);
	afi_words_clear(&sought);
}

static void as_many_words_as_there_may_be(void **state)
{
	struct afi_sought sought = AFI_SOUGHT_INIT;
	struct afi_err err = AFI_ERR_INIT;
	struct afi_str phrase = AFI_STR_INIT, text = AFI_STR_INIT;
	struct afi_found found;

	(void)state;
	for (int i = 0; i < AFI_WORDS_MOST; i++)
		afi_str_addf(&phrase, "w%d ", i % 3);
	afi_str_addf(&text, "w0 w1 w2 %s w0", phrase.s);
	seek(&sought, phrase.s);
	assert_int_equal(afi_words_add(&sought, "more", &err), AFI_EUSAGE);
	assert_int_equal(afi_words_find(&found, &sought, text.s), 1);
	assert_int_equal(found.v[0].begin, 0);
	assert_int_equal(found.v[found.n - 1].end,
			 strlen(text.s) - strlen(" w0") - 1);
	afi_words_clear(&sought);

	for (int i = 0; i < AFI_WORDS_MOST; i++)
		seek(&sought, i + 1 < AFI_WORDS_MOST ? "x" : "y");
	assert_int_equal(afi_words_all(&sought), UINT64_MAX);
	assert_int_equal(afi_words_find(&found, &sought, "y"),
			 UINT64_C(1) << 63);
	afi_words_clear(&sought);
	afi_str_clear(&text);
	afi_str_clear(&phrase);
}

static void the_first_places_are_told(void **state)
{
	struct afi_sought sought = AFI_SOUGHT_INIT;
	struct afi_str text = AFI_STR_INIT;
	struct afi_found found;

	(void)state;
	for (int i = 0; i < 1000; i++)
		afi_str_adds(&text, "x ");
	afi_str_adds(&text, "y");
	seek(&sought, "x");
	seek(&sought, "y");
	assert_int_equal(afi_words_find(&found, &sought, text.s), 3);
	assert_int_equal(found.n, AFI_FOUND_MOST);
	assert_int_equal(found.v[AFI_FOUND_MOST - 1].begin,
			 2 * (AFI_FOUND_MOST - 1));
	afi_words_clear(&sought);
	afi_str_clear(&text);
}

static void signs_alone_are_nothing_to_look_for(void **state)
{
	static const char *const phrases[] = { "", " ", "%", "\u201c\u201d" };
	struct afi_sought sought = AFI_SOUGHT_INIT;

	(void)state;
	for (size_t i = 0; i < sizeof(phrases) / sizeof(*phrases); i++) {
		struct afi_err err = AFI_ERR_INIT;

		assert_int_equal(afi_words_add(&sought, phrases[i], &err),
				 AFI_EUSAGE);
	}
	assert_int_equal(sought.nphrases, 0);
	assert_int_equal(afi_words_all(&sought), 0);
}

static void the_nearest_word_of_a_text(void **state)
{
	struct afi_near near = { .typed = "investigaton", .whole = true };
	size_t most = 8;

	(void)state;
	afi_words_near(&near, &most, "It is an investment; the instigation, "
		       "an inVestigation");
	assert_string_equal(near.best, "inVestigation");
	assert_int_equal(most, 0);
	*near.best = '\0';
	afi_words_near(&near, &most, "investigation");
	assert_string_equal(near.best, "");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(words_match_as_people_expect),
		cmocka_unit_test(each_phrase_is_found_by_itself),
		cmocka_unit_test(as_many_words_as_there_may_be),
		cmocka_unit_test(the_first_places_are_told),
		cmocka_unit_test(signs_alone_are_nothing_to_look_for),
		cmocka_unit_test(the_nearest_word_of_a_text),
	};

	return cmocka_run_group_tests_name("words", tests, NULL, NULL);
}
