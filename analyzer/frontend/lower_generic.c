/* SPDX-License-Identifier: MIT
 *
 * lower_generic.c - _Generic: which association did the compiler choose?
 *
 * The problem
 *   libclang lists the controlling expression and the associations but not the choice, nor the
 * types of the associations when they are built in. The source text cannot be relied on either: it
 * may be a macro's body with parameters in it, and libclang before 19 does not tell where that is.
 *
 * The idea
 *   A declaration can be printed, with all macros replaced; each _Generic in the printed function
 *   shows its types. Selections are printed in the order in which they are visited, so the n-th one
 *   visited is the n-th one printed. A type is compared with the controlling expression's after
 *   the unit's typedef names have been replaced.
 *
 * What it does not do
 *   When the two counts differ (the size of an array is printed as a number), or no type matches as
 *   text, the default is taken, or else the first association with the type of the whole.
 */
#include "frontend/generic_text.h"
#include "frontend/lower_priv.h"
#include "frontend/typedefs.h"

struct lower_generics {
	GArray *places;   /* CXSourceLocation: the function's selections, in order */
	GPtrArray *types; /* char **: what each of them lists */
};

/* A selection's cursor differs with the way to it, its place does not: it is the keyword's, and
 * every expansion of a macro has places of its own. */
static bool is_at(CXSourceLocation place, CXCursor cursor)
{
	return clang_equalLocations(place, clang_getCursorLocation(cursor)) != 0;
}

static bool is_generic(CXCursor cursor)
{
	return clang_getCursorKind(cursor) == CXCursor_GenericSelectionExpr;
}

static enum CXChildVisitResult note_generic(CXCursor cursor, CXCursor parent, CXClientData data)
{
	CXSourceLocation place = clang_getCursorLocation(cursor);
	GArray *places = data;

	if (!is_generic(cursor))
		return CXChildVisit_Recurse;
	/* The constant of a case label is visited as its own child too. */
	if (!is_generic(parent) || !is_at(place, parent))
		g_array_append_val(places, place);
	return CXChildVisit_Recurse;
}

static struct lower_generics *generics_new(CXCursor function)
{
	struct lower_generics *generics = g_new(struct lower_generics, 1);
	CXString printed = clang_getCursorPrettyPrinted(function, NULL);

	generics->places = g_array_new(FALSE, FALSE, sizeof(CXSourceLocation));
	clang_visitChildren(function, note_generic, generics->places);
	generics->types = generic_text_types(clang_getCString(printed));
	clang_disposeString(printed);
	return generics;
}

void lower_generics_free(struct lower_generics *generics)
{
	if (!generics)
		return;
	g_array_unref(generics->places);
	g_ptr_array_unref(generics->types);
	g_free(generics);
}

/* The types that selection CURSOR lists; NULL when they cannot be told. */
static char **listed_types(struct lower_context *ctx, CXCursor cursor)
{
	struct lower_function *fn = ctx->function;

	if (!fn)
		return NULL;
	if (!fn->generics)
		fn->generics = generics_new(fn->cursor);
	if (fn->generics->places->len != fn->generics->types->len)
		return NULL;
	for (guint i = 0; i < fn->generics->places->len; i++)
		if (is_at(g_array_index(fn->generics->places, CXSourceLocation, i), cursor))
			return g_ptr_array_index(fn->generics->types, i);
	return NULL;
}

/* WRITTEN with the unit's typedef names replaced by what they are. */
static char *without_typedefs(struct lower_context *ctx, const char *written)
{
	if (!ctx->typedefs) {
		ctx->typedefs = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
		if (ctx->prefix_types && !typedefs_read(ctx->typedefs, ctx->prefix_types))
			ctx->needs_whole = true;
		typedefs_gather(ctx->typedefs, ctx->unit);
	}
	return generic_text_replace(written, ctx->typedefs);
}

static bool has_type(CXCursor cursor, CXType type)
{
	return clang_equalTypes(clang_getCanonicalType(clang_getCursorType(cursor)), type);
}

/* The association that is chosen among the COUNT from FIRST on, which list TYPES, by a controlling
 * expression of type WANTED in a selection of type WHOLE. */
static CXCursor choose(struct lower_context *ctx, unsigned first, unsigned count, char **types,
                       const char *wanted, CXType whole)
{
	CXCursor fallback = clang_getNullCursor();

	for (unsigned i = 0; i < count; i++) {
		CXCursor child = cursor_at(&ctx->stack, first + i);
		g_autofree char *type = types ? without_typedefs(ctx, types[i]) : NULL;

		if (!g_strcmp0(type, wanted))
			return child;
		if (!g_strcmp0(type, "default") ||
		    (clang_Cursor_isNull(fallback) && has_type(child, whole)))
			fallback = child;
	}
	return fallback;
}

uint32_t lower_generic(struct lower_context *ctx, CXCursor cursor)
{
	unsigned first = ctx->stack.cursors->len;
	unsigned count = cursor_push_children(&ctx->stack, cursor);
	char **types = listed_types(ctx, cursor);
	CXCursor chosen = clang_getNullCursor();

	if (types && g_strv_length(types) + 1 != count)
		types = NULL;
	if (count) {
		CXType control = clang_getCursorType(cursor_at(&ctx->stack, first));
		g_autofree char *wanted = type_spelling(
			clang_getUnqualifiedType(clang_getCanonicalType(control)));

		chosen = choose(ctx, first + 1, count - 1, types, wanted,
		                clang_getCanonicalType(clang_getCursorType(cursor)));
	}
	cursor_pop(&ctx->stack, first);
	return clang_Cursor_isNull(chosen) ? value_unknown(ctx) : ctx->expression(ctx, chosen);
}
