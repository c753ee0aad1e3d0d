/* SPDX-License-Identifier: MIT
 *
 * after.c - to the fixed point, with what was seen of the cancellation kept apart.
 *
 * A node is a block with what was seen on entry. Where the call stands control forks: on as if
 * nothing had happened, and on cancelled. The second time a path comes to the call it has come
 * back; what happens then is not its business any more. When all states have settled one more pass
 * writes down events, ways out and edges; which paths are clean is read off the edges.
 */
#include "cancel/after.h"

#define ROUNDS 30
#define START  FACT_NONE /* the node of the part of a block behind the call */

struct step {
	uint32_t from; /* node, or START */
	uint32_t to;
	bool clean;
	uint32_t cond; /* decides it, and looks at locals that may have changed; or FACT_NONE */
};

struct walk {
	struct after *out;
	struct sign_place place;
	struct replay *replay;
	uint32_t event;
	uint32_t param;
	struct state **nodes; /* block * SEEN_COUNT + seen */
	bool *changed_locals;
	bool *no_locals; /* all false */
	GArray *steps;   /* struct step */
	GArray *back;    /* uint32_t nodes in which a path comes back to the call */
	bool changed;
	bool record;
};

static const struct fact_block *block_at(const struct walk *w, uint32_t block)
{
	return &w->place.facts->blocks[w->place.body->block_first + block];
}

static void arrive(struct walk *w, uint32_t to, const struct state *state)
{
	const struct state_shape *shape = replay_shape(w->replay);

	if (!w->nodes[to])
		w->nodes[to] = state_new(shape);
	w->changed |= state_join(shape, w->nodes[to], state);
}

/* What is seen behind edge INDEX of block B, which was left with SEEN. */
static enum seen seen_behind(const struct walk *w, const struct fact_block *b, uint32_t index,
                             enum seen seen, const struct sign_test *test)
{
	const struct fact_edge *edge = &w->place.facts->edges[b->edge_first + index];
	enum seen now = seen;

	if (seen == SEEN_BEFORE)
		return seen;
	if (test->looks == LOOKS_NAMED ||
	    (test->looks == LOOKS_RESULT && sign_names_case(&w->place, edge)))
		now = SEEN_NAMED;
	else if (test->looks == LOOKS_RESULT)
		now = SEEN_FAILED;
	return now > seen ? now : seen;
}

/* Leaves block B, entered as node FROM, with STATE. */
static void leave(struct walk *w, uint32_t from, uint32_t block, enum seen seen,
                  const struct state *state, struct state *scratch)
{
	const struct fact_block *b = block_at(w, block);
	bool asks = b->end == END_BRANCH || b->end == END_SWITCH;
	struct sign_test test = { .looks = LOOKS_SAME, .edge = -1 };
	guint first = w->steps->len;

	if (asks && seen != SEEN_BEFORE)
		test = sign_test(&w->place, state, b->cond, w->no_locals);
	for (uint32_t e = 0; e < b->edge_count; e++) {
		uint32_t to = w->place.facts->edges[b->edge_first + e].block;
		struct step step = { .from = from, .cond = FACT_NONE };

		if ((test.edge >= 0 && e != (uint32_t)test.edge) || replay_doomed(w->replay, to) ||
		    !replay_edge(w->replay, state, block, e, scratch))
			continue;
		step.to = to * SEEN_COUNT + seen_behind(w, b, e, seen, &test);
		if (!w->record) {
			arrive(w, step.to, scratch);
			continue;
		}
		step.clean = test.looks != LOOKS_ELSEWHERE;
		if (test.looks == LOOKS_SAME)
			step.cond = b->cond;
		if (seen != SEEN_BEFORE)
			g_array_append_val(w->steps, step);
	}
	/* The only way there is was decided by what is known of locals. */
	if (w->steps->len == first + 1)
		g_array_index(w->steps, struct step, first).cond = FACT_NONE;
}

