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

/* Does any call of PROGRAMS but CALL run a loop? */
static bool others_run_loop(const struct check_input *input, uint32_t call, set_id programs)
{
	const struct program *program = input->program;

	for (uint32_t i = 0; i < program->calls->len; i++) {
		const struct program_call *c = program_call(program, i);

		for (uint32_t k = 0; i != call && k < c->target_count; k++) {
			const struct program_target *t = program_target(program,
			                                                c->target_first + k);
			const struct model_function *row =
				program_function(program, t->function)->model;

			if (row && model_effect(row, EFFECT_RUNS_LOOP) &&
			    sets_and(program->sets, programs, t->programs) != SET_NONE)
				return true;
		}
	}
	return false;
}

/* What is only ever done once, and is the only thing that runs a loop, is not done inside itself.
 */
static bool wanted(const struct check_input *input, enum context context,
                   const struct culprit *culprit, void *data)
{
	uint32_t caller = program_call(input->program, culprit->call)->caller;

	(void)data;
	return !flow_call(input->flow, culprit->call)->once ||
	       others_run_loop(input, culprit->call,
	                       contexts_reach(input->contexts, context, caller)->anyway);
}

static void run(const struct check *check, const struct check_input *input, struct sink *sink)
{
	static const struct culprit_words words = {
		.kind = EFFECT_RUNS_LOOP,
		.contexts = 1 << CONTEXT_LOOP | 1 << CONTEXT_CORO,
		.severity = severity,
		.phrase = phrase,
		.wanted = wanted,
	};

	report_culprits(check, input, sink, &words);
}

const struct check check_nested_loop_run = {
	.id = "ASY401",
	.name = "nested-loop-run",
	.summary = "an event loop is run from inside one of its callbacks",
	.on_by_default = true,
	.level = SEVERITY_ERROR,
	.run = run,
};
