/* SPDX-License-Identifier: MIT
 *
 * fates.c - fates from packs, and bottom-up for the program's functions.
 *
 * A parameter lives on in locals it is copied to; `p`, `&p->part` and `p->part` are told apart only
 * so far that handing on `p->part` says nothing about p unless it is ended there.
 */
#include "tasks/fates.h"

#define ALIASES 64

const struct model_function *call_row(const struct program *program, uint32_t call)
{
	const struct program_call *c = program_call(program, call);

	if (c->indirect || !c->target_count)
		return NULL;
	return program_function(program, program_target(program, c->target_first)->function)->model;
}

const struct model_function *call_contract(const struct program *program, uint32_t call)
{
	const struct program_call *c = program_call(program, call);
	const struct program_function *fn;

	if (c->indirect || c->target_count != 1)
		return NULL;
	fn = program_function(program, program_target(program, c->target_first)->function);
	return fn->contract ? &fn->contract->row : NULL;
}

static unsigned act_does(const struct model_act *act)
{
	switch (act->act) {
	case ACT_CLOSE:
		return act->until_arg >= 0 ? DOES_CLOSING : DOES_CLOSE;
	case ACT_AWAIT:
		return DOES_CLOSE;
	case ACT_DETACH:
		return DOES_CLOSE | DOES_COMPLETE;
	case ACT_CANCEL:
		return DOES_CANCEL;
	case ACT_FREE:
		return DOES_FREE;
	case ACT_COMPLETE:
		return DOES_COMPLETE;
	case ACT_PIN:
		return DOES_PIN;
	case ACT_RELEASE:
	case ACT_UNPIN:
		return DOES_RELEASE;
	default:
		return 0;
	}
}

/* What a library function does to argument ARG. One that takes callbacks gives them what else it
 * was given, unless the pack says what it does to it. */
static unsigned row_does(const struct model_function *row, uint32_t arg)
{
	unsigned does = 0;
	bool said = false;

	for (size_t i = 0; i < row->act_count; i++) {
		const struct model_act *act = &row->acts[i];

		if (act->keeps_arg >= 0 && (uint32_t)act->keeps_arg == arg)
			does |= DOES_KEEP;
		if (act->returned || act->pointee || act->arg != arg)
			continue;
		does |= act_does(act);
		said = true;
	}
	for (size_t i = 0; i < row->fd_count; i++)
		if (!said && row->fds[i].same_as == (int)arg)
			does |= DOES_ALL; /* the result is another name for it */
	for (size_t i = 0; i < row->callback_count; i++) {
		bool data = row->callbacks[i].data_arg >= 0 &&
		            (uint32_t)row->callbacks[i].data_arg == arg;

		if (row->callbacks[i].context != CONTEXT_CALLER && (data || !said))
			does |= DOES_KEEP;
	}
	return does;
}

unsigned call_does(const struct fates *fates, uint32_t call, uint32_t arg)
{
	const struct program_call *c = program_call(fates->program, call);
	unsigned does = 0;

	if (!c->target_count)
		return DOES_ALL;
	for (uint32_t i = 0; i < c->target_count; i++) {
		uint32_t target = program_target(fates->program, c->target_first + i)->function;
		const struct program_function *fn = program_function(fates->program, target);

		if (fn->model && !c->indirect)
			does |= row_does(fn->model, arg);
		else if (fn->unit != FACT_NONE && arg < FATE_PARAMS)
			does |= fate_of(fates, target)->params[arg];
		else
			does |= DOES_ALL;
	}
	return does;
}

static bool row_waits(const struct model_function *row)
{
	for (size_t i = 0; i < row->block_count; i++)
		if (row->blocks[i].class <= BLOCK_B1)
			return true;
	return model_effect(row, EFFECT_RUNS_LOOP) || model_effect(row, EFFECT_YIELDS);
}

static bool row_ends(const struct model_function *row)
{
	const unsigned ends = DOES_CLOSE | DOES_CLOSING | DOES_CANCEL;

	for (size_t i = 0; i < row->act_count; i++)
		if (row->acts[i].act != ACT_DETACH && (act_does(&row->acts[i]) & ends))
			return true;
	return false;
}

bool call_waits(const struct fates *fates, uint32_t call)
{
	const struct program_call *c = program_call(fates->program, call);

	if (c->indirect && !c->target_count)
		return true;
	for (uint32_t i = 0; i < c->target_count; i++) {
		uint32_t target = program_target(fates->program, c->target_first + i)->function;
		const struct model_function *row = program_function(fates->program, target)->model;

		if (row ? row_waits(row) : fate_of(fates, target)->waits)
			return true;
	}
	return false;
}

