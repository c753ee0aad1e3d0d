/* SPDX-License-Identifier: MIT
 *
 * lower_generic.c - _Generic: which association did the compiler choose?
 *
 * libclang lists the controlling expression and the associations but not the choice, nor the types
 * of the associations when they are built in. They stand in the text, though, in front of each
 * association (in a macro's body, when a macro wrote it), so they are read there and compared with
 * the controlling expression's type as it is spelled.
 */
#include "frontend/lower_priv.h"

/* The text before CURSOR in the file it was written in (a macro's body, in a macro), from *START
 * on; NULL when it cannot be read. */
static const char *text_before(struct lower_context *ctx, CXCursor cursor, size_t *start)
{
	CXSourceLocation begin = clang_getRangeStart(clang_getCursorExtent(cursor));
	unsigned offset;
	CXFile file;
	size_t size;
	const char *text;

	clang_getSpellingLocation(begin, &file, NULL, NULL, &offset);
	text = file ? clang_getFileContents(ctx->unit, file, &size) : NULL;
	if (!text || offset > size)
		return NULL;
	*start = offset;
	return text;
}

/* The type name in front of association CURSOR of a _Generic: what stands between the colon before
 * it and the comma before that. */
static char *association_type(struct lower_context *ctx, CXCursor cursor)
{
	size_t end, start;
	const char *text = text_before(ctx, cursor, &end);

	if (!text)
		return NULL;
	while (end && (g_ascii_isspace(text[end - 1]) || text[end - 1] == '('))
		end--;
	if (!end || text[end - 1] != ':')
		return NULL;
	for (start = --end; start && text[start - 1] != ',' && text[start - 1] != ';';)
		start--;
	return g_strstrip(g_strndup(text + start, end - start));
}

/* _Generic: the association whose type, as it is written, is the controlling expression's; else the
 * default; else, when neither can be read, the first whose result has the whole's type. */
uint32_t lower_generic(struct lower_context *ctx, CXCursor cursor)
{
	unsigned first = ctx->stack.cursors->len;
	unsigned count = cursor_push_children(&ctx->stack, cursor);
	CXType type = clang_getCanonicalType(clang_getCursorType(cursor));
	CXCursor chosen = clang_getNullCursor(), other = chosen;
	g_autofree char *wanted = NULL;

	for (unsigned i = 0; i < count && clang_Cursor_isNull(chosen); i++) {
		CXCursor child = cursor_at(&ctx->stack, first + i);
		g_autofree char *written = NULL;

		if (!clang_isExpression(clang_getCursorKind(child)))
			continue;
		if (!wanted) { /* the controlling expression comes first */
			wanted = type_spelling(
				clang_getUnqualifiedType(clang_getCursorType(child)));
			continue;
		}
		written = association_type(ctx, child);
		if (!g_strcmp0(written, wanted))
			chosen = child;
		else if (!g_strcmp0(written, "default") ||
		         (clang_Cursor_isNull(other) && !written &&
		          clang_equalTypes(clang_getCanonicalType(clang_getCursorType(child)),
		                           type)))
			other = child;
	}
	cursor_pop(&ctx->stack, first);
	if (clang_Cursor_isNull(chosen))
		chosen = other;
	return clang_Cursor_isNull(chosen) ? value_unknown(ctx) : ctx->expression(ctx, chosen);
}
