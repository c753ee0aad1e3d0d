/* SPDX-License-Identifier: MIT
 *
 * lower_stmt.c - statements: blocks and the edges between them.
 *
 * Each statement kind has one function that starts and ends in a current block. After a jump
 * (return, break, goto) lowering goes on in a fresh block that nothing reaches, so code behind a
 * jump costs nothing and labels in it still work. Labels are blocks found by name, whichever comes
 * first, the goto or the label. Loops are in lower_loop.c.
 *
 * A function of more than FUNCTION_BLOCKS blocks is cut off and marked: generated code must not
 * cost the run.
 */
#include "frontend/lower_priv.h"

#define FUNCTION_BLOCKS 50000

static void lower_if(struct lower_context *ctx, CXCursor cursor)
{
	unsigned first = ctx->stack.cursors->len;
	unsigned count = cursor_push_children(&ctx->stack, cursor);
	uint32_t then = block_new(ctx, cursor), join = block_new(ctx, cursor);
	uint32_t other = count > 2 ? block_new(ctx, cursor) : join;

	if (count < 2) { /* a broken tree after a syntax error */
		cursor_pop(&ctx->stack, first);
		block_jump(ctx, join);
		block_begin(ctx, join);
		return;
	}
	lower_cond(ctx, cursor_at(&ctx->stack, first), then, other);
	block_begin(ctx, then);
	lower_statement(ctx, cursor_at(&ctx->stack, first + 1));
	block_jump(ctx, join);
	if (count > 2) {
		block_begin(ctx, other);
		lower_statement(ctx, cursor_at(&ctx->stack, first + 2));
		block_jump(ctx, join);
	}
	cursor_pop(&ctx->stack, first);
	block_begin(ctx, join);
}

static void lower_switch(struct lower_context *ctx, CXCursor cursor)
{
	struct lower_function *fn = ctx->function;
	struct lower_function outer = *fn;
	unsigned first = ctx->stack.cursors->len;
	unsigned count = cursor_push_children(&ctx->stack, cursor);
	uint32_t join = block_new(ctx, cursor), cond;

	if (count >= 2) {
		cond = lower_expr(ctx, cursor_at(&ctx->stack, first + count - 2));
		fn->switch_block = fn->current;
		fn->switch_has_default = false;
		fn->break_block = join;
		fn->break_cleanup = fn->cleanup;
		block_condition_at(ctx, cursor_at(&ctx->stack, first + count - 2));
		block_end(ctx, END_SWITCH, cond);
		block_begin(ctx, block_new(ctx, cursor)); /* code before the first case */
		lower_statement(ctx, cursor_at(&ctx->stack, first + count - 1));
		if (!fn->switch_has_default)
			block_add_edge(ctx, fn->switch_block,
			               (struct fact_edge){ .block = join, .kind = EDGE_DEFAULT });
		fn->switch_block = outer.switch_block;
		fn->switch_has_default = outer.switch_has_default;
		fn->break_block = outer.break_block;
		fn->break_cleanup = outer.break_cleanup;
	}
	cursor_pop(&ctx->stack, first);
	block_jump(ctx, join);
	block_begin(ctx, join);
}

/* case LOW: or case LOW ... HIGH: or default:, then a statement. */
static void lower_case(struct lower_context *ctx, CXCursor cursor, bool is_default)
{
	struct lower_function *fn = ctx->function;
	unsigned first = ctx->stack.cursors->len;
	unsigned count = cursor_push_children(&ctx->stack, cursor);
	struct fact_edge edge = { .block = block_new(ctx, cursor),
		                  .kind = is_default ? EDGE_DEFAULT : EDGE_CASE };

	block_jump(ctx, edge.block);
	block_begin(ctx, edge.block);
	if (!is_default && count > 1 && cursor_integer(cursor_at(&ctx->stack, first), &edge.low))
		edge.high = edge.low;
	else
		edge.kind = EDGE_DEFAULT; /* a value we cannot read: anything */
	if (count > 2)
		cursor_integer(cursor_at(&ctx->stack, first + 1), &edge.high);
	if (fn->switch_block != FACT_NONE)
		block_add_edge(ctx, fn->switch_block, edge);
	fn->switch_has_default |= is_default;
	if (count)
		lower_statement(ctx, cursor_at(&ctx->stack, first + count - 1));
	cursor_pop(&ctx->stack, first);
}

