/* SPDX-License-Identifier: MIT
 *
 * blocking_call.c - ASY101: a call that may block, where everybody else waits for it.
 *
 * One thread runs every callback of a loop, or every coroutine. A call that waits stops all of
 * them. How bad that is depends on what it waits for, which the packs grade (block_class.def): for
 * ever or for something outside is an error, for the disk a warning, for a lock or a pipe's reader
 * a note.
 */
#include "checks/report.h"

static const enum severity severities[BLOCK_CLASS_COUNT] = {
#define BLOCK_CLASS(id, name, severity, phrase) [BLOCK_##id] = SEVERITY_##severity,
#include "model/block_class.def"
#undef BLOCK_CLASS
};

static enum severity severity(const struct check_input *input, enum context context,
                              const struct culprit *culprit)
{
	(void)input;
	(void)context;
	return severities[culprit->class];
}

static const char *phrase(const struct culprit *culprit)
{
	return block_class_phrase(culprit->class);
}

/* The function on the way to CULPRIT that promises not to wait, the nearest; or FACT_NONE. */
static uint32_t promises_not_to(const struct check_input *input, const struct culprit *culprit)
{
	for (guint i = culprit->calls->len; i-- > 0;) {
		uint32_t call = g_array_index(culprit->calls, uint32_t, i);
		uint32_t caller = program_call(input->program, call)->caller;

		if (program_promise(input->program, caller, PROMISE_NONBLOCKING))
			return caller;
	}
	return FACT_NONE;
}

/* A promise that is broken is named in the reason. */
static char *broken(const struct check_input *input, const struct culprit *culprit)
{
	uint32_t function = promises_not_to(input, culprit);
	const struct model_annotation *promise;

	if (function == FACT_NONE)
		return NULL;
	promise = program_promise(input->program, function, PROMISE_NONBLOCKING);
	return g_strdup_printf("%s() is %s: %s", program_function(input->program, function)->name,
	                       promise->row.name, promise->row.why);
}

static void run(const struct check *check, const struct check_input *input, struct sink *sink)
{
	static const struct culprit_words words = {
		.kind = EFFECT_BLOCKS,
		.contexts = 1 << CONTEXT_LOOP | 1 << CONTEXT_CORO,
		.severity = severity,
		.phrase = phrase,
		.more = broken,
	};

	report_culprits(check, input, sink, &words);
}

const struct check check_blocking_call = {
	.id = "ASY101",
	.name = "blocking-call",
	.summary = "a call that may block, on the event loop or in a coroutine",
	.on_by_default = true,
	.level = SEVERITY_ERROR,
	.run = run,
};
