/* SPDX-License-Identifier: MIT
 *
 * address_flow.c - the worklist.
 *
 * An arrival is queued once per (node, function), which a hash set remembers, so the work is
 * bounded by edges times the functions a node may hold. A command table has a few hundred; a field
 * that holds thousands is a generic slot (a container's value), and a variable that hundreds come
 * to has read one: the rest is not followed. The order of the queue decides nothing but which
 * functions such a hub keeps.
 */
#include "link/address_flow.h"

#define FIELD_FUNCTIONS    2000
#define VARIABLE_FUNCTIONS 128
#define SEEN_INITIAL       4096

void address_flow_init(struct address_flow *flow)
{
	*flow = (struct address_flow){ 0 };
	flow->nodes = g_array_new(FALSE, FALSE, sizeof(struct flow_node));
	flow->rows = g_array_new(FALSE, FALSE, sizeof(struct flow_row));
	flow->work = g_array_new(FALSE, FALSE, sizeof(struct arrival));
	flow->seen_size = SEEN_INITIAL;
	flow->seen = g_new0(uint64_t, flow->seen_size);
}

void address_flow_release(struct address_flow *flow)
{
	g_array_unref(flow->nodes);
	g_array_unref(flow->rows);
	g_array_unref(flow->work);
	g_free(flow->seen);
}

/* Where KEY is in TABLE, or the empty slot it belongs into. Multiplicative hashing (Knuth, TAOCP 3,
 * 6.4) with the golden ratio. */
static size_t seen_slot(const uint64_t *table, size_t size, uint64_t key)
{
	size_t slot = (size_t)((key * UINT64_C(0x9e3779b97f4a7c15)) >> 20) & (size - 1);

	while (table[slot] && table[slot] != key)
		slot = (slot + 1) & (size - 1);
	return slot;
}

static void seen_grow(struct address_flow *flow)
{
	size_t size = flow->seen_size * 2;
	uint64_t *table = g_new0(uint64_t, size);

	for (size_t i = 0; i < flow->seen_size; i++)
		if (flow->seen[i])
			table[seen_slot(table, size, flow->seen[i])] = flow->seen[i];
	g_free(flow->seen);
	flow->seen = table;
	flow->seen_size = size;
}

/* True when FUNCTION was not at NODE before. */
static bool seen_add(struct address_flow *flow, uint32_t node, uint32_t function)
{
	uint64_t key = (((uint64_t)node << 32) | function) + 1;
	size_t slot = seen_slot(flow->seen, flow->seen_size, key);

	if (flow->seen[slot])
		return false;
	flow->seen[slot] = key;
	if (++flow->seen_count * 2 > flow->seen_size)
		seen_grow(flow);
	return true;
}

static struct flow_node *node_at(const struct address_flow *flow, uint32_t node)
{
	return &g_array_index(flow->nodes, struct flow_node, node);
}

static const struct flow_row *row_at(const struct address_flow *flow, uint32_t row)
{
	return &g_array_index(flow->rows, struct flow_row, row);
}

uint32_t address_flow_add_nodes(struct address_flow *flow, uint32_t count, enum tier tier)
{
	const struct flow_node empty = { .first_function = CHAIN_END,
		                         .first_edge = CHAIN_END,
		                         .first_watcher = CHAIN_END,
		                         .tier = (uint8_t)tier };
	uint32_t first = flow->nodes->len;

	g_array_set_size(flow->nodes, first + count);
	for (uint32_t i = 0; i < count; i++)
		*node_at(flow, first + i) = empty;
	return first;
}

/* A row in front of CHAIN. */
static void chain_push(struct address_flow *flow, uint32_t *chain, uint32_t value, enum tier tier)
{
	struct flow_row row = { .value = value, .next = *chain, .tier = (uint8_t)tier };

	*chain = flow->rows->len;
	g_array_append_val(flow->rows, row);
}

void address_flow_arrive(struct address_flow *flow, uint32_t node, uint32_t function,
                         enum tier tier)
{
	struct flow_node *n = node_at(flow, node);
	struct arrival arrival = { node, function, MAX(tier, (enum tier)n->tier) };

	unsigned most = n->tier == TIER_FLOW ? VARIABLE_FUNCTIONS : FIELD_FUNCTIONS;

	if (function == FACT_NONE || n->function_count >= most || !seen_add(flow, node, function))
		return;
	n->function_count++;
	chain_push(flow, &n->first_function, function, arrival.tier);
	g_array_append_val(flow->work, arrival);
}

void address_flow_edge(struct address_flow *flow, uint32_t from, uint32_t to)
{
	struct flow_node *n = node_at(flow, from);

	if (from == to)
		return;
	chain_push(flow, &n->first_edge, to, TIER_DIRECT);
	for (uint32_t i = n->first_function; i != CHAIN_END; i = row_at(flow, i)->next)
		address_flow_arrive(flow, to, row_at(flow, i)->value, row_at(flow, i)->tier);
}

void address_flow_watch(struct address_flow *flow, uint32_t node, uint32_t watcher)
{
	chain_push(flow, &node_at(flow, node)->first_watcher, watcher, TIER_DIRECT);
}

bool address_flow_next(struct address_flow *flow, struct arrival *arrival)
{
	if (flow->done == flow->work->len)
		return false;
	*arrival = g_array_index(flow->work, struct arrival, flow->done++);
	for (uint32_t i = node_at(flow, arrival->node)->first_edge; i != CHAIN_END;
	     i = row_at(flow, i)->next)
		address_flow_arrive(flow, row_at(flow, i)->value, arrival->function, arrival->tier);
	return true;
}
