/* SPDX-License-Identifier: MIT */
/* Operands that do not run. */
#include <unistd.h>
#include <uv.h>

static unsigned total;

static void on_timer(uv_timer_t *timer)
{
	total = 0 && sleep(1);
	total = 1 || sleep(2);
	total = 1 ? 0 : sleep(3);
	total = 0 ? sleep(4) : 0;
	total = 7 ?: sleep(5);
	total = _Generic(total, unsigned: 1, int: sleep(6));
	total = _Alignof(__typeof__(sleep(7)));
}

int start(uv_timer_t *timer)
{
	return uv_timer_start(timer, on_timer, 1000, 0);
}
