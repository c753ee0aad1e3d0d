/* SPDX-License-Identifier: MIT
 *
 * lock_path.c - from values to paths, and what two paths have to do with each other.
 *
 * Two directions: lock_path_place reads a value as a place (`c->lock`), lock_path_pointee as a
 * pointer (`&c->lock`, or a local that was given it). Names of fields and variables are unique over
 * the program: units that include one header agree, two static variables of one name do not.
 */
#include "locks/lock_path.h"

#include <string.h>

#define DEPTH 24

static guint path_hash(gconstpointer key)
{
	const uint32_t *words = key;
	guint hash = 5381;

	for (size_t i = 0; i < sizeof(struct lock_path) / sizeof(uint32_t); i++)
		hash = hash * 33 + words[i];
	return hash;
}

static gboolean path_equal(gconstpointer a, gconstpointer b)
{
	return !memcmp(a, b, sizeof(struct lock_path));
}

uint32_t lock_path_number(struct lock_paths *paths, const struct lock_path *path)
{
	gpointer found;
	struct lock_path *key;

	if (g_hash_table_lookup_extended(paths->path_of, path, NULL, &found))
		return GPOINTER_TO_UINT(found);
	key = g_new(struct lock_path, 1);
	*key = *path;
	g_array_append_val(paths->paths, *path);
	g_hash_table_insert(paths->path_of, key, GUINT_TO_POINTER(paths->paths->len - 1));
	return paths->paths->len - 1;
}

void lock_paths_init(struct lock_paths *paths, const struct program *program)
{
	const struct lock_path unknown = { .root = LOCK_ROOT_UNKNOWN };

	paths->program = program;
	paths->paths = g_array_new(FALSE, TRUE, sizeof(struct lock_path));
	paths->path_of = g_hash_table_new_full(path_hash, path_equal, g_free, NULL);
	paths->names = g_ptr_array_new_with_free_func(g_free);
	paths->name_of = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	g_ptr_array_add(paths->names, g_strdup("?"));
	lock_path_number(paths, &unknown);
}

void lock_paths_release(struct lock_paths *paths)
{
	g_array_unref(paths->paths);
	g_hash_table_destroy(paths->path_of);
	g_ptr_array_unref(paths->names);
	g_hash_table_destroy(paths->name_of);
}

/* The number of the variable or field SYMBOL. */
static uint32_t name_number(struct lock_paths *paths, const struct facts *f, uint32_t symbol)
{
	const struct fact_symbol *s = &f->symbols[symbol];
	bool shared = s->kind == SYMBOL_VARIABLE && s->linkage == LINKAGE_EXTERNAL;
	g_autofree char *key = NULL;
	gpointer found;

	if (shared)
		key = g_strdup(facts_string(f, s->name));
	else
		key = g_strdup_printf("%s:%u:%u:%s", facts_path(f, s->decl), s->decl.line,
		                      s->decl.column, facts_string(f, s->name));
	if (g_hash_table_lookup_extended(paths->name_of, key, NULL, &found))
		return GPOINTER_TO_UINT(found);
	g_ptr_array_add(paths->names, g_strdup(facts_string(f, s->name)));
	g_hash_table_insert(paths->name_of, g_steal_pointer(&key),
	                    GUINT_TO_POINTER(paths->names->len - 1));
	return paths->names->len - 1;
}

/* Adds a step; false when the path gets too long. An element through a pointer to an element is an
 * element of the same. */
static bool add_step(struct lock_path *path, enum lock_step_kind kind, uint32_t name)
{
	struct lock_step *last = path->step_count ? &path->steps[path->step_count - 1] : NULL;

	if (kind == LOCK_STEP_ELEMENT && last && last->kind == LOCK_STEP_DEREF)
		last->kind = LOCK_STEP_ELEMENT;
	if (kind == LOCK_STEP_ELEMENT && last && last->kind == LOCK_STEP_ELEMENT)
		return true;
	if (path->step_count == LOCK_STEPS)
		return false;
	path->steps[path->step_count++] = (struct lock_step){ kind, name };
	return true;
}

