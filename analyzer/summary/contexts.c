/* SPDX-License-Identifier: MIT
 *
 * contexts.c - breadth-first search from the roots of a context.
 *
 * All roots start at distance 0 in their fixed order, so every function gets a shortest way, and
 * always the same one. Calls that no path of their function reaches are not followed, nor are
 * those that the arguments on the way exclude (handed.h), nor targets of a call through a pointer
 * that somebody else's callbacks are (providers.h).
 */
#include "summary/contexts.h"

#include <string.h>

#include "support/key_hash.h"

/* Beyond so many loops in one program, which is the outermost is not asked. */
#define MANY_LOOPS 32

/* How many ways to one function are told apart by what is handed down on them. */
#define WAYS 8

static const enum context searched[] = { CONTEXT_LOOP, CONTEXT_CORO, CONTEXT_WORKER, CONTEXT_THREAD,
	                                 CONTEXT_SIGNAL };

/* A function on one way from a root. A function may be on several: what is handed down to it on the
 * way decides where its calls through pointers lead (providers.h). */
struct state {
	uint32_t function;
	uint32_t parent; /* state, or FACT_NONE */
	uint32_t call;   /* by which it is reached, or FACT_NONE */
	uint32_t root;
	uint32_t depth;
	uint32_t provider; /* the nearest call above that hands functions down, or FACT_NONE */
	uint32_t handed;   /* what is known of its arguments: index, or FACT_NONE */
	set_id programs;   /* in which all of the way is, as far as it is news */
	uint8_t tier;
};

/* What tells ways to one function apart. */
struct key {
	uint32_t function;
	uint32_t provider;
	uint32_t handed;
};

struct search {
	struct contexts *contexts;
	const struct program *program;
	const struct flow *flow;
	enum context context;
	const struct handing *handing;
	GArray *states;         /* struct state, nearest first */
	GHashTable *seen;       /* struct key -> struct set_growth */
	GHashTable *handed;     /* struct handed -> its index + 1 */
	GPtrArray *handed_rows; /* the same, owned */
	uint8_t *ways;          /* per function, how many states it has */
};

static guint way_hash(gconstpointer key)
{
	return key_hash(key, sizeof(struct key));
}

static gboolean way_equal(gconstpointer a, gconstpointer b)
{
	return !memcmp(a, b, sizeof(struct key));
}

static guint handed_hash(gconstpointer key)
{
	return key_hash(key, sizeof(struct handed));
}

static gboolean handed_equal(gconstpointer a, gconstpointer b)
{
	return !memcmp(a, b, sizeof(struct handed));
}

static const struct state *state_at(const struct search *s, uint32_t state)
{
	return &g_array_index(s->states, struct state, state);
}

/* The programs in which a way like STATE's has come to its function. */
static struct set_growth *seen_at(struct search *s, const struct state *state)
{
	struct key key = { state->function, state->provider, state->handed };
	struct set_growth *growth = g_hash_table_lookup(s->seen, &key);

	if (growth)
		return growth;
	growth = g_new0(struct set_growth, 1);
	g_hash_table_insert(s->seen, g_memdup2(&key, sizeof(key)), growth);
	s->ways[state->function] += s->ways[state->function] < WAYS;
	return growth;
}

static void add_state(struct search *s, struct state state)
{
	struct reach *r = &s->contexts->reach[s->context][state.function];
	struct reach way;

	/* Beyond so many ways it is taken to be reached by just anybody. */
	if (s->ways[state.function] >= WAYS)
		state.provider = state.handed = FACT_NONE;
	state.programs = sets_grow(s->program->sets, seen_at(s, &state), state.programs);
	if (state.programs == SET_NONE)
		return;
	way = (struct reach){ .function = state.function,
		              .root = state.root,
		              .call = state.call,
		              .depth = state.depth,
		              .up = state.parent,
		              .programs = state.programs,
		              .tier = state.tier };
	g_array_append_val(s->states, state);
	g_array_append_val(s->contexts->ways[s->context], way);
	r->anyway = sets_or(s->program->sets, r->anyway, state.programs);
	if (r->root != FACT_NONE)
		return;
	way.anyway = r->anyway;
	*r = way;
	g_array_append_val(s->contexts->visited[s->context], state.function);
}

