/* SPDX-License-Identifier: MIT */
#include <unistd.h>
#include <uv.h>

static void run(const unsigned char *code)
{
	static const void *const labels[] = { &&stop, &&nap, &&next };

	goto *labels[*code];
nap:
	sleep(1); /* EXPECT: blocking-call sleep error root=on_timer */
next:
	goto *labels[*++code];
stop:
	fsync(1); /* EXPECT: blocking-call fsync error root=on_timer */
}

static void on_timer(uv_timer_t *timer)
{
	run(timer->data);
}

int start(uv_timer_t *timer)
{
	return uv_timer_start(timer, on_timer, 1000, 0);
}
