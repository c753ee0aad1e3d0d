/* SPDX-License-Identifier: MIT
 *
 * liveness.c - one bit per block and local, to a fixed point from the ends up.
 *
 * Blocks are gone through backwards until nothing changes; bits are only ever set, so that ends
 * after at most as many rounds as blocks are deep. What a block itself does to each local is found
 * once: which of reading and writing it does first.
 */
#include "graph/liveness.h"

#include <glib.h>

enum first_act {
	ACTS_NOT,
	READS_FIRST,
	WRITES_FIRST
};

struct liveness {
	const struct facts *facts;
	const struct fact_function *body;
	uint8_t *first; /* block x local: enum first_act */
	bool *live;     /* block x local: at the block's entry */
};

static bool is_local(const struct facts *f, uint32_t value, uint32_t local)
{
	return f->values[value].op == VALUE_LOCAL && f->values[value].a == local;
}

/* Reads of a place that is written or whose address is taken: those of its base pointers and
 * indices. WHOLE: the place itself, when it is LOCAL, is not read. */
static bool place_reads(const struct facts *f, uint32_t place, uint32_t local)
{
	const struct fact_value *v = &f->values[place];

	switch (v->op) {
	case VALUE_LOCAL:
		return false;
	case VALUE_FIELD:
		return v->imm ? value_reads_local(f, v->a, local) : place_reads(f, v->a, local);
	case VALUE_INDEX:
		return value_reads_local(f, v->a, local) || value_reads_local(f, v->b, local);
	default:
		return value_reads_local(f, place, local);
	}
}

bool value_reads_local(const struct facts *f, uint32_t value, uint32_t local)
{
	const struct fact_value *v = &f->values[value];

	switch (v->op) {
	case VALUE_LOCAL:
		return v->a == local;
	case VALUE_FIELD:
	case VALUE_DEREF:
	case VALUE_UNARY:
		return value_reads_local(f, v->a, local);
	case VALUE_ADDRESS:
		return place_reads(f, v->a, local);
	case VALUE_INDEX:
	case VALUE_BINARY:
		return value_reads_local(f, v->a, local) || value_reads_local(f, v->b, local);
	case VALUE_SELECT:
		return value_reads_local(f, v->a, local) || value_reads_local(f, v->b, local) ||
		       value_reads_local(f, (uint32_t)v->imm, local);
	default:
		return false; /* a call's result: its operands were read by the call */
	}
}

bool event_reads_local(const struct facts *f, const struct fact_event *e, uint32_t local)
{
	switch (e->kind) {
	case EVENT_CALL:
		for (uint32_t i = 0; i < e->arg_count; i++)
			if (value_reads_local(f, f->args[e->arg_first + i], local))
				return true;
		return value_reads_local(f, e->a, local);
	case EVENT_STORE:
		return place_reads(f, e->a, local) || value_reads_local(f, e->b, local);
	case EVENT_RETURN:
		return e->a != FACT_NONE && value_reads_local(f, e->a, local);
	default:
		return false;
	}
}

bool event_writes_local(const struct facts *f, const struct fact_event *e, uint32_t local)
{
	return e->kind == EVENT_STORE && is_local(f, e->a, local);
}

static const struct fact_block *block_row(const struct liveness *l, uint32_t block)
{
	return &l->facts->blocks[l->body->block_first + block];
}

/* What BLOCK does first to LOCAL from event FROM of it on. */
static enum first_act first_from(const struct liveness *l, uint32_t block, uint32_t from,
                                 uint32_t local)
{
	const struct fact_block *b = block_row(l, block);

	for (uint32_t i = from; i < b->event_count; i++) {
		const struct fact_event *e = &l->facts->events[b->event_first + i];

		if (event_reads_local(l->facts, e, local))
			return READS_FIRST;
		if (event_writes_local(l->facts, e, local))
			return WRITES_FIRST;
	}
	return b->cond != FACT_NONE && value_reads_local(l->facts, b->cond, local) ? READS_FIRST
	                                                                           : ACTS_NOT;
}

static bool live_at_exit(const struct liveness *l, uint32_t block, uint32_t local)
{
	const struct fact_block *b = block_row(l, block);

	for (uint32_t i = 0; i < b->edge_count; i++)
		if (liveness_at_entry(l, l->facts->edges[b->edge_first + i].block, local))
			return true;
	return false;
}

