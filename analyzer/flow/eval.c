/* SPDX-License-Identifier: MIT
 *
 * eval.c - values in a state.
 *
 * Evaluation never fails, it knows less. A place is what was put there, with what is known of where
 * that came from; anything else is computed from its operands as far as abstract.h can.
 */
#include "flow/step_priv.h"

/* Are all members of PLACE that somebody stored known to be 0, and is there one? */
static bool all_zero(const struct follow *follow, const struct state *state, uint32_t place)
{
	bool some = false;

	for (uint32_t i = 0; i < follow->shape.place_count; i++) {
		const struct abstract *a = &state->places[i];

		if (i == place || !place_within(&follow->shape.places, i, place))
			continue;
		if (!abstract_is_int(a) || a->bits)
			return false;
		some = true;
	}
	return some;
}

static struct abstract eval_address(const struct follow *follow, const struct state *state,
                                    const struct fact_value *v)
{
	struct abstract a = abstract_top();
	uint32_t place = place_of_value(&follow->shape.places, v->a);

	a.nonzero = true;
	if (place != PLACE_NONE)
		a.zeroed = all_zero(follow, state, place);
	return a;
}

/* The parameter that COND tests for being (*TRUTH) or not being 0, or -1. */
static int tested_param(const struct follow *follow, const struct state *state, uint32_t cond,
                        bool *truth)
{
	const struct fact_value *v = &follow->facts->values[cond];
	struct abstract a;

	if (v->op == VALUE_UNARY && v->sub == UNARY_LOGICAL_NOT) {
		*truth = !*truth;
		return tested_param(follow, state, v->a, truth);
	}
	if (v->op == VALUE_BINARY && (v->sub == BINARY_NE || v->sub == BINARY_EQ)) {
		a = eval(follow, state, v->b);
		if (!abstract_is_int(&a) || a.bits)
			return -1;
		*truth = *truth == (v->sub == BINARY_NE);
		return tested_param(follow, state, v->a, truth);
	}
	a = eval(follow, state, cond);
	return a.origin == ORIGIN_NONE ? -1 : param_of_origin(&follow->shape, a.origin);
}

static struct abstract eval_select(const struct follow *follow, const struct state *state,
                                   const struct fact_value *v)
{
	struct abstract a = eval(follow, state, v->b);
	struct abstract b = eval(follow, state, (uint32_t)v->imm);
	struct abstract cond = eval(follow, state, v->a);
	bool truth = true;
	int param = tested_param(follow, state, v->a, &truth);

	if (cond.nonzero || abstract_is_int(&cond))
		return cond.nonzero ? a : b;
	state_note_param(&follow->shape, &a);
	state_note_param(&follow->shape, &b);
	if (param < 0)
		return abstract_join(&a, &b);
	return truth ? abstract_choice((uint32_t)param, &a, &b)
	             : abstract_choice((uint32_t)param, &b, &a);
}

static struct abstract eval_unary(const struct follow *follow, const struct state *state,
                                  const struct fact_value *v)
{
	struct abstract a = eval(follow, state, v->a);

	if (v->sub == UNARY_LOGICAL_NOT && a.nonzero)
		return abstract_int(0);
	if (!abstract_is_int(&a))
		return abstract_top();
	switch (v->sub) {
	case UNARY_LOGICAL_NOT:
		return abstract_int(!a.bits);
	case UNARY_NEGATE:
		return abstract_int((int64_t)(0 - a.bits));
	default:
		return abstract_int((int64_t)~a.bits);
	}
}

static struct abstract eval_binary(const struct follow *follow, const struct state *state,
                                   const struct fact_value *v)
{
	struct abstract a = eval(follow, state, v->a), b = eval(follow, state, v->b);

	return abstract_binary(v->sub, &a, &b);
}

/* What is in PLACE. A name of an array has the text that the array has now. */
static struct abstract eval_place(const struct state *state, uint32_t place)
{
	struct abstract a = state_refined(state, state->places[place]);

	if (a.array)
		a.text = a.array_maybe || a.array == ARRAY_SEVERAL
		                 ? text_spoiled()
		                 : state->places[a.array - 1].text;
	return a;
}

static struct abstract eval_here(const struct follow *follow, const struct state *state,
                                 uint32_t value)
{
	const struct fact_value *v = &follow->facts->values[value];
	uint32_t place = place_of_value(&follow->shape.places, value);
	struct abstract a = abstract_top();

	if (place != PLACE_NONE)
		return eval_place(state, place);
	switch (v->op) {
	case VALUE_INT:
		return abstract_int(v->imm);
	case VALUE_STRING:
		a.nonzero = true;
		a.text = text_of_literal(follow->paths, facts_string(follow->facts, v->a), false);
		return a;
	case VALUE_FUNCTION:
		a.nonzero = true;
		return a;
	case VALUE_ADDRESS:
		return eval_address(follow, state, v);
	case VALUE_CALL:
		a.origin = follow->shape.result_of_event[v->a - follow->body->event_first];
		return state_refined(state, a);
	case VALUE_UNARY:
		return eval_unary(follow, state, v);
	case VALUE_BINARY:
		return eval_binary(follow, state, v);
	case VALUE_SELECT:
		return eval_select(follow, state, v);
	default:
		return a;
	}
}

/* What all of the program says of the path that V is, where nobody knows better. */
static void add_marks(const struct follow *follow, const struct fact_value *v, struct abstract *a)
{
	if (a->text.marks.in || a->text.marks.out || text_has_param(&a->text))
		return;
	a->text.marks = kinds_marks_of_value(follow->program->kinds, follow->program, follow->unit,
	                                     v);
	if (a->text.marks.in || a->text.marks.out)
		a->text.param = TEXT_SPOILED;
}

/* Is the field V, which holds A, what the callback that is followed is told to be ready? */
static bool is_watched(const struct follow *follow, const struct fact_value *v,
                       const struct abstract *a)
{
	const struct facts *f = follow->facts;

	return follow->ready != ORIGIN_NONE && v->op == VALUE_FIELD && a->origin == ORIGIN_NONE &&
	       !a->same &&
	       watched_has(follow->program->watched, follow->function,
	                   facts_string(f, f->symbols[v->b].usr));
}

struct abstract eval(const struct follow *follow, const struct state *state, uint32_t value)
{
	const struct fact_value *v = &follow->facts->values[value];
	struct abstract a = eval_here(follow, state, value);

	if (is_watched(follow, v, &a)) {
		a.same = follow->ready + 1;
		a = state_refined(state, a);
	}
	if (a.fd == FD_UNKNOWN && (v->op == VALUE_FIELD || v->op == VALUE_GLOBAL))
		a.fd = (uint8_t)kinds_of_symbol(follow->program->kinds, follow->unit,
		                                v->op == VALUE_FIELD ? v->b : v->a);
	if (v->op == VALUE_FIELD || v->op == VALUE_GLOBAL || v->op == VALUE_INDEX)
		add_marks(follow, v, &a);
	return a;
}
