/* SPDX-License-Identifier: MIT
 *
 * signals.c - what a blocked call must not notice: the probe samples a stall while it lasts.
 *
 * That the calls return what they should is not enough: a sleep that was ended by a signal and
 * taken up again does, too. So the kernel is asked how often the thread went to sleep for the call:
 * once, if nobody woke it. A page that is not there may add to that, but not every time.
 */
#include "victim.h"

#include <signal.h>
#include <sys/resource.h>

static int ends[2], other;

static void *feed(void *data)
{
	sleep_ms(300);
	MUST(write(ends[1], "x", 1) == 1);
	return data;
}

/* How often the calling thread gave up the processor to wait. */
static long sleeps(void)
{
	struct rusage usage;

	MUST(getrusage(RUSAGE_THREAD, &usage) == 0);
	return usage.ru_nvcsw;
}

/* One of the five calls, blocked for 250 ms. */
static void block(int number)
{
	struct timespec rest = { 1, 1 }, time = { 0, 250000000 };
	struct pollfd fd = { .fd = ends[0], .events = POLLIN };
	struct timeval timeout = { 0, 250000 };
	struct epoll_event event;
	fd_set in;
	char byte;

	FD_ZERO(&in);
	FD_SET(ends[0], &in);
	switch (number) {
	case 1:
		MUST(nanosleep(&time, &rest) == 0);
		break;
	case 2:
		MUST(poll(&fd, 1, 250) == 0);
		break;
	case 3:
		MUST(select(ends[0] + 1, &in, NULL, NULL, &timeout) == 0);
		break;
	case 4:
		MUST(epoll_wait(other, &event, 1, 250) == 0);
		break;
	case 5:
		MUST(read(ends[0], &byte, 1) == 1);
		break;
	}
}

/* Computing and sleeping by turns, to meet the sampling signal on the way to sleep. */
static void alternate(void)
{
	struct timespec rest = { 1, 1 }, time = { 0, 1000000 };
	struct pollfd fd = { .fd = ends[0], .events = POLLIN };

	for (int i = 0; i < 200; i++) {
		for (volatile int spin = 0; spin < 300000; spin++)
			;
		MUST(nanosleep(&time, &rest) == 0);
		MUST(poll(&fd, 1, 1) == 0);
	}
}

/* How often the thread went to sleep for that. */
static long sleeps_of(int number)
{
	uint64_t start_ms = now_ms();
	pthread_t feeder = number == 5 ? start(feed, NULL) : 0;
	long before = sleeps();

	block(number);
	before = sleeps() - before;
	if (number == 5)
		pthread_join(feeder, NULL);
	MUST(now_ms() - start_ms >= 249);
	return before;
}

/* Each call in a turn of its own; one that slept twice may be made twice more. */
static void turn(int number)
{
	static int next = 1, again;

	if (number == 0 || next > 6)
		return;
	if (next == 6) {
		alternate();
	} else if (sleeps_of(next) != 1) {
		MUST(++again < 3);
		return;
	}
	next++;
}

int main(void)
{
	other = epoll_create1(0);
	MUST(other >= 0 && pipe(ends) == 0);
	run_epoll(10, turn);
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
