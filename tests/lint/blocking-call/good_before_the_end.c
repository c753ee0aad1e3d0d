/* SPDX-License-Identifier: MIT */
/* A process that is about to end may wait: nobody is served any more. */
#include <stdlib.h>
#include <unistd.h>
#include <uv.h>

static void write_core(int fd)
{
	fsync(fd);
}

static void crash(const char *why)
{
	if (why)
		write_core(2);
	else
		sleep(1);
	abort();
}

static void on_timer(uv_timer_t *timer)
{
	if (!timer->data)
		crash("no data");
	if (timer->repeat) {
		fdatasync(1);
		exit(3);
	}
}

int start(uv_timer_t *timer)
{
	return uv_timer_start(timer, on_timer, 1000, 0);
}
