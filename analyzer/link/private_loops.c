/* SPDX-License-Identifier: MIT
 *
 * private_loops.c - callbacks on a loop that is not the program's.
 *
 * The problem
 *   A library call that waits is often made of the asynchronous one and a loop made for it alone:
 *   g_main_context_new(), a source, g_main_loop_run(). And a thread may have a loop of its own.
 *   What runs there keeps nobody else waiting.
 *
 * The idea
 *   A loop that its maker's row calls private, and that a callback is registered with, makes the
 *   callback one of another thread. A source is put on its loop by a call of its own: that is
 *   looked for in the function that gives it the callback.
 *
 * What it does not do
 *   A program that runs no other loop has made its event loop itself: there nothing is changed. Nor
 *   is it where it is not known which loop it is.
 */
#include "link/link_priv.h"

/* The row of the library's function that CALL calls by name, or NULL. */
static const struct model_function *row_of(const struct program *program, uint32_t call)
{
	const struct program_call *c = program_call(program, call);

	if (c->indirect || !c->target_count)
		return NULL;
	return program_function(program, program_target(program, c->target_first)->function)->model;
}

/* Argument ARG of CALL, a value; FACT_NONE when it has fewer. */
static uint32_t arg_of(const struct program *program, uint32_t call, uint32_t arg)
{
	const struct program_call *c = program_call(program, call);
	const struct fact_event *e = program_call_event(program, c);

	return arg < e->arg_count ? program_call_facts(program, c)->args[e->arg_first + arg]
	                          : FACT_NONE;
}

static bool is_private(const struct program *program, uint32_t call, uint32_t arg)
{
	uint32_t value = arg_of(program, call, arg);

	return value != FACT_NONE &&
	       kinds_of_value(program->kinds, program, program_call(program, call)->caller,
	                      value) == FD_PRIVATE;
}

/* The programs that run a loop which is not known to be private. */
static set_id find_public(const struct program *program)
{
	set_id shared = SET_NONE;

	for (uint32_t i = 0; i < program->calls->len; i++) {
		const struct model_function *row = row_of(program, i);

		if (row && model_effect(row, EFFECT_RUNS_LOOP) && !is_private(program, i, 0))
			shared = sets_or(program->sets, shared,
			                 program_function(program, program_call(program, i)->caller)
			                         ->programs);
	}
	return shared;
}

/* Are values A and B of FACTS the same local, or the same member of the same thing? */
static bool same_place(const struct facts *f, uint32_t a, uint32_t b)
{
	const struct fact_value *x = &f->values[a], *y = &f->values[b];

	while (x->op == VALUE_FIELD && y->op == VALUE_FIELD && x->b == y->b) {
		x = &f->values[x->a];
		y = &f->values[y->a];
	}
	return x->op == y->op && x->a == y->a && (x->op == VALUE_LOCAL || x->op == VALUE_GLOBAL);
}

/* Is the source that is argument ARG of CALL put on private loops, and no others? */
static bool is_attached_privately(const struct program *program, uint32_t call, uint32_t arg)
{
	const struct program_call *c = program_call(program, call);
	const struct program_function *fn = program_function(program, c->caller);
	uint32_t source = arg_of(program, call, arg);
	bool some = false;

	for (uint32_t i = fn->call_first;
	     source != FACT_NONE && i < fn->call_first + fn->call_count; i++) {
		const struct model_function *row = row_of(program, i);
		uint32_t other = row && row->attaches ? arg_of(program, i, row->attach_source)
		                                      : FACT_NONE;

		if (other == FACT_NONE ||
		    !same_place(program_call_facts(program, c), source, other))
			continue;
		if (!is_private(program, i, row->attach_loop))
			return false;
		some = true;
	}
	return some;
}

static bool runs_privately(const struct program *program, const struct program_registration *r)
{
	if (r->context != CONTEXT_LOOP || !r->callback)
		return false;
	if (r->callback->loop_arg >= 0)
		return is_private(program, r->call, (uint32_t)r->callback->loop_arg);
	return r->callback->source_arg >= 0 &&
	       is_attached_privately(program, r->call, (uint32_t)r->callback->source_arg);
}

void link_private_loops(struct program *program)
{
	set_id shared = find_public(program);

	for (guint i = 0; i < program->registrations->len; i++) {
		struct program_registration *r = &g_array_index(program->registrations,
		                                                struct program_registration, i);

		if (runs_privately(program, r) &&
		    sets_minus(program->sets, r->programs, shared) == SET_NONE)
			r->context = CONTEXT_THREAD;
	}
}
