/* SPDX-License-Identifier: MIT
 *
 * places.c - numbering the places of a function in one pass over its values.
 *
 * Values point backwards, so when a value is looked at its operands have their places already.
 * Parameters are numbered first, in order, whether they are mentioned or not, and what those point
 * to that are pointers to pointers.
 */
#include "flow/places.h"

#include <string.h>

#include "support/key_hash.h"

#define PLACE_DEPTH 3

static gint64 place_key(uint32_t base, unsigned step, uint32_t key)
{
	return ((gint64)(base + 1) << 34) ^ ((gint64)step << 32) ^ key;
}

static uint32_t local_flags(const struct places *places, uint32_t local)
{
	return places->facts->locals[places->body->local_first + local].flags;
}

/* Does an index into BASE follow a pointer? An array that is a local is in place. */
static bool is_pointer(const struct places *places, uint32_t base)
{
	const struct place_row *row = place_row(places, base);

	return row->step != STEP_LOCAL || !(local_flags(places, row->key) & LOCAL_ARRAY);
}

static bool is_indirect(const struct places *places, const struct place_row *row, bool arrow)
{
	if (row->step == STEP_LOCAL)
		return false;
	return row->step == STEP_DEREF || arrow ||
	       (row->step == STEP_INDEX && is_pointer(places, row->base)) ||
	       place_row(places, row->base)->indirect;
}

static bool is_exposed(const struct places *places, const struct place_row *row)
{
	if (row->step == STEP_LOCAL)
		return (local_flags(places, row->key) & LOCAL_ADDRESS_TAKEN) != 0;
	return row->indirect || place_row(places, row->base)->exposed;
}

static uint32_t intern(struct places *places, GHashTable *ids, struct place_row row, bool arrow)
{
	gint64 packed = place_key(row.base, row.step, row.key);
	gpointer id;
	gint64 *stored;

	if (g_hash_table_lookup_extended(ids, &packed, NULL, &id))
		return GPOINTER_TO_UINT(id);
	if (row.base != PLACE_NONE)
		row.depth = place_row(places, row.base)->depth + 1;
	if (row.depth > PLACE_DEPTH)
		return PLACE_NONE;
	row.indirect = is_indirect(places, &row, arrow);
	row.exposed = is_exposed(places, &row);
	g_array_append_val(places->rows, row);
	stored = g_new(gint64, 1);
	*stored = packed;
	g_hash_table_insert(ids, stored, GUINT_TO_POINTER(places->rows->len - 1));
	return places->rows->len - 1;
}

static uint32_t place_for(struct places *places, GHashTable *ids, const struct fact_value *v)
{
	const struct fact_value *index;
	struct place_row row = { .base = PLACE_NONE, .step = STEP_LOCAL, .key = v->a };

	if (v->op == VALUE_LOCAL)
		return intern(places, ids, row, false);
	if (v->op != VALUE_FIELD && v->op != VALUE_INDEX && v->op != VALUE_DEREF)
		return PLACE_NONE;
	row.base = place_of_value(places, v->a);
	if (row.base == PLACE_NONE)
		return PLACE_NONE;
	row.step = STEP_DEREF;
	row.key = 0;
	if (v->op == VALUE_FIELD) {
		row.step = STEP_FIELD;
		row.key = v->b;
	} else if (v->op == VALUE_INDEX) {
		index = &places->facts->values[v->b];
		if (index->op != VALUE_INT || index->imm < 0 || index->imm > UINT16_MAX)
			return PLACE_NONE;
		row.step = STEP_INDEX;
		row.key = (uint32_t)index->imm;
	}
	return intern(places, ids, row, v->op == VALUE_FIELD && v->imm);
}

/* Does parameter PARAM point to a pointer? */
static bool is_double_pointer(const struct places *places, uint32_t param)
{
	const char *type = facts_string(
		places->facts, places->facts->locals[places->body->local_first + param].type);
	const char *star = strchr(type, '*');

	return star && star[1] == '*' && !strchr(star, '(');
}

void places_init(struct places *places, const struct facts *facts, const struct fact_function *body)
{
	g_autoptr(GHashTable) ids = g_hash_table_new_full(key_hash_int64, g_int64_equal, g_free,
	                                                  NULL);

	*places = (struct places){ .facts = facts, .body = body };
	places->rows = g_array_new(FALSE, FALSE, sizeof(struct place_row));
	places->of_value = g_new(uint32_t, (gsize)body->value_count + 1);
	for (uint32_t i = 0; i < body->param_count; i++)
		intern(places, ids,
		       (struct place_row){ .base = PLACE_NONE, .step = STEP_LOCAL, .key = i },
		       false);
	for (uint32_t i = 0; i < body->param_count; i++)
		if (is_double_pointer(places, i))
			intern(places, ids, (struct place_row){ .base = i, .step = STEP_DEREF },
			       false);
	for (uint32_t i = 0; i < body->value_count; i++)
		places->of_value[i] = place_for(places, ids, &facts->values[body->value_first + i]);
}

void places_release(struct places *places)
{
	g_array_unref(places->rows);
	g_free(places->of_value);
}

uint32_t place_behind(const struct places *places, uint32_t place)
{
	for (uint32_t i = 0; place != PLACE_NONE && i < places->rows->len; i++) {
		const struct place_row *row = place_row(places, i);

		if (row->base == place && row->step == STEP_DEREF)
			return i;
	}
	return PLACE_NONE;
}

bool place_within(const struct places *places, uint32_t inner, uint32_t outer)
{
	while (inner != PLACE_NONE && inner != outer)
		inner = place_row(places, inner)->base;
	return inner == outer;
}