uint32_t contexts_provider(const struct contexts *contexts, enum context context,
                           const struct reach *reach, const struct program_call *call)
{
	for (; reach && reach->call != FACT_NONE; reach = contexts_up(contexts, context, reach))
		if (providers_provide(contexts->providers, reach->call, call))
			return reach->call;
	return FACT_NONE;
}

static const struct handed *handed_row(const struct search *s, uint32_t handed)
{
	return handed == FACT_NONE ? NULL : g_ptr_array_index(s->handed_rows, handed);
}

/* What is known of the arguments of target K of CALL, made by a function called with FROM; an
 * index, or FACT_NONE. */
static uint32_t hand_down(struct search *s, uint32_t from, uint32_t call, uint32_t k)
{
	const struct program_call *c = program_call(s->program, call);
	uint32_t function = program_target(s->program, c->target_first + k)->function;
	struct handed handed, *row;
	gpointer index;

	if (!handed_matters(s->handing, function) ||
	    !handed_by(s->handing, call, k, handed_row(s, from), &handed) ||
	    !handed_reduce(s->handing, function, &handed))
		return FACT_NONE;
	index = g_hash_table_lookup(s->handed, &handed);
	if (index)
		return GPOINTER_TO_UINT(index) - 1;
	row = g_memdup2(&handed, sizeof(handed));
	g_ptr_array_add(s->handed_rows, row);
	g_hash_table_insert(s->handed, row, GUINT_TO_POINTER(s->handed_rows->len));
	return s->handed_rows->len - 1;
}

/* Follows CALL, made on the way that STATE is (FACT_NONE: in the body of an own loop, and then FROM
 * says how that is reached). */
static void follow_call(struct search *s, uint32_t state, struct state from, uint32_t call)
{
	const struct program_call *c = program_call(s->program, call);
	const struct reach *way = state == FACT_NONE ? NULL
	                                             : &g_array_index(s->contexts->ways[s->context],
	                                                              struct reach, state);
	uint32_t provider = c->indirect && from.provider != FACT_NONE
	                            ? contexts_provider(s->contexts, s->context, way, c)
	                            : FACT_NONE;

	if (!handed_allows(s->handing, call, handed_row(s, from.handed), s->context))
		return;
	for (uint32_t k = 0; k < c->target_count; k++) {
		const struct program_target *t = program_target(s->program, c->target_first + k);
		set_id programs = sets_and(s->program->sets, from.programs, t->programs);

		if (program_function(s->program, t->function)->unit == FACT_NONE ||
		    programs == SET_NONE ||
		    (provider != FACT_NONE &&
		     !providers_has(s->contexts->providers, provider, t->function)) ||
		    !handed_leads(s->handing, call, handed_row(s, from.handed), t->function))
			continue;
		add_state(s, (struct state){ .function = t->function,
		                             .parent = state,
		                             .call = call,
		                             .root = from.root,
		                             .depth = from.depth + 1,
		                             .provider = providers_any(s->contexts->providers, call)
		                                                 ? call
		                                                 : from.provider,
		                             .handed = hand_down(s, from.handed, call, k),
		                             .programs = programs,
		                             .tier = t->tier });
	}
}

static void search_calls(struct search *s, uint32_t state)
{
	const struct state from = *state_at(s, state);
	const struct program_function *fn = program_function(s->program, from.function);

	for (uint32_t i = 0; i < fn->call_count; i++)
		follow_call(s, state, from, fn->call_first + i);
}

/* What the body of LOOP calls is reached from the loop. */
static void search_loop(struct search *s, const struct program_loop *loop)
{
	const struct state from = {
		.root = loop->registration,
		.provider = FACT_NONE,
		.handed = FACT_NONE,
		.programs = program_function(s->program, loop->function)->programs
	};

	for (uint32_t i = 0; i < loop->call_count; i++)
		follow_call(s, FACT_NONE, from,
		            g_array_index(s->program->loop_calls, uint32_t, loop->call_first + i));
}

/* Marks in SEEN what CALL leads to, and puts what is new on WORK. */
static void mark_targets(const struct program *program, const struct flow *flow, uint32_t call,
                         bool *seen, GArray *work)
{
	const struct program_call *c = program_call(program, call);

	for (uint32_t k = 0; flow_call(flow, call)->reached && k < c->target_count; k++) {
		uint32_t target = program_target(program, c->target_first + k)->function;

		if (seen[target])
			continue;
		seen[target] = true;
		g_array_append_val(work, target);
	}
}

