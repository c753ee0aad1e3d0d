/* SPDX-License-Identifier: MIT
 *
 * wrong_thread_call.c - ASY402: a worker or a thread touches what belongs to the loop's thread.
 *
 * A loop's handles have no locks: the loop reads them between any two instructions of the other
 * thread. Packs say which functions belong to the loop's thread, and which one a program calls to
 * have the library take locks after all; such a program is left alone. So is a thread that runs a
 * loop itself: whatever it touches may be its own.
 */
#include "checks/report.h"

static const char *phrase(const struct culprit *culprit)
{
	(void)culprit;
	return "belongs on the loop's thread and is called";
}

/* Does the program call a function that makes the library of PACK safe for threads? */
static bool is_made_safe(const struct program *program, const struct pack *pack)
{
	for (guint i = 0; i < program->calls->len; i++) {
		const struct program_call *c = program_call(program, i);

		for (uint32_t k = 0; k < c->target_count; k++) {
			uint32_t target = program_target(program, c->target_first + k)->function;
			const struct model_function *row = program_function(program, target)->model;

			if (row && row->pack == pack && row->makes_thread_safe)
				return true;
		}
	}
	return false;
}

struct safety {
	GHashTable *asked;      /* pack -> 1 the program has made its library safe, or 0 */
	GHashTable *loop_roots; /* registrations, plus 1, of threads that run a loop */
};

static bool is_safe(struct safety *safety, const struct program *program, const struct pack *pack)
{
	gpointer known;

	if (!g_hash_table_lookup_extended(safety->asked, pack, NULL, &known)) {
		known = GINT_TO_POINTER(is_made_safe(program, pack));
		g_hash_table_insert(safety->asked, (gpointer)pack, known);
	}
	return GPOINTER_TO_INT(known) != 0;
}

static bool wanted(const struct check_input *input, enum context context,
                   const struct culprit *culprit, void *data)
{
	const struct model_function *row = program_function(input->program, culprit->target)->model;
	struct safety *safety = data;

	(void)context;
	return !is_safe(safety, input->program, row->pack) &&
	       !g_hash_table_contains(safety->loop_roots, GUINT_TO_POINTER(culprit->root + 1));
}

/* Adds the roots of CONTEXT that run a loop, own ones included. */
static void add_loop_roots(const struct check_input *input, enum context context, GHashTable *roots)
{
	const struct program *p = input->program;
	g_autoptr(GPtrArray) runs = culprits_find(p, input->flow, input->effects, input->contexts,
	                                          EFFECT_RUNS_LOOP, context);

	for (guint i = 0; i < runs->len; i++) {
		const struct culprit *culprit = runs->pdata[i];

		g_hash_table_add(roots, GUINT_TO_POINTER(culprit->root + 1));
	}
	for (guint i = 0; i < p->loops->len; i++) {
		uint32_t owner = g_array_index(p->loops, struct program_loop, i).function;
		const struct reach *reach = contexts_reach(input->contexts, context, owner);

		if (reach->root != FACT_NONE)
			g_hash_table_add(roots, GUINT_TO_POINTER(reach->root + 1));
	}
}

static void run(const struct check *check, const struct check_input *input, struct sink *sink)
{
	struct safety safety = { .asked = g_hash_table_new(NULL, NULL),
		                 .loop_roots = g_hash_table_new(NULL, NULL) };
	const struct culprit_words words = {
		.kind = EFFECT_LOOP_THREAD,
		.contexts = 1 << CONTEXT_WORKER | 1 << CONTEXT_THREAD,
		.severity = report_error,
		.phrase = phrase,
		.wanted = wanted,
		.data = &safety,
	};

	add_loop_roots(input, CONTEXT_WORKER, safety.loop_roots);
	add_loop_roots(input, CONTEXT_THREAD, safety.loop_roots);
	report_culprits(check, input, sink, &words);
	g_hash_table_unref(safety.asked);
	g_hash_table_unref(safety.loop_roots);
}

const struct check check_wrong_thread_call = {
	.id = "ASY402",
	.name = "wrong-thread-call",
	.summary = "a worker or another thread calls what belongs to the loop's thread",
	.on_by_default = true,
	.run = run,
};
