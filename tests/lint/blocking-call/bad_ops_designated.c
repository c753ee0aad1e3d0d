/* SPDX-License-Identifier: MIT */
#include <unistd.h>
#include <uv.h>

struct ops {
	int version;
	int (*open)(int fd);
	int (*sync)(int fd);
};

static int quick(int fd)
{
	return fd;
}

static int slow_sync(int fd)
{
	return fsync(fd); /* EXPECT: blocking-call fsync error root=on_timer steps=3 */
}

static const struct ops file_ops = { .sync = slow_sync, .version = 1, .open = quick };

static void on_timer(uv_timer_t *timer)
{
	const struct ops *ops = timer->data;

	ops->open(1);
	ops->sync(1);
}

int start(uv_timer_t *timer)
{
	timer->data = (void *)&file_ops;
	return uv_timer_start(timer, on_timer, 1000, 0);
}
