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

static void run(const struct check *check, const struct check_input *input, struct sink *sink)
{
	static const struct culprit_words words = {
		.kind = EFFECT_BLOCKS,
		.contexts = 1 << CONTEXT_LOOP | 1 << CONTEXT_CORO,
		.severity = severity,
		.phrase = phrase,
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
