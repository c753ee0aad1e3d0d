/* SPDX-License-Identifier: MIT
 *
 * interpose_fd.c - the program closes descriptors; ours stay.
 *
 * For the program our descriptors do not exist: closing or examining one is EBADF, closing a range
 * goes around them, and when it wants one of our numbers for itself ours moves out of the way.
 * Closing its epoll descriptor is how a loop ends.
 */
#include <errno.h>
#include <limits.h>

#include "core/base/fds.h"
#include "core/base/sys.h"
#include "core/hooks/export.h"
#include "core/hooks/next.h"
#include "core/state/blocking.h"
#include "core/state/call.h"
#include "core/state/recognise.h"

#define DEFINE_CLOSE(name)                                                                         \
	EXPORT int name(int fd)                                                                    \
	{                                                                                          \
		struct loop_thread *self = loop_thread_self;                                       \
		uint64_t seq;                                                                      \
		int result;                                                                        \
                                                                                                   \
		if (__builtin_expect(fds_is_own(fd), 0)) {                                         \
			errno = EBADF;                                                             \
			return -1;                                                                 \
		}                                                                                  \
		recognise_closed(fd);                                                              \
		if (__builtin_expect(!self, 1))                                                    \
			return NEXT(name)(fd);                                                     \
		self = loop_thread_self;                                                           \
		seq = self ? blocking_enter(self, CALL_ID_##name, fd, NULL, 0) : 0;                \
		result = NEXT(name)(fd);                                                           \
		blocking_end(seq);                                                                 \
		return result;                                                                     \
	}

DEFINE_CLOSE(close)
DEFINE_CLOSE(__close)

/* A program that looks which descriptors are open does not see ours. */
#define DEFINE_STAT(name, params, args)                                                            \
	EXPORT int name params                                                                     \
	{                                                                                          \
		struct loop_thread *self = loop_thread_self;                                       \
		uint64_t seq;                                                                      \
		int result;                                                                        \
                                                                                                   \
		if (__builtin_expect(fds_is_own(fd), 0)) {                                         \
			errno = EBADF;                                                             \
			return -1;                                                                 \
		}                                                                                  \
		seq = self ? blocking_enter(self, CALL_ID_##name, fd, NULL, 0) : 0;                \
		result = NEXT(name) args;                                                          \
		blocking_end(seq);                                                                 \
		return result;                                                                     \
	}

DEFINE_STAT(fstat, (int fd, struct stat *st), (fd, st))
DEFINE_STAT(fstat64, (int fd, struct stat64 *st), (fd, st))
DEFINE_STAT(__fxstat, (int version, int fd, struct stat *st), (version, fd, st))
DEFINE_STAT(__fxstat64, (int version, int fd, struct stat64 *st), (version, fd, st))

/* Calls the real close_range for the stretches of FIRST to LAST that hold nothing of ours. */
static int close_around(unsigned first, unsigned last, int flags)
{
	while (first <= last) {
		int own = first > INT_MAX ? -1 : fds_next_own((int)first);
		unsigned end = own < 0 || (unsigned)own > last ? last : (unsigned)own - 1;

		if ((own < 0 || (unsigned)own != first) && NEXT(close_range)(first, end, flags) < 0)
			return -1;
		if (own < 0 || (unsigned)own >= last)
			return 0;
		first = (unsigned)own + 1;
	}
	return 0;
}

EXPORT int close_range(unsigned first, unsigned last, int flags)
{
	if (first > last)
		return NEXT(close_range)(first, last, flags);
	return close_around(first, last, flags);
}

EXPORT void closefrom(int first)
{
	close_around(first < 0 ? 0 : (unsigned)first, UINT_MAX, 0);
}

#define DEFINE_DUP2(name)                                                                          \
	EXPORT int name(int from, int to)                                                          \
	{                                                                                          \
		if (__builtin_expect(fds_is_own(to), 0) && from != to)                             \
			fds_evade(to);                                                             \
		return NEXT(name)(from, to);                                                       \
	}

DEFINE_DUP2(dup2)
DEFINE_DUP2(__dup2)

EXPORT int dup3(int from, int to, int flags)
{
	if (__builtin_expect(fds_is_own(to), 0) && from != to)
		fds_evade(to);
	return NEXT(dup3)(from, to, flags);
}
