/* SPDX-License-Identifier: MIT */
/* The jumps lead around every call. */
#include <unistd.h>
#include <uv.h>

static void on_timer(uv_timer_t *timer)
{
	goto out;
	sleep(1);
inside:
	sleep(2);
	goto inside;
out:
	return;
}

int start(uv_timer_t *timer)
{
	return uv_timer_start(timer, on_timer, 1000, 0);
}
