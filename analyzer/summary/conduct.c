/* SPDX-License-Identifier: MIT
 *
 * conduct.c - bits of calls from the packs, then of functions, callees first.
 *
 * What a library's call does is read off the effects: their links know which conditions a call
 * fulfils. Bits only ever get more, so that a group of functions that call each other is gone
 * through until nothing changes.
 */
#include "summary/conduct.h"

static unsigned bits_of_link(const struct effect *effect, const struct effect_link *link)
{
	switch (effect->kind) {
	case EFFECT_BLOCKS:
		return link->class <= BLOCK_B1 ? CONDUCT_WAITS : 0;
	case EFFECT_RUNS_LOOP:
	case EFFECT_ENDLESS:
		return CONDUCT_WAITS;
	case EFFECT_YIELDS:
		return CONDUCT_YIELDS;
	case EFFECT_PAUSE:
		return CONDUCT_PAUSES;
	case EFFECT_CLOCK:
		return CONDUCT_CLOCK;
	case EFFECT_LOOKS:
		return CONDUCT_LOOKS;
	case EFFECT_SOURCE:
		return CONDUCT_SOURCE;
	default:
		return 0;
	}
}

static void take_effects(struct conducts *conducts, const struct effects *effects)
{
	for (guint i = 0; i < effects->all->len; i++) {
		const struct effect *effect = effects_get(effects, i);

		for (guint k = 0; k < effect->links->len; k++) {
			const struct effect_link *link = &g_array_index(effect->links,
			                                                struct effect_link, k);

			if (link->callee_effect == EFFECT_NONE)
				conducts->of_call[link->call] |= bits_of_link(effect, link);
		}
	}
}

/* The compiler needs no declaration of its own functions: they seem to be declared where they are
 * first used. */
static bool is_compilers_own(const char *name)
{
	return g_str_has_prefix(name, "__builtin_") || g_str_has_prefix(name, "__sync_") ||
	       g_str_has_prefix(name, "__atomic_");
}

bool conduct_is_unknown(const struct program *program, uint32_t function)
{
	const struct program_function *fn = program_function(program, function);
	const struct facts *f = program->units[fn->symbol_unit];
	const struct fact_symbol *symbol = &f->symbols[fn->symbol];
	const char *path = facts_path(f, symbol->decl);

	if (fn->unit != FACT_NONE || fn->model || fn->body != FACT_NONE)
		return false;
	if (!*path || is_compilers_own(fn->name))
		return false;
	return (symbol->flags & SYMBOL_BY_HAND) || !model_set_covers(program->models, path);
}

/* Per function, whether it is unknown; a header is looked at once. */
static bool *find_unknown(const struct program *program)
{
	g_autoptr(GHashTable) headers = g_hash_table_new(g_str_hash, g_str_equal);
	bool *unknown = g_new0(bool, (gsize)program->functions->len + 1);

	for (uint32_t i = 0; i < program->functions->len; i++) {
		const struct program_function *fn = program_function(program, i);
		const struct facts *f = program->units[fn->symbol_unit];
		const char *path = facts_path(f, f->symbols[fn->symbol].decl);
		gpointer known;

		if (fn->unit != FACT_NONE || fn->model)
			continue;
		if (g_hash_table_lookup_extended(headers, path, NULL, &known)) {
			unknown[i] = GPOINTER_TO_INT(known);
			continue;
		}
		unknown[i] = conduct_is_unknown(program, i);
		if (!(f->symbols[fn->symbol].flags & SYMBOL_BY_HAND))
			g_hash_table_insert(headers, (gpointer)path, GINT_TO_POINTER(unknown[i]));
	}
	return unknown;
}

/* What CALL does to the world when it is not followed: a library's function, or nobody knows. */
static unsigned outside_bits(const struct program *program, const struct program_call *call,
                             const bool *unknown, unsigned bits)
{
	unsigned more = call->target_count ? 0 : CONDUCT_UNKNOWN;

	for (uint32_t i = 0; i < call->target_count; i++) {
		uint32_t target = program_target(program, call->target_first + i)->function;

		if (program_function(program, target)->unit != FACT_NONE)
			continue;
		if (unknown[target])
			more |= CONDUCT_UNKNOWN;
		else if (!(bits & (CONDUCT_PAUSES | CONDUCT_CLOCK | CONDUCT_LOOKS)))
			more |= CONDUCT_CHANGES;
	}
	return more;
}

