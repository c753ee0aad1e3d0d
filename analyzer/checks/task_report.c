/* SPDX-License-Identifier: MIT
 *
 * task_report.c - one fault, one finding.
 *
 * The finding stands at the call that begins (or fails): that is where somebody will go to change
 * something, and it does not move when the way out does. The steps lead from there to what goes
 * wrong.
 */
#include "checks/task_report.h"

#include "summary/witness.h"

static void add_steps(struct finding *finding, const struct program *program,
                      const struct fault *fault)
{
	for (guint i = 0; i < fault->steps->len; i++) {
		const struct fault_step *step = &g_array_index(fault->steps, struct fault_step, i);
		const struct program_function *fn = program_function(program, step->function);

		finding_add_step(finding->trace, program_path(program, fn->unit, step->loc),
		                 step->loc.line, step->loc.column, fn->name, step->text);
	}
}

static void report(const struct check *check, const struct check_input *input, struct sink *sink,
                   const struct task_words *words, const struct fault *fault, GHashTable *seen)
{
	struct finding *finding = finding_new(check->id, check->name, words->severity);
	const struct program_function *fn = program_function(input->program, fault->function);
	const struct fact_loc loc = input->program->units[fn->unit]->events[fault->event].loc;
	g_autofree char *phrase = words->phrase(input, fault);

	finding->confidence = words->confidence;
	finding->message = g_strdup_printf("%s() %s", fault->row->name, phrase);
	finding->file = g_strdup(program_path(input->program, fn->unit, loc));
	finding->line = loc.line;
	finding->column = loc.column;
	finding->function = g_strdup(fn->name);
	finding->framework = g_strdup(pack_name(fault->row->pack));
	finding->model = g_strdup_printf("%s: %s", finding->framework, model_source(fault->row));
	finding->why = g_strdup(words->why ? words->why : fault->row->why);
	finding->suggestion = g_strdup(words->why || !fault->row->ending ? words->instead
	                                                                 : fault->row->ending);
	add_steps(finding, input->program, fault);
	witness_seal(finding, fault->row->name, seen);
	sink_add(sink, finding);
}

void report_faults(const struct check *check, const struct check_input *input, struct sink *sink,
                   const struct task_words *words, size_t count)
{
	g_autoptr(GHashTable) seen = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);

	for (guint i = 0; i < input->tasks->faults->len; i++) {
		const struct fault *fault = input->tasks->faults->pdata[i];

		for (size_t k = 0; k < count; k++)
			if (fault->kind == words[k].kind)
				report(check, input, sink, &words[k], fault, seen);
	}
}
