/* SPDX-License-Identifier: MIT
 *
 * interpose.c - one wrapper per row of calls.def.
 *
 * A thread that is no loop passes through after one test of a thread-local pointer. A loop's call
 * is announced, made, and taken back; its result and errno are untouched. The wrapper's own frame
 * holds the registers for the unwinder, so it must exist: no tail call once the call is announced.
 *
 * A lock that is free is taken by its try function and leaves no trace; only contention is worth a
 * look. EOWNERDEAD means taken, too.
 *
 * Names of the wrappers' own variables end in an underscore: parameters have the plain ones.
 */
#include <errno.h>

#include "core/hooks/export.h"
#include "core/hooks/next.h"
#include "core/hooks/stream.h"
#include "core/state/blocking.h"
#include "core/state/call.h"
#include "core/state/parking.h"

/* The holder as glibc keeps it in the lock; read without the lock, so only a hint. */
#if defined(__GLIBC__)
#define LOCK_MUTEX_OWNER(mutex)   ((mutex)->__data.__owner)
#define LOCK_RWLOCK_OWNER(rwlock) ((int)(rwlock)->__data.__cur_writer)
#else
#define LOCK_MUTEX_OWNER(mutex)   ((void)(mutex), 0)
#define LOCK_RWLOCK_OWNER(rwlock) ((void)(rwlock), 0)
#endif

/* Some parameters are declared never to be NULL; a hook must not trust that. */
#if !defined(__clang__)
#pragma GCC diagnostic ignored "-Wnonnull-compare"
#endif
#pragma GCC diagnostic ignored "-Wdeprecated-declarations"

/* A wait for another thread by which one of several that serve a loop waits for its turn. */
#define PARK(kind, self, call)                                                                     \
	if (CALL_##kind == CALL_SYNC && parking(self, CALL_FRAME)) {                               \
		parking_begin(self, CALL_FRAME);                                                   \
		call;                                                                              \
		parking_end();                                                                     \
		return result_;                                                                    \
	}
/* The same when that showed only meanwhile. */
#define PARKED(kind)                                                                               \
	if (CALL_##kind == CALL_SYNC && loop_thread_self && parking(loop_thread_self, CALL_FRAME)) \
	parking_end()

#define CALL(name, type, kind, fd, object, params, args)                                           \
	EXPORT type name params                                                                    \
	{                                                                                          \
		struct loop_thread *self_ = loop_thread_self;                                      \
		uint64_t seq_;                                                                     \
		type result_;                                                                      \
                                                                                                   \
		if (__builtin_expect(!self_, 1))                                                   \
			return NEXT(name) args;                                                    \
		PARK(kind, self_, result_ = NEXT(name) args);                                      \
		seq_ = blocking_enter(self_, CALL_ID_##name, fd, object, 0);                       \
		result_ = NEXT(name) args;                                                         \
		blocking_end(seq_);                                                                \
		PARKED(kind);                                                                      \
		return result_;                                                                    \
	}

#define LOCK(name, type, try, owner, params, args)                                                 \
	EXPORT type name params                                                                    \
	{                                                                                          \
		struct loop_thread *self_ = loop_thread_self;                                      \
		uint64_t seq_;                                                                     \
		type result_;                                                                      \
                                                                                                   \
		if (__builtin_expect(!self_, 1))                                                   \
			return NEXT(name) args;                                                    \
		result_ = NEXT(try)(lock);                                                         \
		if (result_ == 0 || result_ == EOWNERDEAD)                                         \
			return result_;                                                            \
		seq_ = blocking_enter(self_, CALL_ID_##name, -1, lock, owner);                     \
		result_ = NEXT(name) args;                                                         \
		blocking_end(seq_);                                                                \
		return result_;                                                                    \
	}

#include "core/state/calls.def"
