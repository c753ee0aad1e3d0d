/* SPDX-License-Identifier: MIT
 *
 * facts.c - the few questions everybody asks of facts: texts and printed names.
 *
 * What is behind an index is the caller's business; a view is verified once (facts_verify.c), so
 * nothing here checks again. The names are what --dump prints and golden tests read.
 */
#include "facts/facts.h"

#include <assert.h>

static const char *const value_op_names[VALUE_OP_COUNT] = {
	[VALUE_UNKNOWN] = "unknown", [VALUE_INT] = "int",       [VALUE_STRING] = "string",
	[VALUE_LOCAL] = "local",     [VALUE_GLOBAL] = "global", [VALUE_FUNCTION] = "function",
	[VALUE_FIELD] = "field",     [VALUE_INDEX] = "index",   [VALUE_DEREF] = "deref",
	[VALUE_ADDRESS] = "address", [VALUE_CALL] = "call",     [VALUE_UNARY] = "unary",
	[VALUE_BINARY] = "binary",   [VALUE_SELECT] = "select",
};

static const char *const binary_names[BINARY_COUNT] = {
	[BINARY_ADD] = "+",  [BINARY_SUB] = "-",          [BINARY_MUL] = "*",
	[BINARY_DIV] = "/",  [BINARY_REM] = "%",          [BINARY_SHL] = "<<",
	[BINARY_SHR] = ">>", [BINARY_AND] = "&",          [BINARY_OR] = "|",
	[BINARY_XOR] = "^",  [BINARY_EQ] = "==",          [BINARY_NE] = "!=",
	[BINARY_LT] = "<",   [BINARY_LE] = "<=",          [BINARY_GT] = ">",
	[BINARY_GE] = ">=",  [BINARY_LOGICAL_AND] = "&&", [BINARY_LOGICAL_OR] = "||",
};

static const char *const unary_names[UNARY_COUNT] = {
	[UNARY_NEGATE] = "-",
	[UNARY_NOT] = "~",
	[UNARY_LOGICAL_NOT] = "!",
};

const char *facts_string(const struct facts *facts, fact_str str)
{
	assert(str < facts->strings_count);
	return facts->strings + str;
}

const char *facts_path(const struct facts *facts, struct fact_loc loc)
{
	if (loc.file == FACT_NONE)
		return "";
	return facts_string(facts, facts->files[loc.file].path);
}

const char *facts_place_symbol(const struct facts *facts, uint32_t value)
{
	for (;;) {
		const struct fact_value *v = &facts->values[value];

		switch (v->op) {
		case VALUE_FIELD:
			return facts_string(facts, facts->symbols[v->b].name);
		case VALUE_GLOBAL:
			return facts_string(facts, facts->symbols[v->a].name);
		case VALUE_INDEX:
		case VALUE_DEREF:
		case VALUE_ADDRESS:
			value = v->a;
			break;
		default:
			return "";
		}
	}
}

const char *fact_value_op_name(unsigned op)
{
	return op < VALUE_OP_COUNT ? value_op_names[op] : "?";
}

const char *fact_binary_name(unsigned op)
{
	return op < BINARY_COUNT ? binary_names[op] : "?";
}

const char *fact_unary_name(unsigned op)
{
	return op < UNARY_COUNT ? unary_names[op] : "?";
}
