/* SPDX-License-Identifier: MIT
 *
 * spots.c - dropped handles, dropped results, threads without number.
 *
 * A result is dropped when the call is a statement of its own; a cast to void says that somebody
 * thought about it. A thread per visitor is one that is started in a circle of the graph which also
 * takes visitors in, and in which nothing is counted and nothing is waited for.
 */
#include "tasks/spots.h"

#include "graph/cycles.h"

struct spot {
	struct tasks *tasks;
	const struct facts *facts;
	const struct fact_function *body;
	uint32_t function;
};

/* Does VALUE compare something that is counted, outside of what a call just returned? */
static bool compares_count(const struct spot *s, uint32_t value)
{
	const struct fact_value *v = &s->facts->values[value];

	if (v->op == VALUE_UNARY)
		return compares_count(s, v->a);
	if (v->op != VALUE_BINARY)
		return false;
	if (v->sub >= BINARY_LT && v->sub <= BINARY_GE) {
		const struct fact_value *a = &s->facts->values[v->a];
		const struct fact_value *b = &s->facts->values[v->b];

		/* `fd < 0` counts nothing. */
		return !(b->op == VALUE_INT && b->imm <= 0) && !(a->op == VALUE_INT && a->imm <= 0);
	}
	return compares_count(s, v->a) || compares_count(s, v->b);
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

/* What BLOCK does for the circle it is in: *VISITORS, whether it takes them in; true when something
 * in it bounds what is started. */
static bool block_bounds(const struct spot *s, const struct fact_block *b, bool *visitors)
{
	const struct program *p = s->tasks->fates.program;
	const struct program_function *fn = program_function(p, s->function);
	bool bounds = b->cond != FACT_NONE && compares_count(s, b->cond);

	for (uint32_t i = 0; i < fn->call_count; i++) {
		uint32_t call = fn->call_first + i, event = program_call(p, call)->event;
		bool takes = takes_visitors(call_row(p, call));

		if (event < b->event_first || event >= b->event_first + b->event_count)
			continue;
		*visitors |= takes;
		bounds |= call_waits(&s->tasks->fates, call) && !takes;
	}
	return bounds;
}

static void find_unbounded(const struct spot *s, const struct model_function *row, uint32_t event)
{
	uint32_t block = graph_block_of(s->facts, s->body, event);
	g_autofree uint32_t *cycles = NULL;
	bool visitors = false;

	if (block == FACT_NONE || !starts_thread(row))
		return;
	cycles = cycles_of_blocks(s->facts, s->body);
	if (!cycles[block])
		return;
	for (uint32_t i = 0; i < s->body->block_count; i++)
		if (cycles[i] == cycles[block] &&
		    block_bounds(s, &s->facts->blocks[s->body->block_first + i], &visitors))
			return;
	if (visitors)
		tasks_fault(s->tasks, FAULT_UNBOUNDED, row, s->function, event);
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

	if (!(s->facts->events[event].flags & EVENT_RESULT_DROPPED) ||
	    (b.row && b.row == row && !surely_holds(s, call, &b.act->condition)))
		return;
	if (b.row && b.act->act == ACT_PROMISE)
		tasks_fault(s->tasks, FAULT_UNCOMPLETED, b.row, s->function, event);
	else if (b.row && b.act->act == ACT_START && !b.act->loose)
		tasks_fault(s->tasks, FAULT_DROPPED, b.row, s->function, event);
	else if (row && row->must_check)
		tasks_fault(s->tasks, FAULT_UNCHECKED, row, s->function, event);
}

void spots_find(struct tasks *tasks, uint32_t function)
{
	const struct program *program = tasks->fates.program;
	const struct program_function *fn = program_function(program, function);
	struct spot s = { .tasks = tasks, .function = function };

	s.body = program_body(program, function, &s.facts);
	for (uint32_t i = 0; i < fn->call_count; i++) {
		uint32_t call = fn->call_first + i;
		uint32_t event = program_call(program, call)->event;
		const struct model_function *row = call_row(program, call);

		if (!flow_call(tasks->fates.flow, call)->reached)
			continue;
		find_dropped(&s, call, row, event);
		if (row)
			find_unbounded(&s, row, event);
	}
}