static bool update(struct liveness *l, uint32_t block)
{
	uint32_t locals = l->body->local_count;
	bool changed = false;

	for (uint32_t local = 0; local < locals; local++) {
		size_t cell = (size_t)block * locals + local;

		if (l->live[cell] || l->first[cell] != ACTS_NOT || !live_at_exit(l, block, local))
			continue;
		l->live[cell] = changed = true;
	}
	return changed;
}

/* Marks in FIRST, a block's row, the locals that VALUE reads. PLACE: VALUE is written, or its
 * address is taken. */
static void note_reads(const struct facts *f, uint32_t value, bool place, uint8_t *first)
{
	const struct fact_value *v = &f->values[value];

	switch (v->op) {
	case VALUE_LOCAL:
		if (!place && first[v->a] == ACTS_NOT)
			first[v->a] = READS_FIRST;
		break;
	case VALUE_FIELD:
		note_reads(f, v->a, place && !v->imm, first);
		break;
	case VALUE_ADDRESS:
		note_reads(f, v->a, true, first);
		break;
	case VALUE_DEREF:
	case VALUE_UNARY:
		note_reads(f, v->a, false, first);
		break;
	case VALUE_SELECT:
		note_reads(f, (uint32_t)v->imm, false, first);
		/* fall through */
	case VALUE_INDEX:
	case VALUE_BINARY:
		note_reads(f, v->a, false, first);
		note_reads(f, v->b, false, first);
		break;
	default:
		break;
	}
}

/* What the events of BLOCK do first to each local, into its row FIRST; in one pass. */
static void note_block(const struct liveness *l, uint32_t block, uint8_t *first)
{
	const struct fact_block *b = block_row(l, block);
	const struct facts *f = l->facts;

	for (uint32_t i = 0; i < b->event_count; i++) {
		const struct fact_event *e = &f->events[b->event_first + i];

		for (uint32_t k = 0; e->kind == EVENT_CALL && k < e->arg_count; k++)
			note_reads(f, f->args[e->arg_first + k], false, first);
		if (e->kind == EVENT_CALL || (e->kind == EVENT_RETURN && e->a != FACT_NONE))
			note_reads(f, e->a, false, first);
		if (e->kind != EVENT_STORE)
			continue;
		note_reads(f, e->b, false, first);
		note_reads(f, e->a, true, first);
		if (f->values[e->a].op == VALUE_LOCAL && first[f->values[e->a].a] == ACTS_NOT)
			first[f->values[e->a].a] = WRITES_FIRST;
	}
	if (b->cond != FACT_NONE)
		note_reads(f, b->cond, false, first);
}

struct liveness *liveness_new(const struct facts *facts, const struct fact_function *body)
{
	size_t cells = (size_t)body->block_count * body->local_count;
	struct liveness *l;
	bool changed;

	if (cells > LIVENESS_CELLS || (body->flags & FUNCTION_GAVE_UP))
		return NULL;
	l = g_new0(struct liveness, 1);
	l->facts = facts;
	l->body = body;
	l->first = g_new0(uint8_t, cells + 1);
	l->live = g_new0(bool, cells + 1);
	for (uint32_t block = 0; block < body->block_count; block++)
		note_block(l, block, l->first + (size_t)block * body->local_count);
	for (size_t cell = 0; cell < cells; cell++)
		l->live[cell] = l->first[cell] == READS_FIRST;
	do {
		changed = false;
		for (uint32_t block = body->block_count; block-- > 0;)
			changed |= update(l, block);
	} while (changed);
	return l;
}

void liveness_free(struct liveness *liveness)
{
	if (!liveness)
		return;
	g_free(liveness->first);
	g_free(liveness->live);
	g_free(liveness);
}

bool liveness_at_entry(const struct liveness *l, uint32_t block, uint32_t local)
{
	return l->live[(size_t)block * l->body->local_count + local];
}

bool liveness_after(const struct liveness *l, uint32_t block, uint32_t event, uint32_t local)
{
	uint32_t next = event - block_row(l, block)->event_first + 1;

	switch (first_from(l, block, next, local)) {
	case READS_FIRST:
		return true;
	case WRITES_FIRST:
		return false;
	default:
		return live_at_exit(l, block, local);
	}
}
