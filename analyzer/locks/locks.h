/* SPDX-License-Identifier: MIT
 *
 * locks.h - which locks are surely held at each call, and what functions do to their callers'
 * locks.
 *
 * The problem
 *   A coroutine that lets others run while it holds a mutex stops the whole thread at the next one
 *   that wants it. To say so one has to know what is held at a call, through wrappers, trylocks
 *   whose result is tested, and guards that unlock by themselves.
 *
 * The idea
 *   One forward pass per function over its graph (lock_solve.c), callees first, with a summary of
 *   each function for its callers: what it holds on return (always, or when it returns 0, or not
 *   0), what it gives back that it had not taken, and what it waits for on the way.
 *
 * What holds
 *   - "Held" is must-hold: on every way to the call. What is given back under a name that could be
 *     any lock's, or handed to code nobody knows, is not held any more.
 *   - A function that is too large, or whose pass does not end in ROUNDS rounds, says nothing.
 *
 * Read next: lock_path.h (which lock is it?), lock_state.h (what happens to them).
 */
#ifndef LOCKS_LOCKS_H
#define LOCKS_LOCKS_H

#include "flow/flow.h"
#include "locks/lock_state.h"
#include "summary/order.h"

#define LOCK_SUMMARY_MAX 8

/* A lock that is held at a call, or that a call waits for. */
struct lock_use {
	uint32_t path; /* in the function of the call */
	uint32_t call; /* held: the call that took it; waited for: the call that waits */
	uint8_t kind;  /* enum lock_kind */
	bool shared;
};

struct lock_call {
	uint32_t held_first; /* into locks.held */
	uint32_t held_count;
	uint32_t open_first; /* into locks.open: given back by then, or by this very call */
	uint32_t open_count;
};

struct lock_effect {
	uint32_t path; /* as lock_path_is_known_to_callers, or without a root */
	uint8_t kind;
	uint8_t when; /* enum lock_result: it is held if the function returned that */
	bool shared;
	bool tried;
};

struct lock_summary {
	unsigned taken_count, given_count, waited_count;
	struct lock_effect taken[LOCK_SUMMARY_MAX];  /* held on return */
	struct lock_effect given[LOCK_SUMMARY_MAX];  /* perhaps given back without being taken */
	struct lock_effect waited[LOCK_SUMMARY_MAX]; /* waited for; only the caller knows which */
	int returned_param;                          /* it returns that parameter, or -1 */
};

struct locks {
	struct lock_paths paths;
	GArray *calls; /* struct lock_call, one per program call */
	GArray *held;  /* struct lock_use */
	GArray *open;  /* struct lock_use */
	GArray *waits; /* struct lock_use: calls that wait for a lock with a name, in call order */
	struct lock_summary *summaries; /* per function */
};

/* Follows every function of PROGRAM. Never NULL. */
struct locks *locks_new(const struct program *program, const struct order *order,
                        const struct flow *flow);
void locks_free(struct locks *locks);

/* What is held when CALL is made: COUNT rows, by path. */
const struct lock_use *locks_held(const struct locks *locks, uint32_t call, uint32_t *count);

/* USE is held by somebody when a function is called that makes CALL: may it have been given back by
 * then, or by CALL itself while it waits? */
bool locks_given_back(const struct locks *locks, uint32_t call, const struct lock_use *use);

/* May any lock of KINDS (bits 1 << enum lock_kind) that was not taken in its function have been
 * given back when CALL is made, or by CALL itself while it waits? */
bool locks_any_given_back(const struct locks *locks, uint32_t call, unsigned kinds);

/* May FUNCTION give back a lock of KINDS that it has not taken? One that returns with a lock may
 * have given it back before. */
bool locks_gives_back(const struct locks *locks, uint32_t function, unsigned kinds);

/* Does CALL itself give USE back while it waits? */
bool locks_waits_on(const struct locks *locks, uint32_t call, const struct lock_use *use);

/* NULL when all promises hold, else what is broken; for debug builds. */
const char *locks_verify(const struct locks *locks, const struct program *program);

#endif
