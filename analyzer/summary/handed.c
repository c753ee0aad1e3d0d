/* SPDX-License-Identifier: MIT
 *
 * handed.c - arguments along a way, and which of them are worth to be carried.
 *
 * An argument matters to a function that asks about it before a call, or hands it on to one that
 * does. That is found callees first, and within a circle of functions until nothing is added.
 */
#include "summary/handed.h"

#include <string.h>

bool handed_arrives(const struct program *program, const struct program_call *call, uint32_t k)
{
	uint32_t first = program_target(program, call->target_first)->function;

	return call->indirect || !k || !program_function(program, first)->model;
}

void handed_by(const struct flow *flow, uint32_t call, const struct handed *from,
               struct handed *result)
{
	result->count = MIN(flow_call(flow, call)->arg_count, HANDED_ARGS);
	for (unsigned i = 0; i < result->count; i++) {
		struct call_arg arg = flow_arg(flow, call, i);

		if (from && arg.param >= 0 && (unsigned)arg.param < from->count &&
		    !abstract_is_int(&arg.value))
			arg = from->args[arg.param];
		arg.param = -1;
		arg.value.choice = 0;
		result->args[i] = arg;
	}
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

/* What of the arguments of CALL's function matters to the targets of CALL. */
static uint8_t handed_on(const struct program *program, const struct flow *flow, uint32_t call,
                         const uint8_t *matter)
{
	const struct program_call *c = program_call(program, call);
	uint8_t wanted = 0, found = 0;

	for (uint32_t k = 0; k < c->target_count; k++)
		if (handed_arrives(program, c, k))
			wanted |= matter[program_target(program, c->target_first + k)->function];
	for (unsigned i = 0; wanted >> i; i++) {
		int param = wanted >> i & 1 ? flow_arg(flow, call, i).param : -1;

		if (param >= 0 && param < HANDED_ARGS)
			found |= (uint8_t)(1u << param);
	}
	return found;
}

static uint8_t matters_to(const struct program *program, const struct flow *flow, uint32_t function,
                          const uint8_t *matter)
{
	const struct program_function *fn = program_function(program, function);
	uint8_t found = matter[function];

	for (uint32_t i = fn->call_first; i < fn->call_first + fn->call_count; i++) {
		const struct call_info *info = flow_call(flow, i);

		if (!info->reached)
			continue;
		for (unsigned g = 0; g < info->guard_count; g++)
			if (info->guards[g].arg < HANDED_ARGS)
				found |= (uint8_t)(1u << info->guards[g].arg);
		found |= handed_on(program, flow, i, matter);
	}
	return found;
}

uint8_t *handed_that_matter(const struct program *program, const struct order *order,
                            const struct flow *flow)
{
	uint8_t *matter = g_new0(uint8_t, (gsize)program->functions->len + 1);

	for (uint32_t g = 0; g < order->group_count; g++) {
		uint32_t first = order->group_first[g], end = order->group_first[g + 1];
		bool changed = true;

		while (changed) {
			changed = false;
			for (uint32_t i = first; i < end; i++) {
				uint32_t function = order->functions[i];
				uint8_t found = matters_to(program, flow, function, matter);

				changed |= end - first > 1 && found != matter[function];
				matter[function] = found;
			}
		}
	}
	return matter;
}

bool handed_reduce(struct handed *handed, uint8_t matters)
{
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
		any |= value->known || value->nonzero;
	}
	memcpy(handed, &left, sizeof(left));
	return any;
}
