/* SPDX-License-Identifier: MIT
 *
 * family_gather.c - setters, enders, and fields that somebody ends.
 *
 * Fields and records are known by text that units share: a field's USR, and of a local the record
 * whose fields are read through it, here or by others of its type. An ender is a function that
 * frees what a parameter points to (or what it read out of a field: a close callback's
 * `handle->data`), not what it has just allocated: that is a constructor giving up.
 */
#include "tasks/family_priv.h"

static void ender_free(gpointer data)
{
	struct ender *e = data;

	if (e->seen)
		g_hash_table_destroy(e->seen);
	if (e->reached)
		g_hash_table_destroy(e->reached);
	g_free(e);
}

/* The record whose fields are read through pointer LOCAL, or NULL. */
static const char *record_of_local(const struct facts *f, const struct fact_function *body,
                                   uint32_t local)
{
	for (uint32_t i = 0; i < body->value_count; i++) {
		const struct fact_value *v = &f->values[body->value_first + i];

		if (v->op == VALUE_FIELD && v->imm && f->values[v->a].op == VALUE_LOCAL &&
		    f->values[v->a].a == local)
			return family_text(f, f->symbols[v->b].owner);
	}
	return NULL;
}

/* Was LOCAL given to the function: a parameter, or read from one or from a field? */
static bool is_given(const struct facts *f, const struct fact_function *body, uint32_t local)
{
	if (local < body->param_count)
		return true;
	for (uint32_t i = 0; i < body->event_count; i++) {
		const struct fact_event *e = &f->events[body->event_first + i];
		const struct fact_value *from;

		if (e->kind != EVENT_STORE || f->values[e->a].op != VALUE_LOCAL ||
		    f->values[e->a].a != local)
			continue;
		from = &f->values[e->b];
		if (from->op != VALUE_FIELD &&
		    (from->op != VALUE_LOCAL || from->a >= body->param_count))
			return false;
	}
	return true;
}

static const char *local_type(const struct facts *f, const struct fact_function *body,
                              uint32_t local)
{
	return family_text(f, f->locals[body->local_first + local].type);
}

/* Learns from FUNCTION which record the pointers of a type point to. */
static void note_records(struct family *family, uint32_t function)
{
	const struct facts *f;
	const struct fact_function *body = program_body(family->program, function, &f);

	for (uint32_t i = 0; i < body->value_count; i++) {
		const struct fact_value *v = &f->values[body->value_first + i];
		const struct fact_value *base = &f->values[v->a];

		if (v->op == VALUE_FIELD && v->imm && base->op == VALUE_LOCAL)
			g_hash_table_insert(family->records, (gpointer)local_type(f, body, base->a),
			                    (gpointer)family_text(f, f->symbols[v->b].owner));
	}
}

static void add_ender(struct family *family, const char *record, uint32_t function)
{
	GPtrArray *list = g_hash_table_lookup(family->enders, record);
	struct ender *e;

	if (!list) {
		list = g_ptr_array_new_with_free_func(ender_free);
		g_hash_table_insert(family->enders, g_strdup(record), list);
	}
	for (guint i = 0; i < list->len; i++)
		if (((struct ender *)list->pdata[i])->function == function)
			return;
	e = g_new0(struct ender, 1);
	e->function = function;
	g_ptr_array_add(list, e);
}

/* FUNCTION frees argument VALUE of a call. */
static void note_free(struct family *family, uint32_t function, uint32_t value)
{
	const struct facts *f;
	const struct fact_function *body = program_body(family->program, function, &f);
	const struct fact_value *v = &f->values[value];
	const char *record;

	if (v->op != VALUE_LOCAL || !is_given(f, body, v->a))
		return;
	record = record_of_local(f, body, v->a);
	if (!record)
		record = g_hash_table_lookup(family->records, local_type(f, body, v->a));
	if (record)
		add_ender(family, record, function);
}

