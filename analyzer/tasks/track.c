/* SPDX-License-Identifier: MIT
 *
 * track.c - to the fixed point, once for each watched thing.
 *
 * A node is a block with a phase on entry. Its state only loses knowledge, so the walk ends, and
 * ROUNDS bounds it anyway; what has not settled by then is not reported. Each node remembers the
 * edge it was first reached by, which gives a path for the report: not any path, one that the
 * function's own tests allow.
 */
#include "tasks/track.h"

#include <string.h>

#include "facts/facts_dump.h"
#include "graph/cycles.h"
#include "tasks/lost.h"

#define ROUNDS   30
#define BRANCHES 4

struct node {
	struct state *entry;
	uint32_t from; /* node, or FACT_NONE */
	uint32_t edge; /* of that node's block */
};

struct walk {
	struct tracker *t;
	struct watch *watch;
	struct node *nodes;          /* block * PHASE_COUNT + phase */
	struct sign_place cancelled; /* of paths in PHASE_CANCELLED */
	bool changed;
	bool report;
	bool reported;
};

static const struct fact_block *block_at(const struct tracker *t, uint32_t block)
{
	return &t->facts->blocks[t->body->block_first + block];
}

static const char *local_name(const struct tracker *t, uint32_t local)
{
	return facts_string(t->facts, t->facts->locals[t->body->local_first + local].name);
}

/* "the branch where `r < 0` is true" for edge EDGE of BLOCK, or NULL when it is no branch. */
static char *branch_text(const struct tracker *t, uint32_t block, uint32_t edge)
{
	const struct fact_block *b = block_at(t, block);
	g_autoptr(GString) text = g_string_new(NULL);

	if (b->end != END_BRANCH || b->cond == FACT_NONE)
		return NULL;
	facts_dump_value(t->facts, t->body, b->cond, text);
	if (strstr(text->str, "call#") || strstr(text->str, "unknown"))
		return g_strdup(edge == 0 ? "the condition is true" : "the condition is false");
	return g_strdup_printf("%s is %s", text->str, edge == 0 ? "true" : "false");
}

static struct fact_loc branch_loc(const struct tracker *t, uint32_t block)
{
	const struct fact_block *b = block_at(t, block);

	return b->cond_loc.file == FACT_NONE ? b->loc : b->cond_loc;
}

/* A step of FAULT for the call in BLOCK that was cancelled. */
static void add_cancelled(const struct walk *w, struct fault *fault, uint32_t block)
{
	uint32_t event = lost_where(w->t, block);

	if (event != FACT_NONE)
		fault_step_add(fault, w->t->function, w->t->facts->events[event].loc,
		               g_strdup("it is cancelled in this call"));
}

/* The branches from where the thing began to NODE, and where the function was cancelled. */
static void add_branches(const struct walk *w, struct fault *fault, uint32_t node)
{
	struct {
		uint32_t block;
		uint32_t edge;
		bool branch;
		bool cancelled; /* in the block, before its branch */
	} found[BRANCHES];
	unsigned count = 0;
	uint32_t limit = w->t->body->block_count * PHASE_COUNT;
	bool is_lost = w->watch->kind == WATCH_RESOURCE && node % PHASE_COUNT != PHASE_CANCELLED;
	uint32_t last = node / PHASE_COUNT;

	while (limit-- && node % PHASE_COUNT != PHASE_IDLE && count < BRANCHES) {
		uint32_t from = w->nodes[node].from;

		if (from == FACT_NONE)
			break;
		found[count].block = from / PHASE_COUNT;
		found[count].edge = w->nodes[node].edge;
		found[count].branch = block_at(w->t, from / PHASE_COUNT)->end == END_BRANCH;
		found[count].cancelled = node % PHASE_COUNT == PHASE_CANCELLED &&
		                         from % PHASE_COUNT != PHASE_CANCELLED;
		count += found[count].branch || found[count].cancelled;
		node = from;
	}
	while (count--) {
		char *text = branch_text(w->t, found[count].block, found[count].edge);

		if (found[count].cancelled)
			add_cancelled(w, fault, found[count].block);
		if (text)
			fault_step_add(fault, w->t->function, branch_loc(w->t, found[count].block),
			               text);
	}
	if (is_lost)
		add_cancelled(w, fault, last);
}

