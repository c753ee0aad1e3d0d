/* SPDX-License-Identifier: MIT
 *
 * calls.c - every call of every body, with the targets that are known by name.
 *
 * Calls are grouped by caller and in event order, which is what lets later passes walk a function's
 * calls beside its events. A callee that is not a name is left to pointers.c.
 */
#include "link/link_priv.h"

static void add_direct_target(struct program *program, struct program_call *call, uint32_t function)
{
	struct program_target target = { .function = function, .tier = TIER_DIRECT };

	call->target_count = 1;
	g_array_append_val(program->targets, target);
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
		add_direct_target(program, &call, program->function_of_symbol[unit][callee->a]);
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
