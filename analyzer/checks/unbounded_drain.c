/* SPDX-License-Identifier: MIT
 *
 * unbounded_drain.c - ASY105: taking what a peer sends until nothing is left.
 *
 * The problem
 *   while ((n = recv(...)) > 0) handle(...); looks right: edge-triggered loops even ask for it. But
 *   it ends when the peer pauses, and a peer that sends as fast as we read never does. Everybody
 *   else waits for it.
 *
 * The idea
 *   A loop around a call that packs mark as a source, or a function whose result is one's, where
 *   success goes on and the result decides about the end. A budget makes it silent: a counter, a
 *   length that shrinks, a limit that is compared with, the clock.
 *
 * What it does not do
 *   Loops that throw away what they read empty a wake-up descriptor. Files end, and so do reads of
 * a few bytes from a pipe to ourselves (the packs' conditions say so).
 */
#include "checks/loop_report.h"

#include "summary/culprits.h"

struct drains {
	GHashTable *possible[CONTEXT_COUNT]; /* calls that may take what others send there */
};

#define BOUNDS                                                                                     \
	(DEPENDS_COUNTER | DEPENDS_CLOCK | DEPENDS_SHARED | DEPENDS_EXPOSED | DEPENDS_CHOICE |     \
	 DEPENDS_UNKNOWN)

/* Does success of CALL go round and round, with nothing on the way that may bound it, and does the
 * result end the loop some time? */
static bool ends_by_result(struct scope *scope, uint32_t call)
{
	g_autofree bool *passed = g_new0(bool, (gsize)scope->body->row->block_count + 1);
	bool found = false;

	if (!scope_goes_on(scope, call, passed))
		return false;
	for (guint i = 0; i < scope->exits->len; i++) {
		const struct scope_exit *way_out = &g_array_index(scope->exits, struct scope_exit,
		                                                  i);
		unsigned depends = way_out->cond == FACT_NONE ? DEPENDS_UNKNOWN
		                                              : scope_depends(scope, way_out->cond);

		found |= (depends & DEPENDS_SOURCE) || !passed[way_out->block];
		if (passed[way_out->block] && (depends & BOUNDS))
			return false;
	}
	return found;
}

/* Is what CALL brings used, and does nothing else in the loop wait? */
static bool is_worked_on(const struct scope *scope, uint32_t call)
{
	const struct body *b = scope->body;
	unsigned others = scope->changes ? CONDUCT_CHANGES : 0;

	for (guint i = 0; i < scope->calls->len; i++) {
		uint32_t other = g_array_index(scope->calls, uint32_t, i);

		if (other != call)
			others |= conduct_of_call(b->conducts, b->program, other);
	}
	return (others & (CONDUCT_CHANGES | CONDUCT_UNKNOWN)) && !(others & CONDUCT_WAITS);
}

/* A call of a library's source must be possible in this context; a function that passes a source's
 * result on is taken at its word. */
static bool is_source(const struct drains *drains, const struct loop_site *site, uint32_t call)
{
	if (!scope_is_source(site->body, call))
		return false;
	return !(site->body->conducts->of_call[call] & CONDUCT_SOURCE) ||
	       g_hash_table_contains(drains->possible[site->context], GUINT_TO_POINTER(call + 1));
}

static void report(struct loop_site *site, uint32_t call)
{
	const struct program *program = site->input->program;
	const struct program_call *c = program_call(program, call);
	const struct loop_words words = {
		.severity = SEVERITY_WARNING,
		.subject = program_function(program,
		                            program_target(program, c->target_first)->function)
		                   ->name,
		.phrase = "is repeated for as long as others send",
		.what = "drain",
		.instead = "Stop after a fixed number or time, and go on when the loop comes round "
			   "again",
	};

	loop_report(site, program_call_event(program, c)->loc, &words);
}

static void visit(struct loop_site *site, void *data)
{
	const struct body *b = site->body;
	struct scope *scope = site->scope;

	if (!(scope->conduct & CONDUCT_SOURCE) || (scope->conduct & CONDUCT_YIELDS))
		return;
	for (guint i = 0; i < scope->calls->len; i++) {
		uint32_t call = g_array_index(scope->calls, uint32_t, i);
		uint32_t event = program_call(b->program, call)->event - b->row->event_first;

		if (b->cycles->innermost[b->event_blocks[event]] == site->cycle &&
		    is_source(data, site, call) && is_worked_on(scope, call) &&
		    ends_by_result(scope, call)) {
			report(site, call);
			return;
		}
	}
}

static GHashTable *possible_calls(const struct check_input *input, enum context context)
{
	GHashTable *calls = g_hash_table_new(NULL, NULL);
	g_autoptr(GPtrArray) culprits = culprits_find(input->program, input->flow, input->effects,
	                                              input->contexts, EFFECT_SOURCE, context);

	for (guint i = 0; i < culprits->len; i++)
		g_hash_table_add(
			calls, GUINT_TO_POINTER(((struct culprit *)culprits->pdata[i])->call + 1));
	return calls;
}

static void run(const struct check *check, const struct check_input *input, struct sink *sink)
{
	struct drains drains = { .possible = { NULL } };

	drains.possible[CONTEXT_LOOP] = possible_calls(input, CONTEXT_LOOP);
	drains.possible[CONTEXT_CORO] = possible_calls(input, CONTEXT_CORO);
	loops_visit(check, input, sink, visit, &drains);
	g_hash_table_destroy(drains.possible[CONTEXT_LOOP]);
	g_hash_table_destroy(drains.possible[CONTEXT_CORO]);
}

const struct check check_unbounded_drain = {
	.id = "ASY105",
	.name = "unbounded-drain",
	.summary = "reading or accepting until nothing is left, for as long as a peer sends",
	.on_by_default = false,
	.level = SEVERITY_WARNING,
	.run = run,
};
