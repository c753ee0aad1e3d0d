/* SPDX-License-Identifier: MIT
 *
 * leak_on_cancel.c - ASY504: a resource that is lost when the function is cancelled.
 *
 * Memory, a descriptor or a reference that the function gives back when all goes well is nobody's
 * on the path where a wait in between was cancelled. Cancelling is rare in tests and frequent in
 * the field, where clients go away all the time, so this is the leak that nobody sees.
 */
#include "checks/task_report.h"

static char *lost(const struct check_input *input, const struct fault *fault)
{
	(void)input;
	return g_strdup_printf(
		"makes %s%s%s that is lost in line %u when the function is cancelled",
		fault->thing ? "\"" : "something", fault->thing ? fault->thing : "",
		fault->thing ? "\"," : "", fault->end.line);
}

static const struct task_words words[] = {
	{ .kind = FAULT_LOST,
	  .severity = SEVERITY_WARNING,
	  .confidence = CONFIDENCE_MEDIUM,
	  .phrase = lost },
};

static void run(const struct check *check, const struct check_input *input, struct sink *sink)
{
	report_faults(check, input, sink, words, G_N_ELEMENTS(words));
}

const struct check check_leak_on_cancel = {
	.id = "ASY504",
	.name = "leak-on-cancel",
	.summary = "a resource that is lost when its function is cancelled",
	.on_by_default = false,
	.level = SEVERITY_WARNING,
	.run = run,
};
