/* SPDX-License-Identifier: MIT
 *
 * interpose_varargs.c - calls whose arguments the table cannot spell: open, fcntl, ioctl, sem_open.
 *
 * The optional argument is fetched only when the call has one, as the C library does.
 *
 * What differs from the generated wrappers is only how the arguments are fetched; they pass
 * through the same blocking_enter and blocking_end.
 */
#include <errno.h>

#include "core/base/fds.h"
#include "core/base/sys.h"
#include "core/hooks/export.h"
#include "core/hooks/next.h"
#include "core/state/blocking.h"
#include "core/state/call.h"

static mode_t optional_mode(int flags, va_list *arguments)
{
	if ((flags & O_CREAT) || (flags & O_TMPFILE) == O_TMPFILE)
		return va_arg(*arguments, mode_t);
	return 0;
}

#define DEFINE_OPEN(name)                                                                          \
	EXPORT int name(const char *path, int flags, ...)                                          \
	{                                                                                          \
		struct loop_thread *self = loop_thread_self;                                       \
		va_list arguments;                                                                 \
		uint64_t seq;                                                                      \
		mode_t mode;                                                                       \
		int result;                                                                        \
                                                                                                   \
		va_start(arguments, flags);                                                        \
		mode = optional_mode(flags, &arguments);                                           \
		va_end(arguments);                                                                 \
		if (__builtin_expect(!self, 1))                                                    \
			return NEXT(name)(path, flags, mode);                                      \
		seq = blocking_enter(self, CALL_ID_##name, -1, path, 0);                           \
		result = NEXT(name)(path, flags, mode);                                            \
		blocking_end(seq);                                                                 \
		return result;                                                                     \
	}

DEFINE_OPEN(open)
DEFINE_OPEN(open64)
DEFINE_OPEN(__open)
DEFINE_OPEN(__open64)

#define DEFINE_OPENAT(name)                                                                        \
	EXPORT int name(int at, const char *path, int flags, ...)                                  \
	{                                                                                          \
		struct loop_thread *self = loop_thread_self;                                       \
		va_list arguments;                                                                 \
		uint64_t seq;                                                                      \
		mode_t mode;                                                                       \
		int result;                                                                        \
                                                                                                   \
		va_start(arguments, flags);                                                        \
		mode = optional_mode(flags, &arguments);                                           \
		va_end(arguments);                                                                 \
		if (__builtin_expect(!self, 1))                                                    \
			return NEXT(name)(at, path, flags, mode);                                  \
		seq = blocking_enter(self, CALL_ID_##name, -1, path, 0);                           \
		result = NEXT(name)(at, path, flags, mode);                                        \
		blocking_end(seq);                                                                 \
		return result;                                                                     \
	}

DEFINE_OPENAT(openat)
DEFINE_OPENAT(openat64)

/* Only waiting for a file lock can take time. */
static bool waits_for_lock(int command)
{
	return command == F_SETLKW || command == F_OFD_SETLKW;
}

#define DEFINE_FCNTL(name)                                                                         \
	EXPORT int name(int fd, int command, ...)                                                  \
	{                                                                                          \
		struct loop_thread *self = loop_thread_self;                                       \
		va_list arguments;                                                                 \
		void *argument;                                                                    \
		uint64_t seq;                                                                      \
		int result;                                                                        \
                                                                                                   \
		va_start(arguments, command);                                                      \
		argument = va_arg(arguments, void *);                                              \
		va_end(arguments);                                                                 \
		if (__builtin_expect(fds_is_own(fd), 0)) {                                         \
			errno = EBADF;                                                             \
			return -1;                                                                 \
		}                                                                                  \
		if (__builtin_expect(!self, 1) || !waits_for_lock(command))                        \
			return NEXT(name)(fd, command, argument);                                  \
		seq = blocking_enter(self, CALL_ID_##name, fd, NULL, 0);                           \
		result = NEXT(name)(fd, command, argument);                                        \
		blocking_end(seq);                                                                 \
		return result;                                                                     \
	}

DEFINE_FCNTL(fcntl)
DEFINE_FCNTL(__fcntl)
DEFINE_FCNTL(fcntl64)

EXPORT int ioctl(int fd, unsigned long request, ...)
{
	struct loop_thread *self = loop_thread_self;
	va_list arguments;
	void *argument;
	uint64_t seq;
	int result;

	va_start(arguments, request);
	argument = va_arg(arguments, void *);
	va_end(arguments);
	if (__builtin_expect(!self, 1))
		return NEXT(ioctl)(fd, request, argument);
	seq = blocking_enter(self, CALL_ID_ioctl, fd, NULL, 0);
	result = NEXT(ioctl)(fd, request, argument);
	blocking_end(seq);
	return result;
}

/* A name in memory that processes share. A new one has a mode and another argument. */
#define DEFINE_NAMED(name, type, second)                                                           \
	EXPORT type name(const char *path, int flags, ...)                                         \
	{                                                                                          \
		struct loop_thread *self = loop_thread_self;                                       \
		va_list arguments;                                                                 \
		mode_t mode = 0;                                                                   \
		second extra = 0;                                                                  \
		uint64_t seq;                                                                      \
		type result;                                                                       \
                                                                                                   \
		va_start(arguments, flags);                                                        \
		if (flags & O_CREAT) {                                                             \
			mode = va_arg(arguments, mode_t);                                          \
			extra = va_arg(arguments, second);                                         \
		}                                                                                  \
		va_end(arguments);                                                                 \
		if (__builtin_expect(!self, 1))                                                    \
			return NEXT(name)(path, flags, mode, extra);                               \
		seq = blocking_enter(self, CALL_ID_##name, -1, path, 0);                           \
		result = NEXT(name)(path, flags, mode, extra);                                     \
		blocking_end(seq);                                                                 \
		return result;                                                                     \
	}

DEFINE_NAMED(sem_open, sem_t *, unsigned)
DEFINE_NAMED(mq_open, mqd_t, struct mq_attr *)
