/* SPDX-License-Identifier: MIT
 *
 * cursor.c - libclang's cursors, made comfortable.
 *
 * libclang hands out children through a callback only; a shared stack of cursors turns that into
 * index loops without an allocation per node. Strings come as CXString and leave as plain char *.
 */
#include "frontend/cursor.h"

#include <string.h>

#define TYPE_DEPTH 12

guint cursor_hash(gconstpointer key)
{
	return clang_hashCursor(*(const CXCursor *)key);
}

gboolean cursor_equal(gconstpointer a, gconstpointer b)
{
	return clang_equalCursors(*(const CXCursor *)a, *(const CXCursor *)b) != 0;
}

static enum CXChildVisitResult push_child(CXCursor cursor, CXCursor parent, CXClientData data)
{
	(void)parent;
	g_array_append_val((GArray *)data, cursor);
	return CXChildVisit_Continue;
}

unsigned cursor_push_children(struct cursor_stack *stack, CXCursor cursor)
{
	unsigned before = stack->cursors->len;

	clang_visitChildren(cursor, push_child, stack->cursors);
	return stack->cursors->len - before;
}

CXCursor cursor_at(const struct cursor_stack *stack, unsigned index)
{
	return g_array_index(stack->cursors, CXCursor, index);
}

void cursor_pop(struct cursor_stack *stack, unsigned first)
{
	g_array_set_size(stack->cursors, first);
}

struct edge_children {
	CXCursor last;
	unsigned count;
};

static enum CXChildVisitResult note_child(CXCursor cursor, CXCursor parent, CXClientData data)
{
	struct edge_children *children = data;

	(void)parent;
	children->last = cursor;
	children->count++;
	return CXChildVisit_Continue;
}

static struct edge_children look_at_children(CXCursor cursor)
{
	struct edge_children children = { clang_getNullCursor(), 0 };

	clang_visitChildren(cursor, note_child, &children);
	return children;
}

CXCursor cursor_only_child(CXCursor cursor)
{
	struct edge_children children = look_at_children(cursor);

	return children.count == 1 ? children.last : clang_getNullCursor();
}

CXCursor cursor_last_child(CXCursor cursor)
{
	return look_at_children(cursor).last;
}

/* Asked of every implicit cast: the kinds of type come first, which cost nothing. */
static bool is_va_list(CXType type)
{
	CXType record = clang_getCanonicalType(type);
	CXString spelling;
	bool found;

	if (record.kind == CXType_ConstantArray)
		record = clang_getArrayElementType(record);
	else if (record.kind == CXType_Pointer)
		record = clang_getPointeeType(record);
	if (record.kind != CXType_Record)
		return false;
	spelling = clang_getTypeSpelling(record);
	found = strstr(clang_getCString(spelling), "__va_list") != NULL;
	clang_disposeString(spelling);
	return found;
}

bool cursor_is_va_arg(CXCursor cursor, CXCursor child)
{
	CXType from = clang_getCursorType(child), to = clang_getCursorType(cursor);

	return clang_getCursorKind(cursor) == CXCursor_UnexposedExpr &&
	       !clang_equalTypes(clang_getCanonicalType(from), clang_getCanonicalType(to)) &&
	       is_va_list(from) && !is_va_list(to);
}

CXCursor cursor_strip(CXCursor cursor)
{
	for (;;) {
		enum CXCursorKind kind = clang_getCursorKind(cursor);

		if (kind != CXCursor_UnexposedExpr && kind != CXCursor_ParenExpr)
			return cursor;
		CXCursor child = cursor_only_child(cursor);

		if (clang_Cursor_isNull(child) || cursor_is_va_arg(cursor, child))
			return cursor;
		cursor = child;
	}
}

struct place place_of(CXSourceLocation location)
{
	struct place place;

	clang_getExpansionLocation(location, &place.file, &place.line, &place.column,
	                           &place.offset);
	return place;
}

struct place cursor_place(CXCursor cursor)
{
	return place_of(clang_getCursorLocation(cursor));
}

/* libclang before 19 gives the place of a macro's use as its spelling as well, so the two cannot be
 * compared. There the top bit of clang's encoding of a location, which says "in a macro", is
 * read instead: in 17 and 18, which no longer change, that is where it is. */
static bool is_macro_location(CXSourceLocation location)
{
#if LIBCLANG_MAJOR < 19
	return location.int_data >> 31;
#else
	CXFile file, spelled_file;
	unsigned offset, spelled_offset;

	clang_getExpansionLocation(location, &file, NULL, NULL, &offset);
	clang_getSpellingLocation(location, &spelled_file, NULL, NULL, &spelled_offset);
	return offset != spelled_offset || !clang_File_isEqual(file, spelled_file);
#endif
}

