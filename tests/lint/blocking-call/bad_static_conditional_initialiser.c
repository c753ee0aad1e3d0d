/* SPDX-License-Identifier: MIT */
/* Which function it is, the configuration decides. */
#include <unistd.h>
#include <uv.h>

#define DURABLE 1

static int flush_disk(int fd)
{
	return fsync(fd); /* EXPECT: blocking-call fsync error root=on_timer */
}

static int nothing(int fd)
{
	return fd;
}

static int (*flush)(int fd) = DURABLE ? flush_disk : nothing;

static void on_timer(uv_timer_t *timer)
{
	flush(1);
	nothing(1);
}

int start(uv_timer_t *timer)
{
	return uv_timer_start(timer, on_timer, 1000, 0);
}
