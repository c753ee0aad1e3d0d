/* SPDX-License-Identifier: MIT
 *
 * edges.h - graphs for tests, written as a list of edges.
 *
 * An edge is a pair of block numbers; their order in the list is the order of successors.
 */
#ifndef EDGES_H
#define EDGES_H

#include "graph/graph.h"

struct edge {
	uint32_t from;
	uint32_t to;
};

/* The graph of BLOCKS blocks with EDGES (COUNT of them). graph_release() frees it. */
struct graph graph_of_edges(uint32_t blocks, const struct edge *edges, uint32_t count);

#endif
