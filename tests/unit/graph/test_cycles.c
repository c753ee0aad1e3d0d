/* SPDX-License-Identifier: MIT
 *
 * test_cycles.c - the shapes that C can make, and very large ones.
 *
 * Small graphs are written out. The large ones are checked for their structure; that they are done
 * within the test's time limit is what "near-linear" promises.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "edges.h"
#include "graph/cycles.h"

#define LARGE 20000

static struct cycles *cycles_of(uint32_t blocks, const struct edge *edges, uint32_t count)
{
	struct graph graph = graph_of_edges(blocks, edges, count);
	struct cycles *cycles = cycles_new(&graph);

	graph_release(&graph);
	return cycles;
}

#define CYCLES(blocks, ...)                                                                        \
	cycles_of(blocks, (const struct edge[]){ __VA_ARGS__ },                                    \
	          G_N_ELEMENTS(((const struct edge[]){ __VA_ARGS__ })))

static void straight_line_has_none(void **state)
{
	struct cycles *c = CYCLES(3, { 0, 1 }, { 1, 2 });

	(void)state;
	assert_int_equal(c->count, 0);
	assert_int_equal(c->innermost[1], CYCLE_NONE);
	assert_int_equal(cycle_outermost(c, 1), CYCLE_NONE);
	cycles_free(c);
	cycles_free(NULL);
}

static void no_block_at_all(void **state)
{
	struct cycles *c = cycles_of(0, NULL, 0);

	(void)state;
	assert_int_equal(c->count, 0);
	cycles_free(c);
}

static void while_loop(void **state)
{
	struct cycles *c = CYCLES(4, { 0, 1 }, { 1, 2 }, { 1, 3 }, { 2, 1 });

	(void)state;
	assert_int_equal(c->count, 1);
	assert_int_equal(c->all[0].header, 1);
	assert_int_equal(c->all[0].count, 2);
	assert_int_equal(c->all[0].depth, 1);
	assert_int_equal(c->all[0].parent, CYCLE_NONE);
	assert_false(c->all[0].irreducible);
	assert_true(cycle_has(c, 0, 1) && cycle_has(c, 0, 2));
	assert_false(cycle_has(c, 0, 0) || cycle_has(c, 0, 3));
	cycles_free(c);
}

static void block_that_jumps_to_itself(void **state)
{
	struct cycles *c = CYCLES(2, { 0, 0 }, { 0, 1 });

	(void)state;
	assert_int_equal(c->count, 1);
	assert_int_equal(c->all[0].header, 0);
	assert_int_equal(c->all[0].count, 1);
	cycles_free(c);
}

/* for (...) { for (...) ...; if (...) continue; ... } */
static void nested(void **state)
{
	struct cycles *c = CYCLES(7, { 0, 1 }, { 1, 2 }, { 1, 6 }, { 2, 3 }, { 2, 4 }, { 3, 2 },
	                          { 4, 1 }, { 4, 5 }, { 5, 1 });

	(void)state;
	assert_int_equal(c->count, 2);
	assert_int_equal(c->all[0].header, 1);
	assert_int_equal(c->all[0].count, 5);
	assert_int_equal(c->all[1].header, 2);
	assert_int_equal(c->all[1].parent, 0);
	assert_int_equal(c->all[1].depth, 2);
	assert_int_equal(c->innermost[3], 1);
	assert_int_equal(c->innermost[4], 0);
	assert_int_equal(cycle_outermost(c, 3), 0);
	assert_true(cycle_has(c, 0, 3));
	assert_false(cycle_has(c, 1, 4));
	/* the inner one's blocks are a part of the outer one's */
	assert_true(c->all[1].first >= c->all[0].first);
	assert_true(c->all[1].first + c->all[1].count <= c->all[0].first + c->all[0].count);
	cycles_free(c);
}

static void two_after_each_other(void **state)
{
	struct cycles *c = CYCLES(5, { 0, 1 }, { 1, 2 }, { 2, 1 }, { 1, 3 }, { 3, 3 }, { 3, 4 });

	(void)state;
	assert_int_equal(c->count, 2);
	assert_int_equal(c->all[0].header, 1);
	assert_int_equal(c->all[1].header, 3);
	assert_int_equal(c->all[1].parent, CYCLE_NONE);
	cycles_free(c);
}

/* What returns or breaks is not in the cycle, though it stands in the braces. */
static void way_out_is_outside(void **state)
{
	struct cycles *c = CYCLES(5, { 0, 1 }, { 1, 2 }, { 2, 3 }, { 2, 4 }, { 4, 1 });

	(void)state;
	assert_false(cycle_has(c, 0, 3));
	assert_int_equal(c->all[0].count, 3);
	cycles_free(c);
}

