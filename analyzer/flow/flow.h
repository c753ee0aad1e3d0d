/* SPDX-License-Identifier: MIT
 *
 * flow.h - what holds at each call of a function: its arguments, and how one gets there.
 *
 * The problem
 *   read(fd) blocks or not depending on what happened to fd before; fsync(fd) behind `if (sync)`
 *   happens only when the caller asked for it. Both are decided by following values through the
 *   function, and what the function itself cannot decide is handed to its callers as a condition
 *   on parameters.
 *
 * The idea
 *   One forward pass to a fixed point over the function's graph (state.h), with calls applying what
 *   packs and callees' summaries say they do to descriptors. The result is, per call, what is known
 *   of every argument, and the guards: conditions on parameters that hold whenever it is reached.
 *
 *   Paths are values, too, as far as packs ask about them (text.h): a helper that opens the path it
 *   is given waits for the disk when that path is one on a disk.
 *
 * Read next: summary/effects.c, which turns this into "may block if ...".
 */
#ifndef FLOW_FLOW_H
#define FLOW_FLOW_H

#include "flow/abstract.h"
#include "link/program.h"

#define FLOW_GUARDS 4

struct call_arg {
	struct abstract value;
	int param;       /* it is this parameter, unchanged; or -1 */
	uint32_t stands; /* it stands for the descriptor that is this parameter, plus 1; or 0 */
};

/* What holds whenever one call is made. */
struct call_info {
	bool reached; /* false: no path leads here that goes on, on this thread: none at all, or
	               * only ones on which the process ends, or is another one after a fork */
	bool asks;    /* it is made only while a flag of the program is set (asks.c) */
	bool once;    /* a flag was found clear and set before it: it is not made again (once.c) */
	uint64_t wait_ns; /* so long it waits at most, as its arguments say; 0: nobody knows */
	uint8_t guard_count;
	uint32_t arg_first; /* into flow.args */
	uint32_t arg_count;
	uint32_t member_first; /* into flow.members */
	uint32_t member_count;
	struct model_atom guards[FLOW_GUARDS]; /* arg counts the caller's parameters */
};

/* The answer to an atom about a member of the object an argument points to, at one call. */
struct call_member {
	const struct model_atom *atom;
	struct call_arg value;
};

/* Which text there is, whenever a function returns, in the buffer that a parameter is, or in the
 * string that is stored where it points (pointee). */
struct left_text {
	struct text text; /* its parameter is the function's */
	uint8_t param;    /* plus 1; 0: no text */
	bool pointee;
};

#define FLOW_LEFT 2

/* What a function does to its callers' values. */
struct flow_summary {
	uint64_t makes_nonblocking; /* bit k: descriptor parameter k, on some path */
	uint8_t returns;            /* enum fd_state of the result */
	uint8_t made_of;  /* the result is FD_PEERLESS if this parameter is, plus 1; or 0 */
	uint8_t stands;   /* it stands for the descriptor that is this one, plus 1; or 0 */
	struct text text; /* of the result; its parameter is the function's */
	struct left_text left[FLOW_LEFT];
	bool is_constant; /* whenever it returns, its result is this number */
	int64_t constant;
	bool never_returns;
	bool dies;     /* never returns because it ends the process (or thread) */
	bool forks;    /* its result is that of a fork: 0 in the child */
	uint8_t tells; /* its result says whether it runs in this context, plus 1; or 0 */
};

struct flow {
	GArray *calls; /* struct call_info, one per program call from call_first on */
	uint32_t call_first;
	GArray *args;      /* struct call_arg */
	GArray *members;   /* struct call_member */
	GArray *summaries; /* struct flow_summary, one per function */
	GArray *gave_up;   /* uint32_t, functions too large to follow, callees first */
};

/* Follows every function of PROGRAM. ORDER lists functions callees first. Never NULL. */
struct flow *flow_new(const struct program *program, const uint32_t *order);
void flow_free(struct flow *flow);

/* What holds at the calls of FUNCTION alone when it is called with the first COUNT of ARGS: of
 * these the bits and whether they are 0 count. FLOW has followed its callees. SHARP: with what
 * several tests say together (variants.h), which takes several times as long. NULL when the
 * function has no body or is too large. The caller frees with flow_given_free; NULL is fine there.
 */
struct flow *flow_given(const struct program *program, const struct flow *flow, uint32_t function,
                        const struct call_arg *args, unsigned count, bool sharp);
void flow_given_free(struct flow *given);

static inline const struct call_info *flow_call(const struct flow *flow, uint32_t call)
{
	return &g_array_index(flow->calls, struct call_info, call - flow->call_first);
}

/* Argument ARG of CALL; nothing known when the call has fewer. */
struct call_arg flow_arg(const struct flow *flow, uint32_t call, uint32_t arg);

/* What ATOM, of the row of the function that CALL calls, is about. */
struct call_arg flow_subject(const struct flow *flow, uint32_t call, const struct model_atom *atom);

/* Can the call that INFO is about happen when its function runs in CONTEXT? */
bool flow_in_context(const struct call_info *info, enum context context);

/* Does ATOM, if it asks for a context, hold in CONTEXT (CONTEXT_COUNT: in any)? Other atoms may
 * hold.
 */
bool flow_atom_in_context(const struct model_atom *atom, enum context context);

/* The answer to one question about a call's arguments. */
enum verdict {
	VERDICT_NO,
	VERDICT_YES,
	VERDICT_UNKNOWN,
	VERDICT_PARAM
};

/* Does ATOM hold of ARG? VERDICT_PARAM: when RESIDUE, a question about the caller's parameters, is
 * answered yes. */
enum verdict flow_ask(const struct model_atom *atom, const struct call_arg *arg,
                      struct model_atom *residue);

#endif
