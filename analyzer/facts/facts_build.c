/* SPDX-License-Identifier: MIT
 *
 * facts_build.c - growing tables of facts.
 *
 * Strings are interned: a unit says "struct connection" ten thousand times and stores it once. All
 * other rows are appended as they come, which is the order they are read in.
 */
#include "facts/facts_build.h"

#include <string.h>

struct facts_builder *facts_builder_new(void)
{
	struct facts_builder *builder = g_new0(struct facts_builder, 1);
	struct fact_unit unit = { 0 };

#define TABLE(name, type) builder->name = g_array_new(FALSE, TRUE, sizeof(type));
	FACT_TABLES(TABLE)
#undef TABLE
	builder->interned = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	g_array_append_vals(builder->strings, "", 1);
	g_array_append_val(builder->unit, unit);
	return builder;
}

void facts_builder_free(struct facts_builder *builder)
{
	if (!builder)
		return;
#define TABLE(name, type) g_array_free(builder->name, TRUE);
	FACT_TABLES(TABLE)
#undef TABLE
	g_hash_table_destroy(builder->interned);
	g_free(builder);
}

fact_str facts_builder_string(struct facts_builder *builder, const char *text)
{
	gpointer offset;

	if (!text || !*text)
		return 0;
	if (g_hash_table_lookup_extended(builder->interned, text, NULL, &offset))
		return GPOINTER_TO_UINT(offset);
	fact_str str = builder->strings->len;

	g_array_append_vals(builder->strings, text, strlen(text) + 1);
	g_hash_table_insert(builder->interned, g_strdup(text), GUINT_TO_POINTER(str));
	return str;
}

uint32_t facts_builder_value(struct facts_builder *builder, struct fact_value value)
{
	g_array_append_val(builder->values, value);
	return builder->values->len - 1;
}

struct facts facts_builder_view(const struct facts_builder *builder)
{
	struct facts view;

#define TABLE(name, type)                                                                          \
	view.name = (const type *)(void *)builder->name->data;                                     \
	view.name##_count = builder->name->len;
	FACT_TABLES(TABLE)
#undef TABLE
	return view;
}
