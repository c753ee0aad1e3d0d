/* SPDX-License-Identifier: MIT
 *
 * stale_read_across_yield.c - ASY601: read, yield, write back what was read.
 *
 * Between the reading and the writing others run, and what they wrote is overwritten: the lost
 * update, on one thread. Reported when the place is stored to with a value computed from the old
 * one and not read again in between, and when there is somebody else who writes it. A coroutine
 * lock held across the yield makes it right.
 */
#include "checks/stale_report.h"

static enum across_answer ask(const struct across *a, uint32_t event, uint32_t cond,
                              const void *data)
{
	const struct facts *f = a->at->facts;
	const struct fact_event *e = event == FACT_NONE ? NULL : &f->events[event];

	(void)data;
	if (!e)
		return across_reads_place(f, cond, a->place) ? ACROSS_STOP : ACROSS_GO_ON;
	if (across_event_reads_place(f, e, a->place))
		return ACROSS_STOP; /* looked again */
	if (e->kind != EVENT_STORE || !across_same_place(f, e->a, a->place))
		return ACROSS_GO_ON;
	return value_reads_local(f, e->b, a->local) ? ACROSS_FOUND : ACROSS_STOP;
}

static bool is_lock_act(enum act act, bool taken)
{
	return taken ? act == ACT_LOCK || act == ACT_TRYLOCK : act == ACT_UNLOCK;
}

/* Does the function take a lock before event BEFORE (TAKEN), or give one back after it? */
static bool has_lock_call(const struct across *a, uint32_t event, bool taken)
{
	const struct program *p = a->at->program;
	const struct program_function *fn = program_function(p, a->at->function);

	for (uint32_t i = 0; i < fn->call_count; i++) {
		const struct program_call *call = program_call(p, fn->call_first + i);
		const struct model_function *row;

		if (!call->target_count || (call->event < event) != taken)
			continue;
		row = program_function(p, program_target(p, call->target_first)->function)->model;
		for (size_t k = 0; row && k < row->act_count; k++)
			if (is_lock_act(row->acts[k].act, taken))
				return true;
	}
	return false;
}

static void visit(const struct across *a, void *data)
{
	struct stale_search *s = data;
	const struct stale_other other = stale_other_side(s->input, a,
	                                                  shared_writers(s->shared, a->from.key));
	uint32_t yield = program_call(a->at->program, a->yield_call)->event;
	g_autofree char *place = NULL, *load = NULL, *use = NULL;
	struct fact_loc where;

	if (!other.use || !across_find(a, ask, NULL, &where) ||
	    (has_lock_call(a, a->load, true) && has_lock_call(a, yield, false)))
		return;
	place = stale_place_name(a);
	if (!g_hash_table_add(s->reported, g_strdup_printf("%u:%u:%u:%s", a->at->function,
	                                                   where.line, where.column, place)))
		return;
	load = g_strdup_printf("%s is read", place);
	use = g_strdup_printf("%s is written with what it was before", place);
	stale_report(
		s, a, where, &other,
		&(struct stale_words){
			.severity = a->from.rooted ? SEVERITY_WARNING : SEVERITY_NOTE,
			.message = g_strdup_printf(
				"%s is written back from %s, which was read before a yield: "
				"what %s() wrote meanwhile is lost",
				place, stale_local_name(a),
				program_function(s->input->program, other.use->function)->name),
			.load = load,
			.yield = "others run here",
			.use = use,
			.other = "writes it too",
			.suggestion = "Read it again after the yield, do the reading and writing "
				      "on one side of it, or hold a coroutine lock across it",
		});
}

static void run(const struct check *check, const struct check_input *input, struct sink *sink)
{
	stale_search(check, input, sink, EFFECT_YIELDS, ACROSS_COMPUTED, visit);
}

const struct check check_stale_read_across_yield = {
	.id = "ASY601",
	.name = "stale-read-across-yield",
	.summary = "shared state is written back from what was read before a yield",
	.on_by_default = false,
	.level = SEVERITY_WARNING,
	.run = run,
};
