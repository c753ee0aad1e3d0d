/* SPDX-License-Identifier: MIT
 *
 * loops.c - event loops that a program wrote itself.
 *
 * The problem
 *   redis, nginx and many small servers have no library whose callbacks would say what runs on the
 *   loop. Their loop is a loop of C around epoll_wait(), often with the wait a helper or two away:
 *   while (!stop) process_events();
 *
 * The idea
 *   A call waits when it calls what packs mark as a loop's wait, or a function that waits. Where
 *   control can come back to such a call, everything called on the way round is the loop's body.
 *   The innermost function with such a circle owns the loop; its callers run a whole loop, which is
 *   no wait. The wait itself is what the loop is for, and not reported.
 *
 * What it does not do
 *   poll() and select() are not taken for loops' waits: helpers that wait for one answer look the
 *   same. Waits behind function pointers are followed like other calls.
 */
#include "link/link_priv.h"

/* Further from the wait a circle is more likely a retry than a loop. */
#define WAIT_DEPTH 4

struct finder {
	struct program *program;
	uint8_t *wait_depth; /* per function: calls to the wait, 0 does not wait */
	bool changed;
};

/* How many calls CALL is away from a wait, or 0 when it does not wait. */
static unsigned call_depth(const struct finder *finder, const struct program_call *call)
{
	unsigned best = 0;

	for (uint32_t i = 0; i < call->target_count; i++) {
		uint32_t target = program_target(finder->program, call->target_first + i)->function;
		const struct model_function *row = program_function(finder->program, target)->model;
		unsigned depth = row && row->loop_wait ? 1 : finder->wait_depth[target];

		if (depth && (!best || depth < best))
			best = depth;
	}
	return best;
}

static uint32_t block_of_event(const struct facts *f, const struct fact_function *body,
                               uint32_t event)
{
	for (uint32_t i = 0; i < body->block_count; i++) {
		const struct fact_block *b = &f->blocks[body->block_first + i];

		if (event >= b->event_first && event - b->event_first < b->event_count)
			return i;
	}
	return FACT_NONE;
}

/* Marks in SEEN the blocks that can be reached from FROM by at least one edge. */
static void reach(const struct facts *f, const struct fact_function *body, uint32_t from,
                  bool *seen)
{
	g_autofree uint32_t *work = g_new(uint32_t, (gsize)body->block_count + 1);
	uint32_t count = 0;

	work[count++] = from;
	while (count) {
		const struct fact_block *b = &f->blocks[body->block_first + work[--count]];

		for (uint32_t i = 0; i < b->edge_count; i++) {
			uint32_t to = f->edges[b->edge_first + i].block;

			if (!seen[to]) {
				seen[to] = true;
				work[count++] = to;
			}
		}
	}
}

/* The blocks on a way from BLOCK back to BLOCK; NULL when there is none. */
static bool *circle(const struct facts *f, const struct fact_function *body, uint32_t block)
{
	bool *inside = g_new0(bool, (gsize)body->block_count + 1);

	reach(f, body, block, inside);
	if (!inside[block]) {
		g_free(inside);
		return NULL;
	}
	for (uint32_t i = 0; i < body->block_count; i++) {
		g_autofree bool *back = g_new0(bool, (gsize)body->block_count + 1);

		if (!inside[i] || i == block)
			continue;
		reach(f, body, i, back);
		inside[i] = back[block];
	}
	return inside;
}

static void add_body_calls(struct finder *finder, struct program_loop *loop, const bool *inside)
{
	const struct program_function *fn = program_function(finder->program, loop->function);
	const struct facts *f;
	const struct fact_function *body = program_body(finder->program, loop->function, &f);

	loop->call_first = finder->program->loop_calls->len;
	for (uint32_t call = fn->call_first; call < fn->call_first + fn->call_count; call++) {
		uint32_t event = program_call(finder->program, call)->event;
		uint32_t block = block_of_event(f, body, event);

		if (block != FACT_NONE && inside[block])
			g_array_append_val(finder->program->loop_calls, call);
	}
	loop->call_count = finder->program->loop_calls->len - loop->call_first;
}

/* The pack's row of the wait that CALL leads to. */
static const struct model_function *wait_row(const struct finder *finder, uint32_t call)
{
	for (int depth = 0; depth <= WAIT_DEPTH; depth++) {
		const struct program_call *c = program_call(finder->program, call);
		const struct program_function *next = NULL;

		for (uint32_t i = 0; i < c->target_count; i++) {
			uint32_t target =
				program_target(finder->program, c->target_first + i)->function;
			const struct program_function *fn = program_function(finder->program,
			                                                     target);

			if (fn->model && fn->model->loop_wait)
				return fn->model;
			if (!next && finder->wait_depth[target])
				next = fn;
		}
		for (uint32_t i = 0; next && i < next->call_count; i++)
			if (call_depth(finder,
			               program_call(finder->program, next->call_first + i))) {
				call = next->call_first + i;
				break;
			}
	}
	return NULL;
}

static void add_loop(struct finder *finder, uint32_t function, uint32_t call, const bool *inside)
{
	struct program *program = finder->program;
	const struct program_call *c = program_call(program, call);
	struct program_loop loop = { .function = function,
		                     .registration = program->registrations->len };
	struct program_registration row = {
		.function = function,
		.own_loop = true,
		.call = call,
		.by = wait_row(finder, call),
		.context = CONTEXT_LOOP,
		.unit = program_function(program, function)->unit,
		.loc = program_call_event(program, c)->loc,
		.in = function,
	};

	if (!row.by)
		return;
	g_array_append_val(program->registrations, row);
	add_body_calls(finder, &loop, inside);
	g_array_append_val(program->loops, loop);
}

/* Does FUNCTION wait, once or in a circle? */
static void look_at(struct finder *finder, uint32_t function)
{
	const struct program_function *fn = program_function(finder->program, function);
	const struct facts *f;
	const struct fact_function *body = program_body(finder->program, function, &f);
	unsigned nearest = 0;

	for (uint32_t i = 0; body && i < fn->call_count; i++) {
		uint32_t call = fn->call_first + i;
		unsigned depth = call_depth(finder, program_call(finder->program, call));
		uint32_t block;
		g_autofree bool *inside = NULL;

		if (!depth || depth > WAIT_DEPTH)
			continue;
		block = block_of_event(f, body, program_call(finder->program, call)->event);
		inside = block == FACT_NONE ? NULL : circle(f, body, block);
		if (inside) {
			add_loop(finder, function, call, inside);
			finder->wait_depth[function] = 0;
			return;
		}
		if (!nearest || depth < nearest)
			nearest = depth;
	}
	if (nearest && !finder->wait_depth[function]) {
		finder->wait_depth[function] = (uint8_t)(nearest + 1);
		finder->changed = true;
	}
}

void link_loops(struct program *program)
{
	struct finder finder = { .program = program };
	g_autofree bool *owns = g_new0(bool, (gsize)program->functions->len + 1);

	finder.wait_depth = g_new0(uint8_t, (gsize)program->functions->len + 1);
	do {
		finder.changed = false;
		for (uint32_t i = 0; i < program->functions->len; i++) {
			guint before = program->loops->len;

			if (owns[i] || finder.wait_depth[i])
				continue;
			look_at(&finder, i);
			owns[i] = program->loops->len > before;
		}
	} while (finder.changed);
	g_free(finder.wait_depth);
}
