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
	GHashTable *asked; /* pack -> 1 the program has made its library safe, or 0 */
	GHashTable *roots; /* registration plus 1 -> 1 its thread runs a loop, or 0 */
};

/* Is FUNCTION a library's that runs a loop, or does its body hold an own loop? */
static bool is_loop(const struct program *program, uint32_t function)
{
	const struct model_function *row = program_function(program, function)->model;

	if (row && model_effect(row, EFFECT_RUNS_LOOP))
		return true;
	for (guint i = 0; i < program->loops->len; i++)
		if (g_array_index(program->loops, struct program_loop, i).function == function)
			return true;
	return false;
}

/* Does FUNCTION, or what it calls, run a loop? Every call counts, whatever it depends on: a thread
 * that may run a loop may own what it touches. */
static bool runs_loop(const struct program *program, uint32_t function)
{
	bool *seen = g_new0(bool, program->functions->len);
	g_autoptr(GArray) open = g_array_new(FALSE, FALSE, sizeof(uint32_t));
	bool found = false;

	seen[function] = true;
	g_array_append_val(open, function);
	for (guint at = 0; at < open->len && !found; at++) {
		uint32_t from = g_array_index(open, uint32_t, at);
		const struct program_function *f = program_function(program, from);

		found = is_loop(program, from);
		for (uint32_t i = 0; i < f->call_count; i++) {
			const struct program_call *c = program_call(program, f->call_first + i);

			for (uint32_t k = 0; k < c->target_count; k++) {
				uint32_t to =
					program_target(program, c->target_first + k)->function;

				if (!seen[to])
					g_array_append_val(open, to);
				seen[to] = true;
			}
		}
	}
	g_free(seen);
	return found;
}

static bool has_own_loop(struct safety *safety, const struct program *program, uint32_t root)
{
	gpointer known;

	if (!g_hash_table_lookup_extended(safety->roots, GUINT_TO_POINTER(root + 1), NULL,
	                                  &known)) {
		const struct program_registration *r = &g_array_index(
			program->registrations, struct program_registration, root);

		known = GINT_TO_POINTER(runs_loop(program, r->function));
		g_hash_table_insert(safety->roots, GUINT_TO_POINTER(root + 1), known);
	}
	return GPOINTER_TO_INT(known) != 0;
}

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
	const struct model_function *row = program_row(input->program, culprit->target);
	struct safety *safety = data;

	(void)context;
	return !is_safe(safety, input->program, row->pack) &&
	       !has_own_loop(safety, input->program, culprit->root);
}

static void run(const struct check *check, const struct check_input *input, struct sink *sink)
{
	struct safety safety = { .asked = g_hash_table_new(NULL, NULL),
		                 .roots = g_hash_table_new(NULL, NULL) };
	const struct culprit_words words = {
		.kind = EFFECT_LOOP_THREAD,
		.contexts = 1 << CONTEXT_WORKER | 1 << CONTEXT_THREAD,
		.severity = report_error,
		.phrase = phrase,
		.final = "belongs on the loop's thread",
		.wanted = wanted,
		.data = &safety,
	};

	report_culprits(check, input, sink, &words);
	g_hash_table_unref(safety.asked);
	g_hash_table_unref(safety.roots);
}

const struct check check_wrong_thread_call = {
	.id = "ASY402",
	.name = "wrong-thread-call",
	.summary = "a worker or another thread calls what belongs to the loop's thread",
	.on_by_default = false,
	.level = SEVERITY_ERROR,
	.run = run,
};
