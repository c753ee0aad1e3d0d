/* SPDX-License-Identifier: MIT
 *
 * goes_on.c - does a loop go on because a call succeeded, or only when it failed?
 *
 * The problem
 *   while ((n = read(...)) > 0) drains; do n = read(...); while (n < 0 && errno == EINTR); tries
 *   again. Both leave depending on the result, and the second one is what everybody should write.
 *
 * The idea
 *   The result is taken to be positive (bytes, a descriptor, a pointer), and the loop is walked
 * from the call on, leaving out the sides of branches that a positive number rules out. A way back
 * to the loop's header then means that success goes on.
 */
#include "summary/scope.h"

enum truth3 {
	NO,
	YES,
	MAYBE
};

struct walk {
	const struct scope *scope;
	uint32_t event; /* of the call */
};

static const struct fact_value *value_at(const struct walk *w, uint32_t value)
{
	return &w->scope->body->facts->values[value];
}

/* Is VALUE the call's result, or a local that the scope stores it into? */
static bool is_result(const struct walk *w, uint32_t value)
{
	const struct fact_value *v = value_at(w, value);

	if (v->op == VALUE_CALL)
		return v->a == w->event;
	if (v->op != VALUE_LOCAL)
		return false;
	for (uint32_t i = w->scope->first_store[v->a]; i != FACT_NONE;) {
		const struct scope_store *store = &g_array_index(w->scope->stores,
		                                                 struct scope_store, i);
		const struct fact_value *stored = value_at(
			w, w->scope->body->facts->events[store->event].b);

		if (stored->op == VALUE_CALL && stored->a == w->event)
			return true;
		i = store->next;
	}
	return false;
}

static bool number(const struct walk *w, uint32_t value, int64_t *n)
{
	const struct fact_value *v = value_at(w, value);

	if (v->op == VALUE_UNARY && v->sub == UNARY_NEGATE && value_at(w, v->a)->op == VALUE_INT) {
		*n = -value_at(w, v->a)->imm;
		return true;
	}
	*n = v->imm;
	return v->op == VALUE_INT;
}

/* A positive number compared with N. */
static enum truth3 compared(unsigned relation, int64_t n)
{
	switch (relation) {
	case BINARY_EQ:
		return n <= 0 ? NO : MAYBE;
	case BINARY_NE:
		return n <= 0 ? YES : MAYBE;
	case BINARY_LT:
		return n <= 1 ? NO : MAYBE;
	case BINARY_LE:
		return n <= 0 ? NO : MAYBE;
	case BINARY_GT:
		return n <= 0 ? YES : MAYBE;
	case BINARY_GE:
		return n <= 1 ? YES : MAYBE;
	default:
		return MAYBE;
	}
}

static enum truth3 opposite(enum truth3 truth)
{
	return truth == MAYBE ? MAYBE : truth == YES ? NO : YES;
}

/* N compared with a positive number. */
static enum truth3 compared_left(unsigned relation, int64_t n)
{
	switch (relation) {
	case BINARY_LT:
		return compared(BINARY_GT, n);
	case BINARY_LE:
		return compared(BINARY_GE, n);
	case BINARY_GT:
		return compared(BINARY_LT, n);
	case BINARY_GE:
		return compared(BINARY_LE, n);
	default:
		return compared(relation, n);
	}
}

static enum truth3 truth_of(const struct walk *w, uint32_t cond)
{
	const struct fact_value *v = value_at(w, cond);
	int64_t n;

	if (is_result(w, cond))
		return YES;
	if (v->op == VALUE_UNARY && v->sub == UNARY_LOGICAL_NOT)
		return opposite(truth_of(w, v->a));
	if (v->op != VALUE_BINARY)
		return MAYBE;
	if (is_result(w, v->a) && number(w, v->b, &n))
		return compared(v->sub, n);
	if (is_result(w, v->b) && number(w, v->a, &n))
		return compared_left(v->sub, n);
	return MAYBE;
}

/* Can control leave BLOCK by its edge INDEX? */
static bool may_take(const struct walk *w, const struct fact_block *block, uint32_t index)
{
	const struct facts *f = w->scope->body->facts;
	const struct fact_edge *edge = &f->edges[block->edge_first + index];
	enum truth3 truth;

	if (block->end == END_SWITCH && edge->kind == EDGE_CASE && is_result(w, block->cond))
		return edge->high > 0;
	if (block->end != END_BRANCH)
		return true;
	truth = truth_of(w, block->cond);
	return truth == MAYBE || (truth == YES) == (index == 0);
}

bool scope_goes_on(const struct scope *scope, uint32_t call, bool *passed)
{
	const struct body *b = scope->body;
	struct walk w = { .scope = scope, .event = program_call(b->program, call)->event };
	uint32_t start = b->event_blocks[w.event - b->row->event_first];
	g_autofree bool *own = passed ? NULL : g_new0(bool, (gsize)b->row->block_count + 1);
	bool *seen = passed ? passed : own;
	g_autoptr(GArray) work = g_array_new(FALSE, FALSE, sizeof(uint32_t));

	g_array_append_val(work, start);
	for (guint i = 0; i < work->len; i++) {
		uint32_t at = g_array_index(work, uint32_t, i);
		const struct fact_block *block = &b->facts->blocks[b->row->block_first + at];

		for (uint32_t k = 0; k < block->edge_count; k++) {
			uint32_t to = b->facts->edges[block->edge_first + k].block;

			if (seen[to] || !scope_has_block(scope, to) || !may_take(&w, block, k))
				continue;
			seen[to] = true;
			g_array_append_val(work, to);
		}
	}
	return seen[start];
}
