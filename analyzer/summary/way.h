/* SPDX-License-Identifier: MIT
 *
 * way.h - the calls from where a context begins down to one of its functions.
 *
 * contexts.h keeps one step per function; a way is those steps in the order a reader walks them.
 * Findings of all kinds begin with one.
 */
#ifndef SUMMARY_WAY_H
#define SUMMARY_WAY_H

#include "summary/contexts.h"

struct way {
	uint32_t root;   /* registration */
	GArray *calls;   /* uint32_t calls from the root's function down */
	GArray *targets; /* uint32_t, the function each of them calls */
	uint8_t tier;    /* the least sure step */
};

/* Fills WAY with the calls on the way that REACH ends, a reach of CONTEXT; of the body of a loop
 * that the program wrote itself it begins at the call there. The caller releases. */
void way_init(struct way *way, const struct contexts *contexts, enum context context,
              const struct reach *reach);
void way_release(struct way *way);

/* Turns round what stands in ARRAY, of uint32_t, from FIRST on. */
void way_reverse(GArray *array, guint first);

#endif
