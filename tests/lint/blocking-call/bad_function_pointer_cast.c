/* SPDX-License-Identifier: MIT */
/* Handlers of different types in one table of untyped pointers. */
#include <unistd.h>
#include <uv.h>

typedef void any_fn(void);

static int save(int fd)
{
	return fsync(fd); /* EXPECT: blocking-call fsync error root=on_timer */
}

static any_fn *handler = (any_fn *)save;

static void on_timer(void *timer)
{
	((int (*)(int))handler)(1);
}

int start(uv_timer_t *timer)
{
	return uv_timer_start(timer, (uv_timer_cb)on_timer, 1000, 0);
}
