/* SPDX-License-Identifier: MIT
 *
 * own_wait.c - the loop's sleep, by its row or by its back end.
 *
 * A back end counts as one when it makes the sleeping call itself; one that leaves it to a helper
 * of its own is not found, and its siblings are reported as they were.
 */
#include "summary/own_wait.h"

static bool is_loop_wait(const struct program *program, uint32_t function)
{
	const struct model_function *row = program_function(program, function)->model;

	return row && row->loop_wait;
}

/* Does FUNCTION make a call that loops sleep in? */
static bool sleeps(const struct program *program, uint32_t function)
{
	const struct program_function *fn = program_function(program, function);

	for (uint32_t i = fn->call_first; i < fn->call_first + fn->call_count; i++) {
		const struct program_call *c = program_call(program, i);

		for (uint32_t k = 0; k < c->target_count; k++)
			if (is_loop_wait(program,
			                 program_target(program, c->target_first + k)->function))
				return true;
	}
	return false;
}

/* Could CALL, through a pointer, as well have gone to a function where the loop sleeps? */
static bool leads_to_back_ends(const struct program *program, uint32_t call)
{
	const struct program_call *c = program_call(program, call);

	for (uint32_t k = 0; c->indirect && k < c->target_count; k++)
		if (sleeps(program, program_target(program, c->target_first + k)->function))
			return true;
	return false;
}

bool own_wait_is(const struct program *program, uint32_t root, uint32_t before, uint32_t target)
{
	const struct program_registration *r = &g_array_index(program->registrations,
	                                                      struct program_registration, root);

	return r->own_loop && (is_loop_wait(program, target) ||
	                       (before != FACT_NONE && leads_to_back_ends(program, before)));
}
