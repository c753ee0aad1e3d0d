/* SPDX-License-Identifier: MIT
 *
 * solve.c - the fixed point over one function's graph, and what is kept of it.
 *
 * Blocks whose entry state changed are visited in reverse postorder, until none does; joins only
 * lose knowledge, so that ends, and ROUNDS bounds it anyway (a function that needs more is treated
 * as unfollowed). Then one more pass over the settled states records every call. For one way to
 * call a function a few states of a block are kept apart (variants.h); for all ways that costs
 * twice the analysis and says hardly more.
 *
 * A call that never returns ends its block here: the graph knows only what the source declares, the
 * packs know exit().
 */
#include "flow/block_order.h"
#include "flow/solve_priv.h"

#define ROUNDS 30

/* Runs STATE through BLOCK's events; false when a call in it does not return. */
static bool run_events(struct solve *s, struct state *state, uint32_t block, bool record)
{
	const struct fact_block *b = block_at(&s->follow, block);
	bool falls_off = b->end == END_RETURN;

	for (uint32_t i = 0; i < b->event_count; i++) {
		uint32_t event = b->event_first + i;
		const struct fact_event *e = &s->follow.facts->events[event];

		if (record && e->kind == EVENT_CALL)
			record_call(s, state, event, block);
		apply_event(&s->follow, state, event,
		            s->call_at[event - s->follow.body->event_first]);
		if (record && e->kind == EVENT_RETURN)
			record_return(s, state, e);
		falls_off &= e->kind != EVENT_RETURN;
		if (ends_here(s, event, &s->dies[block]))
			return false;
	}
	if (record && falls_off) {
		struct fact_event fall_off = { .kind = EVENT_STORE };

		record_return(s, state, &fall_off);
	}
	return true;
}

static bool refine_case(struct solve *s, struct state *state, uint32_t cond,
                        const struct fact_edge *edge)
{
	if (edge->low == edge->high)
		return refine_equal(&s->follow, state, cond, edge->low);
	return refine_range(&s->follow, state, cond, edge->low, edge->high);
}

/* The default edge: it is none of the cases. Of ranges only known numbers can tell. */
static bool refine_default(struct solve *s, struct state *state, const struct fact_block *b)
{
	for (uint32_t i = 0; i < b->edge_count; i++) {
		const struct fact_edge *edge = &s->follow.facts->edges[b->edge_first + i];
		struct abstract a = eval(&s->follow, state, b->cond);

		if (edge->kind != EDGE_CASE)
			continue;
		if (abstract_is_int(&a)) {
			if ((int64_t)a.bits >= edge->low && (int64_t)a.bits <= edge->high)
				return false;
		} else if (edge->low == edge->high &&
		           !refine_not_equal(&s->follow, state, b->cond, edge->low)) {
			return false;
		}
	}
	return true;
}

static bool refine_switch(struct solve *s, struct state *state, const struct fact_block *b,
                          const struct fact_edge *edge)
{
	if (edge->kind == EDGE_CASE)
		return refine_case(s, state, b->cond, edge);
	return refine_default(s, state, b);
}

bool solve_edge(struct solve *s, const struct state *from, const struct fact_block *b,
                uint32_t index, struct state *to)
{
	const struct fact_edge *edge = &s->follow.facts->edges[b->edge_first + index];

	state_copy(&s->follow.shape, to, from);
	if (b->end == END_BRANCH)
		return refine(&s->follow, to, b->cond, index == 0);
	return b->end != END_SWITCH || refine_switch(s, to, b, edge);
}

static void flow_edge(struct solve *s, const struct state *from, const struct fact_block *b,
                      uint32_t index, struct state *scratch, struct state *spare)
{
	uint32_t to = s->follow.facts->edges[b->edge_first + index].block;

	/* Where nothing is asked nothing is learned. */
	if (b->end == END_BRANCH || b->end == END_SWITCH) {
		if (!solve_edge(s, from, b, index, scratch))
			return;
		from = scratch;
	}
	if (variants_add(&s->follow.shape, &s->entry[to], s->limit, from, spare))
		s->changed = true;
}

