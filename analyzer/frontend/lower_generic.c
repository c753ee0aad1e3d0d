/* SPDX-License-Identifier: MIT
 *
 * lower_generic.c - _Generic: which association did the compiler choose?
 *
 * The problem
 *   libclang lists the controlling expression and the associations but not the choice, nor the
 * types of the associations. The source text cannot be relied on either: it may be a macro's body
 * with parameters in it, and libclang before 19 does not tell where that is.
 *
 * The idea
 *   A declaration can be printed, with all macros replaced; each _Generic in the printed text shows
 * its types (generic_text.c), and the order says which is which (generic_match.c). The types are
 * read where they stand (ctype_parse.c, generic_names.c) and compared with the controlling
 * expression's by the rules of C (ctype_match.c). Moreover, an association whose type is not that
 * of the whole cannot be the one.
 *
 * What holds
 *   What is chosen is sure: either its type is compatible, or no other association can be meant.
 * Otherwise the value is unknown, and nothing of the selection is lowered.
 */
#include "frontend/generic_names.h"
#include "frontend/generic_text.h"
#include "frontend/lower_priv.h"

#include <inttypes.h>

/* A selection in the syntax tree. */
struct selection {
	CXSourceLocation place;
	const struct name_scope *scope;
	char **types; /* as printed; NULL when they are not known */
};

struct lower_generics {
	CXCursor root;                  /* the declaration that they are in */
	GHashTable *at;                 /* CXSourceLocation * -> struct selection * */
	GPtrArray *in_order;            /* struct selection * */
	GPtrArray *shapes;              /* struct generic_shape *, of each in order */
	GPtrArray *printed;             /* struct generic_shape * */
	GPtrArray *names;               /* struct name_scope *, all that were ever visible */
	const struct name_scope *scope; /* while visiting: what is visible */
	struct cursor_stack stack;
};

/* A selection's cursor differs with the way to it, its place does not: it is the keyword's, and
 * every expansion of a macro has places of its own. */
static guint place_hash(gconstpointer key)
{
	return ((const CXSourceLocation *)key)->int_data;
}

static gboolean place_equal(gconstpointer a, gconstpointer b)
{
	return clang_equalLocations(*(const CXSourceLocation *)a, *(const CXSourceLocation *)b) !=
	       0;
}

static void selection_free(gpointer data)
{
	struct selection *selection = data;

	g_strfreev(selection->types);
	g_free(selection);
}

static void name_free(gpointer data)
{
	struct name_scope *name = data;

	g_free(name->key);
	g_free(name);
}

static bool same_place(CXCursor a, CXCursor b)
{
	return clang_equalLocations(clang_getCursorLocation(a), clang_getCursorLocation(b)) != 0;
}

/* The word that OPERAND is printed with first, where that is easily told; else NULL. Brackets and
 * implicit casts print as their operand; other nodes with one child, like va_arg, begin elsewhere.
 */
static char *first_word(CXCursor operand)
{
	for (;;) {
		enum CXCursorKind kind = clang_getCursorKind(operand);
		CXCursor child;
		int64_t value;

		if (kind == CXCursor_GenericSelectionExpr)
			return g_strdup("_Generic");
		if (kind == CXCursor_DeclRefExpr)
			return cursor_spelling(operand);
		if (kind == CXCursor_IntegerLiteral)
			return cursor_integer(operand, &value)
			               ? g_strdup_printf("%" PRIu64, (uint64_t)value)
			               : NULL;
		if (kind != CXCursor_ParenExpr && kind != CXCursor_UnexposedExpr)
			return NULL;
		child = cursor_only_child(operand);
		if (clang_Cursor_isNull(child) ||
		    (kind == CXCursor_UnexposedExpr && !same_place(operand, child)))
			return NULL;
		operand = child;
	}
}