static void set_thing(const struct walk *w, struct fault *fault)
{
	const struct watch *watch = w->watch;

	if (watch->kind == WATCH_LOCAL) {
		fault->thing = g_strdup(local_name(w->t, watch->local));
		return;
	}
	for (uint32_t i = 0; i < w->t->body->local_count && !fault->thing; i++)
		if (watch->holders[i])
			fault->thing = g_strdup(local_name(w->t, i));
}

static void report(struct walk *w, enum fault_kind kind, uint32_t node, struct fact_loc loc,
                   const char *last)
{
	struct fault *fault;
	const struct fact_event *e = &w->t->facts->events[w->watch->event];

	if (w->reported)
		return;
	w->reported = true;
	fault = tasks_fault(w->t->tasks, kind, w->watch->row, w->t->function, w->watch->event);
	fault->end = loc;
	set_thing(w, fault);
	fault_step_add(
		fault, w->t->function, e->loc,
		g_strdup_printf("%s() %s here", w->watch->row->name,
	                        w->watch->closes ? "begins to close it" : "begins something"));
	add_branches(w, fault, node);
	fault_step_add(fault, w->t->function, loc, g_strdup(last));
}

static void report_exit(struct walk *w, enum phase phase, uint32_t node, struct fact_loc loc)
{
	switch (w->watch->kind) {
	case WATCH_HANDLE:
		report(w, FAULT_LEFT, node, loc, "leaves, and nobody else has the handle");
		break;
	case WATCH_PROMISE:
		report(w, FAULT_UNCOMPLETED, node, loc, "leaves without completing it");
		break;
	case WATCH_LOCAL:
		if (phase == PHASE_LIVE && !w->t->tasks->at_end[w->t->function])
			report(w, FAULT_OUTLIVES, node, loc, "leaves, and the local is gone");
		break;
	case WATCH_MEMORY:
		break;
	case WATCH_RESOURCE:
		if (phase == PHASE_CANCELLED && w->watch->ended)
			report(w, FAULT_LOST, node, loc, "leaves without giving it back");
		break;
	}
}

static void arrive(struct walk *w, uint32_t from, uint32_t edge, uint32_t to,
                   const struct state *state)
{
	struct node *node = &w->nodes[to];
	const struct state_shape *shape = replay_shape(w->t->replay);

	if (!node->entry) {
		node->entry = state_new(shape);
		node->from = from;
		node->edge = edge;
	}
	w->changed |= state_join(shape, node->entry, state);
}

static void leave_block(struct walk *w, uint32_t node, struct state *state, enum phase phase,
                        struct state *scratch)
{
	uint32_t block = node / PHASE_COUNT;
	const struct fact_block *b = block_at(w->t, block);

	for (uint32_t e = 0; e < b->edge_count; e++) {
		uint32_t to = w->t->facts->edges[b->edge_first + e].block;

		if (phase == PHASE_CANCELLED && b->end == END_BRANCH &&
		    !lost_edge(&w->cancelled, state, b->cond, e))
			continue;
		if (!replay_doomed(w->t->replay, to) &&
		    replay_edge(w->t->replay, state, block, e, scratch))
			arrive(w, node, e, to * PHASE_COUNT + phase, scratch);
	}
}

/* STATE learns whether the thing ORIGIN stands for is 0; false when that cannot be. */
static bool learn(struct state *state, uint32_t origin, bool zero)
{
	struct abstract *fact = &state->origins[origin];

	if (zero ? !replay_may_be(state, origin, 0) : abstract_is_int(fact) && !fact->bits)
		return false;
	if (zero) {
		fact->known = UINT64_MAX;
		fact->bits = 0;
	} else {
		fact->nonzero = true;
	}
	return true;
}

