/* SPDX-License-Identifier: MIT
 *
 * effects.c - computing effects, callees first.
 *
 * Within a group of mutually recursive functions the members are gone through until nothing is
 * added, ROUNDS times at most. What is the same link again is told without looking at all of them:
 * a call's links follow each other, and of a group that is gone through again all are in a set.
 */
#include "summary/effects.h"

#include <string.h>

#define EFFECTS_MAX 64
#define ROUNDS      4

/* A wait shorter than this is not told of. The packs' `at_most` say the same for those whose caller
 * gives the time. */
#define FELT_NS 10000000

struct gather {
	const struct program *program;
	const struct flow *flow;
	struct effects *effects;
	GHashTable
		*links; /* struct link_key set: those of the group at work; NULL when it is one */
	bool changed;
};

/* What makes two links the same. */
struct link_key {
	uint32_t effect, call, target, callee_effect, class;
};

static guint link_hash(gconstpointer data)
{
	const struct link_key *key = data;
	guint hash = key->effect;

	hash = hash * 0x9e3779b1u + key->call;
	hash = hash * 0x9e3779b1u + key->target;
	hash = hash * 0x9e3779b1u + key->callee_effect;
	hash = hash * 0x9e3779b1u + key->class;
	return hash ^ hash >> 15;
}

static gboolean link_equal(gconstpointer a, gconstpointer b)
{
	return !memcmp(a, b, sizeof(struct link_key));
}

/* A condition while it is put together. */
struct residue {
	struct model_atom atoms[EFFECT_ATOMS];
	uint8_t count;
	uint8_t assumptions;
};

static bool same_atom(const struct model_atom *a, const struct model_atom *b)
{
	return a->kind == b->kind && a->negated == b->negated && a->arg == b->arg &&
	       a->value == b->value;
}

/* Adds an atom in a fixed order; a full residue forgets it, which says "may" once more. */
static void residue_add(struct residue *r, struct model_atom atom)
{
	unsigned at = 0;

	for (unsigned i = 0; i < r->count; i++)
		if (same_atom(&r->atoms[i], &atom))
			return;
	if (r->count == EFFECT_ATOMS)
		return;
	while (at < r->count && (r->atoms[at].arg < atom.arg ||
	                         (r->atoms[at].arg == atom.arg && r->atoms[at].kind <= atom.kind)))
		at++;
	for (unsigned i = r->count; i > at; i--)
		r->atoms[i] = r->atoms[i - 1];
	r->atoms[at] = atom;
	r->count++;
}

static uint8_t assumption_of(const struct model_atom *atom)
{
	switch (atom->kind) {
	case ATOM_NONBLOCKING:
	case ATOM_SENDS:
	case ATOM_READY:
	case ATOM_FILE:
		return ASSUME_FD;
	case ATOM_ZEROED:
	case ATOM_KNOWN: /* nobody can know is an answer */
	case ATOM_SURELY_READY:
	case ATOM_PATH: /* a path that nobody knows is one on a disk */
		return 0;
	default:
		return ASSUME_ARG;
	}
}

/* Asks ATOM of ARG and adds what remains to R; false when the answer is no. QUIET: an unknown
 * answer is nothing to mention. */
static bool residue_ask(struct residue *r, const struct model_atom *atom,
                        const struct call_arg *arg, bool quiet)
{
	struct model_atom moved;

	switch (flow_ask(atom, arg, &moved)) {
	case VERDICT_NO:
		return false;
	case VERDICT_PARAM:
		residue_add(r, moved);
		return true;
	case VERDICT_UNKNOWN:
		if (!quiet)
			r->assumptions |= assumption_of(atom);
		return true;
	default:
		return true;
	}
}

static void residue_guards(struct residue *r, const struct call_info *info)
{
	for (unsigned i = 0; i < info->guard_count; i++) {
		struct model_atom atom = info->guards[i];

		atom.guard = true;
		residue_add(r, atom);
	}
}

/* Is an unknown answer to ATOM, of an effect of KIND, nothing to mention? Somebody takes a branch
 * some time, and is told to block some time; but that somebody waits for ever has to be said. */
static bool goes_without_saying(enum effect_kind kind, const struct model_atom *atom)
{
	return atom->guard || (kind != EFFECT_ENDLESS && assumption_of(atom) != ASSUME_FD);
}

static struct effect *effect_at(struct gather *g, uint32_t effect)
{
	return &g_array_index(g->effects->all, struct effect, effect);
}

/* FUNCTION's effect of KIND under condition R, made if need be; EFFECT_NONE when it has too many.
 */
