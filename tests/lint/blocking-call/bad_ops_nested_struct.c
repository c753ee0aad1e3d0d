/* SPDX-License-Identifier: MIT */
#include <unistd.h>
#include <uv.h>

struct methods {
	int (*flush)(int fd);
};

struct device {
	int fd;
	struct {
		struct methods io;
		int users;
	} inner;
};

static int flush_disk(int fd)
{
	return fsync(fd); /* EXPECT: blocking-call fsync error root=on_timer */
}

static struct device disk = { .fd = 1, .inner = { .io = { flush_disk }, .users = 1 } };

static void on_timer(uv_timer_t *timer)
{
	struct device *device = timer->data;

	device->inner.io.flush(device->fd);
}

int start(uv_timer_t *timer)
{
	timer->data = &disk;
	return uv_timer_start(timer, on_timer, 1000, 0);
}
