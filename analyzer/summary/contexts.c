/* SPDX-License-Identifier: MIT
 *
 * contexts.c - breadth-first search from the roots of a context.
 *
 * All roots start at distance 0 in their fixed order, so every function gets a shortest way, and
 * always the same one. Calls that no path of their function reaches are not followed.
 */
#include "summary/contexts.h"

/* Beyond so many loops in one program, which is the outermost is not asked. */
#define MANY_LOOPS 32

static const enum context searched[] = { CONTEXT_LOOP, CONTEXT_CORO };

static void reach_function(struct contexts *contexts, enum context context, uint32_t function,
                           struct reach reach)
{
	struct reach *r = &contexts->reach[context][function];

	if (r->root != FACT_NONE)
		return;
	*r = reach;
	g_array_append_val(contexts->visited[context], function);
}

static void search_calls(struct contexts *contexts, const struct program *program,
                         const struct flow *flow, enum context context, uint32_t function)
{
	const struct program_function *fn = program_function(program, function);
	struct reach from = contexts->reach[context][function];

	for (uint32_t i = 0; i < fn->call_count; i++) {
		uint32_t call = fn->call_first + i;
		const struct program_call *c = program_call(program, call);

		if (!flow_call(flow, call)->reached)
			continue;
		for (uint32_t k = 0; k < c->target_count; k++) {
			const struct program_target *t = program_target(program,
			                                                c->target_first + k);

			if (program_function(program, t->function)->unit == FACT_NONE)
				continue;
			reach_function(contexts, context, t->function,
			               (struct reach){ .root = from.root,
			                               .call = call,
			                               .depth = from.depth + 1,
			                               .tier = t->tier });
		}
	}
}

/* What the body of LOOP calls is reached from the loop. */
static void search_loop(struct contexts *contexts, const struct program *program,
                        const struct flow *flow, const struct program_loop *loop)
{
	for (uint32_t i = 0; i < loop->call_count; i++) {
		uint32_t call = g_array_index(program->loop_calls, uint32_t, loop->call_first + i);
		const struct program_call *c = program_call(program, call);

		for (uint32_t k = 0; flow_call(flow, call)->reached && k < c->target_count; k++) {
			const struct program_target *t = program_target(program,
			                                                c->target_first + k);

			if (program_function(program, t->function)->unit != FACT_NONE)
				reach_function(contexts, CONTEXT_LOOP, t->function,
				               (struct reach){ .root = loop->registration,
				                               .call = call,
				                               .depth = 1,
				                               .tier = t->tier });
		}
	}
}

/* Marks in SEEN what CALL leads to, and puts what is new on WORK. */
static void mark_targets(const struct program *program, const struct flow *flow, uint32_t call,
                         bool *seen, GArray *work)
{
	const struct program_call *c = program_call(program, call);

	for (uint32_t k = 0; flow_call(flow, call)->reached && k < c->target_count; k++) {
		uint32_t target = program_target(program, c->target_first + k)->function;

		if (seen[target])
			continue;
		seen[target] = true;
		g_array_append_val(work, target);
	}
}

/* Adds to NESTED the functions that the body of LOOP can come to and that own a loop themselves. */
static void mark_nested(const struct program *program, const struct flow *flow,
                        const struct program_loop *loop, bool *nested)
{
	g_autofree bool *seen = g_new0(bool, (gsize)program->functions->len + 1);
	g_autoptr(GArray) work = g_array_new(FALSE, FALSE, sizeof(uint32_t));

	for (uint32_t i = 0; i < loop->call_count; i++)
		mark_targets(program, flow,
		             g_array_index(program->loop_calls, uint32_t, loop->call_first + i),
		             seen, work);
	for (guint i = 0; i < work->len; i++) {
		const struct program_function *fn = program_function(
			program, g_array_index(work, uint32_t, i));

		for (uint32_t k = 0; k < fn->call_count; k++)
			mark_targets(program, flow, fn->call_first + k, seen, work);
	}
	for (guint i = 0; i < program->loops->len; i++) {
		uint32_t owner = g_array_index(program->loops, struct program_loop, i).function;

		nested[i] |= seen[owner] && owner != loop->function;
	}
}

/* Loops that others run in their turns (a helper that serves events while it waits) come last: the
 * outermost is the one a reader knows as the event loop. */
