/* SPDX-License-Identifier: MIT
 *
 * missing_timeout.c - ASY503: a coroutine waits for somebody outside, and nothing ends that.
 *
 * A peer that never answers keeps the coroutine, its stack, its descriptor and its place in every
 * limit for ever; a thousand such peers are an outage without a single error. Packs say which calls
 * wait for a peer and which argument means "no deadline". Waiting for one's own program (a lock, a
 * queue, a child coroutine) and for new connections is nothing of the kind.
 */
#include "checks/report.h"

static const char *phrase(const struct culprit *culprit)
{
	(void)culprit;
	return "waits for its peer without a deadline";
}

/* A timeout that somebody computes is one. */
static bool wanted(const struct check_input *input, enum context context,
                   const struct culprit *culprit, void *data)
{
	(void)input;
	(void)context;
	(void)data;
	return !(culprit->assumptions & ASSUME_ARG);
}

static void run(const struct check *check, const struct check_input *input, struct sink *sink)
{
	static const struct culprit_words words = {
		.kind = EFFECT_ENDLESS,
		.contexts = 1 << CONTEXT_LOOP | 1 << CONTEXT_CORO,
		.severity = report_warning,
		.phrase = phrase,
		.wanted = wanted,
	};

	report_culprits(check, input, sink, &words);
}

const struct check check_missing_timeout = {
	.id = "ASY503",
	.name = "missing-timeout",
	.summary = "a wait for a peer that no deadline ends",
	.on_by_default = true,
	.level = SEVERITY_WARNING,
	.run = run,
};
