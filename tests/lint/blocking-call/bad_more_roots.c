/* SPDX-License-Identifier: MIT */
/* One culprit, four roots: said once, the others counted. */
#include <unistd.h>
#include <uv.h>

static void nap(void)
{
	sleep(1); /* EXPECT: blocking-call sleep error more_roots=3 steps=3 */
}

static void on_a(uv_timer_t *timer)
{
	nap();
}

static void on_b(uv_timer_t *timer)
{
	nap();
}

static void on_c(uv_idle_t *idle)
{
	nap();
}

static void on_d(uv_signal_t *handle, int number)
{
	nap();
}

void start(uv_timer_t *a, uv_timer_t *b, uv_idle_t *c, uv_signal_t *d)
{
	uv_timer_start(a, on_a, 1, 0);
	uv_timer_start(b, on_b, 1, 0);
	uv_idle_start(c, on_c);
	uv_signal_start(d, on_d, SIGINT);
}
