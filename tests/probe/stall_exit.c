/* SPDX-License-Identifier: MIT
 *
 * stall_exit.c - the last turn is long and ends the process by _exit, which runs no destructor.
 */
#include "victim.h"

static NOINLINE void do_sleep(void)
{
	sleep_ms(300);
	STAY();
}

static void turn(int number)
{
	if (number == 3) {
		do_sleep();
		_exit(4);
	}
	STAY();
}

int main(void)
{
	run_epoll(6, turn);
	return 0;
}

/*
 * EXPECT stall cause=blocked_call call=nanosleep min=300ms max=330ms frame=do_sleep
 * EXPECT exit=4
 */
