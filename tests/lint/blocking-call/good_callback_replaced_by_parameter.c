/* SPDX-License-Identifier: MIT */
/* A helper that takes a function runs what it is given: here nothing that waits. */
#include <unistd.h>
#include <uv.h>

static int calls;

static void quick(void)
{
	calls++;
}

static void each(void (*visit)(void))
{
	visit();
	visit();
}

static void on_timer(uv_timer_t *timer)
{
	each(quick);
}

int start(uv_timer_t *timer)
{
	return uv_timer_start(timer, on_timer, 1000, 0);
}
