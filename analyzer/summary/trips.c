/* SPDX-License-Identifier: MIT
 *
 * trips.c - how often a counted loop goes round.
 *
 * The problem
 *   for (i = 0; i < 50000000; i++) keeps everybody else waiting; for (i = 0; i < 8; i++) does not.
 *
 * The idea
 *   One way out, which compares one local with a number; one store to that local in the loop, in
 *   every turn, that adds a number; and one number it is known to start with. Then it is a
 *   division. Whatever is not of that shape has no answer: a loop with a second way out may be a
 *   search that ends early.
 */
#include "summary/scope.h"

/* So far back the start of the counter is looked for. */
#define BLOCKS_BACK 8

struct count {
	uint32_t local;
	int64_t start, step, limit;
	unsigned relation; /* local RELATION limit keeps it going */
	uint32_t asked;    /* the block that asks */
	uint32_t goes_on;  /* the block it leads to when the loop goes on */
	uint32_t stepped;  /* the block that steps */
};

static const struct fact_value *value_at(const struct scope *scope, uint32_t value)
{
	return &scope->body->facts->values[value];
}

/* VALUE as a number, -1 included. */
static bool number(const struct scope *scope, uint32_t value, int64_t *n)
{
	const struct fact_value *v = value_at(scope, value);

	if (v->op == VALUE_UNARY && v->sub == UNARY_NEGATE &&
	    value_at(scope, v->a)->op == VALUE_INT) {
		*n = -value_at(scope, v->a)->imm;
		return true;
	}
	*n = v->imm;
	return v->op == VALUE_INT;
}

/* VALUE as LOCAL + OFFSET. */
static bool local_plus(const struct scope *scope, uint32_t value, uint32_t *local, int64_t *offset)
{
	const struct fact_value *v = value_at(scope, value);
	int64_t n = 0;

	if (v->op == VALUE_BINARY && (v->sub == BINARY_ADD || v->sub == BINARY_SUB) &&
	    number(scope, v->b, &n) && value_at(scope, v->a)->op == VALUE_LOCAL) {
		*local = value_at(scope, v->a)->a;
		*offset = v->sub == BINARY_ADD ? n : -n;
		return true;
	}
	*local = v->a;
	*offset = 0;
	return v->op == VALUE_LOCAL;
}

static unsigned mirrored(unsigned relation)
{
	switch (relation) {
	case BINARY_LT:
		return BINARY_GT;
	case BINARY_LE:
		return BINARY_GE;
	case BINARY_GT:
		return BINARY_LT;
	case BINARY_GE:
		return BINARY_LE;
	default:
		return relation;
	}
}

static unsigned opposite(unsigned relation)
{
	switch (relation) {
	case BINARY_LT:
		return BINARY_GE;
	case BINARY_LE:
		return BINARY_GT;
	case BINARY_GT:
		return BINARY_LE;
	case BINARY_GE:
		return BINARY_LT;
	case BINARY_EQ:
		return BINARY_NE;
	default:
		return BINARY_EQ;
	}
}

/* Reads the only way out as "goes on while LOCAL relation LIMIT". */
static bool read_exit(const struct scope *scope, struct count *count)
{
	const struct body *b = scope->body;
	const struct scope_exit *way_out = &g_array_index(scope->exits, struct scope_exit, 0);
	const struct fact_block *block = &b->facts->blocks[b->row->block_first + way_out->block];
	const struct fact_value *cond;
	int64_t offset;
	bool stays;

	if (scope->exits->len != 1 || block->end != END_BRANCH)
		return false;
	cond = value_at(scope, way_out->cond);
	stays = scope_has_block(scope, b->facts->edges[block->edge_first].block);
	count->relation = BINARY_NE;
	count->limit = 0;
	if (cond->op != VALUE_BINARY || cond->sub < BINARY_EQ || cond->sub > BINARY_GE) {
		if (!local_plus(scope, way_out->cond, &count->local, &offset))
			return false;
	} else if (number(scope, cond->b, &count->limit) &&
	           local_plus(scope, cond->a, &count->local, &offset)) {
		count->relation = cond->sub;
	} else if (number(scope, cond->a, &count->limit) &&
	           local_plus(scope, cond->b, &count->local, &offset)) {
		count->relation = mirrored(cond->sub);
	} else {
		return false;
	}
	count->limit -= offset;
	count->asked = way_out->block;
	count->goes_on = b->facts->edges[block->edge_first + (stays ? 0 : 1)].block;
	if (!stays)
		count->relation = opposite(count->relation);
	return true;
}

