/* SPDX-License-Identifier: MIT
 *
 * tu.c - the call into libclang, and what its diagnostics come to.
 *
 * Warnings are off: the compiler has said them already. libclang looks for its own headers next to
 * where it is installed; the directory known at build time is passed when it is still there,
 * because a libclang found through another path would find none.
 */
#include "frontend/tu.h"

#include <string.h>

#include "frontend/flags.h"

static GPtrArray *clang_arguments(const struct compile_command *command)
{
	GPtrArray *args = flags_for_clang(command, NULL);

	g_ptr_array_add(args, g_strdup("-w"));
	g_ptr_array_add(args, g_strdup("-Wno-everything"));
	g_ptr_array_add(args, g_strdup("-ferror-limit=0"));
	g_ptr_array_add(args, g_strdup_printf("-working-directory=%s", command->directory));
	if (g_file_test(LIBCLANG_RESOURCE_DIR, G_FILE_TEST_IS_DIR)) {
		g_ptr_array_add(args, g_strdup("-resource-dir"));
		g_ptr_array_add(args, g_strdup(LIBCLANG_RESOURCE_DIR));
	}
	return args;
}

static char *diagnostic_text(CXDiagnostic diagnostic)
{
	CXSourceLocation where = clang_getDiagnosticLocation(diagnostic);
	CXString text = clang_getDiagnosticSpelling(diagnostic);
	CXString name = { 0 };
	CXFile file;
	unsigned line;
	char *result;

	clang_getExpansionLocation(where, &file, &line, NULL, NULL);
	if (file)
		name = clang_getFileName(file);
	result = file ? g_strdup_printf("%s:%u: %s", clang_getCString(name), line,
	                                clang_getCString(text))
	              : g_strdup(clang_getCString(text));
	if (file)
		clang_disposeString(name);
	clang_disposeString(text);
	return result;
}

static void count_errors(struct tu *tu)
{
	unsigned count = clang_getNumDiagnostics(tu->unit);

	for (unsigned i = 0; i < count; i++) {
		CXDiagnostic diagnostic = clang_getDiagnostic(tu->unit, i);

		if (clang_getDiagnosticSeverity(diagnostic) >= CXDiagnostic_Error) {
			tu->errors++;
			if (!tu->first_error)
				tu->first_error = diagnostic_text(diagnostic);
		}
		clang_disposeDiagnostic(diagnostic);
	}
}

static const char *why_not(const char *file)
{
	if (!g_file_test(file, G_FILE_TEST_EXISTS))
		return "no such file";
	if (!g_file_test(file, G_FILE_TEST_IS_REGULAR))
		return "not a file with C in it";
	return "libclang could not parse it with these flags";
}

struct tu *tu_parse(const struct compile_command *command, GError **error)
{
	g_autoptr(GPtrArray) args = clang_arguments(command);
	struct tu *tu = g_new0(struct tu, 1);
	enum CXErrorCode code;

	tu->index = clang_createIndex(1, 0);
	code = clang_parseTranslationUnit2(tu->index, command->file,
	                                   (const char *const *)args->pdata, (int)args->len, NULL,
	                                   0, CXTranslationUnit_KeepGoing, &tu->unit);
	if (code != CXError_Success) {
		g_set_error(error, G_FILE_ERROR, G_FILE_ERROR_FAILED, "%s: %s", command->file,
		            why_not(command->file));
		tu_free(tu);
		return NULL;
	}
	count_errors(tu);
	return tu;
}

struct files {
	GHashTable *names;
	const char *directory;
};

/* Names are not cleaned: behind a symbolic link .. leads elsewhere. */
static void note_file(CXFile file, CXSourceLocation *stack, unsigned depth, CXClientData data)
{
	struct files *files = data;
	CXString name = clang_getFileName(file);
	const char *text = clang_getCString(name);

	(void)stack;
	(void)depth;
	g_hash_table_add(files->names, g_path_is_absolute(text)
	                                       ? g_strdup(text)
	                                       : g_build_filename(files->directory, text, NULL));
	clang_disposeString(name);
}

static gint by_text(gconstpointer a, gconstpointer b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

GPtrArray *tu_files(const struct tu *tu, const char *directory)
{
	GPtrArray *list = g_ptr_array_new_with_free_func(g_free);
	struct files files = { g_hash_table_new(g_str_hash, g_str_equal), directory };
	GHashTableIter iter;
	gpointer name;

	clang_getInclusions(tu->unit, note_file, &files);
	g_hash_table_iter_init(&iter, files.names);
	while (g_hash_table_iter_next(&iter, &name, NULL))
		g_ptr_array_add(list, name);
	g_hash_table_destroy(files.names);
	g_ptr_array_sort(list, by_text);
	return list;
}

void tu_free(struct tu *tu)
{
	if (!tu)
		return;
	if (tu->unit)
		clang_disposeTranslationUnit(tu->unit);
	clang_disposeIndex(tu->index);
	g_free(tu->first_error);
	g_free(tu);
}
