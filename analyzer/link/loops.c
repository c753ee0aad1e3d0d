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
 *   A circle that calls nothing through a pointer may be a retry (while (errno == EINTR)), or may
 *   look for the next thing that is ready, and the caller's circle hands out: `while ((t = next()))
 *   t->run(t);`. So a caller's circle that does call through a pointer is a loop as well then.
 *
 * What it does not do
 *   poll() and select() are not taken for loops' waits: helpers that wait for one answer look the
 *   same. Waits behind function pointers are followed like other calls.
 */
#include "graph/cycles.h"
#include "link/link_priv.h"

/* Further from the wait a circle is more likely a retry than a loop. */
#define WAIT_DEPTH 4

struct finder {
	struct program *program;
	uint8_t *wait_depth; /* per function: calls to the wait, 0 does not wait */
	uint8_t *next_depth; /* the same, to a circle around a wait that hands out nothing */
	bool changed;
};

/* How many calls CALL is away from what DEPTHS says per function, or 0 when it does not lead there;
 * a call of the wait itself is one away. */
static unsigned call_depth(const struct finder *finder, const uint8_t *depths,
                           const struct program_call *call)
{
	unsigned best = 0;

	for (uint32_t i = 0; i < call->target_count; i++) {
		uint32_t target = program_target(finder->program, call->target_first + i)->function;
		const struct model_function *row = program_function(finder->program, target)->model;
		unsigned depth = row && row->loop_wait ? 1 : depths[target];

		if (depth && (!best || depth < best))
			best = depth;
	}
	return best;
}

/* The cycles of a body, and where its events stand. */
struct body {
	const struct fact_function *row;
	struct cycles *cycles;
	uint32_t *event_blocks;
};

static void body_init(struct body *body, const struct facts *f, const struct fact_function *row)
{
	struct graph graph;

	body->row = row;
	graph_init(&graph, f, row, NULL);
	body->cycles = cycles_new(&graph);
	body->event_blocks = graph_event_blocks(f, row);
	graph_release(&graph);
}

static void body_release(struct body *body)
{
	cycles_free(body->cycles);
	g_free(body->event_blocks);
}

/* The circle that CALL stands in, all that is on a way from there back to it; CYCLE_NONE when
 * control does not come back. */
static uint32_t circle(const struct body *body, const struct program_call *call)
{
	uint32_t block = body->event_blocks[call->event - body->row->event_first];

	return block == FACT_NONE ? CYCLE_NONE : cycle_outermost(body->cycles, block);
}

static void add_body_calls(struct finder *finder, struct program_loop *loop,
                           const struct body *body, uint32_t inside)
{
	const struct program_function *fn = program_function(finder->program, loop->function);

	loop->call_first = finder->program->loop_calls->len;
	for (uint32_t call = fn->call_first; call < fn->call_first + fn->call_count; call++)
		if (circle(body, program_call(finder->program, call)) == inside)
			g_array_append_val(finder->program->loop_calls, call);
	loop->call_count = finder->program->loop_calls->len - loop->call_first;
}

/* Does FUNCTION itself call anything through a pointer? */
static bool hands_out(const struct program *program, uint32_t function)
{
	const struct program_function *fn = program_function(program, function);

	for (uint32_t i = fn->call_first; i < fn->call_first + fn->call_count; i++)
		if (program_call(program, i)->indirect)
			return true;
	return false;
}

/* Does a call in circle INSIDE of FUNCTION go through a pointer, or (DEEPER) to a function that
 * makes such a call? */
static bool circle_hands_out(const struct finder *finder, uint32_t function,
                             const struct body *body, uint32_t inside, bool deeper)
{
	const struct program_function *fn = program_function(finder->program, function);

	for (uint32_t i = fn->call_first; i < fn->call_first + fn->call_count; i++) {
		const struct program_call *c = program_call(finder->program, i);

		if (circle(body, c) != inside)
			continue;
		if (c->indirect)
			return true;
		for (uint32_t k = 0; deeper && k < c->target_count; k++)
			if (hands_out(
				    finder->program,
				    program_target(finder->program, c->target_first + k)->function))
				return true;
	}
	return false;
}

static bool leads_to_wait(const struct finder *finder, const struct program_call *call)
{
	return call_depth(finder, finder->wait_depth, call) ||
	       call_depth(finder, finder->next_depth, call);
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
			if (!next && (finder->wait_depth[target] || finder->next_depth[target]))
				next = fn;
		}
		for (uint32_t i = 0; next && i < next->call_count; i++)
			if (leads_to_wait(finder,
			                  program_call(finder->program, next->call_first + i))) {
				call = next->call_first + i;
				break;
			}
	}
	return NULL;
}

static void add_loop(struct finder *finder, uint32_t function, uint32_t call,
                     const struct body *body, uint32_t inside)
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
		.programs = program_function(program, function)->programs,
	};

	if (!row.by)
		return;
	g_array_append_val(program->registrations, row);
	add_body_calls(finder, &loop, body, inside);
	g_array_append_val(program->loops, loop);
}

/* Is CALL, near enough to a wait, in a circle? Then FUNCTION owns a loop. */
static bool look_at_wait(struct finder *finder, uint32_t function, uint32_t call,
                         const struct body *body, unsigned depth)
{
	uint32_t inside = circle(body, program_call(finder->program, call));

	if (inside == CYCLE_NONE)
		return false;
	add_loop(finder, function, call, body, inside);
	finder->wait_depth[function] = 0;
	if (!circle_hands_out(finder, function, body, inside, false))
		finder->next_depth[function] = (uint8_t)(depth + 1);
	return true;
}

/* The same of a call that only leads to a circle that hands out nothing. */
static bool look_at_next(struct finder *finder, uint32_t function, uint32_t call,
                         const struct body *body)
{
	uint32_t inside = circle(body, program_call(finder->program, call));

	if (inside == CYCLE_NONE || !circle_hands_out(finder, function, body, inside, true))
		return false;
	add_loop(finder, function, call, body, inside);
	finder->next_depth[function] = 0;
	return true;
}

/* Nearest of the calls of FUNCTION to what DEPTHS says; it is noted there for the callers. */
static void note_depth(struct finder *finder, uint8_t *depths, uint32_t function, unsigned nearest)
{
	if (!nearest || depths[function])
		return;
	depths[function] = (uint8_t)(nearest + 1);
	finder->changed = true;
}

static unsigned nearer(unsigned nearest, unsigned depth)
{
	return depth && (!nearest || depth < nearest) ? depth : nearest;
}

/* Does FUNCTION wait, once or in a circle? */
static void look_at(struct finder *finder, uint32_t function)
{
	const struct program_function *fn = program_function(finder->program, function);
	const struct facts *f;
	const struct fact_function *row = program_body(finder->program, function, &f);
	struct body body = { 0 };
	unsigned nearest = 0, next = 0;
	bool found = false;

	for (uint32_t i = 0; row && !found && i < fn->call_count; i++) {
		uint32_t call = fn->call_first + i;
		const struct program_call *c = program_call(finder->program, call);
		unsigned depth = call_depth(finder, finder->wait_depth, c);
		unsigned to_next = depth ? 0 : call_depth(finder, finder->next_depth, c);

		if (depth + to_next == 0 || depth > WAIT_DEPTH || to_next > WAIT_DEPTH)
			continue;
		if (!body.row)
			body_init(&body, f, row);
		found = depth ? look_at_wait(finder, function, call, &body, depth)
		              : look_at_next(finder, function, call, &body);
		nearest = nearer(nearest, depth);
		next = nearer(next, to_next);
	}
	body_release(&body);
	if (!found) {
		note_depth(finder, finder->wait_depth, function, nearest);
		note_depth(finder, finder->next_depth, function, next);
	}
}

void link_loops(struct program *program)
{
	struct finder finder = { .program = program };
	g_autofree bool *owns = g_new0(bool, (gsize)program->functions->len + 1);

	finder.wait_depth = g_new0(uint8_t, (gsize)program->functions->len + 1);
	finder.next_depth = g_new0(uint8_t, (gsize)program->functions->len + 1);
	do {
		finder.changed = false;
		for (uint32_t i = 0; i < program->functions->len; i++) {
			guint before = program->loops->len;

			if (owns[i] || finder.wait_depth[i])
				continue;
			look_at(&finder, i);
			owns[i] = program->loops->len > before;
			finder.changed |= owns[i] && finder.next_depth[i];
		}
	} while (finder.changed);
	g_free(finder.wait_depth);
	g_free(finder.next_depth);
}
