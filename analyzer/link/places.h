/* SPDX-License-Identifier: MIT
 *
 * places.h - which node of the address flow a place of the program is.
 *
 * A local is a node of its own; so is the result of each function and of each call. A field is one
 * node for all objects of its struct, which is what makes `c->ops->read()` resolvable without
 * knowing c. A field of a constant object is a node of its own besides, so that a call on that very
 * object finds just what its initialiser says.
 */
#ifndef LINK_PLACES_H
#define LINK_PLACES_H

#include "link/address_flow.h"

#define VALUE_NODES 8

struct link_places {
	const struct program *program;
	struct address_flow *flow;
	uint32_t *first_local;  /* per function: the node of its local 0 */
	uint32_t first_return;  /* + function */
	uint32_t first_result;  /* + call */
	uint32_t **of_symbol;   /* per unit and symbol (field, variable), lazily */
	GHashTable *named;      /* key text -> node, for what units share by name */
	GHashTable *field_rows; /* node -> const struct model_field *, for fields packs know */
};

/* What a value may take a function address from (or, as a place, put one into). */
struct value_nodes {
	uint32_t nodes[VALUE_NODES];
	struct program_meaning functions[VALUE_NODES]; /* functions the value is the address of */
	unsigned node_count;
	unsigned function_count;
};

/* Numbers PROGRAM's places as nodes of FLOW. Calls and functions must be complete. */
void link_places_init(struct link_places *places, const struct program *program,
                      struct address_flow *flow);
void link_places_release(struct link_places *places);

static inline uint32_t local_node(const struct link_places *places, uint32_t function,
                                  uint32_t local)
{
	return places->first_local[function] + local;
}

static inline uint32_t return_node(const struct link_places *places, uint32_t function)
{
	return places->first_return + function;
}

static inline uint32_t result_node(const struct link_places *places, uint32_t call)
{
	return places->first_result + call;
}

/* The node of a field or a variable, and of FIELD in constant object OBJECT alone. */
uint32_t symbol_node(struct link_places *places, uint32_t unit, uint32_t symbol);
uint32_t const_field_node(struct link_places *places, uint32_t unit, uint32_t object,
                          uint32_t field);

/* The pack's row for the field that NODE is, or NULL. */
const struct model_field *node_field_row(const struct link_places *places, uint32_t node);

/* Adds to LIST what VALUE, in the body of FUNCTION, is made of. Keeps the first VALUE_NODES. */
void value_nodes_add(struct link_places *places, uint32_t function, uint32_t value,
                     struct value_nodes *list);

#endif
