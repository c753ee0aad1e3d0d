/* SPDX-License-Identifier: MIT
 *
 * handed.h - what a function is called with on one way from a root.
 *
 * The problem
 *   complete(request, TIMED_OUT) runs the same callback as complete(request, OK), and the callback
 *   begins with `if (status != OK) return;`. Of the two ways to what stands behind that line one
 *   cannot be gone, and whoever is shown it stops reading.
 *
 * The idea
 *   A way carries what is known of the arguments, where the function or one that it hands them on
 *   to asks about them. The conditions that the flow analysis found in front of a call (call_info)
 *   are asked of them.
 *
 * What it does not do
 *   Numbers and pointers that are or are not NULL only, and only arguments: what is passed through
 *   objects is not followed.
 */
#ifndef SUMMARY_HANDED_H
#define SUMMARY_HANDED_H

#include "flow/flow.h"
#include "summary/order.h"

#define HANDED_ARGS 8

/* Of the first arguments, in order; of others nothing is known. */
struct handed {
	unsigned count;
	struct call_arg args[HANDED_ARGS];
};

/* Do the arguments of CALL arrive at its target number K? They do not at a callback that a library
 * function runs. */
bool handed_arrives(const struct program *program, const struct program_call *call, uint32_t k);

/* What CALL hands to its targets, made by a function that was called with FROM (NULL: nothing is
 * known). */
void handed_by(const struct flow *flow, uint32_t call, const struct handed *from,
               struct handed *result);

/* May control come to CALL in CONTEXT (CONTEXT_COUNT: any), when its function was called with
 * HANDED (NULL: nothing is known)? */
bool handed_allows(const struct flow *flow, uint32_t call, const struct handed *handed,
                   enum context context);

/* Per function, a bit for each of the first arguments that decides which calls it makes, itself or
 * further down. The caller frees it. */
uint8_t *handed_that_matter(const struct program *program, const struct order *order,
                            const struct flow *flow);

/* HANDED without what is not among MATTERS (a bit per argument) or is no number and no known
 * pointer; false when nothing is left. Two that are left the same are equal byte by byte. */
bool handed_reduce(struct handed *handed, uint8_t matters);

#endif
