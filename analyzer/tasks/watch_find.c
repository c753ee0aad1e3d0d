/* SPDX-License-Identifier: MIT
 *
 * watch_find.c - which calls of a function begin something that can be followed there.
 *
 * Only what belongs to the function can be: a handle in a local, memory that it allocated, a local
 * whose address it gives away. A handle that goes straight into a field or a list is somebody
 * else's to end, and family.h's business.
 */
#include "graph/cycles.h"
#include "tasks/watch.h"

#define WATCHES 48
#define HOPS    4

static struct watch watch_new(enum watch_kind kind, const struct model_function *row,
                              const struct model_act *act, uint32_t event, uint32_t call)
{
	return (struct watch){ .kind = kind,
		               .row = row,
		               .act = act,
		               .event = event,
		               .call = call,
		               .origin = ORIGIN_NONE,
		               .place = PLACE_NONE,
		               .owner = PLACE_NONE };
}

static uint32_t place_at(const struct tracker *t, uint32_t value)
{
	return place_of_value(&replay_shape(t->replay)->places, value);
}

static const struct place_row *row_at(const struct tracker *t, uint32_t place)
{
	return place_row(&replay_shape(t->replay)->places, place);
}

static uint32_t root_of(const struct tracker *t, uint32_t place)
{
	while (row_at(t, place)->base != PLACE_NONE)
		place = row_at(t, place)->base;
	return place;
}

/* The only thing ever stored to LOCAL, if it is the address of something; else FACT_NONE. */
static uint32_t only_address(const struct tracker *t, uint32_t local)
{
	uint32_t found = FACT_NONE;

	if (local < t->body->param_count)
		return FACT_NONE;
	for (uint32_t i = 0; i < t->body->event_count; i++) {
		const struct fact_event *e = &t->facts->events[t->body->event_first + i];

		if (e->kind != EVENT_STORE || t->facts->values[e->a].op != VALUE_LOCAL ||
		    t->facts->values[e->a].a != local)
			continue;
		if (found != FACT_NONE || t->facts->values[e->b].op != VALUE_ADDRESS)
			return FACT_NONE;
		found = e->b;
	}
	return found;
}

/* The local of the function whose memory VALUE points into, also by way of pointers that hold one
 * address only (p->timer of p = &job); or FACT_NONE. */
static uint32_t stack_local(const struct tracker *t, uint32_t value)
{
	const struct fact_value *v = &t->facts->values[value];
	uint32_t flags, hops = 0;

	if (v->op == VALUE_LOCAL) {
		flags = t->facts->locals[t->body->local_first + v->a].flags;
		if ((flags & LOCAL_ARRAY) && !(flags & LOCAL_PARAMETER))
			return v->a;
		value = only_address(t, v->a);
		if (value == FACT_NONE)
			return FACT_NONE;
		v = &t->facts->values[value];
	}
	if (v->op != VALUE_ADDRESS)
		return FACT_NONE;
	v = &t->facts->values[v->a];
	while (v->op == VALUE_FIELD || v->op == VALUE_INDEX) {
		const struct fact_value *base = &t->facts->values[v->a];

		if (v->op == VALUE_INDEX && base->op == VALUE_LOCAL &&
		    !(t->facts->locals[t->body->local_first + base->a].flags & LOCAL_ARRAY))
			return FACT_NONE;
		if (v->op == VALUE_FIELD && v->imm) {
			value = base->op == VALUE_LOCAL && hops++ < HOPS ? only_address(t, base->a)
			                                                 : FACT_NONE;
			if (value == FACT_NONE)
				return FACT_NONE;
			base = &t->facts->values[t->facts->values[value].a];
		}
		v = base;
	}
	return v->op == VALUE_LOCAL ? v->a : FACT_NONE;
}

