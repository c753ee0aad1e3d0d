/* SPDX-License-Identifier: MIT
 *
 * signals.c - what a blocked call must not notice: the probe samples a stall while it lasts.
 */
#include "victim.h"

#include <signal.h>

static int ends[2];

static void *feed(void *data)
{
	sleep_ms(300);
	MUST(write(ends[1], "x", 1) == 1);
	return data;
}

static void turn(int number)
{
	struct timespec rest = { 1, 1 }, time = { 0, 250000000 };
	struct pollfd fd = { .fd = ends[0], .events = POLLIN };
	struct timeval timeout = { 0, 250000 };
	struct epoll_event event;
	uint64_t before = now_ms();
	pthread_t thread;
	fd_set in;
	char byte;
	int other;

	switch (number) {
	case 1:
		MUST(nanosleep(&time, &rest) == 0);
		break;
	case 2:
		MUST(poll(&fd, 1, 250) == 0);
		break;
	case 3:
		FD_ZERO(&in);
		FD_SET(ends[0], &in);
		MUST(select(ends[0] + 1, &in, NULL, NULL, &timeout) == 0);
		break;
	case 4:
		other = epoll_create1(0);
		MUST(epoll_wait(other, &event, 1, 250) == 0);
		close(other);
		break;
	case 5:
		thread = start(feed, NULL);
		MUST(read(ends[0], &byte, 1) == 1);
		pthread_join(thread, NULL);
		break;
	case 6:
		/* computing and sleeping by turns, to meet the sampling signal on the way to sleep
		 */
		time.tv_nsec = 1000000;
		for (int i = 0; i < 200; i++) {
			for (volatile int spin = 0; spin < 300000; spin++)
				;
			MUST(nanosleep(&time, &rest) == 0);
			MUST(poll(&fd, 1, 1) == 0);
		}
		break;
	default:
		return;
	}
	MUST(now_ms() - before >= 249);
}

int main(void)
{
	MUST(pipe(ends) == 0);
	run_epoll(8, turn);
	return 0;
}

/*
 * EXPECT stall cause=blocked_call call=nanosleep min=249ms max=330ms
 * EXPECT stall cause=nested_wait call=poll min=249ms max=330ms
 * EXPECT stall cause=nested_wait call=select min=249ms max=330ms
 * EXPECT stall cause=nested_wait call=epoll_wait min=249ms max=330ms
 * EXPECT stall cause=blocked_call call=read min=249ms max=330ms
 * EXPECT stall min=249ms max=5000ms
 * EXPECT exit=0
 */
