/* SPDX-License-Identifier: MIT */
/* errx() declared by hand, without its attribute: the rule pack knows that it does not return. */
#include <unistd.h>
#include <uv.h>

extern void errx(int status, const char *format, ...);

static void on_timer(uv_timer_t *timer)
{
	errx(1, "no");
	sleep(1);
}

int start(uv_timer_t *timer)
{
	return uv_timer_start(timer, on_timer, 1000, 0);
}
