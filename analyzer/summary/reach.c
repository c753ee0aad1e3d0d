/* SPDX-License-Identifier: MIT
 *
 * reach.c - the cheapest ways from the roots of a context, nearest first.
 *
 * All roots start at price 0 in their fixed order, and what lies at one price is taken in the order
 * it was found in, so every function gets a cheapest way (doubt.h), and always the same one. Calls
 * that no path of their function reaches are not followed, nor are those that the arguments on the
 * way exclude (handed.h), nor targets of a call through a pointer that somebody else's callbacks
 * are (providers.h).
 *
 * Functions that say by an annotation where they run are roots when all else is done, if they are
 * not reached by then.
 */
#include "summary/reach.h"

#include <string.h>

#include "summary/doubt.h"
#include "support/key_hash.h"

/* Beyond so many loops in one program, which is the outermost is not asked. */
#define MANY_LOOPS 32

/* How many ways to one function are told apart by who hands functions down on them, and how many by
 * what is known of their arguments. */
#define PROVIDER_WAYS 8
#define WAYS          32

/* A function on one way from a root. A function may be on several: what is handed down to it on the
 * way decides where its calls through pointers lead (providers.h). */
struct state {
	uint32_t function;
	uint32_t parent; /* state, or FACT_NONE */
	uint32_t call;   /* by which it is reached, or FACT_NONE */
	uint32_t root;
	uint32_t price;    /* of the way here (doubt.h) */
	uint32_t provider; /* the nearest call above that hands functions down, or FACT_NONE */
	uint32_t handed;   /* what is known of its arguments: a number of handed.h */
	set_id programs;   /* in which all of the way is, as far as it is news */
	uint8_t tier;
	bool excused; /* contexts.h */
};

/* What tells ways to one function apart. */
struct key {
	uint32_t function;
	uint32_t provider;
	uint32_t handed;
	uint32_t excused;
};

struct search {
	struct contexts *contexts;
	const struct program *program;
	const struct flow *flow;
	enum context context;
	struct handing *handing;
	GArray *states;     /* struct state, nearest first */
	GPtrArray *waiting; /* per price, a GArray of the struct states found at it, or NULL */
	GHashTable *seen;   /* struct key -> struct set_growth */
	uint16_t *ways;     /* per function, how many states it has */
};

static guint way_hash(gconstpointer key)
{
	return key_hash(key, sizeof(struct key));
}

static gboolean way_equal(gconstpointer a, gconstpointer b)
{
	return !memcmp(a, b, sizeof(struct key));
}

static const struct state *state_at(const struct search *s, uint32_t state)
{
	return &g_array_index(s->states, struct state, state);
}

/* Beyond so many ways a function is taken to be reached by just anybody. */
static struct key key_of(const struct search *s, const struct state *state)
{
	unsigned ways = s->ways[state->function];

	return (struct key){ .function = state->function,
		             .provider = ways < PROVIDER_WAYS ? state->provider : FACT_NONE,
		             .handed = ways < WAYS ? state->handed : HANDED_NOTHING,
		             .excused = state->excused };
}

/* The programs in which a way like STATE's has come to its function. */
static struct set_growth *seen_at(struct search *s, const struct key *key)
{
	struct set_growth *growth = g_hash_table_lookup(s->seen, key);

	if (growth)
		return growth;
	growth = g_new0(struct set_growth, 1);
	g_hash_table_insert(s->seen, g_memdup2(key, sizeof(*key)), growth);
	s->ways[key->function] += s->ways[key->function] < WAYS;
	return growth;
}

/* Has no way like STATE's come to its function in some of its programs? */
static bool is_news(const struct search *s, const struct state *state)
{
	struct key key = key_of(s, state);
	const struct set_growth *growth = g_hash_table_lookup(s->seen, &key);

	return !growth || sets_minus(s->program->sets, state->programs, growth->have) != SET_NONE;
}

/* STATE's way is the cheapest to its function, or the cheapest there with what is handed down on
 * it; false when that is no news. */
