/* SPDX-License-Identifier: MIT
 *
 * calls.c - every call of every body, with the targets that are known by name.
 *
 * Calls are grouped by caller and in event order, which is what lets later passes walk a function's
 * calls beside its events. A callee that is not a name is left to pointers.c.
 *
 * A name with several bodies (the programs of one database, or a test's double beside the real
 * thing) means the one in the caller's folder when there is just one there, and otherwise may be
 * any.
 */
#include <string.h>

#include "link/link_priv.h"

static void add_target(struct program *program, struct program_call *call, uint32_t function,
                       enum tier tier)
{
	struct program_target target = { .function = function, .tier = tier };

	call->target_count++;
	g_array_append_val(program->targets, target);
}

/* Do the body of FUNCTION and UNIT's main file stand in one folder? */
static bool is_neighbour(const struct program *program, uint32_t function, uint32_t unit)
{
	const struct program_function *fn = program_function(program, function);
	const struct facts *f = program->units[fn->symbol_unit], *g = program->units[unit];
	g_autofree char *body = g_path_get_dirname(facts_path(f, f->symbols[fn->symbol].def));
	g_autofree char *here = g_path_get_dirname(facts_string(g, g->unit->main_file));

	return !strcmp(body, here);
}

static uint32_t only_neighbour(const struct program *program, uint32_t first, uint32_t unit)
{
	uint32_t found = FACT_NONE;

	for (uint32_t i = first; i != FACT_NONE; i = program_function(program, i)->next_same) {
		if (!is_neighbour(program, i, unit))
			continue;
		if (found != FACT_NONE)
			return FACT_NONE;
		found = i;
	}
	return found;
}

static void add_named_targets(struct program *program, struct program_call *call, uint32_t function,
                              uint32_t unit)
{
	const struct program_function *fn = program_function(program, function);
	uint32_t neighbour;

	if (fn->next_same == FACT_NONE || fn->unit == unit || fn->unit == FACT_NONE) {
		add_target(program, call, function, TIER_DIRECT);
		return;
	}
	neighbour = only_neighbour(program, function, unit);
	if (neighbour != FACT_NONE) {
		add_target(program, call, neighbour, TIER_DIRECT);
		return;
	}
	for (uint32_t i = function; i != FACT_NONE; i = program_function(program, i)->next_same)
		add_target(program, call, i, TIER_FLOW);
}

static void add_call(struct program *program, uint32_t caller, const struct facts *f, uint32_t unit,
                     uint32_t event)
{
	const struct fact_value *callee = &f->values[f->events[event].a];
	struct program_call call = { .caller = caller,
		                     .event = event,
		                     .target_first = program->targets->len,
		                     .indirect = callee->op != VALUE_FUNCTION };

	if (!call.indirect)
		add_named_targets(program, &call, program->function_of_symbol[unit][callee->a],
		                  unit);
	g_array_append_val(program->calls, call);
}

void link_calls(struct program *program)
{
	for (uint32_t i = 0; i < program->functions->len; i++) {
		struct program_function *fn = program_function(program, i);
		const struct facts *f;
		const struct fact_function *body = program_body(program, i, &f);

		fn->call_first = program->calls->len;
		for (uint32_t e = 0; body && e < body->event_count; e++)
			if (f->events[body->event_first + e].kind == EVENT_CALL)
				add_call(program, i, f, fn->unit, body->event_first + e);
		fn = program_function(program, i);
		fn->call_count = program->calls->len - fn->call_first;
	}
}
