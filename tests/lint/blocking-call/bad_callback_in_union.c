/* SPDX-License-Identifier: MIT */
#include <unistd.h>
#include <uv.h>

struct hook {
	int kind;
	union {
		int (*sync)(int fd);
		int number;
	};
};

static int save(int fd)
{
	return fsync(fd); /* EXPECT: blocking-call fsync error root=on_timer */
}

static struct hook hook = { .kind = 1, .sync = save };

static void on_timer(uv_timer_t *timer)
{
	struct hook *h = timer->data;

	if (h->kind == 1)
		h->sync(1);
}

int start(uv_timer_t *timer)
{
	timer->data = &hook;
	return uv_timer_start(timer, on_timer, 1000, 0);
}
