/* SPDX-License-Identifier: MIT
 *
 * order.c - Tarjan's strongly connected components, without recursion.
 *
 * R. Tarjan, "Depth-first search and linear graph algorithms", 1972. Components come out callees
 * first, which is the order a bottom-up summary wants. The explicit stack is there because call
 * chains of generated code are deeper than ours.
 */
#include "summary/order.h"

struct visit {
	uint32_t function;
	uint32_t call;   /* next call to look at */
	uint32_t target; /* next of its targets */
};

struct tarjan {
	const struct program *program;
	struct order *order;
	uint32_t *index; /* 0: not visited */
	uint32_t *low;
	bool *on_stack;
	GArray *stack;  /* uint32_t functions of open components */
	GArray *visits; /* struct visit */
	uint32_t next_index;
	uint32_t placed;
};

static void open_function(struct tarjan *t, uint32_t function)
{
	struct visit visit = { .function = function };

	t->index[function] = t->low[function] = ++t->next_index;
	t->on_stack[function] = true;
	g_array_append_val(t->stack, function);
	g_array_append_val(t->visits, visit);
}

/* The next callee of the visit on top, or FACT_NONE when it has no more. */
static uint32_t next_callee(struct tarjan *t)
{
	struct visit *visit = &g_array_index(t->visits, struct visit, t->visits->len - 1);
	const struct program_function *fn = program_function(t->program, visit->function);

	for (; visit->call < fn->call_count; visit->call++, visit->target = 0) {
		const struct program_call *call = program_call(t->program,
		                                               fn->call_first + visit->call);

		if (visit->target < call->target_count)
			return program_target(t->program, call->target_first + visit->target++)
			        ->function;
	}
	return FACT_NONE;
}

static void close_component(struct tarjan *t, uint32_t root)
{
	uint32_t function;

	t->order->group_first[t->order->group_count++] = t->placed;
	do {
		function = g_array_index(t->stack, uint32_t, t->stack->len - 1);
		g_array_set_size(t->stack, t->stack->len - 1);
		t->on_stack[function] = false;
		t->order->functions[t->placed++] = function;
	} while (function != root);
}

static void close_function(struct tarjan *t)
{
	uint32_t function = g_array_index(t->visits, struct visit, t->visits->len - 1).function;

	g_array_set_size(t->visits, t->visits->len - 1);
	if (t->low[function] == t->index[function])
		close_component(t, function);
	if (t->visits->len) {
		uint32_t parent =
			g_array_index(t->visits, struct visit, t->visits->len - 1).function;

		t->low[parent] = MIN(t->low[parent], t->low[function]);
	}
}

static void visit_from(struct tarjan *t, uint32_t root)
{
	open_function(t, root);
	while (t->visits->len) {
		uint32_t function =
			g_array_index(t->visits, struct visit, t->visits->len - 1).function;
		uint32_t callee = next_callee(t);

		if (callee == FACT_NONE)
			close_function(t);
		else if (!t->index[callee])
			open_function(t, callee);
		else if (t->on_stack[callee])
			t->low[function] = MIN(t->low[function], t->index[callee]);
	}
}

struct order *order_new(const struct program *program)
{
	uint32_t count = program->functions->len;
	struct tarjan t = { .program = program, .order = g_new0(struct order, 1) };

	t.order->functions = g_new(uint32_t, (gsize)count + 1);
	t.order->group_first = g_new(uint32_t, (gsize)count + 2);
	t.index = g_new0(uint32_t, (gsize)count + 1);
	t.low = g_new0(uint32_t, (gsize)count + 1);
	t.on_stack = g_new0(bool, (gsize)count + 1);
	t.stack = g_array_new(FALSE, FALSE, sizeof(uint32_t));
	t.visits = g_array_new(FALSE, FALSE, sizeof(struct visit));
	for (uint32_t i = 0; i < count; i++)
		if (!t.index[i])
			visit_from(&t, i);
	t.order->group_first[t.order->group_count] = t.placed;
	g_free(t.index);
	g_free(t.low);
	g_free(t.on_stack);
	g_array_unref(t.stack);
	g_array_unref(t.visits);
	return t.order;
}

void order_free(struct order *order)
{
	if (!order)
		return;
	g_free(order->functions);
	g_free(order->group_first);
	g_free(order);
}