/* The local that VALUE is, if that is an array. */
static uint32_t array_local(const struct facts *facts, const struct fact_function *body,
                            uint32_t value)
{
	const struct fact_value *v = &facts->values[value];

	if (v->op == VALUE_LOCAL && (facts->locals[body->local_first + v->a].flags & LOCAL_ARRAY))
		return v->a;
	return FACT_NONE;
}

uint32_t conduct_local(const struct facts *facts, const struct fact_function *body, uint32_t place)
{
	for (;;) {
		const struct fact_value *value = &facts->values[place];

		if (value->op == VALUE_LOCAL)
			return value->a;
		if (value->op == VALUE_INDEX)
			return array_local(facts, body, value->a);
		if (value->op != VALUE_FIELD || value->imm)
			return FACT_NONE;
		place = value->a;
	}
}

/* What FUNCTION's own statements do. */
static unsigned body_bits(const struct program *program, uint32_t function)
{
	const struct facts *f;
	const struct fact_function *body = program_body(program, function, &f);

	for (uint32_t i = 0; body && i < body->event_count; i++) {
		const struct fact_event *e = &f->events[body->event_first + i];

		if (e->kind == EVENT_STORE && conduct_local(f, body, e->a) == FACT_NONE)
			return CONDUCT_CHANGES;
	}
	return body && (body->flags & FUNCTION_GAVE_UP) ? CONDUCT_UNKNOWN : 0;
}

unsigned conduct_of_call(const struct conducts *conducts, const struct program *program,
                         uint32_t call)
{
	const struct program_call *c = program_call(program, call);
	unsigned bits = conducts->of_call[call];

	for (uint32_t i = 0; i < c->target_count; i++)
		bits |= conducts->of_function[program_target(program, c->target_first + i)
		                                      ->function];
	return bits;
}

/* Adds what FUNCTION calls to its bits; true when there were more. */
static bool gather(struct conducts *conducts, const struct program *program,
                   const struct flow *flow, uint32_t function)
{
	const struct program_function *fn = program_function(program, function);
	unsigned bits = conducts->of_function[function];
	bool changed;

	for (uint32_t i = 0; i < fn->call_count; i++)
		if (flow_call(flow, fn->call_first + i)->reached)
			bits |= conduct_of_call(conducts, program, fn->call_first + i);
	changed = bits != conducts->of_function[function];
	conducts->of_function[function] = (uint8_t)bits;
	return changed;
}

struct conducts *conducts_new(const struct program *program, const struct order *order,
                              const struct flow *flow, const struct effects *effects)
{
	struct conducts *conducts = g_new0(struct conducts, 1);
	g_autofree bool *unknown = find_unknown(program);

	conducts->of_function = g_new0(uint8_t, (gsize)program->functions->len + 1);
	conducts->of_call = g_new0(uint8_t, (gsize)program->calls->len + 1);
	take_effects(conducts, effects);
	for (uint32_t i = 0; i < program->calls->len; i++) {
		unsigned bits = conducts->of_call[i];

		if (bits & CONDUCT_PAUSES)
			bits &= ~(unsigned)CONDUCT_WAITS;
		bits |= outside_bits(program, program_call(program, i), unknown, bits);
		conducts->of_call[i] = (uint8_t)(bits & ~(unsigned)CONDUCT_LOOKS);
	}
	for (uint32_t group = 0; group < order->group_count; group++) {
		uint32_t first = order->group_first[group], end = order->group_first[group + 1];
		bool changed;

		for (uint32_t i = first; i < end; i++)
			conducts->of_function[order->functions[i]] |= (uint8_t)body_bits(
				program, order->functions[i]);
		do {
			changed = false;
			for (uint32_t i = first; i < end; i++)
				changed |= gather(conducts, program, flow, order->functions[i]);
		} while (changed && end - first > 1);
	}
	return conducts;
}

void conducts_free(struct conducts *conducts)
{
	if (!conducts)
		return;
	g_free(conducts->of_function);
	g_free(conducts->of_call);
	g_free(conducts);
}
