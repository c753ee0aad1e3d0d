/* SPDX-License-Identifier: MIT
 *
 * stall_select_loop.c - a callback of a select loop sleeps, in a thread that is not the first.
 */
#include "victim.h"

static NOINLINE void do_sleep(void)
{
	sleep_ms(300);
	STAY();
}

static void turn(int number)
{
	if (number == 5)
		do_sleep();
	STAY();
}

static void *work(void *data)
{
	run_select(8, turn);
	return data;
}

int main(void)
{
	MUST(pthread_join(start(work, NULL), NULL) == 0);
	return 0;
}

/*
 * EXPECT stall cause=blocked_call call=nanosleep min=300ms max=330ms frame=do_sleep kind=select
 * EXPECT exit=0
 */
