/* SPDX-License-Identifier: MIT
 *
 * contexts.h - which functions can run on a loop, in a coroutine, on another thread, and through
 * which door.
 *
 * Top-down from the functions that libraries are handed: a callback of the loop makes everything it
 * calls run on the loop; a worker thread's function starts a way of its own. A call that happens
 * only elsewhere (`if (!in_coroutine())`) is not followed, nor a way that is in no one program.
 * What only main reaches before the loop runs is in no context here, and nothing is said about it.
 *
 * A function that is annotated as a coroutine runs in one, whoever calls it: a call from elsewhere
 * is a mistake of its own and is not followed, nor is one of a function that is annotated to wait.
 */
#ifndef SUMMARY_CONTEXTS_H
#define SUMMARY_CONTEXTS_H

#include "flow/flow.h"
#include "summary/handed.h"
#include "summary/providers.h"

/* How a function is reached in one context, by one of its cheapest ways. */
struct reach {
	uint32_t function;
	uint32_t root;   /* registration, or FACT_NONE: not reached */
	uint32_t call;   /* the call it is reached by, or FACT_NONE: it is the root */
	uint32_t price;  /* of the way from the root to it (doubt.h) */
	uint32_t up;     /* how the caller is reached on this way: see contexts_up; or FACT_NONE */
	uint32_t handed; /* what is known of its arguments on this way: a number of handed.h */
	uint8_t tier;    /* of that call */
	bool excused;    /* it may wait: a function on the way says so */
	set_id programs; /* in which the whole way is */
	set_id anyway;   /* of contexts_reach: in which it is reached by any way */
};

struct contexts {
	struct reach *reach[CONTEXT_COUNT]; /* per function; NULL for contexts nobody asks for */
	GArray *visited[CONTEXT_COUNT];     /* uint32_t functions, nearest first */
	GArray *ways[CONTEXT_COUNT];        /* struct reach: all ways that were followed */
	struct providers *providers;
	struct handing *handing; /* borrowed */
	GArray **callers;        /* per function, who calls it; made on demand */
	struct set_growth *mark; /* per function, the programs that a count of roots came by in */
	uint32_t function_count;
};

/* All contexts that a registration can start, but not INIT: what only main reaches is in none.
 * Never NULL. */
struct contexts *contexts_new(const struct program *program, const struct flow *flow,
                              struct handing *handing);
void contexts_free(struct contexts *contexts);

static inline const struct reach *contexts_reach(const struct contexts *contexts,
                                                 enum context context, uint32_t function)
{
	return &contexts->reach[context][function];
}

/* How the function is reached that makes the call of REACH, on the same way; NULL: REACH is its
 * root, or begins in the body of an own loop. */
static inline const struct reach *contexts_up(const struct contexts *contexts, enum context context,
                                              const struct reach *reach)
{
	return reach->up == FACT_NONE
	               ? NULL
	               : &g_array_index(contexts->ways[context], struct reach, reach->up);
}

/* The call on the way to REACH that hands down one of the functions that indirect CALL, made there,
 * can reach; FACT_NONE: none does, and all of them are meant. REACH may be NULL. */
uint32_t contexts_provider(const struct contexts *contexts, enum context context,
                           const struct reach *reach, const struct program_call *call);

/* A function, in one of the contexts that it runs in. */
struct contexts_side {
	enum context context;
	uint32_t function;
};

/* Do A and B, both of which are reached, run in one program somewhere? */
bool contexts_meet(const struct contexts *contexts, const struct program *program,
                   struct contexts_side a, struct contexts_side b);

/* How many different functions that CONTEXT starts can reach FUNCTION. */
unsigned contexts_root_count(struct contexts *contexts, const struct program *program,
                             const struct flow *flow, enum context context, uint32_t function);

#endif
