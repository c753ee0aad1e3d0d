/* SPDX-License-Identifier: MIT
 *
 * stall_alone.c - a loop asks for what only a process with one thread may have, and gets it; its
 * stalls are watched before and after.
 */
#include <sched.h>

#include "victim.h"

static NOINLINE void do_sleep(void)
{
	sleep_ms(300);
	STAY();
}

static void turn(int number)
{
	if (number == 2 || number == 6)
		do_sleep();
	if (number == 4) {
		MUST(unshare(CLONE_THREAD) == 0);
		MUST(setns(-1, 0) == -1 && errno == EBADF);
		/* which not every machine allows */
		printf("%d\n", unshare(CLONE_NEWUSER) == 0 ? 0 : errno);
	}
	STAY();
}

int main(void)
{
	run_epoll(10, turn);
	return 0;
}

/*
 * EXPECT stall cause=blocked_call call=nanosleep count=2 min=300ms max=330ms frame=do_sleep
 * EXPECT exit=0 loops=1
 */
