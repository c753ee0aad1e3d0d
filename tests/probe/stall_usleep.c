/* SPDX-License-Identifier: MIT
 *
 * stall_usleep.c - usleep in a poll loop.
 */
#include "victim.h"

static NOINLINE void do_sleep(void)
{
	MUST(usleep(300000) == 0);
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
	run_poll(6, turn);
	return 0;
}

/*
 * EXPECT stall cause=blocked_call call=usleep min=300ms max=330ms top=usleep frame=do_sleep
 * kind=poll EXPECT exit=0
 */