/* Locals that hold W's handle at some point: assigned from its call, or from such a local. */
static void find_holders(const struct tracker *t, struct watch *w)
{
	bool more = true;

	w->holders = g_new0(bool, (gsize)t->body->local_count + 1);
	while (more) {
		more = false;
		for (uint32_t i = 0; i < t->body->event_count; i++) {
			const struct fact_event *e = &t->facts->events[t->body->event_first + i];
			const struct fact_value *from, *to;

			if (e->kind != EVENT_STORE)
				continue;
			from = &t->facts->values[e->b];
			to = &t->facts->values[e->a];
			if (to->op != VALUE_LOCAL || w->holders[to->a])
				continue;
			if ((from->op == VALUE_CALL && from->a == w->event) ||
			    (from->op == VALUE_LOCAL && w->holders[from->a]))
				more = w->holders[to->a] = true;
		}
	}
}

static bool is_cleaned_up(const struct tracker *t, const struct watch *w)
{
	for (uint32_t i = 0; i < t->body->local_count; i++)
		if (w->holders[i] &&
		    (t->facts->locals[t->body->local_first + i].flags & LOCAL_CLEANUP))
			return true;
	return false;
}

/* Is it begun in one loop, and are things ended in another? How often each runs, nobody knows. A
 * local is as good as waited for when there is a loop that waits: `while (!done) wait()`. */
static bool is_ended_in_other_loop(const struct tracker *t, const struct watch *w)
{
	const struct fates *fates = &t->tasks->fates;
	const struct program_function *fn = program_function(fates->program, t->function);
	uint32_t here = t->cycles[graph_block_of(t->facts, t->body, w->event)];

	for (uint32_t i = 0; (here || w->kind == WATCH_LOCAL) && i < fn->call_count; i++) {
		uint32_t call = fn->call_first + i;
		uint32_t block = graph_block_of(t->facts, t->body,
		                                program_call(fates->program, call)->event);

		if (block != FACT_NONE && t->cycles[block] && t->cycles[block] != here &&
		    (call_ends(fates, call) || call_waits(fates, call)))
			return true;
	}
	return false;
}

static void add(const struct tracker *t, GArray *watches, struct watch w)
{
	if (watches->len >= WATCHES || graph_block_of(t->facts, t->body, w.event) == FACT_NONE ||
	    is_ended_in_other_loop(t, &w))
		return;
	find_holders(t, &w);
	if (w.kind != WATCH_PROMISE && is_cleaned_up(t, &w))
		g_free(w.holders);
	else
		g_array_append_val(watches, w);
}

/* Something that the call returns. */
static void add_returned(const struct tracker *t, GArray *watches, struct beginning b,
                         uint32_t event, uint32_t call)
{
	struct watch w = watch_new(WATCH_HANDLE, b.row, b.act, event, call);

	if (t->facts->events[event].flags & (EVENT_RESULT_DROPPED | EVENT_RESULT_VOIDED))
		return; /* spots.h */
	if (b.act->act == ACT_PROMISE)
		w.kind = WATCH_PROMISE;
	else if (b.act->act == ACT_ACQUIRE)
		w.kind = WATCH_RESOURCE;
	else if (b.act->loose)
		return;
	w.origin = replay_result(t->replay, event);
	if (w.origin != ORIGIN_NONE)
		add(t, watches, w);
}

/* Fills what W's handle is, given the pointer VALUE to it. False when that cannot be followed. */
static bool set_memory(const struct tracker *t, struct watch *w, uint32_t value)
{
	const struct fact_value *v = &t->facts->values[value];
	uint32_t root;

	w->place = place_at(t, v->op == VALUE_ADDRESS ? v->a : value);
	if (w->place == PLACE_NONE)
		return false;
	/* c->timer lies in what c points to; c->conn.timer and c->conn->timer are left alone. */
	root = root_of(t, w->place);
	if (v->op == VALUE_ADDRESS && row_at(t, w->place)->indirect &&
	    row_at(t, w->place)->base == root)
		w->owner = root;
	return true;
}

