/* SPDX-License-Identifier: MIT
 *
 * graph.c - from the facts' edges to an array of successors.
 *
 * The facts' rows carry more than a graph needs (case values, kinds), and spread a function's edges
 * over the unit's table. One copy makes them neighbours.
 */
#include "graph/graph.h"

#include <string.h>

void graph_init(struct graph *graph, const struct facts *facts, const struct fact_function *body,
                const bool *ends)
{
	uint32_t edges = 0;

	for (uint32_t i = 0; i < body->block_count; i++)
		edges += facts->blocks[body->block_first + i].edge_count;
	graph->count = body->block_count;
	graph->first = g_new(uint32_t, (gsize)body->block_count + 1);
	graph->to = g_new(uint32_t, (gsize)edges + 1);
	edges = 0;
	for (uint32_t i = 0; i < body->block_count; i++) {
		const struct fact_block *b = &facts->blocks[body->block_first + i];

		graph->first[i] = edges;
		for (uint32_t k = 0; !(ends && ends[i]) && k < b->edge_count; k++)
			graph->to[edges++] = facts->edges[b->edge_first + k].block;
	}
	graph->first[body->block_count] = edges;
}

void graph_release(struct graph *graph)
{
	g_free(graph->first);
	g_free(graph->to);
}

/* Moves each block's place in FIRST on by the blocks that lead to it, and writes these down in TO
 * unless that is NULL. */
static void count_in(const struct graph *graph, uint32_t *first, uint32_t *to)
{
	g_autofree uint32_t *last = g_new(uint32_t, (gsize)graph->count + 1);

	for (uint32_t i = 0; i < graph->count; i++)
		last[i] = FACT_NONE;
	for (uint32_t from = 0; from < graph->count; from++)
		for (uint32_t k = graph->first[from]; k < graph->first[from + 1]; k++) {
			uint32_t block = graph->to[k];

			if (last[block] == from)
				continue;
			last[block] = from;
			if (to)
				to[first[block]] = from;
			first[block]++;
		}
}

void graph_turn(const struct graph *graph, struct graph *turned)
{
	uint32_t edges = 0;

	turned->count = graph->count;
	turned->first = g_new0(uint32_t, (gsize)graph->count + 1);
	turned->to = g_new(uint32_t, (gsize)graph->first[graph->count] + 1);
	count_in(graph, turned->first, NULL);
	for (uint32_t i = 0; i <= graph->count; i++) {
		uint32_t count = turned->first[i];

		turned->first[i] = edges;
		edges += count;
	}
	count_in(graph, turned->first, turned->to);
	/* Each place has moved on to where the next block's edges begin. */
	memmove(turned->first + 1, turned->first, graph->count * sizeof(uint32_t));
	turned->first[0] = 0;
}

uint32_t *graph_event_blocks(const struct facts *facts, const struct fact_function *body)
{
	uint32_t *blocks = g_new(uint32_t, (gsize)body->event_count + 1);

	for (uint32_t i = 0; i < body->event_count; i++)
		blocks[i] = FACT_NONE;
	for (uint32_t i = 0; i < body->block_count; i++) {
		const struct fact_block *b = &facts->blocks[body->block_first + i];

		for (uint32_t k = 0; k < b->event_count; k++)
			blocks[b->event_first - body->event_first + k] = i;
	}
	return blocks;
}

uint32_t graph_block_of(const struct facts *facts, const struct fact_function *body, uint32_t event)
{
	for (uint32_t i = 0; i < body->block_count; i++) {
		const struct fact_block *b = &facts->blocks[body->block_first + i];

		if (event >= b->event_first && event - b->event_first < b->event_count)
			return i;
	}
	return FACT_NONE;
}
