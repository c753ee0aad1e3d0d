/* SPDX-License-Identifier: MIT
 *
 * culprits.h - the calls that have an effect where they must not, each with one way to it.
 *
 * A culprit is a call (a sink of an effect) that a function running in the context reaches. Its way
 * has two parts: from a root down to the function in which the effect is settled (contexts.h), and
 * from there down to the sink (effects.h). Each culprit comes once, by a cheap way (doubt.h), and
 * by a way that takes nothing about descriptors for granted when there is one.
 */
#ifndef SUMMARY_CULPRITS_H
#define SUMMARY_CULPRITS_H

#include "summary/contexts.h"
#include "summary/effects.h"

struct culprit {
	uint32_t call;   /* the sink */
	uint32_t target; /* the library function it calls */
	uint8_t kind;    /* enum effect_kind */
	uint8_t class;   /* enum block_class, of EFFECT_BLOCKS */
	uint8_t block;   /* as in effects.h */
	uint8_t assumptions;
	uint8_t tier;    /* the least sure step of the way */
	uint32_t price;  /* of the way: while it is searched for */
	uint32_t root;   /* registration */
	GArray *calls;   /* uint32_t calls from the root's function down, the sink last */
	GArray *targets; /* uint32_t, the function each of them calls */
};

/* All culprits of KIND in CONTEXT, in the order they were found (nearest to a root first). Free
 * with g_ptr_array_unref. */
GPtrArray *culprits_find(const struct program *program, const struct flow *flow,
                         const struct effects *effects, const struct contexts *contexts,
                         enum effect_kind kind, enum context context);

#endif
