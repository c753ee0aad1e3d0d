/* SPDX-License-Identifier: MIT
 *
 * lock_apply.c - what an event does to the locks.
 *
 * A library's function does what its pack says, a function of the program what its summary says. A
 * function nobody knows may give back what it is handed: the lock itself, or an object of the
 * program with the lock in it (a system's function knows no structs of the program).
 */
#include "locks/lock_priv.h"

static const struct fact_event *event_row(const struct lock_solve *s, uint32_t event)
{
	return &s->frame.facts->events[event];
}

static uint32_t call_of(const struct lock_solve *s, uint32_t event)
{
	return s->call_at[event - s->frame.body->event_first];
}

static uint32_t object_of_act(const struct lock_solve *s, uint32_t event,
                              const struct model_act *act)
{
	const struct fact_event *e = event_row(s, event);

	if (act->thread)
		return lock_path_thread(s->frame.paths);
	if (act->returned || act->pointee || act->arg >= e->arg_count)
		return PATH_UNKNOWN;
	return lock_path_pointee(&s->frame, s->frame.facts->args[e->arg_first + act->arg]);
}

static bool is_possible(const struct lock_solve *s, uint32_t call,
                        const struct model_condition *condition)
{
	struct model_atom residue;

	for (size_t i = 0; i < condition->count; i++) {
		struct call_arg arg = flow_subject(s->flow, call, &condition->atoms[i]);

		if (flow_ask(&condition->atoms[i], &arg, &residue) == VERDICT_NO)
			return false;
	}
	return true;
}

static enum lock_result result_of(enum act_ok ok)
{
	return ok == OK_ALWAYS ? RESULT_ANY : ok == OK_ZERO ? RESULT_ZERO : RESULT_NONZERO;
}

/* CALL waits for PATH. With a name it is kept, otherwise the callers know what it is. */
static void note_wait(struct lock_solve *s, uint32_t call, uint32_t path, uint8_t kind, bool shared)
{
	struct lock_use use = { .path = path, .call = call, .kind = kind, .shared = shared };

	if (kind != LOCK_KIND_THREAD && kind != LOCK_KIND_SPIN)
		return;
	if (!lock_path_is_named(s->frame.paths, path)) {
		if (lock_path_is_known_to_callers(s->frame.paths, path))
			lock_effect_add(s->summary->waited, &s->summary->waited_count,
			                (struct lock_effect){
						.path = path, .kind = kind, .shared = shared });
		return;
	}
	if (s->keep)
		g_array_append_val(s->locks->waits, use);
}

static void apply_act(struct lock_solve *s, struct lock_state *state, uint32_t event,
                      const struct model_act *act)
{
	uint32_t call = call_of(s, event), path;

	if (act->act > ACT_WAIT || !is_possible(s, call, &act->condition))
		return;
	path = object_of_act(s, event, act);
	if (act->act == ACT_UNLOCK)
		lock_state_give(state, s->frame.paths, path, act->lock, call);
	if (act->act == ACT_LOCK)
		note_wait(s, call, path, (uint8_t)act->lock, act->shared);
	if (act->act == ACT_LOCK || act->act == ACT_TRYLOCK)
		lock_state_take(state,
		                &(struct lock_entry){ .path = path,
		                                      .call = call,
		                                      .event = event,
		                                      .kind = (uint8_t)act->lock,
		                                      .if_result = (uint8_t)result_of(act->ok),
		                                      .shared = act->shared,
		                                      .tried = act->act == ACT_TRYLOCK });
}

static void apply_summary(struct lock_solve *s, struct lock_state *state, uint32_t event,
                          uint32_t function, bool by_library, bool is_only)
{
	const struct lock_summary *summary = &s->locks->summaries[function];
	uint32_t call = call_of(s, event);

	for (unsigned i = 0; i < summary->waited_count; i++) {
		const struct lock_effect *w = &summary->waited[i];

		note_wait(s, call, lock_path_seen_from(&s->frame, event, by_library, w->path),
		          w->kind, w->shared);
	}
	for (unsigned i = 0; i < summary->given_count; i++)
		lock_state_give(
			state, s->frame.paths,
			lock_path_seen_from(&s->frame, event, by_library, summary->given[i].path),
			summary->given[i].kind, call);
	for (unsigned i = 0; is_only && i < summary->taken_count; i++) {
		const struct lock_effect *t = &summary->taken[i];
		struct lock_entry entry = { .call = call,
			                    .event = event,
			                    .kind = t->kind,
			                    .if_result = t->when,
			                    .shared = t->shared,
			                    .tried = t->tried };

		entry.path = lock_path_seen_from(&s->frame, event, by_library, t->path);
		if (lock_path(s->frame.paths, entry.path)->root != LOCK_ROOT_ANY)
			lock_state_take(state, &entry);
	}
}

/* Is the function called one of the system's headers, which knows no locks of the program but those
 * it is handed? */
static bool is_foreign(const struct lock_solve *s, const struct program_call *call)
{
	const struct program_function *fn;
	const struct facts *f;
	struct fact_loc decl;

	if (call->indirect || !call->target_count)
		return false;
	fn = program_function(s->program, program_target(s->program, call->target_first)->function);
	f = s->program->units[fn->symbol_unit];
	decl = f->symbols[fn->symbol].decl;
	return decl.file == FACT_NONE || f->files[decl.file].is_system;
}