static void walk_from(struct walk *w, uint32_t node, uint32_t first, struct state *state,
                      enum phase phase);

/* The rest of the block twice: where the act happened, and where it did not. Without a result that
 * somebody looks at, only what makes us silent. */
static void split(struct walk *w, uint32_t node, uint32_t event, struct state *state,
                  const struct outcome *out)
{
	const struct state_shape *shape = replay_shape(w->t->replay);
	uint32_t origin = replay_result(w->t->replay, event);
	const unsigned dropped = EVENT_RESULT_DROPPED | EVENT_RESULT_VOIDED;
	struct state *other;

	if (origin == ORIGIN_NONE || (w->t->facts->events[event].flags & dropped)) {
		walk_from(w, node, event + 1, state, out->phase);
		return;
	}
	other = state_new(shape);
	state_copy(shape, other, state);
	if (learn(state, origin, out->ok == OK_ZERO))
		walk_from(w, node, event + 1, state, out->phase);
	if (learn(other, origin, out->ok != OK_ZERO))
		walk_from(w, node, event + 1, other, out->otherwise);
	state_free(other);
}

/* The rest of the block once more, cancelled, when the call at EVENT may say so: the resource was
 * live before it, and STATE is behind it. */
static void fork_cancelled(struct walk *w, uint32_t node, uint32_t event, const struct state *state)
{
	const struct state_shape *shape = replay_shape(w->t->replay);
	struct state *other;

	if (w->watch->kind != WATCH_RESOURCE || w->t->facts->events[event].kind != EVENT_CALL)
		return;
	other = state_new(shape);
	state_copy(shape, other, state);
	if (lost_fork(w->t, other, event, &w->cancelled))
		walk_from(w, node, event + 1, other, PHASE_CANCELLED);
	state_free(other);
}

static void report_event(struct walk *w, uint32_t node, uint32_t event, enum phase phase,
                         const struct outcome *out)
{
	struct fact_loc loc = w->t->facts->events[event].loc;

	if (!w->report)
		return;
	if (out->freed && phase == PHASE_LIVE)
		report(w, FAULT_FREED_LIVE, node, loc, "its memory is given back");
	else if (out->freed)
		report(w, FAULT_FREED_EARLY, node, loc, "its memory is given back");
	if (out->again)
		report(w, FAULT_OVERWRITTEN, node, loc, "begins again, and the first is lost");
}

static struct fact_loc exit_loc(const struct walk *w, const struct fact_block *b)
{
	for (uint32_t i = b->event_count; i-- > 0;) {
		const struct fact_event *e = &w->t->facts->events[b->event_first + i];

		if (e->kind == EVENT_RETURN)
			return e->loc;
	}
	return w->t->body->end;
}

/* Is there a resource at all, in STATE? What fails gives NULL, or -1 for a descriptor. */
static bool is_there(const struct walk *w, const struct state *state)
{
	uint32_t origin = w->watch->origin;

	if (w->watch->kind != WATCH_RESOURCE)
		return true;
	return replay_may_be(state, origin, 1) || replay_may_be(state, origin, INT32_MAX);
}

/* Events of NODE's block from FIRST on, and what follows. Depth is bounded by splits in a block. */
static void walk_from(struct walk *w, uint32_t node, uint32_t first, struct state *state,
                      enum phase phase)
{
	const struct fact_block *b = block_at(w->t, node / PHASE_COUNT);
	struct state *scratch;

