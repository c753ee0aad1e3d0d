/* SPDX-License-Identifier: MIT
 *
 * family.c - what enders see, and which fields they do not.
 *
 * An ender sees what it and all that it may call mention, to a depth; a field mentioned there at
 * all is taken care of. What handles and callbacks make of their own end is left to them: a timer
 * whose callback, or destroy notifier, ends the struct is no mistake.
 */
#include "tasks/family.h"

#include <string.h>

#include "tasks/family_priv.h"

#define REACH_DEPTH 6
#define REACH_MAX   2000

/* Every field that FUNCTION mentions, into SEEN. */
static void mention(const struct family *family, uint32_t function, GHashTable *seen)
{
	const struct facts *f;
	const struct fact_function *body = program_body(family->program, function, &f);

	for (uint32_t i = 0; body && i < body->value_count; i++) {
		const struct fact_value *v = &f->values[body->value_first + i];

		if (v->op == VALUE_FIELD)
			g_hash_table_add(seen, (gpointer)family_text(f, f->symbols[v->b].usr));
	}
}

/* Functions that FUNCTION may call, it included, to REACH_DEPTH. */
static GHashTable *reach(const struct family *family, uint32_t function)
{
	GHashTable *reached = g_hash_table_new(NULL, NULL);
	g_autoptr(GArray) queue = g_array_new(FALSE, FALSE, sizeof(uint32_t));
	guint level_end = 1, depth = 0;

	g_array_append_val(queue, function);
	g_hash_table_add(reached, GUINT_TO_POINTER(function));
	for (guint i = 0; i < queue->len && depth < REACH_DEPTH && queue->len < REACH_MAX; i++) {
		const struct program_function *fn = program_function(
			family->program, g_array_index(queue, uint32_t, i));

		for (uint32_t c = 0; c < fn->call_count; c++) {
			const struct program_call *call = program_call(family->program,
			                                               fn->call_first + c);

			for (uint32_t k = 0; k < call->target_count; k++) {
				uint32_t to = program_target(family->program,
				                             call->target_first + k)
				                      ->function;

				if (g_hash_table_add(reached, GUINT_TO_POINTER(to)))
					g_array_append_val(queue, to);
			}
		}
		if (i + 1 == level_end) {
			level_end = queue->len;
			depth++;
		}
	}
	return reached;
}

static void look(const struct family *family, struct ender *e)
{
	GHashTableIter iter;
	gpointer key;

	if (e->seen)
		return;
	e->reached = reach(family, e->function);
	e->seen = g_hash_table_new(g_str_hash, g_str_equal);
	g_hash_table_iter_init(&iter, e->reached);
	while (g_hash_table_iter_next(&iter, &key, NULL))
		mention(family, GPOINTER_TO_UINT(key), e->seen);
}

/* Can a run of FUNCTION come to the ender E? */
static bool leads_to(const struct family *family, uint32_t function, const struct ender *e)
{
	GHashTable *from = reach(family, function);
	bool found = g_hash_table_contains(from, GUINT_TO_POINTER(e->function));

	g_hash_table_destroy(from);
	return found;
}

/* Is a function that ends the object handed to the call of S itself (a destroy notifier)? */
static bool takes_ender(const struct family *family, const struct setter *s, const struct ender *e)
{
	uint32_t unit = program_function(family->program, s->function)->unit;
	const struct facts *f = family->program->units[unit];
	const struct fact_event *call = &f->events[s->event];

	for (uint32_t i = 0; i < call->arg_count; i++) {
		const struct fact_value *v = &f->values[f->args[call->arg_first + i]];

		if (v->op == VALUE_FUNCTION &&
		    leads_to(family, family->program->function_of_symbol[unit][v->a], e))
			return true;
	}
	return false;
}

/* Does a callback that the call of S registers end the object itself? */
static bool ends_by_itself(const struct family *family, const struct setter *s,
                           const struct ender *e)
{
	for (guint i = 0; i < family->program->registrations->len; i++) {
		const struct program_registration *r = &g_array_index(
			family->program->registrations, struct program_registration, i);

		if (r->call != FACT_NONE && r->in == s->function &&
		    program_call(family->program, r->call)->event == s->event &&
		    leads_to(family, r->function, e))
			return true;
	}
	return takes_ender(family, s, e);
}

/* Does FUNCTION run when a handle has been closed, or is it called from such a one? Then something
 * of the struct was closed, by a name that we may not have understood. */
static bool follows_close(const struct family *family, uint32_t function)
{
	for (guint i = 0; i < family->program->registrations->len; i++) {
		const struct program_registration *r = &g_array_index(
			family->program->registrations, struct program_registration, i);
		bool closes = false, found;
		GHashTable *from;

		for (size_t k = 0; r->by && r->callback && k < r->by->act_count; k++)
			closes |= r->by->acts[k].until_arg >= 0 &&
			          (unsigned)r->by->acts[k].until_arg == r->callback->arg;
		if (!closes)
			continue;
		from = reach(family, r->function);
		found = g_hash_table_contains(from, GUINT_TO_POINTER(function));
		g_hash_table_destroy(from);
		if (found)
			return true;
	}
	return false;
}