static void lower_return(struct lower_context *ctx, CXCursor cursor)
{
	CXCursor expr = cursor_last_child(cursor);
	struct fact_event event = { .kind = EVENT_RETURN, .a = FACT_NONE };

	if (!clang_Cursor_isNull(expr))
		event.a = scope_keep(ctx, cursor, 0, lower_expr(ctx, expr));
	scope_leave(ctx, 0);
	event.loc = lower_cursor_loc(ctx, cursor);
	event_new(ctx, event);
	block_cut(ctx, END_RETURN, cursor);
}

static uint32_t label_block(struct lower_context *ctx, CXCursor cursor, const char *name)
{
	gpointer block;

	if (!g_hash_table_lookup_extended(ctx->function->labels, name, NULL, &block)) {
		block = GUINT_TO_POINTER(block_new(ctx, cursor));
		g_hash_table_insert(ctx->function->labels, g_strdup(name), block);
	}
	return GPOINTER_TO_UINT(block);
}

static void lower_label(struct lower_context *ctx, CXCursor cursor)
{
	g_autofree char *name = cursor_spelling(cursor);
	uint32_t block = label_block(ctx, cursor, name);

	g_array_append_val(ctx->function->label_targets, block);
	scope_label(ctx, block);
	block_jump(ctx, block);
	block_begin(ctx, block);
	lower_statement(ctx, cursor_last_child(cursor));
}

static void lower_goto(struct lower_context *ctx, CXCursor cursor)
{
	CXCursor label = cursor_last_child(cursor);
	g_autofree char *name = cursor_spelling(label);

	scope_goto(ctx, cursor, label_block(ctx, cursor, name));
	block_begin(ctx, block_new(ctx, cursor));
}

/* A computed goto may go to every label of the function. All share one block with these edges, as
 * in what compilers make of them: an interpreter has as many gotos as labels. */
static void lower_indirect_goto(struct lower_context *ctx, CXCursor cursor)
{
	struct lower_function *fn = ctx->function;

	lower_expr(ctx, cursor_last_child(cursor));
	if (fn->dispatch == FACT_NONE)
		fn->dispatch = block_new(ctx, cursor);
	block_jump(ctx, fn->dispatch);
	block_begin(ctx, block_new(ctx, cursor));
}

/* An asm statement goes on behind itself, or at one of its labels. */
static void lower_asm_goto(struct lower_context *ctx, CXCursor cursor)
{
	g_autoptr(GPtrArray) labels = lower_asm_labels(ctx, cursor);
	uint32_t from = ctx->function->current, next;

	if (!labels->len)
		return;
	next = block_new(ctx, cursor);
	block_add_edge(ctx, from, (struct fact_edge){ .block = next });
	block_end(ctx, END_INDIRECT, FACT_NONE);
	for (guint i = 0; i < labels->len; i++) {
		uint32_t jump = block_new(ctx, cursor);

		block_add_edge(ctx, from, (struct fact_edge){ .block = jump });
		block_begin(ctx, jump);
		scope_goto(ctx, cursor, label_block(ctx, cursor, labels->pdata[i]));
	}
	block_begin(ctx, next);
}

static void lower_break(struct lower_context *ctx, CXCursor cursor, uint32_t target,
                        uint32_t cleanup)
{
	if (target == FACT_NONE)
		return; /* outside a loop: the compiler has complained */
	scope_leave(ctx, cleanup);
	block_jump(ctx, target);
	block_begin(ctx, block_new(ctx, cursor));
}

