/* SPDX-License-Identifier: MIT
 *
 * lock.h - what the rows of locks say of their arguments (LOCK in calls.def).
 *
 * The holder is read as glibc keeps it in the lock, without the lock: only a hint. Some functions
 * refuse a clock or a time before they look at the lock; for those nothing may be tried first, or a
 * call that fails would succeed.
 */
#ifndef CORE_HOOKS_LOCK_H
#define CORE_HOOKS_LOCK_H

#include <pthread.h>
#include <stdbool.h>
#include <time.h>

#if defined(__GLIBC__)
#define LOCK_MUTEX_OWNER(mutex)   ((mutex)->__data.__owner)
#define LOCK_RWLOCK_OWNER(rwlock) ((int)(rwlock)->__data.__cur_writer)
#else
#define LOCK_MUTEX_OWNER(mutex)   ((void)(mutex), 0)
#define LOCK_RWLOCK_OWNER(rwlock) ((void)(rwlock), 0)
#endif

/* Can locks be waited for by CLOCK? */
static inline bool is_lock_clock(clockid_t clock)
{
	return clock == CLOCK_REALTIME || clock == CLOCK_MONOTONIC;
}

/* Is UNTIL a time, or none? Read as the function itself will read it. */
static inline bool is_lock_time(const struct timespec *until)
{
	return !until || (until->tv_nsec >= 0 && until->tv_nsec < 1000000000);
}

#endif
