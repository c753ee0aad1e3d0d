/* SPDX-License-Identifier: MIT
 *
 * refine.c - what a branch teaches.
 *
 * On the edge where `flags & SYNC` was true the bit is set, wherever else that value is; where
 * `n > 0` was false it is at most 0. What is learned of a value is kept with its origin, so that
 * all copies know it. A contradiction means that the edge cannot be taken: each function returns
 * false then.
 */
#include "flow/step_priv.h"

/* The limits of VALUE's origin, or NULL when it has none. */
static struct limits *limits_of(struct state *state, const struct abstract *a)
{
	return a->origin == ORIGIN_NONE ? NULL : &state->limits[a->origin];
}

/* The state learns KNOWN/BITS/NONZERO of value VALUE; false when it knew the opposite. */
static bool learn(const struct follow *follow, struct state *state, uint32_t value,
                  struct abstract fact)
{
	struct abstract a = eval(follow, state, value);
	uint32_t place = place_of_value(&follow->shape.places, value);
	const struct limits *limits = limits_of(state, &a);
	struct abstract *target = NULL;

	if (abstract_same_if_narrow(&a, &fact))
		return true;
	if ((a.known & fact.known & (a.bits ^ fact.bits)) ||
	    (fact.nonzero && abstract_is_int(&a) && !a.bits) ||
	    (a.nonzero && fact.known == UINT64_MAX && !fact.bits) ||
	    (limits && abstract_is_int(&fact) && !limits_allow(limits, (int64_t)fact.bits)))
		return false;
	if (a.origin != ORIGIN_NONE)
		target = &state->origins[a.origin];
	else if (place != PLACE_NONE)
		target = &state->places[place];
	if (target) {
		target->known |= fact.known;
		target->bits |= fact.bits;
		target->nonzero |= fact.nonzero;
	}
	return true;
}

bool refine_equal(const struct follow *follow, struct state *state, uint32_t cond, int64_t imm)
{
	return learn(follow, state, cond, abstract_int(imm));
}

static bool refine_truth(const struct follow *follow, struct state *state, uint32_t value,
                         bool truth)
{
	struct abstract fact = truth ? abstract_top() : abstract_int(0);

	fact.nonzero = truth;
	return learn(follow, state, value, fact);
}

bool refine_not_equal(const struct follow *follow, struct state *state, uint32_t cond, int64_t imm)
{
	struct abstract a = eval(follow, state, cond);
	struct limits *limits = limits_of(state, &a);

	if (abstract_is_int(&a))
		return (int64_t)a.bits != imm;
	if (!imm)
		return refine_truth(follow, state, cond, true);
	return !limits || limits_exclude(limits, imm);
}

/* VALUE is not negative: that is a bit, which stays known where a call gets the value. */
static bool refine_sign(const struct follow *follow, struct state *state, uint32_t value)
{
	struct abstract fact = abstract_top();

	fact.known = SIGN_BIT;
	return learn(follow, state, value, fact);
}

bool refine_range(const struct follow *follow, struct state *state, uint32_t cond, int64_t min,
                  int64_t max)
{
	struct abstract a = eval(follow, state, cond);
	struct limits *limits = limits_of(state, &a);

	if (abstract_is_int(&a))
		return (int64_t)a.bits >= min && (int64_t)a.bits <= max;
	if ((min > 0 && !refine_truth(follow, state, cond, true)) ||
	    (min >= 0 && limits && !refine_sign(follow, state, cond)))
		return false;
	return !limits || limits_narrow(limits, min, max);
}

/* VALUE & MASK is (not) zero. */
static bool refine_mask(const struct follow *follow, struct state *state, uint32_t value,
                        uint64_t mask, bool truth)
{
	struct abstract fact = abstract_top();

	if (!truth) {
		fact.known = mask;
	} else if (mask && !(mask & (mask - 1))) {
		fact.known = fact.bits = mask;
		fact.nonzero = true;
	} else {
		fact.nonzero = true;
	}
	return learn(follow, state, value, fact);
}

/* If VALUE is OPERAND & constant: that constant, and the operand in *OPERAND; else 0. */
static uint64_t masked(const struct follow *follow, const struct state *state, uint32_t value,
                       uint32_t *operand)
{
	const struct fact_value *v = &follow->facts->values[value];
	struct abstract right;

	if (v->op != VALUE_BINARY || v->sub != BINARY_AND)
		return 0;
	right = eval(follow, state, v->b);
	*operand = v->a;
	return abstract_is_int(&right) ? right.bits : 0;
}

