/* SPDX-License-Identifier: MIT
 *
 * facts_build.h - facts while they grow: one GArray per table, strings stored once.
 *
 * The frontend fills a builder, facts_file.c writes what it holds. Rows are appended and never
 * move their index, so an index handed out stays good; pointers into a table do not.
 */
#ifndef FACTS_FACTS_BUILD_H
#define FACTS_FACTS_BUILD_H

#include <glib.h>
#include "facts/facts.h"

struct facts_builder {
#define TABLE(name, type) GArray *name;
	FACT_TABLES(TABLE)
#undef TABLE
	GHashTable *interned; /* text -> offset into strings */
};

/* A builder with one empty unit row and the empty string; never NULL. */
struct facts_builder *facts_builder_new(void);
void facts_builder_free(struct facts_builder *builder);

/* The offset of TEXT, stored once. NULL is "". */
fact_str facts_builder_string(struct facts_builder *builder, const char *text);

/* Appends VALUE; its index. */
uint32_t facts_builder_value(struct facts_builder *builder, struct fact_value value);

/* The rows as a view; good until the builder grows or is freed. */
struct facts facts_builder_view(const struct facts_builder *builder);

#endif
