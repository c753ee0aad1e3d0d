/* SPDX-License-Identifier: MIT
 *
 * through.c - what is called, followed to a local.
 *
 * The parameter must be unchanged in all of the function: whether a change comes before the call or
 * after it is not asked.
 */
#include "summary/through.h"

static bool is_unchanged(const struct facts *f, const struct fact_function *body, uint32_t param)
{
	if (f->locals[body->local_first + param].flags & LOCAL_ADDRESS_TAKEN)
		return false;
	for (uint32_t i = 0; i < body->event_count; i++) {
		const struct fact_event *e = &f->events[body->event_first + i];

		if (e->kind == EVENT_STORE && f->values[e->a].op == VALUE_LOCAL &&
		    f->values[e->a].a == param)
			return false;
	}
	return true;
}

/* Local LOCAL of BODY as a parameter that is what the caller passed, or -1. */
static int as_param(const struct facts *f, const struct fact_function *body, uint32_t local)
{
	if (local >= body->param_count || local > INT8_MAX || !is_unchanged(f, body, local))
		return -1;
	return (int)local;
}

/* What CALL calls, if it is made through a pointer, and the body it stands in; else NULL. */
static const struct fact_value *called(const struct program *program, uint32_t call,
                                       const struct fact_function **body, const struct facts **f)
{
	const struct program_call *c = program_call(program, call);

	if (!c->indirect)
		return NULL;
	*body = program_body(program, c->caller, f);
	return *body ? &(*f)->values[(*f)->events[c->event].a] : NULL;
}

int through_itself(const struct program *program, uint32_t call)
{
	const struct fact_function *body;
	const struct facts *f;
	const struct fact_value *v = called(program, call, &body, &f);

	while (v && v->op == VALUE_DEREF)
		v = &f->values[v->a];
	return v && v->op == VALUE_LOCAL ? as_param(f, body, v->a) : -1;
}

int through_field_of(const struct program *program, uint32_t call)
{
	const struct fact_function *body;
	const struct facts *f;
	const struct fact_value *v = called(program, call, &body, &f);

	while (v && v->op == VALUE_FIELD && !v->imm)
		v = &f->values[v->a];
	if (!v || v->op != VALUE_FIELD || f->values[v->a].op != VALUE_LOCAL)
		return -1;
	return as_param(f, body, f->values[v->a].a);
}

uint32_t through_source(const struct facts *f, const struct fact_function *body, uint32_t local)
{
	uint32_t found = FACT_NONE;

	if (local < body->param_count ||
	    (f->locals[body->local_first + local].flags & LOCAL_ADDRESS_TAKEN))
		return FACT_NONE;
	for (uint32_t i = 0; i < body->event_count; i++) {
		const struct fact_event *e = &f->events[body->event_first + i];

		if (e->kind != EVENT_STORE || f->values[e->a].op != VALUE_LOCAL ||
		    f->values[e->a].a != local ||
		    (f->values[e->b].op == VALUE_INT && !f->values[e->b].imm))
			continue;
		if (found != FACT_NONE)
			return FACT_NONE;
		found = e->b;
	}
	return found;
}

/* VALUE, or what the local that it is stands for. */
static const struct fact_value *source_of(const struct facts *f, const struct fact_function *body,
                                          uint32_t value)
{
	const struct fact_value *v = &f->values[value];
	uint32_t source = v->op == VALUE_LOCAL ? through_source(f, body, v->a) : FACT_NONE;

	return source == FACT_NONE ? v : &f->values[source];
}

int through_self_of(const struct program *program, uint32_t call)
{
	const struct fact_function *body;
	const struct facts *f;
	const struct fact_value *v = called(program, call, &body, &f);
	const struct fact_event *e = &program_call_facts(program, program_call(program, call))
	                                      ->events[program_call(program, call)->event];

	if (!v || v->op != VALUE_FIELD || !e->arg_count)
		return -1;
	v = source_of(f, body, f->args[e->arg_first]);
	return v->op == VALUE_LOCAL ? as_param(f, body, v->a) : -1;
}

int through_class_of(const struct program *program, uint32_t call)
{
	const struct fact_function *body;
	const struct facts *f;
	const struct fact_value *v = called(program, call, &body, &f);

	while (v && v->op == VALUE_FIELD && !v->imm)
		v = &f->values[v->a];
	if (!v || v->op != VALUE_FIELD)
		return -1;
	v = source_of(f, body, v->a);
	while (v->op == VALUE_FIELD && !v->imm)
		v = &f->values[v->a];
	if (v->op != VALUE_FIELD)
		return -1;
	v = source_of(f, body, v->a);
	return v->op == VALUE_LOCAL ? as_param(f, body, v->a) : -1;
}
