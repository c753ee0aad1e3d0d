/* SPDX-License-Identifier: MIT
 *
 * culprits.c - from settled effects in reached functions down to their sinks.
 *
 * Functions are taken cheapest first (doubt.h). An effect is walked down once: whoever gets to it
 * first has the shortest way. Of several ways to a sink the cheapest is kept. Two rounds, the first
 * of which leaves out every link that assumes something about a descriptor, so that a sure way is
 * never hidden by a cheaper doubtful one.
 *
 * A root's own effects may depend on its parameters. What is known of them comes from the
 * registration: the descriptor that is watched, and that it was reported ready.
 */
#include "summary/culprits.h"

#include "summary/doubt.h"
#include "summary/own_wait.h"
#include "summary/way.h"

#define ROOT_ARGS 16

/* With how many different arguments an effect is walked down; then with unknown ones. */
#define EFFECT_WALKS 8

/* An effect on the way down, and how it was entered. */
struct step {
	uint32_t effect;
	uint32_t parent; /* step, or FACT_NONE */
	uint32_t call;   /* the call that led here, or FACT_NONE */
	uint32_t target;
	set_id programs; /* in which the way here is, as far as it is news */
	uint32_t handed; /* what is known of its function's arguments (handed.h) */
	uint32_t price;  /* from START on (doubt.h) */
	uint8_t tier;
	uint8_t assumptions;
};

struct search {
	const struct program *program;
	const struct flow *flow;
	const struct effects *effects;
	const struct contexts *contexts;
	enum effect_kind kind;
	enum context context;
	bool sure_only;
	GHashTable *effect_seen; /* uint64_t: arguments and effect -> struct set_growth: the
	                          * programs it was walked down in with them */
	uint8_t *walks;          /* per effect, with how many different arguments so far */
	GHashTable *found;       /* sink call -> its struct culprit */
	GPtrArray *culprits;
	GArray *steps;           /* struct step of the walk at work */
	const struct reach *way; /* by which the function at work is reached; NULL in an own loop */
	uint32_t loop; /* registration of the own loop whose body is at work, or FACT_NONE */
};

static void culprit_free(gpointer data)
{
	struct culprit *culprit = data;

	g_array_unref(culprit->calls);
	g_array_unref(culprit->targets);
	g_free(culprit);
}

static void add_step(struct culprit *culprit, uint32_t call, uint32_t target, uint8_t tier)
{
	g_array_append_val(culprit->calls, call);
	g_array_append_val(culprit->targets, target);
	culprit->tier = MAX(culprit->tier, tier);
}

/* The calls from the root to the function at work, by the way at work. */
static void add_prefix(const struct search *s, struct culprit *culprit)
{
	struct way way;

	way_init(&way, s->contexts, s->context, s->way);
	culprit->root = way.root;
	culprit->tier = MAX(culprit->tier, way.tier);
	g_array_append_vals(culprit->calls, way.calls->data, way.calls->len);
	g_array_append_vals(culprit->targets, way.targets->data, way.targets->len);
	way_release(&way);
}

/* The calls from the settled effect down to step STEP. */
static void add_middle(const struct search *s, struct culprit *culprit, uint32_t step)
{
	guint first = culprit->calls->len;

	while (step != FACT_NONE) {
		const struct step *at = &g_array_index(s->steps, struct step, step);

		if (at->call != FACT_NONE)
			add_step(culprit, at->call, at->target, at->tier);
		culprit->assumptions |= at->assumptions;
		step = at->parent;
	}
	way_reverse(culprit->calls, first);
	way_reverse(culprit->targets, first);
}

/* The call by which the way at work came to the function at step STEP, or FACT_NONE. */
static uint32_t call_to(const struct search *s, uint32_t step)
{
	uint32_t call = step == FACT_NONE ? FACT_NONE
	                                  : g_array_index(s->steps, struct step, step).call;

	return call == FACT_NONE && s->loop == FACT_NONE ? s->way->call : call;
}

/* The condition under which LINK, a sink, has the effect that is looked for. */
static const struct model_condition *condition_of(const struct search *s,
                                                  const struct effect_link *link)
{
	const struct model_function *row = program_row(s->program, link->target);
	const struct model_effect *effect;

	if (link->block != MODEL_NO_BLOCK)
		return &row->blocks[link->block].condition;
	effect = model_effect(row, s->kind);
	return effect ? &effect->condition : NULL;
}

