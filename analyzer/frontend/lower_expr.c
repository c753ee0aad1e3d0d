/* SPDX-License-Identifier: MIT
 *
 * lower_expr.c - expressions: what they compute becomes a value, what they do becomes events.
 *
 * The idea
 *   An expression is walked once, operands first. Calls and assignments leave an event in the
 *   current block; everything else is a tree of values that later events refer to. Where C lets the
 *   compiler choose an order, we take left to right.
 *   Conditions are walked with two targets instead of a value (lower_cond), so && || ! and ?: turn
 *   into branches and every fact a branch establishes is on an edge.
 *
 * What it does not do
 *   It does not look at types: a cast is its operand. Expressions libclang does not describe
 *   (UnexposedExpr with several children, vector operations, ...) are unknown values, but what is
 *   called inside them is lowered nevertheless.
 *
 * Read next: lower_call.c, lower_stmt.c.
 */
#include "frontend/lower_priv.h"

static const uint8_t binary_ops[] = {
	[CXBinaryOperator_Mul] = BINARY_MUL, [CXBinaryOperator_Div] = BINARY_DIV,
	[CXBinaryOperator_Rem] = BINARY_REM, [CXBinaryOperator_Add] = BINARY_ADD,
	[CXBinaryOperator_Sub] = BINARY_SUB, [CXBinaryOperator_Shl] = BINARY_SHL,
	[CXBinaryOperator_Shr] = BINARY_SHR, [CXBinaryOperator_LT] = BINARY_LT,
	[CXBinaryOperator_GT] = BINARY_GT,   [CXBinaryOperator_LE] = BINARY_LE,
	[CXBinaryOperator_GE] = BINARY_GE,   [CXBinaryOperator_EQ] = BINARY_EQ,
	[CXBinaryOperator_NE] = BINARY_NE,   [CXBinaryOperator_And] = BINARY_AND,
	[CXBinaryOperator_Xor] = BINARY_XOR, [CXBinaryOperator_Or] = BINARY_OR,
};

static const uint8_t assign_ops[] = {
	[CXBinaryOperator_MulAssign] = BINARY_MUL, [CXBinaryOperator_DivAssign] = BINARY_DIV,
	[CXBinaryOperator_RemAssign] = BINARY_REM, [CXBinaryOperator_AddAssign] = BINARY_ADD,
	[CXBinaryOperator_SubAssign] = BINARY_SUB, [CXBinaryOperator_ShlAssign] = BINARY_SHL,
	[CXBinaryOperator_ShrAssign] = BINARY_SHR, [CXBinaryOperator_AndAssign] = BINARY_AND,
	[CXBinaryOperator_XorAssign] = BINARY_XOR, [CXBinaryOperator_OrAssign] = BINARY_OR,
};

/* The two operands of a binary node; false when libclang shows another number. */
static bool operands(CXCursor cursor, CXCursor *left, CXCursor *right, struct cursor_stack *stack)
{
	unsigned first = stack->cursors->len;
	bool two = cursor_push_children(stack, cursor) == 2;

	if (two) {
		*left = cursor_at(stack, first);
		*right = cursor_at(stack, first + 1);
	}
	cursor_pop(stack, first);
	return two;
}

/* A node we do not understand: its children are lowered for what they do. */
static uint32_t lower_opaque(struct lower_context *ctx, CXCursor cursor)
{
	unsigned first = ctx->stack.cursors->len;
	unsigned count = cursor_push_children(&ctx->stack, cursor);
	uint32_t value = FACT_NONE;

	for (unsigned i = 0; i < count; i++) {
		CXCursor child = cursor_at(&ctx->stack, first + i);

		if (clang_isExpression(clang_getCursorKind(child)))
			value = lower_expr(ctx, child);
	}
	cursor_pop(&ctx->stack, first);
	return count == 1 && value != FACT_NONE ? value : value_unknown(ctx);
}

/* va_arg(list, type): another value every time, and the list has moved on. */
static uint32_t lower_va_arg(struct lower_context *ctx, CXCursor cursor, CXCursor list)
{
	event_store(ctx, cursor, lower_expr(ctx, list), value_unknown(ctx));
	return value_unknown(ctx);
}

