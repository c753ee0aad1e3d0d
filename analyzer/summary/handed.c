/* SPDX-License-Identifier: MIT
 *
 * handed.c - arguments along a way, and which of them are worth to be carried.
 *
 * An argument matters to a function that asks about it before a call, or hands it on to one that
 * does. That is found callees first, and within a circle of functions until nothing is added.
 */
#include "summary/handed.h"

#include <string.h>

#include "summary/through.h"
#include "support/key_hash.h"

/* Several contexts and effects come by with the same arguments; so many flows are kept for them. */
#define GIVEN_KEPT 4096

struct handing {
	const struct program *program;
	const struct flow *flow;
	struct tables *tables;
	struct made *made;
	int8_t *called; /* per call: the parameter that it calls (through.h), or -1 */
	/* Per function, a bit for each argument: */
	uint8_t *asked;      /* its branches ask about it */
	uint8_t *tested;     /* a condition on it alone decides something, here or further down */
	uint8_t *matter;     /* the same, with others, or it is asked about */
	GHashTable *numbers; /* struct handed -> its number */
	GPtrArray *rows;     /* the same, owned; number 0 is NULL */
	GHashTable *given;   /* uint64_t: number and function -> its struct flow, or NULL */
	GHashTable *sharp;   /* the same, with what several tests say together */
};

static guint handed_hash(gconstpointer key)
{
	return key_hash(key, sizeof(struct handed));
}

static gboolean handed_equal(gconstpointer a, gconstpointer b)
{
	return !memcmp(a, b, sizeof(struct handed));
}

static bool arrives(const struct program *program, const struct program_call *call, uint32_t k)
{
	uint32_t first = program_target(program, call->target_first)->function;

	return call->indirect || !k || !program_function(program, first)->model;
}

bool handed_by(const struct handing *h, const struct flow *flow, uint32_t call, uint32_t k,
               const struct handed *from, struct handed *result)
{
	*result = (struct handed){ .count = MIN(flow_call(flow, call)->arg_count, HANDED_ARGS) };
	if (!arrives(h->program, program_call(h->program, call), k)) {
		result->count = 0;
		return false;
	}
	for (unsigned i = 0; i < result->count; i++) {
		struct call_arg arg = flow_arg(flow, call, i);
		bool passed = from && arg.param >= 0 && (unsigned)arg.param < from->count;

		result->tables[i] = passed ? from->tables[arg.param]
		                           : tables_named(h->tables, call, i);
		if (arg.param < 0)
			result->functions[i] = holdings_of(h->program->holdings, call, i);
		else if (passed)
			result->functions[i] = from->functions[arg.param];
		result->made[i] = MADE_ANYWHERE;
		if (arg.param < 0)
			result->made[i] = made_arg(h->made, call, i);
		else if (passed)
			result->made[i] = from->made[arg.param];
		if (passed && !abstract_is_int(&arg.value))
			arg = from->args[arg.param];
		arg.param = -1;
		arg.value.choice = 0;
		result->args[i] = arg;
	}
	return true;
}

/* Parameter PARAM, if it is one that a way carries, or HANDED_ARGS. */
static unsigned carried(const struct handed *handed, int param)
{
	return handed && param >= 0 && (unsigned)param < handed->count ? (unsigned)param
	                                                               : HANDED_ARGS;
}

bool handed_leads(const struct handing *h, uint32_t call, const struct handed *handed,
                  uint32_t function)
{
	unsigned table = carried(handed, tables_param(h->tables, call));
	unsigned called = carried(handed, h->called[call]);
	unsigned object = carried(handed, made_param(h->made, call));

	return (called == HANDED_ARGS ||
	        holdings_has(h->program->holdings, handed->functions[called], function)) &&
	       (object == HANDED_ARGS ||
	        made_allows(h->made, call, handed->made[object], function)) &&
	       (table == HANDED_ARGS ||
	        tables_allow(h->tables, call, handed->tables[table], function));
}

bool handed_allows(const struct flow *flow, uint32_t call, const struct handed *handed,
                   enum context context)
{
	static const struct call_arg unknown = { .value = { .origin = ORIGIN_NONE }, .param = -1 };
	const struct call_info *info = flow_call(flow, call);
	struct model_atom residue;

	for (unsigned i = 0; i < info->guard_count; i++) {
		const struct model_atom *guard = &info->guards[i];
		bool known = handed && guard->arg < handed->count;

		if (!flow_atom_in_context(guard, context) ||
		    flow_ask(guard, known ? &handed->args[guard->arg] : &unknown, &residue) ==
		            VERDICT_NO)
			return false;
	}
	return info->reached;
}

/* What of the arguments of CALL's function matters to CALL: where it leads, and to its targets,
 * whose answers are in MATTER. */
