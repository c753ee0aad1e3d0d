/* SPDX-License-Identifier: MIT
 *
 * lower_symbol.c - the names of a unit: files, functions, variables, fields, locals.
 *
 * A symbol is known by its USR, libclang's unique name for a declaration. What only a redeclaration
 * says (annotations above all) is gathered from every redeclaration the unit has; of what macros
 * and unknown attributes said there, only the text is left (decl_words.h). A function with a body
 * outside the main file is queued the first time somebody names it, so headers full of inline
 * functions cost what is used of them.
 */
#include "frontend/lower_priv.h"

#include <string.h>

/* Does FILE, in which LOCATION is, begin as a system header? It may become one on the way, by a
 * pragma, and does not stop being one. To ask libclang for the beginning is the last resort: it
 * reads back what a precompiled header knows of files, and looks at every macro expansion in the
 * file, which takes seconds when they nest deeply. */
static bool is_system_file(CXTranslationUnit unit, CXFile file, CXSourceLocation location)
{
	CXSourceLocation start;

	if (!clang_Location_isInSystemHeader(location))
		return false;
	if (!file_start(location, &start))
		start = clang_getLocation(unit, file, 1, 1);
	return clang_Location_isInSystemHeader(start);
}

static uint32_t make_file_row(struct lower_context *ctx, CXTranslationUnit unit, CXFile file,
                              const char *name, CXSourceLocation location)
{
	g_autofree char *path = g_canonicalize_filename(name, ctx->directory);
	struct fact_file row = { .path = facts_builder_string(ctx->out, path),
		                 .is_system = is_system_file(unit, file, location) };

	g_array_append_val(ctx->out->files, row);
	return ctx->out->files->len - 1;
}

static uint32_t file_row(struct lower_context *ctx, CXTranslationUnit unit, CXFile file,
                         CXSourceLocation location)
{
	CXString name = clang_getFileName(file);
	const char *text = clang_getCString(name);
	gpointer index;

	if (!g_hash_table_lookup_extended(ctx->files, text, NULL, &index)) {
		index = GUINT_TO_POINTER(make_file_row(ctx, unit, file, text, location));
		g_hash_table_insert(ctx->files, g_strdup(text), index);
	}
	clang_disposeString(name);
	return GPOINTER_TO_UINT(index);
}

struct fact_loc lower_loc(struct lower_context *ctx, CXTranslationUnit unit,
                          CXSourceLocation location)
{
	struct place place = place_of(location);
	struct fact_loc loc = { FACT_NONE, place.line, place.column };

	if (place.file)
		loc.file = file_row(ctx, unit, place.file, location);
	return loc;
}

struct fact_loc lower_cursor_loc(struct lower_context *ctx, CXCursor cursor)
{
	return lower_loc(ctx, clang_Cursor_getTranslationUnit(cursor),
	                 clang_getCursorLocation(cursor));
}

static unsigned symbol_linkage(CXCursor cursor)
{
	switch (clang_getCursorLinkage(cursor)) {
	case CXLinkage_External:
	case CXLinkage_UniqueExternal:
		return LINKAGE_EXTERNAL;
	case CXLinkage_Internal:
		return LINKAGE_INTERNAL;
	default:
		return LINKAGE_NONE;
	}
}

static enum CXChildVisitResult find_unexposed(CXCursor cursor, CXCursor parent, CXClientData data)
{
	(void)parent;
	if (clang_getCursorKind(cursor) != CXCursor_UnexposedAttr)
		return CXChildVisit_Continue;
	*(bool *)data = true;
	return CXChildVisit_Break;
}

/* libclang does not tell cleanup from the other attributes it has no kind for. */
static bool has_unexposed_attribute(CXCursor decl)
{
	bool found = false;

	clang_visitChildren(decl, find_unexposed, &found);
	return found;
}

/* What FUNCTION's declaration says of it by _Noreturn and the attribute weak. libclang shows them
 * in the printed declaration only, which is costly, so it is printed for the program's own
 * functions with an attribute that libclang has no kind for. */
static unsigned printed_flags(CXCursor function)
{
	CXPrintingPolicy policy;
	const char *printed;
	unsigned flags = 0;
	CXString text;

	if (clang_Location_isInSystemHeader(clang_getCursorLocation(function)) ||
	    !has_unexposed_attribute(function))
		return 0;
	policy = clang_getCursorPrintingPolicy(function);
	clang_PrintingPolicy_setProperty(policy, CXPrintingPolicy_TerseOutput, 1);
	text = clang_getCursorPrettyPrinted(function, policy);
	printed = clang_getCString(text);
	if (strstr(printed, "oreturn"))
		flags |= SYMBOL_NORETURN;
	if (strstr(printed, "((weak))") || strstr(printed, "[[gnu::weak]]"))
		flags |= SYMBOL_WEAK;
	clang_disposeString(text);
	clang_PrintingPolicy_dispose(policy);
	return flags;
}

