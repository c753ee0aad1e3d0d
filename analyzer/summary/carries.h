/* SPDX-License-Identifier: MIT
 *
 * carries.h - does this one call lead to an effect, and by which way?
 *
 * effects.h keeps an effect where its condition is settled, which is right for "what does this
 * function do" and no answer to "what may happen during this call": the sleep three functions down
 * is nobody's condition. This is the other question, asked of one call at a time. Its answer is a
 * shortest chain of calls on the caller's thread, from the call to the sink. Conditions about
 * arguments are followed down: a callee's `if (wait)` is not taken when the call says 0.
 */
#ifndef SUMMARY_CARRIES_H
#define SUMMARY_CARRIES_H

#include "summary/effects.h"
#include "summary/handed.h"

struct carries;

struct carries_query {
	enum effect_kind kind;
	enum context context; /* where the call runs; CONTEXT_COUNT: anywhere */
	uint32_t classes;     /* of EFFECT_BLOCKS: bit per enum block_class that counts */
	bool sure;            /* leave out what rests on a descriptor nobody knows anything about */
	unsigned hops;        /* calls known through fields and pointers: at most; 0: any number */
	/* May the chain go through CALL, or end at it? The call that is asked about is not asked.
	 */
	bool (*passes)(uint32_t call, void *data);
	void *data;
};

struct carries_chain {
	GArray *calls;   /* uint32_t, the call asked about first, the sink last */
	GArray *targets; /* uint32_t, the function each of them calls */
	uint8_t class;
	uint8_t block; /* as in effects.h */
	uint8_t assumptions;
	uint8_t tier;
};

/* Borrows all; never NULL. */
struct carries *carries_new(const struct program *program, const struct order *order,
                            const struct flow *flow, const struct effects *effects,
                            const struct handing *handing);
void carries_free(struct carries *carries);

/* Does CALL lead to an effect as in QUERY? Then CHAIN (initialised) says how. */
bool carries_find(const struct carries *carries, uint32_t call, const struct carries_query *query,
                  struct carries_chain *chain);

/* An empty chain; the caller releases it. */
void carries_chain_init(struct carries_chain *chain);
void carries_chain_release(struct carries_chain *chain);

#endif
