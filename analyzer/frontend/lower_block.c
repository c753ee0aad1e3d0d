/* SPDX-License-Identifier: MIT
 *
 * lower_block.c - the control-flow graph while it is built.
 *
 * One block is current at a time and receives events until it is ended; it is never resumed. So the
 * events of a block are neighbours in the unit's table without any sorting. Edges may be added to
 * an ended block (a switch learns its cases later); they move into the unit's table when the
 * function is complete.
 */
#include "frontend/lower_priv.h"

#include <assert.h>

static struct fact_block *block_row(struct lower_context *ctx, uint32_t block)
{
	return &g_array_index(ctx->function->blocks, struct fact_block, block);
}

uint32_t block_new(struct lower_context *ctx, CXCursor at)
{
	struct lower_function *fn = ctx->function;
	struct fact_block row = { .end = END_UNREACHABLE,
		                  .cond = FACT_NONE,
		                  .event_first = FACT_NONE,
		                  .loc = lower_cursor_loc(ctx, at),
		                  .cond_loc = { FACT_NONE, 0, 0 } };

	g_array_append_val(fn->blocks, row);
	g_ptr_array_add(fn->pending_edges, NULL);
	return fn->blocks->len - 1;
}

void block_begin(struct lower_context *ctx, uint32_t block)
{
	assert(ctx->function->current == FACT_NONE);
	assert(block_row(ctx, block)->event_first == FACT_NONE);
	block_row(ctx, block)->event_first = ctx->out->events->len;
	ctx->function->current = block;
}

void block_add_edge(struct lower_context *ctx, uint32_t from, struct fact_edge edge)
{
	gpointer *edges = &ctx->function->pending_edges->pdata[from];

	if (!*edges)
		*edges = g_array_new(FALSE, FALSE, sizeof(struct fact_edge));
	g_array_append_val((GArray *)*edges, edge);
}

void block_end(struct lower_context *ctx, enum fact_end end, uint32_t cond)
{
	struct fact_block *row = block_row(ctx, ctx->function->current);

	assert(ctx->function->current != FACT_NONE);
	row->event_count = ctx->out->events->len - row->event_first;
	row->end = end;
	row->cond = cond;
	ctx->function->current = FACT_NONE;
}

void block_jump(struct lower_context *ctx, uint32_t target)
{
	block_add_edge(ctx, ctx->function->current, (struct fact_edge){ .block = target });
	block_end(ctx, END_JUMP, FACT_NONE);
}

void block_condition_at(struct lower_context *ctx, CXCursor at)
{
	struct fact_loc loc = lower_cursor_loc(ctx, at);

	block_row(ctx, ctx->function->current)->cond_loc = loc;
}

/* A branch on a known number is a jump: while (1), do { } while (0), if (DEBUG). */
void block_branch(struct lower_context *ctx, CXCursor at, uint32_t cond, uint32_t yes, uint32_t no)
{
	const struct fact_value *value = &g_array_index(ctx->out->values, struct fact_value, cond);

	if (value->op == VALUE_INT) {
		block_jump(ctx, value->imm ? yes : no);
		return;
	}
	block_condition_at(ctx, at);
	block_add_edge(ctx, ctx->function->current, (struct fact_edge){ .block = yes });
	block_add_edge(ctx, ctx->function->current, (struct fact_edge){ .block = no });
	block_end(ctx, END_BRANCH, cond);
}

uint32_t block_condition(struct lower_context *ctx, uint32_t block, uint32_t yes, uint32_t no,
                         uint32_t otherwise)
{
	const struct fact_block *row = block_row(ctx, block);
	GArray *edges = ctx->function->pending_edges->pdata[block];
	uint32_t first, second;

	if (row->end != END_BRANCH)
		return otherwise;
	first = g_array_index(edges, struct fact_edge, 0).block;
	second = g_array_index(edges, struct fact_edge, 1).block;
	if (first == yes && second == no)
		return row->cond;
	if (first == no && second == yes)
		return value_unary(ctx, UNARY_LOGICAL_NOT, row->cond);
	return otherwise;
}

void block_cut(struct lower_context *ctx, enum fact_end end, CXCursor at)
{
	block_end(ctx, end, FACT_NONE);
	block_begin(ctx, block_new(ctx, at));
}

void block_flush(struct lower_context *ctx)
{
	struct lower_function *fn = ctx->function;

	for (guint i = 0; i < fn->blocks->len; i++) {
		struct fact_block *row = block_row(ctx, i);
		GArray *edges = fn->pending_edges->pdata[i];

		if (row->event_first == FACT_NONE) /* a label nobody defined, after an error */
			row->event_first = ctx->out->events->len;
		row->edge_first = ctx->out->edges->len;
		row->edge_count = edges ? edges->len : 0;
		if (edges) {
			g_array_append_vals(ctx->out->edges, edges->data, edges->len);
			g_array_unref(edges);
		}
	}
	fn->row.block_first = ctx->out->blocks->len;
	fn->row.block_count = fn->blocks->len;
	g_array_append_vals(ctx->out->blocks, fn->blocks->data, fn->blocks->len);
}
