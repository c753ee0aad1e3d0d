/* SPDX-License-Identifier: MIT
 *
 * stall_poll_as_sleep.c - poll without descriptors is a sleep, not a nested wait; so is select.
 */
#include "victim.h"

static NOINLINE void do_poll(void)
{
	MUST(poll(NULL, 0, 300) == 0);
	STAY();
}

static NOINLINE void do_select(void)
{
	struct timeval time = { 0, 200000 };

	MUST(select(0, NULL, NULL, NULL, &time) == 0);
	STAY();
}

static void turn(int number)
{
	if (number == 2)
		do_poll();
	if (number == 4)
		do_select();
	STAY();
}

int main(void)
{
	run_epoll(6, turn);
	return 0;
}

/*
 * EXPECT stall cause=blocked_call call=poll min=300ms max=330ms frame=do_poll
 * EXPECT stall cause=blocked_call call=select min=200ms max=230ms frame=do_select
 * EXPECT exit=0
 */
