/* SPDX-License-Identifier: MIT
 *
 * unbounded_spawn.c - ASY303: as many threads as there are visitors.
 *
 * A note: the program may know a bound that is not in the loop (a limit of the listening side, a
 * trusted network). Off by default for that reason.
 */
#include "checks/task_report.h"

static char *unbounded(const struct check_input *input, const struct fault *fault)
{
	(void)input;
	(void)fault;
	return g_strdup("starts a thread for every visitor, and nothing in the loop bounds them");
}

static const struct task_words words[] = {
	{ .kind = FAULT_UNBOUNDED,
	  .severity = SEVERITY_NOTE,
	  .confidence = CONFIDENCE_MEDIUM,
	  .phrase = unbounded },
};

static void run(const struct check *check, const struct check_input *input, struct sink *sink)
{
	report_faults(check, input, sink, words, G_N_ELEMENTS(words));
}

const struct check check_unbounded_spawn = {
	.id = "ASY303",
	.name = "unbounded-spawn",
	.summary = "a thread for every visitor, without a limit",
	.on_by_default = false,
	.level = SEVERITY_NOTE,
	.run = run,
};
