/* SPDX-License-Identifier: MIT
 *
 * lower_loop.c - for, while, do.
 *
 * The problem
 *   A for statement's three parts may each be missing, and libclang lists only the ones that are
 *   there: `for (;x;)` and `for (x;;)` look the same.
 *
 * The idea
 *   Where the header is plain text, its semicolons decide: the part's offset is between them. In a
 *   macro there is no such text to read, and the part's kind decides (a declaration or a first
 *   assignment initialises, a step is the third part, anything else is the condition).
 */
#include "frontend/lower_priv.h"

#include <string.h>

enum part {
	PART_INIT,
	PART_COND,
	PART_STEP,
	PART_COUNT
};

/* Lowers BODY as a loop's body: break goes to AFTER, continue to NEXT. */
static void lower_body(struct lower_context *ctx, CXCursor body, uint32_t after, uint32_t next)
{
	struct lower_function *fn = ctx->function;
	struct lower_function outer = *fn;

	fn->break_block = after;
	fn->continue_block = next;
	fn->break_cleanup = fn->continue_cleanup = fn->cleanup;
	ctx->statement(ctx, body);
	fn->break_block = outer.break_block;
	fn->continue_block = outer.continue_block;
	fn->break_cleanup = outer.break_cleanup;
	fn->continue_cleanup = outer.continue_cleanup;
}

/* Offsets of the two semicolons in the header of the for statement CURSOR whose body starts at
 * BODY_OFFSET; false when the text does not show them. */
static bool find_semicolons(CXCursor cursor, unsigned body_offset, unsigned semicolons[2])
{
	CXTranslationUnit unit = clang_Cursor_getTranslationUnit(cursor);
	CXToken *tokens;
	unsigned count, found = 0, depth = 0;

	clang_tokenize(unit, clang_getCursorExtent(cursor), &tokens, &count);
	for (unsigned i = 0; i < count && found < 2; i++) {
		struct place place = place_of(clang_getTokenLocation(unit, tokens[i]));
		CXString text = clang_getTokenSpelling(unit, tokens[i]);
		const char *spelled = clang_getCString(text);

		if (place.offset < body_offset || !found) {
			if (!strcmp(spelled, "(") || !strcmp(spelled, "{"))
				depth++;
			else if (!strcmp(spelled, ")") || !strcmp(spelled, "}"))
				depth--;
			else if (!strcmp(spelled, ";") && depth == 1)
				semicolons[found++] = place.offset;
		}
		clang_disposeString(text);
	}
	clang_disposeTokens(unit, tokens, count);
	return found == 2;
}

static enum part part_by_kind(CXCursor child, bool is_first)
{
	CXCursor cursor = cursor_strip(child);

	switch (clang_getCursorKind(cursor)) {
	case CXCursor_DeclStmt:
		return PART_INIT;
	case CXCursor_CompoundAssignOperator:
		return PART_STEP;
	case CXCursor_BinaryOperator:
		if (clang_getCursorBinaryOperatorKind(cursor) == CXBinaryOperator_Assign ||
		    clang_getCursorBinaryOperatorKind(cursor) == CXBinaryOperator_Comma)
			return is_first ? PART_INIT : PART_STEP;
		return PART_COND;
	case CXCursor_UnaryOperator:
		switch (clang_getCursorUnaryOperatorKind(cursor)) {
		case CXUnaryOperator_PostInc:
		case CXUnaryOperator_PostDec:
		case CXUnaryOperator_PreInc:
		case CXUnaryOperator_PreDec:
			return PART_STEP;
		default:
			return PART_COND;
		}
	default:
		return PART_COND;
	}
}

