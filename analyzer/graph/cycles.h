/* SPDX-License-Identifier: MIT
 *
 * cycles.h - the loops of C in one function, and how they nest.
 *
 * The problem
 *   The facts have blocks and edges; for, while, do and a backward goto look the same in them. To
 *   say anything of a loop, what bounds it or what one turn does, one has to know its blocks.
 *
 * The idea
 *   Havlak's loop forest: of a depth-first search, the cycle of block H is H and every block below
 *   it in the search tree that comes back to H without leaving that part of the tree. For a loop
 *   with one way in, whose header dominates its body, that is just the natural loop. Cycles
 *   nest, so each block has one innermost cycle, and the blocks of a cycle are neighbours in one
 *   array. ("Loop" is the event loop elsewhere in this program; a loop of C is a cycle.)
 *
 * What holds
 *   - The outermost cycles are the strongly connected parts of the graph, whatever the order of
 *     edges.
 *   - A parent has a smaller number than its children. Back edges to one header make one cycle.
 *   - A cycle that can be entered elsewhere than at its header (goto into it, Duff's device) is
 *     marked irreducible; its header is then only the block where the search came first.
 *   - Blocks that the entry does not reach are in no cycle.
 *   - Time is near-linear in blocks and edges, also for deep nests and irreducible graphs; nothing
 *     recurses.
 */
#ifndef GRAPH_CYCLES_H
#define GRAPH_CYCLES_H

#include "graph/graph.h"

#define CYCLE_NONE UINT32_MAX

struct cycle {
	uint32_t header; /* block */
	uint32_t parent; /* the cycle around it, or CYCLE_NONE */
	uint32_t depth;  /* 1: outermost */
	uint32_t first;  /* into cycles.blocks: its blocks, those of inner cycles included */
	uint32_t count;
	bool irreducible;
};

struct cycles {
	struct cycle *all;
	uint32_t count;
	uint32_t *innermost; /* per block, a cycle or CYCLE_NONE */
	uint32_t *blocks;
};

/* Never NULL. cycles_free(NULL) is fine. */
struct cycles *cycles_new(const struct graph *graph);
void cycles_free(struct cycles *cycles);

/* Is BLOCK in CYCLE, or in a cycle inside it? */
bool cycle_has(const struct cycles *cycles, uint32_t cycle, uint32_t block);

/* The outermost cycle that BLOCK is in, or CYCLE_NONE. */
uint32_t cycle_outermost(const struct cycles *cycles, uint32_t block);

/* Per block of BODY the number of its outermost cycle, from 1, or 0 when it is in none: blocks with
 * the same number each lead to each. Free with g_free. */
uint32_t *cycles_of_blocks(const struct facts *facts, const struct fact_function *body);

#endif
