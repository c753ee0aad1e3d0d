/* SPDX-License-Identifier: MIT
 *
 * places.c - numbering places.
 *
 * Locals, results and calls are numbered in blocks, without a look-up. Fields and variables have a
 * name that several units share (a field's USR, an external variable's name); each unit remembers
 * the node of each of its symbols after the first look-up.
 */
#include "link/places.h"

#include <string.h>

void link_places_init(struct link_places *places, const struct program *program,
                      struct address_flow *flow)
{
	*places = (struct link_places){ .program = program, .flow = flow };
	places->first_local = g_new(uint32_t, (gsize)program->functions->len + 1);
	for (uint32_t i = 0; i < program->functions->len; i++) {
		const struct facts *f;
		const struct fact_function *body = program_body(program, i, &f);

		places->first_local[i] = address_flow_add_nodes(flow, body ? body->local_count : 0,
		                                                TIER_FLOW);
	}
	places->first_return = address_flow_add_nodes(flow, program->functions->len, TIER_FLOW);
	places->first_result = address_flow_add_nodes(flow, program->calls->len, TIER_FLOW);
	places->of_symbol = g_new0(uint32_t *, (gsize)program->unit_count + 1);
	for (uint32_t unit = 0; unit < program->unit_count; unit++) {
		size_t bytes = sizeof(uint32_t) * (program->units[unit]->symbols_count + 1);

		places->of_symbol[unit] = g_malloc(bytes);
		memset(places->of_symbol[unit], 0xff, bytes);
	}
	places->named = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	places->field_rows = g_hash_table_new(NULL, NULL);
}

void link_places_release(struct link_places *places)
{
	for (uint32_t unit = 0; unit < places->program->unit_count; unit++)
		g_free(places->of_symbol[unit]);
	g_free(places->of_symbol);
	g_free(places->first_local);
	g_hash_table_destroy(places->named);
	g_hash_table_destroy(places->field_rows);
}

/* The node called KEY (taken over), made with TIER when it is new. */
static uint32_t named_node(struct link_places *places, char *key, enum tier tier, bool *made)
{
	gpointer node;

	*made = !g_hash_table_lookup_extended(places->named, key, NULL, &node);
	if (*made) {
		node = GUINT_TO_POINTER(address_flow_add_nodes(places->flow, 1, tier));
		g_hash_table_insert(places->named, key, node);
	} else {
		g_free(key);
	}
	return GPOINTER_TO_UINT(node);
}

static char *object_key(const struct facts *f, uint32_t symbol)
{
	const struct fact_symbol *s = &f->symbols[symbol];

	if (s->linkage == LINKAGE_EXTERNAL)
		return g_strdup_printf("g%s", facts_string(f, s->name));
	return g_strdup_printf("g%s:%s", facts_path(f, s->decl), facts_string(f, s->usr));
}

static uint32_t make_symbol_node(struct link_places *places, uint32_t unit, uint32_t symbol)
{
	const struct facts *f = places->program->units[unit];
	const struct fact_symbol *s = &f->symbols[symbol];
	const struct model_field *row;
	uint32_t node;
	bool made;

	if (s->kind != SYMBOL_FIELD)
		return named_node(places, object_key(f, symbol), TIER_FIELD, &made);
	node = named_node(places, g_strdup_printf("f%s", facts_string(f, s->usr)), TIER_FIELD,
	                  &made);
	row = made ? model_set_field(places->program->models, facts_string(f, s->owner),
	                             facts_string(f, s->name))
	           : NULL;
	if (row)
		g_hash_table_insert(places->field_rows, GUINT_TO_POINTER(node), (gpointer)row);
	return node;
}

uint32_t symbol_node(struct link_places *places, uint32_t unit, uint32_t symbol)
{
	uint32_t *node = &places->of_symbol[unit][symbol];

	if (*node == FACT_NONE)
		*node = make_symbol_node(places, unit, symbol);
	return *node;
}

uint32_t const_field_node(struct link_places *places, uint32_t unit, uint32_t object,
                          uint32_t field)
{
	const struct facts *f = places->program->units[unit];
	g_autofree char *key = object_key(f, object);
	bool made;

	return named_node(places,
	                  g_strdup_printf("c%s.%s", key, facts_string(f, f->symbols[field].usr)),
	                  TIER_CONSTANT, &made);
}

const struct model_field *node_field_row(const struct link_places *places, uint32_t node)
{
	return g_hash_table_lookup(places->field_rows, GUINT_TO_POINTER(node));
}

/* The constant object that VALUE is a part of, by dots and indices alone; FACT_NONE otherwise. */
static uint32_t constant_root(const struct facts *f, uint32_t value)
{
	const struct fact_value *v = &f->values[value];
	const unsigned wanted = SYMBOL_CONST | SYMBOL_DEFINED;

	while ((v->op == VALUE_FIELD && !v->imm) || v->op == VALUE_INDEX)
		v = &f->values[v->a];
	if (v->op != VALUE_GLOBAL || (f->symbols[v->a].flags & wanted) != wanted)
		return FACT_NONE;
	return v->a;
}

static void add_node(struct value_nodes *list, uint32_t node)
{
	if (list->node_count < VALUE_NODES)
		list->nodes[list->node_count++] = node;
}

/* The functions that SYMBOL of FUNCTION's unit means there. */
static void add_functions(const struct program *program, uint32_t function, uint32_t symbol,
                          struct value_nodes *list)
{
	const struct program_function *fn = program_function(program, function);
	struct program_meaning meanings[PROGRAM_MEANINGS];
	unsigned count = program_meanings(program, fn->unit, symbol, fn->programs, meanings);

	for (unsigned i = 0; i < count && list->function_count < VALUE_NODES; i++)
		list->functions[list->function_count++] = meanings[i];
}

void value_nodes_add(struct link_places *places, uint32_t function, uint32_t value,
                     struct value_nodes *list)
{
	const struct program *program = places->program;
	uint32_t unit = program_function(program, function)->unit, object;
	const struct facts *f = program->units[unit];
	const struct fact_value *v = &f->values[value];

	switch (v->op) {
	case VALUE_FUNCTION:
		add_functions(program, function, v->a, list);
		break;
	case VALUE_LOCAL:
		add_node(list, local_node(places, function, v->a));
		break;
	case VALUE_GLOBAL:
		add_node(list, symbol_node(places, unit, v->a));
		break;
	case VALUE_FIELD:
		object = constant_root(f, v->a);
		add_node(list, object == FACT_NONE ? symbol_node(places, unit, v->b)
		                                   : const_field_node(places, unit, object, v->b));
		break;
	case VALUE_INDEX:
	case VALUE_DEREF:
	case VALUE_ADDRESS:
		value_nodes_add(places, function, v->a, list);
		break;
	case VALUE_SELECT:
		value_nodes_add(places, function, v->b, list);
		value_nodes_add(places, function, (uint32_t)v->imm, list);
		break;
	case VALUE_CALL:
		add_node(list, result_node(places, program_call_at(program, function, v->a)));
		break;
	default:
		break;
	}
}
