/* SPDX-License-Identifier: MIT
 *
 * free_before_close.c - ASY305: memory given back while the loop uses it.
 *
 * Two ways: it was never closed, mostly on an error path behind the initialisation; or it was, and
 * the free stands after the call that begins to close instead of in the callback that ends it.
 */
#include "checks/task_report.h"

static char *live(const struct check_input *input, const struct fault *fault)
{
	(void)input;
	return g_strdup_printf("has put on the loop what is freed in line %u without being closed",
	                       fault->end.line);
}

static char *early(const struct check_input *input, const struct fault *fault)
{
	(void)input;
	return g_strdup_printf("has not finished when the memory is freed in line %u",
	                       fault->end.line);
}

static const struct task_words words[] = {
	{ .kind = FAULT_FREED_LIVE,
	  .severity = SEVERITY_ERROR,
	  .confidence = CONFIDENCE_HIGH,
	  .phrase = live,
	  .instead = "End it before its memory is given back" },
	{ .kind = FAULT_FREED_EARLY,
	  .severity = SEVERITY_ERROR,
	  .confidence = CONFIDENCE_HIGH,
	  .phrase = early,
	  .instead = "Give the memory back in the callback that says it has ended" },
};

static void run(const struct check *check, const struct check_input *input, struct sink *sink)
{
	report_faults(check, input, sink, words, G_N_ELEMENTS(words));
}

const struct check check_free_before_close = {
	.id = "ASY305",
	.name = "free-before-close",
	.summary = "memory is freed before the loop has let go of it",
	.on_by_default = true,
	.level = SEVERITY_ERROR,
	.run = run,
};
