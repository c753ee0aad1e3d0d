/* SPDX-License-Identifier: MIT
 *
 * unit_names.c - tables of the declarations at file scope, filled at the first question.
 *
 * Looking through the some thousand declarations of a prefix costs about as much as parsing a small
 * file behind it, so it is done only when a name is not the unit's own.
 */
#include "frontend/unit_names.h"

#include <string.h>

#include "frontend/cursor.h"

struct unit_names {
	const struct tu *tu;
	GHashTable *own; /* key -> CXCursor *; NULL until the first question */
	bool failed;
};

static const struct {
	enum CXCursorKind kind;
	const char *prefix;
} name_kinds[] = {
	{ CXCursor_TypedefDecl, "" },      { CXCursor_VarDecl, "" },
	{ CXCursor_ParmDecl, "" },         { CXCursor_FunctionDecl, "" },
	{ CXCursor_EnumConstantDecl, "" }, { CXCursor_StructDecl, "struct " },
	{ CXCursor_UnionDecl, "union " },  { CXCursor_EnumDecl, "enum " },
};

char *unit_name_key(CXCursor decl)
{
	enum CXCursorKind kind = clang_getCursorKind(decl);

	for (size_t i = 0; i < G_N_ELEMENTS(name_kinds); i++)
		if (name_kinds[i].kind == kind) {
			g_autofree char *name = cursor_spelling(decl);

			/* "struct (unnamed at ...)" */
			return *name && !strchr(name, '(')
			               ? g_strconcat(name_kinds[i].prefix, name, NULL)
			               : NULL;
		}
	return NULL;
}

static enum CXChildVisitResult note_name(CXCursor cursor, CXCursor parent, CXClientData data)
{
	enum CXCursorKind kind = clang_getCursorKind(cursor);
	char *key = unit_name_key(cursor);

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

/* The names of PREFIX, or NULL when they cannot be had. */
static GHashTable *names_of_prefix(struct tu_prefix *prefix)
{
	if (!prefix->names) {
		prefix->unit = prefix->unit ?: tu_parse_prefix(prefix);
		prefix->names = prefix->unit ? names_of(prefix->unit->unit) : NULL;
	}
	return prefix->names;
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
	GHashTable *behind;

	if (!names->own)
		names->own = names_of(names->tu->unit);
	found = g_hash_table_lookup(names->own, key);
	if (found || !names->tu->prefix)
		return found;
	behind = names_of_prefix(names->tu->prefix);
	names->failed |= !behind;
	return behind ? g_hash_table_lookup(behind, key) : NULL;
}

bool unit_names_failed(const struct unit_names *names)
{
	return names && names->failed;
}
