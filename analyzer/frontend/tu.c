/* SPDX-License-Identifier: MIT
 *
 * tu.c - the call into libclang, and what its diagnostics come to.
 *
 * Warnings are off: the compiler has said them already. libclang looks for its own headers next to
 * where it is installed; the directory known at build time is passed when it is still there,
 * because a libclang found through another path would find none.
 */
#include "frontend/tu.h"

#include <unistd.h>

#include "frontend/flags.h"
#include "support/file.h"

static GPtrArray *clang_arguments(const struct compile_command *command, GHashTable *unknown)
{
	GPtrArray *args = flags_for_clang(command, unknown);

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

static void count_errors(struct tu *tu, const char *problem)
{
	unsigned count = clang_getNumDiagnostics(tu->unit);

	/* Errors in the source may well follow from it. */
	if (problem) {
		tu->errors++;
		tu->first_error = g_strdup(problem);
	}
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

static void set_error(GError **error, const char *file, const char *why)
{
	g_set_error(error, G_FILE_ERROR, G_FILE_ERROR_FAILED, "%s: %s", file, why);
}

/* libclang would wait for the other end of a FIFO, and read a device for ever. */
static bool is_readable(const char *file, GError **error)
{
	const char *why;
	int fd;

	if (!g_file_test(file, G_FILE_TEST_EXISTS)) {
		set_error(error, file, "no such file");
		return false;
	}
	fd = file_open(file, FILE_REGULAR, &why);
	if (fd < 0) {
		set_error(error, file, why);
		return false;
	}
	close(fd);
	return true;
}

struct tu *tu_parse(const struct compile_command *command, GError **error)
{
	struct tu *tu;
	enum CXErrorCode code;

	if (!is_readable(command->file, error))
		return NULL;
	tu = g_new0(struct tu, 1);
	tu->unknown_flags = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	g_autoptr(GPtrArray) args = clang_arguments(command, tu->unknown_flags);

	tu->index = clang_createIndex(1, 0);
	code = clang_parseTranslationUnit2(tu->index, command->file,
	                                   (const char *const *)args->pdata, (int)args->len, NULL,
	                                   0, CXTranslationUnit_KeepGoing, &tu->unit);
	if (code != CXError_Success) {
		set_error(error, command->file, "libclang could not parse it with these flags");
		tu_free(tu);
		return NULL;
	}
	count_errors(tu, command->problem);
	return tu;
}

void tu_free(struct tu *tu)
{
	if (!tu)
		return;
	if (tu->unit)
		clang_disposeTranslationUnit(tu->unit);
	clang_disposeIndex(tu->index);
	g_hash_table_destroy(tu->unknown_flags);
	g_free(tu->first_error);
	g_free(tu);
}
