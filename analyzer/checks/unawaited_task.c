/* SPDX-License-Identifier: MIT
 *
 * unawaited_task.c - ASY301: begun, and nobody is left to end it.
 *
 * Three shapes: a way out of the function on which the handle is lost, a handle that is thrown away
 * or overwritten, and a field that the struct's destroy functions do not look at. The last is the
 * worst: what it fires into is free memory.
 */
#include "checks/task_report.h"

static char *left(const struct check_input *input, const struct fault *fault)
{
	(void)input;
	return g_strdup_printf("begins something that nobody ends on the way out in line %u",
	                       fault->end.line);
}

static char *overwritten(const struct check_input *input, const struct fault *fault)
{
	(void)input;
	return g_strdup_printf("is called again while \"%s\" is live: the first is lost",
	                       fault->thing ? fault->thing : "its handle");
}

static char *dropped(const struct check_input *input, const struct fault *fault)
{
	(void)input;
	(void)fault;
	return g_strdup("returns what nobody keeps: it cannot be ended");
}

static char *field(const struct check_input *input, const struct fault *fault)
{
	return g_strdup_printf("leaves something in %s that %s() does not end with the struct",
	                       fault->thing, program_function(input->program, fault->other)->name);
}

static const struct task_words words[] = {
	{ .kind = FAULT_LEFT,
	  .severity = SEVERITY_WARNING,
	  .confidence = CONFIDENCE_MEDIUM,
	  .phrase = left },
	{ .kind = FAULT_OVERWRITTEN,
	  .severity = SEVERITY_WARNING,
	  .confidence = CONFIDENCE_MEDIUM,
	  .phrase = overwritten },
	{ .kind = FAULT_DROPPED,
	  .severity = SEVERITY_WARNING,
	  .confidence = CONFIDENCE_HIGH,
	  .phrase = dropped },
	{ .kind = FAULT_FIELD,
	  .severity = SEVERITY_ERROR,
	  .confidence = CONFIDENCE_MEDIUM,
	  .phrase = field },
};

static void run(const struct check *check, const struct check_input *input, struct sink *sink)
{
	report_faults(check, input, sink, words, G_N_ELEMENTS(words));
}

const struct check check_unawaited_task = {
	.id = "ASY301",
	.name = "unawaited-task",
	.summary = "a task, timer or source that nobody ends",
	.on_by_default = true,
	.level = SEVERITY_WARNING,
	.run = run,
};
