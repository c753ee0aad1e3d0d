/* SPDX-License-Identifier: MIT
 *
 * lock_name.c - what two paths of different functions say about being one lock, and paths as text.
 *
 * Objects differ where paths agree, and agree where they differ. For "surely not given back" every
 * doubt counts as one lock; for "this may be what the loop waits for" only a name they share does:
 * the same global object, or the same field of the same struct.
 */
#include "locks/lock_path.h"

static bool is_pointed_to(const struct lock_path *path)
{
	return path->step_count && path->steps[path->step_count - 1].kind != LOCK_STEP_FIELD &&
	       path->steps[path->step_count - 1].kind != LOCK_STEP_ELEMENT;
}

/* The last field of PATH, or 0. */
static uint32_t field_of(const struct lock_path *path)
{
	for (uint32_t i = path->step_count; i-- > 0;)
		if (path->steps[i].kind == LOCK_STEP_FIELD)
			return path->steps[i].name;
	return 0;
}

/* Is it part of a global object, with no pointer on the way? */
static bool is_global(const struct lock_path *path)
{
	for (uint32_t i = 0; i < path->step_count; i++)
		if (path->steps[i].kind == LOCK_STEP_DEREF)
			return false;
	return path->root == LOCK_ROOT_GLOBAL;
}

static bool same_steps(const struct lock_path *a, const struct lock_path *b)
{
	if (a->base != b->base || a->step_count != b->step_count)
		return false;
	for (uint32_t i = 0; i < a->step_count; i++)
		if (a->steps[i].kind != b->steps[i].kind || a->steps[i].name != b->steps[i].name)
			return false;
	return true;
}

bool lock_path_is_known_to_callers(const struct lock_paths *paths, uint32_t path)
{
	uint32_t root = lock_path(paths, path)->root;

	return root == LOCK_ROOT_GLOBAL || root == LOCK_ROOT_PARAM || root == LOCK_ROOT_THREAD;
}

bool lock_path_is_named(const struct lock_paths *paths, uint32_t path)
{
	const struct lock_path *p = lock_path(paths, path);

	return is_global(p) || field_of(p) || (p->root == LOCK_ROOT_GLOBAL && p->step_count == 1);
}

bool lock_path_same_name(const struct lock_paths *paths, uint32_t a, uint32_t b)
{
	const struct lock_path *p = lock_path(paths, a), *q = lock_path(paths, b);

	if (p->root == LOCK_ROOT_GLOBAL && q->root == LOCK_ROOT_GLOBAL && same_steps(p, q))
		return true;
	if (is_global(p) && is_global(q))
		return false;
	return field_of(p) && field_of(p) == field_of(q);
}

bool lock_path_may_alias(const struct lock_paths *paths, uint32_t a, uint32_t b)
{
	const struct lock_path *p = lock_path(paths, a), *q = lock_path(paths, b);

	if (a == b || p->root == LOCK_ROOT_UNKNOWN || q->root == LOCK_ROOT_UNKNOWN)
		return true;
	if (p->root == LOCK_ROOT_THREAD || q->root == LOCK_ROOT_THREAD)
		return false;
	if (is_pointed_to(p) || is_pointed_to(q))
		return true;
	if (is_global(p) && is_global(q))
		return false;
	return field_of(p) == field_of(q);
}

/* How many steps OUTER and PATH share; FACT_NONE when OUTER is no beginning of PATH. */
static uint32_t shared(const struct lock_path *path, const struct lock_path *outer)
{
	if (path->root != outer->root || path->base != outer->base ||
	    path->step_count < outer->step_count)
		return FACT_NONE;
	for (uint32_t i = 0; i < outer->step_count; i++)
		if (path->steps[i].kind != outer->steps[i].kind ||
		    path->steps[i].name != outer->steps[i].name)
			return FACT_NONE;
	return outer->step_count;
}

bool lock_path_is_behind(const struct lock_paths *paths, uint32_t path, uint32_t outer)
{
	const struct lock_path *p = lock_path(paths, path), *o = lock_path(paths, outer);
	uint32_t common = shared(p, o);

	return o->root > LOCK_ROOT_ANY && common != FACT_NONE && common < p->step_count &&
	       p->steps[common].kind != LOCK_STEP_FIELD;
}

bool lock_path_is_within(const struct lock_paths *paths, uint32_t path, uint32_t outer)
{
	const struct lock_path *o = lock_path(paths, outer);

	return o->root > LOCK_ROOT_ANY && shared(lock_path(paths, path), o) != FACT_NONE;
}

bool lock_path_is_loaded(const struct lock_paths *paths, uint32_t path)
{
	const struct lock_path *p = lock_path(paths, path);

	for (uint32_t i = 0; i < p->step_count; i++)
		if (p->steps[i].kind != LOCK_STEP_DEREF)
			return true;
	return p->step_count > 1 || p->root == LOCK_ROOT_LOCAL;
}

uint32_t lock_path_without_root(struct lock_paths *paths, uint32_t path)
{
	const struct lock_path *p = lock_path(paths, path);
	struct lock_path some = { .root = LOCK_ROOT_ANY, .step_count = 1 };

	if (p->root == LOCK_ROOT_GLOBAL || p->root == LOCK_ROOT_THREAD)
		return path;
	if (!field_of(p) || is_pointed_to(p))
		return PATH_UNKNOWN;
	some.steps[0] = (struct lock_step){ LOCK_STEP_FIELD, field_of(p) };
	return lock_path_number(paths, &some);
}

static void append_root(const struct lock_paths *paths, const struct facts *facts,
                        const struct fact_function *body, const struct lock_path *p, GString *out)
{
	const struct fact_local *local;

	switch (p->root) {
	case LOCK_ROOT_GLOBAL:
		g_string_append(out, g_ptr_array_index(paths->names, p->base));
		break;
	case LOCK_ROOT_PARAM:
	case LOCK_ROOT_LOCAL:
		local = body ? &facts->locals[body->local_first + p->base] : NULL;
		g_string_append(out, local && local->name ? facts_string(facts, local->name) : "_");
		break;
	case LOCK_ROOT_THREAD:
		g_string_append(out, "(this thread)");
		break;
	default:
		g_string_append(out, "(some)");
	}
}

char *lock_path_text(const struct lock_paths *paths, const struct facts *facts,
                     const struct fact_function *body, uint32_t path)
{
	const struct lock_path *p = lock_path(paths, path);
	GString *out = g_string_new(NULL);
	bool arrow = false;

	append_root(paths, facts, body, p, out);
	for (uint32_t i = 0; i < p->step_count; i++) {
		const struct lock_step *step = &p->steps[i];

		if (step->kind == LOCK_STEP_FIELD)
			g_string_append_printf(out, "%s%s", arrow ? "->" : ".",
			                       (char *)g_ptr_array_index(paths->names, step->name));
		else if (step->kind == LOCK_STEP_ELEMENT)
			g_string_append(out, "[]");
		arrow = step->kind == LOCK_STEP_DEREF;
	}
	return g_string_free(out, FALSE);
}
