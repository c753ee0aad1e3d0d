/* SPDX-License-Identifier: MIT */
/* As bad_init_nested_braces.c, but what is called is the first member. */
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
	return fsync(fd);
}

static struct device disk = { 1, { open_disk, flush_disk }, 7 };

static void on_timer(uv_timer_t *timer)
{
	struct device *device = timer->data;

	device->io.open(device->fd);
}

int start(uv_timer_t *timer)
{
	timer->data = &disk;
	return uv_timer_start(timer, on_timer, 1000, 0);
}
