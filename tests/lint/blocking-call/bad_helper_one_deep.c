/* SPDX-License-Identifier: MIT */
#include <unistd.h>
#include <uv.h>

static void nap(void)
{
	usleep(50000); /* EXPECT: blocking-call usleep error root=on_timer steps=3 */
}

static void on_timer(uv_timer_t *timer)
{
	nap();
}

int start(uv_timer_t *timer)
{
	return uv_timer_start(timer, on_timer, 1000, 0);
}
