/* SPDX-License-Identifier: MIT
 *
 * cpu_loop_without_yield.c - ASY103: work that keeps the processor, and everybody else waiting.
 *
 * The problem
 *   A loop that computes for long is as bad on an event loop as a call that blocks, and nothing in
 *   it looks suspicious.
 *
 * The idea
 *   Three shapes are plain enough to be said aloud. A loop that nothing in it can end: no way out,
 *   or only ways that depend on what it does not change. A counted loop, or nest of them, of
 *   MANY_TURNS turns or more. A call that packs say computes for long. In each of them nothing
 *   waits, sleeps or yields, through any depth of calls.
 *
 * What it does not do
 *   An empty loop without an end behind a call is no work but a full stop: the call ends the
 * process. Loops over input (a list, a buffer, a request's items) are as long as the input is;
 * whether that is long nobody can read off the text, and most of them are short.
 */
#include "checks/loop_report.h"
#include "checks/report.h"

#define MANY_TURNS 1000000

#define LETS_OTHERS_RUN (CONDUCT_WAITS | CONDUCT_YIELDS | CONDUCT_PAUSES)

#define DEPTH 16

static bool may_change(const struct scope *scope, uint32_t value, uint32_t place, unsigned depth);

/* The same of what the loop puts into LOCAL. */
static bool may_change_local(const struct scope *scope, uint32_t local, uint32_t place,
                             unsigned depth)
{
	const struct facts *f = scope->body->facts;

	for (uint32_t i = scope->first_store[local]; i != FACT_NONE;) {
		const struct scope_store *store = &g_array_index(scope->stores, struct scope_store,
		                                                 i);

		if (may_change(scope, f->events[store->event].b, place, depth))
			return true;
		i = store->next;
	}
	return false;
}

/* Does PLACE, which the loop stores to, or a part of it, have the name of something in VALUE? */
static bool may_change(const struct scope *scope, uint32_t value, uint32_t place, unsigned depth)
{
	const struct facts *f = scope->body->facts;
	const struct fact_value *v = &f->values[value], *p = &f->values[place];

	if (!depth)
		return true;
	switch (v->op) {
	case VALUE_GLOBAL:
		return p->op != VALUE_FIELD && (p->op != VALUE_GLOBAL || p->a == v->a);
	case VALUE_FIELD:
		return (p->op != VALUE_GLOBAL && (p->op != VALUE_FIELD || p->b == v->b)) ||
		       may_change(scope, v->a, place, depth - 1);
	case VALUE_UNARY:
		return may_change(scope, v->a, place, depth - 1);
	case VALUE_BINARY:
		return may_change(scope, v->a, place, depth - 1) ||
		       may_change(scope, v->b, place, depth - 1);
	case VALUE_INT:
		return false;
	case VALUE_LOCAL:
		return may_change_local(scope, v->a, place, depth - 1);
	default:
		return true;
	}
}

/* Can one turn of the loop not change what WAY_OUT depends on? */
static bool is_out_of_reach(struct scope *scope, const struct scope_exit *way_out)
{
	unsigned depends = way_out->cond == FACT_NONE ? DEPENDS_UNKNOWN
	                                              : scope_depends(scope, way_out->cond);

	if (depends & ~(unsigned)(DEPENDS_SHARED | DEPENDS_RELATION))
		return false;
	for (guint i = 0; depends && i < scope->places->len; i++)
		if (may_change(scope, way_out->cond, g_array_index(scope->places, uint32_t, i),
		               DEPTH))
			return false;
	return true;
}

/* Is a call the last thing that happens in the BLOCK of BODY? */
static bool ends_with_call(const struct body *body, const struct fact_block *block)
{
	return block->event_count &&
	       body->facts->events[block->event_first + block->event_count - 1].kind == EVENT_CALL;
}

/* An empty for (;;); behind a call says that control never comes there: the call ends the process,
 * which the compiler is not told of (g_error). */
static bool is_full_stop(const struct scope *scope)
{
	const struct body *body = scope->body;
	uint32_t header = body->cycles->all[scope->cycle].header;

	if (scope->exits->len || scope->calls->len || scope->stores->len || scope->changes)
		return false;
	for (uint32_t i = 0; i < body->row->block_count; i++) {
		const struct fact_block *block = &body->facts->blocks[body->row->block_first + i];

		for (uint32_t k = 0; k < block->edge_count; k++)
			if (body->facts->edges[block->edge_first + k].block == header &&
			    ends_with_call(body, block))
				return true;
	}
	return false;
}

