/* SPDX-License-Identifier: MIT
 *
 * unit_names.c - a table of the unit's own declarations, filled at the first question.
 *
 * Most units never ask. What is not in the table is asked of the prefix, which has no table: it
 * declares far more.
 */
#include "frontend/unit_names.h"

#include "frontend/cursor.h"
#include "frontend/prefix_names.h"

struct unit_names {
	const struct tu *tu;
	GHashTable *own; /* key -> CXCursor *; NULL until the first question */
	bool failed;
};

static enum CXChildVisitResult note_name(CXCursor cursor, CXCursor parent, CXClientData data)
{
	enum CXCursorKind kind = clang_getCursorKind(cursor);
	char *key = cursor_name_key(cursor);

	(void)parent;
	if (key)
		g_hash_table_replace(data, key, g_memdup2(&cursor, sizeof(cursor)));
	return kind == CXCursor_StructDecl || kind == CXCursor_UnionDecl ? CXChildVisit_Recurse
	                                                                 : CXChildVisit_Continue;
}

static GHashTable *names_of(CXTranslationUnit unit)
{
	GHashTable *names = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);

	clang_visitChildren(clang_getTranslationUnitCursor(unit), note_name, names);
	return names;
}

struct unit_names *unit_names_new(const struct tu *tu)
{
	struct unit_names *names = g_new0(struct unit_names, 1);

	names->tu = tu;
	return names;
}

void unit_names_free(struct unit_names *names)
{
	if (!names)
		return;
	g_clear_pointer(&names->own, g_hash_table_unref);
	g_free(names);
}

const CXCursor *unit_names_find(struct unit_names *names, const char *key)
{
	const CXCursor *found;

	if (!names->own)
		names->own = names_of(names->tu->unit);
	found = g_hash_table_lookup(names->own, key);
	if (found || !names->tu->prefix)
		return found;
	names->failed |= !prefix_names_find(names->tu->prefix->names, key, &found);
	return found;
}

bool unit_names_failed(const struct unit_names *names)
{
	return names && names->failed;
}
