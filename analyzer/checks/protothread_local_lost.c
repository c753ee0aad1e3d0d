/* SPDX-License-Identifier: MIT
 *
 * protothread_local_lost.c - ASY604: a local that is to survive a yield without a stack.
 *
 * The problem
 *   A protothread is an ordinary function that returns in the middle and, called again, jumps back
 *   behind the place it left. Its locals are new each time; what was in them is gone, and no
 *   compiler says so, because the jump hides in a switch.
 *
 * The idea
 *   The jump has a shape of its own, whatever the macros are called: `switch (pt->lc)` near the
 * top, and a store of the number of one of its cases into pt->lc right in front of that case.
 * Coming from the switch, a local has no value unless the function gave it one before the switch.
 * If it is read behind the case all the same, and was given a value before the yield, that value
 * was meant, and is lost.
 *
 * What it does not do
 *   Structs and arrays that are written part by part, locals whose address is taken, and resuming
 *   by computed goto are not judged.
 */
#include <string.h>

#include "checks/check.h"
#include "graph/graph.h"
#include "graph/liveness.h"
#include "summary/witness.h"

/* How far in front of a case its number may be stored, in blocks. */
#define STORE_DISTANCE 3

struct scan {
	const struct check *check;
	const struct check_input *input;
	struct sink *sink;
	GHashTable *seen; /* for finding_seal's ordinals */
	uint32_t function;
	const struct facts *facts;
	const struct fact_function *body;
	struct liveness *liveness; /* of the function, made when needed */
	uint32_t switch_block;
	bool *reported; /* per local */
};

static const struct fact_block *block_row(const struct scan *s, uint32_t block)
{
	return &s->facts->blocks[s->body->block_first + block];
}

static bool same_value(const struct facts *f, uint32_t a, uint32_t b)
{
	const struct fact_value *x = &f->values[a], *y = &f->values[b];

	if (x->op != y->op)
		return false;
	switch (x->op) {
	case VALUE_LOCAL:
	case VALUE_GLOBAL:
		return x->a == y->a;
	case VALUE_FIELD:
		return x->b == y->b && x->imm == y->imm && same_value(f, x->a, y->a);
	case VALUE_DEREF:
	case VALUE_ADDRESS:
		return same_value(f, x->a, y->a);
	default:
		return false;
	}
}

/* Does PLACE outlive the function: is it behind a pointer, or global? */
static bool outlives(const struct facts *f, uint32_t place)
{
	const struct fact_value *v = &f->values[place];

	if (v->op == VALUE_FIELD)
		return v->imm || outlives(f, v->a);
	return v->op == VALUE_DEREF || v->op == VALUE_GLOBAL;
}

/* The event that stores NUMBER into the switch's place in BLOCK, or FACT_NONE. */
static uint32_t store_in(const struct scan *s, uint32_t block, int64_t number)
{
	const struct fact_block *b = block_row(s, block);
	uint32_t place = block_row(s, s->switch_block)->cond;

	for (uint32_t i = b->event_count; i-- > 0;) {
		const struct fact_event *e = &s->facts->events[b->event_first + i];
		const struct fact_value *v;

		if (e->kind != EVENT_STORE || !same_value(s->facts, e->a, place))
			continue;
		v = &s->facts->values[e->b];
		return v->op == VALUE_INT && v->imm == number ? b->event_first + i : FACT_NONE;
	}
	return FACT_NONE;
}

static bool leads_to(const struct scan *s, uint32_t from, uint32_t to)
{
	const struct fact_block *b = block_row(s, from);

	for (uint32_t i = 0; i < b->edge_count; i++)
		if (s->facts->edges[b->edge_first + i].block == to)
			return true;
	return false;
}

/* The store of NUMBER in front of block TARGET, other than by way of the switch. */
static uint32_t store_before(const struct scan *s, uint32_t target, int64_t number, unsigned depth)
{
	uint32_t found = FACT_NONE;

	for (uint32_t i = 0; i < s->body->block_count && found == FACT_NONE; i++) {
		if (i == s->switch_block || !leads_to(s, i, target))
			continue;
		found = store_in(s, i, number);
		if (found == FACT_NONE && depth + 1 < STORE_DISTANCE)
			found = store_before(s, i, number, depth + 1);
	}
	return found;
}

