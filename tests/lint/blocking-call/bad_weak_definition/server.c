/* SPDX-License-Identifier: MIT */
/*
 * The strong definition is another program's: this one has the weak one.
 * PROGRAM: server server.c hook.c
 * PROGRAM: quick quick.c hook.c own_hook.c
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
