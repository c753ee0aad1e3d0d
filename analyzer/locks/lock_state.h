/* SPDX-License-Identifier: MIT
 *
 * lock_state.h - which locks are held at a point of a function, and which have been given back.
 *
 * Relative to the entry of the function: what the caller holds is not in it, but what was given
 * back without having been taken is (OPEN), because then the caller does not hold it any more.
 *
 * A few entries in the order of their paths. A state without room forgets that a lock is held (then
 * nothing is said about it), and never that one was given back.
 */
#ifndef LOCKS_LOCK_STATE_H
#define LOCKS_LOCK_STATE_H

#include "locks/lock_path.h"

#define LOCK_ENTRIES 12

/* What is known of the result of a call. */
enum lock_result {
	RESULT_ANY,
	RESULT_ZERO,
	RESULT_NONZERO
};

enum lock_status {
	LOCK_HELD,
	LOCK_HELD_IF, /* if the result of call EVENT is IF_RESULT */
	LOCK_MAYBE,   /* on some ways here */
	LOCK_OPEN,    /* given back without having been taken, on some way */
};

struct lock_entry {
	uint32_t path;
	uint32_t call;  /* the program's call that took it, or gave it back */
	uint32_t event; /* the call whose result says whether it was taken, or FACT_NONE */
	uint32_t local; /* holds that result, or FACT_NONE */
	uint8_t status;
	uint8_t kind;      /* enum lock_kind */
	uint8_t if_result; /* enum lock_result */
	bool local_is_not; /* the local is 0 when the result is not */
	bool shared;
	bool tried; /* not taken unless the result was looked at */
	uint16_t padding;
};

struct lock_state {
	uint32_t reached;
	uint32_t count;
	struct lock_entry entries[LOCK_ENTRIES];
};

/* A lock is taken: ENTRY with path, call, event, kind, if_result, shared and tried set. */
void lock_state_take(struct lock_state *state, const struct lock_entry *entry);

/* PATH, a lock of KIND, is given back by CALL, surely or perhaps. */
void lock_state_give(struct lock_state *state, const struct lock_paths *paths, uint32_t path,
                     enum lock_kind kind, uint32_t call);

/* PATH may have been given back by somebody we do not know: nothing is said of it any more. */
void lock_state_doubt(struct lock_state *state, uint32_t index);

/* The pointer at OUTER has changed: what was reached through it has no name any more. */
void lock_state_moved(struct lock_state *state, const struct lock_paths *paths, uint32_t outer);

/* LOCAL was given the result of call EVENT (FACT_NONE: something else), or whether it is 0 (NOT).
 */
void lock_state_store(struct lock_state *state, uint32_t local, uint32_t event, bool not);

/* The result of EVENT is known: of an event, or (EVENT FACT_NONE) of what LOCAL holds. */
void lock_state_learn(struct lock_state *state, uint32_t event, uint32_t local,
                      enum lock_result result);

/* INTO becomes what holds of both; true when it changed. */
bool lock_state_join(struct lock_state *into, const struct lock_state *from);

#endif