/* clang numbers the characters of a file one after the other, and a location is such a number. Who
 * knows whether it always will be: what comes out is looked at. */
bool file_start(CXSourceLocation location, CXSourceLocation *start)
{
	struct place place = place_of(location), there;

	if (!place.file || is_macro_location(location))
		return false;
	*start = location;
	start->int_data -= place.offset;
	there = place_of(*start);
	return !there.offset && there.file && clang_File_isEqual(there.file, place.file);
}

bool cursor_in_macro(CXCursor cursor)
{
	return is_macro_location(clang_getCursorLocation(cursor));
}

bool cursor_integer(CXCursor cursor, int64_t *value)
{
	CXEvalResult result = clang_Cursor_Evaluate(cursor);
	bool is_integer;

	if (!result)
		return false;
	is_integer = clang_EvalResult_getKind(result) == CXEval_Int;
	if (is_integer && clang_EvalResult_isUnsignedInt(result))
		*value = (int64_t)clang_EvalResult_getAsUnsigned(result);
	else if (is_integer)
		*value = clang_EvalResult_getAsLongLong(result);
	clang_EvalResult_dispose(result);
	return is_integer;
}

struct three {
	CXCursor children[3];
	unsigned count;
};

static enum CXChildVisitResult note_three(CXCursor cursor, CXCursor parent, CXClientData data)
{
	struct three *three = data;

	(void)parent;
	if (three->count < 3)
		three->children[three->count] = cursor;
	three->count++;
	return CXChildVisit_Continue;
}

CXCursor cursor_chosen(CXCursor cursor)
{
	struct three three = { .count = 0 };
	int64_t cond;

	clang_visitChildren(cursor, note_three, &three);
	if (three.count != 3 || !cursor_integer(three.children[0], &cond))
		return clang_getNullCursor();
	return three.children[cond ? 1 : 2];
}

static char *take_string(CXString string)
{
	const char *text = clang_getCString(string);
	char *copy = g_strdup(text ? text : "");

	clang_disposeString(string);
	return copy;
}

char *cursor_spelling(CXCursor cursor)
{
	return take_string(clang_getCursorSpelling(cursor));
}

static const struct {
	enum CXCursorKind kind;
	const char *prefix;
} name_kinds[] = {
	{ CXCursor_TypedefDecl, "" },      { CXCursor_VarDecl, "" },
	{ CXCursor_ParmDecl, "" },         { CXCursor_FunctionDecl, "" },
	{ CXCursor_EnumConstantDecl, "" }, { CXCursor_StructDecl, "struct " },
	{ CXCursor_UnionDecl, "union " },  { CXCursor_EnumDecl, "enum " },
};

char *cursor_name_key(CXCursor decl)
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

char *cursor_usr(CXCursor cursor)
{
	return take_string(clang_getCursorUSR(cursor));
}

char *type_spelling(CXType type)
{
	return take_string(clang_getTypeSpelling(type));
}

/* The type below arrays and pointers. */
static CXType innermost(CXType type)
{
	for (int i = 0; i < TYPE_DEPTH; i++) {
		type = clang_getCanonicalType(type);
		if (type.kind == CXType_Pointer)
			type = clang_getPointeeType(type);
		else if (type.kind == CXType_ConstantArray || type.kind == CXType_IncompleteArray ||
		         type.kind == CXType_VariableArray)
			type = clang_getArrayElementType(type);
		else
			break;
	}
	return type;
}

bool type_is_function(CXType type)
{
	enum CXTypeKind kind = innermost(type).kind;

	return kind == CXType_FunctionProto || kind == CXType_FunctionNoProto;
}

bool type_may_hold_function(CXType type)
{
	enum CXTypeKind kind = innermost(type).kind;

	/* A void pointer may hold a function, and often does in registration tables. */
	return type_is_function(type) || kind == CXType_Record || kind == CXType_Void;
}

bool type_is_text(CXType type)
{
	type = clang_getCanonicalType(type);
	while (type.kind == CXType_ConstantArray || type.kind == CXType_IncompleteArray)
		type = clang_getCanonicalType(clang_getArrayElementType(type));
	if (type.kind != CXType_Pointer)
		return false;
	switch (innermost(type).kind) {
	case CXType_Char_S:
	case CXType_Char_U:
	case CXType_SChar:
	case CXType_UChar:
		return true;
	default:
		return false;
	}
}
