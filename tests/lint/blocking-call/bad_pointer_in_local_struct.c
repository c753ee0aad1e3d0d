/* SPDX-License-Identifier: MIT */
/* A struct is filled on the stack and copied whole. */
#include <unistd.h>
#include <uv.h>

struct ops {
	int (*sync)(int fd);
};

static struct ops current;

static int save(int fd)
{
	return fsync(fd); /* EXPECT: blocking-call fsync error root=on_timer */
}

static void on_timer(uv_timer_t *timer)
{
	current.sync(1);
}

int start(uv_timer_t *timer)
{
	struct ops ops = { .sync = save };

	current = ops;
	return uv_timer_start(timer, on_timer, 1000, 0);
}
