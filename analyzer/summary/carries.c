/* SPDX-License-Identifier: MIT
 *
 * carries.c - breadth first from one call down to the nearest sink.
 *
 * A step is a function together with what is known of its arguments on this way. Each edge of the
 * call graph is taken once per question and program, by the first way that comes to it, and only
 * into functions below which the effect exists at all. STEPS bounds a question; beyond it the
 * answer is no.
 *
 * A condition on the parameters of the function that the question begins in is its callers'
 * business: it counts when some caller, or nobody we know, fulfils it (live).
 */
#include "summary/carries.h"

#define STEPS 4000

struct carries {
	const struct program *program;
	const struct flow *flow;
	const struct effects *effects;
	const struct handing *handing;
	bool *below[EFFECT_KIND_COUNT]; /* per function: an effect is in it or below it */
	bool *live;                     /* per effect */
};

struct step {
	uint32_t function;
	uint32_t call; /* that led here */
	uint32_t parent;
	set_id programs; /* in which the way here is */
	uint8_t tier;
	unsigned hops;
	struct handed handed;
};

struct search {
	const struct carries *carries;
	const struct carries_query *query;
	GArray *steps; /* struct step */
	GHashTable
		*seen; /* rows of program.targets + 1 -> set_id, the programs they were taken in */
};

static bool has_sink(const struct effects *effects, uint32_t function, enum effect_kind kind)
{
	for (uint32_t e = effects->first[function]; e != EFFECT_NONE;
	     e = effects_get(effects, e)->next)
		if (effects_get(effects, e)->kind == kind)
			return true;
	return false;
}

static bool calls_below(const struct carries *c, const bool *below, uint32_t function)
{
	const struct program_function *fn = program_function(c->program, function);

	for (uint32_t i = 0; i < fn->call_count; i++) {
		const struct program_call *call = program_call(c->program, fn->call_first + i);

		if (!flow_call(c->flow, fn->call_first + i)->reached)
			continue;
		for (uint32_t k = 0; k < call->target_count; k++)
			if (below[program_target(c->program, call->target_first + k)->function])
				return true;
	}
	return false;
}

/* Callees first; in a circle, one that has it gives it to all. */
static void find_below(struct carries *c, const struct order *order, enum effect_kind kind)
{
	bool *below = c->below[kind] = g_new0(bool, (gsize)c->program->functions->len + 1);

	for (uint32_t g = 0; g < order->group_count; g++) {
		uint32_t first = order->group_first[g], end = order->group_first[g + 1];
		bool found = false;

		for (uint32_t i = first; i < end && !found; i++)
			found = has_sink(c->effects, order->functions[i], kind) ||
			        calls_below(c, below, order->functions[i]);
		for (uint32_t i = first; i < end; i++)
			below[order->functions[i]] = found;
	}
}

static bool *called_functions(const struct carries *c)
{
	bool *called = g_new0(bool, (gsize)c->program->functions->len + 1);

	for (uint32_t i = 0; i < c->program->calls->len; i++) {
		const struct program_call *call = program_call(c->program, i);

		for (uint32_t k = 0; flow_call(c->flow, i)->reached && k < call->target_count; k++)
			called[program_target(c->program, call->target_first + k)->function] = true;
	}
	for (guint i = 0; i < c->program->registrations->len; i++) {
		const struct program_registration *r = &g_array_index(
			c->program->registrations, struct program_registration, i);

		if (!r->annotated)
			called[r->function] = false;
	}
	return called;
}

/* Effects that are settled, or whose condition a caller may fulfil. */
static void find_live(struct carries *c)
{
	g_autofree bool *called = called_functions(c);
	g_autoptr(GArray) work = g_array_new(FALSE, FALSE, sizeof(uint32_t));

	c->live = g_new0(bool, (gsize)c->effects->all->len + 1);
	for (uint32_t e = 0; e < c->effects->all->len; e++) {
		const struct effect *effect = effects_get(c->effects, e);

		c->live[e] = effect_is_settled(effect) || !called[effect->function];
		if (c->live[e])
			g_array_append_val(work, e);
	}
	for (guint i = 0; i < work->len; i++) {
		const GArray *links =
			effects_get(c->effects, g_array_index(work, uint32_t, i))->links;

		for (guint k = 0; k < links->len; k++) {
			uint32_t below = g_array_index(links, struct effect_link, k).callee_effect;

			if (below == EFFECT_NONE || c->live[below])
				continue;
			c->live[below] = true;
			g_array_append_val(work, below);
		}
	}
}

struct carries *carries_new(const struct program *program, const struct order *order,
                            const struct flow *flow, const struct effects *effects,
                            const struct handing *handing)
{
	struct carries *c = g_new0(struct carries, 1);

	c->program = program;
	c->flow = flow;
	c->effects = effects;
	c->handing = handing;
	for (int kind = 0; kind < EFFECT_KIND_COUNT; kind++)
		find_below(c, order, kind);
	find_live(c);
	return c;
}

