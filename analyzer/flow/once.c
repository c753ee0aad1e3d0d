/* SPDX-License-Identifier: MIT
 *
 * once.c - which calls are made once, because a flag says that they were.
 *
 * The problem
 *   `if (!started) { started = 1; run_loop(); }`: what the loop calls may come here again, and does
 *   not run it again.
 *
 * The idea
 *   Along the graph two things are kept: the flag (flags.h) that was last found clear on every way
 *   into a block, and whether it has been set since. A call with both is made once.
 *
 * What it does not do
 *   Who clears the flag later is not asked.
 */
#include "flow/flags.h"
#include "flow/solve_priv.h"

/* AFTER what EVENT does to the flag. */
static struct once after_event(const struct facts *f, struct once at, const struct fact_event *e)
{
	const struct fact_value *stored;

	if (e->kind != EVENT_STORE || at.flag == FACT_NONE || flag_of(f, e->a) != at.flag)
		return at;
	stored = &f->values[e->b];
	at.set = stored->op == VALUE_INT && stored->imm;
	if (!at.set)
		at.flag = FACT_NONE;
	return at;
}

static struct once after_edge(const struct solve *s, const struct fact_block *b, uint32_t index,
                              struct once at)
{
	uint32_t flag;

	if (!at.set && b->end == END_BRANCH &&
	    flag_found(s->follow.facts, b->cond, index == 0, &flag) == FLAG_CLEAR)
		at.flag = flag;
	return at;
}

/* INTO becomes what holds in both. */
static bool join(struct once *into, struct once from)
{
	struct once was = *into;

	if (!into->reached) {
		*into = from;
		into->reached = true;
		return true;
	}
	if (into->flag != from.flag)
		into->flag = FACT_NONE;
	into->set &= from.set && into->flag != FACT_NONE;
	return was.flag != into->flag || was.set != into->set;
}

struct once once_before(const struct solve *s, uint32_t block, uint32_t event)
{
	const struct fact_block *b = block_at(&s->follow, block);
	struct once at = s->once[block];

	for (uint32_t i = b->event_first; i < b->event_first + b->event_count && i < event; i++)
		at = after_event(s->follow.facts, at, &s->follow.facts->events[i]);
	return at;
}

static bool visit(struct solve *s, uint32_t block)
{
	const struct fact_block *b = block_at(&s->follow, block);
	struct once at = once_before(s, block, UINT32_MAX);
	bool changed = false;

	for (uint32_t i = 0; i < b->edge_count; i++)
		changed |= join(&s->once[s->follow.facts->edges[b->edge_first + i].block],
		                after_edge(s, b, i, at));
	return changed;
}

void find_once(struct solve *s)
{
	bool changed;

	s->once[0] = (struct once){ .reached = true, .flag = FACT_NONE };
	do {
		changed = false;
		for (uint32_t i = 0; i < s->order_count; i++)
			changed |= visit(s, s->order[i]);
	} while (changed);
}