static uint8_t handed_on(const struct handing *h, uint32_t call, const uint8_t *matter)
{
	const struct program_call *c = program_call(h->program, call);
	const int through[] = { tables_param(h->tables, call), h->called[call],
		                made_param(h->made, call) };
	uint8_t wanted = 0, found = 0;

	for (unsigned i = 0; i < G_N_ELEMENTS(through); i++)
		if (through[i] >= 0 && through[i] < HANDED_ARGS)
			found |= (uint8_t)(1u << through[i]);
	for (uint32_t k = 0; k < c->target_count; k++)
		if (arrives(h->program, c, k))
			wanted |= matter[program_target(h->program, c->target_first + k)->function];
	for (unsigned i = 0; wanted >> i; i++) {
		int param = wanted >> i & 1 ? flow_arg(h->flow, call, i).param : -1;

		if (param >= 0 && param < HANDED_ARGS)
			found |= (uint8_t)(1u << param);
	}
	return found;
}

/* The parameters that VALUE is made of. */
static uint8_t params_in(const struct facts *f, uint32_t value)
{
	const struct fact_value *v = &f->values[value];

	switch (v->op) {
	case VALUE_LOCAL:
		return v->a < HANDED_ARGS ? (uint8_t)(1u << v->a) : 0;
	case VALUE_UNARY:
		return params_in(f, v->a);
	case VALUE_BINARY:
		return params_in(f, v->a) | params_in(f, v->b);
	case VALUE_SELECT:
		return params_in(f, v->a) | params_in(f, v->b) | params_in(f, (uint32_t)v->imm);
	default:
		return 0;
	}
}

/* The parameters that branches of FUNCTION ask about, or that make a local that they may ask about.
 */
static uint8_t asked_about(const struct handing *h, uint32_t function)
{
	const struct facts *f;
	const struct fact_function *body = program_body(h->program, function, &f);
	uint8_t found = 0;

	for (uint32_t i = 0; body && i < body->block_count; i++) {
		const struct fact_block *b = &f->blocks[body->block_first + i];

		if (b->end == END_BRANCH || b->end == END_SWITCH)
			found |= params_in(f, b->cond);
	}
	for (uint32_t i = 0; body && i < body->event_count; i++) {
		const struct fact_event *e = &f->events[body->event_first + i];

		if (e->kind == EVENT_STORE && f->values[e->a].op == VALUE_LOCAL)
			found |= params_in(f, e->b);
	}
	return body && body->param_count < 8 ? found & (uint8_t)((1u << body->param_count) - 1)
	                                     : found;
}

static uint8_t matters_to(const struct handing *h, uint32_t function, const uint8_t *matter)
{
	const struct program_function *fn = program_function(h->program, function);
	uint8_t found = matter[function];

	for (uint32_t i = fn->call_first; i < fn->call_first + fn->call_count; i++) {
		const struct call_info *info = flow_call(h->flow, i);

		if (!info->reached)
			continue;
		for (unsigned g = 0; g < info->guard_count; g++)
			if (info->guards[g].arg < HANDED_ARGS)
				found |= (uint8_t)(1u << info->guards[g].arg);
		found |= handed_on(h, i, matter);
	}
	return found;
}

/* Adds to MATTER, which has what is known beforehand, until nothing changes. */
static void find_what_matters(const struct handing *h, const struct order *order, uint8_t *matter)
{
	for (uint32_t g = 0; g < order->group_count; g++) {
		uint32_t first = order->group_first[g], end = order->group_first[g + 1];
		bool changed = true;

		while (changed) {
			changed = false;
			for (uint32_t i = first; i < end; i++) {
				uint32_t function = order->functions[i];
				uint8_t found = matters_to(h, function, matter);

				changed |= end - first > 1 && found != matter[function];
				matter[function] = found;
			}
		}
	}
}

struct handing *handing_new(const struct program *program, const struct order *order,
                            const struct flow *flow)
{
	struct handing *h = g_new0(struct handing, 1);

	h->program = program;
	h->flow = flow;
	h->tables = tables_new(program);
	h->made = made_new(program, order);
	h->numbers = g_hash_table_new(handed_hash, handed_equal);
	h->rows = g_ptr_array_new_with_free_func(g_free);
	g_ptr_array_add(h->rows, NULL);
	h->given = g_hash_table_new_full(g_int64_hash, g_int64_equal, g_free,
	                                 (GDestroyNotify)flow_given_free);
	h->sharp = g_hash_table_new_full(g_int64_hash, g_int64_equal, g_free,
	                                 (GDestroyNotify)flow_given_free);
	h->tested = g_new0(uint8_t, (gsize)program->functions->len + 1);
	h->asked = g_new0(uint8_t, (gsize)program->functions->len + 1);
	h->called = g_new(int8_t, (gsize)program->calls->len + 1);
	for (uint32_t i = 0; i < program->calls->len; i++)
		h->called[i] = (int8_t)through_itself(program, i);
	for (uint32_t i = 0; i < program->functions->len; i++)
		h->asked[i] = asked_about(h, i);
	h->matter = g_memdup2(h->asked, (gsize)program->functions->len + 1);
	find_what_matters(h, order, h->tested);
	find_what_matters(h, order, h->matter);
	return h;
}

