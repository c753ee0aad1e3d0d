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
#include "core/hooks/lock.h"
#include "core/hooks/next.h"
#include "core/hooks/stream.h"
#include "core/state/blocking.h"
#include "core/state/call.h"
#include "core/state/parking.h"

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

/* The wrapper of row NAME. Headers may have the name stand for another function (fscanf is that of
 * C99), so here it has a name of its own, and the right one only for the linker. */
#define WRAPPER(name, type, params)                                                                \
	EXPORT type hook_##name params __asm__(#name);                                             \
	EXPORT type hook_##name params

#define CALL(name, type, kind, fd, object, params, args)                                           \
	WRAPPER(name, type, params)                                                                \
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

#define VOID(name, kind, fd, object, params, args)                                                 \
	WRAPPER(name, void, params)                                                                \
	{                                                                                          \
		struct loop_thread *self_ = loop_thread_self;                                      \
		uint64_t seq_;                                                                     \
                                                                                                   \
		if (__builtin_expect(!self_, 1)) {                                                 \
			NEXT(name) args;                                                           \
			return;                                                                    \
		}                                                                                  \
		seq_ = blocking_enter(self_, CALL_ID_##name, fd, object, 0);                       \
		NEXT(name) args;                                                                   \
		blocking_end(seq_);                                                                \
	}

/* Variable arguments cannot be passed on but as a list. RESULT and RETURN are empty for void. */
#define FORMAT_(name, type, result, return_, fd, through, last, params, args)                      \
	WRAPPER(name, type, params)                                                                \
	{                                                                                          \
		struct loop_thread *self_ = loop_thread_self;                                      \
		uint64_t seq_ = 0;                                                                 \
		va_list list;                                                                      \
                                                                                                   \
		va_start(list, last);                                                              \
		if (__builtin_expect(self_ != NULL, 0))                                            \
			seq_ = blocking_enter(self_, CALL_ID_##name, fd, NULL, 0);                 \
		result NEXT(through) args;                                                         \
		blocking_end(seq_);                                                                \
		va_end(list);                                                                      \
		return_                                                                            \
	}
#define FORMAT_int(name, ...)  FORMAT_(name, int, int result_ =, return result_;, __VA_ARGS__)
#define FORMAT_void(name, ...) FORMAT_(name, void, , , __VA_ARGS__)
#define FORMAT(name, type, kind, fd, through, last, params, args)                                  \
	FORMAT_##type(name, fd, through, last, params, args)

#define LOCK(name, type, try, ready, owner, params, args)                                          \
	WRAPPER(name, type, params)                                                                \
	{                                                                                          \
		struct loop_thread *self_ = loop_thread_self;                                      \
		uint64_t seq_;                                                                     \
		type result_;                                                                      \
                                                                                                   \
		if (__builtin_expect(!self_, 1) || !(ready))                                       \
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

/* Older functions get their names from the linker, each with its version. */
#define OLDER(row, name, version) __asm__(".symver " #row ", " #name "@" #version ", remove");

#include "core/state/calls.def"
