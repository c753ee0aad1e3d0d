/* SPDX-License-Identifier: MIT */
/* Only the quick member is called on the loop; the slow one has a field of its own. */
#include <unistd.h>
#include <uv.h>

struct ops {
	int (*open)(int fd);
	int (*sync)(int fd);
};

static int quick(int fd)
{
	return fd;
}

static int slow_sync(int fd)
{
	return fsync(fd);
}

static const struct ops file_ops = { .sync = slow_sync, .open = quick };

static void on_timer(uv_timer_t *timer)
{
	const struct ops *ops = timer->data;

	ops->open(1);
}

int start(uv_timer_t *timer)
{
	timer->data = (void *)&file_ops;
	return uv_timer_start(timer, on_timer, 1000, 0);
}
