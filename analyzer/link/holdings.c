/* SPDX-License-Identifier: MIT
 *
 * holdings.c - sets of functions, sorted and each kept once.
 *
 * Every argument of every call is looked at, once, after the addresses have settled. Most hold no
 * function; of those that do, most hold the same few sets.
 */
#include "link/holdings.h"

#include <string.h>

#include "link/places.h"

#define HOLDING_ARGS 8 /* as many as ways carry (summary/handed.h) */

/* COUNT functions from FIRST on in one pool, in order. */
struct set {
	uint32_t first;
	uint32_t count;
};

struct holdings {
	GArray *functions;   /* uint32_t, of all sets */
	GArray *sets;        /* struct set; number 0 is HOLDING_ANY */
	GHashTable *numbers; /* GBytes of a set's functions -> its number */
	GHashTable *of_arg;  /* call * HOLDING_ARGS + arg + 1 -> number */
};

static gint function_order(gconstpointer a, gconstpointer b)
{
	uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;

	return x < y ? -1 : x > y;
}

/* Adds what NODE holds to LIST; false when that is not all that comes there. */
static bool add_node(const struct address_flow *flow, uint32_t node, GArray *list)
{
	if (address_flow_is_full(flow, node))
		return false;
	for (const struct flow_row *row = address_flow_functions(flow, node); row;
	     row = address_flow_next_row(flow, row))
		g_array_append_val(list, row->value);
	return true;
}

/* LIST in order, each once. */
static void sort_functions(GArray *list)
{
	guint kept = 0;

	g_array_sort(list, function_order);
	for (guint i = 0; i < list->len; i++) {
		uint32_t function = g_array_index(list, uint32_t, i);

		if (!kept || g_array_index(list, uint32_t, kept - 1) != function)
			g_array_index(list, uint32_t, kept++) = function;
	}
	g_array_set_size(list, kept);
}

/* Fills LIST with the functions that VALUE, in FUNCTION, may hold; false when not all are known. */
static bool functions_of(struct link_places *places, uint32_t function, uint32_t value,
                         GArray *list)
{
	struct value_nodes from = { 0 };

	g_array_set_size(list, 0);
	value_nodes_add(places, function, value, &from);
	if (from.node_count == VALUE_NODES || from.function_count == VALUE_NODES)
		return false;
	for (unsigned i = 0; i < from.function_count; i++)
		g_array_append_val(list, from.functions[i].function);
	for (unsigned i = 0; i < from.node_count; i++)
		if (!add_node(places->flow, from.nodes[i], list))
			return false;
	sort_functions(list);
	return list->len > 0;
}

static uint32_t number_of(struct holdings *h, const GArray *list)
{
	GBytes *key = g_bytes_new(list->data, list->len * sizeof(uint32_t));
	gpointer known = g_hash_table_lookup(h->numbers, key);
	struct set set = { h->functions->len, list->len };

	if (known) {
		g_bytes_unref(key);
		return GPOINTER_TO_UINT(known);
	}
	g_array_append_vals(h->functions, list->data, list->len);
	g_array_append_val(h->sets, set);
	g_hash_table_insert(h->numbers, key, GUINT_TO_POINTER(h->sets->len - 1));
	return h->sets->len - 1;
}

static gpointer arg_key(uint32_t call, unsigned arg)
{
	return (gpointer)((uintptr_t)call * HOLDING_ARGS + arg + 1);
}

static void note_call(struct holdings *h, struct link_places *places, uint32_t call, GArray *list)
{
	const struct program_call *c = program_call(places->program, call);
	const struct facts *f = program_call_facts(places->program, c);
	const struct fact_event *e = &f->events[c->event];

	for (unsigned i = 0; i < MIN(e->arg_count, HOLDING_ARGS); i++)
		if (functions_of(places, c->caller, f->args[e->arg_first + i], list))
			g_hash_table_insert(h->of_arg, arg_key(call, i),
			                    GUINT_TO_POINTER(number_of(h, list)));
}

struct holdings *holdings_new(struct link_places *places)
{
	struct holdings *h = g_new0(struct holdings, 1);
	g_autoptr(GArray) list = g_array_new(FALSE, FALSE, sizeof(uint32_t));
	const struct set none = { 0, 0 };

	h->functions = g_array_new(FALSE, FALSE, sizeof(uint32_t));
	h->sets = g_array_new(FALSE, FALSE, sizeof(struct set));
	h->numbers = g_hash_table_new_full(g_bytes_hash, g_bytes_equal,
	                                   (GDestroyNotify)g_bytes_unref, NULL);
	h->of_arg = g_hash_table_new(NULL, NULL);
	g_array_append_val(h->sets, none);
	for (uint32_t i = 0; i < places->program->calls->len; i++)
		note_call(h, places, i, list);
	return h;
}

void holdings_free(struct holdings *h)
{
	if (!h)
		return;
	g_array_unref(h->functions);
	g_array_unref(h->sets);
	g_hash_table_destroy(h->numbers);
	g_hash_table_destroy(h->of_arg);
	g_free(h);
}

uint32_t holdings_of(const struct holdings *h, uint32_t call, unsigned arg)
{
	return arg < HOLDING_ARGS
	               ? GPOINTER_TO_UINT(g_hash_table_lookup(h->of_arg, arg_key(call, arg)))
	               : HOLDING_ANY;
}

bool holdings_has(const struct holdings *h, uint32_t number, uint32_t function)
{
	const struct set *set = &g_array_index(h->sets, struct set, number);
	uint32_t low = set->first, high = set->first + set->count;

	while (low < high) {
		uint32_t middle = low + (high - low) / 2, at;

		at = g_array_index(h->functions, uint32_t, middle);
		if (at == function)
			return true;
		if (at < function)
			low = middle + 1;
		else
			high = middle;
	}
	return number == HOLDING_ANY;
}
