/* SPDX-License-Identifier: MIT
 *
 * prefix_names.c - a unit of typedefs behind the prefix, one for each name.
 *
 * Names that the prefix does not declare are errors of their own line. A name may be a macro as
 * well; who asks has it from text in which macros are replaced.
 */
#include "frontend/prefix_names.h"

#include <stdlib.h>
#include <string.h>

#include "frontend/cursor.h"
#include "frontend/tu.h"

#define PROBE "asynclint_name_"

struct prefix_names {
	const struct tu_prefix *prefix;
	GPtrArray *asked;
	guint known;       /* of those asked, the first ones, which are in found */
	GHashTable *found; /* key -> CXCursor *, NULL where there is none */
	GPtrArray *units;  /* struct tu * */
};

static void unit_free(gpointer unit)
{
	tu_free(unit);
}

struct prefix_names *prefix_names_new(const struct tu_prefix *prefix, GPtrArray *asked)
{
	struct prefix_names *names = g_new0(struct prefix_names, 1);

	names->prefix = prefix;
	names->asked = asked;
	names->found = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
	names->units = g_ptr_array_new_with_free_func(unit_free);
	return names;
}

void prefix_names_free(struct prefix_names *names)
{
	if (!names)
		return;
	g_hash_table_destroy(names->found);
	g_ptr_array_unref(names->units);
	g_free(names);
}

/* A typedef for each name that is asked for and not known yet; its number is in what it is called.
 */
static char *probe_text(const struct prefix_names *names)
{
	GString *text = g_string_new("#undef typedef\n#undef __typeof__\n");

	for (guint i = names->known; i < names->asked->len; i++) {
		const char *key = names->asked->pdata[i], *space = strrchr(key, ' ');

		g_string_append_printf(text, "#undef %s\ntypedef __typeof__(%s) *" PROBE "%u;\n",
		                       space ? space + 1 : key, key, i);
	}
	return g_string_free(text, FALSE);
}

static enum CXChildVisitResult take_used(CXCursor cursor, CXCursor parent, CXClientData data)
{
	enum CXCursorKind kind = clang_getCursorKind(cursor);

	(void)parent;
	if (kind != CXCursor_DeclRefExpr && kind != CXCursor_TypeRef)
		return CXChildVisit_Recurse;
	*(CXCursor *)data = clang_getCursorReferenced(cursor);
	return CXChildVisit_Break;
}

/* Does DECL stand in the prefix? The compiler itself declares some names, and using a tag or a
 * builtin is declaring it. */
static bool is_behind(CXCursor decl)
{
	return cursor_place(decl).file &&
	       !clang_Location_isFromMainFile(clang_getCursorLocation(decl));
}

static enum CXChildVisitResult take_probe(CXCursor cursor, CXCursor parent, CXClientData data)
{
	const struct prefix_names *names = data;
	g_autofree char *name = cursor_spelling(cursor);
	CXCursor used = clang_getNullCursor();
	const char *wanted;

	(void)parent;
	if (!g_str_has_prefix(name, PROBE))
		return CXChildVisit_Continue;
	wanted = names->asked->pdata[strtoul(name + strlen(PROBE), NULL, 10)];
	clang_visitChildren(cursor, take_used, &used);
	if (clang_Cursor_isNull(used) || !is_behind(used))
		return CXChildVisit_Continue;
	g_autofree char *key = cursor_name_key(used);

	if (!g_strcmp0(key, wanted))
		g_hash_table_insert(names->found, g_strdup(wanted), g_memdup2(&used, sizeof(used)));
	return CXChildVisit_Continue;
}

/* Looks up all that was asked for; false when the prefix cannot be had. */
static bool probe(struct prefix_names *names)
{
	g_autofree char *text = probe_text(names);
	struct tu *unit = tu_parse_names(names->prefix, text);

	if (!unit)
		return false;
	g_ptr_array_add(names->units, unit);
	for (guint i = names->known; i < names->asked->len; i++)
		g_hash_table_insert(names->found, g_strdup(names->asked->pdata[i]), NULL);
	clang_visitChildren(clang_getTranslationUnitCursor(unit->unit), take_probe, names);
	names->known = names->asked->len;
	return true;
}

bool prefix_names_find(struct prefix_names *names, const char *key, const CXCursor **found)
{
	if (!g_hash_table_contains(names->found, key)) {
		if (!g_ptr_array_find_with_equal_func(names->asked, key, g_str_equal, NULL))
			g_ptr_array_add(names->asked, g_strdup(key));
		if (!probe(names))
			return false;
	}
	*found = g_hash_table_lookup(names->found, key);
	return true;
}
