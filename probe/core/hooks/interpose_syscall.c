/* SPDX-License-Identifier: MIT
 *
 * interpose_syscall.c - system calls that a program makes by their numbers.
 *
 * Some are waits of loops (wait_by_number.h), ways into a sandbox (sandboxing.h) or a thread's end.
 * Those that have a function, too, are reported like it, with the same descriptor or path; the rest
 * is a call of syscall. Arguments are passed on as they come: six words, of which the kernel takes
 * what it needs.
 */
#include <linux/futex.h>

#include "core/base/sys.h"
#include "core/hooks/export.h"
#include "core/hooks/next.h"
#include "core/hooks/sandboxing.h"
#include "core/hooks/wait_by_number.h"
#include "core/monitor/last_thread.h"
#include "core/state/blocking.h"
#include "core/state/call.h"
#include "core/state/parking.h"

/* What a report says of a system call. */
struct meaning {
	uint32_t call;
	int fd;
	const void *object;
};

/* Rows of a switch: the function of the same name, whose descriptor or path is argument I. */
#define ON_FD(name)                                                                                \
	case SYS_##name:                                                                           \
		return (struct meaning){ CALL_ID_##name, (int)a[0], NULL };
#define BY_PATH(name, i)                                                                           \
	case SYS_##name:                                                                           \
		return (struct meaning){ CALL_ID_##name, -1, (const void *)a[i] };
#define ALONE(name)                                                                                \
	case SYS_##name:                                                                           \
		return (struct meaning){ CALL_ID_##name, -1, NULL };

static struct meaning meaning_of(long number, const long a[6])
{
	switch (number) {
		ON_FD(read)
		ON_FD(readv)
		ON_FD(pread64)
		ON_FD(preadv)
		ON_FD(preadv2)
		ON_FD(write)
		ON_FD(writev)
		ON_FD(pwrite64)
		ON_FD(pwritev)
		ON_FD(pwritev2)
		ON_FD(recvfrom)
		ON_FD(recvmsg)
		ON_FD(recvmmsg)
		ON_FD(sendto)
		ON_FD(sendmsg)
		ON_FD(sendmmsg)
		ON_FD(accept)
		ON_FD(accept4)
		ON_FD(connect)
		ON_FD(sendfile)
		ON_FD(splice)
		ON_FD(tee)
		ON_FD(vmsplice)
		ON_FD(copy_file_range)
		ON_FD(fsync)
		ON_FD(fdatasync)
		ON_FD(syncfs)
		ON_FD(ftruncate)
		ON_FD(fallocate)
		ON_FD(flock)
		ON_FD(fcntl)
		ON_FD(ioctl)
		ON_FD(io_uring_enter)
		BY_PATH(openat, 1)
		BY_PATH(statx, 1)
		BY_PATH(unlinkat, 1)
		BY_PATH(renameat2, 1)
		BY_PATH(mkdirat, 1)
		ALONE(nanosleep)
		ALONE(clock_nanosleep)
		ALONE(wait4)
		ALONE(waitid)
		ALONE(getrandom)
		BY_PATH(futex, 0)
	default:
		return (struct meaning){ CALL_ID_syscall, -1, NULL };
	}
}

/* Is this a wait for another thread? */
static bool is_futex_wait(long number, const long *a)
{
	int command = (int)a[1] & FUTEX_CMD_MASK;

	return number == SYS_futex && (command == FUTEX_WAIT || command == FUTEX_WAIT_BITSET);
}

/* A loop's call that is none of the special ones. A part of the wrapper, whose registers are kept.
 */
static inline __attribute__((always_inline)) long watched(struct loop_thread *self, long number,
                                                          const long a[6])
{
	struct meaning meaning = meaning_of(number, a);
	uint64_t seq = blocking_enter(self, meaning.call, meaning.fd, meaning.object, 0);
	long result = NEXT(syscall)(number, a[0], a[1], a[2], a[3], a[4], a[5]);

	blocking_end(seq);
	return result;
}

EXPORT long syscall(long number, ...)
{
	struct loop_thread *self = loop_thread_self;
	va_list arguments;
	long a[6];
	long result;

	va_start(arguments, number);
	for (int i = 0; i < 6; i++)
		a[i] = va_arg(arguments, long);
	va_end(arguments);
	if (__builtin_expect(number == SYS_exit, 0))
		last_thread_note_exit();
	if (__builtin_expect(sandboxing_syscall(number, a), 0))
		return sandboxing_call(number, a);
	if (__builtin_expect(is_wait_by_number(number, a), 0))
		return wait_by_number(number, a, CALL_SITE, CALL_FRAME);
	if (__builtin_expect(!self, 1))
		return NEXT(syscall)(number, a[0], a[1], a[2], a[3], a[4], a[5]);
	if (is_futex_wait(number, a) && parking(self, CALL_FRAME)) {
		parking_begin(self, CALL_FRAME);
		result = NEXT(syscall)(number, a[0], a[1], a[2], a[3], a[4], a[5]);
		parking_end();
		return result;
	}
	result = watched(self, number, a);
	if (is_futex_wait(number, a) && loop_thread_self && parking(loop_thread_self, CALL_FRAME))
		parking_end();
	return result;
}
