/*
 * What the tests of matching share: a document that proposes, a register that
 * it is matched with and recorded in, and what comes of it.
 */
#ifndef MATCHING_H
#define MATCHING_H

#include "match.h"
#include "propose_impl.h"
#include "register.h"

extern const char first_hash[], other_hash[];

/** The document, how it stands, and what the inspection is to be called. */
extern struct afi_proposals doc;
extern struct afi_matches matches;
extern const char *into;

/** A folder with a register of two forces, for each test. */
int enter(void **state);
int leave(void **state);

/** A test in one. */
#define T(name) cmocka_unit_test_setup_teardown(name, enter, leave)

/** Begin another document. */
void begin(const char *sha256);

/** Propose an entry with keys and values, up to NULL; which one it is. */
size_t propose(const char *what, const char *as, ...);

/** Say that the @i-th is about what @opening opens; @i. */
size_t of(size_t i, size_t opening);

/** Propose an inspection or a finding; which one it is. */
size_t inspection(const char *title);
size_t a_finding(const char *title, const char *text);
size_t numbered(const char *number, const char *title, const char *who);

/** Propose an inspection with two findings. */
void report(void);

struct afi_register *open_register(void);

/** Match the document. */
void match(void);

/** It is not matched at all, for a reason with these words in it. */
void assert_asks(const char *words);

/** Record what is plain, and if @unsure all that can be. */
void record(bool unsure);

/** What the @i-th is about; how it stands. */
void assert_target(size_t i, const char *expected);
void assert_stands(size_t i, enum afi_standing standing);

void assert_nothing_new(void);

/** What would be recorded of the @i-th under @key, or NULL. */
const char *drafted(size_t i, const char *key);

#endif