/* goto into the middle: 0 reaches both 1 and 2, which reach each other. */
static void two_ways_in(void **state)
{
	struct cycles *c = CYCLES(4, { 0, 1 }, { 0, 2 }, { 1, 2 }, { 2, 1 }, { 2, 3 });

	(void)state;
	assert_int_equal(c->count, 1);
	assert_int_equal(c->all[0].count, 2);
	assert_true(c->all[0].irreducible);
	cycles_free(c);
}

/* A goto from the outer loop into the inner one: the inner one has two ways in, the outer one. */
static void only_the_inner_one_is_irreducible(void **state)
{
	struct cycles *c = CYCLES(6, { 0, 1 }, { 1, 2 }, { 1, 3 }, { 2, 3 }, { 3, 2 }, { 3, 4 },
	                          { 4, 1 }, { 1, 5 });

	(void)state;
	assert_int_equal(c->count, 2);
	assert_int_equal(c->all[0].header, 1);
	assert_false(c->all[0].irreducible);
	assert_true(c->all[1].irreducible);
	cycles_free(c);
}

/* A goto from outside past both headers makes both irreducible. */
static void side_door_through_two_walls(void **state)
{
	struct cycles *c = CYCLES(5, { 0, 1 }, { 0, 3 }, { 1, 2 }, { 2, 3 }, { 3, 2 }, { 3, 1 },
	                          { 1, 4 });

	(void)state;
	for (uint32_t i = 0; i < c->count; i++)
		assert_true(c->all[i].irreducible);
	assert_int_equal(c->all[0].count, 3);
	cycles_free(c);
}

static void unreachable_blocks_do_not_count(void **state)
{
	/* 3 and 4 go round, and 3 jumps into the loop of 1 and 2; nobody comes to them */
	struct cycles *c = CYCLES(5, { 0, 1 }, { 1, 2 }, { 2, 1 }, { 3, 2 }, { 3, 4 }, { 4, 3 });

	(void)state;
	assert_int_equal(c->count, 1);
	assert_false(c->all[0].irreducible);
	assert_int_equal(c->innermost[3], CYCLE_NONE);
	cycles_free(c);
}

/* Every second block leaves for one far block: what a generated parser looks like. */
static void large_ladder(void **state)
{
	struct edge *edges = g_new(struct edge, 2 * LARGE);
	uint32_t count = 0;

	(void)state;
	for (uint32_t i = 0; i + 2 < LARGE; i++) {
		edges[count++] = (struct edge){ i, i + 1 };
		edges[count++] = (struct edge){ i, LARGE - 1 };
	}
	edges[count++] = (struct edge){ LARGE - 2, 0 };
	struct cycles *c = cycles_of(LARGE, edges, count);

	assert_int_equal(c->count, 1);
	assert_int_equal(c->all[0].count, LARGE - 1);
	cycles_free(c);
	g_free(edges);
}

/* As many headers as there are blocks, one inside the other. */
static void large_nest(void **state)
{
	struct edge *edges = g_new(struct edge, 2 * LARGE);
	uint32_t count = 0, half = LARGE / 2;

	(void)state;
	for (uint32_t i = 0; i + 1 < LARGE; i++)
		edges[count++] = (struct edge){ i, i + 1 };
	for (uint32_t i = 0; i < half; i++)
		edges[count++] = (struct edge){ half + i, half - 1 - i };
	struct cycles *c = cycles_of(LARGE, edges, count);

	assert_int_equal(c->count, half);
	assert_int_equal(c->all[half - 1].depth, half);
	assert_int_equal(c->all[half - 1].count, 2);
	assert_int_equal(c->all[0].count, LARGE);
	cycles_free(c);
	g_free(edges);
}

/* A computed goto: every handler can come after every other, through one block; and side doors. */
static void large_irreducible(void **state)
{
	struct edge *edges = g_new(struct edge, 5 * LARGE);
	uint32_t count = 0, last = LARGE - 1;

	(void)state;
	for (uint32_t i = 1; i < last; i++) {
		edges[count++] = (struct edge){ 0, i };
		edges[count++] = (struct edge){ i, last };
		edges[count++] = (struct edge){ last, i };
		edges[count++] = (struct edge){ i, i % (last - 1) + 1 };
	}
	struct cycles *c = cycles_of(LARGE, edges, count);

	assert_int_equal(c->all[0].count, LARGE - 1);
	assert_true(c->all[0].irreducible);
	cycles_free(c);
	g_free(edges);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(straight_line_has_none),
		cmocka_unit_test(no_block_at_all),
		cmocka_unit_test(while_loop),
		cmocka_unit_test(block_that_jumps_to_itself),
		cmocka_unit_test(nested),
		cmocka_unit_test(two_after_each_other),
		cmocka_unit_test(way_out_is_outside),
		cmocka_unit_test(two_ways_in),
		cmocka_unit_test(only_the_inner_one_is_irreducible),
		cmocka_unit_test(side_door_through_two_walls),
		cmocka_unit_test(unreachable_blocks_do_not_count),
		cmocka_unit_test(large_ladder),
		cmocka_unit_test(large_nest),
		cmocka_unit_test(large_irreducible),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
