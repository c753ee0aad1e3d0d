/* SPDX-License-Identifier: MIT
 *
 * yield_in_no_yield_region.c - ASY202: a yield between the begin and the end of a region without.
 *
 * Some regions belong to the thread, not to the coroutine: RCU read sections, sections in which the
 * scheduler must not run. Packs mark their begin and end as a lock of kind "no-yield". Whoever lets
 * other coroutines run inside hands them a region they did not begin.
 *
 * A function may be such a region as a whole, which it says by an annotation.
 */
#include "checks/under_lock.h"

#include "summary/witness.h"

struct report {
	const struct check *check;
	const struct check_input *input;
	struct sink *sink;
	GHashTable *seen;
};

static const char *name_of_begin(const struct check_input *input, const struct lock_use *use)
{
	const struct program_call *call = program_call(input->program, use->call);
	uint32_t target = program_target(input->program, call->target_first)->function;

	return program_function(input->program, target)->name;
}

static void found(const struct under_lock *under, void *data)
{
	struct report *r = data;
	struct finding *finding = finding_new(r->check->id, r->check->name, SEVERITY_ERROR);
	g_autofree char *culprit = under_lock_culprit(r->input, under);
	const char *begin = name_of_begin(r->input, under->use);

	finding->message = g_strdup_printf(
		"%s lets other coroutines run in the region that %s() began, where nobody may",
		culprit, begin);
	under_lock_fill(finding, r->input, under, "begins a region in which nobody may yield",
	                "other coroutines run");
	finding->suggestion = g_strdup("End the region before the call and begin it again after, "
	                               "keeping what is needed by a reference or a copy");
	under_lock_report(finding, r->input, under, r->seen, r->sink);
}

/* CALL, made in a function that promises by PROMISE not to yield, leads to a yield by CHAIN. */
static void report_broken(const struct report *r, uint32_t call, const struct carries_chain *chain,
                          const struct model_annotation *promise)
{
	const struct program *p = r->input->program;
	const struct program_call *c = program_call(p, call);
	const struct program_function *fn = program_function(p, c->caller);
	uint32_t sink = g_array_index(chain->targets, uint32_t, chain->targets->len - 1);
	const struct model_function *row = program_row(p, sink);
	struct fact_loc loc = program_call_event(p, c)->loc;
	struct finding *finding = finding_new(r->check->id, r->check->name, SEVERITY_ERROR);

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
	witness_fill_confidence(finding, chain->tier, chain->assumptions);
	witness_seal(finding, program_function(p, sink)->name, r->seen);
	sink_add(r->sink, finding);
}

/* May the way go on through CALL: is what it is made by not to be told of itself? */
static bool passes(uint32_t call, void *data)
{
	const struct program *p = data;

	return !program_promise(p, program_call(p, call)->caller, PROMISE_NO_YIELD);
}

/* The calls of FUNCTION, if it promises not to yield. */
static void look_at_promise(const struct report *r, uint32_t function, struct carries_chain *chain)
{
	const struct program *p = r->input->program;
	const struct program_function *fn = program_function(p, function);
	const struct model_annotation *promise = program_promise(p, function, PROMISE_NO_YIELD);
	const struct carries_query query = { .kind = EFFECT_YIELDS,
		                             .context = CONTEXT_COUNT,
		                             .sure = true,
		                             .hops = 1,
		                             .passes = passes,
		                             .data = (void *)p };

	for (uint32_t i = 0; promise && i < fn->call_count; i++) {
		uint32_t call = fn->call_first + i;

		if (program_call_once(p, call) == call &&
		    carries_find(r->input->carries, call, &query, chain))
			report_broken(r, call, chain, promise);
	}
}

static void look_at_promises(const struct report *r)
{
	struct carries_chain chain;

	carries_chain_init(&chain);
	for (uint32_t i = 0; i < r->input->program->functions->len; i++)
		look_at_promise(r, i, &chain);
	carries_chain_release(&chain);
}

static void run(const struct check *check, const struct check_input *input, struct sink *sink)
{
	g_autoptr(GHashTable) seen = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	struct report report = { check, input, sink, seen };
	const struct under_lock_query query = { .kinds = LOCK_BIT(NO_YIELD),
		                                .effect = EFFECT_YIELDS,
		                                .innermost = true,
		                                .found = found,
		                                .data = &report };

	under_lock_each(input, &query);
	look_at_promises(&report);
}

const struct check check_yield_in_no_yield_region = {
	.id = "ASY202",
	.name = "yield-in-no-yield-region",
	.summary = "other coroutines run in a region in which nobody may yield",
	.on_by_default = true,
	.run = run,
};