static bool place(const struct lock_frame *frame, uint32_t value, struct lock_path *path,
                  unsigned depth);
static bool pointee(const struct lock_frame *frame, uint32_t value, struct lock_path *path,
                    unsigned depth);

static const struct fact_value *value_row(const struct lock_frame *frame, uint32_t value)
{
	return &frame->facts->values[value];
}

static bool type_is_array(const struct facts *f, fact_str type)
{
	return g_str_has_suffix(facts_string(f, type), "]");
}

static bool is_array(const struct lock_frame *frame, uint32_t value)
{
	const struct fact_value *v = value_row(frame, value);
	const struct facts *f = frame->facts;

	switch (v->op) {
	case VALUE_LOCAL:
		return (f->locals[frame->body->local_first + v->a].flags & LOCAL_ARRAY) != 0;
	case VALUE_GLOBAL:
		return type_is_array(f, f->symbols[v->a].type);
	case VALUE_FIELD:
		return type_is_array(f, f->symbols[v->b].type);
	default:
		return false;
	}
}

/* The element of an array, or of what a pointer points to. */
static bool element(const struct lock_frame *frame, uint32_t base, struct lock_path *path,
                    unsigned depth)
{
	return (is_array(frame, base) ? place(frame, base, path, depth)
	                              : pointee(frame, base, path, depth)) &&
	       add_step(path, LOCK_STEP_ELEMENT, 0);
}

static bool pointee_of_local(const struct lock_frame *frame, uint32_t value, struct lock_path *path,
                             unsigned depth)
{
	uint32_t given = frame->value_of_local[value_row(frame, value)->a];

	if (given != FACT_NONE && pointee(frame, given, path, depth))
		return true;
	return place(frame, value, path, depth) && add_step(path, LOCK_STEP_DEREF, 0);
}

static bool pointee_of_call(const struct lock_frame *frame, uint32_t event, struct lock_path *path,
                            unsigned depth)
{
	const struct fact_event *e = &frame->facts->events[event];
	int arg = frame->returned_arg ? frame->returned_arg(frame, event) : -1;

	return arg >= 0 && (uint32_t)arg < e->arg_count &&
	       pointee(frame, frame->facts->args[e->arg_first + (uint32_t)arg], path, depth);
}

static bool pointee(const struct lock_frame *frame, uint32_t value, struct lock_path *path,
                    unsigned depth)
{
	const struct fact_value *v = value_row(frame, value);

	memset(path, 0, sizeof(*path));
	if (!depth)
		return false;
	if (is_array(frame, value))
		return place(frame, value, path, depth - 1) && add_step(path, LOCK_STEP_ELEMENT, 0);
	switch (v->op) {
	case VALUE_ADDRESS:
		return place(frame, v->a, path, depth - 1);
	case VALUE_LOCAL:
		return pointee_of_local(frame, value, path, depth - 1);
	case VALUE_CALL:
		return pointee_of_call(frame, v->a, path, depth - 1);
	case VALUE_BINARY:
		return (v->sub == BINARY_ADD || v->sub == BINARY_SUB) &&
		       element(frame, v->a, path, depth - 1);
	default:
		return place(frame, value, path, depth - 1) && add_step(path, LOCK_STEP_DEREF, 0);
	}
}

static bool place(const struct lock_frame *frame, uint32_t value, struct lock_path *path,
                  unsigned depth)
{
	const struct fact_value *v = value_row(frame, value);

	memset(path, 0, sizeof(*path));
	if (!depth)
		return false;
	switch (v->op) {
	case VALUE_LOCAL:
		path->root = v->a < frame->body->param_count && !frame->is_changed[v->a]
		                     ? LOCK_ROOT_PARAM
		                     : LOCK_ROOT_LOCAL;
		path->base = v->a;
		return true;
	case VALUE_GLOBAL:
		path->root = LOCK_ROOT_GLOBAL;
		path->base = name_number(frame->paths, frame->facts, v->a);
		return true;
	case VALUE_FIELD:
		return (v->imm ? pointee(frame, v->a, path, depth - 1)
		               : place(frame, v->a, path, depth - 1)) &&
		       add_step(path, LOCK_STEP_FIELD,
		                name_number(frame->paths, frame->facts, v->b));
	case VALUE_INDEX:
		return element(frame, v->a, path, depth - 1);
	case VALUE_DEREF:
		return pointee(frame, v->a, path, depth - 1);
	default:
		return false;
	}
}

