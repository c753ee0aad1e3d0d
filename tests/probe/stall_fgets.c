/* SPDX-License-Identifier: MIT
 *
 * stall_fgets.c - a callback reads a line: the C library reads inside itself, where no hook sees
 * it.
 */
#include "victim.h"

static int ends[2];

static void *feed(void *data)
{
	sleep_ms(300);
	MUST(write(ends[1], "line\n", 5) == 5);
	return data;
}

static NOINLINE void do_read(FILE *stream)
{
	char line[16];

	MUST(fgets(line, sizeof(line), stream) && strcmp(line, "line\n") == 0);
	STAY();
}

static void turn(int number)
{
	pthread_t thread;
	FILE *stream;

	if (number != 3)
		return;
	stream = fdopen(ends[0], "r");
	thread = start(feed, NULL);
	do_read(stream);
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
 * EXPECT stall cause=blocked_call call=fgets path=pipe: min=295ms max=330ms top=fgets frame=do_read
 * EXPECT exit=0
 */
