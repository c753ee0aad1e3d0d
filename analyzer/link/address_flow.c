/* SPDX-License-Identifier: MIT
 *
 * address_flow.c - the worklist.
 *
 * An arrival is queued once per (node, function), which a hash table remembers, and again a bounded
 * number of times when it comes in further programs (sets.h), so the work is bounded by edges times
 * the functions a node may hold. A command table has a few hundred; a field
 * that holds thousands is a generic slot (a container's value), and a variable that hundreds come
 * to has read one: the rest is not followed, and the node remembers that. The order of the queue
 * decides nothing but which functions such a hub keeps.
 */
#include "link/address_flow.h"

#define FIELD_FUNCTIONS    2000
#define VARIABLE_FUNCTIONS 128
#define SEEN_INITIAL       4096

void address_flow_init(struct address_flow *flow, struct sets *sets)
{
	*flow = (struct address_flow){ .sets = sets };
	flow->nodes = g_array_new(FALSE, FALSE, sizeof(struct flow_node));
	flow->rows = g_array_new(FALSE, FALSE, sizeof(struct flow_row));
	flow->work = g_array_new(FALSE, FALSE, sizeof(struct arrival));
	flow->seen_size = SEEN_INITIAL;
	flow->seen = g_new0(struct flow_presence, flow->seen_size);
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
static size_t seen_slot(const struct flow_presence *table, size_t size, uint64_t key)
{
	size_t slot = (size_t)((key * UINT64_C(0x9e3779b97f4a7c15)) >> 20) & (size - 1);

	while (table[slot].key && table[slot].key != key)
		slot = (slot + 1) & (size - 1);
	return slot;
}

static void seen_grow(struct address_flow *flow)
{
	size_t size = flow->seen_size * 2;
	struct flow_presence *table = g_new0(struct flow_presence, size);

	for (size_t i = 0; i < flow->seen_size; i++)
		if (flow->seen[i].key)
			table[seen_slot(table, size, flow->seen[i].key)] = flow->seen[i];
	g_free(flow->seen);
	flow->seen = table;
	flow->seen_size = size;
}

static struct flow_presence *seen_at(struct address_flow *flow, uint32_t node, uint32_t function)
{
	uint64_t key = (((uint64_t)node << 32) | function) + 1;
	struct flow_presence *presence;

	if ((flow->seen_count + 1) * 2 > flow->seen_size)
		seen_grow(flow);
	presence = &flow->seen[seen_slot(flow->seen, flow->seen_size, key)];
	flow->seen_count += !presence->key;
	presence->key = key;
	return presence;
}

/* Was FUNCTION ever at NODE? */
static bool was_seen(const struct address_flow *flow, uint32_t node, uint32_t function)
{
	uint64_t key = (((uint64_t)node << 32) | function) + 1;

	return flow->seen[seen_slot(flow->seen, flow->seen_size, key)].key;
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
static void chain_push(struct address_flow *flow, uint32_t *chain, uint32_t value, enum tier tier,
                       set_id programs)
{
	struct flow_row row = {
		.value = value, .next = *chain, .programs = programs, .tier = (uint8_t)tier
	};

	*chain = flow->rows->len;
	g_array_append_val(flow->rows, row);
}

static unsigned most_functions(const struct flow_node *node)
{
	return node->tier == TIER_FLOW ? VARIABLE_FUNCTIONS : FIELD_FUNCTIONS;
}

bool address_flow_is_full(const struct address_flow *flow, uint32_t node)
{
	return node_at(flow, node)->function_count >= most_functions(node_at(flow, node));
}

bool address_flow_left_out(const struct address_flow *flow, uint32_t node)
{
	return node_at(flow, node)->left_out;
}

void address_flow_arrive(struct address_flow *flow, uint32_t node, uint32_t function,
                         set_id programs, enum tier tier)
{
	struct flow_node *n = node_at(flow, node);
	struct arrival arrival = { .node = node,
		                   .function = function,
		                   .tier = MAX(tier, (enum tier)n->tier) };
	struct flow_presence *presence;

	if (function == FACT_NONE || programs == SET_NONE)
		return;
	if (address_flow_is_full(flow, node)) {
		n->left_out |= !was_seen(flow, node, function);
		return;
	}
	presence = seen_at(flow, node, function);
	arrival.again = presence->programs.have != SET_NONE;
	arrival.programs = sets_grow(flow->sets, &presence->programs, programs);
	if (arrival.programs == SET_NONE)
		return;
	n->function_count += !arrival.again;
	chain_push(flow, &n->first_function, function, arrival.tier, arrival.programs);
	g_array_append_val(flow->work, arrival);
}

void address_flow_edge(struct address_flow *flow, uint32_t from, uint32_t to, set_id programs)
{
	struct flow_node *n = node_at(flow, from);

	if (from == to)
		return;
	chain_push(flow, &n->first_edge, to, TIER_DIRECT, programs);
	for (uint32_t i = n->first_function; i != CHAIN_END; i = row_at(flow, i)->next) {
		const struct flow_row row = *row_at(flow, i);

		address_flow_arrive(flow, to, row.value,
		                    sets_and(flow->sets, row.programs, programs), row.tier);
	}
}

void address_flow_watch(struct address_flow *flow, uint32_t node, uint32_t watcher)
{
	chain_push(flow, &node_at(flow, node)->first_watcher, watcher, TIER_DIRECT, SET_ALL);
}

bool address_flow_next(struct address_flow *flow, struct arrival *arrival)
{
	if (flow->done == flow->work->len)
		return false;
	*arrival = g_array_index(flow->work, struct arrival, flow->done++);
	for (uint32_t i = node_at(flow, arrival->node)->first_edge; i != CHAIN_END;
	     i = row_at(flow, i)->next) {
		const struct flow_row row = *row_at(flow, i);

		address_flow_arrive(flow, row.value, arrival->function,
		                    sets_and(flow->sets, arrival->programs, row.programs),
		                    arrival->tier);
	}
	return true;
}
