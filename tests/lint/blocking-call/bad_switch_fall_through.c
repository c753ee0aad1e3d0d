/* SPDX-License-Identifier: MIT */
#include <unistd.h>
#include <uv.h>

static void act(int what)
{
	switch (what) {
	case 1:
		what++;
	case 2:
		fsync(1); /* EXPECT: blocking-call fsync error */
		break;
	case 3:
		sync();
	}
}

static void on_timer(uv_timer_t *timer)
{
	act(1);
}

int start(uv_timer_t *timer)
{
	return uv_timer_start(timer, on_timer, 1000, 0);
}
