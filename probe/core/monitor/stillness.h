/* SPDX-License-Identifier: MIT
 *
 * stillness.h - the times when the whole process stood still: stopped, frozen, moved.
 *
 * Nobody inside can see that while it lasts. The monitor notices it afterwards, by a tick that came
 * too late although it did not wait for a processor. Collector's lock for all of these.
 */
#ifndef CORE_MONITOR_STILLNESS_H
#define CORE_MONITOR_STILLNESS_H

#include <stdint.h>

/* The process stood still from START to END. Only the last few times are kept. */
void stillness_add(uint64_t start, uint64_t end);

/* How much of START to END it stood still. */
uint64_t stillness_between(uint64_t start, uint64_t end);

/* Forgets all. */
void stillness_forget(void);

#endif
