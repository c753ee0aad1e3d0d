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

bool capture(const struct compile_command *command, const char *path, GPtrArray **files,
             GError **error)
{
	struct tu *tu = tu_parse(command, error);
	struct facts_builder *builder;
	bool written;

	if (!tu)
		return false;
	builder = lower_unit(tu, command->directory, command->file);
	if (files)
		*files = tu_files(tu, command->directory);
	tu_free(tu);
	struct facts view = facts_builder_view(builder);

	written = facts_file_write(&view, path, error);
	facts_builder_free(builder);
	if (!written && files)
		g_clear_pointer(files, g_ptr_array_unref);
	return written;
}
