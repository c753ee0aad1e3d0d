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
	const struct path_sets *paths;
	uint32_t ready;   /* the origin of what a callback is told to be ready, or ORIGIN_NONE */
	uint64_t *writes; /* per event of the body: strings.c's notes */
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

/* apply.c: where the facts about what VALUE stands for are kept: with its origin, else its place;
 * NULL when it has neither. */
struct abstract *origin_fact(const struct follow *follow, struct state *state, uint32_t value);

/* A text that a call makes, and the row that says so. */
struct made_text {
	const struct model_text *row;
	struct text text;
};

/* strings.c: what the function that ROW is about makes at EVENT, before the call; false when that
 * says nothing. strings_put(): its argument has it now, after the call. */
bool strings_make(const struct follow *follow, const struct state *state, uint32_t event,
                  const struct model_function *row, struct made_text *made);
void strings_put(const struct follow *follow, struct state *state, uint32_t event,
                 const struct made_text *made);

/* strings.c: SUMMARY, what a function says of the text it returns, for the arguments of EVENT. */
struct text strings_returned(const struct follow *follow, const struct state *state, uint32_t event,
                             const struct text *summary);

/* strings.c: LEFT, what TARGET leaves in the strings that EVENT gives it, becomes what that is
 * here; before the call. strings_leave(): it is there now. */
void strings_left(const struct follow *follow, const struct state *state, uint32_t event,
                  uint32_t target, struct left_text left[FLOW_LEFT]);
void strings_leave(const struct follow *follow, struct state *state, uint32_t event,
                   const struct left_text left[FLOW_LEFT]);

/* strings.c: the call at EVENT may write to what its arguments point to. ROW is the row of the only
 * function it can be, or NULL. */
void strings_call(const struct follow *follow, struct state *state, uint32_t event, uint32_t call,
                  const struct model_function *row);

/* strings.c: the store E, of VALUE, which may lose its text by that, is about to happen. */
void strings_store(const struct follow *follow, struct state *state, const struct fact_event *e,
                   struct abstract *value);

#endif
