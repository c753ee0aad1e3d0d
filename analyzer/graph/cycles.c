/* SPDX-License-Identifier: MIT
 *
 * cycles.c - the loop forest, in one search and one pass over it backwards.
 *
 * Blocks are numbered in the order the search finds them (a node is such a number), so the nodes
 * below one in the tree are a range after it. The pass takes nodes from the last to the first. At
 * node W all cycles below it are complete and folded into their headers (a union-find set each);
 * W's own cycle is found by walking back from the sources of its back edges, through folded cycles
 * as if they were single nodes, and is then folded into W.
 *
 * An edge between two branches of the tree matters to no cycle below the node where the branches
 * part, so it waits there, and is handed to the fold its target is in when the pass comes by
 * (Ramalingam's remark; it is what keeps irreducible graphs near-linear). If that target is not the
 * fold's header, the edge enters a cycle from the side: that is what irreducible means.
 */
#include "graph/cycles.h"

/* An edge in a chain of edges. */
struct link {
	uint32_t from; /* node */
	uint32_t to;
	uint32_t next; /* link, or FACT_NONE */
};

struct search {
	const struct graph *graph;
	uint32_t *node_of;  /* per block, or FACT_NONE */
	uint32_t *block_of; /* per node, as all that follow */
	uint32_t *parent;   /* in the search tree; of the root itself */
	uint32_t *set;      /* union-find: the node it was folded into, or itself */
	uint32_t *back;     /* chain of links: edges back to it */
	uint32_t *crossing; /* chain of links that wait here */
	uint32_t *entering; /* chain of crossing links that lead to it */
	uint32_t *cycle_of; /* the innermost found so far; of a header its own */
	uint32_t node_count;
	GArray *links;
	GArray *found; /* struct cycle, innermost first */
	GArray *side;  /* per found cycle, uint32_t: entered from the side up to this header */
};

static uint32_t *nothing(uint32_t count)
{
	uint32_t *all = g_new(uint32_t, (gsize)count + 1);

	for (uint32_t i = 0; i < count; i++)
		all[i] = FACT_NONE;
	return all;
}

static uint32_t find(struct search *s, uint32_t node)
{
	uint32_t root = node;

	while (s->set[root] != root)
		root = s->set[root];
	while (s->set[node] != root) {
		uint32_t next = s->set[node];

		s->set[node] = root;
		node = next;
	}
	return root;
}

static void add_link(struct search *s, uint32_t *chain, uint32_t from, uint32_t to)
{
	struct link link = { .from = from, .to = to, .next = *chain };

	*chain = s->links->len;
	g_array_append_val(s->links, link);
}

static uint32_t enter(struct search *s, uint32_t block, uint32_t parent)
{
	uint32_t node = s->node_count++;

	s->node_of[block] = node;
	s->block_of[node] = block;
	s->parent[node] = parent == FACT_NONE ? node : parent;
	s->set[node] = node;
	return node;
}

/* Numbers what the entry reaches and sorts its edges. A node that is done is folded into its parent
 * for now, so that find() gives the node where an edge's two branches part. */
static void number_blocks(struct search *s)
{
	uint32_t count = s->graph->count;
	g_autofree uint32_t *next = g_new(uint32_t, (gsize)count + 1);
	g_autofree uint32_t *path = g_new(uint32_t, (gsize)count + 1);
	g_autofree bool *done = g_new0(bool, (gsize)count + 1);
	uint32_t depth = 0;

	path[depth++] = enter(s, 0, FACT_NONE);
	next[0] = s->graph->first[0];
	while (depth) {
		uint32_t node = path[depth - 1], to, block = s->block_of[node];

		if (next[node] == s->graph->first[block + 1]) {
			done[node] = true;
			s->set[node] = s->parent[node];
			depth--;
			continue;
		}
		block = s->graph->to[next[node]++];
		to = s->node_of[block];
		if (to == FACT_NONE) {
			to = enter(s, block, node);
			next[to] = s->graph->first[block];
			path[depth++] = to;
		} else if (done[to]) {
			add_link(s, &s->crossing[find(s, to)], node, to);
		} else {
			add_link(s, &s->back[to], node, to);
		}
	}
	for (uint32_t i = 0; i < s->node_count; i++)
		s->set[i] = i;
}

static struct cycle *found_at(const struct search *s, uint32_t cycle)
{
	return &g_array_index(s->found, struct cycle, cycle);
}