static uint32_t lower_variable(struct lower_context *ctx, CXCursor decl)
{
	uint32_t index;

	if (clang_getCursorKind(decl) == CXCursor_ParmDecl ||
	    (clang_getCursorLinkage(decl) == CXLinkage_NoLinkage &&
	     clang_Cursor_getStorageClass(decl) != CX_SC_Static)) {
		index = lower_local(ctx, decl, 0);
		return value_new(ctx, (struct fact_value){ .op = VALUE_LOCAL, .a = index });
	}
	index = lower_symbol(ctx, decl, SYMBOL_VARIABLE);
	return value_new(ctx, (struct fact_value){ .op = VALUE_GLOBAL, .a = index });
}

static uint32_t lower_reference(struct lower_context *ctx, CXCursor cursor)
{
	CXCursor decl = clang_getCursorReferenced(cursor);
	uint32_t index;

	switch (clang_getCursorKind(decl)) {
	case CXCursor_EnumConstantDecl:
		return value_int(ctx, clang_getEnumConstantDeclValue(decl));
	case CXCursor_FunctionDecl:
		index = lower_symbol(ctx, decl, SYMBOL_FUNCTION);
		lower_queue_function(ctx, decl);
		return value_new(ctx, (struct fact_value){ .op = VALUE_FUNCTION, .a = index });
	case CXCursor_VarDecl:
	case CXCursor_ParmDecl:
		return lower_variable(ctx, decl);
	default:
		return value_unknown(ctx);
	}
}

static uint32_t lower_member(struct lower_context *ctx, CXCursor cursor)
{
	CXCursor field = clang_getCursorReferenced(cursor);
	CXCursor base = cursor_last_child(cursor);
	struct fact_value value = { .op = VALUE_FIELD };

	if (clang_Cursor_isNull(base) || clang_getCursorKind(field) != CXCursor_FieldDecl)
		return lower_opaque(ctx, cursor);
	value.a = lower_expr(ctx, base);
	value.b = lower_symbol(ctx, field, SYMBOL_FIELD);
	value.imm = clang_getCanonicalType(clang_getCursorType(base)).kind == CXType_Pointer;
	return value_new(ctx, value);
}

static uint32_t lower_index(struct lower_context *ctx, CXCursor cursor)
{
	struct fact_value value = { .op = VALUE_INDEX };
	CXCursor base, index;

	if (!operands(cursor, &base, &index, &ctx->stack))
		return lower_opaque(ctx, cursor);
	value.a = lower_expr(ctx, base);
	value.b = lower_expr(ctx, index);
	return value_new(ctx, value);
}

/* A && B, A || B where the value is wanted: B runs in a block of its own. */
static uint32_t lower_logical(struct lower_context *ctx, CXCursor cursor, CXCursor left,
                              CXCursor right, enum fact_binary op)
{
	uint32_t rest = block_new(ctx, right), join = block_new(ctx, cursor);
	uint32_t a = lower_expr(ctx, left), b;

	if (op == BINARY_LOGICAL_AND)
		block_branch(ctx, left, a, rest, join);
	else
		block_branch(ctx, left, a, join, rest);
	block_begin(ctx, rest);
	b = lower_expr(ctx, right);
	block_jump(ctx, join);
	block_begin(ctx, join);
	return value_binary(ctx, op, a, b);
}

static uint32_t lower_binary(struct lower_context *ctx, CXCursor cursor)
{
	enum CXBinaryOperatorKind kind = clang_getCursorBinaryOperatorKind(cursor);
	CXCursor left, right;
	uint32_t a, b;

	if (!operands(cursor, &left, &right, &ctx->stack))
		return lower_opaque(ctx, cursor);
	if (kind == CXBinaryOperator_LAnd)
		return lower_logical(ctx, cursor, left, right, BINARY_LOGICAL_AND);
	if (kind == CXBinaryOperator_LOr)
		return lower_logical(ctx, cursor, left, right, BINARY_LOGICAL_OR);
	if (kind == CXBinaryOperator_Comma) {
		lower_expr_statement(ctx, left);
		return lower_expr(ctx, right);
	}
	if (kind == CXBinaryOperator_Assign) {
		b = lower_expr(ctx, right);
		a = lower_expr(ctx, left);
		event_store(ctx, cursor, a, b);
		return b;
	}
	a = lower_expr(ctx, left);
	b = lower_expr(ctx, right);
	if (kind >= G_N_ELEMENTS(binary_ops))
		return value_unknown(ctx);
	return value_binary(ctx, binary_ops[kind], a, b);
}

