/* SPDX-License-Identifier: MIT
 *
 * ring.c - a single-producer, single-consumer ring (ring.h).
 *
 * head and tail count for ever and wrap with the integer; their difference is the fill. The entry
 * is written before head is released, so a consumer that sees the head sees the entry.
 */
#include "core/record/ring.h"

#include <assert.h>
#include <stddef.h>

bool ring_push(struct rec_ring *ring, const struct rec_entry *entry)
{
	uint32_t head = atomic_load_explicit(&ring->head, memory_order_relaxed);
	uint32_t tail = atomic_load_explicit(&ring->tail, memory_order_acquire);

	if (head - tail >= REC_RING_SLOTS) {
		atomic_fetch_add_explicit(&ring->dropped, 1, memory_order_relaxed);
		return false;
	}
	ring->entries[head % REC_RING_SLOTS] = *entry;
	atomic_store_explicit(&ring->head, head + 1, memory_order_release);
	return true;
}

const struct rec_entry *ring_peek(struct rec_ring *ring)
{
	uint32_t tail = atomic_load_explicit(&ring->tail, memory_order_relaxed);

	if (tail == atomic_load_explicit(&ring->head, memory_order_acquire))
		return NULL;
	return &ring->entries[tail % REC_RING_SLOTS];
}

void ring_pop(struct rec_ring *ring)
{
	uint32_t tail = atomic_load_explicit(&ring->tail, memory_order_relaxed);

	assert(tail != atomic_load_explicit(&ring->head, memory_order_relaxed));
	atomic_store_explicit(&ring->tail, tail + 1, memory_order_release);
}