static uint32_t find_effect(struct gather *g, uint32_t function, enum effect_kind kind,
                            const struct residue *r)
{
	uint32_t *tail = &g->effects->first[function];
	unsigned count = 0;

	for (; *tail != EFFECT_NONE; tail = &effect_at(g, *tail)->next, count++) {
		const struct effect *e = effect_at(g, *tail);
		bool same = e->kind == kind && e->atom_count == r->count;

		for (unsigned i = 0; same && i < r->count; i++)
			same = same_atom(&e->atoms[i], &r->atoms[i]);
		if (same)
			return *tail;
	}
	if (count >= EFFECTS_MAX) {
		g->effects->dropped++;
		return EFFECT_NONE;
	}
	struct effect effect = {
		.function = function, .kind = kind, .atom_count = r->count, .next = EFFECT_NONE
	};

	for (unsigned i = 0; i < r->count; i++)
		effect.atoms[i] = r->atoms[i];
	effect.links = g_array_new(FALSE, FALSE, sizeof(struct effect_link));
	*tail = g->effects->all->len; /* before the array may move */
	g_array_append_val(g->effects->all, effect);
	return g->effects->all->len - 1;
}

/* Has EFFECT that LINK already? If not, it has from now on. */
static bool has_link(struct gather *g, uint32_t effect, const struct effect_link *link)
{
	const GArray *links = effect_at(g, effect)->links;

	if (g->links) {
		struct link_key key = { effect, link->call, link->target, link->callee_effect,
			                link->class };

		return !g_hash_table_add(g->links, g_memdup2(&key, sizeof(key)));
	}
	for (guint i = links->len; i > 0; i--) {
		const struct effect_link *l = &g_array_index(links, struct effect_link, i - 1);

		if (l->call != link->call)
			return false;
		if (l->target == link->target && l->callee_effect == link->callee_effect &&
		    l->class == link->class)
			return true;
	}
	return false;
}

static void add_link(struct gather *g, uint32_t function, enum effect_kind kind,
                     const struct residue *r, struct effect_link link)
{
	uint32_t effect = find_effect(g, function, kind, r);

	if (effect == EFFECT_NONE)
		return;
	link.assumptions = r->assumptions;
	if (has_link(g, effect, &link))
		return;
	g_array_append_val(effect_at(g, effect)->links, link);
	g->changed = true;
}

/* The call is a sink under CONDITION of its model; SURE: not when an answer is merely unknown. */
static void add_sink(struct gather *g, uint32_t caller, struct effect_link link,
                     enum effect_kind kind, const struct model_condition *condition, bool sure)
{
	struct residue r = { 0 };

	for (size_t i = 0; i < condition->count; i++) {
		struct call_arg arg = flow_subject(g->flow, link.call, &condition->atoms[i]);

		if (!residue_ask(&r, &condition->atoms[i], &arg, false))
			return;
	}
	if (sure && r.assumptions)
		return;
	residue_guards(&r, flow_call(g->flow, link.call));
	add_link(g, caller, kind, &r, link);
}

/* Is it known that the call waits too shortly for anybody to notice? */
static bool is_unfelt(const struct gather *g, uint32_t call, enum block_class class)
{
	uint64_t ns = flow_call(g->flow, call)->wait_ns;

	return class <= BLOCK_B1 && ns && ns < FELT_NS;
}

static void add_model_sinks(struct gather *g, uint32_t caller, struct effect_link link,
                            const struct model_function *model)
{
	link.callee_effect = EFFECT_NONE;
	for (size_t i = 0; i < model->block_count; i++) {
		link.class = model->blocks[i].class;
		link.block = (uint8_t)MIN(i, MODEL_NO_BLOCK);
		if (is_unfelt(g, link.call, model->blocks[i].class))
			continue;
		add_sink(g, caller, link, EFFECT_BLOCKS, &model->blocks[i].condition,
		         model->blocks[i].sure);
	}
	link.class = 0;
	link.block = MODEL_NO_BLOCK;
	for (size_t i = 0; i < model->effect_count; i++)
		add_sink(g, caller, link, model->effects[i].kind, &model->effects[i].condition,
		         false);
}

/* An effect of the callee, seen from the call. BY_LIBRARY: a library calls the function, with
 * arguments of its own. */
static void add_callee_effect(struct gather *g, uint32_t caller, struct effect_link link,
                              uint32_t callee_effect, bool by_library)
{
	const struct effect *e = effect_at(g, callee_effect);
	struct residue r = { 0 };

	if (effect_is_settled(e))
		return; /* found where it is */
	for (unsigned i = 0; i < e->atom_count; i++) {
		const struct model_atom *atom = &e->atoms[i];
		bool lost = by_library && atom->arg < CONTEXT_PARAM;
		struct call_arg arg = lost ? (struct call_arg){ .value = abstract_top(),
			                                        .param = -1 }
		                           : flow_arg(g->flow, link.call, atom->arg);

		if (!residue_ask(&r, atom, &arg, goes_without_saying(e->kind, atom)))
			return;
	}
	residue_guards(&r, flow_call(g->flow, link.call));
	link.callee_effect = callee_effect;
	add_link(g, caller, e->kind, &r, link);
}