static void note_selection(struct lower_generics *generics, CXCursor cursor)
{
	CXSourceLocation place = clang_getCursorLocation(cursor);
	struct generic_shape *shape;
	struct selection *selection;
	unsigned first = generics->stack.cursors->len, count;

	/* Some are visited twice: the constant of a case label, the members of a struct. */
	if (g_hash_table_contains(generics->at, &place))
		return;
	selection = g_new0(struct selection, 1);
	selection->place = place;
	selection->scope = generics->scope;
	g_ptr_array_add(generics->in_order, selection);
	g_hash_table_insert(generics->at, &selection->place, selection);
	shape = generic_shape_new();
	count = cursor_push_children(&generics->stack, cursor);
	for (unsigned i = 0; i < count; i++)
		g_ptr_array_add(shape->words, first_word(cursor_at(&generics->stack, first + i)));
	cursor_pop(&generics->stack, first);
	g_ptr_array_add(generics->shapes, shape);
}

/* Makes DECL visible from here on; what PARENT's parameters are called is seen in a body only. */
static void note_name(struct lower_generics *generics, CXCursor decl, CXCursor parent)
{
	struct name_scope *name;
	char *key;

	if (clang_getCursorKind(decl) == CXCursor_ParmDecl &&
	    !clang_equalCursors(parent, generics->root))
		return;
	key = cursor_name_key(decl);
	if (!key)
		return;
	name = g_new(struct name_scope, 1);
	*name = (struct name_scope){ generics->scope, key, decl };
	g_ptr_array_add(generics->names, name);
	generics->scope = name;
}

static enum CXChildVisitResult note(CXCursor cursor, CXCursor parent, CXClientData data)
{
	struct lower_generics *generics = data;
	const struct name_scope *outside = generics->scope;

	switch (clang_getCursorKind(cursor)) {
	case CXCursor_GenericSelectionExpr:
		note_selection(generics, cursor);
		return CXChildVisit_Recurse;
	case CXCursor_CompoundStmt:
	case CXCursor_ForStmt:
		clang_visitChildren(cursor, note, generics);
		generics->scope = outside;
		return CXChildVisit_Continue;
	default:
		note_name(generics, cursor, parent);
		return CXChildVisit_Recurse;
	}
}

/* Gives each selection the types that it is printed with. */
static void read_types(struct lower_generics *generics)
{
	CXString text = clang_getCursorPrettyPrinted(generics->root, NULL);
	g_autofree int *pairs = NULL;

	generics->printed = generic_text_read(clang_getCString(text));
	clang_disposeString(text);
	pairs = generic_text_match(generics->shapes, generics->printed);
	for (guint i = 0; i < generics->in_order->len; i++) {
		struct selection *selection = g_ptr_array_index(generics->in_order, i);
		struct generic_shape *shape;

		if (pairs[i] < 0)
			continue;
		shape = g_ptr_array_index(generics->printed, (guint)pairs[i]);
		selection->types = g_new0(char *, shape->types->len + 1);
		for (guint t = 0; t < shape->types->len; t++)
			selection->types[t] = g_strdup(g_ptr_array_index(shape->types, t));
	}
}

static struct lower_generics *generics_new(CXCursor root)
{
	struct lower_generics *generics = g_new0(struct lower_generics, 1);

	generics->root = root;
	generics->at = g_hash_table_new(place_hash, place_equal);
	generics->in_order = g_ptr_array_new_with_free_func(selection_free);
	generics->shapes = g_ptr_array_new_with_free_func((GDestroyNotify)generic_shape_free);
	generics->names = g_ptr_array_new_with_free_func(name_free);
	generics->stack.cursors = g_array_new(FALSE, FALSE, sizeof(CXCursor));
	clang_visitChildren(root, note, generics);
	read_types(generics);
	return generics;
}

void lower_generics_free(struct lower_generics *generics)
{
	if (!generics)
		return;
	g_hash_table_destroy(generics->at);
	g_ptr_array_unref(generics->in_order);
	g_ptr_array_unref(generics->shapes);
	g_ptr_array_unref(generics->printed);
	g_ptr_array_unref(generics->names);
	g_array_unref(generics->stack.cursors);
	g_free(generics);
}

