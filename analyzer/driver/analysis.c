/* SPDX-License-Identifier: MIT
 *
 * analysis.c - the middle of the pipeline, one line per stage.
 *
 * Each stage reads the ones before it and is read-only afterwards; releasing goes backwards. What a
 * stage costs shows under --stats.
 */
#include "driver/analysis.h"

#include "checks/registry.h"

void analysis_init(struct analysis *a, const struct facts *const *units, uint32_t count,
                   const struct program_members *members, const struct model_set *models,
                   const char *base)
{
	a->program = program_link(units, count, members, models, base);
	a->order = order_new(a->program);
	a->flow = flow_new(a->program, a->order->functions);
	a->effects = effects_new(a->program, a->order, a->flow);
	a->handing = handing_new(a->program, a->order, a->flow);
	a->contexts = contexts_new(a->program, a->flow, a->handing);
	a->carries = carries_new(a->program, a->order, a->flow, a->effects, a->handing);
	a->locks = locks_new(a->program, a->order, a->flow);
	a->conducts = conducts_new(a->program, a->order, a->flow, a->effects);
	a->sources = sources_passed_on(a->program, a->order, a->flow, a->conducts);
	a->signs = signs_new(a->program, a->order, a->flow);
	a->tasks = tasks_new(a->program, a->order, a->flow, a->signs);
}

void analysis_release(struct analysis *a)
{
	locks_free(a->locks);
	tasks_free(a->tasks);
	signs_free(a->signs);
	carries_free(a->carries);
	g_free(a->sources);
	conducts_free(a->conducts);
	contexts_free(a->contexts);
	handing_free(a->handing);
	effects_free(a->effects);
	flow_free(a->flow);
	order_free(a->order);
	program_free(a->program);
}

void analysis_check(const struct analysis *a, GHashTable *rules, const GPtrArray *lost,
                    struct sink *sink)
{
	const struct check_input input = { .program = a->program,
		                           .flow = a->flow,
		                           .effects = a->effects,
		                           .contexts = a->contexts,
		                           .carries = a->carries,
		                           .locks = a->locks,
		                           .tasks = a->tasks,
		                           .signs = a->signs,
		                           .conducts = a->conducts,
		                           .sources = a->sources,
		                           .lost = lost };
	size_t count;
	const struct check *const *all = check_all(&count);

	for (size_t i = 0; i < count; i++)
		if (all[i]->run && g_hash_table_contains(rules, all[i]->id))
			all[i]->run(all[i], &input, sink);
}

static size_t unresolved_calls(const struct program *program, const struct flow *flow,
                               uint32_t function)
{
	const struct program_function *fn = program_function(program, function);
	size_t count = 0;

	for (uint32_t i = 0; i < fn->call_count; i++) {
		const struct program_call *call = program_call(program, fn->call_first + i);

		count += call->indirect && !call->target_count &&
		         flow_call(flow, fn->call_first + i)->reached;
	}
	return count;
}

void analysis_count(const struct analysis *a, size_t *functions, size_t *loop_functions,
                    size_t *unresolved)
{
	for (uint32_t i = 0; i < a->program->functions->len; i++) {
		bool on_loop = contexts_reach(a->contexts, CONTEXT_LOOP, i)->root != FACT_NONE ||
		               contexts_reach(a->contexts, CONTEXT_CORO, i)->root != FACT_NONE;

		if (program_function(a->program, i)->unit == FACT_NONE)
			continue;
		++*functions;
		*loop_functions += on_loop;
		if (on_loop)
			*unresolved += unresolved_calls(a->program, a->flow, i);
	}
}
