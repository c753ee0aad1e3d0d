/* SPDX-License-Identifier: MIT
 *
 * shared_places.c - one pass over all functions that run on a loop or in a coroutine.
 *
 * Freeing is found through wrappers: a function frees its parameter when it hands it on to
 * something that frees it, and so on for a few rounds. A local counts as what it was loaded from
 * anywhere in the function.
 */
#include "stale/shared_places.h"

#include <string.h>

/* How many wrappers around free() are followed. */
#define ROUNDS 4

struct shared_places {
	const struct program *program;
	GHashTable *keys;      /* char * -> itself */
	GHashTable *writers;   /* key -> GArray of struct shared_use */
	GHashTable *freers;    /* key -> GArray of struct shared_use */
	uint64_t *frees_param; /* per function, bit k: it frees its parameter k */
};

static const char *keep_key(struct shared_places *shared, char *key)
{
	char *known = g_hash_table_lookup(shared->keys, key);

	if (known) {
		g_free(key);
		return known;
	}
	g_hash_table_add(shared->keys, key);
	return key;
}

/* Does VALUE begin at a global, by whatever members and pointers? */
static bool is_rooted(const struct facts *f, const struct fact_value *v)
{
	while (v->op == VALUE_FIELD || v->op == VALUE_INDEX || v->op == VALUE_DEREF ||
	       v->op == VALUE_ADDRESS)
		v = &f->values[v->a];
	return v->op == VALUE_GLOBAL;
}

/* Is VALUE part of a local object, no pointer in between? */
static bool is_in_local(const struct facts *f, const struct fact_value *v)
{
	while ((v->op == VALUE_FIELD && !v->imm) || v->op == VALUE_INDEX)
		v = &f->values[v->a];
	return v->op == VALUE_LOCAL;
}

static char *global_key(const struct facts *f, const struct fact_symbol *s)
{
	if (s->linkage == LINKAGE_EXTERNAL)
		return g_strdup_printf("g%s", facts_string(f, s->name));
	return g_strdup_printf("g%s:%s", facts_path(f, s->decl), facts_string(f, s->usr));
}

struct shared_place shared_place_of(struct shared_places *shared, uint32_t unit, uint32_t value)
{
	const struct facts *f = shared->program->units[unit];
	const struct fact_value *v = &f->values[value];
	struct shared_place place = { .key = NULL };

	while (v->op == VALUE_INDEX)
		v = &f->values[v->a];
	if (v->op == VALUE_GLOBAL && !(f->symbols[v->a].flags & SYMBOL_CONST))
		place.key = keep_key(shared, global_key(f, &f->symbols[v->a]));
	else if (v->op == VALUE_FIELD && (v->imm || !is_in_local(f, v)))
		place.key = keep_key(shared,
		                     g_strdup_printf("f%s", facts_string(f, f->symbols[v->b].usr)));
	place.rooted = place.key && is_rooted(f, v);
	return place;
}

static void add_use(GHashTable *uses, const char *key, struct shared_use use)
{
	GArray *list = g_hash_table_lookup(uses, key);

	if (!list) {
		list = g_array_new(FALSE, FALSE, sizeof(struct shared_use));
		g_hash_table_insert(uses, (char *)key, list);
	}
	g_array_append_val(list, use);
}

/* Calls NOTE for each parameter (argument of CALL) that the call frees. */
static uint64_t freed_args(const struct shared_places *shared, const struct program_call *call)
{
	uint64_t args = 0;

	for (uint32_t i = 0; i < call->target_count; i++) {
		uint32_t target = program_target(shared->program, call->target_first + i)->function;
		const struct model_function *row = program_function(shared->program, target)->model;

		if (!row)
			args |= shared->frees_param[target];
		for (size_t k = 0; row && k < row->act_count; k++)
			if (row->acts[k].act == ACT_FREE && !row->acts[k].returned &&
			    !row->acts[k].pointee)
				args |= (uint64_t)1 << row->acts[k].arg;
	}
	return args;
}

/* The parameter of the function that VALUE is, or -1. */
static int param_of(const struct fact_function *body, const struct fact_value *v)
{
	return v->op == VALUE_LOCAL && v->a < body->param_count && v->a < 64 ? (int)v->a : -1;
}

