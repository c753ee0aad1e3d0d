/* SPDX-License-Identifier: MIT */
#include <uv.h>

static void pump(uv_loop_t *loop, uv_run_mode mode)
{
	uv_run(loop, mode);
}

static void on_timer(uv_timer_t *timer)
{
	pump(timer->loop, UV_RUN_NOWAIT);
}

int main(void)
{
	uv_timer_t timer;

	uv_timer_init(uv_default_loop(), &timer);
	uv_timer_start(&timer, on_timer, 1000, 0);
	pump(uv_default_loop(), UV_RUN_DEFAULT);
	return 0;
}