void carries_free(struct carries *c)
{
	if (!c)
		return;
	for (int kind = 0; kind < EFFECT_KIND_COUNT; kind++)
		g_free(c->below[kind]);
	g_free(c->live);
	g_free(c);
}

void carries_chain_init(struct carries_chain *chain)
{
	*chain = (struct carries_chain){ .calls = g_array_new(FALSE, FALSE, sizeof(uint32_t)),
		                         .targets = g_array_new(FALSE, FALSE, sizeof(uint32_t)) };
}

void carries_chain_release(struct carries_chain *chain)
{
	g_array_unref(chain->calls);
	g_array_unref(chain->targets);
}

static const struct step *step_at(const struct search *s, uint32_t step)
{
	return &g_array_index(s->steps, struct step, step);
}

static bool passes(const struct search *s, uint32_t call)
{
	return !s->query->passes || s->query->passes(call, s->query->data);
}

/* Is a call of TIER a guess of ours, which a chain can have few of? */
static unsigned hops_of(unsigned tier)
{
	return tier >= TIER_FIELD;
}

static bool allows(const struct search *s, unsigned hops)
{
	return !s->query->hops || hops <= s->query->hops;
}

/* Does LINK of an effect, after HOPS, end in a sink that counts? */
static bool is_sink(const struct search *s, const struct effect_link *link, unsigned hops,
                    uint8_t assumptions)
{
	if (link->callee_effect != EFFECT_NONE || !allows(s, hops + hops_of(link->tier)))
		return false;
	if (s->query->sure && ((link->assumptions | assumptions) & ASSUME_FD))
		return false;
	return s->query->kind != EFFECT_BLOCKS || (s->query->classes >> link->class & 1);
}

static void add_call(struct carries_chain *chain, uint32_t call, uint32_t target, uint8_t tier)
{
	g_array_prepend_val(chain->calls, call);
	g_array_prepend_val(chain->targets, target);
	chain->tier = MAX(chain->tier, tier);
}

/* The chain from the call asked about to STEP (FACT_NONE: it is the sink itself), then LINK. */
static void fill_chain(const struct search *s, uint32_t step, const struct effect_link *link,
                       uint8_t assumptions, struct carries_chain *chain)
{
	chain->class = link->class;
	chain->block = link->block;
	chain->assumptions = link->assumptions | assumptions;
	add_call(chain, link->call, link->target, link->tier);
	for (; step != FACT_NONE; step = step_at(s, step)->parent)
		add_call(chain, step_at(s, step)->call, step_at(s, step)->function,
		         step_at(s, step)->tier);
}

/* Does CALL's function have EFFECT of the callee as one of its own that somebody may fulfil? */
static bool is_taken_up(const struct search *s, uint32_t call, uint32_t callee_effect)
{
	const struct carries *c = s->carries;
	uint32_t function = program_call(c->program, call)->caller;

	for (uint32_t e = c->effects->first[function]; e != EFFECT_NONE;
	     e = effects_get(c->effects, e)->next) {
		const GArray *links = effects_get(c->effects, e)->links;

		for (guint i = 0; c->live[e] && i < links->len; i++) {
			const struct effect_link *l = &g_array_index(links, struct effect_link, i);

			if (l->call == call && l->callee_effect == callee_effect)
				return true;
		}
	}
	return false;
}

/* May EFFECT of STEP's function happen on this way? */
static bool is_fulfilled(const struct search *s, const struct step *step, uint32_t effect,
                         uint8_t *assumptions)
{
	const struct effect *e = effects_get(s->carries->effects, effect);

	*assumptions = 0;
	if (e->kind != s->query->kind)
		return false;
	if (step->parent == FACT_NONE && !effect_is_settled(e) &&
	    !is_taken_up(s, step->call, effect))
		return false;
	return effect_possible(e, s->query->context, step->handed.args, step->handed.count,
	                       assumptions);
}

/* A sink in the function of STEP, with the arguments it is called with there. */
static bool find_sink(const struct search *s, uint32_t step, struct carries_chain *chain)
{
	const struct step *at = step_at(s, step);
	const struct effects *effects = s->carries->effects;

	for (uint32_t e = effects->first[at->function]; e != EFFECT_NONE;
	     e = effects_get(effects, e)->next) {
		const struct effect *effect = effects_get(effects, e);
		uint8_t assumptions;

		if (!is_fulfilled(s, at, e, &assumptions))
			continue;
		for (guint i = 0; i < effect->links->len; i++) {
			const struct effect_link *l = &g_array_index(effect->links,
			                                             struct effect_link, i);

			if (!is_sink(s, l, at->hops, assumptions) || !passes(s, l->call) ||
			    sets_and(s->carries->program->sets, at->programs, l->programs) ==
			            SET_NONE)
				continue;
			fill_chain(s, step, l, assumptions, chain);
			return true;
		}
	}
	return false;
}

