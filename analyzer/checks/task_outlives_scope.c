/* SPDX-License-Identifier: MIT
 *
 * task_outlives_scope.c - ASY304: it uses a local, and the function returns.
 *
 * The local is the handle, the request, or the data that a callback is given. A function that runs
 * the loop, or waits for anything at all, before it leaves is believed to have waited for this.
 */
#include "checks/task_report.h"

static char *outlives(const struct check_input *input, const struct fault *fault)
{
	const struct program_function *fn = program_function(input->program, fault->function);

	return g_strdup_printf("uses local \"%s\" of %s() after that has returned in line %u",
	                       fault->thing, fn->name, fault->end.line);
}

static const struct task_words words[] = {
	{ .kind = FAULT_OUTLIVES,
	  .severity = SEVERITY_ERROR,
	  .confidence = CONFIDENCE_HIGH,
	  .phrase = outlives,
	  .instead = "Allocate it, or keep it in an object that lives until the last callback has "
	             "run" },
};

static void run(const struct check *check, const struct check_input *input, struct sink *sink)
{
	report_faults(check, input, sink, words, G_N_ELEMENTS(words));
}

const struct check check_task_outlives_scope = {
	.id = "ASY304",
	.name = "task-outlives-scope",
	.summary = "a task that uses a local of a function which returns",
	.on_by_default = true,
	.level = SEVERITY_ERROR,
	.run = run,
};
