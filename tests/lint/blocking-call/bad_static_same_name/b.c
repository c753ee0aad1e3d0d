/* SPDX-License-Identifier: MIT */
#include <unistd.h>
#include <uv.h>

int from_main(void);

static void work(void)
{
	sleep(3); /* EXPECT: blocking-call sleep error root=on_timer steps=3 */
}

static void on_timer(uv_timer_t *timer)
{
	work();
}

int main(void)
{
	uv_timer_t timer;

	from_main();
	uv_timer_init(uv_default_loop(), &timer);
	uv_timer_start(&timer, on_timer, 1000, 0);
	return uv_run(uv_default_loop(), UV_RUN_DEFAULT);
}
