/*
 * What an office may do: each of these puts one command together by chance.
 * For tests/unit/offices*.c only.
 */
#ifndef AFI_OFFICES_DOING_H
#define AFI_OFFICES_DOING_H

#include <stdbool.h>
#include <stddef.h>

#include "offices.h"
#include "str.h"

#define INSPECTION "northshire/peel-2024/"

/** A command being put together; it holds the words that it made. */
struct typed {
	const char *words[OFFICES_WORDS];
	size_t n;
	struct afi_str made[OFFICES_WORDS];
	size_t nmade;
};

#define TYPED_INIT { .n = 0 }

void typed_clear(struct typed *typed);

/** Add a word, which must outlive @typed. */
void typed_add(struct typed *typed, const char *word);

void typed_two(struct typed *typed, const char *option, const char *word);

/** Add a copy of @word. */
void typed_copy(struct typed *typed, const char *word);

void typed_day(struct typed *typed, const char *option, int day);

/** One of the @n @words. */
const char *one_of(const char *const *words, size_t n);

#define ONE_OF(...)							\
	one_of((const char *const []){ __VA_ARGS__ },			\
	       sizeof((const char *const []){ __VA_ARGS__ }) / sizeof(char *))

/** Something to do for the first time, by the office @dir. */
void offices_type_act(struct typed *typed, const char *dir, int today);

/** Something about an entry that @dir has: correct it, withhold something of
 *  it, or lift what withholds.  Nothing is typed if there is none. */
void offices_type_amendment(struct typed *typed, const char *dir, int today);

#endif
