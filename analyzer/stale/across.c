/* SPDX-License-Identifier: MIT
 *
 * across.c - searches over a function's blocks, backwards to loads and forwards to uses.
 *
 * Both are plain breadth-first searches from one event. A load counts only if every way backwards
 * ends at a store to the local that reads the same shared place.
 */
#include "stale/across.h"

struct walk {
	bool *seen;
	uint32_t *work;
	uint32_t count;
};

static void walk_init(struct walk *walk, const struct fact_function *body)
{
	walk->seen = g_new0(bool, (gsize)body->block_count + 1);
	walk->work = g_new(uint32_t, (gsize)body->block_count + 1);
	walk->count = 0;
}

static void walk_release(struct walk *walk)
{
	g_free(walk->seen);
	g_free(walk->work);
}

static void walk_add(struct walk *walk, uint32_t block)
{
	if (walk->seen[block])
		return;
	walk->seen[block] = true;
	walk->work[walk->count++] = block;
}

static const struct fact_block *block_row(const struct across_function *at, uint32_t block)
{
	return &at->facts->blocks[at->body->block_first + block];
}

/* ---- values -------------------------------------------------------------------------------- */

bool across_same_place(const struct facts *f, uint32_t a, uint32_t b)
{
	const struct fact_value *x = &f->values[a], *y = &f->values[b];

	if (x->op != y->op)
		return false;
	switch (x->op) {
	case VALUE_LOCAL:
	case VALUE_GLOBAL:
		return x->a == y->a;
	case VALUE_INT:
		return x->imm == y->imm;
	case VALUE_FIELD:
		return x->b == y->b && x->imm == y->imm && across_same_place(f, x->a, y->a);
	case VALUE_INDEX:
		return across_same_place(f, x->a, y->a) && across_same_place(f, x->b, y->b);
	case VALUE_DEREF:
	case VALUE_ADDRESS:
		return across_same_place(f, x->a, y->a);
	default:
		return false;
	}
}

/* Calls TEST for VALUE and every value in it that is read to compute it, until one says yes. */
static bool any_part(const struct facts *f, uint32_t value,
                     bool (*test)(const struct facts *f, uint32_t value, uint32_t what),
                     uint32_t what)
{
	const struct fact_value *v = &f->values[value];

	if (test(f, value, what))
		return true;
	switch (v->op) {
	case VALUE_FIELD:
	case VALUE_DEREF:
	case VALUE_UNARY:
	case VALUE_ADDRESS:
		return any_part(f, v->a, test, what);
	case VALUE_INDEX:
	case VALUE_BINARY:
		return any_part(f, v->a, test, what) || any_part(f, v->b, test, what);
	case VALUE_SELECT:
		return any_part(f, v->a, test, what) || any_part(f, v->b, test, what) ||
		       any_part(f, (uint32_t)v->imm, test, what);
	default:
		return false;
	}
}

static bool is_place(const struct facts *f, uint32_t value, uint32_t place)
{
	return across_same_place(f, value, place);
}

bool across_reads_place(const struct facts *f, uint32_t value, uint32_t place)
{
	return any_part(f, value, is_place, place);
}

static bool is_use_of_pointee(const struct facts *f, uint32_t value, uint32_t local)
{
	const struct fact_value *v = &f->values[value];
	bool through = (v->op == VALUE_FIELD && v->imm) || v->op == VALUE_DEREF ||
	               v->op == VALUE_INDEX;

	return through && f->values[v->a].op == VALUE_LOCAL && f->values[v->a].a == local;
}

bool across_uses_pointee(const struct facts *f, uint32_t value, uint32_t local)
{
	return any_part(f, value, is_use_of_pointee, local);
}

/* Does TEST hold for anything that event E reads? A place that is written counts without itself. */
static bool any_operand(const struct facts *f, const struct fact_event *e,
                        bool (*test)(const struct facts *f, uint32_t value, uint32_t what),
                        uint32_t what, bool with_written)
{
	const struct fact_value *place;

	switch (e->kind) {
	case EVENT_CALL:
		for (uint32_t i = 0; i < e->arg_count; i++)
			if (any_part(f, f->args[e->arg_first + i], test, what))
				return true;
		return any_part(f, e->a, test, what);
	case EVENT_STORE:
		place = &f->values[e->a];
		if (any_part(f, e->b, test, what) || (with_written && test(f, e->a, what)))
			return true;
		return place->op != VALUE_LOCAL && place->op != VALUE_GLOBAL &&
		       any_part(f, place->a, test, what);
	case EVENT_RETURN:
		return e->a != FACT_NONE && any_part(f, e->a, test, what);
	default:
		return false;
	}
}

bool across_event_reads_place(const struct facts *f, const struct fact_event *e, uint32_t place)
{
	return any_operand(f, e, is_place, place, false);
}

bool across_event_uses_pointee(const struct facts *f, const struct fact_event *e, uint32_t local)
{
	return any_operand(f, e, is_use_of_pointee, local, true);
}

