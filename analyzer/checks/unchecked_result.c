/* SPDX-License-Identifier: MIT
 *
 * unchecked_result.c - ASY302: it may have failed, and nobody looks.
 *
 * Only calls whose failure shows nowhere else, which the packs say (must_check): no callback will
 * ever tell. A cast to void counts as having looked.
 */
#include "checks/task_report.h"

static char *unchecked(const struct check_input *input, const struct fault *fault)
{
	(void)input;
	(void)fault;
	return g_strdup("may fail, and only its result says so, which is dropped");
}

static const struct task_words words[] = {
	{ .kind = FAULT_UNCHECKED,
	  .severity = SEVERITY_WARNING,
	  .confidence = CONFIDENCE_HIGH,
	  .phrase = unchecked,
	  .why = "When it has failed nothing was begun, and no callback will ever say so.",
	  .instead = "Look at what it returns, and take the way of a failure where it says so" },
};

static void run(const struct check *check, const struct check_input *input, struct sink *sink)
{
	report_faults(check, input, sink, words, G_N_ELEMENTS(words));
}

const struct check check_unchecked_result = {
	.id = "ASY302",
	.name = "unchecked-result",
	.summary = "a result that alone says whether something began is dropped",
	.on_by_default = true,
	.level = SEVERITY_WARNING,
	.run = run,
};