/* Is LINK possible where FLOW holds? */
static bool is_possible(const struct search *s, const struct flow *flow,
                        const struct handed *handed, const struct effect_link *link)
{
	const struct model_condition *condition;
	struct model_atom residue;

	if (!handed_allows(flow, link->call, handed, s->context))
		return false;
	if (link->callee_effect != EFFECT_NONE || flow == s->flow)
		return true;
	condition = condition_of(s, link);
	for (size_t i = 0; condition && i < condition->count; i++) {
		struct call_arg arg = flow_subject(flow, link->call, &condition->atoms[i]);

		if (flow_ask(&condition->atoms[i], &arg, &residue) == VERDICT_NO)
			return false;
	}
	return true;
}

/* Is the sink LINK, in the function of step AT, possible when all of that function's tests are
 * taken together? */
static bool is_possible_sharply(const struct search *s, guint at, const struct effect_link *link)
{
	const struct step *step = &g_array_index(s->steps, struct step, at);
	struct handing *handing = s->contexts->handing;
	const struct flow *flow = handing_sharp_flow(
		handing, effects_get(s->effects, step->effect)->function, step->handed);

	return is_possible(s, flow, handing_row(handing, step->handed), link);
}

static uint32_t step_price(const struct search *s, const struct effect_link *link)
{
	return doubt_of_step(s->flow, link->call, (enum tier)link->tier);
}

/* The culprit of the sink of LINK in the function of step STEP, without a way, where PRICE is news:
 * the first one, or the cheapest so far; else NULL. */
static struct culprit *culprit_at(struct search *s, uint32_t step, const struct effect_link *link,
                                  uint32_t price)
{
	gpointer key = GUINT_TO_POINTER(program_call_once(s->program, link->call) + 1);
	struct culprit *culprit = g_hash_table_lookup(s->found, key);

	if ((culprit && culprit->price <= price) ||
	    (step != FACT_NONE && !is_possible_sharply(s, step, link)))
		return NULL;
	if (!culprit) {
		culprit = g_new0(struct culprit, 1);
		culprit->calls = g_array_new(FALSE, FALSE, sizeof(uint32_t));
		culprit->targets = g_array_new(FALSE, FALSE, sizeof(uint32_t));
		g_hash_table_insert(s->found, key, culprit);
		g_ptr_array_add(s->culprits, culprit);
	}
	culprit->price = price;
	culprit->tier = TIER_DIRECT;
	g_array_set_size(culprit->calls, 0);
	g_array_set_size(culprit->targets, 0);
	return culprit;
}

static void add_culprit(struct search *s, uint32_t step, const struct effect_link *link)
{
	uint32_t root = s->loop == FACT_NONE ? s->way->root : s->loop;
	uint32_t price = step_price(s, link);
	struct culprit *culprit;

	if (own_wait_is(s->program, root, call_to(s, step), link->target))
		return;
	price += s->loop == FACT_NONE ? s->way->price : 0;
	if (step != FACT_NONE)
		price += g_array_index(s->steps, struct step, step).price;
	culprit = culprit_at(s, step, link, price);
	if (!culprit)
		return;
	culprit->call = link->call;
	culprit->target = link->target;
	culprit->kind = (uint8_t)s->kind;
	culprit->class = link->class;
	culprit->block = link->block;
	culprit->assumptions = link->assumptions;
	if (s->loop == FACT_NONE)
		add_prefix(s, culprit);
	else
		culprit->root = s->loop;
	add_middle(s, culprit, step);
	add_step(culprit, link->call, link->target, link->tier);
}

/* Is the target of LINK, in an effect of step STEP, meant on this way? A call through a pointer
 * goes to what was handed down, when something was (providers.h, handed.h). */
static bool is_meant(const struct search *s, uint32_t step, const struct effect_link *link)
{
	const struct program_call *c = program_call(s->program, link->call);
	struct handing *handing = s->contexts->handing;
	struct providers *providers = s->contexts->providers;
	uint32_t provider = FACT_NONE;
	const struct handed *handed = handing_row(
		handing, g_array_index(s->steps, struct step, step).handed);

	if (!c->indirect)
		return true;
	if (!handed_leads(handing, link->call, handed, link->target))
		return false;
	for (; step != FACT_NONE && provider == FACT_NONE;
	     step = g_array_index(s->steps, struct step, step).parent) {
		uint32_t call = g_array_index(s->steps, struct step, step).call;

		if (call != FACT_NONE && providers_provide(providers, call, c))
			provider = call;
	}
	if (provider == FACT_NONE)
		provider = contexts_provider(s->contexts, s->context, s->way, c);
	return provider == FACT_NONE || providers_has(providers, provider, link->target);
}

/* Where STEP's effect was walked down with the same arguments. */
static struct set_growth *seen_at(struct search *s, const struct step *step)
{
	uint64_t entry = (uint64_t)step->handed << 32 | step->effect;
	struct set_growth *growth = g_hash_table_lookup(s->effect_seen, &entry);