/* Follows BLOCK from the states it was not yet followed from. */
static void visit_block(struct solve *s, uint32_t block, struct state *state[3])
{
	const struct fact_block *b = block_at(&s->follow, block);
	struct variants *entry = &s->entry[block];

	for (unsigned i = 0; i < entry->count; i++) {
		if (!(entry->due >> i & 1))
			continue;
		entry->due &= (uint8_t)~(1u << i);
		state_copy(&s->follow.shape, state[0], entry->at[i]);
		if (!run_events(s, state[0], block, false))
			continue;
		for (uint32_t e = 0; e < b->edge_count; e++)
			flow_edge(s, state[0], b, e, state[1], state[2]);
	}
}

static void visit_blocks(struct solve *s, struct state *state[3])
{
	for (uint32_t i = 0; i < s->order_count; i++)
		visit_block(s, s->order[i], state);
}

/* Keeps what holds at the calls and returns of the settled blocks. */
static void record_blocks(struct solve *s, struct state *state)
{
	for (uint32_t i = 0; i < s->order_count; i++) {
		const struct variants *entry = &s->entry[s->order[i]];

		if (!entry->count)
			continue;
		variants_join(&s->follow.shape, entry, state);
		run_events(s, state, s->order[i], true);
	}
}

/* The parameters are what is known of them. */
static void enter_given(const struct solve *s, struct state *state)
{
	for (unsigned i = 0; i < MIN(s->given_count, s->follow.shape.param_count); i++) {
		const struct abstract *known = &s->given[i].value;

		state->origins[i].known = known->known;
		state->origins[i].bits = known->bits;
		state->origins[i].nonzero = known->nonzero;
	}
}

/* To the fixed point; false when it was not reached in ROUNDS. */
static bool settle(struct solve *s)
{
	struct state *state[3];
	int round = 0;

	for (unsigned i = 0; i < G_N_ELEMENTS(state); i++)
		state[i] = state_new(&s->follow.shape);
	state_enter(&s->follow.shape, state[0]);
	enter_given(s, state[0]);
	if (s->follow.ready != ORIGIN_NONE)
		state[0]->origins[s->follow.ready].ready = READY_YES;
	variants_add(&s->follow.shape, &s->entry[0], s->limit, state[0], state[1]);
	do {
		s->changed = false;
		visit_blocks(s, state);
	} while (s->changed && ++round < ROUNDS);
	find_doomed(s);
	if (!s->given) {
		find_asked(s);
		find_once(s);
	}
	if (!s->changed)
		record_blocks(s, state[0]);
	for (unsigned i = 0; i < G_N_ELEMENTS(state); i++)
		state_free(state[i]);
	return !s->changed;
}

/* The pack's row of the function that CALL calls by name, or NULL. */
static const struct model_function *direct_model(const struct program *program,
                                                 const struct program_call *call)
{
	if (call->indirect || !call->target_count)
		return NULL;
	return program_function(program, program_target(program, call->target_first)->function)
	        ->model;
}

static bool fills_pointee(const struct model_function *model)
{
	for (size_t i = 0; model && i < model->fd_count; i++)
		if (model->fds[i].pointee)
			return true;
	return false;
}

static void index_calls(struct solve *s, uint32_t function)
{
	const struct program_function *fn = program_function(s->follow.program, function);

	s->call_at = g_new0(uint32_t, (gsize)s->follow.body->event_count + 1);
	s->fills = g_new0(bool, (gsize)s->follow.body->event_count + 1);
	for (uint32_t i = 0; i < fn->call_count; i++) {
		const struct program_call *c = program_call(s->follow.program, fn->call_first + i);
		uint32_t event = c->event - s->follow.body->event_first;

		s->call_at[event] = fn->call_first + i;
		s->fills[event] = fills_pointee(direct_model(s->follow.program, c));
	}
}

bool solve_open(struct solve *s, const struct program *program, struct flow *flow,
                uint32_t function)
{
	uint32_t blocks;

	s->follow = (struct follow){ .program = program, .flow = flow, .function = function };
	s->follow.body = program_body(program, function, &s->follow.facts);
	s->follow.unit = program_function(program, function)->unit;
	s->follow.paths = model_set_paths(program->models);
	index_calls(s, function);
	if ((s->follow.body->flags & FUNCTION_GAVE_UP) ||
	    !state_shape_init(&s->follow.shape, s->follow.facts, s->follow.body, s->fills)) {
		g_free(s->call_at);
		g_free(s->fills);
		return false;
	}
	s->follow.ready = watched_any(program->watched, function) ? s->follow.shape.origin_count++
	                                                          : ORIGIN_NONE;
	blocks = s->follow.body->block_count;
	s->follow.writes = g_new0(uint64_t, (gsize)s->follow.body->event_count + 1);
	s->order = g_new(uint32_t, blocks);
	s->order_count = block_order(s->follow.facts, s->follow.body, s->order);
	s->dies = g_new0(bool, blocks);
	s->doomed = g_new0(bool, blocks);
	s->asked = g_new0(bool, blocks);
	s->once = g_new0(struct once, blocks);
	s->forks = g_array_new(FALSE, FALSE, sizeof(uint32_t));
	s->tellers = g_array_new(FALSE, FALSE, sizeof(struct teller));
	find_forks(s, function);
	return true;
}

