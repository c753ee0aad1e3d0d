/* SPDX-License-Identifier: MIT
 *
 * made.c - constructors, callees first, and the parameter behind each call through a class.
 *
 * A constructor returns nothing but fresh results: of a library function that packs say acquires
 * something, or of another constructor, whose place it takes over.
 */
#include "summary/made.h"

#include "summary/through.h"

struct made {
	const struct program *program;
	uint32_t *makes; /* per function: the place its result was made in, or MADE_ANYWHERE */
	int8_t *params;  /* per call: as made_param */
};

static bool acquires(const struct model_function *row)
{
	for (size_t i = 0; row && i < row->act_count; i++)
		if (row->acts[i].act == ACT_ACQUIRE && row->acts[i].returned)
			return true;
	return false;
}

/* The argument that a call of the library function ROW returns as it is, or -1. */
static int passed_on(const struct model_function *row)
{
	for (size_t i = 0; row && i < row->fd_count; i++)
		if (row->fds[i].returned && row->fds[i].same_as >= 0)
			return row->fds[i].same_as;
	return -1;
}

static uint32_t place_of(const struct made *m, uint32_t function, uint32_t value);

uint32_t made_arg(const struct made *m, uint32_t call, unsigned arg)
{
	const struct program_call *c = program_call(m->program, call);
	const struct facts *f = program_call_facts(m->program, c);
	const struct fact_event *e = &f->events[c->event];

	return arg < e->arg_count ? place_of(m, c->caller, f->args[e->arg_first + arg])
	                          : MADE_ANYWHERE;
}

/* The place in which the result of event EVENT, a call made in FUNCTION, was made. */
static uint32_t place_of_result(const struct made *m, uint32_t function, uint32_t event)
{
	uint32_t call = program_call_at(m->program, function, event), target;
	const struct program_call *c = program_call(m->program, call);
	const struct model_function *row;

	if (c->target_count != 1)
		return MADE_ANYWHERE;
	target = program_target(m->program, c->target_first)->function;
	row = program_function(m->program, target)->model;
	if (passed_on(row) >= 0)
		return made_arg(m, call, (unsigned)passed_on(row));
	return acquires(row) ? program_function(m->program, function)->unit + 1 : m->makes[target];
}

/* The object of which VALUE is the address of a part (`&socket->object`), or VALUE itself. */
static uint32_t whole_of(const struct facts *f, uint32_t value)
{
	const struct fact_value *v = &f->values[value];

	if (v->op != VALUE_ADDRESS)
		return value;
	v = &f->values[v->a];
	while (v->op == VALUE_FIELD && !v->imm)
		v = &f->values[v->a];
	return v->op == VALUE_FIELD ? v->a : value;
}

/* The same of VALUE, an expression in FUNCTION. */
static uint32_t place_of(const struct made *m, uint32_t function, uint32_t value)
{
	const struct facts *f;
	const struct fact_function *body = program_body(m->program, function, &f);
	const struct fact_value *v;

	value = whole_of(f, value);
	v = &f->values[value];
	if (v->op == VALUE_LOCAL) {
		value = through_source(f, body, v->a);
		if (value == FACT_NONE)
			return MADE_ANYWHERE;
		v = &f->values[value];
	}
	return v->op == VALUE_CALL ? place_of_result(m, function, v->a) : MADE_ANYWHERE;
}

static uint32_t find_makes(const struct made *m, uint32_t function)
{
	const struct facts *f;
	const struct fact_function *body = program_body(m->program, function, &f);
	uint32_t found = MADE_ANYWHERE;

	for (uint32_t i = 0; body && i < body->event_count; i++) {
		const struct fact_event *e = &f->events[body->event_first + i];
		uint32_t place;

		if (e->kind != EVENT_RETURN || e->a == FACT_NONE ||
		    (f->values[e->a].op == VALUE_INT && !f->values[e->a].imm))
			continue;
		place = place_of(m, function, e->a);
		if (place == MADE_ANYWHERE || (found != MADE_ANYWHERE && found != place))
			return MADE_ANYWHERE;
		found = place;
	}
	return found;
}

/* The parameter whose class says where CALL leads: the one the table is found in, or else the
 * object that the table's function is called for. */
static int class_param(const struct program *program, uint32_t call)
{
	int param = through_class_of(program, call);

	return param >= 0 ? param : through_self_of(program, call);
}

struct made *made_new(const struct program *program, const struct order *order)
{
	struct made *m = g_new0(struct made, 1);

	m->program = program;
	m->makes = g_new0(uint32_t, (gsize)program->functions->len + 1);
	m->params = g_new(int8_t, (gsize)program->calls->len + 1);
	for (uint32_t i = 0; i < program->functions->len; i++)
		m->makes[order->functions[i]] = find_makes(m, order->functions[i]);
	for (uint32_t i = 0; i < program->calls->len; i++)
		m->params[i] = (int8_t)class_param(program, i);
	return m;
}

void made_free(struct made *m)
{
	if (!m)
		return;
	g_free(m->makes);
	g_free(m->params);
	g_free(m);
}

int made_param(const struct made *m, uint32_t call)
{
	return m->params[call];
}

bool made_allows(const struct made *m, uint32_t call, uint32_t place, uint32_t function)
{
	const struct program_call *c = program_call(m->program, call);
	bool any = false;

	if (place == MADE_ANYWHERE || program_function(m->program, function)->unit + 1 == place)
		return true;
	for (uint32_t i = 0; i < c->target_count && !any; i++) {
		uint32_t other = program_target(m->program, c->target_first + i)->function;

		any = program_function(m->program, other)->unit + 1 == place;
	}
	return !any;
}
