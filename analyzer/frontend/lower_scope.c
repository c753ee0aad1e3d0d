/* SPDX-License-Identifier: MIT
 *
 * lower_scope.c - what happens when control leaves a scope: the calls of cleanup attributes.
 *
 * The problem
 *   Lock guards and automatic pointers are variables with __attribute__((cleanup(f))): the compiler
 *   calls f(&variable) wherever control leaves the variable's scope, by whatever statement. No call
 *   stands in the source.
 *
 * The idea
 *   The cleanups that are due at a point form a chain, innermost first. A statement that leaves
 *   scopes emits the calls from its own chain down to the one of the place it goes to. A goto's
 *   place may not be known yet: it goes to a block of its own, which is filled in when the function
 *   is complete and every label's chain is known.
 *
 * What it does not do
 *   Computed gotos leave no scope. A function that was declared in a block only is not found.
 */
#include "frontend/cleanup_text.h"
#include "frontend/lower_priv.h"

struct cleanup {
	uint32_t outer; /* the next one that is due, or 0 */
	uint32_t local;
	CXCursor decl;
	CXCursor function;
};

/* A goto that leaves scopes: BLOCK stands between it and TARGET. */
struct bridge {
	uint32_t block;
	uint32_t target;
	uint32_t from; /* the chain at the goto */
};

struct lower_scopes {
	GArray *cleanups;   /* struct cleanup; number n is row n - 1 */
	GArray *bridges;    /* struct bridge */
	GHashTable *labels; /* block -> the chain at its label, where there is one */
};

void lower_scopes_free(struct lower_scopes *scopes)
{
	if (!scopes)
		return;
	g_array_unref(scopes->cleanups);
	g_array_unref(scopes->bridges);
	g_hash_table_destroy(scopes->labels);
	g_free(scopes);
}

static struct lower_scopes *scopes_new(void)
{
	struct lower_scopes *scopes = g_new(struct lower_scopes, 1);

	scopes->cleanups = g_array_new(FALSE, FALSE, sizeof(struct cleanup));
	scopes->bridges = g_array_new(FALSE, FALSE, sizeof(struct bridge));
	scopes->labels = g_hash_table_new(NULL, NULL);
	return scopes;
}

static const struct cleanup *cleanup_row(const struct lower_context *ctx, uint32_t cleanup)
{
	return &g_array_index(ctx->function->scopes->cleanups, struct cleanup, cleanup - 1);
}

static enum CXChildVisitResult find_attribute(CXCursor cursor, CXCursor parent, CXClientData data)
{
	(void)parent;
	if (clang_getCursorKind(cursor) != CXCursor_UnexposedAttr)
		return CXChildVisit_Continue;
	*(bool *)data = true;
	return CXChildVisit_Break;
}

/* The function of the unit called NAME, or a null cursor. */
static CXCursor function_named(struct lower_context *ctx, const char *name)
{
	const CXCursor *found = unit_names_find(ctx->unit_names, name);

	return found && clang_getCursorKind(*found) == CXCursor_FunctionDecl
	               ? *found
	               : clang_getNullCursor();
}

/* The function in DECL's cleanup attribute, or a null cursor. */
static CXCursor cleanup_of(struct lower_context *ctx, CXCursor decl)
{
	bool has_attribute = false;
	CXString printed;

	clang_visitChildren(decl, find_attribute, &has_attribute);
	if (!has_attribute)
		return clang_getNullCursor();
	printed = clang_getCursorPrettyPrinted(decl, NULL);
	g_autofree char *name = cleanup_text_function(clang_getCString(printed));

	clang_disposeString(printed);
	return name ? function_named(ctx, name) : clang_getNullCursor();
}

void scope_declare(struct lower_context *ctx, CXCursor decl)
{
	struct lower_function *fn = ctx->function;
	struct cleanup row = { .outer = fn->cleanup, .decl = decl };

	row.function = cleanup_of(ctx, decl);
	if (clang_Cursor_isNull(row.function))
		return;
	if (!fn->scopes)
		fn->scopes = scopes_new();
	row.local = lower_local(ctx, decl, 0);
	g_array_index(fn->local_rows, struct fact_local, row.local).flags |= LOCAL_ADDRESS_TAKEN;
	g_array_append_val(fn->scopes->cleanups, row);
	fn->cleanup = fn->scopes->cleanups->len;
}