	for (uint32_t event = first; event < b->event_first + b->event_count; event++) {
		struct outcome out = watch_step(w->t, w->watch, state, phase, event);
		bool split_here = out.ok != OK_ALWAYS && out.phase != out.otherwise;

		report_event(w, node, event, phase, &out);
		if (!replay_event(w->t->replay, state, event))
			return;
		if (split_here) {
			split(w, node, event, state, &out);
			return;
		}
		if (phase == PHASE_LIVE && out.phase == PHASE_LIVE)
			fork_cancelled(w, node, event, state);
		phase = out.phase;
	}
	if (b->end == END_RETURN && w->report && phase != PHASE_IDLE && is_there(w, state))
		report_exit(w, phase, node, exit_loc(w, b));
	if (b->end == END_RETURN || w->report)
		return;
	scratch = state_new(replay_shape(w->t->replay));
	leave_block(w, node, state, phase, scratch);
	state_free(scratch);
}

static void visit(struct walk *w)
{
	const struct state_shape *shape = replay_shape(w->t->replay);
	struct state *state = state_new(shape);
	uint32_t count;
	const uint32_t *order = replay_order(w->t->replay, &count);

	for (uint32_t i = 0; i < count; i++)
		for (uint32_t phase = 0; phase < PHASE_COUNT; phase++) {
			uint32_t node = order[i] * PHASE_COUNT + phase;

			if (!w->nodes[node].entry)
				continue;
			state_copy(shape, state, w->nodes[node].entry);
			walk_from(w, node, block_at(w->t, order[i])->event_first, state,
			          (enum phase)phase);
		}
	state_free(state);
}

/* Is WATCH, which its function ends on no path, there until the program ends? A thread is, and what
 * is begun a few times at most. */
static bool lasts(const struct tracker *t, const struct watch *watch)
{
	return watch->act->pointee || (t->tasks->startup[t->function] &&
	                               !t->cycles[graph_block_of(t->facts, t->body, watch->event)]);
}

static void follow(struct tracker *t, struct watch *watch)
{
	uint32_t count = t->body->block_count * PHASE_COUNT;
	struct walk w = { .t = t, .watch = watch, .nodes = g_new0(struct node, count) };
	struct state *entry = state_new(replay_shape(t->replay));
	int round = 0;

	state_enter(replay_shape(t->replay), entry);
	arrive(&w, FACT_NONE, 0, PHASE_IDLE, entry);
	state_free(entry);
	do {
		w.changed = false;
		visit(&w);
	} while (w.changed && ++round < ROUNDS);
	w.report = !w.changed;
	if (watch->kind == WATCH_HANDLE && !watch->ended && lasts(t, watch))
		w.report = false;
	if (w.report)
		visit(&w);
	for (uint32_t i = 0; i < count; i++)
		state_free(w.nodes[i].entry);
	g_free(w.nodes);
}

/* Is there a call in FUNCTION that may begin something? Most have none. */
static bool is_worth_it(const struct tasks *tasks, uint32_t function)
{
	const struct program_function *fn = program_function(tasks->fates.program, function);

	for (uint32_t i = 0; i < fn->call_count; i++) {
		const struct model_function *row = call_row(tasks->fates.program,
		                                            fn->call_first + i);

		if (row ? row->act_count || row->callback_count
		        : call_returns(&tasks->fates, fn->call_first + i).row != NULL)
			return true;
	}
	return false;
}

void track_function(struct tasks *tasks, uint32_t function)
{
	const struct program *program = tasks->fates.program;
	struct tracker t = { .tasks = tasks, .function = function };
	bool is_main = !strcmp(program_function(program, function)->name, "main");
	GArray *watches;

	if (!is_worth_it(tasks, function))
		return;
	t.replay = replay_new(program, tasks->fates.flow, function);
	if (!t.replay)
		return;
	t.body = program_body(program, function, &t.facts);
	t.cycles = cycles_of_blocks(t.facts, t.body);
	t.is_cancellable = lost_is_cancellable(&t);
	watches = watches_find(&t);
	for (guint i = 0; i < watches->len; i++) {
		struct watch *watch = &g_array_index(watches, struct watch, i);

		/* When main leaves, so does everything else. */
		if (!is_main || watch->kind == WATCH_MEMORY)
			follow(&t, watch);
	}
	watches_free(watches);
	g_free(t.cycles);
	replay_free(t.replay);
}
