/* SPDX-License-Identifier: MIT
 *
 * close_all.c - a daemon closes every descriptor it does not know, and everything still works.
 */
#include "victim.h"

#include <sys/resource.h>

static NOINLINE void do_sleep(void)
{
	sleep_ms(300);
	STAY();
}

static int found;

static void turn(int number)
{
	struct rlimit limit;

	if (number == 1) {
		MUST(getrlimit(RLIMIT_NOFILE, &limit) == 0);
		for (int fd = 60; fd < (int)limit.rlim_cur && fd < 100000; fd++)
			found += close(fd) == 0;
		MUST(close_range(60, ~0u, 0) == 0);
		closefrom(60);
		MUST(found == 0);
		MUST(dup2(0, 700) == 700 || errno == EBADF);
	}
	if (number == 3)
		do_sleep();
	STAY();
}

int main(void)
{
	MUST(chdir("/") == 0);
	clearenv();
	run_epoll(6, turn);
	return 0;
}

/*
 * EXPECT stall cause=blocked_call call=nanosleep min=300ms max=330ms frame=do_sleep
 * EXPECT exit=0
 */
