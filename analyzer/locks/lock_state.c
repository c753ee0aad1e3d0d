/* SPDX-License-Identifier: MIT
 *
 * lock_state.c - taking, giving back, joining.
 *
 * A lock that is given back under a name we did not see it taken by takes every lock with it that
 * it may be: a lock is said to be held only when there is no doubt.
 */
#include "locks/lock_state.h"

#include <string.h>

static bool is_open(const struct lock_entry *entry)
{
	return entry->status == LOCK_OPEN;
}

static void remove_at(struct lock_state *state, uint32_t index)
{
	state->count--;
	memmove(&state->entries[index], &state->entries[index + 1],
	        sizeof(struct lock_entry) * (state->count - index));
	memset(&state->entries[state->count], 0, sizeof(struct lock_entry));
}

/* Order: by path; what was given back comes after what is held. */
static int compare(const struct lock_entry *a, const struct lock_entry *b)
{
	if (a->path != b->path)
		return a->path < b->path ? -1 : 1;
	if (is_open(a) != is_open(b))
		return is_open(a) ? 1 : -1;
	return a->kind - b->kind;
}

static struct lock_entry *find(struct lock_state *state, const struct lock_entry *like)
{
	for (uint32_t i = 0; i < state->count; i++)
		if (!compare(&state->entries[i], like))
			return &state->entries[i];
	return NULL;
}

/* Adds ENTRY, for which there is none yet. Without room, something that is held is forgotten. */
static void insert(struct lock_state *state, const struct lock_entry *entry)
{
	uint32_t at = 0;

	if (state->count == LOCK_ENTRIES) {
		while (at < state->count && is_open(&state->entries[at]))
			at++;
		if (at < state->count) {
			remove_at(state, at);
		} else { /* so many were given back that any may be */
			for (uint32_t i = 0; i < state->count; i++)
				state->entries[i].path = PATH_UNKNOWN;
			return;
		}
	}
	for (at = 0; at < state->count && compare(&state->entries[at], entry) < 0;)
		at++;
	memmove(&state->entries[at + 1], &state->entries[at],
	        sizeof(struct lock_entry) * (state->count - at));
	state->entries[at] = *entry;
	state->count++;
}

void lock_state_take(struct lock_state *state, const struct lock_entry *entry)
{
	struct lock_entry new = *entry;
	struct lock_entry *old;

	if (new.path == PATH_UNKNOWN)
		return;
	new.local = FACT_NONE;
	new.status = new.tried &&new.if_result != RESULT_ANY ? LOCK_HELD_IF : LOCK_HELD;
	if (new.if_result == RESULT_ANY)
		new.event = FACT_NONE;
	old = find(state, &new);
	if (old && old->status == LOCK_HELD)
		return; /* a recursive lock, or a loop we have been in */
	if (old)
		*old = new;
	else
		insert(state, &new);
	new.status = LOCK_OPEN;
	old = find(state, &new);
	if (old && !entry->tried)
		remove_at(state, (uint32_t)(old - state->entries));
}

static void add_open(struct lock_state *state, uint32_t path, enum lock_kind kind, uint32_t call)
{
	struct lock_entry open = { .path = path,
		                   .call = call,
		                   .event = FACT_NONE,
		                   .local = FACT_NONE,
		                   .status = LOCK_OPEN,
		                   .kind = (uint8_t)kind };

	if (!find(state, &open))
		insert(state, &open);
}

void lock_state_give(struct lock_state *state, const struct lock_paths *paths, uint32_t path,
                     enum lock_kind kind, uint32_t call)
{
	bool was_held = false;

	for (uint32_t i = state->count; i-- > 0;) {
		const struct lock_entry *e = &state->entries[i];

		if (is_open(e) || e->kind != kind || e->path != path || path == PATH_UNKNOWN)
			continue;
		was_held = e->status == LOCK_HELD;
		remove_at(state, i);
		if (was_held)
			return;
	}
	for (uint32_t i = state->count; i-- > 0;) {
		const struct lock_entry *e = &state->entries[i];

		if (!is_open(e) && e->kind == kind && lock_path_may_alias(paths, e->path, path))
			remove_at(state, i);
	}
	add_open(state, path, kind, call);
}

void lock_state_doubt(struct lock_state *state, uint32_t index)
{
	if (!is_open(&state->entries[index]))
		state->entries[index].status = LOCK_MAYBE;
}

void lock_state_moved(struct lock_state *state, const struct lock_paths *paths, uint32_t outer)
{
	for (uint32_t i = state->count; i-- > 0;)
		if (!is_open(&state->entries[i]) &&
		    lock_path_is_behind(paths, state->entries[i].path, outer))
			remove_at(state, i);
}

void lock_state_store(struct lock_state *state, uint32_t local, uint32_t event, bool not)
{
	for (uint32_t i = 0; i < state->count; i++) {
		struct lock_entry *e = &state->entries[i];

		if (e->event != FACT_NONE && e->event == event) {
			e->local = local;
			e->local_is_not = not;
		} else if (e->local == local) {
			e->local = FACT_NONE;
		}
	}
}

static enum lock_result opposite(enum lock_result result)
{
	return result == RESULT_ZERO ? RESULT_NONZERO : RESULT_ZERO;
}

void lock_state_learn(struct lock_state *state, uint32_t event, uint32_t local,
                      enum lock_result result)
{
	for (uint32_t i = state->count; i-- > 0;) {
		struct lock_entry *e = &state->entries[i];
		bool by_local = event == FACT_NONE && e->local == local;

		if (e->event == FACT_NONE || (e->event != event && !by_local))
			continue;
		if ((by_local && e->local_is_not ? opposite(result) : result) != e->if_result) {
			remove_at(state, i);
			continue;
		}
		e->status = LOCK_HELD;
		e->event = FACT_NONE;
		e->local = FACT_NONE;
	}
}

/* What is known of a lock that is A on one way and B on another. */
static struct lock_entry joined(const struct lock_entry *a, const struct lock_entry *b)
{
	struct lock_entry entry = *a;

	entry.call = MIN(a->call, b->call);
	entry.tried = a->tried || b->tried;
	entry.shared = a->shared && b->shared;
	if (a->event != b->event || a->if_result != b->if_result)
		entry.event = FACT_NONE;
	if (a->local != b->local || a->local_is_not != b->local_is_not)
		entry.local = FACT_NONE;
	if (a->status != b->status || (a->status == LOCK_HELD_IF && entry.event == FACT_NONE))
		entry.status = LOCK_MAYBE;
	return entry;
}

static struct lock_entry alone(const struct lock_entry *entry)
{
	struct lock_entry maybe = *entry;

	if (!is_open(entry)) {
		maybe.status = LOCK_MAYBE;
		maybe.event = maybe.local = FACT_NONE;
	}
	return maybe;
}

bool lock_state_join(struct lock_state *into, const struct lock_state *from)
{
	struct lock_state old = *into;

	if (!into->reached) {
		*into = *from;
		into->reached = true;
		return true;
	}
	for (uint32_t i = 0; i < into->count; i++) {
		const struct lock_entry *other = find((struct lock_state *)from, &into->entries[i]);

		into->entries[i] = other ? joined(&into->entries[i], other)
		                         : alone(&into->entries[i]);
	}
	for (uint32_t i = 0; i < from->count; i++)
		if (!find(&old, &from->entries[i])) {
			struct lock_entry entry = alone(&from->entries[i]);

			if (is_open(&entry) || into->count < LOCK_ENTRIES)
				insert(into, &entry);
		}
	return memcmp(&old, into, sizeof(old)) != 0;
}