/* ---- backwards: where the local was loaded ------------------------------------------------- */

/* The thread-local variable that VALUE is the address of; FACT_NONE otherwise. */
static uint32_t thread_part(const struct across_function *at, uint32_t value)
{
	const struct fact_value *v = &at->facts->values[value];
	const struct fact_value *place;

	if (v->op != VALUE_ADDRESS)
		return FACT_NONE;
	for (place = &at->facts->values[v->a];
	     (place->op == VALUE_FIELD && !place->imm) || place->op == VALUE_INDEX;)
		place = &at->facts->values[place->a];
	return place->op == VALUE_GLOBAL && (at->facts->symbols[place->a].flags & SYMBOL_THREAD)
	               ? (uint32_t)(place - at->facts->values)
	               : FACT_NONE;
}

/* The place that SOURCE asks for and VALUE reads, or FACT_NONE. */
static uint32_t source_part(struct shared_places *shared, const struct across_function *at,
                            uint32_t value, enum across_source source)
{
	const struct fact_value *v = &at->facts->values[value];
	uint32_t part;

	if (source == ACROSS_THREAD)
		return thread_part(at, value);
	if (shared_place_of(shared, at->unit, value).key)
		return value;
	if (source == ACROSS_LOADED || (v->op != VALUE_BINARY && v->op != VALUE_UNARY))
		return FACT_NONE;
	part = source_part(shared, at, v->a, source);
	if (part == FACT_NONE && v->op == VALUE_BINARY)
		part = source_part(shared, at, v->b, source);
	return part;
}

/* The last store to the local before event END of BLOCK, in it; FACT_NONE when there is none. */
static uint32_t store_in(const struct across *a, uint32_t block, uint32_t end)
{
	const struct fact_block *b = block_row(a->at, block);

	for (uint32_t event = MIN(end, b->event_first + b->event_count); event-- > b->event_first;)
		if (event_writes_local(a->at->facts, &a->at->facts->events[event], a->local))
			return event;
	return FACT_NONE;
}

/* Takes STORE as a load of the local; false when it is something else. */
static bool take_load(struct across *a, struct shared_places *shared, uint32_t store,
                      enum across_source source)
{
	uint32_t place = source_part(shared, a->at, a->at->facts->events[store].b, source);

	if (place == FACT_NONE ||
	    (a->load != FACT_NONE && !across_same_place(a->at->facts, place, a->place)))
		return false;
	a->load = store;
	a->place = place;
	a->from = shared_place_of(shared, a->at->unit, place);
	return true;
}

/* Goes back from the yield to the loads of the local; false when one way has another origin. */
static bool find_loads(struct across *a, struct shared_places *shared, uint32_t yield_event,
                       enum across_source source)
{
	const struct graph *before = &a->at->before;
	uint32_t store = store_in(a, a->yield_block, yield_event);
	bool all = true;
	struct walk walk;

	a->load = FACT_NONE;
	if (store != FACT_NONE)
		return take_load(a, shared, store, source);
	walk_init(&walk, a->at->body);
	walk_add(&walk, a->yield_block);
	for (uint32_t i = 0; i < walk.count && all; i++) {
		uint32_t at = before->first[walk.work[i]], end = before->first[walk.work[i] + 1];

		all = walk.work[i] != 0; /* the entry: a parameter, or nothing yet */
		for (; at < end && all; at++) {
			uint32_t from = before->to[at];

			store = store_in(a, from, UINT32_MAX);
			if (store == FACT_NONE)
				walk_add(&walk, from);
			else
				all = take_load(a, shared, store, source);
		}
	}
	walk_release(&walk);
	return all && a->load != FACT_NONE;
}

/* ---- forwards: what is done with it -------------------------------------------------------- */

/* Asks about the events of BLOCK from FROM on, and its condition. */
static enum across_answer ask_block(const struct across *a, across_ask *ask, const void *data,
                                    uint32_t block, uint32_t from, struct fact_loc *where)
{
	const struct fact_block *b = block_row(a->at, block);

	*where = b->loc;
	for (uint32_t event = from; event < b->event_first + b->event_count; event++) {
		const struct fact_event *e = &a->at->facts->events[event];
		enum across_answer answer = ask(a, event, FACT_NONE, data);

		*where = e->loc;
		if (answer != ACROSS_GO_ON)
			return answer;
		if (event_writes_local(a->at->facts, e, a->local))
			return ACROSS_STOP;
	}
	if (b->cond == FACT_NONE)
		return ACROSS_GO_ON;
	if (b->cond_loc.file != FACT_NONE)
		*where = b->cond_loc;
	return ask(a, FACT_NONE, b->cond, data);
}

static void add_successors(const struct across *a, uint32_t block, struct walk *walk)
{
	const struct fact_block *b = block_row(a->at, block);

	for (uint32_t i = 0; i < b->edge_count; i++)
		walk_add(walk, a->at->facts->edges[b->edge_first + i].block);
}

