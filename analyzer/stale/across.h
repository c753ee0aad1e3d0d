/* SPDX-License-Identifier: MIT
 *
 * across.h - locals that a coroutine loads before a yield and uses after it.
 *
 * The problem
 *   A yield in the middle of a function ends everything the function knew about shared state, and
 *   nothing in the text shows it: the yield may be three calls down.
 *
 * The idea
 *   For each call that may yield, the locals that are still going to be read are looked at. One
 * that holds, on every way to the call, what was loaded from a shared place is carried across. What
 *   is done with it afterwards is asked with across_find: the first event on any way on that some
 *   rule cares about, not looking past one that makes the local, or the knowledge, new.
 *
 * What it does not do
 *   Locals whose address is taken, structs and arrays are not followed.
 */
#ifndef STALE_ACROSS_H
#define STALE_ACROSS_H

#include "graph/graph.h"
#include "graph/liveness.h"
#include "stale/shared_places.h"
#include "summary/carries.h"

/* One function in which a yield may happen. */
struct across_function {
	const struct program *program;
	uint32_t function;
	uint32_t unit;
	const struct facts *facts;
	const struct fact_function *body;
	struct liveness *liveness;
	struct graph before; /* per block, the blocks that lead to it */
	uint32_t *block_of;  /* per event of the body */
	bool *loads;         /* per local: may it hold what is searched? */
};

/* A local carried across a yield. */
struct across {
	const struct across_function *at;
	uint32_t local;
	uint32_t load; /* event: a store to the local */
	uint32_t yield_call;
	uint32_t yield_block;
	struct shared_place from;
	uint32_t place; /* value: the shared place in the load */
};

typedef void across_visit(const struct across *across, void *data);

/* What a local has to hold for a rule to look at it. */
enum across_source {
	ACROSS_COMPUTED, /* something computed from a shared place, or just that */
	ACROSS_LOADED,   /* just what a shared place held */
	ACROSS_THREAD    /* the address of a thread-local variable; place and from are that */
};

/* Calls VISIT for each local that holds SOURCE and is carried across a call that leads to KIND
 * (EFFECT_YIELDS, EFFECT_MIGRATES), in every function that runs in a coroutine, in program order.
 */
void across_each(const struct program *program, const struct contexts *contexts,
                 const struct carries *carries, struct shared_places *shared, enum effect_kind kind,
                 enum across_source source, across_visit *visit, void *data);

enum across_answer {
	ACROSS_GO_ON,
	ACROSS_STOP, /* nothing further on this way matters */
	ACROSS_FOUND
};

/* What an event (or, with event FACT_NONE, the condition COND) after the yield is to the rule. */
typedef enum across_answer across_ask(const struct across *across, uint32_t event, uint32_t cond,
                                      const void *data);

/* Where, after the yield and breadth first, ASK says FOUND for the first time; false: nowhere. Ways
 * end where the local gets a new value. A condition has the place of what stands before it. */
bool across_find(const struct across *across, across_ask *ask, const void *data,
                 struct fact_loc *where);

/* Are the places A and B of one function's values the same, as written? */
bool across_same_place(const struct facts *facts, uint32_t a, uint32_t b);

/* Does VALUE read PLACE? */
bool across_reads_place(const struct facts *facts, uint32_t value, uint32_t place);
bool across_event_reads_place(const struct facts *facts, const struct fact_event *event,
                              uint32_t place);

/* Does VALUE use what LOCAL points to? */
bool across_uses_pointee(const struct facts *facts, uint32_t value, uint32_t local);
bool across_event_uses_pointee(const struct facts *facts, const struct fact_event *event,
                               uint32_t local);

#endif
