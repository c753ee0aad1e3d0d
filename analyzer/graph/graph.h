/* SPDX-License-Identifier: MIT
 *
 * graph.h - the shape of a function and nothing else: blocks by number, and which leads to which.
 *
 * What can be said of a graph without knowing what its blocks do (cycles.h) works on this form: one
 * array of successors, grouped by block. It is small, is made in one pass over the facts, and can
 * be written down by hand in a test.
 */
#ifndef GRAPH_GRAPH_H
#define GRAPH_GRAPH_H

#include <glib.h>
#include "facts/facts.h"

struct graph {
	uint32_t count;  /* blocks; 0 is the entry */
	uint32_t *first; /* count + 1 offsets into to */
	uint32_t *to;    /* successors, grouped by block */
};

/* The graph of BODY. ENDS says per block that control does not leave it (it calls exit()), which
 * the facts do not know; NULL: of none. The caller releases. */
void graph_init(struct graph *graph, const struct facts *facts, const struct fact_function *body,
                const bool *ends);
void graph_release(struct graph *graph);

/* TURNED becomes GRAPH with every edge the other way round: per block the blocks that lead to it,
 * each once, in order. The caller releases it. */
void graph_turn(const struct graph *graph, struct graph *turned);

/* Per event of BODY (counted from its first), the block it stands in. The caller frees it with
 * g_free. */
uint32_t *graph_event_blocks(const struct facts *facts, const struct fact_function *body);

/* The block of BODY that EVENT (an index in the facts' events) stands in, or FACT_NONE. */
uint32_t graph_block_of(const struct facts *facts, const struct fact_function *body,
                        uint32_t event);

#endif
