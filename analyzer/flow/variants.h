/* SPDX-License-Identifier: MIT
 *
 * variants.h - the states in which a block may be entered, a few of them kept apart.
 *
 * The problem
 *   `if (!found && !create) return;` and later `if (!found) made = 1;`: joined into one state, the
 *   two tests say nothing together, and what only both exclude looks possible.
 *
 * The idea
 *   Up to a limit, states that come to a block are not joined (trace partitioning, as in Mauborgne
 *   and Rival, ESOP 2005). Beyond it a new one is joined with the one it is most like, so that as
 *   little as possible is lost. With a limit of 1 that is the ordinary join.
 *
 * What holds
 *   Joining only loses knowledge, so a fixed point is reached here as well.
 */
#ifndef FLOW_VARIANTS_H
#define FLOW_VARIANTS_H

#include "flow/state.h"

#define VARIANTS_MOST 8

struct variants {
	struct state *at[VARIANTS_MOST];
	uint8_t count;
	uint8_t due; /* bit i: at[i] changed since it was last visited */
};

/* STATE comes to the block as well; LIMIT, at most VARIANTS_MOST, are kept apart. SCRATCH is
 * overwritten. True when that was news. */
bool variants_add(const struct state_shape *shape, struct variants *variants, unsigned limit,
                  const struct state *state, struct state *scratch);

/* INTO, which nobody has reached, becomes what holds in all of them. */
void variants_join(const struct state_shape *shape, const struct variants *variants,
                   struct state *into);

/* Frees what VARIANTS holds. */
void variants_clear(struct variants *variants);

#endif
