/* SPDX-License-Identifier: MIT
 *
 * coroutine_outside_coroutine.c - ASY403: what only a coroutine may call, called elsewhere.
 *
 * A function that yields needs a coroutine to come back to. Called from a callback, a thread or
 * main, it aborts, or switches away from a stack that nobody can resume. Code that asks first ("is
 * this a coroutine?") is understood.
 *
 * Where a program annotates its coroutines, functions that lack the annotation are told of, too
 * (unannotated.h).
 */
#include "checks/report.h"
#include "checks/unannotated.h"

static const char *phrase(const struct culprit *culprit)
{
	(void)culprit;
	return "may only be called in a coroutine, not";
}

/* A call through a pointer to the library's own function ("x->lock()", where x may be of any kind)
 * goes with the object that x is, and coroutines and callbacks have different ones. So it is with a
 * function that both come to and of which the others are known by a pointer only. */
static bool wanted(const struct check_input *input, enum context context,
                   const struct culprit *culprit, void *data)
{
	const struct program_call *call = program_call(input->program, culprit->call);

	(void)context;
	(void)data;
	return !call->indirect &&
	       (culprit->tier < TIER_FIELD ||
	        contexts_reach(input->contexts, CONTEXT_CORO, call->caller)->root == FACT_NONE);
}

static void run(const struct check *check, const struct check_input *input, struct sink *sink)
{
	static const struct culprit_words words = {
		.kind = EFFECT_CORO_ONLY,
		.contexts = 1 << CONTEXT_LOOP | 1 << CONTEXT_WORKER | 1 << CONTEXT_THREAD,
		.severity = report_error,
		.phrase = phrase,
		.final = "may only be called in a coroutine",
		.wanted = wanted,
	};

	report_culprits(check, input, sink, &words);
	report_unannotated(check, input, sink);
}

const struct check check_coroutine_outside_coroutine = {
	.id = "ASY403",
	.name = "coroutine-outside-coroutine",
	.summary = "a function that only a coroutine may call is called outside of one",
	.on_by_default = false,
	.level = SEVERITY_ERROR,
	.run = run,
};
