/* SPDX-License-Identifier: MIT
 *
 * mark_facts.c - files with marks, in the order of their cleaned paths.
 *
 * One file may be known by several names, and a header that stands in a prefix comes under another
 * one than it would from the unit; the cleaned path is what facts know a file by, so it decides.
 * Whether a header is a system's is asked only of those that have marks, because the answer may be
 * dear (lower_symbol.c).
 */
#include "frontend/mark_facts.h"

#include <string.h>

#include "frontend/marks.h"
#include "support/file.h"

/* Texts that are larger have been made by a program. */
#define LARGEST_TEXT (64u << 20)

struct mark_reader {
	GHashTable *texts; /* path -> GArray of struct mark, or NULL: it has none */
};

static void unref_marks(gpointer marks)
{
	if (marks)
		g_array_unref(marks);
}

struct mark_reader *mark_reader_new(void)
{
	struct mark_reader *reader = g_new0(struct mark_reader, 1);

	reader->texts = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, unref_marks);
	return reader;
}

void mark_reader_free(struct mark_reader *reader)
{
	if (!reader)
		return;
	g_hash_table_destroy(reader->texts);
	g_free(reader);
}

static GArray *read_marks(const char *path)
{
	const char *why;
	gsize size;
	g_autofree char *text = file_read(path, LARGEST_TEXT, &size, &why);
	GArray *marks = text ? marks_in(text, size) : NULL;

	if (marks && !marks->len)
		g_clear_pointer(&marks, g_array_unref);
	return marks;
}

/* The marks of PATH, borrowed, or NULL. */
static const GArray *marks_of(struct mark_reader *reader, const char *path)
{
	gpointer marks;

	if (g_hash_table_lookup_extended(reader->texts, path, NULL, &marks))
		return marks;
	marks = read_marks(path);
	g_hash_table_insert(reader->texts, g_strdup(path), marks);
	return marks;
}

static bool is_system(const struct tu *tu, const char *path)
{
	CXFile file = clang_getFile(tu->unit, path);

	return file && clang_Location_isInSystemHeader(clang_getLocation(tu->unit, file, 1, 1));
}

/* The row of the file that facts know as PATH. */
static uint32_t file_row(struct facts_builder *out, const char *path)
{
	struct fact_file row = { .path = facts_builder_string(out, path) };

	for (guint i = 0; i < out->files->len; i++)
		if (g_array_index(out->files, struct fact_file, i).path == row.path)
			return i;
	g_array_append_val(out->files, row);
	return out->files->len - 1;
}

static void add_marks(struct facts_builder *out, const char *path, const GArray *marks)
{
	uint32_t file = file_row(out, path);

	for (guint i = 0; i < marks->len; i++) {
		const struct mark *mark = &g_array_index(marks, struct mark, i);
		struct fact_mark row = { .file = file,
			                 .first_line = mark->first_line,
			                 .last_line = mark->last_line,
			                 .code_line = mark->code_line,
			                 .open_line = mark->open_line,
			                 .flags = mark->conditional ? MARK_CONDITIONAL : 0,
			                 .text = facts_builder_string(out, mark->text) };

		g_array_append_val(out->marks, row);
	}
}

static void add_files(struct mark_reader *reader, struct facts_builder *out, const struct tu *tu,
                      const struct compile_command *command, const GPtrArray *files)
{
	g_autoptr(GHashTable) marked = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	g_autoptr(GList) paths = NULL;

	for (guint i = 0; i < files->len; i++) {
		const char *path = files->pdata[i];
		const GArray *marks = marks_of(reader, path);

		if (marks && (!strcmp(path, command->file) || !is_system(tu, path)))
			g_hash_table_insert(marked, g_canonicalize_filename(path, "/"),
			                    (gpointer)marks);
	}
	paths = g_list_sort(g_hash_table_get_keys(marked), (GCompareFunc)strcmp);
	for (const GList *path = paths; path; path = path->next)
		add_marks(out, path->data, g_hash_table_lookup(marked, path->data));
}

void mark_facts_add(struct mark_reader *reader, struct facts_builder *out, const struct tu *tu,
                    const struct compile_command *command, const GPtrArray *files)
{
	struct mark_reader *own = reader ? NULL : mark_reader_new();

	add_files(reader ? reader : own, out, tu, command, files);
	mark_reader_free(own);
}