	if (!growth) {
		growth = g_new0(struct set_growth, 1);
		g_hash_table_insert(s->effect_seen, g_memdup2(&entry, sizeof(entry)), growth);
		s->walks[step->effect] += s->walks[step->effect] < EFFECT_WALKS;
	}
	return growth;
}

static void enter(struct search *s, struct step step)
{
	if (s->walks[step.effect] >= EFFECT_WALKS)
		step.handed = HANDED_NOTHING;
	step.programs = sets_grow(s->program->sets, seen_at(s, &step), step.programs);
	if (step.programs != SET_NONE)
		g_array_append_val(s->steps, step);
}

/* What CALL, made where FLOW holds by a function called with FROM, hands to TARGET. */
static uint32_t down_to(const struct search *s, const struct flow *flow, uint32_t call,
                        uint32_t target, uint32_t from)
{
	const struct program_call *c = program_call(s->program, call);

	for (uint32_t k = 0; k < c->target_count; k++)
		if (program_target(s->program, c->target_first + k)->function == target)
			return handing_down(s->contexts->handing, flow, call, k, from);
	return HANDED_NOTHING;
}

/* The links of step AT, where FLOW holds. */
static void walk_links(struct search *s, guint at, const struct flow *flow)
{
	struct step step = g_array_index(s->steps, struct step, at);
	const struct handed *handed = handing_row(s->contexts->handing, step.handed);
	const GArray *links = effects_get(s->effects, step.effect)->links;

	for (guint i = 0; i < links->len; i++) {
		const struct effect_link *l = &g_array_index(links, struct effect_link, i);
		set_id programs = sets_and(s->program->sets, step.programs, l->programs);

		if ((s->sure_only && (l->assumptions & ASSUME_FD)) || programs == SET_NONE ||
		    !is_possible(s, flow, handed, l) || !is_meant(s, at, l))
			continue;
		if (l->callee_effect != EFFECT_NONE)
			enter(s, (struct step){ .effect = l->callee_effect,
			                        .parent = at,
			                        .call = l->call,
			                        .target = l->target,
			                        .programs = programs,
			                        .handed = down_to(s, flow, l->call, l->target,
			                                          step.handed),
			                        .price = step.price + step_price(s, l),
			                        .tier = l->tier,
			                        .assumptions = l->assumptions });
		else
			add_culprit(s, at, l);
	}
}

/* Walks down from START, an effect of the function at work or of what it calls, breadth first. */
static void walk_from(struct search *s, struct step start)
{
	guint first = s->steps->len;

	/* Again for each way: what is handed down on it decides. */
	sets_grow(s->program->sets, seen_at(s, &start), start.programs);
	g_array_append_val(s->steps, start);
	for (guint at = first; at < s->steps->len; at++) {
		struct step step = g_array_index(s->steps, struct step, at);

		walk_links(s, at,
		           handing_flow(s->contexts->handing,
		                        effects_get(s->effects, step.effect)->function,
		                        step.handed));
	}
}

static void walk_down(struct search *s, uint32_t effect, set_id programs, uint8_t assumptions)
{
	walk_from(s, (struct step){ .effect = effect,
	                            .parent = FACT_NONE,
	                            .call = FACT_NONE,
	                            .programs = programs,
	                            .handed = s->way ? s->way->handed : HANDED_NOTHING,
	                            .assumptions = assumptions });
}

/* What REGISTRATION says of its callback's parameters. */
static void root_args(const struct search *s, const struct program_registration *registration,
                      struct call_arg args[ROOT_ARGS])
{
	const struct model_callback *callback = registration->callback;

	for (int i = 0; i < ROOT_ARGS; i++)
		args[i] = (struct call_arg){ .value = abstract_top(), .param = -1 };
	if (!callback || callback->fd_param < 0 || callback->fd_param >= ROOT_ARGS)
		return;
	if (callback->fd_arg >= 0)
		args[callback->fd_param] = flow_arg(s->flow, registration->call,
		                                    (uint32_t)callback->fd_arg);
	args[callback->fd_param].param = -1;
	args[callback->fd_param].value.ready = READY_YES;
}

/* EFFECT depends on parameters of FUNCTION, which is a root: is it possible for one of its
 * registrations? */
static void walk_root_effect(struct search *s, uint32_t function, uint32_t effect)
{
	const struct effect *e = effects_get(s->effects, effect);
	GArray *rows = s->program->registrations;

	for (guint i = 0; i < rows->len; i++) {
		const struct program_registration *r = &g_array_index(
			rows, struct program_registration, i);
		struct call_arg args[ROOT_ARGS];
		uint8_t assumptions = 0;

		set_id programs = sets_and(s->program->sets, s->way->programs, r->programs);

		if (r->function != function || r->context != s->context || programs == SET_NONE ||
		    (r->annotated && i != s->way->root))
			continue;
		root_args(s, r, args);
		if (!effect_possible(e, s->context, args, ROOT_ARGS, &assumptions))
			continue;
		if (s->sure_only && (assumptions & ASSUME_FD))
			continue;
		walk_down(s, effect, programs, assumptions);
		return;
	}
}

