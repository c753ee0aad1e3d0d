/* SPDX-License-Identifier: MIT
 *
 * never_completed.c - ASY306: somebody waits, and will not be told.
 *
 * The object stands for an answer that is due exactly once. On some way out of the function that
 * makes it, it is neither completed nor handed on, so the callback of whoever asked never runs.
 */
#include "checks/task_report.h"

static char *uncompleted(const struct check_input *input, const struct fault *fault)
{
	(void)input;
	return g_strdup_printf("makes a task that nobody completes on the way out in line %u",
	                       fault->end.line);
}

static const struct task_words words[] = {
	{ .kind = FAULT_UNCOMPLETED,
	  .severity = SEVERITY_ERROR,
	  .confidence = CONFIDENCE_MEDIUM,
	  .phrase = uncompleted },
};

static void run(const struct check *check, const struct check_input *input, struct sink *sink)
{
	report_faults(check, input, sink, words, G_N_ELEMENTS(words));
}

const struct check check_never_completed = {
	.id = "ASY306",
	.name = "never-completed",
	.summary = "a task that is not completed on some path",
	.on_by_default = false,
	.level = SEVERITY_ERROR,
	.run = run,
};
