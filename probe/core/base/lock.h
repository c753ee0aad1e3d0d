/* SPDX-License-Identifier: MIT
 *
 * lock.h - a lock of our own, because pthread_mutex_lock is one of the calls we interpose.
 *
 * It is never taken in a hook's usual path: only by the monitor, at exit, around fork, and for
 * registering a loop. Waiting is bounded: code that cannot get it gives up instead of hanging the
 * program.
 */
#ifndef CORE_BASE_LOCK_H
#define CORE_BASE_LOCK_H

#include <stdatomic.h>
#include <stdbool.h>
#include <stdint.h>

/* Zeroed memory is an unlocked lock. 0 free, 1 taken, 2 taken and somebody waits. */
struct lock {
	_Atomic uint32_t word;
};

/* Takes LOCK within TIMEOUT_NS. False when it did not become free. Not recursive. */
bool lock_take(struct lock *lock, uint64_t timeout_ns);

/* Gives LOCK back and wakes who waits. */
void lock_give(struct lock *lock);

/* Makes LOCK free whoever held it: in the child after fork, where its holder does not exist. */
void lock_reset(struct lock *lock);

#endif