static bool settle(struct search *s, struct state state)
{
	struct reach *r = &s->contexts->reach[s->context][state.function];
	struct key key = key_of(s, &state);
	struct reach way;

	state.provider = key.provider;
	state.handed = key.handed;
	state.programs = sets_grow(s->program->sets, seen_at(s, &key), state.programs);
	if (state.programs == SET_NONE)
		return false;
	way = (struct reach){ .function = state.function,
		              .root = state.root,
		              .call = state.call,
		              .price = state.price,
		              .up = state.parent,
		              .programs = state.programs,
		              .handed = state.handed,
		              .excused = state.excused,
		              .tier = state.tier };
	g_array_append_val(s->states, state);
	g_array_append_val(s->contexts->ways[s->context], way);
	r->anyway = sets_or(s->program->sets, r->anyway, state.programs);
	if (r->root == FACT_NONE) {
		way.anyway = r->anyway;
		*r = way;
		g_array_append_val(s->contexts->visited[s->context], state.function);
	}
	return true;
}

static void unref_states(gpointer states)
{
	if (states)
		g_array_unref(states);
}

/* STATE waits for its turn, unless a cheaper way like it was there already. */
static void offer(struct search *s, struct state state)
{
	gpointer *row;

	if (!is_news(s, &state))
		return;
	if (s->waiting->len <= state.price)
		g_ptr_array_set_size(s->waiting, (gint)state.price + 1);
	row = &g_ptr_array_index(s->waiting, state.price);
	if (!*row)
		*row = g_array_new(FALSE, FALSE, sizeof(struct state));
	g_array_append_val((GArray *)*row, state);
}

/* Is a call of FUNCTION in the context at work judged by what the function says of itself, and its
 * body elsewhere? */
static bool is_spoken_for(const struct search *s, uint32_t function)
{
	const struct program_contract *contract = program_function(s->program, function)->contract;

	if (!contract)
		return false;
	if (s->context != CONTEXT_CORO && program_annotated_for(s->program, function, CONTEXT_CORO))
		return true;
	return contract->row.block_count &&
	       (s->context == CONTEXT_CORO || s->context == CONTEXT_LOOP);
}

static bool is_excused(const struct search *s, uint32_t function)
{
	return program_promise(s->program, function, PROMISE_BLOCKING_OK) != NULL;
}

/* Follows CALL, made on the way that STATE is (FACT_NONE: in the body of an own loop, and then FROM
 * says how that is reached). FLOW is what holds on this way. */
static void follow_call(struct search *s, const struct flow *flow, uint32_t state,
                        struct state from, uint32_t call)
{
	const struct handed *handed = handing_row(s->handing, from.handed);
	const struct program_call *c = program_call(s->program, call);
	const struct reach *way = state == FACT_NONE ? NULL
	                                             : &g_array_index(s->contexts->ways[s->context],
	                                                              struct reach, state);
	uint32_t provider = c->indirect && from.provider != FACT_NONE
	                            ? contexts_provider(s->contexts, s->context, way, c)
	                            : FACT_NONE;

	if (!handed_allows(flow, call, handed, s->context))
		return;
	for (uint32_t k = 0; k < c->target_count; k++) {
		const struct program_target *t = program_target(s->program, c->target_first + k);
		set_id programs = sets_and(s->program->sets, from.programs, t->programs);

		if (program_function(s->program, t->function)->unit == FACT_NONE ||
		    programs == SET_NONE || is_spoken_for(s, t->function) ||
		    (provider != FACT_NONE &&
		     !providers_has(s->contexts->providers, provider, t->function)) ||
		    !handed_leads(s->handing, call, handed, t->function))
			continue;
		offer(s, (struct state){
				 .function = t->function,
				 .parent = state,
				 .call = call,
				 .root = from.root,
				 .price = from.price + doubt_of_step(s->flow, call, t->tier),
				 .provider = providers_any(s->contexts->providers, call)
		                                     ? call
		                                     : from.provider,
				 .handed = handing_down(s->handing, flow, call, k, from.handed),
				 .programs = programs,
				 .excused = from.excused || is_excused(s, t->function),
				 .tier = t->tier });
	}
}