static bool in_body(const struct search *s, const struct program_loop *loop, uint32_t call)
{
	for (uint32_t i = 0; i < loop->call_count; i++)
		if (g_array_index(s->program->loop_calls, uint32_t, loop->call_first + i) == call)
			return true;
	return false;
}

/* The calls that stand in a loop's body: of the function's effects, only their links count. What a
 * condition on the function's parameters says is taken to be possible. */
static void search_body(struct search *s, const struct program_loop *loop, uint32_t effect)
{
	const GArray *links = effects_get(s->effects, effect)->links;

	g_array_set_size(s->steps, 0);
	for (guint i = 0; i < links->len; i++) {
		const struct effect_link *l = &g_array_index(links, struct effect_link, i);

		if (!in_body(s, loop, l->call) || (s->sure_only && (l->assumptions & ASSUME_FD)))
			continue;
		if (l->callee_effect == EFFECT_NONE)
			add_culprit(s, FACT_NONE, l);
		else
			walk_from(s, (struct step){ .effect = l->callee_effect,
			                            .parent = FACT_NONE,
			                            .call = l->call,
			                            .target = l->target,
			                            .programs = l->programs,
			                            .handed = down_to(s, s->flow, l->call,
			                                              l->target, HANDED_NOTHING),
			                            .price = step_price(s, l),
			                            .tier = l->tier,
			                            .assumptions = l->assumptions });
	}
}

static void search_loops(struct search *s)
{
	for (guint i = 0; s->context == CONTEXT_LOOP && i < s->program->loops->len; i++) {
		const struct program_loop *loop = &g_array_index(s->program->loops,
		                                                 struct program_loop, i);

		s->loop = loop->registration;
		for (uint32_t e = s->effects->first[loop->function]; e != EFFECT_NONE;
		     e = effects_get(s->effects, e)->next)
			if (effects_get(s->effects, e)->kind == s->kind &&
			    effect_in_context(effects_get(s->effects, e), s->context))
				search_body(s, loop, e);
	}
	s->loop = FACT_NONE;
}

/* The effects of FUNCTION, which is reached by the way at work. */
static void search_function(struct search *s, uint32_t function)
{
	bool is_root = s->way->call == FACT_NONE;

	g_array_set_size(s->steps, 0);
	for (uint32_t e = s->effects->first[function]; e != EFFECT_NONE;
	     e = effects_get(s->effects, e)->next) {
		const struct effect *effect = effects_get(s->effects, e);

		if (effect->kind != s->kind)
			continue;
		if (!effect_is_settled(effect) && is_root)
			walk_root_effect(s, function, e);
		else if (effect_is_settled(effect) && effect_in_context(effect, s->context))
			walk_down(s, e, s->way->programs, 0);
	}
}

static void search_round(struct search *s)
{
	const GArray *ways = s->contexts->ways[s->context];

	for (guint i = 0; i < ways->len; i++) {
		s->way = &g_array_index(ways, struct reach, i);
		if (s->kind != EFFECT_BLOCKS || !s->way->excused)
			search_function(s, s->way->function);
	}
	s->way = NULL;
}

/* Whatever else is found later, what was found stays. */
static void keep_found(struct search *s)
{
	for (guint i = 0; i < s->culprits->len; i++)
		((struct culprit *)g_ptr_array_index(s->culprits, i))->price = 0;
}

GPtrArray *culprits_find(const struct program *program, const struct flow *flow,
                         const struct effects *effects, const struct contexts *contexts,
                         enum effect_kind kind, enum context context)
{
	struct search s = { .program = program,
		            .flow = flow,
		            .effects = effects,
		            .contexts = contexts,
		            .kind = kind,
		            .context = context,
		            .loop = FACT_NONE };

	s.found = g_hash_table_new(NULL, NULL);
	s.culprits = g_ptr_array_new_with_free_func(culprit_free);
	s.steps = g_array_new(FALSE, FALSE, sizeof(struct step));
	for (int round = 0; round < 2; round++) {
		s.sure_only = round == 0;
		s.effect_seen = g_hash_table_new_full(g_int64_hash, g_int64_equal, g_free, g_free);
		s.walks = g_new0(uint8_t, (gsize)effects->all->len + 1);
		search_round(&s);
		search_loops(&s);
		g_hash_table_destroy(s.effect_seen);
		g_free(s.walks);
		keep_found(&s);
	}
	g_hash_table_destroy(s.found);
	g_array_unref(s.steps);
	return s.culprits;
}