/* Nobody knows what the function does with what it is handed. */
static void apply_unknown(struct lock_solve *s, struct lock_state *state, uint32_t event,
                          const struct program_call *call)
{
	const struct fact_event *e = event_row(s, event);
	bool foreign = is_foreign(s, call);

	for (uint32_t i = 0; i < e->arg_count && state->count; i++) {
		uint32_t object = lock_path_pointee(&s->frame,
		                                    s->frame.facts->args[e->arg_first + i]);

		for (uint32_t k = 0; object != PATH_UNKNOWN && k < state->count; k++) {
			uint32_t path = state->entries[k].path;

			if (path == object ||
			    (!foreign && lock_path_is_within(s->frame.paths, path, object)))
				lock_state_doubt(state, k);
		}
	}
}

/* The loop runs here, and its callbacks may give back anything. */
static void run_callbacks(struct lock_solve *s, struct lock_state *state, uint32_t call)
{
	for (int kind = 0; kind < LOCK_KIND_COUNT; kind++)
		lock_state_give(state, s->frame.paths, PATH_UNKNOWN, kind, call);
}

static void record_open(struct lock_solve *s, uint32_t path, uint8_t kind, uint32_t call)
{
	struct lock_use use = { .path = path, .call = call, .kind = kind };

	g_array_append_val(s->locks->open, use);
}

static void record_call(struct lock_solve *s, const struct lock_state *state, uint32_t event,
                        const struct model_function *model)
{
	uint32_t call = call_of(s, event);
	struct lock_call *row = &g_array_index(s->locks->calls, struct lock_call, call);
	GArray *open = s->locks->open, *held = s->locks->held;

	row->open_first = open->len;
	for (uint32_t i = 0; i < state->count; i++)
		if (state->entries[i].status == LOCK_OPEN)
			record_open(s, state->entries[i].path, state->entries[i].kind,
			            state->entries[i].call);
	for (size_t i = 0; model && i < model->act_count; i++)
		if (model->acts[i].act == ACT_WAIT)
			record_open(s, object_of_act(s, event, &model->acts[i]),
			            (uint8_t)model->acts[i].lock, call);
	row->open_count = open->len - row->open_first;
	row->held_first = held->len;
	for (uint32_t i = 0; i < state->count; i++) {
		const struct lock_entry *e = &state->entries[i];
		struct lock_use use = {
			.path = e->path, .call = e->call, .kind = e->kind, .shared = e->shared
		};

		if (e->status == LOCK_HELD)
			g_array_append_val(held, use);
	}
	row->held_count = held->len - row->held_first;
}

static bool is_library(const struct lock_solve *s, const struct program_call *call)
{
	return call->target_count &&
	       program_function(s->program,
	                        program_target(s->program, call->target_first)->function)
	               ->model;
}

static void apply_call(struct lock_solve *s, struct lock_state *state, uint32_t event)
{
	const struct program_call *c = program_call(s->program, call_of(s, event));
	const struct model_function *model = NULL;
	bool library = !c->indirect && is_library(s, c), known = c->target_count > 0;

	if (library)
		model = program_function(s->program,
		                         program_target(s->program, c->target_first)->function)
		                ->model;
	if (s->keep)
		record_call(s, state, event, model);
	for (uint32_t i = 0; i < c->target_count; i++) {
		uint32_t target = program_target(s->program, c->target_first + i)->function;
		const struct program_function *fn = program_function(s->program, target);

		for (size_t k = 0; fn->model && c->target_count == 1 && k < fn->model->act_count;
		     k++)
			apply_act(s, state, event, &fn->model->acts[k]);
		if (!fn->model && fn->unit != FACT_NONE)
			apply_summary(s, state, event, target, library && i > 0,
			              c->target_count == 1);
		known &= fn->model || fn->unit != FACT_NONE;
	}
	if (model && model_effect(model, EFFECT_RUNS_LOOP))
		run_callbacks(s, state, call_of(s, event));
	if (!known)
		apply_unknown(s, state, event, c);
}

static void apply_store(struct lock_solve *s, struct lock_state *state, uint32_t event)
{
	const struct fact_event *e = event_row(s, event);
	const struct fact_value *to = &s->frame.facts->values[e->a];
	struct lock_test test;

	if (!state->count)
		return;
	if (to->op == VALUE_LOCAL) {
		uint32_t given = s->frame.value_of_local[to->a];

		test = lock_test_of(s->frame.facts, e->b);
		lock_state_store(state, to->a, test.event, test.if_true == RESULT_ZERO);
		if (given != FACT_NONE) {
			uint32_t object = lock_path_pointee(&s->frame, given);

			if (object != PATH_UNKNOWN && lock_path_is_loaded(s->frame.paths, object))
				lock_state_moved(state, s->frame.paths, object);
		}
	}
	lock_state_moved(state, s->frame.paths, lock_path_place(&s->frame, e->a));
}

/* Does no path on this thread lead beyond CALL? */
static bool ends(const struct lock_solve *s, uint32_t call)
{
	const struct program_call *c = program_call(s->program, call);
	const struct flow_summary *summary;
	uint32_t target;

	if (!flow_call(s->flow, call)->reached)
		return true;
	if (c->target_count != 1)
		return false;
	target = program_target(s->program, c->target_first)->function;
	summary = &g_array_index(s->flow->summaries, struct flow_summary, target);
	return program_function(s->program, target)->noreturn ||
	       (program_function(s->program, target)->unit != FACT_NONE &&
	        (summary->dies || summary->never_returns));
}

bool lock_apply_event(struct lock_solve *s, struct lock_state *state, uint32_t event)
{
	switch (event_row(s, event)->kind) {
	case EVENT_STORE:
		apply_store(s, state, event);
		return true;
	case EVENT_CALL:
		apply_call(s, state, event);
		return !ends(s, call_of(s, event));
	default:
		return true;
	}
}
