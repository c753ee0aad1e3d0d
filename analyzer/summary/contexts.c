/* SPDX-License-Identifier: MIT
 *
 * contexts.c - every context searched once, and what is asked of the result.
 *
 * How the search goes is in reach.c, how many other roots lead to a function in root_count.c. Of
 * start-up code nothing is searched: whatever only main reaches is in no context.
 */
#include "summary/contexts.h"

#include "summary/reach.h"

/* Coroutines first: what runs in one need not be taken to run on the loop (reach.c). */
static const enum context searched[] = { CONTEXT_CORO, CONTEXT_LOOP, CONTEXT_WORKER, CONTEXT_THREAD,
	                                 CONTEXT_SIGNAL };

uint32_t contexts_provider(const struct contexts *contexts, enum context context,
                           const struct reach *reach, const struct program_call *call)
{
	for (; reach && reach->call != FACT_NONE; reach = contexts_up(contexts, context, reach))
		if (providers_provide(contexts->providers, reach->call, call))
			return reach->call;
	return FACT_NONE;
}

struct contexts *contexts_new(const struct program *program, const struct flow *flow,
                              struct handing *handing)
{
	struct contexts *contexts = g_new0(struct contexts, 1);

	contexts->function_count = program->functions->len;
	contexts->providers = providers_new(program);
	contexts->handing = handing;
	for (size_t i = 0; i < G_N_ELEMENTS(searched); i++)
		reach_search(contexts, program, flow, searched[i]);
	return contexts;
}

void contexts_free(struct contexts *contexts)
{
	if (!contexts)
		return;
	for (int i = 0; i < CONTEXT_COUNT; i++) {
		g_free(contexts->reach[i]);
		if (contexts->visited[i]) {
			g_array_unref(contexts->visited[i]);
			g_array_unref(contexts->ways[i]);
		}
	}
	for (uint32_t i = 0; contexts->callers && i < contexts->function_count; i++)
		if (contexts->callers[i])
			g_array_unref(contexts->callers[i]);
	g_free(contexts->callers);
	providers_free(contexts->providers);
	g_free(contexts->mark);
	g_free(contexts);
}

bool contexts_meet(const struct contexts *contexts, const struct program *program,
                   struct contexts_side a, struct contexts_side b)
{
	return sets_and(program->sets, contexts_reach(contexts, a.context, a.function)->anyway,
	                contexts_reach(contexts, b.context, b.function)->anyway) != SET_NONE;
}
