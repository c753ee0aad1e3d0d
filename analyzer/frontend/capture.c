/* SPDX-License-Identifier: MIT
 *
 * capture.c - parse, lower, write: all that happens to a unit alone.
 *
 * This is the whole of what a worker process does with a unit, and what `asynclint capture` does as
 * a build action. Nothing of libclang outlives it.
 */
#include "frontend/capture.h"

#include <string.h>

#include "facts/facts_file.h"
#include "frontend/lower.h"
#include "frontend/mark_facts.h"
#include "frontend/tu.h"

/* The facts of COMMAND's file, or NULL with ERROR. FILES becomes what was read. */
static struct facts_builder *facts_of(const struct compile_command *command,
                                      struct tu_prefix *prefix, struct mark_reader *marks,
                                      GPtrArray **files, GError **error)
{
	struct tu *tu = tu_parse(command, prefix, error);
	struct facts_builder *builder = NULL;

	/* With errors, words about them would differ; a text that reads itself would be read with
	 * its first lines blank. */
	if (tu && !(prefix && (tu->errors || tu_includes_itself(tu))))
		builder = lower_unit(tu, command->directory, command->file);
	if (builder) {
		*files = tu_files(tu, command->directory);
		for (guint i = 0; prefix && i < prefix->files->len; i++)
			g_ptr_array_add(*files, g_strdup(prefix->files->pdata[i]));
		mark_facts_add(marks, builder, tu, command, *files);
	}
	tu_free(tu);
	return builder;
}

/* The same behind PREFIX; NULL when that could differ. */
static struct facts_builder *facts_behind(const struct compile_command *command,
                                          struct tu_prefix *prefix, struct mark_reader *marks,
                                          GPtrArray **files)
{
	for (guint i = 0; i < prefix->files->len; i++)
		if (!strcmp(prefix->files->pdata[i], command->file))
			return NULL;
	return facts_of(command, prefix, marks, files, NULL);
}

bool capture(const struct compile_command *command, struct tu_prefix *prefix,
             struct mark_reader *marks, const char *path, GPtrArray **files, GError **error)
{
	g_autoptr(GPtrArray) read = NULL;
	struct facts_builder *builder = prefix ? facts_behind(command, prefix, marks, &read) : NULL;
	bool written;

	if (!builder) {
		builder = facts_of(command, NULL, marks, &read, error);
		if (prefix)
			prefix->missed++;
	}
	if (!builder)
		return false;
	struct facts view = facts_builder_view(builder);

	written = facts_file_write(&view, path, error);
	facts_builder_free(builder);
	if (written && files)
		*files = g_steal_pointer(&read);
	return written;
}
