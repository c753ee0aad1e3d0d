/* SPDX-License-Identifier: MIT
 *
 * promised.c - from promises to the calls that lead to a yield.
 *
 * As for locks (under_lock.c), ways through two tables of functions do not count, nor what rests on
 * a descriptor nobody knows anything about.
 */
#include "checks/promised.h"

#include "summary/witness.h"

#define HOPS 1

struct search {
	const struct check *check;
	const struct check_input *input;
	const struct promised_query *query;
	GHashTable *seen;
	struct sink *sink;
};

static void report(const struct search *s, uint32_t call, const struct carries_chain *chain,
                   const struct model_annotation *promise)
{
	const struct program *p = s->input->program;
	const struct program_call *c = program_call(p, call);
	const struct program_function *fn = program_function(p, c->caller);
	uint32_t sink = g_array_index(chain->targets, uint32_t, chain->targets->len - 1);
	const struct model_function *row = program_row(p, sink);
	struct fact_loc loc = program_call_event(p, c)->loc;
	struct finding *finding = finding_new(s->check->id, s->check->name, SEVERITY_ERROR);

	finding->message = g_strdup_printf("%s() lets other coroutines run in %s(), which is %s",
	                                   program_function(p, sink)->name, fn->name,
	                                   promise->row.name);
	finding->file = g_strdup(program_path(p, fn->unit, loc));
	finding->line = loc.line;
	finding->column = loc.column;
	finding->function = g_strdup(fn->name);
	for (guint i = 0; i < chain->calls->len; i++)
		witness_add_call(p, finding->trace, g_array_index(chain->calls, uint32_t, i),
		                 g_array_index(chain->targets, uint32_t, i),
		                 i + 1 == chain->calls->len ? "other coroutines run" : NULL);
	finding->model = g_strdup_printf("%s: %s", pack_name(row->pack), model_source(row));
	finding->why = g_strdup(promise->row.why);
	finding->suggestion = g_strdup(s->query->suggestion);
	witness_fill_confidence(finding, chain->tier, chain->assumptions);
	witness_seal(finding, program_function(p, sink)->name, s->seen);
	sink_add(s->sink, finding);
}

/* May the way go on through CALL? What another function promises it is told of itself. */
static bool passes(uint32_t call, void *data)
{
	const struct search *s = data;
	const struct program *p = s->input->program;

	return !program_promise(p, program_call(p, call)->caller, s->query->promise) &&
	       !locks_any_given_back(s->input->locks, call, s->query->kinds);
}

/* May a lock that was held be given back by CALL, or be so already? */
static bool gives_back(const struct search *s, uint32_t call)
{
	const struct program_call *c = program_call(s->input->program, call);
	unsigned kinds = s->query->kinds;

	for (uint32_t i = 0; kinds && i < c->target_count; i++)
		if (locks_gives_back(
			    s->input->locks,
			    program_target(s->input->program, c->target_first + i)->function,
			    kinds))
			return true;
	return locks_any_given_back(s->input->locks, call, kinds);
}

/* Nothing is said behind a call that may give the lock back, even if it is taken again. */
static void look_at(struct search *s, uint32_t function, struct carries_chain *chain)
{
	const struct program *p = s->input->program;
	const struct program_function *fn = program_function(p, function);
	const struct model_annotation *promise = program_promise(p, function, s->query->promise);
	const struct carries_query query = { .kind = EFFECT_YIELDS,
		                             .context = CONTEXT_COUNT,
		                             .sure = true,
		                             .hops = HOPS,
		                             .passes = passes,
		                             .data = s };

	for (uint32_t i = 0; promise && i < fn->call_count; i++) {
		uint32_t call = fn->call_first + i;

		if (gives_back(s, call))
			break;
		if (program_call_once(p, call) == call &&
		    carries_find(s->input->carries, call, &query, chain))
			report(s, call, chain, promise);
	}
}

void report_broken_promises(const struct check *check, const struct check_input *input,
                            const struct promised_query *query, GHashTable *seen, struct sink *sink)
{
	struct search s = { check, input, query, seen, sink };
	struct carries_chain chain;

	carries_chain_init(&chain);
	for (uint32_t i = 0; i < input->program->functions->len; i++)
		look_at(&s, i, &chain);
	carries_chain_release(&chain);
}