bool call_ends(const struct fates *fates, uint32_t call)
{
	const struct program_call *c = program_call(fates->program, call);

	for (uint32_t i = 0; i < c->target_count; i++) {
		uint32_t target = program_target(fates->program, c->target_first + i)->function;
		const struct model_function *row = program_function(fates->program, target)->model;

		if (row ? row_ends(row) : fate_of(fates, target)->ends)
			return true;
	}
	return false;
}

/* What the result of a call of ROW's function begins. */
static struct beginning row_returns(const struct model_function *row)
{
	for (size_t i = 0; row && i < row->act_count; i++)
		if (row->acts[i].returned &&
		    (row->acts[i].act == ACT_START || row->acts[i].act == ACT_PROMISE ||
		     row->acts[i].act == ACT_ACQUIRE))
			return (struct beginning){ row, &row->acts[i] };
	return (struct beginning){ 0 };
}

/* Is what CALL begins handed to its own callback, which may end it? */
static bool has_itself(const struct program *program, const struct program_call *c)
{
	const struct facts *f = program_call_facts(program, c);
	const struct fact_event *e = program_call_event(program, c);

	for (uint32_t i = 0; i < e->arg_count; i++) {
		const struct fact_value *v = &f->values[f->args[e->arg_first + i]];
		const struct model_function *row = NULL;

		if (v->op == VALUE_CALL)
			row = call_row(program, program_call_at(program, c->caller, v->a));
		if (row && row->stands_for_new)
			return true;
	}
	return false;
}

struct beginning call_returns(const struct fates *fates, uint32_t call)
{
	const struct program_call *c = program_call(fates->program, call);
	const struct model_function *row = call_row(fates->program, call);
	struct beginning begins = row_returns(row ? row : call_contract(fates->program, call));

	if (begins.row && has_itself(fates->program, c))
		return (struct beginning){ 0 };
	if (begins.row || row || c->indirect || c->target_count != 1)
		return begins;
	return fate_of(fates, program_target(fates->program, c->target_first)->function)->returns;
}

/* One function at work. */
struct gather {
	struct fates *fates;
	const struct facts *facts;
	const struct fact_function *body;
	uint32_t function;
	bool *alias; /* per local: it may be the thing */
};

/* How VALUE refers to the thing. */
enum refers {
	REFERS_NOT,
	REFERS_IT,     /* the thing, or the address of something inside it */
	REFERS_INSIDE, /* something that was read out of it */
};

static enum refers refers(const struct gather *g, uint32_t value)
{
	const struct fact_value *v = &g->facts->values[value];
	bool address = v->op == VALUE_ADDRESS, inside = false;

	if (v->op == VALUE_SELECT) {
		enum refers a = refers(g, v->b), b = refers(g, (uint32_t)v->imm);

		return a == REFERS_NOT ? b : a;
	}
	if (address)
		v = &g->facts->values[v->a];
	while (v->op == VALUE_FIELD || v->op == VALUE_INDEX || v->op == VALUE_DEREF) {
		inside = true;
		v = &g->facts->values[v->a];
	}
	if (v->op != VALUE_LOCAL || !g->alias[v->a])
		return REFERS_NOT;
	return inside && !address ? REFERS_INSIDE : REFERS_IT;
}

static unsigned gather_call(const struct gather *g, const struct fact_event *e, uint32_t call)
{
	const unsigned ends = DOES_CLOSE | DOES_CLOSING | DOES_CANCEL | DOES_COMPLETE;
	unsigned all = 0;

	for (uint32_t i = 0; i < e->arg_count; i++) {
		enum refers how = refers(g, g->facts->args[e->arg_first + i]);
		unsigned does = how == REFERS_NOT ? 0 : call_does(g->fates, call, i);

		if (how == REFERS_IT)
			all |= does;
		else if (does & (ends | DOES_FREE))
			all |= (does & ends) | DOES_CLOSE;
		else
			all |= does & DOES_RELEASE;
	}
	return all;
}

/* What happens to the thing in the aliases; stores of it to locals make more of these. */
static unsigned gather_round(struct gather *g, bool *more)
{
	uint32_t call = program_function(g->fates->program, g->function)->call_first;
	unsigned all = 0;

	*more = false;
	for (uint32_t i = 0; i < g->body->event_count; i++) {
		const struct fact_event *e = &g->facts->events[g->body->event_first + i];
		const struct fact_value *to;

		if (e->kind == EVENT_CALL) {
			all |= gather_call(g, e, call++);
		} else if (e->kind == EVENT_RETURN) {
			if (e->a != FACT_NONE && refers(g, e->a) == REFERS_IT)
				all |= DOES_KEEP;
		} else if (e->kind == EVENT_STORE && refers(g, e->b) == REFERS_IT) {
			to = &g->facts->values[e->a];
			if (to->op != VALUE_LOCAL)
				all |= DOES_KEEP;
			else if (!g->alias[to->a])
				*more = g->alias[to->a] = true;
		}
	}
	return all;
}

