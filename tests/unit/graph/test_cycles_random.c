/* SPDX-License-Identifier: MIT
 *
 * test_cycles_random.c - cycles against their definition, on thousands of small random graphs.
 *
 * The definitions are worked out the slow way, by asking who reaches whom: the outermost cycles are
 * the strongly connected parts, a cycle is reducible just when its header is on every way from the
 * entry into it, and then its blocks are those of the natural loop.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "edges.h"
#include "graph/cycles.h"

#define BLOCKS 9
#define ROUNDS 20000

/* Marks what FROM reaches by at least one edge without passing AVOID. */
static void reach(const struct graph *g, uint32_t from, uint32_t avoid, bool seen[BLOCKS])
{
	for (uint32_t i = g->first[from]; i < g->first[from + 1]; i++) {
		uint32_t to = g->to[i];

		if (to == avoid || seen[to])
			continue;
		seen[to] = true;
		reach(g, to, avoid, seen);
	}
}

static bool reaches(const struct graph *g, uint32_t from, uint32_t to, uint32_t avoid)
{
	bool seen[BLOCKS] = { false };

	reach(g, from, avoid, seen);
	return seen[to];
}

/* Is HEADER on every way from the entry to BLOCK? */
static bool dominates(const struct graph *g, uint32_t header, uint32_t block)
{
	return header == 0 || header == block || (block != 0 && !reaches(g, 0, block, header));
}

static bool is_live(const struct graph *g, uint32_t block)
{
	return block == 0 || reaches(g, 0, block, FACT_NONE);
}

/* Is BLOCK in the natural loop of HEADER: does it come back there, by a source of a back edge,
 * without passing HEADER? */
static bool in_natural_loop(const struct graph *g, uint32_t header, uint32_t block)
{
	for (uint32_t tail = 0; tail < g->count; tail++)
		for (uint32_t i = g->first[tail]; i < g->first[tail + 1]; i++) {
			if (g->to[i] != header || !is_live(g, tail) || !dominates(g, header, tail))
				continue;
			if (block == header || block == tail ||
			    (dominates(g, header, block) && reaches(g, block, tail, header)))
				return true;
		}
	return false;
}

static void check_cycle(const struct graph *g, const struct cycles *c, uint32_t cycle)
{
	const struct cycle *row = &c->all[cycle];
	bool one_door = true;

	for (uint32_t i = 0; i < row->count; i++) {
		uint32_t block = c->blocks[row->first + i];

		assert_true(cycle_has(c, cycle, block));
		assert_true(reaches(g, block, row->header, FACT_NONE));
		one_door &= dominates(g, row->header, block);
	}
	assert_int_equal(row->irreducible, !one_door);
	for (uint32_t block = 0; one_door && block < g->count; block++)
		if (is_live(g, block))
			assert_int_equal(cycle_has(c, cycle, block),
			                 in_natural_loop(g, row->header, block));
	if (row->parent != CYCLE_NONE) {
		assert_true(row->parent < cycle);
		assert_true(cycle_has(c, row->parent, row->header));
		assert_int_not_equal(c->all[row->parent].header, row->header);
	}
}

static void check_blocks(const struct graph *g, const struct cycles *c)
{
	for (uint32_t a = 0; a < g->count; a++) {
		bool goes_round = is_live(g, a) && reaches(g, a, a, FACT_NONE);

		assert_int_equal(c->innermost[a] != CYCLE_NONE, goes_round);
		for (uint32_t b = 0; goes_round && b < g->count; b++)
			assert_int_equal(cycle_outermost(c, a) == cycle_outermost(c, b),
			                 reaches(g, a, b, FACT_NONE) &&
			                         reaches(g, b, a, FACT_NONE));
	}
}

static void random_graphs(void **state)
{
	GRand *random = g_rand_new_with_seed(103);

	(void)state;
	for (int round = 0; round < ROUNDS; round++) {
		uint32_t blocks = (uint32_t)g_rand_int_range(random, 1, BLOCKS + 1);
		uint32_t count = (uint32_t)g_rand_int_range(random, 0, 2 * BLOCKS);
		struct edge edges[2 * BLOCKS];

		for (uint32_t i = 0; i < count; i++)
			edges[i] = (struct edge){
				(uint32_t)g_rand_int_range(random, 0, (gint32)blocks),
				(uint32_t)g_rand_int_range(random, 0, (gint32)blocks)
			};
		struct graph graph = graph_of_edges(blocks, edges, count);
		struct cycles *cycles = cycles_new(&graph);

		check_blocks(&graph, cycles);
		for (uint32_t i = 0; i < cycles->count; i++)
			check_cycle(&graph, cycles, i);
		cycles_free(cycles);
		graph_release(&graph);
	}
	g_rand_free(random);
}

int main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(random_graphs) };

	return cmocka_run_group_tests(tests, NULL, NULL);
}
