/* SPDX-License-Identifier: MIT */
#include <uv.h>

int prepare(void);

static int count;

static void work(void)
{
	count++;
}

static void on_timer(uv_timer_t *timer)
{
	work();
}

int main(void)
{
	uv_timer_t timer;

	prepare();
	uv_timer_init(uv_default_loop(), &timer);
	uv_timer_start(&timer, on_timer, 1000, 0);
	return uv_run(uv_default_loop(), UV_RUN_DEFAULT);
}
