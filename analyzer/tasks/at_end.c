/* SPDX-License-Identifier: MIT
 *
 * at_end.c - down from main, along calls after which nothing waits.
 *
 * Only functions that are called by name and once can be at the end (startup.h), so callers come
 * before what they call and one pass decides. After a call comes whatever stands behind it in its
 * block, and every block that can be reached from there.
 */
#include "tasks/at_end.h"

#include <string.h>

#include "graph/graph.h"

struct search {
	const struct fates *fates;
	const struct program_function *fn;
	const struct facts *facts;
	const struct fact_function *body;
	uint32_t *block_of; /* per event of the body */
};

/* Marks the blocks that can be reached from BLOCK, itself only by a cycle. */
static void reach_from(const struct search *s, uint32_t block, bool *reached)
{
	g_autoptr(GArray) work = g_array_new(FALSE, FALSE, sizeof(uint32_t));

	g_array_append_val(work, block);
	for (guint i = 0; i < work->len; i++) {
		const struct fact_block *b =
			&s->facts->blocks[s->body->block_first + g_array_index(work, uint32_t, i)];

		for (uint32_t e = 0; e < b->edge_count; e++) {
			uint32_t to = s->facts->edges[b->edge_first + e].block;

			if (reached[to])
				continue;
			reached[to] = true;
			g_array_append_val(work, to);
		}
	}
}

/* May anything wait in this function after CALL has returned? */
static bool waits_after(const struct search *s, uint32_t call)
{
	g_autofree bool *reached = g_new0(bool, (gsize)s->body->block_count + 1);
	uint32_t event = program_call(s->fates->program, call)->event;
	uint32_t block = s->block_of[event - s->body->event_first];

	reach_from(s, block, reached);
	for (uint32_t i = s->fn->call_first; i < s->fn->call_first + s->fn->call_count; i++) {
		uint32_t other = program_call(s->fates->program, i)->event;
		uint32_t in = s->block_of[other - s->body->event_first];

		if ((reached[in] || (in == block && other > event)) && call_waits(s->fates, i))
			return true;
	}
	return false;
}

/* What FUNCTION, which is AT_END or not, calls: that is not at the end when more comes after it. */
static void mark_called(const struct fates *fates, uint32_t function, bool at_end, bool *goes_on)
{
	struct search s = { .fates = fates, .fn = program_function(fates->program, function) };

	s.body = program_body(fates->program, function, &s.facts);
	if (!s.body)
		return;
	s.block_of = at_end ? graph_event_blocks(s.facts, s.body) : NULL;
	for (uint32_t i = s.fn->call_first; i < s.fn->call_first + s.fn->call_count; i++) {
		const struct program_call *c = program_call(fates->program, i);
		bool more = !at_end || (c->target_count && waits_after(&s, i));

		for (uint32_t k = 0; more && k < c->target_count; k++)
			goes_on[program_target(fates->program, c->target_first + k)->function] =
				true;
	}
	g_free(s.block_of);
}

bool *at_end_functions(const struct fates *fates, const struct order *order, const bool *startup)
{
	guint count = fates->program->functions->len;
	bool *at_end = g_new0(bool, (gsize)count + 1);
	g_autofree bool *goes_on = g_new0(bool, (gsize)count + 1);

	for (guint i = count; i-- > 0;) {
		uint32_t function = order->functions[i];

		at_end[function] = startup[function] && !goes_on[function];
		mark_called(fates, function, at_end[function], goes_on);
	}
	return at_end;
}
