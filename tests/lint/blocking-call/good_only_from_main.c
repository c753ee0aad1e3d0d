/* SPDX-License-Identifier: MIT */
#include <netdb.h>
#include <unistd.h>
#include <uv.h>

static void load_configuration(void)
{
	fsync(1);
	gethostbyname("localhost");
}

static void on_timer(uv_timer_t *timer)
{
	uv_timer_stop(timer);
}

int main(void)
{
	uv_timer_t timer;

	load_configuration();
	uv_timer_init(uv_default_loop(), &timer);
	uv_timer_start(&timer, on_timer, 1000, 0);
	uv_run(uv_default_loop(), UV_RUN_DEFAULT);
	load_configuration();
	return 0;
}
