/* SPDX-License-Identifier: MIT
 *
 * stall_nested_poll.c - a callback waits for an answer with poll.
 */
#include "victim.h"

static int answer;

static void *reply(void *data)
{
	sleep_ms(300);
	event_set(answer);
	return data;
}

static NOINLINE void do_ask(void)
{
	struct pollfd fd = { .fd = answer, .events = POLLIN };

	MUST(poll(&fd, 1, 5000) == 1);
	event_take(answer);
	STAY();
}

static void turn(int number)
{
	pthread_t thread;

	if (number != 3)
		return;
	thread = start(reply, NULL);
	do_ask();
	pthread_join(thread, NULL);
	STAY();
}

int main(void)
{
	answer = event_new();
	run_epoll(6, turn);
	return 0;
}

/*
 * EXPECT stall cause=nested_wait call=poll fd=yes min=295ms max=330ms top=poll frame=do_ask
 * EXPECT exit=0
 */
