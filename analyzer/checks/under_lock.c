/* SPDX-License-Identifier: MIT
 *
 * under_lock.c - from calls with locks held to findings.
 *
 * The lock taken last is asked first: it is the one a reader of the function sees. Where a cleanup
 * attribute makes the call, its first place stands for all. A descriptor nobody knows anything
 * about is taken to be non-blocking, as most are in programs that have a loop.
 */
#include "checks/under_lock.h"

#include "summary/witness.h"

/* A way through two tables of functions is a guess about both; such ways were mostly wrong. */
#define HOPS 1

struct passage {
	const struct check_input *input;
	const struct under_lock_query *query;
	const struct lock_use *use;
};

static bool holds_any(const struct check_input *input, uint32_t call, unsigned kinds)
{
	uint32_t count;
	const struct lock_use *held = locks_held(input->locks, call, &count);

	for (uint32_t i = 0; i < count; i++)
		if (kinds >> held[i].kind & 1)
			return true;
	return false;
}

/* Does the function that makes CALL say that it is called with a lock of threads held? */
static bool is_called_locked(const struct check_input *input, uint32_t call, unsigned kinds)
{
	return (kinds & LOCK_BIT(THREAD)) &&
	       program_promise(input->program, program_call(input->program, call)->caller,
	                       PROMISE_LOCKED);
}

static bool passes(uint32_t call, void *data)
{
	const struct passage *passage = data;

	if (passage->query->innermost &&
	    (holds_any(passage->input, call, passage->query->kinds) ||
	     is_called_locked(passage->input, call, passage->query->kinds)))
		return false;
	return !locks_given_back(passage->input->locks, call, passage->use);
}

/* Does CALL lead to the effect while USE is held? */
static bool leads_to(const struct check_input *input, const struct under_lock_query *query,
                     uint32_t call, const struct lock_use *use, struct carries_chain *chain)
{
	struct passage passage = { .input = input, .query = query, .use = use };
	const struct carries_query question = { .kind = query->effect,
		                                .context = CONTEXT_COUNT,
		                                .classes = query->classes,
		                                .sure = true,
		                                .hops = HOPS,
		                                .passes = passes,
		                                .data = &passage };

	return !locks_waits_on(input->locks, call, use) &&
	       (!query->wants || query->wants(input, call, use, query->data)) &&
	       carries_find(input->carries, call, &question, chain);
}

/* The lock of KINDS at CALL that was taken next before BEFORE, or NULL. */
static const struct lock_use *next_use(const struct check_input *input, uint32_t call,
                                       unsigned kinds, uint32_t before)
{
	uint32_t count;
	const struct lock_use *held = locks_held(input->locks, call, &count), *found = NULL;

	for (uint32_t i = 0; i < count; i++)
		if ((kinds >> held[i].kind & 1) && held[i].call < before &&
		    (!found || held[i].call > found->call))
			found = &held[i];
	return found;
}

static void look_at(const struct check_input *input, const struct under_lock_query *query,
                    uint32_t call, struct carries_chain *chain)
{
	struct under_lock under = { .call = call,
		                    .function = program_call(input->program, call)->caller,
		                    .use = next_use(input, call, query->kinds, FACT_NONE),
		                    .chain = chain };

	while (under.use && !leads_to(input, query, call, under.use, chain))
		under.use = next_use(input, call, query->kinds, under.use->call);
	if (!under.use)
		return;
	under.sink = g_array_index(chain->targets, uint32_t, chain->targets->len - 1);
	query->found(&under, query->data);
}

void under_lock_each(const struct check_input *input, const struct under_lock_query *query)
{
	struct carries_chain chain;

	carries_chain_init(&chain);
	for (uint32_t call = 0; call < input->program->calls->len; call++)
		if (holds_any(input, call, query->kinds) &&
		    program_call_once(input->program, call) == call)
			look_at(input, query, call, &chain);
	carries_chain_release(&chain);
}

char *under_lock_name(const struct check_input *input, const struct lock_use *use)
{
	const struct facts *facts;
	const struct fact_function *body = program_body(
		input->program, program_call(input->program, use->call)->caller, &facts);

	return lock_path_text(&input->locks->paths, facts, body, use->path);
}

char *under_lock_culprit(const struct check_input *input, const struct under_lock *under)
{
	const char *sink = program_function(input->program, under->sink)->name;
	uint32_t first = g_array_index(under->chain->targets, uint32_t, 0);

	if (under->chain->calls->len == 1)
		return g_strdup_printf("%s()", sink);
	return g_strdup_printf("%s(), called through %s(),", sink,
	                       program_function(input->program, first)->name);
}

const char *under_lock_advice(const struct check_input *input, const struct under_lock *under,
                              const char *need)
{
	const struct model_function *model = program_row(input->program, under->sink);

	return model_set_advice(input->program->models, model->pack, need);
}

void under_lock_fill(struct finding *finding, const struct check_input *input,
                     const struct under_lock *under, const char *takes, const char *final)
{
	const struct program *p = input->program;
	const struct program_call *call = program_call(p, under->call);
	const struct program_call *taking = program_call(p, under->use->call);
	const struct model_function *model = program_row(p, under->sink);
	struct fact_loc loc = program_call_event(p, call)->loc;

	finding->file = g_strdup(program_path(p, program_function(p, call->caller)->unit, loc));
	finding->line = loc.line;
	finding->column = loc.column;
	finding->function = g_strdup(program_function(p, call->caller)->name);
	witness_add_call(p, finding->trace, under->use->call,
	                 program_target(p, taking->target_first)->function, takes);
	for (guint i = 0; i < under->chain->calls->len; i++)
		witness_add_call(p, finding->trace, g_array_index(under->chain->calls, uint32_t, i),
		                 g_array_index(under->chain->targets, uint32_t, i),
		                 i + 1 == under->chain->calls->len ? final : NULL);
	finding->model = g_strdup_printf("%s: %s", pack_name(model->pack), model_source(model));
	finding->why = g_strdup(model_why(model, under->chain->block));
	witness_fill_confidence(finding, under->chain->tier, under->chain->assumptions);
}

void under_lock_report(struct finding *finding, const struct check_input *input,
                       const struct under_lock *under, GHashTable *seen, struct sink *sink)
{
	witness_seal(finding, program_function(input->program, under->sink)->name, seen);
	sink_add(sink, finding);
}