/* The only store to the local in the loop adds a number, in the loop's own blocks. */
static bool read_step(const struct scope *scope, struct count *count)
{
	const struct body *b = scope->body;
	uint32_t first = scope->first_store[count->local], local, block;
	const struct scope_store *store;

	if (first == FACT_NONE || scope->exposed[count->local])
		return false;
	store = &g_array_index(scope->stores, struct scope_store, first);
	block = count->stepped = b->event_blocks[store->event - b->row->event_first];
	return store->next == FACT_NONE && b->cycles->innermost[block] == scope->cycle &&
	       value_at(scope, b->facts->events[store->event].a)->op == VALUE_LOCAL &&
	       local_plus(scope, b->facts->events[store->event].b, &local, &count->step) &&
	       local == count->local && count->step;
}

/* The only block outside the scope that leads to BLOCK, or FACT_NONE. */
static uint32_t only_way_in(const struct scope *scope, uint32_t block)
{
	const struct body *b = scope->body;
	uint32_t found = FACT_NONE;

	for (uint32_t i = 0; i < b->row->block_count; i++) {
		const struct fact_block *row = &b->facts->blocks[b->row->block_first + i];

		for (uint32_t k = 0; k < row->edge_count; k++) {
			if (b->facts->edges[row->edge_first + k].block != block ||
			    scope_has_block(scope, i))
				continue;
			if (found != FACT_NONE)
				return FACT_NONE;
			found = i;
		}
	}
	return found;
}

/* The number that the local holds when the loop is entered. */
static bool read_start(const struct scope *scope, struct count *count)
{
	const struct body *b = scope->body;
	uint32_t block = b->cycles->all[scope->cycle].header;

	for (int back = 0; back < BLOCKS_BACK; back++) {
		const struct fact_block *row;

		block = only_way_in(scope, block);
		if (block == FACT_NONE)
			return false;
		row = &b->facts->blocks[b->row->block_first + block];
		for (uint32_t i = row->event_count; i-- > 0;) {
			const struct fact_event *e = &b->facts->events[row->event_first + i];

			if (e->kind == EVENT_STORE &&
			    conduct_local(b->facts, b->row, e->a) == count->local)
				return number(scope, e->b, &count->start);
		}
	}
	return false;
}

/* The turns that COUNT makes; 0 when it never starts, or never ends by this count alone. */
static uint64_t turns(const struct count *count)
{
	int64_t way = count->limit - count->start;
	bool up = count->step > 0;

	if (count->limit > INT64_MAX / 4 || count->limit < INT64_MIN / 4 ||
	    count->start > INT64_MAX / 4 || count->start < INT64_MIN / 4)
		return 0;
	if (count->relation == BINARY_LE)
		way++;
	if (count->relation == BINARY_GE)
		way--;
	if (count->relation == BINARY_EQ ||
	    (up && (count->relation == BINARY_GT || count->relation == BINARY_GE)) ||
	    (!up && (count->relation == BINARY_LT || count->relation == BINARY_LE)) ||
	    (up ? way <= 0 : way >= 0))
		return 0;
	return (uint64_t)(way / count->step);
}

/* while (n--) { ... }: the last step is one that ends the loop, and no turn follows it. */
static bool steps_first(const struct scope *scope, const struct count *count)
{
	uint32_t header = scope->body->cycles->all[scope->cycle].header;

	return count->stepped == header && count->asked == header && count->goes_on != header;
}

uint64_t scope_trips(const struct scope *scope)
{
	struct count count = { 0 };

	if (scope->exits->len != 1 || scope->cycle == CYCLE_NONE || !read_exit(scope, &count) ||
	    !read_step(scope, &count) || !read_start(scope, &count))
		return 0;
	return turns(&count) - (turns(&count) && steps_first(scope, &count));
}
