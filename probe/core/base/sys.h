/* SPDX-License-Identifier: MIT
 *
 * sys.h - the kernel, asked directly.
 *
 * Why it exists
 *   Inside a victim the C library's functions are the very ones we interpose: our own `read` would
 *   come back to us, `errno` belongs to the program, and `syscall` is a row of the hook table. So
 *   the probe speaks to the kernel itself. Every function returns a negative errno on failure,
 *   leaves the program's errno alone, is safe in signal handlers and in any thread.
 */
#ifndef CORE_BASE_SYS_H
#define CORE_BASE_SYS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/syscall.h>
#include <sys/types.h>
#include <time.h>

#define NS_PER_S  1000000000ull
#define NS_PER_MS 1000000ull
#define NS_PER_US 1000ull

/* System call NR with up to six arguments. The kernel's return value: negative errno on failure. */
static inline long sys_call6(long nr, long a, long b, long c, long d, long e, long f)
{
#if defined(__x86_64__)
	register long r10 __asm__("r10") = d;
	register long r8 __asm__("r8") = e;
	register long r9 __asm__("r9") = f;
	long result;

	__asm__ volatile("syscall"
	                 : "=a"(result)
	                 : "a"(nr), "D"(a), "S"(b), "d"(c), "r"(r10), "r"(r8), "r"(r9)
	                 : "rcx", "r11", "memory");
	return result;
#elif defined(__aarch64__)
	register long x8 __asm__("x8") = nr;
	register long x0 __asm__("x0") = a;
	register long x1 __asm__("x1") = b;
	register long x2 __asm__("x2") = c;
	register long x3 __asm__("x3") = d;
	register long x4 __asm__("x4") = e;
	register long x5 __asm__("x5") = f;

	__asm__ volatile("svc 0"
	                 : "+r"(x0)
	                 : "r"(x8), "r"(x1), "r"(x2), "r"(x3), "r"(x4), "r"(x5)
	                 : "memory");
	return x0;
#else
#error "sys.h: teach me this processor's system call"
#endif
}

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

pid_t sys_pid(void); /* this process's id, asked freshly (true also in a vfork child) */
pid_t sys_tid(void); /* this thread's id */

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