static void note_change(struct walk *w, const struct state *state, const struct fact_event *e)
{
	const struct fact_value *to = &w->place.facts->values[e->a];
	struct abstract a;

	if (e->kind == EVENT_EXPOSE && to->op == VALUE_LOCAL)
		w->changed_locals[to->a] = true;
	if (e->kind != EVENT_STORE || to->op != VALUE_LOCAL)
		return;
	a = replay_value(w->replay, state, e->b);
	if (w->place.origin == ORIGIN_NONE || a.origin != w->place.origin)
		w->changed_locals[to->a] = true;
}

/* What VALUE is in STATE; of a choice that STATE decides the one that is taken. */
static struct abstract value_in(const struct walk *w, const struct state *state, uint32_t value)
{
	const struct fact_value *v = &w->place.facts->values[value];

	while (v->op == VALUE_SELECT) {
		enum verdict verdict = replay_holds(w->replay, state, v->a);

		if (verdict == VERDICT_UNKNOWN)
			break;
		value = verdict == VERDICT_YES ? v->b : (uint32_t)v->imm;
		v = &w->place.facts->values[value];
	}
	return replay_value(w->replay, state, value);
}

static void note_return(struct walk *w, const struct state *state, const struct fact_event *e,
                        enum seen seen, uint32_t node)
{
	struct after_return r = { .seen = seen, .loc = e->loc, .node = node };
	struct abstract a = abstract_top();

	if (e->a != FACT_NONE)
		a = value_in(w, state, e->a);
	r.known = abstract_is_int(&a);
	r.value = r.known ? (int64_t)a.bits : 0;
	r.nonzero = a.nonzero;
	r.same = a.origin != ORIGIN_NONE && a.origin == w->place.origin;
	g_array_append_val(w->out->returns, r);
}

/* Writes down EVENT, which STATE is just before. */
static void note(struct walk *w, const struct state *state, uint32_t event, enum seen seen,
                 uint32_t node)
{
	const struct fact_event *e = &w->place.facts->events[event];
	struct after_event row = { .event = event, .seen = seen, .node = node };

	if (e->kind == EVENT_RETURN)
		note_return(w, state, e, seen, node);
	if (seen == SEEN_BEFORE)
		return;
	note_change(w, state, e);
	if (e->kind == EVENT_CALL)
		g_array_append_val(w->out->events, row);
}

/* The rest of BLOCK from event FIRST on. */
static void walk_from(struct walk *w, uint32_t node, uint32_t block, uint32_t first,
                      struct state *state, enum seen seen)
{
	const struct fact_block *b = block_at(w, block);
	const struct state_shape *shape = replay_shape(w->replay);
	struct state *scratch;

	for (uint32_t event = first; event < b->event_first + b->event_count; event++) {
		if (event == w->event && seen != SEEN_BEFORE) {
			if (w->record && seen >= SEEN_FAILED)
				g_array_append_val(w->back, node);
			return;
		}
		if (w->record)
			note(w, state, event, seen, node);
		if (!replay_event(w->replay, state, event))
			return;
		if (event != w->event)
			continue;
		scratch = state_new(shape);
		state_copy(shape, scratch, state);
		if (sign_learn(&w->place, scratch))
			walk_from(w, START, block, event + 1, scratch, SEEN_NOT);
		state_free(scratch);
	}
	if (b->end == END_RETURN)
		return;
	scratch = state_new(shape);
	leave(w, node, block, seen, state, scratch);
	state_free(scratch);
}

static void visit(struct walk *w)
{
	const struct state_shape *shape = replay_shape(w->replay);
	struct state *state = state_new(shape);
	uint32_t count;
	const uint32_t *order = replay_order(w->replay, &count);

	for (uint32_t i = 0; i < count; i++)
		for (uint32_t seen = 0; seen < SEEN_COUNT; seen++) {
			uint32_t node = order[i] * SEEN_COUNT + seen;

			if (!w->nodes[node])
				continue;
			state_copy(shape, state, w->nodes[node]);
			walk_from(w, node, order[i], block_at(w, order[i])->event_first, state,
			          (enum seen)seen);
		}
	state_free(state);
}

