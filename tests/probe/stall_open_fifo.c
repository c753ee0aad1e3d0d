/* SPDX-License-Identifier: MIT
 *
 * stall_open_fifo.c - a callback opens a FIFO that nobody reads yet.
 */
#include "victim.h"

#include <sys/stat.h>

static char path[64];

static void *read_later(void *data)
{
	int fd;

	sleep_ms(300);
	fd = open(path, O_RDONLY);
	MUST(fd >= 0);
	return data;
}

static NOINLINE void do_open(void)
{
	int fd = open(path, O_WRONLY);

	MUST(fd >= 0);
	STAY();
}

static void turn(int number)
{
	pthread_t thread;

	if (number != 3)
		return;
	thread = start(read_later, NULL);
	do_open();
	pthread_join(thread, NULL);
	STAY();
}

int main(void)
{
	snprintf(path, sizeof(path), "fifo.%d", (int)getpid());
	MUST(mkfifo(path, 0600) == 0);
	run_epoll(6, turn);
	MUST(unlink(path) == 0);
	return 0;
}

/*
 * EXPECT stall cause=blocked_call call=open path=fifo. min=295ms max=330ms top=open frame=do_open
 * EXPECT exit=0
 */
