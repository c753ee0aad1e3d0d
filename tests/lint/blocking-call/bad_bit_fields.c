/* SPDX-License-Identifier: MIT */
#include <unistd.h>
#include <uv.h>

struct options {
	unsigned sync : 1;
	unsigned : 3;
	unsigned mode : 4;
};

static void save(struct options *options)
{
	options->mode |= 2;
	if (options->sync && options->mode == 2)
		fsync(1); /* EXPECT: blocking-call fsync error root=on_timer */
}

static void on_timer(uv_timer_t *timer)
{
	save(timer->data);
}

int start(uv_timer_t *timer)
{
	return uv_timer_start(timer, on_timer, 1000, 0);
}
