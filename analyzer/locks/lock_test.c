/* SPDX-License-Identifier: MIT
 *
 * lock_test.c - `if (trylock(&m))`, `r = lock(&m); if (r != 0)`: what does a branch teach?
 *
 * Only the difference between zero and not zero matters, because that is what packs and summaries
 * speak of. A comparison with another number teaches one side only.
 */
#include "locks/lock_priv.h"

static const struct lock_test nothing = { FACT_NONE, FACT_NONE, RESULT_ANY, RESULT_ANY };

static struct lock_test turned(struct lock_test test)
{
	return (struct lock_test){ test.event, test.local, test.if_false, test.if_true };
}

static bool is_plain(const struct lock_test *test)
{
	return test->if_true == RESULT_NONZERO && test->if_false == RESULT_ZERO;
}

/* TEST's value compared with NUMBER by OP, the value on the left. */
static struct lock_test compared(struct lock_test test, unsigned op, int64_t number)
{
	bool plain = is_plain(&test);

	if (!number && op == BINARY_EQ)
		return turned(test);
	if (!number && op == BINARY_NE)
		return test;
	if (!plain)
		return nothing;
	test.if_true = test.if_false = RESULT_ANY;
	if (op == BINARY_EQ || (!number && (op == BINARY_LT || op == BINARY_GT)))
		test.if_true = RESULT_NONZERO;
	else if (op == BINARY_NE || (!number && (op == BINARY_LE || op == BINARY_GE)))
		test.if_false = RESULT_NONZERO;
	else
		return nothing;
	return test;
}

static struct lock_test test_binary(const struct facts *f, const struct fact_value *v)
{
	const struct fact_value *left = &f->values[v->a], *right = &f->values[v->b];
	static const uint8_t mirrored[BINARY_COUNT] = {
		[BINARY_EQ] = BINARY_EQ, [BINARY_NE] = BINARY_NE, [BINARY_LT] = BINARY_GT,
		[BINARY_GT] = BINARY_LT, [BINARY_LE] = BINARY_GE, [BINARY_GE] = BINARY_LE,
	};

	if (v->sub < BINARY_EQ || v->sub > BINARY_GE)
		return nothing;
	if (right->op == VALUE_INT)
		return compared(lock_test_of(f, v->a), v->sub, right->imm);
	if (left->op == VALUE_INT)
		return compared(lock_test_of(f, v->b), mirrored[v->sub], left->imm);
	return nothing;
}

struct lock_test lock_test_of(const struct facts *facts, uint32_t value)
{
	const struct fact_value *v = &facts->values[value];

	switch (v->op) {
	case VALUE_CALL:
		return (struct lock_test){ v->a, FACT_NONE, RESULT_NONZERO, RESULT_ZERO };
	case VALUE_LOCAL:
		return (struct lock_test){ FACT_NONE, v->a, RESULT_NONZERO, RESULT_ZERO };
	case VALUE_UNARY:
		return v->sub == UNARY_LOGICAL_NOT ? turned(lock_test_of(facts, v->a)) : nothing;
	case VALUE_BINARY:
		return test_binary(facts, v);
	default:
		return nothing;
	}
}

void lock_test_apply(const struct lock_test *test, bool truth, struct lock_state *state)
{
	enum lock_result result = truth ? test->if_true : test->if_false;

	if (result != RESULT_ANY && (test->event != FACT_NONE || test->local != FACT_NONE))
		lock_state_learn(state, test->event, test->local, result);
}
