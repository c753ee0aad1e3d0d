/* SPDX-License-Identifier: MIT
 *
 * replay.h - following one function once more, with a question of one's own.
 *
 * The problem
 *   flow.h keeps what holds at calls on every path together. A rule about paths ("is there one on
 *   which the timer is started and not stopped?") must keep apart the paths that differ in its own
 *   answer, and still know what the function's tests say of each: the same `if (ret < 0)` that
 *   leaves early is also the one on which nothing was started.
 *
 * The idea
 *   The pieces of the value flow, handed out: a state on entry, what an event makes of it, what an
 *   edge does. Who asks keeps several states per block, one for each answer so far, and joins only
 *   those.
 *
 * What it does not do
 *   It does not iterate; its user does, and bounds that.
 *
 * Read next: tasks/track.c, which does.
 */
#ifndef FLOW_REPLAY_H
#define FLOW_REPLAY_H

#include "flow/flow.h"
#include "flow/state.h"

struct replay;

/* For FUNCTION, whose callees FLOW has followed already. NULL when it has no body or is too large.
 * PROGRAM and FLOW are borrowed. Freeing NULL is fine. */
struct replay *replay_new(const struct program *program, const struct flow *flow,
                          uint32_t function);
void replay_free(struct replay *replay);

/* What places and origins there are; state.h's functions want it. */
const struct state_shape *replay_shape(const struct replay *replay);

/* Blocks that can be reached in reverse postorder; COUNT receives how many. Borrowed. */
const uint32_t *replay_order(const struct replay *replay, uint32_t *count);

/* STATE after EVENT (index in facts). False when control does not come back from it. */
bool replay_event(struct replay *replay, struct state *state, uint32_t event);

/* TO becomes FROM after edge INDEX out of BLOCK; false when it cannot be taken. */
bool replay_edge(struct replay *replay, const struct state *from, uint32_t block, uint32_t index,
                 struct state *to);

/* Every way on from BLOCK ends the process. */
bool replay_doomed(const struct replay *replay, uint32_t block);

/* What VALUE is in STATE. */
struct abstract replay_value(const struct replay *replay, const struct state *state,
                             uint32_t value);

/* Does COND hold in STATE? */
enum verdict replay_holds(const struct replay *replay, const struct state *state, uint32_t cond);

/* May the thing that ORIGIN stands for be IMM, in STATE? */
bool replay_may_be(const struct state *state, uint32_t origin, int64_t imm);

/* May CONDITION hold for the arguments of call EVENT in STATE, and does it surely? */
enum verdict replay_condition(const struct replay *replay, const struct state *state,
                              uint32_t event, const struct model_condition *condition);

/* The origin of call EVENT's result, or ORIGIN_NONE when nobody uses it. */
uint32_t replay_result(const struct replay *replay, uint32_t event);

/* The program's call that EVENT is. */
uint32_t replay_call(const struct replay *replay, uint32_t event);

#endif