static bool is_header(const struct search *s, uint32_t node)
{
	return s->cycle_of[node] != CYCLE_NONE &&
	       found_at(s, s->cycle_of[node])->header == s->block_of[node];
}

/* NODE, which has been folded into HEADER, is entered from outside HEADER's cycle. */
static void note_side_door(struct search *s, uint32_t node, uint32_t header)
{
	uint32_t cycle = s->cycle_of[node];
	uint32_t *side;

	if (is_header(s, node)) /* into its own cycle that is the front door */
		cycle = found_at(s, cycle)->parent;
	side = &g_array_index(s->side, uint32_t, cycle);
	*side = MIN(*side, header);
}

/* The edges that waited at NODE go to where they lead. */
static void take_crossing(struct search *s, uint32_t node)
{
	for (uint32_t i = s->crossing[node]; i != FACT_NONE;) {
		struct link link = g_array_index(s->links, struct link, i);
		uint32_t to = find(s, link.to);

		if (to != link.to)
			note_side_door(s, link.to, to);
		if (link.from != node)
			add_link(s, &s->entering[to], link.from, link.to);
		i = link.next;
	}
}

/* Folds NODE, or what it was folded into, into HEADER, and puts it on WORK. */
static void fold(struct search *s, uint32_t node, uint32_t header, uint32_t cycle, GArray *work)
{
	node = find(s, node);
	if (node == header)
		return;
	s->set[node] = header;
	if (is_header(s, node))
		found_at(s, s->cycle_of[node])->parent = cycle;
	else
		s->cycle_of[node] = cycle;
	g_array_append_val(work, node);
}

static void find_cycle(struct search *s, uint32_t header, GArray *work)
{
	struct cycle row = { .header = s->block_of[header], .parent = CYCLE_NONE };
	uint32_t cycle = s->found->len, untouched = FACT_NONE;

	g_array_append_val(s->found, row);
	g_array_append_val(s->side, untouched);
	s->cycle_of[header] = cycle;
	g_array_set_size(work, 0);
	for (uint32_t i = s->back[header]; i != FACT_NONE;
	     i = g_array_index(s->links, struct link, i).next)
		fold(s, g_array_index(s->links, struct link, i).from, header, cycle, work);
	for (guint at = 0; at < work->len; at++) {
		uint32_t node = g_array_index(work, uint32_t, at);

		fold(s, s->parent[node], header, cycle, work);
		for (uint32_t i = s->entering[node]; i != FACT_NONE;
		     i = g_array_index(s->links, struct link, i).next)
			fold(s, g_array_index(s->links, struct link, i).from, header, cycle, work);
	}
}

static void find_cycles(struct search *s)
{
	g_autoptr(GArray) work = g_array_new(FALSE, FALSE, sizeof(uint32_t));

	for (uint32_t node = s->node_count; node-- > 0;) {
		take_crossing(s, node);
		if (s->back[node] != FACT_NONE)
			find_cycle(s, node, work);
	}
}

/* A cycle entered from the side up to some header makes its parents irreducible up to there. */
static void spread_side_doors(struct search *s)
{
	for (uint32_t i = 0; i < s->found->len; i++) {
		struct cycle *cycle = found_at(s, i);
		uint32_t up_to = g_array_index(s->side, uint32_t, i);
		uint32_t header = s->node_of[cycle->header];

		if (up_to == FACT_NONE)
			continue;
		cycle->irreducible = up_to <= header;
		if (up_to < header && cycle->parent != CYCLE_NONE) {
			uint32_t *outer = &g_array_index(s->side, uint32_t, cycle->parent);

			*outer = MIN(*outer, up_to);
		}
	}
}

/* Copies what was found in the order of the result: the other way round, parents first. */
static void number_cycles(const struct search *s, struct cycles *cycles)
{
	uint32_t last = s->found->len - 1;

	cycles->count = s->found->len;
	cycles->all = g_new0(struct cycle, (gsize)cycles->count + 1);
	for (uint32_t i = 0; i < cycles->count; i++) {
		struct cycle *cycle = &cycles->all[i];

		*cycle = *found_at(s, last - i);
		if (cycle->parent != CYCLE_NONE)
			cycle->parent = last - cycle->parent;
		cycle->depth = cycle->parent == CYCLE_NONE ? 1
		                                           : cycles->all[cycle->parent].depth + 1;
	}
	for (uint32_t i = 0; i < s->graph->count; i++) {
		uint32_t node = s->node_of[i];

		if (node != FACT_NONE && s->cycle_of[node] != CYCLE_NONE)
			cycles->innermost[i] = last - s->cycle_of[node];
	}
}

