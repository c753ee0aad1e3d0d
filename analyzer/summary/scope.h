/* SPDX-License-Identifier: MIT
 *
 * scope.h - a loop of C seen as one thing: what a turn of it does, and what its end depends on.
 *
 * The problem
 *   Whether a loop ends soon, late or never is in general undecidable; what its exits *depend* on
 *   is not: a counter, a thing that others change, the result of a call.
 *
 * The idea
 *   A scope is a cycle (graph/cycles.h), or a whole body. Collecting it gathers the stores to each
 *   local, what its calls may do, and the branches that leave it. Then a value is asked what it
 *   depends on: through the locals that the scope stores into, until nothing is left but reasons. A
 *   local whose new value depends on its old one moves on with every turn: i++, p = p->next, and
 *   also what a read took off a length.
 *
 * What it does not do
 *   Values are followed through locals only. A call in the scope is what its conduct says; memory
 *   that others can see is one reason, whoever writes it.
 *
 * Read next: scope_depends() in depends.c, trips.c (how often), goes_on.c (under which result).
 */
#ifndef SUMMARY_SCOPE_H
#define SUMMARY_SCOPE_H

#include "graph/cycles.h"
#include "summary/conduct.h"

/* One function with what questions about its loops need. Everything but the tables is borrowed. */
struct body {
	const struct program *program;
	const struct flow *flow;
	const struct conducts *conducts;
	const bool *passes_on; /* per function: its result is that of a source (scope.c), or NULL */
	uint32_t function;
	const struct facts *facts;
	const struct fact_function *row;
	struct cycles *cycles;
	uint32_t *event_blocks; /* per event, its block */
	uint32_t *call_at;      /* per event, its program call or FACT_NONE */
};

/* Fills BODY for FUNCTION, whose program, flow, conducts and passes_on are set; false when it has
 * no body that could be followed. The caller releases what is true. */
bool body_init(struct body *body, uint32_t function);
void body_release(struct body *body);

/* A branch that leaves the scope on at least one side. */
struct scope_exit {
	uint32_t block;
	uint32_t cond; /* value, or FACT_NONE */
};

/* A store to a local. */
struct scope_store {
	uint32_t event;
	uint32_t next; /* of the same local, or FACT_NONE */
};

struct scope {
	const struct body *body;
	uint32_t cycle;        /* CYCLE_NONE: the whole body */
	unsigned conduct;      /* enum conduct, of all its calls */
	bool changes;          /* a statement of its own stores where others can see it */
	bool skipped;          /* some of its calls are never made, as far as we can tell */
	GArray *exits;         /* struct scope_exit */
	GArray *calls;         /* uint32_t program calls that can be reached */
	GArray *places;        /* uint32_t values: the places it stores to that others can see */
	GArray *stores;        /* struct scope_store */
	uint32_t *first_store; /* per local, into stores or FACT_NONE */
	uint8_t *asked;        /* per local, while it is being asked about */
	bool *exposed;         /* per local: its address is taken somewhere in the body, or it is
	                        * an array, which is its own address */
};

/* Collects CYCLE of BODY, or with CYCLE_NONE all of it. BODY must outlive it. */
void scope_init(struct scope *scope, const struct body *body, uint32_t cycle);
void scope_release(struct scope *scope);

/* Is the block, or the event, in the scope? */
bool scope_has_block(const struct scope *scope, uint32_t block);
bool scope_has_event(const struct scope *scope, uint32_t event);

/* Where the loop stands: the statement, or the label. */
struct fact_loc scope_loc(const struct scope *scope);

/* Why a value is not the same in every turn, or may not be; 0: it is. */
enum depends {
	DEPENDS_COUNTER = 1 << 0,  /* a local that moves on with each turn */
	DEPENDS_SHARED = 1 << 1,   /* memory that others can see */
	DEPENDS_EXPOSED = 1 << 2,  /* a local whose address is out */
	DEPENDS_CALL = 1 << 3,     /* the result of a call that does more than look */
	DEPENDS_SOURCE = 1 << 4,   /* what others send (CONDUCT_SOURCE) */
	DEPENDS_CLOCK = 1 << 5,    /* the time */
	DEPENDS_UNKNOWN = 1 << 6,  /* something we cannot follow */
	DEPENDS_CHOICE = 1 << 7,   /* a local that several places of the scope store to */
	DEPENDS_RELATION = 1 << 8, /* by a comparison for more or less */
};

/* The reasons of VALUE. */
unsigned scope_depends(struct scope *scope, uint32_t value);

/* Does the call hand on what others send: is it a source, or a function whose result is one's? */
bool scope_is_source(const struct body *body, uint32_t call);

/* How often the scope, a cycle, goes round when every turn counts and nothing ends it early; 0
 * when it is not so simple. */
uint64_t scope_trips(const struct scope *scope);

/* Can control, after CALL in the scope has had a positive result, come back to it? False means: the
 * loop only tries again after failures. PASSED, unless NULL, says per block of the body (the caller
 * zeroes it) whether it is on such a way. */
bool scope_goes_on(const struct scope *scope, uint32_t call, bool *passed);

/* Per function of the program, whether its result is that of a source it calls. The caller frees
 * it with g_free. */
bool *sources_passed_on(const struct program *program, const struct order *order,
                        const struct flow *flow, const struct conducts *conducts);

#endif