void handing_free(struct handing *h)
{
	if (!h)
		return;
	tables_free(h->tables);
	made_free(h->made);
	g_hash_table_destroy(h->numbers);
	g_ptr_array_unref(h->rows);
	g_hash_table_destroy(h->given);
	g_hash_table_destroy(h->sharp);
	g_free(h->asked);
	g_free(h->tested);
	g_free(h->matter);
	g_free(h->called);
	g_free(h);
}

bool handed_reduce(const struct handing *h, uint32_t function, struct handed *handed)
{
	uint8_t matters = h->matter[function];
	struct handed left;
	unsigned count = MIN(handed->count, HANDED_ARGS);
	bool any = false;

	memset(&left, 0, sizeof(left));
	left.count = HANDED_ARGS;
	for (unsigned i = 0; i < HANDED_ARGS; i++) {
		struct abstract *value = &left.args[i].value;

		left.args[i].param = -1;
		value->origin = ORIGIN_NONE;
		if (i >= count || !(matters >> i & 1))
			continue;
		value->known = handed->args[i].value.known;
		value->bits = handed->args[i].value.bits & value->known;
		value->nonzero = handed->args[i].value.nonzero &&
		                 (value->known || h->tested[function] >> i & 1);
		left.tables[i] = handed->tables[i];
		left.functions[i] = handed->functions[i];
		left.made[i] = handed->made[i];
		any |= value->known || value->nonzero || left.tables[i] != TABLE_NONE ||
		       left.functions[i] != HOLDING_ANY || left.made[i] != MADE_ANYWHERE;
	}
	memcpy(handed, &left, sizeof(left));
	return any;
}

uint32_t handing_number(struct handing *h, const struct handed *handed)
{
	gpointer number = g_hash_table_lookup(h->numbers, handed);
	struct handed *row;

	if (number)
		return GPOINTER_TO_UINT(number);
	row = g_memdup2(handed, sizeof(*handed));
	g_ptr_array_add(h->rows, row);
	g_hash_table_insert(h->numbers, row, GUINT_TO_POINTER(h->rows->len - 1));
	return h->rows->len - 1;
}

const struct handed *handing_row(const struct handing *h, uint32_t number)
{
	return g_ptr_array_index(h->rows, number);
}

uint32_t handing_down(struct handing *h, const struct flow *flow, uint32_t call, uint32_t k,
                      uint32_t from)
{
	const struct program_call *c = program_call(h->program, call);
	uint32_t function = program_target(h->program, c->target_first + k)->function;
	struct handed handed;

	if (!h->matter[function] || !handed_by(h, flow, call, k, handing_row(h, from), &handed) ||
	    !handed_reduce(h, function, &handed))
		return HANDED_NOTHING;
	return handing_number(h, &handed);
}

/* Does any branch of FUNCTION ask about an argument that is known in HANDED? */
static bool decides(const struct handing *h, uint32_t function, const struct handed *handed)
{
	for (unsigned i = 0; i < handed->count; i++)
		if (handed->args[i].value.known && (h->asked[function] >> i & 1))
			return true;
	return false;
}

/* The flow of FUNCTION that TABLE keeps for arguments NUMBER, made if need be. */
static const struct flow *kept_flow(const struct handing *h, GHashTable *table, uint32_t function,
                                    uint32_t number, bool sharp)
{
	const struct handed *handed = handing_row(h, number);
	uint64_t key = (uint64_t)number << 32 | function;
	struct flow *given;

	if (g_hash_table_lookup_extended(table, &key, NULL, (gpointer *)&given))
		return given ? given : h->flow;
	if (g_hash_table_size(table) >= GIVEN_KEPT)
		g_hash_table_remove_all(table);
	given = flow_given(h->program, h->flow, function, handed ? handed->args : NULL,
	                   handed ? handed->count : 0, sharp);
	g_hash_table_insert(table, g_memdup2(&key, sizeof(key)), given);
	return given ? given : h->flow;
}

const struct flow *handing_flow(struct handing *h, uint32_t function, uint32_t number)
{
	const struct handed *handed = handing_row(h, number);

	if (!handed || !decides(h, function, handed))
		return h->flow;
	return kept_flow(h, h->given, function, number, false);
}

const struct flow *handing_sharp_flow(struct handing *h, uint32_t function, uint32_t number)
{
	return kept_flow(h, h->sharp, function, number, true);
}