/* What is known of the selection CURSOR, which stands in the declaration at work; or NULL. */
static const struct selection *find_selection(struct lower_context *ctx, CXCursor cursor)
{
	CXSourceLocation place = clang_getCursorLocation(cursor);

	if (!ctx->generics || !clang_equalCursors(ctx->generics->root, ctx->root)) {
		lower_generics_free(ctx->generics);
		ctx->generics = generics_new(ctx->root);
	}
	return g_hash_table_lookup(ctx->generics->at, &place);
}

/* How each of COUNT associations' TYPES compares with the controlling type, into MATCHES; a default
 * counts as compatible when all others differ. */
static void compare(struct lower_context *ctx, const struct selection *selection, CXType control,
                    enum ctype_match *matches)
{
	struct type_reader *reader;
	const struct ctype *wanted;
	enum ctype_match best = CTYPE_DIFFERENT;

	reader = type_reader_new(ctx->unit_names, selection->scope);
	wanted = type_reader_value(reader, control);
	for (guint i = 0; selection->types[i]; i++) {
		if (!g_strcmp0(selection->types[i], "default"))
			continue;
		matches[i] = ctype_match(wanted, type_reader_text(reader, selection->types[i]));
		best = MAX(best, matches[i]);
	}
	for (guint i = 0; selection->types[i]; i++)
		if (!g_strcmp0(selection->types[i], "default"))
			matches[i] = (enum ctype_match)(CTYPE_COMPATIBLE - best);
	type_reader_free(reader);
}

/* The one of COUNT associations from FIRST on that is chosen for sure, given what MATCHES say and
 * that the chosen one's type is WHOLE. */
static CXCursor choose(struct lower_context *ctx, unsigned first, unsigned count,
                       const enum ctype_match *matches, CXType whole)
{
	CXCursor found[3] = { clang_getNullCursor(), clang_getNullCursor(), clang_getNullCursor() };
	unsigned counts[3] = { 0 }, possible = 0;
	bool contradiction = false;

	whole = clang_getCanonicalType(whole);
	for (unsigned i = 0; i < count; i++) {
		CXCursor child = cursor_at(&ctx->stack, first + i);
		CXType type = clang_getCanonicalType(clang_getCursorType(child));

		if (clang_equalTypes(type, whole)) {
			found[matches[i]] = child;
			counts[matches[i]]++;
			possible++;
		} else if (matches[i] == CTYPE_COMPATIBLE) {
			contradiction = true;
		}
	}
	for (int match = CTYPE_COMPATIBLE; match >= CTYPE_DIFFERENT; match--)
		if (counts[match])
			return possible == 1 || (!contradiction && counts[match] == 1 &&
			                         match > CTYPE_DIFFERENT)
			               ? found[match]
			               : clang_getNullCursor();
	return clang_getNullCursor();
}

CXCursor lower_generic_choice(struct lower_context *ctx, CXCursor cursor)
{
	unsigned first = ctx->stack.cursors->len;
	unsigned count = cursor_push_children(&ctx->stack, cursor);
	const struct selection *selection = find_selection(ctx, cursor);
	guint types = selection && selection->types ? g_strv_length(selection->types) : 0;
	g_autofree enum ctype_match *matches = g_new(enum ctype_match, count + 1);
	/* Before the associations stands what controls them, unless that is a type. */
	unsigned skipped = types && types < count ? count - types : 0;
	CXCursor chosen;

	for (unsigned i = 0; i < count; i++)
		matches[i] = CTYPE_MAYBE;
	if (skipped == 1)
		compare(ctx, selection, clang_getCursorType(cursor_at(&ctx->stack, first)),
		        matches);
	chosen = choose(ctx, first + skipped, count - skipped, matches,
	                clang_getCursorType(cursor));
	cursor_pop(&ctx->stack, first);
	return chosen;
}

uint32_t lower_generic(struct lower_context *ctx, CXCursor cursor)
{
	CXCursor chosen = lower_generic_choice(ctx, cursor);

	return clang_Cursor_isNull(chosen) ? value_unknown(ctx) : ctx->expression(ctx, chosen);
}
