/* SPDX-License-Identifier: MIT
 *
 * capture.c - parse, lower, write: all that happens to a unit alone.
 *
 * This is the whole of what a worker process does with a unit, and what `asynclint capture` does as
 * a build action. Nothing of libclang outlives it.
 */
#include "frontend/capture.h"

#include "facts/facts_file.h"
#include "frontend/lower.h"
#include "frontend/tu.h"

static void merge_unknown(GHashTable *into, GHashTable *from)
{
	GHashTableIter iter;
	gpointer flag;

	g_hash_table_iter_init(&iter, from);
	while (into && g_hash_table_iter_next(&iter, &flag, NULL))
		g_hash_table_add(into, g_strdup(flag));
}

bool capture(const struct compile_command *command, const char *path, GHashTable *unknown,
             GError **error)
{
	struct tu *tu = tu_parse(command, error);
	struct facts_builder *builder;
	bool written;

	if (!tu)
		return false;
	merge_unknown(unknown, tu->unknown_flags);
	builder = lower_unit(tu, command->directory, command->file);
	tu_free(tu);
	struct facts view = facts_builder_view(builder);

	written = facts_file_write(&view, path, error);
	facts_builder_free(builder);
	return written;
}
