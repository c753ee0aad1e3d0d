/* SPDX-License-Identifier: MIT
 *
 * chrooted.c - a service that goes to an empty root before its first stall.
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

int main(int argc, char **argv)
{
	MUST(argc == 2 && chroot(argv[1]) == 0 && chdir("/") == 0);
	run_epoll(6, turn);
	return 0;
}
