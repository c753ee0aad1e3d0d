/* SPDX-License-Identifier: MIT
 *
 * sync_call_with_async_twin.c - ASY102: the synchronous variant where the asynchronous one belongs.
 *
 * Some functions wait in one context and not in another, or wait only sometimes, so that calling
 * them is no plain mistake (ASY101); but the library has a twin made for callbacks or coroutines.
 * Packs name it. What is reported as blocking already is not reported again.
 */
#include "checks/report.h"

static const char *phrase(const struct culprit *culprit)
{
	(void)culprit;
	return "is the variant for code that may wait, called";
}

/* The calls that ASY101 speaks of, and more than in a note. */
static GHashTable *find_blocking(const struct check_input *input, enum context context)
{
	GHashTable *calls = g_hash_table_new(NULL, NULL);
	g_autoptr(GPtrArray) culprits = culprits_find(input->program, input->flow, input->effects,
	                                              input->contexts, EFFECT_BLOCKS, context);

	for (guint i = 0; i < culprits->len; i++) {
		const struct culprit *culprit = culprits->pdata[i];

		g_hash_table_add(calls, GUINT_TO_POINTER(culprit->call + 1));
	}
	return calls;
}

static bool wanted(const struct check_input *input, enum context context,
                   const struct culprit *culprit, void *data)
{
	GHashTable **blocking = data;

	if (!blocking[context])
		blocking[context] = find_blocking(input, context);
	return !g_hash_table_contains(blocking[context], GUINT_TO_POINTER(culprit->call + 1));
}

static void run(const struct check *check, const struct check_input *input, struct sink *sink)
{
	GHashTable *blocking[CONTEXT_COUNT] = { NULL };
	const struct culprit_words words = {
		.kind = EFFECT_TWIN,
		.contexts = 1 << CONTEXT_LOOP | 1 << CONTEXT_CORO,
		.severity = report_warning,
		.phrase = phrase,
		.final = "is the variant for code that may wait",
		.wanted = wanted,
		.data = blocking,
	};

	report_culprits(check, input, sink, &words);
	for (int i = 0; i < CONTEXT_COUNT; i++)
		g_clear_pointer(&blocking[i], g_hash_table_unref);
}

const struct check check_sync_call_with_async_twin = {
	.id = "ASY102",
	.name = "sync-call-with-async-twin",
	.summary = "the synchronous variant of a call, where its asynchronous twin belongs",
	.on_by_default = false,
	.level = SEVERITY_WARNING,
	.run = run,
};
