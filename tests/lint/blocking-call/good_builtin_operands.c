/* SPDX-License-Identifier: MIT */
/* Compiler builtins whose operands do not run. */
#include <unistd.h>
#include <uv.h>

static void on_timer(uv_timer_t *timer)
{
	unsigned total = __builtin_choose_expr(1, 2, sleep(1));

	if (__builtin_constant_p(sleep(2)) || total)
		timer->data = NULL;
}

int start(uv_timer_t *timer)
{
	return uv_timer_start(timer, on_timer, 1000, 0);
}
