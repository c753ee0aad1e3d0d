/* SPDX-License-Identifier: MIT
 *
 * typedefs.c - visited, or read from a file of names and types, each ended by a zero byte.
 *
 * The file lives as long as the run that wrote it, in a private directory, so it has no header and
 * is not checked. Its order does not matter: each name is in it once, with the meaning it had last.
 */
#include "frontend/typedefs.h"

#include <string.h>

#include "frontend/cursor.h"

static enum CXChildVisitResult note_typedef(CXCursor cursor, CXCursor parent, CXClientData data)
{
	(void)parent;
	if (clang_getCursorKind(cursor) == CXCursor_TypedefDecl) {
		CXType type = clang_getTypedefDeclUnderlyingType(cursor);

		g_hash_table_replace(data, cursor_spelling(cursor),
		                     type_spelling(clang_getCanonicalType(type)));
	}
	return CXChildVisit_Continue;
}

void typedefs_gather(GHashTable *table, CXTranslationUnit unit)
{
	clang_visitChildren(clang_getTranslationUnitCursor(unit), note_typedef, table);
}

static void append(GString *text, const char *word)
{
	g_string_append_len(text, word, (gssize)strlen(word) + 1);
}

bool typedefs_write(GHashTable *table, const char *path)
{
	g_autoptr(GString) text = g_string_new(NULL);
	GHashTableIter iter;
	gpointer name, type;

	g_hash_table_iter_init(&iter, table);
	while (g_hash_table_iter_next(&iter, &name, &type)) {
		append(text, name);
		append(text, type);
	}
	return g_file_set_contents(path, text->str, (gssize)text->len, NULL);
}

bool typedefs_read(GHashTable *table, const char *path)
{
	g_autofree char *text = NULL;
	gsize size;

	if (!g_file_get_contents(path, &text, &size, NULL))
		return false;
	for (const char *at = text; at < text + size;) {
		const char *type = at + strlen(at) + 1;

		g_hash_table_replace(table, g_strdup(at), g_strdup(type));
		at = type + strlen(type) + 1;
	}
	return true;
}
