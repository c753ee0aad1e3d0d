/* SPDX-License-Identifier: MIT
 *
 * tasks.c - the three looks, and the faults they leave.
 *
 * System headers are skipped, and so are functions that a pack describes: what a library does
 * with its own handles follows other rules.
 */
#include "tasks/tasks.h"

#include "tasks/at_end.h"
#include "tasks/family.h"
#include "tasks/spots.h"
#include "tasks/startup.h"
#include "tasks/track.h"

static void step_clear(gpointer step)
{
	g_free(((struct fault_step *)step)->text);
}

static void fault_free(gpointer data)
{
	struct fault *fault = data;

	g_free(fault->thing);
	g_array_unref(fault->steps);
	g_free(fault);
}

struct fault *tasks_fault(struct tasks *tasks, enum fault_kind kind,
                          const struct model_function *row, uint32_t function, uint32_t event)
{
	struct fault *fault = g_new0(struct fault, 1);
	const struct facts *f;

	program_body(tasks->fates.program, function, &f);
	fault->kind = kind;
	fault->row = row;
	fault->function = function;
	fault->event = event;
	fault->other = FACT_NONE;
	fault->end = f->events[event].loc;
	fault->steps = g_array_new(FALSE, TRUE, sizeof(struct fault_step));
	g_array_set_clear_func(fault->steps, step_clear);
	g_ptr_array_add(tasks->faults, fault);
	return fault;
}

void fault_step_add(struct fault *fault, uint32_t function, struct fact_loc loc, char *text)
{
	struct fault_step step = { .loc = loc, .function = function, .text = text };

	g_array_append_val(fault->steps, step);
}

struct tasks *tasks_new(const struct program *program, const struct order *order,
                        const struct flow *flow, const struct signs *signs)
{
	struct tasks *tasks = g_new0(struct tasks, 1);

	tasks->faults = g_ptr_array_new_with_free_func(fault_free);
	tasks->signs = signs;
	fates_init(&tasks->fates, program, order, flow);
	tasks->startup = startup_functions(program, order);
	tasks->at_end = at_end_functions(&tasks->fates, order, tasks->startup);
	for (uint32_t i = 0; i < program->functions->len; i++) {
		const struct program_function *fn = program_function(program, i);

		if (fn->unit == FACT_NONE || fn->in_system || fn->model)
			continue;
		spots_find(tasks, i);
		track_function(tasks, i);
	}
	family_find(tasks);
	return tasks;
}

void tasks_free(struct tasks *tasks)
{
	if (!tasks)
		return;
	fates_release(&tasks->fates);
	g_free(tasks->startup);
	g_free(tasks->at_end);
	g_ptr_array_unref(tasks->faults);
	g_free(tasks);
}