/* Adds to NESTED the functions that the body of LOOP can come to and that own a loop themselves. */
static void mark_nested(const struct program *program, const struct flow *flow,
                        const struct program_loop *loop, bool *nested)
{
	g_autofree bool *seen = g_new0(bool, (gsize)program->functions->len + 1);
	g_autoptr(GArray) work = g_array_new(FALSE, FALSE, sizeof(uint32_t));

	for (uint32_t i = 0; i < loop->call_count; i++)
		mark_targets(program, flow,
		             g_array_index(program->loop_calls, uint32_t, loop->call_first + i),
		             seen, work);
	for (guint i = 0; i < work->len; i++) {
		const struct program_function *fn = program_function(
			program, g_array_index(work, uint32_t, i));

		for (uint32_t k = 0; k < fn->call_count; k++)
			mark_targets(program, flow, fn->call_first + k, seen, work);
	}
	for (guint i = 0; i < program->loops->len; i++) {
		uint32_t owner = g_array_index(program->loops, struct program_loop, i).function;

		nested[i] |= seen[owner] && owner != loop->function;
	}
}

/* Loops that others run in their turns (a helper that serves events while it waits) come last: the
 * outermost is the one a reader knows as the event loop. */
static void search_loops(struct search *s)
{
	const struct program *program = s->program;
	guint count = program->loops->len;
	g_autofree bool *nested = g_new0(bool, (gsize)count + 1);

	for (guint i = 0; count <= MANY_LOOPS && i < count; i++)
		mark_nested(program, s->flow,
		            &g_array_index(program->loops, struct program_loop, i), nested);
	for (int round = 0; round < 2; round++)
		for (guint i = 0; i < count; i++)
			if (nested[i] == (round == 1))
				search_loop(s,
				            &g_array_index(program->loops, struct program_loop, i));
}

static void search_init(struct search *s, struct contexts *contexts, enum context context)
{
	uint32_t count = s->program->functions->len;

	s->contexts = contexts;
	s->context = context;
	s->states = g_array_new(FALSE, FALSE, sizeof(struct state));
	s->seen = g_hash_table_new_full(way_hash, way_equal, g_free, g_free);
	s->handed = g_hash_table_new(handed_hash, handed_equal);
	s->handed_rows = g_ptr_array_new_with_free_func(g_free);
	s->ways = g_new0(uint8_t, (gsize)count + 1);
	contexts->reach[context] = g_new0(struct reach, (gsize)count + 1);
	contexts->visited[context] = g_array_new(FALSE, FALSE, sizeof(uint32_t));
	contexts->ways[context] = g_array_new(FALSE, FALSE, sizeof(struct reach));
	for (uint32_t i = 0; i < count; i++)
		contexts->reach[context][i].root = FACT_NONE;
}

static void search_release(struct search *s)
{
	g_array_unref(s->states);
	g_hash_table_unref(s->seen);
	g_hash_table_unref(s->handed);
	g_ptr_array_unref(s->handed_rows);
	g_free(s->ways);
}

static void search(struct search *s, struct contexts *contexts, enum context context)
{
	const GArray *rows = s->program->registrations;

	search_init(s, contexts, context);
	for (guint i = 0; i < rows->len; i++) {
		const struct program_registration *r = &g_array_index(
			rows, struct program_registration, i);

		if (r->context == context && !r->own_loop)
			add_state(s, (struct state){ .function = r->function,
			                             .parent = FACT_NONE,
			                             .call = FACT_NONE,
			                             .root = i,
			                             .provider = FACT_NONE,
			                             .handed = FACT_NONE,
			                             .programs = r->programs });
	}
	if (context == CONTEXT_LOOP)
		search_loops(s);
	for (guint i = 0; i < s->states->len; i++)
		search_calls(s, i);
	search_release(s);
}

struct contexts *contexts_new(const struct program *program, const struct flow *flow,
                              const struct handing *handing)
{
	struct contexts *contexts = g_new0(struct contexts, 1);
	struct search s = { .program = program, .flow = flow, .handing = handing };

	contexts->function_count = program->functions->len;
	contexts->providers = providers_new(program);
	contexts->handing = handing;
	for (size_t i = 0; i < G_N_ELEMENTS(searched); i++)
		search(&s, contexts, searched[i]);
	return contexts;
}

