/* SPDX-License-Identifier: MIT
 *
 * flags.c - conditions about numbers in variables of the program.
 *
 * Members behind pointers do not count: which object they belong to is not known here. Neither do
 * pointers: most are set once, at start-up, and stay so.
 */
#include "flow/flags.h"

#include <string.h>

static bool is_number(const struct facts *f, uint32_t symbol)
{
	return !strpbrk(facts_string(f, f->symbols[symbol].type), "*[(");
}

uint32_t flag_of(const struct facts *f, uint32_t value)
{
	const struct fact_value *v = &f->values[value];
	uint32_t held = v->op == VALUE_GLOBAL ? v->a : v->b;

	if ((v->op != VALUE_GLOBAL && v->op != VALUE_FIELD) || !is_number(f, held))
		return FACT_NONE;
	while (v->op == VALUE_FIELD && !v->imm)
		v = &f->values[v->a];
	return v->op == VALUE_GLOBAL ? held : FACT_NONE;
}

static bool is_zero(const struct facts *f, uint32_t value)
{
	const struct fact_value *v = &f->values[value];

	return v->op == VALUE_INT && !v->imm;
}

/* The flag that V, a comparison, compares with 0. */
static uint32_t compared(const struct facts *f, const struct fact_value *v)
{
	return is_zero(f, v->b) ? flag_of(f, v->a) : FACT_NONE;
}

static enum flag_found found_if(uint32_t flag, bool set)
{
	if (flag == FACT_NONE)
		return FLAG_NONE;
	return set ? FLAG_SET : FLAG_CLEAR;
}

enum flag_found flag_found(const struct facts *f, uint32_t cond, bool truth, uint32_t *flag)
{
	const struct fact_value *v = &f->values[cond];

	while (v->op == VALUE_UNARY && v->sub == UNARY_LOGICAL_NOT) {
		truth = !truth;
		cond = v->a;
		v = &f->values[cond];
	}
	if (v->op != VALUE_BINARY)
		return found_if(*flag = flag_of(f, cond), truth);
	switch (v->sub) {
	case BINARY_EQ:
		return found_if(*flag = compared(f, v), !truth);
	case BINARY_NE:
	case BINARY_GT:
		return found_if(*flag = compared(f, v), truth);
	case BINARY_AND:
		return found_if(*flag = truth ? flag_of(f, v->a) : FACT_NONE, true);
	default:
		return FLAG_NONE;
	}
}
