/* SPDX-License-Identifier: MIT
 *
 * stall_table.h - stalls in the recording: alike ones share a row, open ones have their own place.
 *
 * A service that stalls a thousand times in the same place fills one row. A stall that lasts is
 * in its loop's slot from the moment it is noticed, so that nothing that kills the process can
 * hide it.
 */
#ifndef CORE_RECORD_STALL_TABLE_H
#define CORE_RECORD_STALL_TABLE_H

#include <stdint.h>

#include "format/record.h"

/* What makes two stalls the same. Indexes as in struct rec_stall. */
struct stall_key {
	uint32_t loop;
	uint32_t cause;
	uint32_t call;
	uint32_t stack;
};

/* Adds one finished stall: its own row, or one more in the row of its like, whose longest it may
 * become. When the table is full it is counted as dropped. Collector's lock. */
void stall_table_add(struct rec_header *header, const struct stall_key *key,
                     const struct rec_value *value);

/* Writes the open stall of LOOP so that a reader finds a complete one at any moment. Collector's
 * lock. */
void stall_table_open(struct rec_loop *loop, const struct rec_open *open);

/* LOOP has no open stall any more. */
void stall_table_close(struct rec_loop *loop);

/* Index plus one of a stack in the recording equal to STACK's frames, added if new; 0 when the
 * section is full (counted) or STACK is empty. Collector's lock. */
uint32_t stall_table_stack(struct rec_header *header, struct rec_stack *stack);

#endif
