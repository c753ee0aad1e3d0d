/* SPDX-License-Identifier: MIT */
#include <stdlib.h>
#include <unistd.h>
#include <uv.h>

static void give_up(void) __attribute__((noreturn));

static void give_up(void)
{
	_exit(3);
}

static void on_timer(uv_timer_t *timer)
{
	if (timer->data) {
		abort();
		sleep(1);
	}
	if (timer->loop) {
		exit(1);
		sleep(2);
	}
	if (timer->close_cb) {
		give_up();
		sleep(3);
	}
	if (uv_timer_get_repeat(timer)) {
		__builtin_unreachable();
		sleep(4);
	}
}

int start(uv_timer_t *timer)
{
	return uv_timer_start(timer, on_timer, 1000, 0);
}
