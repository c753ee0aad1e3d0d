/* SPDX-License-Identifier: MIT
 *
 * edges.c - a counting sort of edges by their source.
 *
 * Two passes: how many successors each block has, then who they are, in the order of the list.
 */
#include "edges.h"

struct graph graph_of_edges(uint32_t blocks, const struct edge *edges, uint32_t count)
{
	struct graph graph = { .count = blocks };
	uint32_t *next;

	graph.first = g_new0(uint32_t, (gsize)blocks + 1);
	graph.to = g_new(uint32_t, (gsize)count + 1);
	for (uint32_t i = 0; i < count; i++)
		graph.first[edges[i].from + 1]++;
	for (uint32_t i = 0; i < blocks; i++)
		graph.first[i + 1] += graph.first[i];
	next = g_memdup2(graph.first, sizeof(uint32_t) * ((gsize)blocks + 1));
	for (uint32_t i = 0; i < count; i++)
		graph.to[next[edges[i].from]++] = edges[i].to;
	g_free(next);
	return graph;
}
