/* SPDX-License-Identifier: MIT
 *
 * cancel_report.c - every place where a function is told that it was cancelled, and one wording.
 *
 * A function that runs in several contexts is looked at in the first of them: what it does once it
 * was cancelled is the same in all.
 */
#include "checks/cancel_report.h"

#include "checks/report.h"
#include "summary/witness.h"

/* Further away, and through tables that are filled at run time, somebody else's state decides. */
#define CHAIN_MAX 3

static const enum context contexts[] = { CONTEXT_LOOP, CONTEXT_CORO, CONTEXT_WORKER,
	                                 CONTEXT_THREAD };

static bool runs_in(const struct check_input *input, uint32_t function, enum context *context)
{
	for (size_t i = 0; i < G_N_ELEMENTS(contexts); i++)
		if (input->contexts->reach[contexts[i]] &&
		    contexts_reach(input->contexts, contexts[i], function)->root != FACT_NONE) {
			*context = contexts[i];
			return true;
		}
	return false;
}

static void visit_place(struct cancel_site *site, uint32_t event, uint32_t param,
                        void (*visit)(const struct cancel_site *site))
{
	struct after *after = after_new(site->input->program, site->input->flow, site->function,
	                                event, param, &site->sign);

	site->after = after;
	if (after && after->settled)
		visit(site);
	after_free(after);
}

static void visit_function(struct cancel_site *site, void (*visit)(const struct cancel_site *site))
{
	const struct check_input *input = site->input;
	const struct program_function *fn = program_function(input->program, site->function);
	const struct sign *status = &input->signs->of_status[site->function];

	for (uint32_t i = 0; i < fn->call_count; i++) {
		site->call = fn->call_first + i;
		if (flow_call(input->flow, site->call)->reached &&
		    signs_of_call(input->signs, site->call, &site->sign))
			visit_place(site, program_call(input->program, site->call)->event, 0,
			            visit);
	}
	if (!status->row)
		return;
	site->call = FACT_NONE;
	site->sign = *status;
	visit_place(site, FACT_NONE, (uint32_t)input->signs->status_param[site->function], visit);
}

void cancel_each(const struct check *check, const struct check_input *input, struct sink *sink,
                 void (*visit)(const struct cancel_site *site), void *data)
{
	g_autoptr(GHashTable) seen = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	struct cancel_site site = {
		.check = check, .input = input, .sink = sink, .seen = seen, .data = data
	};

	for (uint32_t i = 0; i < input->program->functions->len; i++) {
		const struct program_function *fn = program_function(input->program, i);

		if (fn->unit == FACT_NONE || fn->in_system || fn->model ||
		    !runs_in(input, i, &site.context))
			continue;
		site.function = i;
		site.facts = input->program->units[fn->unit];
		visit_function(&site, visit);
	}
}

bool cancel_leads_to(const struct cancel_site *site, uint32_t call,
                     const struct carries_query *query, struct carries_chain *chain)
{
	return carries_find(site->input->carries, call, query, chain) &&
	       !(chain->assumptions & ASSUME_ARG) && chain->tier <= TIER_CONSTANT &&
	       chain->calls->len <= CHAIN_MAX;
}

uint32_t cancel_call(const struct cancel_site *site, const struct after_event *event)
{
	const struct program *p = site->input->program;
	const struct program_function *fn = program_function(p, site->function);

	for (uint32_t i = 0; i < fn->call_count; i++)
		if (program_call(p, fn->call_first + i)->event == event->event)
			return fn->call_first + i;
	return FACT_NONE;
}

const char *cancel_callee(const struct cancel_site *site, uint32_t event)
{
	const struct fact_value *callee = &site->facts->values[site->facts->events[event].a];
	const struct fact_symbol *symbol;

	if (callee->op == VALUE_FUNCTION)
		symbol = &site->facts->symbols[callee->a];
	else if (callee->op == VALUE_FIELD)
		symbol = &site->facts->symbols[callee->b];
	else
		return site->sign.row->name;
	return facts_string(site->facts, symbol->name);
}

/* A step for the call that was cancelled, unless the last step is about the same call. */
static void add_cancelled(const struct cancel_site *site, GPtrArray *trace, struct fact_loc last)
{
	const struct program *p = site->input->program;
	const struct program_function *fn = program_function(p, site->function);
	struct fact_loc loc;

	if (site->call == FACT_NONE)
		return;
	loc = program_call_event(p, program_call(p, site->call))->loc;
	if (loc.line != last.line || loc.column != last.column)
		finding_add_step(trace, program_path(p, fn->unit, loc), loc.line, loc.column,
		                 fn->name, "is cancelled in this call");
}

/* The last step, and the ones below it. */
static void add_end(const struct cancel_site *site, struct finding *finding,
                    const struct cancel_words *words)
{
	const struct program *p = site->input->program;
	const struct program_function *fn = program_function(p, site->function);

	if (!words->chain) {
		finding_add_step(finding->trace, program_path(p, fn->unit, words->loc),
		                 words->loc.line, words->loc.column, fn->name, words->final);
		return;
	}
	for (guint i = 0; i < words->chain->calls->len; i++)
		witness_add_call(p, finding->trace, g_array_index(words->chain->calls, uint32_t, i),
		                 g_array_index(words->chain->targets, uint32_t, i),
		                 i + 1 == words->chain->calls->len ? words->final : NULL);
}

void cancel_report(const struct cancel_site *site, const struct cancel_words *words)
{
	const struct check_input *input = site->input;
	struct finding *finding = finding_new(site->check->id, site->check->name, SEVERITY_WARNING);
	struct way way;

	way_init(&way, input->contexts, site->context,
	         contexts_reach(input->contexts, site->context, site->function));
	finding->message = report_message(input->program, words->subject, words->phrase,
	                                  site->context, way.root, site->function);
	witness_fill_place(finding, input->program, input->flow, input->contexts, site->context,
	                   &(struct witness_place){ .way = &way,
	                                            .function = site->function,
	                                            .loc = words->loc,
	                                            .final = words->final });
	/* The place was the last step; where it was cancelled comes before it. */
	g_ptr_array_set_size(finding->trace, (gint)finding->trace->len - 1);
	add_cancelled(site, finding->trace, words->loc);
	add_end(site, finding, words);
	finding->model = g_strdup_printf("%s: %s", pack_name(site->sign.row->pack),
	                                 site->sign.row->name);
	finding->why = g_strdup(site->sign.row->why);
	finding->suggestion = g_strdup(words->suggestion);
	witness_seal(finding, words->subject, site->seen);
	sink_add(site->sink, finding);
	way_release(&way);
}
