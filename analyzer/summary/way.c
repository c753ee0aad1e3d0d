/* SPDX-License-Identifier: MIT
 *
 * way.c - steps, from the function up to the root, then turned round.
 *
 * The body of a loop that the program wrote itself is reached by its calls, not by its function:
 * the way ends there (contexts_up) even when that function is itself reached from another loop.
 */
#include "summary/way.h"

void way_reverse(GArray *array, guint first)
{
	for (guint a = first, b = array->len; a + 1 < b; a++) {
		uint32_t *x = &g_array_index(array, uint32_t, a);
		uint32_t *y = &g_array_index(array, uint32_t, --b);
		uint32_t swap = *x;

		*x = *y;
		*y = swap;
	}
}

void way_init(struct way *way, const struct contexts *contexts, enum context context,
              const struct reach *reach)
{
	*way = (struct way){ .root = reach->root };
	way->calls = g_array_new(FALSE, FALSE, sizeof(uint32_t));
	way->targets = g_array_new(FALSE, FALSE, sizeof(uint32_t));
	for (; reach && reach->call != FACT_NONE; reach = contexts_up(contexts, context, reach)) {
		g_array_append_val(way->calls, reach->call);
		g_array_append_val(way->targets, reach->function);
		way->tier = MAX(way->tier, reach->tier);
	}
	way_reverse(way->calls, 0);
	way_reverse(way->targets, 0);
}

void way_release(struct way *way)
{
	g_array_unref(way->calls);
	g_array_unref(way->targets);
}
