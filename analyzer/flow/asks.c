/* SPDX-License-Identifier: MIT
 *
 * asks.c - which calls are made only while some flag of the program is set.
 *
 * The problem
 *   Of two calls to one function, the one behind `if (shutting_down)` is rarely the one that
 *   somebody meets. Whether the flag can be set on a way is beyond this analysis, so the call is
 *   followed; but where there is a choice it should not be the one that is shown.
 *
 * The idea
 *   A block is behind a flag (flags.h) when every way into it passes a branch that found one set.
 *   That is a fixed point over the graph alone: values do not matter.
 *
 * What it does not do
 *   A flag that must be clear is none: most variables begin with 0.
 */
#include <string.h>

#include "flow/flags.h"
#include "flow/solve_priv.h"

/* Is what edge INDEX of B leads to behind a flag as far as this edge goes? */
static bool edge_asks(const struct solve *s, uint32_t block, uint32_t index)
{
	const struct fact_block *b = block_at(&s->follow, block);
	uint32_t flag;

	return s->asked[block] ||
	       (b->end == END_BRANCH &&
	        flag_found(s->follow.facts, b->cond, index == 0, &flag) == FLAG_SET);
}

/* BLOCK's successors are not behind a flag when BLOCK's edge there is not. */
static bool clear_successors(struct solve *s, uint32_t block)
{
	const struct fact_block *b = block_at(&s->follow, block);
	bool changed = false;

	for (uint32_t i = 0; i < b->edge_count; i++) {
		uint32_t to = s->follow.facts->edges[b->edge_first + i].block;

		if (!s->asked[to] || edge_asks(s, block, i))
			continue;
		s->asked[to] = false;
		changed = true;
	}
	return changed;
}

void find_asked(struct solve *s)
{
	bool changed;

	memset(s->asked, true, s->follow.body->block_count * sizeof(*s->asked));
	s->asked[0] = false;
	do {
		changed = false;
		for (uint32_t i = 0; i < s->order_count; i++)
			changed |= clear_successors(s, s->order[i]);
	} while (changed);
}
