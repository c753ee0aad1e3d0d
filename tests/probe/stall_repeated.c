/* SPDX-License-Identifier: MIT
 *
 * stall_repeated.c - the same stall three times is one entry with a count.
 */
#include "victim.h"

static NOINLINE void do_sleep(void)
{
	sleep_ms(200);
	STAY();
}

static void turn(int number)
{
	if (number >= 2 && number <= 4)
		do_sleep();
	STAY();
}

int main(void)
{
	run_epoll(6, turn);
	return 0;
}

/*
 * EXPECT stall cause=blocked_call call=nanosleep count=3 min=200ms max=230ms total=600ms
 * frame=do_sleep EXPECT exit=0
 */