bool across_find(const struct across *a, across_ask *ask, const void *data, struct fact_loc *where)
{
	uint32_t yield = program_call(a->at->program, a->yield_call)->event;
	enum across_answer answer = ask_block(a, ask, data, a->yield_block, yield + 1, where);
	struct walk walk;

	if (answer != ACROSS_GO_ON)
		return answer == ACROSS_FOUND;
	walk_init(&walk, a->at->body);
	add_successors(a, a->yield_block, &walk);
	for (uint32_t i = 0; i < walk.count && answer != ACROSS_FOUND; i++) {
		answer = ask_block(a, ask, data, walk.work[i],
		                   block_row(a->at, walk.work[i])->event_first, where);
		if (answer == ACROSS_GO_ON)
			add_successors(a, walk.work[i], &walk);
	}
	walk_release(&walk);
	return answer == ACROSS_FOUND;
}

/* ---- all of them --------------------------------------------------------------------------- */

struct each {
	const struct carries *carries;
	struct shared_places *shared;
	enum effect_kind kind;
	enum across_source source;
	across_visit *visit;
	void *data;
};

static bool is_plain(const struct across_function *at, uint32_t local)
{
	unsigned flags = at->facts->locals[at->body->local_first + local].flags;

	return !(flags & (LOCAL_ADDRESS_TAKEN | LOCAL_ARRAY));
}

static bool leads_there(const struct each *each, uint32_t call)
{
	const struct carries_query query = { .kind = each->kind,
		                             .context = CONTEXT_CORO,
		                             .sure = true };
	struct carries_chain chain;
	bool found;

	carries_chain_init(&chain);
	found = carries_find(each->carries, call, &query, &chain);
	carries_chain_release(&chain);
	return found;
}

/* Where a call leads is the dearer question and comes last: most carry nothing across. */
static void look_at_call(const struct each *each, const struct across_function *at, uint32_t call)
{
	uint32_t event = program_call(at->program, call)->event;
	struct across across = { .at = at, .yield_call = call };
	bool asked = false;

	across.yield_block = at->block_of[event - at->body->event_first];
	if (across.yield_block == FACT_NONE)
		return;
	for (across.local = 0; across.local < at->body->local_count; across.local++) {
		if (!at->loads[across.local] ||
		    !liveness_after(at->liveness, across.yield_block, event, across.local) ||
		    !find_loads(&across, each->shared, event, each->source))
			continue;
		if (!asked && !leads_there(each, call))
			return;
		asked = true;
		each->visit(&across, each->data);
	}
}

/* Per local of AT's function: is it plain, and loaded anywhere from what EACH asks for? NULL when
 * none is; most functions have none, and need not be looked at any further. */
static bool *find_loaded(const struct each *each, const struct across_function *at)
{
	const struct facts *f = at->facts;
	bool *loads = g_new0(bool, (gsize)at->body->local_count + 1), any = false;

	for (uint32_t i = 0; i < at->body->event_count; i++) {
		const struct fact_event *e = &f->events[at->body->event_first + i];
		uint32_t local;

		if (e->kind != EVENT_STORE || f->values[e->a].op != VALUE_LOCAL)
			continue;
		local = f->values[e->a].a;
		if (loads[local] || !is_plain(at, local) ||
		    source_part(each->shared, at, e->b, each->source) == FACT_NONE)
			continue;
		any = loads[local] = true;
	}
	if (!any)
		g_clear_pointer(&loads, g_free);
	return loads;
}

static void find_ways(struct across_function *at)
{
	struct graph graph;

	graph_init(&graph, at->facts, at->body, NULL);
	graph_turn(&graph, &at->before);
	graph_release(&graph);
	at->block_of = graph_event_blocks(at->facts, at->body);
}

static void look_at_function(const struct each *each, const struct program *program,
                             uint32_t function)
{
	const struct program_function *fn = program_function(program, function);
	struct across_function at = { .program = program, .function = function, .unit = fn->unit };

	at.body = program_body(program, function, &at.facts);
	at.loads = at.body && fn->call_count ? find_loaded(each, &at) : NULL;
	at.liveness = at.loads ? liveness_new(at.facts, at.body) : NULL;
	if (at.liveness) {
		find_ways(&at);
		for (uint32_t i = 0; i < fn->call_count; i++)
			look_at_call(each, &at, fn->call_first + i);
		graph_release(&at.before);
		g_free(at.block_of);
	}
	liveness_free(at.liveness);
	g_free(at.loads);
}

void across_each(const struct program *program, const struct contexts *contexts,
                 const struct carries *carries, struct shared_places *shared, enum effect_kind kind,
                 enum across_source source, across_visit *visit, void *data)
{
	const struct each each = { carries, shared, kind, source, visit, data };

	for (uint32_t i = 0; i < program->functions->len; i++)
		if (contexts_reach(contexts, CONTEXT_CORO, i)->root != FACT_NONE)
			look_at_function(&each, program, i);
}
