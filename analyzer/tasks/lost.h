/* SPDX-License-Identifier: MIT
 *
 * lost.h - the fork in a walk where the function may be cancelled, for resources.
 *
 * track.h follows a resource through the phase "live"; at a call with a sign (cancel/signs.h) the
 * path on which the function was cancelled becomes one of its own, in the phase "cancelled". What
 * has to be known for that is here.
 */
#ifndef TASKS_LOST_H
#define TASKS_LOST_H

#include "tasks/watch.h"

/* May T's function be cancelled in one of its calls? */
bool lost_is_cancellable(const struct tracker *t);

/* The call EVENT has been made, STATE is behind it: could it say that the function was cancelled?
 * Then STATE learns that it did, and PLACE says how. */
bool lost_fork(const struct tracker *t, struct state *state, uint32_t event,
               struct sign_place *place);

/* Cancelled as in PLACE, can edge INDEX of a block that branches on COND be taken in STATE? */
bool lost_edge(const struct sign_place *place, const struct state *state, uint32_t cond,
               uint32_t index);

/* What T's function was cancelled in: the last call with a sign in BLOCK, an event; FACT_NONE:
 * there is none. */
uint32_t lost_where(const struct tracker *t, uint32_t block);

#endif
