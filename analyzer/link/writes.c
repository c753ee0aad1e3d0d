/* SPDX-License-Identifier: MIT
 *
 * writes.c - which arguments of a call may be written to as text, going by prototypes.
 *
 * Const is believed: who casts it away hides it from readers as well. What an ellipsis leaves open
 * depends on what is given.
 */
#include "link/writes.h"

#include <string.h>

#include "link/program.h"

/* The prototype of what EVENT calls, or NULL. */
static const char *prototype(const struct program *program, const struct facts *facts,
                             const struct fact_event *e, const struct program_call *call)
{
	const struct fact_value *callee = &facts->values[e->a];
	const struct program_function *fn;

	if (callee->op == VALUE_FUNCTION)
		return facts_string(facts, facts->symbols[callee->a].type);
	if (!call->target_count)
		return NULL;
	fn = program_function(program, program_target(program, call->target_first)->function);
	facts = program->units[fn->symbol_unit];
	return facts_string(facts, facts->symbols[fn->symbol].type);
}

/* The LENGTH characters at TYPE, of a parameter: may text be written through it? */
static bool is_writable(const char *type, size_t length)
{
	static const char *const texts[] = { "char", "void", "pointer", "int8", "..." };
	g_autofree char *copy = NULL;

	if (length >= 6 && strncmp(type, "const ", 6) == 0)
		return false;
	copy = g_strndup(type, length);
	for (size_t i = 0; i < G_N_ELEMENTS(texts); i++)
		if (strstr(copy, texts[i]))
			return true;
	return false;
}

/* Bit k: argument k of a function with prototype TYPE may be written to. *REST: the arguments that
 * an ellipsis speaks for. */
static uint32_t writable_params(const char *type, uint32_t *rest)
{
	const char *at = type ? strchr(type, '(') : NULL;
	uint32_t mask = 0, bit = 1;
	int depth = 0;

	*rest = 0;
	if (!at || at[1] == '*' || strncmp(at, "()", 2) == 0)
		return UINT32_MAX; /* unknown, returns a function, or an old declaration */
	for (const char *start = ++at; *at && depth >= 0 && bit; at++) {
		depth += (*at == '(') - (*at == ')');
		if (depth > 0 || (depth == 0 && *at != ','))
			continue;
		if (start[0] == '.')
			*rest = ~(bit - 1);
		if (is_writable(start, (size_t)(at - start)))
			mask |= start[0] == '.' ? *rest : bit;
		start = at + 1 + (at[1] == ' ');
		bit <<= 1;
	}
	return mask;
}

/* Is VALUE a local that points to what is const? An ellipsis takes it without a word, and nobody
 * writes there: va_start's last argument is one. */
static bool is_const_local(const struct facts *facts, const struct fact_function *body,
                           uint32_t value)
{
	const struct fact_value *v = &facts->values[value];
	const struct fact_local *local;

	if (v->op != VALUE_LOCAL)
		return false;
	local = &facts->locals[body->local_first + v->a];
	return strncmp(facts_string(facts, local->type), "const ", 6) == 0;
}

uint32_t writable_args(const struct program *program, const struct facts *facts,
                       const struct fact_function *body, const struct fact_event *e,
                       const struct program_call *call, uint32_t *rest)
{
	uint32_t mask = writable_params(prototype(program, facts, e, call), rest);

	for (uint32_t i = 0; i < e->arg_count && i < 32; i++)
		if (*rest >> i & 1 && is_const_local(facts, body, facts->args[e->arg_first + i]))
			mask &= ~((uint32_t)1 << i);
	*rest &= mask;
	return mask;
}

bool only_reads(const struct model_function *row)
{
	return row && (model_effect(row, EFFECT_LOOKS) || g_strcmp0(row->need, "log") == 0);
}