/* The field that VALUE is, or is the address of; FACT_NONE. */
static uint32_t field_of(const struct facts *f, uint32_t value)
{
	const struct fact_value *v = &f->values[value];

	while (v->op == VALUE_ADDRESS || v->op == VALUE_DEREF)
		v = &f->values[v->a];
	return v->op == VALUE_FIELD ? v->b : FACT_NONE;
}

/* FUNCTION may end what is in FIELD, at EVENT. The last such event is kept. */
static void note_release(struct family *family, uint32_t function, const struct facts *f,
                         uint32_t field, uint32_t event)
{
	const char *key = family_text(f, f->symbols[field].usr);
	GHashTable *functions = g_hash_table_lookup(family->released, key);

	if (!functions) {
		functions = g_hash_table_new(NULL, NULL);
		g_hash_table_insert(family->released, (gpointer)key, functions);
	}
	event = MAX(event,
	            GPOINTER_TO_UINT(g_hash_table_lookup(functions, GUINT_TO_POINTER(function))));
	g_hash_table_insert(functions, GUINT_TO_POINTER(function), GUINT_TO_POINTER(event));
}

/* What is copied to a local may be ended by that name. */
static void note_copies(struct family *family, uint32_t function)
{
	const struct facts *f;
	const struct fact_function *body = program_body(family->program, function, &f);

	for (uint32_t i = 0; i < body->event_count; i++) {
		const struct fact_event *e = &f->events[body->event_first + i];
		uint32_t field;

		if (e->kind != EVENT_STORE || f->values[e->a].op != VALUE_LOCAL)
			continue;
		field = field_of(f, e->b);
		if (field != FACT_NONE)
			note_release(family, function, f, field, body->event_first + i);
	}
}

static void note_call(struct family *family, uint32_t function, uint32_t call)
{
	const unsigned ends = DOES_CLOSE | DOES_CLOSING | DOES_CANCEL | DOES_FREE;
	const struct facts *f = program_call_facts(family->program,
	                                           program_call(family->program, call));
	const struct fact_event *e = program_call_event(family->program,
	                                                program_call(family->program, call));

	for (uint32_t i = 0; i < e->arg_count; i++) {
		uint32_t value = f->args[e->arg_first + i];
		unsigned does = call_does(&family->tasks->fates, call, i);
		uint32_t field = does & (ends | DOES_UNKNOWN) ? field_of(f, value) : FACT_NONE;

		if (field != FACT_NONE)
			note_release(family, function, f, field,
			             program_call(family->program, call)->event);
		if ((does & DOES_FREE) && !(does & DOES_UNKNOWN))
			note_free(family, function, value);
	}
}

/* Are A and B the same expression? */
static bool same_value(const struct facts *f, uint32_t a, uint32_t b)
{
	const struct fact_value *x = &f->values[a], *y = &f->values[b];

	while (x->op == y->op && x->op == VALUE_FIELD && x->b == y->b) {
		x = &f->values[x->a];
		y = &f->values[y->a];
	}
	return x->op == VALUE_LOCAL && y->op == VALUE_LOCAL && x->a == y->a;
}

/* Is DATA the object that FIELD_VALUE (x->f, x->priv->f) is in, or one around it? */
static bool is_around(const struct facts *f, uint32_t data, uint32_t field_value)
{
	const struct fact_value *v = &f->values[field_value];

	while (v->op == VALUE_FIELD) {
		if (same_value(f, data, v->a))
			return true;
		v = &f->values[v->a];
	}
	return false;
}

/* Do callbacks of the call get the object as their data? */
static bool hands_object(const struct facts *f, const struct fact_event *e,
                         const struct model_function *row, uint32_t field_value)
{
	for (size_t i = 0; i < row->callback_count; i++) {
		int data = row->callbacks[i].data_arg;

		if (data >= 0 && (uint32_t)data < e->arg_count &&
		    is_around(f, f->args[e->arg_first + (uint32_t)data], field_value))
			return true;
	}
	return false;
}