static void lower_variable_decl(struct lower_context *ctx, CXCursor decl)
{
	CXCursor init = clang_Cursor_getVarDeclInitializer(decl);
	uint32_t place;

	if (clang_Cursor_getStorageClass(decl) == CX_SC_Static) {
		lower_static_init(ctx, decl);
		return;
	}
	if (clang_Cursor_getStorageClass(decl) == CX_SC_Extern)
		return;
	if (!clang_Cursor_isNull(init)) {
		place = value_new(ctx, (struct fact_value){ .op = VALUE_LOCAL,
		                                            .a = lower_local(ctx, decl, 0) });
		lower_init(ctx, place, clang_getCursorType(decl), init);
	}
	scope_declare(ctx, decl);
}

static void lower_children(struct lower_context *ctx, CXCursor cursor, uint32_t *value)
{
	unsigned first = ctx->stack.cursors->len;
	unsigned count = cursor_push_children(&ctx->stack, cursor);

	for (unsigned i = 0; i < count; i++)
		*value = lower_statement(ctx, cursor_at(&ctx->stack, first + i));
	cursor_pop(&ctx->stack, first);
}

/* The variables declared in it end with it; its value, which a statement expression has, stays. */
static void lower_compound(struct lower_context *ctx, CXCursor cursor, uint32_t *value)
{
	uint32_t outer = ctx->function->cleanup;

	lower_children(ctx, cursor, value);
	*value = scope_keep(ctx, cursor, outer, *value);
	scope_close(ctx, outer);
}

static void lower_plain(struct lower_context *ctx, CXCursor cursor, uint32_t *value)
{
	switch (clang_getCursorKind(cursor)) {
	case CXCursor_CompoundStmt:
		lower_compound(ctx, cursor, value);
		return;
	case CXCursor_DeclStmt:
	case CXCursor_UnexposedStmt:
		lower_children(ctx, cursor, value);
		return;
	case CXCursor_VarDecl:
		lower_variable_decl(ctx, cursor);
		return;
	case CXCursor_LabelStmt:
		lower_label(ctx, cursor);
		return;
	case CXCursor_CaseStmt:
		lower_case(ctx, cursor, false);
		return;
	case CXCursor_DefaultStmt:
		lower_case(ctx, cursor, true);
		return;
	case CXCursor_GCCAsmStmt:
		lower_asm(ctx, cursor);
		lower_asm_goto(ctx, cursor);
		return;
	default:
		if (clang_isExpression(clang_getCursorKind(cursor)))
			*value = lower_expr_statement(ctx, cursor);
	}
}

uint32_t lower_statement(struct lower_context *ctx, CXCursor cursor)
{
	struct lower_function *fn = ctx->function;
	uint32_t value = FACT_NONE;

	if (fn->blocks->len > FUNCTION_BLOCKS)
		fn->gave_up = true;
	if (fn->gave_up)
		return FACT_NONE;
	switch (clang_getCursorKind(cursor)) {
	case CXCursor_IfStmt:
		lower_if(ctx, cursor);
		break;
	case CXCursor_ForStmt:
		lower_for(ctx, cursor);
		break;
	case CXCursor_WhileStmt:
		lower_while(ctx, cursor);
		break;
	case CXCursor_DoStmt:
		lower_do(ctx, cursor);
		break;
	case CXCursor_SwitchStmt:
		lower_switch(ctx, cursor);
		break;
	case CXCursor_ReturnStmt:
		lower_return(ctx, cursor);
		break;
	case CXCursor_GotoStmt:
		lower_goto(ctx, cursor);
		break;
	case CXCursor_IndirectGotoStmt:
		lower_indirect_goto(ctx, cursor);
		break;
	case CXCursor_BreakStmt:
		lower_break(ctx, cursor, fn->break_block, fn->break_cleanup);
		break;
	case CXCursor_ContinueStmt:
		lower_break(ctx, cursor, fn->continue_block, fn->continue_cleanup);
		break;
	default:
		lower_plain(ctx, cursor, &value);
	}
	return value;
}

static struct lower_function *function_new(struct lower_context *ctx)
{
	struct lower_function *fn = g_new0(struct lower_function, 1);

