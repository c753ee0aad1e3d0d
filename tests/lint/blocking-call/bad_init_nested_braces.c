/* SPDX-License-Identifier: MIT */
/* A positional initialiser with braces of its own inside. */
#include <unistd.h>
#include <uv.h>

struct methods {
	int (*open)(int fd);
	int (*flush)(int fd);
};

struct device {
	int fd;
	struct methods io;
	int users;
};

static int open_disk(int fd)
{
	return fd;
}

static int flush_disk(int fd)
{
	return fsync(fd); /* EXPECT: blocking-call fsync error root=on_timer */
}

static struct device disk = { 1, { open_disk, flush_disk }, 7 };

static void on_timer(uv_timer_t *timer)
{
	struct device *device = timer->data;

	device->io.flush(device->fd);
}

int start(uv_timer_t *timer)
{
	timer->data = &disk;
	return uv_timer_start(timer, on_timer, 1000, 0);
}
