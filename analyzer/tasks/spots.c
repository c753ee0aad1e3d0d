/* SPDX-License-Identifier: MIT
 *
 * spots.c - dropped handles, dropped results, threads without number.
 *
 * A result is dropped when the call is a statement of its own; a cast to void says that somebody
 * thought about it. A thread per visitor is one that is started in a circle of the graph which also
 * takes visitors in, and in which nothing is counted and nothing is waited for. Both may be done by
 * a function that the circle calls, a few calls deep.
 */
#include "tasks/spots.h"

#include "graph/cycles.h"

#define DEPTH 2

struct spot {
	struct tasks *tasks;
	const struct facts *facts;
	const struct fact_function *body;
	uint32_t function;
	uint32_t *cycles; /* graph/cycles.h */
};

/* What a call does for the circle it is in. */
struct turn {
	bool takes;                          /* visitors in */
	bool bounds;                         /* what is started */
	const struct model_function *starts; /* a thread: the row that does, or NULL */
};

/* Does VALUE compare something that is counted, outside of what a call just returned? */
static bool compares_count(const struct facts *f, uint32_t value)
{
	const struct fact_value *v = &f->values[value];

	if (v->op == VALUE_UNARY)
		return compares_count(f, v->a);
	if (v->op != VALUE_BINARY)
		return false;
	if (v->sub >= BINARY_LT && v->sub <= BINARY_GE) {
		const struct fact_value *a = &f->values[v->a];
		const struct fact_value *b = &f->values[v->b];

		/* `fd < 0` counts nothing. */
		return !(b->op == VALUE_INT && b->imm <= 0) && !(a->op == VALUE_INT && a->imm <= 0);
	}
	return compares_count(f, v->a) || compares_count(f, v->b);
}

static bool block_counts(const struct facts *f, const struct fact_block *b)
{
	return b->cond != FACT_NONE && compares_count(f, b->cond);
}

static bool takes_visitors(const struct model_function *row)
{
	return row && !g_strcmp0(row->need, "accept");
}

/* Does what ROW's call starts run on a thread of its own? */
static bool starts_thread(const struct model_function *row)
{
	for (size_t i = 0; i < row->callback_count; i++)
		if (row->callbacks[i].context == CONTEXT_THREAD)
			return true;
	return false;
}

static struct turn turn_of(const struct fates *fates, uint32_t call, unsigned depth);

/* All that the calls of FUNCTION do. A thread that is started in a circle of its own is that
 * circle's. */
static struct turn turn_within(const struct fates *fates, uint32_t function, unsigned depth)
{
	const struct program_function *fn = program_function(fates->program, function);
	struct turn all = { 0 };
	const struct facts *f;
	const struct fact_function *body = program_body(fates->program, function, &f);
	g_autofree uint32_t *cycles = NULL;

	for (uint32_t i = 0; body && i < fn->call_count; i++) {
		uint32_t call = fn->call_first + i, block;
		struct turn turn = turn_of(fates, call, depth);

		all.takes |= turn.takes;
		all.bounds |= turn.bounds;
		if (!turn.starts || all.starts)
			continue;
		if (!cycles)
			cycles = cycles_of_blocks(f, body);
		block = graph_block_of(f, body, program_call(fates->program, call)->event);
		if (block != FACT_NONE && !cycles[block])
			all.starts = turn.starts;
	}
	for (uint32_t i = 0; body && i < body->block_count; i++)
		all.bounds |= block_counts(f, &f->blocks[body->block_first + i]);
	return all;
}

static struct turn turn_of(const struct fates *fates, uint32_t call, unsigned depth)
{
	const struct program_call *c = program_call(fates->program, call);
	const struct model_function *row = call_row(fates->program, call);
	struct turn turn = { .takes = takes_visitors(row) }, within = { 0 };

