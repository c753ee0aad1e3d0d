/* SPDX-License-Identifier: MIT
 *
 * contexts.h - which functions can run on a loop or in a coroutine, and through which door.
 *
 * Top-down from the functions that libraries are handed: a callback of the loop makes everything it
 * calls run on the loop. Handing a function to a worker thread starts no such path. What only main
 * reaches before the loop runs is in no context here, and nothing is said about it.
 */
#ifndef SUMMARY_CONTEXTS_H
#define SUMMARY_CONTEXTS_H

#include "flow/flow.h"

/* How a function is reached in one context, by one of its shortest ways. */
struct reach {
	uint32_t root;  /* registration, or FACT_NONE: not reached */
	uint32_t call;  /* the call it is reached by, or FACT_NONE: it is the root */
	uint32_t depth; /* calls between the root and it */
	uint8_t tier;   /* of that call */
};

struct contexts {
	struct reach *reach[CONTEXT_COUNT]; /* per function; NULL for contexts nobody asks for */
	GArray *visited[CONTEXT_COUNT];     /* uint32_t functions, nearest first */
	GArray **callers; /* per function, uint32_t functions that call it; made on demand */
	uint32_t *mark;   /* per function, the last count of roots that came by */
	uint32_t count;
	uint32_t function_count;
};

/* Contexts LOOP and CORO. Never NULL. */
struct contexts *contexts_new(const struct program *program, const struct flow *flow);
void contexts_free(struct contexts *contexts);

static inline const struct reach *contexts_reach(const struct contexts *contexts,
                                                 enum context context, uint32_t function)
{
	return &contexts->reach[context][function];
}

/* How many different functions that CONTEXT starts can reach FUNCTION. */
unsigned contexts_root_count(struct contexts *contexts, const struct program *program,
                             const struct flow *flow, enum context context, uint32_t function);

#endif
