/* SPDX-License-Identifier: MIT */
/* Its address is compared, not called. */
#include <unistd.h>
#include <uv.h>

typedef void (*fn)(void);

static void nap(void)
{
	sleep(1);
}

static int is_nap(fn f)
{
	return f == nap;
}

static void on_timer(uv_timer_t *timer)
{
	is_nap(nap);
}

int start(uv_timer_t *timer)
{
	return uv_timer_start(timer, on_timer, 1000, 0);
}