static void call_cleanup(struct lower_context *ctx, const struct cleanup *row)
{
	struct fact_event event = { .kind = EVENT_CALL, .flags = EVENT_CLEANUP, .arg_count = 1 };
	uint32_t symbol = lower_symbol(ctx, row->function, SYMBOL_FUNCTION), arg;

	lower_queue_function(ctx, row->function);
	event.a = value_new(ctx, (struct fact_value){ .op = VALUE_FUNCTION, .a = symbol });
	arg = value_new(ctx, (struct fact_value){ .op = VALUE_LOCAL, .a = row->local });
	arg = value_new(ctx, (struct fact_value){ .op = VALUE_ADDRESS, .a = arg });
	event.arg_first = ctx->out->args->len;
	g_array_append_val(ctx->out->args, arg);
	event.loc = lower_cursor_loc(ctx, row->decl);
	event_new(ctx, event);
}

void scope_leave(struct lower_context *ctx, uint32_t outer)
{
	uint32_t at = ctx->function->cleanup;

	while (at != outer && at) {
		struct cleanup row = *cleanup_row(ctx, at);

		call_cleanup(ctx, &row);
		at = row.outer;
	}
}

void scope_close(struct lower_context *ctx, uint32_t outer)
{
	scope_leave(ctx, outer);
	ctx->function->cleanup = outer;
}

/* Numbers and results of calls stay what they are. */
static bool is_settled(const struct lower_context *ctx, uint32_t value)
{
	switch (g_array_index(ctx->out->values, struct fact_value, value).op) {
	case VALUE_INT:
	case VALUE_STRING:
	case VALUE_FUNCTION:
	case VALUE_CALL:
		return true;
	default:
		return false;
	}
}

uint32_t scope_keep(struct lower_context *ctx, CXCursor at, uint32_t outer, uint32_t value)
{
	uint32_t place;

	if (ctx->function->cleanup == outer || value == FACT_NONE || is_settled(ctx, value))
		return value;
	place = value_new(ctx,
	                  (struct fact_value){ .op = VALUE_LOCAL, .a = lower_local(ctx, at, 0) });
	event_store(ctx, at, place, value);
	return place;
}

void scope_label(struct lower_context *ctx, uint32_t block)
{
	struct lower_function *fn = ctx->function;

	if (fn->cleanup)
		g_hash_table_insert(fn->scopes->labels, GUINT_TO_POINTER(block),
		                    GUINT_TO_POINTER(fn->cleanup));
}

void scope_goto(struct lower_context *ctx, CXCursor at, uint32_t target)
{
	struct bridge bridge = { .target = target, .from = ctx->function->cleanup };

	if (!bridge.from) {
		block_jump(ctx, target);
		return;
	}
	bridge.block = block_new(ctx, at);
	block_jump(ctx, bridge.block);
	g_array_append_val(ctx->function->scopes->bridges, bridge);
}

/* The innermost cleanup that is due in both chains: later ones have larger numbers. */
static uint32_t common(const struct lower_context *ctx, uint32_t a, uint32_t b)
{
	while (a != b) {
		if (a > b)
			a = cleanup_row(ctx, a)->outer;
		else
			b = cleanup_row(ctx, b)->outer;
	}
	return a;
}

void scope_finish(struct lower_context *ctx)
{
	struct lower_scopes *scopes = ctx->function->scopes;

	for (guint i = 0; scopes && i < scopes->bridges->len; i++) {
		struct bridge bridge = g_array_index(scopes->bridges, struct bridge, i);
		uint32_t to = GPOINTER_TO_UINT(
			g_hash_table_lookup(scopes->labels, GUINT_TO_POINTER(bridge.target)));

		block_begin(ctx, bridge.block);
		ctx->function->cleanup = bridge.from;
		scope_leave(ctx, common(ctx, bridge.from, to));
		block_jump(ctx, bridge.target);
	}
}