static uint32_t lower_compound_assign(struct lower_context *ctx, CXCursor cursor)
{
	enum CXBinaryOperatorKind kind = clang_getCursorBinaryOperatorKind(cursor);
	CXCursor left, right;
	uint32_t place, value;

	if (!operands(cursor, &left, &right, &ctx->stack) || kind >= G_N_ELEMENTS(assign_ops))
		return lower_opaque(ctx, cursor);
	value = lower_expr(ctx, right);
	place = lower_expr(ctx, left);
	value = value_binary(ctx, assign_ops[kind], place, value);
	event_store(ctx, cursor, place, value);
	return value;
}

/* ++ and --: the place afterwards, or for the postfix forms what it was before. */
static uint32_t lower_step(struct lower_context *ctx, CXCursor cursor, CXCursor operand, bool up,
                           bool prefix)
{
	uint32_t place = lower_expr(ctx, operand);
	uint32_t one = value_int(ctx, 1);
	uint32_t after = value_binary(ctx, up ? BINARY_ADD : BINARY_SUB, place, one);

	event_store(ctx, cursor, place, after);
	return prefix ? place : value_binary(ctx, up ? BINARY_SUB : BINARY_ADD, place, one);
}

/* The address of the local that PLACE is a part of is taken. */
static void mark_address_taken(struct lower_context *ctx, CXCursor at, uint32_t place)
{
	const struct fact_value *value = &g_array_index(ctx->out->values, struct fact_value, place);

	while (value->op == VALUE_FIELD && !value->imm) {
		place = value->a;
		value = &g_array_index(ctx->out->values, struct fact_value, place);
	}
	if (value->op != VALUE_LOCAL)
		return;
	g_array_index(ctx->function->local_rows, struct fact_local, value->a).flags |=
		LOCAL_ADDRESS_TAKEN;
	event_new(ctx, (struct fact_event){ .kind = EVENT_EXPOSE,
	                                    .loc = lower_cursor_loc(ctx, at),
	                                    .a = place });
}

static uint32_t lower_address(struct lower_context *ctx, CXCursor operand)
{
	uint32_t place = lower_expr(ctx, operand);

	if (g_array_index(ctx->out->values, struct fact_value, place).op == VALUE_FUNCTION)
		return place;
	mark_address_taken(ctx, operand, place);
	return value_new(ctx, (struct fact_value){ .op = VALUE_ADDRESS, .a = place });
}

/* *fp of a function pointer is the function, as fp itself is when called. */
static uint32_t lower_deref(struct lower_context *ctx, CXCursor cursor, CXCursor operand)
{
	enum CXTypeKind kind = clang_getCanonicalType(clang_getCursorType(cursor)).kind;
	uint32_t pointer = lower_expr(ctx, operand);

	if (kind == CXType_FunctionProto || kind == CXType_FunctionNoProto)
		return pointer;
	return value_new(ctx, (struct fact_value){ .op = VALUE_DEREF, .a = pointer });
}

static uint32_t lower_unary(struct lower_context *ctx, CXCursor cursor)
{
	CXCursor operand = cursor_last_child(cursor);
	enum CXUnaryOperatorKind kind = clang_getCursorUnaryOperatorKind(cursor);

	if (clang_Cursor_isNull(operand))
		return value_unknown(ctx);
	switch (kind) {
	case CXUnaryOperator_PostInc:
	case CXUnaryOperator_PostDec:
		return lower_step(ctx, cursor, operand, kind == CXUnaryOperator_PostInc, false);
	case CXUnaryOperator_PreInc:
	case CXUnaryOperator_PreDec:
		return lower_step(ctx, cursor, operand, kind == CXUnaryOperator_PreInc, true);
	case CXUnaryOperator_AddrOf:
		return lower_address(ctx, operand);
	case CXUnaryOperator_Deref:
		return lower_deref(ctx, cursor, operand);
	case CXUnaryOperator_Minus:
		return value_unary(ctx, UNARY_NEGATE, lower_expr(ctx, operand));
	case CXUnaryOperator_Not:
		return value_unary(ctx, UNARY_NOT, lower_expr(ctx, operand));
	case CXUnaryOperator_LNot:
		return value_unary(ctx, UNARY_LOGICAL_NOT, lower_expr(ctx, operand));
	case CXUnaryOperator_Plus:
	case CXUnaryOperator_Extension:
		return lower_expr(ctx, operand);
	default:
		lower_expr(ctx, operand);
		return value_unknown(ctx);
	}
}

