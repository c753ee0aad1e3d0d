/* SPDX-License-Identifier: MIT
 *
 * depends.c - what a value depends on within a scope.
 *
 * Values are trees and locals lead from one to others, so the search is one over a graph: a local
 * that is met again while it is being asked about depends on itself, which is what a counter is. A
 * budget bounds the search; what is left unasked then counts as unknown.
 *
 * A function whose result is that of a source ("passes it on") is found the same way: with the
 * whole body as the scope, its return values are asked.
 */
#include "summary/scope.h"

#define BUDGET 512
#define DEPTH  64

struct question {
	struct scope *scope;
	unsigned budget;
};

static unsigned ask(struct question *q, uint32_t value, unsigned depth);

enum {
	NOT_ASKED,
	BEING_ASKED
};

/* What the stores of the scope put into LOCAL. */
static unsigned ask_local(struct question *q, uint32_t local, unsigned depth)
{
	struct scope *scope = q->scope;
	unsigned found = scope->exposed[local] ? DEPENDS_EXPOSED : 0;

	if (scope->asked[local] == BEING_ASKED)
		return DEPENDS_COUNTER;
	scope->asked[local] = BEING_ASKED;
	for (uint32_t i = scope->first_store[local]; i != FACT_NONE;) {
		const struct scope_store *store = &g_array_index(scope->stores, struct scope_store,
		                                                 i);

		uint32_t value = scope->body->facts->events[store->event].b;

		if (store->next != FACT_NONE || scope->body->facts->values[value].op == VALUE_INT)
			found |= DEPENDS_CHOICE;
		found |= ask(q, value, depth);
		i = store->next;
	}
	scope->asked[local] = NOT_ASKED;
	return found;
}

bool scope_is_source(const struct body *body, uint32_t call)
{
	const struct program_call *c = program_call(body->program, call);

	if (body->conducts->of_call[call] & CONDUCT_SOURCE)
		return true;
	for (uint32_t i = 0; body->passes_on && i < c->target_count; i++)
		if (body->passes_on[program_target(body->program, c->target_first + i)->function])
			return true;
	return false;
}

static unsigned ask_args(struct question *q, uint32_t event, unsigned depth)
{
	const struct facts *f = q->scope->body->facts;
	const struct fact_event *e = &f->events[event];
	unsigned found = 0;

	for (uint32_t i = 0; i < e->arg_count; i++)
		found |= ask(q, f->args[e->arg_first + i], depth);
	return found;
}

/* The result of the call that EVENT is. A function that only looks is as good as what it looks at.
 */
static unsigned ask_call(struct question *q, uint32_t event, unsigned depth)
{
	const struct body *b = q->scope->body;
	uint32_t call = b->call_at[event - b->row->event_first];
	unsigned conduct;

	if (!scope_has_event(q->scope, event))
		return 0;
	if (call == FACT_NONE)
		return DEPENDS_UNKNOWN;
	if (scope_is_source(b, call))
		return DEPENDS_SOURCE;
	conduct = conduct_of_call(b->conducts, b->program, call);
	if (!(conduct & ~(unsigned)CONDUCT_CLOCK) && conduct)
		return DEPENDS_CLOCK | (ask_args(q, event, depth) & DEPENDS_COUNTER);
	if (!conduct)
		return DEPENDS_SHARED | (ask_args(q, event, depth) & ~(unsigned)DEPENDS_RELATION);
	return DEPENDS_CALL;
}

/* The address of PLACE: only the way there counts, not what it holds. */
static unsigned ask_address(struct question *q, uint32_t place, unsigned depth)
{
	const struct fact_value *v = &q->scope->body->facts->values[place];

	if (v->op == VALUE_FIELD)
		return v->imm ? ask(q, v->a, depth) : ask_address(q, v->a, depth);
	if (v->op == VALUE_INDEX)
		return ask(q, v->a, depth) | ask(q, v->b, depth);
	return v->op == VALUE_DEREF ? ask(q, v->a, depth) : 0;
}

static unsigned ask_binary(struct question *q, const struct fact_value *v, unsigned depth)
{
	unsigned found = ask(q, v->a, depth) | ask(q, v->b, depth);

	if (found && v->sub >= BINARY_LT && v->sub <= BINARY_GE)
		found |= DEPENDS_RELATION;
	return found;
}

static unsigned ask(struct question *q, uint32_t value, unsigned depth)
{
	const struct fact_value *v = &q->scope->body->facts->values[value];

	if (!q->budget || depth >= DEPTH)
		return DEPENDS_UNKNOWN;
	q->budget--;
	depth++;
	switch (v->op) {
	case VALUE_INT:
	case VALUE_STRING:
	case VALUE_FUNCTION:
		return 0;
	case VALUE_LOCAL:
		return ask_local(q, v->a, depth);
	case VALUE_GLOBAL:
		return DEPENDS_SHARED;
	case VALUE_FIELD:
		return ask(q, v->a, depth) | (v->imm ? DEPENDS_SHARED : 0);
	case VALUE_INDEX:
		return ask(q, v->a, depth) | ask(q, v->b, depth) |
		       (conduct_local(q->scope->body->facts, q->scope->body->row, value) ==
		                        FACT_NONE
		                ? DEPENDS_SHARED
		                : 0);
	case VALUE_DEREF:
		return ask(q, v->a, depth) | DEPENDS_SHARED;
	case VALUE_ADDRESS:
		return ask_address(q, v->a, depth);
	case VALUE_CALL:
		return ask_call(q, v->a, depth);
	case VALUE_UNARY:
		return ask(q, v->a, depth);
	case VALUE_BINARY:
		return ask_binary(q, v, depth);
	case VALUE_SELECT:
		return ask(q, v->a, depth) | ask(q, v->b, depth) | ask(q, (uint32_t)v->imm, depth);
	default:
		return DEPENDS_UNKNOWN;
	}
}

unsigned scope_depends(struct scope *scope, uint32_t value)
{
	struct question q = { .scope = scope, .budget = BUDGET };

	return ask(&q, value, 0);
}

static bool passes_on(const struct body *body)
{
	struct scope scope;
	bool found = false;

	scope_init(&scope, body, CYCLE_NONE);
	for (uint32_t i = 0; !found && i < body->row->event_count; i++) {
		const struct fact_event *e = &body->facts->events[body->row->event_first + i];

		if (e->kind == EVENT_RETURN && e->a != FACT_NONE)
			found = scope_depends(&scope, e->a) & DEPENDS_SOURCE;
	}
	scope_release(&scope);
	return found;
}

bool *sources_passed_on(const struct program *program, const struct order *order,
                        const struct flow *flow, const struct conducts *conducts)
{
	bool *all = g_new0(bool, (gsize)program->functions->len + 1);

	for (uint32_t i = 0; i < program->functions->len; i++) {
		uint32_t function = order->functions[i];
		struct body body = {
			.program = program, .flow = flow, .conducts = conducts, .passes_on = all
		};

		if (!(conducts->of_function[function] & CONDUCT_SOURCE) ||
		    !body_init(&body, function))
			continue;
		all[function] = passes_on(&body);
		body_release(&body);
	}
	return all;
}
