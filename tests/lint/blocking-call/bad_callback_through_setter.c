/* SPDX-License-Identifier: MIT */
/* set_hook(&global) in one file, run in another place through the global. */
#include <unistd.h>
#include <uv.h>

static void (*hook)(int fd);

void set_hook(void (*fn)(int fd))
{
	hook = fn;
}

static void save(int fd)
{
	fsync(fd); /* EXPECT: blocking-call fsync error root=on_timer */
}

static void on_timer(uv_timer_t *timer)
{
	if (hook)
		hook(1);
}

int start(uv_timer_t *timer)
{
	set_hook(save);
	return uv_timer_start(timer, on_timer, 1000, 0);
}
