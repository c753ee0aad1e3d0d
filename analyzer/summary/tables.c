/* SPDX-License-Identifier: MIT
 *
 * tables.c - initialised objects and the fields they hold functions in, by name.
 *
 * Units know objects and fields by their own numbers; USRs join them, with the unit added for what
 * is local to one. A row of initialisers is one key: object, field and function.
 */
#include "summary/tables.h"

#include <string.h>

#include "summary/through.h"

struct tables {
	const struct program *program;
	GHashTable *objects;  /* key text -> number from 1 */
	GHashTable *constant; /* numbers of objects that are constants */
	GHashTable *fields;   /* USR of a field that somebody assigns -> itself */
	GHashTable *rows;     /* "object field function" -> itself */
	int8_t *params;       /* per call: as tables_param */
};

static char *object_key(const struct facts *f, uint32_t unit, uint32_t symbol)
{
	const struct fact_symbol *s = &f->symbols[symbol];

	if (s->linkage == LINKAGE_EXTERNAL)
		return g_strdup(facts_string(f, s->usr));
	return g_strdup_printf("%u:%s", unit, facts_string(f, s->usr));
}

static char *row_key(uint32_t object, const char *field, uint32_t function)
{
	return g_strdup_printf("%u %s %u", object, field, function);
}

static uint32_t add_object(struct tables *t, uint32_t unit, uint32_t symbol)
{
	const struct facts *f = t->program->units[unit];
	g_autofree char *key = object_key(f, unit, symbol);
	gpointer known = g_hash_table_lookup(t->objects, key);

	if (known)
		return GPOINTER_TO_UINT(known);
	known = GUINT_TO_POINTER(g_hash_table_size(t->objects) + 1);
	g_hash_table_insert(t->objects, g_steal_pointer(&key), known);
	if (f->symbols[symbol].flags & SYMBOL_CONST)
		g_hash_table_add(t->constant, known);
	return GPOINTER_TO_UINT(known);
}

static void note_inits(struct tables *t, uint32_t unit)
{
	const struct facts *f = t->program->units[unit];

	for (uint32_t i = 0; i < f->inits_count; i++) {
		const struct fact_init *init = &f->inits[i];
		struct program_meaning meanings[PROGRAM_MEANINGS];
		unsigned count = program_meanings(t->program, unit, init->function,
		                                  t->program->of_unit[unit], meanings);

		for (unsigned k = 0; init->field != FACT_NONE && k < count; k++)
			g_hash_table_add(t->rows,
			                 row_key(add_object(t, unit, init->object),
			                         facts_string(f, f->symbols[init->field].usr),
			                         meanings[k].function));
	}
}

/* PLACE, a value, is written to, or its address is taken. */
static void note_written(struct tables *t, const struct facts *f, uint32_t place)
{
	const struct fact_value *v = &f->values[place];

	while (v->op == VALUE_INDEX)
		v = &f->values[v->a];
	if (v->op == VALUE_FIELD)
		g_hash_table_add(t->fields, (gpointer)facts_string(f, f->symbols[v->b].usr));
}

static void note_writes(struct tables *t, const struct facts *f)
{
	for (uint32_t i = 0; i < f->events_count; i++)
		if (f->events[i].kind == EVENT_STORE)
			note_written(t, f, f->events[i].a);
	for (uint32_t i = 0; i < f->values_count; i++)
		if (f->values[i].op == VALUE_ADDRESS)
			note_written(t, f, f->values[i].a);
}

/* The field that VALUE, what is called, names; or NULL. */
static const struct fact_value *called_field(const struct facts *f, uint32_t value)
{
	const struct fact_value *v = &f->values[value];

	return v->op == VALUE_FIELD ? v : NULL;
}

struct tables *tables_new(const struct program *program)
{
	struct tables *t = g_new0(struct tables, 1);

	t->program = program;
	t->objects = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	t->constant = g_hash_table_new(NULL, NULL);
	t->fields = g_hash_table_new(g_str_hash, g_str_equal);
	t->rows = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	t->params = g_new(int8_t, (gsize)program->calls->len + 1);
	for (uint32_t unit = 0; unit < program->unit_count; unit++) {
		note_inits(t, unit);
		note_writes(t, program->units[unit]);
	}
	for (uint32_t i = 0; i < program->calls->len; i++)
		t->params[i] = (int8_t)through_field_of(program, i);
	return t;
}

void tables_free(struct tables *t)
{
	if (!t)
		return;
	g_hash_table_destroy(t->objects);
	g_hash_table_destroy(t->constant);
	g_hash_table_destroy(t->fields);
	g_hash_table_destroy(t->rows);
	g_free(t->params);
	g_free(t);
}

uint32_t tables_named(const struct tables *t, uint32_t call, unsigned arg)
{
	const struct program_call *c = program_call(t->program, call);
	const struct facts *f = program_call_facts(t->program, c);
	const struct fact_event *e = &f->events[c->event];
	const struct fact_value *v;
	uint32_t unit = program_function(t->program, c->caller)->unit;

	if (arg >= e->arg_count)
		return TABLE_NONE;
	v = &f->values[f->args[e->arg_first + arg]];
	if (v->op != VALUE_ADDRESS || f->values[v->a].op != VALUE_GLOBAL)
		return TABLE_NONE;
	g_autofree char *key = object_key(f, unit, f->values[v->a].a);

	return GPOINTER_TO_UINT(g_hash_table_lookup(t->objects, key));
}

int tables_param(const struct tables *t, uint32_t call)
{
	return t->params[call];
}

bool tables_allow(const struct tables *t, uint32_t call, uint32_t table, uint32_t function)
{
	const struct program_call *c = program_call(t->program, call);
	const struct facts *f = program_call_facts(t->program, c);
	const struct fact_value *v = called_field(f, f->events[c->event].a);
	const char *field;

	if (!v || table == TABLE_NONE)
		return true;
	field = facts_string(f, f->symbols[v->b].usr);
	if (g_hash_table_contains(t->fields, field) &&
	    !g_hash_table_contains(t->constant, GUINT_TO_POINTER(table)))
		return true;
	g_autofree char *key = row_key(table, field, function);

	return g_hash_table_contains(t->rows, key);
}
