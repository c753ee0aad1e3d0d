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

struct handing {
	const struct program *program;
	const struct flow *flow;
	struct tables *tables;
	int8_t *called;  /* per call: the parameter that it calls (through.h), or -1 */
	uint8_t *matter; /* per function, a bit for each argument that decides something */
};

static bool arrives(const struct program *program, const struct program_call *call, uint32_t k)
{
	uint32_t first = program_target(program, call->target_first)->function;

	return call->indirect || !k || !program_function(program, first)->model;
}

bool handed_by(const struct handing *h, uint32_t call, uint32_t k, const struct handed *from,
               struct handed *result)
{
	*result = (struct handed){ .count = MIN(flow_call(h->flow, call)->arg_count, HANDED_ARGS) };
	if (!arrives(h->program, program_call(h->program, call), k)) {
		result->count = 0;
		return false;
	}
	for (unsigned i = 0; i < result->count; i++) {
		struct call_arg arg = flow_arg(h->flow, call, i);
		bool passed = from && arg.param >= 0 && (unsigned)arg.param < from->count;

		result->tables[i] = passed ? from->tables[arg.param]
		                           : tables_named(h->tables, call, i);
		if (arg.param < 0)
			result->functions[i] = holdings_of(h->program->holdings, call, i);
		else if (passed)
			result->functions[i] = from->functions[arg.param];
		if (passed && !abstract_is_int(&arg.value))
			arg = from->args[arg.param];
		arg.param = -1;
		arg.value.choice = 0;
		result->args[i] = arg;
	}
	return true;
}

bool handed_leads(const struct handing *h, uint32_t call, const struct handed *handed,
                  uint32_t function)
{
	int table = handed ? tables_param(h->tables, call) : -1;
	int called = handed ? h->called[call] : -1;

	if (called >= 0 && (unsigned)called < handed->count &&
	    !holdings_has(h->program->holdings, handed->functions[called], function))
		return false;
	return table < 0 || (unsigned)table >= handed->count ||
	       tables_allow(h->tables, call, handed->tables[table], function);
}

bool handed_allows(const struct handing *h, uint32_t call, const struct handed *handed,
                   enum context context)
{
	static const struct call_arg unknown = { .value = { .origin = ORIGIN_NONE }, .param = -1 };
	const struct call_info *info = flow_call(h->flow, call);
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

/* What of the arguments of CALL's function matters to CALL: where it leads, and to its targets. */
static uint8_t handed_on(const struct handing *h, uint32_t call)
{
	const struct program_call *c = program_call(h->program, call);
	int table = tables_param(h->tables, call), called = h->called[call];
	uint8_t wanted = 0, found = 0;

	if (table >= 0 && table < HANDED_ARGS)
		found |= (uint8_t)(1u << table);
	if (called >= 0 && called < HANDED_ARGS)
		found |= (uint8_t)(1u << called);
	for (uint32_t k = 0; k < c->target_count; k++)
		if (arrives(h->program, c, k))
			wanted |= h->matter[program_target(h->program, c->target_first + k)
			                            ->function];
	for (unsigned i = 0; wanted >> i; i++) {
		int param = wanted >> i & 1 ? flow_arg(h->flow, call, i).param : -1;

		if (param >= 0 && param < HANDED_ARGS)
			found |= (uint8_t)(1u << param);
	}
	return found;
}

static uint8_t matters_to(const struct handing *h, uint32_t function)
{
	const struct program_function *fn = program_function(h->program, function);
	uint8_t found = h->matter[function];

	for (uint32_t i = fn->call_first; i < fn->call_first + fn->call_count; i++) {
		const struct call_info *info = flow_call(h->flow, i);

		if (!info->reached)
			continue;
		for (unsigned g = 0; g < info->guard_count; g++)
			if (info->guards[g].arg < HANDED_ARGS)
				found |= (uint8_t)(1u << info->guards[g].arg);
		found |= handed_on(h, i);
	}
	return found;
}

static void find_what_matters(struct handing *h, const struct order *order)
{
	for (uint32_t g = 0; g < order->group_count; g++) {
		uint32_t first = order->group_first[g], end = order->group_first[g + 1];
		bool changed = true;

		while (changed) {
			changed = false;
			for (uint32_t i = first; i < end; i++) {
				uint32_t function = order->functions[i];
				uint8_t found = matters_to(h, function);

				changed |= end - first > 1 && found != h->matter[function];
				h->matter[function] = found;
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
	h->matter = g_new0(uint8_t, (gsize)program->functions->len + 1);
	h->called = g_new(int8_t, (gsize)program->calls->len + 1);
	for (uint32_t i = 0; i < program->calls->len; i++)
		h->called[i] = (int8_t)through_itself(program, i);
	find_what_matters(h, order);
	return h;
}

void handing_free(struct handing *h)
{
	if (!h)
		return;
	tables_free(h->tables);
	g_free(h->matter);
	g_free(h->called);
	g_free(h);
}

struct handed_source handed_source(const struct handing *h, uint32_t call)
{
	return (struct handed_source){ .table_param = tables_param(h->tables, call),
		                       .function_param = h->called[call],
		                       .table = TABLE_NONE,
		                       .functions = HOLDING_ANY };
}

bool handed_source_up(const struct handing *h, uint32_t call, struct handed_source *source)
{
	if (source->table_param >= 0) {
		source->table = tables_named(h->tables, call, (unsigned)source->table_param);
		source->table_param =
			source->table == TABLE_NONE
				? flow_arg(h->flow, call, (uint32_t)source->table_param).param
				: -1;
	}
	if (source->function_param >= 0) {
		unsigned arg = (unsigned)source->function_param;

		source->function_param = flow_arg(h->flow, call, arg).param;
		if (source->function_param < 0)
			source->functions = holdings_of(h->program->holdings, call, arg);
	}
	return source->table_param >= 0 || source->function_param >= 0;
}

bool handed_source_leads(const struct handing *h, uint32_t call, const struct handed_source *source,
                         uint32_t function)
{
	return holdings_has(h->program->holdings, source->functions, function) &&
	       tables_allow(h->tables, call, source->table, function);
}

bool handed_matters(const struct handing *h, uint32_t function)
{
	return h->matter[function] != 0;
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
		value->nonzero = handed->args[i].value.nonzero;
		left.tables[i] = handed->tables[i];
		left.functions[i] = handed->functions[i];
		any |= value->known || value->nonzero || left.tables[i] != TABLE_NONE ||
		       left.functions[i] != HOLDING_ANY;
	}
	memcpy(handed, &left, sizeof(left));
	return any;
}
