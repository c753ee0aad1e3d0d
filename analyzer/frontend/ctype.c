/* SPDX-License-Identifier: MIT
 *
 * ctype.c - nodes of types, and the adjustments C makes to them.
 *
 * What holds: nodes never change once made, so they may be shared; a pool makes at most POOL_NODES,
 * afterwards everything is unknown, which is an answer that every user of a type must expect
 * anyway. What it does not do: know where a type comes from.
 *
 * Read next: ctype_parse.c (text to nodes), ctype_match.c (comparison).
 */
#include "frontend/ctype.h"

#define POOL_NODES 20000

struct ctype_pool {
	GPtrArray *memory; /* nodes and their lists of parameters */
	unsigned left;
};

struct ctype_pool *ctype_pool_new(void)
{
	struct ctype_pool *pool = g_new(struct ctype_pool, 1);

	pool->memory = g_ptr_array_new_with_free_func(g_free);
	pool->left = POOL_NODES;
	return pool;
}

void ctype_pool_free(struct ctype_pool *pool)
{
	if (!pool)
		return;
	g_ptr_array_unref(pool->memory);
	g_free(pool);
}

const struct ctype *ctype_unknown(void)
{
	static const struct ctype unknown = { .kind = CTYPE_UNKNOWN };

	return &unknown;
}

const struct ctype *ctype_new(struct ctype_pool *pool, struct ctype type)
{
	struct ctype *node;

	if (pool->left <= type.param_count) {
		pool->left = 0;
		return ctype_unknown();
	}
	pool->left -= type.param_count + 1;
	if (type.param_count) {
		type.params = g_memdup2(type.params, type.param_count * sizeof(*type.params));
		g_ptr_array_add(pool->memory, type.params);
	}
	node = g_memdup2(&type, sizeof(type));
	g_ptr_array_add(pool->memory, node);
	return node;
}

const struct ctype *ctype_qualified(struct ctype_pool *pool, const struct ctype *type,
                                    unsigned qualifiers)
{
	struct ctype copy = *type;

	if (!(qualifiers & ~type->qualifiers) || type->kind == CTYPE_UNKNOWN ||
	    type->kind == CTYPE_FUNCTION)
		return type;
	if (type->kind == CTYPE_ARRAY)
		copy.of = ctype_qualified(pool, type->of, qualifiers);
	else
		copy.qualifiers |= qualifiers;
	return ctype_new(pool, copy);
}

const struct ctype *ctype_adjusted(struct ctype_pool *pool, const struct ctype *type)
{
	if (type->kind == CTYPE_ARRAY)
		return ctype_new(pool, (struct ctype){ .kind = CTYPE_POINTER, .of = type->of });
	if (type->kind == CTYPE_FUNCTION)
		return ctype_new(pool, (struct ctype){ .kind = CTYPE_POINTER, .of = type });
	return type;
}

const struct ctype *ctype_value(struct ctype_pool *pool, const struct ctype *type)
{
	struct ctype copy = *ctype_adjusted(pool, type);

	if (copy.kind == CTYPE_ATOMIC)
		return ctype_value(pool, copy.of);
	copy.qualifiers = 0;
	return ctype_new(pool, copy);
}
