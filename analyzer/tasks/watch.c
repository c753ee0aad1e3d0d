/* SPDX-License-Identifier: MIT
 *
 * watch.c - events, as a watched thing sees them.
 *
 * Three relations of a value to the thing matter: it is the handle (or points to it), it points to
 * the object around it, it may be the handle but nobody knows. The last counts as the first where
 * that makes us silent.
 */
#include "tasks/watch.h"

enum relation {
	RELATION_NONE,
	RELATION_HANDLE,
	RELATION_OWNER, /* the object that the handle is a part of */
	RELATION_MAYBE,
};

static bool is_within(const struct tracker *t, uint32_t inner, uint32_t outer)
{
	return outer != PLACE_NONE && place_within(&replay_shape(t->replay)->places, inner, outer);
}

static uint32_t place_at(const struct tracker *t, uint32_t value)
{
	return place_of_value(&replay_shape(t->replay)->places, value);
}

/* Of a thing that is known as a value. */
static enum relation relation_to_value(const struct tracker *t, const struct watch *w,
                                       const struct state *state, uint32_t value)
{
	const struct fact_value *v = &t->facts->values[value];
	struct abstract a;

	if (v->op == VALUE_ADDRESS) {
		v = &t->facts->values[v->a];
		while (v->op == VALUE_FIELD || v->op == VALUE_INDEX) {
			value = v->a;
			v = &t->facts->values[v->a];
		}
		if (v->op == VALUE_LOCAL && w->holders[v->a])
			return RELATION_HANDLE;
	}
	a = replay_value(t->replay, state, value);
	if (a.origin == w->origin)
		return RELATION_HANDLE;
	if (a.origin == ORIGIN_NONE && !abstract_is_int(&a) && v->op == VALUE_LOCAL &&
	    w->holders[v->a])
		return RELATION_MAYBE;
	return RELATION_NONE;
}

/* Of a thing that is known as a place. */
static enum relation relation_to_place(const struct tracker *t, const struct watch *w,
                                       uint32_t value)
{
	const struct fact_value *v = &t->facts->values[value];
	uint32_t place = place_at(t, v->op == VALUE_ADDRESS ? v->a : value);

	if (place == PLACE_NONE)
		return RELATION_NONE;
	if (place == w->place)
		return RELATION_HANDLE;
	if (is_within(t, w->place, place))
		return RELATION_OWNER;
	return is_within(t, place, w->place) && v->op == VALUE_ADDRESS ? RELATION_HANDLE
	                                                               : RELATION_NONE;
}

static enum relation relation(const struct tracker *t, const struct watch *w,
                              const struct state *state, uint32_t value)
{
	const struct fact_value *v = &t->facts->values[value];

	if (v->op == VALUE_SELECT) {
		enum relation r = relation(t, w, state, v->b);

		return r ? r : relation(t, w, state, (uint32_t)v->imm);
	}
	if (w->origin != ORIGIN_NONE)
		return relation_to_value(t, w, state, value);
	return w->place == PLACE_NONE ? RELATION_NONE : relation_to_place(t, w, value);
}

/* The act of ROW, one with a condition on its result, that is done to argument ARG. */
static enum act_ok act_result(const struct model_function *row, uint32_t arg, enum act act)
{
	for (size_t i = 0; row && i < row->act_count; i++)
		if (row->acts[i].act == act && !row->acts[i].returned && !row->acts[i].pointee &&
		    row->acts[i].arg == arg)
			return row->acts[i].ok;
	return OK_ALWAYS;
}

static struct outcome stays(enum phase phase)
{
	return (struct outcome){ .phase = phase, .otherwise = phase };
}

/* A handle, or a promise, as argument ARG of a call that DOES this to it. */
static struct outcome hand_over(struct watch *w, const struct model_function *row, enum phase phase,
                                uint32_t arg, unsigned does)
{
	const unsigned gives_back = DOES_CLOSE | DOES_CLOSING | DOES_FREE;
	const unsigned ends = w->kind == WATCH_PROMISE    ? DOES_COMPLETE | DOES_PIN | DOES_CLOSE
	                      : w->kind == WATCH_RESOURCE ? gives_back | DOES_RELEASE | DOES_PIN
	                                                  : gives_back | DOES_PIN;
	struct outcome out = stays(phase);

	if (!(does & (ends | DOES_ALL)))
		return out;
	w->ended |= (does & ends & ~(unsigned)DOES_PIN) != 0;
	out.phase = PHASE_IDLE;
	out.otherwise = PHASE_IDLE;
	if (w->kind == WATCH_PROMISE)
		out.ok = act_result(row, arg, ACT_COMPLETE);
	if (out.ok != OK_ALWAYS)
		out.otherwise = phase;
	return out;
}

