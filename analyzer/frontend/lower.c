/* SPDX-License-Identifier: MIT
 *
 * lower.c - one unit, from its top-level declarations to its facts.
 *
 * Two rounds: the declarations of the unit in order (bodies and initialisers that stand in the main
 * file or in an included file that is no system header and no inline function), then the queue of
 * functions that were named on the way and have a body in a header. Naming a function while
 * lowering another only queues it, so there is one function at work at a time.
 */
#include "frontend/lower.h"

#include <assert.h>

#include "facts/facts_verify.h"
#include "frontend/lower_priv.h"

static bool is_own_code(CXCursor cursor)
{
	return !clang_Location_isInSystemHeader(clang_getCursorLocation(cursor));
}

bool lower_takes(CXCursor cursor)
{
	if (!is_own_code(cursor))
		return false;
	switch (clang_getCursorKind(cursor)) {
	case CXCursor_FunctionDecl:
		return clang_isCursorDefinition(cursor) &&
		       (!clang_Cursor_isFunctionInlined(cursor) ||
		        clang_Location_isFromMainFile(clang_getCursorLocation(cursor)));
	case CXCursor_VarDecl:
		return lower_static_type(clang_getCursorType(cursor)) &&
		       !clang_Cursor_isNull(clang_Cursor_getVarDeclInitializer(cursor));
	default:
		return false;
	}
}

static void take_declaration(struct lower_context *ctx, CXCursor cursor)
{
	if (!lower_takes(cursor))
		return;
	if (clang_getCursorKind(cursor) == CXCursor_FunctionDecl)
		lower_queue_function(ctx, cursor);
	else
		lower_static_init(ctx, cursor);
}

static enum CXChildVisitResult visit_top_level(CXCursor cursor, CXCursor parent, CXClientData data)
{
	(void)parent;
	take_declaration(data, cursor);
	return CXChildVisit_Continue;
}

static void context_init(struct lower_context *ctx, const struct tu *tu, const char *directory)
{
	*ctx = (struct lower_context){ .directory = directory };
	ctx->out = facts_builder_new();
	ctx->stack.cursors = g_array_new(FALSE, FALSE, sizeof(CXCursor));
	ctx->symbols = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	ctx->files = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	ctx->queued = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	ctx->init_texts = g_hash_table_new_full(g_int64_hash, g_int64_equal, g_free, NULL);
	ctx->queue = g_array_new(FALSE, FALSE, sizeof(CXCursor));
	ctx->unit_names = unit_names_new(tu);
	ctx->decl_texts = decl_texts_new(directory);
	ctx->main_file = tu_main_file(tu);
	ctx->value_depth = g_byte_array_new();
	ctx->statement = lower_statement;
	ctx->expression = lower_expr;
}

static void context_release(struct lower_context *ctx)
{
	g_array_unref(ctx->stack.cursors);
	g_hash_table_destroy(ctx->symbols);
	g_hash_table_destroy(ctx->files);
	g_hash_table_destroy(ctx->queued);
	g_hash_table_destroy(ctx->init_texts);
	g_array_unref(ctx->queue);
	g_byte_array_unref(ctx->value_depth);
	lower_generics_free(ctx->generics);
	unit_names_free(ctx->unit_names);
	decl_texts_free(ctx->decl_texts);
}

static void describe_unit(struct lower_context *ctx, const struct tu *tu, const char *main_file)
{
	struct fact_unit *row = &g_array_index(ctx->out->unit, struct fact_unit, 0);

	row->main_file = facts_builder_string(ctx->out, main_file);
	row->directory = facts_builder_string(ctx->out, ctx->directory);
	row->flags = tu->errors ? UNIT_PARTIAL : 0;
	row->first_error = facts_builder_string(ctx->out, tu->first_error);
}

struct facts_builder *lower_unit(const struct tu *tu, const char *directory, const char *main_file)
{
	struct lower_context ctx;
	bool failed;

	context_init(&ctx, tu, directory);
	describe_unit(&ctx, tu, main_file);
	clang_visitChildren(clang_getTranslationUnitCursor(tu->unit), visit_top_level, &ctx);
	for (guint i = 0; i < ctx.queue->len; i++)
		lower_function_body(&ctx, g_array_index(ctx.queue, CXCursor, i));
	failed = unit_names_failed(ctx.unit_names);
	context_release(&ctx);
	if (failed) {
		facts_builder_free(ctx.out);
		return NULL;
	}
#ifndef NDEBUG
	struct facts view = facts_builder_view(ctx.out);

	assert(!facts_verify(&view));
#endif
	return ctx.out;
}
