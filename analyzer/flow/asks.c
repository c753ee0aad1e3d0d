/* SPDX-License-Identifier: MIT
 *
 * asks.c - which calls are made only while some flag of the program is set.
 *
 * The problem
 *   Of two calls to one function, the one behind `if (shutting_down)` is rarely the one that
 *   somebody meets. Whether the flag can be set on a way is beyond this analysis, so the call is
 *   followed; but where there is a choice it should not be the one that is shown.
 *
 * The idea
 *   A flag is a variable of the program that holds a number, or such a member of one. A block is
 *   behind a flag when every way into it passes a branch that found one set. That is a fixed point
 *   over the graph alone: values do not matter.
 *
 * What it does not do
 *   Flags behind pointers and in locals do not count. Neither does a flag that must be clear: most
 *   variables begin with 0.
 */
#include <string.h>

#include "flow/solve_priv.h"

static bool is_number(const struct facts *f, uint32_t symbol)
{
	return !strpbrk(facts_string(f, f->symbols[symbol].type), "*[(");
}

/* Is VALUE a variable of the program, or a member of one, that holds a number? */
static bool is_flag(const struct facts *f, uint32_t value)
{
	const struct fact_value *v = &f->values[value];
	uint32_t held = v->op == VALUE_GLOBAL ? v->a : v->b;

	if ((v->op != VALUE_GLOBAL && v->op != VALUE_FIELD) || !is_number(f, held))
		return false;
	while (v->op == VALUE_FIELD && !v->imm)
		v = &f->values[v->a];
	return v->op == VALUE_GLOBAL;
}

static bool is_zero(const struct facts *f, uint32_t value)
{
	const struct fact_value *v = &f->values[value];

	return v->op == VALUE_INT && !v->imm;
}

/* Does COND being TRUTH mean that a flag is set? Being equal to some number does not: that is how
 * states are told apart, and one is as likely as the other. */
static bool finds_set(const struct facts *f, uint32_t cond, bool truth)
{
	const struct fact_value *v = &f->values[cond];

	while (v->op == VALUE_UNARY && v->sub == UNARY_LOGICAL_NOT) {
		truth = !truth;
		cond = v->a;
		v = &f->values[cond];
	}
	if (v->op != VALUE_BINARY)
		return truth && is_flag(f, cond);
	switch (v->sub) {
	case BINARY_EQ:
		return !truth && is_flag(f, v->a) && is_zero(f, v->b);
	case BINARY_NE:
		return truth && is_flag(f, v->a) && is_zero(f, v->b);
	case BINARY_GT:
		return truth && is_flag(f, v->a) && is_zero(f, v->b);
	case BINARY_AND:
		return truth && is_flag(f, v->a);
	default:
		return false;
	}
}

/* Is what edge INDEX of B leads to behind a flag as far as this edge goes? */
static bool edge_asks(const struct solve *s, uint32_t block, uint32_t index)
{
	const struct fact_block *b = block_at(&s->follow, block);

	return s->asked[block] ||
	       (b->end == END_BRANCH && finds_set(s->follow.facts, b->cond, index == 0));
}

/* BLOCK's successors are not behind a flag when BLOCK's edge there is not. */
static bool clear_successors(struct solve *s, uint32_t block)
{
	const struct fact_block *b = block_at(&s->follow, block);
	bool changed = false;

	for (uint32_t i = 0; i < b->edge_count; i++) {
		uint32_t to = s->follow.facts->edges[b->edge_first + i].block;

		if (!s->asked[to] || edge_asks(s, block, i))
			continue;
		s->asked[to] = false;
		changed = true;
	}
	return changed;
}

void find_asked(struct solve *s)
{
	bool changed;

	memset(s->asked, true, s->follow.body->block_count * sizeof(*s->asked));
	s->asked[0] = false;
	do {
		changed = false;
		for (uint32_t i = 0; i < s->order_count; i++)
			changed |= clear_successors(s, s->order[i]);
	} while (changed);
}