/* C ? A : B, where A missing (GNU) means the condition's own value. */
static uint32_t lower_select(struct lower_context *ctx, CXCursor cursor, CXCursor cond,
                             const CXCursor *then, CXCursor other)
{
	uint32_t yes = block_new(ctx, cond), no = block_new(ctx, other);
	uint32_t join = block_new(ctx, cursor);
	uint32_t chosen = value_unknown(ctx), a, b;

	if (then) {
		uint32_t before = ctx->function->current;

		lower_cond(ctx, cond, yes, no);
		chosen = block_condition(ctx, before, yes, no, chosen);
	} else {
		chosen = lower_expr(ctx, cond);
		block_branch(ctx, cond, chosen, yes, no);
	}
	block_begin(ctx, yes);
	a = then ? lower_expr(ctx, *then) : chosen;
	block_jump(ctx, join);
	block_begin(ctx, no);
	b = lower_expr(ctx, other);
	block_jump(ctx, join);
	block_begin(ctx, join);
	return value_new(ctx,
	                 (struct fact_value){ .op = VALUE_SELECT, .a = chosen, .b = a, .imm = b });
}

static uint32_t lower_conditional(struct lower_context *ctx, CXCursor cursor)
{
	unsigned first = ctx->stack.cursors->len;
	CXCursor parts[3];

	if (cursor_push_children(&ctx->stack, cursor) != 3) {
		cursor_pop(&ctx->stack, first);
		return lower_opaque(ctx, cursor);
	}
	for (unsigned i = 0; i < 3; i++)
		parts[i] = cursor_at(&ctx->stack, first + i);
	cursor_pop(&ctx->stack, first);
	return lower_select(ctx, cursor, parts[0], &parts[1], parts[2]);
}

/* libclang has no name for several nodes. One child: a wrapper. Three of which the first is a
 * constant: __builtin_choose_expr. Four: GNU a ?: b, whose two inner ones are the first again. */
static uint32_t lower_unexposed(struct lower_context *ctx, CXCursor cursor)
{
	unsigned first = ctx->stack.cursors->len;
	unsigned count = cursor_push_children(&ctx->stack, cursor);
	CXCursor a = count ? cursor_at(&ctx->stack, first) : clang_getNullCursor();
	CXCursor b = count == 4 ? cursor_at(&ctx->stack, first + 3) : cursor_chosen(cursor);
	uint32_t value;

	cursor_pop(&ctx->stack, first);
	if ((count == 2 || count == 3) && clang_Cursor_isNull(b) &&
	    lower_atomic(ctx, cursor, &value))
		return value;
	if ((count == 5 || count == 6) && lower_compare_exchange(ctx, cursor, &value))
		return value;
	if (count == 4)
		return lower_select(ctx, cursor, a, NULL, b);
	if (count == 1 && cursor_is_va_arg(cursor, a))
		return lower_va_arg(ctx, cursor, a);
	return clang_Cursor_isNull(b) ? lower_opaque(ctx, cursor) : lower_expr(ctx, b);
}

static uint32_t lower_constant(struct lower_context *ctx, CXCursor cursor)
{
	int64_t imm;

	return cursor_integer(cursor, &imm) ? value_int(ctx, imm) : value_unknown(ctx);
}

static uint32_t lower_string(struct lower_context *ctx, CXCursor cursor)
{
	g_autofree char *text = cursor_spelling(cursor);
	fact_str str = facts_builder_string(ctx->out, text);

	return value_new(ctx, (struct fact_value){ .op = VALUE_STRING, .a = str });
}

