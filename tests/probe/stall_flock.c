/* SPDX-License-Identifier: MIT
 *
 * stall_flock.c - a callback waits for a file lock that somebody else holds.
 */
#include "victim.h"

#include <sys/file.h>

static int first;
static char path[64];

static void *release(void *data)
{
	sleep_ms(300);
	MUST(flock(first, LOCK_UN) == 0);
	return data;
}

static NOINLINE void do_lock(int fd)
{
	MUST(flock(fd, LOCK_EX) == 0);
	STAY();
}

static void turn(int number)
{
	pthread_t thread;
	int fd;

	if (number != 3)
		return;
	fd = open(path, O_RDWR);
	MUST(fd >= 0);
	thread = start(release, NULL);
	do_lock(fd);
	pthread_join(thread, NULL);
	STAY();
}

int main(void)
{
	snprintf(path, sizeof(path), "lock.%d", (int)getpid());
	first = open(path, O_RDWR | O_CREAT, 0600);
	MUST(first >= 0 && flock(first, LOCK_EX) == 0);
	run_epoll(6, turn);
	MUST(unlink(path) == 0);
	return 0;
}

/*
 * EXPECT stall cause=blocked_call call=flock fd=yes path=lock. min=295ms max=330ms top=flock
 * frame=do_lock EXPECT exit=0
 */
