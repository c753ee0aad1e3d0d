/* SPDX-License-Identifier: MIT
 *
 * step_priv.h - following one function: shared by solve.c, eval.c, refine.c and apply.c.
 *
 * solve.c walks the graph, refine.c changes the state on an edge, apply.c at an event, eval.c reads
 * it. The struct below is what all three need to know about the function at work.
 */
#ifndef FLOW_STEP_PRIV_H
#define FLOW_STEP_PRIV_H

#include "flow/flow.h"
#include "flow/state.h"

struct follow {
	const struct program *program;
	struct flow *flow;
	uint32_t function;
	uint32_t unit;
	const struct facts *facts;
	const struct fact_function *body;
	struct state_shape shape;
};

/* eval.c: what VALUE is in STATE. */
struct abstract eval(const struct follow *follow, const struct state *state, uint32_t value);

/* refine.c: STATE learns that COND is true (or false); false when that cannot be. */
bool refine(const struct follow *follow, struct state *state, uint32_t cond, bool truth);

/* refine.c: the same for COND == IMM, COND != IMM, MIN <= COND <= MAX. */
bool refine_equal(const struct follow *follow, struct state *state, uint32_t cond, int64_t imm);
bool refine_not_equal(const struct follow *follow, struct state *state, uint32_t cond, int64_t imm);
bool refine_range(const struct follow *follow, struct state *state, uint32_t cond, int64_t min,
                  int64_t max);

/* apply.c: STATE after event EVENT (index in facts). CALL is the program's call, if it is one. */
void apply_event(const struct follow *follow, struct state *state, uint32_t event, uint32_t call);

/* apply.c: argument ARG of event EVENT, before the call. */
struct call_arg eval_arg(const struct follow *follow, const struct state *state, uint32_t event,
                         uint32_t arg);

/* apply.c: what ATOM is about at event EVENT, before the call: an argument, or a member behind it.
 */
struct call_arg eval_subject(const struct follow *follow, const struct state *state, uint32_t event,
                             const struct model_atom *atom);

/* apply.c: does CONDITION hold for the arguments of EVENT? UNKNOWN covers what the caller decides.
 */
enum verdict condition_holds(const struct follow *follow, const struct state *state, uint32_t event,
                             const struct model_condition *condition);

#endif
