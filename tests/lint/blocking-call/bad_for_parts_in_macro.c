/* SPDX-License-Identifier: MIT */
/* The header of the loop comes out of a macro, so its text does not show the semicolons. */
#include <unistd.h>
#include <uv.h>

#define FOREVER         for (;;)
#define UNTIL(c)        for (; !(c);)
#define TIMES(i, n)     for (int i = 0; i < (n); i++)
#define AFTER_EACH(do_) for (;; do_)

static void on_timer(uv_timer_t *timer)
{
	/* EXPECT: blocking-call sleep error */
	TIMES(i, 2) sleep(1);
	UNTIL(uv_timer_get_repeat(timer))
	{
		sleep(2); /* EXPECT: blocking-call sleep error */
	}
	/* EXPECT: blocking-call sleep error */
	AFTER_EACH(sleep(3))
	{
		if (uv_timer_get_repeat(timer))
			break;
	}
	FOREVER
	{
		if (uv_timer_get_repeat(timer))
			break;
	}
	sleep(4); /* EXPECT: blocking-call sleep error */
}

int start(uv_timer_t *timer)
{
	return uv_timer_start(timer, on_timer, 1000, 0);
}
