/* SPDX-License-Identifier: MIT
 *
 * locks.c - all functions, callees first; and the questions checks ask.
 *
 * Functions that call each other in a circle are gone through ROUNDS times before what is found in
 * them is kept: a summary then has what one more turn would add, or gives up on it.
 */
#include "locks/lock_priv.h"

#include <assert.h>

#define ROUNDS 3

void lock_effect_add(struct lock_effect *list, unsigned *count, struct lock_effect row)
{
	for (unsigned i = 0; i < *count; i++)
		if (list[i].path == row.path && list[i].kind == row.kind)
			return;
	if (*count < LOCK_SUMMARY_MAX)
		list[(*count)++] = row;
	else
		list[*count - 1].path = PATH_UNKNOWN;
}

static gint by_call(gconstpointer a, gconstpointer b)
{
	const struct lock_use *x = a, *y = b;

	if (x->call != y->call)
		return x->call < y->call ? -1 : 1;
	return x->path < y->path ? -1 : x->path > y->path;
}

/* In the order of calls; one that passes twice through a pass is there once. */
static void sort_waits(GArray *waits)
{
	guint kept = 0;

	g_array_sort(waits, by_call);
	for (guint i = 0; i < waits->len; i++) {
		struct lock_use use = g_array_index(waits, struct lock_use, i);

		if (kept && !by_call(&use, &g_array_index(waits, struct lock_use, kept - 1)))
			continue;
		g_array_index(waits, struct lock_use, kept++) = use;
	}
	g_array_set_size(waits, kept);
}

static void solve_group(struct locks *locks, const struct program *program, const struct flow *flow,
                        const struct order *order, uint32_t group)
{
	uint32_t first = order->group_first[group], end = order->group_first[group + 1];
	int rounds = end - first > 1 ? ROUNDS : 0;

	for (int round = 0; round <= rounds; round++)
		for (uint32_t i = first; i < end; i++)
			lock_solve_function(locks, program, flow, order->functions[i],
			                    round == rounds);
}

struct locks *locks_new(const struct program *program, const struct order *order,
                        const struct flow *flow)
{
	struct locks *locks = g_new0(struct locks, 1);

	lock_paths_init(&locks->paths, program);
	locks->calls = g_array_new(FALSE, TRUE, sizeof(struct lock_call));
	g_array_set_size(locks->calls, program->calls->len);
	locks->held = g_array_new(FALSE, TRUE, sizeof(struct lock_use));
	locks->open = g_array_new(FALSE, TRUE, sizeof(struct lock_use));
	locks->waits = g_array_new(FALSE, TRUE, sizeof(struct lock_use));
	locks->summaries = g_new0(struct lock_summary, (gsize)program->functions->len + 1);
	for (guint i = 0; i < program->functions->len; i++)
		locks->summaries[i].returned_param = -1;
	for (uint32_t group = 0; group < order->group_count; group++)
		solve_group(locks, program, flow, order, group);
	sort_waits(locks->waits);
	assert(!locks_verify(locks, program));
	return locks;
}

void locks_free(struct locks *locks)
{
	if (!locks)
		return;
	lock_paths_release(&locks->paths);
	g_array_unref(locks->calls);
	g_array_unref(locks->held);
	g_array_unref(locks->open);
	g_array_unref(locks->waits);
	g_free(locks->summaries);
	g_free(locks);
}

const struct lock_use *locks_held(const struct locks *locks, uint32_t call, uint32_t *count)
{
	const struct lock_call *row = &g_array_index(locks->calls, struct lock_call, call);

	*count = row->held_count;
	return &((const struct lock_use *)(const void *)locks->held->data)[row->held_first];
}

static bool gives_back(const struct locks *locks, uint32_t call, const struct lock_use *use,
                       bool itself)
{
	const struct lock_call *row = &g_array_index(locks->calls, struct lock_call, call);

	for (uint32_t i = 0; i < row->open_count; i++) {
		const struct lock_use *open = &g_array_index(locks->open, struct lock_use,
		                                             row->open_first + i);

		if (open->kind == use->kind && (!itself || open->call == call) &&
		    lock_path_may_alias(&locks->paths, open->path, use->path))
			return true;
	}
	return false;
}

bool locks_given_back(const struct locks *locks, uint32_t call, const struct lock_use *use)
{
	return gives_back(locks, call, use, false);
}

bool locks_any_given_back(const struct locks *locks, uint32_t call, unsigned kinds)
{
	const struct lock_call *row = &g_array_index(locks->calls, struct lock_call, call);

	for (uint32_t i = 0; i < row->open_count; i++)
		if (kinds >> g_array_index(locks->open, struct lock_use, row->open_first + i).kind &
		    1)
			return true;
	return false;
}

static bool has_kind(const struct lock_effect *list, unsigned count, unsigned kinds)
{
	for (unsigned i = 0; i < count; i++)
		if (kinds >> list[i].kind & 1)
			return true;
	return false;
}

bool locks_gives_back(const struct locks *locks, uint32_t function, unsigned kinds)
{
	const struct lock_summary *summary = &locks->summaries[function];

	return has_kind(summary->given, summary->given_count, kinds) ||
	       has_kind(summary->taken, summary->taken_count, kinds);
}

bool locks_waits_on(const struct locks *locks, uint32_t call, const struct lock_use *use)
{
	return gives_back(locks, call, use, true);
}
