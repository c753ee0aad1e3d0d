/* SPDX-License-Identifier: MIT
 *
 * lock_solve.c - the fixed point over one function's graph, and its summary.
 *
 * Only functions that have to do with locks are followed: ones with a call that takes, gives back
 * or waits for one. A return that says 0 and one that says something else are kept apart, and
 * `return trylock(&m);` is both.
 */
#include "locks/lock_priv.h"

#include "flow/block_order.h"

#define ROUNDS 24
#define BLOCKS 8000

struct walk {
	struct lock_solve solve;
	struct lock_state *entry; /* per block */
	uint32_t *order;
	uint32_t order_count;
	bool *due;                     /* per block: its entry changed since the last visit */
	bool last;                     /* the fixed point is reached: look at what is returned */
	struct lock_state returned[2]; /* with 0, with something else */
	bool changed;
	bool some_param;
};

static const struct fact_block *block_row(const struct walk *w, uint32_t block)
{
	const struct lock_frame *frame = &w->solve.frame;

	return &frame->facts->blocks[frame->body->block_first + block];
}

static void join_return(struct walk *w, enum lock_result result, const struct lock_state *state)
{
	if (result != RESULT_NONZERO)
		lock_state_join(&w->returned[0], state);
	if (result != RESULT_ZERO)
		lock_state_join(&w->returned[1], state);
}

/* The function returns VALUE (or FACT_NONE) in STATE. */
static void note_return(struct walk *w, const struct lock_state *state, uint32_t value)
{
	const struct facts *f = w->solve.frame.facts;
	struct lock_test test = { FACT_NONE, FACT_NONE, RESULT_ANY, RESULT_ANY };
	const struct fact_value *v = value == FACT_NONE ? NULL : &f->values[value];

	if (v && v->op == VALUE_INT) {
		join_return(w, v->imm ? RESULT_NONZERO : RESULT_ZERO, state);
		return;
	}
	if (v)
		test = lock_test_of(f, value);
	for (int truth = 0; truth < 2; truth++) {
		struct lock_state copy = *state;

		lock_test_apply(&test, truth, &copy);
		join_return(w, truth ? RESULT_NONZERO : RESULT_ZERO, &copy);
	}
}

/* Which parameter does the function return? The same on every way, or none. */
static void note_returned_param(struct walk *w, uint32_t value)
{
	const struct lock_frame *frame = &w->solve.frame;
	const struct fact_value *v = value == FACT_NONE ? NULL : &frame->facts->values[value];
	int param = -1;

	if (v && v->op == VALUE_LOCAL && frame->value_of_local[v->a] != FACT_NONE)
		v = &frame->facts->values[frame->value_of_local[v->a]];
	if (v && v->op == VALUE_LOCAL && v->a < frame->body->param_count &&
	    !frame->is_changed[v->a])
		param = (int)v->a;
	if (w->some_param && w->solve.summary->returned_param != param)
		param = -1;
	w->solve.summary->returned_param = param;
	w->some_param = true;
}

/* Runs STATE through BLOCK; false when control does not come to its end. */
static bool run_block(struct walk *w, uint32_t block, struct lock_state *state, uint32_t *returned)
{
	const struct fact_block *b = block_row(w, block);
	const struct facts *f = w->solve.frame.facts;

	*returned = FACT_NONE;
	for (uint32_t i = 0; i < b->event_count; i++) {
		uint32_t event = b->event_first + i;

		if (!lock_apply_event(&w->solve, state, event))
			return false;
		if (f->events[event].kind == EVENT_RETURN)
			*returned = f->events[event].a;
	}
	return true;
}

static void refine(const struct walk *w, const struct fact_block *b, uint32_t index,
                   struct lock_state *state)
{
	const struct facts *f = w->solve.frame.facts;
	const struct fact_edge *edge = &f->edges[b->edge_first + index];
	struct lock_test test;

	if (!state->count || (b->end != END_BRANCH && b->end != END_SWITCH))
		return;
	test = lock_test_of(f, b->cond);
	if (b->end == END_BRANCH)
		lock_test_apply(&test, index == 0, state);
	else if (edge->kind == EDGE_CASE && edge->low == edge->high)
		lock_test_apply(&test, edge->low != 0, state);
}