/* Can control come from event EVENT of the function to block TARGET? */
static bool reaches(const struct scan *s, uint32_t event, uint32_t target)
{
	g_autofree bool *seen = g_new0(bool, (gsize)s->body->block_count + 1);
	g_autofree uint32_t *work = g_new(uint32_t, (gsize)s->body->block_count + 1);
	uint32_t count = 0;

	work[count++] = graph_block_of(s->facts, s->body, event);
	while (count) {
		uint32_t block = work[--count];
		const struct fact_block *b = block_row(s, block);

		if (block == target)
			return true;
		for (uint32_t i = 0; i < b->edge_count; i++) {
			uint32_t to = s->facts->edges[b->edge_first + i].block;

			if (!seen[to]) {
				seen[to] = true;
				work[count++] = to;
			}
		}
	}
	return false;
}

/* A local that is only ever written as a whole, and that nobody else can write. */
static bool is_plain(const struct scan *s, uint32_t local)
{
	const struct fact_local *row = &s->facts->locals[s->body->local_first + local];

	if (row->flags & (LOCAL_PARAMETER | LOCAL_ADDRESS_TAKEN | LOCAL_ARRAY))
		return false;
	for (uint32_t i = 0; i < s->body->event_count; i++) {
		const struct fact_event *e = &s->facts->events[s->body->event_first + i];
		const struct fact_value *v;

		if (e->kind != EVENT_STORE)
			continue;
		for (v = &s->facts->values[e->a]; v->op == VALUE_FIELD && !v->imm;)
			v = &s->facts->values[v->a];
		if (v->op == VALUE_LOCAL && v->a == local && v != &s->facts->values[e->a])
			return false;
	}
	return true;
}

/* The last store to LOCAL that can come to YIELD, when no store to it comes to the switch; else
 * FACT_NONE. */
static uint32_t lost_store(const struct scan *s, uint32_t local, uint32_t yield)
{
	uint32_t store = FACT_NONE, yield_block = graph_block_of(s->facts, s->body, yield);

	for (uint32_t i = 0; i < s->body->event_count; i++) {
		uint32_t event = s->body->event_first + i;

		if (!event_writes_local(s->facts, &s->facts->events[event], local))
			continue;
		if (reaches(s, event, s->switch_block))
			return FACT_NONE;
		if (reaches(s, event, yield_block))
			store = event;
	}
	return store;
}

/* The event of block B that reads LOCAL first, or NULL; WRITTEN: it is given a value before. */
static const struct fact_event *read_in_block(const struct scan *s, const struct fact_block *b,
                                              uint32_t local, bool *written)
{
	*written = false;
	for (uint32_t i = 0; i < b->event_count && !*written; i++) {
		const struct fact_event *e = &s->facts->events[b->event_first + i];

		if (event_reads_local(s->facts, e, local))
			return e;
		*written = event_writes_local(s->facts, e, local);
	}
	return NULL;
}

/* Where LOCAL is read first from BLOCK on, breadth first. Branches have no place of their own in
 * the facts: a read in one is only taken, with its block's place, when there is no other. */
static struct fact_loc first_read(const struct scan *s, uint32_t block, uint32_t local)
{
	g_autofree bool *seen = g_new0(bool, (gsize)s->body->block_count + 1);
	g_autofree uint32_t *work = g_new(uint32_t, (gsize)s->body->block_count + 1);
	struct fact_loc loc = block_row(s, block)->loc;
	uint32_t count = 0;

	work[count++] = block;
	seen[block] = true;
	for (uint32_t at = 0; at < count; at++) {
		const struct fact_block *b = block_row(s, work[at]);
		bool written;
		const struct fact_event *read = read_in_block(s, b, local, &written);

		if (read)
			return read->loc;
		if (!written && b->cond != FACT_NONE && value_reads_local(s->facts, b->cond, local))
			loc = b->cond_loc.file == FACT_NONE ? b->loc : b->cond_loc;
		for (uint32_t i = 0; i < b->edge_count && !written; i++) {
			uint32_t to = s->facts->edges[b->edge_first + i].block;

			if (!seen[to]) {
				seen[to] = true;
				work[count++] = to;
			}
		}
	}
	return loc;
}

static void add_step(const struct scan *s, struct finding *finding, struct fact_loc loc,
                     const char *text)
{
	const struct program *p = s->input->program;
	const struct program_function *fn = program_function(p, s->function);

	finding_add_step(finding->trace, program_path(p, fn->unit, loc), loc.line, loc.column,
	                 fn->name, text);
}

static void report(const struct scan *s, uint32_t local, uint32_t store, uint32_t yield,
                   struct fact_loc read)
{
	const struct program *p = s->input->program;
	const struct program_function *fn = program_function(p, s->function);
	const char *name = facts_string(s->facts,
	                                s->facts->locals[s->body->local_first + local].name);
	struct finding *finding = finding_new(s->check->id, s->check->name, SEVERITY_ERROR);
	g_autofree char *set = g_strdup_printf("%s is given a value", name);
	g_autofree char *used = g_strdup_printf("%s is read, but its value is gone", name);

