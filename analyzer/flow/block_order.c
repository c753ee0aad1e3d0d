/* SPDX-License-Identifier: MIT
 *
 * block_order.c - depth first, without recursion: generated functions are deep.
 *
 * What holds: the order depends on the graph alone, and each block is in it once. Blocks that
 * nothing leads to are left out.
 */
#include "flow/block_order.h"

#include <glib.h>
#include <string.h>

uint32_t block_order(const struct facts *facts, const struct fact_function *body, uint32_t *order)
{
	uint32_t count = body->block_count;
	g_autofree uint32_t *next_edge = g_new0(uint32_t, count);
	g_autofree uint32_t *stack = g_new(uint32_t, count);
	g_autofree bool *seen = g_new0(bool, count);
	uint32_t depth = 0, done = count;

	stack[depth++] = 0;
	seen[0] = true;
	while (depth) {
		uint32_t block = stack[depth - 1];
		const struct fact_block *b = &facts->blocks[body->block_first + block];

		if (next_edge[block] < b->edge_count) {
			uint32_t to = facts->edges[b->edge_first + next_edge[block]++].block;

			if (!seen[to]) {
				seen[to] = true;
				stack[depth++] = to;
			}
		} else {
			order[--done] = block;
			depth--;
		}
	}
	memmove(order, order + done, sizeof(uint32_t) * (count - done));
	return count - done;
}
