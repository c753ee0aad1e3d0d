/* SPDX-License-Identifier: MIT
 *
 * yield_under_lock.c - ASY201: other coroutines run while this one holds a lock of threads.
 *
 * The next coroutine that wants the lock stops the thread, and the one that holds it never runs
 * again to give it back. Reported where the lock is held, in the function that took it, however far
 * below the yield is; a coroutine lock is made for this, and a wait that gives the lock back is
 * fine. A function may say that it is called with such a lock held; then its own calls are looked
 * at.
 */
#include "checks/promised.h"
#include "checks/under_lock.h"

struct report {
	const struct check *check;
	const struct check_input *input;
	struct sink *sink;
	GHashTable *seen;
};

/* The context the function runs in, when one is known in which coroutines or callbacks do. */
static void fill_context(struct finding *finding, const struct check_input *input,
                         uint32_t function)
{
	static const enum context contexts[] = { CONTEXT_CORO, CONTEXT_LOOP };

	for (size_t i = 0; i < G_N_ELEMENTS(contexts); i++) {
		const struct reach *r = contexts_reach(input->contexts, contexts[i], function);
		const struct program_registration *root;

		if (r->root == FACT_NONE)
			continue;
		root = &g_array_index(input->program->registrations, struct program_registration,
		                      r->root);
		finding->context = g_strdup(context_name(contexts[i]));
		finding->root = g_strdup(program_function(input->program, root->function)->name);
		finding->framework = g_strdup(
			pack_name(root->by ? root->by->pack : root->field->pack));
		return;
	}
}

static void found(const struct under_lock *under, void *data)
{
	struct report *r = data;
	struct finding *finding = finding_new(r->check->id, r->check->name, SEVERITY_ERROR);
	g_autofree char *culprit = under_lock_culprit(r->input, under);
	g_autofree char *lock = under_lock_name(r->input, under->use);
	g_autofree char *takes = g_strdup_printf("takes %s", lock);
	const char *advice = under_lock_advice(r->input, under, "lock");

	finding->message = g_strdup_printf(
		"%s lets other coroutines run while %s is held, a lock that stops the thread",
		culprit, lock);
	under_lock_fill(finding, r->input, under, takes, "other coroutines run");
	fill_context(finding, r->input, under->function);
	finding->suggestion = g_strdup(advice ? advice
	                                      : "Give the lock back before the call, or use a "
	                                        "lock of coroutines");
	under_lock_report(finding, r->input, under, r->seen, r->sink);
}

static void run(const struct check *check, const struct check_input *input, struct sink *sink)
{
	g_autoptr(GHashTable) seen = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	struct report report = { check, input, sink, seen };
	const struct under_lock_query query = { .kinds = LOCK_BIT(THREAD) | LOCK_BIT(SPIN),
		                                .effect = EFFECT_YIELDS,
		                                .innermost = true,
		                                .found = found,
		                                .data = &report };

	const struct promised_query promise = {
		.promise = PROMISE_LOCKED,
		.kinds = LOCK_BIT(THREAD) | LOCK_BIT(SPIN),
		.suggestion = "Give the lock back before the call, or use a lock of coroutines",
	};

	under_lock_each(input, &query);
	report_broken_promises(check, input, &promise, seen, sink);
}

const struct check check_yield_under_lock = {
	.id = "ASY201",
	.name = "yield-under-lock",
	.summary = "other coroutines run while a lock of threads is held",
	.on_by_default = true,
	.level = SEVERITY_ERROR,
	.run = run,
};