void solve_close(struct solve *s)
{
	g_free(s->order);
	g_free(s->follow.writes);
	g_free(s->call_at);
	g_free(s->fills);
	g_free(s->dies);
	g_free(s->doomed);
	g_free(s->asked);
	g_free(s->once);
	g_array_unref(s->forks);
	g_array_unref(s->tellers);
	state_shape_release(&s->follow.shape);
}

/* Without a graph worth following, every call may be reached and nothing is known. */
static void assume_all(struct flow *flow, const struct program *program, uint32_t function)
{
	const struct program_function *fn = program_function(program, function);

	g_array_append_val(flow->gave_up, function);
	for (uint32_t i = 0; i < fn->call_count; i++)
		g_array_index(flow->calls, struct call_info,
		              fn->call_first + i) = (struct call_info){ .reached = true };
}

bool solve_function(struct solve *s, const struct program *program, struct flow *flow,
                    uint32_t function)
{
	uint32_t blocks;
	bool settled;

	s->summary = (struct flow_summary){ .never_returns = true };
	if (!solve_open(s, program, flow, function))
		return false;
	blocks = s->follow.body->block_count;
	s->entry = g_new0(struct variants, blocks);
	settled = settle(s);
	for (uint32_t i = 0; i < blocks; i++)
		variants_clear(&s->entry[i]);
	g_free(s->entry);
	solve_close(s);
	return settled;
}

static void follow_function(const struct program *program, struct flow *flow, uint32_t function)
{
	struct solve s = { .limit = 1 };

	if (program_function(program, function)->unit == FACT_NONE)
		return;
	if (!solve_function(&s, program, flow, function))
		assume_all(flow, program, function);
	else
		g_array_index(flow->summaries, struct flow_summary, function) = s.summary;
}

struct flow *flow_new(const struct program *program, const uint32_t *order)
{
	struct flow *flow = g_new0(struct flow, 1);

	flow->calls = g_array_new(FALSE, TRUE, sizeof(struct call_info));
	flow->args = g_array_new(FALSE, TRUE, sizeof(struct call_arg));
	flow->members = g_array_new(FALSE, TRUE, sizeof(struct call_member));
	flow->gave_up = g_array_new(FALSE, TRUE, sizeof(uint32_t));
	flow->summaries = g_array_new(FALSE, TRUE, sizeof(struct flow_summary));
	g_array_set_size(flow->calls, program->calls->len);
	g_array_set_size(flow->summaries, program->functions->len);
	for (uint32_t i = 0; i < program->functions->len; i++)
		follow_function(program, flow, order[i]);
	return flow;
}

void flow_free(struct flow *flow)
{
	if (!flow)
		return;
	g_array_unref(flow->calls);
	g_array_unref(flow->args);
	g_array_unref(flow->members);
	g_array_unref(flow->gave_up);
	g_array_unref(flow->summaries);
	g_free(flow);
}

struct call_arg flow_arg(const struct flow *flow, uint32_t call, uint32_t arg)
{
	const struct call_info *info = flow_call(flow, call);

	if (arg >= CONTEXT_PARAM)
		return (struct call_arg){ .value = abstract_top(), .param = (int)arg };
	if (arg < info->arg_count)
		return g_array_index(flow->args, struct call_arg, info->arg_first + arg);
	return (struct call_arg){ .value = abstract_top(), .param = -1 };
}

struct call_arg flow_subject(const struct flow *flow, uint32_t call, const struct model_atom *atom)
{
	const struct call_info *info = flow_call(flow, call);

	if (!atom->member)
		return flow_arg(flow, call, atom->arg);
	for (uint32_t i = 0; i < info->member_count; i++) {
		const struct call_member *m = &g_array_index(flow->members, struct call_member,
		                                             info->member_first + i);

		if (m->atom == atom)
			return m->value;
	}
	return (struct call_arg){ .value = abstract_top(), .param = -1 };
}
