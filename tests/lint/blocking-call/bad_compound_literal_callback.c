/* SPDX-License-Identifier: MIT */
#include <unistd.h>
#include <uv.h>

struct ops {
	int fd;
	int (*sync)(int fd);
};

static int save(int fd)
{
	return fsync(fd); /* EXPECT: blocking-call fsync error root=on_timer */
}

static void run(const struct ops *ops)
{
	ops->sync(ops->fd);
}

static void on_timer(uv_timer_t *timer)
{
	run(&(struct ops){ .fd = 1, .sync = save });
}

int start(uv_timer_t *timer)
{
	return uv_timer_start(timer, on_timer, 1000, 0);
}
