/* SPDX-License-Identifier: MIT
 *
 * calls.c - every call of every body, with the targets that are known by name.
 *
 * Calls are grouped by caller and in event order, which is what lets later passes walk a function's
 * calls beside its events. A callee that is not a name is left to pointers.c.
 *
 * A name with several bodies means those that are in the caller's programs: in each the one that it
 * has. Where a program has several (or nobody knows what is linked, and a test's double stands
 * beside the real thing) it means the one in the caller's folder when there is just one there, and
 * otherwise may be any. One that takes another number of arguments than are passed is not meant.
 */
#include <string.h>

#include "link/link_priv.h"

/* Do the body of FUNCTION and UNIT's main file stand in one folder? */
static bool is_neighbour(const struct program *program, uint32_t function, uint32_t unit)
{
	const struct program_function *fn = program_function(program, function);
	const struct facts *f = program->units[fn->symbol_unit], *g = program->units[unit];
	g_autofree char *body = g_path_get_dirname(facts_path(f, f->symbols[fn->symbol].def));
	g_autofree char *here = g_path_get_dirname(facts_string(g, g->unit->main_file));

	return !strcmp(body, here);
}

/* Adds to LIST what the name of FUNCTION may mean for a caller that is in PROGRAMS. */
static void find_candidates(const struct program *program, uint32_t function, set_id programs,
                            GArray *list)
{
	set_id rest = programs;

	for (uint32_t i = program_function(program, function)->first_same; i != FACT_NONE;
	     i = program_function(program, i)->next_same) {
		const struct program_function *fn = program_function(program, i);
		struct program_target target = { .function = i };

		target.programs = sets_and(program->sets, fn->undefined ? rest : programs,
		                           fn->programs);
		if (target.programs == SET_NONE || (fn->undefined && list->len && !fn->model))
			continue;
		rest = sets_minus(program->sets, rest, target.programs);
		g_array_append_val(list, target);
	}
}

static struct program_target *candidate_at(const GArray *list, guint row)
{
	return &g_array_index(list, struct program_target, row);
}

/* The row of LIST that is meant wherever it can be: a library's function, or the only one in UNIT's
 * folder. LIST's length: none is. */
static guint find_preferred(const struct program *program, const GArray *list, uint32_t unit)
{
	guint found = list->len;

	if (program_function(program, candidate_at(list, 0)->function)->unit == FACT_NONE)
		return 0;
	for (guint i = 0; i < list->len; i++) {
		if (!is_neighbour(program, candidate_at(list, i)->function, unit))
			continue;
		if (found < list->len)
			return list->len;
		found = i;
	}
	return found;
}

/* Does the body of FUNCTION take as many arguments as CALL passes? */
static bool fits(const struct program *program, uint32_t function, const struct program_call *call)
{
	const struct facts *f;
	const struct fact_function *body = program_body(program, function, &f);
	uint32_t passed = program_call_event(program, call)->arg_count;

	if (!body || body->param_count == passed)
		return true;
	return body->param_count < passed &&
	       (!body->param_count || (f->symbols[body->symbol].flags & SYMBOL_VARIADIC));
}

/* Takes from LIST what CALL cannot mean: whoever made it has seen another function's prototype. One
 * that fits has to be left. */
static void drop_misfits(const struct program *program, const struct program_call *call,
                         GArray *list)
{
	bool any = false;

	for (guint i = 0; i < list->len; i++)
		any |= fits(program, candidate_at(list, i)->function, call);
	for (guint i = list->len; any && i-- > 0;)
		if (!fits(program, candidate_at(list, i)->function, call))
			g_array_remove_index(list, i);
}

/* Leaves to the others of LIST those programs only that the one of row PREFERRED is not in. */
static void prefer(const struct program *program, GArray *list, guint preferred)
{
	set_id taken = candidate_at(list, preferred)->programs;

	for (guint i = list->len; i-- > 0;) {
		struct program_target *other = candidate_at(list, i);

		if (i == preferred)
			continue;
		other->programs = sets_minus(program->sets, other->programs, taken);
		if (other->programs == SET_NONE)
			g_array_remove_index(list, i);
	}
}

/* Where a program has one of LIST it is meant surely, where it has several any may be. */
static void grade(const struct program *program, GArray *list)
{
	set_id seen = SET_NONE, twice = SET_NONE;

	for (guint i = 0; i < list->len; i++) {
		set_id here = candidate_at(list, i)->programs;

		twice = sets_or(program->sets, twice, sets_and(program->sets, seen, here));
		seen = sets_or(program->sets, seen, here);
	}
	for (guint i = 0; i < list->len; i++) {
		struct program_target *target = candidate_at(list, i);
		bool sure = sets_and(program->sets, target->programs, twice) == SET_NONE;

		target->tier = sure ? TIER_DIRECT : TIER_FLOW;
	}
}

static void add_named_targets(struct program *program, struct program_call *call, uint32_t unit,
                              uint32_t symbol)
{
	uint32_t function = program->function_of_symbol[unit][symbol];
	const struct program_function *fn = program_function(program, function);
	struct program_target only = { function, TIER_DIRECT,
		                       program_function(program, call->caller)->programs };
	g_autoptr(GArray) list = NULL;

	if ((fn->first_same == function && fn->next_same == FACT_NONE) ||
	    (!fn->weak && (program->units[unit]->symbols[symbol].flags & SYMBOL_DEFINED))) {
		g_array_append_val(program->targets, only);
		call->target_count = 1;
		return;
	}
	list = g_array_new(FALSE, FALSE, sizeof(struct program_target));
	find_candidates(program, function, only.programs, list);
	drop_misfits(program, call, list);
	if (list->len > 1) {
		guint preferred = find_preferred(program, list, unit);

		if (preferred < list->len)
			prefer(program, list, preferred);
	}
	grade(program, list);
	g_array_append_vals(program->targets, list->data, list->len);
	call->target_count = list->len;
}

/* The symbol that CALLEE names: a function, or a pointer that is known as one; or FACT_NONE. */
static uint32_t named_by(const struct program *program, const struct facts *f, uint32_t unit,
                         const struct fact_value *callee)
{
	while (callee->op == VALUE_DEREF)
		callee = &f->values[callee->a];
	if (callee->op == VALUE_FUNCTION ||
	    (callee->op == VALUE_GLOBAL &&
	     program->function_of_symbol[unit][callee->a] != FACT_NONE))
		return callee->a;
	return FACT_NONE;
}

static void add_call(struct program *program, uint32_t caller, const struct facts *f, uint32_t unit,
                     uint32_t event)
{
	uint32_t symbol = named_by(program, f, unit, &f->values[f->events[event].a]);
	struct program_call call = { .caller = caller,
		                     .event = event,
		                     .target_first = program->targets->len,
		                     .indirect = symbol == FACT_NONE };

	if (!call.indirect)
		add_named_targets(program, &call, unit, symbol);
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