/* Is the last thing that BLOCK does to LOCAL to make it a number? *TRUTH: is that not 0? */
static bool sets_local(const struct walk *w, uint32_t block, uint32_t local, bool *truth)
{
	const struct fact_block *b = block_row(w, block);
	const struct facts *f = w->solve.frame.facts;

	for (uint32_t i = b->event_count; i-- > 0;) {
		const struct fact_event *e = &f->events[b->event_first + i];

		if (e->kind != EVENT_STORE || f->values[e->a].op != VALUE_LOCAL ||
		    f->values[e->a].a != local)
			continue;
		*truth = f->values[e->b].imm != 0;
		return f->values[e->b].op == VALUE_INT;
	}
	return false;
}

/* Where control goes on from BLOCK by an edge to TO: beyond it, when TO only asks what BLOCK has
 * just decided. A guard written as a loop ends with its variable being set to null. */
static uint32_t beyond(const struct walk *w, uint32_t block, uint32_t to)
{
	const struct fact_block *b = block_row(w, to);
	const struct facts *f = w->solve.frame.facts;
	bool truth;

	if (b->end != END_BRANCH || b->event_count || f->values[b->cond].op != VALUE_LOCAL ||
	    !sets_local(w, block, f->values[b->cond].a, &truth))
		return to;
	return f->edges[b->edge_first + !truth].block;
}

static void visit(struct walk *w, uint32_t block)
{
	const struct fact_block *b = block_row(w, block);
	struct lock_state state = w->entry[block];
	uint32_t returned;

	if (!state.reached || !(w->due[block] || w->last))
		return;
	w->due[block] = false;
	if (!run_block(w, block, &state, &returned))
		return;
	if (b->end == END_RETURN && w->last) {
		note_return(w, &state, returned);
		note_returned_param(w, returned);
	}
	for (uint32_t i = 0; !w->last && i < b->edge_count; i++) {
		struct lock_state copy = state;
		uint32_t to = beyond(w, block,
		                     w->solve.frame.facts->edges[b->edge_first + i].block);

		refine(w, b, i, &copy);
		if (lock_state_join(&w->entry[to], &copy))
			w->due[to] = w->changed = true;
	}
}

/* A lock that is held on return with VALUE. */
static void summarise_taken(struct walk *w, const struct lock_entry *e, enum lock_result when)
{
	struct lock_summary *summary = w->solve.summary;

	if (e->status != LOCK_HELD || !lock_path_is_known_to_callers(w->solve.frame.paths, e->path))
		return;
	for (unsigned i = 0; i < summary->taken_count; i++)
		if (summary->taken[i].path == e->path && summary->taken[i].kind == e->kind) {
			summary->taken[i].when = RESULT_ANY;
			return;
		}
	if (summary->taken_count < LOCK_SUMMARY_MAX)
		summary->taken[summary->taken_count++] = (struct lock_effect){
			.path = e->path,
			.kind = e->kind,
			.when = (uint8_t)when,
			.shared = e->shared,
			.tried = e->tried,
		};
}

static void summarise_given(struct walk *w, const struct lock_entry *e)
{
	struct lock_paths *paths = w->solve.frame.paths;
	struct lock_effect row = { .path = e->path, .kind = e->kind };

	if (e->status != LOCK_OPEN)
		return;
	if (!lock_path_is_known_to_callers(paths, e->path))
		row.path = lock_path_without_root(paths, e->path);
	lock_effect_add(w->solve.summary->given, &w->solve.summary->given_count, row);
}

static void summarise(struct walk *w)
{
	static const enum lock_result results[] = { RESULT_ZERO, RESULT_NONZERO };

	for (int r = 0; r < 2; r++) {
		const struct lock_state *state = &w->returned[r];
		bool only = !w->returned[!r].reached;

		for (uint32_t i = 0; state->reached && i < state->count; i++) {
			summarise_taken(w, &state->entries[i], only ? RESULT_ANY : results[r]);
			summarise_given(w, &state->entries[i]);
		}
	}
}

/* Has one of FUNCTION's calls to do with locks? */
static bool is_about_locks(const struct locks *locks, const struct program *program,
                           uint32_t function)
{
	const struct program_function *fn = program_function(program, function);

	for (uint32_t i = 0; i < fn->call_count; i++) {
		const struct program_call *c = program_call(program, fn->call_first + i);

		for (uint32_t k = 0; k < c->target_count; k++) {
			uint32_t target = program_target(program, c->target_first + k)->function;
			const struct model_function *m = program_function(program, target)->model;
			const struct lock_summary *summary = &locks->summaries[target];

			if (m && model_effect(m, EFFECT_RUNS_LOOP))
				return true;
			for (size_t a = 0; m && a < m->act_count; a++)
				if (m->acts[a].act <= ACT_WAIT)
					return true;
			if (summary->taken_count || summary->given_count || summary->waited_count)
				return true;
		}
	}
	return false;
}

