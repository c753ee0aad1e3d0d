/* SPDX-License-Identifier: MIT
 *
 * scope.c - a body and its cycles, collected in one pass each.
 *
 * A block from which control never goes on (it calls exit()) has no successors here, which the
 * facts do not know; so the way to an assertion's failure is a way out of a loop, not around it.
 */
#include "summary/scope.h"

/* Deeper nests are nobody's to read, and asking each of their cycles would cost too much. */
#define NEST_DEPTH 24

static bool never_comes_back(const struct body *body, uint32_t call)
{
	const struct program_call *c = program_call(body->program, call);
	uint32_t target;

	if (c->target_count != 1)
		return false;
	target = program_target(body->program, c->target_first)->function;
	return program_function(body->program, target)->noreturn ||
	       g_array_index(body->flow->summaries, struct flow_summary, target).dies;
}

bool body_init(struct body *body, uint32_t function)
{
	const struct program_function *fn = program_function(body->program, function);
	g_autofree bool *ends = NULL;
	struct graph graph;

	body->function = function;
	body->row = program_body(body->program, function, &body->facts);
	if (!body->row || (body->row->flags & FUNCTION_GAVE_UP))
		return false;
	ends = g_new0(bool, (gsize)body->row->block_count + 1);
	body->event_blocks = graph_event_blocks(body->facts, body->row);
	body->call_at = g_new(uint32_t, (gsize)body->row->event_count + 1);
	for (uint32_t i = 0; i < body->row->event_count; i++)
		body->call_at[i] = FACT_NONE;
	for (uint32_t call = fn->call_first; call < fn->call_first + fn->call_count; call++) {
		uint32_t event = program_call(body->program, call)->event - body->row->event_first;

		body->call_at[event] = call;
		if (body->event_blocks[event] != FACT_NONE && never_comes_back(body, call))
			ends[body->event_blocks[event]] = true;
	}
	graph_init(&graph, body->facts, body->row, ends);
	body->cycles = cycles_new(&graph);
	graph_release(&graph);
	return true;
}

void body_release(struct body *body)
{
	cycles_free(body->cycles);
	g_free(body->event_blocks);
	g_free(body->call_at);
}

bool scope_has_block(const struct scope *scope, uint32_t block)
{
	return scope->cycle == CYCLE_NONE || cycle_has(scope->body->cycles, scope->cycle, block);
}

bool scope_has_event(const struct scope *scope, uint32_t event)
{
	uint32_t block = scope->body->event_blocks[event - scope->body->row->event_first];

	return block != FACT_NONE && scope_has_block(scope, block);
}

static void add_store(struct scope *scope, uint32_t event)
{
	const struct body *b = scope->body;
	uint32_t place = b->facts->events[event].a;
	uint32_t local = conduct_local(b->facts, b->row, place);
	struct scope_store store = { .event = event };

	if (local == FACT_NONE) {
		scope->changes = true;
		g_array_append_val(scope->places, place);
		return;
	}
	store.next = scope->first_store[local];
	scope->first_store[local] = scope->stores->len;
	g_array_append_val(scope->stores, store);
}

static void add_event(struct scope *scope, uint32_t event)
{
	const struct body *b = scope->body;
	uint32_t call = b->call_at[event - b->row->event_first];

	if (b->facts->events[event].kind == EVENT_STORE)
		add_store(scope, event);
	if (call == FACT_NONE)
		return;
	if (!flow_call(b->flow, call)->reached) {
		scope->skipped = true;
		return;
	}
	scope->conduct |= conduct_of_call(b->conducts, b->program, call);
	g_array_append_val(scope->calls, call);
}

static void add_block(struct scope *scope, uint32_t block)
{
	const struct fact_block *row =
		&scope->body->facts->blocks[scope->body->row->block_first + block];
	struct scope_exit way_out = { .block = block, .cond = row->cond };
	bool leaves = false;

	for (uint32_t i = 0; i < row->event_count; i++)
		add_event(scope, row->event_first + i);
	for (uint32_t i = 0; i < row->edge_count; i++)
		leaves |= !scope_has_block(scope,
		                           scope->body->facts->edges[row->edge_first + i].block);
	if (leaves)
		g_array_append_val(scope->exits, way_out);
}

void scope_init(struct scope *scope, const struct body *body, uint32_t cycle)
{
	uint32_t locals = body->row->local_count;

	*scope = (struct scope){ .body = body, .cycle = cycle };
	scope->exits = g_array_new(FALSE, FALSE, sizeof(struct scope_exit));
	scope->calls = g_array_new(FALSE, FALSE, sizeof(uint32_t));
	scope->places = g_array_new(FALSE, FALSE, sizeof(uint32_t));
	scope->stores = g_array_new(FALSE, FALSE, sizeof(struct scope_store));
	scope->first_store = g_new(uint32_t, (gsize)locals + 1);
	scope->asked = g_new0(uint8_t, (gsize)locals + 1);
	scope->exposed = g_new0(bool, (gsize)locals + 1);
	for (uint32_t i = 0; i < locals; i++) {
		const struct fact_local *local = &body->facts->locals[body->row->local_first + i];

		scope->first_store[i] = FACT_NONE;
		scope->exposed[i] = local->flags & (LOCAL_ADDRESS_TAKEN | LOCAL_ARRAY);
	}
	if (cycle == CYCLE_NONE) {
		for (uint32_t i = 0; i < body->row->block_count; i++)
			add_block(scope, i);
		return;
	}
	const struct cycle *row = &body->cycles->all[cycle];

	for (uint32_t i = 0; i < row->count && row->depth <= NEST_DEPTH; i++)
		add_block(scope, body->cycles->blocks[row->first + i]);
	/* When none of its calls is made, control does not come here at all. */
	if (row->irreducible || row->depth > NEST_DEPTH || (scope->skipped && !scope->calls->len))
		scope->conduct |= CONDUCT_UNKNOWN;
}

void scope_release(struct scope *scope)
{
	g_array_unref(scope->exits);
	g_array_unref(scope->calls);
	g_array_unref(scope->places);
	g_array_unref(scope->stores);
	g_free(scope->first_store);
	g_free(scope->asked);
	g_free(scope->exposed);
}

struct fact_loc scope_loc(const struct scope *scope)
{
	const struct body *b = scope->body;

	return b->facts->blocks[b->row->block_first + b->cycles->all[scope->cycle].header].loc;
}
