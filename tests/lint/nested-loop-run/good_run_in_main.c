/* SPDX-License-Identifier: MIT */
#include <uv.h>

static void on_timer(uv_timer_t *timer)
{
	uv_stop(timer->loop);
}

int main(void)
{
	uv_timer_t timer;

	uv_timer_init(uv_default_loop(), &timer);
	uv_timer_start(&timer, on_timer, 1000, 0);
	return uv_run(uv_default_loop(), UV_RUN_DEFAULT);
}
