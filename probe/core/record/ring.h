/* SPDX-License-Identifier: MIT
 *
 * ring.h - finished stalls on their way from a loop's thread to the collector.
 *
 * One producer, the loop's thread; one consumer, whoever holds the collector's lock. It lies in the
 * recording, so a stall that ended just before a SIGKILL is still read.
 */
#ifndef CORE_RECORD_RING_H
#define CORE_RECORD_RING_H

#include <stdbool.h>

#include "format/record.h"

/* Copies ENTRY into RING. False, and one more drop counted, when the collector is behind. Never
 * waits, never allocates; signal-safe. Only the thread that owns RING may call. */
bool ring_push(struct rec_ring *ring, const struct rec_entry *entry);

/* The oldest entry that was not taken, NULL when there is none. Valid until ring_pop. */
const struct rec_entry *ring_peek(struct rec_ring *ring);

/* Takes the oldest entry away. There must be one. */
void ring_pop(struct rec_ring *ring);

#endif
