/* SPDX-License-Identifier: MIT
 *
 * promised.h - calls that break what the function they stand in says of itself.
 *
 * A function may say by an annotation that nobody else runs before it returns, or that it is called
 * with a lock held. Who calls it need not be known then: what its calls lead to decides.
 */
#ifndef CHECKS_PROMISED_H
#define CHECKS_PROMISED_H

#include "checks/check.h"

struct promised_query {
	enum model_promise promise;
	unsigned kinds; /* bits 1 << enum lock_kind: who gives such a lock back breaks nothing */
	const char *suggestion; /* what to do instead */
};

/* Reports for CHECK every call of a function with QUERY's promise that lets other coroutines run,
 * there or further down, but not below another function with that promise. SEEN counts equal ones.
 */
void report_broken_promises(const struct check *check, const struct check_input *input,
                            const struct promised_query *query, GHashTable *seen,
                            struct sink *sink);

#endif
