/* SPDX-License-Identifier: MIT
 *
 * after.h - what a function does once it has been cancelled.
 *
 * The problem
 *   "Cancelled, and goes on" and "failed, and cleans up" are about paths: the ones that begin where
 *   a wait returned because somebody cancelled it, and on which the function's own tests see that.
 *
 * The idea
 *   One call (or the status that a callback gets) is walked away from with the state of the value
 *   flow in which it was cancelled. How much of it the path has seen is kept apart:
 *
 *     SEEN_BEFORE    it has not happened (here)
 *     SEEN_NOT       it has, and nothing was tested yet
 *     SEEN_FAILED    a test has told a failure from a success
 *     SEEN_NAMED     a test has asked for just this reason
 *
 *   A path is clean as long as no test on it looks at anything that may have changed meanwhile: a
 *   flag of the object, a counter, somebody else's answer. On a clean path what happens happens
 *   because of the cancellation alone, and a second time as it did the first.
 *
 * What holds
 *   Nothing is found in functions that are too large, or whose states did not settle.
 */
#ifndef CANCEL_AFTER_H
#define CANCEL_AFTER_H

#include "cancel/sign.h"

enum seen {
	SEEN_BEFORE,
	SEEN_NOT,
	SEEN_FAILED,
	SEEN_NAMED,
	SEEN_COUNT
};

/* Something that happens on a path behind the cancellation. */
struct after_event {
	uint32_t event;
	enum seen seen;
	bool clean;
	uint32_t node; /* internal */
};

/* A way out of the function. */
struct after_return {
	enum seen seen; /* SEEN_BEFORE: on a path without the cancellation */
	bool clean;
	bool known;   /* VALUE is what is returned */
	bool nonzero; /* it is surely not 0 */
	bool same;    /* it is the sign itself */
	int64_t value;
	struct fact_loc loc;
	uint32_t node; /* internal */
};

struct after {
	GArray *events;  /* struct after_event, of calls, in no order */
	GArray *returns; /* struct after_return */
	bool again;      /* a clean path that has seen it comes back to the call */
	bool settled;
};

/* Walks FUNCTION, which has a body, from call EVENT on, where it was cancelled as SIGN says; EVENT
 * FACT_NONE: from its entry, with parameter PARAM being the sign. NULL when it cannot be followed.
 */
struct after *after_new(const struct program *program, const struct flow *flow, uint32_t function,
                        uint32_t event, uint32_t param, const struct sign *sign);
void after_free(struct after *after);

#endif
