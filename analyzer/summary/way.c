/* SPDX-License-Identifier: MIT
 *
 * way.c - steps, from the function up to the root, then turned round.
 *
 * The body of a loop that the program wrote itself is reached by its calls, not by its function:
 * the way ends there even when that function is itself reached from another loop.
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

/* Does REACH begin in the body of a loop that the program wrote itself? */
static bool is_loop_body(const struct program *program, const struct reach *reach)
{
	return reach->depth == 1 &&
	       g_array_index(program->registrations, struct program_registration, reach->root)
	               .own_loop;
}

void way_init(struct way *way, const struct program *program, const struct contexts *contexts,
              enum context context, uint32_t function)
{
	const struct reach *r = contexts_reach(contexts, context, function);

	*way = (struct way){ .root = r->root };
	way->calls = g_array_new(FALSE, FALSE, sizeof(uint32_t));
	way->targets = g_array_new(FALSE, FALSE, sizeof(uint32_t));
	while (r->root != FACT_NONE && r->call != FACT_NONE) {
		g_array_append_val(way->calls, r->call);
		g_array_append_val(way->targets, function);
		way->tier = MAX(way->tier, r->tier);
		if (is_loop_body(program, r))
			break;
		function = program_call(program, r->call)->caller;
		r = contexts_reach(contexts, context, function);
	}
	way_reverse(way->calls, 0);
	way_reverse(way->targets, 0);
}

void way_release(struct way *way)
{
	g_array_unref(way->calls);
	g_array_unref(way->targets);
}
