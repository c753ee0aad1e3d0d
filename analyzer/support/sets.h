/* SPDX-License-Identifier: MIT
 *
 * sets.h - many sets of few small numbers, each kept once.
 *
 * The problem
 *   Whoever follows something through a program and asks at every step "in which of the programs
 *   that are built here can this be?" intersects the same few sets millions of times.
 *
 * The idea
 *   Equal sets are one number. An operation on two of them is computed once and looked up after
 *   that; where everything belongs everywhere, which is the common case, nothing is looked up.
 *
 * What holds
 *   SET_NONE is empty and SET_ALL is full, whatever the number of elements, which may be 0: then
 *   there is no other set. Equal sets have equal numbers.
 */
#ifndef SUPPORT_SETS_H
#define SUPPORT_SETS_H

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

typedef uint32_t set_id;

#define SET_NONE ((set_id)0)
#define SET_ALL  ((set_id)1)

struct sets;

/* Sets of numbers below SIZE. Never NULL. */
struct sets *sets_new(unsigned size);

/* NULL is fine. */
void sets_free(struct sets *sets);

/* How many numbers there are. */
unsigned sets_size(const struct sets *sets);

/* The set of those numbers N for which MEMBERS[N]. */
set_id sets_of(struct sets *sets, const bool *members);

/* Is NUMBER in A? */
bool sets_has(const struct sets *sets, set_id a, unsigned number);

/* What is in A and in B, in one of them, in A but not in B. */
set_id sets_and(struct sets *sets, set_id a, set_id b);
set_id sets_or(struct sets *sets, set_id a, set_id b);
set_id sets_minus(struct sets *sets, set_id a, set_id b);

/* A set that grows as a search comes by again, from nothing ({ 0 }). It grows a bounded number of
 * times: beyond that it is full, so that a search takes no longer for many elements. */
struct set_growth {
	set_id have;
	uint32_t times;
};

/* Adds A to GROWTH: what is new in it, SET_NONE when nothing is. */
set_id sets_grow(struct sets *sets, struct set_growth *growth, set_id a);

#endif