/* Something the call puts where its argument points: pthread_create(&thread, ...). */
static void add_pointee(const struct tracker *t, GArray *watches, struct watch w, uint32_t value)
{
	const struct fact_value *v = &t->facts->values[value];

	if (w.act->loose || v->op != VALUE_ADDRESS)
		return;
	w.place = place_at(t, v->a);
	if (w.place == PLACE_NONE || row_at(t, w.place)->step != STEP_LOCAL)
		return;
	w.kind = WATCH_HANDLE;
	add(t, watches, w);
}

/* Memory that is used from now on: uv_timer_init(loop, timer). */
static void add_memory(const struct tracker *t, GArray *watches, struct watch w, uint32_t value)
{
	uint32_t local = stack_local(t, value);

	if (local != FACT_NONE) {
		w.kind = WATCH_LOCAL;
		w.local = local;
		w.place = place_at(t, t->facts->values[value].op == VALUE_ADDRESS
		                              ? t->facts->values[value].a
		                              : value);
		if (!w.closes)
			add(t, watches, w);
		return;
	}
	w.kind = WATCH_MEMORY;
	if (set_memory(t, &w, value))
		add(t, watches, w);
}

/* Locals that the call gives to callbacks as their data, or that are kept besides. */
static void add_kept(const struct tracker *t, GArray *watches, struct watch w, int arg)
{
	const struct fact_event *e = &t->facts->events[w.event];
	uint32_t local;

	if (arg < 0 || (uint32_t)arg >= e->arg_count)
		return;
	local = stack_local(t, t->facts->args[e->arg_first + (uint32_t)arg]);
	if (local == FACT_NONE)
		return;
	w.kind = WATCH_LOCAL;
	w.local = local;
	add(t, watches, w);
}

static void add_row(const struct tracker *t, GArray *watches, const struct model_function *row,
                    uint32_t event, uint32_t call)
{
	const struct fact_event *e = &t->facts->events[event];

	for (size_t i = 0; i < row->act_count; i++) {
		const struct model_act *act = &row->acts[i];
		struct watch w = watch_new(WATCH_HANDLE, row, act, event, call);

		if (act->returned || act->arg >= e->arg_count)
			continue;
		w.closes = act->act == ACT_CLOSE && act->until_arg >= 0;
		if (act->act != ACT_START && !w.closes)
			continue;
		if (act->pointee)
			add_pointee(t, watches, w, t->facts->args[e->arg_first + act->arg]);
		else
			add_memory(t, watches, w, t->facts->args[e->arg_first + act->arg]);
		add_kept(t, watches, w, act->keeps_arg);
	}
	for (size_t i = 0; i < row->callback_count; i++) {
		enum context context = row->callbacks[i].context;
		struct watch w = watch_new(WATCH_LOCAL, row, NULL, event, call);

		for (size_t k = 0; k < row->act_count; k++)
			if (row->acts[k].act == ACT_START)
				w.act = &row->acts[k];
		if (context == CONTEXT_LOOP || context == CONTEXT_THREAD ||
		    context == CONTEXT_WORKER || context == CONTEXT_CORO)
			add_kept(t, watches, w, row->callbacks[i].data_arg);
	}
}

GArray *watches_find(const struct tracker *t)
{
	const struct program *program = t->tasks->fates.program;
	const struct program_function *fn = program_function(program, t->function);
	GArray *watches = g_array_new(FALSE, TRUE, sizeof(struct watch));

	for (uint32_t i = 0; i < fn->call_count; i++) {
		uint32_t call = fn->call_first + i;
		uint32_t event = program_call(program, call)->event;
		const struct model_function *row = call_row(program, call);
		struct beginning b = call_returns(&t->tasks->fates, call);

		if (!flow_call(t->tasks->fates.flow, call)->reached)
			continue;
		if (b.row && (b.act->act != ACT_ACQUIRE || t->is_cancellable))
			add_returned(t, watches, b, event, call);
		if (row)
			add_row(t, watches, row, event, call);
	}
	return watches;
}

void watches_free(GArray *watches)
{
	for (guint i = 0; i < watches->len; i++)
		g_free(g_array_index(watches, struct watch, i).holders);
	g_array_unref(watches);
}