void contexts_free(struct contexts *contexts)
{
	if (!contexts)
		return;
	for (int i = 0; i < CONTEXT_COUNT; i++) {
		g_free(contexts->reach[i]);
		if (contexts->visited[i]) {
			g_array_unref(contexts->visited[i]);
			g_array_unref(contexts->ways[i]);
		}
	}
	for (uint32_t i = 0; contexts->callers && i < contexts->function_count; i++)
		if (contexts->callers[i])
			g_array_unref(contexts->callers[i]);
	g_free(contexts->callers);
	providers_free(contexts->providers);
	g_free(contexts->mark);
	g_free(contexts);
}

bool contexts_meet(const struct contexts *contexts, const struct program *program,
                   struct contexts_side a, struct contexts_side b)
{
	return sets_and(program->sets, contexts_reach(contexts, a.context, a.function)->anyway,
	                contexts_reach(contexts, b.context, b.function)->anyway) != SET_NONE;
}

/* A function that calls another, in PROGRAMS. */
struct caller {
	uint32_t function;
	set_id programs;
};

/* One more CALLER in LIST; it stands there already when it is the one before, because the calls of
 * a function follow each other. */
static void add_caller(const struct program *program, GArray **list, struct caller caller)
{
	struct caller *last;

	if (!*list)
		*list = g_array_new(FALSE, FALSE, sizeof(struct caller));
	last = (*list)->len ? &g_array_index(*list, struct caller, (*list)->len - 1) : NULL;
	if (last && last->function == caller.function)
		last->programs = sets_or(program->sets, last->programs, caller.programs);
	else
		g_array_append_val(*list, caller);
}

/* Turns the call graph around, once. */
static void index_callers(struct contexts *contexts, const struct program *program,
                          const struct flow *flow)
{
	contexts->callers = g_new0(GArray *, (gsize)contexts->function_count + 1);
	contexts->mark = g_new0(struct set_growth, (gsize)contexts->function_count + 1);
	for (uint32_t i = 0; i < program->calls->len; i++) {
		const struct program_call *c = program_call(program, i);

		for (uint32_t k = 0; flow_call(flow, i)->reached && k < c->target_count; k++) {
			const struct program_target *t = program_target(program,
			                                                c->target_first + k);

			add_caller(program, &contexts->callers[t->function],
			           (struct caller){ c->caller, t->programs });
		}
	}
}

/* On the way up from the function that is counted for: FUNCTION in PROGRAMS, if that is news. */
static void climb(struct contexts *contexts, const struct program *program, struct caller at,
                  GArray *work)
{
	at.programs = sets_grow(program->sets, &contexts->mark[at.function], at.programs);
	if (at.programs != SET_NONE)
		g_array_append_val(work, at);
}

/* Does FUNCTION, in the programs that the way up came to it in, start a way of CONTEXT? */
static bool is_root(const struct contexts *contexts, const struct program *program,
                    enum context context, uint32_t function)
{
	const struct reach *reach = contexts_reach(contexts, context, function);

	return reach->root != FACT_NONE && reach->call == FACT_NONE &&
	       sets_and(program->sets, reach->programs, contexts->mark[function].have) != SET_NONE;
}

unsigned contexts_root_count(struct contexts *contexts, const struct program *program,
                             const struct flow *flow, enum context context, uint32_t function)
{
	g_autoptr(GArray) work = g_array_new(FALSE, FALSE, sizeof(struct caller));
	unsigned roots = 0;

	if (!contexts->callers)
		index_callers(contexts, program, flow);
	climb(contexts, program, (struct caller){ function, SET_ALL }, work);
	for (guint i = 0; i < work->len; i++) {
		struct caller at = g_array_index(work, struct caller, i);
		const GArray *callers = contexts->callers[at.function];

		for (guint k = 0; callers && k < callers->len; k++) {
			struct caller up = g_array_index(callers, struct caller, k);

			up.programs = sets_and(program->sets, up.programs, at.programs);
			if (up.programs != SET_NONE)
				climb(contexts, program, up, work);
		}
	}
	/* Each function was there once, or more often; what is cleared does not count again. */
	for (guint i = 0; i < work->len; i++) {
		uint32_t at = g_array_index(work, struct caller, i).function;

		roots += is_root(contexts, program, context, at);
		contexts->mark[at] = (struct set_growth){ 0 };
	}
	return roots;
}
