/* SPDX-License-Identifier: MIT
 *
 * lower_machine.c - what C leaves to the machine: atomic operations and asm.
 *
 * The problem
 *   libclang has a cursor for neither atomic_load() nor its relatives, only a nameless node with
 *   the operands below, and of asm it shows the operands without saying which are written. A loop
 *   that waits for an atomic flag, or counts in a register, then looks as if it did nothing.
 *
 * The idea
 *   The types tell. (pointer, order) of what the pointer points to is a load, and becomes the place
 *   itself. (pointer, order, value) of type void is a store. All others both read and write, so
 *   that the place gets a value nobody knows. Any operand of asm that is a place may be written.
 */
#include "frontend/lower_priv.h"

#define OPERANDS 3

static bool is_place(struct lower_context *ctx, uint32_t value)
{
	switch (g_array_index(ctx->out->values, struct fact_value, value).op) {
	case VALUE_LOCAL:
	case VALUE_GLOBAL:
	case VALUE_FIELD:
	case VALUE_INDEX:
	case VALUE_DEREF:
		return true;
	default:
		return false;
	}
}

/* The place that POINTER points to: &x points to x. */
static uint32_t pointee(struct lower_context *ctx, uint32_t pointer)
{
	const struct fact_value *value = &g_array_index(ctx->out->values, struct fact_value,
	                                                pointer);

	if (value->op == VALUE_ADDRESS)
		return value->a;
	return value_new(ctx, (struct fact_value){ .op = VALUE_DEREF, .a = pointer });
}

static bool is_integer(CXType type)
{
	enum CXTypeKind kind = clang_getCanonicalType(type).kind;

	return (kind >= CXType_Bool && kind <= CXType_Int128) || kind == CXType_Enum;
}

/* The type behind POINTER without qualifiers: what an atomic operation on it deals in. */
static CXType value_type(CXCursor pointer)
{
	CXType type = clang_getPointeeType(clang_getCanonicalType(clang_getCursorType(pointer)));
	CXType inner = clang_Type_getValueType(clang_getUnqualifiedType(type));

	return clang_getCanonicalType(inner.kind == CXType_Invalid ? clang_getUnqualifiedType(type)
	                                                           : inner);
}

bool lower_atomic(struct lower_context *ctx, CXCursor cursor, uint32_t *value)
{
	unsigned first = ctx->stack.cursors->len;
	unsigned count = cursor_push_children(&ctx->stack, cursor);
	CXType type = clang_getCanonicalType(clang_getCursorType(cursor));
	CXCursor operands[OPERANDS];
	uint32_t place;

	for (unsigned i = 0; i < count && i < OPERANDS; i++)
		operands[i] = cursor_at(&ctx->stack, first + i);
	cursor_pop(&ctx->stack, first);
	if (count < 2 || count > OPERANDS ||
	    clang_getCanonicalType(clang_getCursorType(operands[0])).kind != CXType_Pointer ||
	    !is_integer(clang_getCursorType(operands[1])))
		return false;
	if (!clang_equalTypes(clang_getUnqualifiedType(type), value_type(operands[0])) &&
	    type.kind != CXType_Void)
		return false;
	place = pointee(ctx, lower_expr(ctx, operands[0]));
	if (count == 2 && type.kind != CXType_Void) {
		*value = place;
		return true;
	}
	*value = value_unknown(ctx);
	event_store(ctx, cursor, place,
	            type.kind == CXType_Void ? lower_expr(ctx, operands[count - 1]) : *value);
	return true;
}

/* (pointer, order, pointer, order, value), and for GNU's whether it may fail: compare and exchange.
 */
static bool is_exchange(struct lower_context *ctx, unsigned first, unsigned count)
{
	for (unsigned i = 0; i < 3 && count >= 5; i++) {
		CXType type = clang_getCursorType(cursor_at(&ctx->stack, first + i));

		if (i == 1 ? !is_integer(type)
		           : clang_getCanonicalType(type).kind != CXType_Pointer)
			return false;
	}
	return count == 5 || count == 6;
}

bool lower_compare_exchange(struct lower_context *ctx, CXCursor cursor, uint32_t *value)
{
	unsigned first = ctx->stack.cursors->len;
	unsigned count = cursor_push_children(&ctx->stack, cursor);
	bool is = is_exchange(ctx, first, count);

	for (unsigned i = 0; is && i < 3; i += 2) {
		CXCursor operand = cursor_at(&ctx->stack, first + i);
		uint32_t place = pointee(ctx, lower_expr(ctx, operand));

		event_store(ctx, operand, place, value_unknown(ctx));
	}
	cursor_pop(&ctx->stack, first);
	if (is)
		*value = value_unknown(ctx);
	return is;
}

void lower_asm(struct lower_context *ctx, CXCursor cursor)
{
	unsigned first = ctx->stack.cursors->len;
	unsigned count = cursor_push_children(&ctx->stack, cursor);

	for (unsigned i = 0; i < count; i++) {
		CXCursor child = cursor_at(&ctx->stack, first + i);
		uint32_t operand;

		if (!clang_isExpression(clang_getCursorKind(child)))
			continue;
		operand = lower_expr(ctx, child);
		if (is_place(ctx, operand))
			event_store(ctx, child, operand, value_unknown(ctx));
	}
	cursor_pop(&ctx->stack, first);
}
