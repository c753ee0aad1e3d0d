/* SPDX-License-Identifier: MIT
 *
 * stale_pointer_across_yield.c - ASY602: a pointer kept across a yield while somebody frees it.
 *
 * The pointer was taken from shared state, the coroutine went away, and a callback or another
 * coroutine freed what that state points to. Reported when what the local points to is used
 * afterwards without the place having been looked at again, and when there is somebody who frees
 * it. Taking a reference first (a pack's pin, adding to a member of it, or a function that does
 * nothing else) makes it right, and so does taking the object out of the place.
 */
#include "checks/stale_report.h"

static enum across_answer ask(const struct across *a, uint32_t event, uint32_t cond,
                              const void *data)
{
	const struct facts *f = a->at->facts;
	const struct fact_event *e = event == FACT_NONE ? NULL : &f->events[event];

	(void)data;
	if (!e) {
		if (across_reads_place(f, cond, a->place))
			return ACROSS_STOP;
		return across_uses_pointee(f, cond, a->local) ? ACROSS_FOUND : ACROSS_GO_ON;
	}
	if (across_event_reads_place(f, e, a->place))
		return ACROSS_STOP;
	return across_event_uses_pointee(f, e, a->local) ? ACROSS_FOUND : ACROSS_GO_ON;
}

static bool is_local(const struct facts *f, uint32_t value, uint32_t local)
{
	return f->values[value].op == VALUE_LOCAL && f->values[value].a == local;
}

/* Does event E add to a member of what LOCAL points to: the reference count? */
static bool counts_up(const struct facts *f, const struct fact_event *e, uint32_t local)
{
	const struct fact_value *place = &f->values[e->a], *value;

	if (e->kind != EVENT_STORE || place->op != VALUE_FIELD || !place->imm ||
	    !is_local(f, place->a, local))
		return false;
	value = &f->values[e->b];
	return value->op == VALUE_BINARY && value->sub == BINARY_ADD &&
	       across_same_place(f, value->a, e->a);
}

/* Is all that FUNCTION writes a member of its parameter ARG, which it adds to: peer_ref(peer)? */
static bool only_counts_up(const struct program *program, uint32_t function, uint32_t arg)
{
	const struct facts *f;
	const struct fact_function *body = program_body(program, function, &f);
	bool found = false;

	for (uint32_t i = 0; body && arg < body->param_count && i < body->event_count; i++) {
		const struct fact_event *e = &f->events[body->event_first + i];

		if (e->kind != EVENT_STORE || f->values[e->a].op == VALUE_LOCAL)
			continue;
		if (!counts_up(f, e, arg))
			return false;
		found = true;
	}
	return found;
}

/* Does CALL take a reference to what the local points to? */
static bool pins(const struct across *a, const struct program_call *call)
{
	const struct facts *f = a->at->facts;
	const struct fact_event *e = &f->events[call->event];
	const struct model_function *row;
	uint32_t target;

	if (!call->target_count)
		return false;
	target = program_target(a->at->program, call->target_first)->function;
	for (uint32_t arg = 0; arg < e->arg_count; arg++)
		if (is_local(f, f->args[e->arg_first + arg], a->local) &&
		    only_counts_up(a->at->program, target, arg))
			return true;
	row = program_function(a->at->program, target)->model;
	for (size_t k = 0; row && k < row->act_count; k++)
		if (row->acts[k].act == ACT_PIN && row->acts[k].arg < e->arg_count &&
		    is_local(f, f->args[e->arg_first + row->acts[k].arg], a->local))
			return true;
	return false;
}

static bool is_pinned(const struct across *a)
{
	const struct program_function *fn = program_function(a->at->program, a->at->function);
	uint32_t yield = program_call(a->at->program, a->yield_call)->event;

	for (uint32_t i = 0; i < a->at->body->event_count; i++) {
		uint32_t event = a->at->body->event_first + i;

		if (event < yield &&
		    counts_up(a->at->facts, &a->at->facts->events[event], a->local))
			return true;
	}
	for (uint32_t i = 0; i < fn->call_count; i++) {
		const struct program_call *call = program_call(a->at->program, fn->call_first + i);

		if (call->event < yield && pins(a, call))
			return true;
	}
	return false;
}

/* Was the place given another value between the load and the yield? Then the object was taken out
 * of it, and is nobody else's any more. */
static bool is_taken_out(const struct across *a)
{
	uint32_t yield = program_call(a->at->program, a->yield_call)->event;

	for (uint32_t event = a->load + 1; event < yield; event++) {
		const struct fact_event *e = &a->at->facts->events[event];

		if (e->kind == EVENT_STORE && across_same_place(a->at->facts, e->a, a->place))
			return true;
	}
	return false;
}

static void visit(const struct across *a, void *data)
{
	struct stale_search *s = data;
	const struct stale_other other = stale_other_side(s->input, a,
	                                                  shared_freers(s->shared, a->from.key));
	g_autofree char *place = NULL, *load = NULL, *use = NULL;
	struct fact_loc where;

	if (!other.use || !across_find(a, ask, NULL, &where) || is_pinned(a) || is_taken_out(a))
		return;
	if (!g_hash_table_add(s->reported,
	                      g_strdup_printf("%u:%u:%u", a->at->function, where.line, a->local)))
		return;
	place = stale_place_name(a);
	load = g_strdup_printf("%s is taken from %s", stale_local_name(a), place);
	use = g_strdup_printf("what %s points to is used", stale_local_name(a));
	stale_report(
		s, a, where, &other,
		&(struct stale_words){
			.severity = a->from.rooted ? SEVERITY_WARNING : SEVERITY_NOTE,
			.message = g_strdup_printf(
				"%s was taken from %s before a yield, during which %s() may free "
				"it",
				stale_local_name(a), place,
				program_function(s->input->program, other.use->function)->name),
			.load = load,
			.yield = "others run here",
			.use = use,
			.other = "frees it",
			.suggestion = "Take a reference before the yield, or look it up again "
				      "after it",
		});
}

static void run(const struct check *check, const struct check_input *input, struct sink *sink)
{
	stale_search(check, input, sink, EFFECT_YIELDS, ACROSS_LOADED, visit);
}

const struct check check_stale_pointer_across_yield = {
	.id = "ASY602",
	.name = "stale-pointer-across-yield",
	.summary = "what a pointer points to may be freed while a coroutine is away",
	.on_by_default = false,
	.level = SEVERITY_WARNING,
	.run = run,
};