	fn->locals = g_hash_table_new_full(cursor_hash, cursor_equal, g_free, NULL);
	fn->local_rows = g_array_new(FALSE, FALSE, sizeof(struct fact_local));
	fn->blocks = g_array_new(FALSE, FALSE, sizeof(struct fact_block));
	fn->pending_edges = g_ptr_array_new();
	fn->labels = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	fn->label_targets = g_array_new(FALSE, FALSE, sizeof(uint32_t));
	fn->current = fn->break_block = fn->continue_block = fn->switch_block = fn->dispatch =
		FACT_NONE;
	fn->row.event_first = ctx->out->events->len;
	fn->row.value_first = ctx->out->values->len;
	return fn;
}

static void function_free(struct lower_function *fn)
{
	g_hash_table_destroy(fn->locals);
	g_array_unref(fn->local_rows);
	g_array_unref(fn->blocks);
	g_ptr_array_unref(fn->pending_edges);
	g_hash_table_destroy(fn->labels);
	g_array_unref(fn->label_targets);
	lower_scopes_free(fn->scopes);
	lower_asms_free(fn->asms);
	g_free(fn);
}

static void add_parameters(struct lower_context *ctx, CXCursor cursor)
{
	int count = clang_Cursor_getNumArguments(cursor);

	for (int i = 0; i < count; i++)
		lower_local(ctx, clang_Cursor_getArgument(cursor, (unsigned)i), LOCAL_PARAMETER);
	ctx->function->row.param_count = ctx->function->local_rows->len;
}

/* All labels are known: the block that computed gotos share gets its edges. */
static void connect_dispatch(struct lower_context *ctx)
{
	struct lower_function *fn = ctx->function;

	if (fn->dispatch == FACT_NONE)
		return;
	block_begin(ctx, fn->dispatch);
	for (guint i = 0; i < fn->label_targets->len; i++)
		block_add_edge(ctx, fn->dispatch,
		               (struct fact_edge){
				       .block = g_array_index(fn->label_targets, uint32_t, i) });
	block_end(ctx, END_INDIRECT, FACT_NONE);
}

static void finish_function(struct lower_context *ctx)
{
	struct lower_function *fn = ctx->function;
	struct fact_function *row = &fn->row;

	scope_finish(ctx);
	connect_dispatch(ctx);
	block_flush(ctx);
	row->local_first = ctx->out->locals->len;
	row->local_count = fn->local_rows->len;
	g_array_append_vals(ctx->out->locals, fn->local_rows->data, fn->local_rows->len);
	row->event_count = ctx->out->events->len - row->event_first;
	row->value_count = ctx->out->values->len - row->value_first;
	row->flags = fn->gave_up ? FUNCTION_GAVE_UP : 0;
	g_array_append_val(ctx->out->functions, *row);
}

static CXCursor body_of(struct lower_context *ctx, CXCursor cursor)
{
	unsigned first = ctx->stack.cursors->len;
	unsigned count = cursor_push_children(&ctx->stack, cursor);
	CXCursor body = clang_getNullCursor();

	for (unsigned i = 0; i < count; i++)
		if (clang_getCursorKind(cursor_at(&ctx->stack, first + i)) == CXCursor_CompoundStmt)
			body = cursor_at(&ctx->stack, first + i);
	cursor_pop(&ctx->stack, first);
	return body;
}

void lower_function_body(struct lower_context *ctx, CXCursor cursor)
{
	CXCursor body = body_of(ctx, cursor);

	if (clang_Cursor_isNull(body))
		return;
	ctx->function = function_new(ctx);
	ctx->root = cursor;
	ctx->function->row.symbol = lower_symbol(ctx, cursor, SYMBOL_FUNCTION);
	ctx->function->row.end = lower_loc(ctx, clang_Cursor_getTranslationUnit(cursor),
	                                   clang_getRangeEnd(clang_getCursorExtent(cursor)));
	add_parameters(ctx, cursor);
	block_begin(ctx, block_new(ctx, cursor));
	lower_statement(ctx, body);
	block_end(ctx, END_RETURN, FACT_NONE);
	finish_function(ctx);
	function_free(ctx->function);
	ctx->function = NULL;
}
