/* SPDX-License-Identifier: MIT
 *
 * stall_unhooked.c - a callback sleeps by a system call of its own that no hook sees.
 */
#include "victim.h"

static NOINLINE void do_raw(void)
{
	struct timespec time = { 0, 300000000 };
	long result;

#if defined(__x86_64__)
	__asm__ volatile("syscall"
	                 : "=a"(result)
	                 : "a"(35L), "D"(&time), "S"(0L)
	                 : "rcx", "r11", "memory");
#else
	register long x8 __asm__("x8") = 101;
	register long x0 __asm__("x0") = (long)&time;
	register long x1 __asm__("x1") = 0;

	__asm__ volatile("svc 0" : "+r"(x0) : "r"(x8), "r"(x1) : "memory");
	result = x0;
#endif
	MUST(result == 0);
	STAY();
}

static void turn(int number)
{
	if (number == 3)
		do_raw();
	STAY();
}

int main(void)
{
	run_epoll(6, turn);
	return 0;
}

/*
 * EXPECT stall cause=blocked_call call=nanosleep min=300ms max=330ms frame=do_raw
 * EXPECT exit=0
 */