/* Is the function that CALL names one of a library, so that further targets are its callbacks? */
static bool calls_library(const struct program *program, const struct program_call *call)
{
	return program_function(program, program_target(program, call->target_first)->function)
	               ->model != NULL;
}

/* Is what the body of FUNCTION does in the way of KIND not its callers' business: said by its
 * annotations already, or excused by them? */
static bool is_spoken_for(const struct program *program, uint32_t function, enum effect_kind kind)
{
	const struct program_contract *contract = program_function(program, function)->contract;

	if (!contract)
		return false;
	if (kind == EFFECT_BLOCKS)
		return contract->row.block_count ||
		       program_promise(program, function, PROMISE_BLOCKING_OK);
	return model_effect(&contract->row, kind) != NULL;
}

static void gather_call(struct gather *g, uint32_t caller, uint32_t call)
{
	const struct program_call *c = program_call(g->program, call);

	if (!flow_call(g->flow, call)->reached)
		return;
	for (uint32_t i = 0; i < c->target_count; i++) {
		const struct program_target *t = program_target(g->program, c->target_first + i);
		const struct program_function *fn = program_function(g->program, t->function);
		bool by_library = !c->indirect && i > 0 && calls_library(g->program, c);
		struct effect_link link = { .call = call,
			                    .target = t->function,
			                    .programs = t->programs,
			                    .tier = t->tier };

		if (fn->model) {
			add_model_sinks(g, caller, link, fn->model);
			continue;
		}
		if (fn->contract)
			add_model_sinks(g, caller, link, &fn->contract->row);
		for (uint32_t e = g->effects->first[t->function]; e != EFFECT_NONE;
		     e = effect_at(g, e)->next)
			if (!is_spoken_for(g->program, t->function, effect_at(g, e)->kind))
				add_callee_effect(g, caller, link, e, by_library);
	}
}

static void gather_function(struct gather *g, uint32_t function)
{
	const struct program_function *fn = program_function(g->program, function);

	for (uint32_t i = 0; i < fn->call_count; i++)
		gather_call(g, function, fn->call_first + i);
}

struct effects *effects_new(const struct program *program, const struct order *order,
                            const struct flow *flow)
{
	struct effects *effects = g_new0(struct effects, 1);
	struct gather g = { .program = program, .flow = flow, .effects = effects };

	effects->all = g_array_new(FALSE, TRUE, sizeof(struct effect));
	effects->first = g_new(uint32_t, (gsize)program->functions->len + 1);
	for (uint32_t i = 0; i < program->functions->len; i++)
		effects->first[i] = EFFECT_NONE;
	for (uint32_t group = 0; group < order->group_count; group++) {
		uint32_t first = order->group_first[group], end = order->group_first[group + 1];
		int round = 0;

		if (end - first > 1)
			g.links = g_hash_table_new_full(link_hash, link_equal, g_free, NULL);
		do {
			g.changed = false;
			for (uint32_t i = first; i < end; i++)
				gather_function(&g, order->functions[i]);
		} while (g.changed && end - first > 1 && ++round < ROUNDS);
		g_clear_pointer(&g.links, g_hash_table_destroy);
	}
	return effects;
}

void effects_free(struct effects *effects)
{
	if (!effects)
		return;
	for (guint i = 0; i < effects->all->len; i++)
		g_array_unref(g_array_index(effects->all, struct effect, i).links);
	g_array_unref(effects->all);
	g_free(effects->first);
	g_free(effects);
}

bool effect_is_settled(const struct effect *effect)
{
	for (unsigned i = 0; i < effect->atom_count; i++)
		if (effect->atoms[i].arg < CONTEXT_PARAM)
			return false;
	return true;
}

bool effect_in_context(const struct effect *effect, enum context context)
{
	for (unsigned i = 0; i < effect->atom_count; i++)
		if (!flow_atom_in_context(&effect->atoms[i], context))
			return false;
	return true;
}

bool effect_possible(const struct effect *effect, enum context context, const struct call_arg *args,
                     unsigned count, uint8_t *assumptions)
{
	static const struct call_arg unknown = { .value = { .origin = ORIGIN_NONE }, .param = -1 };
	struct residue r = { .assumptions = *assumptions };

	if (!effect_in_context(effect, context))
		return false;
	for (unsigned i = 0; i < effect->atom_count; i++) {
		const struct model_atom *atom = &effect->atoms[i];

		if (!residue_ask(&r, atom, atom->arg < count ? &args[atom->arg] : &unknown,
		                 goes_without_saying(effect->kind, atom)))
			return false;
	}
	*assumptions = r.assumptions;
	return true;
}