static unsigned gather_local(struct fates *fates, uint32_t function, uint32_t local)
{
	struct gather g = { .fates = fates, .function = function };
	unsigned all;
	bool more;

	g.body = program_body(fates->program, function, &g.facts);
	g.alias = g_new0(bool, (gsize)g.body->local_count + 1);
	g.alias[local] = true;
	for (int round = 0; round < ALIASES; round++) {
		all = gather_round(&g, &more);
		if (!more)
			break;
	}
	g_free(g.alias);
	return more ? DOES_ALL : all;
}

/* The call event that VALUE is the result of, through a local that holds nothing else but 0. */
static uint32_t result_event(const struct facts *f, const struct fact_function *body,
                             uint32_t value, uint32_t *local)
{
	const struct fact_value *v = &f->values[value];
	uint32_t found = FACT_NONE;

	*local = FACT_NONE;
	if (v->op == VALUE_CALL)
		return v->a;
	if (v->op != VALUE_LOCAL || v->a < body->param_count)
		return FACT_NONE;
	*local = v->a;
	for (uint32_t i = 0; i < body->event_count; i++) {
		const struct fact_event *e = &f->events[body->event_first + i];
		const struct fact_value *to = &f->values[e->a], *from = &f->values[e->b];

		if (e->kind != EVENT_STORE || to->op != VALUE_LOCAL || to->a != *local)
			continue;
		if (from->op == VALUE_INT && !from->imm)
			continue;
		if (from->op != VALUE_CALL || found != FACT_NONE)
			return FACT_NONE;
		found = from->a;
	}
	return found;
}

/* What FUNCTION returns newly begun, when all it returns is that or nothing. */
static struct beginning gather_returns(struct fates *fates, uint32_t function)
{
	struct beginning found = { 0 };
	const struct facts *f;
	const struct fact_function *body = program_body(fates->program, function, &f);

	for (uint32_t i = 0; i < body->event_count; i++) {
		const struct fact_event *e = &f->events[body->event_first + i];
		struct beginning b;
		uint32_t local, event, call;

		if (e->kind != EVENT_RETURN || e->a == FACT_NONE ||
		    (f->values[e->a].op == VALUE_INT && !f->values[e->a].imm))
			continue;
		event = result_event(f, body, e->a, &local);
		call = event == FACT_NONE ? FACT_NONE
		                          : program_call_at(fates->program, function, event);
		b = call == FACT_NONE ? (struct beginning){ 0 } : call_returns(fates, call);
		if (!b.row || (found.row && found.row != b.row))
			return (struct beginning){ 0 };
		if (local != FACT_NONE && (gather_local(fates, function, local) &
		                           (DOES_UNKNOWN | DOES_COMPLETE | DOES_PIN)))
			return (struct beginning){ 0 };
		found = b;
	}
	return found;
}

/* Everything about FUNCTION; its callees have their fates already. */
static void gather_function(struct fates *fates, uint32_t function)
{
	const struct program_function *fn = program_function(fates->program, function);
	struct fate fate = { 0 };
	const struct facts *f;
	const struct fact_function *body = program_body(fates->program, function, &f);

	if (!body)
		return;
	for (uint32_t i = 0; i < fn->call_count; i++) {
		fate.waits |= call_waits(fates, fn->call_first + i);
		fate.ends |= call_ends(fates, fn->call_first + i);
	}
	for (uint32_t i = 0; i < body->param_count && i < FATE_PARAMS; i++)
		fate.params[i] = (uint16_t)gather_local(fates, function, i);
	fate.returns = gather_returns(fates, function);
	g_array_index(fates->of, struct fate, function) = fate;
}

void fates_init(struct fates *fates, const struct program *program, const struct order *order,
                const struct flow *flow)
{
	*fates = (struct fates){ .program = program, .flow = flow };
	fates->of = g_array_new(FALSE, TRUE, sizeof(struct fate));
	g_array_set_size(fates->of, program->functions->len);
	for (uint32_t i = 0; i < program->functions->len; i++)
		for (int k = 0; k < FATE_PARAMS; k++)
			g_array_index(fates->of, struct fate, i).params[k] = DOES_ALL;
	for (uint32_t i = 0; i < program->functions->len; i++)
		gather_function(fates, order->functions[i]);
}

void fates_release(struct fates *fates)
{
	g_array_unref(fates->of);
}
