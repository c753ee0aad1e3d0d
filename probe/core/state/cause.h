/* SPDX-License-Identifier: MIT
 *
 * cause.h - why a turn was long, decided from what was measured.
 *
 * A pure function of the evidence. The loop's thread asks it when a stall ends, the collector
 * asks again with what it has seen from outside, and for stalls that last.
 */
#ifndef CORE_STATE_CAUSE_H
#define CORE_STATE_CAUSE_H

#include <stdbool.h>
#include <stdint.h>

#include "format/record.h"

/* What is known about a long turn. Times in nanoseconds. */
struct evidence {
	uint64_t duration;
	uint64_t cpu;
	uint64_t runq;
	uint64_t blocked; /* inside hooked calls, all together */
	uint64_t call;    /* the longest of them */
	uint32_t call_id; /* plus one; 0 if there was none */
	bool sleep;       /* that one is a wait without descriptors */
	uint64_t major_faults;
	uint64_t still;       /* time for which the whole process stood still */
	uint32_t ready;       /* descriptors that the wait before reported */
	uint32_t switches;    /* how often hooked calls moved to another descriptor */
	uint64_t longest_gap; /* time without such a move */
	uint64_t threshold;
};

/* The cause that explains most of the turn. */
enum rec_cause cause_decide(const struct evidence *evidence);

/* The call (id plus one) to name with CAUSE; 0 when calls are not to blame, or not those we saw. */
uint32_t cause_culprit(const struct evidence *evidence, enum rec_cause cause);

#endif
