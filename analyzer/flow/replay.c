/* SPDX-License-Identifier: MIT
 *
 * replay.c - the value flow's steps, one at a time.
 *
 * Everything here is solve.c's machinery with the loop taken out. Which blocks are doomed is found
 * before the first step, so that a path which can only end the process need not be walked.
 */
#include "flow/replay.h"

#include "flow/solve_priv.h"

struct replay {
	struct solve s;
};

/* Which blocks hold a call that ends the process, and from which there is no other way. */
static void find_ends(struct solve *s)
{
	for (uint32_t i = 0; i < s->order_count; i++) {
		uint32_t block = s->order[i];
		const struct fact_block *b = block_at(&s->follow, block);

		for (uint32_t e = 0; e < b->event_count && !s->dies[block]; e++)
			ends_here(s, b->event_first + e, &s->dies[block]);
	}
	find_doomed(s);
}

struct replay *replay_new(const struct program *program, const struct flow *flow, uint32_t function)
{
	struct replay *replay;

	if (program_function(program, function)->unit == FACT_NONE)
		return NULL;
	replay = g_new0(struct replay, 1);
	/* Following a function writes its own summary only, and that is not what we do. */
	if (!solve_open(&replay->s, program, (struct flow *)flow, function)) {
		g_free(replay);
		return NULL;
	}
	find_ends(&replay->s);
	return replay;
}

void replay_free(struct replay *replay)
{
	if (!replay)
		return;
	solve_close(&replay->s);
	g_free(replay);
}

const struct state_shape *replay_shape(const struct replay *replay)
{
	return &replay->s.follow.shape;
}

const uint32_t *replay_order(const struct replay *replay, uint32_t *count)
{
	*count = replay->s.order_count;
	return replay->s.order;
}

bool replay_event(struct replay *replay, struct state *state, uint32_t event)
{
	bool dies;

	apply_event(&replay->s.follow, state, event, replay_call(replay, event));
	return !ends_here(&replay->s, event, &dies);
}

bool replay_edge(struct replay *replay, const struct state *from, uint32_t block, uint32_t index,
                 struct state *to)
{
	return solve_edge(&replay->s, from, block_at(&replay->s.follow, block), index, to) &&
	       !is_child(&replay->s, to);
}

bool replay_doomed(const struct replay *replay, uint32_t block)
{
	return replay->s.doomed[block];
}

struct abstract replay_value(const struct replay *replay, const struct state *state, uint32_t value)
{
	return eval(&replay->s.follow, state, value);
}

enum verdict replay_holds(const struct replay *replay, const struct state *state, uint32_t cond)
{
	struct state *scratch = state_new(replay_shape(replay));
	bool yes, no;

	state_copy(replay_shape(replay), scratch, state);
	yes = refine(&replay->s.follow, scratch, cond, true);
	state_copy(replay_shape(replay), scratch, state);
	no = refine(&replay->s.follow, scratch, cond, false);
	state_free(scratch);
	if (yes == no)
		return VERDICT_UNKNOWN;
	return yes ? VERDICT_YES : VERDICT_NO;
}

bool replay_may_be(const struct state *state, uint32_t origin, int64_t imm)
{
	const struct abstract *a = &state->origins[origin];

	if ((a->bits ^ (uint64_t)imm) & a->known)
		return false;
	return !(a->nonzero && imm == 0) && limits_allow(&state->limits[origin], imm);
}

enum verdict replay_condition(const struct replay *replay, const struct state *state,
                              uint32_t event, const struct model_condition *condition)
{
	return condition_holds(&replay->s.follow, state, event, condition);
}

uint32_t replay_result(const struct replay *replay, uint32_t event)
{
	return replay->s.follow.shape.result_of_event[event - replay->s.follow.body->event_first];
}

uint32_t replay_call(const struct replay *replay, uint32_t event)
{
	return replay->s.call_at[event - replay->s.follow.body->event_first];
}
