/* SPDX-License-Identifier: MIT
 *
 * liveness.h - which locals of a function are still going to be read at a point.
 *
 * The problem
 *   What a function knows across a point where others run is what it reads afterwards without
 *   having written it in between: that may be stale, or lost.
 *
 * The idea
 *   The usual backward pass over blocks. A store to the local itself ends its life above. A store
 *   through it is a use; so is one to an element of it, a store to a member is neither.
 *
 * What holds
 *   Locals are counted as in the function's row. A local whose address is taken anywhere may be
 *   read by every call; it counts as read only where the text reads it. A function of more than
 *   LIVENESS_CELLS blocks times locals is not looked at.
 */
#ifndef GRAPH_LIVENESS_H
#define GRAPH_LIVENESS_H

#include <stdbool.h>
#include "facts/facts.h"

#define LIVENESS_CELLS 20000000

struct liveness;

/* NULL when the function is too large. The facts must outlive it. */
struct liveness *liveness_new(const struct facts *facts, const struct fact_function *body);
void liveness_free(struct liveness *liveness);

/* Is LOCAL going to be read from the beginning of BLOCK on? */
bool liveness_at_entry(const struct liveness *liveness, uint32_t block, uint32_t local);

/* Is LOCAL going to be read after EVENT of BLOCK (an index in the facts' events)? */
bool liveness_after(const struct liveness *liveness, uint32_t block, uint32_t event,
                    uint32_t local);

/* Does value VALUE read LOCAL? Taking its address is no reading. */
bool value_reads_local(const struct facts *facts, uint32_t value, uint32_t local);

/* Does EVENT read LOCAL, write it as a whole? */
bool event_reads_local(const struct facts *facts, const struct fact_event *event, uint32_t local);
bool event_writes_local(const struct facts *facts, const struct fact_event *event, uint32_t local);

#endif
