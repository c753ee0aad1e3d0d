/* SPDX-License-Identifier: MIT
 *
 * address_flow.h - sets of functions, pushed along edges until nothing changes.
 *
 * The machine under pointers.c: nodes that hold functions, edges that pass them on, and watchers
 * that want to hear of each new one. It knows nothing of C. A function is at a node in some
 * programs, an edge passes it on in some; it arrives again when it comes by in more of them. All
 * lists are chains in pools of
 * fixed-width rows, because a large program has millions of nodes, most of them empty for ever.
 */
#ifndef LINK_ADDRESS_FLOW_H
#define LINK_ADDRESS_FLOW_H

#include "link/program.h"

#define CHAIN_END UINT32_MAX

struct flow_node {
	uint32_t first_function; /* rows of the pools below */
	uint32_t first_edge;
	uint32_t first_watcher;
	uint16_t function_count;
	uint8_t tier;     /* a function that passes through is known no better than this */
	uint8_t left_out; /* more functions came than it takes */
};

struct flow_row {
	uint32_t value; /* function, node or watcher number */
	uint32_t next;
	set_id programs; /* in which it is there, or is passed on */
	uint8_t tier;    /* of a function row */
};

/* A function that newly came to a node. */
struct arrival {
	uint32_t node;
	uint32_t function;
	enum tier tier;
	bool again;      /* it was there before, in other programs */
	set_id programs; /* the new ones */
};

/* Where a function is known to be. */
struct flow_presence {
	uint64_t key; /* node and function; 0: free */
	struct set_growth programs;
};

struct address_flow {
	GArray *nodes; /* struct flow_node */
	GArray *rows;  /* struct flow_row, of all chains */
	GArray *work;  /* struct arrival */
	guint done;    /* arrivals taken from work */
	struct sets *sets;
	struct flow_presence *seen; /* open hash table; size a power of two */
	size_t seen_size;
	size_t seen_count;
};

/* Without nodes. SETS is borrowed. */
void address_flow_init(struct address_flow *flow, struct sets *sets);
void address_flow_release(struct address_flow *flow);

/* Adds COUNT nodes; the number of the first. */
uint32_t address_flow_add_nodes(struct address_flow *flow, uint32_t count, enum tier tier);

/* FUNCTION is at NODE in PROGRAMS. A node that holds very many functions takes no more: it is a hub
 * from which nothing is learned. */
void address_flow_arrive(struct address_flow *flow, uint32_t node, uint32_t function,
                         set_id programs, enum tier tier);

/* What is at FROM, now or later, is at TO as well, in those of its programs that are in PROGRAMS.
 */
void address_flow_edge(struct address_flow *flow, uint32_t from, uint32_t to, set_id programs);

/* WATCHER (a number of the caller's) is told of everything that arrives at NODE. To be called
 * before the first address_flow_next. */
void address_flow_watch(struct address_flow *flow, uint32_t node, uint32_t watcher);

/* Takes the next arrival, after passing it on along NODE's edges. False: nothing is left to do. */
bool address_flow_next(struct address_flow *flow, struct arrival *arrival);

/* Is NODE full? Then it may have left something out. */
bool address_flow_is_full(const struct address_flow *flow, uint32_t node);

/* Did more functions come to NODE than it takes? */
bool address_flow_left_out(const struct address_flow *flow, uint32_t node);

/* The functions at NODE as a chain: first (NULL: none), then row by row; one may come again. */
static inline const struct flow_row *address_flow_row(const struct address_flow *flow, uint32_t row)
{
	return row == CHAIN_END ? NULL : &g_array_index(flow->rows, struct flow_row, row);
}

static inline const struct flow_row *address_flow_functions(const struct address_flow *flow,
                                                            uint32_t node)
{
	return address_flow_row(flow,
	                        g_array_index(flow->nodes, struct flow_node, node).first_function);
}

static inline const struct flow_row *address_flow_next_row(const struct address_flow *flow,
                                                           const struct flow_row *row)
{
	return address_flow_row(flow, row->next);
}

/* The watchers of NODE as a chain: first, then row by row. */
static inline const struct flow_row *address_flow_watchers(const struct address_flow *flow,
                                                           uint32_t node)
{
	return address_flow_row(flow,
	                        g_array_index(flow->nodes, struct flow_node, node).first_watcher);
}

#endif