static uint32_t lower_statement_expr(struct lower_context *ctx, CXCursor cursor)
{
	uint32_t value = ctx->statement(ctx, cursor_last_child(cursor));

	return value == FACT_NONE ? value_unknown(ctx) : value;
}

static const struct {
	enum CXCursorKind kind;
	uint32_t (*lower)(struct lower_context *ctx, CXCursor cursor);
} expressions[] = {
	{ CXCursor_DeclRefExpr, lower_reference },
	{ CXCursor_MemberRefExpr, lower_member },
	{ CXCursor_IntegerLiteral, lower_constant },
	{ CXCursor_CharacterLiteral, lower_constant },
	{ CXCursor_UnaryExpr, lower_constant },
	{ CXCursor_StringLiteral, lower_string },
	{ CXCursor_BinaryOperator, lower_binary },
	{ CXCursor_UnaryOperator, lower_unary },
	{ CXCursor_ArraySubscriptExpr, lower_index },
	{ CXCursor_ConditionalOperator, lower_conditional },
	{ CXCursor_CompoundAssignOperator, lower_compound_assign },
	{ CXCursor_CompoundLiteralExpr, lower_compound_literal },
	{ CXCursor_StmtExpr, lower_statement_expr },
	{ CXCursor_GenericSelectionExpr, lower_generic },
};

uint32_t lower_expr(struct lower_context *ctx, CXCursor cursor)
{
	cursor = cursor_strip(cursor);
	enum CXCursorKind kind = clang_getCursorKind(cursor);

	if (kind == CXCursor_CallExpr)
		return lower_call(ctx, cursor, 0);
	if (kind == CXCursor_CStyleCastExpr)
		return lower_expr(ctx, cursor_last_child(cursor));
	if (kind == CXCursor_UnexposedExpr)
		return lower_unexposed(ctx, cursor);
	for (size_t i = 0; i < G_N_ELEMENTS(expressions); i++)
		if (expressions[i].kind == kind)
			return expressions[i].lower(ctx, cursor);
	return lower_opaque(ctx, cursor);
}

uint32_t lower_expr_statement(struct lower_context *ctx, CXCursor cursor)
{
	uint32_t flags = EVENT_RESULT_DROPPED;

	cursor = cursor_strip(cursor);
	while (clang_getCursorKind(cursor) == CXCursor_CStyleCastExpr) {
		flags = EVENT_RESULT_VOIDED;
		cursor = cursor_strip(cursor_last_child(cursor));
	}
	if (clang_getCursorKind(cursor) == CXCursor_CallExpr)
		return lower_call(ctx, cursor, flags);
	return lower_expr(ctx, cursor);
}

/* If CURSOR is A && B or A || B, lowers it to branches. */
static bool lower_logical_cond(struct lower_context *ctx, CXCursor cursor, uint32_t yes,
                               uint32_t no)
{
	enum CXBinaryOperatorKind kind = clang_getCursorBinaryOperatorKind(cursor);
	CXCursor left, right;
	uint32_t rest;

	if ((kind != CXBinaryOperator_LAnd && kind != CXBinaryOperator_LOr) ||
	    !operands(cursor, &left, &right, &ctx->stack))
		return false;
	rest = block_new(ctx, right);
	if (kind == CXBinaryOperator_LAnd)
		lower_cond(ctx, left, rest, no);
	else
		lower_cond(ctx, left, yes, rest);
	block_begin(ctx, rest);
	lower_cond(ctx, right, yes, no);
	return true;
}

void lower_cond(struct lower_context *ctx, CXCursor cursor, uint32_t yes, uint32_t no)
{
	cursor = cursor_strip(cursor);
	enum CXCursorKind kind = clang_getCursorKind(cursor);

	if (kind == CXCursor_CallExpr && call_is_transparent(cursor))
		lower_cond(ctx, clang_Cursor_getArgument(cursor, 0), yes, no);
	else if (kind == CXCursor_UnaryOperator &&
	         clang_getCursorUnaryOperatorKind(cursor) == CXUnaryOperator_LNot)
		lower_cond(ctx, cursor_last_child(cursor), no, yes);
	else if (kind == CXCursor_BinaryOperator && lower_logical_cond(ctx, cursor, yes, no))
		return;
	else
		block_branch(ctx, cursor, lower_expr(ctx, cursor), yes, no);
}
