/* SPDX-License-Identifier: MIT */
/* Across functions: one that is declared without its parameters, and defined the old way. */
#include <uv.h>

static void report();

static void on_timer(uv_timer_t *timer)
{
	report(timer, 1);
}

static void report(timer, status) uv_timer_t *timer;
int status;
{
	timer->data = status ? timer : NULL;
}

int start(uv_timer_t *timer)
{
	return uv_timer_start(timer, on_timer, 0, 1000);
}
