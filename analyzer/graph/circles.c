/* SPDX-License-Identifier: MIT
 *
 * circles.c - strongly connected components of a function's graph.
 *
 * Tarjan's algorithm with a stack of its own, because generated functions are deep. A component of
 * one block is a circle only when the block leads to itself.
 */
#include "graph/circles.h"

#include <glib.h>

struct search {
	const struct facts *facts;
	const struct fact_function *body;
	uint32_t *index; /* from 1, in order of discovery; 0: not seen */
	uint32_t *low;
	uint32_t *next_edge;
	uint32_t *path;  /* blocks being looked at */
	uint32_t *stack; /* blocks of components that are not complete */
	bool *on_stack;
	uint32_t *circle;
	uint32_t path_count;
	uint32_t stack_count;
	uint32_t seen;
	uint32_t circles;
};

static const struct fact_block *block_at(const struct search *s, uint32_t block)
{
	return &s->facts->blocks[s->body->block_first + block];
}

static void enter(struct search *s, uint32_t block)
{
	s->index[block] = s->low[block] = ++s->seen;
	s->path[s->path_count++] = block;
	s->stack[s->stack_count++] = block;
	s->on_stack[block] = true;
}

static bool leads_to_itself(const struct search *s, uint32_t block)
{
	const struct fact_block *b = block_at(s, block);

	for (uint32_t i = 0; i < b->edge_count; i++)
		if (s->facts->edges[b->edge_first + i].block == block)
			return true;
	return false;
}

/* BLOCK is the first of its component: the rest of it is above on the stack. */
static void close_component(struct search *s, uint32_t block)
{
	bool alone = s->stack[s->stack_count - 1] == block;
	uint32_t number = alone && !leads_to_itself(s, block) ? 0 : ++s->circles;
	uint32_t top;

	do {
		top = s->stack[--s->stack_count];
		s->on_stack[top] = false;
		s->circle[top] = number;
	} while (top != block);
}

static void leave(struct search *s, uint32_t block)
{
	s->path_count--;
	if (s->low[block] == s->index[block])
		close_component(s, block);
	if (s->path_count) {
		uint32_t parent = s->path[s->path_count - 1];

		s->low[parent] = MIN(s->low[parent], s->low[block]);
	}
}

static void search_all(struct search *s)
{
	enter(s, 0);
	while (s->path_count) {
		uint32_t block = s->path[s->path_count - 1];
		const struct fact_block *b = block_at(s, block);
		uint32_t to;

		if (s->next_edge[block] == b->edge_count) {
			leave(s, block);
			continue;
		}
		to = s->facts->edges[b->edge_first + s->next_edge[block]++].block;
		if (!s->index[to])
			enter(s, to);
		else if (s->on_stack[to])
			s->low[block] = MIN(s->low[block], s->index[to]);
	}
}

uint32_t *circles_new(const struct facts *facts, const struct fact_function *body)
{
	gsize count = (gsize)body->block_count + 1;
	struct search s = { .facts = facts, .body = body };

	s.index = g_new0(uint32_t, count);
	s.low = g_new0(uint32_t, count);
	s.next_edge = g_new0(uint32_t, count);
	s.path = g_new(uint32_t, count);
	s.stack = g_new(uint32_t, count);
	s.on_stack = g_new0(bool, count);
	s.circle = g_new0(uint32_t, count);
	search_all(&s);
	g_free(s.index);
	g_free(s.low);
	g_free(s.next_edge);
	g_free(s.path);
	g_free(s.stack);
	g_free(s.on_stack);
	return s.circle;
}

uint32_t block_of_event(const struct facts *facts, const struct fact_function *body, uint32_t event)
{
	for (uint32_t i = 0; i < body->block_count; i++) {
		const struct fact_block *b = &facts->blocks[body->block_first + i];

		if (event >= b->event_first && event < b->event_first + b->event_count)
			return i;
	}
	return FACT_NONE;
}