static void search_calls(struct search *s, uint32_t state)
{
	const struct state from = *state_at(s, state);
	const struct program_function *fn = program_function(s->program, from.function);

	const struct flow *flow = handing_flow(s->handing, from.function, from.handed);

	for (uint32_t i = 0; i < fn->call_count; i++)
		follow_call(s, flow, state, from, fn->call_first + i);
}

/* What the body of LOOP calls is reached from the loop. */
static void search_loop(struct search *s, const struct program_loop *loop)
{
	const struct state from = {
		.root = loop->registration,
		.provider = FACT_NONE,
		.handed = HANDED_NOTHING,
		.programs = program_function(s->program, loop->function)->programs
	};

	for (uint32_t i = 0; i < loop->call_count; i++)
		follow_call(s, s->flow, FACT_NONE, from,
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
	s->waiting = g_ptr_array_new_with_free_func(unref_states);
	s->seen = g_hash_table_new_full(way_hash, way_equal, g_free, g_free);
	s->ways = g_new0(uint16_t, (gsize)count + 1);
	contexts->reach[context] = g_new0(struct reach, (gsize)count + 1);
	contexts->visited[context] = g_array_new(FALSE, FALSE, sizeof(uint32_t));
	contexts->ways[context] = g_array_new(FALSE, FALSE, sizeof(struct reach));
	for (uint32_t i = 0; i < count; i++)
		contexts->reach[context][i].root = FACT_NONE;
}

static void search_release(struct search *s)
{
	g_array_unref(s->states);
	g_ptr_array_unref(s->waiting);
	g_hash_table_unref(s->seen);
	g_free(s->ways);
}

/* Is R, which only an annotation tells of, needed: is its function not seen to run there? One that
 * promises not to wait is looked at in coroutines, too. */
static bool is_needed(const struct search *s, const struct program_registration *r)
{
	struct reach *const *reach = s->contexts->reach;

	if (reach[s->context][r->function].root != FACT_NONE)
		return false;
	return s->context != CONTEXT_LOOP ||
	       program_annotated_for(s->program, r->function, CONTEXT_LOOP) ||
	       (reach[CONTEXT_CORO][r->function].root == FACT_NONE &&
	        !program_annotated_for(s->program, r->function, CONTEXT_CORO));
}

static void offer_roots(struct search *s, bool annotated)
{
	const GArray *rows = s->program->registrations;

	for (guint i = 0; i < rows->len; i++) {
		const struct program_registration *r = &g_array_index(
			rows, struct program_registration, i);

		if (r->context == s->context && !r->own_loop && r->annotated == annotated &&
		    (!annotated || is_needed(s, r)))
			offer(s, (struct state){ .function = r->function,
			                         .parent = FACT_NONE,
			                         .call = FACT_NONE,
			                         .root = i,
			                         .provider = FACT_NONE,
			                         .handed = HANDED_NOTHING,
			                         .excused = is_excused(s, r->function),
			                         .programs = r->programs });
	}
}

/* Settles what waits at PRICE; what is found by it costs more. */
static void search_at(struct search *s, guint price)
{
	GArray *row = g_ptr_array_index(s->waiting, price);

	for (guint i = 0; row && i < row->len; i++)
		if (settle(s, g_array_index(row, struct state, i)))
			search_calls(s, s->states->len - 1);
	g_ptr_array_index(s->waiting, price) = NULL;
	unref_states(row);
}

void reach_search(struct contexts *contexts, const struct program *program, const struct flow *flow,
                  enum context context)
{
	struct search s = { .program = program, .flow = flow, .handing = contexts->handing };

	search_init(&s, contexts, context);
	offer_roots(&s, false);
	if (context == CONTEXT_LOOP)
		search_loops(&s);
	for (guint price = 0; price < s.waiting->len; price++)
		search_at(&s, price);
	offer_roots(&s, true);
	for (guint price = 0; price < s.waiting->len; price++)
		search_at(&s, price);
	search_release(&s);
}
