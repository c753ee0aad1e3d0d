/* SPDX-License-Identifier: MIT
 *
 * sys.c - the kernel, asked directly (sys.h says why).
 *
 * The two functions with an idea in them:
 *   sys_peek reads our own memory through process_vm_readv, as the calling thread's: a main thread
 *   that has ended has none. Another thread's stack may be unmapped
 *   while we look; the kernel then reports a short copy where a load would crash the program. The
 *   request is cut at page borders because the kernel only promises partial success between pieces.
 *   sys_move_high keeps our descriptors away from the numbers that programs hand out, count up to,
 *   or close in a row. But a high number makes the kernel's table of descriptors as large as
 * itself, and select looks at as many bits of a set as the program says or the table has, whatever
 * is less. Programs say getdtablesize(), which may be a million, with sets of FD_SETSIZE bits. So
 *   ours are the last numbers below FD_SETSIZE, or below the limit where that is less. A program
 *   that gets there does not run out of numbers sooner than it would run out of bits.
 */
#include "core/base/sys.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/futex.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/uio.h>

enum {
	PAGE = 4096,
	PEEK_PIECES = 64 * 1024 / PAGE + 1,
	TABLE = 1024,     /* numbers from here on are not taken (sys_move_high) */
	ROOM = 32,        /* ours are at most that far below the end */
	SMALL = 2 * ROOM, /* a limit on descriptors that leaves no such room */
};

uint64_t sys_clock(clockid_t id)
{
	struct timespec ts = { 0, 0 };

	if (sys_call2(SYS_clock_gettime, id, &ts) < 0)
		return 0;
	return (uint64_t)ts.tv_sec * NS_PER_S + (uint64_t)ts.tv_nsec;
}

uint64_t sys_thread_cpu(pid_t tid)
{
	/* The kernel's encoding of "scheduler clock of thread tid". */
	return sys_clock((clockid_t)((~(unsigned)tid << 3) | 6u));
}

pid_t sys_pid(void)
{
	return gate_pid();
}

pid_t sys_tid(void)
{
	return gate_tid();
}

int sys_open(int dirfd, const char *path, int flags, mode_t mode)
{
	return (int)sys_call4(SYS_openat, dirfd, path, flags | O_CLOEXEC, mode);
}

void sys_close(int fd)
{
	if (fd >= 0)
		sys_call1(SYS_close, fd);
}

long sys_read_file(const char *path, char *buf, size_t size)
{
	int fd = sys_open(AT_FDCWD, path, O_RDONLY, 0);
	size_t have = 0;
	long got = 0;

	buf[0] = '\0';
	if (fd < 0)
		return fd;
	while (have + 1 < size) {
		got = sys_call3(SYS_read, fd, buf + have, size - 1 - have);
		if (got <= 0)
			break;
		have += (size_t)got;
	}
	sys_close(fd);
	buf[have] = '\0';
	return got < 0 ? got : (long)have;
}

long sys_readlink(const char *path, char *buf, size_t size)
{
	long length = sys_call4(SYS_readlinkat, AT_FDCWD, path, buf, size - 1);

	buf[length > 0 ? length : 0] = '\0';
	return length;
}

size_t sys_peek(void *to, uintptr_t from, size_t size)
{
	struct iovec pieces[PEEK_PIECES];
	struct iovec whole = { .iov_base = to, .iov_len = size };
	unsigned count = 0;
	size_t done = 0;
	long got;

	while (done < size && count < PEEK_PIECES) {
		size_t room = PAGE - (from + done) % PAGE;

		if (room > size - done)
			room = size - done;
		pieces[count].iov_base = (void *)(from + done);
		pieces[count++].iov_len = room;
		done += room;
	}
	got = sys_call6(SYS_process_vm_readv, sys_tid(), (long)&whole, 1, (long)pieces, count, 0);
	return got > 0 ? (size_t)got : 0;
}

bool sys_poke(uintptr_t to, const void *from, size_t size)
{
	struct iovec source = { .iov_base = (void *)(uintptr_t)from, .iov_len = size };
	struct iovec target = { .iov_base = (void *)to, .iov_len = size };
	long put = sys_call6(SYS_process_vm_writev, sys_tid(), (long)&source, 1, (long)&target, 1,
	                     0);

	if (put >= 0 || put == -EFAULT)
		return put == (long)size;
	memcpy((void *)to, from, size); /* the kernel does not do that for us */
	return true;
}

int sys_write_all(int fd, const void *buf, size_t size)
{
	const char *from = buf;

	while (size > 0) {
		long put = sys_call3(SYS_write, fd, from, size);

		if (put == -EINTR)
			continue;
		if (put <= 0)
			return put < 0 ? (int)put : -EIO;
		from += put;
		size -= (size_t)put;
	}
	return 0;
}

int sys_high_fd(void)
{
	struct rlimit limit = { 0, 0 };
	unsigned long end;

	sys_call4(SYS_prlimit64, 0, RLIMIT_NOFILE, 0, &limit);
	end = limit.rlim_cur < TABLE ? limit.rlim_cur : TABLE;
	return (int)(end >= SMALL ? end - ROOM : end / 2);
}

int sys_move_high(int fd)
{
	int start = sys_high_fd();
	long high;

	if (fd < 0)
		return fd;
	high = sys_call3(SYS_fcntl, fd, F_DUPFD_CLOEXEC, start);
	if (high >= TABLE) {
		sys_close((int)high);
		high = sys_call3(SYS_fcntl, fd, F_DUPFD_CLOEXEC, start / 2);
	}
	if (high < 0)
		return fd;
	sys_close(fd);
	return (int)high;
}

void sys_futex_wait(_Atomic uint32_t *word, uint32_t expected, uint64_t timeout_ns)
{
	struct timespec ts = { (time_t)(timeout_ns / NS_PER_S), (long)(timeout_ns % NS_PER_S) };

	sys_call4(SYS_futex, word, FUTEX_WAIT_PRIVATE, expected, &ts);
}

void sys_futex_wake(_Atomic uint32_t *word)
{
	sys_call3(SYS_futex, word, FUTEX_WAKE_PRIVATE, 0x7fffffff);
}