/* An array of constants is a constant object, too; where the qualifier then is depends on how the
 * type was written, so every level is asked. */
static bool is_const_object(CXCursor variable)
{
	CXType type = clang_getCursorType(variable);

	while (!clang_isConstQualifiedType(type)) {
		CXType canonical = clang_getCanonicalType(type);

		if (clang_isConstQualifiedType(canonical))
			return true;
		if (canonical.kind != CXType_ConstantArray &&
		    canonical.kind != CXType_IncompleteArray)
			return false;
		type = clang_getArrayElementType(type);
		if (type.kind == CXType_Invalid)
			type = clang_getArrayElementType(canonical);
	}
	return true;
}

static unsigned symbol_flags(CXCursor cursor, enum fact_symbol_kind kind, const char *type)
{
	CXCursor first = clang_getCanonicalCursor(cursor);
	unsigned flags = 0;

	if (clang_Location_isFromMainFile(clang_getCursorLocation(first)))
		flags |= SYMBOL_BY_HAND;
	if (kind == SYMBOL_FUNCTION) {
		/* The attribute is part of the printed type; libclang has no other way to see it.
		 */
		if (strstr(type, "noreturn"))
			flags |= SYMBOL_NORETURN;
		if (clang_Cursor_isFunctionInlined(cursor))
			flags |= SYMBOL_INLINE;
		if (clang_Cursor_isVariadic(cursor))
			flags |= SYMBOL_VARIADIC;
	} else if (kind == SYMBOL_VARIABLE) {
		if (is_const_object(cursor))
			flags |= SYMBOL_CONST;
		if (clang_getCursorLinkage(cursor) == CXLinkage_NoLinkage)
			flags |= SYMBOL_STATIC_LOCAL;
		if (clang_getCursorTLSKind(cursor) != CXTLS_None)
			flags |= SYMBOL_THREAD;
	}
	return flags;
}

static enum CXChildVisitResult note_annotation(CXCursor cursor, CXCursor parent, CXClientData data)
{
	struct lower_context *ctx = data;

	(void)parent;
	if (clang_getCursorKind(cursor) == CXCursor_AnnotateAttr) {
		g_autofree char *text = cursor_spelling(cursor);
		fact_str str = facts_builder_string(ctx->out, text);

		g_array_append_val(ctx->out->annotations, str);
	}
	return CXChildVisit_Continue;
}

/* A function whose words are gathered. */
struct annotated {
	struct lower_context *ctx;
	const char *name, *type;
	uint32_t first; /* its first annotation */
};

static void note_word(const char *word, void *data)
{
	const struct annotated *annotated = data;
	GArray *rows = annotated->ctx->out->annotations;
	g_autofree char *marked = g_strdup_printf("%c%s", FACT_WORD_MARK, word);
	fact_str str = facts_builder_string(annotated->ctx->out, marked);

	for (guint i = annotated->first; i < rows->len; i++)
		if (g_array_index(rows, fact_str, i) == str)
			return;
	g_array_append_val(rows, str);
}

/* The words of DECL, unless it stands in a system header: those are not written for us. The
 * compiler's own functions are declared where they are used first. */
static void gather_words(struct annotated *annotated, CXCursor decl)
{
	struct lower_context *ctx = annotated->ctx;
	struct fact_loc loc = lower_cursor_loc(ctx, decl);

	if (loc.file == FACT_NONE || g_str_has_prefix(annotated->name, "__builtin_") ||
	    g_array_index(ctx->out->files, struct fact_file, loc.file).is_system)
		return;
	decl_words_each(ctx->decl_texts, decl, annotated->name, annotated->type, note_word,
	                annotated);
}

/* Attributes are inherited by later redeclarations, so the definition, else the declaration that
 * was named, carries all of them that stand before it. Words are not, so it has those of the first
 * declaration as well. The number of annotations. */
