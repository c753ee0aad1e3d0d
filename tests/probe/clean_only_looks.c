/* SPDX-License-Identifier: MIT
 *
 * clean_only_looks.c - a thread that looks at its descriptors now and then without ever waiting
 * there sleeps elsewhere: where it looks is no loop.
 */
#include "victim.h"

int main(void)
{
	struct pollfd fds[2] = { { .fd = event_new(), .events = POLLIN },
		                 { .fd = event_new(), .events = POLLIN } };
	struct timeval none = { 0, 0 };
	struct epoll_event event;
	int loop = epoll_create1(0);

	for (int i = 0; i < 5; i++) {
		MUST(epoll_wait(loop, &event, 1, 0) == 0);
		MUST(poll(fds, 2, 0) == 0);
		MUST(select(0, NULL, NULL, NULL, &none) == 0);
		sleep_ms(250);
	}
	return 0;
}

/*
 * EXPECT none
 * EXPECT loops=0
 * EXPECT exit=0
 */
