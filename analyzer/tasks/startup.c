/* SPDX-License-Identifier: MIT
 *
 * startup.c - down from main, along calls that are made once.
 *
 * Callers come before what they call, so one pass decides. Whatever else may call a function (a
 * pointer, a library, a cycle of functions) takes it out. Whether the loop runs already does not
 * matter: what is done once is done once.
 */
#include "tasks/startup.h"

#include <string.h>

#include "graph/cycles.h"

struct startup {
	const struct program *program;
	bool *is;     /* the result */
	bool *called; /* by somebody */
	bool *out;    /* by somebody else, too */
};

/* VALUE of unit U leaves the hands of those who call by name. */
static void note_value(struct startup *s, uint32_t u, uint32_t value)
{
	const struct facts *f = s->program->units[u];
	const struct fact_value *v = value == FACT_NONE ? NULL : &f->values[value];

	if (v && v->op == VALUE_SELECT) {
		note_value(s, u, v->b);
		note_value(s, u, (uint32_t)v->imm);
	} else if (v && v->op == VALUE_FUNCTION) {
		uint32_t function = s->program->function_of_symbol[u][v->a];

		if (function != FACT_NONE)
			s->out[function] = true;
	}
}

static void note_addresses(struct startup *s, uint32_t u)
{
	const struct facts *f = s->program->units[u];

	for (uint32_t i = 0; i < f->inits_count; i++) {
		uint32_t function = s->program->function_of_symbol[u][f->inits[i].function];

		if (function != FACT_NONE)
			s->out[function] = true;
	}
	for (uint32_t i = 0; i < f->args_count; i++)
		note_value(s, u, f->args[i]);
	for (uint32_t i = 0; i < f->events_count; i++) {
		const struct fact_event *e = &f->events[i];

		if (e->kind == EVENT_STORE)
			note_value(s, u, e->b);
		else if (e->kind == EVENT_RETURN)
			note_value(s, u, e->a);
	}
}

/* FUNCTION calls others: those it calls from a cycle, or through a pointer, are out. */
static void note_calls(struct startup *s, uint32_t function)
{
	const struct program_function *fn = program_function(s->program, function);
	const struct facts *f;
	const struct fact_function *body = program_body(s->program, function, &f);
	g_autofree uint32_t *cycles = s->is[function] ? cycles_of_blocks(f, body) : NULL;

	for (uint32_t i = 0; i < fn->call_count; i++) {
		const struct program_call *c = program_call(s->program, fn->call_first + i);
		bool once = cycles && !c->indirect && !cycles[graph_block_of(f, body, c->event)];

		for (uint32_t k = 0; k < c->target_count; k++) {
			uint32_t to = program_target(s->program, c->target_first + k)->function;

			s->called[to] = true;
			s->out[to] |= !once;
		}
	}
}

static bool is_startup(const struct startup *s, uint32_t function)
{
	const struct program_function *fn = program_function(s->program, function);
	const struct facts *f;
	const struct fact_function *body = program_body(s->program, function, &f);

	if (!body || (body->flags & FUNCTION_GAVE_UP) || s->out[function])
		return false;
	return s->called[function] || !strcmp(fn->name, "main");
}

bool *startup_functions(const struct program *program, const struct order *order)
{
	guint count = program->functions->len;
	g_autofree bool *called = g_new0(bool, count + 1);
	g_autofree bool *out = g_new0(bool, count + 1);
	struct startup s = { program, g_new0(bool, count + 1), called, out };

	for (uint32_t u = 0; u < program->unit_count; u++)
		note_addresses(&s, u);
	for (uint32_t group = order->group_count; group-- > 0;) {
		uint32_t first = order->group_first[group], end = order->group_first[group + 1];

		for (uint32_t i = first; i < end; i++) {
			uint32_t function = order->functions[i];

			s.is[function] = end - first == 1 && is_startup(&s, function);
			note_calls(&s, function);
			/* One that calls itself has just put itself out. */
			s.is[function] &= !s.out[function];
		}
	}
	return s.is;
}
