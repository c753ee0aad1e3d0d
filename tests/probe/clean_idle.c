/* SPDX-License-Identifier: MIT
 *
 * clean_idle.c - an idle loop: nothing to report, and hardly a wake-up of the probe.
 */
#include "victim.h"

static void turn(int number)
{
	(void)number;
}

int main(void)
{
	struct epoll_event event;
	int loop;

	run_epoll(3, turn);
	loop = epoll_create1(0);
	for (int i = 0; i < 3; i++)
		MUST(epoll_wait(loop, &event, 1, 300) == 0);
	return 0;
}

/*
 * EXPECT none
 * EXPECT wakeups=8
 * EXPECT exit=0
 */
