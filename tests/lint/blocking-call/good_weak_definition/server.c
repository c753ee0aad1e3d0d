/* SPDX-License-Identifier: MIT */
/*
 * The weak definition waits, and the linker does not take it: the program has a strong one.
 * PROGRAM: server server.c hook.c own_hook.c
 */
#include <uv.h>

void hook(void);
void hook_again(void);

static void on_timer(uv_timer_t *timer)
{
	(void)timer;
	hook();
	hook_again();
}

int main(void)
{
	static uv_timer_t timer;

	if (uv_timer_init(uv_default_loop(), &timer))
		return 1;
	uv_timer_start(&timer, on_timer, 0, 100);
	return uv_run(uv_default_loop(), UV_RUN_DEFAULT);
}
