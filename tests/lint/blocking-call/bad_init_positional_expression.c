/* SPDX-License-Identifier: MIT */
/* Members initialised by position with more than a name or a number. */
#include <unistd.h>
#include <uv.h>

struct pair {
	unsigned a, b;
};

static unsigned twice(unsigned n)
{
	return 2 * n;
}

static void on_timer(uv_timer_t *timer)
{
	struct pair sum = { 1 + sleep(1), 2 };    /* EXPECT: blocking-call sleep error */
	struct pair call = { twice(sleep(2)) };   /* EXPECT: blocking-call sleep error */
	struct pair both[] = { { 1, sleep(3) } }; /* EXPECT: blocking-call sleep error */

	timer->repeat = sum.a + call.a + both[0].b;
}

int start(uv_timer_t *timer)
{
	return uv_timer_start(timer, on_timer, 1000, 0);
}
