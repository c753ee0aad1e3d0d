/* SPDX-License-Identifier: MIT */
#include "sync.h"

int fetch(uv_loop_t *loop, const char *name)
{
	return loop && name ? 0 : -1;
}

static void on_timer(uv_timer_t *timer)
{
	fetch_sync(timer->loop, "config");
}

int main(void)
{
	uv_timer_t timer;

	fetch_sync(uv_default_loop(), "start");
	uv_timer_init(uv_default_loop(), &timer);
	uv_timer_start(&timer, on_timer, 1000, 0);
	return uv_run(uv_default_loop(), UV_RUN_DEFAULT);
}