/* Memory, or the object around it, as an argument. */
static struct outcome memory_step(const struct watch *w, enum phase phase, enum relation r,
                                  unsigned does, uint32_t place)
{
	struct outcome out = stays(phase);

	if (r == RELATION_MAYBE || (does & DOES_UNKNOWN)) {
		out.phase = PHASE_IDLE;
	} else if (does & (DOES_CLOSE | DOES_CANCEL)) {
		out.phase = PHASE_IDLE;
	} else if (does & DOES_CLOSING) {
		out.phase = does & DOES_FREE || r != RELATION_HANDLE ? PHASE_IDLE : PHASE_CLOSING;
	} else if (does & DOES_FREE) {
		out.freed = r == RELATION_HANDLE || (w->owner != PLACE_NONE && place == w->owner);
		out.phase = PHASE_IDLE;
	}
	out.otherwise = out.phase;
	return out;
}

/* Does ROW make something new? Then it may have taken over what that was made of. */
static bool makes_something(const struct model_function *row)
{
	for (size_t i = 0; row && i < row->act_count; i++)
		if (row->acts[i].act == ACT_START || row->acts[i].act == ACT_PROMISE ||
		    row->acts[i].act == ACT_ACQUIRE)
			return true;
	return row && row->callback_count;
}

static struct outcome call_step(const struct tracker *t, struct watch *w, const struct state *state,
                                enum phase phase, uint32_t event)
{
	const struct fates *fates = &t->tasks->fates;
	const struct fact_event *e = &t->facts->events[event];
	uint32_t call = replay_call(t->replay, event);
	const struct model_function *row = call_row(fates->program, call);

	if ((w->kind == WATCH_LOCAL || w->kind == WATCH_MEMORY) && call_waits(fates, call))
		return stays(PHASE_IDLE);
	if (w->kind == WATCH_LOCAL && call_ends(fates, call))
		return stays(PHASE_IDLE);
	for (uint32_t i = 0; i < e->arg_count; i++) {
		uint32_t value = t->facts->args[e->arg_first + i];
		enum relation r = relation(t, w, state, value);
		unsigned does = r ? call_does(fates, call, i) : 0;
		struct outcome out;

		if (!r)
			continue;
		if (w->kind == WATCH_RESOURCE && makes_something(row))
			does |= DOES_KEEP;
		if (w->kind == WATCH_MEMORY)
			out = memory_step(w, phase, r, does, place_at(t, value));
		else if (w->kind == WATCH_LOCAL)
			out = stays(does & DOES_UNKNOWN ? PHASE_IDLE : phase);
		else
			out = hand_over(w, row, phase, i, does);
		if (out.phase != phase || out.freed)
			return out;
	}
	return stays(phase);
}

/* The handle is copied: to a local it is followed, anywhere else somebody else has it. */
static enum phase store_step(const struct tracker *t, const struct watch *w,
                             const struct state *state, enum phase phase,
                             const struct fact_event *e)
{
	const struct fact_value *to = &t->facts->values[e->a];
	bool local = to->op == VALUE_LOCAL && w->origin != ORIGIN_NONE &&
	             !state->out[place_at(t, e->a)];

	if (w->kind == WATCH_LOCAL)
		return phase;
	if (w->kind == WATCH_MEMORY) {
		/* The pointer now points elsewhere. */
		return place_at(t, e->a) != PLACE_NONE && w->place != PLACE_NONE &&
		                       is_within(t, w->place, place_at(t, e->a))
		               ? PHASE_IDLE
		               : phase;
	}
	if (relation(t, w, state, e->b) && !local)
		return PHASE_IDLE;
	if (w->place != PLACE_NONE && place_at(t, e->a) == w->place)
		return PHASE_IDLE;
	return phase;
}

static struct outcome begin(const struct tracker *t, const struct watch *w,
                            const struct state *state, enum phase phase)
{
	struct outcome out = { .phase = PHASE_LIVE, .otherwise = PHASE_IDLE };
	enum verdict verdict = VERDICT_YES;

	if (w->act)
		verdict = replay_condition(t->replay, state, w->event, &w->act->condition);
	if (verdict != VERDICT_YES) {
		/* Who knows? Only what surely begins is watched. */
		return stays(phase);
	}
	out.again = w->kind == WATCH_HANDLE && phase == PHASE_LIVE;
	if (w->closes)
		out.phase = PHASE_CLOSING;
	if (w->act && w->act->returned)
		out.ok = OK_NONZERO;
	else if (w->act)
		out.ok = w->act->ok;
	return out;
}

struct outcome watch_step(const struct tracker *t, struct watch *w, const struct state *state,
                          enum phase phase, uint32_t event)
{
	const struct fact_event *e = &t->facts->events[event];

	if (event == w->event)
		return begin(t, w, state, phase);
	if (phase == PHASE_IDLE)
		return stays(phase);
	switch (e->kind) {
	case EVENT_CALL:
		return call_step(t, w, state, phase, event);
	case EVENT_STORE:
		return stays(store_step(t, w, state, phase, e));
	case EVENT_RETURN:
		if (e->a != FACT_NONE && w->kind != WATCH_LOCAL && relation(t, w, state, e->a))
			return stays(PHASE_IDLE);
		return stays(phase);
	case EVENT_EXPOSE:
		if (w->origin != ORIGIN_NONE && t->facts->values[e->a].op == VALUE_LOCAL &&
		    w->holders[t->facts->values[e->a].a])
			return stays(PHASE_IDLE);
		return stays(phase);
	default:
		return stays(phase);
	}
}