/* Sorts the header's children (COUNT of them from FIRST, body not included) into PARTS. */
static void sort_parts(struct lower_context *ctx, CXCursor cursor, CXCursor body, unsigned first,
                       unsigned count, CXCursor parts[PART_COUNT])
{
	unsigned semicolons[2];
	bool by_text = count < PART_COUNT && !cursor_in_macro(cursor) &&
	               find_semicolons(cursor, cursor_place(body).offset, semicolons);

	for (unsigned i = 0; i < PART_COUNT; i++)
		parts[i] = clang_getNullCursor();
	for (unsigned i = 0; i < count && i < PART_COUNT; i++) {
		CXCursor child = cursor_at(&ctx->stack, first + i);
		CXSourceLocation start = clang_getRangeStart(clang_getCursorExtent(child));
		unsigned offset = place_of(start).offset;
		enum part part = i;

		if (by_text)
			part = offset < semicolons[0]   ? PART_INIT
			       : offset < semicolons[1] ? PART_COND
			                                : PART_STEP;
		else if (count < PART_COUNT)
			part = part_by_kind(child, i == 0);
		parts[part] = child;
	}
}

void lower_for(struct lower_context *ctx, CXCursor cursor)
{
	unsigned first = ctx->stack.cursors->len;
	unsigned count = cursor_push_children(&ctx->stack, cursor);
	uint32_t head = block_new(ctx, cursor), inside = block_new(ctx, cursor);
	uint32_t step = block_new(ctx, cursor), after = block_new(ctx, cursor);
	CXCursor parts[PART_COUNT], body = cursor_last_child(cursor);
	uint32_t outer = ctx->function->cleanup;

	sort_parts(ctx, cursor, body, first, count ? count - 1 : 0, parts);
	cursor_pop(&ctx->stack, first);
	if (!clang_Cursor_isNull(parts[PART_INIT]))
		ctx->statement(ctx, parts[PART_INIT]);
	block_jump(ctx, head);
	block_begin(ctx, head);
	if (clang_Cursor_isNull(parts[PART_COND]))
		block_jump(ctx, inside);
	else
		lower_cond(ctx, parts[PART_COND], inside, after);
	block_begin(ctx, inside);
	lower_body(ctx, body, after, step);
	block_jump(ctx, step);
	block_begin(ctx, step);
	if (!clang_Cursor_isNull(parts[PART_STEP]))
		lower_expr_statement(ctx, parts[PART_STEP]);
	block_jump(ctx, head);
	block_begin(ctx, after);
	scope_close(ctx, outer);
}

/* The two children of a while or do statement, in source order. */
static bool two_children(struct lower_context *ctx, CXCursor cursor, CXCursor *a, CXCursor *b)
{
	unsigned first = ctx->stack.cursors->len;
	bool two = cursor_push_children(&ctx->stack, cursor) == 2;

	if (two) {
		*a = cursor_at(&ctx->stack, first);
		*b = cursor_at(&ctx->stack, first + 1);
	}
	cursor_pop(&ctx->stack, first);
	return two;
}

void lower_while(struct lower_context *ctx, CXCursor cursor)
{
	CXCursor cond, body;

	if (!two_children(ctx, cursor, &cond, &body))
		return;
	uint32_t head = block_new(ctx, cursor), inside = block_new(ctx, body);
	uint32_t after = block_new(ctx, cursor);

	block_jump(ctx, head);
	block_begin(ctx, head);
	lower_cond(ctx, cond, inside, after);
	block_begin(ctx, inside);
	lower_body(ctx, body, after, head);
	block_jump(ctx, head);
	block_begin(ctx, after);
}

void lower_do(struct lower_context *ctx, CXCursor cursor)
{
	CXCursor cond, body;

	if (!two_children(ctx, cursor, &body, &cond))
		return;
	uint32_t inside = block_new(ctx, body), test = block_new(ctx, cond);
	uint32_t after = block_new(ctx, cursor);

	block_jump(ctx, inside);
	block_begin(ctx, inside);
	lower_body(ctx, body, after, test);
	block_jump(ctx, test);
	block_begin(ctx, test);
	lower_cond(ctx, cond, inside, after);
	block_begin(ctx, after);
}