static bool find_wrappers(struct shared_places *shared)
{
	bool changed = false;

	for (guint c = 0; c < shared->program->calls->len; c++) {
		const struct program_call *call = program_call(shared->program, c);
		const struct facts *f;
		const struct fact_function *body = program_body(shared->program, call->caller, &f);
		const struct fact_event *e = &f->events[call->event];
		uint64_t args = freed_args(shared, call), before;

		for (uint32_t k = 0; args >> k && k < e->arg_count && k < 63; k++) {
			int param = args >> k & 1
			                    ? param_of(body, &f->values[f->args[e->arg_first + k]])
			                    : -1;

			if (param < 0)
				continue;
			before = shared->frees_param[call->caller];
			shared->frees_param[call->caller] |= (uint64_t)1 << param;
			changed |= before != shared->frees_param[call->caller];
		}
	}
	return changed;
}

/* The key of what VALUE is: a shared place, or a local that was loaded from one. */
static const char *loaded_from(struct shared_places *shared, uint32_t unit,
                               const struct fact_function *body, uint32_t value)
{
	const struct facts *f = shared->program->units[unit];
	const struct fact_value *v = &f->values[value];
	const char *key = shared_place_of(shared, unit, value).key;

	for (uint32_t i = 0; !key && v->op == VALUE_LOCAL && i < body->event_count; i++) {
		const struct fact_event *e = &f->events[body->event_first + i];

		if (e->kind == EVENT_STORE && f->values[e->a].op == VALUE_LOCAL &&
		    f->values[e->a].a == v->a)
			key = shared_place_of(shared, unit, e->b).key;
	}
	return key;
}

static void note_function(struct shared_places *shared, uint32_t function, enum context context)
{
	const struct program_function *fn = program_function(shared->program, function);
	const struct facts *f;
	const struct fact_function *body = program_body(shared->program, function, &f);
	struct shared_use use = { .function = function, .context = context };

	for (uint32_t i = 0; body && i < body->event_count; i++) {
		const struct fact_event *e = &f->events[body->event_first + i];
		const char *key = NULL;

		if (e->kind == EVENT_STORE)
			key = shared_place_of(shared, fn->unit, e->a).key;
		use.event = body->event_first + i;
		if (key)
			add_use(shared->writers, key, use);
	}
	for (uint32_t i = 0; body && i < fn->call_count; i++) {
		const struct program_call *call = program_call(shared->program, fn->call_first + i);
		const struct fact_event *e = &f->events[call->event];
		uint64_t args = freed_args(shared, call);

		use.event = call->event;
		for (uint32_t k = 0; args >> k && k < e->arg_count && k < 63; k++) {
			const char *key = args >> k & 1 ? loaded_from(shared, fn->unit, body,
			                                              f->args[e->arg_first + k])
			                                : NULL;

			if (key)
				add_use(shared->freers, key, use);
		}
	}
}

struct shared_places *shared_places_new(const struct program *program,
                                        const struct contexts *contexts)
{
	static const enum context searched[] = { CONTEXT_LOOP, CONTEXT_CORO };
	struct shared_places *shared = g_new0(struct shared_places, 1);
	int round = 0;

	shared->program = program;
	shared->keys = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	shared->writers = g_hash_table_new_full(g_str_hash, g_str_equal, NULL,
	                                        (GDestroyNotify)g_array_unref);
	shared->freers = g_hash_table_new_full(g_str_hash, g_str_equal, NULL,
	                                       (GDestroyNotify)g_array_unref);
	shared->frees_param = g_new0(uint64_t, (gsize)program->functions->len + 1);
	while (find_wrappers(shared) && ++round < ROUNDS)
		;
	for (uint32_t i = 0; i < program->functions->len; i++)
		for (size_t c = 0; c < G_N_ELEMENTS(searched); c++)
			if (contexts_reach(contexts, searched[c], i)->root != FACT_NONE) {
				note_function(shared, i, searched[c]);
				break;
			}
	return shared;
}

void shared_places_free(struct shared_places *shared)
{
	if (!shared)
		return;
	g_hash_table_unref(shared->writers);
	g_hash_table_unref(shared->freers);
	g_hash_table_unref(shared->keys);
	g_free(shared->frees_param);
	g_free(shared);
}

const GArray *shared_writers(const struct shared_places *shared, const char *key)
{
	return g_hash_table_lookup(shared->writers, key);
}

const GArray *shared_freers(const struct shared_places *shared, const char *key)
{
	return g_hash_table_lookup(shared->freers, key);
}
