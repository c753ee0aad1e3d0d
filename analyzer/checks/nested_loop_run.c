/* SPDX-License-Identifier: MIT
 *
 * nested_loop_run.c - ASY401: running a loop from one of its own callbacks.
 *
 * The inner run waits for events while the outer callback is unfinished: callbacks nest without
 * bound, state that the outer one holds changes under it, and most libraries forbid it outright.
 * Draining without waiting (UV_RUN_NOWAIT, EVLOOP_NONBLOCK) is left alone. A library may support it
 * all the same (QEMU polls in bottom halves); then it is a note in callbacks, and a mistake in
 * coroutines only.
 */
#include "checks/report.h"

/* What a library means to be done in callbacks is only worth a note there. */
static enum severity severity(const struct check_input *input, enum context context,
                              const struct culprit *culprit)
{
	const struct model_function *row = program_function(input->program, culprit->target)->model;

	return row->reentrant && context == CONTEXT_LOOP ? SEVERITY_NOTE : SEVERITY_ERROR;
}

static const char *phrase(const struct culprit *culprit)
{
	(void)culprit;
	return "runs an event loop";
}

static void run(const struct check *check, const struct check_input *input, struct sink *sink)
{
	static const struct culprit_words words = {
		.kind = EFFECT_RUNS_LOOP,
		.contexts = 1 << CONTEXT_LOOP | 1 << CONTEXT_CORO,
		.severity = severity,
		.phrase = phrase,
	};

	report_culprits(check, input, sink, &words);
}

const struct check check_nested_loop_run = {
	.id = "ASY401",
	.name = "nested-loop-run",
	.summary = "an event loop is run from inside one of its callbacks",
	.on_by_default = true,
	.run = run,
};
