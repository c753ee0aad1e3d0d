/* SPDX-License-Identifier: MIT
 *
 * stall_nanosleep.c - a callback sleeps.
 */
#include "victim.h"

static NOINLINE void do_sleep(void)
{
	sleep_ms(300);
	STAY();
}

static void turn(int number)
{
	if (number == 3)
		do_sleep();
	STAY();
}

int main(void)
{
	run_epoll(6, turn);
	return 0;
}

/*
 * EXPECT stall cause=blocked_call call=nanosleep min=300ms max=330ms top=nanosleep frame=do_sleep
 * frame=main kind=epoll EXPECT exit=0
 */