uint32_t lock_path_pointee(const struct lock_frame *frame, uint32_t value)
{
	struct lock_path path;

	return pointee(frame, value, &path, DEPTH) ? lock_path_number(frame->paths, &path)
	                                           : PATH_UNKNOWN;
}

uint32_t lock_path_place(const struct lock_frame *frame, uint32_t value)
{
	struct lock_path path;

	return place(frame, value, &path, DEPTH) ? lock_path_number(frame->paths, &path)
	                                         : PATH_UNKNOWN;
}

uint32_t lock_path_thread(struct lock_paths *paths)
{
	const struct lock_path path = { .root = LOCK_ROOT_THREAD };

	return lock_path_number(paths, &path);
}

static bool is_null(const struct facts *f, uint32_t value)
{
	return f->values[value].op == VALUE_INT && !f->values[value].imm;
}

void lock_frame_init(struct lock_frame *frame)
{
	const struct fact_function *body = frame->body;
	uint32_t count = body->local_count + 1;

	frame->value_of_local = g_new(uint32_t, count);
	frame->is_changed = g_new0(bool, count);
	memset(frame->value_of_local, 0xff, sizeof(uint32_t) * count);
	for (uint32_t i = 0; i < body->event_count; i++) {
		const struct fact_event *e = &frame->facts->events[body->event_first + i];
		const struct fact_value *to;

		if (e->kind != EVENT_STORE || is_null(frame->facts, e->b))
			continue;
		to = &frame->facts->values[e->a];
		if (to->op != VALUE_LOCAL)
			continue;
		frame->value_of_local[to->a] = frame->is_changed[to->a] || to->a < body->param_count
		                                       ? FACT_NONE
		                                       : e->b;
		frame->is_changed[to->a] = true;
	}
}

void lock_frame_release(struct lock_frame *frame)
{
	g_free(frame->value_of_local);
	g_free(frame->is_changed);
}

/* PATH is a local that stands for one value: becomes what that points to. */
static bool follow_local(const struct lock_frame *frame, struct lock_path *path)
{
	struct lock_path object;
	uint32_t given;

	if (path->root != LOCK_ROOT_LOCAL || path->step_count)
		return false;
	given = frame->value_of_local[path->base];
	if (given == FACT_NONE || !pointee(frame, given, &object, DEPTH))
		return false;
	*path = object;
	return true;
}

uint32_t lock_path_seen_from(const struct lock_frame *frame, uint32_t event, bool by_library,
                             uint32_t path)
{
	const struct fact_event *e = &frame->facts->events[event];
	struct lock_path inner = *lock_path(frame->paths, path), outer;
	uint32_t first = 1;
	bool known = true;

	if (inner.root != LOCK_ROOT_PARAM)
		return path;
	if (by_library || inner.base >= e->arg_count || !inner.step_count ||
	    inner.steps[0].kind == LOCK_STEP_FIELD ||
	    !pointee(frame, frame->facts->args[e->arg_first + inner.base], &outer, DEPTH))
		return lock_path_without_root(frame->paths, path);
	if (inner.steps[0].kind == LOCK_STEP_ELEMENT && outer.step_count)
		known = add_step(&outer, LOCK_STEP_ELEMENT, 0);
	if (inner.step_count > 1 && inner.steps[1].kind == LOCK_STEP_DEREF)
		first += follow_local(frame, &outer);
	for (uint32_t i = first; known && i < inner.step_count; i++)
		known = add_step(&outer, inner.steps[i].kind, inner.steps[i].name);
	return known ? lock_path_number(frame->paths, &outer)
	             : lock_path_without_root(frame->paths, path);
}