/* (OPERAND & MASK) == IMM, or not. */
static bool refine_masked(const struct follow *follow, struct state *state, uint32_t operand,
                          uint64_t mask, uint64_t imm, bool equal)
{
	struct abstract fact = { .known = mask, .bits = imm & mask, .origin = ORIGIN_NONE };
	bool one_bit = !(mask & (mask - 1));

	fact.nonzero = fact.bits != 0;
	if (imm & ~mask)
		return !equal;
	if (equal)
		return learn(follow, state, operand, fact);
	return one_bit ? refine_mask(follow, state, operand, mask, !imm) : true;
}

/* LEFT == (or !=) RIGHT holds. */
static bool refine_equality(const struct follow *follow, struct state *state,
                            const struct fact_value *v, bool equal)
{
	struct abstract a = eval(follow, state, v->a), b = eval(follow, state, v->b);
	uint32_t other = abstract_is_int(&b) ? v->a : v->b, operand;
	const struct abstract *known = abstract_is_int(&b) ? &b : &a;
	uint64_t mask;

	if (abstract_is_int(&a) && abstract_is_int(&b)) {
		struct abstract same = abstract_binary(BINARY_EQ, &a, &b);

		return !abstract_is_int(&same) || (same.bits != 0) == equal;
	}
	if (!abstract_is_int(known))
		return true;
	mask = masked(follow, state, other, &operand);
	if (mask)
		return refine_masked(follow, state, operand, mask, known->bits, equal);
	if (equal)
		return refine_equal(follow, state, other, (int64_t)known->bits);
	return refine_not_equal(follow, state, other, (int64_t)known->bits);
}

/* VALUE OP LIMIT holds, for one of < <= > >=. */
static bool refine_against(const struct follow *follow, struct state *state, uint32_t value,
                           unsigned op, int64_t limit)
{
	switch (op) {
	case BINARY_LT:
		return refine_range(follow, state, value, INT64_MIN, limit - 1);
	case BINARY_LE:
		return refine_range(follow, state, value, INT64_MIN, limit);
	case BINARY_GT:
		return refine_range(follow, state, value, limit + 1, INT64_MAX);
	default:
		return refine_range(follow, state, value, limit, INT64_MAX);
	}
}

/* LEFT < RIGHT and its kin, where one side is a number that is not negative. */
static bool refine_order(const struct follow *follow, struct state *state,
                         const struct fact_value *v, bool truth)
{
	static const uint8_t opposite[BINARY_COUNT] = { [BINARY_LT] = BINARY_GE,
		                                        [BINARY_LE] = BINARY_GT,
		                                        [BINARY_GT] = BINARY_LE,
		                                        [BINARY_GE] = BINARY_LT };
	static const uint8_t mirrored[BINARY_COUNT] = { [BINARY_LT] = BINARY_GT,
		                                        [BINARY_LE] = BINARY_GE,
		                                        [BINARY_GT] = BINARY_LT,
		                                        [BINARY_GE] = BINARY_LE };
	struct abstract a = eval(follow, state, v->a), b = eval(follow, state, v->b);
	unsigned op = truth ? v->sub : opposite[v->sub];

	if (abstract_is_int(&b) && (int64_t)b.bits >= 0 && (int64_t)b.bits < INT64_MAX)
		return refine_against(follow, state, v->a, op, (int64_t)b.bits);
	if (abstract_is_int(&a) && (int64_t)a.bits >= 0 && (int64_t)a.bits < INT64_MAX)
		return refine_against(follow, state, v->b, mirrored[op], (int64_t)a.bits);
	return true;
}

static bool refine_binary(const struct follow *follow, struct state *state, uint32_t cond,
                          bool truth)
{
	const struct fact_value *v = &follow->facts->values[cond];
	uint32_t operand;
	uint64_t mask;

	switch (v->sub) {
	case BINARY_EQ:
	case BINARY_NE:
		return refine_equality(follow, state, v, (v->sub == BINARY_EQ) == truth);
	case BINARY_LT:
	case BINARY_LE:
	case BINARY_GT:
	case BINARY_GE:
		return refine_order(follow, state, v, truth);
	case BINARY_AND:
		mask = masked(follow, state, cond, &operand);
		return mask ? refine_mask(follow, state, operand, mask, truth) : true;
	default:
		return true;
	}
}

bool refine(const struct follow *follow, struct state *state, uint32_t cond, bool truth)
{
	const struct fact_value *v = &follow->facts->values[cond];

	if (v->op == VALUE_UNARY && v->sub == UNARY_LOGICAL_NOT)
		return refine(follow, state, v->a, !truth);
	if (v->op == VALUE_BINARY)
		return refine_binary(follow, state, cond, truth);
	return refine_truth(follow, state, cond, truth);
}
