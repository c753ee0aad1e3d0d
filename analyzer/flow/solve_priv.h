/* SPDX-License-Identifier: MIT
 *
 * solve_priv.h - one function on its way to the fixed point: shared by solve.c, asks.c,
 * once.c, fate.c, record.c, left.c and replay.c.
 *
 * asks.c and once.c say what a flag of the program allows, fate.c where control ends (a call that
 * does not return, a path that can only end the process, the child of a fork), record.c keeps what
 * later stages ask for, solve.c walks.
 */
#ifndef FLOW_SOLVE_PRIV_H
#define FLOW_SOLVE_PRIV_H

#include "flow/step_priv.h"
#include "flow/variants.h"

/* An origin that is not 0 just when the function runs in CONTEXT. */
struct teller {
	uint32_t origin;
	enum context context;
};

/* What once.c knows at the beginning of a block. */
struct once {
	bool reached;
	bool set;      /* since it was found clear */
	uint32_t flag; /* found clear on every way, a symbol; or FACT_NONE */
};

struct solve {
	struct follow follow;
	const struct call_arg *given; /* what is known of the first parameters, or NULL */
	unsigned given_count;
	unsigned limit;         /* how many states of a block are kept apart */
	struct variants *entry; /* per block; none: nothing reaches it */
	uint32_t *order;        /* reachable blocks in reverse postorder */
	uint32_t order_count;
	uint32_t *call_at; /* per event of the body, its program call */
	bool *fills;       /* per event, whether it puts descriptors behind a pointer */
	GArray *forks;     /* uint32_t origins that are results of forks */
	GArray *tellers;   /* struct teller */
	bool *dies;        /* per block: a call in it ends the process */
	bool *doomed;      /* per block: every way on ends it */
	bool *asked;       /* per block: every way here found a flag set */
	struct once *once; /* per block */
	struct flow_summary summary;
	bool returned;
	bool varies; /* it returns different numbers, or something else */
	bool changed;
};

static inline const struct fact_block *block_at(const struct follow *follow, uint32_t block)
{
	return &follow->facts->blocks[follow->body->block_first + block];
}

/* solve.c: follows FUNCTION, which has a body, with what S says is given, and keeps what holds at
 * its calls in FLOW, and of the rest the summary in S; false when it is too large to be followed.
 */
bool solve_function(struct solve *s, const struct program *program, struct flow *flow,
                    uint32_t function);

/* solve.c: makes S ready to follow FUNCTION, which has a body; false when it is too large to be
 * followed, and then there is nothing to close. FLOW holds the summaries of its callees. */
bool solve_open(struct solve *s, const struct program *program, struct flow *flow,
                uint32_t function);
void solve_close(struct solve *s);

/* solve.c: TO becomes FROM after edge INDEX of block B; false when that edge cannot be taken. */
bool solve_edge(struct solve *s, const struct state *from, const struct fact_block *b,
                uint32_t index, struct state *to);

/* fate.c: the only function that the call at EVENT can be, or FACT_NONE. */
uint32_t only_target(const struct solve *s, uint32_t event);

/* fate.c: does the call that EVENT may be never return? *DIES: because it ends the process. */
bool ends_here(const struct solve *s, uint32_t event, bool *dies);

/* fate.c: is STATE one of a child, where a fork has returned 0? Is ORIGIN the result of one? */
bool is_child(const struct solve *s, const struct state *state);
bool is_fork(const struct solve *s, uint32_t origin);

/* fate.c: the context that ORIGIN tells of, plus 1, or 0. */
uint8_t tells_context(const struct solve *s, uint32_t origin);

/* fate.c: fills forks and tellers (needs the shape), and doomed (needs dies of all blocks). */
void find_forks(struct solve *s, uint32_t function);
void find_doomed(struct solve *s);

/* asks.c: fills asked. once.c: fills once; what holds in BLOCK in front of EVENT. */
void find_asked(struct solve *s);
void find_once(struct solve *s);
struct once once_before(const struct solve *s, uint32_t block, uint32_t event);

/* record.c: keeps what holds at the call EVENT of BLOCK, and at a return (E is a return event, or
 * another one when the function just ends). */
void record_call(struct solve *s, const struct state *state, uint32_t event, uint32_t block);
void record_return(struct solve *s, const struct state *state, const struct fact_event *e);

/* duration.c: how long the call EVENT waits at most, in nanoseconds, as argument TIME says; 0:
 * nobody knows. */
uint64_t duration_of(const struct solve *s, const struct state *state, uint32_t event,
                     const struct model_time *time);

/* left.c: the same for what is left in strings that the caller gave. FIRST: it is the first return
 * that is met. */
void record_left(struct solve *s, const struct state *state, bool first);

#endif
