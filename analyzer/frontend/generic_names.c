/* SPDX-License-Identifier: MIT
 *
 * generic_names.c - from libclang's types to normal forms, and from names to declarations.
 *
 * The idea
 *   A canonical type has no typedefs in it and is copied node by node; tags are told apart by their
 *   declaration. Basic types are spelled and read like text, so that both sides agree on names.
 *
 * What it does not do
 *   Vectors, blocks, address spaces and calling conventions other than C's are unknown types. A tag
 *   that is first declared in a function's parameters is in no scope.
 */
#include "frontend/generic_names.h"

#include <string.h>

#include "frontend/cursor.h"

#define BUILD_DEPTH 60

struct type_reader {
	struct ctype_pool *pool;
	struct unit_names *unit_names;
	const struct name_scope *scope;
	GHashTable *tags; /* CXCursor * -> const struct ctype * */
	struct ctype_names names;
};

static const struct ctype *build(struct type_reader *reader, CXType type, int depth);

/* What tells DECL from all other tags of the unit. One at file scope may be declared in two of
 * libclang's units (unit_names.h): its name, or its USR, is the same in both. */
static const void *tag_identity(CXCursor decl, const CXCursor *copy, const char *key)
{
	if (clang_getCursorKind(clang_getCursorSemanticParent(decl)) != CXCursor_TranslationUnit)
		return copy;
	g_autofree char *usr = key ? NULL : cursor_usr(decl);

	return g_intern_string(key ?: usr);
}

static const struct ctype *build_tag(struct type_reader *reader, CXType type, int depth)
{
	CXCursor decl = clang_getCanonicalCursor(clang_getTypeDeclaration(type));
	const struct ctype *known = g_hash_table_lookup(reader->tags, &decl);

	if (known)
		return known;
	CXCursor *copy = g_memdup2(&decl, sizeof(decl));
	g_autofree char *key = cursor_name_key(decl);
	struct ctype node = { .kind = CTYPE_TAG,
		              .identity = tag_identity(decl, copy, key),
		              .is_enum = type.kind == CXType_Enum };

	if (node.is_enum) {
		CXCursor definition = clang_getCursorDefinition(decl);

		if (!clang_Cursor_isNull(definition))
			node.integer = build(reader, clang_getEnumDeclIntegerType(definition),
			                     depth + 1);
	}
	if (key)
		node.name = g_intern_string(key);
	known = ctype_new(reader->pool, node);
	g_hash_table_insert(reader->tags, copy, (gpointer)known);
	return known;
}

static const struct ctype *build_function(struct type_reader *reader, CXType type, int depth)
{
	int count = clang_getNumArgTypes(type);
	struct ctype node = { .kind = CTYPE_FUNCTION,
		              .of = build(reader, clang_getResultType(type), depth + 1),
		              .has_prototype = type.kind == CXType_FunctionProto,
		              .is_variadic = type.kind == CXType_FunctionProto &&
		                             clang_isFunctionTypeVariadic(type) };
	const struct ctype *known;

	if (clang_getFunctionTypeCallingConv(type) != CXCallingConv_C)
		return ctype_unknown();
	node.param_count = node.has_prototype && count > 0 ? (unsigned)count : 0;
	node.params = g_new(const struct ctype *, node.param_count + 1);
	for (unsigned i = 0; i < node.param_count; i++)
		node.params[i] = ctype_adjusted(
			reader->pool, build(reader, clang_getArgType(type, i), depth + 1));
	known = ctype_new(reader->pool, node);
	g_free(node.params);
	return known;
}

static const struct ctype *build_array(struct type_reader *reader, CXType type, int depth)
{
	struct ctype node = { .kind = CTYPE_ARRAY,
		              .of = build(reader, clang_getArrayElementType(type), depth + 1),
		              .size = type.kind == CXType_ConstantArray ? clang_getArraySize(type)
		                      : type.kind == CXType_IncompleteArray
		                              ? (int64_t)CTYPE_NO_SIZE
		                              : (int64_t)CTYPE_VARIABLE_SIZE };

	return ctype_new(reader->pool, node);
}

static const struct ctype *find_nothing(void *data, enum ctype_name kind, const char *name)
{
	(void)data, (void)kind, (void)name;
	return NULL;
}

static const struct ctype *build_basic(struct type_reader *reader, CXType type)
{
	static const struct ctype_names nobody = { find_nothing, NULL };
	g_autofree char *text = type_spelling(clang_getUnqualifiedType(type));

	return ctype_parse(reader->pool, &nobody, text);
}

