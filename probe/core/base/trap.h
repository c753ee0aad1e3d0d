/* SPDX-License-Identifier: MIT
 *
 * trap.h - the processor's instruction for a system call.
 *
 * For gate.c alone, which decides whether a call may be made at all: everybody else asks sys.h. One
 * sequence per processor; a new one is taught here and nowhere else.
 */
#ifndef CORE_BASE_TRAP_H
#define CORE_BASE_TRAP_H

/* System call NR with up to six arguments. The kernel's return value: negative errno on failure. */
static inline long trap(long nr, long a, long b, long c, long d, long e, long f)
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
#error "trap.h: teach me this processor's system call"
#endif
}

#endif