	turn.bounds = call_waits(fates, call) && !turn.takes;
	turn.starts = row && starts_thread(row) ? row : NULL;
	if (!row && depth && c->target_count == 1)
		within = turn_within(fates,
		                     program_target(fates->program, c->target_first)->function,
		                     depth - 1);
	return within.takes || within.starts ? within : turn;
}

/* What the circle CYCLE does, conditions and calls. */
static struct turn turn_of_cycle(const struct spot *s, uint32_t cycle)
{
	const struct program *p = s->tasks->fates.program;
	const struct program_function *fn = program_function(p, s->function);
	struct turn all = { 0 };

	for (uint32_t i = 0; i < s->body->block_count; i++)
		if (s->cycles[i] == cycle)
			all.bounds |= block_counts(s->facts,
			                           &s->facts->blocks[s->body->block_first + i]);
	for (uint32_t i = 0; i < fn->call_count && !all.bounds; i++) {
		uint32_t call = fn->call_first + i;
		uint32_t block = graph_block_of(s->facts, s->body, program_call(p, call)->event);
		struct turn turn;

		if (block == FACT_NONE || s->cycles[block] != cycle)
			continue;
		turn = turn_of(&s->tasks->fates, call, DEPTH);
		all.takes |= turn.takes;
		all.bounds |= turn.bounds;
	}
	return all;
}

static void find_unbounded(struct spot *s, uint32_t call, uint32_t event)
{
	uint32_t block = graph_block_of(s->facts, s->body, event);
	struct turn turn, cycle;

	if (block == FACT_NONE || !s->cycles[block])
		return;
	turn = turn_of(&s->tasks->fates, call, DEPTH);
	if (!turn.starts)
		return;
	cycle = turn_of_cycle(s, s->cycles[block]);
	if (cycle.takes && !cycle.bounds)
		tasks_fault(s->tasks, FAULT_UNBOUNDED, turn.starts, s->function, event);
}

/* Does CONDITION surely hold for the arguments of CALL? */
static bool surely_holds(const struct spot *s, uint32_t call,
                         const struct model_condition *condition)
{
	for (size_t i = 0; i < condition->count; i++) {
		struct call_arg arg = flow_subject(s->tasks->fates.flow, call,
		                                   &condition->atoms[i]);
		struct model_atom residue;

		if (flow_ask(&condition->atoms[i], &arg, &residue) != VERDICT_YES)
			return false;
	}
	return true;
}

static void find_dropped(const struct spot *s, uint32_t call, const struct model_function *row,
                         uint32_t event)
{
	struct beginning b = call_returns(&s->tasks->fates, call);
	const struct model_function *said = row ? row
	                                        : call_contract(s->tasks->fates.program, call);

	if (!(s->facts->events[event].flags & EVENT_RESULT_DROPPED) ||
	    (b.row && b.row == row && !surely_holds(s, call, &b.act->condition)))
		return;
	if (b.row && b.act->act == ACT_PROMISE)
		tasks_fault(s->tasks, FAULT_UNCOMPLETED, b.row, s->function, event);
	else if (b.row && b.act->act == ACT_START && !b.act->loose)
		tasks_fault(s->tasks, FAULT_DROPPED, b.row, s->function, event);
	else if (said && said->must_check)
		tasks_fault(s->tasks, FAULT_UNCHECKED, said, s->function, event);
}

void spots_find(struct tasks *tasks, uint32_t function)
{
	const struct program *program = tasks->fates.program;
	const struct program_function *fn = program_function(program, function);
	struct spot s = { .tasks = tasks, .function = function };

	s.body = program_body(program, function, &s.facts);
	s.cycles = cycles_of_blocks(s.facts, s.body);
	for (uint32_t i = 0; i < fn->call_count; i++) {
		uint32_t call = fn->call_first + i;
		uint32_t event = program_call(program, call)->event;
		const struct model_function *row = call_row(program, call);

		if (!flow_call(tasks->fates.flow, call)->reached)
			continue;
		find_dropped(&s, call, row, event);
		find_unbounded(&s, call, event);
	}
	g_free(s.cycles);
}
