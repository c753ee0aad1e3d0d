/* SPDX-License-Identifier: MIT
 *
 * reached_calls.c - the calls of reached functions, and of the bodies of own loops.
 *
 * A function that holds the program's own loop need not be reached itself; the calls in its loop
 * are, and begin at that loop.
 */
#include "checks/reached_calls.h"

#include "checks/report.h"
#include "summary/witness.h"

static const enum context contexts[] = { CONTEXT_LOOP, CONTEXT_CORO };

static void add(const struct check_input *input, GHashTable *known, GArray *calls,
                struct reached_call call)
{
	if (flow_call(input->flow, call.call)->reached &&
	    g_hash_table_add(known, GUINT_TO_POINTER(call.call + 1)))
		g_array_append_val(calls, call);
}

static void add_loop(const struct check_input *input, GHashTable *known, GArray *calls,
                     const struct program_loop *loop)
{
	for (uint32_t i = 0; i < loop->call_count; i++)
		add(input, known, calls,
		    (struct reached_call){ .call = g_array_index(input->program->loop_calls,
		                                                 uint32_t, loop->call_first + i),
		                           .own_loop = loop->registration,
		                           .context = CONTEXT_LOOP });
}

GArray *reached_calls(const struct check_input *input)
{
	GArray *calls = g_array_new(FALSE, FALSE, sizeof(struct reached_call));
	g_autoptr(GHashTable) known = g_hash_table_new(NULL, NULL);

	for (size_t c = 0; c < G_N_ELEMENTS(contexts); c++) {
		const GArray *reached = input->contexts->visited[contexts[c]];

		for (guint i = 0; i < reached->len; i++) {
			const struct program_function *fn = program_function(
				input->program, g_array_index(reached, uint32_t, i));

			for (uint32_t k = 0; k < fn->call_count; k++)
				add(input, known, calls,
				    (struct reached_call){ .call = fn->call_first + k,
				                           .own_loop = FACT_NONE,
				                           .context = contexts[c] });
		}
	}
	for (guint i = 0; i < input->program->loops->len; i++)
		add_loop(input, known, calls,
		         &g_array_index(input->program->loops, struct program_loop, i));
	return calls;
}

static void find_way(const struct check_input *input, const struct reached_call *call,
                     struct way *way)
{
	way_init(way, input->contexts, call->context,
	         contexts_reach(input->contexts, call->context,
	                        program_call(input->program, call->call)->caller));
	if (call->own_loop == FACT_NONE)
		return;
	way->root = call->own_loop;
	g_array_set_size(way->calls, 0);
	g_array_set_size(way->targets, 0);
}

void reached_call_note(const struct check *check, const struct check_input *input,
                       struct sink *sink, const struct reached_call *call,
                       const struct call_note *note, GHashTable *seen)
{
	const struct program_call *c = program_call(input->program, call->call);
	struct finding *finding = finding_new(check->id, check->name, SEVERITY_NOTE);
	struct way way;

	find_way(input, call, &way);
	finding->message = report_message(input->program, note->subject, note->phrase,
	                                  call->context, way.root, c->caller);
	witness_fill_place(
		finding, input->program, input->flow, input->contexts, call->context,
		&(struct witness_place){ .way = &way,
	                                 .function = c->caller,
	                                 .loc = program_call_event(input->program, c)->loc,
	                                 .final = note->phrase });
	finding->suggestion = g_strdup(note->suggestion);
	witness_seal(finding, note->what, seen);
	sink_add(sink, finding);
	way_release(&way);
}
