/* SPDX-License-Identifier: MIT
 *
 * stall_table.c - deduplicated stalls and stacks in the recording (stall_table.h).
 *
 * Values that change are kept twice: the new version is written into the copy that nobody reads,
 * then `current` is switched over. A kill in between costs the update, never the row.
 * Both tables are searched from the start: stalls are rare by definition, and it is not the
 * victim's thread that searches.
 */
#include "core/record/stall_table.h"

#include <string.h>

#include "core/record/store.h"

static struct rec_stall *find(struct rec_header *header, const struct stall_key *key)
{
	struct rec_stall *stalls = store_section(header, REC_STALLS);
	uint32_t used = atomic_load(&header->sections[REC_STALLS].used);

	for (uint32_t i = 0; i < used; i++) {
		struct rec_stall *stall = &stalls[i];

		if (stall->loop == key->loop && stall->cause == key->cause &&
		    stall->call == key->call && stall->stack == key->stack)
			return stall;
	}
	return NULL;
}

static void merge(struct rec_stall *stall, const struct rec_value *value)
{
	uint32_t current = atomic_load(&stall->current) & 1;
	const struct rec_value *old = &stall->value[current];
	struct rec_value *next = &stall->value[!current];

	*next = value->duration_ns > old->duration_ns ? *value : *old;
	next->total_ns = old->total_ns + value->duration_ns;
	next->count = old->count + 1;
	atomic_store_explicit(&stall->current, !current, memory_order_release);
}

void stall_table_add(struct rec_header *header, const struct stall_key *key,
                     const struct rec_value *value)
{
	struct rec_stall *stall = find(header, key);

	store_count(header, REC_COUNT_STALLS_TOTAL);
	if (stall) {
		merge(stall, value);
		return;
	}
	stall = store_append(header, REC_STALLS);
	if (!stall) {
		store_count(header, REC_COUNT_STALLS_DROPPED);
		return;
	}
	stall->loop = key->loop;
	stall->cause = key->cause;
	stall->call = key->call;
	stall->stack = key->stack;
	stall->value[0] = *value;
	stall->value[0].total_ns = value->duration_ns;
	stall->value[0].count = 1;
	atomic_store(&stall->current, 0);
	store_publish(header, REC_STALLS);
}

void stall_table_open(struct rec_loop *loop, const struct rec_open *open)
{
	uint32_t current = atomic_load_explicit(&loop->open_current, memory_order_relaxed);
	uint32_t next = current == 1 ? 2 : 1;

	loop->open[next - 1] = *open;
	atomic_store_explicit(&loop->open_current, next, memory_order_release);
}

void stall_table_close(struct rec_loop *loop)
{
	atomic_store_explicit(&loop->open_current, 0, memory_order_release);
}

static uint64_t hash_frames(const struct rec_stack *stack)
{
	uint64_t value = 14695981039346656037ull;

	for (uint32_t i = 0; i < stack->depth; i++) {
		value = (value ^ stack->frames[i].module) * 1099511628211ull;
		value = (value ^ stack->frames[i].name) * 1099511628211ull;
		value = (value ^ stack->frames[i].offset) * 1099511628211ull;
	}
	return value;
}

uint32_t stall_table_stack(struct rec_header *header, struct rec_stack *stack)
{
	struct rec_stack *stacks = store_section(header, REC_STACKS);
	uint32_t used = atomic_load(&header->sections[REC_STACKS].used);
	struct rec_stack *slot;

	if (stack->depth == 0)
		return 0;
	stack->hash = hash_frames(stack);
	for (uint32_t i = 0; i < used; i++) {
		if (stacks[i].hash == stack->hash && stacks[i].depth == stack->depth)
			return i + 1;
	}
	slot = store_append(header, REC_STACKS);
	if (!slot) {
		store_count(header, REC_COUNT_STACKS_DROPPED);
		return 0;
	}
	memcpy(slot, stack, sizeof(*slot));
	store_publish(header, REC_STACKS);
	return used + 1;
}
