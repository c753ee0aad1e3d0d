/* SPDX-License-Identifier: MIT */
/* The function comes back through a pointer to it. */
#include <unistd.h>
#include <uv.h>

typedef int (*sync_fn)(int fd);

static int save(int fd)
{
	return fsync(fd); /* EXPECT: blocking-call fsync error root=on_timer */
}

static void find(sync_fn *found)
{
	*found = save;
}

static void on_timer(uv_timer_t *timer)
{
	sync_fn how = NULL;

	find(&how);
	if (how)
		how(1);
}

int start(uv_timer_t *timer)
{
	return uv_timer_start(timer, on_timer, 1000, 0);
}
