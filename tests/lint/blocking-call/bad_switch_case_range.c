/* SPDX-License-Identifier: MIT */
#include <unistd.h>
#include <uv.h>

static void act(int what)
{
	switch (what) {
	case 0:
		break;
	case 2 ... 9:
		sync(); /* EXPECT: blocking-call sync error */
		break;
	case 10 ... 19:
		fsync(1);
	}
}

static void on_timer(uv_timer_t *timer)
{
	act(5);
}

int start(uv_timer_t *timer)
{
	return uv_timer_start(timer, on_timer, 1000, 0);
}
