/* SPDX-License-Identifier: MIT
 *
 * circles.h - which blocks come back to themselves, and together with which others.
 *
 * A loop written as for, as while, or with goto is the same here: blocks of which each leads to
 * each. A loop in a loop belongs to the same circle.
 *
 * What holds
 *   Computed once, in the time of one walk over the graph. No block of an unreachable part has a
 *   circle.
 */
#ifndef GRAPH_CIRCLES_H
#define GRAPH_CIRCLES_H

#include "facts/facts.h"

/* Per block of BODY the number of its circle, from 1, or 0 when it is on none. Free with g_free. */
uint32_t *circles_new(const struct facts *facts, const struct fact_function *body);

/* The block that holds EVENT (an index in the facts' events), or FACT_NONE. */
uint32_t block_of_event(const struct facts *facts, const struct fact_function *body,
                        uint32_t event);

#endif
