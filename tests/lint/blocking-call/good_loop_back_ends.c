/* SPDX-License-Identifier: MIT
 *
 * One loop that sleeps in what the system has: whichever back end the pointer holds, it is the
 * loop's own wait. What else the loop does is on it.
 */
#include <poll.h>
#include <sys/epoll.h>

struct events {
	int (*wait)(struct events *events, int ms);
	struct pollfd polled[4];
	int epoll;
};

static int wait_epoll(struct events *events, int ms)
{
	struct epoll_event ready[4];

	return epoll_wait(events->epoll, ready, 4, ms);
}

static int wait_poll(struct events *events, int ms)
{
	return poll(events->polled, 4, ms);
}

int choose(struct events *events, int old)
{
	if (old)
		events->wait = wait_poll;
	else
		events->wait = wait_epoll;
	return old;
}

static int sleep_until_ready(struct events *events, int ms)
{
	return events->wait(events, ms);
}

int run(struct events *events)
{
	for (;;)
		if (sleep_until_ready(events, 1000) < 0)
			return -1;
}
