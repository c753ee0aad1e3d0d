/* SPDX-License-Identifier: MIT
 *
 * providers.c - a list per function, made when it is first asked for.
 *
 * A function counts as handed down with every call if it was stored into a struct that is a local,
 * or given to a call together with the address of a local (an init function fills it in); with one
 * call, if it is an argument of that call.
 */
#include "summary/providers.h"

struct provided {
	uint32_t function;
	uint32_t event; /* the call it is an argument of, or FACT_NONE: with every call */
};

struct providers {
	const struct program *program;
	GArray **lists; /* per function, struct provided; NULL: not asked for yet */
};

struct providers *providers_new(const struct program *program)
{
	struct providers *providers = g_new0(struct providers, 1);

	providers->program = program;
	providers->lists = g_new0(GArray *, (gsize)program->functions->len + 1);
	return providers;
}

void providers_free(struct providers *providers)
{
	if (!providers)
		return;
	for (guint i = 0; i < providers->program->functions->len; i++)
		if (providers->lists[i])
			g_array_unref(providers->lists[i]);
	g_free(providers->lists);
	g_free(providers);
}

/* Adds the functions that SYMBOL means to what is handed down at EVENT. */
static void add_meanings(const struct providers *p, uint32_t unit, uint32_t symbol, uint32_t event,
                         GArray *list)
{
	struct program_meaning meanings[PROGRAM_MEANINGS];
	unsigned count = program_meanings(p->program, unit, symbol, p->program->of_unit[unit],
	                                  meanings);

	for (unsigned i = 0; i < count; i++) {
		struct provided provided = { .function = meanings[i].function, .event = event };

		g_array_append_val(list, provided);
	}
}

/* Adds the functions that VALUE may be, to what is handed down at EVENT. */
static void add_functions(const struct providers *p, uint32_t unit, uint32_t value, uint32_t event,
                          GArray *list)
{
	const struct facts *f = p->program->units[unit];
	const struct fact_value *v = &f->values[value];

	switch (v->op) {
	case VALUE_FUNCTION:
		add_meanings(p, unit, v->a, event, list);
		break;
	case VALUE_ADDRESS:
		add_functions(p, unit, v->a, event, list);
		break;
	case VALUE_SELECT:
		add_functions(p, unit, v->b, event, list);
		add_functions(p, unit, (uint32_t)v->imm, event, list);
		break;
	default:
		break;
	}
}

/* Is VALUE a place in a local, no pointer in between? */
static bool is_in_local(const struct facts *f, uint32_t value)
{
	const struct fact_value *v = &f->values[value];

	while ((v->op == VALUE_FIELD && !v->imm) || v->op == VALUE_INDEX)
		v = &f->values[v->a];
	return v->op == VALUE_LOCAL;
}

static bool takes_local_address(const struct facts *f, const struct fact_event *e)
{
	for (uint32_t i = 0; i < e->arg_count; i++) {
		const struct fact_value *v = &f->values[f->args[e->arg_first + i]];

		if (v->op == VALUE_ADDRESS && is_in_local(f, v->a))
			return true;
	}
	return false;
}

static void add_event(const struct providers *p, uint32_t unit, uint32_t event, GArray *list)
{
	const struct facts *f = p->program->units[unit];
	const struct fact_event *e = &f->events[event];

	if (e->kind == EVENT_STORE && f->values[e->a].op != VALUE_LOCAL && is_in_local(f, e->a))
		add_functions(p, unit, e->b, FACT_NONE, list);
	for (uint32_t i = 0; e->kind == EVENT_CALL && i < e->arg_count; i++)
		add_functions(p, unit, f->args[e->arg_first + i],
		              takes_local_address(f, e) ? FACT_NONE : event, list);
}

static const GArray *list_of(struct providers *p, uint32_t function)
{
	const struct facts *f;
	const struct fact_function *body;
	GArray *list = p->lists[function];

	if (list)
		return list;
	list = p->lists[function] = g_array_new(FALSE, FALSE, sizeof(struct provided));
	body = program_body(p->program, function, &f);
	for (uint32_t i = 0; body && i < body->event_count; i++)
		add_event(p, program_function(p->program, function)->unit, body->event_first + i,
		          list);
	return list;
}

bool providers_any(struct providers *p, uint32_t call)
{
	const struct program_call *c = program_call(p->program, call);
	const GArray *list = list_of(p, c->caller);

	for (guint i = 0; i < list->len; i++) {
		const struct provided *provided = &g_array_index(list, struct provided, i);

		if (provided->event == FACT_NONE || provided->event == c->event)
			return true;
	}
	return false;
}

bool providers_has(struct providers *p, uint32_t call, uint32_t function)
{
	const struct program_call *c = program_call(p->program, call);
	const GArray *list = list_of(p, c->caller);

	for (guint i = 0; i < list->len; i++) {
		const struct provided *provided = &g_array_index(list, struct provided, i);

		if (provided->function == function &&
		    (provided->event == FACT_NONE || provided->event == c->event))
			return true;
	}
	return false;
}

bool providers_provide(struct providers *p, uint32_t call, const struct program_call *to)
{
	for (uint32_t k = 0; k < to->target_count; k++)
		if (providers_has(p, call,
		                  program_target(p->program, to->target_first + k)->function))
			return true;
	return false;
}
