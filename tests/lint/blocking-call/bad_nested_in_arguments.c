/* SPDX-License-Identifier: MIT */
/* Calls in arguments and initialisers of a call that is itself harmless. */
#include <string.h>
#include <unistd.h>
#include <uv.h>

struct pair {
	unsigned a, b;
};

static unsigned sum(struct pair pair)
{
	return pair.a + pair.b;
}

static void on_timer(uv_timer_t *timer)
{
	unsigned left = sum((struct pair){ .b = sleep(1) }); /* EXPECT: blocking-call sleep error */

	memset(timer->data, (int)left, sleep(2)); /* EXPECT: blocking-call sleep error */
}

int start(uv_timer_t *timer)
{
	return uv_timer_start(timer, on_timer, 1000, 0);
}
