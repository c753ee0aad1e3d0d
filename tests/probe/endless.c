/* SPDX-License-Identifier: MIT
 *
 * endless.c - stalls for a long time, for the tests that look at or kill a process in the middle.
 */
#include "victim.h"

static NOINLINE void sleep_long(void)
{
	sleep_ms(30000);
	STAY();
}

static void turn(int number)
{
	if (number == 2) {
		MUST(write(1, "stalling\n", 9) == 9);
		sleep_long();
	}
	STAY();
}

int main(void)
{
	run_epoll(6, turn);
	return 0;
}

/*
 * EXPECT exit=0
 */