static void search_loops(struct contexts *contexts, const struct program *program,
                         const struct flow *flow)
{
	guint count = program->loops->len;
	g_autofree bool *nested = g_new0(bool, (gsize)count + 1);

	for (guint i = 0; count <= MANY_LOOPS && i < count; i++)
		mark_nested(program, flow, &g_array_index(program->loops, struct program_loop, i),
		            nested);
	for (int round = 0; round < 2; round++)
		for (guint i = 0; i < count; i++)
			if (nested[i] == (round == 1))
				search_loop(contexts, program, flow,
				            &g_array_index(program->loops, struct program_loop, i));
}

static void search(struct contexts *contexts, const struct program *program,
                   const struct flow *flow, enum context context)
{
	contexts->reach[context] = g_new0(struct reach, (gsize)program->functions->len + 1);
	contexts->visited[context] = g_array_new(FALSE, FALSE, sizeof(uint32_t));
	for (uint32_t i = 0; i < program->functions->len; i++)
		contexts->reach[context][i].root = FACT_NONE;
	for (guint i = 0; i < program->registrations->len; i++) {
		const struct program_registration *r = &g_array_index(
			program->registrations, struct program_registration, i);

		if (r->context == context && !r->own_loop)
			reach_function(contexts, context, r->function,
			               (struct reach){ .root = i, .call = FACT_NONE });
	}
	if (context == CONTEXT_LOOP)
		search_loops(contexts, program, flow);
	for (guint i = 0; i < contexts->visited[context]->len; i++)
		search_calls(contexts, program, flow, context,
		             g_array_index(contexts->visited[context], uint32_t, i));
}

struct contexts *contexts_new(const struct program *program, const struct flow *flow)
{
	struct contexts *contexts = g_new0(struct contexts, 1);

	contexts->function_count = program->functions->len;
	for (size_t i = 0; i < G_N_ELEMENTS(searched); i++)
		search(contexts, program, flow, searched[i]);
	return contexts;
}

void contexts_free(struct contexts *contexts)
{
	if (!contexts)
		return;
	for (int i = 0; i < CONTEXT_COUNT; i++) {
		g_free(contexts->reach[i]);
		if (contexts->visited[i])
			g_array_unref(contexts->visited[i]);
	}
	for (uint32_t i = 0; contexts->callers && i < contexts->function_count; i++)
		if (contexts->callers[i])
			g_array_unref(contexts->callers[i]);
	g_free(contexts->callers);
	g_free(contexts->mark);
	g_free(contexts);
}

/* Turns the call graph around, once. The calls of a function follow each other, so that a caller
 * that is the last in the list already is all that needs to be left out. */
static void index_callers(struct contexts *contexts, const struct program *program,
                          const struct flow *flow)
{
	contexts->callers = g_new0(GArray *, (gsize)contexts->function_count + 1);
	contexts->mark = g_new0(uint32_t, (gsize)contexts->function_count + 1);
	for (uint32_t i = 0; i < program->calls->len; i++) {
		const struct program_call *c = program_call(program, i);

		if (!flow_call(flow, i)->reached)
			continue;
		for (uint32_t k = 0; k < c->target_count; k++) {
			GArray **list =
				&contexts->callers[program_target(program, c->target_first + k)
			                                   ->function];

			if (!*list)
				*list = g_array_new(FALSE, FALSE, sizeof(uint32_t));
			if (!(*list)->len ||
			    g_array_index(*list, uint32_t, (*list)->len - 1) != c->caller)
				g_array_append_val(*list, c->caller);
		}
	}
}

unsigned contexts_root_count(struct contexts *contexts, const struct program *program,
                             const struct flow *flow, enum context context, uint32_t function)
{
	g_autoptr(GArray) work = g_array_new(FALSE, FALSE, sizeof(uint32_t));
	unsigned roots = 0;

	if (!contexts->callers)
		index_callers(contexts, program, flow);
	contexts->mark[function] = ++contexts->count;
	g_array_append_val(work, function);
	for (guint i = 0; i < work->len; i++) {
		uint32_t at = g_array_index(work, uint32_t, i);
		const struct reach *reach = contexts_reach(contexts, context, at);
		const GArray *callers = contexts->callers[at];

		roots += reach->root != FACT_NONE && reach->call == FACT_NONE;
		for (guint k = 0; callers && k < callers->len; k++) {
			uint32_t caller = g_array_index(callers, uint32_t, k);

			if (contexts->mark[caller] == contexts->count)
				continue;
			contexts->mark[caller] = contexts->count;
			g_array_append_val(work, caller);
		}
	}
	return roots;
}
