/* SPDX-License-Identifier: MIT */
/* As bad_ops_positional.c, but the second member is called, not the third. */
#include <unistd.h>
#include <uv.h>

struct ops {
	const char *name;
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

static struct ops file_ops = { "file", quick, slow_sync };
static struct ops *current = &file_ops;

static void on_timer(uv_timer_t *timer)
{
	current->open(1);
}

int start(uv_timer_t *timer)
{
	return uv_timer_start(timer, on_timer, 1000, 0);
}
