/* SPDX-License-Identifier: MIT
 *
 * shared_places.h - what more than one task of a program can touch, and who writes or frees it.
 *
 * The problem
 *   What one coroutine knows about a variable is only wrong after a yield if somebody else changes
 *   it meanwhile. Without naming that somebody, a report is a guess.
 *
 * The idea
 *   A shared place is a global variable, or a member of a struct reached through a pointer; it has
 *   a key that all units agree on. For each key there is a list of the stores, and of the calls
 * that free what it points to, in functions that run on a loop or in a coroutine.
 *
 * What holds
 *   A member is one place for all objects of its struct. Whether two accesses are to the same
 * object is for the reader of a key to judge: rooted says that this one begins at a global.
 */
#ifndef STALE_SHARED_PLACES_H
#define STALE_SHARED_PLACES_H

#include "summary/contexts.h"

struct shared_use {
	uint32_t function;
	uint32_t event; /* in its unit's facts */
	enum context context;
};

struct shared_places;

struct shared_place {
	const char *key; /* owned by the shared_places; NULL: not shared */
	bool rooted;     /* it begins at a global: every task means the same object */
};

/* Borrows both; never NULL. */
struct shared_places *shared_places_new(const struct program *program,
                                        const struct contexts *contexts);
void shared_places_free(struct shared_places *shared);

/* The shared place that VALUE, of a function in UNIT, is. */
struct shared_place shared_place_of(struct shared_places *shared, uint32_t unit, uint32_t value);

/* struct shared_use of KEY in program order: stores to it, calls that free what it points to. NULL
 * when there are none. */
const GArray *shared_writers(const struct shared_places *shared, const char *key);
const GArray *shared_freers(const struct shared_places *shared, const char *key);

#endif
