/* SPDX-License-Identifier: MIT
 *
 * lock_priv.h - one function on its way to the fixed point: shared by locks.c, lock_solve.c,
 * lock_apply.c and lock_test.c, and nobody else.
 *
 * lock_solve.c walks the graph, lock_apply.c is what an event does, lock_test.c is what a condition
 * says about the result of a call.
 */
#ifndef LOCKS_LOCK_PRIV_H
#define LOCKS_LOCK_PRIV_H

#include "locks/locks.h"

struct lock_solve {
	struct locks *locks;
	const struct program *program;
	const struct flow *flow;
	struct lock_frame frame;
	uint32_t *call_at; /* per event of the body, its program call */
	struct lock_summary *summary;
	bool keep; /* the fixed point is reached: keep the rows of calls */
};

/* What a condition is about, and what each of its answers says of it. */
struct lock_test {
	uint32_t event; /* the call whose result is tested, or FACT_NONE: */
	uint32_t local; /* the local that may hold it, or FACT_NONE: nothing we know */
	enum lock_result if_true;
	enum lock_result if_false;
};

/* lock_test.c: what is tested when VALUE is a condition. */
struct lock_test lock_test_of(const struct facts *facts, uint32_t value);
/* lock_test.c: STATE learns that TEST was answered TRUTH. */
void lock_test_apply(const struct lock_test *test, bool truth, struct lock_state *state);

/* lock_apply.c: STATE after event EVENT (index in facts); false when control does not go on. */
bool lock_apply_event(struct lock_solve *s, struct lock_state *state, uint32_t event);

/* lock_solve.c: follows FUNCTION and fills its summary and, with KEEP, the rows of its calls. */
void lock_solve_function(struct locks *locks, const struct program *program,
                         const struct flow *flow, uint32_t function, bool keep);

/* locks.c: adds a row to LIST of COUNT rows, once; without room the path of the last is unknown. */
void lock_effect_add(struct lock_effect *list, unsigned *count, struct lock_effect row);

#endif
