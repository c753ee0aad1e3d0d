/* SPDX-License-Identifier: MIT
 *
 * stall_system.c - a callback runs a command.
 */
#include "victim.h"

static NOINLINE void do_system(void)
{
	MUST(system("sleep 0.3") == 0);
	STAY();
}

static void turn(int number)
{
	if (number == 3)
		do_system();
	STAY();
}

int main(void)
{
	run_epoll(6, turn);
	return 0;
}

/*
 * EXPECT stall cause=blocked_call call=system path=sleep min=300ms max=400ms top=system
 * frame=do_system EXPECT exit=0
 */
