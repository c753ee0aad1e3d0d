/* SPDX-License-Identifier: MIT */
/* The alternatives have one result type; the second is chosen. */
#include <unistd.h>
#include <uv.h>

static int quick(long n)
{
	return (int)n;
}

static int slow(long n)
{
	return fsync((int)n); /* EXPECT: blocking-call fsync error root=on_timer */
}

#define flush(n) _Generic((n), int: quick(n), long: slow(n))

static void on_timer(uv_timer_t *timer)
{
	flush(1L);
}

int start(uv_timer_t *timer)
{
	return uv_timer_start(timer, on_timer, 1000, 0);
}
