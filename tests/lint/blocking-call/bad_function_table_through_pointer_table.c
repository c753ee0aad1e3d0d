/* SPDX-License-Identifier: MIT */
/* A table of pointers to tables. */
#include <unistd.h>
#include <uv.h>

struct driver {
	const char *name;
	int (*flush)(int fd);
};

static int flush_disk(int fd)
{
	return fsync(fd); /* EXPECT: blocking-call fsync error root=on_timer */
}

static const struct driver disk = { "disk", flush_disk };
static const struct driver *const drivers[] = { &disk, NULL };

static void on_timer(uv_timer_t *timer)
{
	for (const struct driver *const *driver = drivers; *driver; driver++)
		(*driver)->flush(1);
}

int start(uv_timer_t *timer)
{
	return uv_timer_start(timer, on_timer, 1000, 0);
}
