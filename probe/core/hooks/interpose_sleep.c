/* SPDX-License-Identifier: MIT
 *
 * interpose_sleep.c - the sleeping calls, which no signal of ours may cut short.
 *
 * The kernel ends a sleep with EINTR for any handled signal. A thread is only signalled while it
 * computes, but it may go to sleep between the decision and the delivery. The sample counts the
 * signals of ours that a thread has handled: if the count moved, the sleep goes on for its rest.
 */
#include <errno.h>

#include "core/base/sys.h"
#include "core/hooks/export.h"
#include "core/hooks/next.h"
#include "core/state/blocking.h"
#include "core/state/call.h"

/* Signals of ours that the calling loop thread has handled so far. */
static uint64_t generation(void)
{
	return atomic_load(&loop_thread_self->sample.generation);
}

/* clock_nanosleep's result convention: 0 or an error number. Sleeps through our own signals. TIME
 * and REST are the program's, and only the kernel may find out whether they can be used. */
static int sleep_through(clockid_t clock, int flags, const struct timespec *time,
                         struct timespec *rest)
{
	struct timespec left = { 0, 0 };
	struct timespec want;
	int result;

	for (;;) {
		uint64_t before = generation();

		result = NEXT(clock_nanosleep)(clock, flags, time, &left);
		if (result != EINTR || generation() == before)
			break;
		if (!(flags & TIMER_ABSTIME)) {
			want = left;
			time = &want;
		}
	}
	if (result == EINTR && rest && !(flags & TIMER_ABSTIME) &&
	    !sys_poke((uintptr_t)rest, &left, sizeof(left)))
		return EFAULT;
	return result;
}

EXPORT int clock_nanosleep(clockid_t clock, int flags, const struct timespec *time,
                           struct timespec *rest)
{
	struct loop_thread *self = loop_thread_self;
	uint64_t seq;
	int result;

	if (__builtin_expect(!self, 1) || !time)
		return NEXT(clock_nanosleep)(clock, flags, time, rest);
	seq = blocking_enter(self, CALL_ID_clock_nanosleep, -1, NULL, 0);
	result = sleep_through(clock, flags, time, rest);
	blocking_end(seq);
	return result;
}

/* nanosleep's result convention. */
static int set_errno(int error)
{
	if (error == 0)
		return 0;
	errno = error;
	return -1;
}

#define DEFINE_NANOSLEEP(name)                                                                     \
	EXPORT int name(const struct timespec *time, struct timespec *rest)                        \
	{                                                                                          \
		struct loop_thread *self = loop_thread_self;                                       \
		uint64_t seq;                                                                      \
		int result;                                                                        \
                                                                                                   \
		if (__builtin_expect(!self, 1) || !time)                                           \
			return NEXT(name)(time, rest);                                             \
		seq = blocking_enter(self, CALL_ID_##name, -1, NULL, 0);                           \
		result = set_errno(sleep_through(CLOCK_REALTIME, 0, time, rest));                  \
		blocking_end(seq);                                                                 \
		return result;                                                                     \
	}

DEFINE_NANOSLEEP(nanosleep)
DEFINE_NANOSLEEP(__nanosleep)

EXPORT int thrd_sleep(const struct timespec *time, struct timespec *rest)
{
	struct loop_thread *self = loop_thread_self;
	uint64_t seq;
	int result;

	if (__builtin_expect(!self, 1) || !time)
		return NEXT(thrd_sleep)(time, rest);
	seq = blocking_enter(self, CALL_ID_thrd_sleep, -1, NULL, 0);
	result = sleep_through(CLOCK_REALTIME, 0, time, rest);
	blocking_end(seq);
	if (result == 0)
		return 0;
	return result == EINTR ? -1 : -2;
}

EXPORT int usleep(useconds_t us)
{
	struct loop_thread *self = loop_thread_self;
	struct timespec time = { us / 1000000, (long)(us % 1000000) * 1000 };
	uint64_t seq;
	int result;

	if (__builtin_expect(!self, 1))
		return NEXT(usleep)(us);
	seq = blocking_enter(self, CALL_ID_usleep, -1, NULL, 0);
	result = set_errno(sleep_through(CLOCK_REALTIME, 0, &time, NULL));
	blocking_end(seq);
	return result;
}

EXPORT unsigned sleep(unsigned seconds)
{
	struct loop_thread *self = loop_thread_self;
	struct timespec time = { (time_t)seconds, 0 };
	struct timespec rest = { 0, 0 };
	int saved = errno;
	uint64_t seq;
	int result;

	if (__builtin_expect(!self, 1))
		return NEXT(sleep)(seconds);
	seq = blocking_enter(self, CALL_ID_sleep, -1, NULL, 0);
	result = sleep_through(CLOCK_REALTIME, 0, &time, &rest);
	blocking_end(seq);
	if (result == 0) {
		errno = saved;
		return 0;
	}
	errno = result;
	return (unsigned)rest.tv_sec;
}
