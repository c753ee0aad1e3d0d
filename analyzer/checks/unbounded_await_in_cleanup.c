/* SPDX-License-Identifier: MIT
 *
 * unbounded_await_in_cleanup.c - ASY502: the way out of a cancelled function waits without a limit.
 *
 * A wait failed because somebody cancelled it (or failed at all), and what the function does before
 * it leaves waits for a peer, or for another coroutine that nobody told to end: the cancellation is
 * used up, and this wait ends when somebody else wishes. What comes round to the cancelled call
 * again is no cleanup, and left to other rules. Cleanup attributes run on every way out, so what
 * they call is cleanup, too.
 */
#include "checks/cancel_report.h"

#include "checks/report.h"
#include "graph/cycles.h"
#include "summary/witness.h"

/* Does CALL wait for a peer, and nothing ends that? On a loop and in a coroutine blocking is
 * another rule's business. */
static bool is_endless(const struct cancel_site *site, uint32_t call, struct carries_chain *chain)
{
	const struct carries_query endless = { .kind = EFFECT_ENDLESS, .context = site->context };
	const struct carries_query blocks = { .kind = EFFECT_BLOCKS,
		                              .context = site->context,
		                              .classes = 1u << BLOCK_B0,
		                              .sure = true };
	bool yields = site->context == CONTEXT_LOOP || site->context == CONTEXT_CORO;

	return cancel_leads_to(site, call, yields ? &endless : &blocks, chain);
}

/* Does CALL wait for another coroutine's end? */
static bool is_join(const struct check_input *input, uint32_t call)
{
	const struct model_function *row = call_row(input->program, call);

	if (!row || !model_effect(row, EFFECT_YIELDS))
		return false;
	for (size_t i = 0; i < row->act_count; i++)
		if (row->acts[i].act == ACT_AWAIT)
			return true;
	return false;
}

/* Is something told to end, or woken, behind the cancellation? Then joins are not without end. */
static bool ends_something(const struct cancel_site *site)
{
	for (guint i = 0; i < site->after->events->len; i++) {
		uint32_t call = cancel_call(
			site, &g_array_index(site->after->events, struct after_event, i));

		if (!is_join(site->input, call) && call_ends(&site->input->tasks->fates, call))
			return true;
	}
	return signs_cancels_itself(site->input->signs, site->function);
}

static void report_wait(const struct cancel_site *site, uint32_t event,
                        const struct carries_chain *chain, const char *phrase)
{
	cancel_report(site, &(struct cancel_words){
				    .subject = cancel_callee(site, event),
				    .phrase = phrase,
				    .loc = site->facts->events[event].loc,
				    .final = "waits without a limit",
				    .chain = chain,
				    .suggestion = "Give this wait a short limit, or leave without "
						  "it" });
}

static void look_at_call(const struct cancel_site *site, const struct after_event *event)
{
	uint32_t call = cancel_call(site, event);
	struct carries_chain chain;

	carries_chain_init(&chain);
	if (is_endless(site, call, &chain))
		report_wait(site, event->event, &chain,
		            "waits without a limit after the function was cancelled,");
	else if (is_join(site->input, call) && !ends_something(site))
		report_wait(site, event->event, NULL,
		            "waits for what nobody told to end after a cancellation,");
	carries_chain_release(&chain);
}

static void visit(const struct cancel_site *site)
{
	g_autoptr(GHashTable) known = g_hash_table_new(NULL, NULL);
	const struct fact_function *body = program_body(site->input->program, site->function,
	                                                &(const struct facts *){ NULL });
	g_autofree uint32_t *cycles = cycles_of_blocks(site->facts, body);
	uint32_t here = 0;

	if (site->call != FACT_NONE)
		here = cycles[graph_block_of(
			site->facts, body, program_call(site->input->program, site->call)->event)];
	for (guint i = 0; i < site->after->events->len; i++) {
		const struct after_event *e = &g_array_index(site->after->events,
		                                             struct after_event, i);
		uint32_t block = graph_block_of(site->facts, body, e->event);

		/* Who asks "was I cancelled?" may do it anywhere: behind any other test it is his
		 * work again. */
		if (site->sign.how == CANCELLED_NONZERO && !e->clean)
			continue;
		if (e->seen >= SEEN_FAILED && !(here && cycles[block] == here) &&
		    !(site->facts->events[e->event].flags & EVENT_CLEANUP) &&
		    g_hash_table_add(known, GUINT_TO_POINTER(e->event + 1)) &&
		    g_hash_table_add(site->data, GUINT_TO_POINTER(cancel_call(site, e) + 1)))
			look_at_call(site, e);
	}
}

/* What a cleanup attribute calls in FUNCTION. */
static void find_attributes(const struct check *check, const struct check_input *input,
                            struct sink *sink, uint32_t function, GHashTable *reported)
{
	const struct program_function *fn = program_function(input->program, function);
	g_autoptr(GHashTable) seen = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);

	for (uint32_t i = 0; i < fn->call_count; i++) {
		uint32_t call = program_call_once(input->program, fn->call_first + i);
		const struct fact_event *e = program_call_event(input->program,
		                                                program_call(input->program, call));
		struct cancel_site site = { .check = check,
			                    .input = input,
			                    .sink = sink,
			                    .seen = seen,
			                    .facts = input->program->units[fn->unit],
			                    .function = function,
			                    .context = CONTEXT_CORO,
			                    .call = FACT_NONE };
		struct carries_chain chain;
		const struct program_function *sink_function;

		if (!(e->flags & EVENT_CLEANUP))
			continue;
		carries_chain_init(&chain);
		if (is_endless(&site, call, &chain) &&
		    g_hash_table_add(reported, GUINT_TO_POINTER(call + 1))) {
			sink_function = program_function(
				input->program,
				g_array_index(chain.targets, uint32_t, chain.targets->len - 1));
			site.sign.row = sink_function->model;
			report_wait(&site, program_call(input->program, call)->event, &chain,
			            "waits without a limit where its scope is left,");
		}
		carries_chain_release(&chain);
	}
}

static void run(const struct check *check, const struct check_input *input, struct sink *sink)
{
	g_autoptr(GHashTable) reported = g_hash_table_new(NULL, NULL);
	const GArray *coroutines = input->contexts->visited[CONTEXT_CORO];

	cancel_each(check, input, sink, visit, reported);
	for (guint i = 0; i < coroutines->len; i++)
		find_attributes(check, input, sink, g_array_index(coroutines, uint32_t, i),
		                reported);
}

const struct check check_unbounded_await_in_cleanup = {
	.id = "ASY502",
	.name = "unbounded-await-in-cleanup",
	.summary = "a cancelled function waits without a limit before it leaves",
	.on_by_default = false,
	.level = SEVERITY_WARNING,
	.run = run,
};
