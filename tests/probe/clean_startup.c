/* SPDX-License-Identifier: MIT
 *
 * clean_startup.c - slow start-up before the first wait is no stall.
 */
#include "victim.h"

static void turn(int number)
{
	(void)number;
}

int main(void)
{
	struct pollfd fd = { .fd = event_new(), .events = POLLIN };

	/* a helper that waits once with poll, then slow work */
	MUST(poll(&fd, 1, 10) == 0);
	sleep_ms(300);
	run_epoll(6, turn);
	return 0;
}

/*
 * EXPECT none
 * EXPECT loops=1
 * EXPECT exit=0
 */
