/* SPDX-License-Identifier: MIT */
/* Two programs in one database: each has its main, and functions of one name. */
#include <unistd.h>
#include <uv.h>

void work(void);

void work(void)
{
	sleep(1); /* EXPECT: blocking-call sleep error */
}

static void on_timer(uv_timer_t *timer)
{
	work();
}

int main(void)
{
	uv_timer_t timer;

	uv_timer_init(uv_default_loop(), &timer);
	uv_timer_start(&timer, on_timer, 1000, 0);
	return uv_run(uv_default_loop(), UV_RUN_DEFAULT);
}
