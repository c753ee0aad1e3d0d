/* SPDX-License-Identifier: MIT
 *
 * brackets.c - coroutines that are begun by a macro around an ordinary call.
 *
 * go(work(x)) of some libraries switches stacks, makes the call that stands there in the source,
 * and then says that the coroutine is over. Nobody is handed a function: the call in front of the
 * library's last one, in the same block, is what runs in the coroutine (model_function.bracket).
 *
 * What it does not do
 *   The caller is still seen to make the call, too; that is true of what the arguments do, and the
 *   shorter way to whatever waits inside is the coroutine's own.
 */
#include "link/link_priv.h"

/* The row of the library function that CALL means by name, or NULL. */
static const struct model_function *row_of(const struct program *program,
                                           const struct program_call *call)
{
	if (call->indirect || call->target_count != 1)
		return NULL;
	return program_function(program, program_target(program, call->target_first)->function)
	        ->model;
}

static bool in_block(const struct fact_block *block, uint32_t event)
{
	return event >= block->event_first && event < block->event_first + block->event_count;
}

/* The block of BODY in which EVENT stands. */
static const struct fact_block *block_of(const struct facts *f, const struct fact_function *body,
                                         uint32_t event)
{
	for (uint32_t i = 0; i < body->block_count; i++)
		if (in_block(&f->blocks[body->block_first + i], event))
			return &f->blocks[body->block_first + i];
	return NULL;
}

static void register_targets(struct program *program, const struct program_call *bracketed,
                             uint32_t call, const struct model_function *row)
{
	const struct program_call *c = program_call(program, call);

	for (uint32_t k = 0; k < bracketed->target_count; k++) {
		const struct program_target *t = program_target(program,
		                                                bracketed->target_first + k);
		struct program_registration r = {
			.function = t->function,
			.call = call,
			.by = row,
			.context = row->bracket_context,
			.unit = program_function(program, c->caller)->unit,
			.loc = program_call_event(program, c)->loc,
			.in = c->caller,
			.programs = t->programs,
		};

		if (program_function(program, t->function)->unit != FACT_NONE)
			g_array_append_val(program->registrations, r);
	}
}

/* CALL, of a function with ROW, closes a bracket: what stands before it there runs elsewhere. */
static void register_bracketed(struct program *program, uint32_t call,
                               const struct model_function *row)
{
	const struct program_call *c = program_call(program, call);
	const struct facts *f;
	const struct fact_function *body = program_body(program, c->caller, &f);
	const struct fact_block *block = block_of(f, body, c->event);
	uint32_t first = program_function(program, c->caller)->call_first;

	for (uint32_t i = call; block && i-- > first;) {
		const struct program_call *before = program_call(program, i);

		if (!in_block(block, before->event))
			return;
		if (!row_of(program, before)) {
			register_targets(program, before, call, row);
			return;
		}
	}
}

void link_brackets(struct program *program)
{
	for (uint32_t i = 0; i < program->calls->len; i++) {
		const struct model_function *row = row_of(program, program_call(program, i));

		if (row && row->bracket)
			register_bracketed(program, i, row);
	}
}
