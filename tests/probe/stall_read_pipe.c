/* SPDX-License-Identifier: MIT
 *
 * stall_read_pipe.c - a callback reads from a pipe that another thread feeds late.
 */
#include "victim.h"

static int ends[2];

static void *feed(void *data)
{
	sleep_ms(300);
	MUST(write(ends[1], "x", 1) == 1);
	return data;
}

static NOINLINE void do_read(void)
{
	char byte;

	MUST(read(ends[0], &byte, 1) == 1);
	STAY();
}

static void turn(int number)
{
	pthread_t thread;

	if (number != 3)
		return;
	thread = start(feed, NULL);
	do_read();
	pthread_join(thread, NULL);
	STAY();
}

int main(void)
{
	MUST(pipe(ends) == 0);
	run_epoll(6, turn);
	return 0;
}

/*
 * EXPECT stall cause=blocked_call call=read path=pipe: fd=yes min=295ms max=330ms top=read
 * frame=do_read EXPECT exit=0
 */