/* Those of PROGRAMS in which row TARGET of the targets is taken for the first time. */
static set_id take_edge(struct search *s, uint32_t target, set_id programs)
{
	struct sets *sets = s->carries->program->sets;
	gpointer key = GUINT_TO_POINTER(target + 1);
	set_id seen = GPOINTER_TO_UINT(g_hash_table_lookup(s->seen, key));
	set_id news = sets_minus(sets, programs, seen);

	if (news != SET_NONE)
		g_hash_table_insert(s->seen, key, GUINT_TO_POINTER(sets_or(sets, seen, news)));
	return news;
}

/* Follows CALL, made by the function of step PARENT (FACT_NONE: the one asked about). */
static void enter(struct search *s, uint32_t parent, uint32_t call)
{
	const struct program *p = s->carries->program;
	const struct program_call *c = program_call(p, call);
	unsigned before = parent == FACT_NONE ? 0 : step_at(s, parent)->hops;
	set_id from = parent == FACT_NONE ? SET_ALL : step_at(s, parent)->programs;
	struct handed known = { 0 };

	if (parent != FACT_NONE)
		known = step_at(s, parent)->handed;
	for (uint32_t k = 0; k < c->target_count; k++) {
		const struct program_target *t = program_target(p, c->target_first + k);
		struct step step = { .function = t->function,
			             .call = call,
			             .parent = parent,
			             .tier = t->tier,
			             .hops = before + hops_of(t->tier) };

		if (program_function(p, t->function)->model || !allows(s, step.hops) ||
		    !s->carries->below[s->query->kind][t->function] ||
		    (s->query->kind == EFFECT_BLOCKS &&
		     program_promise(p, t->function, PROMISE_BLOCKING_OK)) ||
		    !handed_leads(s->carries->handing, call, &known, t->function))
			continue;
		step.programs = take_edge(s, c->target_first + k,
		                          sets_and(p->sets, from, t->programs));
		if (step.programs == SET_NONE)
			continue;
		handed_by(s->carries->handing, s->carries->flow, call, k, &known, &step.handed);
		g_array_append_val(s->steps, step);
	}
}

/* The call asked about is a sink itself. */
static bool find_own(const struct search *s, uint32_t call, struct carries_chain *chain)
{
	const struct carries *c = s->carries;
	uint32_t function = program_call(c->program, call)->caller;

	for (uint32_t e = c->effects->first[function]; e != EFFECT_NONE;
	     e = effects_get(c->effects, e)->next) {
		const struct effect *effect = effects_get(c->effects, e);

		uint8_t assumptions = 0;

		if (effect->kind != s->query->kind || !c->live[e] ||
		    !effect_possible(effect, s->query->context, NULL, 0, &assumptions))
			continue;
		for (guint i = 0; i < effect->links->len; i++) {
			const struct effect_link *l = &g_array_index(effect->links,
			                                             struct effect_link, i);

			if (l->call != call || !is_sink(s, l, 0, assumptions))
				continue;
			fill_chain(s, FACT_NONE, l, assumptions, chain);
			return true;
		}
	}
	return false;
}

static bool find(struct search *s, uint32_t call, struct carries_chain *chain)
{
	const struct program *p = s->carries->program;

	if (find_own(s, call, chain))
		return true;
	enter(s, FACT_NONE, call);
	for (guint i = 0; i < s->steps->len && i < STEPS; i++) {
		const struct program_function *fn;

		if (find_sink(s, i, chain))
			return true;
		fn = program_function(p, step_at(s, i)->function);
		for (uint32_t k = 0; k < fn->call_count; k++)
			if (handed_allows(s->carries->flow, fn->call_first + k,
			                  &step_at(s, i)->handed, s->query->context) &&
			    passes(s, fn->call_first + k))
				enter(s, i, fn->call_first + k);
	}
	return false;
}

bool carries_find(const struct carries *carries, uint32_t call, const struct carries_query *query,
                  struct carries_chain *chain)
{
	struct search s = { .carries = carries, .query = query };
	bool found;

	g_array_set_size(chain->calls, 0);
	g_array_set_size(chain->targets, 0);
	chain->class = chain->assumptions = chain->tier = 0;
	if (!flow_call(carries->flow, call)->reached)
		return false;
	s.steps = g_array_new(FALSE, FALSE, sizeof(struct step));
	s.seen = g_hash_table_new(NULL, NULL);
	found = find(&s, call, chain);
	g_array_unref(s.steps);
	g_hash_table_destroy(s.seen);
	return found;
}
