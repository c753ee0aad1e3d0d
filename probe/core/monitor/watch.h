/* SPDX-License-Identifier: MIT
 *
 * watch.h - the collector: looks at the loops from outside and turns what it sees into records.
 *
 * It is run by the monitor from time to time, and once more by whoever writes a report.
 * Everything that several threads would write in the recording is written by it, one thread at a
 * time.
 */
#ifndef CORE_MONITOR_WATCH_H
#define CORE_MONITOR_WATCH_H

#include <stdbool.h>
#include <stdint.h>

struct rec_header;

/* The collector's lock: whoever has it may write the recording's shared sections. False when it
 * could not be had in TIMEOUT_NS. */
bool watch_lock(uint64_t timeout_ns);
void watch_unlock(void);

/* Forgets everything: a new recording starts, or this is the child of a fork. */
void watch_forget(void);

/* Looks at every loop once: takes finished stalls over, notices running ones, asks for stacks.
 * Returns true when some loop is busy enough to be looked at again soon. Collector's lock. */
bool watch_look(struct rec_header *header);

/* Takes over what the loops left, and looks no further. For the end of the process. Collector's
 * lock. */
void watch_drain(struct rec_header *header);

#endif