/* The place that the result of call EVENT is stored to, or FACT_NONE. */
static uint32_t stored_to(const struct facts *f, const struct fact_function *body, uint32_t event)
{
	for (uint32_t i = event - body->event_first; i < body->event_count; i++) {
		const struct fact_event *e = &f->events[body->event_first + i];

		if (e->kind == EVENT_STORE && f->values[e->b].op == VALUE_CALL &&
		    f->values[e->b].a == event)
			return e->a;
	}
	return FACT_NONE;
}

/* The expression of the field in which ACT of call EVENT begins something, or FACT_NONE. */
static uint32_t begun_in(const struct facts *f, const struct fact_function *body, uint32_t event,
                         const struct model_act *act)
{
	const struct fact_event *e = &f->events[event];
	uint32_t place = FACT_NONE;

	if (act->returned) {
		place = stored_to(f, body, event);
	} else if (act->arg < e->arg_count && !act->loose) {
		place = f->args[e->arg_first + act->arg];
		place = f->values[place].op == VALUE_ADDRESS ? f->values[place].a : FACT_NONE;
	}
	if (place == FACT_NONE || f->values[place].op != VALUE_FIELD)
		return FACT_NONE;
	/* Only a field behind a pointer belongs to an object that somebody ends. */
	return f->values[place].imm ? place : FACT_NONE;
}

static void note_setter(struct family *family, uint32_t function, uint32_t call)
{
	const struct facts *f;
	const struct fact_function *body = program_body(family->program, function, &f);
	struct setter s = { .function = function };
	struct beginning b = call_returns(&family->tasks->fates, call);
	const struct model_function *row = b.row ? b.row : call_row(family->program, call);
	const struct model_function *direct = call_row(family->program, call);

	s.event = program_call(family->program, call)->event;
	s.row = row;
	for (size_t i = 0; row && i < row->act_count; i++) {
		uint32_t place;

		s.act = &row->acts[i];
		if (s.act->act != ACT_START || (row != direct && s.act != b.act))
			continue;
		place = begun_in(f, body, s.event, s.act);
		if (place == FACT_NONE)
			continue;
		if (s.act->loose && !hands_object(f, &f->events[s.event], row, place))
			continue;
		s.field = f->values[place].b;
		g_array_append_val(family->setters, s);
	}
}

/* The records behind whose pointers FUNCTION, which a library calls at an object's end, looks. */
static void note_registered(struct family *family, uint32_t function)
{
	const struct facts *f;
	const struct fact_function *body = program_body(family->program, function, &f);

	for (uint32_t i = 0; body && i < body->value_count; i++) {
		const struct fact_value *v = &f->values[body->value_first + i];

		if (v->op == VALUE_FIELD && v->imm &&
		    (f->values[v->a].op == VALUE_LOCAL ||
		     (f->values[v->a].op == VALUE_FIELD &&
		      f->values[f->values[v->a].a].op == VALUE_LOCAL)))
			add_ender(family, family_text(f, f->symbols[v->b].owner), function);
	}
}

void family_gather(struct family *family)
{
	const struct program *p = family->program;

	for (guint i = 0; i < p->registrations->len; i++) {
		const struct program_registration *r = &g_array_index(
			p->registrations, struct program_registration, i);

		if (r->field && r->field->ends_param >= 0)
			note_registered(family, r->function);
	}
	for (uint32_t i = 0; i < p->functions->len; i++)
		if (program_function(p, i)->unit != FACT_NONE)
			note_records(family, i);
	for (uint32_t i = 0; i < p->functions->len; i++) {
		const struct program_function *fn = program_function(p, i);

		if (fn->unit == FACT_NONE || fn->in_system || fn->model)
			continue;
		note_copies(family, i);
		for (uint32_t c = 0; c < fn->call_count; c++) {
			note_call(family, i, fn->call_first + c);
			note_setter(family, i, fn->call_first + c);
		}
	}
}
