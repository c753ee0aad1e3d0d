/* SPDX-License-Identifier: MIT */
#include <unistd.h>
#include <uv.h>

typedef int (*sync_fn)(int fd);

static int save(int fd)
{
	return fsync(fd); /* EXPECT: blocking-call fsync error root=on_timer */
}

static int nothing(int fd)
{
	return fd;
}

static sync_fn choose(int durable)
{
	if (durable)
		return save;
	return nothing;
}

static void on_timer(uv_timer_t *timer)
{
	choose(timer->data != NULL)(1);
}

int start(uv_timer_t *timer)
{
	return uv_timer_start(timer, on_timer, 1000, 0);
}
