/* SPDX-License-Identifier: MIT
 *
 * sign.c - what a test has to do with a cancellation.
 *
 * A comparison with the very number, a look at errno for the very reason and any test of a function
 * that says nothing else name it. `n < 0` only asks whether it went well. -1, 0 and 1 are nobody's
 * number: to compare with them names nothing.
 */
#include "cancel/sign.h"

bool sign_learn(const struct sign_place *place, struct state *state)
{
	struct abstract *fact;

	if (place->origin == ORIGIN_NONE)
		return true;
	fact = &state->origins[place->origin];
	if (place->sign.how == CANCELLED_NONZERO) {
		if (abstract_is_int(fact) && !fact->bits)
			return false;
		fact->nonzero = true;
		return true;
	}
	if (!replay_may_be(state, place->origin, place->sign.value))
		return false;
	fact->known = UINT64_MAX;
	fact->bits = (uint64_t)place->sign.value;
	fact->nonzero = place->sign.value != 0;
	return true;
}

static const struct fact_value *value_at(const struct sign_place *p, uint32_t value)
{
	return &p->facts->values[value];
}

/* Is VALUE errno? */
static bool is_errno(const struct sign_place *p, uint32_t value)
{
	const struct fact_value *v = value_at(p, value);
	const struct program_call *call;
	const struct model_function *row;

	if (v->op != VALUE_DEREF || value_at(p, v->a)->op != VALUE_CALL)
		return false;
	call = program_call(p->program, replay_call(p->replay, value_at(p, v->a)->a));
	if (call->indirect || !call->target_count)
		return false;
	row = program_function(p->program, program_target(p->program, call->target_first)->function)
	              ->model;
	return row && row->errno_place;
}

/* Is VALUE the result (or parameter) that the sign is? */
static bool is_result(const struct sign_place *p, const struct state *state, uint32_t value)
{
	struct abstract a;

	if (p->origin == ORIGIN_NONE)
		return false;
	a = replay_value(p->replay, state, value);
	return a.origin == p->origin;
}

/* Of two operands: elsewhere if one looks there, else at the sign if one does. */
static enum looks_at either(enum looks_at a, enum looks_at b)
{
	if (a == LOOKS_ELSEWHERE || b == LOOKS_ELSEWHERE)
		return LOOKS_ELSEWHERE;
	if (a == LOOKS_RESULT || b == LOOKS_RESULT)
		return LOOKS_RESULT;
	return a < b ? a : b;
}

/* What VALUE is made of. LOOKS_NAMED stands for constants, which look at nothing. */
static enum looks_at made_of(const struct sign_place *p, const struct state *state, uint32_t value,
                             const bool *changed)
{
	const struct fact_value *v = value_at(p, value);
	bool local_same;

	if (is_result(p, state, value) || (p->sign.error && is_errno(p, value)))
		return LOOKS_RESULT;
	switch (v->op) {
	case VALUE_INT:
	case VALUE_STRING:
	case VALUE_FUNCTION:
	case VALUE_ADDRESS:
		return LOOKS_NAMED;
	case VALUE_LOCAL:
		local_same = !changed || (!changed[v->a] &&
		                          !(p->facts->locals[p->body->local_first + v->a].flags &
		                            LOCAL_ADDRESS_TAKEN));
		return local_same ? LOOKS_SAME : LOOKS_ELSEWHERE;
	case VALUE_UNARY:
		return made_of(p, state, v->a, changed);
	case VALUE_BINARY:
		return either(made_of(p, state, v->a, changed), made_of(p, state, v->b, changed));
	default:
		return changed ? LOOKS_ELSEWHERE : LOOKS_SAME;
	}
}

/* A comparison of VALUE with IMM: does it name the cancellation? */
static bool names(const struct sign_place *p, const struct state *state, uint32_t value,
                  int64_t imm, bool *is_error)
{
	*is_error = p->sign.error && is_errno(p, value);
	if (*is_error)
		return imm == p->sign.error;
	return p->sign.how == CANCELLED_EQUALS && imm == p->sign.value && (imm < -1 || imm > 1) &&
	       is_result(p, state, value);
}

/* `VALUE == IMM`, or `VALUE != IMM` when TURNED. */
static void test_equality(const struct sign_place *p, const struct state *state, uint32_t value,
                          int64_t imm, bool turned, struct sign_test *test)
{
	bool is_error, same = names(p, state, value, imm, &is_error);

	if (same)
		test->looks = LOOKS_NAMED;
	if (is_error)
		test->edge = same == turned;
}

struct sign_test sign_test(const struct sign_place *p, const struct state *state, uint32_t cond,
                           const bool *changed)
{
	struct sign_test test = { .looks = LOOKS_SAME, .edge = -1 };
	const struct fact_value *v;

	if (cond == FACT_NONE)
		return test;
	v = value_at(p, cond);
	if (v->op == VALUE_UNARY && v->sub == UNARY_LOGICAL_NOT) {
		test = sign_test(p, state, v->a, changed);
		if (test.edge >= 0)
			test.edge = !test.edge;
		return test;
	}
	test.looks = made_of(p, state, cond, changed);
	if (test.looks == LOOKS_NAMED)
		test.looks = LOOKS_SAME;
	if (test.looks == LOOKS_RESULT && p->sign.how == CANCELLED_NONZERO)
		test.looks = LOOKS_NAMED;
	if (v->op == VALUE_BINARY && (v->sub == BINARY_EQ || v->sub == BINARY_NE)) {
		if (value_at(p, v->b)->op == VALUE_INT)
			test_equality(p, state, v->a, value_at(p, v->b)->imm, v->sub == BINARY_NE,
			              &test);
		else if (value_at(p, v->a)->op == VALUE_INT)
			test_equality(p, state, v->b, value_at(p, v->a)->imm, v->sub == BINARY_NE,
			              &test);
	}
	return test;
}

bool sign_names_case(const struct sign_place *p, const struct fact_edge *edge)
{
	return edge->kind == EDGE_CASE && edge->low == edge->high &&
	       p->sign.how == CANCELLED_EQUALS && edge->low == p->sign.value &&
	       (edge->low < -1 || edge->low > 1);
}
