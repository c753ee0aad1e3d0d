/* SPDX-License-Identifier: MIT
 *
 * ticks.h - the rate of the processor's counter, learned while the program runs.
 *
 * The counter costs a third of a clock reading, so hooked calls are stamped with it; durations
 * of stalls never come from here.
 */
#ifndef CORE_STATE_TICKS_H
#define CORE_STATE_TICKS_H

#include <stdint.h>

/* Takes the first pair of readings. Once, before main. */
void ticks_start(void);

/* Nanoseconds that COUNT ticks last, and the other way round. Any thread, signal-safe. Within 1 %
 * from some milliseconds after ticks_start on. */
uint64_t ticks_to_ns(uint64_t count);
uint64_t ticks_from_ns(uint64_t ns);

#endif
