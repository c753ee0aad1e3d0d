/* SPDX-License-Identifier: MIT
 *
 * fate.c - where control ends, or stops being this process's.
 *
 * The problem
 *   Code that ends the process may wait as long as it likes, and so may the child of a fork:
 * neither is on the loop any more. Reports about crash handlers and child processes are false
 * alarms.
 *
 * The idea
 *   A block is doomed when every way on from it comes to a call that ends the process. A function
 *   whose entry is doomed ends the process itself, so wrappers around abort() are found without
 *   being declared. An endless loop is not a doom: it never returns, but it does not end anything.
 *   A branch on which a fork's result is 0 belongs to the child. What says "is this a coroutine?"
 * is found the same way; both are known by packs and may be wrapped.
 */
#include "flow/solve_priv.h"

uint32_t only_target(const struct solve *s, uint32_t event)
{
	const struct program_call *c;

	if (s->follow.facts->events[event].kind != EVENT_CALL)
		return FACT_NONE;
	c = program_call(s->follow.program, s->call_at[event - s->follow.body->event_first]);
	return c->target_count == 1 ? program_target(s->follow.program, c->target_first)->function
	                            : FACT_NONE;
}

static const struct flow_summary *summary_of(const struct solve *s, uint32_t function)
{
	return &g_array_index(s->follow.flow->summaries, struct flow_summary, function);
}

bool ends_here(const struct solve *s, uint32_t event, bool *dies)
{
	uint32_t target = only_target(s, event);

	*dies = false;
	if (target == FACT_NONE)
		return false;
	*dies = program_function(s->follow.program, target)->noreturn ||
	        summary_of(s, target)->dies;
	return *dies || summary_of(s, target)->never_returns;
}

bool is_child(const struct solve *s, const struct state *state)
{
	for (guint i = 0; i < s->forks->len; i++) {
		const struct abstract *a = &state->origins[g_array_index(s->forks, uint32_t, i)];

		if (abstract_is_int(a) && !a->bits)
			return true;
	}
	return false;
}

bool is_fork(const struct solve *s, uint32_t origin)
{
	for (guint i = 0; i < s->forks->len; i++)
		if (g_array_index(s->forks, uint32_t, i) == origin)
			return true;
	return false;
}

static bool is_doomed(const struct solve *s, uint32_t block)
{
	const struct fact_block *b = block_at(&s->follow, block);

	if (s->dies[block] || b->end == END_UNREACHABLE)
		return true;
	for (uint32_t i = 0; i < b->edge_count; i++)
		if (!s->doomed[s->follow.facts->edges[b->edge_first + i].block])
			return false;
	return b->edge_count > 0;
}

/* The blocks from which the process cannot but end. What it waits for then disturbs nobody. */
void find_doomed(struct solve *s)
{
	bool changed;

	do {
		changed = false;
		for (uint32_t i = s->order_count; i-- > 0;) {
			uint32_t block = s->order[i];

			if (s->doomed[block] || !is_doomed(s, block))
				continue;
			s->doomed[block] = true;
			changed = true;
		}
	} while (changed);
	s->summary.dies = s->doomed[0];
}

uint8_t tells_context(const struct solve *s, uint32_t origin)
{
	for (guint i = 0; i < s->tellers->len; i++) {
		const struct teller *t = &g_array_index(s->tellers, struct teller, i);

		if (t->origin == origin)
			return (uint8_t)(t->context + 1);
	}
	return 0;
}

static void note_teller(struct solve *s, uint32_t origin, const struct model_function *row,
                        const struct flow_summary *summary)
{
	struct teller teller = { .origin = origin };

	if (row && row->tells)
		teller.context = row->tells_context;
	else if (summary->tells)
		teller.context = (enum context)(summary->tells - 1);
	else
		return;
	g_array_append_val(s->tellers, teller);
}

void find_forks(struct solve *s, uint32_t function)
{
	const struct program_function *fn = program_function(s->follow.program, function);

	for (uint32_t i = 0; i < fn->call_count; i++) {
		uint32_t event = program_call(s->follow.program, fn->call_first + i)->event;
		uint32_t target = only_target(s, event);
		const struct model_function *row;
		uint32_t origin =
			s->follow.shape.result_of_event[event - s->follow.body->event_first];

		if (target == FACT_NONE || origin == ORIGIN_NONE)
			continue;
		row = program_function(s->follow.program, target)->model;
		if ((row && row->forks) || summary_of(s, target)->forks)
			g_array_append_val(s->forks, origin);
		note_teller(s, origin, row, summary_of(s, target));
	}
}