static void enter(struct walk *w)
{
	const struct state_shape *shape = replay_shape(w->replay);
	struct state *entry = state_new(shape);

	state_enter(shape, entry);
	arrive(w, SEEN_BEFORE, entry);
	if (w->event == FACT_NONE && sign_learn(&w->place, entry))
		arrive(w, SEEN_NOT, entry);
	state_free(entry);
}

/* Nodes that clean paths reach, from the steps. */
static bool *clean_nodes(struct walk *w)
{
	bool *clean = g_new0(bool, (gsize)w->place.body->block_count *SEEN_COUNT);
	bool more = true;

	clean[SEEN_NOT] = w->event == FACT_NONE;
	while (more) {
		more = false;
		for (guint i = 0; i < w->steps->len; i++) {
			const struct step *s = &g_array_index(w->steps, struct step, i);

			if (s->clean && !clean[s->to] && (s->from == START || clean[s->from]))
				more = clean[s->to] = true;
		}
	}
	return clean;
}

static void judge_steps(struct walk *w)
{
	for (guint i = 0; i < w->steps->len; i++) {
		struct step *s = &g_array_index(w->steps, struct step, i);
		/* No sign is left in the condition, so no state is needed to read it. */
		struct sign_place plain = w->place;

		plain.origin = ORIGIN_NONE;
		if (s->clean && s->cond != FACT_NONE)
			s->clean = sign_test(&plain, NULL, s->cond, w->changed_locals).looks !=
			           LOOKS_ELSEWHERE;
	}
}

static void judge(struct walk *w)
{
	g_autofree bool *clean = NULL;

	judge_steps(w);
	clean = clean_nodes(w);
	for (guint i = 0; i < w->out->events->len; i++) {
		struct after_event *e = &g_array_index(w->out->events, struct after_event, i);

		e->clean = e->node == START || clean[e->node];
	}
	for (guint i = 0; i < w->out->returns->len; i++) {
		struct after_return *r = &g_array_index(w->out->returns, struct after_return, i);

		r->clean = r->node == START || clean[r->node];
	}
	for (guint i = 0; i < w->back->len; i++)
		w->out->again |= clean[g_array_index(w->back, uint32_t, i)];
}

static void settle(struct walk *w)
{
	int round = 0;

	enter(w);
	do {
		w->changed = false;
		visit(w);
	} while (w->changed && ++round < ROUNDS);
	w->out->settled = !w->changed;
	if (w->changed)
		return;
	w->record = true;
	visit(w);
	judge(w);
}

struct after *after_new(const struct program *program, const struct flow *flow, uint32_t function,
                        uint32_t event, uint32_t param, const struct sign *sign)
{
	struct walk w = { .event = event, .param = param };
	uint32_t nodes;

	w.replay = replay_new(program, flow, function);
	if (!w.replay)
		return NULL;
	w.place = (struct sign_place){ .program = program, .replay = w.replay, .sign = *sign };
	w.place.body = program_body(program, function, &w.place.facts);
	w.place.origin = event == FACT_NONE ? param : replay_result(w.replay, event);
	w.out = g_new0(struct after, 1);
	w.out->events = g_array_new(FALSE, FALSE, sizeof(struct after_event));
	w.out->returns = g_array_new(FALSE, FALSE, sizeof(struct after_return));
	w.steps = g_array_new(FALSE, FALSE, sizeof(struct step));
	w.back = g_array_new(FALSE, FALSE, sizeof(uint32_t));
	nodes = w.place.body->block_count * SEEN_COUNT;
	w.nodes = g_new0(struct state *, nodes);
	w.changed_locals = g_new0(bool, (gsize)w.place.body->local_count + 1);
	w.no_locals = g_new0(bool, (gsize)w.place.body->local_count + 1);
	settle(&w);
	for (uint32_t i = 0; i < nodes; i++)
		state_free(w.nodes[i]);
	g_free(w.nodes);
	g_free(w.changed_locals);
	g_free(w.no_locals);
	g_array_unref(w.steps);
	g_array_unref(w.back);
	replay_free(w.replay);
	return w.out;
}

void after_free(struct after *after)
{
	if (!after)
		return;
	g_array_unref(after->events);
	g_array_unref(after->returns);
	g_free(after);
}