static int returned_arg(const struct lock_frame *frame, uint32_t event)
{
	const struct lock_solve *s = frame->owner;
	const struct program_call *c = program_call(s->program,
	                                            s->call_at[event - frame->body->event_first]);
	uint32_t target;

	if (c->target_count != 1)
		return -1;
	target = program_target(s->program, c->target_first)->function;
	return program_function(s->program, target)->model
	               ? -1
	               : s->locks->summaries[target].returned_param;
}

static void walk_release(struct walk *w)
{
	lock_frame_release(&w->solve.frame);
	g_free(w->solve.call_at);
	g_free(w->entry);
	g_free(w->order);
	g_free(w->due);
}

static void walk_init(struct walk *w, uint32_t function)
{
	struct lock_solve *s = &w->solve;
	const struct program_function *fn = program_function(s->program, function);

	s->frame = (struct lock_frame){ .paths = &s->locks->paths,
		                        .function = function,
		                        .unit = fn->unit,
		                        .returned_arg = returned_arg,
		                        .owner = s };
	s->frame.body = program_body(s->program, function, &s->frame.facts);
	lock_frame_init(&s->frame);
	s->call_at = g_new0(uint32_t, (gsize)s->frame.body->event_count + 1);
	for (uint32_t i = 0; i < fn->call_count; i++)
		s->call_at[program_call(s->program, fn->call_first + i)->event -
		           s->frame.body->event_first] = fn->call_first + i;
	s->summary = &s->locks->summaries[function];
	*s->summary = (struct lock_summary){ .returned_param = -1 };
}

/* Which parameter it returns can be said without following it. */
static void solve_returns(struct walk *w)
{
	const struct facts *f = w->solve.frame.facts;

	for (uint32_t b = 0; b < w->solve.frame.body->block_count; b++) {
		const struct fact_block *row = block_row(w, b);
		const struct fact_event *last = &f->events[row->event_first];

		if (row->end != END_RETURN || !row->event_count)
			continue;
		last += row->event_count - 1;
		if (last->kind == EVENT_RETURN)
			note_returned_param(w, last->a);
	}
}

/* It has to do with locks and was not followed: any may have been given back. */
static void give_up(struct lock_summary *summary)
{
	*summary = (struct lock_summary){ .returned_param = -1 };
	for (int kind = 0; kind < LOCK_KIND_COUNT; kind++)
		lock_effect_add(
			summary->given, &summary->given_count,
			(struct lock_effect){ .path = PATH_UNKNOWN, .kind = (uint8_t)kind });
}

/* To the fixed point and, with KEEP, once more to keep the rows; false when it was not reached. */
static bool solve(struct walk *w, bool keep)
{
	int round = 0;

	if ((w->solve.frame.body->flags & FUNCTION_GAVE_UP) ||
	    w->solve.frame.body->block_count > BLOCKS)
		return false;
	w->entry = g_new0(struct lock_state, w->solve.frame.body->block_count);
	w->order = g_new(uint32_t, w->solve.frame.body->block_count);
	w->order_count = block_order(w->solve.frame.facts, w->solve.frame.body, w->order);
	w->due = g_new0(bool, w->solve.frame.body->block_count);
	w->entry[0].reached = w->due[0] = true;
	do {
		w->changed = false;
		for (uint32_t i = 0; i < w->order_count; i++)
			visit(w, w->order[i]);
	} while (w->changed && ++round < ROUNDS);
	if (w->changed)
		return false;
	*w->solve.summary = (struct lock_summary){ .returned_param = -1 };
	w->last = true;
	w->solve.keep = keep;
	for (uint32_t i = 0; i < w->order_count; i++)
		visit(w, w->order[i]);
	summarise(w);
	return true;
}

void lock_solve_function(struct locks *locks, const struct program *program,
                         const struct flow *flow, uint32_t function, bool keep)
{
	struct walk w = { .solve = { .locks = locks, .program = program, .flow = flow } };

	if (program_function(program, function)->unit == FACT_NONE)
		return;
	walk_init(&w, function);
	if (!is_about_locks(locks, program, function))
		solve_returns(&w);
	else if (!solve(&w, keep))
		give_up(w.solve.summary);
	walk_release(&w);
}
