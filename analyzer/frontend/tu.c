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
#include <sys/resource.h>
#include <unistd.h>

#include "frontend/flags.h"
#include "support/file.h"

/* PCH: a precompiled header to begin with, or NULL. */
static GPtrArray *clang_arguments(const struct compile_command *command, const char *pch)
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
	if (pch) {
		g_ptr_array_add(args, g_strdup("-include-pch"));
		g_ptr_array_add(args, g_strdup(pch));
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

	fd = file_is_there(file, &why) ? file_open(file, FILE_REGULAR, &why) : -1;
	if (fd < 0) {
		set_error(error, file, why);
		return false;
	}
	close(fd);
	return true;
}

/* The most memory this process had, in bytes; 0: not known. */
static guint64 peak_memory(void)
{
	g_autofree char *text = NULL;
	const char *line;

	if (!g_file_get_contents("/proc/self/status", &text, NULL, NULL))
		return 0;
	line = strstr(text, "\nVmPeak:");
	return line ? g_ascii_strtoull(line + strlen("\nVmPeak:"), NULL, 10) * 1024 : 0;
}

/* libclang catches its crashes, and does not say which were for want of memory. What it asked for
 * last is often as much as it had. */
static bool was_short_of_memory(void)
{
	struct rlimit limit;

	return getrlimit(RLIMIT_AS, &limit) == 0 && limit.rlim_cur != RLIM_INFINITY &&
	       peak_memory() > limit.rlim_cur / 2;
}

static const char *why_not_parsed(enum CXErrorCode code)
{
	if (code != CXError_Crashed)
		return "libclang could not parse it with these flags";
	return was_short_of_memory() ? "libclang crashed on it, probably because it may have no "
	                               "more memory (ulimit -v)"
	                             : "libclang crashed on it";
}

/* What a unit is parsed for. Reading a precompiled header back costs time, so what stands in it is
 * never visited. */
enum purpose {
	FOR_FACTS,
	FOR_PRECOMPILING,
	FOR_NAMES
};

/* Parses FILE, with TEXT (may be NULL) instead of what is in it. PROBLEM (may be NULL): what is
 * wrong with its command, an error as well. */
static struct tu *parse(const GPtrArray *args, const char *file, struct CXUnsavedFile *text,
                        enum purpose purpose, const char *problem, GError **error)
{
	unsigned options = CXTranslationUnit_KeepGoing;
	struct tu *tu;
	enum CXErrorCode code;

	if (!text && !is_readable(file, error))
		return NULL;
	if (purpose == FOR_PRECOMPILING)
		options |= CXTranslationUnit_ForSerialization | CXTranslationUnit_Incomplete;
	tu = g_new0(struct tu, 1);
	tu->index = clang_createIndex(1, 0);
	code = clang_parseTranslationUnit2(tu->index, file, (const char *const *)args->pdata,
	                                   (int)args->len, text, text ? 1 : 0, options, &tu->unit);
	if (code != CXError_Success) {
		set_error(error, file, why_not_parsed(code));
		tu_free(tu);
		return NULL;
	}
	count_errors(tu, problem);
	return tu;
}

/* TEXT with its first BYTES blank: what follows stands where it stood. */
static void blank(char *text, gsize bytes)
{
	for (gsize i = 0; i < bytes; i++)
		if (text[i] != '\n')
			text[i] = ' ';
}

static struct tu *parse_behind(const struct compile_command *command, struct tu_prefix *prefix,
                               GError **error)
{
	g_autoptr(GPtrArray) args = clang_arguments(command, prefix->pch);
	g_autofree char *text = NULL;
	struct CXUnsavedFile rest;
	struct tu *tu;
	gsize size;

	if (!g_file_get_contents(command->file, &text, &size, error))
		return NULL;
	blank(text, MIN(prefix->bytes, size));
	rest = (struct CXUnsavedFile){ command->file, text, size };
	tu = parse(args, command->file, &rest, FOR_FACTS, command->problem, error);
	if (tu)
		tu->prefix = prefix;
	return tu;
}

struct tu *tu_parse(const struct compile_command *command, struct tu_prefix *prefix, GError **error)
{
	g_autoptr(GPtrArray) args = NULL;

	if (prefix)
		return parse_behind(command, prefix, error);
	args = clang_arguments(command, NULL);
	return parse(args, command->file, NULL, FOR_FACTS, command->problem, error);
}

/* TEXT as a file called NAME beside COMMAND's, behind PCH, which may be NULL. */
static struct tu *parse_text(const struct compile_command *command, const char *name,
                             const char *text, const char *pch, enum purpose purpose,
                             GError **error)
{
	g_autoptr(GPtrArray) args = clang_arguments(command, pch);
	g_autofree char *folder = g_path_get_dirname(command->file);
	g_autofree char *path = g_build_filename(folder, name, NULL);
	struct CXUnsavedFile file = { path, text, strlen(text) };

	/* To look for a name that was meant is to read them all. */
	if (purpose == FOR_NAMES)
		g_ptr_array_add(args, g_strdup("-fno-spell-checking"));
	return parse(args, path, &file, purpose, NULL, error);
}

struct tu *tu_parse_text(const struct compile_command *command, const char *name, const char *text,
                         const char *parent, GError **error)
{
	return parse_text(command, name, text, parent, FOR_PRECOMPILING, error);
}

struct tu *tu_parse_names(const struct tu_prefix *prefix, const char *text)
{
	return parse_text(prefix->command, ".asynclint-names.c", text, prefix->pch, FOR_NAMES,
	                  NULL);
}

CXFile tu_main_file(const struct tu *tu)
{
	CXString name = clang_getTranslationUnitSpelling(tu->unit);
	CXFile file = clang_getFile(tu->unit, clang_getCString(name));

	clang_disposeString(name);
	return file;
}

struct self {
	CXFile file;
	bool included;
};

static void note_self(CXFile file, CXSourceLocation *stack, unsigned depth, CXClientData data)
{
	struct self *self = data;

	(void)stack;
	self->included |= depth && clang_File_isEqual(file, self->file);
}

bool tu_includes_itself(const struct tu *tu)
{
	struct self self = { tu_main_file(tu), false };

	clang_getInclusions(tu->unit, note_self, &self);
	return self.included;
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
	struct files files = { g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL),
		               directory };
	GHashTableIter iter;
	gpointer name;

	clang_getInclusions(tu->unit, note_file, &files);
	g_hash_table_iter_init(&iter, files.names);
	while (g_hash_table_iter_next(&iter, &name, NULL))
		g_ptr_array_add(list, name);
	g_hash_table_steal_all(files.names);
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
