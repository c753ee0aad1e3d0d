/* SPDX-License-Identifier: MIT
 *
 * lost.c - calls with signs, as the walk of one function meets them.
 *
 * A resource may pass several such calls. Which one it was does not matter for the resource, only
 * for errno, and that is believed to be the same for all of a function's.
 */
#include "tasks/lost.h"

static bool sign_at(const struct tracker *t, uint32_t call, struct sign *sign)
{
	return flow_call(t->tasks->fates.flow, call)->reached &&
	       signs_of_call(t->tasks->signs, call, sign);
}

bool lost_is_cancellable(const struct tracker *t)
{
	const struct program_function *fn = program_function(t->tasks->fates.program, t->function);
	struct sign sign;

	for (uint32_t i = 0; i < fn->call_count; i++)
		if (sign_at(t, fn->call_first + i, &sign))
			return true;
	return false;
}

bool lost_fork(const struct tracker *t, struct state *state, uint32_t event,
               struct sign_place *place)
{
	struct sign sign;

	if (t->facts->events[event].kind != EVENT_CALL ||
	    !sign_at(t, replay_call(t->replay, event), &sign))
		return false;
	*place = (struct sign_place){
		.program = t->tasks->fates.program,
		.replay = t->replay,
		.facts = t->facts,
		.body = t->body,
		.sign = sign,
		.origin = replay_result(t->replay, event),
	};
	return sign_learn(place, state);
}

bool lost_edge(const struct sign_place *place, const struct state *state, uint32_t cond,
               uint32_t index)
{
	struct sign_test test;

	if (!place->sign.row)
		return true;
	test = sign_test(place, state, cond, NULL);
	return test.edge < 0 || index == (uint32_t)test.edge;
}

uint32_t lost_where(const struct tracker *t, uint32_t block)
{
	const struct fact_block *b = &t->facts->blocks[t->body->block_first + block];
	struct sign sign;

	for (uint32_t i = b->event_count; i-- > 0;) {
		uint32_t event = b->event_first + i;

		if (t->facts->events[event].kind == EVENT_CALL &&
		    sign_at(t, replay_call(t->replay, event), &sign))
			return event;
	}
	return FACT_NONE;
}
