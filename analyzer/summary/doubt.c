/* SPDX-License-Identifier: MIT
 *
 * doubt.c - the prices.
 *
 * What is known by name or by a constant table is sure. A field holds what somebody assigned to it
 * in any object; a variable or parameter holds what anybody passed.
 */
#include "summary/doubt.h"

#define DOUBT_ASKS 3 /* a flag of the program has to be set */

static const uint8_t of_tier[TIER_COUNT] = {
	[TIER_DIRECT] = 0,
	[TIER_CONSTANT] = 0,
	[TIER_FIELD] = 1,
	[TIER_FLOW] = 3,
};

unsigned doubt_of_step(const struct flow *flow, uint32_t call, enum tier tier)
{
	return 1 + of_tier[tier] + (flow_call(flow, call)->asks ? DOUBT_ASKS : 0);
}
