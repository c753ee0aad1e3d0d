/* SPDX-License-Identifier: MIT
 *
 * report.c - culprits to findings.
 *
 * The one-line message names the culprit, what it does there, and the root; the remedy and the path
 * are fields of their own. A call found in two contexts is reported once, for the first.
 */
#include "checks/report.h"

#include "summary/witness.h"

/* What the function is called that begins in a context. */
static const char *const root_words[CONTEXT_COUNT] = {
	[CONTEXT_LOOP] = "callback",          [CONTEXT_CORO] = "coroutine",
	[CONTEXT_WORKER] = "worker function", [CONTEXT_THREAD] = "thread function",
	[CONTEXT_SIGNAL] = "signal handler",
};

char *report_message(const struct program *program, const char *subject, const char *phrase,
                     enum context context, uint32_t root, uint32_t function)
{
	const struct program_registration *r = &g_array_index(program->registrations,
	                                                      struct program_registration, root);
	const char *root_name = program_function(program, r->function)->name;

	if (r->annotated)
		return g_strdup_printf("%s() %s %s, %s %s(), which is %s", subject, phrase,
		                       context_phrase(context),
		                       function == r->function ? "in" : "reached from", root_name,
		                       r->by->name);
	if (r->own_loop)
		return g_strdup_printf("%s() %s %s, in the loop of %s()", subject, phrase,
		                       context_phrase(context), root_name);
	if (function == r->function)
		return g_strdup_printf("%s() %s %s, in %s %s()", subject, phrase,
		                       context_phrase(context), root_words[context], root_name);
	return g_strdup_printf("%s() %s %s, reached from %s %s()", subject, phrase,
	                       context_phrase(context), root_words[context], root_name);
}

/* What a call does whose arguments say how long: "may wait for 200 ms". NULL: they do not. */
static char *timed_phrase(const struct check_input *input, const struct culprit *culprit)
{
	uint64_t ns = flow_call(input->flow, culprit->call)->wait_ns;

	if (culprit->kind != EFFECT_BLOCKS || culprit->class != BLOCK_B1 || !ns)
		return NULL;
	if (ns >= 1000000000)
		return g_strdup_printf("may wait for %.4g s", (double)ns / 1e9);
	return g_strdup_printf("may wait for %.4g ms", (double)ns / 1e6);
}

static void add_more(struct finding *finding, const struct check_input *input,
                     const struct culprit *culprit, const struct culprit_words *words)
{
	g_autofree char *more = words->more ? words->more(input, culprit) : NULL;
	char *why = finding->why;

	if (!more)
		return;
	finding->why = g_strdup_printf("%s %s", why, more);
	g_free(why);
}

static void report(const struct check *check, const struct check_input *input, struct sink *sink,
                   enum context context, const struct culprit *culprit,
                   const struct culprit_words *words, GHashTable *seen)
{
	enum severity severity = words->severity(input, context, culprit);
	g_autofree char *timed = timed_phrase(input, culprit);
	const char *phrase = timed ? timed : words->phrase(culprit);
	struct finding *finding;

	/* What rests on a descriptor nobody knows anything about is a hint, no more. */
	if (culprit->assumptions & ASSUME_FD)
		severity = SEVERITY_NOTE;
	finding = finding_new(check->id, check->name, severity);
	finding->message = report_message(
		input->program, program_function(input->program, culprit->target)->name, phrase,
		context, culprit->root, program_call(input->program, culprit->call)->caller);
	witness_fill(finding, input->program, input->flow, input->contexts, context, culprit,
	             words->final ? words->final : phrase);
	add_more(finding, input, culprit, words);
	witness_seal(finding, program_function(input->program, culprit->target)->name, seen);
	sink_add(sink, finding);
}

void report_culprits(const struct check *check, const struct check_input *input, struct sink *sink,
                     const struct culprit_words *words)
{
	g_autoptr(GHashTable) seen = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	g_autoptr(GHashTable) calls = g_hash_table_new(NULL, NULL);

	for (enum context context = 0; context < CONTEXT_COUNT; context++) {
		g_autoptr(GPtrArray) culprits = NULL;

		if (!(words->contexts >> context & 1))
			continue;
		culprits = culprits_find(input->program, input->flow, input->effects,
		                         input->contexts, words->kind, context);
		for (guint i = 0; i < culprits->len; i++) {
			const struct culprit *culprit = culprits->pdata[i];
			uint32_t call = program_call_once(input->program, culprit->call);

			if (words->wanted && !words->wanted(input, context, culprit, words->data))
				continue;
			if (g_hash_table_add(calls, GUINT_TO_POINTER(call + 1)))
				report(check, input, sink, context, culprit, words, seen);
		}
	}
}

enum severity report_error(const struct check_input *input, enum context context,
                           const struct culprit *culprit)
{
	(void)input;
	(void)context;
	(void)culprit;
	return SEVERITY_ERROR;
}

enum severity report_warning(const struct check_input *input, enum context context,
                             const struct culprit *culprit)
{
	(void)input;
	(void)context;
	(void)culprit;
	return SEVERITY_WARNING;
}
