/* SPDX-License-Identifier: MIT
 *
 * watched.c - from registrations back to fields.
 *
 * A field that is met on the way counts, and so does what the function stores into it: a source is
 * kept in a field, and so is the connection that it was made for. A local that is met counts as the
 * fields that it is stored into. More than a few steps nobody
 * takes. Of a function that is registered several times each time has to say the same field, so
 * what is kept are the fields that all have in common.
 */
#include "link/watched.h"

#include <string.h>

#include "link/kind.h"

#define STEPS 8

struct watched {
	GHashTable
		*fields; /* function plus 1 -> GPtrArray of USRs; an empty one: nothing is known */
};

static void look(const struct body *body, uint32_t value, unsigned steps, GPtrArray *fields);

/* Are the local or field that PLACE is and the one that V is the same? */
static bool same_name(const struct body *body, const struct fact_value *place,
                      const struct fact_value *v)
{
	const struct fact_symbol *symbols = body->facts->symbols;

	if (place->op != v->op)
		return false;
	return v->op == VALUE_LOCAL ? place->a == v->a : symbols[place->b].usr == symbols[v->b].usr;
}

/* Does VALUE stand for the local that V is? */
static bool comes_from(const struct body *body, uint32_t value, const struct fact_value *v)
{
	const struct fact_value *at = &body->facts->values[value];

	while (at->op == VALUE_CALL) {
		value = body_stands_for(body, at->a);
		if (value == FACT_NONE)
			return false;
		at = &body->facts->values[value];
	}
	return at->op == VALUE_LOCAL && v->op == VALUE_LOCAL && at->a == v->a;
}

static void add_field(const struct body *body, const struct fact_value *field, GPtrArray *fields)
{
	g_ptr_array_add(fields,
	                (gpointer)facts_string(body->facts, body->facts->symbols[field->b].usr));
}

/* On to what the function stores into V, a local or a field, and into which fields it stores V. */
static void look_at_stores(const struct body *body, const struct fact_value *v, unsigned steps,
                           GPtrArray *fields)
{
	for (uint32_t i = 0; i < body->row->event_count; i++) {
		const struct fact_event *e = &body->facts->events[body->row->event_first + i];

		const struct fact_value *to;

		if (e->kind != EVENT_STORE)
			continue;
		to = body_stored_place(body, e->a);
		if (same_name(body, to, v))
			look(body, e->b, steps, fields);
		else if (to->op == VALUE_FIELD && comes_from(body, e->b, v))
			add_field(body, to, fields);
	}
}

/* Adds the fields that VALUE comes from. */
static void look(const struct body *body, uint32_t value, unsigned steps, GPtrArray *fields)
{
	const struct fact_value *v = &body->facts->values[value];
	uint32_t other;

	if (!steps)
		return;
	if (v->op == VALUE_CALL) {
		other = body_stands_for(body, v->a);
		if (other != FACT_NONE)
			look(body, other, steps - 1, fields);
		return;
	}
	if (v->op == VALUE_FIELD)
		add_field(body, v, fields);
	if (v->op == VALUE_FIELD || v->op == VALUE_LOCAL)
		look_at_stores(body, v, steps - 1, fields);
}

/* The fields that hold what R watches, if its callback does not get that as a parameter. */
static GPtrArray *fields_of(const struct program *program, const struct program_registration *r)
{
	GPtrArray *fields = g_ptr_array_new();
	struct body body;
	const struct fact_event *e;

	if (!r->callback || r->callback->fd_arg < 0 || r->callback->fd_param >= 0 ||
	    !body_open(&body, program, program_call(program, r->call)->caller))
		return fields;
	e = program_call_event(program, program_call(program, r->call));
	if (r->callback->fd_arg < (int)e->arg_count)
		look(&body, body.facts->args[e->arg_first + (uint32_t)r->callback->fd_arg], STEPS,
		     fields);
	return fields;
}

static bool has(const GPtrArray *fields, const char *usr)
{
	for (guint i = 0; i < fields->len; i++)
		if (strcmp(fields->pdata[i], usr) == 0)
			return true;
	return false;
}

/* FUNCTION may watch one of FIELDS, which are given away; what it was known to watch before must be
 * among them. */
static void note(struct watched *watched, uint32_t function, GPtrArray *fields)
{
	gpointer key = GUINT_TO_POINTER(function + 1);
	GPtrArray *known = g_hash_table_lookup(watched->fields, key);

	if (!known) {
		g_hash_table_insert(watched->fields, key, fields);
		return;
	}
	for (guint i = known->len; i-- > 0;)
		if (!has(fields, known->pdata[i]))
			g_ptr_array_remove_index_fast(known, i);
	g_ptr_array_unref(fields);
}

/* Who calls a callback by name was told of nothing. */
static void forget_called(struct watched *watched, const struct program *program)
{
	for (uint32_t i = 0; i < program->calls->len; i++) {
		const struct program_call *c = program_call(program, i);

		for (uint32_t k = 0; !c->indirect && k < c->target_count; k++) {
			uint32_t target = program_target(program, c->target_first + k)->function;

			g_hash_table_remove(watched->fields, GUINT_TO_POINTER(target + 1));
		}
	}
}

struct watched *watched_new(const struct program *program)
{
	struct watched *watched = g_new0(struct watched, 1);

	watched->fields = g_hash_table_new_full(NULL, NULL, NULL,
	                                        (GDestroyNotify)g_ptr_array_unref);
	for (guint i = 0; i < program->registrations->len; i++) {
		const struct program_registration *r = &g_array_index(
			program->registrations, struct program_registration, i);

		if (!r->own_loop)
			note(watched, r->function, fields_of(program, r));
	}
	forget_called(watched, program);
	return watched;
}

void watched_free(struct watched *watched)
{
	if (!watched)
		return;
	g_hash_table_destroy(watched->fields);
	g_free(watched);
}

static const GPtrArray *fields_at(const struct watched *watched, uint32_t function)
{
	return g_hash_table_lookup(watched->fields, GUINT_TO_POINTER(function + 1));
}

bool watched_any(const struct watched *watched, uint32_t function)
{
	const GPtrArray *fields = fields_at(watched, function);

	return fields && fields->len;
}

bool watched_has(const struct watched *watched, uint32_t function, const char *usr)
{
	const GPtrArray *fields = fields_at(watched, function);

	return fields && has(fields, usr);
}