static uint32_t gather_annotations(struct lower_context *ctx, CXCursor cursor, const char *name,
                                   const char *type)
{
	struct annotated annotated = { ctx, name, type, ctx->out->annotations->len };
	CXCursor definition = clang_getCursorDefinition(cursor);
	CXCursor last = clang_Cursor_isNull(definition) ? cursor : definition;
	CXCursor first = clang_getCanonicalCursor(cursor);

	clang_visitChildren(last, note_annotation, ctx);
	gather_words(&annotated, first);
	if (!clang_equalCursors(first, last))
		gather_words(&annotated, last);
	return ctx->out->annotations->len - annotated.first;
}

static fact_str field_owner(struct lower_context *ctx, CXCursor field)
{
	CXCursor record = clang_getCursorSemanticParent(field);
	g_autofree char *type = type_spelling(clang_getCursorType(record));

	return facts_builder_string(ctx->out, type);
}

static uint32_t make_symbol(struct lower_context *ctx, CXCursor cursor, const char *usr,
                            enum fact_symbol_kind kind)
{
	g_autofree char *name = cursor_spelling(cursor);
	g_autofree char *type = type_spelling(clang_getCursorType(cursor));
	CXCursor definition = clang_getCursorDefinition(cursor);
	struct fact_symbol row = {
		.kind = kind,
		.linkage = symbol_linkage(cursor),
		.flags = symbol_flags(cursor, kind, type),
		.name = facts_builder_string(ctx->out, name),
		.usr = facts_builder_string(ctx->out, usr),
		.owner = kind == SYMBOL_FIELD ? field_owner(ctx, cursor) : 0,
		.type = facts_builder_string(ctx->out, type),
		.decl = lower_cursor_loc(ctx, clang_getCanonicalCursor(cursor)),
		.def = { FACT_NONE, 0, 0 },
	};

	if (!clang_Cursor_isNull(definition)) {
		row.flags |= SYMBOL_DEFINED;
		row.def = lower_cursor_loc(ctx, definition);
	}
	row.annotation_first = ctx->out->annotations->len;
	if (kind == SYMBOL_FUNCTION) {
		row.flags |= printed_flags(cursor);
		if (!clang_Cursor_isNull(definition) && !clang_equalCursors(definition, cursor))
			row.flags |= printed_flags(definition) & SYMBOL_WEAK;
		row.annotation_count = gather_annotations(ctx, cursor, name, type);
	}
	g_array_append_val(ctx->out->symbols, row);
	return ctx->out->symbols->len - 1;
}

uint32_t lower_symbol(struct lower_context *ctx, CXCursor cursor, enum fact_symbol_kind kind)
{
	g_autofree char *usr = cursor_usr(cursor);
	gpointer index;

	if (!g_hash_table_lookup_extended(ctx->symbols, usr, NULL, &index)) {
		index = GUINT_TO_POINTER(make_symbol(ctx, cursor, usr, kind));
		g_hash_table_insert(ctx->symbols, g_strdup(usr), index);
	}
	return GPOINTER_TO_UINT(index);
}

void lower_queue_function(struct lower_context *ctx, CXCursor cursor)
{
	CXCursor definition = clang_getCursorDefinition(cursor);
	g_autofree char *usr = NULL;

	if (clang_Cursor_isNull(definition))
		return;
	usr = cursor_usr(definition);
	if (g_hash_table_add(ctx->queued, g_strdup(usr)))
		g_array_append_val(ctx->queue, definition);
}

uint32_t lower_local(struct lower_context *ctx, CXCursor decl, uint32_t flags)
{
	struct lower_function *fn = ctx->function;
	gpointer index;
	CXCursor *key;

	if (g_hash_table_lookup_extended(fn->locals, &decl, NULL, &index))
		return GPOINTER_TO_UINT(index);
	g_autofree char *name = cursor_spelling(decl);
	CXType type = clang_getCursorType(decl);
	g_autofree char *spelled = type_spelling(type);
	struct fact_local row = { .name = facts_builder_string(ctx->out, name),
		                  .type = facts_builder_string(ctx->out, spelled),
		                  .flags = flags };

	if (clang_getCanonicalType(type).kind == CXType_ConstantArray ||
	    clang_getCanonicalType(type).kind == CXType_VariableArray)
		row.flags |= LOCAL_ARRAY;
	if (has_unexposed_attribute(decl))
		row.flags |= LOCAL_CLEANUP;
	g_array_append_val(fn->local_rows, row);
	key = g_new(CXCursor, 1);
	*key = decl;
	g_hash_table_insert(fn->locals, key, GUINT_TO_POINTER(fn->local_rows->len - 1));
	return fn->local_rows->len - 1;
}
