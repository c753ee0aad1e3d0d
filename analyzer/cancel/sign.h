/* SPDX-License-Identifier: MIT
 *
 * sign.h - one value that says "you were cancelled", and what a test of it means.
 *
 * The problem
 *   C has no exception that a cancellation could travel as. It is a result among others: a number
 *   of the library's own, a failure with the reason in errno, a yes from a function that is asked.
 *   Which way a path goes after a cancellation is decided by tests of such values.
 *
 * What holds
 *   A sign is about one call's result, or one parameter of a callback. The value flow follows it:
 *   whoever walks teaches a state that the sign was given (sign_learn) and asks of each branch what
 *   it has to do with it (sign_test).
 *
 * What it does not do
 *   errno is not followed: after a failed call it is believed to stay what it was.
 *
 * Read next: after.h, which walks.
 */
#ifndef CANCEL_SIGN_H
#define CANCEL_SIGN_H

#include "flow/replay.h"

struct sign {
	const struct model_function
		*row; /* the library's function that it begins with; NULL: none */
	enum cancelled_how how;
	int64_t value; /* of CANCELLED_EQUALS */
	int error;     /* what errno is, or 0 */
};

/* What a branch looks at. */
enum looks_at {
	LOOKS_ELSEWHERE, /* what has nothing to do with the cancellation, and may have changed */
	LOOKS_SAME,      /* what is as it was the last time round, as far as locals go */
	LOOKS_RESULT,    /* whether it went well */
	LOOKS_NAMED,     /* whether it was cancelled */
};

struct sign_test {
	enum looks_at looks;
	int edge; /* the only edge that can be taken, or -1 */
};

/* One cancellation in one function. */
struct sign_place {
	const struct program *program;
	const struct replay *replay;
	const struct facts *facts;
	const struct fact_function *body;
	struct sign sign;
	uint32_t origin; /* of the result or parameter, or ORIGIN_NONE */
};

/* STATE learns that the sign was given; false when that cannot be. */
bool sign_learn(const struct sign_place *place, struct state *state);

/* What the condition COND (FACT_NONE: none) of a branch looks at in STATE. CHANGED says of each
 * local whether it was changed since; NULL: then all counts as LOOKS_SAME that is no sign. */
struct sign_test sign_test(const struct sign_place *place, const struct state *state, uint32_t cond,
                           const bool *changed);

/* Does the case EDGE of a switch about the sign's value name the cancellation? */
bool sign_names_case(const struct sign_place *place, const struct fact_edge *edge);

#endif