	finding->message = g_strdup_printf("%s is lost when %s() yields in line %u and is called "
	                                   "again: a protothread's locals "
	                                   "do not survive",
	                                   name, fn->name, s->facts->events[yield].loc.line);
	finding->file = g_strdup(program_path(p, fn->unit, read));
	finding->line = read.line;
	finding->column = read.column;
	finding->function = g_strdup(fn->name);
	finding->context = g_strdup(context_name(CONTEXT_CORO));
	finding->root = g_strdup(fn->name);
	finding->confidence = CONFIDENCE_HIGH;
	finding->suggestion = g_strdup(
		"Keep it in the struct that holds the protothread, or make it "
		"static if there is only one");
	add_step(s, finding, s->facts->events[store].loc, set);
	add_step(s, finding, s->facts->events[yield].loc,
	         "yields here, and comes back by the switch with new locals");
	add_step(s, finding, read, used);
	/* The local may be renamed: several of a function are told apart by their number. */
	witness_seal(finding, "", s->seen);
	sink_add(s->sink, finding);
}

/* The case TARGET is entered from the switch, and also from the YIELD in front of it. */
static void look_at_case(struct scan *s, uint32_t target, uint32_t yield)
{
	if (!s->liveness)
		s->liveness = liveness_new(s->facts, s->body);
	for (uint32_t local = 0; s->liveness && local < s->body->local_count; local++) {
		uint32_t store;

		if (s->reported[local] || !liveness_at_entry(s->liveness, target, local) ||
		    !is_plain(s, local))
			continue;
		store = lost_store(s, local, yield);
		if (store == FACT_NONE)
			continue;
		s->reported[local] = true;
		report(s, local, store, yield, first_read(s, target, local));
	}
}

/* The numbers that the function stores into PLACE; in most functions with a switch there are none.
 */
static GHashTable *stored_numbers(const struct scan *s, uint32_t place)
{
	GHashTable *numbers = g_hash_table_new_full(g_int64_hash, g_int64_equal, g_free, NULL);

	for (uint32_t i = 0; i < s->body->event_count; i++) {
		const struct fact_event *e = &s->facts->events[s->body->event_first + i];
		const struct fact_value *v;

		if (e->kind != EVENT_STORE || !same_value(s->facts, e->a, place))
			continue;
		v = &s->facts->values[e->b];
		if (v->op == VALUE_INT)
			g_hash_table_add(numbers, g_memdup2(&v->imm, sizeof(v->imm)));
	}
	return numbers;
}

static void look_at_switch(struct scan *s, uint32_t block)
{
	const struct fact_block *b = block_row(s, block);
	g_autoptr(GHashTable) numbers = stored_numbers(s, b->cond);

	s->switch_block = block;
	for (uint32_t i = 0; i < b->edge_count; i++) {
		const struct fact_edge *edge = &s->facts->edges[b->edge_first + i];
		uint32_t yield = FACT_NONE;

		if (edge->kind == EDGE_CASE && edge->low == edge->high &&
		    g_hash_table_contains(numbers, &edge->low))
			yield = store_before(s, edge->block, edge->low, 0);
		if (yield != FACT_NONE)
			look_at_case(s, edge->block, yield);
	}
}

static void look_at(struct scan *s)
{
	s->reported = g_new0(bool, (gsize)s->body->local_count + 1);
	for (uint32_t i = 0; i < s->body->block_count; i++) {
		const struct fact_block *b = block_row(s, i);

		if (b->end == END_SWITCH && b->cond != FACT_NONE && outlives(s->facts, b->cond))
			look_at_switch(s, i);
	}
	g_clear_pointer(&s->reported, g_free);
	g_clear_pointer(&s->liveness, liveness_free);
}

static void run(const struct check *check, const struct check_input *input, struct sink *sink)
{
	struct scan s = { .check = check, .input = input, .sink = sink };

	s.seen = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	for (s.function = 0; s.function < input->program->functions->len; s.function++) {
		s.body = program_body(input->program, s.function, &s.facts);
		if (s.body && !(s.body->flags & FUNCTION_GAVE_UP))
			look_at(&s);
	}
	g_hash_table_unref(s.seen);
}

const struct check check_protothread_local_lost = {
	.id = "ASY604",
	.name = "protothread-local-lost",
	.summary = "a local is read after a protothread has yielded and lost it",
	.on_by_default = true,
	.level = SEVERITY_ERROR,
	.run = run,
};