static const struct ctype *build_unqualified(struct type_reader *reader, CXType type, int depth)
{
	struct ctype node = { .kind = CTYPE_POINTER };

	switch (type.kind) {
	case CXType_Pointer:
		node.of = build(reader, clang_getPointeeType(type), depth + 1);
		return ctype_new(reader->pool, node);
	case CXType_Atomic:
		node.kind = CTYPE_ATOMIC;
		node.of = build(reader, clang_Type_getValueType(type), depth + 1);
		return ctype_new(reader->pool, node);
	case CXType_ConstantArray:
	case CXType_IncompleteArray:
	case CXType_VariableArray:
		return build_array(reader, type, depth);
	case CXType_FunctionProto:
	case CXType_FunctionNoProto:
		return build_function(reader, type, depth);
	case CXType_Record:
	case CXType_Enum:
		return build_tag(reader, type, depth);
	default:
		if ((type.kind >= CXType_FirstBuiltin && type.kind <= CXType_LastBuiltin) ||
		    type.kind == CXType_Complex)
			return build_basic(reader, type);
		return ctype_unknown();
	}
}

static const struct ctype *build(struct type_reader *reader, CXType type, int depth)
{
	unsigned qualifiers = 0;

	type = clang_getCanonicalType(type);
	if (depth > BUILD_DEPTH || type.kind == CXType_Invalid || clang_getAddressSpace(type))
		return ctype_unknown();
	if (clang_isConstQualifiedType(type))
		qualifiers |= CTYPE_CONST;
	if (clang_isVolatileQualifiedType(type))
		qualifiers |= CTYPE_VOLATILE;
	if (clang_isRestrictQualifiedType(type))
		qualifiers |= CTYPE_RESTRICT;
	return ctype_qualified(reader->pool, build_unqualified(reader, type, depth), qualifiers);
}

static const CXCursor *find_in_scope(const struct type_reader *reader, const char *key)
{
	for (const struct name_scope *scope = reader->scope; scope; scope = scope->outer)
		if (!strcmp(scope->key, key))
			return &scope->decl;
	return NULL;
}

static const struct ctype *type_of_object(struct type_reader *reader, CXCursor decl)
{
	const struct ctype *type = build(reader, clang_getCursorType(decl), 0);

	switch (clang_getCursorKind(decl)) {
	case CXCursor_ParmDecl:
		return ctype_adjusted(reader->pool, type);
	case CXCursor_VarDecl:
	case CXCursor_FunctionDecl:
		return type;
	default:
		return NULL;
	}
}

/* A struct or union is known by its name; nothing else is asked of it. */
static const struct ctype *tag_at_file_scope(struct type_reader *reader, const char *key)
{
	const char *name = g_intern_string(key);

	return ctype_new(reader->pool,
	                 (struct ctype){ .kind = CTYPE_TAG, .identity = name, .name = name });
}

static const struct ctype *find_name(void *data, enum ctype_name kind, const char *name)
{
	static const char *const prefixes[] = { [CTYPE_NAME_TYPEDEF] = "",
		                                [CTYPE_NAME_OBJECT] = "",
		                                [CTYPE_NAME_STRUCT] = "struct ",
		                                [CTYPE_NAME_UNION] = "union ",
		                                [CTYPE_NAME_ENUM] = "enum " };
	struct type_reader *reader = data;
	g_autofree char *key = g_strconcat(prefixes[kind], name, NULL);
	const CXCursor *decl = find_in_scope(reader, key);

	if (!decl && (kind == CTYPE_NAME_STRUCT || kind == CTYPE_NAME_UNION))
		return tag_at_file_scope(reader, key);
	decl = decl ?: unit_names_find(reader->unit_names, key);
	if (!decl)
		return NULL;
	if (kind == CTYPE_NAME_OBJECT)
		return type_of_object(reader, *decl);
	if (kind != CTYPE_NAME_TYPEDEF)
		return build(reader, clang_getCursorType(*decl), 0);
	if (clang_getCursorKind(*decl) != CXCursor_TypedefDecl)
		return NULL;
	return build(reader, clang_getTypedefDeclUnderlyingType(*decl), 0);
}

struct type_reader *type_reader_new(struct unit_names *unit_names, const struct name_scope *scope)
{
	struct type_reader *reader = g_new0(struct type_reader, 1);

	reader->pool = ctype_pool_new();
	reader->unit_names = unit_names;
	reader->scope = scope;
	reader->tags = g_hash_table_new_full(cursor_hash, cursor_equal, g_free, NULL);
	reader->names = (struct ctype_names){ find_name, reader };
	return reader;
}

void type_reader_free(struct type_reader *reader)
{
	if (!reader)
		return;
	ctype_pool_free(reader->pool);
	g_hash_table_destroy(reader->tags);
	g_free(reader);
}

const struct ctype *type_reader_value(struct type_reader *reader, CXType type)
{
	return ctype_value(reader->pool, build(reader, type, 0));
}

const struct ctype *type_reader_text(struct type_reader *reader, const char *text)
{
	return ctype_parse(reader->pool, &reader->names, text);
}
