/* SPDX-License-Identifier: MIT
 *
 * interpose_once.c - waiting until another thread has made something once.
 *
 * Nearly always it has been made, or is made by the caller itself, whose calls count by themselves.
 * Only while another thread is at it these calls wait. That shows in the control word, whose lowest
 * bit glibc sets meanwhile; it is read without a lock, so a wait that begins just then is missed
 * here and found as one that no hook saw.
 */

#include "core/hooks/export.h"
#include "core/hooks/next.h"
#include "core/state/blocking.h"
#include "core/state/call.h"

enum {
	IN_PROGRESS = 1
};

static bool is_in_progress(const void *once)
{
	return *(const volatile int *)once & IN_PROGRESS;
}

#define DEFINE_ONCE(name, type)                                                                    \
	EXPORT int name(type *once, void (*routine)(void))                                         \
	{                                                                                          \
		struct loop_thread *self = loop_thread_self;                                       \
		uint64_t seq = 0;                                                                  \
		int result;                                                                        \
                                                                                                   \
		if (__builtin_expect(!self, 1) || !is_in_progress(once))                           \
			return NEXT(name)(once, routine);                                          \
		seq = blocking_enter(self, CALL_ID_##name, -1, once, 0);                           \
		result = NEXT(name)(once, routine);                                                \
		blocking_end(seq);                                                                 \
		return result;                                                                     \
	}

DEFINE_ONCE(pthread_once, pthread_once_t)
#if defined(__x86_64__)
DEFINE_ONCE(__pthread_once, pthread_once_t)
#endif

EXPORT void call_once(once_flag *once, void (*routine)(void))
{
	struct loop_thread *self = loop_thread_self;
	uint64_t seq = 0;

	if (self && is_in_progress(once))
		seq = blocking_enter(self, CALL_ID_call_once, -1, once, 0);
	NEXT(call_once)(once, routine);
	blocking_end(seq);
}
