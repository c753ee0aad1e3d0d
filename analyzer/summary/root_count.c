/* SPDX-License-Identifier: MIT
 *
 * root_count.c - from how many roots a function is reached: "+3 more roots".
 *
 * The call graph turned round, made when first asked, and a climb from the function to every root,
 * within programs. What arguments exclude on a way down is not known on the way up, so the count
 * may be too high, never too low.
 */
#include "summary/contexts.h"

/* A function that calls another, in PROGRAMS. */
struct caller {
	uint32_t function;
	set_id programs;
};

/* One more CALLER in LIST; it stands there already when it is the one before, because the calls of
 * a function follow each other. */
static void add_caller(const struct program *program, GArray **list, struct caller caller)
{
	struct caller *last;

	if (!*list)
		*list = g_array_new(FALSE, FALSE, sizeof(struct caller));
	last = (*list)->len ? &g_array_index(*list, struct caller, (*list)->len - 1) : NULL;
	if (last && last->function == caller.function)
		last->programs = sets_or(program->sets, last->programs, caller.programs);
	else
		g_array_append_val(*list, caller);
}

/* Turns the call graph around, once. */
static void index_callers(struct contexts *contexts, const struct program *program,
                          const struct flow *flow)
{
	contexts->callers = g_new0(GArray *, (gsize)contexts->function_count + 1);
	contexts->mark = g_new0(struct set_growth, (gsize)contexts->function_count + 1);
	for (uint32_t i = 0; i < program->calls->len; i++) {
		const struct program_call *c = program_call(program, i);

		for (uint32_t k = 0; flow_call(flow, i)->reached && k < c->target_count; k++) {
			const struct program_target *t = program_target(program,
			                                                c->target_first + k);

			add_caller(program, &contexts->callers[t->function],
			           (struct caller){ c->caller, t->programs });
		}
	}
}

/* On the way up from the function that is counted for: FUNCTION in PROGRAMS, if that is news. */
static void climb(struct contexts *contexts, const struct program *program, struct caller at,
                  GArray *work)
{
	at.programs = sets_grow(program->sets, &contexts->mark[at.function], at.programs);
	if (at.programs != SET_NONE)
		g_array_append_val(work, at);
}

/* Does FUNCTION, in the programs that the way up came to it in, start a way of CONTEXT? */
static bool is_root(const struct contexts *contexts, const struct program *program,
                    enum context context, uint32_t function)
{
	const struct reach *reach = contexts_reach(contexts, context, function);

	return reach->root != FACT_NONE && reach->call == FACT_NONE &&
	       sets_and(program->sets, reach->programs, contexts->mark[function].have) != SET_NONE;
}

unsigned contexts_root_count(struct contexts *contexts, const struct program *program,
                             const struct flow *flow, enum context context, uint32_t function)
{
	g_autoptr(GArray) work = g_array_new(FALSE, FALSE, sizeof(struct caller));
	unsigned roots = 0;

	if (!contexts->callers)
		index_callers(contexts, program, flow);
	climb(contexts, program, (struct caller){ function, SET_ALL }, work);
	for (guint i = 0; i < work->len; i++) {
		struct caller at = g_array_index(work, struct caller, i);
		const GArray *callers = contexts->callers[at.function];

		for (guint k = 0; callers && k < callers->len; k++) {
			struct caller up = g_array_index(callers, struct caller, k);

			up.programs = sets_and(program->sets, up.programs, at.programs);
			if (up.programs != SET_NONE)
				climb(contexts, program, up, work);
		}
	}
	/* Each function was there once, or more often; what is cleared does not count again. */
	for (guint i = 0; i < work->len; i++) {
		uint32_t at = g_array_index(work, struct caller, i).function;

		roots += is_root(contexts, program, context, at);
		contexts->mark[at] = (struct set_growth){ 0 };
	}
	return roots;
}