/* Gives each cycle a stretch of blocks: its own ones first, then those of its children. */
static void lay_out(struct cycles *cycles, uint32_t block_count)
{
	g_autofree uint32_t *next = g_new0(uint32_t, (gsize)cycles->count + 1);
	g_autofree uint32_t *own = g_new0(uint32_t, (gsize)cycles->count + 1);
	uint32_t end = 0;

	for (uint32_t i = 0; i < block_count; i++)
		if (cycles->innermost[i] != CYCLE_NONE)
			own[cycles->innermost[i]]++;
	for (uint32_t i = cycles->count; i-- > 0;) {
		struct cycle *cycle = &cycles->all[i];

		cycle->count += own[i];
		if (cycle->parent != CYCLE_NONE)
			cycles->all[cycle->parent].count += cycle->count;
	}
	for (uint32_t i = 0; i < cycles->count; i++) {
		struct cycle *cycle = &cycles->all[i];
		uint32_t *from = cycle->parent == CYCLE_NONE ? &end : &next[cycle->parent];

		cycle->first = *from;
		*from += cycle->count;
		next[i] = cycle->first + own[i];
		own[i] = cycle->first;
	}
	cycles->blocks = g_new(uint32_t, (gsize)end + 1);
	for (uint32_t i = 0; i < block_count; i++)
		if (cycles->innermost[i] != CYCLE_NONE)
			cycles->blocks[own[cycles->innermost[i]]++] = i;
}

static void search_init(struct search *s, const struct graph *graph)
{
	s->graph = graph;
	s->node_of = nothing(graph->count);
	s->block_of = g_new(uint32_t, (gsize)graph->count + 1);
	s->parent = g_new(uint32_t, (gsize)graph->count + 1);
	s->set = g_new(uint32_t, (gsize)graph->count + 1);
	s->back = nothing(graph->count);
	s->crossing = nothing(graph->count);
	s->entering = nothing(graph->count);
	s->cycle_of = nothing(graph->count);
	s->links = g_array_new(FALSE, FALSE, sizeof(struct link));
	s->found = g_array_new(FALSE, FALSE, sizeof(struct cycle));
	s->side = g_array_new(FALSE, FALSE, sizeof(uint32_t));
}

static void search_release(struct search *s)
{
	g_free(s->node_of);
	g_free(s->block_of);
	g_free(s->parent);
	g_free(s->set);
	g_free(s->back);
	g_free(s->crossing);
	g_free(s->entering);
	g_free(s->cycle_of);
	g_array_unref(s->links);
	g_array_unref(s->found);
	g_array_unref(s->side);
}

struct cycles *cycles_new(const struct graph *graph)
{
	struct cycles *cycles = g_new0(struct cycles, 1);
	struct search s = { 0 };

	cycles->innermost = nothing(graph->count);
	if (!graph->count)
		return cycles;
	search_init(&s, graph);
	number_blocks(&s);
	find_cycles(&s);
	spread_side_doors(&s);
	number_cycles(&s, cycles);
	lay_out(cycles, graph->count);
	search_release(&s);
	return cycles;
}

void cycles_free(struct cycles *cycles)
{
	if (!cycles)
		return;
	g_free(cycles->all);
	g_free(cycles->innermost);
	g_free(cycles->blocks);
	g_free(cycles);
}

bool cycle_has(const struct cycles *cycles, uint32_t cycle, uint32_t block)
{
	uint32_t at = cycles->innermost[block];

	while (at != CYCLE_NONE && at > cycle)
		at = cycles->all[at].parent;
	return at == cycle;
}

uint32_t cycle_outermost(const struct cycles *cycles, uint32_t block)
{
	uint32_t at = cycles->innermost[block];

	while (at != CYCLE_NONE && cycles->all[at].parent != CYCLE_NONE)
		at = cycles->all[at].parent;
	return at;
}

uint32_t *cycles_of_blocks(const struct facts *facts, const struct fact_function *body)
{
	uint32_t *numbers = g_new0(uint32_t, (gsize)body->block_count + 1);
	struct cycles *cycles;
	struct graph graph;

	graph_init(&graph, facts, body, NULL);
	cycles = cycles_new(&graph);
	for (uint32_t i = 0; i < body->block_count; i++)
		numbers[i] = cycle_outermost(cycles, i) + 1; /* CYCLE_NONE becomes 0 */
	cycles_free(cycles);
	graph_release(&graph);
	return numbers;
}
