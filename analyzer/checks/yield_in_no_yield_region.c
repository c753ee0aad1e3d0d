/* SPDX-License-Identifier: MIT
 *
 * yield_in_no_yield_region.c - ASY202: a yield between the begin and the end of a region without.
 *
 * Some regions belong to the thread, not to the coroutine: RCU read sections, sections in which the
 * scheduler must not run. Packs mark their begin and end as a lock of kind "no-yield". Whoever lets
 * other coroutines run inside hands them a region they did not begin.
 *
 * A function may be such a region as a whole, which it says by an annotation.
 */
#include "checks/promised.h"
#include "checks/under_lock.h"

struct report {
	const struct check *check;
	const struct check_input *input;
	struct sink *sink;
	GHashTable *seen;
};

static const char *name_of_begin(const struct check_input *input, const struct lock_use *use)
{
	const struct program_call *call = program_call(input->program, use->call);
	uint32_t target = program_target(input->program, call->target_first)->function;

	return program_function(input->program, target)->name;
}

static void found(const struct under_lock *under, void *data)
{
	struct report *r = data;
	struct finding *finding = finding_new(r->check->id, r->check->name, SEVERITY_ERROR);
	g_autofree char *culprit = under_lock_culprit(r->input, under);
	const char *begin = name_of_begin(r->input, under->use);

	finding->message = g_strdup_printf(
		"%s lets other coroutines run in the region that %s() began, where nobody may",
		culprit, begin);
	under_lock_fill(finding, r->input, under, "begins a region in which nobody may yield",
	                "other coroutines run");
	finding->suggestion = g_strdup("End the region before the call and begin it again after, "
	                               "keeping what is needed by a reference or a copy");
	under_lock_report(finding, r->input, under, r->seen, r->sink);
}

static void run(const struct check *check, const struct check_input *input, struct sink *sink)
{
	g_autoptr(GHashTable) seen = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	struct report report = { check, input, sink, seen };
	const struct under_lock_query query = { .kinds = LOCK_BIT(NO_YIELD),
		                                .effect = EFFECT_YIELDS,
		                                .innermost = true,
		                                .found = found,
		                                .data = &report };

	const struct promised_query promise = {
		.promise = PROMISE_NO_YIELD,
		.suggestion = "Yield before or after it, or take the promise back and look at its "
			      "callers",
	};

	under_lock_each(input, &query);
	report_broken_promises(check, input, &promise, seen, sink);
}

const struct check check_yield_in_no_yield_region = {
	.id = "ASY202",
	.name = "yield-in-no-yield-region",
	.summary = "other coroutines run in a region in which nobody may yield",
	.on_by_default = true,
	.level = SEVERITY_ERROR,
	.run = run,
};
