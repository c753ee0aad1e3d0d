/* SPDX-License-Identifier: MIT
 *
 * store.h - the process's recording, while it is being written.
 *
 * One store exists per process: a file mapping laid out as format/record.h says, or the same in
 * plain memory when no file can be had. Nobody but this folder knows where sections lie.
 *
 * Writers: a loop's own thread writes its slot and its ring; everything else is written under the
 * collector's lock (core/monitor/watch.h) or before main.
 */
#ifndef CORE_RECORD_STORE_H
#define CORE_RECORD_STORE_H

#include <stdbool.h>
#include <stdint.h>

#include "format/record.h"

/* Makes the recording at PATH (created new or over a file of ours, mode 0600, space reserved), or
 * in memory when PATH is NULL or no file can be made. The header describes this process except for
 * its strings. NULL only when memory ran out. ERROR: 0 for a file, else the errno of the
 * step that failed. Raises no signal. Not thread-safe. */
struct rec_header *store_create(const char *path, int *error);

/* Takes the mapping of HEADER out of this process; its file stays. */
void store_unmap(struct rec_header *header);

/* First element of section ID. */
void *store_section(struct rec_header *header, enum rec_section_id id);

/* The next free element of an append-only section, not yet visible to readers; NULL when it is
 * full. store_publish makes it visible. */
void *store_append(struct rec_header *header, enum rec_section_id id);
void store_publish(struct rec_header *header, enum rec_section_id id);

/* Adds one to a counter. Any thread, signal-safe. */
static inline void store_count(struct rec_header *header, enum rec_counter id)
{
	atomic_fetch_add_explicit(&header->counters[id], 1, memory_order_relaxed);
}

/* Notes a blind spot. Any thread, signal-safe. */
static inline void store_cover(struct rec_header *header, enum rec_coverage id)
{
	atomic_fetch_or_explicit(&header->coverage, 1ull << id, memory_order_relaxed);
}

#endif
