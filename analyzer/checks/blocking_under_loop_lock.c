/* SPDX-License-Identifier: MIT
 *
 * blocking_under_loop_lock.c - ASY203: a thread waits while it holds a lock that the loop takes.
 *
 * The loop's callback looks harmless: it takes a lock that is held for a moment. But a worker holds
 * that lock while it waits for a peer, and then so does the loop. Each side is right by itself,
 * so both are shown. "The same lock" is the same global object or the same field of the same
 * struct; that two threads meet in one object is assumed.
 */
#include "checks/under_lock.h"
#include "summary/witness.h"

struct report {
	const struct check *check;
	const struct check_input *input;
	struct sink *sink;
	GHashTable *seen;
};

static const enum severity severities[BLOCK_CLASS_COUNT] = {
#define BLOCK_CLASS(id, name, severity, phrase) [BLOCK_##id] = SEVERITY_##severity,
#include "model/block_class.def"
#undef BLOCK_CLASS
};

static const enum context loop_side[] = { CONTEXT_LOOP, CONTEXT_CORO };
static const enum context other_side[] = { CONTEXT_WORKER, CONTEXT_THREAD };

/* The first of the two CONTEXTS that FUNCTION can run in; CONTEXT_COUNT: none. */
static enum context runs_in(const struct check_input *input, const enum context contexts[2],
                            uint32_t function)
{
	for (int i = 0; i < 2; i++)
		if (contexts_reach(input->contexts, contexts[i], function)->root != FACT_NONE)
			return contexts[i];
	return CONTEXT_COUNT;
}

/* At which price (summary/doubt.h) the loop waits at WAIT; FACT_NONE: the loop does not. */
static uint32_t loop_price(const struct check_input *input, const struct lock_use *wait)
{
	uint32_t function = program_call(input->program, wait->call)->caller;
	enum context context = runs_in(input, loop_side, function);

	return context == CONTEXT_COUNT ? FACT_NONE
	                                : contexts_reach(input->contexts, context, function)->price;
}

/* Do WAIT and USE, of which somebody else holds the lock, happen in one program? */
static bool meet(const struct check_input *input, const struct lock_use *wait,
                 const struct lock_use *use)
{
	uint32_t waiter = program_call(input->program, wait->call)->caller;
	uint32_t holder = program_call(input->program, use->call)->caller;
	struct contexts_side loop = { runs_in(input, loop_side, waiter), waiter };
	struct contexts_side other = { runs_in(input, other_side, holder), holder };

	return loop.context == CONTEXT_COUNT || other.context == CONTEXT_COUNT ||
	       contexts_meet(input->contexts, input->program, loop, other);
}

/* Where the loop waits for what USE is, by the shortest way; NULL: nowhere. */
static const struct lock_use *loop_wait(const struct check_input *input, const struct lock_use *use)
{
	const struct lock_use *best = NULL;
	uint32_t best_depth = FACT_NONE;

	for (guint i = 0; i < input->locks->waits->len; i++) {
		const struct lock_use *wait = &g_array_index(input->locks->waits, struct lock_use,
		                                             i);
		uint32_t depth;

		if ((wait->shared && use->shared) || wait->kind != use->kind ||
		    !flow_call(input->flow, wait->call)->reached ||
		    !lock_path_same_name(&input->locks->paths, wait->path, use->path) ||
		    !meet(input, wait, use))
			continue;
		depth = loop_price(input, wait);
		if (depth < best_depth) {
			best = wait;
			best_depth = depth;
		}
	}
	return best;
}

/* What the loop itself does, ASY101 says. */
static bool wants(const struct check_input *input, uint32_t call, const struct lock_use *use,
                  void *data)
{
	uint32_t function = program_call(input->program, call)->caller;

	(void)data;
	return runs_in(input, other_side, function) != CONTEXT_COUNT &&
	       runs_in(input, loop_side, function) == CONTEXT_COUNT &&
	       loop_wait(input, use) != NULL;
}

static void fill_root(struct finding *finding, const struct check_input *input,
                      enum context context, uint32_t function)
{
	const struct reach *reach = contexts_reach(input->contexts, context, function);
	const struct program_registration *root = &g_array_index(
		input->program->registrations, struct program_registration, reach->root);

	finding->context = g_strdup(context_name(context));
	finding->root = g_strdup(program_function(input->program, root->function)->name);
	finding->framework = g_strdup(pack_name(root->by ? root->by->pack : root->field->pack));
}

/* The loop's side: the way to its waiting for the lock. */
static void fill_loop(struct finding *finding, const struct check_input *input,
                      const struct lock_use *wait, enum context context, uint32_t function)
{
	const struct program_call *call = program_call(input->program, wait->call);
	g_autofree char *name = under_lock_name(input, wait);
	g_autofree char *text = g_strdup_printf("waits for %s", name);

	finding->trace2 = finding_new_trace();
	witness_add_way(input->program, input->contexts, context, function, finding->trace2);
	witness_add_call(input->program, finding->trace2, wait->call,
	                 program_target(input->program, call->target_first)->function, text);
}

static void found(const struct under_lock *under, void *data)
{
	struct report *r = data;
	const struct check_input *input = r->input;
	const struct lock_use *wait = loop_wait(input, under->use);
	uint32_t waiter = program_call(input->program, wait->call)->caller;
	enum context context = runs_in(input, loop_side, waiter);
	enum context holder = runs_in(input, other_side, under->function);
	struct finding *finding = finding_new(r->check->id, r->check->name,
	                                      severities[under->chain->class]);
	g_autofree char *culprit = under_lock_culprit(input, under);
	g_autofree char *lock = under_lock_name(input, under->use);
	g_autofree char *takes = g_strdup_printf("takes %s", lock);
	const char *phrase = block_class_phrase(under->chain->class);

	finding->message = g_strdup_printf(
		"%s %s while %s is held, which %s() takes %s", culprit, phrase, lock,
		program_function(input->program, waiter)->name, context_phrase(context));
	witness_add_way(input->program, input->contexts, holder, under->function, finding->trace);
	under_lock_fill(finding, input, under, takes, phrase);
	fill_root(finding, input, holder, under->function);
	fill_loop(finding, input, wait, context, waiter);
	if (wait->path != under->use->path ||
	    lock_path(&input->locks->paths, wait->path)->root != LOCK_ROOT_GLOBAL) {
		finding->confidence = MIN(finding->confidence, CONFIDENCE_MEDIUM);
		g_ptr_array_add(finding->assumptions,
		                g_strdup("both sides come to the lock of one object"));
	}
	finding->suggestion = g_strdup("Take what is needed under the lock, give it back, and wait "
	                               "after that");
	under_lock_report(finding, input, under, r->seen, r->sink);
}

static void run(const struct check *check, const struct check_input *input, struct sink *sink)
{
	g_autoptr(GHashTable) seen = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	struct report report = { check, input, sink, seen };
	const struct under_lock_query query = { .kinds = LOCK_BIT(THREAD) | LOCK_BIT(SPIN),
		                                .effect = EFFECT_BLOCKS,
		                                .classes = 1u << BLOCK_B0 | 1u << BLOCK_B1,
		                                .wants = wants,
		                                .found = found,
		                                .data = &report };

	under_lock_each(input, &query);
}

const struct check check_blocking_under_loop_lock = {
	.id = "ASY203",
	.name = "blocking-under-loop-lock",
	.summary = "a thread waits while it holds a lock that the event loop takes",
	.on_by_default = false,
	.level = SEVERITY_ERROR,
	.run = run,
};