/* A loop that nothing in it ends. One that only looks, and does nothing else, is a busy-wait, and
 * another rule's business. */
static bool is_endless(struct scope *scope)
{
	bool looks = false;

	if (is_full_stop(scope) || (scope->conduct & (LETS_OTHERS_RUN | CONDUCT_CHANGES |
	                                              CONDUCT_UNKNOWN | CONDUCT_SOURCE)))
		return false;
	for (guint i = 0; i < scope->exits->len; i++) {
		const struct scope_exit *way_out = &g_array_index(scope->exits, struct scope_exit,
		                                                  i);

		if (!is_out_of_reach(scope, way_out))
			return false;
		looks |= scope_depends(scope, way_out->cond) != 0;
	}
	return !looks || scope->changes;
}

static uint64_t trips_of(const struct body *body, uint32_t cycle)
{
	struct scope scope;
	uint64_t trips;

	scope_init(&scope, body, cycle);
	trips = scope_trips(&scope);
	scope_release(&scope);
	return trips;
}

/* The turns of the loop at SITE and of the counted loops around it; OUTERMOST becomes the last of
 * these. */
static uint64_t total_turns(const struct loop_site *site, uint32_t *outermost)
{
	const struct cycles *cycles = site->body->cycles;
	uint64_t total = scope_trips(site->scope), more = total;

	*outermost = site->cycle;
	for (uint32_t at = cycles->all[site->cycle].parent; at != CYCLE_NONE && more;
	     at = cycles->all[at].parent) {
		more = trips_of(site->body, at);
		if (!more)
			break;
		total = total > UINT64_MAX / more ? UINT64_MAX : total * more;
		*outermost = at;
	}
	return total;
}

static void report_loop(struct loop_site *site, enum severity severity, struct fact_loc loc,
                        const char *phrase, const char *what)
{
	const struct program *program = site->input->program;
	const struct loop_words words = {
		.severity = severity,
		.subject = program_function(program, site->body->function)->name,
		.phrase = phrase,
		.what = what,
		.need = "cpu",
		.instead = "Do it in pieces, or on another thread",
	};

	loop_report(site, loc, &words);
}

/* REPORTED holds the places of loops that were reported, since the inner loops of a nest come to
 * the same outermost one. */
static void look_at_count(struct loop_site *site, GHashTable *reported)
{
	uint32_t outermost;
	uint64_t total = total_turns(site, &outermost);
	g_autofree char *phrase = NULL;
	struct scope scope;
	char *key;

	if (total < MANY_TURNS)
		return;
	key = g_strdup_printf("%u.%u", site->body->function, outermost);
	if (!g_hash_table_add(reported, key))
		return;
	scope_init(&scope, site->body, outermost);
	phrase = g_strdup_printf("loops %" G_GUINT64_FORMAT " times without a break", total);
	if (!(scope.conduct & (LETS_OTHERS_RUN | CONDUCT_UNKNOWN)))
		report_loop(site, SEVERITY_WARNING, scope_loc(&scope), phrase, "counted loop");
	scope_release(&scope);
}

static void visit(struct loop_site *site, void *data)
{
	if (is_endless(site->scope))
		report_loop(site, SEVERITY_ERROR, scope_loc(site->scope), "loops for ever",
		            "endless loop");
	else
		look_at_count(site, data);
}

static const char *phrase(const struct culprit *culprit)
{
	(void)culprit;
	return "computes for long";
}

static void run(const struct check *check, const struct check_input *input, struct sink *sink)
{
	static const struct culprit_words words = {
		.kind = EFFECT_CPU,
		.contexts = 1 << CONTEXT_LOOP | 1 << CONTEXT_CORO,
		.severity = report_warning,
		.phrase = phrase,
	};
	g_autoptr(GHashTable) reported = g_hash_table_new_full(g_str_hash, g_str_equal, g_free,
	                                                       NULL);

	loops_visit(check, input, sink, visit, reported);
	report_culprits(check, input, sink, &words);
}

const struct check check_cpu_loop_without_yield = {
	.id = "ASY103",
	.name = "cpu-loop-without-yield",
	.summary = "a loop or call that computes for long and lets nothing else run",
	.on_by_default = true,
	.level = SEVERITY_WARNING,
	.run = run,
};
