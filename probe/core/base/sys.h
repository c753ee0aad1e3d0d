/* SPDX-License-Identifier: MIT
 *
 * sys.h - the kernel, asked directly.
 *
 * Why it exists
 *   Inside a victim the C library's functions are the very ones we interpose: our own `read` would
 *   come back to us, `errno` belongs to the program, and `syscall` is a row of the hook table. So
 *   the probe speaks to the kernel itself, through one gate (gate.h). Every function returns a
 * negative errno on failure, leaves the program's errno alone, is safe in signal handlers and in
 * any thread.
 */
#ifndef CORE_BASE_SYS_H
#define CORE_BASE_SYS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/syscall.h>
#include <sys/types.h>
#include <time.h>

#include "core/base/gate.h"

#define NS_PER_S  1000000000ull
#define NS_PER_MS 1000000ull
#define NS_PER_US 1000ull

/* System call NR with up to six arguments, through the gate. The kernel's return value: negative
 * errno on failure, -ENOSYS when the gate is shut. */
#define sys_call6(nr, a, b, c, d, e, f) gate_call(nr, a, b, c, d, e, f)

#define SYS_ARG_(x)            ((long)(x))
#define sys_call0(nr)          sys_call6(nr, 0, 0, 0, 0, 0, 0)
#define sys_call1(nr, a)       sys_call6(nr, SYS_ARG_(a), 0, 0, 0, 0, 0)
#define sys_call2(nr, a, b)    sys_call6(nr, SYS_ARG_(a), SYS_ARG_(b), 0, 0, 0, 0)
#define sys_call3(nr, a, b, c) sys_call6(nr, SYS_ARG_(a), SYS_ARG_(b), SYS_ARG_(c), 0, 0, 0)
#define sys_call4(nr, a, b, c, d)                                                                  \
	sys_call6(nr, SYS_ARG_(a), SYS_ARG_(b), SYS_ARG_(c), SYS_ARG_(d), 0, 0)

/* Nanoseconds of CLOCK_MONOTONIC, through the vDSO. */
static inline uint64_t sys_now(void)
{
	struct timespec ts;

	clock_gettime(CLOCK_MONOTONIC, &ts);
	return (uint64_t)ts.tv_sec * NS_PER_S + (uint64_t)ts.tv_nsec;
}

/* The processor's own counter: an unknown unit, but cheap and monotonic. Two readings of both
 * clocks give its rate. */
static inline uint64_t sys_ticks(void)
{
#if defined(__x86_64__)
	return __builtin_ia32_rdtsc();
#elif defined(__aarch64__)
	uint64_t ticks;

	__asm__ volatile("mrs %0, cntvct_el0" : "=r"(ticks));
	return ticks;
#endif
}

/* Nanoseconds of clock ID; 0 when the clock cannot be read. */
uint64_t sys_clock(clockid_t id);

/* Processor time of thread TID of this process; 0 when it is gone. */
uint64_t sys_thread_cpu(pid_t tid);

/* This process's id, asked freshly (true also in a vfork child), and this thread's. What was known
 * last when the gate is shut. */
pid_t sys_pid(void);
pid_t sys_tid(void);

/* Opens PATH relative to DIRFD; the descriptor or negative errno. */
int sys_open(int dirfd, const char *path, int flags, mode_t mode);

/* Closes FD, never through the interposed close. */
void sys_close(int fd);

/* Reads the file at PATH into BUF as a string. Bytes read (less than SIZE) or negative errno. */
long sys_read_file(const char *path, char *buf, size_t size);

/* Where the symbolic link at PATH points, as a string in BUF. Length or negative errno. */
long sys_readlink(const char *path, char *buf, size_t size);

/* Copies SIZE bytes at FROM of this process to TO, also where memory may have gone. Bytes copied
 * from the start on (whole pages up to the first unreadable one). SIZE is at most 64 KiB. */
size_t sys_peek(void *to, uintptr_t from, size_t size);

/* Copies SIZE bytes at FROM to TO in this process. False when there is no memory to write to. */
bool sys_poke(uintptr_t to, const void *from, size_t size);

/* Writes all SIZE bytes at BUF to FD; 0 or negative errno. */
int sys_write_all(int fd, const void *buf, size_t size);

/* Moves FD to a number no program expects, close-on-exec, and closes the old one. The new number,
 * or FD itself where that is impossible. Negative FD passes through. */
int sys_move_high(int fd);

/* The smallest number sys_move_high gives. */
int sys_high_fd(void);

/* Sleeps until *WORD is not EXPECTED, it is woken, or TIMEOUT_NS has passed. */
void sys_futex_wait(_Atomic uint32_t *word, uint32_t expected, uint64_t timeout_ns);

/* Wakes every thread sleeping on WORD. */
void sys_futex_wake(_Atomic uint32_t *word);

#endif