/* Is another field of RECORD handed to something that ends it? */
static bool ends_sibling(const struct family *family, const struct setter *s, const char *record)
{
	for (guint i = 0; i < family->setters->len; i++) {
		const struct setter *other = &g_array_index(family->setters, struct setter, i);
		const struct facts *f;

		program_body(family->program, other->function, &f);
		if (!strcmp(family_text(f, f->symbols[other->field].owner), record) &&
		    (other->function != s->function || other->field != s->field) &&
		    g_hash_table_contains(family->released,
		                          family_text(f, f->symbols[other->field].usr)))
			return true;
	}
	return false;
}

static bool sets(const struct family *family, uint32_t function, const char *field)
{
	for (guint i = 0; i < family->setters->len; i++) {
		const struct setter *s = &g_array_index(family->setters, struct setter, i);
		const struct facts *f;

		program_body(family->program, s->function, &f);
		if (s->function == function &&
		    !strcmp(family_text(f, f->symbols[s->field].usr), field))
			return true;
	}
	return false;
}

/* Is FIELD, which S sets, ended by a function that does not begin it anew: a stop function? Whether
 * that was called before the struct's end, nobody knows. Or does S itself end it afterwards? */
static bool is_ended_elsewhere(const struct family *family, const struct setter *s,
                               const char *field)
{
	GHashTable *functions = g_hash_table_lookup(family->released, field);
	GHashTableIter iter;
	gpointer key, event;

	if (!functions)
		return false;
	g_hash_table_iter_init(&iter, functions);
	while (g_hash_table_iter_next(&iter, &key, &event))
		if (!sets(family, GPOINTER_TO_UINT(key), field) ||
		    (GPOINTER_TO_UINT(key) == s->function && GPOINTER_TO_UINT(event) > s->event))
			return true;
	return false;
}

static void judge(struct family *family, const struct setter *s)
{
	uint32_t unit = program_function(family->program, s->function)->unit;
	const struct facts *f = family->program->units[unit];
	const struct fact_symbol *field = &f->symbols[s->field];
	GPtrArray *list = g_hash_table_lookup(family->enders, family_text(f, field->owner));
	const struct ender *here = NULL;
	struct fault *fault;

	if (!list || is_ended_elsewhere(family, s, family_text(f, field->usr)))
		return;
	for (guint i = 0; i < list->len; i++) {
		struct ender *e = list->pdata[i];

		look(family, e);
		if (g_hash_table_contains(e->seen, family_text(f, field->usr)) ||
		    g_hash_table_contains(e->reached, GUINT_TO_POINTER(s->function)) ||
		    ends_by_itself(family, s, e))
			return;
		if (program_function(family->program, e->function)->unit == unit && !here)
			here = e;
	}
	if (!here || (!s->act->loose && follows_close(family, here->function) &&
	              !ends_sibling(family, s, family_text(f, field->owner))))
		return;
	fault = tasks_fault(family->tasks, FAULT_FIELD, s->row, s->function, s->event);
	fault->other = here->function;
	fault->thing = g_strdup_printf("%s::%s", family_text(f, field->owner),
	                               family_text(f, field->name));
	fault_step_add(fault, s->function, f->events[s->event].loc,
	               g_strdup_printf("%s() begins something in %s", s->row->name, fault->thing));
	fault_step_add(fault, here->function,
	               f->symbols[program_function(family->program, here->function)->symbol].def,
	               g_strdup_printf("%s() ends the struct and does not look at that field",
	                               program_function(family->program, here->function)->name));
}

void family_find(struct tasks *tasks)
{
	struct family family = { .tasks = tasks, .program = tasks->fates.program };
	g_autoptr(GHashTable) said = g_hash_table_new(g_str_hash, g_str_equal);

	family.setters = g_array_new(FALSE, FALSE, sizeof(struct setter));
	family.enders = g_hash_table_new_full(g_str_hash, g_str_equal, g_free,
	                                      (GDestroyNotify)g_ptr_array_unref);
	family.records = g_hash_table_new(g_str_hash, g_str_equal);
	family.released = g_hash_table_new_full(g_str_hash, g_str_equal, NULL,
	                                        (GDestroyNotify)g_hash_table_destroy);
	family_gather(&family);
	for (guint i = 0; i < family.setters->len; i++) {
		const struct setter *s = &g_array_index(family.setters, struct setter, i);
		const struct facts *f;

		program_body(family.program, s->function, &f);
		if (g_hash_table_add(said, (gpointer)family_text(f, f->symbols[s->field].usr)))
			judge(&family, s);
	}
	g_array_unref(family.setters);
	g_hash_table_destroy(family.enders);
	g_hash_table_destroy(family.records);
	g_hash_table_destroy(family.released);
}
